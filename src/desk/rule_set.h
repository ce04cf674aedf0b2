/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * desk/rule_set.h - policies put into a set, taken out, or made to hold for every date.
 */
#ifndef DESK_RULE_SET_H
#define DESK_RULE_SET_H

#include "terugkeerdesk/core/policy.h"

/* Put `policy` where the order of the set has it, in the place of the one with its id. */
void rule_set_put(struct policy_set *set, struct policy *take_policy);
/* Nothing happens when there is none of that id. */
void rule_set_remove(struct policy_set *set, const char *id);
/* In its package, the policy of this id is in force on every registration date.  The rules
 * of the others are still there for those that take them over. */
void rule_set_hold(struct policy_set *set, const char *id);

#endif
