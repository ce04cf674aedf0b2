/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/household.h"

#include <stddef.h>

#include "terugkeerdesk/core/rulebook.h"

#include "household_field.h"

#define OF_CASE(fact, type, name) { fact, type, offsetof(struct household, name), false }
#define OF_MEMBER(fact, type, name) { fact, type, offsetof(struct member, name), true }
#define OF_ANSWER(fact, index) OF_MEMBER(fact, FIELD_ANSWER, answer[index])

static const struct household_field fields[] = {
	OF_CASE(FACT_REGISTERED_ON, FIELD_DAY, registered_on),
	OF_CASE(FACT_DEPARTURE_KIND, FIELD_ANSWER, departure_kind),
	OF_CASE(FACT_DEPARTURE_ON, FIELD_DAY, departure_on),
	OF_CASE(FACT_ROUTE, FIELD_ANSWER, route),
	OF_CASE(FACT_RESIDENCE_STATUS, FIELD_ANSWER, residence_status),
	OF_CASE(FACT_LONG_STAY_INTENT, FIELD_ANSWER, long_stay_intent),
	OF_CASE(FACT_OWN_MEANS, FIELD_ANSWER, own_means),
	OF_CASE(FACT_PARTNER_AVAILABLE, FIELD_ANSWER, partner_available),
	OF_CASE(FACT_POST_ARRIVAL_AT_DEPARTURE, FIELD_ANSWER, post_arrival_at_departure),
	OF_CASE(FACT_DUBLIN_CLAIMANT, FIELD_ANSWER, dublin_claimant),
	OF_MEMBER(FACT_ROLE, FIELD_ANSWER, role),
	OF_MEMBER(FACT_OWN_APPLICATION, FIELD_ANSWER, own_application),
	OF_ANSWER(FACT_EU_RESIDENCE, MEMBER_EU_RESIDENCE),
	OF_ANSWER(FACT_ASSISTED_RETURN, MEMBER_ASSISTED_RETURN),
	OF_MEMBER(FACT_ASSISTED_RETURN_ON, FIELD_DAY, assisted_return_on),
	OF_ANSWER(FACT_OTHER_SUPPORT, MEMBER_OTHER_SUPPORT),
	OF_ANSWER(FACT_EXCLUSION_GROUND, MEMBER_EXCLUSION_GROUND),
	OF_ANSWER(FACT_TRAFFICKING_VICTIM, MEMBER_TRAFFICKING_VICTIM),
	OF_ANSWER(FACT_UNACCOMPANIED, MEMBER_UNACCOMPANIED),
	OF_ANSWER(FACT_FORMER_UNACCOMPANIED_MINOR, MEMBER_FORMER_UNACCOMPANIED_MINOR),
	OF_ANSWER(FACT_HEALTH_NEEDS, MEMBER_HEALTH_NEEDS),
	OF_MEMBER(FACT_REAN_CASH, FIELD_MONEY, rean_cash),
	OF_MEMBER(FACT_AVRR_CASH, FIELD_MONEY, avrr_cash),
};
#define FIELD_COUNT (sizeof(fields) / sizeof(fields[0]))

const struct household_field *household_field_at(size_t index)
{
	return index < FIELD_COUNT ? &fields[index] : NULL;
}

const struct household_field *household_field_find(enum fact_id fact)
{
	for (size_t i = 0; i < FIELD_COUNT; i++)
		if (fields[i].fact == fact)
			return &fields[i];
	return NULL;
}

static void put_field(const struct household_field *field, const struct value *value,
    void *owner)
{
	int32_t number = field->type == FIELD_DAY ? DAY_NONE : -1;

	/* An amount beyond all policies stays beyond them: assess_check reports it. */
	if (value->set)
		number = value->number > INT32_MAX ? INT32_MAX : (int32_t)value->number;

	if (field->type == FIELD_ANSWER)
		((uint8_t *)owner)[field->offset] =
		    value->set ? (small_answer)(1 + value->number) : HOUSEHOLD_UNANSWERED;
	else
		memcpy((uint8_t *)owner + field->offset, &number, sizeof(number));
}

