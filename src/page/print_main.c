/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * page/print_main.c - the program that talks to printers: a file in, news of it out; or
 * a question which printers there are.
 *
 * Beside the one that sets pages, so that neither loads the libraries of the other.  It
 * reads its job from standard input (document/print.h) and tells of it on standard
 * output; at the end "fault", where there was one, and "end".  When its input ends before
 * that, the page is taken back.
 */
#include <unistd.h>

#include <cups/cups.h>
#include <glib.h>

#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/document/wire.h"

#include "patience.h"
#include "print.h"
#include "search.h"
#include "service.h"

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

/* How far it is, at once. */
static void tell(void *data, const struct print_progress *progress)
{
	GString *answer = data;

	print_progress_write(answer, progress);
	service_write(answer);
	g_string_truncate(answer, 0);
}

static void tell_found(void *data, const struct printer_found *found)
{
	GString *answer = data;

	printer_found_write(answer, found);
	service_write(answer);
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

/* Without this libcups asks for one on the terminal of the desk. */
static const char *no_password(const char *prompt, http_t *http, const char *method,
    const char *resource, void *data)
{
	(void)prompt;
	(void)http;
	(void)method;
	(void)resource;
	(void)data;
	return NULL;
}

static int work(const GString *request, GString *answer, struct fault *fault)
{
	bool network;

	if (printer_search_read(request->str, request->len, &network))
		return search_printers(network, tell_found, answer, fault);
	return print(request, answer, fault);
}

int main(void)
{
	static const struct service service = { .name = "print",
		.most = 64u << 20,
		.most_text = "64 MiB",
		.whole = whole,
		.work = work };

	service_begin();
	cupsSetPasswordCB2(no_password, NULL);
	return service_run(&service);
}
