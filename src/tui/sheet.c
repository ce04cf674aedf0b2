/* SPDX-License-Identifier: EUPL-1.2 */
#include "sheet.h"

#include <glib.h>
#include <inttypes.h>

#include "cells.h"
#include "terugkeerdesk/core/text.h"
#include "words.h"

#define GAP         2 /* between two columns */
#define LABEL_LEAST 8
#define CHART_LEAST 6 /* rows in which it can be read */
#define CHART_USUAL 8 /* where it has a page to itself */

/* --- lines --- */

void sheet_begin(struct sheet *sheet)
{
	for (int i = 0; i < sheet->count; i++) {
		text_free(sheet->line[i].label);
		for (int j = 0; j < sheet->line[i].cells; j++)
			text_free(sheet->line[i].cell[j]);
	}
	sheet->count = 0;
	sheet->tables = 0;
	chart_clear(&sheet->chart);
}

void sheet_clear(struct sheet *sheet)
{
	sheet_begin(sheet);
	g_free(sheet->line);
	*sheet = (struct sheet){ 0 };
}

struct sheet_line *sheet_add(
    struct sheet *sheet, enum sheet_kind kind, enum look look, const char *label)
{
	struct sheet_line *line;

	if (sheet->count == sheet->allocated) {
		sheet->allocated = MAX(2 * sheet->allocated, 32);
		sheet->line = g_renew(struct sheet_line, sheet->line, sheet->allocated);
	}
	sheet->tables += kind == SHEET_HEAD;
	line = &sheet->line[sheet->count++];
	*line = (struct sheet_line){
		.kind = kind,
		.look = look,
		.label = g_strdup(label != NULL ? label : ""),
		.table = sheet->tables,
		.tag = SHEET_NOTHING,
	};
	return line;
}

void sheet_add_cell(struct sheet_line *line, enum look look, const char *text)
{
	line->cell_look[line->cells] = look;
	line->cell[line->cells++] = g_strdup(text);
}

void sheet_add_count(struct sheet_line *line, enum look look, int64_t count)
{
	char text[24];

	g_snprintf(text, sizeof(text), "%" PRId64, count);
	sheet_add_cell(line, look, text);
}

void sheet_add_share(struct sheet_line *line, enum look look, int64_t part, int64_t all)
{
	char *text = g_strdup_printf(
	    /* TRANSLATORS: a share in whole percent; %% prints a percent sign */
	    _("%d %%"), all > 0 ? (int)((part * 200 + all) / (2 * all)) : 0);

	sheet_add_cell(line, look, text);
	g_free(text);
}

void sheet_space(struct sheet *sheet)
{
	if (sheet->count > 0 && sheet->line[sheet->count - 1].kind != SHEET_SPACE)
		sheet_add(sheet, SHEET_SPACE, LOOK_NORMAL, NULL);
}

/* --- places --- */

static bool in_table(const struct sheet_line *line)
{
	return line->kind == SHEET_HEAD || line->kind == SHEET_ROW;
}

static bool can_choose(const struct sheet *sheet, int index)
{
	return index >= 0 && index < sheet->count &&
	       sheet->line[index].tag != SHEET_NOTHING;
}

static int next_choice(const struct sheet *sheet, int from, int step)
{
	for (int i = from + step; i >= 0 && i < sheet->count; i += step)
		if (can_choose(sheet, i))
			return i;
	return -1;
}

static void show(struct sheet *sheet, int index)
{
	sheet->scroll = layout_scroll(sheet->scroll, sheet->line[index].y,
	    sheet->line[index].height, sheet->visible, sheet->height);
}

/* A chart at `y`, with so many rows to be seen at once. */
static int chart_height_at(int y, int rows, int most)
{
	int room = rows - y;
	int share = MAX(rows * 2 / 5, CHART_USUAL); /* figures are to be seen too */

	most = MIN(most, share);
	return MIN(room >= CHART_LEAST ? room : CHART_USUAL, most);
}

static int height_of(const struct sheet_line *line, int columns)
{
	if (line->kind == SHEET_TEXT && columns > 1)
		return cells_wrapped_lines(line->label, columns - 1);
	return 1;
}

