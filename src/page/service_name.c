/* SPDX-License-Identifier: EUPL-1.2 */
#include "service_name.h"

#include <string.h>

#include <cups/cups.h>
#include <glib.h>

#include "terugkeerdesk/core/fault.h"

/* How often libcups calls back while it waits for an answer. */
#define CALL_TICKS (2000 / PATIENCE_TICK)
/* A printer that is there answers at once; libcups notices after some of its calls. */
#define MOST_MILLISECONDS 10000

struct resolving {
	struct patience *patience;
	int stop;
	bool began;
};

static int on_progress(void *data, unsigned flags, cups_dest_t *dest)
{
	struct resolving *resolving = data;

	(void)dest;
	/* The address is there: connecting is for us. */
	if ((flags & CUPS_DEST_FLAGS_RESOLVING) == 0)
		resolving->stop = 1;
	for (int i = 0; i < CALL_TICKS && resolving->began && !resolving->stop; i++)
		resolving->stop = !patience_tick(resolving->patience);
	resolving->began = true;
	return !resolving->stop;
}

static bool take_uri(const char *uri, struct address *address)
{
	char scheme[16], user[ADDRESS_TEXT];

	if (uri == NULL || strstr(uri, "._tcp") != NULL ||
	    strlen(uri) >= sizeof address->uri ||
	    httpSeparateURI(HTTP_URI_CODING_ALL, uri, scheme, sizeof scheme, user,
		sizeof user, address->host, sizeof address->host, &address->port,
		address->resource, sizeof address->resource) != HTTP_URI_STATUS_OK)
		return false;
	g_strlcpy(address->uri, uri, sizeof address->uri);
	address->spool = address_is_spool(address->resource);
	address->service = false;
	return true;
}

int service_name_resolve(
    struct address *address, struct patience *patience, struct fault *fault)
{
	struct resolving resolving = { .patience = patience };
	char resource[ADDRESS_TEXT];
	cups_dest_t *dest = NULL;
	int count;
	bool found;

	if (!address->service)
		return 0;
	count = cupsAddDest("printer", NULL, 0, &dest);
	dest->num_options =
	    cupsAddOption("device-uri", address->text, dest->num_options, &dest->options);
	httpClose(cupsConnectDest(dest, CUPS_DEST_FLAGS_DEVICE, MOST_MILLISECONDS,
	    &resolving.stop, resource, sizeof resource, on_progress, &resolving));
	found = take_uri(
	    cupsGetOption("device-uri", dest->num_options, dest->options), address);
	cupsFreeDests(count, dest);
	if (found)
		return 0;
	if (patience->cancelled)
		return fault_set(fault, FAULT_PRINT_CANCELLED, address->text,
		    N_("nothing was printed"), NULL);
	return fault_set(fault, FAULT_PRINTER_NONE, address->text,
	    N_("no printer tells that name on this network"), NULL);
}
