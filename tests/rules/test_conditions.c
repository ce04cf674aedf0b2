/* SPDX-License-Identifier: EUPL-1.2 */
/* Every condition, and the day before and the day itself of every date in it. */
#include "rules.h"

static void conditions_of_rean_look_at_their_facts(void **state)
{
	static const struct rules_row rows[] = {
		{ "+", "find.national.1.rean.departure_kind=met find.national.1.rean.own_means=met" },
		{ "departure_kind=supervised +", "find.national.1.rean.departure_kind=met" },
		{ "departure_kind=forced +",
		    "find.national.1.rean.departure_kind=unmet national=0" },
		{ "departure_kind= +", "find.national.1.rean.departure_kind=unknown" },
		{ "long_stay_intent=no +",
		    "find.national.1.rean.long_stay_intent=unmet national=0 harmonised=0 jrs=2615" },
		{ "long_stay_intent= +",
		    "find.national.1.rean.long_stay_intent=unknown national=0..2000" },
		{ "own_means=yes +", "find.national.1.rean.own_means=unmet national=0" },
		{ "own_means= +", "find.national.1.rean.own_means=unknown" },
		{ "+ eu_residence=yes",
		    "find.national.1.rean.eu_residence=check national=0..2000" },
		{ "+ eu_residence=", "find.national.1.rean.eu_residence=unknown national=0..2000" },
		{ "+ assisted_return=yes",
		    "find.national.1.rean.assisted_return=unmet national=0 harmonised=0" },
		{ "+ assisted_return=", "find.national.1.rean.assisted_return=unknown" },
		{ "+ assisted_return=yes assisted_return_on=2001-01-01",
		    "find.national.1.rean.assisted_return=unmet" },
	};

	RULES_EXPECT_ROWS(*state, rows);
}

static void rean_looks_at_the_nationality(void **state)
{
	static const struct rules_row rows[] = {
		{ "+ nationality=DE", "find.national.1.rean.nationality=unmet national=0" },
		{ "+ nationality=US", "find.national.1.rean.nationality=unmet" },
		{ "+ nationality=KR",
		    "find.national.1.rean.nationality=check national=0..200" },
		{ "+ nationality=BR", "find.national.1.rean.nationality=met national=200" },
		{ "registered_on=2017-07-11 + nationality=UA",
		    "find.national.1.rean.nationality=met" },
		{ "registered_on=2017-07-12 + nationality=UA",
		    "find.national.1.rean.nationality=check" },
		{ "+ nationality=", "find.national.1.rean.nationality=unknown national=0..2000" },
		{ "+ nationality=stateless",
		    "find.national.1.rean.nationality=unknown ask.1.nationality=no" },
		{ "+ nationality=mixed",
		    "find.jrs.1.jrs.visa=unknown jrs=0..2615 ask.1.nationality=no" },
	};

	RULES_EXPECT_ROWS(*state, rows);
}

static void the_old_cash_asks_whether_residence_was_applied_for(void **state)
{
	static const struct rules_row rows[] = {
		{ "registered_on=2017-06-30 residence_status=never_applied +",
		    "find.national.1.rean.residence_applied=unmet"
		    " find.national.1.hrt.asylum_rejected=unmet"
		    " line.national.1.rean.departure_cash=none national=0" },
		{ "registered_on=2017-06-30 residence_status=asylum_pending +",
		    "find.national.1.rean.residence_applied=met"
		    " line.national.1.rean.departure_cash=not_stated national=0*" },
		{ "registered_on=2017-06-30 residence_status= +",
		    "find.national.1.rean.residence_applied=unknown"
		    " line.national.1.rean.departure_cash=not_stated national=0..1750*" },
		{ "registered_on=2017-07-01 residence_status=never_applied +",
		    "find.national.1.rean.residence_applied=none national=2000" },
	};

	RULES_EXPECT_ROWS(*state, rows);
}

