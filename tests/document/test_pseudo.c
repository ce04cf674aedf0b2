/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Every word of every page comes from the catalogue or the data: in the language that
 * does not exist, and with data in it, nothing stands outside the brackets but what was
 * typed into the case.
 */
#include "pages.h"

#include <string.h>

static bool holds_letters(const char *text)
{
	for (; *text != '\0'; text++)
		if (g_ascii_isalpha(*text))
			return true;
	return false;
}

/* Take every text that was typed into the case out of `text`. */
static char *without_typed(char *text, const struct case_file *file)
{
	for (int person = 0; person <= file->person_count; person++) {
		int from = person == 0 ? 0 : FACT_CASE_COUNT;
		int until = person == 0 ? FACT_CASE_COUNT : FACT_COUNT;

		for (int id = from; id < until; id++) {
			const struct value *value =
			    case_file_value_const(file, (enum fact_id)id, person);
			char **pieces;

			if (value->text == NULL || *value->text == '\0')
				continue;
			pieces = g_strsplit(text, value->text, -1);
			g_free(text);
			text = g_strjoinv("", pieces);
			g_strfreev(pieces);
		}
	}
	return text;
}

static void check_page(const char *path, enum summary_for reader,
    const struct catalogue *catalogue)
{
	struct document document = { 0 };
	struct case_file file = { 0 };

	pages_read_case(path, &file);
	pages_make(path, reader, LANG_NL, &document);
	for (size_t i = 0; i < document.count; i++)
		for (int j = 0; j < document.block[i].cell_count; j++) {
			char *text = cell_text(&document.block[i].cell[j], catalogue);
			char *bare = without_typed(support_outside_brackets(text), &file);

			if (holds_letters(bare) && strcmp(bare, PAGES_ORGANISATION) != 0)
				fail_msg("%s, %s: %s", path, pages_readers[reader], text);
			g_free(bare);
			g_free(text);
		}
	document_clear(&document);
	case_file_clear(&file);
}

static void every_word_is_translated(void **state)
{
	char *locale = support_build("tests/po/pseudo/share/locale");
	struct catalogue catalogue = { 0 };
	GPtrArray *cases = pages_cases(true);

	(void)state;
	assert_int_equal(catalogue_open(locale, LANG_NL, &catalogue, NULL), 0);
	for (guint i = 0; i < cases->len; i++)
		for (int reader = SUMMARY_APPLICANT; reader <= SUMMARY_RIAT; reader++)
			check_page(g_ptr_array_index(cases, i), (enum summary_for)reader,
			    &catalogue);
	g_ptr_array_unref(cases);
	catalogue_close(&catalogue);
	g_free(locale);
}

static int begin(void **state)
{
	char *data = support_build("tests/po/pseudo/share/terugkeerdesk");

	(void)state;
	pages_begin(data);
	g_free(data);
	return 0;
}

static int end(void **state)
{
	(void)state;
	pages_end();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_word_is_translated),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
