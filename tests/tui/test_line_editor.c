/* SPDX-License-Identifier: EUPL-1.2 */
#include "support.h"

#include <glib.h>
#include <string.h>

#include "line_editor.h"
#include "terugkeerdesk/core/text.h"

static void type(struct line_editor *editor, const char *text)
{
	while (*text != '\0') {
		gunichar letter = g_utf8_get_char(text);
		line_editor_insert(editor, letter);
		text += g_unichar_to_utf8(letter, NULL);
	}
}

static void start(struct line_editor *editor)
{
	line_editor_init(editor, NULL, 400, false);
}

static void names_of_any_script_stay_as_typed(void **state)
{
	static const char *const names[] = { "Zoë Müller", "نرگس محمدی", "می‌خواهم",
		"ዮሃንስ ተስፋይ", "王小明", "김민준", "Даваасүрэн", "ᠮᠣᠩᠭᠣᠯ", "ลลิตา", "ශ්‍රීමා",
		"அருண்", "Nguyễn Thị Hồng", "Ğülşah Çelik", "Đặng", "გიორგი", "Արամ",
		"👩‍👩‍👧 en 🇳🇱" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		struct line_editor editor;
		char *clean;
		assert_int_equal(text_normalise(names[i], false, "", &clean, NULL), 0);
		start(&editor);
		type(&editor, names[i]);
		assert_string_equal(editor.text, clean);
		assert_int_equal(editor.cursor, strlen(clean));
		line_editor_clear(&editor);
		text_free(clean);
	}
}

static void mark_typed_after_its_letter_joins_it(void **state)
{
	struct line_editor editor;

	(void)state;
	start(&editor);
	type(&editor, "Zoe\u0308X");
	assert_string_equal(editor.text, "ZoëX");
	line_editor_clear(&editor);

	start(&editor);
	type(&editor, "Nguye\u0302\u0303n");
	assert_string_equal(editor.text, "Nguyễn");
	line_editor_clear(&editor);
}

static void mark_typed_in_the_middle_joins_the_letter_before_the_cursor(void **state)
{
	struct line_editor editor;

	(void)state;
	start(&editor);
	type(&editor, "Zoex");
	line_editor_move(&editor, LINE_EDITOR_LEFT);
	line_editor_insert(&editor, 0x0308);
	assert_string_equal(editor.text, "Zoëx");
	assert_int_equal(editor.cursor, strlen("Zoë"));
	type(&editor, "!");
	assert_string_equal(editor.text, "Zoë!x");
	line_editor_clear(&editor);
}

static void zero_width_joiners_stay_where_they_are(void **state)
{
	struct line_editor editor;

	(void)state;
	start(&editor);
	type(&editor, "می");
	line_editor_insert(&editor, 0x200C);
	type(&editor, "خواهم");
	assert_string_equal(editor.text, "می\u200Cخواهم");
	line_editor_clear(&editor);
}

static void erasing_takes_a_whole_letter(void **state)
{
	struct line_editor editor;

	(void)state;
	start(&editor);
	type(&editor, "a👩‍👩‍👧");
	line_editor_erase(&editor, LINE_EDITOR_LEFT);
	assert_string_equal(editor.text, "a");
	line_editor_erase(&editor, LINE_EDITOR_LEFT);
	assert_string_equal(editor.text, "");
	assert_int_equal(line_editor_erase(&editor, LINE_EDITOR_LEFT), LINE_EDITOR_NOTHING);
	line_editor_clear(&editor);
}

static void what_cannot_be_kept_is_refused(void **state)
{
	static const uint32_t refused[] = { 0x01, 0x1B, 0x7F, 0x85, 0x200E, 0x202E, 0x2067,
		0xFEFF, 0xFFFE, 0xD800, 0x110000, '\n' };
	struct line_editor editor;

	(void)state;
	start(&editor);
	for (size_t i = 0; i < G_N_ELEMENTS(refused); i++)
		assert_int_equal(
		    line_editor_insert(&editor, refused[i]), LINE_EDITOR_REFUSED);
	assert_string_equal(editor.text, "");
	line_editor_clear(&editor);
}

static void paste_keeps_what_can_be_kept_and_names_the_rest(void **state)
{
	static const char bytes[] = "Jan\tde\r\nV\u202Eries\xff!";
	struct line_editor editor;
	uint32_t refused = 0;

	(void)state;
	start(&editor);
	assert_int_equal(line_editor_paste(&editor, bytes, strlen(bytes), &refused),
	    LINE_EDITOR_REFUSED);
	assert_string_equal(editor.text, "Jan de Vries!");
	assert_int_equal(refused, 0x202E);
	line_editor_clear(&editor);
}

static void paste_with_a_nul_keeps_both_sides(void **state)
{
	struct line_editor editor;

	(void)state;
	start(&editor);
	assert_int_equal(
	    line_editor_paste(&editor, "ab\0cd", 5, NULL), LINE_EDITOR_REFUSED);
	assert_string_equal(editor.text, "abcd");
	line_editor_clear(&editor);
}

