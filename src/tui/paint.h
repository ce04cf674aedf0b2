/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * paint.h - the stack of screens onto the terminal, each in a window of its own.
 */
#ifndef TERUGKEERDESK_SRC_TUI_PAINT_H
#define TERUGKEERDESK_SRC_TUI_PAINT_H

struct screen;
struct tui;

/* What changed since the last time: the top screen, or all of them when tui->all. */
void paint_screens(struct tui *tui);

/* Also what the terminal shows without the desk knowing: the next paint sends every cell. */
void paint_afresh(struct tui *tui);

/* Give the window of a screen back; the next paint makes another. */
void paint_forget(struct screen *screen);

#endif
