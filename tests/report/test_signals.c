/* SPDX-License-Identifier: EUPL-1.2 */
/* Which months stand out, and how often chance alone makes one stand out. */
#include "terugkeerdesk/report/signals.h"

#include <math.h>

#include <glib.h>

#include "support.h"

/* As the settings are when nothing is said. */
static const struct signal_method usual = {
	.months = 12,
	.least_months = 5,
	.least_cases = 5,
	.allowance = 0.04,
	.false_alarms = 1,
	.most_likely = 0.01,
};

static day_number day(const char *text)
{
	day_number ret;

	assert_int_equal(date_parse_iso(text, &ret), 0);
	return ret;
}

static void put(struct trend *trend, size_t nationality, int month, int cases)
{
	struct trend_case one = {
		.nationality = nationality,
		.persons = 1,
		.registered_on = trend_month_first(trend, month),
		.departed_on = DAY_NONE,
		.arrived_on = DAY_NONE,
	};

	for (int i = 0; i < cases; i++)
		trend_add(trend, &one);
}

/* The last months of a nationality; -1 ends. */
static void put_series(struct trend *trend, size_t nationality, const int *cases)
{
	int count = 0;

	while (cases[count] >= 0)
		count++;
	for (int i = 0; i < count; i++)
		put(trend, nationality, TREND_MONTHS - count + i, cases[i]);
}

static struct trend *make(const char *until, const int *cases)
{
	struct trend *trend = trend_new(TREND_REGISTERED, day(until));

	put_series(trend, 7, cases);
	return trend;
}

/* nota-mongolia-2025: 316 until June, 114 of them in June. */
static void rush_of_the_nota_stands_out(void **state)
{
	static const int cases[] = { 40, 41, 38, 42, 41, 114, -1 };
	struct trend *trend = make("2025-06-30", cases);
	struct signals signals;

	(void)state;
	assert_int_equal(trend->all.cases, 316);
	signals_make(trend, &usual, &signals);
	assert_int_equal(signals.count, 1);
	assert_int_equal(signals.signal[0].nationality, 7);
	assert_int_equal(signals.signal[0].month, TREND_MONTHS - 1);
	assert_int_equal(signals.signal[0].now.count, 114);
	assert_int_equal(signals.signal[0].before.count, 202);
	assert_int_equal(signals.signal[0].months, 5);
	assert_true(fabs(signals.signal[0].expected - 202.0 * 30 / 151) < 1e-12);
	assert_true(fabs(signals.signal[0].probability - 4.26120722e-06) < 1e-13);
	assert_true(fabs(signals.signal[0].threshold - 0.01) < 1e-15);
	assert_ptr_equal(signals_find(&signals, 7, TREND_MONTHS - 1), &signals.signal[0]);
	assert_null(signals_find(&signals, 7, TREND_MONTHS - 2));
	signals_clear(&signals);
	trend_free(trend);
}

static void small_counts_do_not_stand_out(void **state)
{
	static const int series[][14] = {
		{ 1, 0, 2, 1, 3, -1 },
		{ 1, 0, 2, 1, 0, 3, -1 },
		{ 1, 0, 2, 1, 3, 1, 0, 2, 1, 3, 1, 4, -1 },
		{ 0, 0, 0, 0, 0, 0, 4, -1 },
		{ 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, -1 },
		{ 2, 3, 1, 4, 2, 3, 5, -1 },
		{ 40, 41, 38, 42, 41, 52, -1 },
		{ 100, 0, 0, 0, 0, 0, -1 },
	};
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(series); i++) {
		struct trend *trend = make("2025-06-30", series[i]);
		struct signals signals;

		signals_make(trend, &usual, &signals);
		if (signals.count > 0)
			fail_msg("series %zu: %d after %d in %d months, %g", i,
			    (int)signals.signal[0].now.count,
			    (int)signals.signal[0].before.count, signals.signal[0].months,
			    signals.signal[0].probability);
		signals_clear(&signals);
		trend_free(trend);
	}
}

