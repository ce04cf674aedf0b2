/* SPDX-License-Identifier: EUPL-1.2 */
/* [exception NAME]: another value of a list, for one country in a period. */
#include "country_list.h"

#include <glib.h>

#include "field.h"

#define EXCEPTIONS_MAX 1000

static void read_date(struct country_reading *reading, const char *name, day_number *ret)
{
	const struct field_place place = { reading->ini, reading->section,
		ini_key_find(reading->section, name), reading->faults };

	if (place.key != NULL && !field_read(&place, FIELD_DATE, ret))
		reading->sound = false;
}

static const struct ini_key *require(
    struct country_reading *reading, const char *name, const char *expected)
{
	const struct ini_key *key = ini_key_find(reading->section, name);

	if (key == NULL)
		country_reading_refuse_missing(reading, name, expected);
	return key;
}

/* The list and the value of it. */
static bool find_value(struct country_reading *reading, struct country_exception *ret)
{
	const struct ini_key *name = require(reading, "list", N_("the name of a list"));
	const struct ini_key *value =
	    require(reading, "value", N_("a value of the list"));
	const struct country_list *list;
	int number;

	if (name == NULL || value == NULL)
		return false;
	number = country_list_find(reading->table, name->value);
	if (number < 0) {
		country_reading_refuse(reading, name, FAULT_REFERENCE, name->value,
		    N_("the name of a list"));
		return false;
	}
	ret->list = (uint8_t)number;
	list = &reading->table->list[number];
	number = country_value_find(list, value->value);
	if (number < 0) {
		GString *words = g_string_new(NULL);

		for (size_t i = 0; i < list->value_count; i++)
			g_string_append_printf(
			    words, "%s%s", i > 0 ? ", " : "", list->values[i]);
		country_reading_refuse(
		    reading, value, FAULT_CHOICE, value->value, words->str);
		g_string_free(words, TRUE);
		return false;
	}
	ret->value = (uint8_t)number;
	return true;
}

static void refuse_unknown_keys(struct country_reading *reading)
{
	static const char *const known[] = { "country", "list", "value", "from", "until",
		"source", NULL };

	for (size_t i = 0; i < reading->section->key_count; i++) {
		const struct ini_key *key = &reading->section->key[i];

		if (!g_strv_contains(known, key->name)) {
			ini_complain_unknown(
			    reading->ini, reading->section, key, known, reading->faults);
			reading->sound = false;
		}
	}
}

/* Two values of one list for one country on one day. */
static bool is_taken(
    const struct country_table *table, const struct country_exception *exception)
{
	for (size_t i = 0; i < table->exception_count; i++) {
		const struct country_exception *other = &table->exception[i];

		if (other->row == exception->row && other->list == exception->list &&
		    other->from <= exception->until && exception->from <= other->until)
			return true;
	}
	return false;
}

void country_exception_read(struct country_reading *reading)
{
	struct country_table *table = reading->table;
	struct country_exception exception = { .from = DAY_NONE, .until = DAY_FOREVER };
	const struct ini_key *country =
	    require(reading, "country", N_("a code of [countries]"));
	const struct ini_key *source = require(reading, "source", N_("a text"));
	size_t row = country != NULL
			 ? country_reading_row(reading, country, country->value)
			 : COUNTRY_UNKNOWN_ROW;
	bool found = find_value(reading, &exception);

	refuse_unknown_keys(reading);
	read_date(reading, "from", &exception.from);
	read_date(reading, "until", &exception.until);
	if (exception.until < exception.from) {
		const struct ini_key *until = ini_key_find(reading->section, "until");

		country_reading_refuse(reading, until, FAULT_AMOUNT_RANGE, until->value,
		    N_("a date that is not before “from”"));
	}
	if (!found || row == COUNTRY_UNKNOWN_ROW || source == NULL)
		return;
	exception.row = (uint16_t)row;
	if (is_taken(table, &exception)) {
		country_reading_refuse(reading, country, FAULT_OVERLAP, country->value,
		    N_("one exception of a list for each date"));
		return;
	}
	if (table->exception_count == EXCEPTIONS_MAX) {
		country_reading_refuse(
		    reading, NULL, FAULT_TOO_LONG, NULL, N_("1,000 exceptions"));
		return;
	}
	exception.source = country_reading_clean(reading, source, source->value);
	table->exception = g_renew(
	    struct country_exception, table->exception, table->exception_count + 1);
	table->exception[table->exception_count++] = exception;
}
