/* SPDX-License-Identifier: EUPL-1.2 */
#include "pdf_catalog.h"

#include <string.h>

#include "terugkeerdesk/core/fault.h"

/* The last `word` in the file; NULL: there is none.  Streams in it hold any byte, so the
 * functions for strings would stop there. */
static const char *find_last(const GString *pdf, const char *word)
{
	size_t length = strlen(word);

	for (size_t at = pdf->len; at >= length; at--)
		if (memcmp(pdf->str + at - length, word, length) == 0)
			return pdf->str + at - length;
	return NULL;
}

/* The number behind the last `word` in the file; -1: there is none. */
static long number_behind(const GString *pdf, const char *word)
{
	const char *found = find_last(pdf, word);

	return found == NULL ? -1 : (long)g_ascii_strtoll(found + strlen(word), NULL, 10);
}

/* Where object `number` stands: "number 0 obj" at the beginning of a line. */
static const char *find_object(const GString *pdf, long number)
{
	char head[32];

	g_snprintf(head, sizeof head, "\n%ld 0 obj\n", number);
	return find_last(pdf, head);
}

int pdf_catalog_complete(GString *pdf, enum lang lang, struct fault *fault)
{
	long root = number_behind(pdf, "/Root ");
	long size = number_behind(pdf, "/Size ");
	long info = number_behind(pdf, "/Info ");
	long table = number_behind(pdf, "startxref\n");
	const char *object = root < 0 ? NULL : find_object(pdf, root);
	const char *finish = object == NULL ? NULL : strstr(object, "\n>>\nendobj");
	char *catalog;
	size_t at, update;

	if (size < 0 || table < 0 || finish == NULL)
		return fault_set(fault, FAULT_PAGE_PROGRAM, "PDF",
		    N_("the PDF library makes files of another kind"), NULL);
	catalog = g_strndup(object + 1, (gsize)(finish - object - 1));
	at = pdf->len;
	g_string_append_printf(pdf,
	    "%s\n   /Lang (%s)\n   /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n",
	    catalog, lang_tag(lang));
	g_free(catalog);
	update = pdf->len;
	g_string_append_printf(pdf,
	    "xref\n%ld 1\n%010zu 00000 n \ntrailer\n<< /Size %ld\n   /Root %ld 0 R\n", root, at,
	    size, root);
	if (info >= 0)
		g_string_append_printf(pdf, "   /Info %ld 0 R\n", info);
	g_string_append_printf(
	    pdf, "   /Prev %ld\n>>\nstartxref\n%zu\n%%%%EOF\n", table, update);
	return 0;
}
