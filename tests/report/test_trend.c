/* SPDX-License-Identifier: EUPL-1.2 */
/* Counting by month and nationality: what counts where, and that nothing is lost. */
#include "terugkeerdesk/report/trend.h"

#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "support.h"

static day_number day(const char *text)
{
	day_number ret;

	assert_int_equal(date_parse_iso(text, &ret), 0);
	return ret;
}

static struct trend_case registered_on(const char *text)
{
	return (struct trend_case){
		.nationality = 3,
		.persons = 2,
		.registered_on = day(text),
		.departed_on = DAY_NONE,
		.arrived_on = DAY_NONE,
	};
}

static void months_are_those_of_the_calendar(void **state)
{
	static const struct {
		const char *day, *first;
		int days;
		bool over;
	} rows[] = {
		{ "2025-06-15", "2025-06-01", 15, false },
		{ "2025-05-31", "2025-05-01", 31, true },
		{ "2025-02-01", "2025-02-01", 28, true },
		{ "2024-02-29", "2024-02-01", 29, true },
		{ "2024-12-31", "2024-12-01", 31, true },
		{ "1995-07-01", "1995-07-01", 31, true },
	};
	struct trend *trend = trend_new(TREND_REGISTERED, day("2025-06-15"));

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		int month = trend_month_of(trend, day(rows[i].day));

		assert_int_equal(trend_month_first(trend, month), day(rows[i].first));
		assert_int_equal(trend_month_days(trend, month), rows[i].days);
		assert_int_equal(trend_month_over(trend, month), rows[i].over);
	}
	assert_int_equal(trend_month_of(trend, day("1900-01-01")), 0);
	assert_int_equal(trend_month_of(trend, day("2199-12-31")), TREND_MONTHS - 1);
	trend_free(trend);
	trend = trend_new(TREND_REGISTERED, day("2199-12-31"));
	assert_true(trend_month_over(trend, TREND_MONTHS - 1));
	assert_int_equal(trend_month_days(trend, TREND_MONTHS - 1), 31);
	trend_free(trend);
}

static void case_counts_on_the_day_that_is_asked_for(void **state)
{
	struct trend_case one = registered_on("2025-01-31");
	struct trend *registered = trend_new(TREND_REGISTERED, day("2025-06-30"));
	struct trend *departed = trend_new(TREND_DEPARTED, day("2025-06-30"));

	(void)state;
	one.departed_on = day("2025-04-01");
	trend_add(registered, &one);
	trend_add(departed, &one);
	assert_int_equal(trend_count_of(registered, 3, TREND_MONTHS - 6)->cases, 1);
	assert_int_equal(trend_count_of(departed, 3, TREND_MONTHS - 3)->persons, 2);
	assert_int_equal(registered->begin, TREND_MONTHS - 6);
	assert_int_equal(registered->end, TREND_MONTHS - 5);
	assert_int_equal(trend_count_of(registered, 4, TREND_MONTHS - 6)->cases, 0);
	one.departed_on = DAY_NONE;
	trend_add(departed, &one);
	assert_int_equal(departed->undated, 1);
	assert_int_equal(departed->all.cases, 1);
	trend_free(registered);
	trend_free(departed);
}

static void what_lies_outside_is_counted_apart(void **state)
{
	static const char *const days[] = { "1995-06-30", "1995-07-01", "2025-06-15",
		"2025-06-16", "2190-01-01" };
	struct trend *trend = trend_new(TREND_REGISTERED, day("2025-06-15"));

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(days); i++) {
		struct trend_case one = registered_on(days[i]);

		trend_add(trend, &one);
	}
	assert_int_equal(trend->early, 1);
	assert_int_equal(trend->all.cases, 2);
	assert_int_equal(trend->late, 2);
	trend_free(trend);
}

static void time_since_arrival_is_until_the_registration(void **state)
{
	static const struct {
		const char *arrived;
		enum trend_stay stay; /* TREND_STAYS: not known */
	} rows[] = {
		{ "2025-06-10", TREND_STAY_MONTH },
		{ "2025-05-11", TREND_STAY_MONTH },
		{ "2025-05-10", TREND_STAY_QUARTER },
		{ "2025-03-12", TREND_STAY_QUARTER },
		{ "2025-03-11", TREND_STAY_YEAR },
		{ "2024-06-10", TREND_STAY_YEAR },
		{ "2024-06-09", TREND_STAY_LONGER },
		{ "1950-01-01", TREND_STAY_LONGER },
		{ "2025-06-11", TREND_STAYS },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct trend *trend = trend_new(TREND_REGISTERED, day("2025-06-30"));
		struct trend_case one = registered_on("2025-06-10");

		one.arrived_on = day(rows[i].arrived);
		trend_add(trend, &one);
		assert_int_equal(trend->all.arrival_known, rows[i].stay != TREND_STAYS);
		for (enum trend_stay stay = 0; stay < TREND_STAYS; stay++)
			assert_int_equal(
			    trend_count_within(&trend->all, stay), stay >= rows[i].stay);
		trend_free(trend);
	}
}

