/* SPDX-License-Identifier: EUPL-1.2 */
#include "print.h"

#include <string.h>

#include <glib.h>

#include "link.h"
#include "printer.h"
#include "service_name.h"

#include "terugkeerdesk/core/fault.h"

#define TICKS_OF_A_SECOND (1000 / PATIENCE_TICK)
#define BUSY_TICKS        (2 * TICKS_OF_A_SECOND)
/* For taking a page back, after patience was lost. */
#define LAST_SECONDS 5
/* A printer that is gone may come back, within so many seconds. */
#define TRIES 5

/* A page on its way. */
struct way {
	struct link link;
	struct printer printer;
	const struct print_job *job;
	struct print_progress progress;
	void (*tell)(void *data, const struct print_progress *progress);
	void *data;
	int number; /* of the job in the printer; 0: not there yet */
};

static int say(const struct way *way, enum fault_code code, const char *found,
    struct fault *fault)
{
	return fault_set(fault, code, way->link.address.text, found, NULL);
}

static bool same(const struct print_progress *one, const struct print_progress *other)
{
	return one->state == other->state && one->page == other->page &&
	    one->spool == other->spool && one->local == other->local &&
	    one->dots == other->dots && strcmp(one->reason, other->reason) == 0 &&
	    strcmp(one->printer, other->printer) == 0 &&
	    strcmp(one->certificate, other->certificate) == 0;
}

static void tell(struct way *way, enum print_state state, long page, const char *reason)
{
	struct print_progress now = way->progress;

	now.state = state;
	now.page = page;
	g_strlcpy(now.reason, reason, sizeof now.reason);
	g_strlcpy(now.printer, way->printer.name, sizeof now.printer);
	g_strlcpy(now.certificate, way->link.certificate, sizeof now.certificate);
	now.spool = way->link.address.spool;
	now.local = way->link.address.local;
	now.dots = way->printer.pdf ? 0 : way->printer.dots;
	if (same(&now, &way->progress))
		return;
	way->progress = now;
	patience_renew(way->link.patience);
	way->tell(way->data, &way->progress);
}

/* --- before it is sent --- */

static int meet(struct way *way, struct fault *fault)
{
	if (link_open(&way->link, fault) != 0 ||
	    printer_ask(&way->link, &way->printer, fault) != 0)
		return -1;
	/* Encrypted where that is offered, before anything about anybody is said; and what
	 * was said in the clear could be anybody's word. */
	if (!way->link.address.tls && !way->link.address.local && way->printer.secure &&
	    (link_secure(&way->link, fault) != 0 ||
		printer_ask(&way->link, &way->printer, fault) != 0))
		return -1;
	if (link_check(&way->link, fault) != 0)
		return -1;
	if (!way->printer.accepts)
		return say(way, FAULT_PRINTER_REFUSED, N_("it accepts nothing now"), fault);
	if (way->job->type == PRINT_PDF ? way->printer.pdf : way->printer.dots > 0)
		return 0;
	/* Whoever asked may have it in pixels too. */
	if (way->job->type == PRINT_PDF)
		tell(way, PRINT_CONNECTING, 0, "");
	return say(way, FAULT_PRINTER_FORMAT, way->printer.formats, fault);
}

static bool is_busy(ipp_status_t status)
{
	return status == IPP_STATUS_ERROR_BUSY || status == IPP_STATUS_ERROR_TEMPORARY ||
	    status == IPP_STATUS_ERROR_SERVICE_UNAVAILABLE ||
	    status == IPP_STATUS_ERROR_NOT_ACCEPTING_JOBS;
}

static int refused(const struct way *way, ipp_status_t status, struct fault *fault)
{
	switch (status) {
	case IPP_STATUS_ERROR_NOT_POSSIBLE:
		return say(way, FAULT_PRINTER_REFUSED, N_("it cannot do that now"), fault);
	case IPP_STATUS_ERROR_REQUEST_ENTITY:
		return say(
		    way, FAULT_PRINTER_REFUSED, N_("the page is too large for it"), fault);
	case IPP_STATUS_ERROR_DEVICE:
	case IPP_STATUS_ERROR_INTERNAL:
		return say(
		    way, FAULT_PRINTER_REFUSED, N_("something is wrong in the printer"), fault);
	case IPP_STATUS_ERROR_FORBIDDEN:
		return say(
		    way, FAULT_PRINTER_REFUSED, N_("this desk may not print there"), fault);
	case IPP_STATUS_ERROR_NOT_AUTHENTICATED:
	case IPP_STATUS_ERROR_NOT_AUTHORIZED:
		return say(way, FAULT_PRINTER_PASSWORD, NULL, fault);
	case IPP_STATUS_ERROR_DOCUMENT_FORMAT_NOT_SUPPORTED:
		return say(way, FAULT_PRINTER_FORMAT, way->printer.formats, fault);
	default:
		return say(way, FAULT_PRINTER_REFUSED, ippErrorString(status), fault);
	}
}

