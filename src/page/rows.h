/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * page/rows.h - tables.
 */
#ifndef TERUGKEERDESK_SRC_PAGE_ROWS_H
#define TERUGKEERDESK_SRC_PAGE_ROWS_H

#include "composing.h"

/* Set a table; the first row is its head, repeated on every sheet. */
void rows_add(struct composing *composing, const struct page_block *rows, size_t count);

#endif
