/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/text.h"

#include <stdlib.h>
#include <string.h>

#include <glib.h>
#include <unicase.h>
#include <uninorm.h>

#define FOLDED_MAX 3 /* letters that one becomes in folded case */

/* Letters that Unicode does not take apart, written plainly, and letters of the Arabic
 * script that two keyboards write differently.  Lower case only. */
static const struct {
	gunichar letter;
	const char *plain;
} plain_letters[] = {
	{ 0x00e6, "ae" }, /* æ */
	{ 0x00f0, "d" },  /* ð */
	{ 0x00f8, "o" },  /* ø */
	{ 0x00fe, "th" }, /* þ */
	{ 0x0111, "d" },  /* đ */
	{ 0x0127, "h" },  /* ħ */
	{ 0x0131, "i" },  /* ı */
	{ 0x0138, "k" },  /* ĸ */
	{ 0x0142, "l" },  /* ł */
	{ 0x014b, "n" },  /* ŋ */
	{ 0x0153, "oe" }, /* œ */
	{ 0x0167, "t" },  /* ŧ */
	{ 0x0180, "b" },  /* ƀ */
	{ 0x0199, "k" },  /* ƙ */
	{ 0x01b4, "y" },  /* ƴ */
	{ 0x01dd, "e" },  /* ǝ */
	{ 0x0253, "b" },  /* ɓ */
	{ 0x0254, "o" },  /* ɔ */
	{ 0x0256, "d" },  /* ɖ */
	{ 0x0257, "d" },  /* ɗ */
	{ 0x0259, "e" },  /* ə */
	{ 0x025b, "e" },  /* ɛ */
	{ 0x0268, "i" },  /* ɨ */
	{ 0x0289, "u" },  /* ʉ */
	{ 0x0629, "ه" },  /* teh marbuta as heh */
	{ 0x0640, "" },   /* tatweel only stretches */
	{ 0x0649, "ي" },  /* alef maksura as yeh */
	{ 0x06a9, "ك" },  /* Persian keheh as kaf */
	{ 0x06cc, "ي" },  /* Persian yeh as yeh */
};

/* An accent, as against a vowel sign or a virama, which are letters in their scripts:
 * those have combining class 0 or one of 7 to 9. */
static bool is_accent(gunichar character)
{
	switch (g_unichar_type(character)) {
	case G_UNICODE_ENCLOSING_MARK:
		return true;
	case G_UNICODE_NON_SPACING_MARK:
		return g_unichar_combining_class(character) == 1 ||
		       g_unichar_combining_class(character) >= 10;
	case G_UNICODE_MODIFIER_LETTER:
		return (character >= 0x02b0 && character <= 0x02ff) || /* ʿ and ʾ, say */
		       character == 0x0640; /* tatweel only stretches */
	default:
		return false;
	}
}

static bool is_ascii(gunichar character)
{
	return character < 0x80;
}

/* Accents, and what only says how others are joined. */
static bool is_nothing(gunichar character)
{
	return !is_ascii(character) &&
	    (is_accent(character) || g_unichar_type(character) == G_UNICODE_FORMAT);
}

static bool is_word(gunichar character)
{
	if (is_ascii(character))
		return g_ascii_isalnum((char)character);
	return g_unichar_isalnum(character) || g_unichar_ismark(character);
}

static const char *plain_letter(gunichar character)
{
	for (size_t i = 0; i < G_N_ELEMENTS(plain_letters); i++) {
		if (plain_letters[i].letter == character)
			return plain_letters[i].plain;
	}
	return NULL;
}

/* Decomposed for compatibility, in folded case; "" for what is not UTF-8.  Not
 * g_utf8_casefold, which turns the two cases of Cherokee into each other. */
static char *decomposed(const char *text)
{
	char *letters, *ret;
	const char *end;
	GString *folded;

	if (g_str_is_ascii(text))
		return g_ascii_strdown(text, -1); /* the same, without looking anything up */
	if (!g_utf8_validate(text, -1, NULL))
		return g_strdup("");
	letters = text_decompose(text);
	folded = g_string_sized_new(FOLDED_MAX * strlen(letters) + 1);
	/* One by one: for a whole text it leaves copies behind. */
	for (const char *at = letters; *at != '\0'; at = end) {
		uint8_t buffer[FOLDED_MAX * 6];
		size_t size = sizeof(buffer);
		uint8_t *letter;

		end = at + g_utf8_skip[(unsigned char)*at];
		letter = u8_casefold((const uint8_t *)at, (size_t)(end - at), NULL,
		    UNINORM_NFKD, buffer, &size);
		if (letter == NULL)
			break; /* there is no memory */
		g_string_append_len(folded, (const char *)letter, (gssize)size);
		if (letter != buffer)
			free(letter);
	}
	text_free(letters);
	letters = g_string_free(folded, FALSE);
	ret = text_decompose(letters);
	text_free(letters);
	return ret;
}

static void append_folded(GString *folded, gunichar character)
{
	const char *plain;
	int digit;

	if (is_ascii(character)) {
		g_string_append_c(folded, (char)character);
		return;
	}
	plain = plain_letter(character);
	digit = g_unichar_digit_value(character);
	if (plain != NULL)
		g_string_append(folded, plain);
	else if (digit >= 0)
		g_string_append_c(folded, (char)('0' + digit));
	else
		g_string_append_unichar(folded, character);
}

char *text_fold(const char *text)
{
	char *letters = decomposed(text);
	/* With room for all of it: a text that is moved leaves a copy behind. */
	GString *folded = g_string_sized_new(2 * strlen(letters) + 1);
	bool blank = false;

	for (const char *at = letters; *at != '\0';
	     at += g_utf8_skip[(unsigned char)*at]) {
		gunichar character = g_utf8_get_char(at);

		if (is_nothing(character))
			continue;
		if (!is_word(character)) {
			blank = folded->len > 0;
			continue;
		}
		if (blank)
			g_string_append_c(folded, ' ');
		blank = false;
		append_folded(folded, character);
	}
	text_free(letters);
	return g_string_free(folded, FALSE);
}
