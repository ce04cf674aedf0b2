/* SPDX-License-Identifier: EUPL-1.2 */
/* The list of printers, from whatever the program that looks for them answers. */
#include "room.h"

#include <glib.h>
#include <string.h>
#include <sys/stat.h>

#include "terugkeerdesk/desk/printers.h"
#include "terugkeerdesk/document/wire.h"

struct looking {
	struct room *room;
	struct desk *desk; /* whose program that prints is `program` */
	char *page_program;
	char *program;
	struct desk_search *search;
};

static int begin(void **state)
{
	struct looking *looking = g_new0(struct looking, 1);
	struct desk_env env;
	void *room;

	room_enter(&room);
	looking->room = room;
	looking->page_program =
	    g_build_filename(looking->room->folder, "terugkeerdesk-page", NULL);
	looking->program =
	    g_build_filename(looking->room->folder, "terugkeerdesk-print", NULL);
	g_free(looking->room->config.printers);
	looking->room->config.printers = g_strdup("ipps://one.example/ipp/print, Two");
	env = *desk_env(looking->room->desk);
	env.page_program = looking->page_program;
	looking->desk = desk_new(&env);
	*state = looking;
	return 0;
}

static int end(void **state)
{
	struct looking *looking = *state;
	void *room = looking->room;

	desk_search_free(looking->search);
	desk_free(looking->desk);
	g_free(looking->program);
	g_free(looking->page_program);
	g_free(looking);
	return room_leave(&room);
}

/* A program that answers with these bytes, or does that. */
static void answer(struct looking *looking, const char *lines)
{
	char *text = g_strconcat("#!/bin/sh\n", lines, "\n", NULL);

	support_write_text(looking->program, text);
	assert_int_equal(chmod(looking->program, 0700), 0);
	g_free(text);
	desk_search_free(looking->search);
	looking->search = desk_search_start(looking->desk, false, &looking->room->fault);
	assert_non_null(looking->search);
}

static void answer_items(struct looking *looking, const GString *items)
{
	char *path = g_build_filename(looking->room->folder, "answer", NULL);
	char *line = g_strdup_printf("cat '%s'", path);

	support_write_file(path, items->str, items->len);
	answer(looking, line);
	g_free(line);
	g_free(path);
}

static void put(
    GString *out, enum printer_kind kind, const char *address, const char *name)
{
	struct printer_found found = { .kind = kind };

	g_strlcpy(found.address, address, sizeof found.address);
	g_strlcpy(found.name, name, sizeof found.name);
	printer_found_write(out, &found);
}

static char *addresses(const struct looking *looking)
{
	GString *text = g_string_new(NULL);
	size_t count;
	const struct printer_found *found = desk_search_list(looking->search, &count);

	for (size_t i = 0; i < count; i++)
		g_string_append_printf(text, "%s%s", i > 0 ? " " : "", found[i].address);
	return g_string_free(text, FALSE);
}

static void the_settings_come_first_and_each_printer_once(void **state)
{
	struct looking *looking = *state;
	GString *items = g_string_new(NULL);
	const struct printer_found *found;
	size_t count;
	char *list;

	put(items, PRINTER_NETWORK, "ipps://net.example/ipp/print", "Far");
	put(items, PRINTER_QUEUE, "Queue", "Near");
	put(items, PRINTER_QUEUE, "Two", "The second");
	put(items, PRINTER_NETWORK, "ipps://net.example/ipp/print", "Far");
	wire_put(items, "end", "");
	answer_items(looking, items);
	assert_int_equal(
	    desk_search_wait(looking->search, &looking->room->fault), DESK_SEARCH_DONE);
	list = addresses(looking);
	assert_string_equal(
	    list, "ipps://one.example/ipp/print Two Queue ipps://net.example/ipp/print");
	found = desk_search_list(looking->search, &count);
	assert_string_equal(found[1].name, "The second");
	assert_int_equal(found[1].kind, PRINTER_SETTINGS);
	assert_true(found[0].usual);
	g_free(list);
	g_string_free(items, TRUE);
}

static void what_was_found_stands_when_the_rest_fails(void **state)
{
	struct looking *looking = *state;
	GString *items = g_string_new(NULL);
	struct fault fault = { 0 };
	char *list;

	put(items, PRINTER_QUEUE, "Queue", "Near");
	fault_set(&fault, FAULT_PRINTER_SEARCH, "DNS-SD", "no Avahi", NULL);
	wire_put_fault(items, &fault);
	wire_put(items, "end", "");
	answer_items(looking, items);
	assert_int_equal(
	    desk_search_wait(looking->search, &looking->room->fault), DESK_SEARCH_FAILED);
	assert_int_equal(looking->room->fault.code, FAULT_PRINTER_SEARCH);
	list = addresses(looking);
	assert_string_equal(list, "ipps://one.example/ipp/print Two Queue");
	g_free(list);
	g_string_free(items, TRUE);
}

static void a_program_that_fails_is_a_fault(void **state)
{
	static const char *const programs[] = { "exit 0", "kill -9 $$", "echo nonsense",
		"printf 'kind 5:wrong\\n'", "printf 'address 3:abc\\nusual 1:x\\n'",
		"printf 'stopped 30:012345678901234567890123456789\\n'",
		"printf 'name 2:\\377\\376\\n'", "head -c 100000 /dev/zero",
		"printf 'pdf 3:abc\\nend 0:\\n'" };
	struct looking *looking = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(programs); i++) {
		struct fault fault = { 0 };

		answer(looking, programs[i]);
		if (desk_search_wait(looking->search, &fault) != DESK_SEARCH_FAILED ||
		    fault.code != FAULT_PAGE_PROGRAM)
			fail_msg("%s: %s", programs[i], fault_name(fault.code));
	}
}

static void a_program_that_hangs_is_stopped(void **state)
{
	struct looking *looking = *state;
	char *list;

	answer(looking, "exec sleep 1000");
	assert_int_equal(desk_search_step(looking->search, &looking->room->fault),
	    DESK_SEARCH_WORKING);
	desk_search_stop(looking->search);
	assert_int_equal(
	    desk_search_step(looking->search, &looking->room->fault), DESK_SEARCH_DONE);
	list = addresses(looking);
	assert_string_equal(list, "ipps://one.example/ipp/print Two");
	g_free(list);
	answer(looking, "exec sleep 1000"); /* and freeing does not wait for it */
}

static void a_network_without_end_makes_no_list_without_end(void **state)
{
	struct looking *looking = *state;
	GString *items = g_string_new(NULL);
	char address[32];
	size_t count;

	for (int i = 0; i < 2000; i++) {
		g_snprintf(address, sizeof address, "queue-%d", i);
		put(items, PRINTER_QUEUE, address, "");
	}
	wire_put(items, "end", "");
	answer_items(looking, items);
	assert_int_equal(
	    desk_search_wait(looking->search, &looking->room->fault), DESK_SEARCH_DONE);
	desk_search_list(looking->search, &count);
	assert_int_equal(count, 500);
	g_string_free(items, TRUE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
		TEST(the_settings_come_first_and_each_printer_once),
		TEST(what_was_found_stands_when_the_rest_fails),
		TEST(a_program_that_fails_is_a_fault),
		TEST(a_program_that_hangs_is_stopped),
		TEST(a_network_without_end_makes_no_list_without_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
