/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/desk/what_if.h - what another policy would come to, over many cases.
 */
#ifndef TERUGKEERDESK_DESK_WHAT_IF_H
#define TERUGKEERDESK_DESK_WHAT_IF_H

#include "terugkeerdesk/desk/desk.h"
#include "terugkeerdesk/desk/reports.h"
#include "terugkeerdesk/report/what_if.h"

/*
 * desk_what_if(desk, policy, against, cases, watch, ret, faults):
 * Try a policy, by id or as a file that need not be installed, against another one
 * (NULL: against what applied).  A policy of a package is applied to every household.  An
 * amendment counts on its own side only (one that is installed is taken out of the
 * other): in the package of the other side if that is one, else in what applies.  NULL with
 * faults: a policy or file that cannot be read, a locked ledger, and with `strict` rows
 * with an error (FAULT_ROWS; the watch has each).
 */
struct desk_what_if {
	struct what_if *sums;
	const char *name[WHAT_IF_SIDES]; /* id, or "applied"; never the same */
	struct desk_read read;
};
struct desk_what_if *desk_what_if(struct desk *desk, const char *policy,
    const char *against, const struct desk_cases *cases, const struct desk_watch *watch,
    struct faults *faults);
void desk_what_if_free(struct desk_what_if *what_if); /* NULL is fine */

/* The forms in which it leaves the desk: groups smaller than the configured number are
 * merged.  JSON (terugkeerdesk-what-if/1) and CSV are new memory, to g_free. */
char *desk_what_if_json(const struct desk *desk, const struct desk_what_if *what_if);
char *desk_what_if_csv(const struct desk *desk, const struct desk_what_if *what_if);
void desk_what_if_document(const struct desk *desk, const struct desk_what_if *what_if,
    enum lang lang, struct document *ret);

#endif
