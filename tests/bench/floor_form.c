/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The floor of what a screen costs: a form of the curses form library that knows its
 * pictures beforehand.  It paints the first one, and at every key gives the key to the form
 * and paints, of the next one, only the cells that are different.
 *
 *   floor_form FILE     of struct bench_picture, shown in a circle
 */
#include <curses.h>
#include <form.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "picture.h"

#define PICTURES_MAX 16
#define FIELD_COLUMNS 6
#define RUNS_MAX (BENCH_ROWS * BENCH_COLUMNS / 2)

/* Cells beside each other that look alike. */
struct run {
	int row;
	int column;
	int length;
	attr_t attributes;
	short pair;
	wchar_t text[BENCH_COLUMNS + 1];
};

/* From one picture to the next. */
struct change {
	struct run *run;
	int count;
	int row;
	int column;
};

static const struct bench_cell blank = { ' ', -1, 0 };

static bool equal(const struct bench_cell *one, const struct bench_cell *other)
{
	return one->character == other->character && one->colour == other->colour &&
	    one->look == other->look;
}

static bool alike(const struct bench_cell *one, const struct bench_cell *other)
{
	return one->colour == other->colour && one->look == other->look;
}

static struct run run_begin(const struct bench_cell *cell, int row, int column)
{
	struct run run = { .row = row, .column = column, .pair = (short)(cell->colour + 1) };

	run.attributes = (cell->look & CELL_BOLD ? A_BOLD : 0) |
	    (cell->look & CELL_UNDERLINE ? A_UNDERLINE : 0) |
	    (cell->look & CELL_REVERSE ? A_REVERSE : 0);
	return run;
}

static struct change prepare(const struct bench_picture *from, const struct bench_picture *to)
{
	struct change change = { .row = to->row, .column = to->column };

	change.run = calloc(RUNS_MAX, sizeof(*change.run));
	for (int row = 0; row < BENCH_ROWS; row++) {
		struct run *run = NULL;

		for (int column = 0; column < BENCH_COLUMNS; column++) {
			const struct bench_cell *cell = &to->cell[row][column];

			if (equal(cell, from ? &from->cell[row][column] : &blank)) {
				run = NULL;
				continue;
			}
			if (!run || !alike(cell, cell - 1)) {
				run = &change.run[change.count++];
				*run = run_begin(cell, row, column);
			}
			run->text[run->length++] = (wchar_t)cell->character;
		}
	}
	return change;
}

static void paint(const struct change *change)
{
	for (int i = 0; i < change->count; i++) {
		const struct run *run = &change->run[i];

		attr_set(run->attributes, run->pair, NULL);
		mvaddnwstr(run->row, run->column, run->text, run->length);
	}
	move(change->row, change->column);
	refresh();
}

static bool blank_in_all(const struct bench_picture *picture, int count, int row, int column)
{
	for (int i = 0; i < count; i++) {
		for (int k = column; k < column + FIELD_COLUMNS; k++) {
			if (!equal(&picture[i].cell[row][k], &blank))
				return false;
		}
	}
	return true;
}

/* A place for the field where it is not seen: it shows nothing of what it is given. */
static WINDOW *window_on_blanks(const struct bench_picture *picture, int count)
{
	for (int row = 0; row < BENCH_ROWS; row++) {
		for (int column = 0; column + FIELD_COLUMNS <= BENCH_COLUMNS; column++) {
			if (blank_in_all(picture, count, row, column))
				return newwin(1, FIELD_COLUMNS, row, column);
		}
	}
	return stdscr;
}

static int read_pictures(const char *path, struct bench_picture *picture)
{
	FILE *file = fopen(path, "rb");
	size_t count = file ? fread(picture, sizeof(*picture), PICTURES_MAX, file) : 0;

	if (file)
		fclose(file);
	return (int)count;
}

int main(int argc, char **argv)
{
	static struct bench_picture picture[PICTURES_MAX];
	struct change change[PICTURES_MAX + 1];
	FIELD *field[2] = { NULL, NULL };
	int shown = 0;
	FORM *form;
	int count;
	int key;

	setlocale(LC_ALL, "");
	count = argc == 2 ? read_pictures(argv[1], picture) : 0;
	if (count == 0)
		return 2;
	change[0] = prepare(NULL, &picture[0]);

	initscr();
	cbreak();
	noecho();
	keypad(stdscr, TRUE);
	start_color();
	use_default_colors();
	for (short colour = 0; colour < 8; colour++)
		init_pair((short)(colour + 1), colour, -1);
	field[0] = new_field(1, FIELD_COLUMNS, 0, 0, 0, 0);
	field_opts_off(field[0], O_PUBLIC);
	form = new_form(field);
	set_form_win(form, window_on_blanks(picture, count));
	post_form(form);
	paint(&change[0]);
	for (int i = 0; i < count; i++)
		change[i + 1] = prepare(&picture[i], &picture[(i + 1) % count]);

	while ((key = getch()) != ERR && key != KEY_F(10)) {
		if (form_driver(form, key) != E_OK)
			form_driver(form, REQ_CLR_FIELD);
		paint(&change[shown + 1]);
		shown = (shown + 1) % count;
	}

	unpost_form(form);
	free_form(form);
	free_field(field[0]);
	endwin();
	return 0;
}
