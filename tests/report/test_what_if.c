/* SPDX-License-Identifier: EUPL-1.2 */
/* Two policies over many households, whoever adds them up and in whatever order. */
#include "terugkeerdesk/report/what_if.h"

#include <string.h>

#include <glib.h>

#include "random_household.h"
#include "shipped.h"

#define HOUSEHOLDS 3000
#define THREADS    7

static const struct what_if_rules harmonised = { NULL, false, PACKAGE_HARMONISED };
static const struct what_if_rules national = { NULL, false, PACKAGE_NATIONAL };
static const struct what_if_rules applied = { NULL, true, PACKAGE_NATIONAL };

static struct what_if *new_what_if(
    struct what_if_rules policy, struct what_if_rules against)
{
	struct what_if_rules rules[WHAT_IF_SIDES] = { policy, against };

	for (int i = 0; i < WHAT_IF_SIDES; i++)
		if (rules[i].rulebook == NULL)
			rules[i].rulebook = shipped_rules();
	return what_if_new(rules);
}

static struct what_if_verdict add(
    struct what_if *what_if, const struct household_of_case *made, int64_t times)
{
	const struct household *const both[WHAT_IF_SIDES] = { &made->household,
		&made->household };

	return what_if_add(what_if, both, times);
}

/* Everything that is added up. */
static void assert_same(const struct what_if *one, const struct what_if *other)
{
	const size_t from = offsetof(struct what_if, households);

	assert_memory_equal(
	    (const char *)one + from, (const char *)other + from, sizeof(*one) - from);
}

static struct household_of_case *draw_all(void)
{
	struct support_random random = support_seed();
	struct household_of_case *made = g_new(struct household_of_case, HOUSEHOLDS);

	for (int i = 0; i < HOUSEHOLDS; i++) {
		random_household(
		    &random, 6, rulebook_countries(shipped_rules()), &made[i]);
	}
	return made;
}

static void so_many_times_is_so_many_households(void **state)
{
	struct household_of_case *made = draw_all();
	struct what_if *once = new_what_if(harmonised, national);
	struct what_if *times = new_what_if(harmonised, national);

	(void)state;
	for (int i = 0; i < HOUSEHOLDS; i++) {
		add(times, &made[i], 3);
		for (int j = 0; j < 3; j++)
			add(once, &made[i], 1);
	}
	assert_same(once, times);
	what_if_free(once);
	what_if_free(times);
	g_free(made);
}

static void shuffle(struct support_random *random, int *order)
{
	for (int i = 0; i < HOUSEHOLDS; i++)
		order[i] = i;
	for (int i = HOUSEHOLDS - 1; i > 0; i--) {
		int other = (int)support_random_below(random, (uint32_t)i + 1);
		int kept = order[i];

		order[i] = order[other];
		order[other] = kept;
	}
}

static void order_and_number_of_threads_change_nothing(void **state)
{
	const struct what_if_rules against[] = { national, applied };
	struct support_random random = support_seed();
	struct household_of_case *made = draw_all();
	int *order = g_new(int, HOUSEHOLDS);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(against); i++) {
		struct what_if *alone = new_what_if(harmonised, against[i]);
		struct what_if *merged = new_what_if(harmonised, against[i]);
		struct what_if *part[THREADS];

		for (int j = 0; j < THREADS; j++)
			part[j] = new_what_if(harmonised, against[i]);
		shuffle(&random, order);
		for (int j = 0; j < HOUSEHOLDS; j++) {
			add(alone, &made[j], 1);
			/* One of them has nothing to do. */
			add(part[support_random_below(&random, THREADS - 1)],
			    &made[order[j]], 1);
		}
		for (int j = 0; j < THREADS; j++) {
			what_if_merge(merged, part[(j + 3) % THREADS]);
			what_if_free(part[(j + 3) % THREADS]);
		}
		assert_same(alone, merged);
		what_if_free(alone);
		what_if_free(merged);
	}
	g_free(order);
	g_free(made);
}

/* A rulebook of its own for each side takes another way. */
static void two_rulebooks_alike_are_as_one(void **state)
{
	struct household_of_case *made = draw_all();
	struct rulebook *copy = rulebook_new(rulebook_policies(shipped_rules()),
	    rulebook_countries(shipped_rules()), NULL);
	struct what_if *one = new_what_if(harmonised, national);
	struct what_if *two = new_what_if(
	    harmonised, (struct what_if_rules){ copy, false, PACKAGE_NATIONAL });

	(void)state;
	for (int i = 0; i < HOUSEHOLDS; i++) {
		add(one, &made[i], 1);
		add(two, &made[i], 1);
	}
	assert_same(one, two);
	what_if_free(one);
	what_if_free(two);
	rulebook_free(copy);
	g_free(made);
}

