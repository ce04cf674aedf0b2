/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The floor of a page as a whole process: its words on standard input, a PDF file out.
 */
#include "floor_page.h"

#include <glib.h>

int main(void)
{
	GString *text = g_string_new(NULL);
	char bytes[65536];
	size_t got;

	while ((got = fread(bytes, 1, sizeof bytes, stdin)) > 0)
		g_string_append_len(text, bytes, (gssize)got);
	floor_page_set(text->str, stdout);
	g_string_free(text, TRUE);
	return 0;
}