void sheet_fit(struct sheet *sheet, int rows, int columns, int chart_most)
{
	int y = 0;

	for (int i = 0; i < sheet->count; i++) {
		struct sheet_line *line = &sheet->line[i];

		line->y = y;
		line->height = line->kind == SHEET_CHART
				   ? chart_height_at(y, rows, chart_most)
				   : height_of(line, columns);
		y += line->height;
	}
	sheet->height = y;
	sheet->visible = MAX(rows, 0);
	if (!can_choose(sheet, sheet->focus))
		sheet->focus = next_choice(sheet, -1, 1);
	sheet->scroll = CLAMP(sheet->scroll, 0, MAX(y - sheet->visible, 0));
}

/* How a table is divided: figures are never cut, so its labels are. */
struct division {
	int label;
	int cell[SHEET_CELLS_MAX];
};

static struct division divide(
    const struct sheet *sheet, const struct sheet_line *line, int columns)
{
	struct division ret = { .label = LABEL_LEAST };
	int room = columns - 1;

	for (int i = 0; i < sheet->count; i++) {
		const struct sheet_line *other = &sheet->line[i];

		if (!in_table(other) || other->table != line->table)
			continue;
		ret.label = MAX(ret.label, cells_width(other->label));
		for (int cell = 0; cell < other->cells; cell++)
			ret.cell[cell] =
			    MAX(ret.cell[cell], cells_width(other->cell[cell]));
	}
	for (int cell = 0; cell < line->cells; cell++)
		room -= GAP + ret.cell[cell];
	ret.label = CLAMP(ret.label, LABEL_LEAST, MAX(room, LABEL_LEAST));
	return ret;
}

/* --- drawing --- */

/* Cells that do not fit any more are left out whole: a cut figure is another one. */
static void draw_cells(const struct sheet *sheet, const struct sheet_line *line,
    struct canvas *canvas, struct rect rect, int y, bool focus)
{
	struct division division = divide(sheet, line, rect.columns);
	int x = rect.x + 1 + division.label;

	canvas_typed(canvas, y, rect.x + 1, division.label,
	    focus ? LOOK_FOCUS : line->look, line->label);
	for (int cell = 0; cell < line->cells; cell++) {
		x += GAP + division.cell[cell];
		if (x > rect.x + rect.columns)
			break;
		canvas_text_right(canvas, y, x - division.cell[cell],
		    division.cell[cell], line->cell_look[cell], line->cell[cell]);
	}
}

static void draw_text(const struct sheet_line *line, struct canvas *canvas,
    struct rect rect, int scroll)
{
	const char *text = line->label;
	size_t bytes, skip;

	for (int row = 0; row < line->height && rect.columns > 1; row++) {
		int y = line->y + row - scroll;

		bytes = cells_wrap(text, rect.columns - 1, &skip);
		if (y >= 0 && y < rect.rows) {
			char *part = g_strndup(text, bytes);

			canvas_typed(canvas, rect.y + y, rect.x + 1, rect.columns - 1,
			    line->look, part);
			text_free(part);
		}
		text += bytes + skip;
	}
}

/* A chart is drawn whole or not at all. */
static void draw_chart(const struct sheet *sheet, const struct sheet_line *line,
    struct canvas *canvas, struct rect rect)
{
	int y = line->y - sheet->scroll;

	if (line->height == 0 || y < 0 || y + line->height > rect.rows)
		return;
	chart_draw(&sheet->chart, canvas,
	    (struct rect){ rect.y + y, rect.x + 1, line->height, rect.columns - 2 },
	    sheet_tag(sheet));
}

static void draw_line(const struct sheet *sheet, const struct sheet_line *line,
    struct canvas *canvas, struct rect rect, bool focus)
{
	int y = rect.y + line->y - sheet->scroll;

	switch (line->kind) {
	case SHEET_HEADING:
		canvas_text(
		    canvas, y, rect.x + 1, rect.columns - 1, LOOK_HEADING, line->label);
		break;
	case SHEET_HEAD:
	case SHEET_ROW:
		draw_cells(sheet, line, canvas, rect, y, focus);
		break;
	case SHEET_CHART:
		draw_chart(sheet, line, canvas, rect);
		break;
	case SHEET_TEXT:
		draw_text(line, canvas, rect, sheet->scroll);
		break;
	case SHEET_SPACE:
		break;
	}
	if (!focus)
		return;
	canvas_text(canvas, y, rect.x, 1, LOOK_STRONG, ">");
	canvas_cursor(canvas, y, rect.x + 1);
}

