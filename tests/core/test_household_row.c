/* SPDX-License-Identifier: EUPL-1.2 */
/* A row of a table, and the household it stands for. */
#include "support.h"

#include <string.h>

#include "shipped.h"
#include "terugkeerdesk/core/household_row.h"
#include "terugkeerdesk/core/spread.h"

static small_answer answer(struct support_random *random, int values)
{
	return (small_answer)support_random_below(random, (uint32_t)values + 1);
}

static void draw(struct support_random *random, struct household_row *ret)
{
	const struct country_table *countries = rulebook_countries(shipped_rules());

	memset(ret, 0, sizeof(*ret));
	ret->registered_on = 15000 + (day_number)support_random_below(random, 6000);
	ret->departure_on =
	    ret->registered_on + (day_number)support_random_below(random, 90);
	ret->arrived_on = ret->departed_on = DAY_NONE;
	ret->nationality_row =
	    (uint16_t)support_random_below(random, (uint32_t)countries->count + 1);
	if (ret->nationality_row == countries->count)
		ret->nationality_row = COUNTRY_UNKNOWN_ROW;
	ret->adults = (uint8_t)support_random_below(random, 4);
	ret->minors = (uint8_t)(support_random_below(random, 4) + (ret->adults == 0));
	ret->departure_kind = answer(random, DEPARTURE_KIND_COUNT);
	ret->route = answer(random, ROUTE_COUNT);
	ret->residence_status = answer(random, 6);
	ret->long_stay_intent = answer(random, 2);
	ret->own_means = answer(random, 2);
	ret->partner_available = answer(random, 2);
	ret->post_arrival_at_departure = answer(random, 2);
	ret->dublin_claimant = answer(random, 2);
	ret->own_application = answer(random, 2);
	for (int i = 0; i < MEMBER_ANSWERS; i++)
		ret->answer[i] = answer(random, 2);
}

static void row_stands_for_its_persons(void **state)
{
	struct household_row row = { .registered_on = 19804,
		.departure_on = DAY_NONE,
		.adults = 2,
		.minors = 1,
		.nationality_row = 7,
		.answer = { [MEMBER_UNACCOMPANIED] = 2 } };
	struct household_of_case made;

	(void)state;
	household_row_expand(&row, &made);
	assert_int_equal(made.household.member_count, 3);
	assert_int_equal(made.member[0].role, 1 + ROLE_MAIN_APPLICANT);
	assert_int_equal(made.member[1].role, 1 + ROLE_OTHER);
	assert_int_equal(made.member[1].age, AGE_ADULT);
	assert_int_equal(made.member[1].answer[MEMBER_UNACCOMPANIED], 0);
	assert_int_equal(made.member[2].role, 1 + ROLE_CHILD);
	assert_int_equal(made.member[2].age, AGE_MINOR);
	assert_int_equal(made.member[2].answer[MEMBER_UNACCOMPANIED], 2);
	assert_true(made.member[2].linked);
}

static void amounts_of(const struct household_row *row, package_mask packages,
    struct spread ret[PACKAGE_COUNT])
{
	struct household_of_case made;

	memset(ret, 0, PACKAGE_COUNT * sizeof(*ret));
	household_row_expand(row, &made);
	spread_make(shipped_rules(), NULL, &made.household, packages, ret);
}

/* Whatever was answered, on every date, in each package and all: only what no rule looks
 * at goes. */
static void folded_row_comes_to_the_same_amounts(void **state)
{
	struct support_random random = support_seed();
	int folded_away[FACT_COUNT] = { 0 };

	(void)state;
	for (int i = 0; i < (support_long() ? 200000 : 20000); i++) {
		package_mask packages = (package_mask)(1 + i % 7);
		struct spread before[PACKAGE_COUNT], after[PACKAGE_COUNT];
		struct household_row row, folded;

		draw(&random, &row);
		folded = row;
		folded.registered_on =
		    rulebook_same_since(shipped_rules(), row.registered_on);
		household_row_fold(&folded,
		    rulebook_facts(shipped_rules(), row.registered_on, packages));
		folded_away[FACT_HEALTH_NEEDS] +=
		    folded.answer[MEMBER_HEALTH_NEEDS] != row.answer[MEMBER_HEALTH_NEEDS];
		folded_away[FACT_RESIDENCE_STATUS] +=
		    folded.residence_status != row.residence_status;
		amounts_of(&row, packages, before);
		amounts_of(&folded, packages, after);
		assert_memory_equal(before, after, sizeof(before));
		household_row_fold(&row, ~UINT64_C(0));
		amounts_of(&row, packages, after);
		assert_memory_equal(before, after, sizeof(before));
	}
	assert_true(folded_away[FACT_HEALTH_NEEDS] > 0);
	assert_true(folded_away[FACT_RESIDENCE_STATUS] > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(row_stands_for_its_persons),
		cmocka_unit_test(folded_row_comes_to_the_same_amounts),
	};

	return cmocka_run_group_tests(tests, shipped_read, shipped_clear);
}
