/* SPDX-License-Identifier: EUPL-1.2 */
/* Printing from the command line, on a printer on loopback, and what the log keeps. */
#include <glib.h>
#include <jansson.h>

#include "program.h"

#include <string.h>

#include "terugkeerdesk/cli/cli.h"

#include "../page/fake_printer.h"

static char *add_case(struct room *room)
{
	char *line = case_line("A", "");
	char *number;

	room_create_ledger(room);
	assert_int_equal(room_run_ledger(room, line, "case", "add", "-", NULL), EXIT_OK);
	number = g_strdup(g_strstrip(room->last.out));
	g_free(line);
	return number;
}

static void assert_logged(struct room *room, const char *number, const char *result)
{
	json_t *log, *event;
	const char *detail;

	assert_int_equal(
	    room_run_ledger(room, NULL, "case", "log", number, "--json", NULL), EXIT_OK);
	log = json_loads(room->last.out, 0, NULL);
	assert_true(json_is_array(log));
	event = json_array_get(log, json_array_size(log) - 1);
	assert_string_equal(json_string_value(json_object_get(event, "action")), "print");
	assert_string_equal(json_string_value(json_object_get(event, "result")), result);
	detail = json_string_value(json_object_get(event, "detail"));
	assert_non_null(strstr(detail, "for=applicant"));
	assert_non_null(strstr(detail, "policies="));
	assert_non_null(strstr(detail, "totals="));
	json_decref(log);
}

static void a_page_is_printed_and_noted(void **state)
{
	struct room *room = *state;
	char *number = add_case(room);
	struct fake_printer printer;
	char *path, *page, *hash;
	size_t size;

	fake_printer_start(&printer, MOOD_FINE, 0);
	assert_int_equal(room_run_ledger(room, NULL, "--lang", "en", "print", number,
			     "--printer", printer.uri, NULL),
	    EXIT_OK);
	assert_string_equal(room->last.out, "");
	assert_non_null(strstr(room->last.err, "not encrypted"));
	assert_true(g_str_has_suffix(room->last.err, "Printed\n"));
	path = g_build_filename(printer.folder, "page.pdf", NULL);
	page = support_read_file(path, &size);
	assert_memory_equal(page, "%PDF-", 5);
	assert_logged(room, number, "ok");
	/* The hash in the log is that of the bytes that the printer got. */
	hash = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)page, size);
	assert_non_null(strstr(room->last.out, hash));
	fake_printer_stop(&printer);
	g_free(hash);
	g_free(page);
	g_free(path);
	g_free(number);
}

static void a_page_that_did_not_come_out_is_noted_too(void **state)
{
	struct room *room = *state;
	char *number = add_case(room);
	struct fake_printer printer;

	fake_printer_start(&printer, MOOD_REFUSES, 0);
	assert_int_equal(room_run_ledger(room, NULL, "--lang", "en", "print", number,
			     "--printer", printer.uri, NULL),
	    EXIT_OUTPUT);
	assert_non_null(strstr(room->last.err, "refused"));
	assert_logged(room, number, "printer-refused");
	fake_printer_stop(&printer);
	g_free(number);
}

static void the_printer_of_the_settings_is_the_usual_one(void **state)
{
	struct room *room = *state;
	char *number = add_case(room);
	struct fake_printer printer;
	char *text, *settings;

	fake_printer_start(&printer, MOOD_FINE, 0);
	text = g_strdup_printf("[print]\nprinter = %s, other\nwait = 10\n", printer.uri);
	settings = room_file(room, "settings.ini", text);
	assert_int_equal(
	    room_run_ledger(room, NULL, "--config", settings, "print", number, NULL),
	    EXIT_OK);
	assert_non_null(strstr(room->last.err, "Printed"));
	fake_printer_stop(&printer);
	g_free(settings);
	g_free(text);
	g_free(number);
}

