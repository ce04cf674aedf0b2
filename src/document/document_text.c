/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/document/document.h"

#include <glib.h>
#include <string.h>

#include "terugkeerdesk/core/text.h"

#include "table.h"
#include "wrap.h"

#define COLUMNS_MIN 40
#define COLUMNS_MAX 200
#define INDENT      2 /* of everything under a heading */
#define BAR_COLUMNS 24
/* Room from the start: what is moved leaves a copy behind. */
#define PAGE_BYTES     (1 << 16)
#define SENTENCE_BYTES 2048

struct page {
	GString *out;
	const struct catalogue *catalogue;
	int columns;
	enum block_type last; /* what stands above */
	bool empty;           /* an empty line, or nothing, stands above */
};

/* All cells of a block: one sentence after another, or a label and what it is. */
static char *sentences(const struct block *block, const struct catalogue *catalogue)
{
	const char *between = block->type == BLOCK_BAR ? ": " : " ";
	GString *text = g_string_sized_new(SENTENCE_BYTES);

	for (int i = 0; i < block->cell_count; i++) {
		char *words = cell_text(&block->cell[i], catalogue);

		if (text->len > 0 && *words != '\0')
			g_string_append(text, between);
		g_string_append(text, words);
		text_free(words);
	}
	return g_string_free(text, FALSE);
}

static void empty_line(struct page *page)
{
	if (!page->empty)
		g_string_append_c(page->out, '\n');
	page->empty = true;
}

/* Wrapped text; `first` stands before the first line, the same room before others.
 * Returns the width of the widest line. */
static int set_text(
    struct page *page, const struct block *block, int indent, const char *first)
{
	char *text = sentences(block, page->catalogue);
	int hanging = indent + text_width(first, strlen(first));
	GPtrArray *lines = wrap_lines(text, page->columns - hanging);
	int widest = 0;

	for (guint i = 0; i < lines->len; i++) {
		const char *line = g_ptr_array_index(lines, i);

		if (*line != '\0' || i == 0)
			table_fill(page->out, " ", i == 0 ? indent : hanging);
		g_string_append(page->out, i == 0 ? first : "");
		g_string_append(page->out, line);
		g_string_append_c(page->out, '\n');
		widest = MAX(widest, text_width(line, strlen(line)));
	}
	g_ptr_array_unref(lines);
	text_free(text);
	page->empty = false;
	return widest;
}

static void set_rule(struct page *page, const char *piece, int columns)
{
	table_fill(page->out, piece, columns);
	g_string_append_c(page->out, '\n');
	page->empty = false;
}

/* How many of the columns of a bar an amount fills. */
static int bar_columns(cents amount, cents most)
{
	if (amount <= 0 || most <= 0)
		return 0;
	return (int)MIN((amount * BAR_COLUMNS + most / 2) / most, BAR_COLUMNS);
}

static void set_bar(struct page *page, const struct block *block)
{
	cents most = block->bar_most.max;
	int cash = bar_columns(block->bar_cash.min, most);
	int sure = bar_columns(block->bar_cash.min + block->bar_kind.min, most);
	int full = bar_columns(block->bar_cash.max + block->bar_kind.max, most);

	if (page->last != BLOCK_BAR) {
		struct document legend = { 0 };

		document_add(&legend, BLOCK_PARAGRAPH,
		    /* TRANSLATORS: the legend of a bar chart; the signs are those of the
		       bars */
		    N_("█ is cash. ▒ is in kind, or not fixed yet. · is not sure."));
		set_text(page, legend.block, INDENT, "");
		document_clear(&legend);
	}
	set_text(page, block, INDENT, "");
	if (full == 0)
		return;
	table_fill(page->out, " ", INDENT);
	table_fill(page->out, "█", cash);
	table_fill(page->out, "▒", sure - cash);
	table_fill(page->out, "·", full - sure);
	g_string_append_c(page->out, '\n');
}

static void set_title(struct page *page, const struct block *block)
{
	if (page->last != BLOCK_LETTERHEAD)
		empty_line(page);
	set_rule(page, "═", set_text(page, block, 0, ""));
	empty_line(page);
}

/* An empty line between paragraphs, lists and tables. */
static void set_space(struct page *page)
{
	if (page->last == BLOCK_PARAGRAPH || page->last == BLOCK_ITEM ||
	    page->last == BLOCK_TABLE_ROW)
		empty_line(page);
}

