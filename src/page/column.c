/* SPDX-License-Identifier: EUPL-1.2 */
#include "column.h"

#include <glib.h>

#define HAIR     0.02 /* points */
#define HALVINGS 40 /* of a limit: far below what a printer can show */

/* What gives way, from little to much. */
enum giving {
	GIVE_LONG_CELLS,
	GIVE_CELLS,
	GIVE_WORDS
};

/* The width of a column that may be `limit` wide. */
static double limited(const struct column *column, double limit, enum giving giving)
{
	double usual = MAX(column->word, column->usual);

	if (giving == GIVE_LONG_CELLS)
		return CLAMP(limit, usual, column->natural);
	if (giving == GIVE_CELLS)
		return CLAMP(limit, column->word, usual);
	return MIN(column->word, limit);
}

static double total(
    const struct column *columns, int count, double limit, enum giving giving)
{
	double sum = 0;

	for (int i = 0; i < count; i++)
		sum += limited(&columns[i], limit, giving);
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
	enum giving giving = GIVE_LONG_CELLS;

	for (int i = 0; i < count; i++)
		natural += columns[i].natural;
	if (natural <= width) {
		share_out(columns, count, width - natural);
		return;
	}
	while (giving < GIVE_WORDS && total(columns, count, 0, giving) > width)
		giving++;
	for (int i = 0; i < HALVINGS; i++) {
		double middle = (low + high) / 2;

		if (total(columns, count, middle, giving) > width)
			high = middle;
		else
			low = middle;
	}
	/* A hair more: the widest line must not be broken by rounding. */
	for (int i = 0; i < count; i++)
		columns[i].width = limited(&columns[i], low, giving) + HAIR;
}
