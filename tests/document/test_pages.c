/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Every page of every case, in both languages, beside the page that was read and found
 * good (tests/document/pages), and what applicants read in every example
 * (tests/document/examples).  After a wanted change, read what stands in the folder that
 * the failure names, and copy it there.
 */
#include "pages.h"

#include <glib.h>
#include <string.h>

#include "terugkeerdesk/core/text.h"

#define PAGE_LINES 68 /* A4 has 70 at six to the inch; one stays free at each end */

/* `folder`: below tests/document. */
static bool page_is_as_kept(
    const char *folder, const char *path, enum summary_for reader, enum lang lang)
{
	char *name = g_path_get_basename(path);
	char *page = g_strdup_printf("%.*s.%s.%s.txt", (int)(strlen(name) - strlen(".json")),
	    name, pages_readers[reader], lang_tag(lang));
	char *below = g_build_filename("tests/document", folder, page, NULL);
	char *kept_path = support_source(below);
	char *new_path = support_build(below);
	char *new_folder = g_path_get_dirname(new_path);
	char *text = pages_text(path, reader, lang);
	bool there = g_file_test(kept_path, G_FILE_TEST_EXISTS);
	char *kept = there ? support_read_file(kept_path, NULL) : g_strdup("");
	bool same = strcmp(text, kept) == 0;

	assert_int_equal(g_mkdir_with_parents(new_folder, 0700), 0);
	support_write_text(new_path, text);
	if (!same)
		print_error("%s differs: compare with %s\n", kept_path, new_path);
	g_free(kept);
	g_free(text);
	g_free(new_folder);
	g_free(new_path);
	g_free(kept_path);
	g_free(below);
	g_free(page);
	g_free(name);
	return same;
}

static void pages_are_as_they_were_read(void **state)
{
	GPtrArray *cases = pages_cases(false);
	bool same = true;

	(void)state;
	for (guint i = 0; i < cases->len; i++)
		for (int reader = SUMMARY_APPLICANT; reader <= SUMMARY_RIAT; reader++)
			for (int lang = 0; lang < LANG_COUNT; lang++)
				same &= page_is_as_kept("pages",
				    g_ptr_array_index(cases, i),
				    (enum summary_for)reader, (enum lang)lang);
	g_ptr_array_unref(cases);
	assert_true(same);
}

/* What the applicants of the examples take home. */
static void examples_are_as_they_were_read(void **state)
{
	GPtrArray *examples = pages_examples();
	bool same = true;

	(void)state;
	for (guint i = 0; i < examples->len; i++)
		for (int lang = 0; lang < LANG_COUNT; lang++)
			same &= page_is_as_kept("examples", g_ptr_array_index(examples, i),
			    SUMMARY_APPLICANT, (enum lang)lang);
	g_ptr_array_unref(examples);
	assert_true(same);
}

/* Lines up to the page break, which is a rule across the page. */
static int lines_of_first_page(const char *text)
{
	const char *rule = strstr(text, "\n────────────────────────────────────────────────"
	                                "────────────────────────────────");
	int lines = 0;

	for (const char *at = text; at < (rule != NULL ? rule : text + strlen(text)); at++)
		lines += *at == '\n';
	return lines;
}

static void the_applicant_has_one_page_and_an_annex(void **state)
{
	GPtrArray *cases = pages_cases(true);

	(void)state;
	for (guint i = 0; i < cases->len; i++)
		for (int lang = 0; lang < LANG_COUNT; lang++) {
			const char *path = g_ptr_array_index(cases, i);
			char *text = pages_text(path, SUMMARY_APPLICANT, (enum lang)lang);

			if (lines_of_first_page(text) > PAGE_LINES)
				fail_msg("%s %s: %d lines", path, lang_tag((enum lang)lang),
				    lines_of_first_page(text));
			g_free(text);
		}
	g_ptr_array_unref(cases);
}

static void assert_fits(const char *text, int columns)
{
	char **lines = g_strsplit(text, "\n", -1);

	for (int i = 0; lines[i] != NULL; i++)
		if (text_width(lines[i], strlen(lines[i])) > columns)
			fail_msg("wider than %d: %s", columns, lines[i]);
	g_strfreev(lines);
}

