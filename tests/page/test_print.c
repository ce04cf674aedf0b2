/* SPDX-License-Identifier: EUPL-1.2 */
/* The program that prints, against a printer that answers each way a printer can. */
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support.h"

#include <glib.h>

#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/document/print.h"
#include "terugkeerdesk/document/wire.h"

#include "fake_printer.h"

/* Bytes that are no text: a page must pass as it is. */
#define PAGE_SIZE 100000

struct talk {
	char page[PAGE_SIZE];
	GString *states; /* "connecting sending queued ..." */
	struct print_progress progress;
	struct fault fault;
	bool ended;
};

static int begin(void **state)
{
	struct talk *talk = g_new0(struct talk, 1);
	struct support_random random = support_seed();

	for (size_t i = 0; i < PAGE_SIZE; i++)
		talk->page[i] = (char)support_random_below(&random, 256);
	memcpy(talk->page, "%PDF-1.5\n", 9);
	talk->states = g_string_new(NULL);
	*state = talk;
	return 0;
}

static int end(void **state)
{
	struct talk *talk = *state;

	g_string_free(talk->states, TRUE);
	g_free(talk);
	return 0;
}

static void take_item(struct talk *talk, const struct wire_item *item)
{
	if (wire_is(item, "fault")) {
		wire_fault(item, &talk->fault);
	} else if (wire_is(item, "end")) {
		talk->ended = true;
	} else {
		assert_true(print_progress_take(&talk->progress, item));
		if (wire_is(item, "state"))
			g_string_append_printf(talk->states, "%s%.*s",
			    talk->states->len > 0 ? " " : "", (int)item->size, item->value);
	}
}

/* Start the program with its end of a socket pair; returns ours. */
static int start(pid_t *ret)
{
	char *program = support_build("src/page/terugkeerdesk-print");
	int sockets[2];

	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, sockets), 0);
	*ret = fork();
	if (*ret == 0) {
		dup2(sockets[1], STDIN_FILENO);
		dup2(sockets[1], STDOUT_FILENO);
		close(sockets[0]);
		close(sockets[1]);
		execl(program, program, (char *)NULL);
		_exit(127);
	}
	close(sockets[1]);
	g_free(program);
	return sockets[0];
}

static void send_request(int fd, const GString *request)
{
	for (size_t at = 0; at < request->len;) {
		ssize_t sent = write(fd, request->str + at, request->len - at);

		assert_true(sent > 0);
		at += (size_t)sent;
	}
}

/* Read all it says; when it comes to the state `stop_at` (NULL: none), close our side. */
static void listen_to(struct talk *talk, int fd, const char *stop_at)
{
	GString *answer = g_string_new(NULL);
	struct wire_item item;
	size_t at = 0;
	bool asked = false;
	char bytes[4096];
	ssize_t got;

	while ((got = read(fd, bytes, sizeof bytes)) > 0) {
		g_string_append_len(answer, bytes, got);
		while (wire_next(answer->str, answer->len, &at, &item) == WIRE_ITEM)
			take_item(talk, &item);
		if (!asked && stop_at != NULL &&
		    g_str_has_suffix(talk->states->str, stop_at)) {
			asked = true;
			shutdown(fd, SHUT_WR);
		}
	}
	assert_int_equal(at, answer->len);
	assert_true(talk->ended);
	g_string_free(answer, TRUE);
}

static void print_to(
    struct talk *talk, const char *uri, const char *pin, long patience, const char *stop_at)
{
	struct print_job job = { .patience = patience, .pdf = talk->page,
		.pdf_size = PAGE_SIZE };
	GString *request = g_string_new(NULL);
	pid_t program;
	int status;
	int fd = start(&program);

	job.printer = g_strdup(uri);
	job.certificates = g_strdup(pin);
	print_job_write(request, &job);
	send_request(fd, request);
	listen_to(talk, fd, stop_at);
	close(fd);
	assert_int_equal(waitpid(program, &status, 0), program);
	assert_int_equal(status, 0);
	g_string_free(request, TRUE);
	g_free(job.printer);
	g_free(job.certificates);
}

static void print_in_mood(struct talk *talk, enum mood mood, long patience,
    const char *stop_at, struct fake_printer *printer)
{
	fake_printer_start(printer, mood, 0);
	print_to(talk, printer->uri, "", patience, stop_at);
}

static void assert_fault(const struct talk *talk, enum fault_code code, const char *found)
{
	char sentence[1000];

	fault_text(&talk->fault, NULL, sentence, sizeof sentence);
	if (talk->fault.code != code || strstr(sentence, found) == NULL)
		fail_msg("“%s” is not %s with “%s”", sentence, fault_name(code), found);
}

