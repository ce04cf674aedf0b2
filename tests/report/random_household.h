/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tests/report/random_household.h - households by chance, answers missing or not.
 */
#ifndef TERUGKEERDESK_TESTS_RANDOM_HOUSEHOLD_H
#define TERUGKEERDESK_TESTS_RANDOM_HOUSEHOLD_H

#include "support.h"

#include "terugkeerdesk/core/household.h"

/* Registered from 2009 on, 1 to 4 persons; an answer is missing once in `missing`. */
void random_household(struct support_random *random, uint32_t missing,
    const struct country_table *countries, struct household_of_case *ret);

#endif
