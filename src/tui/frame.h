/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * frame.h - what stands around every full screen: title, message, key bar.
 */
#ifndef TERUGKEERDESK_SRC_TUI_FRAME_H
#define TERUGKEERDESK_SRC_TUI_FRAME_H

#include "loop.h"
#include "screen.h"

struct frame {
	const char *title; /* may hold typed names */
	const char *right; /* at the other end; NULL none */
	const char *hint; /* where no message stands; NULL none */
	enum look hint_look;
};

/* Draw it; the body (layout_frame) is left to the screen. */
void frame_draw(const struct screen *screen, struct canvas *canvas,
    const struct frame *frame);

/* A click in the key bar of a full screen is its command; false: elsewhere. */
bool frame_click(struct screen *screen, int y, int x);

/* A whole terminal as window, for `layout`. */
struct rect frame_whole(int rows, int columns);

#endif
