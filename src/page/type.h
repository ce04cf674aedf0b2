/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * page/type.h - fonts and sizes, and text that is ready to be placed.
 *
 * To find a font costs more than to set a page, and a font is found for a size.  So all
 * text is set at one size, and scaled where it is measured and painted.
 */
#ifndef TERUGKEERDESK_SRC_PAGE_TYPE_H
#define TERUGKEERDESK_SRC_PAGE_TYPE_H

#include <stdbool.h>

#include <pango/pangocairo.h>

#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/document/page.h"

enum type_style {
	TYPE_BODY,
	TYPE_TITLE,
	TYPE_HEADING,
	TYPE_TABLE,
	TYPE_LETTERHEAD,
	TYPE_FOOT,
	TYPE_COUNT
};

struct type {
	PangoContext *context;
	double size;        /* of the body, in points */
	struct fault fault; /* the first character that no font has; FAULT_NONE: fine */
};

/* Lines of text, to be painted `scale` times as large as they are laid out. */
struct words {
	PangoLayout *layout; /* owned; NULL: nothing */
	double scale;
};

/* Look for the fonts of every page, ahead of time. */
void type_warm_up(void);

void type_open(struct type *ret, double size);
void type_close(struct type *type); /* zeroed is fine */

/*
 * type_set(type, style, cells, count, width):
 * The sentences of some cells as lines of at most `width` points, strong ones in bold; to
 * words_clear.  Words wider than that are broken.  `width` below 0: one line, however
 * long.  A character that no font has is kept in type->fault.
 */
struct words type_set(struct type *type, enum type_style style,
    const struct page_cell *cells, int count, double width);
struct words type_set_text(
    struct type *type, enum type_style style, const char *text, double width);

struct words words_ref(struct words words); /* another owner */
void words_clear(struct words *words);      /* zeroed is fine */

/* Break the lines again; `right` sets them to the right of the width. */
void words_wrap(struct words words, double width, bool right);

/* In points: how wide the widest line is, and the widest word; where a line begins, and its
 * baseline, below the top of the first; how high `count` lines from `first` on are. */
double words_width(struct words words);
double words_widest(struct words words);
double words_top(struct words words, int line);
double words_height(struct words words, int first, int count);
double words_baseline(struct words words, int line);
int words_lines(struct words words);

#endif
