/* SPDX-License-Identifier: EUPL-1.2 */
/* What applies, how old somebody is, what is to be known, and what is asked. */
#include "rules.h"

static void what_applies_follows_the_day_the_kind_and_the_route(void **state)
{
	static const struct rules_row rows[] = {
		{ "registered_on=2017-06-30 route=jrs +", "applies=national" },
		{ "registered_on=2022-03-31 route=jrs +", "applies=national" },
		{ "registered_on=2022-04-01 route=jrs +", "applies=jrs" },
		{ "registered_on=2022-04-01 route=iom +", "applies=national" },
		{ "registered_on=2022-04-01 route=ngo +", "applies=national" },
		{ "registered_on=2022-04-01 route= +", "applies=open" },
		{ "registered_on=2022-03-31 route= +", "applies=national" },
		{ "registered_on=2024-09-01 route=jrs +", "applies=jrs" },
		{ "registered_on=2024-09-01 +", "applies=national" },
		{ "registered_on=2024-09-02 route=jrs +", "applies=harmonised" },
		{ "registered_on=2024-09-02 route= +", "applies=harmonised" },
		{ "registered_on=2024-09-02 departure_kind=supervised +", "applies=harmonised" },
		{ "registered_on=2022-03-31 departure_kind=forced +", "applies=none" },
		{ "registered_on=2022-04-01 departure_kind=forced +", "applies=jrs" },
		{ "registered_on=2024-09-02 departure_kind=forced +", "applies=jrs" },
		{ "registered_on=2024-09-02 departure_kind= +", "applies=open" },
		{ "registered_on=2023-01-01 departure_kind= route=jrs +", "applies=jrs" },
		{ "registered_on=2017-06-30 +", "policy.national=hrt-2014" },
		{ "registered_on=2017-07-01 +",
		    "policy.national=avrr-2017 policy.harmonised=harmonised-2024" },
		{ "registered_on=2026-01-01 +", "policy.national=avrr-2017" },
	};

	RULES_EXPECT_ROWS(*state, rows);
}

static void a_birthday_decides_on_its_day(void **state)
{
	static const struct rules_row rows[] = {
		{ "registered_on=2024-03-21 + born_on=2006-03-22", "national=2840" },
		{ "registered_on=2024-03-22 + born_on=2006-03-22", "national=2000" },
		/* Born on 29 February: 18 on 1 March of a common year. */
		{ "registered_on=2022-02-28 + born_on=2004-02-29", "national=2840" },
		{ "registered_on=2022-03-01 + born_on=2004-02-29", "national=2000" },
		/* A year, or a year and a month: any day within it. */
		{ "registered_on=2024-03-22 + born_on=2005", "national=2000" },
		{ "registered_on=2024-03-22 + born_on=2006", "national=2000..2840" },
		{ "registered_on=2024-03-22 + born_on=2007", "national=2840" },
		{ "registered_on=2024-03-22 + born_on=2006-02", "national=2000" },
		{ "registered_on=2024-03-22 + born_on=2006-03", "national=2000..2840" },
		{ "registered_on=2024-03-31 + born_on=2006-03", "national=2000" },
		{ "registered_on=2024-03-22 + born_on=2006-04", "national=2840" },
		{ "registered_on=2024-01-01 + born_on=2005-12", "national=2000" },
	};

	RULES_EXPECT_ROWS(*state, rows);
}

static void what_is_to_be_known_is_noted(void **state)
{
	static const struct rules_row rows[] = {
		{ "registered_on=2014-12-17 +", "note.0.start_not_stated=yes" },
		{ "registered_on=2014-12-18 +", "note.0.start_not_stated=no" },
		{ "registered_on=2024-09-01 departure_on=2024-09-02 +", "note.0.transition_2024=no" },
		{ "registered_on=2024-09-01 departure_on=2024-09-03 +", "note.0.transition_2024=yes" },
		{ "registered_on=2024-09-02 departure_on=2024-10-03 +", "note.0.transition_2024=no" },
		{ "departure_kind=forced +", "note.0.forced_post_arrival=yes" },
		{ "+", "note.0.forced_post_arrival=no note.0.partner_unanswered=yes"
		       " note.0.tailor_made_support=yes note.0.dublin_claimant=no" },
		{ "partner_available=no +", "note.0.partner_unanswered=no" },
		{ "dublin_claimant=yes +", "note.0.dublin_claimant=yes" },
		{ "+ health_needs=yes", "note.1.health_needs=yes" },
		{ "registered_on=2017-06-30 +", "note.0.projects_in_kind=yes" },
		{ "registered_on=2017-07-01 +", "note.0.projects_in_kind=no" },
		{ "departure_on=2024-05-01 + + born_on=2006-05-01", "note.2.turns_18=no" },
		{ "departure_on=2024-05-02 + + born_on=2006-05-01", "note.2.turns_18=yes" },
		{ "+ + born_on=2024-03-23", "note.2.born_after=yes" },
		{ "+ + born_on=2024-03-22", "note.2.born_after=no" },
		{ "+ + born_on=2015-01-01", "note.2.not_linked=yes" },
		{ "+ + born_on=2015-01-01 linked_to=1", "note.2.not_linked=no" },
		{ "+ + born_on=2015-01-01 unaccompanied=yes", "note.2.not_linked=no" },
		{ "+ nationality=BR trafficking_victim=yes", "note.1.additional_support=yes" },
		{ "+ trafficking_victim=yes", "note.1.additional_support=no" },
		{ "registered_on=2026-02-28 + nationality=MN", "note.1.review_due=no" },
		{ "registered_on=2026-03-01 + nationality=MN", "note.1.review_due=yes" },
	};

	RULES_EXPECT_ROWS(*state, rows);
}

static void what_narrows_is_asked(void **state)
{
	static const struct rules_row rows[] = {
		{ "+", "ask.0.departure_kind=no ask.1.born_on=no ask.1.eu_residence=no" },
		{ "long_stay_intent= +", "ask.0.long_stay_intent=2000" },
		{ "+ born_on=", "ask.1.born_on=840" },
		{ "+ born_on= eu_residence=", "ask.1.eu_residence=0 ask.1.born_on=0" },
		{ "route=jrs + + own_application=", "ask.2.own_application=1000" },
		/* Not where it can change nothing. */
		{ "long_stay_intent=no partner_available=no + eu_residence=",
		    "ask.1.eu_residence=no" },
		{ "+ nationality=DE other_support=", "ask.1.other_support=no" },
		{ "registered_on=2022-04-01 route= +", "ask.0.route=0" },
		{ "+ + born_on=2015-01-01 own_application=", "ask.2.own_application=no" },
		{ "+ own_application=", "ask.1.own_application=no" },
	};

	RULES_EXPECT_ROWS(*state, rows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_applies_follows_the_day_the_kind_and_the_route),
		cmocka_unit_test(a_birthday_decides_on_its_day),
		cmocka_unit_test(what_is_to_be_known_is_noted),
		cmocka_unit_test(what_narrows_is_asked),
	};

	return cmocka_run_group_tests(tests, rules_setup, rules_teardown);
}
