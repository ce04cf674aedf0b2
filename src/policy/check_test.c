/* SPDX-License-Identifier: EUPL-1.2 */
#include "check.h"

#include <glib.h>
#include <string.h>

#include "vocabulary.h"

/* Which keys belong to which test: what a condition looks at. */
#define ONE_TEST N_("one of: always, fact, country, overlay, abolished")

enum test_bit {
	BIT_ABOLISHED = 1,
	BIT_ALWAYS = 2,
	BIT_VALUE = 4, /* a fact with values */
	BIT_DATE = 8,  /* a fact that is a date */
	BIT_COUNTRY = 16,
	BIT_OVERLAY = 32
};

static const struct {
	const char *key;
	unsigned tests; /* set of test_bit */
	const char *expected;
} belongs[] = {
	{ "met", BIT_VALUE, N_("only beside a fact that is no date") },
	{ "unmet", BIT_VALUE | BIT_COUNTRY,
	    N_("only beside country or a fact that is no date") },
	{ "check", BIT_VALUE | BIT_COUNTRY,
	    N_("only beside country or a fact that is no date") },
	{ "after", BIT_DATE, N_("only beside a fact that is a date") },
	{ "before", BIT_DATE, N_("only beside a fact that is a date") },
	{ "answer", BIT_DATE, N_("only beside a fact that is a date") },
	{ "years", BIT_VALUE, N_("only beside a fact with yes and no") },
	{ "since", BIT_VALUE, N_("only beside a fact with yes and no") },
	{ "unmet_becomes", BIT_OVERLAY, N_("only beside overlay") },
	{ "softened_by", BIT_ALWAYS | BIT_VALUE | BIT_DATE | BIT_COUNTRY | BIT_OVERLAY,
	    N_("no softening of what is abolished") },
	{ "counts_for", BIT_ALWAYS | BIT_VALUE | BIT_DATE | BIT_COUNTRY | BIT_OVERLAY,
	    N_("no components for what is abolished") },
};

/* The one test of a section; 0 after a complaint. */
static unsigned find_test(
    struct format_reading *reading, const struct condition_rule *rule)
{
	static const struct {
		const char *key;
		unsigned test;
	} tests[] = {
		{ "abolished", BIT_ABOLISHED },
		{ "always", BIT_ALWAYS },
		{ "fact", BIT_VALUE },
		{ "country", BIT_COUNTRY },
		{ "overlay", BIT_OVERLAY },
	};
	const struct ini_section *section = reading->section;
	unsigned found = 0;
	size_t count = 0;

	for (size_t i = 0; i < section->key_count * G_N_ELEMENTS(tests); i++) {
		const char *key = section->key[i / G_N_ELEMENTS(tests)].name;
		unsigned test = tests[i % G_N_ELEMENTS(tests)].test;

		if (strcmp(key, tests[i % G_N_ELEMENTS(tests)].key) != 0)
			continue;
		/* "abolished = no" says nothing. */
		if (test == BIT_ABOLISHED && format_has(reading, key) && !rule->abolished)
			continue;
		if (count++ > 0)
			format_refuse(reading, key, FAULT_MISPLACED, key, ONE_TEST);
		else if (format_has(reading, key))
			found = test;
	}
	/* A misspelt key was named already; it may have been the test. */
	if (count == 0 && reading->meant == 0 && !section->damaged)
		format_refuse(reading, NULL, FAULT_REQUIRED, NULL, ONE_TEST);
	if (count > 1)
		return 0;
	if (found == BIT_VALUE && fact_get(rule->fact)->type == FACT_TYPE_DATE)
		return BIT_DATE;
	return found;
}

