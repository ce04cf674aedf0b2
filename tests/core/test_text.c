/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/text.h"

#include <stdio.h>
#include <string.h>

#include <glib.h>
#include <unictype.h>

#include "support.h"
#include "terugkeerdesk/core/fault.h"

static void check_clean(const char *input, bool lines, const char *expected)
{
	struct fault fault = { 0 };
	char *clean = NULL;

	assert_int_equal(text_normalise(input, lines, "here", &clean, &fault), 0);
	assert_string_equal(clean, expected);
	text_free(clean);
}

static void text_is_composed_and_trimmed(void **state)
{
	(void)state;
	check_clean("", false, "");
	check_clean("  Fictief \t A \u00a0 B  ", false, "Fictief A B");
	check_clean("e\u0301te\u0301", false, "été");
	check_clean("\u3000例\u3000名\u3000", false, "例 名");
	check_clean("one\r\ntwo\nthree\rfour", false, "one two three four");
	check_clean("   \n ", false, "");
}

static void lines_are_kept_where_asked(void **state)
{
	(void)state;
	check_clean("\n one \r\n\r\n two\rthree \n", true, "one\n\ntwo\nthree");
}

static void joiners_and_marks_of_names_are_kept(void **state)
{
	(void)state;
	check_clean("علی\u200cرضا", false, "علی\u200cرضا");
	check_clean("ක්\u200dෂ", false, "ක්\u200dෂ");
	check_clean("ኣብነት", false, "ኣብነት");
}

static void each_refused_character_is_named(void **state)
{
	static const gunichar refused[] = { 0x01, 0x07, 0x0b, 0x1b, 0x7f, 0x80, 0x85,
		0x9b, 0x9f, 0x061c, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202e,
		0x2066, 0x2069, 0xfdd0, 0xfeff, 0xfffe, 0xffff, 0x1fffe, 0x10ffff };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(refused); i++) {
		char input[16] = "a", name[16];
		char *clean = NULL;
		struct fault fault = { 0 };

		input[1 + g_unichar_to_utf8(refused[i], input + 1)] = 'b';
		snprintf(name, sizeof name, "U+%04X", (unsigned)refused[i]);
		assert_false(text_character_allowed(refused[i], true));
		assert_int_equal(text_normalise(input, true, "here", &clean, &fault), -1);
		assert_null(clean);
		assert_int_equal(fault.code, FAULT_CONTROL);
		assert_string_equal(fault.found, name);
		assert_string_equal(fault.place, "here");
	}
}

static void bytes_that_are_not_utf8_are_refused(void **state)
{
	static const char *const refused[] = { "\xff", "a\xc3", "\xc0\x80",
		"\xed\xa0\x80", "\xf4\x90\x80\x80", "ok\x80" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(refused); i++) {
		struct fault fault = { 0 };
		char *clean = NULL;

		assert_int_equal(
		    text_normalise(refused[i], false, "here", &clean, &fault), -1);
		assert_int_equal(fault.code, FAULT_UTF8);
		assert_null(clean);
	}
}

static char *random_string(struct support_random *random)
{
	static const gunichar special[] = { ' ', '\n', '\r', '\t', 0xa0, 0x301, 0x308,
		0x200c, 0x200d, 0x1f1f3, 0x1f1f1, 0x1f468, 0xfe0f, 0x3099, 0x1100, 0x1161,
		0x11a8, 0x0e33, 0x93f, 0x94d, 0x131, 0x130, 0xdf, 0xfb01, 0x345, 0x3000,
		0x2000 };
	GString *text = g_string_new(NULL);
	uint32_t length = support_random_below(random, 24);

	while (length-- > 0) {
		gunichar character =
		    support_random_below(random, 3) == 0
			? special[support_random_below(random, G_N_ELEMENTS(special))]
			: support_random_below(random, 0x30000);

		/* What only one of two libraries knows, they put in different orders. */
		if (uc_is_property_unassigned_code_value(character) ||
		    !g_unichar_isdefined(character))
			continue;
		if (text_character_allowed(character, true) || character == '\r' ||
		    character == '\t')
			g_string_append_unichar(text, character);
	}
	return g_string_free(text, FALSE);
}

