/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * core/rulebook_parts.h - what a rulebook is made of.
 */
#ifndef TERUGKEERDESK_SRC_CORE_RULEBOOK_PARTS_H
#define TERUGKEERDESK_SRC_CORE_RULEBOOK_PARTS_H

#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/core/rulebook.h"

#include "schedule.h"
#include "stretch.h"

struct rulebook {
	const struct policy_set *set;
	const struct country_table *countries;
	struct rule_names names;
	struct stretch *stretch; /* in order of time */
	day_number *from; /* of each stretch, apart, for a quick search */
	size_t stretch_count;
	struct schedule_store store;
};

/* Everything that a policy names exists, and nothing is said twice for one date.  Every
 * section with a fault is named. */
int rulebook_check(const struct policy_set *set, const struct country_table *countries,
    const struct rule_names *names, struct faults *faults);

static inline int rulebook_stretch_index(const struct rulebook *rulebook, day_number date)
{
	size_t base = 0;

	/* Without a branch that depends on the date: dates come in any order. */
	for (size_t count = rulebook->stretch_count; count > 1;) {
		size_t half = count / 2;

		base += rulebook->from[base + half] <= date ? half : 0;
		count -= half;
	}
	return (int)base;
}

#endif
