/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * canvas.h - drawing in the window of one screen.
 *
 * Everything is clipped to the window; nothing is ever cut inside a letter.
 */
#ifndef TERUGKEERDESK_SRC_TUI_CANVAS_H
#define TERUGKEERDESK_SRC_TUI_CANVAS_H

#include <stdbool.h>
#include <stddef.h>

#include "layout.h"
#include "theme.h"

struct canvas {
	void *window; /* curses' */
	int rows, columns;
	bool ascii; /* no line-drawing characters */
	bool blocks; /* blocks of every eighth of a cell */
	int cursor_y, cursor_x; /* where the focus is */
};

/* Blank a rectangle. */
void canvas_clear(struct canvas *canvas, struct rect rect, enum look look);

/* Words of ours: at most `width` cells, "…" where cut.  Returns the cells used. */
int canvas_text(struct canvas *canvas, int y, int x, int width, enum look look,
    const char *text);
/* The same, its end at x + width. */
void canvas_text_right(struct canvas *canvas, int y, int x, int width, enum look look,
    const char *text);

/*
 * What a person typed (a name, a place).  Where it holds right-to-left letters, U+200E
 * stands before and after it, so that a terminal that reorders leaves the columns beside
 * it alone.  Returns the cells used.
 */
int canvas_typed(struct canvas *canvas, int y, int x, int width, enum look look,
    const char *text);

/* Wrapped over at most `rect.rows` lines; returns the lines used. */
int canvas_wrapped(struct canvas *canvas, struct rect rect, enum look look,
    const char *text);

void canvas_line_across(struct canvas *canvas, int y, int x, int width);
void canvas_line_down(struct canvas *canvas, int y, int x, int height);
void canvas_frame(struct canvas *canvas, struct rect rect);

/* A bar of `most` cells for 0..max: certain up to `low`, possible up to `high`. */
void canvas_bar(struct canvas *canvas, int y, int x, int cells, long long low,
    long long high, long long max);

/* Where the hardware cursor goes. */
void canvas_cursor(struct canvas *canvas, int y, int x);

#endif
