/* SPDX-License-Identifier: EUPL-1.2 */
#include "link.h"

#include <errno.h>
#include <string.h>

#include <glib.h>

#include "terugkeerdesk/core/fault.h"

#define CONNECT_SLICE 2000 /* milliseconds: how late a wish to stop may be seen */
#define HANDSHAKE     10000 /* how long libcups waits for one */
#define PIECE         16384

static const char *what_became(const struct link *link)
{
	return link->given ? N_("look whether the summary came out")
			   : N_("nothing was printed");
}

static int say(const struct link *link, enum fault_code code, const char *found,
    struct fault *fault)
{
	return fault_set(fault, code, link->address.text, found, NULL);
}

/* libcups has waited a tick. */
static int waited(http_t *http, void *data)
{
	struct link *link = data;

	(void)http;
	return patience_tick(link->patience);
}

static int out_of_patience(const struct link *link, struct fault *fault)
{
	return say(link,
	    link->patience->cancelled ? FAULT_PRINT_CANCELLED : FAULT_PRINTER_SILENT,
	    what_became(link), fault);
}

/* --- connecting --- */

/* The certificate that the printer shows, as SHA-256 of its DER form. */
static void read_certificate(struct link *link)
{
	cups_array_t *shown = NULL;
	http_credential_t *first;
	unsigned char hash[32];

	link->certificate[0] = '\0';
	if (httpCopyCredentials(link->http, &shown) != 0 || shown == NULL)
		return;
	first = cupsArrayFirst(shown);
	if (first != NULL && cupsHashData("sha2-256", first->data, first->datalen, hash,
				 sizeof hash) == (ssize_t)sizeof hash)
		cupsHashString(
		    hash, sizeof hash, link->certificate, sizeof link->certificate);
	httpFreeCredentials(shown);
}

/* A queue of this machine is reached through this machine alone. */
static bool must_show(const struct link *link)
{
	return *link->pinned != '\0' && !link->address.local;
}

int link_check(const struct link *link, struct fault *fault)
{
	if (!must_show(link) ||
	    (*link->certificate != '\0' && strstr(link->pinned, link->certificate) != NULL))
		return 0;
	return say(link, FAULT_PRINTER_CERTIFICATE,
	    *link->certificate != '\0' ? link->certificate : N_("none"), fault);
}

/* One try, slice by slice: a connection that is refused ends it, silence does not. */
static http_t *connect_slices(struct link *link, http_addrlist_t *places, bool tls)
{
	http_encryption_t encryption =
	    tls ? HTTP_ENCRYPTION_ALWAYS : HTTP_ENCRYPTION_IF_REQUESTED;
	int waited_for = tls ? HANDSHAKE : CONNECT_SLICE;
	http_t *http = NULL;

	while (http == NULL) {
		errno = 0;
		http = httpConnect2(link->address.host, link->address.port, places, AF_UNSPEC,
		    encryption, 1, CONNECT_SLICE, NULL);
		if (http == NULL && errno != ETIMEDOUT && errno != EINPROGRESS)
			break;
		for (int i = 0; http == NULL && i < waited_for / PATIENCE_TICK; i++) {
			if (!patience_tick(link->patience))
				return NULL;
		}
	}
	if (http != NULL)
		httpSetTimeout(http, PATIENCE_TICK / 1000.0, waited, link);
	return http;
}

static http_addrlist_t *find_places(const struct link *link)
{
	char port[8];

	g_snprintf(port, sizeof port, "%d", link->address.port);
	return httpAddrGetList(link->address.host, AF_UNSPEC, port);
}

static const char *why_none(const struct link *link, int error)
{
	if (link->address.tls && error != ECONNREFUSED && error != EHOSTUNREACH &&
	    error != ENETUNREACH)
		return N_("no encrypted connection can be made there");
	return link->address.local ? N_("no print server runs on this machine")
	                           : N_("nothing answers at that address");
}

