/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/core/narrow.h - which missing answer makes an amount a range.
 *
 * For adding up many households: quicker than question_list, and about totals alone.
 */
#ifndef TERUGKEERDESK_CORE_NARROW_H
#define TERUGKEERDESK_CORE_NARROW_H

#include "terugkeerdesk/core/spread.h"

/* A missing fact.  Asked of several persons, it counts for each: they answer
 * independently. */
struct narrowing {
	enum fact_id fact;
	package_mask changes; /* packages of which some answer changes the total */
	cents narrows[PACKAGE_COUNT]; /* width of the total minus the largest width left
					 over the answers; >= 0 */
};

/*
 * narrow_list(store, household, packages, ret):
 * Every missing fact of which some answer changes the total of one of these packages, in
 * intake order; returns the count.  registered_on must be a date.
 */
size_t narrow_list(struct spread_store *store, const struct household *household,
    package_mask packages, struct narrowing ret[FACT_COUNT]);

#endif