/* The values under met=, unmet= and check= of a fact. */
static void take_values(struct format_reading *reading, struct condition_rule *rule)
{
	static const struct {
		const char *key;
		enum answer answer;
	} keys[] = {
		{ "met", ANSWER_MET },
		{ "unmet", ANSWER_UNMET },
		{ "check", ANSWER_CHECK },
	};
	const struct fact *fact = fact_get(rule->fact);
	char *choices = vocabulary_values(fact);
	uint32_t taken = 0;

	for (size_t i = 0; i < FACT_CHOICES_MAX; i++)
		rule->by_value[i] =
		    rule->answer_words[ANSWER_MET] != NULL ? ANSWER_UNMET : ANSWER_MET;
	for (size_t k = 0; k < G_N_ELEMENTS(keys); k++) {
		char **word = rule->answer_words[keys[k].answer];

		for (; word != NULL && *word != NULL; word++) {
			int number = fact_choice_find(fact, *word);

			if (number < 0) {
				format_refuse(
				    reading, keys[k].key, FAULT_CHOICE, *word, choices);
				break;
			}
			if (taken >> number & 1) {
				format_refuse(reading, keys[k].key, FAULT_MISPLACED,
				    *word, N_("each value under one answer"));
				break;
			}
			taken |= 1u << number;
			rule->by_value[number] = keys[k].answer;
		}
	}
	g_free(choices);
}

/* Something must come out but "met". */
static void require_values(struct format_reading *reading)
{
	if (ini_key_find(reading->section, "met") == NULL &&
	    ini_key_find(reading->section, "check") == NULL)
		format_require(reading, "unmet");
}

static void check_years(struct format_reading *reading, const struct condition_rule *rule)
{
	bool years = ini_key_find(reading->section, "years") != NULL;
	bool since = ini_key_find(reading->section, "since") != NULL;

	if (!years && !since)
		return;
	format_require(reading, "years");
	format_require(reading, "since");
	if (fact_get(rule->fact)->type != FACT_TYPE_YESNO)
		format_refuse(reading, years ? "years" : "since", FAULT_MISPLACED,
		    years ? "years" : "since", N_("only beside a fact with yes and no"));
}

static void check_date(struct format_reading *reading, const struct condition_rule *rule)
{
	format_require(reading, "answer");
	if (ini_key_find(reading->section, "before") == NULL)
		format_require(reading, "after");
	if (rule->after != DAY_NONE && rule->before != DAY_NONE &&
	    rule->before - 1 <= rule->after)
		format_refuse(reading, "before", FAULT_AMOUNT_RANGE,
		    ini_key_find(reading->section, "before")->value,
		    N_("a date with a day between it and “after”"));
	if (format_has(reading, "answer") && rule->answer == ANSWER_MET)
		format_refuse(reading, "answer", FAULT_CHOICE, "met", N_("unmet, check"));
}

static void check_values(
    struct format_reading *reading, unsigned test, struct condition_rule *rule)
{
	require_values(reading);
	if (test == BIT_COUNTRY)
		return; /* the values of a list are in another file: the rulebook's
			   business */
	take_values(reading, rule);
	check_years(reading, rule);
}

void check_test(struct format_reading *reading, struct condition_rule *rule)
{
	unsigned test = find_test(reading, rule);

	if (test == 0)
		return;
	for (size_t i = 0; i < G_N_ELEMENTS(belongs); i++) {
		if ((belongs[i].tests & test) == 0)
			format_forbid(reading, belongs[i].key, belongs[i].expected);
	}
	switch (test) {
	case BIT_ALWAYS:
		rule->test = TEST_ALWAYS;
		break;
	case BIT_VALUE:
		rule->test = TEST_FACT;
		check_values(reading, test, rule);
		break;
	case BIT_DATE:
		rule->test = TEST_FACT_DATE;
		check_date(reading, rule);
		break;
	case BIT_COUNTRY:
		rule->test = TEST_COUNTRY;
		check_values(reading, test, rule);
		break;
	case BIT_OVERLAY:
		rule->test = TEST_OVERLAY;
		break;
	default: /* abolished: no test */
		break;
	}
}
