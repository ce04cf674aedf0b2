/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * table.h - rows of amounts in columns, each of which can have the focus.
 */
#ifndef TERUGKEERDESK_SRC_TUI_TABLE_H
#define TERUGKEERDESK_SRC_TUI_TABLE_H

#include <stdbool.h>

#include "amounts.h"
#include "canvas.h"
#include "keymap.h"

#define TABLE_CELLS_MAX 12

struct table_cell {
	char *text; /* owned; NULL: empty */
	enum look look;
	bool choosable; /* `amount` says which */
	struct amount amount;
};

struct table_row {
	char *label; /* owned; may be a typed name */
	enum look look;
	int indent;
	struct table_cell cell[TABLE_CELLS_MAX];
	bool bar; /* cells are bars of bar_low..bar_high on bar_max */
	cents bar_low[TABLE_CELLS_MAX], bar_high[TABLE_CELLS_MAX], bar_max;
	int y, height;
};

struct table {
	const struct rulebook *rulebook;
	enum lang lang;
	struct table_row *row; /* owned */
	int row_count, allocated;
	char *head[TABLE_CELLS_MAX]; /* owned */
	enum look head_look[TABLE_CELLS_MAX];
	int columns;
	int label_width, cell_width;
	int focus_row, focus_column;
	int height, scroll, visible;
};

void table_clear(struct table *table); /* wipes; zeroed storage is fine */
/* Take rows and heads away, keep focus and scroll; amounts are written in this language. */
void table_begin(struct table *table, const struct rulebook *rulebook, enum lang lang);
void table_add_head(struct table *table, enum look look, const char *words);
struct table_row *table_add_row(struct table *table, enum look look, int indent,
    const char *label);
/* Put an amount of the assessment in a cell. */
void table_set_amount(const struct table *table, struct table_row *row, int column,
    enum look look, const struct assessment *assessment, const struct amount *amount);
void table_set_text(struct table_row *row, int column, enum look look, const char *text);

/* Columns that label and cells need, without and with breaking ranges over two lines. */
int table_width_wanted(const struct table *table);
int table_width_least(const struct table *table);
/* What one column more would need. */
int table_width_of_column(const struct table *table);

/* Places; one row is taken by the heads. */
void table_fit(struct table *table, int rows, int columns);
void table_draw(const struct table *table, struct canvas *canvas, struct rect rect,
    bool focus);
/* Arrows and ends; false: not a move, or past the edge. */
bool table_command(struct table *table, enum command command);
bool table_click(struct table *table, int y, int x);
/* The amount in focus; NULL: there is none. */
const struct amount *table_amount(const struct table *table);

#endif
