/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/fault.h"

#include <errno.h>
#include <string.h>

#include <glib.h>

#include "support.h"

static void sentence_is_filled_in_with_file_and_line_in_front(void **state)
{
	struct fault fault;
	char text[512];

	(void)state;
	assert_int_equal(
	    fault_set(&fault, FAULT_DATE, "[policy] from", "2024-02-30", "a day"), -1);
	assert_int_equal(fault_at(&fault, "a.ini", 12), -1);
	fault_text(&fault, NULL, text, sizeof text);
	assert_string_equal(
	    text, "a.ini:12: [policy] from: “2024-02-30” is not a date; expected a day");
	fault_at(&fault, "a.ini", 0);
	fault_text(&fault, NULL, text, sizeof text);
	assert_string_equal(
	    text, "a.ini: [policy] from: “2024-02-30” is not a date; expected a day");
}

static void sentence_without_a_place_does_not_begin_with_a_colon(void **state)
{
	struct fault fault;
	char text[512];

	(void)state;
	fault_set(&fault, FAULT_TOO_LONG, "", NULL, "1 MiB");
	fault_text(&fault, NULL, text, sizeof text);
	assert_string_equal(text, "too long; at most 1 MiB");
}

static const char *capitals(const char *msgid)
{
	static char text[4][512];
	static int turn;

	assert_string_not_equal(msgid, "");
	turn = (turn + 1) % 4;
	g_strlcpy(text[turn], msgid, sizeof text[turn]);
	if (strchr(msgid, '{') == NULL)
		for (char *at = text[turn]; *at != '\0'; at++)
			*at = g_ascii_toupper(*at);
	return text[turn];
}

static void the_words_of_the_user_are_not_translated(void **state)
{
	struct fault fault;
	char text[512];

	(void)state;
	fault_set(&fault, FAULT_CHOICE, "route", "yes", "no");
	fault_text(&fault, capitals, text, sizeof text);
	assert_string_equal(text, "route: “yes” is not one of: NO");
	fault_set(&fault, FAULT_TYPE, "route", "a list", "a text");
	fault_text(&fault, capitals, text, sizeof text);
	assert_string_equal(text, "route: found A LIST; expected A TEXT");
}

static void what_cannot_be_shown_becomes_a_question_mark(void **state)
{
	struct fault fault;

	(void)state;
	fault_set(&fault, FAULT_CHOICE, "p", "a\x1b[2J\xff\u202e{found}", "e");
	assert_string_equal(fault.found, "a?[2J??{found}");
}

static void long_words_are_cut_between_characters(void **state)
{
	GString *word = g_string_new(NULL);

	(void)state;
	for (int i = 0; i < 400; i++) {
		struct fault fault;

		fault_set(&fault, FAULT_CHOICE, word->str, word->str, word->str);
		assert_true(g_utf8_validate(fault.found, -1, NULL));
		assert_true(g_utf8_validate(fault.expected, -1, NULL));
		if (word->len >= sizeof fault.found)
			assert_true(g_str_has_suffix(fault.found, "…"));
		else
			assert_string_equal(fault.found, word->str);
		g_string_append(word, i % 3 == 0 ? "é" : "x");
	}
	g_string_free(word, TRUE);
}

static void sentence_fits_any_room(void **state)
{
	struct fault fault;
	char text[600];

	(void)state;
	fault_set(&fault, FAULT_DATE, "plaats é", "één", "é");
	for (size_t size = 1; size < 100; size++) {
		memset(text, '#', sizeof text);
		fault_text(&fault, NULL, text, size);
		assert_true(strlen(text) < size);
		assert_true(g_utf8_validate(text, -1, NULL));
	}
}

static void every_code_has_a_name_of_its_own_and_a_sentence(void **state)
{
	(void)state;
	for (int code = FAULT_NONE + 1; code < FAULT_CODE_COUNT; code++) {
		assert_non_null(fault_name((enum fault_code)code));
		assert_string_not_equal(fault_sentence((enum fault_code)code), "");
		for (int other = FAULT_NONE; other < code; other++)
			assert_string_not_equal(fault_name((enum fault_code)code),
			    fault_name((enum fault_code)other));
	}
}

static void nobody_needs_to_care_why(void **state)
{
	(void)state;
	assert_int_equal(fault_set(NULL, FAULT_DATE, "p", "f", "e"), -1);
	assert_int_equal(fault_at(NULL, "f", 1), -1);
	assert_int_equal(fault_from_errno(NULL, "p", EIO), -1);
	faults_add(NULL, NULL);
}

static void errors_of_the_system_are_told_apart(void **state)
{
	static const struct {
		int number;
		enum fault_code code;
	} rows[] = {
		{ ENOSPC, FAULT_NO_SPACE },
		{ EDQUOT, FAULT_NO_SPACE },
		{ EROFS, FAULT_READ_ONLY },
		{ ENOENT, FAULT_FILE },
		{ EACCES, FAULT_FILE },
		{ EIO, FAULT_IO },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct fault fault;

		assert_int_equal(fault_from_errno(&fault, "/there", rows[i].number), -1);
		assert_int_equal(fault.code, rows[i].code);
		assert_string_equal(fault.place, "/there");
	}
}

static void many_faults_are_kept_in_order(void **state)
{
	struct faults faults = { 0 };
	struct fault fault;

	(void)state;
	for (int i = 0; i < 100; i++) {
		fault_set(&fault, FAULT_DATE, "p", "f", "e");
		fault_at(&fault, "f", i + 1);
		faults_add(&faults, &fault);
	}
	assert_int_equal(faults.count, 100);
	assert_int_equal(faults.item[0].line, 1);
	assert_int_equal(faults.item[99].line, 100);
	faults_clear(&faults);
	assert_int_equal(faults.count, 0);
	faults_clear(&faults);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sentence_is_filled_in_with_file_and_line_in_front),
		cmocka_unit_test(sentence_without_a_place_does_not_begin_with_a_colon),
		cmocka_unit_test(the_words_of_the_user_are_not_translated),
		cmocka_unit_test(what_cannot_be_shown_becomes_a_question_mark),
		cmocka_unit_test(long_words_are_cut_between_characters),
		cmocka_unit_test(sentence_fits_any_room),
		cmocka_unit_test(every_code_has_a_name_of_its_own_and_a_sentence),
		cmocka_unit_test(nobody_needs_to_care_why),
		cmocka_unit_test(errors_of_the_system_are_told_apart),
		cmocka_unit_test(many_faults_are_kept_in_order),
	};

	return cmocka_run_group_tests_name("core fault", tests, NULL, NULL);
}
