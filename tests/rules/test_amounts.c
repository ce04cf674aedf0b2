/* SPDX-License-Identifier: EUPL-1.2 */
/* Every amount, who it is for, when and how it is paid and by whom (rules.md 3, 5, 6). */
#include "rules.h"

static void the_nota_s_family_comes_out_to_the_euro(void **state)
{
	static const struct rules_row rows[] = {
		{ "+ + role=partner + born_on=2015-01-01 linked_to=1 role=child"
		  " + born_on=2017-01-01 linked_to=1 role=child",
		    "national=9680 jrs=7460 jrs-national=-2220 at_departure.national=1680"
		    " phase.national.post_return=8000 phase.jrs.post_arrival=2460"
		    " phase.jrs.post_return=5000 at_departure.jrs=0 harmonised=8940"
		    " harmonised-national=-740 applies=national" },
		{ "+ + own_application=yes + born_on=2015-01-01 linked_to=1"
		  " + born_on=2017-01-01 linked_to=1",
		    "national=9680 jrs=8460 jrs-national=-1220 harmonised=8940" },
		{ "+ + own_application= + born_on=2015-01-01 linked_to=1"
		  " + born_on=2017-01-01 linked_to=1",
		    "national=9680 jrs=7460..8460 jrs-national=-2220..-1220"
		    " line.jrs.2.jrs.post_return=1000..2000 harmonised=8940"
		    " ask.2.own_application=0" },
		{ "registered_on=2024-03-22 route=jrs + + own_application="
		  " + born_on=2015-01-01 linked_to=1 + born_on=2017-01-01 linked_to=1",
		    "applies=jrs jrs=7460..8460 ask.2.own_application=1000" },
	};

	RULES_EXPECT_ROWS(*state, rows);
}

static void the_nota_s_single_adult_comes_out_to_the_euro(void **state)
{
	static const struct rules_row rows[] = {
		{ "+", "national=2000 at_departure.national=500 jrs=2615 jrs-national=615"
		       " harmonised=2815 harmonised-national=815"
		       " line.national.1.rean.departure_cash=200"
		       " line.national.1.avrr.cash=300 line.national.1.avrr.in_kind=1500"
		       " line.jrs.1.jrs.post_arrival=615 line.jrs.1.jrs.post_return=2000" },
	};

	RULES_EXPECT_ROWS(*state, rows);
}

static void amounts_of_the_national_schemes(void **state)
{
	static const struct rules_row rows[] = {
		/* avrr-2017: minors, unaccompanied or not, have 2,800. */
		{ "+ born_on=2010-05-05", "line.national.1.rean.departure_cash=40"
					  " line.national.1.avrr.cash=300"
					  " line.national.1.avrr.in_kind=2500 national=2840" },
		{ "+ born_on=2010-05-05 unaccompanied=yes",
		    "line.national.1.rean.departure_cash=200 line.national.1.avrr.cash=300"
		    " line.national.1.avrr.in_kind=2500 national=3000" },
		{ "+ unaccompanied=yes", "national=2000" },
		/* hrt-2014 states no cash. */
		{ "registered_on=2015-05-05 +",
		    "line.national.1.rean.departure_cash=not_stated"
		    " line.national.1.hrt.support=1750 national=1750*"
		    " at_departure.national=0* phase.national.not_stated=1750"
		    " jrs-national=-1750* harmonised-national=1065*" },
		{ "registered_on=2015-05-05 + born_on=2010-05-05",
		    "line.national.1.rean.departure_cash=not_stated"
		    " line.national.1.hrt.support=880 national=880*" },
		{ "registered_on=2015-05-05 + born_on=2010-05-05 unaccompanied=yes",
		    "line.national.1.hrt.support=1750 national=1750*" },
	};

	RULES_EXPECT_ROWS(*state, rows);
}

