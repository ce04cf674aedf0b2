/* SPDX-License-Identifier: EUPL-1.2 */
#include "search.h"

#include <string.h>
#include <unistd.h>

#include <cups/cups.h>
#include <glib.h>

#include "address.h"
#include "printer.h"

#include "terugkeerdesk/core/fault.h"

#define NETWORK_MILLISECONDS 5000
/* A print server that hangs ends the program, and whoever started it hears that. */
#define LAST_SECONDS 30

struct search {
	void (*tell)(void *data, const struct printer_found *found);
	void *data;
};

static const char *option(const cups_dest_t *dest, const char *name)
{
	const char *value = cupsGetOption(name, dest->num_options, dest->options);

	return value != NULL && g_utf8_validate(value, -1, NULL) ? value : "";
}

static bool is_stopped(const cups_dest_t *dest)
{
	return g_ascii_strtoll(option(dest, "printer-state"), NULL, 10) ==
		   IPP_PSTATE_STOPPED ||
	       strcmp(option(dest, "printer-is-accepting-jobs"), "false") == 0;
}

/* One that told its name has an address of DNS-SD, and no queue here yet. */
static bool is_discovered(const cups_dest_t *dest)
{
	return (g_ascii_strtoll(option(dest, "printer-type"), NULL, 10) &
		   CUPS_PRINTER_DISCOVERED) != 0;
}

/* Only the Internet Printing Protocol says how a page fares.  False: not for us. */
static bool read_network(const cups_dest_t *dest, struct printer_found *ret)
{
	const char *uri = option(dest, "device-uri");

	if ((!g_str_has_prefix(uri, "ipp://") && !g_str_has_prefix(uri, "ipps://")) ||
	    strlen(uri) >= sizeof ret->address)
		return false;
	ret->kind = PRINTER_NETWORK;
	/* Without what follows the path: a number that identifies the machine. */
	g_strlcpy(ret->address, uri, MIN(sizeof ret->address, strcspn(uri, "?") + 1));
	return true;
}

static bool read_dest(const cups_dest_t *dest, struct printer_found *ret)
{
	*ret = (struct printer_found){ .kind = PRINTER_QUEUE };
	printer_copy_name(ret->name, option(dest, "printer-info"));
	printer_copy_name(ret->place, option(dest, "printer-location"));
	if (is_discovered(dest))
		return read_network(dest, ret);
	if (dest->instance != NULL || strlen(dest->name) >= sizeof ret->address)
		return false;
	g_strlcpy(ret->address, dest->name, sizeof ret->address);
	ret->usual = dest->is_default != 0;
	ret->stopped = is_stopped(dest);
	return true;
}

/* Only what can be printed on. */
static bool is_address(const char *text)
{
	struct address address;

	return address_read(text, &address, NULL) == 0;
}

static int on_dest(void *data, unsigned flags, cups_dest_t *dest)
{
	struct search *search = data;
	struct printer_found found;

	if ((flags & CUPS_DEST_FLAGS_REMOVED) == 0 && read_dest(dest, &found) &&
	    is_address(found.address))
		search->tell(search->data, &found);
	return 1;
}

int search_printers(bool network,
    void (*tell)(void *data, const struct printer_found *found), void *data,
    struct fault *fault)
{
	struct search search = { .tell = tell, .data = data };
	int done;

	alarm(LAST_SECONDS);
	/* A mask without a type: none of those that were discovered. */
	done = cupsEnumDests(CUPS_DEST_FLAGS_NONE, NETWORK_MILLISECONDS, NULL, 0,
	    network ? 0 : CUPS_PRINTER_DISCOVERED, on_dest, &search);
	alarm(0);
	if (done == 0 && network)
		return fault_set(fault, FAULT_PRINTER_SEARCH, "DNS-SD",
		    N_("no service for it (Avahi) runs on this machine"), NULL);
	return 0;
}