static void reintegration_looks_at_the_country_on_the_day(void **state)
{
	static const struct rules_row rows[] = {
		{ "+ nationality=BR", "find.national.1.reintegration.visa=unmet national=200" },
		{ "+ nationality=RU",
		    "find.national.1.reintegration.development=unmet national=0..200" },
		{ "+ nationality=AL", "find.national.1.reintegration.excluded_country=unmet" },
		{ "+ nationality=MD", "find.national.1.reintegration.excluded_country=unmet" },
		{ "registered_on=2023-12-31 + nationality=XK",
		    "find.national.1.reintegration.visa=met"
		    " find.national.1.reintegration.excluded_country=unmet" },
		{ "registered_on=2024-01-01 + nationality=XK",
		    "find.national.1.reintegration.visa=unmet" },
		{ "registered_on=2023-02-03 + nationality=VU",
		    "find.national.1.reintegration.visa=unmet national=200" },
		{ "registered_on=2023-02-04 + nationality=VU",
		    "find.national.1.reintegration.visa=met national=2000" },
		{ "registered_on=2017-03-27 + nationality=GE",
		    "find.harmonised.1.reintegration.visa=met harmonised=2815" },
		{ "registered_on=2017-03-28 + nationality=GE",
		    "find.harmonised.1.reintegration.visa=unmet harmonised=200" },
		{ "registered_on=2017-06-10 + nationality=UA",
		    "find.harmonised.1.reintegration.visa=met" },
		{ "registered_on=2017-06-11 + nationality=UA",
		    "find.harmonised.1.reintegration.visa=unmet" },
		{ "registered_on=2025-12-31 + nationality=NR",
		    "find.harmonised.1.reintegration.development=met harmonised=2815" },
		{ "registered_on=2026-01-01 + nationality=NR",
		    "find.harmonised.1.reintegration.development=unmet harmonised=200" },
	};

	RULES_EXPECT_ROWS(*state, rows);
}

static void reintegration_looks_at_the_person(void **state)
{
	static const struct rules_row rows[] = {
		{ "+ other_support=yes",
		    "find.national.1.reintegration.other_support=unmet national=200" },
		{ "+ other_support=", "find.national.1.reintegration.other_support=unknown"
				      " national=200..2000" },
		{ "+ exclusion_ground=yes",
		    "find.national.1.reintegration.exclusion_ground=unmet harmonised=200" },
		{ "+ exclusion_ground=",
		    "find.harmonised.1.reintegration.exclusion_ground=unknown"
		    " harmonised=200..2815" },
		/* Neither touches JRS by itself. */
		{ "+ other_support=yes exclusion_ground=yes", "jrs=2615" },
	};

	RULES_EXPECT_ROWS(*state, rows);
}

static void vulnerability_makes_of_unmet_a_check(void **state)
{
	static const struct rules_row rows[] = {
		{ "+ nationality=BR trafficking_victim=yes",
		    "find.national.1.reintegration.visa=check,softened national=200..2000" },
		{ "+ nationality=BR former_unaccompanied_minor=yes",
		    "find.national.1.reintegration.visa=check,softened" },
		{ "+ nationality=BR born_on=2010-01-01 unaccompanied=yes",
		    "find.national.1.reintegration.visa=check,softened national=200..3000" },
		{ "+ nationality=RU trafficking_victim=yes",
		    "find.national.1.reintegration.development=check,softened" },
		{ "+ nationality=AL trafficking_victim=yes",
		    "find.national.1.reintegration.excluded_country=check,softened" },
		/* It changes nothing else. */
		{ "registered_on=2025-09-01 + nationality=MN trafficking_victim=yes",
		    "find.harmonised.1.reintegration.overlay=unmet harmonised=200" },
		{ "+ other_support=yes trafficking_victim=yes",
		    "find.national.1.reintegration.other_support=unmet" },
		{ "registered_on=2017-05-05 + nationality=BR trafficking_victim=yes",
		    "find.national.1.hrt.visa=unmet" },
	};

	RULES_EXPECT_ROWS(*state, rows);
}

static void mongolia_is_out_and_then_reviewed(void **state)
{
	static const struct rules_row rows[] = {
		{ "registered_on=2025-08-31 + nationality=MN",
		    "find.harmonised.1.reintegration.overlay=met harmonised=2815" },
		{ "registered_on=2025-09-01 + nationality=MN",
		    "find.harmonised.1.reintegration.overlay=unmet harmonised=200"
		    " find.jrs.1.jrs.overlay=check jrs=0..2615" },
		{ "registered_on=2026-02-28 + nationality=MN",
		    "find.harmonised.1.reintegration.overlay=unmet" },
		{ "registered_on=2026-03-01 + nationality=MN",
		    "find.harmonised.1.reintegration.overlay=check harmonised=200..2815"
		    " find.jrs.1.jrs.overlay=check" },
		{ "registered_on=2026-03-01 + nationality=IQ",
		    "find.harmonised.1.reintegration.overlay=met" },
		{ "registered_on=2025-08-31 + nationality=",
		    "find.harmonised.1.reintegration.overlay=met" },
		{ "registered_on=2025-09-01 + nationality=",
		    "find.harmonised.1.reintegration.overlay=unknown" },
	};

	RULES_EXPECT_ROWS(*state, rows);
}

