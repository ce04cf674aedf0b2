/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * page/main.c - the program that sets pages: a description in, a PDF file out.
 *
 * It reads what it has to do from standard input (document/wire.h, document/page.h) and
 * answers on standard output: "pdf" with the file, or "fault", then "end".
 */
#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <glib.h>

#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/document/page.h"
#include "terugkeerdesk/document/wire.h"

#include "pdf.h"
#include "type.h"

#define REQUEST_MAX (16u << 20)

static int read_all(GString *ret, struct fault *fault)
{
	char bytes[65536];
	ssize_t got;

	do {
		got = read(STDIN_FILENO, bytes, sizeof bytes);
		if (got > 0)
			g_string_append_len(ret, bytes, got);
	} while ((got > 0 && ret->len <= REQUEST_MAX) || (got < 0 && errno == EINTR));
	if (got < 0)
		return fault_from_errno(fault, "page", errno);
	if (ret->len > REQUEST_MAX)
		return fault_set(fault, FAULT_TOO_LONG, "page", NULL, "16 MiB");
	return 0;
}

static int make_pdf(const char *bytes, size_t size, GString *answer, struct fault *fault)
{
	struct page page = { 0 };
	GString *pdf = g_string_new(NULL);
	int failed = page_read(bytes, size, &page, fault);

	if (failed == 0)
		failed = pdf_make(&page, pdf, fault);
	if (failed == 0)
		wire_put_bytes(answer, "pdf", pdf->str, pdf->len);
	g_string_free(pdf, TRUE);
	page_clear(&page);
	return failed;
}

static int work(const GString *request, GString *answer, struct fault *fault)
{
	struct wire_item task = { 0 };
	size_t at = 0;

	if (wire_next(request->str, request->len, &at, &task) != WIRE_ITEM ||
	    !wire_is(&task, "task") || strncmp(task.value, "pdf", task.size) != 0)
		return fault_set(fault, FAULT_FORMAT, "page", task.name, PAGE_FORMAT);
	return make_pdf(request->str + at, request->len - at, answer, fault);
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
	/* The desk reads its rules meanwhile. */
	type_warm_up();
	if (read_all(request, &fault) != 0 || work(request, answer, &fault) != 0)
		wire_put_fault(answer, &fault);
	wire_put(answer, "end", "");
	failed = write_all(answer) != 0;
	g_string_free(answer, TRUE);
	g_string_free(request, TRUE);
	return failed;
}
