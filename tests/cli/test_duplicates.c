/* SPDX-License-Identifier: EUPL-1.2 */
#include <glib.h>

#include "program.h"

#include <string.h>

#include "terugkeerdesk/cli/cli.h"

static void added_case_with_a_known_person_is_told_and_logged(void **state)
{
	struct room *room = *state;
	char *first = case_line("Zoë Øst", "");
	char *second = case_line("OST Zoe", "");

	room_create_ledger(room);
	assert_int_equal(room_run_ledger(room, first, "case", "add", "-", NULL), EXIT_OK);
	assert_int_equal(room->last.err_size, 0);
	assert_int_equal(
	    room_run_ledger(room, second, "--lang", "en", "case", "add", "-", NULL),
	    EXIT_OK);
	assert_non_null(strstr(room->last.out, "-0002\n"));
	assert_non_null(strstr(room->last.err, "person 1 may be in case"));
	assert_non_null(strstr(room->last.err, "-0001 already: the same name"));
	assert_null(strstr(room->last.err, "Zo"));
	room->last.out[strcspn(room->last.out, "\n")] = '\0';
	g_free(second);
	second = g_strdup(room->last.out);
	assert_int_equal(
	    room_run_ledger(room, NULL, "case", "log", second, "--json", NULL), EXIT_OK);
	assert_non_null(strstr(room->last.out, "\"duplicate\""));
	assert_non_null(strstr(room->last.out, "-0001 name"));
	g_free(first);
	g_free(second);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    added_case_with_a_known_person_is_told_and_logged, room_enter,
		    room_leave),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
