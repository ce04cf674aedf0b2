/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * figures.h - amounts in digits as high as a hand, for who sits across the table.
 */
#ifndef TERUGKEERDESK_SRC_TUI_FIGURES_H
#define TERUGKEERDESK_SRC_TUI_FIGURES_H

#include "canvas.h"

#define FIGURES_ROWS 5

/* Cells that a text takes.  Digits, "€", ".", ",", "–" and "-" have a form; what has none
 * is left open. */
int figures_width(const char *text);
/* Draw it, with block characters or without. */
void figures_draw(struct canvas *canvas, int y, int x, enum look look, const char *text);

#endif
