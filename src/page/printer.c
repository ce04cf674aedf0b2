/* SPDX-License-Identifier: EUPL-1.2 */
#include "printer.h"

#include <string.h>

#include <glib.h>

#include "terugkeerdesk/core/fault.h"

static const char *const asked[] = {
	"printer-name",
	"printer-info",
	"printer-make-and-model",
	"printer-state",
	"printer-state-reasons",
	"printer-is-accepting-jobs",
	"document-format-supported",
	"pwg-raster-document-resolution-supported",
	"pwg-raster-document-type-supported",
	"media-supported",
	"operations-supported",
	"uri-security-supported",
};

const char *printer_text(ipp_t *answer, const char *name)
{
	ipp_attribute_t *attribute = ippFindAttribute(answer, name, IPP_TAG_ZERO);
	const char *text = attribute != NULL ? ippGetString(attribute, 0, NULL) : NULL;

	return text != NULL && g_utf8_validate(text, -1, NULL) ? text : "";
}

void printer_copy_name(char ret[PRINT_NAME_MAX], const char *text)
{
	size_t used = 0;

	while (*text != '\0') {
		gunichar letter = g_utf8_get_char(text);
		size_t size = (size_t)g_unichar_to_utf8(letter, NULL);

		if (g_unichar_isprint(letter)) {
			if (used + size >= PRINT_NAME_MAX)
				break;
			memcpy(ret + used, text, size);
			used += size;
		}
		text += size;
	}
	ret[used] = '\0';
}

long printer_number(ipp_t *answer, const char *name, long none)
{
	ipp_attribute_t *attribute = ippFindAttribute(answer, name, IPP_TAG_ZERO);
	ipp_tag_t type = attribute != NULL ? ippGetValueTag(attribute) : IPP_TAG_ZERO;

	if (type == IPP_TAG_INTEGER || type == IPP_TAG_ENUM)
		return ippGetInteger(attribute, 0);
	if (type == IPP_TAG_BOOLEAN)
		return ippGetBoolean(attribute, 0);
	return none;
}

static bool holds(ipp_t *answer, const char *name, const char *value)
{
	ipp_attribute_t *attribute = ippFindAttribute(answer, name, IPP_TAG_ZERO);

	return attribute != NULL && ippContainsString(attribute, value) != 0;
}

static bool can(ipp_t *answer, ipp_op_t operation)
{
	ipp_attribute_t *attribute =
	    ippFindAttribute(answer, "operations-supported", IPP_TAG_ENUM);

	return attribute != NULL && ippContainsInteger(attribute, (int)operation) != 0;
}

/* "media-empty-error" is "media-empty"; a warning or a report stops nothing. */
static bool reason_of(const char *keyword, char *ret)
{
	size_t length = strlen(keyword);

	if (strcmp(keyword, "none") == 0 || g_str_has_suffix(keyword, "-warning") ||
	    g_str_has_suffix(keyword, "-report"))
		return false;
	if (g_str_has_suffix(keyword, "-error"))
		length -= strlen("-error");
	if (length == 0 || length >= PRINT_REASON_MAX)
		return false;
	memcpy(ret, keyword, length);
	ret[length] = '\0';
	return true;
}

void printer_reason(ipp_t *answer, const char *name, char ret[PRINT_REASON_MAX])
{
	ipp_attribute_t *attribute = ippFindAttribute(answer, name, IPP_TAG_ZERO);
	int count = attribute != NULL ? ippGetCount(attribute) : 0;

	*ret = '\0';
	for (int i = 0; i < count; i++) {
		const char *keyword = ippGetString(attribute, i, NULL);
		char reason[PRINT_REASON_MAX];

		if (keyword == NULL || !g_str_is_ascii(keyword) || !reason_of(keyword, reason))
			continue;
		if (*ret == '\0' || print_reason_text(reason) != NULL)
			g_strlcpy(ret, reason, PRINT_REASON_MAX);
		if (print_reason_text(ret) != NULL)
			return;
	}
}

