/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * page/composing.h - a page on its way from blocks to strips.
 */
#ifndef TERUGKEERDESK_SRC_PAGE_COMPOSING_H
#define TERUGKEERDESK_SRC_PAGE_COMPOSING_H

#include "strip.h"
#include "type.h"

struct composing {
	struct strips *strips;
	struct type *type;
	double width;
	double white; /* of what is usual */
	GArray *tables; /* struct rows, in order */
	guint table; /* the next of them */
	bool breaks; /* the next strip begins a sheet */
	bool space;  /* there is more white above it */
};

/* White above the next strip: so many sizes of the body, and what was asked for. */
double composing_white(struct composing *composing, double sizes);

#endif