static void assert_came_out(struct talk *talk, struct fake_printer *printer)
{
	char *path = g_build_filename(printer->folder, "page.pdf", NULL);
	size_t size;
	char *page;

	if (talk->fault.code != FAULT_NONE)
		assert_fault(talk, FAULT_NONE, "");
	assert_int_equal(talk->progress.state, PRINT_DONE);
	page = support_read_file(path, &size);
	assert_int_equal(size, PAGE_SIZE);
	assert_memory_equal(page, talk->page, PAGE_SIZE);
	g_free(page);
	g_free(path);
}

static bool was_asked(struct fake_printer *printer, const char *what)
{
	char *asked = fake_printer_file(printer, "requests");
	bool found = asked != NULL && strstr(asked, what) != NULL;

	g_free(asked);
	return found;
}

static void the_bytes_arrive_as_they_are(void **state)
{
	struct talk *talk = *state;
	struct fake_printer printer;

	print_in_mood(talk, MOOD_FINE, 10, NULL, &printer);
	assert_came_out(talk, &printer);
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

	print_in_mood(*state, MOOD_FINE, 10, NULL, &printer);
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

	print_in_mood(*state, MOOD_ONE_STEP, 10, NULL, &printer);
	assert_came_out(*state, &printer);
	assert_false(was_asked(&printer, "Create-Job"));
	fake_printer_stop(&printer);
}

static void a_busy_printer_is_asked_again(void **state)
{
	struct talk *talk = *state;
	struct fake_printer printer;

	print_in_mood(talk, MOOD_BUSY_FIRST, 10, NULL, &printer);
	assert_came_out(talk, &printer);
	assert_true(g_str_has_prefix(talk->states->str, "connecting busy sending"));
	fake_printer_stop(&printer);
}

static void paper_that_is_filled_in_time_is_printed_on(void **state)
{
	struct talk *talk = *state;
	struct fake_printer printer;

	print_in_mood(talk, MOOD_PAPER_LATER, 10, NULL, &printer);
	assert_came_out(talk, &printer);
	assert_non_null(strstr(talk->states->str, "stopped"));
	fake_printer_stop(&printer);
}

static void a_page_without_paper_is_taken_back(void **state)
{
	struct fake_printer printer;

	print_in_mood(*state, MOOD_NO_PAPER, 1, NULL, &printer);
	assert_fault(*state, FAULT_PRINTER_STOPPED, "it is out of paper; the page was taken back");
	assert_true(was_asked(&printer, "Cancel-Job"));
	fake_printer_stop(&printer);
}

static void cancelling_takes_the_page_back(void **state)
{
	struct fake_printer printer;

	print_in_mood(*state, MOOD_SLOW, 30, "printing", &printer);
	assert_fault(*state, FAULT_PRINT_CANCELLED, "the page was taken back");
	assert_true(was_asked(&printer, "Cancel-Job"));
	fake_printer_stop(&printer);
}

static void cancelling_a_busy_printer_sends_nothing(void **state)
{
	struct fake_printer printer;

	print_in_mood(*state, MOOD_BUSY, 30, "busy", &printer);
	assert_fault(*state, FAULT_PRINT_CANCELLED, "nothing was printed");
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
	{ MOOD_REFUSES, FAULT_PRINTER_REFUSED, "client-error-not-possible", false },
	{ MOOD_NO_PDF, FAULT_PRINTER_FORMAT, "image/pwg-raster, image/urf", false },
	{ MOOD_ABORTS, FAULT_PRINTER_STOPPED, "gave up", true },
	{ MOOD_SLOW, FAULT_PRINTER_STOPPED, "in time", true },
	{ MOOD_SILENT, FAULT_PRINTER_SILENT, "nothing was printed", false },
	{ MOOD_GARBAGE, FAULT_PRINTER_ANSWER, "not a printer", false },
	{ MOOD_WEB, FAULT_PRINTER_ANSWER, "not a printer", false },
	{ MOOD_HANGS_UP, FAULT_PRINTER_LOST, "nothing was printed", false },
	{ MOOD_HANGS_UP_LATER, FAULT_PRINTER_LOST, "look whether", true },
	{ MOOD_GONE, FAULT_PRINTER_LOST, "look whether", true },
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
		print_in_mood(talk, answer->mood, 1, NULL, &printer);
		assert_fault(talk, answer->code, answer->found);
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
	print_to(talk, uri, "", 2, NULL);
	assert_fault(talk, FAULT_PRINTER_NONE, "nothing answers");
	g_free(uri);
	talk->ended = false;
	print_to(talk, "ipp://printer.invalid/ipp/print", "", 2, NULL);
	assert_fault(talk, FAULT_PRINTER_NONE, "not known");
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
		print_to(talk, wrong[i], "", 2, NULL);
		if (talk->fault.code != FAULT_PRINTER_ADDRESS)
			fail_msg("“%s” is taken for an address", wrong[i]);
	}
}

