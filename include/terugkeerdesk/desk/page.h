/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/desk/page.h - pages made by a program of their own.
 *
 * The libraries that set type and talk to printers take longer to load than the desk may
 * take to show its first frame, so they live in `terugkeerdesk-page`.  The desk starts
 * it, sends a description of the page through a socket, and gets the result back the
 * same way: nothing about a person stands in arguments, the environment or files.
 */
#ifndef TERUGKEERDESK_DESK_PAGE_H
#define TERUGKEERDESK_DESK_PAGE_H

#include <stddef.h>

#include <glib.h>

#include "terugkeerdesk/document/page.h"

struct desk;
struct fault;

/* The program at work on one page. */
struct desk_page;

enum desk_page_state {
	DESK_PAGE_WORKING,
	DESK_PAGE_DONE,
	DESK_PAGE_FAILED
};

/*
 * desk_page_start(desk, document, catalogue, fault):
 * Start making a PDF file of a document.  Returns at once; NULL when the program cannot
 * be started.  In two steps where the document is not there yet: desk_page_prepare lets
 * the program look for its fonts meanwhile, desk_page_send gives it the document.
 */
struct desk_page *desk_page_start(const struct desk *desk, const struct document *document,
    const struct catalogue *catalogue, struct fault *fault);
struct desk_page *desk_page_prepare(const struct desk *desk, struct fault *fault);
void desk_page_send(struct desk_page *page, const struct document *document,
    const struct catalogue *catalogue);

/* The same as PWG raster, for a printer that takes no PDF: `dots` per inch. */
struct desk_page *desk_page_start_raster(const struct desk *desk,
    const struct document *document, const struct catalogue *catalogue, long dots,
    struct fault *fault);

/* What to poll for: one descriptor, and POLLIN with or without POLLOUT. */
int desk_page_descriptor(const struct desk_page *page);
short desk_page_events(const struct desk_page *page);

/* Do what can be done without waiting.  Call it when the descriptor is ready, until the
 * state is another than DESK_PAGE_WORKING; the fault is filled when it is FAILED. */
enum desk_page_state desk_page_step(struct desk_page *page, struct fault *fault);

/* When DONE: the file, borrowed; of desk_page_start_raster the PWG raster. */
const char *desk_page_pdf(const struct desk_page *page, size_t *ret_size);

/* When DONE: for each sheet of paper the block of the document that it begins with,
 * borrowed. */
const size_t *desk_page_sheets(const struct desk_page *page, size_t *ret_count);

/* Ends the program if it is still at work; wipes what it made.  NULL is fine. */
void desk_page_free(struct desk_page *page);

/* Step until there is an end, waiting; 0 when it is DONE. */
int desk_page_wait(struct desk_page *page, struct fault *fault);

/* Write a page to a new file, mode 0600, whole or not at all.  FAULT_EXISTS when anything
 * stands at `path`. */
int desk_page_save(
    const char *path, const char *bytes, size_t size, struct fault *fault);

/* The same in the place of the file that stands there, after somebody was asked. */
int desk_page_replace(
    const char *path, const char *bytes, size_t size, struct fault *fault);

#endif
