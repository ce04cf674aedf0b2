/* SPDX-License-Identifier: EUPL-1.2 */
#include "stretch.h"

#include <stdio.h>

#include <glib.h>

#include "terugkeerdesk/core/assess.h"

#include "stretch_maker.h"

int stretch_too_many(const struct stretch_maker *maker, const char *what, int most)
{
	char expected[16];

	snprintf(expected, sizeof(expected), "%d", most);
	return fault_set(maker->fault, FAULT_TOO_LONG, what, "", expected);
}

static bool applies_on(const struct policy *policy, const struct applies_rule *rule,
    day_number date, int kind, int route)
{
	return in_force_holds(policy, rule->period, date) &&
	    rule->departure_kinds & (1 << kind) && rule->routes & (1 << route);
}

/* An [applies] section holds in its own period, whichever policy of the package is in
 * force: a new file with new amounts need not repeat it. */
static int find_applies(struct stretch_maker *maker, day_number date, int kind, int route,
    uint8_t *ret)
{
	*ret = APPLIES_NONE;
	for (size_t i = 0; i < maker->set->count; i++) {
		const struct policy *policy = maker->set->policy[i];

		for (size_t j = 0; policy->kind == POLICY_PACKAGE && j < policy->applies_count;
		     j++) {
			const struct applies_rule *rule = &policy->applies[j];
			char place[100];

			if (!applies_on(policy, rule, date, kind, route))
				continue;
			if (*ret != APPLIES_NONE && *ret != policy->package) {
				snprintf(place, sizeof(place), "[applies %s]", rule->name);
				fault_set(maker->fault, FAULT_OVERLAP, place,
				    package_name(policy->package),
				    package_name(*ret));
				return fault_at(maker->fault, policy->file, rule->line);
			}
			*ret = policy->package;
		}
	}
	return 0;
}

/* What applies when the kind or the route is not known: open, unless all agree. */
static uint8_t agree(uint8_t one, uint8_t other)
{
	return one == other ? one : APPLIES_OPEN;
}

static int fill_applies(struct stretch_maker *maker, day_number date)
{
	uint8_t(*applies)[1 + ROUTE_COUNT] = maker->stretch->applies;

	for (int kind = 1; kind <= DEPARTURE_KIND_COUNT; kind++)
		for (int route = 1; route <= ROUTE_COUNT; route++)
			if (find_applies(maker, date, kind - 1, route - 1,
				&applies[kind][route]) < 0)
				return -1;
	for (int kind = 1; kind <= DEPARTURE_KIND_COUNT; kind++) {
		applies[kind][0] = applies[kind][1];
		for (int route = 2; route <= ROUTE_COUNT; route++)
			applies[kind][0] = agree(applies[kind][0], applies[kind][route]);
	}
	for (int route = 0; route <= ROUTE_COUNT; route++) {
		applies[0][route] = applies[1][route];
		for (int kind = 2; kind <= DEPARTURE_KIND_COUNT; kind++)
			applies[0][route] = agree(applies[0][route], applies[kind][route]);
	}
	return 0;
}

int stretch_make(const struct policy_set *set, const struct country_table *countries,
    const struct rule_names *names, day_number from, struct schedule_store *store,
    struct stretch *ret, struct fault *fault)
{
	struct stretch_maker maker = {
		.set = set,
		.countries = countries,
		.names = names,
		.store = store,
		.stretch = ret,
		.fault = fault,
	};
	/* Any day stands for its stretch; DAY_NONE itself is no day. */
	day_number date = from == DAY_NONE ? DAY_NONE + 1 : from;

	ret->from = from;
	for (int package = 0; package < PACKAGE_COUNT; package++) {
		in_force_find(set, names, package, date, &ret->in_force[package]);
		ret->policy[package] = ret->in_force[package].policy;
	}
	if (fill_applies(&maker, date) < 0 || stretch_rules_fill(&maker) < 0 ||
	    stretch_rows_fill(&maker) < 0)
		return -1;
	if (stretch_sections_fill(&maker) < 0)
		return -1;
	stretch_facts_fill(&maker);
	return 0;
}

void stretch_clear(struct stretch *stretch)
{
	g_free(stretch->case_table);
	g_free(stretch->member_table);
	g_free(stretch->row_class);
	g_free(stretch->softener);
	g_free(stretch->lapse);
	g_free(stretch->day_test);
	*stretch = (struct stretch){ 0 };
}
