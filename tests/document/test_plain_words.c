/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The summary that the applicant takes home can be read by somebody who reads little
 * Dutch or English: short sentences, no words of officials, abbreviations explained.
 * Checked on every example case, and on every sentence for applicants in the policy
 * files, whether an example has it or not.
 */
#include "pages.h"

#include <stdarg.h>
#include <string.h>

#define WORDS_MOST 20
#define WORDS_AVERAGE 12

static const char *const officialese[LANG_COUNT][60] = {
	[LANG_NL] = { "middels", "inzake", "conform", "indien", "indienen", "teneinde",
		"dient te", "dienen te", "derhalve", "hieromtrent", "desbetreffende",
		"betreffende", "betreft", "voornoemde", "alsmede", "alsook",
		"ten behoeve van", "ten aanzien van", "aangaande", "ingevolge", "krachtens",
		"zulks", "vigerend", "verstrekken", "verstrekt", "geschieden",
		"bewerkstelligen", "in aanmerking", "met betrekking tot", "onderhavige",
		"reeds", "tevens", "echter", "mits", "tenzij", "recht op", "wordt u geacht",
		"ontlenen", "gelieve", "hetgeen", "met ingang van", "aanvang", "beschikking",
		"rechthebbende", "desgewenst", "eveneens", "thans", "nadere", "omtrent",
		"onverminderd", "voorts" },
	[LANG_EN] = { "pursuant", "hereby", "herein", "thereof", "aforementioned",
		"in accordance with", "prior to", "subsequent", "utilise", "commence",
		"eligible", "eligibility", "entitled", "entitlement", "in respect of",
		"notwithstanding", "shall", "with regard to", "pertaining", "furthermore",
		"whereas", "therein", "deemed", "aforesaid", "in the event of", "facilitate",
		"obtain", "regarding", "concerning", "endeavour", "terminate", "henceforth",
		"provided that", "upon", "remit", "disburse", "in lieu", "applicable" },
};

/* What is being read. */
struct reading {
	const char *path;
	enum lang lang;
	struct catalogue catalogue;
	int sentences;
	int words;
	int faults;
	GHashTable *explained; /* abbreviations */
};

static void __attribute__((format(printf, 2, 3))) blame(
    struct reading *reading, const char *format, ...)
{
	va_list arguments;
	char *text;

	va_start(arguments, format);
	text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	print_error("%s: %s\n", reading->path, text);
	reading->faults++;
	g_free(text);
}

/* A colon ends nothing: what stands behind it has to be read with what stands before. */
static bool is_sentence_end(const char *at)
{
	return strchr(".?!", *at) != NULL && (at[1] == '\0' || at[1] == ' ');
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
			blame(reading, "%d words: %s", words, text);
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

/* "AMIF", "DT&V": two capitals or more, to the next space or mark; and those that are
 * written otherwise. */
static size_t abbreviation_length(const char *text)
{
	static const char *const others[] = { "DTenV", "ngo" };
	size_t length = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ&");

	for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
		if (g_str_has_prefix(text, others[i]) &&
		    !g_ascii_isalnum(text[strlen(others[i])]))
			return strlen(others[i]);
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
			blame(reading, "%s is not explained: %s", word, text);
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
			blame(reading, "“%s”: %s", word, text);
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

static void start_reading(struct reading *reading, const char *path, enum lang lang)
{
	char *folder = support_build("po");

	*reading = (struct reading){ .path = path, .lang = lang };
	reading->explained = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	assert_int_equal(catalogue_open(folder, lang, &reading->catalogue, NULL), 0);
	g_free(folder);
}

static void end_reading(struct reading *reading)
{
	catalogue_close(&reading->catalogue);
	g_hash_table_unref(reading->explained);
}

static void read_document(struct reading *reading, const struct document *document)
{
	for (size_t i = 0; i < document->count; i++)
		read_block(reading, &document->block[i]);
	if (reading->words > WORDS_AVERAGE * reading->sentences)
		blame(reading, "%d words in %d sentences", reading->words,
		    reading->sentences);
}

static int read_page(const char *path, enum lang lang)
{
	struct reading reading;
	struct document document = { 0 };

	start_reading(&reading, path, lang);
	pages_make(path, SUMMARY_APPLICANT, lang, &document);
	read_document(&reading, &document);
	assert_true(reading.sentences > 10);
	document_clear(&document);
	end_reading(&reading);
	return reading.faults;
}

/* Sentences of a policy, by themselves: what they abbreviate is explained on the page. */
static void read_sentence(struct reading *reading, const char *text)
{
	if (text == NULL || *text == '\0')
		return;
	count_sentences(reading, text);
	read_officialese(reading, text);
}

static int read_policies(enum lang lang)
{
	const struct policy_set *set = pages_policies();
	struct reading reading;

	start_reading(&reading, "policies", lang);
	for (size_t i = 0; i < set->count; i++) {
		const struct policy *policy = set->policy[i];

		for (size_t j = 0; j < policy->condition_count; j++)
			read_sentence(&reading, policy->condition[j].why[lang]);
		for (size_t j = 0; j < policy->component_count; j++)
			read_sentence(&reading, policy->component[j].paid[lang]);
	}
	assert_true(reading.sentences > 20);
	end_reading(&reading);
	return reading.faults;
}

static void read_all(enum lang lang)
{
	GPtrArray *cases = pages_cases(true);
	int faults = read_policies(lang);

	for (guint i = 0; i < cases->len; i++)
		faults += read_page(g_ptr_array_index(cases, i), lang);
	g_ptr_array_unref(cases);
	assert_int_equal(faults, 0);
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

/* How many faults a page of one sentence has. */
static int faults_of(const char *text, enum lang lang)
{
	struct document document = { 0 };
	struct reading reading;

	start_reading(&reading, "as expected", lang);
	cell_add_text(document_add(&document, BLOCK_PARAGRAPH, NULL), text);
	read_document(&reading, &document);
	document_clear(&document);
	end_reading(&reading);
	return reading.faults;
}

static void what_is_hard_to_read_is_noticed(void **state)
{
	(void)state;
	assert_int_equal(faults_of("You can stop. It is your choice.", LANG_EN), 0);
	assert_int_equal(faults_of("One two three four five six seven eight nine ten: eleven "
				   "twelve. One two.", LANG_EN), 0);
	assert_int_equal(faults_of("One two three four five six seven eight nine ten eleven "
				   "twelve thirteen. One two three four five six seven eight "
				   "nine ten eleven twelve.", LANG_EN), 1);
	assert_int_equal(faults_of("One two three four five six seven eight nine ten: one two "
				   "three four five six seven eight nine ten eleven. One. "
				   "Two. Three. Four. Five.", LANG_EN), 1);
	assert_int_equal(faults_of("You are entitled to this.", LANG_EN), 1);
	assert_int_equal(faults_of("Indien u gaat, krijgt u dit.", LANG_NL), 1);
	assert_int_equal(faults_of("Wij gaan conformistisch.", LANG_NL), 0);
	assert_int_equal(faults_of("Vraag het aan IOM.", LANG_NL), 1);
	assert_int_equal(faults_of("Vraag het aan een ngo.", LANG_NL), 1);
	assert_int_equal(faults_of("Vraag het aan IOM. IOM is een organisatie.", LANG_NL), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_hard_to_read_is_noticed),
		cmocka_unit_test(the_dutch_page_is_plain),
		cmocka_unit_test(the_english_page_is_plain),
	};

	return cmocka_run_group_tests(tests, pages_setup, pages_teardown);
}
