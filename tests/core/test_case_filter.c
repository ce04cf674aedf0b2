/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/case_filter.h"

#include <string.h>

#include <glib.h>

#include "random_case.h"
#include "shipped.h"
#include "support.h"
#include "terugkeerdesk/core/case_state.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/core/household_type.h"
#include "terugkeerdesk/core/rulebook.h"

static const struct country_table *countries(void)
{
	return rulebook_countries(shipped_rules());
}

static struct case_filter filter_of(enum case_filter_part part, const char *word)
{
	struct case_filter filter = { 0 };
	struct fault fault = { 0 };

	if (case_filter_parse(&filter, part, word, &fault) != 0)
		fail_msg("%s: %s", case_filter_word(part), word);
	return filter;
}

static void every_choice_is_read_back_from_its_word(void **state)
{
	(void)state;
	for (enum case_filter_part part = 0; part < CASE_FILTER_PARTS; part++)
		for (int i = 0; i < case_filter_choices(part); i++) {
			const char *word = case_filter_choice_word(part, i);
			struct case_filter filter = filter_of(part, word);
			char text[CASE_FILTER_TEXT];

			assert_int_equal(filter.want[part], case_filter_choice(part, i));
			assert_string_equal(case_filter_text(&filter, part, text), word);
			assert_string_not_equal(case_filter_choice_label(part, i), "");
		}
}

static void days_and_countries_are_read_back_too(void **state)
{
	struct case_filter filter = filter_of(CASE_FILTER_REGISTERED_TO, "22-3-2024");
	char text[CASE_FILTER_TEXT];

	(void)state;
	assert_string_equal(
	    case_filter_text(&filter, CASE_FILTER_REGISTERED_TO, text), "2024-03-22");
	filter = filter_of(CASE_FILTER_NATIONALITY, "iq");
	assert_string_equal(
	    case_filter_text(&filter, CASE_FILTER_NATIONALITY, text), "IQ");
	filter = filter_of(CASE_FILTER_NATIONALITY, "unknown");
	assert_string_equal(
	    case_filter_text(&filter, CASE_FILTER_NATIONALITY, text), "unknown");
}

static void what_cannot_be_is_refused_with_its_name(void **state)
{
	static const struct {
		enum case_filter_part part;
		const char *word;
		enum fault_code code;
	} wrong[] = {
		{ CASE_FILTER_REGISTERED_FROM, "2024-02-30", FAULT_DATE },
		{ CASE_FILTER_DEPARTURE_TO, "", FAULT_DATE },
		{ CASE_FILTER_NATIONALITY, "Iraq", FAULT_COUNTRY },
		{ CASE_FILTER_NATIONALITY, "", FAULT_COUNTRY },
		{ CASE_FILTER_DEPARTURE_KIND, "someday", FAULT_CHOICE },
		{ CASE_FILTER_ROUTE, "", FAULT_CHOICE },
		{ CASE_FILTER_HOUSEHOLD, "unknown", FAULT_CHOICE },
		{ CASE_FILTER_STATE, "gone", FAULT_CHOICE },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
		struct case_filter filter = { 0 };
		struct fault fault = { 0 };

		assert_int_equal(
		    case_filter_parse(&filter, wrong[i].part, wrong[i].word, &fault), -1);
		assert_int_equal(fault.code, wrong[i].code);
		assert_string_equal(fault.place, case_filter_word(wrong[i].part));
		assert_false(case_filter_any(&filter));
	}
}

static void period_that_ends_before_it_begins_is_refused(void **state)
{
	struct case_filter filter = filter_of(CASE_FILTER_REGISTERED_FROM, "2024-03-23");
	struct fault fault = { 0 };

	(void)state;
	assert_int_equal(case_filter_parse(
			     &filter, CASE_FILTER_REGISTERED_TO, "2024-03-22", &fault),
	    0);
	assert_int_equal(case_filter_check(&filter, countries(), &fault), -1);
	assert_string_equal(fault.place, "registered_to");
	filter.want[CASE_FILTER_REGISTERED_TO]++;
	assert_int_equal(case_filter_check(&filter, countries(), &fault), 0);
}

static void country_that_the_table_does_not_have_is_refused(void **state)
{
	struct case_filter filter = filter_of(CASE_FILTER_NATIONALITY, "QQ");
	struct fault fault = { 0 };

	(void)state;
	assert_int_equal(case_filter_check(&filter, countries(), &fault), -1);
	assert_int_equal(fault.code, FAULT_COUNTRY);
	filter = filter_of(CASE_FILTER_NATIONALITY, "IQ");
	assert_int_equal(case_filter_check(&filter, countries(), &fault), 0);
	filter = filter_of(CASE_FILTER_NATIONALITY, "unknown");
	assert_int_equal(case_filter_check(&filter, countries(), &fault), 0);
}