static void full_field_changes_nothing(void **state)
{
	struct line_editor editor;

	(void)state;
	line_editor_init(&editor, "abc", 4, false);
	assert_int_equal(line_editor_insert(&editor, 0xEB), LINE_EDITOR_FULL);
	assert_int_equal(line_editor_paste(&editor, "xyz", 3, NULL), LINE_EDITOR_FULL);
	assert_string_equal(editor.text, "abc");
	assert_int_equal(line_editor_insert(&editor, 'd'), LINE_EDITOR_DONE);
	assert_string_equal(editor.text, "abcd");
	line_editor_clear(&editor);
}

static void words_are_moved_over_and_erased(void **state)
{
	struct line_editor editor;

	(void)state;
	start(&editor);
	type(&editor, "Zoë van  den Berg");
	line_editor_move(&editor, LINE_EDITOR_WORD_LEFT);
	assert_string_equal(editor.text + editor.cursor, "Berg");
	line_editor_erase(&editor, LINE_EDITOR_WORD_LEFT);
	assert_string_equal(editor.text, "Zoë van  Berg");
	line_editor_erase(&editor, LINE_EDITOR_HOME);
	assert_string_equal(editor.text, "Berg");
	line_editor_move(&editor, LINE_EDITOR_WORD_RIGHT);
	assert_int_equal(editor.cursor, 4);
	line_editor_move(&editor, LINE_EDITOR_HOME);
	line_editor_erase(&editor, LINE_EDITOR_END);
	assert_string_equal(editor.text, "");
	line_editor_clear(&editor);
}

static void undo_takes_words_back(void **state)
{
	struct line_editor editor;

	(void)state;
	start(&editor);
	type(&editor, "Ali Hassan");
	assert_int_equal(line_editor_undo(&editor), LINE_EDITOR_DONE);
	assert_string_equal(editor.text, "Ali ");
	line_editor_undo(&editor);
	assert_string_equal(editor.text, "");
	assert_int_equal(line_editor_undo(&editor), LINE_EDITOR_NOTHING);
	line_editor_clear(&editor);
}

static void lines_have_ends_of_their_own(void **state)
{
	struct line_editor editor;

	(void)state;
	line_editor_init(&editor, "een\r\ntwee", 100, true);
	assert_string_equal(editor.text, "een\ntwee");
	line_editor_move(&editor, LINE_EDITOR_HOME);
	assert_int_equal(editor.cursor, 4);
	type(&editor, "\n");
	assert_string_equal(editor.text, "een\n\ntwee");
	line_editor_clear(&editor);
}

static void boundary_holds(const struct line_editor *editor)
{
	size_t at = 0;
	char *again = g_utf8_normalize(editor->text, -1, G_NORMALIZE_NFC);

	assert_string_equal(editor->text, again);
	assert_true(strlen(editor->text) <= editor->most);
	while (at < editor->cursor)
		at = text_next(editor->text, at);
	assert_int_equal(at, editor->cursor);
	g_free(again);
}

static void any_keys_leave_clean_text_and_a_cursor_between_letters(void **state)
{
	static const uint32_t letters[] = { 'a', 'e', ' ', 0x308, 0x302, 0x1100, 0x1161, 0x11A8,
		0x645, 0x200C, 0x200D, 0x1F469, 0x1F1F3, 0x1F1F1, 0x202E, 0x1B, 0xAC00, 0x0DCA };
	struct support_random random = support_seed();
	struct line_editor editor;

	(void)state;
	line_editor_init(&editor, NULL, 60, true);
	for (int i = 0; i < 20000; i++) {
		uint32_t pick = support_random_below(&random, 12);
		uint32_t which = support_random_below(&random, G_N_ELEMENTS(letters));
		if (pick < 7)
			line_editor_insert(&editor, letters[which]);
		else if (pick < 9)
			line_editor_move(&editor, (enum line_editor_move)(which % 6));
		else if (pick < 11)
			line_editor_erase(&editor, (enum line_editor_move)(which % 6));
		else
			line_editor_undo(&editor);
		boundary_holds(&editor);
	}
	line_editor_clear(&editor);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_of_any_script_stay_as_typed),
		cmocka_unit_test(mark_typed_after_its_letter_joins_it),
		cmocka_unit_test(mark_typed_in_the_middle_joins_the_letter_before_the_cursor),
		cmocka_unit_test(zero_width_joiners_stay_where_they_are),
		cmocka_unit_test(erasing_takes_a_whole_letter),
		cmocka_unit_test(what_cannot_be_kept_is_refused),
		cmocka_unit_test(paste_keeps_what_can_be_kept_and_names_the_rest),
		cmocka_unit_test(paste_with_a_nul_keeps_both_sides),
		cmocka_unit_test(full_field_changes_nothing),
		cmocka_unit_test(words_are_moved_over_and_erased),
		cmocka_unit_test(undo_takes_words_back),
		cmocka_unit_test(lines_have_ends_of_their_own),
		cmocka_unit_test(any_keys_leave_clean_text_and_a_cursor_between_letters),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
