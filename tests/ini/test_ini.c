/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/ini/ini.h"

#include <glib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support.h"

struct room {
	char *folder;
	char *path; /* of a file that a test may write */
	struct faults faults;
};

static int enter(void **state)
{
	struct room *room = g_new0(struct room, 1);

	room->folder = support_temp_folder();
	room->path = g_build_filename(room->folder, "some.ini", NULL);
	*state = room;
	return 0;
}

static int leave(void **state)
{
	struct room *room = *state;

	faults_clear(&room->faults);
	g_free(room->path);
	support_remove_folder(room->folder);
	g_free(room);
	return 0;
}

static void reads_values_in_order_with_their_lines(void **state)
{
	struct room *room = *state;
	struct ini *ini;

	support_write_text(room->path, "; about this file\n"
				       "[Policy]\n"
				       "ID = one   ; a comment\n"
				       "\n"
				       "\tname.nl=\"a; b # c\" # and another\r\n"
				       "  empty =\n"
				       "[component jrs.post_return]\n"
				       "adult = 'it \"is\" so'\n"
				       "web = http://example.org/?a=b");
	ini = ini_read(room->path, &room->faults);
	assert_non_null(ini);
	assert_true(ini->sound);
	assert_int_equal(room->faults.count, 0);
	assert_int_equal(ini->section_count, 2);
	assert_string_equal(ini->section[0].name, "policy");
	assert_int_equal(ini->section[0].line, 2);
	assert_int_equal(ini->section[0].key_count, 3);
	assert_string_equal(ini->section[0].key[0].name, "id");
	assert_string_equal(ini->section[0].key[0].value, "one");
	assert_int_equal(ini->section[0].key[0].line, 3);
	assert_string_equal(ini->section[0].key[1].value, "a; b # c");
	assert_int_equal(ini->section[0].key[1].line, 5);
	assert_string_equal(ini->section[0].key[2].value, "");
	assert_string_equal(ini->section[1].key[0].value, "it \"is\" so");
	assert_string_equal(ini->section[1].key[1].value, "http://example.org/?a=b");
	assert_int_equal(ini->section[1].key[1].line, 9);
	assert_ptr_equal(ini_section_find(ini, "policy"), &ini->section[0]);
	assert_null(ini_section_find(ini, "component"));
	assert_null(ini_key_find(&ini->section[0], "adult"));
	ini_free(ini);
}

static void keeps_the_bytes_as_they_were_read(void **state)
{
	struct room *room = *state;
	static const char text[] = "[a]\r\nb = 'c' ; d\n";
	struct ini *ini;

	support_write_text(room->path, text);
	ini = ini_read(room->path, NULL);
	assert_non_null(ini);
	assert_int_equal(ini->size, sizeof text - 1);
	assert_memory_equal(ini->bytes, text, sizeof text);
	ini_free(ini);
}

static void an_empty_file_has_no_sections(void **state)
{
	struct room *room = *state;
	struct ini *ini;

	support_write_text(room->path, "");
	ini = ini_read(room->path, &room->faults);
	assert_non_null(ini);
	assert_true(ini->sound);
	assert_int_equal(ini->section_count, 0);
	ini_free(ini);
}

static void expect_refused(struct room *room, const char *path, enum fault_code code)
{
	assert_null(ini_read(path, &room->faults));
	assert_int_equal(room->faults.count, 1);
	assert_string_equal(fault_name(room->faults.item[0].code), fault_name(code));
	assert_string_equal(room->faults.item[0].place, path);
	/* Without anybody who wants to know, the same. */
	assert_null(ini_read(path, NULL));
}

static void a_missing_file_is_a_fault_with_its_path(void **state)
{
	struct room *room = *state;

	expect_refused(room, room->path, FAULT_FILE);
}

static void a_folder_is_refused(void **state)
{
	struct room *room = *state;

	expect_refused(room, room->folder, FAULT_FILE_KIND);
}

static void a_named_pipe_is_refused_without_waiting(void **state)
{
	struct room *room = *state;

	assert_int_equal(mkfifo(room->path, 0600), 0);
	expect_refused(room, room->path, FAULT_FILE_KIND);
}

static void a_file_over_1_mib_is_refused(void **state)
{
	struct room *room = *state;
	char *bytes = g_malloc(INI_BYTES_MAX + 1);

	memset(bytes, '\n', INI_BYTES_MAX + 1);
	support_write_file(room->path, bytes, INI_BYTES_MAX + 1);
	expect_refused(room, room->path, FAULT_TOO_LONG);
	support_write_file(room->path, bytes, INI_BYTES_MAX);
	ini_free(ini_read(room->path, &room->faults));
	assert_int_equal(room->faults.count, 1);
	g_free(bytes);
}

