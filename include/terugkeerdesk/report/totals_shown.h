/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/report/totals_shown.h - totals as they may leave the desk.
 *
 * Every number that is shown is of nothing or of `smallest` cases at least, and so is
 * what differs between two of them:
 * - years that are too small are joined with their neighbours;
 * - kinds (or routes, or states) that are too small in any row are merged in all rows of
 *   the table, so that the sums below give nothing away;
 * - what is merged per period is merged per year too.  Per year more may be merged: then
 *   the sums of years and those of periods leave room for `smallest` cases at least.
 */
#ifndef TERUGKEERDESK_REPORT_TOTALS_SHOWN_H
#define TERUGKEERDESK_REPORT_TOTALS_SHOWN_H

#include "terugkeerdesk/report/totals.h"

enum totals_table {
	TOTALS_REGISTERED_KIND,
	TOTALS_REGISTERED_ROUTE,
	TOTALS_REGISTERED_STATE, /* that they are in now */
	TOTALS_DEPARTED_KIND,
	TOTALS_DEPARTED_ROUTE,
	TOTALS_CAME, /* into a state; without those that are tables of their own */
	TOTALS_TABLES
};

/* Years, the last one too. */
struct totals_span {
	int first, last;
};
#define TOTALS_PERIODS_MAX 4

#define TOTALS_PARTS_MAX CASE_STATE_COUNT
struct totals_row {
	struct totals_span years;
	struct totals_count all; /* not for TOTALS_CAME: a case may come into several */
	struct totals_count part[TOTALS_PARTS_MAX];
};

struct totals_shown {
	enum totals_table table;
	int part_count;
	unsigned part[TOTALS_PARTS_MAX]; /* kinds, routes or states, as bits */
	size_t row_count;
	struct totals_row row[TOTALS_YEARS];
	struct totals_row sum; /* of all rows */
};

/*
 * totals_show(totals, table, period, periods, ret, ret_years):
 * A table with a row per period, and the same with a row per year.  The periods follow
 * each other; there is one at least.
 */
void totals_show(const struct totals *totals, enum totals_table table,
    const struct totals_span *period, size_t periods, int64_t smallest,
    struct totals_shown *ret_periods, struct totals_shown *ret_years);

/* The bits of what leaves by itself, under supervision or not: one thing, though two. */
#define TOTALS_VOLUNTARY   (1u << (1 + DEPARTURE_VOLUNTARY))
#define TOTALS_INDEPENDENT (TOTALS_VOLUNTARY | 1u << (1 + DEPARTURE_SUPERVISED))

/* Were several merged that are not one thing? */
bool totals_merged(enum totals_table table, unsigned parts);

#endif
