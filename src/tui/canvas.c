/* SPDX-License-Identifier: EUPL-1.2 */
#include "canvas.h"

#include <curses.h>
#include <glib.h>
#include <string.h>

#include "cells.h"
#include "terugkeerdesk/core/text.h"

#define LEFT_TO_RIGHT_MARK L'\x200E'
#define STRETCH 128 /* letters that are given to curses at once */

static void put(struct canvas *canvas, int y, int x, enum look look, const wchar_t *letter)
{
	unsigned long with = theme_attributes(look);
	cchar_t cell;

	/* Most cells by far, and the short way for curses. */
	if (letter[0] >= L' ' && letter[0] <= L'~' && letter[1] == L'\0') {
		mvwaddch(canvas->window, y, x, (chtype)letter[0] | with);
		return;
	}
	/* The pair travels apart from the attributes in setcchar. */
	if (setcchar(&cell, letter, (attr_t)(with & ~A_COLOR), (short)PAIR_NUMBER(with), NULL) ==
	    OK)
		mvwadd_wch(canvas->window, y, x, &cell);
}

static bool inside(const struct canvas *canvas, int y, int x, int width)
{
	return y >= 0 && y < canvas->rows && x >= 0 && x + width <= canvas->columns;
}

void canvas_clear(struct canvas *canvas, struct rect rect, enum look look)
{
	int left = MAX(rect.x, 0);
	int right = MIN(rect.x + rect.columns, canvas->columns);
	int end = MIN(rect.y + rect.rows, canvas->rows);

	for (int y = MAX(rect.y, 0); y < end && left < right; y++)
		mvwhline(canvas->window, y, left, ' ' | theme_attributes(look), right - left);
}

static void add_mark(struct cell_glyph *glyph, wchar_t mark)
{
	size_t length = wcslen(glyph->text);

	if (length < G_N_ELEMENTS(glyph->text) - 1)
		glyph->text[length] = mark;
}

/* A stretch of plain letters goes to curses at once: most of every screen.  Returns how
 * many they were. */
static size_t put_plain(struct canvas *canvas, int y, int x, enum look look,
    const char *text, size_t bytes)
{
	unsigned long with = theme_attributes(look);
	size_t plain = cells_plain(text, MIN(bytes, STRETCH));
	chtype cell[STRETCH];

	for (size_t i = 0; i < plain; i++)
		cell[i] = (chtype)text[i] | with;
	if (plain > 0)
		mvwaddchnstr(canvas->window, y, x, cell, (int)plain);
	return plain;
}

/* Draw as much as fits; `mark` goes behind the last letter. */
static int draw(struct canvas *canvas, int y, int x, int width, enum look look,
    const char *text, bool mark)
{
	struct cell_glyph glyph;
	int start = x;
	bool cut;
	size_t fits, at = 0;

	width = MIN(width, canvas->columns - x);
	if (width <= 0 || y < 0 || y >= canvas->rows || x < 0)
		return 0;
	fits = cells_fit(text, width);
	cut = text[fits] != '\0';
	if (cut)
		fits = cells_fit(text, width - 1);
	while (at < fits) {
		size_t plain = mark ? 0 : put_plain(canvas, y, x, look, text + at, fits - at);

		if (plain > 0) {
			at += plain;
			x += (int)plain;
			continue;
		}
		at += cells_next(text + at, &glyph);
		if (mark && at >= fits)
			add_mark(&glyph, LEFT_TO_RIGHT_MARK);
		put(canvas, y, x, look, glyph.text);
		x += glyph.width;
	}
	if (cut && x < start + width)
		put(canvas, y, x++, look, canvas->ascii ? L"~" : L"…");
	return x - start;
}

int canvas_text(struct canvas *canvas, int y, int x, int width, enum look look,
    const char *text)
{
	return draw(canvas, y, x, width, look, text, false);
}

void canvas_text_right(struct canvas *canvas, int y, int x, int width, enum look look,
    const char *text)
{
	int cells = MIN(cells_width(text), width);

	draw(canvas, y, x + width - cells, cells, look, text, false);
}

/* Add the mark to a cell that is drawn already: the one on the left of what is typed. */
static void mark_cell(struct canvas *canvas, int y, int x)
{
	wchar_t letter[CCHARW_MAX + 1] = { 0 };
	cchar_t cell;
	attr_t look;
	short pair;

	if (!inside(canvas, y, x, 1) || mvwin_wch(canvas->window, y, x, &cell) == ERR)
		return;
	getcchar(&cell, letter, &look, &pair, NULL);
	if (wcslen(letter) >= CCHARW_MAX || wcschr(letter, LEFT_TO_RIGHT_MARK) != NULL)
		return;
	letter[wcslen(letter)] = LEFT_TO_RIGHT_MARK;
	if (setcchar(&cell, letter, look, pair, NULL) == OK)
		mvwadd_wch(canvas->window, y, x, &cell);
}

