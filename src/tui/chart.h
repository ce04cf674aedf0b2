/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * chart.h - numbers as columns beside each other.
 *
 * With block characters a row of the screen has eight heights, without them three.
 */
#ifndef TERUGKEERDESK_SRC_TUI_CHART_H
#define TERUGKEERDESK_SRC_TUI_CHART_H

#include <stdbool.h>
#include <stdint.h>

#include "canvas.h"

struct chart_column {
	int64_t value; /* never negative */
	char *label; /* owned: under the column, where there is room */
	bool marked; /* it stands out: a mark stands under it */
	enum look look;
	int tag; /* what it stands for, as in a sheet; -1: nothing */
};

struct chart {
	char *title; /* owned */
	char *note; /* owned: what a mark means; NULL: nothing */
	struct chart_column *column; /* owned */
	int count, allocated;
};

void chart_clear(struct chart *chart); /* zeroed storage is fine */
void chart_set_title(struct chart *chart, const char *title, const char *note);
void chart_add(struct chart *chart, int64_t value, const char *label, enum look look,
    bool marked, int tag);

/* The columns in view and how they are drawn, for a place so wide. */
struct chart_fit {
	int first, count; /* `tag`, or else the last column, is among them */
	int width, gap; /* cells of a column, and between two */
	int scale; /* cells of the figures at the left, with a blank */
	int64_t most;
};
struct chart_fit chart_fit(const struct chart *chart, int columns, int tag);

/* How high a column is in `rows` rows of `steps` steps each; nothing is 0, and anything
 * else is seen. */
int chart_height(int64_t value, int64_t most, int rows, int steps);

/* Draw the title, the columns, the axis with marks, labels and the note.  The column of `tag`
 * is shown to have the focus. */
void chart_draw(const struct chart *chart, struct canvas *canvas, struct rect rect, int tag);

#endif
