/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/report/totals_form.h - departures in the form of the table of 2010-2019
 * (answers-eu-strategy-2021): persons per year, by departure kind, and which share of
 * them left by itself.
 */
#ifndef TERUGKEERDESK_REPORT_TOTALS_FORM_H
#define TERUGKEERDESK_REPORT_TOTALS_FORM_H

#include "terugkeerdesk/report/totals_shown.h"

#define TOTALS_FORM_ROWS TOTALS_KINDS

/* One column: a period. */
struct totals_form {
	day_number from, to; /* DAY_NONE: open */
	bool per_year; /* false: open, or shorter than a year: whole numbers, not averages
			*/
	int row_count;
	unsigned row[TOTALS_FORM_ROWS]; /* departure kinds, as bits; TOTALS_INDEPENDENT */
	/* Persons, in tenths; per year they add up. */
	int64_t all;
	int64_t figure[TOTALS_FORM_ROWS];
	/* What left by itself of all, in percent of these figures; a range where the kind
	 * is not known or merged; -1: nobody departed. */
	int share_min, share_max;
};

/* From figures by small_answer: of the whole period (`averages` false), or per year. */
void totals_form_make(day_number from, day_number to, bool averages,
    const int64_t persons[TOTALS_KINDS], struct totals_form *ret);

/* From a row of TOTALS_DEPARTED_KIND with a row per period. */
void totals_form_from_row(day_number from, day_number to,
    const struct totals_shown *shown, const struct totals_row *row,
    struct totals_form *ret);

#endif
