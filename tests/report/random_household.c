/* SPDX-License-Identifier: EUPL-1.2 */
#include "random_household.h"

#include <string.h>

static small_answer draw(struct support_random *random, uint32_t missing, uint32_t values)
{
	if (support_random_below(random, missing) == 0)
		return HOUSEHOLD_UNANSWERED;
	return (small_answer)(1 + support_random_below(random, values));
}

/* Mostly no: a yes ends most amounts. */
static small_answer draw_no(struct support_random *random, uint32_t missing)
{
	if (support_random_below(random, missing) == 0)
		return HOUSEHOLD_UNANSWERED;
	return support_random_below(random, 8) == 0 ? 2 : 1;
}

static void draw_member(struct support_random *random, uint32_t missing,
    const struct country_table *countries, int index, struct member *ret)
{
	memset(ret, 0, sizeof(*ret));
	ret->role = (uint8_t)(1 + (index == 0 ? ROLE_MAIN_APPLICANT : ROLE_OTHER));
	ret->age = support_random_below(random, 3) == 0 ? AGE_MINOR : AGE_ADULT;
	if (support_random_below(random, missing) == 0)
		ret->age = AGE_OPEN;
	ret->nationality_row =
	    support_random_below(random, missing) == 0
		? COUNTRY_UNKNOWN_ROW
		: (uint16_t)support_random_below(random, (uint32_t)countries->count);
	ret->nationality_asked = ret->nationality_row == COUNTRY_UNKNOWN_ROW &&
				 support_random_below(random, 4) == 0;
	ret->own_application = draw(random, missing, 2);
	for (int i = 0; i < (int)(sizeof(ret->answer) / sizeof(ret->answer[0])); i++)
		ret->answer[i] = draw_no(random, missing);
	ret->linked = index > 0 && ret->age == AGE_MINOR;
	ret->assisted_return_on = DAY_NONE;
	ret->rean_cash = support_random_below(random, 30) == 0 ? 5000 : -1;
	ret->avrr_cash = -1;
}

void random_household(struct support_random *random, uint32_t missing,
    const struct country_table *countries, struct household_of_case *ret)
{
	struct household *household = &ret->household;

	memset(ret, 0, sizeof(*ret));
	household->registered_on = 14250 + (day_number)support_random_below(random, 6500);
	household->departure_on = DAY_NONE;
	household->departure_kind = draw(random, missing, DEPARTURE_KIND_COUNT);
	household->route = draw(random, missing, ROUTE_COUNT);
	household->residence_status = draw(random, missing, 6);
	household->long_stay_intent = (small_answer)(3 - draw_no(random, missing)) % 3;
	household->own_means = draw_no(random, missing);
	household->partner_available = draw(random, missing, 2);
	household->post_arrival_at_departure = draw(random, missing, 2);
	household->dublin_claimant = draw_no(random, missing);
	household->member_count = (uint8_t)(1 + support_random_below(random, 4));
	household->member = ret->member;
	household->override = ret->override;
	for (int i = 0; i < household->member_count; i++) {
		draw_member(random, missing, countries, i, &ret->member[i]);
		/* Persons who are alike. */
		if (i > 1 && support_random_below(random, 3) == 0)
			ret->member[i] = ret->member[i - 1];
	}
}