static ipp_t *make_question(const struct way *way, ipp_op_t operation)
{
	ipp_t *question = link_question(&way->link, operation);
	bool document = operation != IPP_OP_CREATE_JOB;

	if (operation == IPP_OP_SEND_DOCUMENT)
		ippAddInteger(
		    question, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", way->number);
	else
		/* Titles stand on displays and in the lists of print servers. */
		ippAddString(question, IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", NULL,
		    "Document");
	if (document)
		ippAddString(question, IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format",
		    NULL, print_type_name(way->job->type));
	if (operation == IPP_OP_SEND_DOCUMENT)
		ippAddBoolean(question, IPP_TAG_OPERATION, "last-document", 1);
	else if (way->printer.a4)
		ippAddString(question, IPP_TAG_JOB, IPP_CONST_TAG(IPP_TAG_KEYWORD), "media",
		    NULL, "iso_a4_210x297mm");
	return question;
}

/* A question until the printer has time for it, to an answer that is a good one. */
static ipp_t *ask_until_free(
    struct way *way, ipp_op_t operation, bool with_page, struct fault *fault)
{
	const char *page = with_page ? way->job->page : NULL;
	size_t size = with_page ? way->job->page_size : 0;

	for (;;) {
		ipp_t *answer = link_ask(
		    &way->link, make_question(way, operation), page, size, fault);
		ipp_status_t status =
		    answer != NULL ? ippGetStatusCode(answer) : IPP_STATUS_ERROR_INTERNAL;

		if (answer == NULL || status < IPP_STATUS_ERROR_BAD_REQUEST)
			return answer;
		ippDelete(answer);
		way->link.given = false;
		if (!is_busy(status)) {
			refused(way, status, fault);
			return NULL;
		}
		tell(way, PRINT_BUSY, 0, "");
		if (!patience_wait(way->link.patience, BUSY_TICKS)) {
			if (way->link.patience->cancelled)
				say(way, FAULT_PRINT_CANCELLED, N_("nothing was printed"), fault);
			else
				say(way, FAULT_PRINTER_BUSY, NULL, fault);
			return NULL;
		}
	}
}

/* Ask, and forget what was said beside "yes". */
static int ask(struct way *way, ipp_op_t operation, bool with_page, struct fault *fault)
{
	ipp_t *answer = ask_until_free(way, operation, with_page, fault);
	long number;

	if (answer == NULL)
		return -1;
	number = printer_number(answer, "job-id", 0);
	if (number > 0)
		way->number = (int)number;
	ippDelete(answer);
	return 0;
}

static int send_page(struct way *way, struct fault *fault)
{
	if (way->printer.validate &&
	    ask(way, IPP_OP_VALIDATE_JOB, false, fault) != 0)
		return -1;
	if (!way->printer.two_steps) {
		tell(way, PRINT_SENDING, 0, "");
		return ask(way, IPP_OP_PRINT_JOB, true, fault);
	}
	if (ask(way, IPP_OP_CREATE_JOB, false, fault) != 0)
		return -1;
	tell(way, PRINT_SENDING, 0, "");
	return ask(way, IPP_OP_SEND_DOCUMENT, true, fault);
}

/* --- in the printer --- */

static ipp_t *job_question(const struct way *way, ipp_op_t operation)
{
	static const char *const asked[] = { "job-state", "job-state-reasons",
		"job-impressions-completed", "job-media-sheets-completed" };
	ipp_t *question = link_question(&way->link, operation);

	ippAddInteger(question, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", way->number);
	if (operation == IPP_OP_GET_JOB_ATTRIBUTES)
		ippAddStrings(question, IPP_TAG_OPERATION, IPP_CONST_TAG(IPP_TAG_KEYWORD),
		    "requested-attributes", G_N_ELEMENTS(asked), NULL, asked);
	return question;
}

/* What the job and the printer say, as one state. */
static int tell_job(struct way *way, ipp_t *answer, struct fault *fault)
{
	long state = printer_number(answer, "job-state", IPP_JSTATE_PENDING);
	long page = printer_number(answer, "job-impressions-completed",
	    printer_number(answer, "job-media-sheets-completed", 0));
	struct printer now = way->printer;
	char reason[PRINT_REASON_MAX];

	/* Printers forget what is done. */
	if (ippGetStatusCode(answer) >= IPP_STATUS_ERROR_BAD_REQUEST)
		state = IPP_JSTATE_COMPLETED;
	printer_reason(answer, "job-state-reasons", reason);
	if (state == IPP_JSTATE_CANCELED)
		return fault_set(fault, FAULT_PRINTER_STOPPED, way->link.address.text,
		    N_("somebody cancelled the summary there"),
		    N_("look whether the summary came out"));
	if (state == IPP_JSTATE_ABORTED)
		return fault_set(fault, FAULT_PRINTER_STOPPED, way->link.address.text,
		    N_("it gave up on the summary"), N_("look whether the summary came out"));
	if (state == IPP_JSTATE_COMPLETED) {
		tell(way, PRINT_DONE, page, "");
		return 0;
	}
	if (printer_ask(&way->link, &now, fault) != 0)
		return -1;
	if (*now.reason != '\0' || state == IPP_JSTATE_STOPPED)
		tell(way, PRINT_STOPPED, page, *now.reason != '\0' ? now.reason : reason);
	else if (state == IPP_JSTATE_PROCESSING)
		tell(way, PRINT_PRINTING, page, "");
	else
		tell(way, PRINT_QUEUED, page, "");
	return 0;
}

static int look(struct way *way, struct fault *fault)
{
	ipp_t *answer;
	int failed;

	if (way->link.http == NULL && link_open(&way->link, fault) != 0)
		return -1;
	answer = link_ask(&way->link, job_question(way, IPP_OP_GET_JOB_ATTRIBUTES), NULL, 0,
	    fault);
	if (answer == NULL)
		return -1;
	failed = tell_job(way, answer, fault);
	ippDelete(answer);
	return failed;
}

static int lost_patience(const struct way *way, bool gone, struct fault *fault)
{
	if (way->link.patience->cancelled)
		return say(way, FAULT_PRINT_CANCELLED, NULL, fault);
	return say(way, gone ? FAULT_PRINTER_LOST : FAULT_PRINTER_SILENT,
	    N_("look whether the summary came out"), fault);
}

static int follow(struct way *way, struct fault *fault)
{
	int tries = 0;

	while (way->progress.state != PRINT_DONE) {
		if (look(way, fault) == 0) {
			tries = 0;
		} else if (fault->code == FAULT_PRINTER_STOPPED) {
			way->number = 0; /* it is not there any more */
			return -1;
		} else if (++tries > TRIES) {
			return say(way, FAULT_PRINTER_LOST,
			    N_("look whether the summary came out"), fault);
		} else {
			link_close(&way->link);
		}
		if (way->progress.state != PRINT_DONE &&
		    !patience_wait(way->link.patience, TICKS_OF_A_SECOND))
			return lost_patience(way, tries > 0, fault);
	}
	return 0;
}

/* --- taking it back --- */

static int take_back(struct way *way)
{
	ipp_t *answer = NULL;
	int failed = -1;

	if (link_open(&way->link, NULL) == 0)
		answer = link_ask(
		    &way->link, job_question(way, IPP_OP_CANCEL_JOB), NULL, 0, NULL);
	if (answer != NULL &&
	    ippGetStatusCode(answer) < IPP_STATUS_ERROR_BAD_REQUEST)
		failed = 0;
	ippDelete(answer);
	return failed;
}

static const char *why_stopped(const struct print_progress *progress)
{
	const char *words = print_reason_text(progress->reason);

	if (progress->state != PRINT_STOPPED)
		return N_("it did not finish in time");
	if (words == NULL)
		words = *progress->reason != '\0' ? progress->reason
		                                  : N_("it does not say why");
	return words;
}

/* The page lies in a printer, and is not wanted any more or does not come out. */
static void give_up(struct way *way, struct fault *fault)
{
	struct print_progress before = way->progress;
	const char *became = N_("look whether the summary came out");

	tell(way, PRINT_CANCELLING, before.page, "");
	patience_init(way->link.patience, -1, LAST_SECONDS);
	if (take_back(way) == 0) {
		became = N_("the summary was taken back");
		tell(way, PRINT_TAKEN_BACK, before.page, "");
	}
	if (fault->code == FAULT_PRINT_CANCELLED)
		say(way, FAULT_PRINT_CANCELLED, became, fault);
	else if (fault->code == FAULT_PRINTER_SILENT)
		fault_set(fault, FAULT_PRINTER_STOPPED, way->link.address.text,
		    why_stopped(&before), became);
}

int print_page(const struct print_job *job, struct patience *patience,
    void (*tell_progress)(void *data, const struct print_progress *progress), void *data,
    struct fault *fault)
{
	struct way way = {
		.link = { .patience = patience, .pinned = job->certificates },
		.job = job,
		.tell = tell_progress,
		.data = data,
	};
	int failed = address_read(job->printer, &way.link.address, fault);

	if (failed == 0) {
		tell_progress(data, &way.progress);
		failed = service_name_resolve(&way.link.address, patience, fault);
	}
	if (failed == 0)
		failed = meet(&way, fault);
	if (failed == 0)
		failed = send_page(&way, fault);
	if (failed == 0)
		failed = follow(&way, fault);
	if (failed != 0 && way.number != 0)
		give_up(&way, fault);
	link_close(&way.link);
	return failed;
}
