/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/policy/policies.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "terugkeerdesk/core/text.h"

#include "field.h"

#define NO_VALUE UINT8_MAX
#define EXCEPTIONS_MAX 1000

/* The table while it is read. */
struct reading {
	const struct ini *ini;
	const struct ini_section *section;
	struct country_table *table;
	struct faults *faults;
	bool sound;
	bool names_sound; /* else a code that is not there was named already, perhaps */
};

static void refuse(struct reading *reading, const struct ini_key *key, enum fault_code code,
    const char *found, const char *expected)
{
	ini_complain(reading->ini, reading->section, key, code, found, expected,
	    reading->faults);
	reading->sound = false;
}

static void refuse_missing(struct reading *reading, const char *key, const char *expected)
{
	struct ini_key here = { .name = g_strdup(key), .line = reading->section->line };

	if (!reading->section->damaged)
		refuse(reading, &here, FAULT_REQUIRED, NULL, expected);
	reading->sound = false;
	g_free(here.name);
}

/* --- [countries]: code = three letters | Dutch | English --- */

static bool is_alpha3(const char *text)
{
	for (int i = 0; i < 3; i++) {
		if (!g_ascii_isupper(text[i]))
			return false;
	}
	return text[3] == '\0';
}

static char *clean(struct reading *reading, const struct ini_key *key, const char *text)
{
	struct fault fault;
	char *ret = NULL;

	if (text_normalise(text, false, "", &ret, &fault) != 0)
		refuse(reading, key, fault.code, fault.found, fault.expected);
	return ret;
}

static void add_country(struct reading *reading, const struct ini_key *key)
{
	struct country_table *table = reading->table;
	struct country country = { .code = country_code_from_text(key->name) };
	char **parts = g_strsplit(key->value, "|", -1);

	for (char **part = parts; *part != NULL; part++)
		g_strstrip(*part);
	if (country.code == COUNTRY_NONE) {
		refuse(reading, key, FAULT_COUNTRY, key->name, N_("a code of two letters"));
	} else if (g_strv_length(parts) != 3 || !is_alpha3(parts[0]) || *parts[1] == '\0'
	    || *parts[2] == '\0') {
		refuse(reading, key, FAULT_FORMAT, key->value,
		    N_("three capitals | Dutch name | English name"));
	} else if (table->count == COUNTRIES_MAX) {
		refuse(reading, key, FAULT_TOO_LONG, NULL, N_("300 countries"));
	} else {
		char alpha2[16];

		g_strlcpy(country.alpha2, country_code_text(alpha2, country.code),
		    sizeof country.alpha2);
		g_strlcpy(country.alpha3, parts[0], sizeof country.alpha3);
		country.name[LANG_NL] = clean(reading, key, parts[1]);
		country.name[LANG_EN] = clean(reading, key, parts[2]);
		for (int lang = 0; lang < LANG_COUNT; lang++) {
			if (country.name[lang] != NULL)
				country.folded[lang] = text_fold(country.name[lang]);
			country.note[lang] = g_strdup("");
		}
		table->country[table->count++] = country;
	}
	g_strfreev(parts);
}

static int compare_countries(const void *one, const void *other)
{
	return strcmp(((const struct country *)one)->alpha2,
	    ((const struct country *)other)->alpha2);
}

static void read_names(struct reading *reading)
{
	struct country_table *table = reading->table;

	reading->section = ini_section_find(reading->ini, "countries");
	if (reading->section == NULL) {
		refuse(reading, NULL, FAULT_REQUIRED, NULL, N_("a section [countries]"));
		return;
	}
	for (size_t i = 0; i < reading->section->key_count; i++)
		add_country(reading, &reading->section->key[i]);
	qsort(table->country, table->count, sizeof table->country[0], compare_countries);
	reading->names_sound = reading->sound && !reading->section->damaged;
	for (size_t i = 0; i < table->count; i++) {
		for (size_t j = 0; j < i; j++) {
			if (strcmp(table->country[i].alpha3, table->country[j].alpha3) == 0)
				refuse(reading, NULL, FAULT_MISPLACED, table->country[i].alpha3,
				    N_("three capitals of its own for each country"));
		}
	}
}

/* The row of a code as written; COUNTRY_UNKNOWN_ROW after a complaint. */
static size_t find_row(struct reading *reading, const struct ini_key *key, const char *text)
{
	country_code code = country_code_from_text(text);
	size_t row = code == COUNTRY_NONE ? COUNTRY_UNKNOWN_ROW
					  : country_row(reading->table, code);

	if (row == COUNTRY_UNKNOWN_ROW && reading->names_sound)
		refuse(reading, key, FAULT_COUNTRY, text, N_("a code of [countries]"));
	return row;
}

/* --- [list NAME]: value = codes; value.2 = more codes; others = value --- */

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

