/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/text.h"

#include <stdlib.h>
#include <string.h>

#include <glib.h>
#include <uninorm.h>

/* Bytes that one byte can become; a few letters become more. */
#define GROWTH 4

/* Not with GLib, which leaves a copy of the text behind in memory, four bytes a letter.  A
 * buffer with room for all of it is not moved either. */
static char *in_form(uninorm_t form, const char *text)
{
	size_t length = strlen(text);
	size_t size = GROWTH * length + 1;
	uint8_t *buffer = g_malloc(size + 1);
	uint8_t *made;
	char *ret;

	made = u8_normalize(form, (const uint8_t *)text, length, buffer, &size);
	if (made == NULL) { /* there is no memory, or it is not UTF-8 */
		g_free(buffer);
		return g_strdup("");
	}
	ret = g_strndup((const char *)made, size);
	explicit_bzero(made, size);
	if (made != buffer)
		free(made);
	g_free(buffer);
	return ret;
}

char *text_compose(const char *text)
{
	return g_str_is_ascii(text) ? g_strdup(text) : in_form(UNINORM_NFC, text);
}

char *text_decompose(const char *text)
{
	return g_str_is_ascii(text) ? g_strdup(text) : in_form(UNINORM_NFKD, text);
}