static void hrt_has_its_own_conditions(void **state)
{
	static const struct rules_row rows[] = {
		{ "registered_on=2017-06-30 +", "national=1750* policy.national=hrt-2014" },
		{ "registered_on=2017-06-30 residence_status=asylum_permit +",
		    "find.national.1.hrt.asylum_rejected=unmet national=0*" },
		{ "registered_on=2015-12-31 + nationality=BR",
		    "find.national.1.hrt.visa=met national=1750*" },
		{ "registered_on=2016-01-01 + nationality=BR",
		    "find.national.1.hrt.visa=check national=0..1750*" },
		{ "registered_on=2016-12-31 + nationality=BR", "find.national.1.hrt.visa=check" },
		{ "registered_on=2017-01-01 + nationality=BR",
		    "find.national.1.hrt.visa=unmet national=0*" },
		{ "registered_on=2017-06-30 departure_on=2017-08-31 +",
		    "find.national.1.hrt.transition=met" },
		{ "registered_on=2017-06-30 departure_on=2017-09-01 +",
		    "find.national.1.hrt.transition=check national=0..1750*" },
		{ "registered_on=2017-06-30 +", "find.national.1.hrt.transition=met" },
		/* Other support does not touch it. */
		{ "registered_on=2017-06-30 + other_support=yes exclusion_ground=yes",
		    "national=1750*" },
	};

	RULES_EXPECT_ROWS(*state, rows);
}

static void jrs_turns_unmet_into_check(void **state)
{
	static const struct rules_row rows[] = {
		{ "registered_on=2022-03-31 +", "find.jrs.1.jrs.start=unmet jrs=0 policy.jrs=jrs-2022" },
		{ "registered_on=2022-04-01 +", "find.jrs.1.jrs.start=met jrs=2615" },
		{ "+ nationality=BR", "find.jrs.1.jrs.visa=check jrs=0..2615" },
		{ "+ nationality=RU", "find.jrs.1.jrs.development=check" },
		{ "+ nationality=AL", "find.jrs.1.jrs.excluded_country=check" },
		{ "partner_available=no +", "find.jrs.1.jrs.partner=unmet jrs=0" },
		{ "partner_available=yes +", "find.jrs.1.jrs.partner=met" },
		{ "+", "find.jrs.1.jrs.partner=met jrs=2615" },
		/* The same for the forced amounts of the harmonised policy. */
		{ "departure_kind=forced registered_on=2024-10-01 + nationality=BR",
		    "find.harmonised.1.jrs.visa=check harmonised=0..1615"
		    " find.harmonised.1.reintegration.visa=none" },
		{ "departure_kind=forced registered_on=2022-03-31 +",
		    "find.harmonised.1.jrs.start=unmet harmonised=0 jrs=0 applies=none" },
		{ "departure_kind=forced partner_available=no +", "harmonised=0 jrs=0" },
	};

	RULES_EXPECT_ROWS(*state, rows);
}

static void overrides_replace_the_answer_wherever_it_counts(void **state)
{
	struct case_file file;

	rules_case("+ eu_residence=yes + eu_residence=yes", &file);
	rules_override(&file, 1, "rean.eu_residence", OVERRIDE_MET);
	rules_expect_case(*state, &file, "one of two",
	    "find.national.1.rean.eu_residence=met,overridden person.national.1=2000"
	    " find.harmonised.1.rean.eu_residence=met,overridden person.national.2=0..2000");
	rules_override(&file, 0, "rean.eu_residence", OVERRIDE_UNMET);
	rules_expect_case(*state, &file, "one against everybody",
	    "person.national.1=2000 person.national.2=0");
	case_file_clear(&file);

	/* Also where no rule of the day is behind the condition. */
	rules_case("+", &file);
	rules_override(&file, 0, "jrs.start", OVERRIDE_UNMET);
	rules_expect_case(*state, &file, "no rule", "jrs=0 find.jrs.1.jrs.start=unmet,overridden");
	case_file_clear(&file);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(conditions_of_rean_look_at_their_facts),
		cmocka_unit_test(rean_looks_at_the_nationality),
		cmocka_unit_test(the_old_cash_asks_whether_residence_was_applied_for),
		cmocka_unit_test(reintegration_looks_at_the_country_on_the_day),
		cmocka_unit_test(reintegration_looks_at_the_person),
		cmocka_unit_test(vulnerability_makes_of_unmet_a_check),
		cmocka_unit_test(mongolia_is_out_and_then_reviewed),
		cmocka_unit_test(hrt_has_its_own_conditions),
		cmocka_unit_test(jrs_turns_unmet_into_check),
		cmocka_unit_test(overrides_replace_the_answer_wherever_it_counts),
	};

	return cmocka_run_group_tests(tests, rules_setup, rules_teardown);
}
