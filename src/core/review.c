/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/review.h"

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

static bool policy_due(const struct policy *policy, day_number registered_on,
    const country_code *nationality, size_t count)
{
	for (size_t i = 0; i < policy->overlay_count; i++) {
		const struct overlay_rule *overlay = &policy->overlay[i];

		if (overlay->review <= registered_on &&
		    in_force_holds(policy, overlay->period, registered_on) &&
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
