/* SPDX-License-Identifier: EUPL-1.2 */
#include "service.h"

#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/document/wire.h"

void service_begin(void)
{
	/* What passes through here is about people. */
	prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
	signal(SIGPIPE, SIG_IGN);
	setlocale(LC_CTYPE, "C.UTF-8");
}

static bool is_whole(const struct service *service, const GString *request, size_t *at)
{
	return service->whole != NULL && service->whole(request, at);
}

static int read_request(const struct service *service, GString *ret, struct fault *fault)
{
	char bytes[65536];
	size_t at = 0;
	ssize_t got;

	do {
		got = read(STDIN_FILENO, bytes, sizeof bytes);
		if (got > 0)
			g_string_append_len(ret, bytes, got);
	} while ((got > 0 && ret->len <= service->most && !is_whole(service, ret, &at)) ||
		 (got < 0 && errno == EINTR));
	explicit_bzero(bytes, sizeof bytes);
	if (got < 0)
		return fault_from_errno(fault, service->name, errno);
	if (ret->len > service->most)
		return fault_set(
		    fault, FAULT_TOO_LONG, service->name, NULL, service->most_text);
	return 0;
}

int service_write(const GString *answer)
{
	for (size_t at = 0; at < answer->len;) {
		ssize_t put = write(STDOUT_FILENO, answer->str + at, answer->len - at);

		if (put < 0 && errno != EINTR)
			return -1;
		at += put > 0 ? (size_t)put : 0;
	}
	return 0;
}

static void wipe(GString *text)
{
	explicit_bzero(text->str, text->len);
	g_string_free(text, TRUE);
}

int service_run(const struct service *service)
{
	GString *request = g_string_new(NULL);
	GString *answer = g_string_new(NULL);
	struct fault fault = { 0 };
	int failed;

	if (read_request(service, request, &fault) != 0 ||
	    service->work(request, answer, &fault) != 0)
		wire_put_fault(answer, &fault);
	wire_put(answer, "end", "");
	failed = service_write(answer) != 0;
	wipe(answer);
	wipe(request);
	return failed;
}
