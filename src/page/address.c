/* SPDX-License-Identifier: EUPL-1.2 */
#include "address.h"

#include <string.h>

#include <cups/cups.h>
#include <glib.h>

#include "terugkeerdesk/core/fault.h"

static int wrong(const char *text, struct fault *fault)
{
	return fault_set(fault, FAULT_PRINTER_ADDRESS, "printer", text,
	    N_("an address like ipps://printer.example/ipp/print, or the name of a queue"));
}

/* What CUPS allows in the name of a queue, and nothing that could be a path. */
static bool is_queue(const char *text)
{
	size_t length = strlen(text);

	if (length == 0 || length > 127 || *text == '.' || *text == '-')
		return false;
	for (size_t i = 0; i < length; i++) {
		if (!g_ascii_isalnum(text[i]) && strchr("._-+", text[i]) == NULL)
			return false;
	}
	return true;
}

static int read_queue(struct address *address, struct fault *fault)
{
	if (!is_queue(address->text))
		return wrong(address->text, fault);
	g_strlcpy(address->host, cupsServer(), sizeof address->host);
	address->port = ippPort();
	g_snprintf(address->resource, sizeof address->resource, "/printers/%s", address->text);
	httpAssembleURI(HTTP_URI_CODING_ALL, address->uri, sizeof address->uri, "ipp", NULL,
	    "localhost", 0, address->resource);
	address->local = *address->host == '/' || strcmp(address->host, "localhost") == 0;
	address->spool = true;
	return 0;
}

/* As CUPS names its queues, here or on a server. */
bool address_is_spool(const char *resource)
{
	return g_str_has_prefix(resource, "/printers/") ||
	    g_str_has_prefix(resource, "/classes/");
}

/* "Example Printer._ipps._tcp.local" */
static bool is_service(const char *host)
{
	return strstr(host, "._ipp._tcp.") != NULL || strstr(host, "._ipps._tcp.") != NULL;
}

static int read_uri(struct address *address, struct fault *fault)
{
	char scheme[16], user[ADDRESS_TEXT];
	http_uri_status_t status = httpSeparateURI(HTTP_URI_CODING_ALL, address->text, scheme,
	    sizeof scheme, user, sizeof user, address->host, sizeof address->host,
	    &address->port, address->resource, sizeof address->resource);

	if (status != HTTP_URI_STATUS_OK || *user != '\0' || *address->host == '\0' ||
	    *address->host == '/' || address->port < 1 || address->port > 65535)
		return wrong(address->text, fault);
	if (strcmp(scheme, "ipp") != 0 && strcmp(scheme, "ipps") != 0)
		return wrong(address->text, fault);
	address->tls = strcmp(scheme, "ipps") == 0;
	address->spool = address_is_spool(address->resource);
	address->service = is_service(address->host);
	g_strlcpy(address->uri, address->text, sizeof address->uri);
	return 0;
}

int address_read(const char *text, struct address *ret, struct fault *fault)
{
	struct address address = { 0 };
	int failed;

	if (strlen(text) >= sizeof address.text)
		return wrong(text, fault);
	for (const char *at = text; *at != '\0'; at++) {
		if (!g_ascii_isgraph(*at))
			return wrong(text, fault);
	}
	g_strlcpy(address.text, text, sizeof address.text);
	failed = strstr(text, "://") != NULL ? read_uri(&address, fault)
	                                     : read_queue(&address, fault);
	if (failed == 0)
		*ret = address;
	return failed;
}