void sheet_draw(
    const struct sheet *sheet, struct canvas *canvas, struct rect rect, bool focus)
{
	if (focus)
		canvas_cursor(canvas, rect.y, rect.x);
	if (sheet->scroll > 0)
		canvas_text(canvas, rect.y, rect.x, 1, LOOK_FAINT, canvas->ascii ? "^" : "↑");
	if (sheet->scroll + rect.rows < sheet->height && rect.rows > 1)
		canvas_text(canvas, rect.y + rect.rows - 1, rect.x, 1, LOOK_FAINT,
		    canvas->ascii ? "v" : "↓");
	for (int i = 0; i < sheet->count; i++) {
		const struct sheet_line *line = &sheet->line[i];

		if (line->y + line->height > sheet->scroll &&
		    line->y < sheet->scroll + rect.rows)
			draw_line(sheet, line, canvas, rect, focus && i == sheet->focus);
	}
}

/* --- moving --- */

/* To the next row that has more to show when it is near, else scroll. */
static void step(struct sheet *sheet, int direction)
{
	int next = sheet->focus < 0 ? -1 : next_choice(sheet, sheet->focus, direction);

	if (next >= 0 && sheet->line[next].y <= sheet->scroll + sheet->visible &&
	    sheet->line[next].y >= sheet->scroll - 1) {
		sheet->focus = next;
		show(sheet, next);
		return;
	}
	sheet->scroll = CLAMP(
	    sheet->scroll + direction, 0, MAX(sheet->height - sheet->visible, 0));
}

static void jump(struct sheet *sheet, int direction)
{
	int next = next_choice(sheet, sheet->focus, direction);

	if (sheet->focus >= 0 && next >= 0) {
		sheet->focus = next;
		show(sheet, next);
	}
}

/* The focus goes along to what is in view. */
static void follow(struct sheet *sheet)
{
	for (int i = 0; i < sheet->count; i++)
		if (can_choose(sheet, i) && sheet->line[i].y >= sheet->scroll) {
			if (sheet->line[i].y < sheet->scroll + sheet->visible)
				sheet->focus = i;
			return;
		}
}

static void turn(struct sheet *sheet, int pages)
{
	int page = MAX(sheet->visible - 1, 1);

	sheet->scroll = CLAMP(
	    sheet->scroll + pages * page, 0, MAX(sheet->height - sheet->visible, 0));
	follow(sheet);
}

static void to_end(struct sheet *sheet)
{
	sheet->scroll = MAX(sheet->height - sheet->visible, 0);
	sheet->focus = next_choice(sheet, sheet->count, -1);
}

bool sheet_command(struct sheet *sheet, enum command command)
{
	switch (command) {
	case COMMAND_UP:
		step(sheet, -1);
		return true;
	case COMMAND_DOWN:
		step(sheet, 1);
		return true;
	case COMMAND_NEXT:
		jump(sheet, 1);
		return true;
	case COMMAND_PREVIOUS:
		jump(sheet, -1);
		return true;
	case COMMAND_PAGE_UP:
		turn(sheet, -1);
		return true;
	case COMMAND_PAGE_DOWN:
		turn(sheet, 1);
		return true;
	case COMMAND_HOME:
		sheet->scroll = 0;
		sheet->focus = next_choice(sheet, -1, 1);
		return true;
	case COMMAND_END:
		to_end(sheet);
		return true;
	default:
		return false;
	}
}

int sheet_tag(const struct sheet *sheet)
{
	return can_choose(sheet, sheet->focus) ? sheet->line[sheet->focus].tag
					       : SHEET_NOTHING;
}

/* What a table is called: the heading above its head, or the head itself. */
static const char *table_title(const struct sheet *sheet, int index)
{
	while (index > 0 && sheet->line[index].kind != SHEET_HEAD)
		index--;
	if (index > 0 && sheet->line[index - 1].kind == SHEET_HEADING)
		index--;
	return sheet->line[index].label;
}

char *sheet_tag_title(const struct sheet *sheet)
{
	if (!can_choose(sheet, sheet->focus))
		return g_strdup("");
	return g_strdup_printf("%s: %s", table_title(sheet, sheet->focus),
	    sheet->line[sheet->focus].label);
}

bool sheet_click(struct sheet *sheet, int row)
{
	int y = row + sheet->scroll;

	for (int i = 0; i < sheet->count; i++)
		if (can_choose(sheet, i) && y >= sheet->line[i].y &&
		    y < sheet->line[i].y + sheet->line[i].height) {
			sheet->focus = i;
			return true;
		}
	return false;
}