static void amounts_of_jrs_by_itself(void **state)
{
	static const struct rules_row rows[] = {
		{ "+ + own_application=no + own_application=yes",
		    "line.jrs.1.jrs.post_return=2000 line.jrs.2.jrs.post_return=1000"
		    " line.jrs.3.jrs.post_return=2000 line.jrs.3.jrs.post_arrival=615" },
		/* A minor may be the main applicant. */
		{ "+ born_on=2010-05-05", "line.jrs.1.jrs.post_return=2000" },
		{ "+ + born_on=2010-05-05", "line.jrs.2.jrs.post_return=1000" },
		{ "+ + born_on=2010-05-05 own_application=yes", "line.jrs.2.jrs.post_return=1000" },
		{ "+ + born_on=2010-05-05 unaccompanied=yes", "line.jrs.2.jrs.post_return=2000" },
		/* The flag on an adult is a former unaccompanied minor. */
		{ "+ + unaccompanied=yes", "line.jrs.2.jrs.post_return=1000" },
		{ "departure_kind=supervised +", "jrs=2615" },
		{ "departure_kind=forced + + born_on=2010-05-05 unaccompanied=yes",
		    "line.jrs.1.jrs.post_arrival=615 line.jrs.1.jrs.post_return=1000"
		    " line.jrs.2.jrs.post_arrival=615 line.jrs.2.jrs.post_return=1000"
		    " jrs=3230 national=0" },
	};

	RULES_EXPECT_ROWS(*state, rows);
}

static void amounts_of_the_harmonised_policy(void **state)
{
	static const struct rules_row rows[] = {
		{ "+ + own_application=no", "line.harmonised.2.jrs.post_return=2000" },
		{ "+ + own_application=", "line.harmonised.2.jrs.post_return=2000" },
		{ "+ born_on=2010-05-05",
		    "line.harmonised.1.rean.departure_cash=40"
		    " line.harmonised.1.jrs.post_arrival=615"
		    " line.harmonised.1.jrs.post_return=1000 harmonised=1655" },
		{ "+ born_on=2010-05-05 unaccompanied=yes",
		    "line.harmonised.1.rean.departure_cash=200"
		    " line.harmonised.1.jrs.post_return=2000 harmonised=2815" },
		{ "departure_kind=supervised +", "harmonised=2815" },
		{ "departure_kind=forced + + born_on=2010-05-05",
		    "harmonised=3230 line.harmonised.1.jrs.post_return=1000"
		    " line.harmonised.2.jrs.post_return=1000"
		    " line.harmonised.1.rean.departure_cash=none" },
	};

	RULES_EXPECT_ROWS(*state, rows);
}

static void missing_ages_and_kinds_give_ranges(void **state)
{
	static const struct rules_row rows[] = {
		{ "+ born_on=", "line.national.1.rean.departure_cash=40..200"
				" line.national.1.avrr.in_kind=1500..2500"
				" national=2000..2840 jrs=2615 harmonised=1655..2815" },
		{ "+ born_on= unaccompanied=yes",
		    "line.national.1.rean.departure_cash=200 national=2000..3000"
		    " jrs=2615 harmonised=2815" },
		/* One completion cannot be an adult here and a minor there. */
		{ "+ born_on=", "jrs-national=-225..615 harmonised-national=-1185..815" },
		{ "departure_kind= +", "national=0..2000 jrs=1615..2615"
				       " harmonised=1615..2815"
				       " jrs-national=615..1615"
				       " harmonised-national=815..1615"
				       " line.jrs.1.jrs.post_return=1000..2000" },
		{ "departure_kind= + +", "jrs=3230..4230 national=0..4000"
					 " jrs-national=230..3230" },
	};

	RULES_EXPECT_ROWS(*state, rows);
}

