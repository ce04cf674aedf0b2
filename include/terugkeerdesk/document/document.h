/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/document/document.h - a page as blocks, before it has a form.
 *
 * A block holds a msgid and arguments, never a sentence: the renderer translates with
 * the catalogue it is given, so that the language of a page and of the screen are
 * independent.  Text, PDF and the preview are made from the same blocks.
 */
#ifndef TERUGKEERDESK_DOCUMENT_DOCUMENT_H
#define TERUGKEERDESK_DOCUMENT_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "terugkeerdesk/core/date.h"
#include "terugkeerdesk/core/lang.h"
#include "terugkeerdesk/core/money.h"

/* An argument of a msgid: {0}, {1}, ... in the translated text. */
struct document_argument {
	enum {
		ARGUMENT_TEXT, /* clean text, as it is (a name); isolated when set in a line */
		ARGUMENT_MSGID, /* translated too */
		ARGUMENT_MONEY, /* a range, in the page's language */
		ARGUMENT_DATE,
		ARGUMENT_NUMBER
	} type;
	char *text; /* owned */
	struct range range;
	long number; /* also day_number, and the count for plural forms */
};

enum block_type {
	BLOCK_TITLE,
	BLOCK_HEADING,
	BLOCK_PARAGRAPH,
	BLOCK_ITEM, /* of a list */
	BLOCK_TABLE_ROW, /* cells; the first row of a table is its head */
	BLOCK_TABLE_END,
	BLOCK_LINE, /* a rule across the page */
	BLOCK_BAR, /* one bar of the chart: label, cash, kind */
	BLOCK_PAGE_BREAK,
	BLOCK_SPACE
};

#define BLOCK_CELLS_MAX 6
#define CELL_ARGUMENTS_MAX 6

struct cell {
	char *msgid; /* owned; NULL: the first argument alone */
	char *msgid_plural; /* owned, or NULL; the count is argument {0} */
	struct document_argument argument[CELL_ARGUMENTS_MAX];
	int argument_count;
	bool right; /* set to the right: amounts */
	bool strong;
};

struct block {
	enum block_type type;
	struct cell cell[BLOCK_CELLS_MAX];
	int cell_count;
	struct range bar_cash, bar_kind; /* BLOCK_BAR */
	struct range bar_most;
};

struct document {
	struct block *block; /* owned */
	size_t count;
	size_t allocated;
};

void document_clear(struct document *document);

/* What a renderer needs to speak a language. */
struct catalogue {
	enum lang lang;
	const char *(*translate)(void *data, const char *msgid);
	const char *(*translate_plural)(void *data, const char *msgid, const char *plural,
	    unsigned long count);
	void *data;
};

/* Rendered text: new memory, to g_free.  `columns` 40..200. */
char *document_text(const struct document *document, const struct catalogue *catalogue,
    int columns);

/* The words of one cell in a language: new memory, to g_free. */
char *cell_text(const struct cell *cell, const struct catalogue *catalogue);

#endif