static void no_line_is_wider_than_the_page(void **state)
{
	GPtrArray *cases = pages_cases(true);

	(void)state;
	for (guint i = 0; i < cases->len; i++)
		for (int reader = SUMMARY_APPLICANT; reader <= SUMMARY_RIAT; reader++) {
			char *text = pages_text(g_ptr_array_index(cases, i),
			    (enum summary_for)reader, LANG_NL);

			assert_fits(text, PAGES_COLUMNS);
			g_free(text);
		}
	g_ptr_array_unref(cases);
}

static void assert_every_page_fits(const struct case_file *file)
{
	static const int widths[] = { 40, 80, 200 };

	for (int reader = SUMMARY_APPLICANT; reader <= SUMMARY_RIAT; reader++) {
		struct document document = { 0 };

		pages_make_of(file, (enum summary_for)reader, LANG_NL, &document);
		for (size_t i = 0; i < G_N_ELEMENTS(widths); i++) {
			char *text = pages_set(&document, LANG_NL, widths[i]);

			assert_fits(text, widths[i]);
			g_free(text);
		}
		document_clear(&document);
	}
}

static void set_fact(struct case_file *file, enum fact_id id, int person, const char *word)
{
	assert_int_equal(fact_parse(fact_get(id), word,
	    case_file_value(file, id, person), "", NULL), 0);
}

static void names_of_300_letters_and_24_persons_are_set(void **state)
{
	static const char *const letters[] = { "م", "x", "漢", "ብ" };
	struct case_file file = { 0 };

	(void)state;
	set_fact(&file, FACT_REGISTERED_ON, 0, "2025-05-06");
	for (int i = 0; i < CASE_PERSONS_MAX; i++) {
		GString *name = g_string_new(NULL);
		const char *letter = letters[i % G_N_ELEMENTS(letters)];
		int person = case_file_add_person(&file);

		while (name->len + strlen(letter) < FACT_TEXT_BYTES_MAX &&
		    name->len < 300 * strlen(letter))
			g_string_append(name, letter);
		set_fact(&file, FACT_NAME, person, name->str);
		g_string_free(name, TRUE);
	}
	assert_every_page_fits(&file);
	case_file_clear(&file);
}

static void a_case_with_nothing_answered_has_a_page(void **state)
{
	struct case_file file = { 0 };

	(void)state;
	assert_every_page_fits(&file);
	case_file_add_person(&file);
	assert_every_page_fits(&file);
	case_file_clear(&file);
}

static void a_dutch_page_names_its_sources_in_dutch(void **state)
{
	static const char *const english[] = { "heading", "footnote", " table", " and ",
		"Netherlands", "(ruling)", "page" };
	GPtrArray *cases = pages_cases(true);

	(void)state;
	for (guint i = 0; i < cases->len; i++)
		for (int reader = SUMMARY_APPLICANT; reader <= SUMMARY_FILE; reader++) {
			char *text = pages_text(g_ptr_array_index(cases, i),
			    (enum summary_for)reader, LANG_NL);

			for (size_t j = 0; j < G_N_ELEMENTS(english); j++)
				if (strstr(text, english[j]) != NULL)
					fail_msg("%s: “%s”: %s",
					    (const char *)g_ptr_array_index(cases, i),
					    english[j], strstr(text, english[j]));
			g_free(text);
		}
	g_ptr_array_unref(cases);
}

/* The amounts of the worked example of the nota stand on the page. */
static void the_family_of_the_nota_reads_its_amounts(void **state)
{
	char *path = support_data("examples/nota-1-family-of-four.json");
	char *text = pages_text(path, SUMMARY_APPLICANT, LANG_NL);

	(void)state;
	assert_non_null(strstr(text, "€\u00a09.680"));
	assert_non_null(strstr(text, "€\u00a01.680"));
	assert_non_null(strstr(text, "€\u00a07.460"));
	g_free(text);
	text = pages_text(path, SUMMARY_FILE, LANG_EN);
	assert_non_null(strstr(text, "−€2,220"));
	g_free(text);
	g_free(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pages_are_as_they_were_read),
		cmocka_unit_test(examples_are_as_they_were_read),
		cmocka_unit_test(the_applicant_has_one_page_and_an_annex),
		cmocka_unit_test(no_line_is_wider_than_the_page),
		cmocka_unit_test(names_of_300_letters_and_24_persons_are_set),
		cmocka_unit_test(a_case_with_nothing_answered_has_a_page),
		cmocka_unit_test(a_dutch_page_names_its_sources_in_dutch),
		cmocka_unit_test(the_family_of_the_nota_reads_its_amounts),
	};

	return cmocka_run_group_tests(tests, pages_setup, pages_teardown);
}
