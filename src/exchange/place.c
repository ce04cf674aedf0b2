/* SPDX-License-Identifier: EUPL-1.2 */
#include "place.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <glib.h>

const char *place_text(char ret[PLACE_TEXT], struct place place, const char *key)
{
	const char *dot = place.list[0] != '\0' && key[0] != '\0' ? "." : "";

	if (place.number > 0)
		snprintf(
		    ret, PLACE_TEXT, "%s[%d]%s%s", place.list, place.number, dot, key);
	else
		snprintf(ret, PLACE_TEXT, "%s%s%s", place.list, dot, key);
	return ret;
}

static const char *type_words(const json_t *json)
{
	static const char *const words[] = {
		[JSON_OBJECT] = N_("an object"),
		[JSON_ARRAY] = N_("a list"),
		[JSON_STRING] = N_("a text"),
		[JSON_INTEGER] = N_("a whole number"),
		[JSON_REAL] = N_("a number with a fraction"),
		[JSON_TRUE] = "true",
		[JSON_FALSE] = "false",
		[JSON_NULL] = "null",
	};

	return words[json_typeof(json)];
}

int place_wrong_type(struct place place, const char *key, const json_t *json,
    const char *expected, struct fault *fault)
{
	char where[PLACE_TEXT];

	return fault_set(
	    fault, FAULT_TYPE, place_text(where, place, key), type_words(json), expected);
}

int place_missing(
    struct place place, const char *key, const char *expected, struct fault *fault)
{
	char where[PLACE_TEXT];

	return fault_set(
	    fault, FAULT_REQUIRED, place_text(where, place, key), "", expected);
}

#define KEY_LENGTH_MAX 40

/* How many letters must be put in, left out or changed to make `other` of `one`. */
static size_t distance(const char *one, const char *other)
{
	size_t length = strlen(other);
	size_t row[KEY_LENGTH_MAX + 1];

	if (length > KEY_LENGTH_MAX)
		return SIZE_MAX;
	for (size_t j = 0; j <= length; j++)
		row[j] = j;
	for (size_t i = 0; one[i] != '\0'; i++) {
		size_t diagonal = row[0];

		row[0] = i + 1;
		for (size_t j = 0; j < length; j++) {
			size_t changed = diagonal + (one[i] != other[j]);

			diagonal = row[j + 1];
			row[j + 1] = MIN(changed, MIN(row[j], diagonal) + 1);
		}
	}
	return row[length];
}

int place_unknown_key(struct place place, const char *key, const char *const *known,
    size_t count, struct fault *fault)
{
	char where[PLACE_TEXT];
	GString *all = g_string_new(NULL), *alike = g_string_new(NULL);

	for (size_t i = 0; i < count; i++) {
		bool near = strlen(key) <= KEY_LENGTH_MAX &&
			    distance(key, known[i]) <= 1 + strlen(known[i]) / 4;

		if (near)
			g_string_append_printf(
			    alike, "%s%s", alike->len > 0 ? ", " : "", known[i]);
		g_string_append_printf(all, "%s%s", all->len > 0 ? ", " : "", known[i]);
	}
	fault_set(fault, FAULT_KEY_UNKNOWN, place_text(where, place, key), key,
	    alike->len > 0 ? alike->str : all->str);
	g_string_free(all, TRUE);
	g_string_free(alike, TRUE);
	return -1;
}
