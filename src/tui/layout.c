/* SPDX-License-Identifier: EUPL-1.2 */
#include "layout.h"

#include <glib.h>

bool layout_too_small(int rows, int columns)
{
	return rows < LAYOUT_ROWS_MIN || columns < LAYOUT_COLUMNS_MIN;
}

struct rect layout_cut_top(struct rect *rect, int count)
{
	struct rect cut = *rect;

	cut.rows = CLAMP(count, 0, rect->rows);
	rect->y += cut.rows;
	rect->rows -= cut.rows;
	return cut;
}

struct rect layout_cut_bottom(struct rect *rect, int count)
{
	struct rect cut = *rect;

	*rect = layout_cut_top(&cut, rect->rows - CLAMP(count, 0, rect->rows));
	return cut;
}

struct rect layout_cut_left(struct rect *rect, int count)
{
	struct rect cut = *rect;

	cut.columns = CLAMP(count, 0, rect->columns);
	rect->x += cut.columns;
	rect->columns -= cut.columns;
	return cut;
}

struct rect layout_centre(struct rect outer, int rows, int columns)
{
	struct rect inner;

	inner.rows = CLAMP(rows, 0, outer.rows);
	inner.columns = CLAMP(columns, 0, outer.columns);
	inner.y = outer.y + (outer.rows - inner.rows) / 2;
	inner.x = outer.x + (outer.columns - inner.columns) / 2;
	return inner;
}

bool layout_inside(struct rect rect, int y, int x)
{
	return y >= rect.y && y < rect.y + rect.rows && x >= rect.x &&
	    x < rect.x + rect.columns;
}

int layout_scroll(int scroll, int at, int height, int visible, int count)
{
	if (at + height > scroll + visible)
		scroll = at + height - visible;
	if (at < scroll)
		scroll = at;
	if (scroll > count - visible)
		scroll = count - visible;
	return MAX(scroll, 0);
}

struct layout_frame layout_frame(int rows, int columns)
{
	struct rect rest = { 0, 0, MAX(rows, 0), MAX(columns, 0) };
	struct layout_frame frame;

	frame.title = layout_cut_top(&rest, 1);
	frame.keys = layout_cut_bottom(&rest, 1);
	frame.message = layout_cut_bottom(&rest, 2);
	frame.body = rest;
	return frame;
}

struct layout_case layout_case(struct rect body, int intake_least, int intake_wanted,
    int pane_least, int pane_wanted)
{
	struct layout_case both = { 0 };
	struct rect rest = body;
	int spare;

	both.beside = body.columns >= LAYOUT_COLUMNS_BESIDE &&
	    intake_least + 1 + pane_least <= body.columns;
	if (!both.beside) {
		both.form = body;
		both.pane = body;
		return both;
	}
	/* First the form gets what it would like, then the pane, and what is still over
	 * goes to the form up to half of the screen: names are long. */
	spare = body.columns - 1 - intake_least - pane_least;
	intake_wanted = CLAMP(intake_wanted - intake_least, 0, spare);
	spare -= intake_wanted;
	spare -= CLAMP(pane_wanted - pane_least, 0, spare);
	intake_wanted += intake_least + spare;
	intake_wanted = MIN(intake_wanted, MAX(body.columns / 2, intake_least));
	both.form = layout_cut_left(&rest, intake_wanted);
	both.rule = layout_cut_left(&rest, 1);
	both.pane = rest;
	return both;
}
