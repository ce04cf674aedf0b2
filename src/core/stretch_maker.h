/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * core/stretch_maker.h - the parts that fill the tables of a stretch.
 */
#ifndef TERUGKEERDESK_SRC_CORE_STRETCH_MAKER_H
#define TERUGKEERDESK_SRC_CORE_STRETCH_MAKER_H

#include "terugkeerdesk/core/fault.h"

#include "stretch.h"

/* What one bit stands for. */
struct rule_bit {
	int condition;
	const struct condition_rule *rule;
	const struct in_force *in_force; /* of the first package that has it */
	uint64_t overlays; /* which of in_force speak of it */
	/* A test of the country: the list it asks, and what each value there means. */
	int list;
	enum answer of_value[COUNTRY_VALUES_MAX];
};

struct stretch_maker {
	const struct policy_set *set;
	const struct country_table *countries;
	const struct rule_names *names;
	struct schedule_store *store;
	struct rule_bit bit[RULES_MAX];
	struct condition_rule stand_in[RULEBOOK_CONDITIONS_MAX];
	struct stretch *stretch;
	struct fault *fault;
};

/* A maximum of the engine that does not suffice.  Returns -1. */
int stretch_too_many(const struct stretch_maker *maker, const char *what, int most);

void stretch_put(struct masks *masks, uint64_t rules, enum answer answer);

int stretch_rules_fill(struct stretch_maker *maker); /* bits, and tables by fact */
int stretch_rows_fill(struct stretch_maker *maker); /* tables by nationality */
int stretch_sections_fill(struct stretch_maker *maker); /* sections, tariffs, schedules */

/* The answer that a country list gives to a condition, by number of the value. */
enum answer stretch_country_answer(const struct condition_rule *rule,
    const struct country_list *list, size_t value);

/* The overlays that can decide a condition, as bits by index. */
uint64_t stretch_overlays(
    const struct in_force *in_force, const struct condition_rule *rule);

/* The overlay that decides a condition for a nationality, or NULL; and its answer. */
const struct overlay_rule *stretch_overlay(const struct in_force *in_force,
    const struct condition_rule *rule, country_code code);
enum answer stretch_overlay_answer(const struct overlay_rule *overlay,
    const struct condition_rule *rule, day_number date);

/* When everything else is filled in. */
void stretch_facts_fill(struct stretch_maker *maker);

#endif
