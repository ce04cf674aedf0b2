/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/case_file.h"

#include <string.h>

#include <glib.h>

#include "support.h"
#include "terugkeerdesk/core/country.h"
#include "terugkeerdesk/core/fault.h"

static void set(struct case_file *file, enum fact_id fact, int person, const char *word)
{
	assert_int_equal(fact_parse(fact_get(fact), word,
			     case_file_value(file, fact, person), "", NULL),
	    0);
}

/* Registered on 22 March 2024: an adult, an adult partner, a child. */
static int enter(void **state)
{
	struct case_file *file = g_new0(struct case_file, 1);

	set(file, FACT_REGISTERED_ON, 0, "2024-03-22");
	for (int person = 1; person <= 3; person++) {
		case_file_add_person(file);
		set(file, FACT_NAME, person, "Fictief");
	}
	set(file, FACT_ROLE, 2, "partner");
	set(file, FACT_ROLE, 3, "child");
	set(file, FACT_BORN_ON, 1, "1985-01-01");
	set(file, FACT_BORN_ON, 2, "1986");
	set(file, FACT_BORN_ON, 3, "2015-01-01");
	*state = file;
	return 0;
}

static int leave(void **state)
{
	case_file_clear(*state);
	g_free(*state);
	return 0;
}

static void check_sound(const struct case_file *file)
{
	assert_int_equal(case_file_check(file, false, NULL), 0);
	assert_int_equal(case_file_check(file, true, NULL), 0);
}

/* `draft`: it is a fault in a draft too. */
static void check_fault(
    const struct case_file *file, bool draft, enum fault_code code, const char *place)
{
	struct fault fault = { 0 };

	assert_int_equal(case_file_check(file, false, &fault), -1);
	assert_int_equal(fault.code, code);
	assert_string_equal(fault.place, place);
	assert_string_not_equal(fault.expected, "");
	assert_int_equal(case_file_check(file, true, &fault), draft ? -1 : 0);
}

static void a_whole_case_is_sound(void **state)
{
	struct case_file *file = *state;

	check_sound(file);
	set(file, FACT_LINKED_TO, 3, "1");
	check_sound(file);
}

static void registration_date_is_required_but_in_a_draft(void **state)
{
	struct case_file *file = *state;

	set(file, FACT_REGISTERED_ON, 0, "");
	check_fault(file, false, FAULT_REQUIRED, "case.registered_on");
}

static void name_and_role_are_required_but_in_a_draft(void **state)
{
	struct case_file *file = *state;

	set(file, FACT_NAME, 2, "");
	check_fault(file, false, FAULT_REQUIRED, "persons[2].name");
	set(file, FACT_NAME, 2, "B");
	set(file, FACT_ROLE, 3, "");
	check_fault(file, false, FAULT_REQUIRED, "persons[3].role");
}

static void a_case_without_persons_is_none(void **state)
{
	struct case_file *file = *state;

	while (file->person_count > 0)
		case_file_remove_person(file, 1);
	check_fault(file, true, FAULT_PERSONS, "persons");
}

static void the_main_applicant_is_one_and_the_first(void **state)
{
	struct case_file *file = *state;

	set(file, FACT_ROLE, 2, "main_applicant");
	check_fault(file, true, FAULT_ROLE, "persons[2].role");
	set(file, FACT_ROLE, 1, "partner");
	check_fault(file, true, FAULT_ROLE, "persons[1].role");
}

static void a_minor_may_be_the_main_applicant(void **state)
{
	struct case_file *file = *state;

	set(file, FACT_BORN_ON, 1, "2010");
	check_sound(file);
	set(file, FACT_UNACCOMPANIED, 1, "yes");
	check_sound(file);
}

static void a_minor_is_not_linked_to_themselves(void **state)
{
	struct case_file *file = *state;

	set(file, FACT_LINKED_TO, 3, "3");
	check_fault(file, true, FAULT_LINK, "persons[3].linked_to");
}

static void a_minor_is_not_linked_to_a_known_minor(void **state)
{
	struct case_file *file = *state;

	set(file, FACT_LINKED_TO, 3, "2");
	set(file, FACT_BORN_ON, 2, "2010");
	check_fault(file, true, FAULT_LINK, "persons[3].linked_to");
	set(file, FACT_BORN_ON, 2, ""); /* perhaps an adult */
	check_sound(file);
}

static void a_minor_is_not_linked_to_nobody(void **state)
{
	struct case_file *file = *state;

	set(file, FACT_LINKED_TO, 3, "4");
	check_fault(file, true, FAULT_LINK, "persons[3].linked_to");
}

static void a_minor_is_linked_or_unaccompanied_not_both(void **state)
{
	struct case_file *file = *state;

	set(file, FACT_UNACCOMPANIED, 3, "yes");
	check_sound(file);
	set(file, FACT_LINKED_TO, 3, "1");
	check_fault(file, true, FAULT_LINK, "persons[3].linked_to");
	set(file, FACT_UNACCOMPANIED, 3, "no");
	check_sound(file);
}

static void a_link_on_an_adult_is_accepted(void **state)
{
	struct case_file *file = *state;

	set(file, FACT_LINKED_TO, 2, "1");
	check_sound(file);
	set(file, FACT_UNACCOMPANIED, 2, "yes");
	check_sound(file);
	set(file, FACT_LINKED_TO, 2, "3");
	check_sound(file);
}

static void a_lowered_cash_needs_a_reason(void **state)
{
	struct case_file *file = *state;

	set(file, FACT_REAN_CASH, 2, "0");
	check_fault(file, true, FAULT_REQUIRED, "persons[2].rean_cash_reason");
	set(file, FACT_REAN_CASH_REASON, 2, "a reason");
	check_sound(file);
}

