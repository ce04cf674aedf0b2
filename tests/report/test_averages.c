/* SPDX-License-Identifier: EUPL-1.2 */
/* Averages per year and shares. */
#include "terugkeerdesk/report/averages.h"

#include <glib.h>

#include "support.h"
#include "terugkeerdesk/report/totals_form.h"

static day_number day(const char *text)
{
	day_number ret;

	assert_int_equal(date_parse_iso(text, &ret), 0);
	return ret;
}

static void year_is_a_year_whatever_its_days(void **state)
{
	static const struct {
		const char *from, *to;
		int64_t length;
	} rows[] = {
		{ "2023-01-01", "2023-12-31", AVERAGES_YEAR },
		{ "2024-01-01", "2024-12-31", AVERAGES_YEAR },
		{ "2010-01-01", "2016-12-31", 7 * AVERAGES_YEAR },
		{ "2023-01-01", "2023-01-01", AVERAGES_YEAR / 365 },
		{ "2024-02-29", "2024-02-29", AVERAGES_YEAR / 366 },
		{ "2023-12-31", "2024-01-01", AVERAGES_YEAR / 365 + AVERAGES_YEAR / 366 },
		{ "2024-01-02", "2024-01-01", 0 },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		assert_int_equal(
		    averages_length(day(rows[i].from), day(rows[i].to)), rows[i].length);
	assert_int_equal(averages_length(DAY_NONE, day("2024-01-01")), 0);
	assert_int_equal(averages_length(day("2024-01-01"), DAY_NONE), 0);
}

static void parts_of_an_average_add_up_to_it(void **state)
{
	struct support_random random = support_seed();

	(void)state;
	for (int i = 0; i < 2000; i++) {
		int64_t part[5], average[5];
		int64_t years = (int64_t)(1 + support_random_next(&random) % 12);
		int64_t sum = 0, together = 0, all;

		for (int j = 0; j < 5; j++)
			sum += part[j] = (int64_t)(support_random_next(&random) % 400);
		all = averages_per_year(sum, part, 5, years * AVERAGES_YEAR, average);
		assert_true(2 * all * years >= 20 * sum - years);
		assert_true(2 * all * years <= 20 * sum + years);
		for (int j = 0; j < 5; j++) {
			together += average[j];
			/* Never a tenth or more away from what it is. */
			assert_true(average[j] * years > 10 * part[j] - years);
			assert_true(average[j] * years < 10 * part[j] + years);
		}
		assert_int_equal(together, all);
	}
}

static void share_is_rounded_and_of_nothing_there_is_none(void **state)
{
	static const struct {
		int64_t part, all;
		int percent;
	} rows[] = {
		{ 0, 0, -1 },
		{ 0, 7, 0 },
		{ 7, 7, 100 },
		{ 1, 3, 33 },
		{ 2, 3, 67 },
		{ 1, 200, 1 },
		{ 1, 201, 0 },
		{ 2290, 3860, 59 },
		{ 2630, 4060, 65 },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		assert_int_equal(
		    averages_percent(rows[i].part, rows[i].all), rows[i].percent);
}

/* answers-eu-strategy-2021 prints 60 and 70. */
static void table_of_2021_gives_what_its_figures_give(void **state)
{
	static const struct {
		const char *from, *to;
		int64_t voluntary, forced;
		int percent;
	} rows[] = {
		{ "2010-01-01", "2016-12-31", 2290, 1570, 59 },
		{ "2017-01-01", "2019-12-31", 2630, 1430, 65 },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		int64_t persons[TOTALS_KINDS] = { 0 };
		struct totals_form form;

		persons[1 + DEPARTURE_VOLUNTARY] = rows[i].voluntary;
		persons[1 + DEPARTURE_FORCED] = rows[i].forced;
		totals_form_make(
		    day(rows[i].from), day(rows[i].to), true, persons, &form);
		assert_true(form.per_year);
		assert_int_equal(form.row_count, 2);
		assert_int_equal(form.row[0], TOTALS_INDEPENDENT);
		assert_int_equal(form.figure[0], 10 * rows[i].voluntary);
		assert_int_equal(form.figure[1], 10 * rows[i].forced);
		assert_int_equal(form.all, 10 * (rows[i].voluntary + rows[i].forced));
		assert_int_equal(form.share_min, rows[i].percent);
		assert_int_equal(form.share_max, rows[i].percent);
	}
}

static void share_is_a_range_where_the_kind_is_not_known(void **state)
{
	int64_t persons[TOTALS_KINDS] = { [HOUSEHOLD_UNANSWERED] = 20,
		[1 + DEPARTURE_VOLUNTARY] = 30,
		[1 + DEPARTURE_SUPERVISED] = 10,
		[1 + DEPARTURE_FORCED] = 40 };
	struct totals_form form;

	(void)state;
	totals_form_make(day("2020-01-01"), day("2021-12-31"), false, persons, &form);
	assert_int_equal(form.row_count, 3);
	assert_int_equal(form.all, 500);
	assert_int_equal(form.figure[0], 200);
	assert_int_equal(form.figure[1], 200);
	assert_int_equal(form.figure[2], 100);
	assert_int_equal(form.share_min, 40);
	assert_int_equal(form.share_max, 60);
}

static void period_shorter_than_a_year_has_no_average(void **state)
{
	int64_t persons[TOTALS_KINDS] = { [1 + DEPARTURE_FORCED] = 40 };
	struct totals_form form;

	(void)state;
	totals_form_make(day("2020-01-01"), day("2020-12-30"), false, persons, &form);
	assert_false(form.per_year);
	assert_int_equal(form.all, 400);
	assert_int_equal(form.share_max, 0);
	totals_form_make(DAY_NONE, day("2020-12-30"), false, persons, &form);
	assert_false(form.per_year);
	persons[1 + DEPARTURE_FORCED] = 0;
	totals_form_make(day("2020-01-01"), day("2020-12-31"), false, persons, &form);
	assert_true(form.per_year);
	assert_int_equal(form.share_min, -1);
	assert_int_equal(form.share_max, -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(year_is_a_year_whatever_its_days),
		cmocka_unit_test(parts_of_an_average_add_up_to_it),
		cmocka_unit_test(share_is_rounded_and_of_nothing_there_is_none),
		cmocka_unit_test(table_of_2021_gives_what_its_figures_give),
		cmocka_unit_test(share_is_a_range_where_the_kind_is_not_known),
		cmocka_unit_test(period_shorter_than_a_year_has_no_average),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
