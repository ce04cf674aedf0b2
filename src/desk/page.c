/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/page.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/document/wire.h"

#include "internal.h"
#include "program.h"

#define REQUEST_BYTES (256 * 1024) /* more than a page of many persons */
#define READ_BYTES 65536

struct desk_page {
	pid_t program;
	int socket;
	enum desk_page_state state;
	struct fault fault; /* when FAILED */
	GString *request;
	size_t sent;
	GString *answer;
	size_t read; /* of the answer: whole items */
	size_t pdf, pdf_size; /* where in the answer the file stands */
	GArray *sheets;       /* size_t: the block that each sheet begins with */
};

static void wipe(GString *text)
{
	explicit_bzero(text->str, text->len);
	g_string_free(text, TRUE);
}

/* --- starting --- */

static struct desk_page *prepare(const char *program, struct fault *fault)
{
	struct desk_page *page = g_new0(struct desk_page, 1);

	/* One that has to grow leaves what it held behind. */
	page->request = g_string_sized_new(REQUEST_BYTES);
	page->answer = g_string_new(NULL);
	page->sheets = g_array_new(FALSE, FALSE, sizeof(size_t));
	page->socket = -1;
	page->program = program_start(program, &page->socket, fault);
	if (page->program > 0)
		return page;
	page->program = 0;
	desk_page_free(page);
	return NULL;
}

struct desk_page *desk_page_prepare(const struct desk *desk, struct fault *fault)
{
	return prepare(desk->env.page_program, fault);
}

void desk_page_send(struct desk_page *page, const struct document *document,
    const struct catalogue *catalogue)
{
	wire_put(page->request, "task", "pdf");
	page_write(page->request, document, catalogue);
}

struct desk_page *desk_page_start(const struct desk *desk, const struct document *document,
    const struct catalogue *catalogue, struct fault *fault)
{
	struct desk_page *page = desk_page_prepare(desk, fault);

	if (page != NULL)
		desk_page_send(page, document, catalogue);
	return page;
}

struct desk_page *desk_page_start_raster(const struct desk *desk,
    const struct document *document, const struct catalogue *catalogue, long dots,
    struct fault *fault)
{
	char *program = program_beside(desk->env.page_program, "terugkeerdesk-raster");
	struct desk_page *page = prepare(program, fault);

	if (page != NULL) {
		wire_put_number(page->request, "dots", dots);
		page_write(page->request, document, catalogue);
	}
	g_free(program);
	return page;
}

int desk_page_descriptor(const struct desk_page *page)
{
	return page->socket;
}

short desk_page_events(const struct desk_page *page)
{
	return page->sent < page->request->len ? POLLIN | POLLOUT : POLLIN;
}

/* --- working --- */

static int fail(struct desk_page *page, const char *found)
{
	fault_set(&page->fault, FAULT_PAGE_PROGRAM, "terugkeerdesk-page", found, NULL);
	return -1;
}

static void send_some(struct desk_page *page)
{
	while (page->sent < page->request->len) {
		ssize_t sent = send(page->socket, page->request->str + page->sent,
		    page->request->len - page->sent, MSG_NOSIGNAL);

		if (sent < 0 && errno == EINTR)
			continue;
		if (sent < 0 && errno == EAGAIN)
			return;
		/* It ended early: its answer may say why. */
		if (sent < 0)
			page->sent = page->request->len;
		else
			page->sent += (size_t)sent;
		if (page->sent == page->request->len)
			shutdown(page->socket, SHUT_WR);
	}
}

static int take_item(struct desk_page *page, const struct wire_item *item)
{
	long block;
	size_t sheet;

	if (wire_is(item, "fault"))
		return wire_fault(item, &page->fault);
	if (wire_is(item, "pdf") || wire_is(item, "raster")) {
		page->pdf = (size_t)(item->value - page->answer->str);
		page->pdf_size = item->size;
	} else if (wire_is(item, "sheet") && wire_number(item, &block) == 0) {
		sheet = (size_t)MAX(block, 0);
		g_array_append_val(page->sheets, sheet);
	} else if (wire_is(item, "end")) {
		if (page->pdf_size == 0)
			return fail(page, N_("the program for it answered in an unknown way"));
		page->state = DESK_PAGE_DONE;
	}
	return 0;
}

/* The whole items that have come in. */
static int take_items(struct desk_page *page)
{
	while (page->state == DESK_PAGE_WORKING) {
		struct wire_item item;
		enum wire_result result = wire_next(
		    page->answer->str, page->answer->len, &page->read, &item);

		if (result == WIRE_MORE)
			return 0;
		if (result == WIRE_WRONG)
			return fail(page, N_("the program for it answered in an unknown way"));
		if (take_item(page, &item) != 0)
			return -1;
	}
	return 0;
}

/* Returns whether there may be more. */
static bool receive_some(struct desk_page *page)
{
	char bytes[READ_BYTES];
	ssize_t got = recv(page->socket, bytes, sizeof bytes, 0);

	if (got > 0)
		g_string_append_len(page->answer, bytes, got);
	explicit_bzero(bytes, sizeof bytes);
	return got > 0 || (got < 0 && (errno == EAGAIN || errno == EINTR));
}

enum desk_page_state desk_page_step(struct desk_page *page, struct fault *fault)
{
	bool more;

	if (page->state != DESK_PAGE_WORKING)
		return page->state;
	send_some(page);
	more = receive_some(page);
	if (take_items(page) != 0 ||
	    (page->state == DESK_PAGE_WORKING && !more &&
		fail(page, N_("the program for it stopped before it was ready")) != 0))
		page->state = DESK_PAGE_FAILED;
	if (page->state == DESK_PAGE_FAILED && fault != NULL)
		*fault = page->fault;
	return page->state;
}

const char *desk_page_pdf(const struct desk_page *page, size_t *ret_size)
{
	*ret_size = page->pdf_size;
	return page->answer->str + page->pdf;
}

const size_t *desk_page_sheets(const struct desk_page *page, size_t *ret_count)
{
	*ret_count = page->sheets->len;
	return (const size_t *)(void *)page->sheets->data;
}

void desk_page_free(struct desk_page *page)
{
	if (page == NULL)
		return;
	if (page->socket >= 0)
		close(page->socket);
	if (page->program > 0) {
		/* One that has answered ends by itself; another has nothing to lose. */
		if (page->state != DESK_PAGE_DONE)
			kill(page->program, SIGKILL);
		while (waitpid(page->program, NULL, 0) < 0 && errno == EINTR)
			continue;
	}
	wipe(page->request);
	wipe(page->answer);
	g_array_unref(page->sheets);
	g_free(page);
}

int desk_page_wait(struct desk_page *page, struct fault *fault)
{
	enum desk_page_state state;

	while ((state = desk_page_step(page, fault)) == DESK_PAGE_WORKING) {
		struct pollfd ready = { .fd = page->socket,
			.events = desk_page_events(page) };

		poll(&ready, 1, -1);
	}
	return state == DESK_PAGE_DONE ? 0 : -1;
}
