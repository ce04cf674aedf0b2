/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * core/in_force.h - what the policies say about one package on one registration date.
 *
 * The policy in force, with the conditions it takes over from others, and on top of it
 * every amendment that holds on that date, in order.
 */
#ifndef TERUGKEERDESK_SRC_CORE_IN_FORCE_H
#define TERUGKEERDESK_SRC_CORE_IN_FORCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "terugkeerdesk/core/policy.h"
#include "terugkeerdesk/core/rulebook.h"

#define IN_FORCE_MAX 64 /* [amount] and [overlay] sections at one time */

/* The names that all policies together use, in order of appearance. */
struct rule_names {
	const char *condition[RULEBOOK_CONDITIONS_MAX];
	size_t condition_count;
	const char *component[RULEBOOK_COMPONENTS_MAX];
	size_t component_count;
};
int rule_names_condition(const struct rule_names *names, const char *name); /* or -1 */
int rule_names_component(const struct rule_names *names, const char *name);

/* Is this condition one of the group, "rean.own_means" of "rean"? */
bool rule_names_in_group(const char *condition, const char *group);

struct in_force {
	enum package package;
	day_number date;
	const struct policy *policy;
	/* By index of the condition: does it exist here, and the section of the period
	 * (NULL: none, so the condition is met). */
	bool exists[RULEBOOK_CONDITIONS_MAX];
	const struct condition_rule *condition[RULEBOOK_CONDITIONS_MAX];
	const struct component_rule *component[RULEBOOK_COMPONENTS_MAX][DEPARTURE_KIND_COUNT];
	const struct amount_rule *amount[IN_FORCE_MAX]; /* later ones win */
	size_t amount_count;
	const struct overlay_rule *overlay[IN_FORCE_MAX]; /* later ones win */
	size_t overlay_count;
};

/* The set must have passed rulebook_check. */
void in_force_find(const struct policy_set *set, const struct rule_names *names,
    enum package package, day_number date, struct in_force *ret);

/* Amendments in the order in which they count: by from, then id.  New memory, g_free. */
const struct policy **in_force_amendments(const struct policy_set *set, size_t *ret_count);

/* The period of a section: in an amendment its file's, where it names none itself. */
struct period in_force_period(const struct policy *policy, struct period section);
bool in_force_holds(const struct policy *policy, struct period section, day_number date);

/* Does a list of nationalities (NULL: everybody) name this one? */
bool in_force_names(const country_code *nationalities, country_code code);

/* The policy whose sections of a condition count for `policy`: itself, or one that it
 * takes conditions over from; NULL when there is none. */
const struct policy *in_force_owner(const struct policy_set *set,
    const struct policy *policy, const char *condition);

#endif
