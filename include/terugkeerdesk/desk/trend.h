/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/desk/trend.h - registrations or departures per month by nationality, and
 * the months that stand out.  It counts; it does not judge persons.
 */
#ifndef TERUGKEERDESK_DESK_TREND_H
#define TERUGKEERDESK_DESK_TREND_H

#include "terugkeerdesk/desk/desk.h"
#include "terugkeerdesk/desk/reports.h"
#include "terugkeerdesk/report/signals.h"
#include "terugkeerdesk/report/trend.h"

/* What is asked. */
struct desk_trend_ask {
	enum trend_by by;
	/* The months from that of the first day on are shown; those before serve for
	 * comparison.  Days after the last one do not count: its month may not be over.
	 * Open: until today, and a later day counts as today. */
	struct desk_period period;
};

struct desk_trend {
	struct desk_trend_ask ask;
	struct trend *sums;
	struct signal_method method;
	struct signals signals; /* of all months, also those that are not shown */
	int first, last; /* the months that are shown; last is less: none has a case */
	struct trend_count shown; /* of these months and all nationalities */
	struct desk_read read;
};

/*
 * desk_trend(desk, ask, cases, watch, faults):
 * Count.  NULL with faults: a file that cannot be read, a locked ledger, a period
 * that ends before it begins or begins after today, and with `strict` rows with an error
 * (FAULT_ROWS; the watch has each).
 */
struct desk_trend *desk_trend(struct desk *desk, const struct desk_trend_ask *ask,
    const struct desk_cases *cases, const struct desk_watch *watch,
    struct faults *faults);
void desk_trend_free(struct desk_trend *trend); /* NULL is fine */

/*
 * The forms in which it leaves the desk.  Of a nationality in a month with fewer cases
 * than the configured number nothing is told: such groups are merged into one.  JSON
 * (terugkeerdesk-trend/1) and CSV are new memory, to g_free.
 */
char *desk_trend_json(const struct desk *desk, const struct desk_trend *trend);
char *desk_trend_csv(const struct desk *desk, const struct desk_trend *trend);
void desk_trend_document(const struct desk *desk, const struct desk_trend *trend,
    enum lang lang, struct document *ret);

#endif
