/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * page/print_main.c - the program that prints: a PDF file in, news of it out.
 *
 * Beside the one that sets pages, so that neither loads the libraries of the other.  It
 * reads its job from standard input (document/print.h) and tells of it on standard
 * output; at the end "fault", where there was one, and "end".  When its input ends before
 * that, the page is taken back.
 */
#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <glib.h>

#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/document/wire.h"

#include "patience.h"
#include "print.h"

#define REQUEST_MAX (64u << 20)

/* Whether all of the job is there: its last item is "end". */
static bool whole(const GString *request, size_t *at)
{
	struct wire_item item = { 0 };

	while (wire_next(request->str, request->len, at, &item) == WIRE_ITEM) {
		if (wire_is(&item, "end"))
			return true;
	}
	return false;
}

static int read_request(GString *ret, struct fault *fault)
{
	char bytes[65536];
	size_t at = 0;
	ssize_t got;

	do {
		got = read(STDIN_FILENO, bytes, sizeof bytes);
		if (got > 0)
			g_string_append_len(ret, bytes, got);
		explicit_bzero(bytes, sizeof bytes);
	} while ((got > 0 && ret->len <= REQUEST_MAX && !whole(ret, &at)) ||
		 (got < 0 && errno == EINTR));
	if (got < 0)
		return fault_from_errno(fault, "print", errno);
	if (ret->len > REQUEST_MAX)
		return fault_set(fault, FAULT_TOO_LONG, "print", NULL, "64 MiB");
	return 0;
}

static int write_all(const GString *answer)
{
	for (size_t at = 0; at < answer->len;) {
		ssize_t put = write(STDOUT_FILENO, answer->str + at, answer->len - at);

		if (put < 0 && errno != EINTR)
			return -1;
		at += put > 0 ? (size_t)put : 0;
	}
	return 0;
}

/* How far it is, at once. */
static void tell(void *data, const struct print_progress *progress)
{
	GString *answer = data;

	print_progress_write(answer, progress);
	write_all(answer);
	g_string_truncate(answer, 0);
}

static int print(const GString *request, GString *answer, struct fault *fault)
{
	struct print_job job = { 0 };
	struct patience patience;
	int failed = print_job_read(request->str, request->len, &job, fault);

	if (failed == 0) {
		patience_init(&patience, STDIN_FILENO, job.patience);
		failed = print_page(&job, &patience, tell, answer, fault);
	}
	print_job_clear(&job);
	return failed;
}

int main(void)
{
	GString *request = g_string_new(NULL);
	GString *answer = g_string_new(NULL);
	struct fault fault = { 0 };
	int failed;

	/* No tracing and no core dump: what passes through here is about people. */
	prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
	signal(SIGPIPE, SIG_IGN);
	setlocale(LC_CTYPE, "C.UTF-8");
	if (read_request(request, &fault) != 0 || print(request, answer, &fault) != 0)
		wire_put_fault(answer, &fault);
	wire_put(answer, "end", "");
	failed = write_all(answer) != 0;
	explicit_bzero(request->str, request->len);
	g_string_free(answer, TRUE);
	g_string_free(request, TRUE);
	return failed;
}
