/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The text that is shown before printing ends its sheets where paper does.
 */
#include "setter.h"

#include <string.h>

#include "terugkeerdesk/document/catalogue.h"

#define COLUMNS    78
#define SHEETS_MAX 64 /* bits of a set */
#define ROW_WHOLE  3  /* in more columns a long cell would be so high that paper divides it */

/* What stands on paper by name: "k17", a word of its own for each cell. */
static GString *name_next(int *count)
{
	GString *name = g_string_new(NULL);

	g_string_printf(name, "k%d", ++*count);
	return name;
}

static int below(struct support_random *random, int most)
{
	return (int)support_random_below(random, (uint32_t)most);
}

static void name_cell(
    struct cell *cell, struct support_random *random, int words_max, int *count)
{
	GString *text = name_next(count);
	int words = below(random, words_max + 1);

	for (int i = 0; i < words; i++)
		g_string_append(text, " woord");
	cell_add_text(cell, text->str);
	g_string_free(text, TRUE);
}

static void add_table(struct document *document, struct support_random *random, int *count)
{
	int rows = 1 + below(random, 44);
	int columns = 1 + below(random, TABLE_COLUMNS_MAX);

	for (int i = 0; i < rows; i++)
		for (int j = 0; j < columns; j++)
			name_cell(j == 0 ? document_add(document, BLOCK_TABLE_ROW, NULL)
					 : document_add_cell(document, NULL),
			    random, columns <= ROW_WHOLE && below(random, 8) == 0 ? 30 : 1,
			    count);
	document_mark(document, BLOCK_TABLE_END);
}

static void add_block(struct document *document, struct support_random *random, int *count)
{
	int items;

	switch (below(random, 6)) {
	case 0:
		name_cell(document_add(document, BLOCK_HEADING, NULL), random, 5, count);
		break;
	case 1:
		document_mark(document,
		    below(random, 3) == 0 ? BLOCK_PAGE_BREAK : BLOCK_SPACE);
		break;
	case 2:
		add_table(document, random, count);
		break;
	case 3:
		items = 1 + below(random, 11);
		for (int i = 0; i < items; i++)
			name_cell(
			    document_add(document, BLOCK_ITEM, NULL), random, 60, count);
		break;
	default:
		name_cell(document_add(document, BLOCK_PARAGRAPH, NULL), random, 60, count);
		break;
	}
}

/* The set of sheets on which each name stands, by number. */
static guint64 *sets_of(int count)
{
	return g_new0(guint64, (gsize)count + 1);
}

static void put_name(guint64 *sets, const char *word, int sheet)
{
	assert_true(sheet < SHEETS_MAX);
	if (*word == 'k')
		sets[g_ascii_strtoll(word + 1, NULL, 10)] |= (guint64)1 << sheet;
}

static guint64 *names_on_paper(struct setter *setter, int count)
{
	guint64 *ret = sets_of(count);
	GArray *words = setter_words(setter);

	for (guint i = 0; i < words->len; i++) {
		const struct setter_word *word = &g_array_index(words, struct setter_word, i);

		put_name(ret, word->text, word->page - 1);
	}
	g_array_unref(words);
	return ret;
}

static char *preview(const struct setter *setter, const struct document *document)
{
	char *folder = support_build("po");
	struct catalogue catalogue = { 0 };
	char *text;

	assert_int_equal(catalogue_open(folder, LANG_EN, &catalogue, NULL), 0);
	text = document_text_on_sheets(document, &catalogue, COLUMNS,
	    (const size_t *)(void *)setter->sheets->data, setter->sheets->len);
	catalogue_close(&catalogue);
	g_free(folder);
	return text;
}

static guint64 *names_in_preview(
    const struct setter *setter, const struct document *document, int count)
{
	guint64 *ret = sets_of(count);
	char *text = preview(setter, document);
	char **words = g_strsplit_set(text, " \n", -1);
	int sheet = 0;

	for (char **word = words; *word != NULL; word++) {
		/* The foot of each: "Page 1 of 2". */
		sheet += strcmp(*word, "Page") == 0;
		put_name(ret, *word, sheet);
	}
	assert_int_equal(sheet, setter->sheets->len);
	g_strfreev(words);
	g_free(text);
	return ret;
}

static void compare(struct setter *setter, const struct document *document, int count)
{
	guint64 *paper, *shown;

	setter_fine(setter, document, LANG_EN);
	paper = names_on_paper(setter, count);
	shown = names_in_preview(setter, document, count);
	for (int i = 1; i <= count; i++)
		if (paper[i] == 0 || paper[i] != shown[i])
			fail_msg("k%d: on paper on sheets %#" G_GINT64_MODIFIER
				 "x, shown on %#" G_GINT64_MODIFIER "x",
			    i, paper[i], shown[i]);
	g_free(paper);
	g_free(shown);
}

static void sheets_end_in_the_preview_where_they_end_on_paper(void **state)
{
	struct support_random random = support_seed();
	int rounds = support_long() ? 200 : 12;

	for (int round = 0; round < rounds; round++) {
		struct document document = { 0 };
		int count = 0;
		int blocks = 1 + below(&random, 29);

		for (int i = 0; i < blocks; i++)
			add_block(&document, &random, &count);
		if (count > 0)
			compare(*state, &document, count);
		document_clear(&document);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sheets_end_in_the_preview_where_they_end_on_paper),
	};

	return cmocka_run_group_tests(tests, setter_begin, setter_end);
}
