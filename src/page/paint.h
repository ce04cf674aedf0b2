/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * page/paint.h - placed strips, on paper.
 */
#ifndef TERUGKEERDESK_SRC_PAGE_PAINT_H
#define TERUGKEERDESK_SRC_PAGE_PAINT_H

#include "strip.h"
#include "type.h"

/* What is the same on every sheet, in points. */
struct paper {
	double width, height;
	double left, top;          /* margins */
	double text_width;
	double foot;               /* where the line at the foot stands */
};

/* Placed strips, in parts that begin on a new sheet each. */
struct painted {
	const struct strips *part;
	int parts;
	int sheets;
	void (*next)(void *data); /* called between two sheets */
	void *data;
};

/* Paint all sheets, with the reference and the number of the page at the foot of each. */
void paint_sheets(cairo_t *cairo, const struct paper *paper, const struct page *page,
    const struct painted *painted, struct type *type);

#endif
