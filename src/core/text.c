/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/text.h"

#include <stdio.h>
#include <string.h>

#include <glib.h>
#include <unigbrk.h>
#include <uniwidth.h>

#include "terugkeerdesk/core/fault.h"

bool text_character_allowed(uint32_t character, bool lines)
{
	static const struct {
		uint32_t first, last;
	} refused[] = {
		{ 0x0000, 0x001f }, /* C0 controls */
		{ 0x007f, 0x009f }, /* DEL and C1 controls */
		{ 0x061c, 0x061c }, /* the direction of writing, here and below */
		{ 0x200e, 0x200f },
		{ 0x2028, 0x202e }, /* line and paragraph separators among them */
		{ 0x2066, 0x2069 }, { 0xd800, 0xdfff }, /* halves of UTF-16 */
		{ 0xfdd0, 0xfdef },                     /* not characters */
		{ 0xfeff, 0xfeff },                     /* byte-order mark */
	};

	if (character == '\n')
		return lines;
	if (character >= ' ' && character <= '~')
		return true; /* most by far */
	for (size_t i = 0; i < G_N_ELEMENTS(refused); i++) {
		if (character >= refused[i].first && character <= refused[i].last)
			return false;
	}
	return character <= 0x10ffff && (character & 0xfffe) != 0xfffe;
}

static bool is_blank(gunichar character)
{
	return character == '\t' || character == ' ' ||
	       g_unichar_type(character) == G_UNICODE_SPACE_SEPARATOR;
}

static int refuse(gunichar character, const char *place, struct fault *fault)
{
	char found[16];

	snprintf(found, sizeof found, "U+%04X", (unsigned)character);
	return fault_set(fault, FAULT_CONTROL, place, found, "");
}

/* Most texts by far: nothing but letters that stay as they are, one blank between words. */
static bool is_plain(const char *text)
{
	bool blank = true; /* at the beginning one would go */

	for (; *text != '\0'; text++) {
		if (*text < ' ' || *text > '~' || (*text == ' ' && blank))
			return false;
		blank = *text == ' ';
	}
	return !blank;
}

int text_normalise(
    const char *input, bool lines, const char *place, char **ret, struct fault *fault)
{
	char *composed;
	GString *clean;
	bool blank = false; /* one is due before the next letter */
	int breaks = 0;     /* so many line ends too */

	if (is_plain(input)) {
		*ret = g_strdup(input);
		return 0;
	}
	if (!g_utf8_validate(input, -1, NULL))
		return fault_set(fault, FAULT_UTF8, place, input, "");
	composed = text_compose(input);
	clean = g_string_sized_new(strlen(composed));
	for (const char *at = composed; *at != '\0';
	     at += g_utf8_skip[(unsigned char)*at]) {
		gunichar character = g_utf8_get_char(at);

		if (character ==
		    '\r') { /* alone, as a terminal pastes it, or before LF */
			if (at[1] == '\n')
				continue;
			character = '\n';
		}
		if (character == '\n' && lines) {
			breaks++;
			continue;
		}
		if (character == '\n' || is_blank(character)) {
			blank = true;
			continue;
		}
		if (!text_character_allowed(character, lines)) {
			refuse(character, place, fault);
			text_free(g_string_free(clean, FALSE));
			text_free(composed);
			return -1;
		}
		/* Blanks around a line end go too; so do all at both ends. */
		if (clean->len > 0) {
			for (; breaks > 0; breaks--, blank = false)
				g_string_append_c(clean, '\n');
			if (blank)
				g_string_append_c(clean, ' ');
		}
		breaks = 0;
		blank = false;
		g_string_append_unichar(clean, character);
	}
	text_free(composed);
	*ret = g_string_free(clean, FALSE);
	return 0;
}

void text_free(char *text)
{
	if (text != NULL)
		explicit_bzero(text, strlen(text));
	g_free(text);
}

/* The end of the cluster that starts at `at`.  u8_grapheme_next of libunistring 1.0 looks
 * at two characters only and takes flags and joined emoji apart; u8_grapheme_breaks does
 * not.  Whether a cluster ends depends on nothing behind it, so a short window will do;
 * what has no end within the largest window is no letter, and is cut there. */
static size_t next_in(const char *text, size_t size, size_t at)
{
	char breaks[1024];

	if (at >= size)
		return size;
	for (size_t window = 32;; window *= 2) {
		size_t length = MIN(window, size - at);

		while (at + length < size && (text[at + length] & 0xc0) == 0x80)
			length--;
		u8_grapheme_breaks((const uint8_t *)text + at, length, breaks);
		for (size_t i = 1; i < length; i++) {
			if (breaks[i])
				return at + i;
		}
		if (at + length == size || window == sizeof breaks)
			return at + length;
	}
}

size_t text_next(const char *text, size_t at)
{
	return next_in(text, strlen(text), at);
}

/* Walks from the start: where a cluster begins may depend on all that stands before
 * (flags, joined emoji), and both directions must agree. */
size_t text_previous(const char *text, size_t at)
{
	size_t size = strlen(text);
	size_t start = 0;

	for (;;) {
		size_t next = next_in(text, size, start);

		if (next >= at || next >= size)
			return start;
		start = next;
	}
}

size_t text_clusters(const char *text)
{
	size_t size = strlen(text);
	size_t count = 0;

	for (size_t at = 0; at < size; at = next_in(text, size, at))
		count++;
	return count;
}

int text_width(const char *text, size_t length)
{
	return u8_width((const uint8_t *)text, length, "UTF-8");
}

char *text_copy(char *ret, size_t size, const char *text)
{
	static const char ellipsis[] = "…";
	size_t length = strlen(text);
	size_t room = size; /* for text and NUL */
	size_t used = 0;

	if (size == 0)
		return ret;
	if (length < size) {
		memcpy(ret, text, length + 1);
		return ret;
	}
	if (room > sizeof ellipsis)
		room -= sizeof ellipsis - 1;
	for (size_t next = 0; next < room; next = next_in(text, length, next))
		used = next;
	memcpy(ret, text, used);
	ret[used] = '\0';
	if (used + sizeof ellipsis <= size)
		memcpy(ret + used, ellipsis, sizeof ellipsis);
	return ret;
}
