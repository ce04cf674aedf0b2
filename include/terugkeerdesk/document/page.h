/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/document/page.h - a document with its words set, on the way to paper.
 *
 * The program that sets pages knows no catalogue, no ledger and no case: it gets blocks
 * of final text.  page_write makes that of a document, page_read reads it on the other
 * side of the pipe.
 */
#ifndef TERUGKEERDESK_DOCUMENT_PAGE_H
#define TERUGKEERDESK_DOCUMENT_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

#include "terugkeerdesk/document/document.h"

struct fault;

#define PAGE_FORMAT "terugkeerdesk-page/1"

struct page_cell {
	char *text;
	bool right;
	bool strong;
};

/* What the three looks of a bar stand for. */
enum page_legend {
	LEGEND_CASH,
	LEGEND_KIND,
	LEGEND_OPEN,
	LEGEND_COUNT
};

struct page_block {
	enum block_type type;
	struct page_cell *cell;
	int cell_count;
	/* BLOCK_BAR: where cash, what is certain, and all of it end, in permille of the
	 * longest bar; rising. */
	int bar[LEGEND_COUNT];
};

struct page {
	enum lang lang;
	char *title;     /* for the window of a viewer */
	char *reference; /* at the foot of every page, or "" */
	char *number;    /* "Page {0} of {1}" */
	char *legend[LEGEND_COUNT];
	day_number date;
	bool one_page; /* what stands before the first break should take one page */
	struct page_block *block;
	size_t count;
};

/* Append the description of a page, without a task in front of it (see desk/page.h). */
void page_write(
    GString *out, const struct document *document, const struct catalogue *catalogue);

/*
 * page_read(bytes, size, ret, fault):
 * Read a description from its first item to its "end".  What is wrong is a FAULT_FORMAT.
 * Release with page_clear.
 */
int page_read(const char *bytes, size_t size, struct page *ret, struct fault *fault);
void page_clear(struct page *page); /* zeroed is fine */

/* Fill the number of a page in: "Page 2 of 3".  New memory, to g_free. */
char *page_number_text(const struct page *page, int number, int count);

#endif
