/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The program that sets pages, run by the desk.
 */
#include "room.h"

#include <fcntl.h>
#include <glib.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>

#include "terugkeerdesk/desk/page.h"
#include "terugkeerdesk/document/catalogue.h"

/* A desk that sets pages with another program. */
static struct desk *desk_with(const struct room *room, const char *program)
{
	struct desk_env env = *desk_env(room->desk);

	env.page_program = program;
	return desk_new(&env);
}

/* A program of shell in the folder of the room: its path, to g_free. */
static char *make_program(const struct room *room, const char *lines)
{
	char *path = g_build_filename(room->folder, "program", NULL);
	char *text = g_strconcat("#!/bin/sh\n", lines, "\n", NULL);

	support_write_text(path, text);
	assert_int_equal(chmod(path, 0700), 0);
	g_free(text);
	return path;
}

static struct desk_page *start(
    const struct desk *desk, size_t paragraphs, struct fault *fault)
{
	struct document document = { 0 };
	struct catalogue catalogue = { 0 };
	struct desk_page *page;

	assert_int_equal(catalogue_open(NULL, LANG_EN, &catalogue, NULL), 0);
	for (size_t i = 0; i < paragraphs; i++)
		document_add(&document, BLOCK_PARAGRAPH, "A sentence of this page.");
	page = desk_page_start(desk, &document, &catalogue, fault);
	catalogue_close(&catalogue);
	document_clear(&document);
	return page;
}

/* Everything goes through one descriptor, also when much is sent and comes back. */
static void a_long_page_is_made_without_waiting(void **state)
{
	struct room *room = *state;
	char *program = support_build("src/page/terugkeerdesk-page");
	struct desk *desk = desk_with(room, program);
	struct desk_page *page = start(desk, 8000, &room->fault);
	enum desk_page_state now = DESK_PAGE_WORKING;
	size_t size;

	assert_non_null(page);
	while (now == DESK_PAGE_WORKING) {
		struct pollfd ready = { .fd = desk_page_descriptor(page),
			.events = desk_page_events(page) };

		assert_int_equal(poll(&ready, 1, 60000), 1);
		now = desk_page_step(page, &room->fault);
	}
	assert_int_equal(now, DESK_PAGE_DONE);
	assert_memory_equal(desk_page_pdf(page, &size), "%PDF", 4);
	assert_true(size > 50000);
	desk_page_free(page);
	desk_free(desk);
	g_free(program);
}

static void a_page_can_be_given_up(void **state)
{
	struct room *room = *state;
	char *program = make_program(room, "exec sleep 1000");
	struct desk *desk = desk_with(room, program);
	struct desk_page *page = start(desk, 1, &room->fault);

	assert_non_null(page);
	assert_int_equal(desk_page_step(page, &room->fault), DESK_PAGE_WORKING);
	desk_page_free(page); /* and does not wait for it */
	desk_free(desk);
	g_free(program);
}

static void a_program_that_is_not_there_is_named(void **state)
{
	struct room *room = *state;
	struct desk *desk = desk_with(room, "/nonexistent/terugkeerdesk-page");

	assert_null(start(desk, 1, &room->fault));
	assert_int_equal(room->fault.code, FAULT_FILE);
	assert_string_equal(room->fault.place, "/nonexistent/terugkeerdesk-page");
	desk_free(desk);
}

static void a_program_that_fails_is_a_fault(void **state)
{
	static const char *const programs[] = { "exit 0", "exec false", "kill -9 $$",
		"echo nonsense", "echo 'end 0:'", "echo 'pdf 100:short'", "echo 'end 0:x'",
		"head -c 100000 /dev/zero" };
	struct room *room = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(programs); i++) {
		char *program = make_program(room, programs[i]);
		struct desk *desk = desk_with(room, program);
		struct desk_page *page = start(desk, 2000, &room->fault);

		assert_non_null(page);
		assert_int_equal(desk_page_wait(page, &room->fault), -1);
		assert_int_equal(room->fault.code, FAULT_PAGE_PROGRAM);
		desk_page_free(page);
		desk_free(desk);
		g_free(program);
	}
}

static void a_fault_of_the_program_is_that_of_the_desk(void **state)
{
	struct room *room = *state;
	char *program = make_program(
	    room, "cat >/dev/null; printf 'fault 20:no-glyph\\tPDF\\tX\\tfonts\\nend 0:\\n'");
	struct desk *desk = desk_with(room, program);
	struct desk_page *page = start(desk, 1, &room->fault);

	assert_non_null(page);
	assert_int_equal(desk_page_wait(page, &room->fault), -1);
	assert_int_equal(room->fault.code, FAULT_GLYPH);
	assert_string_equal(room->fault.found, "X");
	assert_string_equal(room->fault.expected, "fonts");
	desk_page_free(page);
	desk_free(desk);
	g_free(program);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, room_enter, room_leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_long_page_is_made_without_waiting),
		TEST(a_page_can_be_given_up),
		TEST(a_program_that_is_not_there_is_named),
		TEST(a_program_that_fails_is_a_fault),
		TEST(a_fault_of_the_program_is_that_of_the_desk),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
