/* SPDX-License-Identifier: EUPL-1.2 */
#include "fake_printer.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <netinet/in.h>
#include <unistd.h>

#include <cups/cups.h>
#include <glib.h>

#include "support.h"

#define JOB 7

/* --- in the process of the printer --- */

struct serving {
	enum mood mood;
	const char *folder;
	int port;
	int asked;  /* questions about the job so far */
	int busy;   /* times it said so */
	int cancelled;
};

static void keep(const struct serving *serving, const char *name, const char *text)
{
	char *path = g_build_filename(serving->folder, name, NULL);
	FILE *file = fopen(path, "a");

	fputs(text, file);
	fclose(file);
	g_free(path);
}

/* What was asked, with all that could name somebody. */
static void keep_question(const struct serving *serving, ipp_t *question)
{
	GString *line = g_string_new(ippOpString(ippGetOperation(question)));

	for (ipp_attribute_t *at = ippFirstAttribute(question); at != NULL;
	     at = ippNextAttribute(question)) {
		char value[512] = "";

		ippAttributeString(at, value, sizeof value);
		g_string_append_printf(line, " %s=%s", ippGetName(at), value);
	}
	g_string_append_c(line, '\n');
	keep(serving, "requests", line->str);
	g_string_free(line, TRUE);
}

static void add_raster(ipp_t *answer)
{
	static const int dots[] = { 1200, 300 };
	static const char *const types[] = { "black_1", "sgray_8" };

	ippAddResolutions(answer, IPP_TAG_PRINTER, "pwg-raster-document-resolution-supported",
	    2, IPP_RES_PER_INCH, dots, dots);
	ippAddStrings(answer, IPP_TAG_PRINTER, IPP_TAG_KEYWORD,
	    "pwg-raster-document-type-supported", 2, NULL, types);
}

static void add_printer(const struct serving *serving, ipp_t *answer)
{
	static const char *const pdf[] = { "application/octet-stream", "application/pdf" };
	static const char *const raster[] = { "image/pwg-raster", "image/urf" };
	static const int steps[] = { IPP_OP_PRINT_JOB, IPP_OP_VALIDATE_JOB,
		IPP_OP_GET_JOB_ATTRIBUTES, IPP_OP_CANCEL_JOB, IPP_OP_GET_PRINTER_ATTRIBUTES,
		IPP_OP_CREATE_JOB, IPP_OP_SEND_DOCUMENT };
	bool waits = serving->mood == MOOD_NO_PAPER ||
	    (serving->mood == MOOD_PAPER_LATER && serving->asked < 3);

	ippAddString(answer, IPP_TAG_PRINTER, IPP_TAG_TEXT, "printer-make-and-model", NULL,
	    serving->mood == MOOD_ODD_NAME ? FAKE_PRINTER_ODD_NAME : "Example Printer");
	if (serving->mood == MOOD_OFFERS_TLS || serving->mood == MOOD_LIES_ABOUT_TLS)
		ippAddString(answer, IPP_TAG_PRINTER, IPP_TAG_KEYWORD, "uri-security-supported",
		    NULL, "tls");
	ippAddBoolean(answer, IPP_TAG_PRINTER, "printer-is-accepting-jobs",
	    serving->mood != MOOD_CLOSED);
	ippAddInteger(answer, IPP_TAG_PRINTER, IPP_TAG_ENUM, "printer-state",
	    serving->asked > 0 && waits ? IPP_PSTATE_STOPPED : IPP_PSTATE_IDLE);
	ippAddString(answer, IPP_TAG_PRINTER, IPP_TAG_KEYWORD, "printer-state-reasons", NULL,
	    waits ? "media-empty-error" : "none");
	ippAddStrings(answer, IPP_TAG_PRINTER, IPP_TAG_MIMETYPE, "document-format-supported",
	    2, NULL,
	    serving->mood == MOOD_NO_PDF || serving->mood == MOOD_RASTER ? raster : pdf);
	if (serving->mood == MOOD_RASTER)
		add_raster(answer);
	ippAddString(answer, IPP_TAG_PRINTER, IPP_TAG_KEYWORD, "media-supported", NULL,
	    "iso_a4_210x297mm");
	ippAddIntegers(answer, IPP_TAG_PRINTER, IPP_TAG_ENUM, "operations-supported",
	    serving->mood == MOOD_ONE_STEP ? 4 : 7, steps);
}

