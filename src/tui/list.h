/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * list.h - moving through rows: which has the focus, which are in view.
 */
#ifndef TERUGKEERDESK_SRC_TUI_LIST_H
#define TERUGKEERDESK_SRC_TUI_LIST_H

#include <stdbool.h>

#include "keymap.h"

struct list {
	int count;
	int focus; /* 0..count-1; 0 when empty */
	int scroll; /* first row in view */
	int visible;
};

/* After the rows or the size changed. */
void list_fit(struct list *list, int count, int visible);

/* Up, down, pages, ends.  False: not a move. */
bool list_command(struct list *list, enum command command);

#endif
