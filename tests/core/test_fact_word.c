/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/fact.h"

#include <string.h>

#include <glib.h>

#include "random_case.h"
#include "terugkeerdesk/core/country.h"
#include "terugkeerdesk/core/date.h"
#include "terugkeerdesk/core/fault.h"

static void words_are_read_and_written_the_same(void **state)
{
	static const struct {
		enum fact_id fact;
		const char *word;
	} rows[] = {
		{ FACT_REGISTERED_ON, "2024-03-22" },
		{ FACT_DEPARTURE_KIND, "supervised" },
		{ FACT_OWN_MEANS, "no" },
		{ FACT_OWN_MEANS, "yes" },
		{ FACT_BORN_ON, "1985" },
		{ FACT_BORN_ON, "1985-07" },
		{ FACT_BORN_ON, "1985-07-31" },
		{ FACT_COUNTRY_OF_RETURN, "IQ" },
		{ FACT_NATIONALITY, "XK" },
		{ FACT_NATIONALITY, "stateless" },
		{ FACT_NATIONALITY, "mixed" },
		{ FACT_LINKED_TO, "1" },
		{ FACT_LINKED_TO, "24" },
		{ FACT_REAN_CASH, "0" },
		{ FACT_AVRR_CASH, "30000" },
		{ FACT_NAME, "Voorbeeld" },
		{ FACT_NOTE, "one\ntwo" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		const struct fact *fact = fact_get(rows[i].fact);
		struct value value = { 0 };
		char *word;

		assert_int_equal(fact_parse(fact, rows[i].word, &value, "", NULL), 0);
		assert_true(value.set);
		assert_true(fact_value_valid(fact, &value));
		word = fact_word(fact, &value);
		assert_string_equal(word, rows[i].word);
		g_free(word);
		assert_int_equal(fact_parse(fact, "", &value, "", NULL), 0);
		assert_false(value.set);
		word = fact_word(fact, &value);
		assert_string_equal(word, "");
		g_free(word);
	}
}

static void wrong_words_say_what_was_expected(void **state)
{
	static const struct {
		enum fact_id fact;
		const char *word;
		enum fault_code code;
		const char *expected;
	} rows[] = {
		{ FACT_REGISTERED_ON, "22-3-2024", FAULT_DATE, "2024-03-22" },
		{ FACT_REGISTERED_ON, "2024-03", FAULT_DATE, "2024-03-22" },
		{ FACT_BORN_ON, "1985-13", FAULT_DATE, "1985-07" },
		{ FACT_DEPARTURE_KIND, "free", FAULT_CHOICE,
		    "voluntary, supervised, forced" },
		{ FACT_OWN_MEANS, "true", FAULT_CHOICE, "no, yes" },
		{ FACT_COUNTRY_OF_RETURN, "Irak", FAULT_COUNTRY, "IQ" },
		{ FACT_COUNTRY_OF_RETURN, "stateless", FAULT_COUNTRY, "IQ" },
		{ FACT_NATIONALITY, "none", FAULT_COUNTRY, "stateless" },
		{ FACT_LINKED_TO, "0", FAULT_REFERENCE, "from 1" },
		{ FACT_LINKED_TO, "25", FAULT_REFERENCE, "from 1" },
		{ FACT_LINKED_TO, "1.0", FAULT_REFERENCE, "from 1" },
		{ FACT_REAN_CASH, "-1", FAULT_AMOUNT, "cents" },
		{ FACT_REAN_CASH, "1,50", FAULT_AMOUNT, "cents" },
		{ FACT_REAN_CASH, "100000000000001", FAULT_AMOUNT, "cents" },
		{ FACT_REAN_CASH, "99999999999999999999", FAULT_AMOUNT, "cents" },
		{ FACT_NAME, "a\u202eb", FAULT_CONTROL, "" },
		{ FACT_NAME, "\xff", FAULT_UTF8, "" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct value value = { .set = true, .number = 1 };
		struct fault fault = { 0 };

		assert_int_equal(fact_parse(fact_get(rows[i].fact), rows[i].word, &value,
				     "here", &fault),
		    -1);
		assert_int_equal(fault.code, rows[i].code);
		assert_string_equal(fault.place, "here");
		assert_non_null(strstr(fault.expected, rows[i].expected));
		assert_true(value.set); /* untouched */
		assert_int_equal(value.number, 1);
	}
}

static void text_has_a_limit(void **state)
{
	char *fits = g_strnfill(FACT_TEXT_BYTES_MAX, 'x');
	char *beyond = g_strnfill(FACT_TEXT_BYTES_MAX + 1, 'x');
	struct value value = { 0 };
	struct fault fault = { 0 };

	(void)state;
	assert_int_equal(fact_parse(fact_get(FACT_NAME), fits, &value, "", &fault), 0);
	assert_int_equal(fact_parse(fact_get(FACT_NAME), beyond, &value, "", &fault), -1);
	assert_int_equal(fault.code, FAULT_TOO_LONG);
	assert_int_equal(fact_parse(fact_get(FACT_NOTE), beyond, &value, "", &fault), 0);
	value_clear(&value);
	g_free(fits);
	g_free(beyond);
}

static void blank_text_is_no_answer(void **state)
{
	struct value value = { 0 };

	(void)state;
	assert_int_equal(fact_parse(fact_get(FACT_NAME), " x ", &value, "", NULL), 0);
	assert_string_equal(value.text, "x");
	assert_int_equal(
	    fact_parse(fact_get(FACT_NAME), " \u00a0 ", &value, "", NULL), 0);
	assert_false(value.set);
	assert_null(value.text);
}

static void random_answers_survive_their_words(void **state)
{
	struct support_random random = support_seed();

	(void)state;
	for (int i = 0; i < 20000; i++) {
		const struct fact *fact =
		    fact_get((enum fact_id)support_random_below(&random, FACT_COUNT));
		struct value value = { 0 }, back = { 0 };
		char *word;

		random_value(&random, fact, &value);
		assert_true(fact_value_valid(fact, &value));
		word = fact_word(fact, &value);
		assert_int_equal(fact_parse(fact, word, &back, "", NULL), 0);
		assert_true(value_equal(&value, &back));
		g_free(word);
		value_clear(&value);
		value_clear(&back);
	}
}

static void numbers_that_cannot_be_typed_are_not_valid(void **state)
{
	static const struct {
		enum fact_id fact;
		int64_t number;
	} rows[] = {
		{ FACT_DEPARTURE_KIND, -1 },
		{ FACT_DEPARTURE_KIND, 3 },
		{ FACT_OWN_MEANS, 2 },
		{ FACT_OWN_MEANS, INT64_MAX },
		{ FACT_REGISTERED_ON, DAY_NONE },
		{ FACT_REGISTERED_ON, DAY_FOREVER },
		{ FACT_REGISTERED_ON, INT64_MIN },
		{ FACT_BORN_ON, 19850000 + 1300 },
		{ FACT_BORN_ON, 19850007 },
		{ FACT_BORN_ON, -1 },
		{ FACT_BORN_ON, INT64_MAX },
		{ FACT_COUNTRY_OF_RETURN, NATIONALITY_MIXED },
		{ FACT_COUNTRY_OF_RETURN, 0 },
		{ FACT_COUNTRY_OF_RETURN, 'i' << 8 | 'q' },
		{ FACT_NATIONALITY, 0x10000 + ('I' << 8 | 'Q') },
		{ FACT_NATIONALITY, 3 },
		{ FACT_LINKED_TO, 0 },
		{ FACT_LINKED_TO, 25 },
		{ FACT_REAN_CASH, -1 },
		{ FACT_REAN_CASH, INT64_MAX },
		{ FACT_NAME, 0 },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct value value = { .set = true, .number = rows[i].number };

		assert_false(fact_value_valid(fact_get(rows[i].fact), &value));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_read_and_written_the_same),
		cmocka_unit_test(wrong_words_say_what_was_expected),
		cmocka_unit_test(text_has_a_limit),
		cmocka_unit_test(blank_text_is_no_answer),
		cmocka_unit_test(random_answers_survive_their_words),
		cmocka_unit_test(numbers_that_cannot_be_typed_are_not_valid),
	};

	return cmocka_run_group_tests_name("core fact_word", tests, NULL, NULL);
}
