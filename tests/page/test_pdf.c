/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Pages as PDF files: what poppler reads in them is what stands in the blocks.
 */
#include "setter.h"

#include <string.h>

#include "pages.h"

/* --- words --- */

/* What no font shows, and where lines may be broken inside a word, are not compared. */
static char *plain(const char *text)
{
	GString *ret = g_string_new(NULL);

	for (const char *at = text; *at != '\0'; at = g_utf8_find_next_char(at, NULL)) {
		gunichar letter = g_utf8_get_char(at);

		if ((letter >= 0x200c && letter <= 0x200e) ||
		    (letter >= 0x202a && letter <= 0x202e))
			continue;
		if (g_unichar_isspace(letter) || letter == '-' || letter == '/')
			g_string_append_c(ret, ' ');
		else
			g_string_append_unichar(ret, letter);
	}
	return g_string_free(ret, FALSE);
}

static void count_words(GHashTable *counts, const char *text, int step)
{
	char *words = plain(text);
	char **list = g_strsplit(words, " ", -1);

	for (int i = 0; list[i] != NULL; i++) {
		int had = GPOINTER_TO_INT(g_hash_table_lookup(counts, list[i]));

		if (*list[i] != '\0')
			g_hash_table_replace(
			    counts, g_strdup(list[i]), GINT_TO_POINTER(had + step));
	}
	g_strfreev(list);
	g_free(words);
}

/* Words of the page that stand in no block. */
static void count_foot(GHashTable *counts, const struct document *document,
    const struct catalogue *catalogue, int pages)
{
	static const char *const legend[] = { "in cash", "in kind, or not fixed yet", "not sure" };
	bool bars = false;

	for (int i = 1; i <= pages; i++) {
		struct cell cell = { 0 };
		char *text;

		cell_set_msgid(&cell, "Page {0} of {1}");
		cell_add_number(cell_add_number(&cell, i), pages);
		text = cell_text(&cell, catalogue);
		count_words(counts, text, 1);
		count_words(counts, document->reference, 1);
		g_free(text);
		cell_clear(&cell);
	}
	for (size_t i = 0; i < document->count; i++) {
		bars |= document->block[i].type == BLOCK_BAR;
		if (document->block[i].type == BLOCK_ITEM)
			count_words(counts, "•", 1);
	}
	/* Not every look occurs in every chart: taken as they are found. */
	for (size_t i = 0; bars && i < G_N_ELEMENTS(legend); i++)
		count_words(counts, catalogue->translate(catalogue->data, legend[i]), 1000);
}

static void count_blocks(GHashTable *counts, const struct document *document,
    const struct catalogue *catalogue)
{
	for (size_t i = 0; i < document->count; i++)
		for (int j = 0; j < document->block[i].cell_count; j++) {
			char *text = cell_text(&document->block[i].cell[j], catalogue);

			count_words(counts, text, 1);
			g_free(text);
		}
}

/* poppler gives words from right to left by letters, and whole only in its layout. */
static bool is_in_layout(const char *layout, const char *word)
{
	gunichar first = g_utf8_get_char(word);

	return first >= 0x590 && first <= 0x8ff && strstr(layout, word) != NULL;
}

static bool same_words(
    GHashTable *counts, GArray *words, const char *layout, const char *what)
{
	GHashTableIter iter;
	gpointer word, count;
	bool same = true;

	for (guint i = 0; i < words->len; i++)
		count_words(counts, g_array_index(words, struct setter_word, i).text, -1);
	g_hash_table_iter_init(&iter, counts);
	while (g_hash_table_iter_next(&iter, &word, &count)) {
		int left = GPOINTER_TO_INT(count);

		/* Heads of tables are repeated on every sheet. */
		if (left <= 0 || left >= 900 || is_in_layout(layout, word))
			continue;
		print_error("%s: “%s” %d times too few\n", what, (char *)word, left);
		same = false;
	}
	return same;
}

