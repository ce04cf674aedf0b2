/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * src/policy/country_reading.h - countries.ini while it is read.
 */
#ifndef TERUGKEERDESK_SRC_POLICY_COUNTRY_READING_H
#define TERUGKEERDESK_SRC_POLICY_COUNTRY_READING_H

#include <stdbool.h>

#include "terugkeerdesk/core/country.h"
#include "terugkeerdesk/ini/ini.h"

struct country_reading {
	const struct ini *ini;
	const struct ini_section *section;
	struct country_table *table;
	struct faults *faults;
	bool sound;
	bool names_sound; /* else a code that is not there was named already, perhaps */
};

/* Complain about a key (NULL: the section). */
void country_reading_refuse(struct country_reading *reading, const struct ini_key *key,
    enum fault_code code, const char *found, const char *expected);
/* Complain about a key that is not there. */
void country_reading_refuse_missing(
    struct country_reading *reading, const char *key, const char *expected);

/* Clean text, not empty; else a complaint, and NULL where it is no text. */
char *country_reading_clean(
    struct country_reading *reading, const struct ini_key *key, const char *text);

/* The row of a code as written; COUNTRY_UNKNOWN_ROW after a complaint. */
size_t country_reading_row(
    struct country_reading *reading, const struct ini_key *key, const char *text);

#endif
