/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * From starting the program to a complete first frame, the unlock prompt of a ledger,
 * beside a bare curses form that paints the same frame.
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

/* The frame that the program comes to rest at. */
static void look(const char *const argv[], struct bench_picture *ret)
{
	struct bench_terminal terminal;

	bench_terminal_start(&terminal, argv);
	bench_terminal_until(&terminal, "F10 ");
	bench_terminal_settle(&terminal);
	bench_terminal_picture(&terminal, ret);
	bench_terminal_stop(&terminal);
}

static double first_frame(const char *const argv[], const struct bench_picture *frame)
{
	struct bench_terminal terminal;
	double taken;

	bench_terminal_start(&terminal, argv);
	taken = (double)(bench_terminal_until_picture(&terminal, frame) - terminal.started);
	bench_terminal_stop(&terminal);
	return taken;
}

int main(int argc, char **argv)
{
	static double taken[2][ROUNDS];
	static struct bench_picture frame;
	const char *commands[2][4] = { { NULL } };
	struct workplace place;
	double desk;
	double floor;

	if (argc != 3)
		bench_fail("usage: bench_first_frame PROGRAM FLOOR");
	workplace_open(&place, argv[1]);
	commands[0][0] = argv[1];
	commands[0][1] = "--ledger";
	commands[0][2] = place.ledger;
	look(commands[0], &frame);
	bench_picture_write("frame", &frame, 1);
	commands[1][0] = argv[2];
	commands[1][1] = "frame";
	for (int i = -2; i < ROUNDS; i++) {
		for (int turn = 0; turn < 2; turn++) {
			int who = (turn + i) & 1;
			double once = first_frame(commands[who], &frame);

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
