/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tests/page/talk.h - the program that prints, started and listened to as the desk does.
 */
#ifndef TERUGKEERDESK_TESTS_PAGE_TALK_H
#define TERUGKEERDESK_TESTS_PAGE_TALK_H

#include "support.h"

#include <glib.h>

#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/document/print.h"

#include "fake_printer.h"

/* Bytes that are no text: a page must pass as it is. */
#define TALK_PAGE_SIZE 100000

struct talk {
	char page[TALK_PAGE_SIZE];
	GString *states; /* "connecting sending queued ..." */
	struct print_progress progress;
	struct fault fault;
	bool ended;
};

/* For cmocka_unit_test_setup_teardown. */
int talk_begin(void **state);
int talk_end(void **state);

/* Before the next page in one test. */
void talk_again(struct talk *talk);

/* Start the program with its end of a socket pair; returns ours. */
int talk_start(pid_t *ret);
void talk_send(int fd, const GString *request);

/* Print the page, and when the program comes to the state `stop_at` (NULL: none), want it
 * no more. */
void talk_print(struct talk *talk, const char *printer, const char *certificates,
    long patience, const char *stop_at);
/* The same on a new printer in that mood. */
void talk_print_in_mood(struct talk *talk, enum mood mood, long patience,
    const char *stop_at, struct fake_printer *printer);

void talk_assert_fault(const struct talk *talk, enum fault_code code, const char *found);
/* All went well, and the printer has the page byte for byte. */
void talk_assert_came_out(struct talk *talk, struct fake_printer *printer);
/* Whether a question that holds `what` came to the printer. */
bool talk_was_asked(struct fake_printer *printer, const char *what);

#endif
