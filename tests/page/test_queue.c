/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Through a queue of a real print server: CUPS' own cupsd, with a room and settings of
 * its own, which prints on a printer on loopback.  ./desk test unpacks it into the build
 * folder.
 */
#include "talk.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "terugkeerdesk/document/printers.h"
#include "terugkeerdesk/document/wire.h"

#define START_SECONDS 20

struct server {
	pid_t process;
	char *folder;
	char *place;          /* its socket */
	const char *settings; /* more lines of cupsd.conf; NULL: none */
};

/* --- the print server --- */

/* The root of what was unpacked, or "" for an installed one; NULL: there is none. */
static char *find_server(void)
{
	char *unpacked = support_build("cups");
	char *program = g_build_filename(unpacked, "usr", "sbin", "cupsd", NULL);
	bool there = g_file_test(program, G_FILE_TEST_IS_EXECUTABLE);

	g_free(program);
	if (there)
		return unpacked;
	g_free(unpacked);
	return g_file_test("/usr/sbin/cupsd", G_FILE_TEST_IS_EXECUTABLE) ? g_strdup("")
									 : NULL;
}

static void write_in(
    const struct server *server, const char *name, const char *format, ...)
{
	char *path = g_build_filename(server->folder, name, NULL);
	va_list arguments;
	char *text;

	va_start(arguments, format);
	text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	support_write_text(path, text);
	assert_int_equal(chmod(path, 0600), 0);
	g_free(text);
	g_free(path);
}

static void make_room(
    const struct server *server, const char *root, const char *uri, const char *more)
{
	static const char *const folders[] = { "spool", "tmp", "cache", "run" };
	const char *at = server->folder;

	for (size_t i = 0; i < G_N_ELEMENTS(folders); i++) {
		char *path = g_build_filename(at, folders[i], NULL);

		assert_int_equal(mkdir(path, 0755), 0);
		g_free(path);
	}
	write_in(server, "cupsd.conf",
	    "Listen %s\nBrowsing No\nWebInterface No\nDefaultAuthType None\n"
	    "<Location />\nOrder allow,deny\nAllow all\n</Location>\n"
	    "<Policy default>\n<Limit All>\nOrder allow,deny\nAllow "
	    "all\n</Limit>\n</Policy>\n%s",
	    server->place, server->settings != NULL ? server->settings : "");
	write_in(server, "cups-files.conf",
	    "ServerRoot %s\nRequestRoot %s/spool\nTempDir %s/tmp\nCacheDir %s/cache\n"
	    "StateDir %s/run\nErrorLog %s/error\nAccessLog %s/access\nPageLog %s/page\n"
	    "ServerKeychain %s/run\nServerBin %s/usr/lib/cups\nDataDir "
	    "%s/usr/share/cups\n"
	    "Printcap\n",
	    at, at, at, at, at, at, at, at, at, root, root);
	write_in(server, "printers.conf",
	    "<DefaultPrinter Example-queue>\nInfo Front desk\nLocation Room 2\nDeviceURI "
	    "%s\n"
	    "%s</DefaultPrinter>\n",
	    uri, more);
}

static void become_server(const struct server *server, const char *root)
{
	char *program = g_strconcat(root, "/usr/sbin/cupsd", NULL);
	char *settings = g_build_filename(server->folder, "cupsd.conf", NULL);
	char *files = g_build_filename(server->folder, "cups-files.conf", NULL);
	char *said = g_build_filename(server->folder, "said", NULL);

	/* A test that fails leaves no server behind. */
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	(void)!freopen(said, "w", stdout);
	dup2(STDOUT_FILENO, STDERR_FILENO);
	execl(program, program, "-f", "-c", settings, "-s", files, (char *)NULL);
	_exit(127);
}

static bool answers(const struct server *server)
{
	struct sockaddr_un place = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);
	bool does;

	g_strlcpy(place.sun_path, server->place, sizeof place.sun_path);
	does = connect(fd, (struct sockaddr *)&place, sizeof place) == 0;
	close(fd);
	return does;
}