/* --- cases --- */

/* What is asked for, found out another way: from the household of the engine. */
static int32_t oracle(const struct case_file *file, enum case_filter_part part)
{
	struct household_of_case *of = g_new0(struct household_of_case, 1);
	const struct household *household = &of->household;
	int32_t ret = 0;

	household_from_case(file, shipped_rules(), of);
	if (part == CASE_FILTER_NATIONALITY)
		ret = household->member[0].nationality_row == COUNTRY_UNKNOWN_ROW
			  ? CASE_FILTER_UNKNOWN
			  : countries()
				->country[household->member[0].nationality_row]
				.code;
	else if (part == CASE_FILTER_DEPARTURE_KIND)
		ret = household->departure_kind - 1;
	else if (part == CASE_FILTER_ROUTE)
		ret = household->route - 1;
	else if (part == CASE_FILTER_HOUSEHOLD)
		ret = (int32_t)household_type_of(household);
	else
		ret = (int32_t)case_state_of(file);
	g_free(of);
	return ret;
}

/* Whatever is asked for: those and only those that say so pass. */
static void cases_pass_when_they_say_what_is_asked_for(void **state)
{
	struct support_random random = support_seed();

	(void)state;
	for (int i = 0; i < 500; i++) {
		struct case_file file = { 0 };

		random_case(&random, &file);
		for (enum case_filter_part part = CASE_FILTER_NATIONALITY;
		     part < CASE_FILTER_PARTS; part++) {
			struct case_filter filter = { 0 };

			filter.set[part] = true;
			filter.want[part] = oracle(&file, part);
			assert_true(case_filter_file(&filter, countries(), &file));
			filter.want[part]++;
			assert_false(case_filter_file(&filter, countries(), &file));
		}
		case_file_clear(&file);
	}
}

static void every_part_must_pass(void **state)
{
	struct household_row row = { .registered_on = 100, .departure_on = DAY_NONE,
		.departed_on = DAY_NONE, .nationality_row = COUNTRY_UNKNOWN_ROW,
		.adults = 1, .route = 1 + ROUTE_JRS };
	struct case_filter filter = filter_of(CASE_FILTER_ROUTE, "jrs");

	(void)state;
	assert_true(case_filter_row(&filter, countries(), &row));
	assert_int_equal(
	    case_filter_parse(&filter, CASE_FILTER_NATIONALITY, "unknown", NULL), 0);
	assert_true(case_filter_row(&filter, countries(), &row));
	assert_int_equal(
	    case_filter_parse(&filter, CASE_FILTER_DEPARTURE_KIND, "forced", NULL), 0);
	assert_false(case_filter_row(&filter, countries(), &row));
}

static void both_ends_of_a_period_are_in_it(void **state)
{
	struct household_row row = { .departure_on = DAY_NONE, .departed_on = DAY_NONE };
	struct case_filter filter = { 0 };

	(void)state;
	filter.set[CASE_FILTER_REGISTERED_FROM] = true;
	filter.want[CASE_FILTER_REGISTERED_FROM] = 100;
	filter.set[CASE_FILTER_REGISTERED_TO] = true;
	filter.want[CASE_FILTER_REGISTERED_TO] = 102;
	for (day_number day = 98; day < 105; day++) {
		row.registered_on = day;
		assert_int_equal(case_filter_row(&filter, countries(), &row),
		    day >= 100 && day <= 102);
	}
}

/* Somebody who was to leave in May and left in June left in June. */
static void day_they_left_counts_before_the_day_planned(void **state)
{
	struct household_row row = { .departure_on = 100, .departed_on = 130 };
	struct case_filter filter = { 0 };

	(void)state;
	filter.set[CASE_FILTER_DEPARTURE_FROM] = true;
	filter.want[CASE_FILTER_DEPARTURE_FROM] = 120;
	assert_true(case_filter_row(&filter, countries(), &row));
	row.departed_on = DAY_NONE;
	assert_false(case_filter_row(&filter, countries(), &row));
	row.departure_on = DAY_NONE;
	assert_false(case_filter_row(&filter, countries(), &row));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_choice_is_read_back_from_its_word),
		cmocka_unit_test(days_and_countries_are_read_back_too),
		cmocka_unit_test(what_cannot_be_is_refused_with_its_name),
		cmocka_unit_test(period_that_ends_before_it_begins_is_refused),
		cmocka_unit_test(country_that_the_table_does_not_have_is_refused),
		cmocka_unit_test(cases_pass_when_they_say_what_is_asked_for),
		cmocka_unit_test(every_part_must_pass),
		cmocka_unit_test(both_ends_of_a_period_are_in_it),
		cmocka_unit_test(day_they_left_counts_before_the_day_planned),
	};

	return cmocka_run_group_tests(tests, shipped_read, shipped_clear);
}
