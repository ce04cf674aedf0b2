/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * page/rows.h - tables.
 */
#ifndef TERUGKEERDESK_SRC_PAGE_ROWS_H
#define TERUGKEERDESK_SRC_PAGE_ROWS_H

#include "column.h"
#include "composing.h"

/* A table with its words set; the first row is its head. */
struct rows {
	const struct page_block *block;
	size_t count;
	struct words *words; /* owned, count x TABLE_COLUMNS_MAX; zeroed: no cell there */
	struct column column[TABLE_COLUMNS_MAX];
	int columns;
	double gap, padding;
};

/* Set the words of a table of `count` rows, each cell on one line.  Release with
 * rows_clear. */
void rows_set(struct rows *ret, struct type *type, const struct page_block *block,
    size_t count);
void rows_clear(struct rows *rows);

/* Find out how narrow the columns may be, if they are wider than `width` together. */
void rows_squeeze(struct rows *rows, double width);

/* Give both the same columns, when they have the same head: what is alike looks alike. */
void rows_match(struct rows *one, struct rows *other);

/* Compose a table; its head is repeated on every sheet. */
void rows_add(struct composing *composing, struct rows *rows);

#endif