static void share_is_of_those_of_whom_it_is_known(void **state)
{
	struct trend *trend = trend_new(TREND_REGISTERED, day("2025-06-30"));
	struct trend_case one = registered_on("2025-06-10");

	(void)state;
	trend_add(trend, &one);
	one.status_known = true;
	trend_add(trend, &one);
	one.never_applied = true;
	trend_add(trend, &one);
	assert_int_equal(trend->all.cases, 3);
	assert_int_equal(trend->all.status_known, 2);
	assert_int_equal(trend->all.never_applied, 1);
	trend_free(trend);
}

static struct trend_case random_one(struct support_random *random)
{
	day_number first = day("1990-01-01");
	struct trend_case one = {
		.nationality = support_random_below(random, COUNTRIES_MAX + 1),
		.persons = 1 + (int)support_random_below(random, 5),
		.registered_on = first + (int)support_random_below(random, 14000),
		.departed_on = DAY_NONE,
		.arrived_on = DAY_NONE,
		.status_known = support_random_below(random, 2),
		.never_applied = support_random_below(random, 2),
	};

	if (support_random_below(random, 3) > 0)
		one.departed_on =
		    one.registered_on + (int)support_random_below(random, 400);
	if (support_random_below(random, 3) > 0)
		one.arrived_on =
		    one.registered_on - (int)support_random_below(random, 500);
	return one;
}

/* However the cases are shared among threads, the sums are those of one, and those of a
 * second walk over all of them for each month. */
static void threads_together_count_what_one_counts(void **state)
{
	enum { CASES = 3000, THREADS = 4 };
	struct support_random random = support_seed();
	struct trend_case *all = g_new(struct trend_case, CASES);
	struct trend *alone = trend_new(TREND_DEPARTED, day("2025-06-15"));
	struct trend *together = trend_new(TREND_DEPARTED, day("2025-06-15"));
	struct trend *thread[THREADS];

	(void)state;
	for (int i = 0; i < THREADS; i++)
		thread[i] = trend_new(TREND_DEPARTED, day("2025-06-15"));
	for (int i = 0; i < CASES; i++) {
		all[i] = random_one(&random);
		trend_add(alone, &all[i]);
		trend_add(thread[support_random_below(&random, THREADS)], &all[i]);
	}
	for (int i = 0; i < THREADS; i++) {
		trend_merge(together, thread[i]);
		trend_free(thread[i]);
	}
	assert_memory_equal(&together->all, &alone->all, sizeof(alone->all));
	assert_int_equal(together->undated, alone->undated);
	assert_int_equal(together->early, alone->early);
	assert_int_equal(together->late, alone->late);
	assert_int_equal(together->begin, alone->begin);
	assert_int_equal(together->end, alone->end);
	assert_int_equal(
	    CASES, alone->all.cases + alone->undated + alone->early + alone->late);
	for (int i = 0; i <= COUNTRIES_MAX; i++)
		for (int month = 0; month < TREND_MONTHS; month++)
			assert_memory_equal(trend_count_of(together, i, month),
			    trend_count_of(alone, i, month), sizeof(struct trend_count));
	for (int month = TREND_MONTHS - 24; month < TREND_MONTHS; month++) {
		day_number first = trend_month_first(alone, month);
		day_number last = first + trend_month_days(alone, month) - 1;
		int cases = 0, sum = 0;

		for (int i = 0; i < CASES; i++)
			cases +=
			    all[i].departed_on >= first && all[i].departed_on <= last;
		for (int i = 0; i <= COUNTRIES_MAX; i++)
			sum += (int)trend_count_sum(alone, i, month, month).cases;
		assert_int_equal(sum, cases);
	}
	trend_free(together);
	trend_free(alone);
	g_free(all);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(months_are_those_of_the_calendar),
		cmocka_unit_test(case_counts_on_the_day_that_is_asked_for),
		cmocka_unit_test(what_lies_outside_is_counted_apart),
		cmocka_unit_test(time_since_arrival_is_until_the_registration),
		cmocka_unit_test(share_is_of_those_of_whom_it_is_known),
		cmocka_unit_test(threads_together_count_what_one_counts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
