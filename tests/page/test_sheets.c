/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What stands where on the sheets: margins, one page and an annex, scripts and directions.
 */
#include "setter.h"

#include <string.h>

#include "pages.h"

/* Points: the margins, with a hair for letters that hang over, and above and below for fonts
 * that claim more than their letters need. */
#define LEFT   55
#define RIGHT  540
#define TOP    40
#define BOTTOM 815

static void assert_in_margins(struct setter *setter, const char *what)
{
	GArray *words = setter_words(setter);

	assert_true(words->len > 0);
	for (guint i = 0; i < words->len; i++) {
		const struct setter_word *word =
		    &g_array_index(words, struct setter_word, i);

		if (word->left < LEFT || word->left + word->width > RIGHT ||
		    word->top < TOP || word->top + word->height > BOTTOM)
			fail_msg("%s, sheet %d: “%s” at %.0f, %.0f", what, word->page,
			    word->text, word->left, word->top);
	}
	g_array_unref(words);
}

/* --- one page and an annex --- */

/* On which sheet, and as which of its words, a word of the title of the annex stands. */
static int sheet_of_annex(GArray *words, const char *first, const char *second)
{
	for (guint i = 0; i + 1 < words->len; i++) {
		const struct setter_word *word =
		    &g_array_index(words, struct setter_word, i);

		if (word->top < TOP + 20 && strcmp(word[0].text, first) == 0 &&
		    strcmp(word[1].text, second) == 0)
			return word->page;
	}
	return 0;
}

/* The other cases are there to be difficult. */
static bool is_example(const char *path)
{
	return strstr(path, "/examples/") != NULL;
}

static void annex_begins_on_sheet_2(
    struct setter *setter, const char *path, enum lang lang)
{
	static const char *const begins[LANG_COUNT][2] = { { "Meer", "over" },
		{ "More", "about" } };
	struct document document = { 0 };

	pages_make(path, SUMMARY_APPLICANT, lang, &document);
	if (setter_can(setter, &document, lang)) {
		GArray *words = setter_words(setter);
		int sheet = sheet_of_annex(words, begins[lang][0], begins[lang][1]);

		if (sheet != 2)
			fail_msg("%s %s: the annex begins on sheet %d", path,
			    lang_tag(lang), sheet);
		if (is_example(path) && setter->sheets->len > 2)
			fail_msg("%s %s: the annex takes %u sheets", path, lang_tag(lang),
			    setter->sheets->len - 1);
		g_array_unref(words);
	}
	document_clear(&document);
}

static void the_applicant_has_one_page_and_an_annex(void **state)
{
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		/* Dutch is the longer language. */
		GPtrArray *cases = pages_cases(lang == LANG_NL || support_long());

		for (guint i = 0; i < cases->len; i++)
			annex_begins_on_sheet_2(
			    *state, g_ptr_array_index(cases, i), (enum lang)lang);
		g_ptr_array_unref(cases);
	}
}

static void every_page_stays_inside_its_margins(void **state)
{
	struct setter *setter = *state;
	GPtrArray *cases = pages_cases(false);

	for (guint i = 0; i < cases->len; i++)
		for (int reader = SUMMARY_APPLICANT; reader <= SUMMARY_RIAT; reader++) {
			struct document document = { 0 };

			pages_make(g_ptr_array_index(cases, i), (enum summary_for)reader,
			    LANG_NL, &document);
			setter_fine(setter, &document, LANG_NL);
			assert_in_margins(setter, g_ptr_array_index(cases, i));
			document_clear(&document);
		}
	g_ptr_array_unref(cases);
}

/* --- what is hard to set --- */

static void set_fact(struct case_file *file, enum fact_id id, int person, const char *word)
{
	assert_int_equal(fact_parse(fact_get(id), word, case_file_value(file, id, person), "",
			     NULL), 0);
}

static void set_every_page(struct setter *setter, const struct case_file *file)
{
	for (int reader = SUMMARY_APPLICANT; reader <= SUMMARY_RIAT; reader++) {
		struct document document = { 0 };

		pages_make_of(file, (enum summary_for)reader, LANG_NL, &document);
		setter_fine(setter, &document, LANG_NL);
		assert_in_margins(setter, pages_readers[reader]);
		document_clear(&document);
	}
}

static void names_of_300_letters_and_12_persons_are_set(void **state)
{
	static const char *const letters[] = { "م", "x", "W", "ብ", "क" };
	struct case_file file = { 0 };

	set_fact(&file, FACT_REGISTERED_ON, 0, "2025-05-06");
	for (int i = 0; i < 12; i++) {
		const char *letter = letters[(size_t)i % G_N_ELEMENTS(letters)];
		GString *name = g_string_new(NULL);
		int person = case_file_add_person(&file);

		while (name->len + strlen(letter) < FACT_TEXT_BYTES_MAX &&
		    name->len < 300 * strlen(letter))
			g_string_append(name, letter);
		set_fact(&file, FACT_NAME, person, name->str);
		g_string_free(name, TRUE);
	}
	set_every_page(*state, &file);
	case_file_clear(&file);
}