static bool page_has_its_words(
    struct setter *setter, const char *path, enum summary_for reader, enum lang lang)
{
	GHashTable *counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	struct document document = { 0 };
	struct catalogue catalogue = { 0 };
	char *folder = support_build("po");
	GArray *words;
	char *text, *layout;
	bool same;

	assert_int_equal(catalogue_open(folder, lang, &catalogue, NULL), 0);
	pages_make(path, reader, lang, &document);
	if (!setter_can(setter, &document, lang)) {
		same = true;
		goto end;
	}
	words = setter_words(setter);
	count_blocks(counts, &document, &catalogue);
	count_foot(counts, &document, &catalogue,
	    g_array_index(words, struct setter_word, words->len - 1).page);
	text = setter_ask(setter, "pdftotext", NULL);
	layout = plain(text);
	same = same_words(counts, words, layout, path);
	g_free(layout);
	g_free(text);
	g_array_unref(words);

end:
	g_hash_table_unref(counts);
	document_clear(&document);
	catalogue_close(&catalogue);
	g_free(folder);
	return same;
}

static void every_word_of_the_blocks_is_on_paper(void **state)
{
	GPtrArray *cases = pages_cases(support_long());
	bool same = true;

	for (guint i = 0; i < cases->len; i++)
		for (int reader = SUMMARY_APPLICANT; reader <= SUMMARY_RIAT; reader++)
			for (int lang = 0; lang < LANG_COUNT; lang++)
				same &= page_has_its_words(*state,
				    g_ptr_array_index(cases, i), (enum summary_for)reader,
				    (enum lang)lang);
	g_ptr_array_unref(cases);
	assert_true(same);
}

/* --- the file --- */

static void make(struct setter *setter, const char *name, enum summary_for reader,
    enum lang lang)
{
	char *path = support_source(name);
	struct document document = { 0 };

	pages_make(path, reader, lang, &document);
	setter_fine(setter, &document, lang);
	document_clear(&document);
	g_free(path);
}

static void assert_holds(const char *text, const char *part)
{
	const char *found = strstr(text, part);

	if (found == NULL)
		print_error("“%s” is not in: %s\n", part, text);
	assert_non_null(found);
}

static void the_file_says_what_it_is(void **state)
{
	static const char *const structure[] = { "Document", "H1", "H2", "P (block)", "L (block)",
		"LI", "LBody", "Table", "TR", "TH", "TD" };
	struct setter *setter = *state;
	size_t size;
	char *text;

	make(setter, "tests/document/cases/family.json", SUMMARY_APPLICANT, LANG_NL);
	text = setter_ask(setter, "pdfinfo", NULL);
	assert_holds(text, "Title:           Wat u kunt krijgen als u terugkeert\n");
	assert_holds(text, "Tagged:          yes");
	assert_holds(text, "(A4)");
	assert_holds(text, "CreationDate:    Tue Dec  1 00:00:00 2026 UTC");
	g_free(text);
	text = setter_ask(setter, "pdfinfo", "-struct");
	for (size_t i = 0; i < G_N_ELEMENTS(structure); i++)
		assert_holds(text, structure[i]);
	g_free(text);
	text = support_read_file(setter->pdf, &size);
	assert_holds(text + size - 1000, "/Lang (nl)");
	assert_holds(text + size - 1000, "/DisplayDocTitle true");
	g_free(text);
}

static void every_font_is_in_the_file(void **state)
{
	struct setter *setter = *state;
	char *text;
	char **lines;

	make(setter, "tests/document/cases/large.json", SUMMARY_FILE, LANG_EN);
	text = setter_ask(setter, "pdffonts", NULL);
	lines = g_strsplit(text, "\n", -1);
	assert_true(g_strv_length(lines) > 3);
	for (int i = 2; lines[i] != NULL && *lines[i] != '\0'; i++)
		assert_holds(lines[i], " yes yes yes ");
	g_strfreev(lines);
	g_free(text);
}