/* The number of a value, a new one where it was not named before; -1 after a complaint. */
static int number_of(struct reading *reading, struct country_list *list,
    const struct ini_key *key, const char *value)
{
	int number = country_value_find(list, value);

	if (number >= 0)
		return number;
	if (list->value_count == COUNTRY_VALUES_MAX) {
		refuse(reading, key, FAULT_TOO_LONG, NULL, N_("eight values in a list"));
		return -1;
	}
	list->values[list->value_count] = g_strdup(value);
	return (int)list->value_count++;
}

static void read_codes(struct reading *reading, struct country_list *list,
    const struct ini_key *key)
{
	const struct field_place place = { reading->ini, reading->section, key,
		reading->faults };
	char *value = value_of_key(key->name);
	int number;
	char **codes;

	if (value == NULL) {
		refuse(reading, key, FAULT_SYNTAX, key->name,
		    N_("a value, or a value with a dot and a number, such as yes.2"));
		return;
	}
	number = number_of(reading, list, key, value);
	g_free(value);
	codes = number >= 0 ? field_list(&place) : NULL;
	if (codes == NULL)
		reading->sound = false;
	for (char **code = codes; code != NULL && *code != NULL; code++) {
		size_t row = find_row(reading, key, *code);

		if (row == COUNTRY_UNKNOWN_ROW)
			continue;
		if (list->value_of[row] != NO_VALUE)
			refuse(reading, key, FAULT_MISPLACED, *code,
			    N_("each country once in a list"));
		list->value_of[row] = (uint8_t)number;
	}
	g_strfreev(codes);
}

/* Every country has a value: the one of `others`, where it is not named. */
static void fill_list(struct reading *reading, struct country_list *list,
    const struct ini_key *others, bool sound)
{
	int number = -1;

	if (others != NULL && !field_is_word(others->value)) {
		refuse(reading, others, FAULT_FORMAT, others->value, N_("a value of the list"));
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
			refuse(reading, NULL, FAULT_REQUIRED, NULL,
			    reading->table->country[row].alpha2);
	}
}