static int job_state(const struct serving *serving)
{
	if (serving->cancelled)
		return IPP_JSTATE_CANCELED;
	if (serving->mood == MOOD_NO_PAPER || serving->mood == MOOD_SLOW)
		return IPP_JSTATE_PROCESSING;
	if (serving->mood == MOOD_ABORTS)
		return IPP_JSTATE_ABORTED;
	if (serving->mood == MOOD_PAPER_LATER && serving->asked < 4)
		return IPP_JSTATE_PROCESSING;
	if (serving->asked == 1)
		return IPP_JSTATE_PENDING;
	return serving->asked < 3 ? IPP_JSTATE_PROCESSING : IPP_JSTATE_COMPLETED;
}

static void add_job(struct serving *serving, ipp_t *answer)
{
	serving->asked++;
	ippAddInteger(answer, IPP_TAG_JOB, IPP_TAG_ENUM, "job-state", job_state(serving));
	ippAddInteger(answer, IPP_TAG_JOB, IPP_TAG_INTEGER, "job-impressions-completed",
	    serving->asked > 1 ? 1 : 0);
}

static ipp_status_t judge(struct serving *serving, ipp_op_t operation)
{
	if (operation != IPP_OP_CREATE_JOB && operation != IPP_OP_PRINT_JOB)
		return IPP_STATUS_OK;
	if (serving->mood == MOOD_REFUSES)
		return IPP_STATUS_ERROR_NOT_POSSIBLE;
	if (serving->mood == MOOD_BUSY ||
	    (serving->mood == MOOD_BUSY_FIRST && serving->busy++ < 2))
		return IPP_STATUS_ERROR_BUSY;
	return IPP_STATUS_OK;
}

static ipp_t *make_answer(struct serving *serving, ipp_t *question)
{
	ipp_op_t operation = ippGetOperation(question);
	ipp_t *answer = ippNewResponse(question);
	ipp_status_t status = judge(serving, operation);

	if (serving->mood == MOOD_ONE_STEP && operation == IPP_OP_GET_JOB_ATTRIBUTES &&
	    serving->asked > 1)
		status = IPP_STATUS_ERROR_NOT_FOUND;
	ippSetStatusCode(answer, status);
	if (status != IPP_STATUS_OK)
		return answer;
	if (operation == IPP_OP_GET_PRINTER_ATTRIBUTES)
		add_printer(serving, answer);
	else if (operation == IPP_OP_GET_JOB_ATTRIBUTES)
		add_job(serving, answer);
	else if (operation == IPP_OP_CREATE_JOB || operation == IPP_OP_PRINT_JOB)
		ippAddInteger(answer, IPP_TAG_JOB, IPP_TAG_INTEGER, "job-id", JOB);
	else if (operation == IPP_OP_CANCEL_JOB)
		serving->cancelled = 1;
	return answer;
}

static bool takes_page(ipp_op_t operation)
{
	return operation == IPP_OP_SEND_DOCUMENT || operation == IPP_OP_PRINT_JOB;
}

/* False: hang up. */
static bool take_page(struct serving *serving, http_t *http)
{
	char *path = g_build_filename(serving->folder, "page.pdf", NULL);
	FILE *file = fopen(path, "w");
	char bytes[4096];
	ssize_t got = 0;

	while (serving->mood != MOOD_HANGS_UP_LATER &&
	       (got = httpRead2(http, bytes, sizeof bytes)) > 0)
		fwrite(bytes, 1, (size_t)got, file);
	fclose(file);
	g_free(path);
	return serving->mood != MOOD_HANGS_UP_LATER;
}

