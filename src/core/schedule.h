/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * core/schedule.h - what is paid to one person, for one departure kind, in one stretch.
 *
 * A payment is a component of a package.  Who somebody is for the amounts is a profile,
 * what their nationality means for them a tariff, and which sections of conditions are
 * satisfied a set.  An outcome adds the payments up; the outcome of every (tariff,
 * profile, set) is made when the rules are compiled.
 */
#ifndef TERUGKEERDESK_SRC_CORE_SCHEDULE_H
#define TERUGKEERDESK_SRC_CORE_SCHEDULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "terugkeerdesk/core/policy.h"
#include "terugkeerdesk/core/rulebook.h"

#include "in_force.h"

#define SECTIONS_MAX 8
#define SECTIONS_TABLED 6 /* beyond, outcomes are added up when they are asked for */
#define TARIFFS_MAX 32
#define PAYMENTS_MAX (PACKAGE_COUNT * RULEBOOK_COMPONENTS_MAX)

/* Who somebody is: minor or adult, main applicant, and a third that asks of a minor
 * whether unaccompanied, of another adult whether with an application of their own. */
enum profile {
	PROFILE_THIRD = 1,
	PROFILE_MAIN = 2,
	PROFILE_MINOR = 4,
	PROFILE_COUNT = 8
};

struct payment {
	const struct component_rule *rule;
	uint8_t package;
	uint8_t component;
	uint8_t needs; /* set of sections */
	int8_t less; /* payment that comes off this one, or -1 */
	uint8_t lowered_by; /* offset in struct member, with lowers */
	bool lowers;
	uint8_t moved_by; /* offset in struct household, with moves */
	bool moves;
};

/* The sums over all payments of one person in one completion. */
enum sum_of {
	SUM_TOTAL, /* + enum package */
	SUM_AT_DEPARTURE = PACKAGE_COUNT, /* + enum package */
	SUM_JRS_MINUS_NATIONAL = 2 * PACKAGE_COUNT,
	SUM_HARMONISED_MINUS_NATIONAL,
	SUM_COUNT
};
struct outcome {
	cents of[SUM_COUNT];
};

struct schedule {
	struct payment payment[PAYMENTS_MAX];
	uint8_t payment_count;
	uint8_t needs[PACKAGE_COUNT]; /* sections that some payment looks at */
	uint8_t section_count;
	uint8_t tariff_count;
	bool moves; /* some payment may move to another phase */
	bool lowers; /* some payment may be lowered by choice */
	cents *amount; /* [tariff][profile][payment]; cents or AMOUNT_NOT_STATED */
	struct outcome *outcome; /* [tariff][profile][set of sections]; NULL: not tabled */
	uint8_t *missing; /* beside outcome: which sums lack an amount, bit per sum_of */
};

/* Schedules of a rulebook: equal ones are kept once. */
struct schedule_store {
	struct schedule **schedule; /* owned */
	size_t count;
};
void schedule_store_clear(struct schedule_store *store);

/* Everything that decides a schedule. */
struct schedule_source {
	const struct in_force *in_force; /* by package */
	const struct rule_names *names;
	enum departure_kind kind;
	/* Sections that a component needs, by package. */
	const uint8_t (*needs)[RULEBOOK_COMPONENTS_MAX];
	uint8_t section_count;
	/* By tariff: which [amount] sections of each package hold, bit per index. */
	const uint64_t (*amounts_of_tariff)[PACKAGE_COUNT];
	uint8_t tariff_count;
};
const struct schedule *schedule_make(const struct schedule_source *source,
    struct schedule_store *store);

struct member;
/* What a payment gives: cents, 0 where a section that it needs is not satisfied, or
 * AMOUNT_NOT_STATED.  `member` has the amounts chosen, NULL: none. */
cents schedule_give(const struct schedule *schedule, int index, int tariff, int profile,
    int satisfied, const struct member *member);
void schedule_give_all(const struct schedule *schedule, int tariff, int profile, int satisfied,
    const struct member *member, cents ret[PAYMENTS_MAX]);

/* Add up.  `moved`: set of payments that a choice on the case moves to another phase.
 * Returns which sums lack an amount, bit per sum_of. */
uint8_t schedule_add(const struct schedule *schedule, const cents given[PAYMENTS_MAX],
    uint64_t moved, struct outcome *ret);

/* The sections that these packages look at. */
static inline unsigned schedule_needs(const struct schedule *schedule, package_mask packages)
{
	unsigned ret = 0;

	for (int i = 0; i < PACKAGE_COUNT; i++)
		ret |= packages >> i & 1 ? schedule->needs[i] : 0u;
	return ret;
}

static inline enum phase schedule_phase(const struct payment *payment, bool moved)
{
	return moved ? payment->rule->moved_phase : payment->rule->phase;
}

static inline size_t schedule_index(int tariff, int profile)
{
	return (size_t)tariff * PROFILE_COUNT + (size_t)profile;
}

#endif
