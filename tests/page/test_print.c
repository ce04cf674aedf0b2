/* SPDX-License-Identifier: EUPL-1.2 */
/* The program that prints, against a printer that answers each way a printer can. */
#include "talk.h"

#include <signal.h>
#include <string.h>

static void the_bytes_arrive_as_they_are(void **state)
{
	struct talk *talk = *state;
	struct fake_printer printer;

	talk_print_in_mood(talk, MOOD_FINE, 10, NULL, &printer);
	talk_assert_came_out(talk, &printer);
	assert_string_equal(
	    talk->states->str, "connecting sending queued printing done");
	assert_string_equal(talk->progress.printer, "Example Printer");
	assert_int_equal(talk->progress.page, 1);
	assert_string_equal(talk->progress.certificate, "");
	assert_false(talk->progress.spool);
	fake_printer_stop(&printer);
}

static void the_printer_learns_no_name(void **state)
{
	struct fake_printer printer;
	char *asked;

	talk_print_in_mood(*state, MOOD_FINE, 10, NULL, &printer);
	asked = fake_printer_file(&printer, "requests");
	for (const char *at = asked; (at = strstr(at, "requesting-user-name=")) != NULL; at++)
		assert_true(g_str_has_prefix(at, "requesting-user-name=desk"));
	assert_non_null(strstr(asked, "job-name=Document"));
	assert_null(strstr(asked, g_get_user_name()));
	assert_non_null(strstr(asked, "Validate-Job"));
	assert_non_null(strstr(asked, "media=iso_a4_210x297mm"));
	g_free(asked);
	fake_printer_stop(&printer);
}

static void a_printer_that_knows_one_step_prints_too(void **state)
{
	struct fake_printer printer;

	talk_print_in_mood(*state, MOOD_ONE_STEP, 10, NULL, &printer);
	talk_assert_came_out(*state, &printer);
	assert_false(talk_was_asked(&printer, "Create-Job"));
	fake_printer_stop(&printer);
}

static void a_busy_printer_is_asked_again(void **state)
{
	struct talk *talk = *state;
	struct fake_printer printer;

	talk_print_in_mood(talk, MOOD_BUSY_FIRST, 10, NULL, &printer);
	talk_assert_came_out(talk, &printer);
	assert_true(g_str_has_prefix(talk->states->str, "connecting busy sending"));
	fake_printer_stop(&printer);
}

static void paper_that_is_filled_in_time_is_printed_on(void **state)
{
	struct talk *talk = *state;
	struct fake_printer printer;

	talk_print_in_mood(talk, MOOD_PAPER_LATER, 10, NULL, &printer);
	talk_assert_came_out(talk, &printer);
	assert_non_null(strstr(talk->states->str, "stopped"));
	fake_printer_stop(&printer);
}

static void a_page_without_paper_is_taken_back(void **state)
{
	struct fake_printer printer;

	talk_print_in_mood(*state, MOOD_NO_PAPER, 1, NULL, &printer);
	talk_assert_fault(*state, FAULT_PRINTER_STOPPED,
	    "it is out of paper; the summary was taken back");
	assert_true(talk_was_asked(&printer, "Cancel-Job"));
	fake_printer_stop(&printer);
}

static void cancelling_takes_the_page_back(void **state)
{
	struct fake_printer printer;

	talk_print_in_mood(*state, MOOD_SLOW, 30, "printing", &printer);
	talk_assert_fault(*state, FAULT_PRINT_CANCELLED, "the summary was taken back");
	assert_true(talk_was_asked(&printer, "Cancel-Job"));
	fake_printer_stop(&printer);
}

static void cancelling_a_busy_printer_sends_nothing(void **state)
{
	struct fake_printer printer;

	talk_print_in_mood(*state, MOOD_BUSY, 30, "busy", &printer);
	talk_assert_fault(*state, FAULT_PRINT_CANCELLED, "nothing was printed");
	assert_null(fake_printer_file(&printer, "page.pdf"));
	fake_printer_stop(&printer);
}