static void a_note_of_a_thousand_words_goes_over_sheets(void **state)
{
	struct case_file file = { 0 };
	GString *note = g_string_new(NULL);

	while (note->len + 21 < FACT_LINES_BYTES_MAX)
		g_string_append(note, "een woord en nog een ");
	set_fact(&file, FACT_REGISTERED_ON, 0, "2025-05-06");
	set_fact(&file, FACT_NOTE, 0, note->str);
	case_file_add_person(&file);
	set_every_page(*state, &file);
	g_string_free(note, TRUE);
	case_file_clear(&file);
}

static void a_case_with_nothing_answered_is_set(void **state)
{
	struct case_file file = { 0 };

	set_every_page(*state, &file);
	case_file_add_person(&file);
	set_every_page(*state, &file);
	case_file_clear(&file);
}

/* --- scripts --- */

static void every_script_of_the_intake_is_set(void **state)
{
	static const char *const names[] = { "Zoë Łukasz Đặng Ōe", "محمد عبد الرحمن",
		"می‌خواهم نمونه", "Юлия Щербакова", "Наранцэцэг Өнөр", "ᠮᠣᠩᠭᠣᠯ",
		"ትግርኛ አማርኛ", "देवनागरी", "বাংলা", "தமிழ்", "සිංහල", "ქართული",
		"Հայերեն", "עברית", "اردو ہندی" };
	static const char *const needed[] = { "NotoSansArabic", "NotoSansEthiopic",
		"NotoSansMongolian", "NotoSansGeorgian", "NotoSansHebrew" };
	struct setter *setter = *state;
	const char *const settings[] = { setter->fonts, setter->usual };
	struct document document = { 0 };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		cell_add_text(
		    document_add(&document, BLOCK_PARAGRAPH, "This page is for {0}."),
		    names[i]);
	for (size_t i = 0; i < G_N_ELEMENTS(settings); i++) {
		char *fonts;

		assert_int_equal(
		    setter_set(setter, &document, LANG_EN, settings[i], NULL), 0);
		fonts = setter_ask(setter, "pdffonts", NULL);
		for (size_t j = 0; j < G_N_ELEMENTS(needed); j++)
			if (strstr(fonts, needed[j]) == NULL)
				fail_msg("%s is not in the file", needed[j]);
		g_free(fonts);
	}
	document_clear(&document);
}

static const struct setter_word *find(GArray *words, const char *text)
{
	for (guint i = 0; i < words->len; i++)
		if (strcmp(g_array_index(words, struct setter_word, i).text, text) == 0)
			return &g_array_index(words, struct setter_word, i);
	fail_msg("“%s” is not on paper", text);
	return NULL;
}

/* "voor NAME, daarna 1985": what stands behind the name stands to the right of it. */
static void a_name_from_right_to_left_leaves_its_sentence_in_order(void **state)
{
	struct setter *setter = *state;
	struct document document = { 0 };
	struct cell *cell =
	    document_add(&document, BLOCK_PARAGRAPH, "voor {0}, {1} (1985) en {2}.");
	GArray *words;

	cell_add_text(cell, "محسن");
	cell_add_text(cell, "زهرا");
	cell_add_text(cell, "Een");
	setter_fine(setter, &document, LANG_NL);
	words = setter_words(setter);
	assert_true(find(words, "voor")->left < find(words, "م")->left);
	/* The first letter of an Arabic word is its rightmost. */
	assert_true(find(words, "ح")->left < find(words, "م")->left);
	assert_true(find(words, "م")->left < find(words, "ز")->left);
	assert_true(find(words, "ز")->left < find(words, "(1985)")->left);
	assert_true(find(words, "(1985)")->left < find(words, "en")->left);
	assert_true(find(words, "en")->left < find(words, "Een.")->left);
	g_array_unref(words);
	document_clear(&document);
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
		cmocka_unit_test(the_applicant_has_one_page_and_an_annex),
		cmocka_unit_test(every_page_stays_inside_its_margins),
		cmocka_unit_test(names_of_300_letters_and_12_persons_are_set),
		cmocka_unit_test(a_note_of_a_thousand_words_goes_over_sheets),
		cmocka_unit_test(a_case_with_nothing_answered_is_set),
		cmocka_unit_test(every_script_of_the_intake_is_set),
		cmocka_unit_test(a_name_from_right_to_left_leaves_its_sentence_in_order),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
