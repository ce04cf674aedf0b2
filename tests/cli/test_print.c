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

static const char *word(json_t *event, const char *name)
{
	return json_string_value(json_object_get(event, name));
}

/* The log ends with these events of pages, each "action result". */
static void assert_log_ends(struct room *room, const char *number, const char *first,
    const char *second)
{
	json_t *log, *before, *last;
	char *found;

	assert_int_equal(
	    room_run_ledger(room, NULL, "case", "log", number, "--json", NULL), EXIT_OK);
	log = json_loads(room->last.out, 0, NULL);
	assert_true(json_array_size(log) >= 2);
	before = json_array_get(log, json_array_size(log) - 2);
	last = json_array_get(log, json_array_size(log) - 1);
	found = g_strdup_printf("%s %s", word(before, "action"), word(before, "result"));
	assert_string_equal(found, first);
	g_free(found);
	found = g_strdup_printf("%s %s", word(last, "action"), word(last, "result"));
	assert_string_equal(found, second);
	g_free(found);
	json_decref(log);
}

/* Both events, and with them what was on the page. */
static void assert_logged(struct room *room, const char *number, const char *result)
{
	char *second = g_strdup_printf("print %s", result);
	const char *at;

	assert_log_ends(room, number, "print started", second);
	at = strstr(room->last.out, "print");
	for (int event = 0; event < 2; event++) {
		at = strstr(at, "for=applicant");
		assert_non_null(at);
		assert_non_null(strstr(at, "policies="));
		assert_non_null(strstr(at, "totals="));
		at++;
	}
	g_free(second);
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

static void a_summary_that_is_saved_is_noted_and_one_that_is_shown_is_not(void **state)
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
	at = strstr(room->last.out, "save-summary");
	assert_non_null(at);
	at = strstr(at + 1, "save-summary");
	assert_non_null(at);
	assert_null(strstr(at + 1, "save-summary"));
	assert_log_ends(room, number, "save-summary started", "save-summary ok");
	/* Nothing goes anywhere: nothing is noted. */
	assert_int_equal(
	    room_run_ledger(room, NULL, "summary", number, "-o", path, NULL), EXIT_OUTPUT);
	assert_log_ends(room, number, "save-summary started", "save-summary ok");
	/* Whoever asks what is held gets what it said, once. */
	assert_int_equal(room_run_ledger(room, NULL, "--lang", "en", "case", "export", number,
			     "--everything", "--readable", NULL),
	    EXIT_OK);
	at = strstr(room->last.out, "Summary for the applicant, in English, as it was on");
	assert_non_null(at);
	assert_non_null(strstr(at, "What you may receive when you return"));
	at = strstr(at, "as it was on");
	assert_null(strstr(at + 1, "as it was on"));
	g_free(path);
	g_free(number);
}

/* The printer has the page, and the desk ends before it can say so. */
static void a_desk_that_ends_while_it_prints_has_noted_the_page(void **state)
{
	struct room *room = *state;
	char *number = add_case(room);
	struct fake_printer printer;
	char *line, *page, *hash;
	size_t size;

	fake_printer_start(&printer, MOOD_SLOW, 0);
	line = g_strdup_printf("\"$0\" --ledger '%s' --passphrase-file '%s' print %s --printer "
			       "%s >/dev/null 2>&1 & "
			       "timeout 60 sh -c 'until grep -q Get-Job %s/requests; do :; done' "
			       "2>/dev/null && kill -9 $! && ! wait $! 2>/dev/null",
	    room->ledger, room->passphrase, number, printer.uri, printer.folder);
	assert_int_equal(room_run_shell(room, line), EXIT_OK);
	assert_int_equal(
	    room_run_ledger(room, NULL, "case", "log", number, "--json", NULL), EXIT_OK);
	g_free(line);
	line = g_build_filename(printer.folder, "page.pdf", NULL);
	page = support_read_file(line, &size);
	hash = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)page, size);
	assert_non_null(strstr(room->last.out, hash));
	assert_int_equal(
	    room_run_ledger(room, NULL, "--lang", "en", "case", "log", number, NULL), EXIT_OK);
	assert_non_null(strstr(room->last.out, "printing began"));
	assert_null(strstr(room->last.out, "started"));
	assert_null(strstr(room->last.out, "printed"));
	fake_printer_stop(&printer);
	g_free(hash);
	g_free(page);
	g_free(line);
	g_free(number);
}