static void month_without_enough_months_before_it_is_not_tested(void **state)
{
	static const int four[] = { 1, 1, 1, 1, 50, -1 };
	static const int five[] = { 1, 1, 1, 1, 1, 50, -1 };
	struct trend *trend = make("2025-06-30", four);
	struct signals signals;

	(void)state;
	signals_make(trend, &usual, &signals);
	assert_int_equal(signals.count, 0);
	assert_int_equal(signals.begin, TREND_MONTHS);
	signals_clear(&signals);
	trend_free(trend);
	trend = make("2025-06-30", five);
	signals_make(trend, &usual, &signals);
	assert_int_equal(signals.count, 1);
	signals_clear(&signals);
	trend_free(trend);
}

/* One old case that was typed in is no past in which nobody came. */
static void past_begins_anew_after_months_without_any_case(void **state)
{
	static const int gap[] = { 1, 0, 0, 0, 0, 0, 20, 21, 19, 20, 22, 20, 60, -1 };
	static const int no_gap[] = { 1, 0, 0, 0, 0, 20, -1 };
	struct trend *trend = make("2025-06-30", gap);
	struct signals signals;

	(void)state;
	signals_make(trend, &usual, &signals);
	assert_int_equal(signals.count, 1);
	assert_int_equal(signals.signal[0].month, TREND_MONTHS - 1);
	assert_int_equal(signals.signal[0].months, 6);
	assert_int_equal(signals.begin, TREND_MONTHS - 8);
	signals_clear(&signals);
	trend_free(trend);
	trend = make("2025-06-30", no_gap);
	signals_make(trend, &usual, &signals);
	assert_int_equal(signals.count, 1);
	assert_int_equal(signals.signal[0].months, 5);
	signals_clear(&signals);
	trend_free(trend);
}

/* A nationality that never came has as long a past as the others. */
static void newcomers_are_compared_with_none(void **state)
{
	static const int others[] = { 9, 11, 10, 9, 12, 10, 10, -1 };
	static const int newcomers[] = { 8, -1 };
	struct trend *trend = make("2025-06-30", others);
	struct signals signals;

	(void)state;
	put_series(trend, 9, newcomers);
	signals_make(trend, &usual, &signals);
	assert_int_equal(signals.count, 1);
	assert_int_equal(signals.signal[0].nationality, 9);
	assert_int_equal(signals.signal[0].before.count, 0);
	assert_int_equal(signals.signal[0].months, 6);
	assert_true(fabs(signals.signal[0].threshold - 0.01) < 1e-15);
	signals_clear(&signals);
	trend_free(trend);
}

/* The more of them are looked at, the less likely it must be; those that are too few to
 * stand out whatever happens do not count. */
static void threshold_is_shared_by_those_who_could_stand_out(void **state)
{
	static const int usual_ones[] = { 9, 11, 10, 9, 12, 10, 10, -1 };
	static const int rare_ones[] = { 1, 0, 0, 2, 0, 0, 1, -1 };
	static const int rush[] = { 9, 11, 10, 9, 12, 10, 60, -1 };
	struct trend *trend = make("2025-06-30", rush);
	struct signals signals;

	(void)state;
	for (size_t nationality = 20; nationality < 39; nationality++)
		put_series(trend, nationality, usual_ones);
	for (size_t nationality = 50; nationality < 99; nationality++)
		put_series(trend, nationality, rare_ones);
	signals_make(trend, &usual, &signals);
	assert_int_equal(signals.count, 1);
	assert_int_equal(signals.signal[0].nationality, 7);
	assert_true(fabs(signals.signal[0].threshold - 1.0 / 12 / 20) < 1e-15);
	signals_clear(&signals);
	trend_free(trend);
}

static void month_that_is_not_over_is_compared_with_as_many_days(void **state)
{
	static const int cases[] = { 40, 41, 38, 42, 41, 40, -1 };
	struct trend *whole = make("2025-06-30", cases);
	struct trend *begun = make("2025-06-10", cases);
	struct signals signals;

	(void)state;
	signals_make(whole, &usual, &signals);
	assert_int_equal(signals.count, 0);
	signals_clear(&signals);
	signals_make(begun, &usual, &signals);
	assert_int_equal(signals.count, 1);
	assert_int_equal(signals.signal[0].now.days, 10);
	assert_true(fabs(signals.signal[0].expected - 202.0 * 10 / 151) < 1e-12);
	signals_clear(&signals);
	trend_free(whole);
	trend_free(begun);
}

/* The rush of one month does not hide that of the next; a level that lasts becomes the
 * usual one. */
