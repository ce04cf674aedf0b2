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
	const size_t room = GROWTH * length + 1;
	size_t size = room;
	uint8_t *buffer = g_malloc(room);
	uint8_t *made;
	char *ret;

	made = u8_normalize(form, (const uint8_t *)text, length, buffer, &size);
	/* Otherwise there is no memory, or it is not UTF-8. */
	ret = made != NULL ? g_strndup((const char *)made, size) : g_strdup("");
	/* Where the room was too small, it still holds what did fit. */
	explicit_bzero(buffer, room);
	if (made != NULL && made != buffer) {
		explicit_bzero(made, size);
		free(made);
	}
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
