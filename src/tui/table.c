/* SPDX-License-Identifier: EUPL-1.2 */
#include "table.h"

#include <glib.h>
#include <string.h>

#include "cells.h"
#include "terugkeerdesk/core/text.h"

#define GAP 1 /* between columns */
#define CELL_LEAST 7

static void empty(struct table *table)
{
	for (int i = 0; i < table->row_count; i++) {
		text_free(table->row[i].label);
		for (int column = 0; column < TABLE_CELLS_MAX; column++)
			text_free(table->row[i].cell[column].text);
	}
	for (int column = 0; column < table->columns; column++)
		text_free(table->head[column]);
	table->row_count = 0;
	table->columns = 0;
}

void table_begin(struct table *table, const struct rulebook *rulebook, enum lang lang)
{
	empty(table);
	table->rulebook = rulebook;
	table->lang = lang;
}

void table_clear(struct table *table)
{
	empty(table);
	g_free(table->row);
	memset(table, 0, sizeof(*table));
}

void table_add_head(struct table *table, enum look look, const char *words)
{
	if (table->columns == TABLE_CELLS_MAX)
		return;
	table->head[table->columns] = g_strdup(words);
	table->head_look[table->columns++] = look;
}

struct table_row *table_add_row(struct table *table, enum look look, int indent,
    const char *label)
{
	struct table_row *row;

	if (table->row_count == table->allocated) {
		table->allocated = MAX(16, table->allocated * 2);
		table->row = g_renew(struct table_row, table->row, table->allocated);
	}
	row = &table->row[table->row_count++];
	memset(row, 0, sizeof(*row));
	row->label = g_strdup(label);
	row->look = look;
	row->indent = indent;
	return row;
}

void table_set_text(struct table_row *row, int column, enum look look, const char *text)
{
	if (column >= TABLE_CELLS_MAX)
		return;
	row->cell[column].text = g_strdup(text);
	row->cell[column].look = look;
}

void table_set_amount(const struct table *table, struct table_row *row, int column,
    enum look look, const struct assessment *assessment, const struct amount *amount)
{
	char text[MONEY_TEXT * 2];
	bool there;
	struct sum sum = amounts_sum(table->rulebook, assessment, amount, &there);

	if (column >= TABLE_CELLS_MAX)
		return;
	table_set_text(row, column, look, there ? amounts_column(text, &sum, table->lang) : "–");
	row->cell[column].choosable = true;
	row->cell[column].amount = *amount;
}

/* Where a range may be broken: behind the dash or the stroke.  0: nowhere. */
static size_t break_at(const char *text)
{
	static const char *const marks[] = { "–", "/" };

	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
		const char *found = strstr(text, marks[i]);
		if (found != NULL && found[strlen(marks[i])] != '\0')
			return (size_t)(found - text) + strlen(marks[i]);
	}
	return 0;
}

static int broken_width(const char *text)
{
	size_t at = break_at(text);

	return MAX(cells_width_of(text, at), cells_width(text + at));
}

static int widest_label(const struct table *table)
{
	int widest = 0;

	for (int i = 0; i < table->row_count; i++)
		widest =
		    MAX(widest, cells_width(table->row[i].label) + table->row[i].indent);
	return widest;
}

static int widest_cell(const struct table *table, bool broken)
{
	int widest = CELL_LEAST;

	for (int column = 0; column < table->columns; column++)
		widest = MAX(widest, cells_width(table->head[column]));
	for (int i = 0; i < table->row_count; i++) {
		for (int column = 0; column < table->columns; column++) {
			const char *text = table->row[i].cell[column].text;
			if (text != NULL)
				widest = MAX(widest, broken ? broken_width(text) : cells_width(text));
		}
	}
	return widest;
}

int table_width_wanted(const struct table *table)
{
	return widest_label(table) + table->columns * (widest_cell(table, false) + GAP) + 1;
}

int table_width_least(const struct table *table)
{
	return widest_label(table) + table->columns * (widest_cell(table, true) + GAP) + 1;
}

int table_width_of_column(const struct table *table)
{
	return widest_cell(table, false) + GAP;
}

static bool has_focusable(const struct table_row *row, int columns)
{
	for (int column = 0; column < columns; column++) {
		if (row->cell[column].choosable)
			return true;
	}
	return false;
}

static int row_height(const struct table *table, const struct table_row *row)
{
	int label = cells_wrapped_lines(row->label, MAX(table->label_width - row->indent, 1));

	for (int column = 0; column < table->columns; column++) {
		const char *text = row->cell[column].text;
		if (text != NULL && cells_width(text) > table->cell_width && break_at(text) > 0)
			return MAX(label, 2);
	}
	return label;
}

static void keep_focus(struct table *table)
{
	table->focus_column = CLAMP(table->focus_column, 0, MAX(table->columns - 1, 0));
	table->focus_row = CLAMP(table->focus_row, 0, MAX(table->row_count - 1, 0));
	for (int i = 0; i < table->row_count; i++) {
		int at = (table->focus_row + i) % table->row_count;
		if (has_focusable(&table->row[at], table->columns)) {
			table->focus_row = at;
			break;
		}
	}
}

