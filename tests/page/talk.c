/* SPDX-License-Identifier: EUPL-1.2 */
#include "talk.h"

#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "terugkeerdesk/document/wire.h"

int talk_begin(void **state)
{
	struct talk *talk = g_new0(struct talk, 1);
	struct support_random random = support_seed();

	for (size_t i = 0; i < TALK_PAGE_SIZE; i++)
		talk->page[i] = (char)support_random_below(&random, 256);
	memcpy(talk->page, "%PDF-1.5\n", 9);
	talk->states = g_string_new(NULL);
	*state = talk;
	return 0;
}

int talk_end(void **state)
{
	struct talk *talk = *state;

	g_string_free(talk->states, TRUE);
	g_free(talk);
	return 0;
}

static void take_item(struct talk *talk, const struct wire_item *item)
{
	if (wire_is(item, "fault")) {
		wire_fault(item, &talk->fault);
	} else if (wire_is(item, "end")) {
		talk->ended = true;
	} else {
		assert_true(print_progress_take(&talk->progress, item));
		if (wire_is(item, "state"))
			g_string_append_printf(talk->states, "%s%.*s",
			    talk->states->len > 0 ? " " : "", (int)item->size,
			    item->value);
	}
}

void talk_again(struct talk *talk)
{
	talk->fault = (struct fault){ 0 };
	talk->progress = (struct print_progress){ 0 };
	talk->ended = false;
	g_string_truncate(talk->states, 0);
}

int talk_start(pid_t *ret)
{
	char *program = support_build("src/page/terugkeerdesk-print");
	int sockets[2];

	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, sockets), 0);
	*ret = fork();
	if (*ret == 0) {
		dup2(sockets[1], STDIN_FILENO);
		dup2(sockets[1], STDOUT_FILENO);
		close(sockets[0]);
		close(sockets[1]);
		execl(program, program, (char *)NULL);
		_exit(127);
	}
	close(sockets[1]);
	g_free(program);
	return sockets[0];
}

void talk_send(int fd, const GString *request)
{
	for (size_t at = 0; at < request->len;) {
		ssize_t sent = write(fd, request->str + at, request->len - at);

		assert_true(sent > 0);
		at += (size_t)sent;
	}
}

/* Read all it says; when it comes to the state `stop_at` (NULL: none), close our side. */
static void listen_to(struct talk *talk, int fd, const char *stop_at)
{
	GString *answer = g_string_new(NULL);
	struct wire_item item;
	size_t at = 0;
	bool asked = false;
	char bytes[4096];
	ssize_t got;

	while ((got = read(fd, bytes, sizeof bytes)) > 0) {
		g_string_append_len(answer, bytes, got);
		while (wire_next(answer->str, answer->len, &at, &item) == WIRE_ITEM)
			take_item(talk, &item);
		if (!asked && stop_at != NULL &&
		    g_str_has_suffix(talk->states->str, stop_at)) {
			asked = true;
			shutdown(fd, SHUT_WR);
		}
	}
	assert_int_equal(at, answer->len);
	assert_true(talk->ended);
	g_string_free(answer, TRUE);
}

void talk_print(struct talk *talk, const char *printer, const char *certificates,
    long patience, const char *stop_at)
{
	struct print_job job = {
		.patience = patience, .page = talk->page, .page_size = TALK_PAGE_SIZE
	};
	GString *request = g_string_new(NULL);
	pid_t program;
	int status;
	int fd = talk_start(&program);

	job.printer = g_strdup(printer);
	job.certificates = g_strdup(certificates);
	print_job_write(request, &job);
	talk_send(fd, request);
	listen_to(talk, fd, stop_at);
	close(fd);
	assert_int_equal(waitpid(program, &status, 0), program);
	assert_int_equal(status, 0);
	g_string_free(request, TRUE);
	g_free(job.printer);
	g_free(job.certificates);
}

void talk_print_in_mood(struct talk *talk, enum mood mood, long patience,
    const char *stop_at, struct fake_printer *printer)
{
	fake_printer_start(printer, mood, 0);
	talk_print(talk, printer->uri, "", patience, stop_at);
}

void talk_assert_fault(const struct talk *talk, enum fault_code code, const char *found)
{
	char sentence[1000];

	fault_text(&talk->fault, NULL, sentence, sizeof sentence);
	if (talk->fault.code != code || strstr(sentence, found) == NULL)
		fail_msg("“%s” is not %s with “%s”", sentence, fault_name(code), found);
}

void talk_assert_came_out(struct talk *talk, struct fake_printer *printer)
{
	char *path = g_build_filename(printer->folder, "page.pdf", NULL);
	size_t size;
	char *page;

	if (talk->fault.code != FAULT_NONE)
		talk_assert_fault(talk, FAULT_NONE, "");
	assert_int_equal(talk->progress.state, PRINT_DONE);
	page = support_read_file(path, &size);
	assert_int_equal(size, TALK_PAGE_SIZE);
	assert_memory_equal(page, talk->page, TALK_PAGE_SIZE);
	g_free(page);
	g_free(path);
}

bool talk_was_asked(struct fake_printer *printer, const char *what)
{
	char *asked = fake_printer_file(printer, "requests");
	bool found = asked != NULL && strstr(asked, what) != NULL;

	g_free(asked);
	return found;
}
