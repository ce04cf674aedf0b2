/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * page/strip.h - what stands on paper, as strips from edge to edge.
 *
 * A document is composed into strips that cannot be broken; then each strip is given a
 * sheet and a height on it; then they are painted.  So the number of sheets is known
 * before the first is painted.
 */
#ifndef TERUGKEERDESK_SRC_PAGE_STRIP_H
#define TERUGKEERDESK_SRC_PAGE_STRIP_H

#include <stdbool.h>

#include <glib.h>

#include "type.h"

/* What lies on a strip. */
struct mark {
	enum {
		MARK_TEXT, /* lines of a layout */
		MARK_RULE,
		MARK_BOX
	} type;
	const char *tag; /* its place in the structure: "TD"; NULL: that of the strip */
	bool outside;    /* painted before the structure of the strip: it says nothing */
	double x, y;     /* of its top, from the left margin and the top of the strip */
	double width, height; /* of a rule or box */
	double grey;          /* 0 black .. 1 white; of a box its inside */
	bool framed;          /* a box with an edge */
	bool coloured;        /* text in the colour of headings */
	struct words words;   /* owned */
	int first, count;     /* lines of them */
};

#define STRIP_TAGS_MAX 3

struct strip {
	const char *open[STRIP_TAGS_MAX]; /* structure that begins here, outermost first */
	size_t block;                     /* of the page, that it shows */
	int close;                        /* how many that were open end behind it */
	double before;                    /* white above, but not at the top of a sheet */
	double height;
	bool with_next; /* stands on the same sheet as the next strip */
	bool breaks;    /* begins a sheet */
	int head;       /* the strip that is repeated above it on a new sheet; -1 */
	GArray *marks;  /* struct mark */

	/* From strip_place: */
	int sheet;
	double y;
	bool headed; /* its head is painted above it */
};

struct strips {
	GArray *list; /* struct strip */
	size_t block; /* that the next ones show */
};

void strip_init(struct strips *strips);
void strip_clear(struct strips *strips); /* zeroed is fine */

/* Another strip; valid until the next. */
struct strip *strip_add(struct strips *strips, double before);
struct strip *strip_last(const struct strips *strips);
struct strip *strip_get(const struct strips *strips, guint index);

/* Put some lines on a strip, which grows to hold them and owns them. */
struct mark *strip_add_text(struct strip *strip, struct words words, int first, int count,
    double x, double y);
struct mark *strip_add_shape(struct strip *strip, struct mark shape);

/* Give every strip its place on sheets of `height` points, the first of which has number
 * `sheet`.  Returns the number behind the last. */
int strip_place(struct strips *strips, int sheet, double height);

#endif
