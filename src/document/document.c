/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/document/document.h"

#include <glib.h>

static struct block *append(struct document *document, enum block_type type)
{
	if (document->count == document->allocated) {
		document->allocated = MAX(64, document->allocated * 2);
		document->block =
		    g_renew(struct block, document->block, document->allocated);
	}

	struct block *block = &document->block[document->count++];

	*block = (struct block){ .type = type };
	return block;
}

void document_cut(struct document *document, size_t count)
{
	while (document->count > count) {
		struct block *block = &document->block[--document->count];

		for (int i = 0; i < block->cell_count; i++)
			cell_clear(&block->cell[i]);
		g_free(block->cell);
	}
}

void document_clear(struct document *document)
{
	document_cut(document, 0);
	g_free(document->block);
	g_free(document->reference);
	*document = (struct document){ 0 };
}

struct cell *document_add(
    struct document *document, enum block_type type, const char *msgid)
{
	append(document, type);
	return document_add_cell(document, msgid);
}

struct cell *document_add_cell(struct document *document, const char *msgid)
{
	struct block *block = &document->block[document->count - 1];
	bool full = block->type == BLOCK_TABLE_ROW && block->cell_count == TABLE_COLUMNS_MAX;
	struct cell *cell;

	if (full) {
		cell_clear(&block->cell[--block->cell_count]);
	} else {
		block->cell = g_renew(struct cell, block->cell, block->cell_count + 1);
		block->cell[block->cell_count] = (struct cell){ 0 };
	}
	cell = &block->cell[block->cell_count++];
	cell->msgid = g_strdup(msgid);
	return cell;
}

struct cell *document_add_plural(struct document *document, enum block_type type,
    const char *msgid, const char *msgid_plural, long count)
{
	struct cell *cell = document_add(document, type, msgid);

	cell->msgid_plural = g_strdup(msgid_plural);
	return cell_add_number(cell, count);
}

void document_mark(struct document *document, enum block_type type)
{
	append(document, type);
}

void document_add_bar(struct document *document, const char *msgid, struct range cash,
    struct range kind, struct range most)
{
	document_add(document, BLOCK_BAR, msgid);

	struct block *block = &document->block[document->count - 1];

	block->bar_cash = cash;
	block->bar_kind = kind;
	block->bar_most = most;
}
