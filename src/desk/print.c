/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/print.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/desk/page.h"
#include "terugkeerdesk/desk/told.h"
#include "terugkeerdesk/document/wire.h"

#include "internal.h"
#include "printer_trust.h"
#include "program.h"

#define READ_BYTES 4096

struct desk_print {
	struct desk *desk;
	const struct desk_case *opened;
	const struct desk_calculation *calculation;
	struct desk_told_summary told;
	bool gone;     /* to the printer */
	bool printing; /* it began to print */
	bool noted; /* the log says that it goes out, and not yet what became of it */
	char *printer;
	bool shown_before; /* the certificate of the job is what it showed the last time */
	struct desk_page *page; /* being set; NULL once it is sent */
	enum desk_print_state state;
	struct print_progress progress;
	struct fault fault;
	bool cancelled;
	bool answered; /* the program has said all it has to say */
	/* The page as the log knows it, also where the printer gets it as pixels. */
	char *pdf;
	size_t pdf_size;
	/* The program that prints. */
	pid_t program;
	int socket;
	struct print_job job;
	GString *request;
	size_t sent;
	GString *answer;
	size_t read;
};

void desk_printer_forget(const char *printer)
{
	printer_trust_forget(printer);
}

static void wipe(GString *text)
{
	explicit_bzero(text->str, text->len);
	g_string_free(text, TRUE);
}

/* One word of the log; what printers there can be is for the program that prints. */
static int check_address(const char *printer, struct fault *fault)
{
	const char *at = printer;

	while (g_ascii_isgraph(*at))
		at++;
	if (*at == '\0')
		return 0;
	return fault_set(fault, FAULT_PRINTER_ADDRESS, "printer", printer,
	    N_("an address like ipps://printer.example/ipp/print, or the name of a queue"));
}

struct desk_print *desk_print_start(struct desk *desk, const struct desk_case *opened,
    const struct desk_calculation *calculation, const struct desk_told_summary *page,
    struct fault *fault)
{
	struct desk_print *print;

	if (check_address(page->printer, fault) != 0)
		return NULL;
	print = g_new0(struct desk_print, 1);
	print->desk = desk;
	print->opened = opened;
	print->calculation = calculation;
	print->told = *page;
	print->printer = g_strdup(page->printer);
	print->told.printer = print->printer;
	print->socket = -1;
	print->request = g_string_new(NULL);
	print->answer = g_string_new(NULL);
	print->page = desk_page_start(desk, page->document, page->catalogue, fault);
	if (print->page != NULL)
		return print;
	desk_print_free(print);
	return NULL;
}

int desk_print_descriptor(const struct desk_print *print)
{
	return print->page != NULL ? desk_page_descriptor(print->page) : print->socket;
}

short desk_print_events(const struct desk_print *print)
{
	if (print->page != NULL)
		return desk_page_events(print->page);
	return print->sent < print->request->len ? POLLIN | POLLOUT : POLLIN;
}

const struct print_progress *desk_print_progress(const struct desk_print *print)
{
	return &print->progress;
}

/* --- the log --- */

static int note(struct desk_print *print, const char *result, struct fault *fault)
{
	print->told.bytes = print->pdf;
	print->told.size = print->pdf_size;
	print->told.result = result;
	return desk_told_note(
	    print->desk, print->opened, print->calculation, &print->told, fault);
}

static int note_start(struct desk_print *print)
{
	if (note(print, TOLD_STARTED, &print->fault) != 0)
		return -1;
	print->noted = true;
	return 0;
}

/* Whether it may have come out, though it ended in a fault.  A printer that refuses a page
 * does not print it, and one that let go of it before it began did not either. */
static bool perhaps_out(const struct desk_print *print, enum fault_code ended)
{
	const struct print_progress *progress = &print->progress;

	switch (ended) {
	case FAULT_PRINTER_LOST:
	case FAULT_PAGE_PROGRAM:
		return print->gone;
	case FAULT_PRINTER_SILENT:
	case FAULT_PRINTER_STOPPED:
	case FAULT_PRINT_CANCELLED:
		return print->gone &&
		    (progress->state != PRINT_TAKEN_BACK || print->printing ||
			progress->page > 0);
	default:
		return false;
	}
}

