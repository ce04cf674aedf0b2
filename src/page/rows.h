/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * page/rows.h - tables.
 */
#ifndef TERUGKEERDESK_SRC_PAGE_ROWS_H
#define TERUGKEERDESK_SRC_PAGE_ROWS_H

#include "column.h"
#include "composing.h"

/* A table with every cell measured; the first row is its head. */
struct rows {
	const struct page_block *block;
	size_t count;
	PangoLayout **layout; /* owned, count x TABLE_COLUMNS_MAX; NULL: no cell there */
	struct column column[TABLE_COLUMNS_MAX];
	int columns;
	double gap, padding;
};

/* Measure a table of `count` rows.  Release with rows_clear. */
void rows_measure(struct rows *ret, struct type *type, const struct page_block *block,
    size_t count);
void rows_clear(struct rows *rows);

/* Give both the same columns, when they have the same head: what is alike looks alike. */
void rows_match(struct rows *one, struct rows *other);

/* Set a table; its head is repeated on every sheet. */
void rows_add(struct composing *composing, struct rows *rows);

#endif
