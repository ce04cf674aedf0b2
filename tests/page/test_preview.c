/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The text that is shown before printing ends its sheets where paper does.
 */
#include "setter.h"

#include <string.h>

#include "random_page.h"
#include "terugkeerdesk/document/catalogue.h"

#define COLUMNS    78
#define SHEETS_MAX 64 /* bits of a set */

/* The set of sheets on which each name stands, by number. */
static guint64 *sets_of(const struct random_page *page)
{
	return g_new0(guint64, (gsize)page->names + 1);
}

static void put_name(guint64 *sets, const char *word, int sheet)
{
	assert_true(sheet < SHEETS_MAX);
	sets[random_page_name(word)] |= (guint64)1 << sheet;
}

static guint64 *names_on_paper(struct setter *setter, const struct random_page *page)
{
	guint64 *ret = sets_of(page);
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
    const struct setter *setter, const struct random_page *page)
{
	guint64 *ret = sets_of(page);
	char *text = preview(setter, &page->document);
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

static void compare(struct setter *setter, const struct random_page *page)
{
	guint64 *paper, *shown;

	setter_fine(setter, &page->document, LANG_EN);
	paper = names_on_paper(setter, page);
	shown = names_in_preview(setter, page);
	for (int i = 1; i <= page->names; i++)
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

	for (int rounds = support_long() ? 200 : 12; rounds > 0; rounds--) {
		struct random_page page;

		random_page_make(&random, &page);
		compare(*state, &page);
		random_page_clear(&page);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sheets_end_in_the_preview_where_they_end_on_paper),
	};

	return cmocka_run_group_tests(tests, setter_begin, setter_end);
}
