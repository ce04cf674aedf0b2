/* SPDX-License-Identifier: EUPL-1.2 */
#include "pager.h"

#include <glib.h>
#include <stdarg.h>
#include <string.h>

#include "cells.h"
#include "terugkeerdesk/core/text.h"

void pager_empty(struct pager *pager)
{
	for (int i = 0; i < pager->count; i++)
		text_free(pager->line[i].text);
	pager->count = 0;
}

void pager_clear(struct pager *pager)
{
	pager_empty(pager);
	g_free(pager->line);
	memset(pager, 0, sizeof(*pager));
}

void pager_add(struct pager *pager, enum look look, int indent, int tag, const char *text)
{
	struct pager_line *line;

	if (pager->count == pager->allocated) {
		pager->allocated = MAX(64, pager->allocated * 2);
		pager->line = g_renew(struct pager_line, pager->line, pager->allocated);
	}
	line = &pager->line[pager->count++];
	memset(line, 0, sizeof(*line));
	line->text = g_strdup(text);
	line->look = look;
	line->indent = indent;
	line->tag = tag;
}

void pager_addf(struct pager *pager, enum look look, int indent, const char *format, ...)
{
	va_list arguments;
	char *text;

	va_start(arguments, format);
	text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	pager_add(pager, look, indent, PAGER_TEXT, text);
	text_free(text);
}

void pager_space(struct pager *pager)
{
	if (pager->count > 0 && *pager->line[pager->count - 1].text != '\0')
		pager_add(pager, LOOK_NORMAL, 0, PAGER_TEXT, "");
}

/* A text is readable in a narrow place too: the indent gives way first. */
static int indent_of(const struct pager_line *line, int columns)
{
	return CLAMP(line->indent, 0, MAX(columns / 3, 0));
}

static bool can_choose(const struct pager *pager, int index)
{
	return index >= 0 && index < pager->count && pager->line[index].tag != PAGER_TEXT;
}

static int first_choice(const struct pager *pager)
{
	for (int i = 0; i < pager->count; i++) {
		if (can_choose(pager, i))
			return i;
	}
	return -1;
}

void pager_choose_first(struct pager *pager)
{
	if (!can_choose(pager, pager->focus))
		pager->focus = first_choice(pager);
}

void pager_fit(struct pager *pager, int rows, int columns)
{
	int y = 0;

	for (int i = 0; i < pager->count; i++) {
		struct pager_line *line = &pager->line[i];
		int width = columns - indent_of(line, columns) - 1;
		line->y = y;
		line->height = width > 0 ? cells_wrapped_lines(line->text, width) : 1;
		y += line->height;
	}
	pager->height = y;
	pager->visible = MAX(rows, 0);
	pager_choose_first(pager);
	pager->scroll = CLAMP(pager->scroll, 0, MAX(y - pager->visible, 0));
}

static void draw_line(const struct pager *pager, struct canvas *canvas, struct rect rect,
    int index, bool focus)
{
	const struct pager_line *line = &pager->line[index];
	int indent = indent_of(line, rect.columns);
	int width = rect.columns - indent - 1;
	const char *text = line->text;
	size_t bytes, skip;

	for (int row = 0; row < line->height && width > 0; row++) {
		int y = line->y + row - pager->scroll;
		bytes = cells_wrap(text, width, &skip);
		if (y >= 0 && y < rect.rows) {
			char *part = g_strndup(text, bytes);
			canvas_typed(canvas, rect.y + y, rect.x + 1 + indent, width,
			    focus ? LOOK_FOCUS : line->look, part);
			text_free(part);
			if (focus && row == 0) {
				canvas_text(canvas, rect.y + y, rect.x, 1, LOOK_STRONG, ">");
				canvas_cursor(canvas, rect.y + y, rect.x + 1 + indent);
			}
		}
		text += bytes + skip;
	}
}