static void read_list(struct reading *reading, const char *name)
{
	struct country_table *table = reading->table;
	const struct ini_section *section = reading->section;
	const struct ini_key *others = ini_key_find(section, "others");
	const struct ini_key *source = ini_key_find(section, "source");
	struct country_list *list = &table->list[table->list_count];
	bool sound = reading->sound;

	if (table->list_count == COUNTRY_LISTS_MAX) {
		refuse(reading, NULL, FAULT_TOO_LONG, NULL, N_("16 lists"));
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
		list->source = clean(reading, source, source->value);
	else
		refuse_missing(reading, "source", N_("a text"));
	fill_list(reading, list, others, reading->sound);
	reading->sound &= sound;
}

/* --- [exception NAME] --- */

static void read_date(struct reading *reading, const char *name, day_number *ret)
{
	const struct field_place place = { reading->ini, reading->section,
		ini_key_find(reading->section, name), reading->faults };

	if (place.key != NULL && !field_read(&place, FIELD_DATE, ret))
		reading->sound = false;
}

static const struct ini_key *require(struct reading *reading, const char *name,
    const char *expected)
{
	const struct ini_key *key = ini_key_find(reading->section, name);

	if (key == NULL)
		refuse_missing(reading, name, expected);
	return key;
}

/* The list and the value of it. */
static bool find_value(struct reading *reading, struct country_exception *ret)
{
	const struct ini_key *name = require(reading, "list", N_("the name of a list"));
	const struct ini_key *value = require(reading, "value", N_("a value of the list"));
	const struct country_list *list;
	int number;

	if (name == NULL || value == NULL)
		return false;
	number = country_list_find(reading->table, name->value);
	if (number < 0) {
		refuse(reading, name, FAULT_REFERENCE, name->value, N_("the name of a list"));
		return false;
	}
	ret->list = (uint8_t)number;
	list = &reading->table->list[number];
	number = country_value_find(list, value->value);
	if (number < 0) {
		GString *words = g_string_new(NULL);

		for (size_t i = 0; i < list->value_count; i++)
			g_string_append_printf(words, "%s%s", i > 0 ? ", " : "",
			    list->values[i]);
		refuse(reading, value, FAULT_CHOICE, value->value, words->str);
		g_string_free(words, TRUE);
		return false;
	}
	ret->value = (uint8_t)number;
	return true;
}

static void refuse_unknown_keys(struct reading *reading)
{
	static const char *const known[] = { "country", "list", "value", "from", "until",
		"source", NULL };

	for (size_t i = 0; i < reading->section->key_count; i++) {
		const struct ini_key *key = &reading->section->key[i];

		if (!g_strv_contains(known, key->name)) {
			ini_complain_unknown(reading->ini, reading->section, key, known,
			    reading->faults);
			reading->sound = false;
		}
	}
}

/* Two values of one list for one country on one day. */
static bool is_taken(const struct country_table *table,
    const struct country_exception *exception)
{
	for (size_t i = 0; i < table->exception_count; i++) {
		const struct country_exception *other = &table->exception[i];

		if (other->row == exception->row && other->list == exception->list
		    && other->from <= exception->until && exception->from <= other->until)
			return true;
	}
	return false;
}

static void read_exception(struct reading *reading)
{
	struct country_table *table = reading->table;
	struct country_exception exception = { .from = DAY_NONE, .until = DAY_FOREVER };
	const struct ini_key *country = require(reading, "country", N_("a code of [countries]"));
	const struct ini_key *source = require(reading, "source", N_("a text"));
	size_t row = country != NULL ? find_row(reading, country, country->value)
				     : COUNTRY_UNKNOWN_ROW;
	bool found = find_value(reading, &exception);

	refuse_unknown_keys(reading);
	read_date(reading, "from", &exception.from);
	read_date(reading, "until", &exception.until);
	if (exception.until < exception.from) {
		const struct ini_key *until = ini_key_find(reading->section, "until");

		refuse(reading, until, FAULT_DATE, until->value,
		    N_("a date that is not before “from”"));
	}
	if (!found || row == COUNTRY_UNKNOWN_ROW || source == NULL)
		return;
	exception.row = (uint16_t)row;
	if (is_taken(table, &exception)) {
		refuse(reading, country, FAULT_OVERLAP, country->value,
		    N_("one exception of a list for each date"));
		return;
	}
	if (table->exception_count == EXCEPTIONS_MAX) {
		refuse(reading, NULL, FAULT_TOO_LONG, NULL, N_("1,000 exceptions"));
		return;
	}
	exception.source = clean(reading, source, source->value);
	table->exception = g_renew(struct country_exception, table->exception,
	    table->exception_count + 1);
	table->exception[table->exception_count++] = exception;
}

/* --- [note.nl], [note.en] --- */

static void read_notes(struct reading *reading, enum lang lang)
{
	for (size_t i = 0; i < reading->section->key_count; i++) {
		const struct ini_key *key = &reading->section->key[i];
		size_t row = find_row(reading, key, key->name);
		char *note;

		if (row == COUNTRY_UNKNOWN_ROW)
			continue;
		note = clean(reading, key, key->value);
		if (note == NULL)
			continue;
		g_free(reading->table->country[row].note[lang]);
		reading->table->country[row].note[lang] = note;
	}
}

/* A note that is there in one language is there in the other. */
static void check_notes(struct reading *reading)
{
	static const char *const sections[LANG_COUNT] = {
		[LANG_NL] = "note.nl",
		[LANG_EN] = "note.en",
	};

	for (size_t row = 0; row < reading->table->count; row++) {
		const struct country *country = &reading->table->country[row];

		for (int lang = 0; lang < LANG_COUNT; lang++) {
			int other = LANG_COUNT - 1 - lang;

			if (*country->note[lang] != '\0' || *country->note[other] == '\0')
				continue;
			reading->section = ini_section_find(reading->ini, sections[other]);
			char *key = g_ascii_strdown(country->alpha2, -1);
			refuse(reading, ini_key_find(reading->section, key), FAULT_REQUIRED,
			    NULL, N_("the same note in the other language"));
			g_free(key);
		}
	}
}

/* Lists come before exceptions, which name them, wherever they stand in the file. */
static void read_sections(struct reading *reading)
{
	static const char *const known[] = { "countries", "list", "exception", "note.nl",
		"note.en", NULL };
	const struct ini *ini = reading->ini;

	for (int lists = 1; lists >= 0; lists--) {
		for (size_t i = 0; i < ini->section_count; i++) {
			const char *name = ini->section[i].name;

			reading->section = &ini->section[i];
			if (g_str_has_prefix(name, "list ") && field_is_word(name + 5)) {
				if (lists)
					read_list(reading, name + 5);
			} else if (lists || strcmp(name, "countries") == 0) {
				continue;
			} else if (g_str_has_prefix(name, "exception ")
			    && field_is_word(name + 10)) {
				read_exception(reading);
			} else if (strcmp(name, "note.nl") == 0) {
				read_notes(reading, LANG_NL);
			} else if (strcmp(name, "note.en") == 0) {
				read_notes(reading, LANG_EN);
			} else {
				ini_complain_unknown(ini, reading->section, NULL, known,
				    reading->faults);
				reading->sound = false;
			}
		}
	}
	check_notes(reading);
}

int countries_read(const char *path, struct country_table *ret, struct faults *faults)
{
	size_t faults_before = faults != NULL ? faults->count : 0;
	struct ini *ini = ini_read(path, faults);
	struct country_table *table;
	bool sound;

	if (ini == NULL)
		return -1;
	table = g_new0(struct country_table, 1);
	struct reading reading = { .ini = ini, .table = table, .faults = faults, .sound = true };
	read_names(&reading);
	read_sections(&reading);
	sound = reading.sound && ini->sound;
	if (sound)
		*ret = *table;
	else
		country_table_clear(table);
	g_free(table);
	ini_sort_faults(faults, faults_before);
	ini_free(ini);
	return sound ? 0 : -1;
}
