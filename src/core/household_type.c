/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/household_type.h"

#include "terugkeerdesk/core/lang.h"

static const struct {
	const char *name;
	const char *label;
} words[HOUSEHOLD_TYPES] = {
	[HOUSEHOLD_ONE_ADULT] = { "one_adult", N_("One adult") },
	[HOUSEHOLD_ADULTS] = { "adults", N_("Adults without minors") },
	[HOUSEHOLD_ONE_ADULT_WITH_MINORS] = { "one_adult_with_minors",
	    N_("One adult with minors") },
	[HOUSEHOLD_ADULTS_WITH_MINORS] = { "adults_with_minors",
	    N_("Adults with minors") },
	[HOUSEHOLD_MINORS] = { "minors", N_("Minors without an adult") },
	[HOUSEHOLD_AGE_UNKNOWN] = { "age_unknown", N_("Age of somebody not known") },
};

enum household_type household_type_from(int adults, int minors)
{
	if (adults == 0)
		return HOUSEHOLD_MINORS;
	if (minors == 0)
		return adults == 1 ? HOUSEHOLD_ONE_ADULT : HOUSEHOLD_ADULTS;
	return adults == 1 ? HOUSEHOLD_ONE_ADULT_WITH_MINORS
			   : HOUSEHOLD_ADULTS_WITH_MINORS;
}

enum household_type household_type_of(const struct household *household)
{
	int adults = 0;
	int minors = 0;

	for (int i = 0; i < household->member_count; i++) {
		if (household->member[i].age == AGE_OPEN)
			return HOUSEHOLD_AGE_UNKNOWN;
		if (household->member[i].age == AGE_ADULT)
			adults++;
		else
			minors++;
	}
	return household_type_from(adults, minors);
}

enum household_type household_type_of_case(const struct case_file *file)
{
	int count[] = { [AGE_MINOR] = 0, [AGE_ADULT] = 0, [AGE_OPEN] = 0 };

	for (int person = 1; person <= file->person_count; person++)
		count[case_file_age(file, person)]++;
	if (count[AGE_OPEN] > 0 || file->person_count == 0)
		return HOUSEHOLD_AGE_UNKNOWN;
	return household_type_from(count[AGE_ADULT], count[AGE_MINOR]);
}

const char *household_type_name(enum household_type type)
{
	return words[type].name;
}

const char *household_type_label(enum household_type type)
{
	return words[type].label;
}
