/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/core/household_type.h - households by who is in them.
 */
#ifndef TERUGKEERDESK_CORE_HOUSEHOLD_TYPE_H
#define TERUGKEERDESK_CORE_HOUSEHOLD_TYPE_H

#include "terugkeerdesk/core/case_file.h"
#include "terugkeerdesk/core/household.h"

enum household_type {
	HOUSEHOLD_ONE_ADULT,
	HOUSEHOLD_ADULTS,
	HOUSEHOLD_ONE_ADULT_WITH_MINORS,
	HOUSEHOLD_ADULTS_WITH_MINORS,
	HOUSEHOLD_MINORS,
	HOUSEHOLD_AGE_UNKNOWN, /* of somebody */
	HOUSEHOLD_TYPES
};

enum household_type household_type_of(const struct household *household);
enum household_type household_type_of_case(const struct case_file *file);
/* From how many are in it; one of them at least. */
enum household_type household_type_from(int adults, int minors);
/* The stable word ("one_adult") and the msgid. */
const char *household_type_name(enum household_type type);
const char *household_type_label(enum household_type type);

#endif
