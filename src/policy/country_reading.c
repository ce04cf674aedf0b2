/* SPDX-License-Identifier: EUPL-1.2 */
#include "country_reading.h"

#include <glib.h>

#include "terugkeerdesk/core/text.h"

void country_reading_refuse(struct country_reading *reading, const struct ini_key *key,
    enum fault_code code, const char *found, const char *expected)
{
	ini_complain(
	    reading->ini, reading->section, key, code, found, expected, reading->faults);
	reading->sound = false;
}

void country_reading_refuse_missing(
    struct country_reading *reading, const char *key, const char *expected)
{
	struct ini_key here = { .name = g_strdup(key), .line = reading->section->line };

	if (!reading->section->damaged)
		country_reading_refuse(reading, &here, FAULT_REQUIRED, NULL, expected);
	reading->sound = false;
	g_free(here.name);
}

char *country_reading_clean(
    struct country_reading *reading, const struct ini_key *key, const char *text)
{
	struct fault fault;
	char *ret = NULL;

	if (text_normalise(text, false, "", &ret, &fault) != 0)
		country_reading_refuse(
		    reading, key, fault.code, fault.found, fault.expected);
	else if (*ret == '\0')
		country_reading_refuse(reading, key, FAULT_REQUIRED, NULL, N_("a text"));
	return ret;
}

size_t country_reading_row(
    struct country_reading *reading, const struct ini_key *key, const char *text)
{
	country_code code = country_code_from_text(text);
	size_t row = code == COUNTRY_NONE ? COUNTRY_UNKNOWN_ROW
					  : country_row(reading->table, code);

	if (row == COUNTRY_UNKNOWN_ROW && reading->names_sound)
		country_reading_refuse(
		    reading, key, FAULT_COUNTRY, text, N_("a code of [countries]"));
	return row;
}