static void a_link_to_a_file_and_a_folder_are_followed(void **state)
{
	struct room *room = *state;
	char *folder = g_build_filename(room->folder, "link", NULL);
	char *path = g_build_filename(folder, "some.ini", NULL);
	struct ini *ini;

	support_write_text(room->path, "[a]\nb = c\n");
	assert_int_equal(symlink(room->folder, folder), 0);
	ini = ini_read(path, &room->faults);
	assert_non_null(ini);
	assert_true(ini->sound);
	ini_free(ini);
	g_free(path);
	g_free(folder);
}

static void what_is_not_text_ends_at_the_line_where_it_stands(void **state)
{
	struct room *room = *state;

	support_write_file(room->path, "[a]\nb = c\nd\0 = e\n", 17);
	assert_null(ini_read(room->path, &room->faults));
	support_write_text(room->path, "[a]\nb = \xff\n");
	assert_null(ini_read(room->path, &room->faults));
	assert_int_equal(room->faults.count, 2);
	assert_int_equal(room->faults.item[0].code, FAULT_CONTROL);
	assert_string_equal(room->faults.item[0].found, "U+0000");
	assert_int_equal(room->faults.item[0].line, 3);
	assert_int_equal(room->faults.item[1].code, FAULT_UTF8);
	assert_int_equal(room->faults.item[1].line, 2);
	assert_string_equal(room->faults.item[1].file, room->path);
}

static void a_complaint_says_file_line_and_place(void **state)
{
	struct room *room = *state;
	static const char *const known[] = { "adult", "minor", "source", NULL };
	struct ini *ini;
	char text[512];

	support_write_text(room->path, "[componnent x]\nadul = 1\nfoo = 2\n");
	ini = ini_read(room->path, &room->faults);
	assert_non_null(ini);
	ini_complain(ini, &ini->section[0], &ini->section[0].key[0], FAULT_AMOUNT, "1",
	    "200.00", &room->faults);
	fault_text(&room->faults.item[0], NULL, text, sizeof text);
	assert_non_null(strstr(text, "some.ini:2: [componnent x] adul: “1”"));
	assert_string_equal(ini_complain_unknown(ini, &ini->section[0],
				&ini->section[0].key[0], known, &room->faults),
	    "adult");
	assert_string_equal(room->faults.item[1].expected, "adult");
	assert_int_equal(room->faults.item[1].line, 2);
	assert_null(ini_complain_unknown(
	    ini, &ini->section[0], &ini->section[0].key[1], known, &room->faults));
	assert_string_equal(room->faults.item[2].expected, "adult, minor, source");
	assert_int_equal(room->faults.item[2].line, 3);
	static const char *const sections[] = { "policy", "component", NULL };
	assert_string_equal(
	    ini_complain_unknown(ini, &ini->section[0], NULL, sections, &room->faults),
	    "component");
	assert_int_equal(room->faults.item[3].code, FAULT_SECTION_UNKNOWN);
	assert_string_equal(room->faults.item[3].found, "componnent x");
	assert_int_equal(room->faults.item[3].line, 1);
	ini_free(ini);
}

static void the_nearest_word_is_at_most_two_slips_away(void **state)
{
	static const char *const known[] = { "unmet", "met", "source", "departure_kind",
		NULL };

	(void)state;
	assert_string_equal(ini_nearest("sorce", known), "source");
	assert_string_equal(ini_nearest("soucre", known), "source");
	assert_string_equal(ini_nearest("deparure_kinds", known), "departure_kind");
	assert_string_equal(ini_nearest("mett", known), "met");
	assert_string_equal(ini_nearest("umnet", known), "unmet");
	assert_null(ini_nearest("x", known));
	assert_null(ini_nearest("", known));
	assert_null(ini_nearest("mmtt", known));
	assert_null(ini_nearest("sxxrxe", known));
	char *endless = g_strnfill(100000, 'a');
	assert_null(ini_nearest(endless, known));
	g_free(endless);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, enter, leave)
	const struct CMUnitTest tests[] = {
		TEST(reads_values_in_order_with_their_lines),
		TEST(keeps_the_bytes_as_they_were_read),
		TEST(an_empty_file_has_no_sections),
		TEST(a_missing_file_is_a_fault_with_its_path),
		TEST(a_folder_is_refused),
		TEST(a_named_pipe_is_refused_without_waiting),
		TEST(a_file_over_1_mib_is_refused),
		TEST(a_link_to_a_file_and_a_folder_are_followed),
		TEST(what_is_not_text_ends_at_the_line_where_it_stands),
		TEST(a_complaint_says_file_line_and_place),
		TEST(the_nearest_word_is_at_most_two_slips_away),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
