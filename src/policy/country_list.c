/* SPDX-License-Identifier: EUPL-1.2 */
/* [list NAME]: value = codes; value.2 = more codes; others = value */
#include "country_list.h"

#include <glib.h>
#include <string.h>

#include "field.h"

#define NO_VALUE UINT8_MAX

/* "yes.2" belongs to "yes".  New memory, NULL when it is no value. */
static char *value_of_key(const char *key)
{
	size_t length = strcspn(key, ".");
	char *value = g_strndup(key, length);
	const char *digit = key + length;

	if (*digit == '.')
		digit++;
	while (g_ascii_isdigit(*digit))
		digit++;
	if (*digit == '\0' && key[strlen(key) - 1] != '.' && field_is_word(value))
		return value;
	g_free(value);
	return NULL;
}

/* The number of a value, a new one where it was not named before; -1 after a complaint.
 */
static int number_of(struct country_reading *reading, struct country_list *list,
    const struct ini_key *key, const char *value)
{
	int number = country_value_find(list, value);

	if (number >= 0)
		return number;
	if (list->value_count == COUNTRY_VALUES_MAX) {
		country_reading_refuse(
		    reading, key, FAULT_TOO_LONG, NULL, N_("eight values in a list"));
		return -1;
	}
	list->values[list->value_count] = g_strdup(value);
	return (int)list->value_count++;
}

static void read_codes(
    struct country_reading *reading, struct country_list *list, const struct ini_key *key)
{
	const struct field_place place = { reading->ini, reading->section, key,
		reading->faults };
	char *value = value_of_key(key->name);
	int number;
	char **codes;

	if (value == NULL) {
		country_reading_refuse(reading, key, FAULT_SYNTAX, key->name,
		    N_("a value, or a value with a dot and a number, such as yes.2"));
		return;
	}
	number = number_of(reading, list, key, value);
	g_free(value);
	codes = number >= 0 ? field_list(&place) : NULL;
	if (codes == NULL)
		reading->sound = false;
	for (char **code = codes; code != NULL && *code != NULL; code++) {
		size_t row = country_reading_row(reading, key, *code);

		if (row == COUNTRY_UNKNOWN_ROW)
			continue;
		if (list->value_of[row] != NO_VALUE)
			country_reading_refuse(reading, key, FAULT_MISPLACED, *code,
			    N_("each country once in a list"));
		list->value_of[row] = (uint8_t)number;
	}
	g_strfreev(codes);
}

/* Every country has a value: the one of `others`, where it is not named. */
static void fill_list(struct country_reading *reading, struct country_list *list,
    const struct ini_key *others, bool sound)
{
	int number = -1;

	if (others != NULL && !field_is_word(others->value)) {
		country_reading_refuse(reading, others, FAULT_FORMAT, others->value,
		    N_("a value of the list"));
		return;
	}
	if (others != NULL)
		number = number_of(reading, list, others, others->value);
	for (size_t row = 0; row < reading->table->count; row++) {
		if (list->value_of[row] != NO_VALUE)
			continue;
		if (number >= 0)
			list->value_of[row] = (uint8_t)number;
		else if (sound && reading->names_sound)
			country_reading_refuse(reading, NULL, FAULT_REQUIRED, NULL,
			    reading->table->country[row].alpha2);
	}
}

void country_list_read(struct country_reading *reading, const char *name)
{
	struct country_table *table = reading->table;
	const struct ini_section *section = reading->section;
	const struct ini_key *others = ini_key_find(section, "others");
	const struct ini_key *source = ini_key_find(section, "source");
	struct country_list *list = &table->list[table->list_count];
	bool sound = reading->sound;

	if (table->list_count == COUNTRY_LISTS_MAX) {
		country_reading_refuse(
		    reading, NULL, FAULT_TOO_LONG, NULL, N_("16 lists"));
		return;
	}
	table->list_count++;
	list->name = g_strdup(name);
	memset(list->value_of, NO_VALUE, sizeof list->value_of);
	reading->sound = !section->damaged;
	for (size_t i = 0; i < section->key_count; i++) {
		const struct ini_key *key = &section->key[i];

		if (key != others && key != source)
			read_codes(reading, list, key);
	}
	if (source != NULL)
		list->source = country_reading_clean(reading, source, source->value);
	else
		country_reading_refuse_missing(reading, "source", N_("a text"));
	fill_list(reading, list, others, reading->sound);
	reading->sound &= sound;
}
