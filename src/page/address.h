/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * page/address.h - where a printer is.
 */
#ifndef TERUGKEERDESK_SRC_PAGE_ADDRESS_H
#define TERUGKEERDESK_SRC_PAGE_ADDRESS_H

#include <stdbool.h>

struct fault;

#define ADDRESS_TEXT 256

struct address {
	char text[ADDRESS_TEXT]; /* as it was given: what faults call it */
	char host[ADDRESS_TEXT]; /* or the path of a socket */
	int port;
	char resource[ADDRESS_TEXT]; /* "/ipp/print" */
	char uri[2 * ADDRESS_TEXT];  /* as the printer is told */
	bool tls;                    /* encrypted from the first byte */
	bool local;                  /* a queue of the print server on this machine */
	bool spool;                  /* a print server, which keeps a copy on disk */
	bool service; /* a name of DNS-SD: where that is must still be asked */
};

/* Whether the path is one of a print server. */
bool address_is_spool(const char *resource);

/*
 * address_read(text, ret, fault):
 * ipp://HOST[:PORT]/PATH, ipps://..., with the name of a machine or of a service, or the
 * name of a queue on this machine.
 * FAULT_PRINTER_ADDRESS; also for an address with a password in it.
 */
int address_read(const char *text, struct address *ret, struct fault *fault);

#endif