static const struct answer {
	enum mood mood;
	enum fault_code code;
	const char *found;
	bool page; /* it got the page */
} answers[] = {
	{ MOOD_BUSY, FAULT_PRINTER_BUSY, "stayed busy", false },
	{ MOOD_CLOSED, FAULT_PRINTER_REFUSED, "accepts nothing", false },
	{ MOOD_REFUSES, FAULT_PRINTER_REFUSED, "it cannot do that now", false },
	{ MOOD_NO_PDF, FAULT_PRINTER_FORMAT, "image/pwg-raster, image/urf", false },
	{ MOOD_ABORTS, FAULT_PRINTER_STOPPED, "gave up", true },
	{ MOOD_SLOW, FAULT_PRINTER_STOPPED, "in time", true },
	{ MOOD_SILENT, FAULT_PRINTER_SILENT, "nothing was printed", false },
	{ MOOD_GARBAGE, FAULT_PRINTER_ANSWER, "not a printer", false },
	{ MOOD_WEB, FAULT_PRINTER_ANSWER, "not a printer", false },
	{ MOOD_HANGS_UP, FAULT_PRINTER_LOST, "nothing was printed", false },
	{ MOOD_HANGS_UP_LATER, FAULT_PRINTER_LOST, "look whether", true },
	{ MOOD_GONE, FAULT_PRINTER_LOST, "look whether", true },
	{ MOOD_FAILS, FAULT_PRINTER_LOST, "look whether", true },
	{ MOOD_PASSWORD, FAULT_PRINTER_PASSWORD, "password", false },
	{ MOOD_FORBIDS, FAULT_PRINTER_REFUSED, "may not print", false },
	{ MOOD_NOT_THERE, FAULT_PRINTER_NONE, "no printer of that name", false },
};

static void each_answer_is_a_fault_of_its_own(void **state)
{
	struct talk *talk = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(answers); i++) {
		const struct answer *answer = &answers[i];
		struct fake_printer printer;
		char *page;

		talk->fault = (struct fault){ 0 };
		talk->ended = false;
		talk_print_in_mood(talk, answer->mood, 1, NULL, &printer);
		talk_assert_fault(talk, answer->code, answer->found);
		page = fake_printer_file(&printer, "page.pdf");
		assert_int_equal(page != NULL, answer->page);
		g_free(page);
		fake_printer_stop(&printer);
	}
}

static void where_nothing_is_there_is_no_printer(void **state)
{
	struct talk *talk = *state;
	struct fake_printer printer;
	char *uri;

	fake_printer_start(&printer, MOOD_FINE, 0);
	uri = g_strdup(printer.uri);
	fake_printer_stop(&printer);
	talk_print(talk, uri, "", 2, NULL);
	talk_assert_fault(talk, FAULT_PRINTER_NONE, "nothing answers");
	g_free(uri);
	talk->ended = false;
	talk_print(talk, "ipp://printer.invalid/ipp/print", "", 2, NULL);
	talk_assert_fault(talk, FAULT_PRINTER_NONE, "not known");
}

static void garbage_is_no_address(void **state)
{
	static const char *const wrong[] = { "", "ipp://", "http://127.0.0.1/", "file:///etc/passwd",
		"ipp://someone:secret@127.0.0.1/ipp/print", "socket://127.0.0.1:9100", "a b",
		"../../etc", "ipp://127.0.0.1:99999/ipp/print", "ipp://[::1/ipp/print",
		"-o raw", "ipps:///ipp/print", "\xff\xfe" };
	struct talk *talk = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
		talk->ended = false;
		talk->fault = (struct fault){ 0 };
		talk_print(talk, wrong[i], "", 2, NULL);
		if (talk->fault.code != FAULT_PRINTER_ADDRESS)
			fail_msg("“%s” is taken for an address", wrong[i]);
	}
}