/* Could this person turn 18 after registering and before departing? */
static bool turns_18(const struct member *member, const struct value *born,
    day_number departure_on)
{
	day_number first;

	if (member->age != AGE_MINOR || !born->set || departure_on == DAY_NONE)
		return false;
	first = partial_date_first(partial_date_unpack(born->number));
	return date_birthday(first, 18) < departure_on;
}

static void project_member(const struct case_file *file, int person,
    const struct country_table *countries, const struct household *household,
    struct member *ret)
{
	const struct value *born = case_file_value_const(file, FACT_BORN_ON, person);
	const struct value *linked = case_file_value_const(file, FACT_LINKED_TO, person);
	const struct value *nationality = case_file_value_const(file, FACT_NATIONALITY, person);
	country_code code = nationality->set ? (country_code)nationality->number : COUNTRY_NONE;

	for (size_t i = 0; i < FIELD_COUNT; i++)
		if (fields[i].of_member)
			put_field(&fields[i],
			    case_file_value_const(file, fields[i].fact, person), ret);
	ret->nationality_row = (uint16_t)country_row(countries, code);
	ret->nationality_asked = code == NATIONALITY_STATELESS || code == NATIONALITY_MIXED;
	ret->age = (uint8_t)case_file_age(file, person);
	ret->linked = linked->set && linked->number != FACT_LINKED_NOBODY;
	ret->turns_18 = turns_18(ret, born, household->departure_on);
	ret->born_after = born->set && household->registered_on != DAY_NONE &&
	    partial_date_first(partial_date_unpack(born->number)) > household->registered_on;
}

static void project_overrides(const struct case_file *file, const struct rulebook *rulebook,
    struct household_of_case *ret)
{
	int count = 0;

	for (int i = 0; i < file->override_count; i++) {
		const struct override *override = &file->override[i];
		int condition = rulebook_condition_find(rulebook, override->condition);

		if (condition < 0)
			continue;
		ret->override[count++] = (struct household_override){
			.person = (uint8_t)override->person,
			.condition = (uint8_t)condition,
			.answer = (uint8_t)override->answer,
		};
	}
	ret->household.override_count = (uint8_t)count;
}

void household_from_case(const struct case_file *file, const struct rulebook *rulebook,
    struct household_of_case *ret)
{
	struct household *household = &ret->household;

	memset(ret, 0, sizeof(*ret)); /* so that equal cases are equal byte for byte */
	household->member = ret->member;
	household->override = ret->override;
	household->member_count = (uint8_t)file->person_count;
	for (size_t i = 0; i < FIELD_COUNT; i++)
		if (!fields[i].of_member)
			put_field(&fields[i], &file->fact[fields[i].fact], household);
	for (int person = 1; person <= file->person_count; person++)
		project_member(file, person, rulebook_countries(rulebook), household,
		    &ret->member[person - 1]);
	project_overrides(file, rulebook, ret);
}

bool household_field_asked(const struct household_field *field)
{
	return field->type == FIELD_ANSWER && field->fact != FACT_ROLE &&
	    fact_get((enum fact_id)field->fact)->absent == FACT_ABSENT_UNKNOWN;
}

/* An application of one's own is for adults beside the main applicant. */
static bool member_answered(const struct member *member, const struct household_field *field)
{
	return household_answer(member, field->offset) != HOUSEHOLD_UNANSWERED ||
	    (field->fact == FACT_OWN_APPLICATION &&
	        (member->age == AGE_MINOR || member->role == 1 + ROLE_MAIN_APPLICANT));
}

bool household_answered(const struct household *household)
{
	for (int i = 0; i < household->member_count; i++)
		if (household->member[i].age == AGE_OPEN ||
		    household->member[i].nationality_row == COUNTRY_UNKNOWN_ROW)
			return false;
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		const struct household_field *field = &fields[i];

		if (!household_field_asked(field))
			continue;
		if (!field->of_member &&
		    household_answer(household, field->offset) == HOUSEHOLD_UNANSWERED)
			return false;
		for (int j = 0; field->of_member && j < household->member_count; j++)
			if (!member_answered(&household->member[j], field))
				return false;
	}
	return true;
}