static void without_a_printer_there_is_a_pointer(void **state)
{
	struct room *room = *state;
	char *number = add_case(room);

	assert_int_equal(
	    room_run_ledger(room, NULL, "--lang", "en", "print", number, NULL), EXIT_USAGE);
	room_said(room, "--printer");
	assert_int_equal(room_run_ledger(room, NULL, "--lang", "en", "print", number,
			     "--printer", "lpd://x/", NULL),
	    EXIT_USAGE);
	assert_non_null(strstr(room->last.err, "not the address of a printer"));
	g_free(number);
}

static void a_page_that_is_saved_is_noted_and_one_that_is_shown_is_not(void **state)
{
	struct room *room = *state;
	char *number = add_case(room);
	char *path = g_build_filename(room->folder, "p.txt", NULL);
	const char *at;

	assert_int_equal(room_run_ledger(room, NULL, "summary", number, NULL), EXIT_OK);
	assert_int_equal(
	    room_run_ledger(room, NULL, "summary", number, "-o", path, NULL), EXIT_OK);
	assert_int_equal(
	    room_run_ledger(room, NULL, "case", "log", number, "--json", NULL), EXIT_OK);
	at = strstr(room->last.out, "save-page");
	assert_non_null(at);
	assert_null(strstr(at + 1, "save-page"));
	g_free(path);
	g_free(number);
}

/* A rule that changed after the page was given. */
static void a_page_that_would_differ_today_is_told_line_by_line(void **state)
{
	struct room *room = *state;
	char *number = add_case(room);
	struct fake_printer printer;
	json_t *log, *page;
	char *changed;

	fake_printer_start(&printer, MOOD_FINE, 0);
	assert_int_equal(room_run_ledger(room, NULL, "--lang", "en", "print", number,
			     "--printer", printer.uri, NULL),
	    EXIT_OK);
	assert_int_equal(room_run_ledger(room, NULL, "--lang", "en", "case", "show", number,
			     NULL),
	    EXIT_OK);
	assert_null(strstr(room->last.out, "would say today"));
	assert_int_equal(room_run_shell(room, "cp -r \"$TERUGKEERDESK_TEST_DATA/policies\" "
					      "\"$1/changed\" && sed -i "
					      "'s/= *1800\\.00/= 1700.00/; s/= *200\\.00/= 100.00/' "
					      "\"$1\"/changed/*.ini"),
	    EXIT_OK);
	changed = g_build_filename(room->folder, "changed", NULL);
	assert_int_equal(room_run_ledger(room, NULL, "--policies", changed, "--lang", "en",
			     "case", "show", number, NULL),
	    EXIT_OK);
	assert_non_null(strstr(room->last.out, "The page printed on"));
	assert_non_null(strstr(room->last.out, "  + "));
	assert_int_equal(room_run_ledger(room, NULL, "--policies", changed, "--lang", "en",
			     "case", "log", number, "--json", NULL),
	    EXIT_OK);
	log = json_loads(room->last.out, 0, NULL);
	page = json_object_get(json_array_get(log, json_array_size(log) - 1), "page");
	assert_true(json_array_size(json_object_get(page, "today")) > 0);
	assert_true(json_integer_value(json_object_get(page, "gone")) > 0);
	json_decref(log);
	assert_int_equal(room_run_ledger(room, NULL, "--policies", changed, "--lang", "en",
			     "case", "log", number, NULL),
	    EXIT_OK);
	assert_non_null(strstr(room->last.out, "The page printed on"));
	assert_non_null(strstr(room->last.out, "  + "));
	fake_printer_stop(&printer);
	g_free(changed);
	g_free(number);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, room_enter, room_leave)
		TEST(a_page_is_printed_and_noted),
		TEST(a_page_that_did_not_come_out_is_noted_too),
		TEST(the_printer_of_the_settings_is_the_usual_one),
		TEST(without_a_printer_there_is_a_pointer),
		TEST(a_page_that_is_saved_is_noted_and_one_that_is_shown_is_not),
		TEST(a_page_that_would_differ_today_is_told_line_by_line),
	};

	if (!fake_printer_possible())
		return FAKE_PRINTER_SKIPPED;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
