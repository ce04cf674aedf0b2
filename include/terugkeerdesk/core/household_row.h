/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/core/household_row.h - a household as one row of a table tells of it.
 *
 * So many adults and so many minors, of one nationality, with the same answers for all.
 * Small and without pointers, so that equal rows can be counted as bytes: zero it whole
 * before filling it.
 */
#ifndef TERUGKEERDESK_CORE_HOUSEHOLD_ROW_H
#define TERUGKEERDESK_CORE_HOUSEHOLD_ROW_H

#include <stdint.h>

#include "terugkeerdesk/core/household.h"

#define MEMBER_ANSWERS 8 /* enum member_answer */

struct household_row {
	day_number registered_on;
	day_number departure_on; /* DAY_NONE: not known */
	uint16_t nationality_row; /* row in the country table, or COUNTRY_UNKNOWN_ROW */
	uint8_t nationality_asked; /* 1: stateless or mixed, not asked again */
	uint8_t adults;
	uint8_t minors; /* together at least 1, at most CASE_PERSONS_MAX */
	small_answer departure_kind;
	small_answer route;
	small_answer residence_status;
	small_answer long_stay_intent;
	small_answer own_means;
	small_answer partner_available;
	small_answer post_arrival_at_departure;
	small_answer dublin_claimant;
	small_answer own_application; /* of the adults besides the main applicant */
	small_answer answer[MEMBER_ANSWERS]; /* of everybody; unaccompanied: of the minors,
	                                        or of the adults when there is none */
	/* What no amount depends on. */
	uint8_t state; /* enum case_state */
	day_number arrived_on; /* DAY_NONE: not known */
	day_number departed_on;
};

/* The household it stands for.  The first person, an adult if there is one, is the main
 * applicant. */
void household_row_expand(const struct household_row *row, struct household_of_case *ret);

/* Make rows that come to the same amounts the same bytes: answers to facts outside `facts`
 * (rulebook_facts) are taken for given, a default stands where there is no answer, and
 * what no amount depends on is taken away. */
void household_row_fold(struct household_row *row, uint64_t facts);

#endif
