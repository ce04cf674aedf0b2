/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/country.h"

#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "terugkeerdesk/core/text.h"

country_code country_code_from_text(const char *alpha2)
{
	if (!g_ascii_isalpha(alpha2[0]) || !g_ascii_isalpha(alpha2[1]) ||
	    alpha2[2] != '\0')
		return COUNTRY_NONE;
	return (
	    country_code)(g_ascii_toupper(alpha2[0]) << 8 | g_ascii_toupper(alpha2[1]));
}

char *country_code_text(char ret[16], country_code code)
{
	switch (code) {
	case COUNTRY_NONE:
		g_strlcpy(ret, "", 16);
		break;
	case NATIONALITY_STATELESS:
		g_strlcpy(ret, "stateless", 16);
		break;
	case NATIONALITY_MIXED:
		g_strlcpy(ret, "mixed", 16);
		break;
	default:
		ret[0] = (char)(code >> 8);
		ret[1] = (char)(code & 0xff);
		ret[2] = '\0';
	}
	return ret;
}

size_t country_row(const struct country_table *table, country_code code)
{
	size_t first = 0, last = table->count;

	while (first < last) {
		size_t middle = first + (last - first) / 2;

		if (table->country[middle].code < code)
			first = middle + 1;
		else
			last = middle;
	}
	if (first < table->count && table->country[first].code == code)
		return first;
	return COUNTRY_UNKNOWN_ROW;
}

const struct country *country_get(const struct country_table *table, country_code code)
{
	size_t row = country_row(table, code);

	return row == COUNTRY_UNKNOWN_ROW ? NULL : &table->country[row];
}

int country_list_find(const struct country_table *table, const char *name)
{
	for (size_t i = 0; i < table->list_count; i++) {
		if (strcmp(table->list[i].name, name) == 0)
			return (int)i;
	}
	return -1;
}

int country_value_find(const struct country_list *list, const char *value)
{
	for (size_t i = 0; i < list->value_count; i++) {
		if (strcmp(list->values[i], value) == 0)
			return (int)i;
	}
	return -1;
}

const struct country_exception *country_exception_on(
    const struct country_table *table, int list, size_t row, day_number date)
{
	for (size_t i = 0; i < table->exception_count; i++) {
		const struct country_exception *exception = &table->exception[i];

		if (exception->list == list && exception->row == row &&
		    date >= exception->from && date <= exception->until)
			return exception;
	}
	return NULL;
}

uint8_t country_value_on(
    const struct country_table *table, int list, size_t row, day_number date)
{
	const struct country_exception *exception;

	if (row >= table->count)
		return COUNTRY_VALUES_MAX;
	exception = country_exception_on(table, list, row, date);
	return exception != NULL ? exception->value : table->list[list].value_of[row];
}

/* How well a row answers to what was typed: the lower, the better. */
enum rank {
	RANK_CODE,
	RANK_PEOPLE,
	RANK_BEGINS,
	RANK_BEGINS_OTHER,
	RANK_PEOPLE_BEGINS,
	RANK_WORD,
	RANK_CONTAINS,
	RANK_NONE
};

static enum rank rank_in_name(const char *folded, const char *typed, enum rank begins)
{
	const char *found = strstr(folded, typed);
	bool at_word = false;

	if (found == NULL)
		return RANK_NONE;
	if (found == folded)
		return begins;
	for (; found != NULL && !at_word; found = strstr(found + 1, typed))
		at_word = found[-1] == ' ';
	return at_word ? RANK_WORD : RANK_CONTAINS;
}

/* Each word stands between line ends. */
static enum rank rank_in_people(const char *people, const char *typed)
{
	size_t length = strlen(typed);
	enum rank best = RANK_NONE;

	if (*people == '\0' || length == 0)
		return RANK_NONE;
	for (const char *found = strstr(people + 1, typed); found != NULL;
	     found = strstr(found + 1, typed)) {
		if (found[-1] == '\n')
			best = MIN(best,
			    found[length] == '\n' ? RANK_PEOPLE : RANK_PEOPLE_BEGINS);
	}
	return best;
}

static enum rank rank_of(const struct country *country, const char *typed, enum lang lang)
{
	enum rank best = rank_in_people(country->people, typed);

	if (g_ascii_strcasecmp(country->alpha2, typed) == 0 ||
	    g_ascii_strcasecmp(country->alpha3, typed) == 0)
		return RANK_CODE;
	for (int i = 0; i < LANG_COUNT; i++) {
		enum rank begins = i == (int)lang ? RANK_BEGINS : RANK_BEGINS_OTHER;

		best = MIN(best, rank_in_name(country->folded[i], typed, begins));
	}
	return best;
}

struct match {
	enum rank rank;
	const char *name; /* folded */
	uint16_t row;
};

static int match_compare(const void *a, const void *b)
{
	const struct match *one = a, *other = b;
	int by_name;

	if (one->rank != other->rank)
		return one->rank < other->rank ? -1 : 1;
	by_name = strcmp(one->name, other->name);
	return by_name != 0 ? by_name : (int)one->row - (int)other->row;
}

size_t country_search(const struct country_table *table, const char *typed,
    enum lang lang, uint16_t *ret, size_t size)
{
	char *folded = text_fold(typed);
	struct match match[COUNTRIES_MAX];
	size_t count = 0;

	for (size_t row = 0; row < table->count; row++) {
		const struct country *country = &table->country[row];
		enum rank rank = rank_of(country, folded, lang);

		if (rank != RANK_NONE)
			match[count++] =
			    (struct match){ rank, country->folded[lang], (uint16_t)row };
	}
	g_free(folded);
	qsort(match, count, sizeof match[0], match_compare);
	count = MIN(count, size);
	for (size_t i = 0; i < count; i++)
		ret[i] = match[i].row;
	return count;
}

void country_table_clear(struct country_table *table)
{
	for (size_t row = 0; row < table->count; row++) {
		struct country *country = &table->country[row];

		for (int lang = 0; lang < LANG_COUNT; lang++) {
			g_free(country->name[lang]);
			g_free(country->folded[lang]);
			g_free(country->note[lang]);
		}
		g_free(country->people);
	}
	for (size_t i = 0; i < table->list_count; i++) {
		struct country_list *list = &table->list[i];

		g_free(list->name);
		for (size_t value = 0; value < list->value_count; value++)
			g_free(list->values[value]);
		g_free(list->source);
	}
	for (size_t i = 0; i < table->exception_count; i++)
		g_free(table->exception[i].source);
	g_free(table->exception);
	memset(table, 0, sizeof *table);
}
