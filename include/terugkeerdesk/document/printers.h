/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/document/printers.h - what the desk and the program that talks to
 * printers say to each other about the printers there are.
 */
#ifndef TERUGKEERDESK_DOCUMENT_PRINTERS_H
#define TERUGKEERDESK_DOCUMENT_PRINTERS_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

#include "terugkeerdesk/document/print.h"

struct wire_item;

#define PRINTER_ADDRESS_MAX 256

enum printer_kind {
	PRINTER_SETTINGS, /* named in the settings of the desk */
	PRINTER_QUEUE,    /* a queue of the print server of this machine */
	PRINTER_NETWORK   /* told its name on the network */
};

/* A printer that was found. */
struct printer_found {
	enum printer_kind kind;
	char address[PRINTER_ADDRESS_MAX]; /* as in struct print_job */
	char name[PRINT_NAME_MAX];         /* for people; "" none */
	char place[PRINT_NAME_MAX];        /* where it stands; "" not said */
	bool usual;   /* the one that its print server takes itself */
	bool stopped; /* it takes nothing now */
};

/* Append the request: the queues, and with `network` also who answers on the network. */
void printer_search_write(GString *out, bool network);
/* False: this is no such request, but may be a job. */
bool printer_search_read(const char *bytes, size_t size, bool *ret_network);

void printer_found_write(GString *out, const struct printer_found *found);
/* Take one item in; *ret_whole: it was the last of one printer.  False: it is none of a
 * printer, or a wrong one. */
bool printer_found_take(
    struct printer_found *found, const struct wire_item *item, bool *ret_whole);

#endif
