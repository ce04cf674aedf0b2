/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/case_filter.h"

#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "terugkeerdesk/core/case_state.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/core/household_type.h"

#define UNKNOWN_WORD "unknown"

enum kind {
	KIND_FROM,
	KIND_TO,
	KIND_COUNTRY,
	KIND_FACT, /* the choices of a fact, and none of them */
	KIND_HOUSEHOLD,
	KIND_STATE
};

static const struct {
	const char *word;
	const char *label;
	enum kind kind;
	enum fact_id fact; /* of KIND_FACT */
} parts[CASE_FILTER_PARTS] = {
	[CASE_FILTER_REGISTERED_FROM] = { "registered_from", N_("Registered from"),
	    KIND_FROM, FACT_NONE },
	[CASE_FILTER_REGISTERED_TO] = { "registered_to", N_("Registered until"), KIND_TO,
	    FACT_NONE },
	[CASE_FILTER_DEPARTURE_FROM] = { "departure_from", N_("Departure from"),
	    KIND_FROM, FACT_NONE },
	[CASE_FILTER_DEPARTURE_TO] = { "departure_to", N_("Departure until"), KIND_TO,
	    FACT_NONE },
	[CASE_FILTER_NATIONALITY] = { "nationality", N_("Nationality"), KIND_COUNTRY,
	    FACT_NONE },
	[CASE_FILTER_DEPARTURE_KIND] = { "departure_kind", N_("Kind of departure"),
	    KIND_FACT, FACT_DEPARTURE_KIND },
	[CASE_FILTER_ROUTE] = { "route", N_("Route"), KIND_FACT, FACT_ROUTE },
	[CASE_FILTER_HOUSEHOLD] = { "household", N_("Household"), KIND_HOUSEHOLD,
	    FACT_NONE },
	[CASE_FILTER_STATE] = { "state", N_("State"), KIND_STATE, FACT_NONE },
};

const char *case_filter_word(enum case_filter_part part)
{
	return parts[part].word;
}

const char *case_filter_label(enum case_filter_part part)
{
	return parts[part].label;
}

bool case_filter_is_day(enum case_filter_part part)
{
	return parts[part].kind == KIND_FROM || parts[part].kind == KIND_TO;
}

bool case_filter_any(const struct case_filter *filter)
{
	for (int part = 0; part < CASE_FILTER_PARTS; part++)
		if (filter->set[part])
			return true;
	return false;
}

/* --- words --- */

static int fact_choices(enum fact_id fact)
{
	int count = 0;

	while (count < FACT_CHOICES_MAX && fact_get(fact)->choices[count] != NULL)
		count++;
	return count;
}

int case_filter_choices(enum case_filter_part part)
{
	switch (parts[part].kind) {
	case KIND_FACT:
		return fact_choices(parts[part].fact) + 1;
	case KIND_HOUSEHOLD:
		return HOUSEHOLD_TYPES;
	case KIND_STATE:
		return CASE_STATE_COUNT;
	default:
		return 0;
	}
}

int32_t case_filter_choice(enum case_filter_part part, int choice)
{
	if (parts[part].kind == KIND_FACT && choice == fact_choices(parts[part].fact))
		return CASE_FILTER_UNKNOWN;
	return choice;
}

const char *case_filter_choice_word(enum case_filter_part part, int choice)
{
	if (case_filter_choice(part, choice) == CASE_FILTER_UNKNOWN)
		return UNKNOWN_WORD;
	if (parts[part].kind == KIND_FACT)
		return fact_get(parts[part].fact)->choices[choice];
	if (parts[part].kind == KIND_HOUSEHOLD)
		return household_type_name((enum household_type)choice);
	return case_state_word((enum case_state)choice);
}

const char *case_filter_choice_label(enum case_filter_part part, int choice)
{
	return case_filter_want_label(part, case_filter_choice(part, choice));
}

const char *case_filter_want_label(enum case_filter_part part, int32_t want)
{
	if (want == CASE_FILTER_UNKNOWN)
		return N_("not known");
	if (parts[part].kind == KIND_FACT)
		return fact_get(parts[part].fact)->choice_labels[want];
	if (parts[part].kind == KIND_HOUSEHOLD)
		return household_type_label((enum household_type)want);
	return case_state_label((enum case_state)want);
}

