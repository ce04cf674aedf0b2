/* SPDX-License-Identifier: EUPL-1.2 */
#include "grid.h"

#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "terugkeerdesk/core/text.h"

#define LEFT_TO_RIGHT_MARK "\u200e"
#define GAP                2 /* columns between two columns */

static void take(struct grid *grid, char *text)
{
	grid->cell = g_renew(char *, grid->cell, grid->count + 1);
	grid->cell[grid->count++] = text;
}

void grid_add(struct grid *grid, const char *text)
{
	take(grid, g_strdup(text != NULL ? text : ""));
}

void grid_add_name(struct grid *grid, const char *text)
{
	take(grid, g_strconcat(text != NULL ? text : "", LEFT_TO_RIGHT_MARK, NULL));
}

void grid_add_number(struct grid *grid, long number)
{
	take(grid, g_strdup_printf("%ld", number));
}

void grid_end_row(struct grid *grid)
{
	while (grid->count % (size_t)grid->columns != 0)
		grid_add(grid, "");
}

static int width_of(const char *text)
{
	return text_width(text, strlen(text));
}

/* No blanks at the end of a line: the last cell with something in it ends the row. */
static int last_cell(char *const *row, int columns)
{
	while (columns > 0 && *row[columns - 1] == '\0')
		columns--;
	return columns;
}

static void print_row(const struct grid *grid, char *const *row, const int *width)
{
	int last = last_cell(row, grid->columns);

	if (last > 0)
		printf("%*s", (int)grid->indent, "");
	for (int i = 0; i < last; i++) {
		int blanks = width[i] - width_of(row[i]);
		bool right = (grid->right >> i & 1) != 0;

		printf("%*s%s", right ? blanks : 0, "", row[i]);
		if (i + 1 < last)
			printf("%*s", (right ? 0 : blanks) + GAP, "");
	}
	putchar('\n');
}

void grid_print(struct grid *grid)
{
	size_t columns = (size_t)grid->columns;
	int *width = g_new0(int, columns);

	for (size_t i = 0; i < grid->count; i++) {
		int cell = width_of(grid->cell[i]);

		if (cell > width[i % columns])
			width[i % columns] = cell;
	}
	for (size_t i = 0; i + columns <= grid->count; i += columns)
		print_row(grid, grid->cell + i, width);
	for (size_t i = 0; i < grid->count; i++)
		g_free(grid->cell[i]);
	g_clear_pointer(&grid->cell, g_free);
	grid->count = 0;
	g_free(width);
}