int canvas_typed(struct canvas *canvas, int y, int x, int width, enum look look,
    const char *text)
{
	if (!cells_right_to_left(text))
		return draw(canvas, y, x, width, look, text, false);
	mark_cell(canvas, y, x - 1);
	return draw(canvas, y, x, width, look, text, true);
}

int canvas_wrapped(struct canvas *canvas, struct rect rect, enum look look,
    const char *text)
{
	size_t bytes, skip;
	int line = 0;

	while (*text != '\0' && line < rect.rows && rect.columns > 0) {
		bytes = cells_wrap(text, rect.columns, &skip);
		if (line == rect.rows - 1)
			bytes = strlen(text); /* the last line shows that there is more */
		char *part = g_strndup(text, bytes);
		canvas_typed(canvas, rect.y + line, rect.x, rect.columns, look, part);
		text_free(part);
		text += bytes;
		if (*text != '\0')
			text += skip;
		line++;
	}
	return line;
}

/* A line-drawing character as the terminal has it, or its plain neighbour. */
static void line_cell(const struct canvas *canvas, const cchar_t *line, wchar_t plain,
    cchar_t *ret)
{
	unsigned long with = theme_attributes(LOOK_FRAME);
	wchar_t letter[CCHARW_MAX + 1] = { 0 };
	attr_t look = (attr_t)(with & ~A_COLOR);
	short pair;

	if (canvas->ascii)
		letter[0] = plain;
	else
		getcchar(line, letter, &look, &pair, NULL);
	setcchar(ret, letter, look, (short)PAIR_NUMBER(with), NULL);
}

static void put_line(struct canvas *canvas, int y, int x, const cchar_t *line, wchar_t plain)
{
	cchar_t cell;

	if (!inside(canvas, y, x, 1))
		return;
	line_cell(canvas, line, plain, &cell);
	mvwadd_wch(canvas->window, y, x, &cell);
}

void canvas_line_across(struct canvas *canvas, int y, int x, int width)
{
	cchar_t cell;

	width = MIN(width, canvas->columns - x);
	if (width <= 0 || !inside(canvas, y, x, 1))
		return;
	line_cell(canvas, WACS_HLINE, L'-', &cell);
	mvwhline_set(canvas->window, y, x, &cell, width);
}

void canvas_line_down(struct canvas *canvas, int y, int x, int height)
{
	cchar_t cell;

	height = MIN(height, canvas->rows - y);
	if (height <= 0 || !inside(canvas, y, x, 1))
		return;
	line_cell(canvas, WACS_VLINE, L'|', &cell);
	mvwvline_set(canvas->window, y, x, &cell, height);
}

void canvas_frame(struct canvas *canvas, struct rect rect)
{
	int bottom = rect.y + rect.rows - 1, right = rect.x + rect.columns - 1;

	if (rect.rows < 2 || rect.columns < 2)
		return;
	canvas_line_across(canvas, rect.y, rect.x, rect.columns);
	canvas_line_across(canvas, bottom, rect.x, rect.columns);
	canvas_line_down(canvas, rect.y, rect.x, rect.rows);
	canvas_line_down(canvas, rect.y, right, rect.rows);
	put_line(canvas, rect.y, rect.x, WACS_ULCORNER, L'+');
	put_line(canvas, rect.y, right, WACS_URCORNER, L'+');
	put_line(canvas, bottom, rect.x, WACS_LLCORNER, L'+');
	put_line(canvas, bottom, right, WACS_LRCORNER, L'+');
}

void canvas_bar(struct canvas *canvas, int y, int x, int cells, long long low,
    long long high, long long max)
{
	/* In halves of a cell, rounded up: what is not nothing is seen. */
	long long halves_low, halves_high;

	if (max <= 0 || high < 0)
		return;
	halves_low = (MAX(low, 0) * cells * 2 + max - 1) / max;
	halves_high = (high * cells * 2 + max - 1) / max;
	for (int i = 0; i < cells; i++) {
		if (!inside(canvas, y, x + i, 1))
			return;
		if (halves_low >= 2 * (i + 1))
			put(canvas, y, x + i, LOOK_BAR_CASH, canvas->ascii ? L"#" : L"█");
		else if (halves_high > halves_low && halves_high > 2 * i)
			put(canvas, y, x + i, LOOK_BAR_OPEN, canvas->ascii ? L"." : L"▒");
		else if (halves_low == 2 * i + 1)
			put(canvas, y, x + i, LOOK_BAR_CASH, canvas->ascii ? L"=" : L"▌");
	}
}

void canvas_cursor(struct canvas *canvas, int y, int x)
{
	canvas->cursor_y = CLAMP(y, 0, MAX(canvas->rows - 1, 0));
	canvas->cursor_x = CLAMP(x, 0, MAX(canvas->columns - 1, 0));
}