int link_open(struct link *link, struct fault *fault)
{
	http_addrlist_t *places = find_places(link);
	int error;

	link_close(link);
	if (places == NULL)
		return say(link, FAULT_PRINTER_NONE,
		    N_("its name is not known on this network"), fault);
	link->http = connect_slices(link, places, link->address.tls);
	error = errno;
	httpAddrFreeList(places);
	if (link->http == NULL) {
		if (link->patience->cancelled || link->patience->left == 0)
			return out_of_patience(link, fault);
		return say(link, FAULT_PRINTER_NONE, why_none(link, error), fault);
	}
	read_certificate(link);
	return link->address.tls ? link_check(link, fault) : 0;
}

int link_secure(struct link *link, struct fault *fault)
{
	link->address.tls = true;
	if (link_open(link, fault) == 0)
		return 0;
	if (must_show(link) || link->patience->cancelled)
		return -1;
	/* Small printers speak with one at a time: the connection before is gone. */
	link->address.tls = false;
	return link_open(link, fault);
}

void link_close(struct link *link)
{
	httpClose(link->http);
	link->http = NULL;
}

/* --- asking --- */

ipp_t *link_question(const struct link *link, ipp_op_t operation)
{
	ipp_t *question = ippNewRequest(operation);

	ippAddString(question, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", NULL,
	    link->address.uri);
	/* Of everybody the same: a printer shows and keeps it. */
	ippAddString(question, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", NULL,
	    "desk");
	return question;
}

static bool send_pieces(struct link *link, const char *page, size_t size)
{
	for (size_t at = 0; at < size;) {
		size_t piece = MIN(size - at, PIECE);

		if (link->patience->cancelled ||
		    cupsWriteRequestData(link->http, page + at, piece) != HTTP_STATUS_CONTINUE)
			return false;
		at += piece;
	}
	return true;
}

/* Where a printer closes a connection after an answer libcups makes another by itself: who
 * is at its end has not been looked at yet. */
static int check_anew(struct link *link, struct fault *fault)
{
	read_certificate(link);
	if (link_check(link, fault) == 0)
		return 0;
	link_close(link);
	return -1;
}

ipp_t *link_ask(
    struct link *link, ipp_t *question, const char *page, size_t size, struct fault *fault)
{
	int number = ippGetRequestId(question);
	ipp_t *answer = NULL;
	http_status_t status =
	    cupsSendRequest(link->http, question, link->address.resource,
		ippLength(question) + size);

	ippDelete(question);
	if (status == HTTP_STATUS_CONTINUE && size > 0) {
		if (check_anew(link, fault) != 0)
			return NULL;
		link->given = true;
		if (!send_pieces(link, page, size))
			status = HTTP_STATUS_ERROR;
	}
	if (status == HTTP_STATUS_CONTINUE || status == HTTP_STATUS_OK)
		answer = cupsGetResponse(link->http, link->address.resource);
	if (answer != NULL && ippGetRequestId(answer) != number) {
		ippDelete(answer);
		answer = NULL;
	}
	if (answer == NULL)
		link_broken(link, fault);
	return answer;
}

/* Whoever took a page is a printer, whatever it says then; the page may come out. */
static int say_strange(const struct link *link, struct fault *fault)
{
	return link->given ? say(link, FAULT_PRINTER_LOST, what_became(link), fault)
			   : say(link, FAULT_PRINTER_ANSWER, NULL, fault);
}

int link_broken(const struct link *link, struct fault *fault)
{
	if (link->patience->cancelled || link->patience->left == 0)
		return out_of_patience(link, fault);
	switch (httpGetStatus(link->http)) {
	case HTTP_STATUS_UNAUTHORIZED:
	case HTTP_STATUS_CUPS_AUTHORIZATION_CANCELED:
		return say(link, FAULT_PRINTER_PASSWORD, NULL, fault);
	case HTTP_STATUS_FORBIDDEN:
		return say(link, FAULT_PRINTER_REFUSED, N_("this desk may not print there"), fault);
	case HTTP_STATUS_NOT_FOUND:
		return say(link, FAULT_PRINTER_NONE,
		    N_("the machine at that address has no printer of that name"), fault);
	case HTTP_STATUS_ERROR:
	case HTTP_STATUS_CONTINUE:
	case HTTP_STATUS_OK:
		return httpError(link->http) == EINVAL
		    ? say_strange(link, fault)
		    : say(link, FAULT_PRINTER_LOST, what_became(link), fault);
	default:
		return say_strange(link, fault);
	}
}
