/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/fact.h"

#include <inttypes.h>
#include <string.h>

#include <glib.h>

#include "terugkeerdesk/core/case_file.h"
#include "terugkeerdesk/core/country.h"
#include "terugkeerdesk/core/date.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/core/money.h"
#include "terugkeerdesk/core/text.h"

/* What can go wrong with a word of each type, and what to say then. */
static const struct {
	enum fault_code code;
	const char *expected;
} complaints[] = {
	[FACT_TYPE_CHOICE] = { FAULT_CHOICE, "" }, /* the choices themselves */
	[FACT_TYPE_YESNO] = { FAULT_CHOICE, "" },
	[FACT_TYPE_DATE] = { FAULT_DATE, N_("a day that exists, like 2024-03-22") },
	[FACT_TYPE_PARTIAL_DATE] = { FAULT_DATE,
	    N_("a day, a month or a year, like 1985-07-31, 1985-07 or 1985") },
	[FACT_TYPE_COUNTRY] = { FAULT_COUNTRY, N_("a code of two letters, like IQ") },
	[FACT_TYPE_NATIONALITY] = { FAULT_COUNTRY,
	    N_("a code of two letters, like IQ, or “stateless” or “mixed”") },
	[FACT_TYPE_PERSON] = { FAULT_REFERENCE, N_("the number of a person, from 1") },
	[FACT_TYPE_MONEY] = { FAULT_AMOUNT, N_("whole euro cents, 0 or more") },
	[FACT_TYPE_TEXT] = { FAULT_TOO_LONG, N_("about 200 letters") },
	[FACT_TYPE_LINES] = { FAULT_TOO_LONG, N_("about 4,000 letters") },
};

static int complain(
    const struct fact *fact, const char *word, const char *place, struct fault *fault)
{
	char *choices = NULL;
	const char *expected = complaints[fact->type].expected;

	if (fact->choices[0] != NULL) {
		char *list[FACT_CHOICES_MAX + 1] = { NULL };

		memcpy(list, fact->choices, sizeof fact->choices);
		expected = choices = g_strjoinv(", ", list);
	}
	fault_set(fault, complaints[fact->type].code, place, word, expected);
	g_free(choices);
	return -1;
}

/* Digits only, at most `most`. */
static bool whole_number(const char *word, int64_t most, int64_t *ret)
{
	guint64 number;

	if (!g_ascii_string_to_unsigned(word, 10, 0, (guint64)most, &number, NULL))
		return false;
	*ret = (int64_t)number;
	return true;
}

static bool nationality(const char *word, int64_t *ret)
{
	if (strcmp(word, "stateless") == 0)
		*ret = NATIONALITY_STATELESS;
	else if (strcmp(word, "mixed") == 0)
		*ret = NATIONALITY_MIXED;
	else
		*ret = country_code_from_text(word);
	return *ret != COUNTRY_NONE;
}

static bool partial_date(const char *word, int64_t *ret)
{
	struct partial_date date;

	if (partial_date_parse_iso(word, &date) != 0)
		return false;
	*ret = partial_date_pack(date);
	return true;
}

static bool day(const char *word, int64_t *ret)
{
	day_number date;

	if (date_parse_iso(word, &date) != 0)
		return false;
	*ret = date;
	return true;
}

static bool parse_number(const struct fact *fact, const char *word, int64_t *ret)
{
	switch (fact->type) {
	case FACT_TYPE_CHOICE:
	case FACT_TYPE_YESNO:
		*ret = fact_choice_find(fact, word);
		return *ret >= 0;
	case FACT_TYPE_DATE:
		return day(word, ret);
	case FACT_TYPE_PARTIAL_DATE:
		return partial_date(word, ret);
	case FACT_TYPE_COUNTRY:
		*ret = country_code_from_text(word);
		return *ret != COUNTRY_NONE;
	case FACT_TYPE_NATIONALITY:
		return nationality(word, ret);
	case FACT_TYPE_PERSON:
		return whole_number(word, CASE_PERSONS_MAX, ret) && *ret >= 1;
	case FACT_TYPE_MONEY:
		return whole_number(word, MONEY_MAX, ret);
	case FACT_TYPE_TEXT:
	case FACT_TYPE_LINES:
		break;
	}
	return false;
}

