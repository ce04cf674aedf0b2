/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * core/stretch.h - the rules of one stretch of registration dates, as small tables.
 *
 * Between two dates on which something changes every rule is the same.  Each rule in
 * force has a bit; packages that test the same thing share it.  The tables say which
 * bits an answer to a fact, or a nationality, makes unmet, unknown or a check; what is
 * in none of the three is met.  So judging a person is a handful of ORs.
 */
#ifndef TERUGKEERDESK_SRC_CORE_STRETCH_H
#define TERUGKEERDESK_SRC_CORE_STRETCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "terugkeerdesk/core/rulebook.h"

#include "in_force.h"
#include "schedule.h"

#define RULES_MAX 64 /* bits */
#define FACT_TABLES_MAX 24
#define ROW_CLASSES_MAX 255

struct masks {
	uint64_t unmet;
	uint64_t unknown;
	uint64_t check;
};

/* All that are not met for certain. */
static inline uint64_t masks_rules(const struct masks *masks)
{
	return masks->unmet | masks->unknown | masks->check;
}

/* What each answer to a fact makes of the rules that look at it. */
struct fact_table {
	uint8_t offset; /* of the small_answer */
	struct masks of[1 + FACT_CHOICES_MAX];
};

/* The rules that look at it. */
static inline uint64_t fact_table_rules(const struct fact_table *table)
{
	uint64_t ret = 0;

	for (size_t i = 0; i < sizeof(table->of) / sizeof(table->of[0]); i++)
		ret |= masks_rules(&table->of[i]);
	return ret;
}

/* What a nationality makes of the rules. */
struct row_class {
	struct masks masks;
	uint64_t replaced; /* decided here, whatever the facts say */
};

/* A yes to this fact turns unmet into a check in these rules. */
struct softener {
	uint8_t offset;
	uint64_t rules;
};

/* A yes counts only within so many years. */
struct lapse {
	uint64_t rule;
	uint8_t offset; /* of the answer */
	uint8_t since_offset; /* of the day, in the member */
	int years;
	struct masks otherwise; /* what a no makes of it */
};

/* A day after or before another gives an answer; not known: met. */
struct day_test {
	struct masks masks;
	bool of_member;
	uint8_t offset;
	day_number after;
	day_number before;
};

/* Conditions that are satisfied together or not: a group of a package, or one
 * condition that counts for some components only.  Packages that share a choice are
 * satisfied together in a completion, each where its answers leave that open. */
struct section {
	uint64_t rules;
	uint8_t choice;
};

struct stretch {
	day_number from; /* until the next one; DAY_NONE: since ever */
	const struct policy *policy[PACKAGE_COUNT];
	uint8_t applies[1 + DEPARTURE_KIND_COUNT][1 + ROUTE_COUNT]; /* by small_answer */

	/* For judging. */
	struct masks always;
	struct fact_table *case_table; /* departure kind among them */
	size_t case_table_count;
	struct fact_table *member_table;
	size_t member_table_count;
	uint8_t row_class_of[COUNTRIES_MAX + 1];
	struct row_class *row_class;
	size_t row_class_count;
	/* No known nationality, and rules that look at a fact but that an overlay decides
	 * for some nationalities: which answers an overlay gives to somebody. */
	uint64_t overlay_met, overlay_unmet, overlay_check;
	struct softener *softener;
	size_t softener_count;
	struct lapse *lapse;
	size_t lapse_count;
	struct day_test *day_test;
	size_t day_test_count;

	/* By package: rules on which an amount rests, and the facts, a bit per enum fact_id,
	 * that these rules or a payment look at. */
	uint64_t rules_for[PACKAGE_COUNT];
	uint64_t facts[PACKAGE_COUNT];

	/* For paying. */
	struct section section[SECTIONS_MAX];
	uint8_t section_count;
	bool choices_shared; /* some choice has more than one section */
	uint8_t tariff_of[COUNTRIES_MAX + 1]; /* of the unknown row: any, so not read */
	uint8_t tariff_count;
	const struct schedule *schedule[DEPARTURE_KIND_COUNT]; /* owned by the rulebook */

	/* For explaining. */
	uint8_t rule_count;
	uint64_t all_rules;
	uint64_t rules_of[RULEBOOK_CONDITIONS_MAX]; /* every bit of a condition name */
	struct {
		bool exists;
		int8_t bit; /* -1: does not exist */
		const struct condition_rule *rule; /* NULL: none in the period, so met */
	} condition[PACKAGE_COUNT][RULEBOOK_CONDITIONS_MAX];
	/* Conditions (a bit per index) that a component rests on. */
	uint64_t rests_on[PACKAGE_COUNT][DEPARTURE_KIND_COUNT][RULEBOOK_COMPONENTS_MAX];
	struct in_force in_force[PACKAGE_COUNT];
};

#define UNKNOWN_CLASS 0 /* the class of COUNTRY_UNKNOWN_ROW */

/* Fails when a maximum does not suffice.  *ret is zeroed; stretch_clear frees it. */
struct schedule_store;
int stretch_make(const struct policy_set *set, const struct country_table *countries,
    const struct rule_names *names, day_number from, struct schedule_store *store,
    struct stretch *ret, struct fault *fault);
void stretch_clear(struct stretch *stretch);

#endif
