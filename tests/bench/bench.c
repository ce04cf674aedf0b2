/* SPDX-License-Identifier: EUPL-1.2 */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define ROUNDS_MAX 1001

static int64_t nanoseconds(clockid_t clock)
{
	struct timespec now;

	clock_gettime(clock, &now);
	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

int64_t bench_now(void)
{
	return nanoseconds(CLOCK_MONOTONIC);
}

int64_t bench_cpu(void)
{
	return nanoseconds(CLOCK_PROCESS_CPUTIME_ID);
}

static int compare(const void *left, const void *right)
{
	double a = *(const double *)left;
	double b = *(const double *)right;

	return (a > b) - (a < b);
}

double bench_percentile(double *value, size_t count, int permille)
{
	size_t at = (count * (size_t)permille + 999) / 1000;

	qsort(value, count, sizeof(*value), compare);
	return value[at > 0 ? at - 1 : 0];
}

static double once(void (*run)(void *data), void *data)
{
	int64_t start = bench_now();

	run(data);
	return (double)(bench_now() - start);
}

double bench_ratio(int rounds, void (*subject)(void *data), void (*floor)(void *data),
    void *data)
{
	double taken[2][ROUNDS_MAX];

	if (rounds < 1 || rounds > ROUNDS_MAX)
		bench_fail("bench_ratio: rounds");
	subject(data);
	floor(data);
	for (int i = 0; i < rounds; i++) {
		/* Who goes first changes, so that neither always finds a warm cache. */
		taken[i % 2][i] = once(i % 2 ? floor : subject, data);
		taken[1 - i % 2][i] = once(i % 2 ? subject : floor, data);
	}
	return bench_percentile(taken[0], (size_t)rounds, 500) /
	    bench_percentile(taken[1], (size_t)rounds, 500);
}

static const char *verdict(double value, double target)
{
	return value > target ? ": MISSED" : "";
}

void bench_report(const char *name, double ratio, double target)
{
	printf("%s: %.2f x floor (target %.2f)%s\n", name, ratio, target, verdict(ratio, target));
	fflush(stdout);
}

void bench_report_value(const char *name, double value, const char *unit, double target)
{
	printf("%s: %.2f %s (target %.2f)%s\n", name, value, unit, target, verdict(value, target));
	fflush(stdout);
}

void bench_fail(const char *what)
{
	fprintf(stderr, "%s\n", what);
	exit(1);
}
