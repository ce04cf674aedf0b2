/* SPDX-License-Identifier: EUPL-1.2 */
/* How much of a range each missing fact causes: against trying every answer anew. */
#include "terugkeerdesk/report/what_if.h"

#include <string.h>

#include <glib.h>

#include "random_household.h"
#include "shipped.h"

static const enum package packages[WHAT_IF_SIDES] = { PACKAGE_HARMONISED,
	PACKAGE_NATIONAL };

/* --- by hand --- */

/* A household on which answers are tried, and what they come to on each side. */
struct tried {
	struct household_of_case made;
	struct sum total[WHAT_IF_SIDES]; /* as it stands */
	cents widest[WHAT_IF_SIDES];
	bool changes[WHAT_IF_SIDES];
};

static void sums_of(const struct household_of_case *made, struct sum ret[WHAT_IF_SIDES])
{
	struct assessment_sums sums;

	assess_sums(shipped_rules(), &made->household, &sums);
	for (int side = 0; side < WHAT_IF_SIDES; side++)
		ret[side] = sums.total[packages[side]];
}

static cents width(const struct sum *sum)
{
	return sum->range.max - sum->range.min;
}

static void look(struct tried *tried)
{
	struct sum left[WHAT_IF_SIDES];

	sums_of(&tried->made, left);
	for (int side = 0; side < WHAT_IF_SIDES; side++) {
		tried->widest[side] = MAX(tried->widest[side], width(&left[side]));
		tried->changes[side] |=
		    left[side].range.min != tried->total[side].range.min ||
		    left[side].range.max != tried->total[side].range.max ||
		    left[side].incomplete != tried->total[side].incomplete;
	}
}

static void try_answers(struct tried *tried, small_answer *answer, int values)
{
	for (int i = 1; i <= values; i++) {
		*answer = (small_answer)i;
		look(tried);
	}
	*answer = HOUSEHOLD_UNANSWERED;
}

static void try_ages(struct tried *tried, struct member *member)
{
	member->age = AGE_MINOR;
	look(tried);
	member->age = AGE_ADULT;
	look(tried);
	member->age = AGE_OPEN;
}

/* Every country there is. */
static void try_nationalities(struct tried *tried, struct member *member)
{
	size_t count = rulebook_countries(shipped_rules())->count;

	for (size_t row = 0; row < count; row++) {
		member->nationality_row = (uint16_t)row;
		look(tried);
	}
	member->nationality_row = COUNTRY_UNKNOWN_ROW;
}

/* One answer tried; what it causes of the range, by side and household. */
static void note(struct tried *tried, enum fact_id fact, struct what_if_cause *ret,
    bool noted[FACT_COUNT][WHAT_IF_SIDES])
{
	for (int side = 0; side < WHAT_IF_SIDES; side++) {
		cents narrows = width(&tried->total[side]) - tried->widest[side];

		if (tried->changes[side] && width(&tried->total[side]) > 0) {
			ret[fact].households[side] += !noted[fact][side];
			ret[fact].narrows[side] += MAX(narrows, 0);
			noted[fact][side] = true;
		}
		tried->widest[side] = 0;
		tried->changes[side] = false;
	}
}

static void ask_member(struct tried *tried, int index, struct what_if_cause *ret,
    bool noted[FACT_COUNT][WHAT_IF_SIDES])
{
	static const struct {
		enum fact_id fact;
		enum member_answer answer;
	} asked[] = {
		{ FACT_EU_RESIDENCE, MEMBER_EU_RESIDENCE },
		{ FACT_ASSISTED_RETURN, MEMBER_ASSISTED_RETURN },
		{ FACT_OTHER_SUPPORT, MEMBER_OTHER_SUPPORT },
		{ FACT_EXCLUSION_GROUND, MEMBER_EXCLUSION_GROUND },
	};
	struct member *member = &tried->made.member[index];

	if (member->age == AGE_OPEN) {
		try_ages(tried, member);
		note(tried, FACT_BORN_ON, ret, noted);
	}
	if (member->nationality_row == COUNTRY_UNKNOWN_ROW &&
	    !member->nationality_asked) {
		try_nationalities(tried, member);
		note(tried, FACT_NATIONALITY, ret, noted);
	}
	if (index > 0 && member->age != AGE_MINOR &&
	    member->own_application == HOUSEHOLD_UNANSWERED) {
		try_answers(tried, &member->own_application, 2);
		note(tried, FACT_OWN_APPLICATION, ret, noted);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(asked); i++)
		if (member->answer[asked[i].answer] == HOUSEHOLD_UNANSWERED) {
			try_answers(tried, &member->answer[asked[i].answer], 2);
			note(tried, asked[i].fact, ret, noted);
		}
}

static void ask_by_hand(
    const struct household_of_case *made, struct what_if_cause ret[FACT_COUNT])
{
	struct tried tried = { .made = *made };
	struct household *household = &tried.made.household;
	bool noted[FACT_COUNT][WHAT_IF_SIDES] = { 0 };
	const struct {
		enum fact_id fact;
		small_answer *answer;
		int values;
	} asked[] = {
		{ FACT_DEPARTURE_KIND, &household->departure_kind, DEPARTURE_KIND_COUNT },
		{ FACT_ROUTE, &household->route, ROUTE_COUNT },
		{ FACT_RESIDENCE_STATUS, &household->residence_status, 6 },
		{ FACT_LONG_STAY_INTENT, &household->long_stay_intent, 2 },
		{ FACT_OWN_MEANS, &household->own_means, 2 },
	};

	household->member = tried.made.member;
	household->override = tried.made.override;
	sums_of(&tried.made, tried.total);
	for (size_t i = 0; i < G_N_ELEMENTS(asked); i++)
		if (*asked[i].answer == HOUSEHOLD_UNANSWERED) {
			try_answers(&tried, asked[i].answer, asked[i].values);
			note(&tried, asked[i].fact, ret, noted);
		}
	for (int i = 0; i < household->member_count; i++)
		ask_member(&tried, i, ret, noted);
}

