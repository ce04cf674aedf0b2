/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/printers.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/document/wire.h"
#include "terugkeerdesk/exchange/writer.h"

#include "internal.h"
#include "program.h"

#define READ_BYTES 4096
/* A network can be full of them; a list that nobody reads to its end is no help. */
#define PRINTERS_MAX 500

struct desk_search {
	pid_t program;
	int socket;
	enum desk_search_state state;
	struct fault fault;
	bool answered;
	GString *request;
	size_t sent;
	GString *answer;
	size_t read;
	struct printer_found next; /* being read */
	GArray *list;              /* struct printer_found, by kind */
};

char **desk_printers(const struct desk *desk)
{
	const char *text = desk->env.config->printers;
	char **words = g_strsplit_set(text != NULL ? text : "", ", ", -1);
	size_t kept = 0;

	for (size_t i = 0; words[i] != NULL; i++) {
		if (*words[i] != '\0')
			words[kept++] = words[i];
		else
			g_free(words[i]);
	}
	words[kept] = NULL;
	return words;
}

/* --- the list --- */

static struct printer_found *at(const struct desk_search *search, size_t index)
{
	return &g_array_index(search->list, struct printer_found, index);
}

static void add(struct desk_search *search, const struct printer_found *found)
{
	size_t place = 0;

	for (size_t i = 0; i < search->list->len; i++) {
		struct printer_found *known = at(search, i);

		if (strcmp(known->address, found->address) == 0) {
			g_strlcpy(known->name, found->name, sizeof known->name);
			g_strlcpy(known->place, found->place, sizeof known->place);
			known->stopped = found->stopped;
			return;
		}
		if (known->kind <= found->kind)
			place = i + 1;
	}
	if (search->list->len < PRINTERS_MAX)
		g_array_insert_val(search->list, place, *found);
}

static void add_settings(struct desk_search *search, const struct desk *desk)
{
	char **printers = desk_printers(desk);

	for (size_t i = 0; printers[i] != NULL; i++) {
		struct printer_found found = { .kind = PRINTER_SETTINGS,
			.usual = i == 0 };

		if (g_strlcpy(found.address, printers[i], sizeof found.address) <
		    sizeof found.address)
			add(search, &found);
	}
	g_strfreev(printers);
}

const struct printer_found *desk_search_list(
    const struct desk_search *search, size_t *ret_count)
{
	*ret_count = search->list->len;
	return (const struct printer_found *)(void *)search->list->data;
}

char *desk_search_json(const struct desk_search *search, bool network)
{
	static const char *const kinds[] = {
		[PRINTER_SETTINGS] = "settings",
		[PRINTER_QUEUE] = "queue",
		[PRINTER_NETWORK] = "network",
	};
	struct writer writer;

	writer_start(&writer, true);
	writer_begin(&writer, NULL, '{');
	writer_string(&writer, "format", "terugkeerdesk-printers/1");
	writer_boolean(&writer, "network", network && search->state == DESK_SEARCH_DONE);
	writer_begin(&writer, "printers", '[');
	for (size_t i = 0; i < search->list->len; i++) {
		const struct printer_found *found = at(search, i);

		writer_begin(&writer, NULL, '{');
		writer_string(&writer, "address", found->address);
		writer_string(&writer, "name", found->name);
		writer_string(&writer, "place", found->place);
		writer_string(&writer, "kind", kinds[found->kind]);
		writer_boolean(&writer, "usual", found->usual);
		writer_boolean(&writer, "stopped", found->stopped);
		writer_end(&writer, '}');
	}
	writer_end(&writer, ']');
	writer_end(&writer, '}');
	return writer_finish(&writer);
}

/* --- the program that looks --- */

struct desk_search *desk_search_start(
    const struct desk *desk, bool network, struct fault *fault)
{
	struct desk_search *search = g_new0(struct desk_search, 1);
	char *path = program_beside(desk->env.page_program, "terugkeerdesk-print");

	search->request = g_string_new(NULL);
	search->answer = g_string_new(NULL);
	search->list = g_array_new(FALSE, FALSE, sizeof(struct printer_found));
	search->socket = -1;
	add_settings(search, desk);
	printer_search_write(search->request, network);
	search->program = program_start(path, &search->socket, fault);
	g_free(path);
	if (search->program > 0)
		return search;
	search->program = 0;
	desk_search_free(search);
	return NULL;
}