static void the_name_of_a_printer_is_cut_between_letters_and_commands_nothing(void **state)
{
	struct talk *talk = *state;
	struct fake_printer printer;

	talk_print_in_mood(talk, MOOD_ODD_NAME, 10, NULL, &printer);
	talk_assert_came_out(talk, &printer);
	assert_true(g_utf8_validate(talk->progress.printer, -1, NULL));
	assert_true(g_str_has_prefix(talk->progress.printer, "x]0;" FAKE_TEN_LETTERS));
	fake_printer_stop(&printer);
}

static void what_is_said_is_encrypted_and_the_certificate_shown(void **state)
{
	struct talk *talk = *state;
	struct fake_printer printer;

	fake_printer_start(&printer, MOOD_FINE, 1);
	talk_print(talk, printer.uri, "", 10, NULL);
	talk_assert_came_out(talk, &printer);
	assert_int_equal(strlen(talk->progress.certificate), 64);
	fake_printer_stop(&printer);
}

static void encryption_is_used_where_it_is_offered(void **state)
{
	struct talk *talk = *state;
	struct fake_printer printer;

	talk_print_in_mood(talk, MOOD_OFFERS_TLS, 10, NULL, &printer);
	talk_assert_came_out(talk, &printer);
	assert_int_equal(strlen(talk->progress.certificate), 64);
	fake_printer_stop(&printer);
}

static void a_handshake_that_never_ends_is_given_up(void **state)
{
	struct talk *talk = *state;
	struct fake_printer printer;

	/* libcups waits ten seconds for one. */
	if (!support_long())
		skip();
	fake_printer_start(&printer, MOOD_SILENT, 1);
	talk_print(talk, printer.uri, "", 2, NULL);
	assert_int_not_equal(talk->fault.code, FAULT_NONE);
	fake_printer_stop(&printer);
}

static void only_the_printer_of_the_settings_is_printed_on(void **state)
{
	static const char other[] = "0000000000000000000000000000000000000000000000000000000000000000";
	struct talk *talk = *state;
	struct fake_printer printer;
	char *pin;

	fake_printer_start(&printer, MOOD_FINE, 1);
	talk_print(talk, printer.uri, other, 10, NULL);
	talk_assert_fault(talk, FAULT_PRINTER_CERTIFICATE, "not the printer of the settings");
	assert_null(fake_printer_file(&printer, "requests"));
	pin = g_strdup(talk->fault.found);
	talk->fault = (struct fault){ 0 };
	talk->ended = false;
	talk_print(talk, printer.uri, pin, 10, NULL);
	talk_assert_came_out(talk, &printer);
	g_free(pin);
	fake_printer_stop(&printer);
}

static void a_printer_without_certificate_is_not_that_of_the_settings(void **state)
{
	struct fake_printer printer;

	fake_printer_start(&printer, MOOD_FINE, 0);
	talk_print(*state, printer.uri, "00", 10, NULL);
	talk_assert_fault(*state, FAULT_PRINTER_CERTIFICATE, "none");
	fake_printer_stop(&printer);
}

/* The address of the settings may be ipp:// where the printer offers encryption. */
static void a_certificate_counts_where_encryption_is_only_offered(void **state)
{
	static const char other[] = "0000000000000000000000000000000000000000000000000000000000000000";
	struct talk *talk = *state;
	struct fake_printer printer;
	char *both;

	talk_print_in_mood(talk, MOOD_OFFERS_TLS, 10, NULL, &printer);
	talk_assert_came_out(talk, &printer);
	both = g_strconcat(other, ",", talk->progress.certificate, NULL);
	talk->ended = false;
	talk_print(talk, printer.uri, both, 10, NULL);
	talk_assert_came_out(talk, &printer);
	assert_true(g_str_has_suffix(both, talk->progress.certificate));
	fake_printer_stop(&printer);
	g_free(both);
}

