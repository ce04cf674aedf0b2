/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * page/service.h - what the programs that work for the desk have in common: a request on
 * standard input, an answer on standard output (document/wire.h).
 */
#ifndef TERUGKEERDESK_SRC_PAGE_SERVICE_H
#define TERUGKEERDESK_SRC_PAGE_SERVICE_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

struct fault;

struct service {
	const char *name; /* of the program, in faults */
	size_t most; /* bytes of a request */
	const char *most_text; /* the same, to be read */
	/* Whether the request ends in what came; *at is how far it was looked at before, 0 at
	 * first.  NULL: it ends with the input. */
	bool (*whole)(const GString *request, size_t *at);
	/* Do it, and put what there is to say into the answer. */
	int (*work)(const GString *request, GString *answer, struct fault *fault);
};

/* First of all: no tracing, no core dump, and text in UTF-8. */
void service_begin(void);

/* Read the request, work, and write the answer, a fault where there was one, and "end".
 * Both are wiped.  Returns the exit status. */
int service_run(const struct service *service);

/* Write what the answer has by now; -1: nobody listens. */
int service_write(const GString *answer);

#endif