static void join_formats(ipp_t *answer, char *ret, size_t size)
{
	ipp_attribute_t *attribute =
	    ippFindAttribute(answer, "document-format-supported", IPP_TAG_MIMETYPE);
	int count = attribute != NULL ? ippGetCount(attribute) : 0;

	*ret = '\0';
	for (int i = 0; i < count; i++) {
		const char *format = ippGetString(attribute, i, NULL);

		/* "Anything": it would have to guess. */
		if (format == NULL || strcmp(format, "application/octet-stream") == 0)
			continue;
		if (*ret != '\0')
			g_strlcat(ret, ", ", size);
		g_strlcat(ret, format, size);
	}
	if (*ret == '\0')
		g_strlcpy(ret, "?", size);
}

/* Finer is slower, and no easier to read. */
#define ENOUGH_DOTS 300
#define LEAST_DOTS  150
#define MOST_DOTS   600

/* The resolution to use: the coarsest that is fine enough, else the finest. */
static long read_dots(ipp_t *answer)
{
	ipp_attribute_t *attribute = ippFindAttribute(
	    answer, "pwg-raster-document-resolution-supported", IPP_TAG_RESOLUTION);
	long best = 0;

	if (attribute == NULL || !holds(answer, "document-format-supported", "image/pwg-raster") ||
	    !holds(answer, "pwg-raster-document-type-supported", "sgray_8"))
		return 0;
	for (int i = 0; i < ippGetCount(attribute); i++) {
		ipp_res_t unit = IPP_RES_PER_INCH;
		int down = 0;
		int dots = ippGetResolution(attribute, i, &down, &unit);

		if (unit != IPP_RES_PER_INCH || dots != down || dots < LEAST_DOTS ||
		    dots > MOST_DOTS)
			continue;
		if (best == 0 || (best < ENOUGH_DOTS && dots > best) ||
		    (dots >= ENOUGH_DOTS && dots < best))
			best = dots;
	}
	return best;
}

static void read_printer(ipp_t *answer, struct printer *ret)
{
	const char *name = printer_text(answer, "printer-make-and-model");

	*ret = (struct printer){ 0 };
	if (*name == '\0')
		name = printer_text(answer, "printer-name");
	printer_copy_name(ret->name, name);
	ret->secure = holds(answer, "uri-security-supported", "tls");
	ret->pdf = holds(answer, "document-format-supported", "application/pdf");
	ret->dots = read_dots(answer);
	ret->accepts = printer_number(answer, "printer-is-accepting-jobs", 1) != 0;
	ret->a4 = holds(answer, "media-supported", "iso_a4_210x297mm");
	ret->validate = can(answer, IPP_OP_VALIDATE_JOB);
	ret->two_steps = can(answer, IPP_OP_CREATE_JOB) && can(answer, IPP_OP_SEND_DOCUMENT);
	join_formats(answer, ret->formats, sizeof ret->formats);
	if (printer_number(answer, "printer-state", IPP_PSTATE_IDLE) == IPP_PSTATE_STOPPED)
		printer_reason(answer, "printer-state-reasons", ret->reason);
}

int printer_ask(struct link *link, struct printer *ret, struct fault *fault)
{
	ipp_t *question = link_question(link, IPP_OP_GET_PRINTER_ATTRIBUTES);
	ipp_t *answer;
	int failed = 0;

	ippAddStrings(question, IPP_TAG_OPERATION, IPP_CONST_TAG(IPP_TAG_KEYWORD),
	    "requested-attributes", G_N_ELEMENTS(asked), NULL, asked);
	answer = link_ask(link, question, NULL, 0, fault);
	if (answer == NULL)
		return -1;
	if (ippGetStatusCode(answer) == IPP_STATUS_ERROR_NOT_FOUND)
		failed = fault_set(fault, FAULT_PRINTER_NONE, link->address.text,
		    N_("the machine at that address has no printer of that name"), NULL);
	else if (ippGetStatusCode(answer) >= IPP_STATUS_ERROR_BAD_REQUEST)
		failed = fault_set(fault, FAULT_PRINTER_REFUSED, link->address.text,
		    ippErrorString(ippGetStatusCode(answer)), NULL);
	else
		read_printer(answer, ret);
	ippDelete(answer);
	return failed;
}