void pager_draw(const struct pager *pager, struct canvas *canvas, struct rect rect,
    bool focus)
{
	if (focus)
		canvas_cursor(canvas, rect.y, rect.x);
	if (pager->scroll > 0)
		canvas_text(canvas, rect.y, rect.x, 1, LOOK_FAINT, canvas->ascii ? "^" : "↑");
	if (pager->scroll + rect.rows < pager->height && rect.rows > 1)
		canvas_text(canvas, rect.y + rect.rows - 1, rect.x, 1, LOOK_FAINT,
		    canvas->ascii ? "v" : "↓");
	for (int i = 0; i < pager->count; i++) {
		if (pager->line[i].y + pager->line[i].height > pager->scroll &&
		    pager->line[i].y < pager->scroll + rect.rows)
			draw_line(pager, canvas, rect, i, focus && i == pager->focus);
	}
}

static int next_choice(const struct pager *pager, int from, int step)
{
	for (int i = from + step; i >= 0 && i < pager->count; i += step) {
		if (can_choose(pager, i))
			return i;
	}
	return -1;
}

static void show(struct pager *pager, int index)
{
	pager->scroll = layout_scroll(pager->scroll, pager->line[index].y,
	    pager->line[index].height, pager->visible, pager->height);
}

/* To the next line that can be chosen when it is near, else scroll. */
static void step(struct pager *pager, int direction)
{
	int next = pager->focus < 0 ? -1 : next_choice(pager, pager->focus, direction);
	int reach = pager->visible;

	if (next >= 0 && pager->line[next].y < pager->scroll + reach + 1 &&
	    pager->line[next].y >= pager->scroll - 1) {
		pager->focus = next;
		show(pager, next);
		return;
	}
	pager->scroll = CLAMP(pager->scroll + direction, 0,
	    MAX(pager->height - pager->visible, 0));
}

static void jump(struct pager *pager, int direction)
{
	int next = next_choice(pager, pager->focus, direction);

	if (pager->focus >= 0 && next >= 0) {
		pager->focus = next;
		show(pager, next);
	}
}

bool pager_command(struct pager *pager, enum command command)
{
	int end = MAX(pager->height - pager->visible, 0);
	int page = MAX(pager->visible - 1, 1);

	switch (command) {
	case COMMAND_UP:
		step(pager, -1);
		return true;
	case COMMAND_DOWN:
		step(pager, 1);
		return true;
	case COMMAND_NEXT:
		jump(pager, 1);
		return true;
	case COMMAND_PREVIOUS:
		jump(pager, -1);
		return true;
	case COMMAND_PAGE_UP:
		pager->scroll = MAX(pager->scroll - page, 0);
		return true;
	case COMMAND_PAGE_DOWN:
		pager->scroll = MIN(pager->scroll + page, end);
		return true;
	case COMMAND_HOME:
		pager->scroll = 0;
		pager->focus = first_choice(pager);
		return true;
	case COMMAND_END:
		pager->scroll = end;
		return true;
	default:
		return false;
	}
}

bool pager_at_top(const struct pager *pager)
{
	return pager->scroll == 0 &&
	    (pager->focus < 0 || next_choice(pager, pager->focus, -1) < 0);
}

int pager_tag(const struct pager *pager)
{
	return can_choose(pager, pager->focus) ? pager->line[pager->focus].tag : PAGER_TEXT;
}

void pager_focus_tag(struct pager *pager, int tag)
{
	for (int i = 0; i < pager->count; i++) {
		if (pager->line[i].tag == tag && tag != PAGER_TEXT) {
			pager->focus = i;
			show(pager, i);
			return;
		}
	}
}

bool pager_click(struct pager *pager, int row)
{
	int y = row + pager->scroll;

	for (int i = 0; i < pager->count; i++) {
		if (can_choose(pager, i) && y >= pager->line[i].y &&
		    y < pager->line[i].y + pager->line[i].height) {
			pager->focus = i;
			return true;
		}
	}
	return false;
}
