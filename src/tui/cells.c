/* SPDX-License-Identifier: EUPL-1.2 */
#include "cells.h"

#include <glib.h>
#include <string.h>
#include <wchar.h>

#define STAND_IN 0xFFFD
#define DOTTED_CIRCLE 0x25CC /* what carries a mark that has no letter */

/* Decode one character; a bad byte counts as one stand-in. */
static size_t decode(const char *text, gunichar *ret)
{
	gunichar character = g_utf8_get_char_validated(text, -1);

	if (character == (gunichar)-1 || character == (gunichar)-2) {
		*ret = STAND_IN;
		return 1;
	}
	*ret = character;
	return (size_t)g_unichar_to_utf8(character, NULL);
}

static int width_of(gunichar character)
{
	return wcwidth((wchar_t)character);
}

/* Most letters by far: one byte, one cell, and no mark can be behind them. */
static bool plain(char byte)
{
	return byte >= ' ' && byte <= '~';
}

/* No byte of ASCII is, or begins, a mark on the letter before it. */
static bool ascii(char byte)
{
	return (unsigned char)byte < 0x80;
}

size_t cells_next(const char *text, struct cell_glyph *ret)
{
	gunichar character;
	size_t at, bytes;
	int marks = 0;

	memset(ret, 0, sizeof(*ret));
	if (*text == '\0')
		return 0;
	if (plain(text[0]) && ascii(text[1])) {
		ret->text[0] = (wchar_t)text[0];
		ret->width = 1;
		return 1;
	}
	at = decode(text, &character);
	ret->width = width_of(character);
	if (ret->width < 0) {
		ret->text[0] = STAND_IN;
		ret->width = 1;
	} else if (ret->width == 0) {
		/* The loop below takes the mark again, behind the circle. */
		ret->text[0] = DOTTED_CIRCLE;
		ret->width = 1;
		at = 0;
	} else {
		ret->text[0] = (wchar_t)character;
	}
	while (!ascii(text[at])) {
		bytes = decode(text + at, &character);
		if (width_of(character) != 0)
			break;
		if (marks < CELL_MARKS_MAX)
			ret->text[1 + marks++] = (wchar_t)character;
		at += bytes;
	}
	return at;
}

size_t cells_plain(const char *text, size_t bytes)
{
	size_t at = 0;

	while (at < bytes && plain(text[at]) && ascii(text[at + 1]))
		at++;
	return at;
}

int cells_width_of(const char *text, size_t bytes)
{
	struct cell_glyph glyph;
	size_t at = cells_plain(text, bytes), step;
	int width = (int)at;

	while (at < bytes && (step = cells_next(text + at, &glyph)) > 0) {
		width += glyph.width;
		at += step;
	}
	return width;
}

int cells_width(const char *text)
{
	return cells_width_of(text, strlen(text));
}

size_t cells_fit(const char *text, int width)
{
	struct cell_glyph glyph;
	size_t at = 0, step;
	int used = 0;

	while ((step = cells_next(text + at, &glyph)) > 0) {
		if (used + glyph.width > width)
			break;
		used += glyph.width;
		at += step;
	}
	return at;
}

size_t cells_wrap(const char *text, int width, size_t *ret_skip)
{
	struct cell_glyph glyph;
	size_t at = 0, step, space = 0;
	int used = 0;

	*ret_skip = 0;
	while ((step = cells_next(text + at, &glyph)) > 0) {
		if (text[at] == '\n') {
			*ret_skip = 1;
			return at;
		}
		if (used + glyph.width > width) {
			if (text[at] == ' ') {
				*ret_skip = 1;
				return at;
			}
			if (space > 0) {
				*ret_skip = 1;
				return space;
			}
			return at > 0 ? at : step;
		}
		if (text[at] == ' ' && at > 0)
			space = at;
		used += glyph.width;
		at += step;
	}
	return at;
}

int cells_wrapped_lines(const char *text, int width)
{
	size_t bytes, skip;
	int lines = 0;

	do {
		bytes = cells_wrap(text, width, &skip);
		text += bytes + skip;
		lines++;
	} while (*text != '\0' || skip > 0);
	return lines;
}

/* Blocks in which Unicode's bidirectional classes R, AL and AN live. */
bool cells_right_to_left(const char *text)
{
	static const struct {
		gunichar first, last;
	} blocks[] = {
		{ 0x0590, 0x08FF },
		{ 0xFB1D, 0xFDFF },
		{ 0xFE70, 0xFEFC },
		{ 0x10800, 0x10FFF },
		{ 0x1E800, 0x1EFFF },
	};
	gunichar character;

	while (*text != '\0') {
		if (plain(*text)) {
			text++;
			continue;
		}
		text += decode(text, &character);
		for (size_t i = 0; i < G_N_ELEMENTS(blocks); i++) {
			if (character >= blocks[i].first && character <= blocks[i].last)
				return true;
		}
	}
	return false;
}
