/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/core/spread.h - how the money for a household is spread over those who
 * pay, the moments and the forms.
 *
 * For adding up many households: the same totals as assess(), without lines and answers.
 * Ranges run over joint completions, as those of totals do.
 */
#ifndef TERUGKEERDESK_CORE_SPREAD_H
#define TERUGKEERDESK_CORE_SPREAD_H

#include <stdbool.h>
#include <stdint.h>

#include "terugkeerdesk/core/assess.h"

/* Everything that is added up, in one row. */
enum spread_of {
	SPREAD_TOTAL,
	SPREAD_PAYERS, /* + set of enum payer */
	SPREAD_PHASE = SPREAD_PAYERS + PAYER_SETS, /* + enum phase */
	SPREAD_FORM = SPREAD_PHASE + PHASE_COUNT, /* + enum form */
	SPREAD_COUNT = SPREAD_FORM + FORM_COUNT
};

struct spread {
	cents min[SPREAD_COUNT];
	cents max[SPREAD_COUNT];
	uint32_t missing; /* bit per enum spread_of: an amount is not stated */
};

/* What was worked out for persons with answers missing, kept for the next ones like them:
 * for one thread and one rulebook, about two megabytes whatever comes. */
struct spread_store;
struct spread_store *spread_store_new(const struct rulebook *rulebook);
void spread_store_free(struct spread_store *store); /* NULL is fine */

/* One household in each of these packages.  registered_on must be a date.  The store may
 * be NULL: then it takes longer, and nothing is allocated. */
void spread_make(const struct rulebook *rulebook, struct spread_store *store,
    const struct household *household, package_mask packages,
    struct spread ret[PACKAGE_COUNT]);

/* In the package that applies: nothing where none does; over all that may apply where a
 * missing fact decides it. */
void spread_make_applied(const struct rulebook *rulebook, struct spread_store *store,
    const struct household *household, struct spread *ret);

/* The package that applies to it, as in struct assessment. */
enum applies spread_applies(const struct rulebook *rulebook,
    const struct household *household);

/* The total is one amount, and all of it is stated. */
static inline bool spread_exact(const struct spread *spread)
{
	return spread->min[SPREAD_TOTAL] == spread->max[SPREAD_TOTAL] &&
	    !(spread->missing & 1u << SPREAD_TOTAL);
}

#endif
