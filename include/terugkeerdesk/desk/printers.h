/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/desk/printers.h - the printers to choose from.
 *
 * Those of the settings are there at once.  The queues of the print server of this
 * machine and, only when somebody asks for that, the printers that tell their name on the
 * network are looked for by the program that prints.
 */
#ifndef TERUGKEERDESK_DESK_PRINTERS_H
#define TERUGKEERDESK_DESK_PRINTERS_H

#include <stdbool.h>
#include <stddef.h>

#include "terugkeerdesk/document/printers.h"

struct desk;
struct desk_search;
struct fault;

/*
 * desk_printers(desk):
 * The printers of the settings, the first of which is the usual one; NULL-ended, to
 * g_strfreev.  Empty when there are none.
 */
char **desk_printers(const struct desk *desk);

enum desk_search_state {
	DESK_SEARCH_WORKING,
	DESK_SEARCH_DONE,
	DESK_SEARCH_FAILED /* not all could be looked for; what was found stands */
};

/*
 * desk_search_start(desk, network, fault):
 * Start looking.  Returns at once, with the printers of the settings in the list; NULL
 * when the program cannot be started.
 */
struct desk_search *desk_search_start(
    const struct desk *desk, bool network, struct fault *fault);

/* What to poll for, as long as it works. */
int desk_search_descriptor(const struct desk_search *search);
short desk_search_events(const struct desk_search *search);
/* Do what can be done without waiting; the fault is filled when the state is FAILED. */
enum desk_search_state desk_search_step(struct desk_search *search, struct fault *fault);
/* Step until there is an end, waiting. */
enum desk_search_state desk_search_wait(struct desk_search *search, struct fault *fault);

/* It takes too long: what was found stands, and the state is DONE. */
void desk_search_stop(struct desk_search *search);

/* Those known by now, borrowed until the next step: of the settings, queues, network. One
 * that was found and stands in the settings too is there once, as one of the settings. */
const struct printer_found *desk_search_list(
    const struct desk_search *search, size_t *ret_count);

/* The same for other programs, as terugkeerdesk-printers/1; g_free. */
char *desk_search_json(const struct desk_search *search, bool network);

/* Ends the program if it is still at work.  NULL is fine. */
void desk_search_free(struct desk_search *search);

#endif
