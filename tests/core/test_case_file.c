/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/case_file.h"

#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "random_case.h"

static void set(struct case_file *file, enum fact_id fact, int person, const char *word)
{
	assert_int_equal(fact_parse(fact_get(fact), word,
			     case_file_value(file, fact, person), "", NULL),
	    0);
}

static void check(
    const struct case_file *file, enum fact_id fact, int person, const char *expected)
{
	char *word = fact_word(fact_get(fact), case_file_value_const(file, fact, person));

	assert_string_equal(word, expected);
	g_free(word);
}

static void first_person_is_the_main_applicant(void **state)
{
	struct case_file file = { 0 };

	(void)state;
	assert_int_equal(case_file_add_person(&file), 1);
	assert_int_equal(case_file_add_person(&file), 2);
	check(&file, FACT_ROLE, 1, "main_applicant");
	check(&file, FACT_ROLE, 2, "other");
	case_file_clear(&file);
}

static void there_is_room_for_so_many_persons(void **state)
{
	struct case_file file = { 0 };

	(void)state;
	for (int person = 1; person <= CASE_PERSONS_MAX; person++)
		assert_int_equal(case_file_add_person(&file), person);
	assert_int_equal(case_file_add_person(&file), -1);
	assert_null(case_file_value(&file, FACT_NAME, CASE_PERSONS_MAX + 1));
	assert_null(case_file_value(&file, FACT_NAME, 0));
	assert_null(case_file_value(&file, FACT_NONE, 1));
	assert_non_null(case_file_value(&file, FACT_ROUTE, 0));
	case_file_clear(&file);
}

static void removing_a_person_moves_the_numbers_behind(void **state)
{
	struct case_file file = { 0 };

	(void)state;
	for (int person = 1; person <= 4; person++) {
		char name[2] = { (char)('@' + person), '\0' };

		case_file_add_person(&file);
		set(&file, FACT_NAME, person, name);
	}
	set(&file, FACT_LINKED_TO, 3, "2");
	set(&file, FACT_LINKED_TO, 4, "3");
	set(&file, FACT_LINKED_TO, 1, "1");
	assert_int_equal(
	    case_file_set_override(&file, 2, "rean.own_means", OVERRIDE_MET, "x"), 0);
	assert_int_equal(
	    case_file_set_override(&file, 4, "rean.own_means", OVERRIDE_MET, "y"), 0);
	assert_int_equal(
	    case_file_set_override(&file, 0, "rean.own_means", OVERRIDE_MET, "z"), 0);
	case_file_remove_person(&file, 2);
	assert_int_equal(file.person_count, 3);
	check(&file, FACT_NAME, 2, "C");
	check(&file, FACT_NAME, 3, "D");
	check(&file, FACT_LINKED_TO, 1, "1");
	check(&file, FACT_LINKED_TO, 2, "");
	check(&file, FACT_LINKED_TO, 3, "2");
	assert_int_equal(file.override_count, 2);
	assert_int_equal(file.override[0].person, 3);
	assert_int_equal(file.override[1].person, 0);
	case_file_remove_person(&file, 9);
	case_file_remove_person(&file, 0);
	assert_int_equal(file.person_count, 3);
	case_file_clear(&file);
}

static void who_becomes_the_first_becomes_the_main_applicant(void **state)
{
	struct case_file file = { 0 };

	(void)state;
	case_file_add_person(&file);
	case_file_add_person(&file);
	set(&file, FACT_ROLE, 2, "partner");
	case_file_remove_person(&file, 1);
	check(&file, FACT_ROLE, 1, "main_applicant");
	case_file_remove_person(&file, 1);
	assert_int_equal(file.person_count, 0);
	case_file_clear(&file);
}

static void an_override_replaces_the_one_before(void **state)
{
	struct case_file file = { 0 };

	(void)state;
	case_file_set_override(&file, 1, "rean.own_means", OVERRIDE_MET, "first");
	case_file_set_override(&file, 1, "rean.own_means", OVERRIDE_UNMET, "second");
	assert_int_equal(file.override_count, 1);
	assert_int_equal(file.override[0].answer, OVERRIDE_UNMET);
	assert_string_equal(file.override[0].reason, "second");
	/* Its own reason again. */
	case_file_set_override(
	    &file, 1, "rean.own_means", OVERRIDE_MET, file.override[0].reason);
	assert_string_equal(file.override[0].reason, "second");
	case_file_remove_override(&file, 2, "rean.own_means");
	assert_int_equal(file.override_count, 1);
	case_file_remove_override(&file, 1, "rean.own_means");
	assert_int_equal(file.override_count, 0);
	case_file_clear(&file);
}

static void there_is_room_for_so_many_overrides(void **state)
{
	struct case_file file = { 0 };
	char name[CONDITION_NAME_MAX + 1];

	(void)state;
	for (int i = 0; i < CASE_OVERRIDES_MAX; i++) {
		snprintf(name, sizeof name, "rean.x%d", i);
		assert_int_equal(
		    case_file_set_override(&file, 0, name, OVERRIDE_MET, "x"), 0);
	}
	assert_int_equal(
	    case_file_set_override(&file, 0, "rean.y", OVERRIDE_MET, "x"), -1);
	assert_int_equal(
	    case_file_set_override(&file, 0, "rean.x0", OVERRIDE_MET, "x"), 0);
	case_file_remove_override(&file, 0, "rean.x0");
	memset(name, 'x', CONDITION_NAME_MAX);
	name[CONDITION_NAME_MAX] = '\0';
	assert_int_equal(case_file_set_override(&file, 0, name, OVERRIDE_MET, "x"), -1);
	case_file_clear(&file);
}

static void a_copy_is_equal_until_either_changes(void **state)
{
	struct support_random random = support_seed();
	struct case_file *one = g_new0(struct case_file, 1);
	struct case_file *other = g_new0(struct case_file, 1);

	(void)state;
	for (int i = 0; i < 2000; i++) {
		enum fact_id fact =
		    (enum fact_id)support_random_below(&random, FACT_COUNT);
		struct value *value;

		random_case(&random, one);
		case_file_copy(other, one);
		assert_true(case_file_equal(one, other));
		value = case_file_value(other, fact, other->person_count);
		if (value->set)
			value_clear(value);
		else
			random_value(&random, fact_get(fact), value);
		assert_false(case_file_equal(one, other));
	}
	case_file_clear(one);
	case_file_clear(other);
	g_free(one);
	g_free(other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(first_person_is_the_main_applicant),
		cmocka_unit_test(there_is_room_for_so_many_persons),
		cmocka_unit_test(removing_a_person_moves_the_numbers_behind),
		cmocka_unit_test(who_becomes_the_first_becomes_the_main_applicant),
		cmocka_unit_test(an_override_replaces_the_one_before),
		cmocka_unit_test(there_is_room_for_so_many_overrides),
		cmocka_unit_test(a_copy_is_equal_until_either_changes),
	};

	return cmocka_run_group_tests_name("core case_file", tests, NULL, NULL);
}
