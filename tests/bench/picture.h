/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tests/bench/picture.h - what stood on a screen, for the floor to paint again.
 */
#ifndef TERUGKEERDESK_TESTS_BENCH_PICTURE_H
#define TERUGKEERDESK_TESTS_BENCH_PICTURE_H

#include <stdint.h>

#define BENCH_ROWS 24
#define BENCH_COLUMNS 80

enum {
	CELL_BOLD = 1,
	CELL_UNDERLINE = 2,
	CELL_REVERSE = 4
};

struct bench_cell {
	uint32_t character;
	int16_t colour; /* -1: the terminal's own */
	uint16_t look; /* CELL_... */
};

struct bench_picture {
	struct bench_cell cell[BENCH_ROWS][BENCH_COLUMNS];
	int32_t row; /* the cursor */
	int32_t column;
};

#endif
