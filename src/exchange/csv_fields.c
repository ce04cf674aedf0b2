/* SPDX-License-Identifier: EUPL-1.2 */
#include "csv_fields.h"

#include <glib.h>

static bool is_blank(char letter)
{
	return letter == ' ' || letter == '\t' || letter == '\r';
}

bool csv_is_blank(const char *at, const char *end)
{
	while (at < end && is_blank(*at))
		at++;
	return at == end;
}

static uint64_t tail_of(const char *at, size_t length)
{
	uint64_t ret = 0;

	for (size_t i = length > 8 ? length - 8 : 0; i < length; i++)
		ret = ret << 8 | (uint8_t)at[i];
	return ret;
}

struct csv_key csv_key_of(const char *text)
{
	size_t length = strlen(text);

	return (struct csv_key){ text, length, tail_of(text, length), 0 };
}

/* A field between quotes; a doubled quote inside stands for one. */
static bool take_quoted(struct csv_fields *fields, struct csv_word *ret)
{
	const char *at = fields->at + 1;
	size_t length = 0;

	for (; at < fields->end; at++) {
		if (*at == '"' && (at + 1 == fields->end || at[1] != '"'))
			break;
		if (*at == '"')
			at++;
		if (length < sizeof(ret->kept))
			ret->kept[length++] = *at;
	}
	ret->at = ret->kept;
	ret->length = length;
	if (at == fields->end)
		return false; /* never closed */
	at++;
	while (at < fields->end && is_blank(*at))
		at++;
	fields->at = at;
	return at == fields->end || *at == fields->separator;
}

/* A field as it stands, up to blanks at its end. */
static void take_plain(struct csv_fields *fields, struct csv_word *ret)
{
	const char *at = fields->at;
	const char *end;

	while (at < fields->end && *at != fields->separator)
		at++;
	end = at;
	while (end > fields->at && is_blank(end[-1]))
		end--;
	ret->at = fields->at;
	ret->length = (size_t)(end - fields->at);
	fields->at = at;
}

bool csv_take_any(struct csv_fields *fields, struct csv_word *ret)
{
	bool fine = true;

	while (fields->at < fields->end && is_blank(*fields->at))
		fields->at++;
	if (fields->at < fields->end && *fields->at == '"')
		fine = take_quoted(fields, ret);
	else
		take_plain(fields, ret);
	ret->tail = tail_of(ret->at, ret->length);
	return fine;
}

const char *csv_word_text(const struct csv_word *word, char ret[CSV_WORD_MAX])
{
	size_t length = MIN(word->length, CSV_WORD_MAX - 1);

	memcpy(ret, word->at, length);
	ret[length] = '\0';
	return ret;
}