static void rush_is_no_past_until_it_lasts(void **state)
{
	static const int cases[] = { 10, 11, 9, 10, 12, 10, 9, 11, 10, 10, 9, 11, 40, 41,
		39, 40, 42, 41, 38, 40, 41, 40, 39, 41, -1 };
	struct trend *trend = make("2025-12-31", cases);
	struct signals signals;
	int begin = TREND_MONTHS - 24;

	(void)state;
	signals_make(trend, &usual, &signals);
	assert_true(signals.count >= 7);
	for (size_t i = 0; i < signals.count; i++) {
		assert_int_equal(signals.signal[i].month, begin + 12 + (int)i);
		assert_true(signals.signal[i].before.count <= 12 * 12);
	}
	/* Of twelve months seven are of the rush then, and five are left. */
	assert_null(signals_find(&signals, 7, begin + 12 + 8));
	assert_null(signals_find(&signals, 7, begin + 23));
	signals_clear(&signals);
	trend_free(trend);
}

/* Whatever is known later: what was seen then stays so. */
static void later_months_change_nothing(void **state)
{
	struct support_random random = support_seed();
	struct trend *whole = trend_new(TREND_REGISTERED, day("2025-12-31"));
	struct trend *part = trend_new(TREND_REGISTERED, day("2025-06-30"));
	struct signals now, then;
	size_t earlier = 0;

	(void)state;
	for (size_t nationality = 0; nationality < 30; nationality++)
		for (int i = 0; i < 36; i++) {
			int cases = (int)support_random_below(&random, 12);

			if (support_random_below(&random, 20) == 0)
				cases += 30;
			put(whole, nationality, TREND_MONTHS - 36 + i, cases);
			if (i < 30)
				put(part, nationality, TREND_MONTHS - 30 + i, cases);
		}
	signals_make(whole, &usual, &now);
	signals_make(part, &usual, &then);
	for (size_t i = 0; i < now.count; i++)
		earlier += now.signal[i].month < TREND_MONTHS - 6;
	assert_int_equal(earlier, then.count);
	assert_true(then.count > 0);
	for (size_t i = 0; i < then.count; i++) {
		assert_int_equal(then.signal[i].nationality, now.signal[i].nationality);
		assert_true(then.signal[i].probability == now.signal[i].probability);
	}
	signals_clear(&now);
	signals_clear(&then);
	trend_free(whole);
	trend_free(part);
}

/* --- chance --- */

static double random_unit(struct support_random *random)
{
	return ((double)(support_random_next(random) >> 11) + 0.5) / 9007199254740992.0;
}

static int random_poisson(struct support_random *random, double mean)
{
	double least = exp(-mean);
	double product = 1;
	int ret = -1;

	for (; product > least; ret++)
		product *= random_unit(random);
	return ret;
}

/* The mean itself differs from month to month: by a gamma law of so many parts. */
static int random_count(struct support_random *random, double mean, int parts)
{
	double sum = 0;

	for (int i = 0; i < parts; i++)
		sum -= log(random_unit(random));
	return random_poisson(random, parts > 0 ? mean * sum / parts : mean);
}

static const double means[] = { 0.5, 2, 10, 40 };
#define STREAMS 20 /* nationalities beside each other */
#define YEARS   30 /* TREND_MONTHS */

static size_t alarms_of(struct support_random *random, double mean, int parts)
{
	struct trend *trend = trend_new(TREND_REGISTERED, day("2025-12-31"));
	struct signals signals;
	size_t count;

	for (size_t nationality = 0; nationality < STREAMS; nationality++)
		for (int month = 0; month < TREND_MONTHS; month++)
			put(trend, nationality, month, random_count(random, mean, parts));
	signals_make(trend, &usual, &signals);
	count = signals.count;
	signals_clear(&signals);
	trend_free(trend);
	return count;
}

/*
 * By how much months differ beyond chance: 0, 1/5, 1/3 and 1/2 of the mean.  Up to a
 * third the method keeps to about what it promises, one a year; with a half it gives two.
 */