static size_t most_bytes(const struct fact *fact)
{
	return fact->type == FACT_TYPE_LINES ? FACT_LINES_BYTES_MAX : FACT_TEXT_BYTES_MAX;
}

static bool is_text(const struct fact *fact)
{
	return fact->type == FACT_TYPE_TEXT || fact->type == FACT_TYPE_LINES;
}

static int parse_text(const struct fact *fact, const char *word, struct value *ret,
    const char *place, struct fault *fault)
{
	char *text;

	if (text_normalise(word, fact->type == FACT_TYPE_LINES, place, &text, fault) != 0)
		return -1;
	if (strlen(text) > most_bytes(fact)) {
		text_free(text);
		return complain(fact, "", place, fault); /* not all of it again */
	}
	value_clear(ret);
	if (text[0] == '\0')
		text_free(text); /* nothing but blanks: not answered */
	else
		*ret = (struct value){ .set = true, .text = text };
	return 0;
}

int fact_parse(const struct fact *fact, const char *word, struct value *ret,
    const char *place, struct fault *fault)
{
	int64_t number;

	if (is_text(fact))
		return parse_text(fact, word, ret, place, fault);
	if (word[0] == '\0') {
		value_clear(ret);
		return 0;
	}
	if (!parse_number(fact, word, &number))
		return complain(fact, word, place, fault);
	value_clear(ret);
	*ret = (struct value){ .set = true, .number = number };
	return 0;
}

char *fact_word(const struct fact *fact, const struct value *value)
{
	char word[DATE_TEXT] = "";

	if (!value->set)
		return g_strdup("");
	switch (fact->type) {
	case FACT_TYPE_CHOICE:
	case FACT_TYPE_YESNO:
		return g_strdup(fact->choices[value->number]);
	case FACT_TYPE_DATE:
		return g_strdup(date_format_iso(word, (day_number)value->number));
	case FACT_TYPE_PARTIAL_DATE:
		return g_strdup(
		    partial_date_format_iso(word, partial_date_unpack(value->number)));
	case FACT_TYPE_COUNTRY:
	case FACT_TYPE_NATIONALITY:
		return g_strdup(country_code_text(word, (country_code)value->number));
	case FACT_TYPE_PERSON:
	case FACT_TYPE_MONEY:
		return g_strdup_printf("%" PRId64, value->number);
	case FACT_TYPE_TEXT:
	case FACT_TYPE_LINES:
		return g_strdup(value->text);
	}
	return g_strdup("");
}

/* Does the number survive being written and read? */
static bool number_valid(const struct fact *fact, int64_t number)
{
	struct value value = { .set = true, .number = number };
	int64_t back = 0;
	char *word;
	bool valid;

	switch (fact->type) {
	case FACT_TYPE_CHOICE:
	case FACT_TYPE_YESNO:
		return number >= 0 && number < FACT_CHOICES_MAX &&
		       fact->choices[number] != NULL;
	case FACT_TYPE_DATE:
		return number >= DATE_FIRST && number <= DATE_LAST;
	case FACT_TYPE_PARTIAL_DATE:
		return number >= 0 && number <= 99999999 &&
		       partial_date_exists(partial_date_unpack(number));
	case FACT_TYPE_COUNTRY:
	case FACT_TYPE_NATIONALITY:
		if (number < 0 || number > UINT16_MAX)
			return false;
		break;
	default:
		break;
	}
	word = fact_word(fact, &value);
	valid = parse_number(fact, word, &back) && back == number;
	g_free(word);
	return valid;
}

static bool text_valid(const struct fact *fact, const char *text)
{
	char *clean = NULL;
	bool valid =
	    strlen(text) <= most_bytes(fact) && text[0] != '\0' &&
	    text_normalise(text, fact->type == FACT_TYPE_LINES, "", &clean, NULL) == 0 &&
	    strcmp(clean, text) == 0;

	text_free(clean);
	return valid;
}

bool fact_value_valid(const struct fact *fact, const struct value *value)
{
	if (!value->set)
		return value->number == 0 && value->text == NULL;
	if (is_text(fact))
		return value->number == 0 && value->text != NULL &&
		       text_valid(fact, value->text);
	return value->text == NULL && number_valid(fact, value->number);
}
