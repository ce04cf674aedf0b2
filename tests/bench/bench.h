/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tests/bench/bench.h - a figure beside its floor.
 *
 * A benchmark measures what the desk does and a floor in the same run, taking turns,
 * shows first that both give the same result, and prints one line per figure:
 *
 *   engine: 2.31 x floor (target 3.00)
 *
 * A benchmark exits 0 when it could measure, whatever came out; 1 when it could not, or
 * when the results of desk and floor differ.
 */
#ifndef TERUGKEERDESK_TESTS_BENCH_H
#define TERUGKEERDESK_TESTS_BENCH_H

#include <stddef.h>
#include <stdint.h>

/* Nanoseconds: on the wall, and of processor time of this process. */
int64_t bench_now(void);
int64_t bench_cpu(void);

/* Sorts the values.  `permille` 500 is the median. */
double bench_percentile(double *value, size_t count, int permille);

/*
 * bench_ratio(rounds, subject, floor, data):
 * Run both `rounds` times in turns, after one round that does not count.  Returns the
 * median of the subject's wall time divided by that of the floor.  Each function does the
 * whole of what is measured, once.
 */
double bench_ratio(int rounds, void (*subject)(void *data), void (*floor)(void *data),
    void *data);

/* The line of a figure, and a word when the target was missed. */
void bench_report(const char *name, double ratio, double target);
/* The same for a figure that is no ratio: "search p99: 3.10 ms (target 5.00)". */
void bench_report_value(const char *name, double value, const char *unit, double target);

/* Say what went wrong on standard error and exit 1. */
_Noreturn void bench_fail(const char *what);

#endif
