/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/document/print.h"

#include <string.h>

#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/document/wire.h"

#define PRINT_FORMAT "terugkeerdesk-print/1"

static const struct {
	const char *word; /* on the wire */
	const char *text;
} states[] = {
	[PRINT_CONNECTING] = { "connecting", N_("Looking for the printer") },
	[PRINT_BUSY] = { "busy", N_("The printer is busy; waiting for it") },
	[PRINT_SENDING] = { "sending", N_("Sending the summary") },
	[PRINT_QUEUED] = { "queued", N_("The summary waits in the printer") },
	[PRINT_PRINTING] = { "printing", N_("Printing") },
	[PRINT_STOPPED] = { "stopped", N_("The printer waits for somebody") },
	[PRINT_CANCELLING] = { "cancelling", N_("Cancelling") },
	[PRINT_TAKEN_BACK] = { "back", N_("Taken back") },
	[PRINT_DONE] = { "done", N_("Printed") },
};

/* The reasons of RFC 8011 and PWG 5100 for which a printer wants somebody to come. */
static const struct {
	const char *reason;
	const char *text;
} reasons[] = {
	{ "media-empty", N_("it is out of paper") },
	{ "media-needed", N_("it is out of paper") },
	{ "media-jam", N_("paper is stuck in it") },
	{ "input-tray-missing", N_("its paper tray is not in place") },
	{ "output-area-full", N_("its output tray is full") },
	{ "cover-open", N_("a cover of it is open") },
	{ "door-open", N_("a cover of it is open") },
	{ "interlock-open", N_("a cover of it is open") },
	{ "toner-empty", N_("it is out of toner or ink") },
	{ "marker-supply-empty", N_("it is out of toner or ink") },
	{ "developer-empty", N_("it is out of toner or ink") },
	{ "paused", N_("somebody paused it") },
	{ "moving-to-paused", N_("somebody paused it") },
	{ "shutdown", N_("it is switched off") },
	{ "offline", N_("it is switched off") },
};

static const char *const types[] = {
	[PRINT_PDF] = "application/pdf",
	[PRINT_RASTER] = "image/pwg-raster",
};

const char *print_type_name(enum print_type type)
{
	return types[type];
}

/* --- what is asked --- */

void print_job_write(GString *out, const struct print_job *job)
{
	wire_put(out, "format", PRINT_FORMAT);
	wire_put(out, "printer", job->printer);
	wire_put(out, "certificate", job->certificates);
	wire_put_number(out, "patience", job->patience);
	wire_put(out, "type", types[job->type]);
	wire_put_bytes(out, "page", job->page, job->page_size);
	wire_put(out, "end", "");
}

static void take_text(char **text, const struct wire_item *item)
{
	g_free(*text);
	*text = wire_text(item);
}

static int take_type(struct print_job *job, const struct wire_item *item)
{
	for (size_t i = 0; i < G_N_ELEMENTS(types); i++) {
		if (item->size == strlen(types[i]) &&
		    memcmp(item->value, types[i], item->size) == 0) {
			job->type = (enum print_type)i;
			return 0;
		}
	}
	return -1;
}

static int take_job(struct print_job *job, const struct wire_item *item)
{
	if (wire_is(item, "format"))
		return item->size == strlen(PRINT_FORMAT) &&
				memcmp(item->value, PRINT_FORMAT, item->size) == 0
		    ? 0
		    : -1;
	if (wire_is(item, "patience"))
		return wire_number(item, &job->patience);
	if (wire_is(item, "type"))
		return take_type(job, item);
	if (wire_is(item, "printer")) {
		take_text(&job->printer, item);
	} else if (wire_is(item, "certificate")) {
		take_text(&job->certificates, item);
	} else if (wire_is(item, "page") && job->page == NULL) {
		/* Not text: it may hold NULs. */
		job->page = g_memdup2(item->value, item->size);
		job->page_size = item->size;
	} else {
		return -1;
	}
	return 0;
}

static bool whole(const struct print_job *job)
{
	return job->printer != NULL && job->certificates != NULL && job->page != NULL &&
	    job->patience > 0;
}

int print_job_read(
    const char *bytes, size_t size, struct print_job *ret, struct fault *fault)
{
	struct print_job job = { 0 };
	struct wire_item item = { 0 };
	size_t at = 0;
	int failed = 0;

	while (failed == 0 && !wire_is(&item, "end")) {
		if (wire_next(bytes, size, &at, &item) != WIRE_ITEM)
			failed = -1;
		else if (!wire_is(&item, "end"))
			failed = take_job(&job, &item);
	}
	if (failed == 0 && whole(&job)) {
		*ret = job;
		return 0;
	}
	print_job_clear(&job);
	return fault_set(fault, FAULT_FORMAT, "print", item.name, PRINT_FORMAT);
}

void print_job_clear(struct print_job *job)
{
	if (job->page != NULL)
		explicit_bzero(job->page, job->page_size);
	g_free(job->page);
	g_free(job->printer);
	g_free(job->certificates);
	*job = (struct print_job){ 0 };
}

/* --- how far it is --- */

void print_progress_write(GString *out, const struct print_progress *progress)
{
	wire_put(out, "name", progress->printer);
	wire_put(out, "secured", progress->certificate);
	wire_put_number(out, "spool", progress->spool);
	wire_put_number(out, "local", progress->local);
	wire_put_number(out, "dots", progress->dots);
	wire_put(out, "reason", progress->reason);
	wire_put_number(out, "page", progress->page);
	/* The last of them: what came before belongs to it. */
	wire_put(out, "state", states[progress->state].word);
}

static bool copy_text(char *text, size_t size, const struct wire_item *item)
{
	if (item->size >= size || !g_utf8_validate(item->value, (gssize)item->size, NULL))
		return false;
	memcpy(text, item->value, item->size);
	text[item->size] = '\0';
	return true;
}

static bool take_state(struct print_progress *progress, const struct wire_item *item)
{
	for (size_t i = 0; i < G_N_ELEMENTS(states); i++) {
		if (item->size == strlen(states[i].word) &&
		    memcmp(item->value, states[i].word, item->size) == 0) {
			progress->state = (enum print_state)i;
			return true;
		}
	}
	return false;
}

bool print_progress_take(struct print_progress *progress, const struct wire_item *item)
{
	long number;

	if (wire_is(item, "state"))
		return take_state(progress, item);
	if (wire_is(item, "name"))
		return copy_text(progress->printer, sizeof progress->printer, item);
	if (wire_is(item, "reason"))
		return copy_text(progress->reason, sizeof progress->reason, item);
	if (wire_is(item, "secured"))
		return copy_text(
		    progress->certificate, sizeof progress->certificate, item);
	if (wire_number(item, &number) != 0)
		return false;
	if (wire_is(item, "page"))
		progress->page = number;
	else if (wire_is(item, "spool"))
		progress->spool = number != 0;
	else if (wire_is(item, "dots"))
		progress->dots = number;
	else if (wire_is(item, "local"))
		progress->local = number != 0;
	else
		return false;
	return true;
}

const char *print_state_text(enum print_state state)
{
	return states[state].text;
}

const char *print_reason_text(const char *reason)
{
	for (size_t i = 0; i < G_N_ELEMENTS(reasons); i++) {
		if (strcmp(reasons[i].reason, reason) == 0)
			return reasons[i].text;
	}
	return NULL;
}
