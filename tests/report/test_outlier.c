/* SPDX-License-Identifier: EUPL-1.2 */
/* How likely a count is: against values from exact fractions, and against logarithms. */
#include "terugkeerdesk/report/outlier.h"

#include <math.h>

#include <glib.h>

#include "support.h"

/* All digits but the last few of a double. */
#define NEAR 1e-11

static void assert_near(double found, double expected)
{
	if (!(fabs(found - expected) <= NEAR * fabs(expected)))
		fail_msg("%.15e is not %.15e", found, expected);
}

/* Computed with fractions of whole numbers of any length, binomial coefficient by
 * binomial coefficient. */
static void probability_is_that_of_exact_fractions(void **state)
{
	static const struct {
		struct outlier_month now, before;
		int months;
		double dispersion;
		double expected;
	} rows[] = {
		/* 3 after 1, 0, 2, 1: of 7 cases, 3 or more in the fifth month, 1/5 */
		{ { 3, 30 }, { 4, 120 }, 4, 0, 1.480320000000000e-01 },
		/* nota-mongolia-2025: 114 of 316 in June */
		{ { 114, 30 }, { 202, 151 }, 5, 0, 5.078524083288600e-17 },
		{ { 114, 30 }, { 202, 151 }, 5, 0.04, 4.261207223656080e-06 },
		/* never seen before */
		{ { 9, 30 }, { 0, 365 }, 12, 0, 8.408478766908983e-11 },
		{ { 9, 30 }, { 0, 365 }, 12, 0.04, 2.809298249275722e-10 },
		{ { 10, 31 }, { 24, 334 }, 12, 0.0625, 1.148135014012762e-03 },
		{ { 5, 28 }, { 6, 365 }, 12, 0.25, 2.391986739850829e-03 },
		{ { 60, 30 }, { 480, 365 }, 12, 0.0625, 6.664013652565429e-02 },
		{ { 400, 31 }, { 2400, 365 }, 12, 0.015625, 1.248321915722187e-07 },
		/* a third of a month */
		{ { 20, 10 }, { 120, 365 }, 12, 0.5, 1.593053099162987e-02 },
		{ { 1, 30 }, { 12, 360 }, 12, 0, 6.467415015288395e-01 },
		/* none or more is certain, also of none at all */
		{ { 0, 30 }, { 12, 360 }, 12, 0.04, 1 },
		{ { 0, 30 }, { 0, 360 }, 12, 0.04, 1 },
		/* months that differ wildly */
		{ { 12, 30 }, { 3, 90 }, 3, 2, 6.323779001832008e-02 },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		assert_near(outlier_probability(rows[i].now, rows[i].before,
				rows[i].months, rows[i].dispersion),
		    rows[i].expected);
}

static void dispersion_is_what_months_differ_beyond_chance(void **state)
{
	static const struct {
		struct outlier_month month[5];
		size_t count;
		double allowance;
		double expected;
	} rows[] = {
		{ { { 1, 30 }, { 0, 30 }, { 2, 30 }, { 1, 30 } }, 4, 0, 0 },
		{ { { 1, 30 }, { 0, 30 }, { 2, 30 }, { 1, 30 } }, 4, 0.04, 0.04 },
		{ { { 40, 31 }, { 41, 28 }, { 38, 31 }, { 42, 30 }, { 41, 31 } }, 5, 0,
		    0 },
		{ { { 10, 30 }, { 20, 30 }, { 30, 30 }, { 0, 30 }, { 15, 30 } }, 5, 0,
		    4.888888888888889e-01 },
		{ { { 10, 30 }, { 20, 30 }, { 30, 30 }, { 0, 30 }, { 15, 30 } }, 5, 0.04,
		    5.288888888888889e-01 },
		{ { { 0, 31 }, { 0, 28 }, { 0, 31 } }, 3, 0.04, 0.04 },
		{ { { 9, 31 } }, 1, 0.04, 0.04 },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		assert_near(
		    outlier_dispersion(rows[i].month, rows[i].count, rows[i].allowance),
		    rows[i].expected);
}

static double log_choose(double all, double some)
{
	return lgamma(all + 1) - lgamma(some + 1) - lgamma(all - some + 1);
}

static double log_beta(double one, double other)
{
	return lgamma(one) + lgamma(other) - lgamma(one + other);
}

/* Term by term with the gamma function. */
static double by_logarithms(
    struct outlier_month now, struct outlier_month before, int months, double dispersion)
{
	double all = (double)(now.count + before.count);
	double share = (double)now.days / (now.days + before.days);
	double b = dispersion > 0 ? months / dispersion : 0;
	double a = b * now.days / before.days;
	double sum = 0;

	for (double x = (double)now.count; x <= all; x++) {
		double log_term = log_choose(all, x);

		if (dispersion > 0)
			log_term += log_beta(x + a, all - x + b) - log_beta(a, b);
		else
			log_term += x * log(share) + (all - x) * log(1 - share);
		sum += exp(log_term);
	}
	return sum;
}

static void probability_is_that_of_the_gamma_function(void **state)
{
	struct support_random random = support_seed();
	int rounds = support_long() ? 200000 : 5000;

	(void)state;
	for (int i = 0; i < rounds; i++) {
		int months = 1 + (int)support_random_below(&random, 24);
		struct outlier_month now = {
			(int64_t)support_random_below(&random, 200),
			1 + (int)support_random_below(&random, 31),
		};
		struct outlier_month before = {
			(int64_t)support_random_below(&random, 1000),
			months * 28 + (int)support_random_below(&random, 3),
		};
		double dispersion = support_random_below(&random, 4) * 0.2;
		double found = outlier_probability(now, before, months, dispersion);
		double expected = by_logarithms(now, before, months, dispersion);

		/* Differences of logarithms keep fewer digits than ratios. */
		if (expected > 1e-290 && fabs(found - expected) > 1e-8 * expected)
			fail_msg("%d of %d in %d, %d days, %g: %.12e, not %.12e",
			    (int)now.count, (int)before.count, now.days, before.days,
			    dispersion, found, expected);
		assert_true(found > 0 && found <= 1 + NEAR);
	}
}

static void long_series_have_a_probability_too(void **state)
{
	struct outlier_month before = { 12000000, 365 };
	struct outlier_month usual = { 1000000, 30 };
	struct outlier_month rush = { 3000000, 30 };

	(void)state;
	assert_true(outlier_probability(usual, before, 12, 0.04) > 0.1);
	assert_true(outlier_probability(rush, before, 12, 0.04) < 1e-6);
	/* Beyond what a double can say, but never nothing. */
	assert_true(outlier_probability(rush, before, 12, 0) == 1e-300);
}

static void expected_goes_by_days(void **state)
{
	(void)state;
	assert_near(outlier_expected((struct outlier_month){ 0, 10 },
			(struct outlier_month){ 360, 360 }),
	    10);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(probability_is_that_of_exact_fractions),
		cmocka_unit_test(dispersion_is_what_months_differ_beyond_chance),
		cmocka_unit_test(probability_is_that_of_the_gamma_function),
		cmocka_unit_test(long_series_have_a_probability_too),
		cmocka_unit_test(expected_goes_by_days),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
