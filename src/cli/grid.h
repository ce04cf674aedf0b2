/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cli/grid.h - rows of cells, printed in columns as wide as they need.
 */
#ifndef CLI_GRID_H
#define CLI_GRID_H

#include <stdbool.h>
#include <stddef.h>

struct grid {
	char **cell;  /* owned; row by row */
	size_t count; /* of cells */
	int columns;
	unsigned right;  /* bit per column: set to the right */
	unsigned indent; /* blanks in front of every row */
};

/* A zeroed grid with `columns` set is ready.  The text is copied; NULL reads as "". */
void grid_add(struct grid *grid, const char *text);
/* A name as people have it: what follows stays in its column, whatever its script. */
void grid_add_name(struct grid *grid, const char *text);
void grid_add_number(struct grid *grid, long number);
/* Fill the row up with empty cells. */
void grid_end_row(struct grid *grid);
/* Print on standard output and empty the grid. */
void grid_print(struct grid *grid);

#endif