void table_fit(struct table *table, int rows, int columns)
{
	int y = 0;

	/* Cells get what they need; labels what is left, and wrap. */
	table->cell_width = widest_cell(table, false);
	table->label_width = widest_label(table);
	if (table_width_wanted(table) > columns)
		table->cell_width = MAX(
		    (columns - 1 - table->label_width) / MAX(table->columns, 1) - GAP,
		    widest_cell(table, true));
	table->label_width = CLAMP(
	    columns - 1 - table->columns * (table->cell_width + GAP), 4, table->label_width);
	for (int i = 0; i < table->row_count; i++) {
		table->row[i].y = y;
		table->row[i].height = row_height(table, &table->row[i]);
		y += table->row[i].height;
	}
	table->height = y;
	table->visible = MAX(rows - 1, 0);
	keep_focus(table);
	if (table->row_count > 0)
		table->scroll = layout_scroll(table->scroll, table->row[table->focus_row].y,
		    table->row[table->focus_row].height, table->visible, y);
}

static int column_x(const struct table *table, struct rect rect, int column)
{
	return rect.x + 1 + table->label_width + column * (table->cell_width + GAP) + GAP;
}

static void draw_cell(const struct table *table, struct canvas *canvas, int y, int x,
    const struct table_cell *cell, bool focus)
{
	enum look look = focus ? LOOK_FOCUS : cell->look;
	size_t at = 0;

	if (cell->text == NULL)
		return;
	if (focus)
		canvas_cursor(canvas, y, x + table->cell_width -
		        MIN(cells_width(cell->text), table->cell_width));
	if (cells_width(cell->text) > table->cell_width && (at = break_at(cell->text)) > 0) {
		char *first = g_strndup(cell->text, at);
		canvas_text_right(canvas, y, x, table->cell_width, look, first);
		y++;
		g_free(first);
	}
	canvas_text_right(canvas, y, x, table->cell_width, look, cell->text + at);
}

static void draw_row(const struct table *table, struct canvas *canvas, struct rect rect,
    int index, bool focus)
{
	const struct table_row *row = &table->row[index];
	int y = rect.y + 1 + row->y - table->scroll;
	struct rect label = { y, rect.x + 1 + row->indent, row->height,
		table->label_width - row->indent };

	focus = focus && index == table->focus_row;
	if (focus)
		canvas_text(canvas, y, rect.x, 1, LOOK_STRONG, ">");
	canvas_wrapped(canvas, label, row->look, row->label);
	for (int column = 0; column < table->columns; column++) {
		int x = column_x(table, rect, column);
		if (row->bar && row->bar_high[column] > 0)
			canvas_bar(canvas, y, x, table->cell_width, row->bar_low[column],
			    row->bar_high[column], row->bar_max);
		draw_cell(table, canvas, y, x, &row->cell[column],
		    focus && column == table->focus_column);
	}
}

void table_draw(const struct table *table, struct canvas *canvas, struct rect rect,
    bool focus)
{
	for (int column = 0; column < table->columns; column++) {
		int width = MIN(cells_width(table->head[column]), table->cell_width);
		canvas_typed(canvas, rect.y,
		    column_x(table, rect, column) + table->cell_width - width, width,
		    table->head_look[column], table->head[column]);
	}
	for (int i = 0; i < table->row_count; i++) {
		if (table->row[i].y >= table->scroll &&
		    table->row[i].y + table->row[i].height <= table->scroll + table->visible)
			draw_row(table, canvas, rect, i, focus);
	}
}

static bool move_row(struct table *table, int step)
{
	for (int i = table->focus_row + step; i >= 0 && i < table->row_count; i += step) {
		if (has_focusable(&table->row[i], table->columns)) {
			table->focus_row = i;
			return true;
		}
	}
	return false;
}

static bool move_column(struct table *table, int step)
{
	int column = table->focus_column + step;

	if (column < 0 || column >= table->columns)
		return false;
	table->focus_column = column;
	return true;
}

bool table_command(struct table *table, enum command command)
{
	switch (command) {
	case COMMAND_UP:
		return move_row(table, -1);
	case COMMAND_DOWN:
		return move_row(table, 1);
	case COMMAND_LEFT:
		return move_column(table, -1);
	case COMMAND_RIGHT:
		return move_column(table, 1);
	case COMMAND_HOME:
		while (move_row(table, -1))
			continue;
		return true;
	case COMMAND_END:
		while (move_row(table, 1))
			continue;
		return true;
	case COMMAND_PAGE_UP:
	case COMMAND_PAGE_DOWN:
		for (int i = 1; i < table->visible; i++)
			move_row(table, command == COMMAND_PAGE_UP ? -1 : 1);
		return true;
	default:
		return false;
	}
}

bool table_click(struct table *table, int y, int x)
{
	struct rect whole = { 0, 0, 0, 0 };

	for (int i = 0; i < table->row_count; i++) {
		const struct table_row *row = &table->row[i];
		int at = y - 1 + table->scroll;
		if (at < row->y || at >= row->y + row->height)
			continue;
		for (int column = 0; column < table->columns; column++) {
			int left = column_x(table, whole, column);
			if (x >= left && x < left + table->cell_width &&
			    row->cell[column].choosable) {
				table->focus_row = i;
				table->focus_column = column;
				return true;
			}
		}
	}
	return false;
}

const struct amount *table_amount(const struct table *table)
{
	const struct table_cell *cell;

	if (table->row_count == 0 || table->columns == 0)
		return NULL;
	cell = &table->row[table->focus_row].cell[table->focus_column];
	return cell->choosable ? &cell->amount : NULL;
}
