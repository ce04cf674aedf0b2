/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/desk/print.h - a page to paper.
 *
 * Programs of our own do the work, one after the other: one sets the page, one talks to
 * the printer.  Where that takes no PDF but pixels, a third one makes those.  Nothing is
 * written to disk here.
 */
#ifndef TERUGKEERDESK_DESK_PRINT_H
#define TERUGKEERDESK_DESK_PRINT_H

#include <stddef.h>

#include "terugkeerdesk/document/print.h"

struct desk;
struct desk_calculation;
struct desk_case;
struct desk_print;
struct desk_told_summary;
struct fault;

enum desk_print_state {
	DESK_PRINT_WORKING,
	DESK_PRINT_DONE,
	DESK_PRINT_FAILED
};

/*
 * A printer of the network that showed a certificate must show the same one the next time,
 * unless the settings name those that count: FAULT_PRINTER_CHANGED.  Somebody looked, and
 * the printer was replaced: what it shows next counts.
 */
void desk_printer_forget(const char *printer);

/*
 * desk_print_start(desk, opened, calculation, page, fault):
 * Start setting a page and printing it on page->printer.  Returns at once; NULL when that
 * cannot be: FAULT_PRINTER_ADDRESS, or there is no program.  The log gets both events of
 * desk/told.h: nothing is sent before the first stands in it.  All is borrowed until
 * desk_print_free, but for the bytes and the result of `page`, which do not count.
 */
struct desk_print *desk_print_start(struct desk *desk, const struct desk_case *opened,
    const struct desk_calculation *calculation, const struct desk_told_summary *page,
    struct fault *fault);

/* What to poll for; both may be others after each step. */
int desk_print_descriptor(const struct desk_print *print);
short desk_print_events(const struct desk_print *print);

/* Do what can be done without waiting.  Call it when the descriptor is ready, until the
 * state is another than DESK_PRINT_WORKING; the fault is filled when it is FAILED. */
enum desk_print_state desk_print_step(struct desk_print *print, struct fault *fault);

/* How far it is; PRINT_CONNECTING while the page is set. */
const struct print_progress *desk_print_progress(const struct desk_print *print);

/* It is not wanted any more: the page is taken back.  Go on stepping to the end. */
void desk_print_cancel(struct desk_print *print);

/* The desk locks: the same, and the log gets its end now.  Nothing is stepped any more. */
void desk_print_leave(struct desk_print *print);

/* One at work is cancelled, and not waited for.  Wipes the page.  NULL is fine. */
void desk_print_free(struct desk_print *print);

#endif