static bool send_answer(const struct serving *serving, http_t *http, ipp_t *answer)
{
	httpClearFields(http);
	if (serving->mood == MOOD_OTHER_NEXT)
		httpSetField(http, HTTP_FIELD_CONNECTION, "close");
	httpSetField(http, HTTP_FIELD_CONTENT_TYPE, "application/ipp");
	httpSetLength(http, ippLength(answer));
	if (httpWriteResponse(http, HTTP_STATUS_OK) != 0)
		return false;
	ippSetState(answer, IPP_STATE_IDLE);
	while (ippWrite(http, answer) != IPP_STATE_DATA)
		continue;
	httpFlushWrite(http);
	return true;
}

static bool serve_status(http_t *http, http_status_t status)
{
	httpClearFields(http);
	if (status == HTTP_STATUS_UNAUTHORIZED)
		httpSetField(http, HTTP_FIELD_WWW_AUTHENTICATE, "Basic realm=\"Example\"");
	httpSetField(http, HTTP_FIELD_CONTENT_TYPE, "text/html");
	httpSetLength(http, 0);
	return httpWriteResponse(http, status) == 0;
}

/* With a certificate of its own. */
static void become_another(const struct serving *serving)
{
	char *folder = g_build_filename(serving->folder, "other", NULL);

	g_mkdir_with_parents(folder, 0700);
	cupsSetServerCredentials(folder, "localhost", 1);
	g_free(folder);
}

static bool serve_ipp(struct serving *serving, http_t *http)
{
	ipp_t *question = ippNew();
	ipp_op_t operation;
	ipp_t *answer;
	ipp_state_t state;
	bool more;

	do {
		state = ippRead(http, question);
	} while (state != IPP_STATE_DATA && state != IPP_STATE_ERROR);
	operation = ippGetOperation(question);
	keep_question(serving, question);
	answer = make_answer(serving, question);
	more = state != IPP_STATE_ERROR;
	if (more && takes_page(operation))
		more = take_page(serving, http);
	if (serving->mood == MOOD_FAILS && takes_page(operation)) {
		serve_status(http, HTTP_STATUS_SERVER_ERROR);
		more = false;
	}
	more = more && send_answer(serving, http, answer);
	ippDelete(answer);
	ippDelete(question);
	if (serving->mood == MOOD_GONE && takes_page(operation))
		_exit(0);
	if (serving->mood == MOOD_OTHER_NEXT) {
		become_another(serving);
		return false;
	}
	return more;
}

static bool serve_one(struct serving *serving, http_t *http)
{
	char resource[256];
	http_state_t method;
	http_status_t status;

	do {
		method = httpReadRequest(http, resource, sizeof resource);
	} while (method == HTTP_STATE_WAITING && httpWait(http, 30000));
	if (method != HTTP_STATE_POST)
		return false;
	do {
		status = httpUpdate(http);
	} while (status == HTTP_STATUS_CONTINUE);
	if (httpGetExpect(http) == HTTP_STATUS_CONTINUE)
		httpWriteResponse(http, HTTP_STATUS_CONTINUE);
	switch (serving->mood) {
	case MOOD_PASSWORD:
		return serve_status(http, HTTP_STATUS_UNAUTHORIZED);
	case MOOD_FORBIDS:
		return serve_status(http, HTTP_STATUS_FORBIDDEN);
	case MOOD_NOT_THERE:
		return serve_status(http, HTTP_STATUS_NOT_FOUND);
	case MOOD_WEB:
		return serve_status(http, HTTP_STATUS_OK);
	default:
		return serve_ipp(serving, http);
	}
}

/* As printers tell both apart on one port: by the first byte. */
static bool begins_with_handshake(http_t *http)
{
	unsigned char first = 0;

	return recv(httpGetFd(http), &first, 1, MSG_PEEK) == 1 && first == 0x16;
}