/* And then a page never goes in the clear. */
static void encryption_that_proves_nothing_is_not_given_up_for_none(void **state)
{
	static const char other[] = "0000000000000000000000000000000000000000000000000000000000000000";
	struct talk *talk = *state;
	struct fake_printer printer;

	fake_printer_start(&printer, MOOD_OFFERS_TLS, 0);
	talk_print(talk, printer.uri, other, 10, NULL);
	talk_assert_fault(talk, FAULT_PRINTER_CERTIFICATE, "its certificate is");
	assert_int_equal(strlen(talk->fault.found), 64);
	assert_false(talk_was_asked(&printer, "Create-Job"));
	fake_printer_stop(&printer);
	talk->ended = false;
	talk->fault = (struct fault){ 0 };
	fake_printer_start(&printer, MOOD_LIES_ABOUT_TLS, 0);
	talk_print(talk, printer.uri, other, 3, NULL);
	assert_int_not_equal(talk->fault.code, FAULT_NONE);
	assert_false(talk_was_asked(&printer, "Create-Job"));
	fake_printer_stop(&printer);
}

/* Printers close connections as they like, and who is there the next time may be another. */
static void a_page_goes_only_to_who_was_checked_on_that_very_connection(void **state)
{
	struct talk *talk = *state;
	struct fake_printer printer;
	char *nobody = g_strnfill(64, '0');
	char *first, *page;

	fake_printer_start(&printer, MOOD_OTHER_NEXT, 1);
	talk_print(talk, printer.uri, nobody, 30, NULL);
	talk_assert_fault(talk, FAULT_PRINTER_CERTIFICATE, "its certificate is");
	first = g_strdup(talk->fault.found);
	talk_again(talk);
	talk_print(talk, printer.uri, first, 30, NULL);
	talk_assert_fault(talk, FAULT_PRINTER_CERTIFICATE, "its certificate is");
	assert_string_not_equal(talk->fault.found, first);
	assert_true(talk_was_asked(&printer, "Get-Printer-Attributes"));
	assert_true(talk_was_asked(&printer, "Send-Document"));
	page = fake_printer_file(&printer, "page.pdf");
	assert_string_equal(page != NULL ? page : "", "");
	fake_printer_stop(&printer);
	g_free(page);
	g_free(first);
	g_free(nobody);
}

/* Some say that they can encrypt and cannot; without a certificate to hold them to, the
 * page goes in the clear, and the progress says so. */
static void a_printer_that_cannot_encrypt_after_all_prints(void **state)
{
	struct talk *talk = *state;
	struct fake_printer printer;

	talk_print_in_mood(talk, MOOD_LIES_ABOUT_TLS, 30, NULL, &printer);
	talk_assert_came_out(talk, &printer);
	assert_string_equal(talk->progress.certificate, "");
	fake_printer_stop(&printer);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, talk_begin, talk_end)
		TEST(the_bytes_arrive_as_they_are),
		TEST(the_printer_learns_no_name),
		TEST(a_printer_that_knows_one_step_prints_too),
		TEST(a_busy_printer_is_asked_again),
		TEST(paper_that_is_filled_in_time_is_printed_on),
		TEST(a_page_without_paper_is_taken_back),
		TEST(cancelling_takes_the_page_back),
		TEST(cancelling_a_busy_printer_sends_nothing),
		TEST(each_answer_is_a_fault_of_its_own),
		TEST(where_nothing_is_there_is_no_printer),
		TEST(garbage_is_no_address),
		TEST(the_name_of_a_printer_is_cut_between_letters_and_commands_nothing),
		TEST(what_is_said_is_encrypted_and_the_certificate_shown),
		TEST(encryption_is_used_where_it_is_offered),
		TEST(a_handshake_that_never_ends_is_given_up),
		TEST(only_the_printer_of_the_settings_is_printed_on),
		TEST(a_certificate_counts_where_encryption_is_only_offered),
		TEST(a_page_goes_only_to_who_was_checked_on_that_very_connection),
		TEST(encryption_that_proves_nothing_is_not_given_up_for_none),
		TEST(a_printer_that_cannot_encrypt_after_all_prints),
		TEST(a_printer_without_certificate_is_not_that_of_the_settings),
	};

	if (!fake_printer_possible())
		return FAKE_PRINTER_SKIPPED;
	signal(SIGPIPE, SIG_IGN);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
