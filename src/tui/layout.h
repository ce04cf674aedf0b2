/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * layout.h - rows and columns into rectangles.  Pure arithmetic.
 */
#ifndef TERUGKEERDESK_SRC_TUI_LAYOUT_H
#define TERUGKEERDESK_SRC_TUI_LAYOUT_H

#include <stdbool.h>

/* Below this there is one line that says so. */
#define LAYOUT_ROWS_MIN 12
#define LAYOUT_COLUMNS_MIN 40
/* From here on a case shows both halves beside each other. */
#define LAYOUT_COLUMNS_BESIDE 80

struct rect {
	int y, x;
	int rows, columns;
};

bool layout_too_small(int rows, int columns);

/* Cut `count` rows (columns) off and return them; the rest stays in *rect.  What is not
 * there is not cut: rectangles may become empty, never negative. */
struct rect layout_cut_top(struct rect *rect, int count);
struct rect layout_cut_bottom(struct rect *rect, int count);
struct rect layout_cut_left(struct rect *rect, int count);

/* In the middle of `outer`, at most as large. */
struct rect layout_centre(struct rect outer, int rows, int columns);

bool layout_inside(struct rect rect, int y, int x);

/* Scroll so that `at` (and `height` rows from there) is among `visible` rows of `count`;
 * as little as possible, and never past the end. */
int layout_scroll(int scroll, int at, int height, int visible, int count);

/* The parts every full screen has. */
struct layout_frame {
	struct rect title; /* top line */
	struct rect body;
	struct rect message; /* what happened, or what the focus asks: two lines */
	struct rect keys; /* bottom line */
};
struct layout_frame layout_frame(int rows, int columns);

/* The case screen: both halves, or one of them. */
struct layout_case {
	bool beside; /* false: two pages, `form` and `pane` are the same place */
	struct rect form;
	struct rect rule; /* the line between them; empty on two pages */
	struct rect pane;
};
/* `intake_wanted` and `pane_wanted`: columns each would like; `intake_least`, `pane_least`:
 * what each can do with. */
struct layout_case layout_case(struct rect body, int intake_least, int intake_wanted,
    int pane_least, int pane_wanted);

#endif