/* With a queue that leads to `uri`.  False, and says why: it does not start here. */
static bool start_server(struct server *server, const char *uri, const char *more)
{
	gint64 end = g_get_monotonic_time() + START_SECONDS * G_USEC_PER_SEC;
	char *root = find_server();

	server->folder = support_temp_folder();
	assert_int_equal(chmod(server->folder, 0755), 0);
	server->place = g_build_filename(server->folder, "run", "socket", NULL);
	make_room(server, root, uri, more);
	server->process = fork();
	assert_true(server->process >= 0);
	if (server->process == 0)
		become_server(server, root);
	g_free(root);
	while (!answers(server)) {
		if (waitpid(server->process, NULL, WNOHANG) != 0 ||
		    g_get_monotonic_time() > end)
			return false;
	}
	g_setenv("CUPS_SERVER", server->place, TRUE);
	return true;
}

static void stop_server(struct server *server)
{
	kill(server->process, SIGTERM);
	waitpid(server->process, NULL, 0);
	support_remove_folder(server->folder);
	g_free(server->place);
}

/* --- the tests --- */

static bool keeps_page(const struct server *server)
{
	char *path = g_build_filename(server->folder, "spool", "d00001-001", NULL);
	bool kept = g_file_test(path, G_FILE_TEST_EXISTS);

	g_free(path);
	return kept;
}

static void a_page_goes_through_the_queue_to_the_printer(void **state)
{
	struct talk *talk = *state;
	struct fake_printer printer;
	struct server server = { 0 };
	char *asked;

	fake_printer_start(&printer, MOOD_FINE, 0);
	assert_true(start_server(&server, printer.uri, ""));
	talk_print(talk, "Example-queue", "", 30, NULL);
	talk_assert_came_out(talk, &printer);
	assert_true(talk->progress.spool);
	assert_true(talk->progress.local);
	/* What the printer, and the list of who asks the print server, show. */
	asked = fake_printer_file(&printer, "requests");
	assert_non_null(strstr(asked, "Document"));
	assert_null(strstr(asked, g_get_user_name()));
	/* The warning is right: it is still there. */
	assert_true(keeps_page(&server));
	stop_server(&server);
	fake_printer_stop(&printer);
	g_free(asked);
}

/* What the manual says to do about it. */
static void a_server_that_preserves_no_files_keeps_no_page(void **state)
{
	struct talk *talk = *state;
	struct fake_printer printer;
	struct server server = { .settings = "PreserveJobFiles No\n" };
	gint64 end = g_get_monotonic_time() + START_SECONDS * G_USEC_PER_SEC;

	fake_printer_start(&printer, MOOD_FINE, 0);
	assert_true(start_server(&server, printer.uri, ""));
	talk_print(talk, "Example-queue", "", 30, NULL);
	talk_assert_came_out(talk, &printer);
	/* It cleans up after it said that the page is out. */
	while (keeps_page(&server))
		assert_true(g_get_monotonic_time() < end);
	stop_server(&server);
	fake_printer_stop(&printer);
}

static void the_queue_is_found(void **state)
{
	struct talk *talk = *state;
	struct printer_found found = { 0 };
	GString *request = g_string_new(NULL);
	GString *answer = g_string_new(NULL);
	struct wire_item item;
	struct server server = { 0 };
	bool whole = false;
	char bytes[4096];
	pid_t program;
	size_t at = 0;
	ssize_t got;
	int fd;

	(void)talk;
	assert_true(start_server(&server, "ipp://127.0.0.1:9/ipp/print", ""));
	fd = talk_start(&program);
	printer_search_write(request, false);
	talk_send(fd, request);
	while ((got = read(fd, bytes, sizeof bytes)) > 0)
		g_string_append_len(answer, bytes, got);
	while (!whole && wire_next(answer->str, answer->len, &at, &item) == WIRE_ITEM)
		assert_true(printer_found_take(&found, &item, &whole));
	assert_int_equal(found.kind, PRINTER_QUEUE);
	assert_string_equal(found.address, "Example-queue");
	assert_string_equal(found.name, "Front desk");
	assert_string_equal(found.place, "Room 2");
	assert_true(found.usual);
	assert_false(found.stopped);
	assert_int_equal(wire_next(answer->str, answer->len, &at, &item), WIRE_ITEM);
	assert_true(wire_is(&item, "end"));
	close(fd);
	waitpid(program, NULL, 0);
	stop_server(&server);
	g_string_free(answer, TRUE);
	g_string_free(request, TRUE);
}

