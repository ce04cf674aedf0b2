/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/case_file.h"

#include <stdio.h>
#include <string.h>

#include "terugkeerdesk/core/country.h"
#include "terugkeerdesk/core/date.h"
#include "terugkeerdesk/core/fault.h"

#define ADULT_AGE 18

enum age_class case_file_age(const struct case_file *file, int person)
{
	const struct value *registered = &file->fact[FACT_REGISTERED_ON];
	const struct value *born = case_file_value_const(file, FACT_BORN_ON, person);
	struct partial_date date;

	if (born == NULL || !born->set || !registered->set)
		return AGE_OPEN;
	date = partial_date_unpack(born->number);
	if (date_birthday(partial_date_last(date), ADULT_AGE) <= registered->number)
		return AGE_ADULT;
	if (date_birthday(partial_date_first(date), ADULT_AGE) > registered->number)
		return AGE_MINOR;
	return AGE_OPEN;
}

static int at_person(int person, enum fact_id fact, enum fault_code code,
    const char *found, const char *expected, struct fault *fault)
{
	char place[64];

	snprintf(place, sizeof place, "persons[%d].%s", person, fact_get(fact)->key);
	return fault_set(fault, code, place, found, expected);
}

static bool yes(const struct case_file *file, enum fact_id fact, int person)
{
	const struct value *value = case_file_value_const(file, fact, person);

	return value != NULL && value->set && value->number != 0;
}

static int check_persons(const struct case_file *file, struct fault *fault)
{
	if (file->person_count < 1)
		return fault_set(fault, FAULT_PERSONS, "persons", "0",
		    N_("at least one person, the main applicant first"));
	return 0;
}

static int check_required(const struct case_file *file, struct fault *fault)
{
	if (!file->fact[FACT_REGISTERED_ON].set)
		return fault_set(fault, FAULT_REQUIRED, "case.registered_on", "",
		    N_("the registration date, like 2024-03-22"));
	for (int person = 1; person <= file->person_count; person++) {
		if (!case_file_value_const(file, FACT_NAME, person)->set)
			return at_person(person, FACT_NAME, FAULT_REQUIRED, "",
			    N_("the name of the person"), fault);
		if (!case_file_value_const(file, FACT_ROLE, person)->set)
			return at_person(person, FACT_ROLE, FAULT_REQUIRED, "",
			    N_("the role of the person in the family"), fault);
	}
	return 0;
}

static int check_role(const struct case_file *file, int person, struct fault *fault)
{
	const struct value *role = case_file_value_const(file, FACT_ROLE, person);
	bool main_applicant = role->number == ROLE_MAIN_APPLICANT;

	if (!role->set || main_applicant == (person == 1))
		return 0;
	if (person == 1)
		return at_person(person, FACT_ROLE, FAULT_ROLE,
		    N_("the first person is not the main applicant"),
		    N_("the main applicant as person 1"), fault);
	return at_person(person, FACT_ROLE, FAULT_ROLE,
	    N_("there is another main applicant"),
	    N_("exactly one main applicant, as person 1"), fault);
}

/* What is wrong with linking this minor (or perhaps minor) to `target`, or NULL. */
static const char *bad_target(const struct case_file *file, int person, int64_t target)
{
	if (target == person)
		return N_("themselves");
	if (target < 1 || target > file->person_count)
		return N_("a person who is not in this case");
	if (case_file_age(file, (int)target) == AGE_MINOR)
		return N_("another minor");
	return NULL;
}

static int check_link(const struct case_file *file, int person, struct fault *fault)
{
	const struct value *link = case_file_value_const(file, FACT_LINKED_TO, person);
	const char *target;

	/* On an adult a link means nothing and does no harm. */
	if (!link->set || case_file_age(file, person) == AGE_ADULT)
		return 0;
	if (yes(file, FACT_UNACCOMPANIED, person))
		return at_person(person, FACT_LINKED_TO, FAULT_LINK,
		    N_("anybody when flagged as unaccompanied"),
		    N_("the link or the flag, not both"), fault);
	target = bad_target(file, person, link->number);
	if (target != NULL)
		return at_person(person, FACT_LINKED_TO, FAULT_LINK, target,
		    N_("the number of an adult of the case"), fault);
	return 0;
}