static int note_end(struct desk_print *print, enum fault_code ended, struct fault *fault)
{
	if (!print->noted)
		return 0;
	print->noted = false;
	print->told.perhaps = perhaps_out(print, ended);
	return note(print, ended == FAULT_NONE ? TOLD_OK : fault_name(ended), fault);
}

/* --- from the one program to the other --- */

/* Those of the settings, or the one that it showed here before. */
static char *find_certificates(struct desk_print *print)
{
	const char *settings = print->desk->env.config->printer_certificates;
	char *before;

	if (settings != NULL && *settings != '\0')
		return g_strdup(settings);
	before = printer_trust_find(print->printer);
	print->shown_before = before != NULL;
	return before != NULL ? before : g_strdup("");
}

static int start_program(struct desk_print *print)
{
	char *path = program_beside(print->desk->env.page_program, "terugkeerdesk-print");

	print_job_write(print->request, &print->job);
	print->program = program_start(path, &print->socket, &print->fault);
	g_free(path);
	return print->program > 0 ? 0 : -1;
}

/* The page is set: note it, and print it. */
static int start_printing(struct desk_print *print)
{
	const char *pdf = desk_page_pdf(print->page, &print->pdf_size);

	print->pdf = g_memdup2(pdf, print->pdf_size);
	print->job = (struct print_job){
		.printer = g_strdup(print->printer),
		.certificates = find_certificates(print),
		.patience = print->desk->env.config->print_wait,
		.page = g_memdup2(pdf, print->pdf_size),
		.page_size = print->pdf_size,
	};
	return note_start(print) != 0 ? -1 : start_program(print);
}

/* --- for a printer that takes no PDF --- */

static bool wants_raster(const struct desk_print *print)
{
	return print->fault.code == FAULT_PRINTER_FORMAT && print->job.type == PRINT_PDF &&
	    print->progress.dots > 0;
}

static void end_program(struct desk_print *print)
{
	/* For one at work this is the end of what it is asked: it takes the page back. */
	if (print->socket >= 0)
		close(print->socket);
	print->socket = -1;
	if (print->program > 0)
		waitpid(print->program, NULL, print->answered ? 0 : WNOHANG);
	print->program = 0;
}

static int nothing_printed(struct desk_print *print)
{
	return fault_set(&print->fault, FAULT_PRINT_CANCELLED, print->printer,
	    N_("nothing was printed"), NULL);
}

/* The printer said so, and what it takes: the page is set once more. */
static int start_raster(struct desk_print *print)
{
	end_program(print);
	explicit_bzero(print->request->str, print->request->len);
	g_string_truncate(print->request, 0);
	g_string_truncate(print->answer, 0);
	print->sent = 0;
	print->read = 0;
	print->answered = false;
	print->fault = (struct fault){ 0 };
	print->job.type = PRINT_RASTER;
	print->page = desk_page_start_raster(print->desk, print->told.document,
	    print->told.catalogue, print->progress.dots, &print->fault);
	return print->page != NULL ? 0 : -1;
}

static int print_raster(struct desk_print *print)
{
	const char *raster;

	explicit_bzero(print->job.page, print->job.page_size);
	g_free(print->job.page);
	raster = desk_page_pdf(print->page, &print->job.page_size);
	print->job.page = g_memdup2(raster, print->job.page_size);
	return start_program(print);
}

/* Whatever was set goes to the printer. */
static int page_is_set(struct desk_print *print)
{
	int failed = print->job.type == PRINT_RASTER ? print_raster(print)
						     : start_printing(print);

	desk_page_free(print->page);
	print->page = NULL;
	return failed;
}

static int step_page(struct desk_print *print)
{
	switch (desk_page_step(print->page, &print->fault)) {
	case DESK_PAGE_WORKING:
		return 0;
	case DESK_PAGE_DONE:
		return page_is_set(print);
	case DESK_PAGE_FAILED:
		break;
	}
	return -1;
}

/* --- talking --- */

static void send_some(struct desk_print *print)
{
	while (print->sent < print->request->len) {
		ssize_t sent = send(print->socket, print->request->str + print->sent,
		    print->request->len - print->sent, MSG_NOSIGNAL);

		if (sent < 0 && errno == EINTR)
			continue;
		if (sent < 0 && errno == EAGAIN)
			return;
		/* It ended early: its answer may say why. */
		print->sent = sent < 0 ? print->request->len : print->sent + (size_t)sent;
	}
}

