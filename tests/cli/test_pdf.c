/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * summary --format pdf, from the outside.
 */
#include <glib.h>
#include <string.h>
#include <sys/stat.h>

#include "program.h"
#include "terugkeerdesk/cli/cli.h"

static void assert_pdf(const char *bytes, size_t size)
{
	assert_true(size > 1000);
	assert_memory_equal(bytes, "%PDF-1.4", 8);
	assert_memory_equal(bytes + size - 6, "%%EOF\n", 6);
}

static char *enter_case(struct room *room, const char *name)
{
	char *line = case_line(name, "");
	char *path = room_file(room, "case", line);

	g_free(line);
	return path;
}

static void a_page_goes_to_a_pipe(void **state)
{
	struct room *room = *state;
	char *path = enter_case(room, "Zoë");

	assert_int_equal(room_run(room, NULL, "summary", "--case", path, "--format", "pdf", NULL),
	    EXIT_OK);
	assert_pdf(room->last.out, room->last.out_size);
	assert_string_equal(room->last.err, "");
	g_free(path);
}

static void a_page_goes_to_a_new_private_file_only(void **state)
{
	struct room *room = *state;
	char *path = enter_case(room, "A");
	char *page = g_build_filename(room->folder, "page.pdf", NULL);
	struct stat status;
	char *bytes;
	size_t size;

	assert_int_equal(room_run(room, NULL, "summary", "--case", path, "--format", "pdf",
			     "-o", page, NULL),
	    EXIT_OK);
	assert_int_equal(stat(page, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0600);
	bytes = support_read_file(page, &size);
	assert_pdf(bytes, size);
	assert_int_equal(room_run(room, NULL, "--lang", "en", "summary", "--case", path,
			     "--format", "pdf", "-o", page, NULL),
	    EXIT_OUTPUT);
	room_said(room, "exists already");
	g_free(bytes);
	g_free(page);
	g_free(path);
}

static void a_full_disk_leaves_nothing_behind(void **state)
{
	struct room *room = *state;
	char *path = enter_case(room, "A");

	assert_int_equal(
	    room_run_shell(room,
		"mkdir \"$1/pages\"; ulimit -f 1; \"$0\" --lang en summary "
		"--case \"$1/case\" --format pdf -o \"$1/pages/page\""),
	    EXIT_OUTPUT);
	room_said(room, "/pages/page");
	assert_int_equal(room_run_shell(room, "test -z \"$(ls -A \"$1/pages\")\""), 0);
	assert_int_equal(room_run_shell(room, "\"$0\" --lang en summary --case \"$1/case\" "
					      "--format pdf >/dev/full"),
	    EXIT_OUTPUT);
	room_said(room, "disk is full");
	g_free(path);
}

static void a_terminal_is_told_that_it_cannot_show_one(void **state)
{
	struct room *room = *state;
	char *path = enter_case(room, "A");

	assert_int_equal(
	    room_run_shell(room, "script -qec \"'$0' --lang en summary --case '$1/case' "
				 "--format pdf\" /dev/null"),
	    EXIT_USAGE);
	assert_non_null(strstr(room->last.out, "cannot be shown in a terminal"));
	assert_null(strstr(room->last.out, "%PDF"));
	g_free(path);
}

static void without_fonts_the_page_is_refused(void **state)
{
	struct room *room = *state;
	char *path = enter_case(room, "A");
	char *fonts = room_file(room, "fonts.conf", "<fontconfig></fontconfig>");

	assert_int_equal(
	    room_run_shell(room, "FONTCONFIG_FILE=\"$1/fonts.conf\" \"$0\" --lang en summary "
				 "--case \"$1/case\" --format pdf"),
	    EXIT_OUTPUT);
	room_said(room, "fonts-noto-core");
	g_free(fonts);
	g_free(path);
}

static void a_character_without_a_font_is_named(void **state)
{
	struct room *room = *state;
	/* A letter of the private use area of Unicode: no font may have it. */
	char *path = enter_case(room, "A\U000F1234");

	assert_int_equal(room_run(room, NULL, "--lang", "en", "summary", "--case", path,
			     "--format", "pdf", NULL),
	    EXIT_OUTPUT);
	room_said(room, "U+F1234");
	g_free(path);
}

static void a_case_that_cannot_be_read_ends_as_with_text(void **state)
{
	struct room *room = *state;
	char *path = room_file(room, "case", "{");

	assert_int_equal(room_run(room, NULL, "summary", "--case", path, "--format", "pdf", NULL),
	    EXIT_INPUT);
	assert_string_equal(room->last.out, "");
	g_free(path);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, room_enter, room_leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_page_goes_to_a_pipe),
		TEST(a_page_goes_to_a_new_private_file_only),
		TEST(a_full_disk_leaves_nothing_behind),
		TEST(a_terminal_is_told_that_it_cannot_show_one),
		TEST(without_fonts_the_page_is_refused),
		TEST(a_character_without_a_font_is_named),
		TEST(a_case_that_cannot_be_read_ends_as_with_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