static void overrides_are_of_persons_who_are_there(void **state)
{
	struct case_file *file = *state;

	case_file_set_override(file, 0, "rean.own_means", OVERRIDE_MET, "x");
	case_file_set_override(file, 3, "rean.own_means", OVERRIDE_MET, "x");
	check_sound(file);
	case_file_set_override(file, 4, "rean.own_means", OVERRIDE_MET, "x");
	check_fault(file, true, FAULT_REFERENCE, "overrides[3].person");
}

static void overrides_have_a_condition_and_a_reason(void **state)
{
	struct case_file *file = *state;
	char *endless = g_strnfill(FACT_LINES_BYTES_MAX + 1, 'x');

	case_file_set_override(file, 0, "rean own", OVERRIDE_MET, "x");
	check_fault(file, true, FAULT_CONDITION, "overrides[1].condition");
	case_file_remove_override(file, 0, "rean own");
	case_file_set_override(file, 0, "rean.own_means", OVERRIDE_MET, "");
	check_fault(file, true, FAULT_REQUIRED, "overrides[1].reason");
	case_file_set_override(file, 0, "rean.own_means", OVERRIDE_MET, endless);
	check_fault(file, true, FAULT_TOO_LONG, "overrides[1].reason");
	g_free(endless);
}

static void countries_are_those_of_the_table(void **state)
{
	struct case_file *file = *state;
	struct country_table *table = g_new0(struct country_table, 1);
	struct fault fault = { 0 };

	table->count = 1;
	table->country[0].code = country_code_from_text("IQ");
	set(file, FACT_COUNTRY_OF_RETURN, 0, "IQ");
	set(file, FACT_NATIONALITY, 1, "IQ");
	set(file, FACT_NATIONALITY, 2, "stateless");
	set(file, FACT_NATIONALITY, 3, "mixed");
	assert_int_equal(case_file_check_countries(file, table, &fault), 0);
	set(file, FACT_NATIONALITY, 2, "ZZ");
	assert_int_equal(case_file_check_countries(file, table, &fault), -1);
	assert_int_equal(fault.code, FAULT_COUNTRY);
	assert_string_equal(fault.place, "persons[2].nationality");
	assert_string_equal(fault.found, "ZZ");
	set(file, FACT_COUNTRY_OF_RETURN, 0, "QQ");
	assert_int_equal(case_file_check_countries(file, table, &fault), -1);
	assert_string_equal(fault.place, "case.country_of_return");
	g_free(table);
}

static void age_is_decided_by_the_birth_date_alone(void **state)
{
	static const struct {
		const char *registered, *born;
		enum age_class age;
	} rows[] = {
		{ "2024-03-22", "2006-03-22", AGE_ADULT }, /* 18 on the day itself */
		{ "2024-03-21", "2006-03-22", AGE_MINOR }, /* the day before */
		{ "2024-03-23", "2006-03-22", AGE_ADULT },
		{ "2022-02-28", "2004-02-29", AGE_MINOR },
		{ "2022-03-01", "2004-02-29", AGE_ADULT },
		{ "2024-01-01", "2006", AGE_OPEN },
		{ "2024-12-30", "2006", AGE_OPEN },
		{ "2024-12-31", "2006", AGE_ADULT },
		{ "2023-12-31", "2006", AGE_MINOR },
		{ "2024-06-30", "2006-07", AGE_MINOR },
		{ "2024-07-01", "2006-07", AGE_OPEN },
		{ "2024-07-30", "2006-07", AGE_OPEN },
		{ "2024-07-31", "2006-07", AGE_ADULT },
		{ "2022-02-28", "2004-02", AGE_OPEN },
		{ "2022-03-01", "2004-02", AGE_ADULT },
		{ "2024-03-22", "2025-01-01", AGE_MINOR }, /* not born yet */
		{ "2024-03-22", "", AGE_OPEN },
		{ "", "1985", AGE_OPEN },
	};
	struct case_file *file = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		set(file, FACT_REGISTERED_ON, 0, rows[i].registered);
		set(file, FACT_BORN_ON, 2, rows[i].born);
		assert_int_equal(case_file_age(file, 2), rows[i].age);
	}
	assert_int_equal(case_file_age(file, 9), AGE_OPEN);
}

int main(void)
{
#define with_case(name) cmocka_unit_test_setup_teardown(name, enter, leave)
	const struct CMUnitTest tests[] = {
		with_case(a_whole_case_is_sound),
		with_case(registration_date_is_required_but_in_a_draft),
		with_case(name_and_role_are_required_but_in_a_draft),
		with_case(a_case_without_persons_is_none),
		with_case(the_main_applicant_is_one_and_the_first),
		with_case(a_minor_may_be_the_main_applicant),
		with_case(a_minor_is_not_linked_to_themselves),
		with_case(a_minor_is_not_linked_to_a_known_minor),
		with_case(a_minor_is_not_linked_to_nobody),
		with_case(a_minor_is_linked_or_unaccompanied_not_both),
		with_case(a_link_on_an_adult_is_accepted),
		with_case(a_lowered_cash_needs_a_reason),
		with_case(overrides_are_of_persons_who_are_there),
		with_case(overrides_have_a_condition_and_a_reason),
		with_case(countries_are_those_of_the_table),
		with_case(age_is_decided_by_the_birth_date_alone),
	};

	return cmocka_run_group_tests_name("core case_file_check", tests, NULL, NULL);
}
