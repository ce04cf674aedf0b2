/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/policy/policies.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "terugkeerdesk/core/text.h"

#include "country_list.h"
#include "field.h"

/* --- [countries]: code = three letters | Dutch | English --- */

static bool is_alpha3(const char *text)
{
	for (int i = 0; i < 3; i++) {
		if (!g_ascii_isupper(text[i]))
			return false;
	}
	return text[3] == '\0';
}

static void add_country(struct country_reading *reading, const struct ini_key *key)
{
	struct country_table *table = reading->table;
	struct country country = { .code = country_code_from_text(key->name) };
	char **parts = g_strsplit(key->value, "|", -1);

	for (char **part = parts; *part != NULL; part++)
		g_strstrip(*part);
	if (country.code == COUNTRY_NONE) {
		country_reading_refuse(
		    reading, key, FAULT_COUNTRY, key->name, N_("a code of two letters"));
	} else if (g_strv_length(parts) != 3 || !is_alpha3(parts[0]) ||
		   *parts[1] == '\0' || *parts[2] == '\0') {
		country_reading_refuse(reading, key, FAULT_FORMAT, key->value,
		    N_("three capitals | Dutch name | English name"));
	} else if (table->count == COUNTRIES_MAX) {
		country_reading_refuse(
		    reading, key, FAULT_TOO_LONG, NULL, N_("300 countries"));
	} else {
		char alpha2[16];

		g_strlcpy(country.alpha2, country_code_text(alpha2, country.code),
		    sizeof country.alpha2);
		g_strlcpy(country.alpha3, parts[0], sizeof country.alpha3);
		country.name[LANG_NL] = country_reading_clean(reading, key, parts[1]);
		country.name[LANG_EN] = country_reading_clean(reading, key, parts[2]);
		for (int lang = 0; lang < LANG_COUNT; lang++) {
			if (country.name[lang] != NULL)
				country.folded[lang] = text_fold(country.name[lang]);
			country.note[lang] = g_strdup("");
		}
		country.people = g_strdup("");
		table->country[table->count++] = country;
	}
	g_strfreev(parts);
}

static int compare_countries(const void *one, const void *other)
{
	return strcmp(((const struct country *)one)->alpha2,
	    ((const struct country *)other)->alpha2);
}

static void read_names(struct country_reading *reading)
{
	struct country_table *table = reading->table;

	reading->section = ini_section_find(reading->ini, "countries");
	if (reading->section == NULL) {
		country_reading_refuse(
		    reading, NULL, FAULT_REQUIRED, NULL, N_("a section [countries]"));
		return;
	}
	for (size_t i = 0; i < reading->section->key_count; i++)
		add_country(reading, &reading->section->key[i]);
	qsort(table->country, table->count, sizeof table->country[0], compare_countries);
	reading->names_sound = reading->sound && !reading->section->damaged;
	for (size_t i = 0; i < table->count; i++) {
		for (size_t j = 0; j < i; j++) {
			const char *alpha3 = table->country[i].alpha3;

			if (strcmp(alpha3, table->country[j].alpha3) == 0)
				country_reading_refuse(reading, NULL, FAULT_MISPLACED,
				    alpha3,
				    N_("three capitals of its own for each country"));
		}
	}
}

/* --- [note.nl], [note.en] --- */

static void read_notes(struct country_reading *reading, enum lang lang)
{
	for (size_t i = 0; i < reading->section->key_count; i++) {
		const struct ini_key *key = &reading->section->key[i];
		size_t row = country_reading_row(reading, key, key->name);
		char *note;

		if (row == COUNTRY_UNKNOWN_ROW || *key->value == '\0')
			continue;
		note = country_reading_clean(reading, key, key->value);
		if (note == NULL)
			continue;
		g_free(reading->table->country[row].note[lang]);
		reading->table->country[row].note[lang] = note;
	}
}

/* A note that is there in one language is there in the other. */
static void check_notes(struct country_reading *reading)
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
			char *key = g_ascii_strdown(country->alpha2, -1);

			reading->section =
			    ini_section_find(reading->ini, sections[other]);
			country_reading_refuse(reading,
			    ini_key_find(reading->section, key), FAULT_REQUIRED, NULL,
			    N_("the same note in the other language"));
			g_free(key);
		}
	}
}

/* --- [people] --- */

/* A folded word has no line end in it, so none is part of another one. */
static char *folded_words(const char *text)
{
	char **words = g_strsplit(text, ",", -1);
	GString *ret = g_string_new("\n");

	for (char **word = words; *word != NULL; word++) {
		char *folded = text_fold(g_strstrip(*word));

		g_string_append_printf(ret, "%s\n", folded);
		g_free(folded);
	}
	g_strfreev(words);
	return g_string_free(ret, FALSE);
}

static void read_people(struct country_reading *reading)
{
	for (size_t i = 0; i < reading->section->key_count; i++) {
		const struct ini_key *key = &reading->section->key[i];
		size_t row = country_reading_row(reading, key, key->name);
		char *words;

		if (row == COUNTRY_UNKNOWN_ROW || *key->value == '\0')
			continue;
		words = country_reading_clean(reading, key, key->value);
		if (words == NULL)
			continue;
		g_free(reading->table->country[row].people);
		reading->table->country[row].people = folded_words(words);
		g_free(words);
	}
}

static const char *name_behind(const struct ini_section *section, const char *word)
{
	const char *name =
	    g_str_has_prefix(section->name, word) ? section->name + strlen(word) : "";

	return field_is_word(name) ? name : NULL;
}

static void read_section(struct country_reading *reading)
{
	static const char *const known[] = { "countries", "list", "exception", "note.nl",
		"note.en", "people", NULL };
	const char *name = reading->section->name;

	if (name_behind(reading->section, "exception ") != NULL) {
		country_exception_read(reading);
	} else if (strcmp(name, "note.nl") == 0) {
		read_notes(reading, LANG_NL);
	} else if (strcmp(name, "note.en") == 0) {
		read_notes(reading, LANG_EN);
	} else if (strcmp(name, "people") == 0) {
		read_people(reading);
	} else {
		ini_complain_unknown(
		    reading->ini, reading->section, NULL, known, reading->faults);
		reading->sound = false;
	}
}

/* Names come before lists, and lists before exceptions, wherever they stand. */
static void read_sections(struct country_reading *reading)
{
	const struct ini *ini = reading->ini;

	read_names(reading);
	for (size_t i = 0; i < ini->section_count; i++) {
		reading->section = &ini->section[i];
		const char *name = name_behind(reading->section, "list ");

		if (name != NULL)
			country_list_read(reading, name);
	}
	for (size_t i = 0; i < ini->section_count; i++) {
		reading->section = &ini->section[i];
		if (strcmp(reading->section->name, "countries") != 0 &&
		    name_behind(reading->section, "list ") == NULL)
			read_section(reading);
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
	struct country_reading reading = {
		.ini = ini,
		.table = table,
		.faults = faults,
		.sound = true,
	};
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

bool countries_is_table(const char *path)
{
	struct ini *ini = ini_read(path, NULL);
	char *name = g_path_get_basename(path);
	bool is_table = strcmp(name, "countries.ini") == 0;

	if (ini != NULL && ini_section_find(ini, "policy") != NULL)
		is_table = false;
	else if (ini != NULL && ini_section_find(ini, "countries") != NULL)
		is_table = true;
	g_free(name);
	ini_free(ini);
	return is_table;
}
