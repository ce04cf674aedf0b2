/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * From starting the program to a complete first frame, the unlock prompt of a ledger,
 * beside a bare curses form.
 *
 *   bench_first_frame PROGRAM FLOOR
 */
#include "bench.h"
#include "terminal.h"
#include "workplace.h"

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define ROUNDS 101
/* What stands in the bottom row of both, painted last. */
#define LAST_WORDS "F10 "

static double first_frame(const char *const argv[])
{
	struct bench_terminal terminal;
	double taken;

	bench_terminal_start(&terminal, argv);
	taken = (double)(bench_terminal_until(&terminal, LAST_WORDS) - terminal.started);
	bench_terminal_stop(&terminal);
	return taken;
}

int main(int argc, char **argv)
{
	static double taken[2][ROUNDS];
	struct workplace place;
	double desk;
	double floor;
	const char *commands[2][4] = { { NULL } };

	if (argc != 3)
		bench_fail("usage: bench_first_frame PROGRAM FLOOR");
	workplace_open(&place, argv[1]);
	commands[0][0] = argv[1];
	commands[0][1] = "--ledger";
	commands[0][2] = place.ledger;
	commands[1][0] = argv[2];
	for (int i = -2; i < ROUNDS; i++) {
		for (int turn = 0; turn < 2; turn++) {
			int who = (turn + i) & 1;
			double once = first_frame(commands[who]);

			if (i >= 0)
				taken[who][i] = once;
		}
	}
	workplace_close(&place);
	desk = bench_percentile(taken[0], ROUNDS, 500);
	floor = bench_percentile(taken[1], ROUNDS, 500);
	fprintf(stderr, "first frame: %.0f us, floor %.0f us\n", desk / 1000, floor / 1000);
	bench_report("first frame", desk / floor, 1.5);
	return 0;
}
