/* SPDX-License-Identifier: EUPL-1.2 */
#include "column.h"

#include <glib.h>

#define HAIR     0.02 /* points */
#define HALVINGS 40 /* of a limit: far below what a printer can show */

/* The width of a column that may be `limit` wide: between its widest word and its natural
 * width, or (where words must be broken) at most its widest word. */
static double limited(const struct column *column, double limit, gboolean break_words)
{
	if (break_words)
		return MIN(column->word, limit);
	return CLAMP(limit, column->word, column->natural);
}

static double total(
    const struct column *columns, int count, double limit, gboolean break_words)
{
	double sum = 0;

	for (int i = 0; i < count; i++)
		sum += limited(&columns[i], limit, break_words);
	return sum;
}

static void share_out(struct column *columns, int count, double more)
{
	for (int i = 0; i < count; i++)
		columns[i].width = columns[i].natural + more / count;
}

void column_fit(struct column *columns, int count, double width)
{
	double natural = 0, low = 0, high = width;
	gboolean break_words;

	for (int i = 0; i < count; i++)
		natural += columns[i].natural;
	if (natural <= width) {
		share_out(columns, count, width - natural);
		return;
	}
	break_words = total(columns, count, 0, FALSE) > width;
	for (int i = 0; i < HALVINGS; i++) {
		double middle = (low + high) / 2;

		if (total(columns, count, middle, break_words) > width)
			high = middle;
		else
			low = middle;
	}
	/* A hair more: the widest line must not be broken by rounding. */
	for (int i = 0; i < count; i++)
		columns[i].width = limited(&columns[i], low, break_words) + HAIR;
}
