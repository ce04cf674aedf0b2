/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdio.h>

#include <glib.h>

#include "terugkeerdesk/core/assess.h"
#include "terugkeerdesk/core/fault.h"

#include "household_field.h"

static int check_overrides(const struct rulebook *rulebook, const struct case_file *file,
    struct fault *fault)
{
	for (int i = 0; i < file->override_count; i++) {
		char place[64];

		if (rulebook_condition_find(rulebook, file->override[i].condition) >= 0)
			continue;
		snprintf(place, sizeof(place), "overrides[%d].condition", i + 1);
		return fault_set(fault, FAULT_CONDITION, place, file->override[i].condition,
		    N_("a condition of the policies"));
	}
	return 0;
}

static int check_chosen(const struct rulebook *rulebook, const struct household *household,
    int person, enum fact_id fact, cents chosen, struct fault *fault)
{
	cents most = rulebook_most_chosen(rulebook, household, person, fact);
	char place[64];
	char found[32];
	char expected[64];

	if (chosen >= 0 && (most < 0 || chosen <= most))
		return 0;
	snprintf(place, sizeof(place), "persons[%d].%s", person, fact_get(fact)->key);
	snprintf(found, sizeof(found), "%lld", (long long)chosen);
	snprintf(expected, sizeof(expected), "0 - %lld", (long long)(most < 0 ? 0 : most));
	return fault_set(fault, FAULT_AMOUNT_RANGE, place, found, expected);
}

int assess_check(const struct rulebook *rulebook, const struct case_file *file,
    struct fault *fault)
{
	struct household_of_case *of_case;
	int ret = case_file_check_countries(file, rulebook_countries(rulebook), fault);

	if (ret == 0)
		ret = check_overrides(rulebook, file, fault);
	if (ret < 0 || !file->fact[FACT_REGISTERED_ON].set)
		return ret;
	of_case = g_new(struct household_of_case, 1);
	household_from_case(file, rulebook, of_case);
	for (int person = 1; ret == 0 && person <= file->person_count; person++) {
		const struct household_field *field;

		for (size_t i = 0; ret == 0 && (field = household_field_at(i)) != NULL; i++) {
			const struct value *value = field->type == FIELD_MONEY ?
			    case_file_value_const(file, field->fact, person) :
			    NULL;

			if (value != NULL && value->set)
				ret = check_chosen(rulebook, &of_case->household, person,
				    field->fact, value->number, fault);
		}
	}
	g_free(of_case);
	return ret;
}