static void serve_connection(struct serving *serving, int listening, int tls)
{
	static const char garbage[] = "220 example.invalid ESMTP\r\n\r\n";
	http_t *http;

	if (serving->mood == MOOD_HANGS_UP || serving->mood == MOOD_GARBAGE ||
	    serving->mood == MOOD_SILENT) {
		int fd = accept(listening, NULL, NULL);

		if (serving->mood == MOOD_GARBAGE)
			(void)!write(fd, garbage, sizeof garbage - 1);
		if (serving->mood == MOOD_SILENT)
			pause();
		shutdown(fd, SHUT_WR);
		while (read(fd, (char[256]){ 0 }, 256) > 0 && serving->mood == MOOD_GARBAGE)
			continue;
		close(fd);
		return;
	}
	http = httpAcceptConnection(listening, 1);
	if (http != NULL && serving->mood == MOOD_OFFERS_TLS)
		tls = begins_with_handshake(http);
	if (http != NULL && serving->mood == MOOD_LIES_ABOUT_TLS &&
	    begins_with_handshake(http)) {
		httpClose(http);
		return;
	}
	if (http == NULL || (tls && httpEncryption(http, HTTP_ENCRYPTION_ALWAYS) != 0)) {
		httpClose(http);
		return;
	}
	while (serve_one(serving, http))
		continue;
	httpClose(http);
}

static void serve(struct serving *serving, int listening, int tls)
{
	/* A test that fails leaves no printer behind. */
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	signal(SIGPIPE, SIG_IGN);
	if (tls || serving->mood == MOOD_OFFERS_TLS)
		cupsSetServerCredentials(serving->folder, "localhost", 1);
	for (;;)
		serve_connection(serving, listening, tls);
}

/* --- in the test --- */

static int listen_somewhere(int *ret_port)
{
	struct sockaddr_in place = { .sin_family = AF_INET,
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t size = sizeof place;
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	assert_true(fd >= 0);
	assert_int_equal(bind(fd, (struct sockaddr *)&place, size), 0);
	assert_int_equal(listen(fd, 5), 0);
	assert_int_equal(getsockname(fd, (struct sockaddr *)&place, &size), 0);
	*ret_port = ntohs(place.sin_port);
	return fd;
}

bool fake_printer_possible(void)
{
	struct sockaddr_in place = { .sin_family = AF_INET,
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	int listening = socket(AF_INET, SOCK_STREAM, 0);
	socklen_t size = sizeof place;
	bool possible;

	possible = listening >= 0 && fd >= 0 &&
	    bind(listening, (struct sockaddr *)&place, size) == 0 && listen(listening, 1) == 0 &&
	    getsockname(listening, (struct sockaddr *)&place, &size) == 0 &&
	    connect(fd, (struct sockaddr *)&place, size) == 0;
	if (fd >= 0)
		close(fd);
	if (listening >= 0)
		close(listening);
	if (!possible)
		puts("skipped: this machine has no loopback, so no printer on it");
	return possible;
}

void fake_printer_start(struct fake_printer *printer, enum mood mood, int tls)
{
	struct serving serving = { .mood = mood };
	int listening = listen_somewhere(&printer->port);

	printer->folder = support_temp_folder();
	printer->uri = g_strdup_printf(
	    "%s://127.0.0.1:%d/ipp/print", tls ? "ipps" : "ipp", printer->port);
	serving.folder = printer->folder;
	serving.port = printer->port;
	printer->process = fork();
	assert_true(printer->process >= 0);
	if (printer->process == 0) {
		serve(&serving, listening, tls);
		_exit(0);
	}
	close(listening);
}

void fake_printer_stop(struct fake_printer *printer)
{
	kill(printer->process, SIGKILL);
	waitpid(printer->process, NULL, 0);
	support_remove_folder(printer->folder);
	g_free(printer->uri);
	*printer = (struct fake_printer){ 0 };
}

char *fake_printer_file(const struct fake_printer *printer, const char *name)
{
	char *path = g_build_filename(printer->folder, name, NULL);
	char *bytes = g_file_test(path, G_FILE_TEST_EXISTS) ? support_read_file(path, NULL)
	                                                    : NULL;

	g_free(path);
	return bytes;
}
