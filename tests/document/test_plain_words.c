/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The page that the applicant takes home can be read by somebody who reads little Dutch
 * or English: short sentences, no words of officials, abbreviations explained.  Checked
 * on every example case, so the sentences of the policy files are held to it too.
 */
#include "pages.h"

#include <string.h>

#define WORDS_MOST 20
#define WORDS_AVERAGE 12

static const char *const officialese[LANG_COUNT][40] = {
	[LANG_NL] = { "middels", "inzake", "conform", "indien", "teneinde", "dient te",
		"derhalve", "hieromtrent", "desbetreffende", "betreffende", "voornoemde",
		"alsmede", "ten behoeve van", "aangaande", "ingevolge", "krachtens", "zulks",
		"vigerend", "verstrekken", "verstrekt", "geschieden", "bewerkstelligen",
		"in aanmerking", "met betrekking tot", "onderhavige", "reeds", "tevens",
		"echter", "mits", "tenzij", "recht op", "wordt u geacht" },
	[LANG_EN] = { "pursuant", "hereby", "herein", "thereof", "aforementioned",
		"in accordance with", "prior to", "subsequent", "utilise", "commence",
		"eligible", "eligibility", "entitled", "entitlement", "in respect of",
		"notwithstanding", "shall", "with regard to", "pertaining", "furthermore",
		"whereas", "therein", "deemed", "aforesaid", "in the event of", "facilitate" },
};

/* What is being read. */
struct reading {
	const char *path;
	enum lang lang;
	struct catalogue catalogue;
	int sentences;
	int words;
	GHashTable *explained; /* abbreviations */
};

static bool is_sentence_end(const char *at)
{
	return strchr(".?!:", *at) != NULL && (at[1] == '\0' || at[1] == ' ');
}

/* Sentences of `text`, each at most WORDS_MOST long. */
static void count_sentences(struct reading *reading, const char *text)
{
	int words = 0;
	bool inside = false;

	for (const char *at = text; *at != '\0'; at++) {
		if (*at != ' ' && !inside)
			words++;
		inside = *at != ' ';
		if (!is_sentence_end(at) && at[1] != '\0')
			continue;
		if (words > WORDS_MOST)
			fail_msg("%s: %d words: %s", reading->path, words, text);
		reading->sentences += words > 0;
		reading->words += words;
		words = 0;
		inside = false;
	}
}

/* The sentences of a cell: its words with {0} as one word, or its text itself. */
static void read_cell(struct reading *reading, const struct cell *cell)
{
	if (cell->msgid != NULL)
		count_sentences(reading,
		    reading->catalogue.translate(reading->catalogue.data, cell->msgid));
	else if (cell->argument_count > 0 && cell->argument[0].type == ARGUMENT_TEXT)
		count_sentences(reading, cell->argument[0].text);
}

/* "AMIF", "DT&V", "DTenV": two capitals or more, to the next space or mark. */
static size_t abbreviation_length(const char *text)
{
	size_t length = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ&");

	if (g_str_has_prefix(text, "DTenV"))
		return strlen("DTenV");
	return length >= 2 && !g_ascii_isalnum(text[length]) ? length : 0;
}

static bool explains(const char *text, const char *word)
{
	static const char *const forms[] = { "%s is ", "%s means ", "%s betekent ",
		"An %s is ", NULL };
	bool found = false;

	for (int i = 0; forms[i] != NULL; i++) {
		char **halves = g_strsplit(forms[i], "%s", 2);
		char *form = g_strconcat(halves[0], word, halves[1], NULL);

		found |= strstr(text, form) != NULL;
		g_free(form);
		g_strfreev(halves);
	}
	return found;
}

/* Each abbreviation is explained in the block where it first stands. */
static void read_abbreviations(struct reading *reading, const char *text)
{
	for (const char *at = text; *at != '\0'; at++) {
		bool starts = at == text || !g_ascii_isalnum(at[-1]);
		size_t length = starts ? abbreviation_length(at) : 0;
		char *word;

		/* "NL" only as the end of a name, "AVRR-NL". */
		if (length == 0 || (at > text && at[-1] == '-'))
			continue;
		word = g_strndup(at, length);
		if (!g_hash_table_contains(reading->explained, word) && !explains(text, word))
			fail_msg("%s: %s is not explained: %s", reading->path, word, text);
		g_hash_table_add(reading->explained, word);
		at += length - 1;
	}
}

static void read_officialese(struct reading *reading, const char *text)
{
	char *lower = g_utf8_strdown(text, -1);

	for (int i = 0; officialese[reading->lang][i] != NULL; i++) {
		const char *word = officialese[reading->lang][i];
		const char *at = strstr(lower, word);

		if (at != NULL && (at == lower || !g_ascii_isalpha(at[-1])) &&
		    !g_ascii_isalpha(at[strlen(word)]))
			fail_msg("%s: “%s”: %s", reading->path, word, text);
	}
	g_free(lower);
}

static void read_block(struct reading *reading, const struct block *block)
{
	bool sentences = block->type == BLOCK_PARAGRAPH || block->type == BLOCK_ITEM;
	GString *text = g_string_new(NULL);

	for (int i = 0; i < block->cell_count; i++) {
		char *words = cell_text(&block->cell[i], &reading->catalogue);

		g_string_append(text, words);
		g_string_append_c(text, ' ');
		g_free(words);
		if (sentences)
			read_cell(reading, &block->cell[i]);
	}
	read_abbreviations(reading, text->str);
	read_officialese(reading, text->str);
	g_string_free(text, TRUE);
}

static void read_page(const char *path, enum lang lang)
{
	struct reading reading = { .path = path, .lang = lang };
	struct document document = { 0 };
	char *folder = support_build("po");

	reading.explained = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	assert_int_equal(catalogue_open(folder, lang, &reading.catalogue, NULL), 0);
	pages_make(path, SUMMARY_APPLICANT, lang, &document);
	for (size_t i = 0; i < document.count; i++)
		read_block(&reading, &document.block[i]);
	assert_true(reading.sentences > 10);
	if (reading.words > WORDS_AVERAGE * reading.sentences)
		fail_msg("%s: %d words in %d sentences", path, reading.words,
		    reading.sentences);
	document_clear(&document);
	catalogue_close(&reading.catalogue);
	g_hash_table_unref(reading.explained);
	g_free(folder);
}

static void read_all(enum lang lang)
{
	GPtrArray *cases = pages_cases(true);

	for (guint i = 0; i < cases->len; i++)
		read_page(g_ptr_array_index(cases, i), lang);
	g_ptr_array_unref(cases);
}

static void the_dutch_page_is_plain(void **state)
{
	(void)state;
	read_all(LANG_NL);
}

static void the_english_page_is_plain(void **state)
{
	(void)state;
	read_all(LANG_EN);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_dutch_page_is_plain),
		cmocka_unit_test(the_english_page_is_plain),
	};

	return cmocka_run_group_tests(tests, pages_setup, pages_teardown);
}
