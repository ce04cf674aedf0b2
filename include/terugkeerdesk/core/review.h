/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/core/review.h - overlays of which the review date has come.
 */
#ifndef TERUGKEERDESK_CORE_REVIEW_H
#define TERUGKEERDESK_CORE_REVIEW_H

#include <stdbool.h>
#include <stddef.h>

#include "terugkeerdesk/core/case_file.h"
#include "terugkeerdesk/core/policy.h"

/* Does an overlay for one of these nationalities hold on a registration date on or after
 * its review date, so that somebody has to look whether it still counts? */
bool review_due(const struct policy_set *set, day_number registered_on,
    const country_code *nationality, size_t count);

/* The same for the persons of a case, but for those about whom somebody looked: an override
 * of the condition that the overlay answers settles it, whatever it says. */
bool review_due_in(const struct policy_set *set, const struct case_file *file);

#endif
