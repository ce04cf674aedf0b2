/* SPDX-License-Identifier: EUPL-1.2 */
#include "entry.h"

#include <glib.h>
#include <string.h>

#include "cells.h"
#include "terugkeerdesk/core/date.h"
#include "terugkeerdesk/core/money.h"
#include "terugkeerdesk/core/text.h"
#include "words.h"

#define LEFT_TO_RIGHT_MARK "\u200E"
#define SHORT_MOST 60 /* bytes of a date or an amount: room to go wrong */

bool entry_typed(const struct fact *fact)
{
	return fact->type != FACT_TYPE_CHOICE && fact->type != FACT_TYPE_YESNO &&
	    fact->type != FACT_TYPE_PERSON;
}

size_t entry_most(const struct fact *fact)
{
	switch (fact->type) {
	case FACT_TYPE_LINES:
		return FACT_LINES_BYTES_MAX;
	case FACT_TYPE_TEXT:
	case FACT_TYPE_COUNTRY:
	case FACT_TYPE_NATIONALITY:
		return FACT_TEXT_BYTES_MAX;
	default:
		return SHORT_MOST;
	}
}

const char *entry_country(const struct entry_words *words, country_code code)
{
	const struct country *country;

	if (code == NATIONALITY_STATELESS)
		return _("stateless");
	if (code == NATIONALITY_MIXED)
		return _("mixed, or more than one");
	country = words->countries != NULL ? country_get(words->countries, code) : NULL;
	return country != NULL ? country->name[words->lang] : _("unknown country");
}

static char *date_text(const struct fact *fact, const struct value *value)
{
	char date[DATE_TEXT];

	if (fact->type == FACT_TYPE_DATE)
		date_format_short(date, (day_number)value->number);
	else
		partial_date_format_short(date, partial_date_unpack(value->number));
	return g_strdup(date);
}

static char *linked_text(const struct case_file *file, int person)
{
	char *name, *text;

	if (person == FACT_LINKED_NOBODY)
		return g_strdup(C_("linked to", "nobody"));
	name = entry_name(file, person);
	text = g_strdup_printf("%d %s", person, name);
	text_free(name);
	return text;
}

char *entry_text(const struct entry_words *words, const struct case_file *file,
    const struct fact *fact, const struct value *value)
{
	char money[MONEY_TEXT];

	if (!value->set)
		return g_strdup("");
	switch (fact->type) {
	case FACT_TYPE_CHOICE:
	case FACT_TYPE_YESNO:
		return g_strdup(_(fact->choice_labels[value->number]));
	case FACT_TYPE_DATE:
	case FACT_TYPE_PARTIAL_DATE:
		return date_text(fact, value);
	case FACT_TYPE_COUNTRY:
	case FACT_TYPE_NATIONALITY:
		return g_strdup(entry_country(words, (country_code)value->number));
	case FACT_TYPE_PERSON:
		return linked_text(file, (int)value->number);
	case FACT_TYPE_MONEY:
		return g_strdup(
		    money_format(money, value->number, words->lang, MONEY_SHORT));
	case FACT_TYPE_TEXT:
	case FACT_TYPE_LINES:
		return g_strdup(value->text != NULL ? value->text : "");
	}
	return g_strdup("");
}

char *entry_default(const struct entry_words *words, const struct fact *fact)
{
	struct value value = { .set = true, .number = fact->absent_number };
	bool says_nothing = fact->type == FACT_TYPE_DATE || fact->type == FACT_TYPE_MONEY ||
	    fact->type == FACT_TYPE_PERSON;

	if (fact->absent != FACT_ABSENT_DEFAULT || says_nothing)
		return g_strdup("");
	return entry_text(words, NULL, fact, &value);
}

static bool parse_date(const struct fact *fact, const char *typed, struct value *ret)
{
	struct partial_date partial;
	day_number date;

	if (fact->type == FACT_TYPE_DATE) {
		if (date_parse_typed(typed, &date) < 0)
			return false;
		ret->number = date;
		return true;
	}
	if (partial_date_parse_typed(typed, &partial) < 0)
		return false;
	ret->number = partial_date_pack(partial);
	return true;
}

/* Whole when it is the name of a country in either language, case and accents aside.  A
 * code is taken from the list that drops down: "ir" may be on its way to "irak". */
static bool parse_country(const struct entry_words *words, const struct fact *fact,
    const char *typed, struct value *ret)
{
	country_code codes[8];
	size_t count = entry_complete(words, fact, typed, codes, G_N_ELEMENTS(codes));
	char *folded = text_fold(typed);
	bool found = false;

	for (size_t i = 0; i < count && !found; i++) {
		const struct country *country = country_get(words->countries, codes[i]);
		char *name = text_fold(entry_country(words, codes[i]));
		found = strcmp(name, folded) == 0;
		if (country != NULL)
			found = found || strcmp(country->folded[LANG_NL], folded) == 0 ||
			    strcmp(country->folded[LANG_EN], folded) == 0;
		g_free(name);
		if (found)
			ret->number = codes[i];
	}
	g_free(folded);
	return found;
}