const char *case_filter_text(const struct case_filter *filter, enum case_filter_part part,
    char ret[CASE_FILTER_TEXT])
{
	int32_t want = filter->want[part];

	if (case_filter_is_day(part))
		return date_format_iso(ret, want);
	if (want == CASE_FILTER_UNKNOWN)
		return UNKNOWN_WORD;
	if (parts[part].kind == KIND_COUNTRY)
		return country_code_text(ret, (country_code)want);
	return case_filter_choice_word(part, want);
}

static int parse_day(enum case_filter_part part, const char *word, int32_t *ret,
    struct fault *fault)
{
	if (date_parse_iso(word, ret) == 0 || date_parse_typed(word, ret) == 0)
		return 0;
	return fault_set(fault, FAULT_DATE, parts[part].word, word,
	    N_("a day that exists, like 2024-03-22"));
}

static int parse_country(enum case_filter_part part, const char *word, int32_t *ret,
    struct fault *fault)
{
	country_code code = country_code_from_text(word);

	*ret = strcmp(word, UNKNOWN_WORD) == 0 ? CASE_FILTER_UNKNOWN : (int32_t)code;
	if (*ret != COUNTRY_NONE)
		return 0;
	return fault_set(fault, FAULT_COUNTRY, parts[part].word, word,
	    N_("a code of two letters, like IQ, or “unknown”"));
}

static int parse_choice(enum case_filter_part part, const char *word, int32_t *ret,
    struct fault *fault)
{
	GString *known = g_string_new(NULL);
	int found = -1;

	for (int i = 0; i < case_filter_choices(part); i++) {
		const char *choice = case_filter_choice_word(part, i);

		g_string_append_printf(known, "%s%s", i > 0 ? ", " : "", choice);
		if (strcmp(choice, word) == 0)
			found = i;
	}
	if (found >= 0)
		*ret = case_filter_choice(part, found);
	else
		fault_set(fault, FAULT_CHOICE, parts[part].word, word, known->str);
	g_string_free(known, TRUE);
	return found >= 0 ? 0 : -1;
}

int case_filter_parse(struct case_filter *filter, enum case_filter_part part,
    const char *word, struct fault *fault)
{
	static int (*const parse[])(enum case_filter_part part, const char *word,
	    int32_t *ret, struct fault *fault) = {
		[KIND_FROM] = parse_day,
		[KIND_TO] = parse_day,
		[KIND_COUNTRY] = parse_country,
		[KIND_FACT] = parse_choice,
		[KIND_HOUSEHOLD] = parse_choice,
		[KIND_STATE] = parse_choice,
	};

	if (parse[parts[part].kind](part, word, &filter->want[part], fault) != 0)
		return -1;
	filter->set[part] = true;
	return 0;
}

static int check_period(const struct case_filter *filter, enum case_filter_part from,
    enum case_filter_part to, struct fault *fault)
{
	char end[DATE_TEXT];

	if (!filter->set[from] || !filter->set[to] || filter->want[from] <= filter->want[to])
		return 0;
	return fault_set(fault, FAULT_AMOUNT_RANGE, parts[to].word,
	    date_format_iso(end, filter->want[to]),
	    N_("a day that is not before the beginning of the period"));
}

int case_filter_check(const struct case_filter *filter,
    const struct country_table *countries, struct fault *fault)
{
	int32_t code = filter->want[CASE_FILTER_NATIONALITY];
	char text[16];

	if (check_period(filter, CASE_FILTER_REGISTERED_FROM, CASE_FILTER_REGISTERED_TO,
		fault) != 0 ||
	    check_period(filter, CASE_FILTER_DEPARTURE_FROM, CASE_FILTER_DEPARTURE_TO,
		fault) != 0)
		return -1;
	if (!filter->set[CASE_FILTER_NATIONALITY] || code == CASE_FILTER_UNKNOWN ||
	    country_get(countries, (country_code)code) != NULL)
		return 0;
	return fault_set(fault, FAULT_COUNTRY, parts[CASE_FILTER_NATIONALITY].word,
	    country_code_text(text, (country_code)code),
	    N_("a country of the country table"));
}

