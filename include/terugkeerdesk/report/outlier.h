/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/report/outlier.h - how likely a count of a month is, after those before
 * it.
 *
 * The conditional negative binomial test.  Cases of a month follow a negative binomial
 * law: by chance alone (Poisson) and, beyond that, as much as months differ anyway.  If
 * the month is like those before it, then how many of all these cases together fall in
 * the month follows a beta-binomial law that depends on the number of days alone, not on
 * the rate: so no rate is estimated, and that a few months tell little of it is counted
 * in.  Without dispersion it is the exact conditional test of two Poisson rates
 * (Przyborowski and Wilenski 1940): of n + 1 months as long, binomial with 1 / (n + 1).
 */
#ifndef TERUGKEERDESK_REPORT_OUTLIER_H
#define TERUGKEERDESK_REPORT_OUTLIER_H

#include <stddef.h>
#include <stdint.h>

/* A month, or as much of it as has passed. */
struct outlier_month {
	int64_t count;
	int days; /* at least 1 */
};

/*
 * outlier_dispersion(month, count, allowance):
 * By how much months differ beyond chance: the variance beyond that of Poisson, over the
 * mean squared.  What these months show, by the method of moments, plus `allowance`: for
 * what few months do not show.  At least `allowance`.
 */
double outlier_dispersion(
    const struct outlier_month *month, size_t count, double allowance);

/*
 * outlier_probability(now, before, months, dispersion):
 * How likely as many as `now` or more are, if that month is like the `months` before it
 * that have `before` together.  `months` is at least 1.  Never 0: 1e-300 is that or less.
 */
double outlier_probability(
    struct outlier_month now, struct outlier_month before, int months, double dispersion);

/* As many as those before make one expect. */
double outlier_expected(struct outlier_month now, struct outlier_month before);

#endif
