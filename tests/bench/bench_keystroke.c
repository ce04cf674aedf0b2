/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * From a key to the painted pane: an answer of the case that changes the amounts at every
 * key, beside a bare curses form that changes as many cells at every key.
 *
 *   bench_keystroke PROGRAM FLOOR CASE
 */
#include "bench.h"
#include "terminal.h"
#include "workplace.h"

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define KEYS 2000
#define TURN 50 /* keys before the other has its turn */
#define LOOKED_AT 60 /* keys of which the repainted cells are counted */
#define CELLS_LEAST 20 /* fewer, and it was no pane that changed */

/* The desk, or the floor. */
struct side {
	struct bench_terminal terminal;
	const char *key;
	double taken[KEYS];
	int64_t cpu;
	int cells; /* changed by a key, on average */
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

static void open_floor(struct side *side, const char *floor, int cells)
{
	char number[16];
	const char *const argv[] = { floor, number, NULL };

	snprintf(number, sizeof(number), "%d", cells);
	side->key = "x";
	bench_terminal_start(&side->terminal, argv);
	bench_terminal_until(&side->terminal, "F10 ");
	bench_terminal_settle(&side->terminal);
}

static void count_cells(struct side *side)
{
	struct bench_picture before;
	struct bench_picture after;
	int changed = 0;

	bench_terminal_picture(&side->terminal, &before);
	for (int i = 0; i < LOOKED_AT; i++) {
		bench_terminal_send(&side->terminal, side->key);
		bench_terminal_answer(&side->terminal, true);
		bench_terminal_picture(&side->terminal, &after);
		changed += bench_picture_changed(&before, &after);
		before = after;
	}
	side->cells = changed / LOOKED_AT;
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
	struct workplace place;

	if (argc != 4)
		bench_fail("usage: bench_keystroke PROGRAM FLOOR CASE");
	workplace_open(&place, argv[1]);
	workplace_add_case(&place, argv[1], argv[3]);
	open_desk(&desk, argv[1], &place);
	count_cells(&desk);
	if (desk.cells < CELLS_LEAST)
		bench_fail("the pane does not change");
	open_floor(&floor, argv[2], desk.cells);
	count_cells(&floor);
	fprintf(stderr, "a key repaints %d cells, and %d of the floor\n", desk.cells,
	    floor.cells);
	if (abs(desk.cells - floor.cells) > desk.cells / 10)
		bench_fail("the floor does not repaint as many cells");

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
