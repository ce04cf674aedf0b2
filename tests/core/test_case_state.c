/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/case_state.h"

#include <glib.h>

#include "random_case.h"
#include "support.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/core/record.h"

/* `day`: days after the first of January 2024. */
static void take(struct case_file *file, enum case_state state, int day)
{
	day_number first;

	date_from_civil(2024, 1, 1, &first);
	file->fact[case_state_fact(state)] =
	    (struct value){ .set = true, .number = first + day };
}

static void every_state_has_its_word_and_its_date(void **state)
{
	(void)state;
	for (enum case_state each = CASE_INTAKE; each < CASE_STATE_COUNT; each++) {
		char *key;

		assert_int_equal(case_state_find(case_state_word(each)), each);
		if (each == CASE_INTAKE)
			continue;
		key = g_strdup_printf("%s_on", case_state_word(each));
		assert_string_equal(fact_get(case_state_fact(each))->key, key);
		g_free(key);
	}
	assert_int_equal(case_state_find("gone"), CASE_STATE_COUNT);
}

/* They stand in the rows of ledgers. */
static void numbers_never_change(void **state)
{
	static const char *const words[CASE_STATE_COUNT] = { "intake", "advised",
		"applied", "approved", "booked", "departed", "refused", "withdrawn",
		"closed" };

	(void)state;
	for (enum case_state each = CASE_INTAKE; each < CASE_STATE_COUNT; each++)
		assert_string_equal(case_state_word(each), words[each]);
}

static void case_is_in_the_last_state_that_has_a_date(void **state)
{
	struct case_file file = { 0 };

	(void)state;
	assert_int_equal(case_state_of(&file), CASE_INTAKE);
	take(&file, CASE_APPLIED, 3);
	assert_int_equal(case_state_of(&file), CASE_APPLIED);
	take(&file, CASE_WITHDRAWN, 5);
	assert_int_equal(case_state_of(&file), CASE_WITHDRAWN);
	assert_int_equal(case_state_before(&file), CASE_APPLIED);
	assert_int_equal(case_state_on(&file, CASE_WITHDRAWN) -
			     case_state_on(&file, CASE_APPLIED),
	    2);
	assert_int_equal(case_state_on(&file, CASE_BOOKED), DAY_NONE);
	assert_int_equal(case_state_on(&file, CASE_INTAKE), DAY_NONE);
}

/* Every pair of states, against the ways written out. */
static void only_these_steps_are_legal(void **state)
{
	static const char steps[CASE_STATE_COUNT][CASE_STATE_COUNT + 1] = {
		/* from   .   adv app ok  bk  dep ref wdr cls */
		[CASE_INTAKE] = "011000011",
		[CASE_ADVISED] = "001000011",
		[CASE_APPLIED] = "000100110",
		[CASE_APPROVED] = "000010110",
		[CASE_BOOKED] = "000001110",
		[CASE_DEPARTED] = "000000001",
		[CASE_REFUSED] = "000000001",
		[CASE_WITHDRAWN] = "000000001",
		[CASE_CLOSED] = "000000000",
	};

	(void)state;
	for (enum case_state from = CASE_INTAKE; from < CASE_STATE_COUNT; from++) {
		for (enum case_state to = CASE_INTAKE; to < CASE_STATE_COUNT; to++)
			assert_int_equal(
			    case_state_may_follow(to, from), steps[from][to] == '1');
	}
}

static void check_wrong(const struct case_file *file, const char *place)
{
	struct fault fault = { 0 };

	assert_int_equal(case_state_check(file, &fault), -1);
	assert_int_equal(fault.code, FAULT_STATE);
	assert_string_equal(fault.place, place);
	assert_string_not_equal(fault.expected, "");
}

static void step_left_out_is_named(void **state)
{
	struct case_file file = { 0 };

	(void)state;
	take(&file, CASE_APPLIED, 1);
	take(&file, CASE_BOOKED, 9);
	check_wrong(&file, "case.booked_on");
	take(&file, CASE_APPROVED, 5);
	assert_int_equal(case_state_check(&file, NULL), 0);
	take(&file, CASE_DEPARTED, 20);
	take(&file, CASE_WITHDRAWN, 30);
	check_wrong(&file, "case.withdrawn_on");
}

static void dates_never_go_back(void **state)
{
	struct case_file file = { 0 };

	(void)state;
	take(&file, CASE_ADVISED, 10);
	take(&file, CASE_APPLIED, 10);
	assert_int_equal(case_state_check(&file, NULL), 0);
	take(&file, CASE_APPLIED, 9);
	check_wrong(&file, "case.applied_on");
}

/* A record of any course comes back as it was. */
static void course_survives_the_record(void **state)
{
	struct support_random random = support_seed();
	int seen[CASE_STATE_COUNT] = { 0 };

	(void)state;
	for (int i = 0; i < 400; i++) {
		struct case_file file = { 0 }, back = { 0 };
		size_t size;
		uint8_t *bytes;

		random_case(&random, &file);
		assert_int_equal(case_state_check(&file, NULL), 0);
		bytes = record_encode(&file, &size);
		assert_int_equal(record_decode(bytes, size, &back, NULL), 0);
		assert_int_equal(case_state_of(&back), case_state_of(&file));
		seen[case_state_of(&file)]++;
		g_free(bytes);
		case_file_clear(&file);
		case_file_clear(&back);
	}
	for (int each = 0; each < CASE_STATE_COUNT; each++)
		assert_true(each == CASE_BOOKED || each == CASE_DEPARTED || seen[each] > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_state_has_its_word_and_its_date),
		cmocka_unit_test(numbers_never_change),
		cmocka_unit_test(case_is_in_the_last_state_that_has_a_date),
		cmocka_unit_test(only_these_steps_are_legal),
		cmocka_unit_test(step_left_out_is_named),
		cmocka_unit_test(dates_never_go_back),
		cmocka_unit_test(course_survives_the_record),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