static void chance_alone_gives_no_more_false_alarms_than_promised(void **state)
{
	static const struct {
		int parts;
		double alarms[G_N_ELEMENTS(
		    means)]; /* a year, as terugkeerdesk-trend(5) has it */
	} rows[] = {
		{ 0, { 0.03, 0.23, 0.09, 0.00 } },
		{ 25, { 0.04, 0.35, 0.41, 0.22 } },
		{ 9, { 0.06, 0.62, 1.13, 0.92 } },
		{ 4, { 0.12, 1.18, 2.05, 1.90 } },
	};
	struct support_random random = support_seed();
	int rounds = support_long() ? 100 : 6;
	double years = rounds * (YEARS - 5.0 / 12);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		for (size_t j = 0; j < G_N_ELEMENTS(means); j++) {
			double expected = rows[i].alarms[j];
			double alarms = 0;

			for (int round = 0; round < rounds; round++)
				alarms +=
				    (double)alarms_of(&random, means[j], rows[i].parts);
			alarms /= years;
			print_message("mean %4.1f, parts %2d: %.2f false alarms a year\n",
			    means[j], rows[i].parts, alarms);
			/* Five times the spread of a count, twice as wide as by chance:
			 * what stands out changes the past of what comes after it. */
			if (alarms >
			    expected + 0.02 + 10 * sqrt((expected + 0.02) / years))
				fail_msg("more than %.2f", expected);
		}
}

/* How many of the months in which a nationality comes so many times as often are found.
 */
static double found_of(
    struct support_random *random, double mean, int parts, int times, int rounds)
{
	int hits = 0;

	for (int round = 0; round < rounds; round++) {
		struct trend *trend = trend_new(TREND_REGISTERED, day("2025-12-31"));
		struct signals signals;

		for (size_t nationality = 0; nationality < STREAMS; nationality++)
			for (int i = 1; i <= 13; i++)
				put(trend, nationality, TREND_MONTHS - i,
				    random_count(
					random, i == 1 ? mean * times : mean, parts));
		signals_make(trend, &usual, &signals);
		for (size_t i = 0; i < signals.count; i++)
			hits += signals.signal[i].month == TREND_MONTHS - 1;
		signals_clear(&signals);
		trend_free(trend);
	}
	return (double)hits / (rounds * STREAMS);
}

static void months_that_double_or_triple_are_found(void **state)
{
	static const struct {
		double mean;
		int parts, times;
		double found; /* as terugkeerdesk-trend(5) has it */
	} rows[] = {
		{ 2, 0, 2, 0.03 },
		{ 10, 0, 2, 0.19 },
		{ 40, 0, 2, 0.64 },
		{ 2, 0, 3, 0.17 },
		{ 10, 0, 3, 0.83 },
		{ 40, 0, 3, 1.00 },
		{ 2, 25, 2, 0.04 },
		{ 10, 25, 2, 0.19 },
		{ 40, 25, 2, 0.36 },
		{ 2, 25, 3, 0.17 },
		{ 10, 25, 3, 0.66 },
		{ 40, 25, 3, 0.89 },
		{ 2, 9, 2, 0.05 },
		{ 10, 9, 2, 0.17 },
		{ 40, 9, 2, 0.23 },
		{ 2, 9, 3, 0.18 },
		{ 10, 9, 3, 0.49 },
		{ 40, 9, 3, 0.61 },
	};
	struct support_random random = support_seed();
	int rounds = support_long() ? 1000 : 30;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		double share =
		    found_of(&random, rows[i].mean, rows[i].parts, rows[i].times, rounds);

		print_message("mean %4.1f, parts %2d, %d times as many: %.0f %% found\n",
		    rows[i].mean, rows[i].parts, rows[i].times, share * 100);
		/* Five times the spread of a share. */
		if (fabs(share - rows[i].found) > 0.01 + 2.5 / sqrt(rounds * STREAMS))
			fail_msg("not %.2f", rows[i].found);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rush_of_the_nota_stands_out),
		cmocka_unit_test(small_counts_do_not_stand_out),
		cmocka_unit_test(month_without_enough_months_before_it_is_not_tested),
		cmocka_unit_test(past_begins_anew_after_months_without_any_case),
		cmocka_unit_test(newcomers_are_compared_with_none),
		cmocka_unit_test(threshold_is_shared_by_those_who_could_stand_out),
		cmocka_unit_test(month_that_is_not_over_is_compared_with_as_many_days),
		cmocka_unit_test(rush_is_no_past_until_it_lasts),
		cmocka_unit_test(later_months_change_nothing),
		cmocka_unit_test(chance_alone_gives_no_more_false_alarms_than_promised),
		cmocka_unit_test(months_that_double_or_triple_are_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