static void set_block(struct page *page, const struct block *block)
{
	switch (block->type) {
	case BLOCK_LETTERHEAD:
		set_text(page, block, 0, "");
		break;
	case BLOCK_TITLE:
		set_title(page, block);
		break;
	case BLOCK_HEADING:
		empty_line(page);
		set_text(page, block, 0, "");
		break;
	case BLOCK_PARAGRAPH:
		set_space(page);
		set_text(page, block, INDENT, "");
		break;
	case BLOCK_ITEM:
		set_text(page, block, INDENT, "• ");
		break;
	case BLOCK_BAR:
		set_bar(page, block);
		break;
	case BLOCK_LINE:
		set_rule(page, "─", page->columns);
		break;
	case BLOCK_PAGE_BREAK:
		empty_line(page);
		set_rule(page, "─", page->columns);
		break;
	case BLOCK_SPACE:
		empty_line(page);
		break;
	case BLOCK_TABLE_ROW:
	case BLOCK_TABLE_END:
		break; /* set as a whole, below */
	}
}

/* Where the sheets of paper begin. */
struct sheets {
	const size_t *first; /* blocks */
	size_t count;
	size_t done; /* that have ended */
};

/* "Page 1 of 2" at the end of a sheet, and a rule where the next one begins. */
static void set_foot(struct page *page, const struct sheets *sheets)
{
	struct document foot = { 0 };
	char *text;

	cell_add_number(
	    cell_add_number(
		/* TRANSLATORS: at the foot of a page: Page 1 of 2 */
		document_add(&foot, BLOCK_PARAGRAPH, N_("Page {0} of {1}")),
		(long)sheets->done + 1),
	    (long)sheets->count);
	text = sentences(foot.block, page->catalogue);
	empty_line(page);
	table_fill(page->out, " ", page->columns - text_width(text, strlen(text)));
	g_string_append(page->out, text);
	g_string_append_c(page->out, '\n');
	page->empty = false;
	if (sheets->done + 1 < sheets->count)
		set_rule(page, "═", page->columns);
	text_free(text);
	document_clear(&foot);
}

/* Does the next sheet begin with this block, or before it? */
static bool sheet_begins(const struct sheets *sheets, size_t block)
{
	return sheets->done + 1 < sheets->count && sheets->first[sheets->done + 1] <= block;
}

/* The sheets that end before a block; all that are left at the end of the document. */
static void end_sheets(struct page *page, struct sheets *sheets, size_t block, bool last)
{
	while (sheets->done < sheets->count && (last || sheet_begins(sheets, block))) {
		set_foot(page, sheets);
		sheets->done++;
	}
}

/* A table that a sheet ends in goes on below its head on the next. */
static void set_table(struct page *page, const struct document *document, size_t block,
    size_t rows, struct sheets *sheets)
{
	struct table table;
	size_t from = 1;

	set_space(page);
	table_measure(&document->block[block], rows, page->catalogue, INDENT,
	    page->columns - INDENT, &table);
	for (size_t row = 1; row < rows; row++) {
		if (!sheet_begins(sheets, block + row))
			continue;
		table_put(page->out, &table, from, row);
		page->empty = false;
		end_sheets(page, sheets, block + row, false);
		from = row;
	}
	table_put(page->out, &table, from, rows);
	page->empty = false;
}

char *document_text_on_sheets(const struct document *document,
    const struct catalogue *catalogue, int columns, const size_t *sheet, size_t count)
{
	struct sheets sheets = { .first = sheet, .count = count };
	struct page page = {
		.out = g_string_sized_new(PAGE_BYTES),
		.catalogue = catalogue,
		.columns = CLAMP(columns, COLUMNS_MIN, COLUMNS_MAX),
		.last = BLOCK_SPACE,
		.empty = true,
	};

	for (size_t i = 0; i < document->count;) {
		const struct block *block = &document->block[i];
		size_t rows = 0;

		end_sheets(&page, &sheets, i, false);
		while (i + rows < document->count && block[rows].type == BLOCK_TABLE_ROW)
			rows++;
		if (rows > 0) {
			set_table(&page, document, i, rows, &sheets);
		} else if (block->type != BLOCK_PAGE_BREAK || count == 0) {
			set_block(&page, block);
		}
		if (block->type != BLOCK_TABLE_END)
			page.last = block->type;
		i += MAX(rows, 1);
	}
	end_sheets(&page, &sheets, document->count, true);
	return g_string_free(page.out, FALSE);
}

char *document_text(
    const struct document *document, const struct catalogue *catalogue, int columns)
{
	return document_text_on_sheets(document, catalogue, columns, NULL, 0);
}
