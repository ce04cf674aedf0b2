/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cells.h - text measured in cells of the screen, as ncurses counts them.
 *
 * Text is clean UTF-8 (core/text.h).  No curses here: pure.
 */
#ifndef TERUGKEERDESK_SRC_TUI_CELLS_H
#define TERUGKEERDESK_SRC_TUI_CELLS_H

#include <stdbool.h>
#include <stddef.h>
#include <wchar.h>

/* Zero-width characters that ncurses keeps in one cell behind its letter. */
#define CELL_MARKS_MAX 3

/* One letter of the screen. */
struct cell_glyph {
	wchar_t text[CELL_MARKS_MAX + 2]; /* letter, marks, NUL */
	int width; /* 1 or 2 cells */
};

/*
 * cells_next(text, ret):
 * Take one letter with its marks from the start of `text`; returns how many bytes it
 * was, 0 at the end.  What a terminal cannot show (an unassigned character, a byte that
 * is no UTF-8, a mark without a letter) becomes a visible stand-in.
 */
size_t cells_next(const char *text, struct cell_glyph *ret);

/* How many of the first `bytes` bytes are letters of one byte and one cell each, without
 * marks: nearly all of most texts. */
size_t cells_plain(const char *text, size_t bytes);

int cells_width(const char *text);
/* Of the first `bytes` bytes. */
int cells_width_of(const char *text, size_t bytes);

/* How many bytes of `text` fit in `width` cells, at a letter's boundary. */
size_t cells_fit(const char *text, int width);

/*
 * cells_wrap(text, width):
 * How many bytes of `text` go on one line of `width` cells: up to the last space that
 * fits, or as many letters as fit when a word is longer than the line.  A line end in
 * the text ends the line.  At least one letter, so that wrapping always ends.
 * *ret_skip: bytes to skip before the next line (the space or line end).
 */
size_t cells_wrap(const char *text, int width, size_t *ret_skip);

/* How many lines `text` takes, at least 1. */
int cells_wrapped_lines(const char *text, int width);

/* Does the text hold letters or numbers that are written from right to left? */
bool cells_right_to_left(const char *text);

#endif
