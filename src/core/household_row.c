/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/household_row.h"

#include <stddef.h>
#include <string.h>

static void fill_member(const struct household_row *row, int index, struct member *ret)
{
	bool adult = index < row->adults;

	memset(ret, 0, sizeof(*ret));
	ret->nationality_row = row->nationality_row;
	ret->nationality_asked = row->nationality_asked;
	ret->role = (uint8_t)(1 + (adult ? ROLE_OTHER : ROLE_CHILD));
	if (index == 0)
		ret->role = 1 + ROLE_MAIN_APPLICANT;
	ret->age = adult ? AGE_ADULT : AGE_MINOR;
	ret->own_application = row->own_application;
	memcpy(ret->answer, row->answer, sizeof(ret->answer));
	if (adult && row->minors > 0)
		ret->answer[MEMBER_UNACCOMPANIED] = HOUSEHOLD_UNANSWERED;
	ret->linked = !adult && row->adults > 0;
	ret->assisted_return_on = DAY_NONE;
	ret->rean_cash = -1;
	ret->avrr_cash = -1;
}

void household_row_expand(const struct household_row *row, struct household_of_case *ret)
{
	int count = row->adults + row->minors;

	ret->household = (struct household){
		.registered_on = row->registered_on,
		.departure_on = row->departure_on,
		.departure_kind = row->departure_kind,
		.route = row->route,
		.residence_status = row->residence_status,
		.long_stay_intent = row->long_stay_intent,
		.own_means = row->own_means,
		.partner_available = row->partner_available,
		.post_arrival_at_departure = row->post_arrival_at_departure,
		.dublin_claimant = row->dublin_claimant,
		.member_count = (uint8_t)count,
		.member = ret->member,
		.override = ret->override,
	};
	for (int i = 0; i < count; i++)
		fill_member(row, i, &ret->member[i]);
}

/* What counts when it was not answered. */
static small_answer absent_answer(enum fact_id id)
{
	const struct fact *fact = fact_get(id);

	return fact->absent == FACT_ABSENT_DEFAULT
		   ? (small_answer)(1 + fact->absent_number)
		   : HOUSEHOLD_UNANSWERED;
}

void household_row_fold(struct household_row *row, uint64_t facts)
{
	static const struct {
		enum fact_id fact;
		size_t offset;
	} folded[] = {
		{ FACT_RESIDENCE_STATUS,
		    offsetof(struct household_row, residence_status) },
		{ FACT_LONG_STAY_INTENT,
		    offsetof(struct household_row, long_stay_intent) },
		{ FACT_OWN_MEANS, offsetof(struct household_row, own_means) },
		{ FACT_PARTNER_AVAILABLE,
		    offsetof(struct household_row, partner_available) },
		{ FACT_POST_ARRIVAL_AT_DEPARTURE,
		    offsetof(struct household_row, post_arrival_at_departure) },
		{ FACT_DUBLIN_CLAIMANT, offsetof(struct household_row, dublin_claimant) },
#define ANSWER(fact, index) { fact, offsetof(struct household_row, answer[index]) }
		ANSWER(FACT_EU_RESIDENCE, MEMBER_EU_RESIDENCE),
		ANSWER(FACT_ASSISTED_RETURN, MEMBER_ASSISTED_RETURN),
		ANSWER(FACT_OTHER_SUPPORT, MEMBER_OTHER_SUPPORT),
		ANSWER(FACT_EXCLUSION_GROUND, MEMBER_EXCLUSION_GROUND),
		ANSWER(FACT_TRAFFICKING_VICTIM, MEMBER_TRAFFICKING_VICTIM),
		ANSWER(
		    FACT_FORMER_UNACCOMPANIED_MINOR, MEMBER_FORMER_UNACCOMPANIED_MINOR),
		ANSWER(FACT_HEALTH_NEEDS, MEMBER_HEALTH_NEEDS),
#undef ANSWER
	};

	for (size_t i = 0; i < sizeof(folded) / sizeof(folded[0]); i++) {
		small_answer *answer = (small_answer *)row + folded[i].offset;

		if (!(facts >> folded[i].fact & 1))
			*answer = 1;
		else if (*answer == HOUSEHOLD_UNANSWERED)
			*answer = absent_answer(folded[i].fact);
	}
	if (!(facts >> FACT_DEPARTURE_ON & 1))
		row->departure_on = DAY_NONE;
	if (row->adults <= 1)
		row->own_application = 1;
	row->state = 0;
	row->arrived_on = row->departed_on = DAY_NONE;
}
