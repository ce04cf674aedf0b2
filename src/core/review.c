/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/review.h"

#include <string.h>

#include "in_force.h"

static bool names_one(
    const struct overlay_rule *overlay, const country_code *nationality, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (nationality[i] != COUNTRY_NONE &&
		    in_force_names(overlay->nationalities, nationality[i]))
			return true;
	return false;
}

/* Past its review date, and in force on that registration date. */
static bool asks(const struct policy *policy, const struct overlay_rule *overlay,
    day_number registered_on)
{
	return overlay->review <= registered_on &&
	       in_force_holds(policy, overlay->period, registered_on);
}

static bool policy_due(const struct policy *policy, day_number registered_on,
    const country_code *nationality, size_t count)
{
	for (size_t i = 0; i < policy->overlay_count; i++) {
		const struct overlay_rule *overlay = &policy->overlay[i];

		if (asks(policy, overlay, registered_on) &&
		    names_one(overlay, nationality, count))
			return true;
	}
	return false;
}

bool review_due(const struct policy_set *set, day_number registered_on,
    const country_code *nationality, size_t count)
{
	for (size_t i = 0; i < set->count; i++)
		if (policy_due(set->policy[i], registered_on, nationality, count))
			return true;
	return false;
}

static bool is_settled(
    const struct overlay_rule *overlay, const struct case_file *file, int person)
{
	for (int i = 0; i < file->override_count; i++) {
		const struct override *override = &file->override[i];

		if ((override->person == person || override->person == 0) &&
		    strcmp(override->condition, overlay->condition) == 0)
			return true;
	}
	return false;
}

static bool open_for_somebody(
    const struct overlay_rule *overlay, const struct case_file *file)
{
	for (int person = 1; person <= file->person_count; person++) {
		const struct value *value =
		    case_file_value_const(file, FACT_NATIONALITY, person);
		country_code nationality =
		    value->set ? (country_code)value->number : COUNTRY_NONE;

		if (names_one(overlay, &nationality, 1) &&
		    !is_settled(overlay, file, person))
			return true;
	}
	return false;
}

bool review_due_in(const struct policy_set *set, const struct case_file *file)
{
	const struct value *registered =
	    case_file_value_const(file, FACT_REGISTERED_ON, 0);

	for (size_t i = 0; registered->set && i < set->count; i++) {
		const struct policy *policy = set->policy[i];

		for (size_t j = 0; j < policy->overlay_count; j++)
			if (asks(policy, &policy->overlay[j],
				(day_number)registered->number) &&
			    open_for_somebody(&policy->overlay[j], file))
				return true;
	}
	return false;
}
