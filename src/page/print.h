/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * page/print.h - a file to a printer, by the Internet Printing Protocol.
 */
#ifndef TERUGKEERDESK_SRC_PAGE_PRINT_H
#define TERUGKEERDESK_SRC_PAGE_PRINT_H

#include "patience.h"

#include "terugkeerdesk/document/print.h"

struct fault;

/*
 * print_page(job, patience, tell, data, fault):
 * Ask the printer what it is, send the page under a neutral title, and follow it until it
 * lies in the tray.  `tell` hears of every change.  When it takes too long, or nobody
 * wants it any more, the page is taken back from the printer, so that it does not come
 * out later with nobody there.
 */
int print_page(const struct print_job *job, struct patience *patience,
    void (*tell)(void *data, const struct print_progress *progress), void *data,
    struct fault *fault);

#endif