enum entry_result entry_parse(const struct entry_words *words, const struct fact *fact,
    const char *typed, struct value *ret)
{
	bool lines = fact->type == FACT_TYPE_LINES;
	bool whole = false;
	char *text;
	cents amount;

	value_clear(ret);
	if (text_normalise(typed, lines, "", &text, NULL) < 0)
		return ENTRY_HALF;
	if (*text == '\0') {
		text_free(text);
		return ENTRY_EMPTY;
	}
	switch (fact->type) {
	case FACT_TYPE_DATE:
	case FACT_TYPE_PARTIAL_DATE:
		whole = parse_date(fact, text, ret);
		break;
	case FACT_TYPE_COUNTRY:
	case FACT_TYPE_NATIONALITY:
		whole = parse_country(words, fact, text, ret);
		break;
	case FACT_TYPE_MONEY:
		whole = money_parse_typed(text, &amount) == 0;
		if (whole)
			ret->number = amount;
		break;
	case FACT_TYPE_TEXT:
	case FACT_TYPE_LINES:
		whole = true;
		ret->text = g_steal_pointer(&text);
		break;
	default:
		break;
	}
	text_free(text);
	ret->set = whole;
	return whole ? ENTRY_WHOLE : ENTRY_HALF;
}

const char *entry_expected(const struct fact *fact)
{
	switch (fact->type) {
	case FACT_TYPE_DATE:
		return N_("a date such as 22-3-2024, 22032024 or 2024-03-22");
	case FACT_TYPE_PARTIAL_DATE:
		return N_("a date such as 1-7-1985, or 7-1985, or 1985");
	case FACT_TYPE_COUNTRY:
	case FACT_TYPE_NATIONALITY:
		return N_("a country from the list");
	case FACT_TYPE_MONEY:
		return N_("an amount such as 150 or 150,50");
	default:
		return "";
	}
}

/* Adults, or whose age is not known, other than the person. */
static bool can_be_linked_to(const struct case_file *file, int person, int other)
{
	return other != person && case_file_age(file, other) != AGE_MINOR;
}

int entry_choice_count(const struct case_file *file, const struct fact *fact, int person)
{
	int count = 0;

	if (fact->type == FACT_TYPE_PERSON) {
		for (int other = 1; other <= file->person_count; other++)
			count += can_be_linked_to(file, person, other);
		return count + 1;
	}
	while (count < FACT_CHOICES_MAX && fact->choices[count] != NULL)
		count++;
	return count;
}

struct value entry_choice(const struct case_file *file, const struct fact *fact, int person,
    int index)
{
	struct value value = { .set = true, .number = index };

	if (fact->type != FACT_TYPE_PERSON)
		return value;
	value.number = FACT_LINKED_NOBODY;
	for (int other = 1; other <= file->person_count && index > 0; other++) {
		if (can_be_linked_to(file, person, other) && --index == 0)
			value.number = other;
	}
	return value;
}

int entry_choice_of(const struct case_file *file, const struct fact *fact, int person,
    const struct value *value)
{
	int count = entry_choice_count(file, fact, person);
	bool said = value->set || fact->type == FACT_TYPE_PERSON; /* nobody: not set */

	for (int i = 0; i < count && said; i++) {
		if (entry_choice(file, fact, person, i).number == value->number)
			return i;
	}
	return -1;
}

static size_t add_special(const struct entry_words *words, const char *folded,
    country_code code, country_code *ret, size_t count, size_t size)
{
	char *name = text_fold(entry_country(words, code));

	if (count < size && g_str_has_prefix(name, folded))
		ret[count++] = code;
	g_free(name);
	return count;
}

size_t entry_complete(const struct entry_words *words, const struct fact *fact,
    const char *typed, country_code *ret, size_t size)
{
	char *folded = text_fold(typed);
	uint16_t rows[16];
	size_t found = 0, count = 0;

	if (*folded != '\0' && fact->type == FACT_TYPE_NATIONALITY) {
		count = add_special(words, folded, NATIONALITY_STATELESS, ret, count, size);
		count = add_special(words, folded, NATIONALITY_MIXED, ret, count, size);
	}
	if (*folded != '\0' && words->countries != NULL)
		found = country_search(words->countries, typed, words->lang, rows,
		    MIN(G_N_ELEMENTS(rows), size));
	for (size_t i = 0; i < found && count < size; i++)
		ret[count++] = words->countries->country[rows[i]].code;
	g_free(folded);
	return count;
}

char *entry_name(const struct case_file *file, int person)
{
	const struct value *name = case_file_value_const(file, FACT_NAME, person);
	const struct value *latin = case_file_value_const(file, FACT_NAME_LATIN, person);

	if (name != NULL && name->set)
		return g_strconcat(name->text,
		    cells_right_to_left(name->text) ? LEFT_TO_RIGHT_MARK : "", NULL);
	if (latin != NULL && latin->set)
		return g_strdup(latin->text);
	return g_strdup_printf(_("person %d"), person);
}

/* Years on the registration date; -1 where the day is not known well enough. */
static int years(const struct case_file *file, int person)
{
	const struct value *born = case_file_value_const(file, FACT_BORN_ON, person);
	const struct value *on = case_file_value_const(file, FACT_REGISTERED_ON, 0);
	struct partial_date date;
	int least;

	if (born == NULL || !born->set || !on->set)
		return -1;
	date = partial_date_unpack(born->number);
	least = MAX(date_age(partial_date_last(date), (day_number)on->number), 0);
	/* A year alone may mean two ages. */
	return date_age(partial_date_first(date), (day_number)on->number) == least ? least : -1;
}

char *entry_person(const struct case_file *file, int person)
{
	const struct value *born = case_file_value_const(file, FACT_BORN_ON, person);
	char *name = entry_name(file, person), *text;
	int age = years(file, person);

	if (age >= 0)
		text = g_strdup_printf("%s (%d)", name, age);
	else if (born != NULL && born->set)
		text = g_strdup_printf("%s (* %d)", name,
		    partial_date_unpack(born->number).year);
	else
		text = g_strdup(name);
	text_free(name);
	return text;
}
