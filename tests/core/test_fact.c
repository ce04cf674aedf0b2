/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/fact.h"

#include <string.h>

#include <glib.h>

#include "support.h"
#include "terugkeerdesk/core/text.h"

static void every_row_is_whole(void **state)
{
	(void)state;
	for (int id = 0; id < FACT_COUNT; id++) {
		const struct fact *fact = fact_get((enum fact_id)id);

		assert_int_equal(fact->id, id);
		assert_int_equal(fact->level,
		    id < FACT_CASE_COUNT ? FACT_LEVEL_CASE : FACT_LEVEL_PERSON);
		assert_non_null(fact->key);
		assert_string_not_equal(fact->label, "");
		assert_string_not_equal(fact->help, "");
		assert_non_null(fact->source);
		assert_string_not_equal(fact->purpose, "");
		assert_ptr_equal(fact_find(fact->level, fact->key), fact);
		assert_ptr_equal(fact_find_any(fact->key), fact);
		for (int i = 0; i < FACT_CHOICES_MAX; i++)
			assert_true((fact->choices[i] == NULL) ==
				    (fact->choice_labels[i] == NULL));
		assert_true(
		    (fact->choices[0] != NULL) ==
		    (fact->type == FACT_TYPE_CHOICE || fact->type == FACT_TYPE_YESNO));
	}
}

/* They stand in ledgers: a change here makes old records unreadable. */
static void record_numbers_never_change(void **state)
{
	static const struct {
		const char *key;
		int number;
	} numbers[] = {
		{ "registered_on", 1 },
		{ "departure_kind", 2 },
		{ "departure_on", 3 },
		{ "route", 4 },
		{ "country_of_return", 5 },
		{ "residence_status", 6 },
		{ "long_stay_intent", 7 },
		{ "own_means", 8 },
		{ "partner_available", 9 },
		{ "post_arrival_at_departure", 10 },
		{ "dublin_claimant", 11 },
		{ "arrived_on", 12 },
		{ "place", 13 },
		{ "phone", 14 },
		{ "interpreter", 15 },
		{ "note", 16 },
		{ "advised_on", 39 },
		{ "applied_on", 40 },
		{ "approved_on", 41 },
		{ "booked_on", 42 },
		{ "departed_on", 43 },
		{ "refused_on", 44 },
		{ "withdrawn_on", 45 },
		{ "closed_on", 46 },
		{ "name", 17 },
		{ "name_latin", 18 },
		{ "role", 19 },
		{ "sex", 20 },
		{ "born_on", 21 },
		{ "nationality", 22 },
		{ "linked_to", 23 },
		{ "own_application", 24 },
		{ "eu_residence", 25 },
		{ "assisted_return", 26 },
		{ "assisted_return_on", 27 },
		{ "other_support", 28 },
		{ "exclusion_ground", 29 },
		{ "trafficking_victim", 30 },
		{ "unaccompanied", 31 },
		{ "former_unaccompanied_minor", 32 },
		{ "health_needs", 33 },
		{ "v_number", 34 },
		{ "travel_document", 35 },
		{ "rean_cash_cents", 36 },
		{ "rean_cash_reason", 37 },
		{ "avrr_cash_cents", 38 },
	};

	(void)state;
	assert_int_equal(G_N_ELEMENTS(numbers), FACT_COUNT);
	for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++)
		assert_int_equal(
		    fact_find_any(numbers[i].key)->record_number, numbers[i].number);
}

static void labels_and_help_fit_the_screen(void **state)
{
	(void)state;
	for (int id = 0; id < FACT_COUNT; id++) {
		const struct fact *fact = fact_get((enum fact_id)id);

		assert_true(text_width(fact->label, strlen(fact->label)) <= 15);
		assert_true(text_width(fact->help, strlen(fact->help)) <= 78);
	}
}

static void keys_of_the_other_level_are_not_found(void **state)
{
	(void)state;
	assert_null(fact_find(FACT_LEVEL_CASE, "born_on"));
	assert_null(fact_find(FACT_LEVEL_PERSON, "route"));
	assert_null(fact_find_any("nothing"));
	assert_null(fact_find_any(""));
}

static void choices_stand_in_the_order_of_their_names(void **state)
{
	const struct fact *kind = fact_get(FACT_DEPARTURE_KIND);
	const struct fact *own_means = fact_get(FACT_OWN_MEANS);

	(void)state;
	assert_int_equal(fact_choice_find(kind, "voluntary"), DEPARTURE_VOLUNTARY);
	assert_int_equal(fact_choice_find(kind, "supervised"), DEPARTURE_SUPERVISED);
	assert_int_equal(fact_choice_find(kind, "forced"), DEPARTURE_FORCED);
	assert_int_equal(fact_choice_find(kind, "Forced"), -1);
	assert_int_equal(fact_choice_find(fact_get(FACT_ROUTE), "iom"), ROUTE_IOM);
	assert_int_equal(fact_choice_find(fact_get(FACT_ROUTE), "ngo"), ROUTE_NGO);
	assert_int_equal(fact_choice_find(fact_get(FACT_ROLE), "child"), ROLE_CHILD);
	assert_int_equal(fact_choice_find(own_means, "no"), 0);
	assert_int_equal(fact_choice_find(own_means, "yes"), 1);
	assert_int_equal(fact_choice_find(fact_get(FACT_NAME), "yes"), -1);
}

static void values_are_copied_whole(void **state)
{
	struct value one = { .set = true, .text = g_strdup("Voorbeeld") };
	struct value other = { .set = true, .text = g_strdup("old") };

	(void)state;
	value_copy(&other, &one);
	assert_true(value_equal(&one, &other));
	assert_ptr_not_equal(one.text, other.text);
	value_clear(&one);
	assert_false(value_equal(&one, &other));
	value_clear(&other);
	assert_true(value_equal(&one, &other));
	value_clear(&other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_row_is_whole),
		cmocka_unit_test(record_numbers_never_change),
		cmocka_unit_test(labels_and_help_fit_the_screen),
		cmocka_unit_test(keys_of_the_other_level_are_not_found),
		cmocka_unit_test(choices_stand_in_the_order_of_their_names),
		cmocka_unit_test(values_are_copied_whole),
	};

	return cmocka_run_group_tests_name("core fact", tests, NULL, NULL);
}
