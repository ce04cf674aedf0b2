/* SPDX-License-Identifier: EUPL-1.2 */
#include "support.h"

#include <glib.h>
#include <string.h>

#include "terugkeerdesk/core/text.h"

#include "../../src/document/wrap.h"

static void assert_lines(const char *text, int width, const char *expected)
{
	GPtrArray *lines = wrap_lines(text, width);

	g_ptr_array_add(lines, NULL);

	char *joined = g_strjoinv("|", (char **)lines->pdata);

	assert_string_equal(joined, expected);
	g_free(joined);
	g_ptr_array_unref(lines);
}

static void lines_are_broken_between_words(void **state)
{
	(void)state;
	assert_lines("one two three", 7, "one two|three");
	assert_lines("one two three", 8, "one two|three");
	assert_lines("one two three", 13, "one two three");
	assert_lines("one two three", 3, "one|two|thr|ee");
}

static void line_ends_are_kept(void **state)
{
	(void)state;
	assert_lines("one\n\ntwo", 20, "one||two");
	assert_lines("", 20, "");
	assert_lines("one\n", 20, "one|");
}

static void a_no_break_space_holds_sign_and_amount_together(void **state)
{
	(void)state;
	assert_lines(
	    "tussen €\u00a00 en €\u00a02.815", 12, "tussen €\u00a00|en €\u00a02.815");
}

static void a_long_word_is_cut_between_clusters(void **state)
{
	(void)state;
	/* e and a combining acute are one letter. */
	assert_lines("e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301|e\u0301");
	/* Wide letters take two columns; one that is wider than the line stands alone. */
	assert_lines("漢字漢", 4, "漢字|漢");
	assert_lines("漢字", 1, "漢|字");
	assert_lines("ab", 0, "a|b");
}

static char *without_spaces(const char *text)
{
	char **pieces = g_strsplit(text, " ", -1);
	char *joined = g_strjoinv("", pieces);

	g_strfreev(pieces);
	return joined;
}

static void no_line_is_wider_and_no_letter_is_lost(void **state)
{
	static const char *const words[] = { "a", "naam", "Ganzorig", "محمد", "ብርሃን",
		"e\u0301", "漢字漢字", "مى\u200cخواهم", "हिन्दी", "supercalifragilistic" };
	struct support_random random = support_seed();

	(void)state;
	for (int round = 0; round < 2000; round++) {
		GString *text = g_string_new(NULL);
		int width = 4 + (int)support_random_below(&random, 40);
		uint32_t count = support_random_below(&random, 30);

		for (uint32_t i = 0; i < count; i++) {
			g_string_append(text,
			    words[support_random_below(&random, G_N_ELEMENTS(words))]);
			if (support_random_below(&random, 3) > 0)
				g_string_append_c(text, ' ');
		}

		GPtrArray *lines = wrap_lines(text->str, width);
		GString *letters = g_string_new(NULL);

		for (guint i = 0; i < lines->len; i++) {
			const char *line = g_ptr_array_index(lines, i);

			assert_true(text_width(line, strlen(line)) <= width);
			g_string_append(letters, line);
		}

		char *kept = without_spaces(letters->str);
		char *given = without_spaces(text->str);

		assert_string_equal(kept, given);
		g_free(kept);
		g_free(given);
		g_string_free(letters, TRUE);
		g_ptr_array_unref(lines);
		g_string_free(text, TRUE);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_are_broken_between_words),
		cmocka_unit_test(line_ends_are_kept),
		cmocka_unit_test(a_no_break_space_holds_sign_and_amount_together),
		cmocka_unit_test(a_long_word_is_cut_between_clusters),
		cmocka_unit_test(no_line_is_wider_and_no_letter_is_lost),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