/* --- cases --- */

/* What a case says on the part; DAY_NONE or CASE_FILTER_UNKNOWN: nothing. */
typedef int32_t case_says(
    enum case_filter_part part, const struct country_table *countries, const void *of);

static bool passes(const struct case_filter *filter,
    const struct country_table *countries, case_says *says, const void *of)
{
	for (enum case_filter_part part = 0; part < CASE_FILTER_PARTS; part++) {
		int32_t want = filter->want[part];
		int32_t said;

		if (!filter->set[part])
			continue;
		said = says(part, countries, of);
		if (case_filter_is_day(part)) {
			if (said == DAY_NONE ||
			    (parts[part].kind == KIND_FROM ? said < want : said > want))
				return false;
		} else if (said != want) {
			return false;
		}
	}
	return true;
}

static int32_t day_of(const struct case_file *file, enum fact_id fact)
{
	const struct value *value = &file->fact[fact];

	return value->set ? (int32_t)value->number : DAY_NONE;
}

static int32_t answer_of(const struct case_file *file, enum fact_id fact)
{
	const struct value *value = &file->fact[fact];

	return value->set ? (int32_t)value->number : CASE_FILTER_UNKNOWN;
}

/* Stateless and mixed are no country, and neither is one that the table does not have. */
static int32_t country_at(const struct country_table *countries, size_t row)
{
	return row < countries->count ? countries->country[row].code
				      : CASE_FILTER_UNKNOWN;
}

static int32_t nationality_of(
    const struct country_table *countries, const struct case_file *file)
{
	const struct value *value = case_file_value_const(file, FACT_NATIONALITY, 1);

	if (value == NULL || !value->set)
		return CASE_FILTER_UNKNOWN;
	return country_at(countries, country_row(countries, (country_code)value->number));
}

static int32_t file_says(
    enum case_filter_part part, const struct country_table *countries, const void *of)
{
	const struct case_file *file = of;
	int32_t left = day_of(file, FACT_DEPARTED_ON);

	switch (part) {
	case CASE_FILTER_REGISTERED_FROM:
	case CASE_FILTER_REGISTERED_TO:
		return day_of(file, FACT_REGISTERED_ON);
	case CASE_FILTER_DEPARTURE_FROM:
	case CASE_FILTER_DEPARTURE_TO:
		return left != DAY_NONE ? left : day_of(file, FACT_DEPARTURE_ON);
	case CASE_FILTER_NATIONALITY:
		return nationality_of(countries, file);
	case CASE_FILTER_HOUSEHOLD:
		return (int32_t)household_type_of_case(file);
	case CASE_FILTER_STATE:
		return (int32_t)case_state_of(file);
	default:
		return answer_of(file, parts[part].fact);
	}
}

static int32_t row_says(
    enum case_filter_part part, const struct country_table *countries, const void *of)
{
	const struct household_row *row = of;

	switch (part) {
	case CASE_FILTER_REGISTERED_FROM:
	case CASE_FILTER_REGISTERED_TO:
		return row->registered_on;
	case CASE_FILTER_DEPARTURE_FROM:
	case CASE_FILTER_DEPARTURE_TO:
		return row->departed_on != DAY_NONE ? row->departed_on : row->departure_on;
	case CASE_FILTER_NATIONALITY:
		return country_at(countries, row->nationality_row);
	case CASE_FILTER_HOUSEHOLD:
		return (int32_t)household_type_from(row->adults, row->minors);
	case CASE_FILTER_STATE:
		return row->state;
	/* A small answer is 0, or 1 and the choice. */
	case CASE_FILTER_ROUTE:
		return row->route - 1;
	default:
		return row->departure_kind - 1;
	}
}

bool case_filter_file(const struct case_filter *filter,
    const struct country_table *countries, const struct case_file *file)
{
	return passes(filter, countries, file_says, file);
}

bool case_filter_row(const struct case_filter *filter,
    const struct country_table *countries, const struct household_row *row)
{
	return passes(filter, countries, row_says, row);
}
