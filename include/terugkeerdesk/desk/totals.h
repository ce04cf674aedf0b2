/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/desk/totals.h - how many were registered, departed, and came how far.
 */
#ifndef TERUGKEERDESK_DESK_TOTALS_H
#define TERUGKEERDESK_DESK_TOTALS_H

#include "terugkeerdesk/desk/desk.h"
#include "terugkeerdesk/desk/reports.h"
#include "terugkeerdesk/report/totals_form.h"

/* Departures that somebody else counted, in the same form. */
struct desk_given {
	struct totals_form form;
	int printed_percent; /* the share that the source prints; -1: none */
	char *source;        /* owned; "" none */
};

/*
 * desk_totals(desk, period, cases, watch, faults):
 * Count the cases of a period, year by year.  Without cases (NULL) nothing is counted.
 * NULL with faults: a period that ends before it begins (FAULT_USAGE), a file that cannot
 * be read, a locked ledger, and with `strict` rows with an error (FAULT_ROWS; the watch
 * has each).
 */
struct desk_totals {
	struct totals *sums;       /* NULL: nothing was counted */
	struct desk_period period; /* as it was asked for */
	day_number counted_on;
	day_number until; /* its last day that has come: averages are taken until then */
	int split[TOTALS_PERIODS_MAX - 1]; /* years in which another period begins */
	int splits;
	struct desk_given *given; /* owned */
	size_t given_count;
	struct desk_read read;
};
struct desk_totals *desk_totals(struct desk *desk, const struct desk_period *period,
    const struct desk_cases *cases, const struct desk_watch *watch,
    struct faults *faults);
void desk_totals_free(struct desk_totals *totals); /* NULL is fine */

/* Divide the period before a year, or before several: "2017", "2014,2017".  FAULT_USAGE.
 */
int desk_totals_split(struct desk_totals *totals, const char *years, struct fault *fault);

/* Read figures that are shown beside the counts: from a file, terugkeerdesk-totals(5), or
 * by the name of a table that came with the program.  Every fault is added. */
int desk_totals_table(const struct desk *desk, struct desk_totals *totals,
    const char *path, struct faults *faults);

/* The forms in which they leave the desk: what is smaller than the configured number is
 * merged (report/totals_shown.h).  JSON (terugkeerdesk-totals/1) and CSV are new memory,
 * to g_free. */
char *desk_totals_json(const struct desk *desk, const struct desk_totals *totals);
char *desk_totals_csv(const struct desk *desk, const struct desk_totals *totals);
void desk_totals_document(const struct desk *desk, const struct desk_totals *totals,
    enum lang lang, struct document *ret);

#endif
