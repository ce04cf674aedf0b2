/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * document/table.h - rows of cells as measured columns of text.
 */
#ifndef TERUGKEERDESK_SRC_DOCUMENT_TABLE_H
#define TERUGKEERDESK_SRC_DOCUMENT_TABLE_H

#include <glib.h>

#include "terugkeerdesk/document/document.h"

struct table_column {
	int natural; /* nothing broken */
	int word;    /* only between words */
	int width;
};

struct table {
	const struct block *rows; /* borrowed; the first is the head */
	size_t count;
	const struct catalogue *catalogue;
	struct table_column column[TABLE_COLUMNS_MAX];
	int columns;
	int indent;
};

/*
 * table_measure(rows, count, catalogue, indent, width, ret):
 * Find the columns of a table of at most `width` columns of text after `indent` spaces.
 * They are as wide as their widest cell where that fits; else the widest give way first,
 * and their cells take more lines.
 */
void table_measure(const struct block *rows, size_t count, const struct catalogue *catalogue,
    int indent, int width, struct table *ret);

/* Append the head with a rule beneath, and below it the rows `from` (1 is the first) up to
 * but not `until`. */
void table_put(GString *ret, const struct table *table, size_t from, size_t until);

/* Append `count` spaces, or times the text. */
void table_fill(GString *ret, const char *text, int count);

#endif
