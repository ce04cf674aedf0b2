/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * sheet.h - what is counted, to read: sentences, tables with figures at the right, a
 * chart; rows from which something more can be seen have the focus.
 */
#ifndef TERUGKEERDESK_SRC_TUI_SHEET_H
#define TERUGKEERDESK_SRC_TUI_SHEET_H

#include <stdbool.h>

#include "canvas.h"
#include "chart.h"
#include "keymap.h"

#define SHEET_CELLS_MAX 8
#define SHEET_NOTHING   (-1) /* no tag: nothing more to be seen */

enum sheet_kind {
	SHEET_TEXT, /* a sentence, wrapped */
	SHEET_HEADING,
	SHEET_HEAD, /* of a table: rows follow */
	SHEET_ROW,
	SHEET_CHART, /* the chart of the sheet, where there is no place beside it */
	SHEET_SPACE
};

struct sheet_line {
	enum sheet_kind kind;
	enum look look;
	char *label; /* owned */
	char *cell[SHEET_CELLS_MAX]; /* owned */
	enum look cell_look[SHEET_CELLS_MAX];
	int cells;
	int table; /* lines of one table have one number */
	int tag;
	int y, height;
};

struct sheet {
	struct sheet_line *line; /* owned */
	int count, allocated;
	int tables;
	struct chart chart;
	int focus; /* a line with a tag, or -1 */
	int height, scroll, visible;
};

void sheet_clear(struct sheet *sheet); /* wipes; zeroed storage is fine */
/* Take the lines away, keep focus and scroll. */
void sheet_begin(struct sheet *sheet);
struct sheet_line *sheet_add(
    struct sheet *sheet, enum sheet_kind kind, enum look look, const char *label);
void sheet_add_cell(struct sheet_line *line, enum look look, const char *text);
void sheet_add_count(struct sheet_line *line, enum look look, int64_t count);
void sheet_add_share(struct sheet_line *line, enum look look, int64_t part, int64_t all);
void sheet_space(struct sheet *sheet); /* unless there is one, or nothing is before it */

/* Places; a chart takes what is left of the first page, at most `chart_most` rows, or none
 * when that is 0. */
void sheet_fit(struct sheet *sheet, int rows, int columns, int chart_most);
void sheet_draw(
    const struct sheet *sheet, struct canvas *canvas, struct rect rect, bool focus);

/* Up, down, pages, ends.  False: not a move. */
bool sheet_command(struct sheet *sheet, enum command command);
/* The tag in focus, or SHEET_NOTHING. */
int sheet_tag(const struct sheet *sheet);
/* "Departed per year: 2024", of the row in focus: new memory, to g_free. */
char *sheet_tag_title(const struct sheet *sheet);
/* A click in a row of the rectangle; true when a line with a tag has the focus now. */
bool sheet_click(struct sheet *sheet, int row);

#endif
