/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/core/country.h - the country table: names, and lists with dates.
 *
 * Which lists there are (visa, oda, rean, excluded, ...), which values they know
 * and which country has which is data (data/countries.ini); C knows none of it.
 * The table is filled by policy/countries.c and never changes afterwards.
 */
#ifndef TERUGKEERDESK_CORE_COUNTRY_H
#define TERUGKEERDESK_CORE_COUNTRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "terugkeerdesk/core/date.h"
#include "terugkeerdesk/core/lang.h"

/* A nationality or country as it is stored: the two letters of alpha-2, packed
 * ('I' << 8 | 'Q'), never a row number, so that a record outlives the table. */
typedef uint16_t country_code;
#define COUNTRY_NONE 0
#define NATIONALITY_STATELESS 1 /* both count as unknown in every rule */
#define NATIONALITY_MIXED 2 /* and are not asked again */

#define COUNTRIES_MAX 300
#define COUNTRY_LISTS_MAX 16
#define COUNTRY_VALUES_MAX 8
#define COUNTRY_UNKNOWN_ROW COUNTRIES_MAX /* the row of "no known nationality" */

/* One row.  Strings are owned by the table. */
struct country {
	country_code code;
	char alpha2[3];
	char alpha3[4];
	char *name[LANG_COUNT];
	char *folded[LANG_COUNT]; /* text_fold of name, for completion */
	char *people; /* "\niraaks\niraakse\n": what its people are called, folded; or "" */
	char *note[LANG_COUNT]; /* "" where none; shown, never followed */
};

/* One list: a value for every country, with exceptions for a period. */
struct country_list {
	char *name; /* "visa" */
	char *values[COUNTRY_VALUES_MAX]; /* "yes", "no", "eu" */
	size_t value_count;
	uint8_t value_of[COUNTRIES_MAX]; /* index into values, by row */
	char *source;
};

/* For registration dates from..until (both inclusive) the list has another value. */
struct country_exception {
	uint16_t row;
	uint8_t list;
	uint8_t value;
	day_number from; /* DAY_NONE: open */
	day_number until; /* DAY_FOREVER: open */
	char *source;
};

struct country_table {
	struct country country[COUNTRIES_MAX]; /* sorted by alpha2 */
	size_t count;
	struct country_list list[COUNTRY_LISTS_MAX];
	size_t list_count;
	struct country_exception *exception; /* owned */
	size_t exception_count;
};

/* "IQ", "iq" -> code; 0 for anything that is not two letters. */
country_code country_code_from_text(const char *alpha2);
/* Writes "IQ", "stateless", "mixed" or "". */
char *country_code_text(char ret[16], country_code code);

/* The row of a code, or COUNTRY_UNKNOWN_ROW (also for stateless and mixed). */
size_t country_row(const struct country_table *table, country_code code);
const struct country *country_get(const struct country_table *table, country_code code);
/* The index of a list by name, or -1; of a value in a list, or -1. */
int country_list_find(const struct country_table *table, const char *name);
int country_value_find(const struct country_list *list, const char *value);
/* The value of a row on a registration date, exceptions counted; COUNTRY_VALUES_MAX for
 * COUNTRY_UNKNOWN_ROW. */
uint8_t country_value_on(const struct country_table *table, int list, size_t row,
    day_number date);
const struct country_exception *country_exception_on(const struct country_table *table,
    int list, size_t row, day_number date);

/*
 * country_search(table, typed, lang, ret, size):
 * Completion: rows whose alpha-2, alpha-3, name in either language or word for its
 * people matches what was typed, case and accents aside.  Order: code equal, a word for
 * its people equal, name in `lang` begins with it, name in the other language begins with
 * it, a word for its people begins with it, a later word begins with it, contains it;
 * ties by name in `lang`.  Returns how many rows were written.
 */
size_t country_search(const struct country_table *table, const char *typed, enum lang lang,
    uint16_t *ret, size_t size);

void country_table_clear(struct country_table *table); /* zeroed is fine */

#endif