/* Returns whether there may be more. */
static bool receive_some(struct desk_print *print)
{
	char bytes[READ_BYTES];
	ssize_t got = recv(print->socket, bytes, sizeof bytes, 0);

	if (got > 0)
		g_string_append_len(print->answer, bytes, got);
	return got > 0 || (got < 0 && (errno == EAGAIN || errno == EINTR));
}

static int fail(struct desk_print *print, const char *found)
{
	return fault_set(
	    &print->fault, FAULT_PAGE_PROGRAM, "terugkeerdesk-print", found, NULL);
}

/* The whole items that have come in. */
static int take_items(struct desk_print *print)
{
	struct wire_item item;
	enum wire_result result = WIRE_ITEM;

	while (!print->answered && result == WIRE_ITEM) {
		result = wire_next(
		    print->answer->str, print->answer->len, &print->read, &item);
		if (result != WIRE_ITEM)
			break;
		if (wire_is(&item, "end"))
			print->answered = true;
		else if (wire_is(&item, "fault"))
			wire_fault(&item, &print->fault);
		else if (!print_progress_take(&print->progress, &item))
			result = WIRE_WRONG;
		print->gone |= print->progress.state == PRINT_SENDING;
		print->printing |= print->progress.state == PRINT_PRINTING;
	}
	if (result == WIRE_WRONG)
		return fail(print, N_("the program for it answered in an unknown way"));
	return print->answered && print->fault.code != FAULT_NONE ? -1 : 0;
}

/* Of a demonstration nothing stays. */
static void learn_certificate(const struct desk_print *print)
{
	if (print->progress.state >= PRINT_SENDING && *print->progress.certificate != '\0' &&
	    !print->shown_before && print->desk->demo_ledger == NULL)
		printer_trust_note(print->printer, print->progress.certificate);
}

static int step_printing(struct desk_print *print)
{
	bool more;

	send_some(print);
	more = receive_some(print);
	if (take_items(print) != 0) {
		if (wants_raster(print))
			return print->cancelled ? nothing_printed(print)
						: start_raster(print);
		if (print->fault.code == FAULT_PRINTER_CERTIFICATE && print->shown_before)
			print->fault.code = FAULT_PRINTER_CHANGED;
		return -1;
	}
	if (!print->answered && !more)
		return fail(print, N_("the program for it stopped before it was ready"));
	if (print->answered) {
		print->state = DESK_PRINT_DONE;
		learn_certificate(print);
	}
	return 0;
}

enum desk_print_state desk_print_step(struct desk_print *print, struct fault *fault)
{
	int failed = 0;

	if (print->state == DESK_PRINT_WORKING)
		failed = print->page != NULL ? step_page(print) : step_printing(print);
	if (failed != 0) {
		print->state = DESK_PRINT_FAILED;
		note_end(print, print->fault.code, NULL);
	} else if (print->state == DESK_PRINT_DONE &&
	    note_end(print, FAULT_NONE, &print->fault) != 0) {
		print->state = DESK_PRINT_FAILED;
	}
	if (print->state == DESK_PRINT_FAILED && fault != NULL)
		*fault = print->fault;
	return print->state;
}

/* --- ending --- */

void desk_print_cancel(struct desk_print *print)
{
	if (print->cancelled || print->state != DESK_PRINT_WORKING)
		return;
	print->cancelled = true;
	if (print->page == NULL) {
		print->progress.state = PRINT_CANCELLING;
		shutdown(print->socket, SHUT_WR);
		return;
	}
	desk_page_free(print->page);
	print->page = NULL;
	print->state = DESK_PRINT_FAILED;
	nothing_printed(print);
	note_end(print, FAULT_PRINT_CANCELLED, NULL);
}

void desk_print_leave(struct desk_print *print)
{
	desk_print_cancel(print);
	note_end(print, FAULT_PRINT_CANCELLED, NULL);
	print->state = DESK_PRINT_FAILED;
}

void desk_print_free(struct desk_print *print)
{
	if (print == NULL)
		return;
	desk_page_free(print->page);
	end_program(print);
	wipe(print->request);
	wipe(print->answer);
	print_job_clear(&print->job);
	if (print->pdf != NULL)
		explicit_bzero(print->pdf, print->pdf_size);
	g_free(print->pdf);
	g_free(print->printer);
	g_free(print);
}
