/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * document/table.h - rows of cells as measured columns of text.
 */
#ifndef TERUGKEERDESK_SRC_DOCUMENT_TABLE_H
#define TERUGKEERDESK_SRC_DOCUMENT_TABLE_H

#include <glib.h>

#include "terugkeerdesk/document/document.h"

/*
 * table_set(ret, rows, count, catalogue, indent, width):
 * Append `count` table rows, set in at most `width` columns after `indent` spaces.  The
 * first row is the head and gets a rule beneath.  Columns are as wide as their widest
 * cell where that fits; else the widest give way first, and their cells take more lines.
 */
void table_set(GString *ret, const struct block *rows, size_t count,
    const struct catalogue *catalogue, int indent, int width);

/* Append `count` spaces, or times the text. */
void table_fill(GString *ret, const char *text, int count);

#endif
