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
		ARGUMENT_TEXT, /* clean text, as it is: a name, a label from the data */
		ARGUMENT_MSGID, /* translated too */
		ARGUMENT_MONEY, /* a range in words: "between € 0 and € 2.815" */
		ARGUMENT_FIGURES, /* a range in figures: "€ 0 – 2.815" */
		ARGUMENT_DATE,
		ARGUMENT_NUMBER
	} type;
	char *text; /* owned */
	struct range range;
	long number; /* also day_number, and the count for plural forms */
};

enum block_type {
	BLOCK_LETTERHEAD, /* whose paper it is */
	BLOCK_TITLE,
	BLOCK_HEADING,
	BLOCK_PARAGRAPH, /* each cell is a sentence; they follow each other */
	BLOCK_ITEM, /* of a list; the same */
	BLOCK_TABLE_ROW, /* cells; the first row of a table is its head */
	BLOCK_TABLE_END,
	BLOCK_LINE, /* a rule across the page */
	BLOCK_BAR, /* one bar of the chart: label, amount in words; lengths in bar_ */
	BLOCK_PAGE_BREAK,
	BLOCK_SPACE
};

#define TABLE_COLUMNS_MAX  6
#define CELL_ARGUMENTS_MAX 6

struct cell {
	char *msgid; /* owned; NULL: the first argument alone */
	char *msgid_plural; /* owned, or NULL; the count is argument {0} */
	struct document_argument argument[CELL_ARGUMENTS_MAX];
	int argument_count;
	bool right; /* set to the right: amounts */
	bool strong;
	bool passing; /* says only when or by whom it was made: not compared later */
};

struct block {
	enum block_type type;
	struct cell *cell; /* owned */
	int cell_count; /* of a table row at most TABLE_COLUMNS_MAX */
	struct range bar_cash, bar_kind; /* BLOCK_BAR */
	struct range bar_most; /* the whole width stands for bar_most.max */
};

struct document {
	const char *title; /* a msgid of ours: what it is, without a name; NULL: nothing */
	char *reference; /* owned; at the foot of every page: a case number; NULL: none */
	day_number date; /* of the calculation */
	bool one_page; /* what stands before the first break should take one page */
	struct block *block; /* owned */
	size_t count;
	size_t allocated;
};

void document_clear(struct document *document);
/* Take away what was added since there were `count` blocks. */
void document_cut(struct document *document, size_t count);

/*
 * Building.  document_add appends a block with one cell, document_add_cell another cell
 * to the last block (there must be one); the cell stays valid until the next of these
 * calls.  `msgid` NULL: the cell is its first argument, or empty.  Beyond
 * TABLE_COLUMNS_MAX and CELL_ARGUMENTS_MAX the last one is replaced.
 */
struct cell *document_add(struct document *document, enum block_type type,
    const char *msgid);
struct cell *document_add_cell(struct document *document, const char *msgid);
/* document_add with a singular and a plural, both marked by this call; {0} is the count. */
struct cell *document_add_plural(struct document *document, enum block_type type,
    const char *msgid, const char *msgid_plural, long count);
/* A block without cells: TABLE_END, LINE, PAGE_BREAK, SPACE. */
void document_mark(struct document *document, enum block_type type);
/* The label of a bar and its lengths; the words of the amount are another cell. */
void document_add_bar(struct document *document, const char *msgid, struct range cash,
    struct range kind, struct range most);

/* Arguments in order, copied; each returns `cell`, so that calls can be nested. */
struct cell *cell_add_text(struct cell *cell, const char *text);
struct cell *cell_add_msgid(struct cell *cell, const char *msgid);
struct cell *cell_add_money(struct cell *cell, struct range range);
struct cell *cell_add_figures(struct cell *cell, struct range range);
struct cell *cell_add_date(struct cell *cell, day_number date);
struct cell *cell_add_number(struct cell *cell, long number);

void cell_set_msgid(struct cell *cell, const char *msgid);
void cell_clear(struct cell *cell); /* zeroed is fine */

/* What a renderer needs to speak a language. */
struct catalogue {
	enum lang lang;
	const char *(*translate)(void *data, const char *msgid);
	const char *(*translate_plural)(void *data, const char *msgid, const char *plural,
	    unsigned long count);
	void *data;
};

/* Rendered text: new memory, to g_free.  `columns` 40..200, others count as the nearest. */
char *document_text(const struct document *document, const struct catalogue *catalogue,
    int columns);

/* The same with a foot, "Page 1 of 2", where each sheet of paper ends: before the blocks of
 * `sheet`, the first of which begins the first sheet.  A table goes on below its head; a
 * paragraph that paper divides stays whole. */
char *document_text_on_sheets(const struct document *document,
    const struct catalogue *catalogue, int columns, const size_t *sheet, size_t count);

/*
 * The words of one cell in a language: new memory, to g_free.  Arguments written from
 * right to left stand between two U+200E, so that what follows them keeps its place;
 * unlike U+2068 that also works where isolates are not known.
 */
char *cell_text(const struct cell *cell, const struct catalogue *catalogue);
/* The same for text that joins several names itself: appended to *text (NULL: new),
 * after a comma if anything was there.  New memory; *text is freed. */
char *cell_join(char *text, const char *name);

#endif