static void the_same_page_gives_the_same_bytes(void **state)
{
	struct setter *setter = *state;
	size_t size[2];
	char *bytes[2];

	for (int i = 0; i < 2; i++) {
		make(setter, "tests/document/cases/family.json", SUMMARY_FILE, LANG_NL);
		bytes[i] = support_read_file(setter->pdf, &size[i]);
	}
	assert_int_equal(size[0], size[1]);
	assert_memory_equal(bytes[0], bytes[1], size[0]);
	g_free(bytes[0]);
	g_free(bytes[1]);
}

/* Whatever else is installed, the desk's own fonts come first. */
static void more_fonts_change_nothing(void **state)
{
	struct setter *setter = *state;
	const char *const fonts[] = { setter->fonts, setter->usual };
	struct document document = { 0 };
	char *path = support_source("tests/document/cases/family.json");
	size_t size[2];
	char *bytes[2];

	pages_make(path, SUMMARY_APPLICANT, LANG_NL, &document);
	for (int i = 0; i < 2; i++) {
		assert_int_equal(
		    setter_set(setter, &document, LANG_NL, fonts[i], NULL), 0);
		bytes[i] = support_read_file(setter->pdf, &size[i]);
	}
	assert_int_equal(size[0], size[1]);
	assert_memory_equal(bytes[0], bytes[1], size[0]);
	g_free(bytes[0]);
	g_free(bytes[1]);
	g_free(path);
	document_clear(&document);
}

/* --- what goes wrong --- */

static void without_fonts_there_is_no_page(void **state)
{
	struct setter *setter = *state;
	struct document document = { 0 };
	struct fault fault = { 0 };

	document_add(&document, BLOCK_PARAGRAPH, "word");
	assert_int_equal(setter_set(setter, &document, LANG_EN, setter->none, &fault), -1);
	assert_int_equal(fault.code, FAULT_FONTS);
	document_clear(&document);
}

static void a_character_that_no_font_has_is_named(void **state)
{
	struct setter *setter = *state;
	struct document document = { 0 };
	struct fault fault = { 0 };

	cell_add_text(document_add(&document, BLOCK_PARAGRAPH, NULL), "Voorbeeld 漢");
	assert_int_equal(setter_set(setter, &document, LANG_EN, setter->fonts, &fault), -1);
	assert_int_equal(fault.code, FAULT_GLYPH);
	assert_string_equal(fault.found, "漢 (U+6F22)");
	document_clear(&document);
}

static void what_is_no_description_is_refused(void **state)
{
	static const char *const requests[] = { "", "x", "task 3:pdf\n", "task 3:xxx\n",
		"task 3:pdf\nformat 2:xx\nend 0:\n", "task 3:pdf\nblock 4:what\nend 0:\n",
		"task 3:pdf\ncell 1:x\nend 0:\n", "task 3:pdf\nblock 3:bar\nbar-cash 4:1001\n",
		"task 3:pdf\nblock 9:paragraph\ncell 2:\xff\xfe\nend 0:\n",
		"task 99999999999:pdf\n", "task 3:pdf\nend 1:" };
	struct setter *setter = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(requests); i++) {
		struct fault fault = { 0 };

		assert_int_equal(
		    setter_send(setter, requests[i], setter->fonts, &fault), -1);
		assert_int_equal(fault.code, FAULT_FORMAT);
	}
}

static int begin(void **state)
{
	char *data = support_data("");

	pages_begin(data);
	g_free(data);
	return setter_begin(state);
}

static int end(void **state)
{
	pages_end();
	return setter_end(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_word_of_the_blocks_is_on_paper),
		cmocka_unit_test(the_file_says_what_it_is),
		cmocka_unit_test(every_font_is_in_the_file),
		cmocka_unit_test(the_same_page_gives_the_same_bytes),
		cmocka_unit_test(more_fonts_change_nothing),
		cmocka_unit_test(without_fonts_there_is_no_page),
		cmocka_unit_test(a_character_that_no_font_has_is_named),
		cmocka_unit_test(what_is_no_description_is_refused),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