static void a_queue_that_takes_nothing_refuses(void **state)
{
	struct talk *talk = *state;
	struct server server = { 0 };

	assert_true(
	    start_server(&server, "ipp://127.0.0.1:9/ipp/print", "Accepting No\n"));
	talk_print(talk, "Example-queue", "", 10, NULL);
	talk_assert_fault(talk, FAULT_PRINTER_REFUSED, "accepts nothing");
	talk_again(talk);
	talk_print(talk, "Other-queue", "", 10, NULL);
	talk_assert_fault(talk, FAULT_PRINTER_NONE, "no printer of that name");
	stop_server(&server);
}

static void a_queue_that_is_paused_gives_the_page_back(void **state)
{
	struct talk *talk = *state;
	struct server server = { 0 };

	assert_true(
	    start_server(&server, "ipp://127.0.0.1:9/ipp/print", "State Stopped\n"));
	talk_print(talk, "Example-queue", "", 2, NULL);
	talk_assert_fault(talk, FAULT_PRINTER_STOPPED, "somebody paused it");
	talk_assert_fault(talk, FAULT_PRINTER_STOPPED, "the summary was taken back");
	stop_server(&server);
}

static void cancelling_takes_the_page_out_of_the_queue(void **state)
{
	struct talk *talk = *state;
	struct fake_printer printer;
	struct server server = { 0 };

	fake_printer_start(&printer, MOOD_SLOW, 0);
	assert_true(start_server(&server, printer.uri, ""));
	talk_print(talk, "Example-queue", "", 30, "printing");
	talk_assert_fault(talk, FAULT_PRINT_CANCELLED, "the summary was taken back");
	stop_server(&server);
	fake_printer_stop(&printer);
}

static void without_a_print_server_that_is_said(void **state)
{
	struct talk *talk = *state;

	g_setenv("CUPS_SERVER", "/nonexistent/socket", TRUE);
	talk_print(talk, "Example-queue", "", 2, NULL);
	talk_assert_fault(
	    talk, FAULT_PRINTER_NONE, "no print server runs on this machine");
}

/* It may be there and still not run here: a profile of the system may forbid it. */
static bool possible(void)
{
	char *root = find_server();
	struct server server = { 0 };
	bool starts;

	if (root == NULL) {
		puts("skipped: no cupsd here (./desk test unpacks one into the build "
		     "folder)");
		return false;
	}
	g_free(root);
	starts = start_server(&server, "ipp://127.0.0.1:9/ipp/print", "");
	stop_server(&server);
	if (!starts)
		puts("skipped: cupsd does not start here");
	return starts;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, talk_begin, talk_end)
		TEST(a_page_goes_through_the_queue_to_the_printer),
		TEST(a_server_that_preserves_no_files_keeps_no_page),
		TEST(the_queue_is_found),
		TEST(a_queue_that_takes_nothing_refuses),
		TEST(a_queue_that_is_paused_gives_the_page_back),
		TEST(cancelling_takes_the_page_out_of_the_queue),
		TEST(without_a_print_server_that_is_said),
	};

	signal(SIGPIPE, SIG_IGN);
	if (!fake_printer_possible() || !possible())
		return FAKE_PRINTER_SKIPPED;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