static int check_rean_cash(const struct case_file *file, int person, struct fault *fault)
{
	if (!case_file_value_const(file, FACT_REAN_CASH, person)->set ||
	    case_file_value_const(file, FACT_REAN_CASH_REASON, person)->set)
		return 0;
	return at_person(person, FACT_REAN_CASH_REASON, FAULT_REQUIRED, "",
	    N_("the reason why the REAN cash is lower"), fault);
}

/* "rean.own_means": whether a policy has it is not known here. */
static bool is_condition_name(const char *name)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789_.";
	size_t length = strspn(name, letters);

	return length > 0 && name[length] == '\0';
}

static int at_override(int index, const char *key, enum fault_code code,
    const char *found, const char *expected, struct fault *fault)
{
	char place[64];

	snprintf(place, sizeof place, "overrides[%d].%s", index + 1, key);
	return fault_set(fault, code, place, found, expected);
}

static int check_override(const struct case_file *file, int index, struct fault *fault)
{
	const struct override *override = &file->override[index];
	char found[16];

	if (override->person < 0 || override->person > file->person_count) {
		snprintf(found, sizeof found, "%d", override->person);
		return at_override(index, "person", FAULT_REFERENCE, found,
		    N_("the number of a person of the case, or null for everybody"),
		    fault);
	}
	if (!is_condition_name(override->condition))
		return at_override(index, "condition", FAULT_CONDITION,
		    override->condition,
		    N_("the name of a condition, like rean.own_means"), fault);
	if (override->reason[0] == '\0')
		return at_override(index, "reason", FAULT_REQUIRED, "",
		    N_("the reason for replacing the finding"), fault);
	if (strlen(override->reason) > FACT_LINES_BYTES_MAX)
		return at_override(index, "reason", FAULT_TOO_LONG, "",
		    N_("about 4,000 letters"), fault);
	return 0;
}

int case_file_check(const struct case_file *file, bool draft, struct fault *fault)
{
	if (check_persons(file, fault) != 0)
		return -1;
	if (!draft && check_required(file, fault) != 0)
		return -1;
	for (int person = 1; person <= file->person_count; person++) {
		if (check_role(file, person, fault) != 0 ||
		    check_link(file, person, fault) != 0 ||
		    check_rean_cash(file, person, fault) != 0)
			return -1;
	}
	for (int i = 0; i < file->override_count; i++) {
		if (check_override(file, i, fault) != 0)
			return -1;
	}
	return 0;
}

static bool country_known(const struct country_table *table, const struct value *value)
{
	country_code code = (country_code)value->number;

	return !value->set || code == NATIONALITY_STATELESS ||
	       code == NATIONALITY_MIXED || country_get(table, code) != NULL;
}

int case_file_check_countries(
    const struct case_file *file, const struct country_table *table, struct fault *fault)
{
	static const char expected[] = N_("a code of two letters of the country table");
	const struct value *value = &file->fact[FACT_COUNTRY_OF_RETURN];
	char code[16];

	if (!country_known(table, value))
		return fault_set(fault, FAULT_COUNTRY, "case.country_of_return",
		    country_code_text(code, (country_code)value->number), expected);
	for (int person = 1; person <= file->person_count; person++) {
		value = case_file_value_const(file, FACT_NATIONALITY, person);
		if (!country_known(table, value))
			return at_person(person, FACT_NATIONALITY, FAULT_COUNTRY,
			    country_code_text(code, (country_code)value->number),
			    expected, fault);
	}
	return 0;
}