int desk_search_descriptor(const struct desk_search *search)
{
	return search->socket;
}

short desk_search_events(const struct desk_search *search)
{
	return search->sent < search->request->len ? POLLIN | POLLOUT : POLLIN;
}

static void send_some(struct desk_search *search)
{
	ssize_t sent = send(search->socket, search->request->str + search->sent,
	    search->request->len - search->sent, MSG_NOSIGNAL);

	if (sent > 0)
		search->sent += (size_t)sent;
	else if (sent < 0 && errno != EAGAIN && errno != EINTR)
		search->sent = search->request->len; /* its answer may say why */
}

/* Returns whether there may be more. */
static bool receive_some(struct desk_search *search)
{
	char bytes[READ_BYTES];
	ssize_t got = recv(search->socket, bytes, sizeof bytes, 0);

	if (got > 0)
		g_string_append_len(search->answer, bytes, got);
	return got > 0 || (got < 0 && (errno == EAGAIN || errno == EINTR));
}

static int fail(struct desk_search *search, const char *found)
{
	return fault_set(
	    &search->fault, FAULT_PAGE_PROGRAM, "terugkeerdesk-print", found, NULL);
}

static int take_item(struct desk_search *search, const struct wire_item *item)
{
	bool whole = false;

	if (wire_is(item, "end")) {
		search->answered = true;
		return search->fault.code != FAULT_NONE ? -1 : 0;
	}
	if (wire_is(item, "fault")) {
		wire_fault(item, &search->fault);
		return 0;
	}
	if (!printer_found_take(&search->next, item, &whole))
		return fail(search, N_("the program for it answered in an unknown way"));
	if (whole) {
		add(search, &search->next);
		search->next = (struct printer_found){ 0 };
	}
	return 0;
}

static int take_items(struct desk_search *search)
{
	struct wire_item item;
	enum wire_result result;
	int failed = 0;

	while (!search->answered && failed == 0) {
		result = wire_next(
		    search->answer->str, search->answer->len, &search->read, &item);
		if (result == WIRE_MORE)
			return 0;
		failed = result == WIRE_ITEM
			     ? take_item(search, &item)
			     : fail(search,
				   N_("the program for it answered in an unknown way"));
	}
	return failed;
}

enum desk_search_state desk_search_step(struct desk_search *search, struct fault *fault)
{
	bool more;

	if (search->state == DESK_SEARCH_WORKING) {
		send_some(search);
		more = receive_some(search);
		if (take_items(search) != 0 ||
		    (!search->answered && !more &&
			fail(search,
			    N_("the program for it stopped before it was ready")) != 0))
			search->state = DESK_SEARCH_FAILED;
		else if (search->answered)
			search->state = DESK_SEARCH_DONE;
	}
	if (search->state == DESK_SEARCH_FAILED && fault != NULL)
		*fault = search->fault;
	return search->state;
}

enum desk_search_state desk_search_wait(struct desk_search *search, struct fault *fault)
{
	enum desk_search_state state;

	while ((state = desk_search_step(search, fault)) == DESK_SEARCH_WORKING) {
		struct pollfd ready = { .fd = search->socket,
			.events = desk_search_events(search) };

		poll(&ready, 1, -1);
	}
	return state;
}

/* One that only looks has nothing to lose. */
static void end_program(struct desk_search *search)
{
	if (search->socket >= 0)
		close(search->socket);
	search->socket = -1;
	if (search->program <= 0)
		return;
	if (!search->answered)
		kill(search->program, SIGKILL);
	while (waitpid(search->program, NULL, 0) < 0 && errno == EINTR)
		continue;
	search->program = 0;
}

void desk_search_stop(struct desk_search *search)
{
	end_program(search);
	if (search->state == DESK_SEARCH_WORKING)
		search->state = DESK_SEARCH_DONE;
}

void desk_search_free(struct desk_search *search)
{
	if (search == NULL)
		return;
	end_program(search);
	g_string_free(search->request, TRUE);
	g_string_free(search->answer, TRUE);
	g_array_unref(search->list);
	g_free(search);
}
