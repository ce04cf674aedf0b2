/* SPDX-License-Identifier: EUPL-1.2 */
#include "random_page.h"

#include <stdlib.h>
#include <string.h>

/* In more columns a long cell would be so high that paper divides its row. */
#define LONG_CELLS 3

static const char *const words[] = { "woord", "een", "woord", "aansprakelijkheid", "€ 2.815",
	"Łukasz", "محمد", "ትግርኛ", "देवनागरी", "Наранцэцэг", "(1985)" };

static int below(struct support_random *random, int most)
{
	return (int)support_random_below(random, (uint32_t)most);
}

static void name_cell(struct random_page *page, struct support_random *random,
    struct cell *cell, int words_max)
{
	GString *text = g_string_new(NULL);

	g_string_printf(text, "k%d", ++page->names);
	for (int left = below(random, words_max + 1); left > 0; left--)
		g_string_append_printf(
		    text, " %s", words[below(random, G_N_ELEMENTS(words))]);
	cell_add_text(cell, text->str);
	g_string_free(text, TRUE);
}

static void add_row(struct random_page *page, struct support_random *random, int columns)
{
	struct random_row row = { page->names + 1, columns };

	for (int i = 0; i < columns; i++) {
		struct cell *cell = i == 0
		    ? document_add(&page->document, BLOCK_TABLE_ROW, NULL)
		    : document_add_cell(&page->document, NULL);

		cell->right = below(random, 3) == 0;
		name_cell(page, random, cell,
		    columns <= LONG_CELLS && below(random, 8) == 0 ? 30 : 1);
	}
	g_array_append_val(page->rows, row);
}

static void add_table(struct random_page *page, struct support_random *random)
{
	int columns = 1 + below(random, TABLE_COLUMNS_MAX);

	for (int rows = 1 + below(random, 44); rows > 0; rows--)
		add_row(page, random, columns);
	document_mark(&page->document, BLOCK_TABLE_END);
}

static void add_words(struct random_page *page, struct support_random *random,
    enum block_type type, int words_max)
{
	name_cell(page, random, document_add(&page->document, type, NULL), words_max);
}

static void add_block(struct random_page *page, struct support_random *random)
{
	switch (below(random, 6)) {
	case 0:
		add_words(page, random, BLOCK_HEADING, 5);
		break;
	case 1:
		document_mark(&page->document,
		    below(random, 3) == 0 ? BLOCK_PAGE_BREAK : BLOCK_SPACE);
		break;
	case 2:
		add_table(page, random);
		break;
	case 3:
		for (int items = 1 + below(random, 11); items > 0; items--)
			add_words(page, random, BLOCK_ITEM, 60);
		break;
	default:
		add_words(page, random, BLOCK_PARAGRAPH, 60);
		break;
	}
}

void random_page_make(struct support_random *random, struct random_page *ret)
{
	*ret = (struct random_page){ .rows =
					 g_array_new(FALSE, FALSE, sizeof(struct random_row)) };
	ret->document.one_page = below(random, 2) == 0;
	add_words(ret, random, BLOCK_TITLE, 3);
	for (int blocks = below(random, 29); blocks > 0; blocks--)
		add_block(ret, random);
}

void random_page_clear(struct random_page *page)
{
	document_clear(&page->document);
	g_array_unref(page->rows);
}

int random_page_name(const char *word)
{
	/* It stands before a text that has letters from right to left. */
	if (g_str_has_prefix(word, "\u200e"))
		word += strlen("\u200e");
	return *word == 'k' ? atoi(word + 1) : 0;
}
