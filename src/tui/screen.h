/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * screen.h - a screen: a plain struct (its model) and what can be done with it.
 *
 * What is seen is made from the model every time: `layout` computes places, `draw`
 * paints.  Screens lie in a stack; a dialog is a screen with a small window.
 */
#ifndef TERUGKEERDESK_SRC_TUI_SCREEN_H
#define TERUGKEERDESK_SRC_TUI_SCREEN_H

#include <stdbool.h>
#include <stddef.h>

#include "canvas.h"
#include "keymap.h"
#include "layout.h"

struct screen;
struct tui;

struct screen_ops {
	/* Where the focus is: CONTEXT_ bits of keymap.h. */
	unsigned (*contexts)(const struct screen *screen);
	/* Compute places for this size; returns the window, inside rows x columns.  Called
	 * before every draw. */
	struct rect (*layout)(struct screen *screen, int rows, int columns);
	void (*draw)(const struct screen *screen, struct canvas *canvas);
	/* False: not mine, the desk may do it. */
	bool (*command)(struct screen *screen, enum command command);
	/* One letter, or a paste: any bytes, not NUL-terminated.  NULL: takes no text. */
	void (*text)(struct screen *screen, const char *bytes, size_t length);
	/* A click at a place of the window.  NULL: nothing to click. */
	void (*click)(struct screen *screen, int y, int x);
	/* Before a paint, also while another screen lies on top: what must be safe once it is
	 * seen (drafts).  May be NULL. */
	void (*settle)(struct screen *screen);
	/* Once, when the first frame is there and no key comes: what a later key needs.  May
	 * be NULL. */
	void (*rest)(struct screen *screen);
	/* On top again after another screen went.  May be NULL. */
	void (*resume)(struct screen *screen);
	/* The language was switched: what was made with words is made anew.  May be NULL. */
	void (*reword)(struct screen *screen);
	/* What it waits for beside keys: a descriptor and the events of poll(), or -1; and
	 * what to do when it is ready, also while another screen lies on top.  Both or
	 * neither. */
	int (*descriptor)(const struct screen *screen, short *ret_events);
	void (*ready)(struct screen *screen);
	/* The desk locks or ends: keep the work, ask nothing.  May be NULL. */
	void (*keep)(struct screen *screen);
	/* Frees the model. */
	void (*free)(struct screen *screen);
};

struct screen {
	const struct screen_ops *ops;
	struct tui *tui;
	void *model; /* of the screen's own kind */
	struct screen *below;
	struct rect rect; /* its window */
	bool rested; /* ops->rest was called */
	void *window, *panel; /* curses'; belong to paint.c */
};

#endif