static void chosen_amounts_lower_the_cash(void **state)
{
	static const struct rules_row rows[] = {
		{ "+ rean_cash_cents=5000 rean_cash_reason=asked",
		    "line.national.1.rean.departure_cash=50 national=1850 harmonised=2665" },
		{ "+ rean_cash_cents=0 rean_cash_reason=asked",
		    "line.national.1.rean.departure_cash=none national=1800" },
		/* Above the standard counts as the standard; unknown age: capped per outcome. */
		{ "+ rean_cash_cents=30000 rean_cash_reason=asked",
		    "line.national.1.rean.departure_cash=200" },
		{ "+ born_on= rean_cash_cents=10000 rean_cash_reason=asked",
		    "line.national.1.rean.departure_cash=40..100" },
		/* No effect where nothing is stated. */
		{ "registered_on=2015-05-05 + rean_cash_cents=5000 rean_cash_reason=asked",
		    "line.national.1.rean.departure_cash=not_stated national=1750*" },
		{ "registered_on=2015-05-05 own_means=yes +",
		    "line.national.1.rean.departure_cash=none national=0" },
		/* What is not taken in cash comes in kind. */
		{ "+ avrr_cash_cents=10000",
		    "line.national.1.avrr.cash=100 line.national.1.avrr.in_kind=1700"
		    " national=2000 at_departure.national=300" },
		{ "+ avrr_cash_cents=0", "line.national.1.avrr.cash=none"
					 " line.national.1.avrr.in_kind=1800 national=2000" },
	};

	RULES_EXPECT_ROWS(*state, rows);
}

static void chosen_amounts_are_checked_against_the_policies(void **state)
{
	static const struct {
		const char *words;
		enum fault_code code;
		const char *place;
		const char *expected;
	} rows[] = {
		{ "+ rean_cash_cents=20000", FAULT_NONE, "", "" },
		{ "+ rean_cash_cents=20001", FAULT_AMOUNT_RANGE, "persons[1].rean_cash_cents",
		    "0 - 20000" },
		{ "+ + born_on=2010-05-05 rean_cash_cents=4001", FAULT_AMOUNT_RANGE,
		    "persons[2].rean_cash_cents", "0 - 4000" },
		{ "+ born_on=2010-05-05 rean_cash_cents=4000", FAULT_NONE, "", "" },
		{ "+ born_on=2010-05-05 unaccompanied=yes rean_cash_cents=20000", FAULT_NONE,
		    "", "" },
		{ "+ born_on= rean_cash_cents=20000", FAULT_NONE, "", "" },
		{ "+ avrr_cash_cents=30000", FAULT_NONE, "", "" },
		{ "+ avrr_cash_cents=30001", FAULT_AMOUNT_RANGE, "persons[1].avrr_cash_cents",
		    "0 - 30000" },
		/* Beyond what an int32 holds. */
		{ "+ avrr_cash_cents=99999999999", FAULT_AMOUNT_RANGE,
		    "persons[1].avrr_cash_cents", "0 - 30000" },
		{ "registered_on= + rean_cash_cents=99999", FAULT_NONE, "", "" },
	};
	const struct rules *rules = *state;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct case_file file;
		struct fault fault = { 0 };
		int ret;

		rules_case(rows[i].words, &file);
		ret = assess_check(rules->rulebook, &file, &fault);
		assert_int_equal(ret, rows[i].code == FAULT_NONE ? 0 : -1);
		assert_int_equal(fault.code, rows[i].code);
		assert_string_equal(fault.place, rows[i].place);
		assert_string_equal(fault.expected, rows[i].expected);
		case_file_clear(&file);
	}
}

static void post_arrival_can_be_paid_at_departure(void **state)
{
	static const struct rules_row rows[] = {
		{ "post_arrival_at_departure=yes +",
		    "at_departure.harmonised=815 harmonised=2815 at_departure.jrs=0"
		    " phase.harmonised.post_arrival=0"
		    " when.harmonised.1.jrs.post_arrival=departure"
		    " form.harmonised.1.jrs.post_arrival=cash" },
		{ "post_arrival_at_departure=yes departure_kind=supervised +",
		    "at_departure.harmonised=815" },
		{ "post_arrival_at_departure=no +", "at_departure.harmonised=200" },
		{ "+", "at_departure.harmonised=200"
		       " when.harmonised.1.jrs.post_arrival=post_arrival"
		       " form.harmonised.1.jrs.post_arrival=cash_or_kind" },
		/* Only with IOM, only without force, and only when both are known. */
		{ "post_arrival_at_departure=yes route=jrs +", "at_departure.harmonised=200" },
		{ "post_arrival_at_departure=yes route=ngo +", "at_departure.harmonised=200" },
		{ "post_arrival_at_departure=yes route= +", "at_departure.harmonised=200" },
		{ "post_arrival_at_departure=yes departure_kind=forced +",
		    "at_departure.harmonised=0" },
		{ "post_arrival_at_departure=yes departure_kind= +",
		    "at_departure.harmonised=0..815" },
	};

	RULES_EXPECT_ROWS(*state, rows);
}

