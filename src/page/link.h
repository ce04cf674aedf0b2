/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * page/link.h - a connection to a printer: one question, one answer.
 */
#ifndef TERUGKEERDESK_SRC_PAGE_LINK_H
#define TERUGKEERDESK_SRC_PAGE_LINK_H

#include <stdbool.h>
#include <stddef.h>

#include <cups/cups.h>

#include "address.h"
#include "patience.h"

#include "terugkeerdesk/document/print.h"

struct fault;

struct link {
	struct address address;
	struct patience *patience;
	const char *pinned; /* fingerprints with "," between, one of which must be shown; or "" */
	http_t *http;
	char certificate[PRINT_FINGERPRINT_MAX]; /* shown; "": not encrypted */
	bool given; /* the printer has the page: it may come out whatever happens here */
};

/*
 * link_open(link, fault):
 * Connect, encrypted when the address says so.  FAULT_PRINTER_NONE, _SILENT, _ANSWER,
 * _CERTIFICATE, FAULT_PRINT_CANCELLED.
 */
int link_open(struct link *link, struct fault *fault);
/* The printer offers encryption: connect anew with it.  Without it again where that does
 * not work after all, unless it must show who it is. */
int link_secure(struct link *link, struct fault *fault);
/* Whether what is at the other end showed that it is what it must be.  A connection that is
 * encrypted from the first byte was checked when it was made. */
int link_check(const struct link *link, struct fault *fault);
void link_close(struct link *link);

/* A new question with what each of them must say. */
ipp_t *link_question(const struct link *link, ipp_op_t operation);

/*
 * link_ask(link, question, page, size, fault):
 * Takes the question over.  The answer, whatever the printer says in it, to ippDelete; or
 * NULL when there was none.  A page goes only to who shows that it is what it must be, at
 * the end of the connection that it goes through; otherwise that is closed.
 */
ipp_t *link_ask(struct link *link, ipp_t *question, const char *page, size_t size,
    struct fault *fault);

/* Why there was no answer, as a fault. */
int link_broken(const struct link *link, struct fault *fault);

#endif