/* What another machine at that address, or a printer that was replaced, shows. */
static void another_certificate_than_before_stops_the_page(void **state)
{
	struct room *room = *state;
	char *number = add_case(room);
	struct fake_printer printer;
	char *before, *after;

	fake_printer_start(&printer, MOOD_FINE, 1);
	assert_int_equal(
	    room_run_ledger(room, NULL, "print", number, "--printer", printer.uri, NULL),
	    EXIT_OK);
	assert_int_equal(
	    room_run_ledger(room, NULL, "print", number, "--printer", printer.uri, NULL),
	    EXIT_OK);
	assert_int_equal(
	    room_run_shell(room, "sed -i 's/^[0-9a-f]*/0000000000000000000000000000000000"
				 "000000000000000000000000000000/' "
				 "\"$HOME/.local/state/terugkeerdesk/printers\""),
	    EXIT_OK);
	before = fake_printer_file(&printer, "requests");
	assert_int_equal(room_run_ledger(room, NULL, "--lang", "en", "print", number,
			     "--printer", printer.uri, NULL),
	    EXIT_OUTPUT);
	assert_non_null(strstr(room->last.err, "another certificate before"));
	assert_non_null(strstr(room->last.err, "--accept"));
	assert_logged(room, number, "printer-changed");
	after = fake_printer_file(&printer, "requests");
	assert_string_equal(after, before);
	assert_int_equal(room_run_ledger(room, NULL, "print", number, "--printer",
			     printer.uri, "--accept", NULL),
	    EXIT_OK);
	assert_int_equal(
	    room_run_ledger(room, NULL, "print", number, "--printer", printer.uri, NULL),
	    EXIT_OK);
	fake_printer_stop(&printer);
	g_free(after);
	g_free(before);
	g_free(number);
}

static void a_page_that_standard_output_did_not_take_was_not_given(void **state)
{
	struct room *room = *state;
	char *number = add_case(room);
	char *line = g_strdup_printf("\"$0\" --ledger '%s' --passphrase-file '%s' summary %s "
				     "--format pdf >/dev/full",
	    room->ledger, room->passphrase, number);

	assert_int_equal(room_run_shell(room, line), EXIT_OUTPUT);
	assert_log_ends(room, number, "save-summary started", "save-summary io");
	g_free(line);
	g_free(number);
}

/* It may come back, with a disk that was away or rights that were taken. */
static void certificates_that_cannot_be_read_are_not_written_over(void **state)
{
	struct room *room = *state;
	char *number = add_case(room);
	struct fake_printer printer;

	/* A link that leads to itself: not even root can read it. */
	assert_int_equal(
	    room_run_shell(room, "mkdir -p \"$HOME/.local/state/terugkeerdesk\" && "
				 "ln -s printers \"$HOME/.local/state/terugkeerdesk/printers\""),
	    EXIT_OK);
	fake_printer_start(&printer, MOOD_FINE, 1);
	assert_int_equal(
	    room_run_ledger(room, NULL, "print", number, "--printer", printer.uri, NULL),
	    EXIT_OK);
	assert_int_equal(
	    room_run_shell(room, "test -L \"$HOME/.local/state/terugkeerdesk/printers\""),
	    EXIT_OK);
	fake_printer_stop(&printer);
	g_free(number);
}

/* No print server and no network: what the settings name is there. */
static void the_printers_of_the_settings_are_listed(void **state)
{
	static const char line[] =
	    "CUPS_SERVER=$1/none DBUS_SYSTEM_BUS_ADDRESS=unix:path=$1/none "
	    "\"$0\" --lang en --config \"$1/settings.ini\" printers";
	struct room *room = *state;
	char *settings = room_file(room, "settings.ini",
	    "[print]\nprinter = ipps://one.example/ipp/print, two, two\n");
	char *network = g_strconcat(line, " --network --json", NULL);
	json_t *answer, *list;

	assert_int_equal(room_run_shell(room, line), EXIT_OK);
	assert_string_equal(room->last.err, "");
	assert_string_equal(room->last.out,
	    "ipps://one.example/ipp/print  of the settings\n"
	    "two                           of the settings\n");
	/* What is there is told also when not all could be asked. */
	assert_int_equal(room_run_shell(room, network), EXIT_OUTPUT);
	answer = json_loads(room->last.out, 0, NULL);
	list = json_object_get(answer, "printers");
	assert_int_equal(json_array_size(list), 2);
	assert_string_equal(word(json_array_get(list, 1), "address"), "two");
	assert_true(json_is_true(json_object_get(json_array_get(list, 0), "usual")));
	assert_true(json_is_false(json_object_get(answer, "network")));
	json_decref(answer);
	g_free(network);
	g_free(settings);
}

