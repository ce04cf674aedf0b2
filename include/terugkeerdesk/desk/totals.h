/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/desk/totals.h - how many were registered, departed, and came how far.
 */
#ifndef TERUGKEERDESK_DESK_TOTALS_H
#define TERUGKEERDESK_DESK_TOTALS_H

#include "terugkeerdesk/desk/desk.h"
#include "terugkeerdesk/desk/reports.h"
#include "terugkeerdesk/report/totals.h"

/*
 * desk_totals(desk, period, cases, watch, faults):
 * Count the cases of a period, year by year.  NULL with faults: a period that ends before
 * it begins (FAULT_USAGE), a file that cannot be read, a locked ledger, and with `strict`
 * none of them when rows were bad (the watch has them).
 */
struct desk_totals {
	struct totals *sums;
	struct desk_period period; /* as it was asked for */
	struct desk_read read;
};
struct desk_totals *desk_totals(struct desk *desk, const struct desk_period *period,
    const struct desk_cases *cases, const struct desk_watch *watch,
    struct faults *faults);
void desk_totals_free(struct desk_totals *totals); /* NULL is fine */

#endif
