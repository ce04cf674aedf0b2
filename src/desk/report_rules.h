/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * desk/report_rules.h - the two sides of a what-if, each with its own rules.
 */
#ifndef DESK_REPORT_RULES_H
#define DESK_REPORT_RULES_H

#include "terugkeerdesk/report/what_if.h"

struct desk;
struct faults;

struct report_rules {
	struct what_if_rules rules[WHAT_IF_SIDES];
	char *name[WHAT_IF_SIDES]; /* owned */
	struct policy_set set[WHAT_IF_SIDES]; /* owned; the second may be empty */
	struct rulebook *rulebook[WHAT_IF_SIDES]; /* owned; the second NULL: the first */
};

/* The rules of the desk must have been read.  *ret is zeroed or clear. */
int report_rules_make(struct desk *desk, const char *policy, const char *against,
    struct report_rules *ret, struct faults *faults);
void report_rules_clear(struct report_rules *rules);

#endif
