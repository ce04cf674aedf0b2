/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/report/row_counts.h - equal rows of a table, counted together.
 *
 * Most rows of a long table say what an earlier one said.  So many different ones are
 * kept; then all are given out with how often they came, and forgotten.
 */
#ifndef TERUGKEERDESK_REPORT_ROW_COUNTS_H
#define TERUGKEERDESK_REPORT_ROW_COUNTS_H

#include <stddef.h>
#include <stdint.h>

#include "terugkeerdesk/core/household_row.h"

#define ROW_COUNTS_PLACES 8192 /* a power of two */
#define ROW_COUNTS_MOST   (ROW_COUNTS_PLACES / 2)

struct row_counts {
	struct {
		struct household_row row;
		int64_t times; /* 0: nothing stands here */
	} place[ROW_COUNTS_PLACES];
	size_t count;
	void (*give)(void *data, const struct household_row *row, int64_t times);
	void *data;
};

/* A zeroed struct with `give` and `data` set is ready.  The row was zeroed whole before
 * it was filled. */
void row_counts_add(struct row_counts *counts, const struct household_row *row);
/* Give out what is left. */
void row_counts_finish(struct row_counts *counts);

#endif
