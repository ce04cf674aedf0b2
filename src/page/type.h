/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * page/type.h - fonts and sizes, and text that is ready to be placed.
 */
#ifndef TERUGKEERDESK_SRC_PAGE_TYPE_H
#define TERUGKEERDESK_SRC_PAGE_TYPE_H

#include <pango/pangocairo.h>

#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/core/lang.h"
#include "terugkeerdesk/document/page.h"

enum type_style {
	TYPE_BODY,
	TYPE_STRONG,
	TYPE_TITLE,
	TYPE_HEADING,
	TYPE_TABLE,
	TYPE_TABLE_STRONG,
	TYPE_LETTERHEAD,
	TYPE_FOOT,
	TYPE_COUNT
};

struct type {
	PangoContext *context;
	PangoFontDescription *font[TYPE_COUNT];
	double size;        /* of the body, in points */
	struct fault fault; /* the first character that no font has; FAULT_NONE: fine */
};

/* Choose fonts for a language at a size.  FAULT_FONTS when there are none. */
int type_open(struct type *ret, enum lang lang, double size, struct fault *fault);
void type_close(struct type *type); /* zeroed is fine */

/*
 * type_set(type, style, cells, count, width):
 * The sentences of some cells as lines of at most `width` points, strong ones in bold; to
 * g_object_unref.  Words wider than that are broken.  `width` below 0: one line, however
 * long.  A character that no font has is kept in type->fault.
 */
PangoLayout *type_set(struct type *type, enum type_style style,
    const struct page_cell *cells, int count, double width);
PangoLayout *type_set_text(
    struct type *type, enum type_style style, const char *text, double width);

/* Points: how wide the layout is, and how high `count` of its lines from `first` on. */
double type_width(PangoLayout *layout);
double type_height(PangoLayout *layout, int first, int count);
double type_word_width(PangoLayout *layout); /* of its widest word */

#endif