static void lines_say_when_how_and_by_whom(void **state)
{
	static const struct rules_row rows[] = {
		{ "+", "when.national.1.rean.departure_cash=departure"
		       " form.national.1.rean.departure_cash=cash"
		       " payers.national.1.rean.departure_cash=nl"
		       " when.national.1.avrr.cash=departure form.national.1.avrr.cash=cash"
		       " payers.national.1.avrr.cash=nl+amif"
		       " when.national.1.avrr.in_kind=post_return"
		       " form.national.1.avrr.in_kind=kind"
		       " payers.national.1.avrr.in_kind=nl+amif"
		       " when.jrs.1.jrs.post_arrival=post_arrival"
		       " form.jrs.1.jrs.post_arrival=cash_or_kind"
		       " payers.jrs.1.jrs.post_arrival=frontex"
		       " form.jrs.1.jrs.post_return=cash_or_kind"
		       " payers.jrs.1.jrs.post_return=frontex"
		       " form.harmonised.1.jrs.post_return=kind"
		       " payers.harmonised.1.jrs.post_arrival=nl+amif"
		       " payers.harmonised.1.jrs.post_return=nl+amif"
		       " payers.harmonised.1.rean.departure_cash=nl" },
		{ "route=jrs +", "payers.national.1.avrr.cash=not_stated"
				 " payers.harmonised.1.jrs.post_arrival=frontex"
				 " payers.harmonised.1.jrs.post_return=frontex"
				 " payers.harmonised.1.rean.departure_cash=nl" },
		{ "route=ngo +", "payers.national.1.avrr.in_kind=not_stated"
				 " payers.harmonised.1.jrs.post_arrival=not_stated"
				 " payers.jrs.1.jrs.post_arrival=frontex" },
		{ "route= +", "payers.national.1.avrr.in_kind=not_stated"
			      " payers.harmonised.1.jrs.post_return=not_stated" },
		{ "departure_kind=forced +", "payers.harmonised.1.jrs.post_arrival=frontex"
					     " payers.harmonised.1.jrs.post_return=frontex"
					     " form.harmonised.1.jrs.post_return=cash_or_kind" },
		/* Where the departure kinds differ, neither is said. */
		{ "departure_kind= +", "payers.harmonised.1.jrs.post_return=not_stated"
				       " form.harmonised.1.jrs.post_return=cash_or_kind"
				       " when.harmonised.1.jrs.post_return=post_return"
				       " payers.jrs.1.jrs.post_return=frontex" },
		{ "departure_kind= route=jrs +",
		    "payers.harmonised.1.jrs.post_return=frontex" },
		{ "registered_on=2015-05-05 +",
		    "when.national.1.hrt.support=not_stated"
		    " form.national.1.hrt.support=not_stated"
		    " payers.national.1.hrt.support=not_stated"
		    " payers.national.1.rean.departure_cash=nl" },
	};

	RULES_EXPECT_ROWS(*state, rows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_nota_s_family_comes_out_to_the_euro),
		cmocka_unit_test(the_nota_s_single_adult_comes_out_to_the_euro),
		cmocka_unit_test(amounts_of_the_national_schemes),
		cmocka_unit_test(amounts_of_jrs_by_itself),
		cmocka_unit_test(amounts_of_the_harmonised_policy),
		cmocka_unit_test(missing_ages_and_kinds_give_ranges),
		cmocka_unit_test(chosen_amounts_lower_the_cash),
		cmocka_unit_test(chosen_amounts_are_checked_against_the_policies),
		cmocka_unit_test(post_arrival_can_be_paid_at_departure),
		cmocka_unit_test(lines_say_when_how_and_by_whom),
	};

	return cmocka_run_group_tests(tests, rules_setup, rules_teardown);
}
