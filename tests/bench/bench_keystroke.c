/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * From a key to the painted pane: an answer of the case that changes the amounts at every
 * key, beside a bare curses form that paints the same screens.
 *
 *   bench_keystroke PROGRAM FLOOR CASE
 */
#include "bench.h"
#include "terminal.h"
#include "workplace.h"

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define KEYS 2000
#define TURN 50 /* keys before the other has its turn */
#define LOOKED_AT 24 /* keys of which the screens are kept */
#define CELLS_LEAST 20 /* fewer changed by a key, and it was no pane that changed */

/* The desk, or the floor. */
struct side {
	struct bench_terminal terminal;
	const char *key;
	double taken[KEYS];
	int64_t cpu;
};

/* To the answer about the kind of departure in the first case of the list. */
static void open_desk(struct side *side, const char *program, const struct workplace *place)
{
	const char *const argv[] = { program, "--ledger", place->ledger, NULL };

	side->key = " ";
	bench_terminal_start(&side->terminal, argv);
	bench_terminal_until(&side->terminal, "F10 ");
	bench_terminal_send(&side->terminal, WORKPLACE_PASSPHRASE "\r");
	bench_terminal_until(&side->terminal, place->case_number);
	bench_terminal_settle(&side->terminal);
	bench_terminal_send(&side->terminal, "\r");
	bench_terminal_until(&side->terminal, "F3 ");
	bench_terminal_settle(&side->terminal);
	bench_terminal_send(&side->terminal, "\t");
	bench_terminal_answer(&side->terminal, true);
}

static void open_floor(struct side *side, const char *floor,
    const struct bench_picture *first)
{
	const char *const argv[] = { floor, "screens", NULL };

	side->key = "x";
	bench_terminal_start(&side->terminal, argv);
	bench_terminal_until_picture(&side->terminal, first);
}

/* What the desk shows after each key.  The answers come around in a circle, and so do the
 * screens: returns how many there are. */
static int look(struct side *desk, struct bench_picture *picture)
{
	int changed = 0;
	int round = 1;

	for (int i = 0; i < LOOKED_AT; i++) {
		bench_terminal_send(&desk->terminal, desk->key);
		bench_terminal_answer(&desk->terminal, true);
		bench_terminal_picture(&desk->terminal, &picture[i]);
		if (i > 0)
			changed += bench_picture_changed(&picture[i - 1], &picture[i]);
	}
	while (round < LOOKED_AT &&
	    bench_picture_changed(&picture[LOOKED_AT - 1 - round], &picture[LOOKED_AT - 1]) != 0)
		round++;
	if (LOOKED_AT % round != 0)
		bench_fail("the screens do not come around");
	changed /= LOOKED_AT - 1;
	fprintf(stderr, "%d screens in turn, %d cells changed by a key\n", round, changed);
	if (changed < CELLS_LEAST)
		bench_fail("the pane does not change");
	return round;
}

/* The floor comes past the same screens. */
static void expect_same(struct side *floor, const struct bench_picture *picture, int round)
{
	struct bench_picture shown;

	for (int i = 1; i <= round; i++) {
		bench_terminal_send(&floor->terminal, floor->key);
		bench_terminal_answer(&floor->terminal, true);
		bench_terminal_picture(&floor->terminal, &shown);
		if (bench_picture_changed(&shown, &picture[i % round]) != 0)
			bench_fail("the floor does not paint the same screens");
	}
}

static void measure(struct side *side, int first, int count)
{
	int64_t cpu = bench_terminal_cpu(&side->terminal);

	for (int i = first; i < first + count; i++) {
		int64_t sent = bench_now();

		bench_terminal_send(&side->terminal, side->key);
		bench_terminal_answer(&side->terminal, false);
		side->taken[i] = (double)(side->terminal.heard - sent);
	}
	side->cpu += bench_terminal_cpu(&side->terminal) - cpu;
}

static void report(const char *name, double desk, double floor, double target)
{
	fprintf(stderr, "%s: %.0f us, floor %.0f us\n", name, desk / 1000, floor / 1000);
	bench_report(name, desk / floor, target);
}

int main(int argc, char **argv)
{
	static struct side desk;
	static struct side floor;
	static struct bench_picture picture[LOOKED_AT];
	const struct bench_picture *last;
	struct workplace place;
	int round;

	if (argc != 4)
		bench_fail("usage: bench_keystroke PROGRAM FLOOR CASE");
	workplace_open(&place, argv[1]);
	workplace_add_case(&place, argv[1], argv[3]);
	open_desk(&desk, argv[1], &place);
	round = look(&desk, picture);
	last = &picture[LOOKED_AT - round];
	bench_picture_write("screens", last, (size_t)round);
	open_floor(&floor, argv[2], last);
	expect_same(&floor, last, round);

	for (int i = 0; i < KEYS; i += TURN) {
		measure(i / TURN % 2 ? &desk : &floor, i, TURN);
		measure(i / TURN % 2 ? &floor : &desk, i, TURN);
	}
	bench_terminal_stop(&desk.terminal);
	bench_terminal_stop(&floor.terminal);
	workplace_close(&place);
	report("keystroke p50", bench_percentile(desk.taken, KEYS, 500),
	    bench_percentile(floor.taken, KEYS, 500), 1.5);
	report("keystroke p95", bench_percentile(desk.taken, KEYS, 950),
	    bench_percentile(floor.taken, KEYS, 950), 2.0);
	report("keystroke CPU", (double)desk.cpu / KEYS, (double)floor.cpu / KEYS, 2.0);
	return 0;
}
