/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/document/printers.h"

#include <string.h>

#include "terugkeerdesk/document/wire.h"

#define PRINTERS_FORMAT "terugkeerdesk-printers/1"

static const char *const kinds[] = {
	[PRINTER_SETTINGS] = "settings",
	[PRINTER_QUEUE] = "queue",
	[PRINTER_NETWORK] = "network",
};

static bool is_value(const struct wire_item *item, const char *value)
{
	return item->size == strlen(value) && memcmp(item->value, value, item->size) == 0;
}

/* --- the request --- */

void printer_search_write(GString *out, bool network)
{
	wire_put(out, "format", PRINTERS_FORMAT);
	wire_put_number(out, "network", network);
	wire_put(out, "end", "");
}

bool printer_search_read(const char *bytes, size_t size, bool *ret_network)
{
	struct wire_item item;
	size_t at = 0;
	long network;

	if (wire_next(bytes, size, &at, &item) != WIRE_ITEM ||
	    !wire_is(&item, "format") || !is_value(&item, PRINTERS_FORMAT) ||
	    wire_next(bytes, size, &at, &item) != WIRE_ITEM ||
	    !wire_is(&item, "network") || wire_number(&item, &network) != 0)
		return false;
	*ret_network = network != 0;
	return true;
}

/* --- the answer --- */

void printer_found_write(GString *out, const struct printer_found *found)
{
	wire_put(out, "address", found->address);
	wire_put(out, "name", found->name);
	wire_put(out, "place", found->place);
	wire_put_number(out, "usual", found->usual);
	wire_put_number(out, "stopped", found->stopped);
	/* The last of them: what came before belongs to it. */
	wire_put(out, "kind", kinds[found->kind]);
}

static bool take_text(char *text, size_t size, const struct wire_item *item)
{
	if (item->size >= size || !g_utf8_validate(item->value, (gssize)item->size, NULL))
		return false;
	memcpy(text, item->value, item->size);
	text[item->size] = '\0';
	return true;
}

static bool take_kind(struct printer_found *found, const struct wire_item *item)
{
	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
		if (is_value(item, kinds[i])) {
			found->kind = (enum printer_kind)i;
			return true;
		}
	}
	return false;
}

static bool take_flag(bool *flag, const struct wire_item *item)
{
	long number;

	if (wire_number(item, &number) != 0)
		return false;
	*flag = number != 0;
	return true;
}

bool printer_found_take(
    struct printer_found *found, const struct wire_item *item, bool *ret_whole)
{
	*ret_whole = wire_is(item, "kind");
	if (*ret_whole)
		return take_kind(found, item);
	if (wire_is(item, "address"))
		return take_text(found->address, sizeof found->address, item);
	if (wire_is(item, "name"))
		return take_text(found->name, sizeof found->name, item);
	if (wire_is(item, "place"))
		return take_text(found->place, sizeof found->place, item);
	if (wire_is(item, "usual"))
		return take_flag(&found->usual, item);
	return wire_is(item, "stopped") && take_flag(&found->stopped, item);
}
