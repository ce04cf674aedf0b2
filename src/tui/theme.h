/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * theme.h - what a piece of text is for, and how that is shown.
 *
 * Eight colours on the terminal's own background; without colour, bold and reverse.
 * Nothing is said by a look alone: a mark or a word stands beside it.
 */
#ifndef TERUGKEERDESK_SRC_TUI_THEME_H
#define TERUGKEERDESK_SRC_TUI_THEME_H

#include <stdbool.h>

enum look {
	LOOK_NORMAL,
	LOOK_TITLE, /* the line on top */
	LOOK_HEADING,
	LOOK_FRAME, /* lines between parts */
	LOOK_FAINT, /* placeholders, defaults, sources */
	LOOK_FOCUS, /* what the next key works on */
	LOOK_ENTRY, /* a field while it is typed in */
	LOOK_STRONG, /* totals, what applies */
	LOOK_LESS, /* a difference below zero; the sign stands there */
	LOOK_MORE,
	LOOK_BAR_CASH,
	LOOK_BAR_OPEN, /* the part of a bar that is not certain */
	LOOK_NOTICE, /* worth knowing */
	LOOK_FAULT, /* wrong */
	LOOK_KEY, /* F1 in the key bar */
	LOOK_KEY_WORD,
	LOOK_COUNT
};

/* After the terminal was opened.  `colour` false: never starts colours. */
void theme_start(bool colour);

/* The attributes of curses for a look. */
unsigned long theme_attributes(enum look look);

#endif