static void without_any_printer_that_is_said(void **state)
{
	struct room *room = *state;

	assert_int_equal(room_run_shell(room, "CUPS_SERVER=$1/none \"$0\" --lang en printers"),
	    EXIT_OK);
	room_said(room, "--network");
	assert_int_equal(room_run(room, NULL, "printers", "x", NULL), EXIT_USAGE);
}

/* A rule that changed after the summary was given. */
static void a_summary_that_would_differ_today_is_told_line_by_line(void **state)
{
	struct room *room = *state;
	char *number = add_case(room);
	struct fake_printer printer;
	json_t *log, *summary, *line;
	char *changed;

	fake_printer_start(&printer, MOOD_FINE, 0);
	assert_int_equal(room_run_ledger(room, NULL, "--lang", "en", "print", number,
			     "--printer", printer.uri, NULL),
	    EXIT_OK);
	assert_int_equal(room_run_ledger(room, NULL, "--lang", "en", "case", "show", number,
			     NULL),
	    EXIT_OK);
	assert_null(strstr(room->last.out, "something else"));
	assert_int_equal(room_run_shell(room, "cp -r \"$TERUGKEERDESK_TEST_DATA/policies\" "
					      "\"$1/changed\" && sed -i "
					      "'s/= *1800\\.00/= 1700.00/; s/= *200\\.00/= 100.00/' "
					      "\"$1\"/changed/*.ini"),
	    EXIT_OK);
	changed = g_build_filename(room->folder, "changed", NULL);
	assert_int_equal(room_run_ledger(room, NULL, "--policies", changed, "--lang", "en",
			     "case", "show", number, NULL),
	    EXIT_OK);
	assert_non_null(strstr(room->last.out, "Printed on"));
	assert_non_null(strstr(room->last.out, "Summary for the applicant, in English"));
	assert_non_null(strstr(room->last.out, "    then: "));
	assert_non_null(strstr(room->last.out, "    today: "));
	assert_int_equal(room_run_ledger(room, NULL, "--policies", changed, "--lang", "en",
			     "case", "log", number, "--json", NULL),
	    EXIT_OK);
	log = json_loads(room->last.out, 0, NULL);
	summary = json_object_get(json_array_get(log, json_array_size(log) - 1), "summary");
	assert_true(json_array_size(json_object_get(summary, "lines")) > 10);
	line = json_array_get(json_object_get(summary, "differs"), 0);
	assert_string_equal(json_string_value(json_object_get(line, "heading")),
	    "It depends on how you leave");
	assert_true(json_is_string(json_object_get(line, "then")));
	assert_true(json_is_string(json_object_get(line, "now")));
	json_decref(log);
	assert_int_equal(room_run_ledger(room, NULL, "--policies", changed, "--lang", "en",
			     "case", "log", number, NULL),
	    EXIT_OK);
	assert_non_null(strstr(room->last.out, "Printed on"));
	assert_non_null(strstr(room->last.out, "    then: "));
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
		TEST(a_summary_that_is_saved_is_noted_and_one_that_is_shown_is_not),
		TEST(a_desk_that_ends_while_it_prints_has_noted_the_page),
		TEST(another_certificate_than_before_stops_the_page),
		TEST(a_page_that_standard_output_did_not_take_was_not_given),
		TEST(certificates_that_cannot_be_read_are_not_written_over),
		TEST(the_printers_of_the_settings_are_listed),
		TEST(without_any_printer_that_is_said),
		TEST(a_summary_that_would_differ_today_is_told_line_by_line),
	};

	if (!fake_printer_possible())
		return FAKE_PRINTER_SKIPPED;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
