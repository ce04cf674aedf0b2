/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/report/outlier.h"

/*
 * The tail of the beta-binomial law needs no special function: each of its terms is the
 * one before it times a ratio of small numbers, so that all of them are known but for a
 * factor, and the factor goes out when the tail is divided by the whole.  All terms are
 * positive: nothing cancels, and the error stays near that of one division per term.  A
 * library (GSL is GPL besides) would compute the same by way of differences of logarithms
 * of the gamma function, and lose digits on long series.
 */

/* Terms from here on change no digit of a sum. */
#define NEGLIGIBLE 1e-18
/* Below it a double has no digits left. */
#define LEAST_PROBABILITY 1e-300

/* `all` cases together, of which each number x may fall in the month. */
struct law {
	int64_t all;
	double odds;        /* days of the month over those of the months before */
	double now, before; /* the two parameters of the beta law; 0: binomial */
};

/* The term of x + 1 over that of x. */
static double ratio(const struct law *law, int64_t x)
{
	double left = (double)(law->all - x);
	double next = (double)(x + 1);

	if (law->before == 0)
		return left / next * law->odds;
	return left / next * ((double)x + law->now) / (left - 1 + law->before);
}

double outlier_dispersion(
    const struct outlier_month *month, size_t count, double allowance)
{
	double cases = 0, days = 0, squares = 0, differences = 0;
	double beyond;

	for (size_t i = 0; i < count; i++) {
		cases += (double)month[i].count;
		days += month[i].days;
	}
	if (count < 2 || cases == 0)
		return allowance;
	for (size_t i = 0; i < count; i++) {
		double expected = cases * month[i].days / days;
		double difference = (double)month[i].count - expected;

		squares += expected * expected;
		differences += difference * difference;
	}
	beyond = differences * (double)count / (double)(count - 1) - cases;
	return allowance + (beyond > 0 ? beyond / squares : 0);
}

double outlier_probability(
    struct outlier_month now, struct outlier_month before, int months, double dispersion)
{
	struct law law = {
		.all = now.count + before.count,
		.odds = (double)now.days / before.days,
	};
	int64_t middle;
	double term = 1, whole = 1, tail;

	if (dispersion > 0) {
		law.before = months / dispersion;
		law.now = law.before * law.odds;
	}
	middle = (int64_t)((double)law.all * law.odds / (1 + law.odds));
	tail = middle >= now.count ? 1 : 0;
	for (int64_t x = middle; x < law.all; x++) {
		term *= ratio(&law, x);
		whole += term;
		if (x + 1 >= now.count)
			tail += term;
		if (x >= now.count && term < NEGLIGIBLE * tail)
			break;
	}
	term = 1;
	for (int64_t x = middle; x > 0 && term > NEGLIGIBLE * whole; x--) {
		term /= ratio(&law, x - 1);
		whole += term;
		if (x - 1 >= now.count)
			tail += term;
	}
	return tail / whole > LEAST_PROBABILITY ? tail / whole : LEAST_PROBABILITY;
}

double outlier_expected(struct outlier_month now, struct outlier_month before)
{
	return (double)before.count * now.days / before.days;
}