/* --- the same --- */

static struct what_if *new_what_if(void)
{
	const struct what_if_rules rules[WHAT_IF_SIDES] = {
		{ shipped_rules(), false, packages[WHAT_IF_POLICY] },
		{ shipped_rules(), false, packages[WHAT_IF_AGAINST] },
	};

	return what_if_new(rules);
}

static void add(struct what_if *what_if, const struct household_of_case *made)
{
	const struct household *const both[WHAT_IF_SIDES] = { &made->household,
		&made->household };

	what_if_add(what_if, both, 1);
}

static void each_missing_fact_causes_what_trying_its_answers_takes_away(void **state)
{
	struct support_random random = support_seed();
	struct what_if *what_if = new_what_if();
	struct what_if_cause by_hand[FACT_COUNT] = { 0 };
	int facts = 0;

	(void)state;
	for (int i = 0; i < (support_long() ? 30000 : 1500); i++) {
		struct household_of_case made;

		random_household(&random, 5 + support_random_below(&random, 20),
		    rulebook_countries(shipped_rules()), &made);
		add(what_if, &made);
		ask_by_hand(&made, by_hand);
		if (memcmp(what_if->cause, by_hand, sizeof(by_hand)) != 0)
			for (int fact = 0; fact < FACT_COUNT; fact++)
				if (memcmp(&what_if->cause[fact], &by_hand[fact],
					sizeof(by_hand[0])) != 0)
					fail_msg("household %d: %s", i,
					    fact_get((enum fact_id)fact)->key);
	}
	for (int fact = 0; fact < FACT_COUNT; fact++)
		facts += by_hand[fact].households[WHAT_IF_AGAINST] > 0;
	assert_in_range(facts, 9, FACT_COUNT);
	what_if_free(what_if);
}

/* What no single answer takes away is caused by several, or by a check. */
static void what_is_left_is_named_too(void **state)
{
	struct support_random random = support_seed();
	int64_t together = 0, checks = 0;

	(void)state;
	for (int i = 0; i < 3000; i++) {
		struct household_of_case made;
		struct what_if *what_if = new_what_if();

		random_household(&random, i % 2 == 0 ? 6 : 1000000,
		    rulebook_countries(shipped_rules()), &made);
		add(what_if, &made);
		for (int side = 0; side < WHAT_IF_SIDES; side++) {
			cents left = what_if->spread[side].max[SPREAD_TOTAL] -
				     what_if->spread[side].min[SPREAD_TOTAL];
			const struct what_if_cause *cause = what_if->cause;

			for (int fact = 0; fact < FACT_COUNT; fact++)
				left -= cause[fact].narrows[side];
			assert_int_equal(cause[WHAT_IF_CHECK].narrows[side] +
					     cause[WHAT_IF_TOGETHER].narrows[side],
			    MAX(left, 0));
			assert_true(cause[WHAT_IF_CHECK].narrows[side] == 0 ||
				    cause[WHAT_IF_TOGETHER].narrows[side] == 0);
			together += cause[WHAT_IF_TOGETHER].households[side];
			checks += cause[WHAT_IF_CHECK].households[side];
		}
		what_if_free(what_if);
	}
	assert_true(together > 0);
	assert_true(checks > 0);
}

static void what_is_exact_has_no_cause(void **state)
{
	const struct what_if_cause nothing[WHAT_IF_CAUSES] = { 0 };
	struct support_random random = support_seed();

	(void)state;
	for (int i = 0; i < 2000; i++) {
		struct household_of_case made;
		struct what_if *what_if = new_what_if();

		random_household(
		    &random, 1000000, rulebook_countries(shipped_rules()), &made);
		add(what_if, &made);
		if (what_if->outcome[WHAT_IF_UNDECIDED] == 0)
			assert_memory_equal(
			    what_if->cause, nothing, sizeof(what_if->cause));
		what_if_free(what_if);
	}
}

/* Which package applies is open: then kind and route cause the range. */
static void open_package_is_caused_by_kind_and_route(void **state)
{
	const struct what_if_rules rules[WHAT_IF_SIDES] = {
		{ shipped_rules(), true, PACKAGE_NATIONAL },
		{ shipped_rules(), false, PACKAGE_NATIONAL },
	};
	struct support_random random = support_seed();
	struct what_if *what_if = what_if_new(rules);

	(void)state;
	for (int i = 0; i < 2000; i++) {
		struct household_of_case made;

		random_household(
		    &random, 1000000, rulebook_countries(shipped_rules()), &made);
		made.household.registered_on = 19900;
		made.household.route = HOUSEHOLD_UNANSWERED;
		if (spread_applies(shipped_rules(), &made.household) == APPLIES_OPEN)
			add(what_if, &made);
	}
	assert_true(what_if->households > 0);
	assert_true(what_if->cause[FACT_ROUTE].households[WHAT_IF_POLICY] > 0);
	assert_true(what_if->cause[FACT_ROUTE].narrows[WHAT_IF_POLICY] > 0);
	assert_int_equal(what_if->cause[FACT_ROUTE].households[WHAT_IF_AGAINST], 0);
	what_if_free(what_if);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    each_missing_fact_causes_what_trying_its_answers_takes_away),
		cmocka_unit_test(what_is_left_is_named_too),
		cmocka_unit_test(what_is_exact_has_no_cause),
		cmocka_unit_test(open_package_is_caused_by_kind_and_route),
	};

	return cmocka_run_group_tests_name(
	    "report what_if_cause", tests, shipped_read, shipped_clear);
}