static void cleaning_twice_is_cleaning_once(void **state)
{
	struct support_random random = support_seed();

	(void)state;
	for (int i = 0; i < 20000; i++) {
		bool lines = i % 2 == 0;
		char *input = random_string(&random), *once, *twice, *composed;

		assert_int_equal(text_normalise(input, lines, "", &once, NULL), 0);
		assert_int_equal(text_normalise(once, lines, "", &twice, NULL), 0);
		composed = g_utf8_normalize(once, -1, G_NORMALIZE_NFC);
		assert_string_equal(once, twice);
		assert_string_equal(once, composed);
		g_free(input);
		g_free(once);
		g_free(twice);
		g_free(composed);
	}
}

static void clusters_are_what_people_call_letters(void **state)
{
	(void)state;
	assert_int_equal(text_clusters(""), 0);
	assert_int_equal(text_clusters("abc"), 3);
	assert_int_equal(text_clusters("x\u0323\u0301y"), 2);
	assert_int_equal(text_clusters("नि"), 1);
	assert_int_equal(text_clusters("علی\u200cرضا"), 6);
	assert_int_equal(text_clusters("🇳🇱🇧🇪"), 2);
	assert_int_equal(text_clusters("👨‍👩‍👧"), 1);
	assert_int_equal(text_next("x\u0301y", 0), 3);
	assert_int_equal(text_next("x\u0301y", 4), 4);
	assert_int_equal(text_next("ab", 99), 2);
	assert_int_equal(text_previous("x\u0301y", 4), 3);
	assert_int_equal(text_previous("x\u0301y", 3), 0);
	assert_int_equal(text_previous("x\u0301y", 0), 0);
}

static void both_directions_find_the_same_clusters(void **state)
{
	struct support_random random = support_seed();

	(void)state;
	for (int i = 0; i < 5000; i++) {
		char *text = random_string(&random);
		size_t size = strlen(text);

		for (size_t at = 0; at < size;) {
			size_t next = text_next(text, at);

			assert_true(next > at);
			assert_int_equal(text_previous(text, next), at);
			at = next;
		}
		g_free(text);
	}
}

static void width_counts_columns(void **state)
{
	(void)state;
	assert_int_equal(text_width("abc", 3), 3);
	assert_int_equal(text_width("例", 3), 2);
	assert_int_equal(text_width("e\u0301", 3), 1);
	assert_int_equal(text_width("علی\u200cرضا", strlen("علی\u200cرضا")), 6);
}

static void copies_are_cut_between_letters(void **state)
{
	char room[8];

	(void)state;
	assert_string_equal(text_copy(room, sizeof room, "1234567"), "1234567");
	assert_string_equal(text_copy(room, sizeof room, "12345678"), "1234…");
	assert_string_equal(text_copy(room, sizeof room, "12éé5678"), "12é…");
	assert_string_equal(text_copy(room, sizeof room, "123e\u0301e\u0301"), "123…");
	assert_string_equal(text_copy(room, 4, "abcd"), "abc");
	assert_string_equal(text_copy(room, 3, "abcd"), "ab");
	assert_string_equal(text_copy(room, 1, "abcd"), "");
}

static void copies_always_fit(void **state)
{
	struct support_random random = support_seed();

	(void)state;
	for (int i = 0; i < 5000; i++) {
		char *text = random_string(&random);
		char room[64];
		size_t size = 1 + support_random_below(&random, 60);

		memset(room, '#', sizeof room);
		text_copy(room, size, text);
		assert_true(strlen(room) < size);
		assert_int_equal(room[size], '#');
		assert_true(g_utf8_validate(room, -1, NULL));
		g_free(text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_composed_and_trimmed),
		cmocka_unit_test(lines_are_kept_where_asked),
		cmocka_unit_test(joiners_and_marks_of_names_are_kept),
		cmocka_unit_test(each_refused_character_is_named),
		cmocka_unit_test(bytes_that_are_not_utf8_are_refused),
		cmocka_unit_test(cleaning_twice_is_cleaning_once),
		cmocka_unit_test(clusters_are_what_people_call_letters),
		cmocka_unit_test(both_directions_find_the_same_clusters),
		cmocka_unit_test(width_counts_columns),
		cmocka_unit_test(copies_are_cut_between_letters),
		cmocka_unit_test(copies_always_fit),
	};

	return cmocka_run_group_tests_name("core text", tests, NULL, NULL);
}