static void what_is_said_is_encrypted_and_the_certificate_shown(void **state)
{
	struct talk *talk = *state;
	struct fake_printer printer;

	fake_printer_start(&printer, MOOD_FINE, 1);
	print_to(talk, printer.uri, "", 10, NULL);
	assert_came_out(talk, &printer);
	assert_int_equal(strlen(talk->progress.certificate), 64);
	fake_printer_stop(&printer);
}

static void encryption_is_used_where_it_is_offered(void **state)
{
	struct talk *talk = *state;
	struct fake_printer printer;

	print_in_mood(talk, MOOD_OFFERS_TLS, 10, NULL, &printer);
	assert_came_out(talk, &printer);
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
	print_to(talk, printer.uri, "", 2, NULL);
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
	print_to(talk, printer.uri, other, 10, NULL);
	assert_fault(talk, FAULT_PRINTER_CERTIFICATE, "not the printer of the settings");
	assert_null(fake_printer_file(&printer, "requests"));
	pin = g_strdup(talk->fault.found);
	talk->fault = (struct fault){ 0 };
	talk->ended = false;
	print_to(talk, printer.uri, pin, 10, NULL);
	assert_came_out(talk, &printer);
	g_free(pin);
	fake_printer_stop(&printer);
}

static void a_printer_without_certificate_is_not_that_of_the_settings(void **state)
{
	struct fake_printer printer;

	fake_printer_start(&printer, MOOD_FINE, 0);
	print_to(*state, printer.uri, "00", 10, NULL);
	assert_fault(*state, FAULT_PRINTER_CERTIFICATE, "none");
	fake_printer_stop(&printer);
}

/* The address of the settings may be ipp:// where the printer offers encryption. */
static void a_certificate_counts_where_encryption_is_only_offered(void **state)
{
	static const char other[] = "0000000000000000000000000000000000000000000000000000000000000000";
	struct talk *talk = *state;
	struct fake_printer printer;
	char *both;

	print_in_mood(talk, MOOD_OFFERS_TLS, 10, NULL, &printer);
	assert_came_out(talk, &printer);
	both = g_strconcat(other, ",", talk->progress.certificate, NULL);
	talk->ended = false;
	print_to(talk, printer.uri, both, 10, NULL);
	assert_came_out(talk, &printer);
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
	print_to(talk, printer.uri, other, 10, NULL);
	assert_fault(talk, FAULT_PRINTER_CERTIFICATE, "its certificate is");
	assert_int_equal(strlen(talk->fault.found), 64);
	assert_false(was_asked(&printer, "Create-Job"));
	fake_printer_stop(&printer);
	talk->ended = false;
	talk->fault = (struct fault){ 0 };
	fake_printer_start(&printer, MOOD_LIES_ABOUT_TLS, 0);
	print_to(talk, printer.uri, other, 3, NULL);
	assert_int_not_equal(talk->fault.code, FAULT_NONE);
	assert_false(was_asked(&printer, "Create-Job"));
	fake_printer_stop(&printer);
}

/* Some say that they can encrypt and cannot; without a certificate to hold them to, the
 * page goes in the clear, and the progress says so. */
static void a_printer_that_cannot_encrypt_after_all_prints(void **state)
{
	struct talk *talk = *state;
	struct fake_printer printer;

	print_in_mood(talk, MOOD_LIES_ABOUT_TLS, 30, NULL, &printer);
	assert_came_out(talk, &printer);
	assert_string_equal(talk->progress.certificate, "");
	fake_printer_stop(&printer);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
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
		TEST(what_is_said_is_encrypted_and_the_certificate_shown),
		TEST(encryption_is_used_where_it_is_offered),
		TEST(a_handshake_that_never_ends_is_given_up),
		TEST(only_the_printer_of_the_settings_is_printed_on),
		TEST(a_certificate_counts_where_encryption_is_only_offered),
		TEST(encryption_that_proves_nothing_is_not_given_up_for_none),
		TEST(a_printer_that_cannot_encrypt_after_all_prints),
		TEST(a_printer_without_certificate_is_not_that_of_the_settings),
	};

	if (!fake_printer_possible())
		return FAKE_PRINTER_SKIPPED;
	signal(SIGPIPE, SIG_IGN);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
