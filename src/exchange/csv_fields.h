/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * exchange/csv_fields.h - one line of a table, field by field.
 */
#ifndef TERUGKEERDESK_SRC_EXCHANGE_CSV_FIELDS_H
#define TERUGKEERDESK_SRC_EXCHANGE_CSV_FIELDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "terugkeerdesk/exchange/household_csv.h"

#define CSV_WORD_MAX 64 /* bytes that are kept of a field; no value is as long */

/* What is left of a line. */
struct csv_fields {
	const char *at;
	const char *end;
	char separator;
	bool more; /* another field follows, even an empty one */
};

/* A piece of the line, or of `kept` where quotes had to be taken away. */
struct csv_word {
	const char *at;
	size_t length;
	uint64_t tail; /* its last eight bytes: quick to compare */
	char kept[CSV_WORD_MAX];
};

/* A field that begins here, whatever stands in it; what is behind it is left. */
bool csv_take_any(struct csv_fields *fields, struct csv_word *ret);

/* Nothing but blanks. */
bool csv_is_blank(const char *at, const char *end);

/* The word as a string, cut where it is longer than any value. */
const char *csv_word_text(const struct csv_word *word, char ret[CSV_WORD_MAX]);

static inline bool csv_word_is(const struct csv_word *word, const char *text)
{
	return strlen(text) == word->length && memcmp(word->at, text, word->length) == 0;
}

/* One of the words that may stand there, with what makes it quick to compare. */
struct csv_key csv_key_of(const char *text);

static inline bool csv_word_has(const struct csv_word *word, const struct csv_key *key)
{
	return word->tail == key->tail && word->length == key->length &&
	       (key->length <= sizeof(key->tail) ||
		   memcmp(word->at, key->word, key->length) == 0);
}

/* The next field, without the blanks around it.  False: its quotes are wrong. */
static inline bool csv_take(struct csv_fields *fields, struct csv_word *ret)
{
	const char *at = fields->at;
	uint64_t tail = 0;
	bool fine = true;

	/* Nearly every field is a plain word, without blanks and quotes. */
	while (at<fields->end && * at> '"' && *at != fields->separator)
		tail = tail << 8 | (uint8_t)*at++;
	if (at == fields->end || *at == fields->separator) {
		ret->at = fields->at;
		ret->length = (size_t)(at - fields->at);
		ret->tail = tail;
		fields->at = at;
	} else {
		fine = csv_take_any(fields, ret);
	}
	fields->more = fields->at < fields->end;
	fields->at += fields->more;
	return fine;
}

#endif
