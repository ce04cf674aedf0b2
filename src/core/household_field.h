/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * core/household_field.h - where the answer to a fact stands in a household.
 *
 * The link between the names that policies use and the structs that the engine reads:
 * a rule is compiled to the offset of its fact once, and looks no name up afterwards.
 */
#ifndef TERUGKEERDESK_SRC_CORE_HOUSEHOLD_FIELD_H
#define TERUGKEERDESK_SRC_CORE_HOUSEHOLD_FIELD_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "terugkeerdesk/core/fact.h"
#include "terugkeerdesk/core/household.h"

enum field_type {
	FIELD_ANSWER, /* small_answer */
	FIELD_DAY, /* day_number, DAY_NONE: not answered */
	FIELD_MONEY /* int32_t cents, -1: not answered */
};

struct household_field {
	uint8_t fact; /* enum fact_id */
	uint8_t type; /* enum field_type */
	uint8_t offset; /* in struct member or struct household */
	bool of_member;
};

/* NULL: the engine does not know this fact, so no rule can look at it. */
const struct household_field *household_field_find(enum fact_id fact);
/* All of them, in intake order; NULL behind the last. */
const struct household_field *household_field_at(size_t index);

/* An answer that the rules count as missing when it is not there. */
bool household_field_asked(const struct household_field *field);

static inline small_answer household_answer(const void *owner, uint8_t offset)
{
	return ((const uint8_t *)owner)[offset];
}

static inline int32_t household_number(const void *owner, uint8_t offset)
{
	int32_t ret;

	memcpy(&ret, (const uint8_t *)owner + offset, sizeof(ret));
	return ret;
}

/* A yes/no field whose default is no. */
static inline bool household_yes(small_answer answer)
{
	return answer == 2;
}

/* How many values a small_answer can have besides HOUSEHOLD_UNANSWERED. */
static inline int household_value_count(const struct fact *fact)
{
	int ret = 0;

	while (ret < FACT_CHOICES_MAX && fact->choices[ret] != NULL)
		ret++;
	return ret;
}

#endif
