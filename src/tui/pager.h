/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * pager.h - a text to scroll through, some lines of which may be chosen.
 */
#ifndef TERUGKEERDESK_SRC_TUI_PAGER_H
#define TERUGKEERDESK_SRC_TUI_PAGER_H

#include <stdbool.h>

#include "canvas.h"
#include "keymap.h"

#define PAGER_TEXT (-1) /* the tag of a line that cannot be chosen */

struct pager_line {
	char *text; /* owned */
	enum look look;
	int indent; /* cells; lines after the first are wrapped behind it */
	int tag; /* PAGER_TEXT, or what the owner knows it by */
	int y, height; /* in the wrapped text */
};

struct pager {
	struct pager_line *line; /* owned */
	int count, allocated;
	int focus; /* a line that can be chosen; -1: none */
	int scroll;
	int height; /* of the wrapped text */
	int visible;
};

void pager_clear(struct pager *pager); /* wipes; zeroed storage is fine */
/* Take all lines away, keep the place. */
void pager_empty(struct pager *pager);
void pager_add(struct pager *pager, enum look look, int indent, int tag, const char *text);
/* The same with a format. */
void pager_addf(struct pager *pager, enum look look, int indent, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* An empty line, unless one stands there already. */
void pager_space(struct pager *pager);

/* Give the focus to a line that can be chosen, if it has none. */
void pager_choose_first(struct pager *pager);

void pager_fit(struct pager *pager, int rows, int columns);
/* `focus`: the line in focus is marked, and the cursor goes there. */
void pager_draw(const struct pager *pager, struct canvas *canvas, struct rect rect,
    bool focus);
bool pager_command(struct pager *pager, enum command command);
/* Nothing further up: no line to scroll to, none to choose. */
bool pager_at_top(const struct pager *pager);
/* The tag in focus, or PAGER_TEXT. */
int pager_tag(const struct pager *pager);
void pager_focus_tag(struct pager *pager, int tag);
/* Choose the line at a row of the view; false: nothing to choose there. */
bool pager_click(struct pager *pager, int row);

#endif
