/* SPDX-License-Identifier: EUPL-1.2 */
#include "theme.h"

#include <curses.h>
#include <glib.h>

/* One row per look: the colour (-1: the terminal's own) and what goes with it; `plain`
 * is the look on a terminal without colours.  The pair of a look is its own number + 1,
 * so that nothing has to be remembered between theme_start and theme_attributes. */
static const struct {
	short colour;
	attr_t with; /* the colour */
	attr_t plain;
} looks[LOOK_COUNT] = {
	[LOOK_NORMAL] = { -1, A_NORMAL, A_NORMAL },
	[LOOK_TITLE] = { -1, A_REVERSE, A_REVERSE },
	[LOOK_HEADING] = { COLOR_CYAN, A_BOLD, A_BOLD },
	[LOOK_FRAME] = { COLOR_CYAN, A_NORMAL, A_NORMAL },
	[LOOK_FAINT] = { COLOR_CYAN, A_NORMAL, A_NORMAL },
	[LOOK_FOCUS] = { -1, A_REVERSE, A_REVERSE },
	[LOOK_ENTRY] = { -1, A_UNDERLINE, A_UNDERLINE },
	[LOOK_STRONG] = { -1, A_BOLD, A_BOLD },
	[LOOK_LESS] = { COLOR_RED, A_NORMAL, A_NORMAL },
	[LOOK_MORE] = { COLOR_GREEN, A_NORMAL, A_NORMAL },
	[LOOK_BAR_CASH] = { COLOR_GREEN, A_NORMAL, A_NORMAL },
	[LOOK_BAR_OPEN] = { COLOR_YELLOW, A_NORMAL, A_NORMAL },
	[LOOK_NOTICE] = { COLOR_YELLOW, A_BOLD, A_BOLD },
	[LOOK_FAULT] = { COLOR_RED, A_BOLD, A_BOLD },
	[LOOK_KEY] = { -1, A_BOLD, A_BOLD },
	[LOOK_KEY_WORD] = { -1, A_REVERSE, A_REVERSE },
};

void theme_start(bool colour)
{
	if (!colour || !has_colors() || start_color() == ERR)
		return;
	if (use_default_colors() == ERR)
		assume_default_colors(COLOR_WHITE, COLOR_BLACK);
	for (short look = 0; look < LOOK_COUNT; look++) {
		if (looks[look].colour >= 0)
			init_pair((short)(look + 1), looks[look].colour, -1);
	}
}

unsigned long theme_attributes(enum look look)
{
	if (COLOR_PAIRS <= LOOK_COUNT)
		return looks[look].plain;
	/* The terminal's own colour is that of blanks too: nothing to send between words. */
	if (looks[look].colour < 0)
		return looks[look].with;
	return looks[look].with | (unsigned long)COLOR_PAIR(look + 1);
}
