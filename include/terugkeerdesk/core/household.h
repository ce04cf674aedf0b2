/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/core/household.h - the part of a case that decides, in fixed size.
 *
 * The engine never sees strings.  A household is what is left of a case when names
 * and notes are gone: 16 bytes and a small struct per member, so that a million fit
 * in memory and assessing one allocates nothing.
 */
#ifndef TERUGKEERDESK_CORE_HOUSEHOLD_H
#define TERUGKEERDESK_CORE_HOUSEHOLD_H

#include <stdbool.h>
#include <stdint.h>

#include "terugkeerdesk/core/case_file.h"
#include "terugkeerdesk/core/country.h"
#include "terugkeerdesk/core/money.h"

/* A small answer: HOUSEHOLD_UNANSWERED, or 1 + the number of the value. */
typedef uint8_t small_answer;
#define HOUSEHOLD_UNANSWERED 0

struct member {
	uint16_t nationality_row; /* row in the country table, or COUNTRY_UNKNOWN_ROW */
	uint8_t nationality_asked; /* 1: stateless or mixed, not asked again */
	uint8_t role; /* small_answer */
	uint8_t age; /* enum age_class */
	small_answer own_application;
	small_answer answer[8]; /* the yes/no facts below, by enum member_answer */
	uint8_t linked; /* 1: linked to an adult of the case */
	uint8_t turns_18; /* 1: a minor who turns 18 before the departure date */
	uint8_t born_after; /* 1: born after the registration date */
	day_number assisted_return_on; /* DAY_NONE: not known */
	int32_t rean_cash; /* cents, -1: not chosen */
	int32_t avrr_cash; /* cents, -1: not chosen */
};

enum member_answer {
	MEMBER_EU_RESIDENCE,
	MEMBER_ASSISTED_RETURN,
	MEMBER_OTHER_SUPPORT,
	MEMBER_EXCLUSION_GROUND,
	MEMBER_TRAFFICKING_VICTIM,
	MEMBER_UNACCOMPANIED,
	MEMBER_FORMER_UNACCOMPANIED_MINOR,
	MEMBER_HEALTH_NEEDS
};

/* Overrides, resolved to rows of the rulebook: see rulebook_condition_find. */
struct household_override {
	uint8_t person; /* from 1; 0 everybody */
	uint8_t condition; /* index of the condition name in the rulebook */
	uint8_t answer; /* enum override_answer */
};

struct household {
	day_number registered_on;
	day_number departure_on; /* DAY_NONE: not known */
	small_answer departure_kind;
	small_answer route;
	small_answer residence_status;
	small_answer long_stay_intent;
	small_answer own_means;
	small_answer partner_available;
	small_answer post_arrival_at_departure;
	small_answer dublin_claimant;
	uint8_t member_count;
	uint8_t override_count;
	const struct member *member; /* not owned */
	const struct household_override *override; /* not owned */
};

/* Storage for the household of one case. */
struct household_of_case {
	struct household household; /* its pointers go into this same struct */
	struct member member[CASE_PERSONS_MAX];
	struct household_override override[CASE_OVERRIDES_MAX];
};

/* Nothing that any rule could ask for is missing.  Quick; false is no promise that something
 * is: see question_list. */
bool household_answered(const struct household *household);

struct rulebook;

/*
 * household_from_case(file, rulebook, ret):
 * Project a case.  Answers that are not set stay unanswered; defaults are the
 * engine's business.  registered_on is DAY_NONE when it is not set: then there is
 * nothing to assess.  Overrides of conditions the rulebook does not know are left out.
 */
void household_from_case(const struct case_file *file, const struct rulebook *rulebook,
    struct household_of_case *ret);

#endif
