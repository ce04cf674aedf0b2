/* SPDX-License-Identifier: EUPL-1.2 */
#include "support.h"

#include <glib.h>
#include <locale.h>
#include <string.h>

#include "cells.h"

static void width_is_counted_in_cells(void **state)
{
	(void)state;
	assert_int_equal(cells_width("Zoë"), 3);
	assert_int_equal(cells_width("Zoe\u0308"), 3);
	assert_int_equal(cells_width("王小明"), 6);
	assert_int_equal(cells_width("می\u200Cخواهم"), 7);
	assert_int_equal(cells_width(""), 0);
}

static void mark_without_a_letter_gets_one(void **state)
{
	struct cell_glyph glyph;

	(void)state;
	assert_int_equal(cells_next("\u0308x", &glyph), 2);
	assert_int_equal(glyph.text[0], 0x25CC);
	assert_int_equal(glyph.text[1], 0x0308);
	assert_int_equal(glyph.width, 1);
}

static void bad_bytes_become_stand_ins(void **state)
{
	(void)state;
	assert_int_equal(cells_width("a\xff\xfe"), 3);
	assert_int_equal(cells_width("\xe2\x82"), 2);
}

static void text_is_cut_between_letters(void **state)
{
	(void)state;
	assert_int_equal(cells_fit("王小明", 5), strlen("王小"));
	assert_int_equal(cells_fit("Zoe\u0308X", 3), strlen("Zoe\u0308"));
	assert_int_equal(cells_fit("abc", 0), 0);
}

static char *wrapped(const char *text, int width)
{
	GString *lines = g_string_new(NULL);
	size_t bytes, skip;

	do {
		bytes = cells_wrap(text, width, &skip);
		g_string_append_len(lines, text, (gssize)bytes);
		g_string_append_c(lines, '|');
		text += bytes + skip;
	} while (*text != '\0');
	return g_string_free(lines, FALSE);
}

static void lines_are_wrapped_at_spaces(void **state)
{
	static const struct {
		const char *text;
		int width;
		const char *lines;
	} wraps[] = {
		{ "een twee drie", 8, "een twee|drie|" },
		{ "een twee drie", 7, "een|twee|drie|" },
		{ "een\ntwee", 20, "een|twee|" },
		{ "een\n\ntwee", 20, "een||twee|" },
		{ "abcdefgh", 3, "abc|def|gh|" },
		{ "王小明", 1, "王|小|明|" },
		{ "", 5, "|" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(wraps); i++) {
		char *lines = wrapped(wraps[i].text, wraps[i].width);
		assert_string_equal(lines, wraps[i].lines);
		g_free(lines);
	}
}

static void right_to_left_is_seen(void **state)
{
	(void)state;
	assert_true(cells_right_to_left("Ali علي"));
	assert_true(cells_right_to_left("שרה"));
	assert_false(cells_right_to_left("Zoë 王 ዮሃንስ"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(width_is_counted_in_cells),
		cmocka_unit_test(mark_without_a_letter_gets_one),
		cmocka_unit_test(bad_bytes_become_stand_ins),
		cmocka_unit_test(text_is_cut_between_letters),
		cmocka_unit_test(lines_are_wrapped_at_spaces),
		cmocka_unit_test(right_to_left_is_seen),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