static void totals_and_outcomes_are_those_of_single_assessments(void **state)
{
	struct household_of_case *made = draw_all();
	struct what_if *what_if = new_what_if(harmonised, national);
	struct range total[WHAT_IF_SIDES] = { 0 };
	int64_t outcome[WHAT_IF_OUTCOMES] = { 0 };
	int64_t persons = 0;

	(void)state;
	for (int i = 0; i < HOUSEHOLDS; i++) {
		struct assessment_sums sums;
		const struct sum *policy = &sums.total[PACKAGE_HARMONISED];
		const struct sum *against = &sums.total[PACKAGE_NATIONAL];
		struct what_if_verdict verdict = add(what_if, &made[i], 1);
		bool exact;

		assess_sums(shipped_rules(), &made[i].household, &sums);
		exact = policy->range.min == policy->range.max && !policy->incomplete &&
			against->range.min == against->range.max && !against->incomplete;
		assert_int_equal(verdict.outcome == WHAT_IF_UNDECIDED, !exact);
		if (exact)
			assert_int_equal(
			    verdict.difference, policy->range.min - against->range.min);
		outcome[verdict.outcome]++;
		persons += made[i].household.member_count;
		total[WHAT_IF_POLICY].min += policy->range.min;
		total[WHAT_IF_POLICY].max += policy->range.max;
		total[WHAT_IF_AGAINST].min += against->range.min;
		total[WHAT_IF_AGAINST].max += against->range.max;
	}
	assert_memory_equal(what_if->outcome, outcome, sizeof(outcome));
	assert_int_equal(what_if->persons, persons);
	for (int side = 0; side < WHAT_IF_SIDES; side++) {
		assert_int_equal(
		    what_if->spread[side].min[SPREAD_TOTAL], total[side].min);
		assert_int_equal(
		    what_if->spread[side].max[SPREAD_TOTAL], total[side].max);
	}
	/* By chance there were some of each. */
	for (int i = 0; i < WHAT_IF_OUTCOMES; i++)
		assert_true(outcome[i] > 0);
	what_if_free(what_if);
	g_free(made);
}

/* Whoever is added stands in one type, one nationality and, decided, in one bin. */
static void every_part_adds_up_to_the_whole(void **state)
{
	struct household_of_case *made = draw_all();
	struct what_if *what_if = new_what_if(harmonised, applied);
	struct what_if_group types = { 0 }, nationalities = { 0 };
	int64_t bins = 0;

	(void)state;
	for (int i = 0; i < HOUSEHOLDS; i++)
		add(what_if, &made[i], 1);
	for (int i = 0; i < HOUSEHOLD_TYPES; i++)
		what_if_group_merge(&types, &what_if->type[i]);
	for (int i = 0; i <= COUNTRIES_MAX; i++)
		what_if_group_merge(&nationalities, &what_if->nationality[i]);
	for (int i = 0; i <= 2 * WHAT_IF_BINS; i++)
		bins += what_if->bin[i];
	assert_memory_equal(&types, &nationalities, sizeof(types));
	assert_int_equal(types.households, what_if->households);
	assert_int_equal(types.persons, what_if->persons);
	assert_memory_equal(types.outcome, what_if->outcome, sizeof(types.outcome));
	for (int side = 0; side < WHAT_IF_SIDES; side++) {
		assert_int_equal(
		    types.total[side].range.min, what_if->spread[side].min[SPREAD_TOTAL]);
		assert_int_equal(
		    types.total[side].range.max, what_if->spread[side].max[SPREAD_TOTAL]);
	}
	assert_int_equal(bins, what_if_decided(what_if));
	what_if_free(what_if);
	g_free(made);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(so_many_times_is_so_many_households),
		cmocka_unit_test(order_and_number_of_threads_change_nothing),
		cmocka_unit_test(two_rulebooks_alike_are_as_one),
		cmocka_unit_test(totals_and_outcomes_are_those_of_single_assessments),
		cmocka_unit_test(every_part_adds_up_to_the_whole),
	};

	return cmocka_run_group_tests_name(
	    "report what_if", tests, shipped_read, shipped_clear);
}
