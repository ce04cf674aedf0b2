/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/policy/policies.h"

#include <glib.h>
#include <string.h>

#include "support.h"

static struct policy_set shipped;

static void print_faults(struct faults *faults)
{
	for (size_t i = 0; i < faults->count; i++) {
		char text[1024];

		fault_text(&faults->item[i], NULL, text, sizeof text);
		print_error("%s\n", text);
	}
	faults_clear(faults);
}

static int read_shipped(void **state)
{
	char *folder = support_data("policies");
	struct faults faults = { 0 };
	int result = policies_read(folder, &shipped, &faults);

	(void)state;
	print_faults(&faults);
	g_free(folder);
	return result;
}

static int clear_shipped(void **state)
{
	(void)state;
	policy_set_clear(&shipped);
	return 0;
}

static day_number day(const char *iso)
{
	day_number ret;

	if (*iso == '\0')
		return DAY_NONE;
	assert_int_equal(date_parse_iso(iso, &ret), 0);
	return ret;
}

static void the_shipped_policies_are_sorted_and_dated(void **state)
{
	static const struct {
		const char *id;
		enum policy_kind kind;
		enum package package;
		const char *from;
	} expected[] = {
		{ "hrt-2014", POLICY_PACKAGE, PACKAGE_NATIONAL, "" },
		{ "avrr-2017", POLICY_PACKAGE, PACKAGE_NATIONAL, "2017-07-01" },
		{ "jrs-2022", POLICY_PACKAGE, PACKAGE_JRS, "2022-04-01" },
		{ "harmonised-2024", POLICY_PACKAGE, PACKAGE_HARMONISED, "2024-09-02" },
		{ "mongolia-2025", POLICY_AMENDMENT, PACKAGE_COUNT, "2025-09-01" },
	};

	(void)state;
	assert_int_equal(shipped.count, G_N_ELEMENTS(expected));
	for (size_t i = 0; i < shipped.count; i++) {
		assert_string_equal(shipped.policy[i]->id, expected[i].id);
		assert_int_equal(shipped.policy[i]->kind, expected[i].kind);
		assert_int_equal(shipped.policy[i]->package, expected[i].package);
		assert_int_equal(shipped.policy[i]->period.from, day(expected[i].from));
	}
}

static const struct component_rule *component(
    const struct policy *policy, const char *name, const char *variant)
{
	for (size_t i = 0; i < policy->component_count; i++) {
		const struct component_rule *rule = &policy->component[i];

		if (strcmp(rule->name, name) == 0 && strcmp(rule->variant, variant) == 0)
			return rule;
	}
	fail_msg("%s has no [component %s %s]", policy->id, name, variant);
	return NULL;
}

static void the_shipped_amounts_are_those_of_the_documents(void **state)
{
#define NONE AMOUNT_ABSENT
#define OPEN AMOUNT_NOT_STATED
	/* In cents: unaccompanied, main applicant, own application, adult, minor. */
	static const struct {
		const char *policy, *name, *variant;
		cents of[AMOUNT_CLASS_COUNT];
		kind_mask kinds;
		enum phase phase;
		enum form form;
		uint8_t payers, iom, jrs;
	} rows[] = {
		{ "hrt-2014", "rean.departure_cash", "", { NONE, NONE, NONE, OPEN, OPEN },
		    7, PHASE_DEPARTURE, FORM_CASH, PAYER_NL, 0, 0 },
		{ "hrt-2014", "hrt.support", "", { 175000, NONE, NONE, 175000, 88000 }, 7,
		    PHASE_NOT_STATED, FORM_NOT_STATED, 0, 0, 0 },
		{ "avrr-2017", "rean.departure_cash", "",
		    { 20000, NONE, NONE, 20000, 4000 }, 7, PHASE_DEPARTURE, FORM_CASH,
		    PAYER_NL, 0, 0 },
		{ "avrr-2017", "avrr.cash", "", { NONE, NONE, NONE, 30000, 30000 }, 7,
		    PHASE_DEPARTURE, FORM_CASH, 0, PAYER_NL | PAYER_AMIF, 0 },
		{ "avrr-2017", "avrr.in_kind", "", { NONE, NONE, NONE, 180000, 280000 },
		    7, PHASE_POST_RETURN, FORM_KIND, 0, PAYER_NL | PAYER_AMIF, 0 },
		{ "jrs-2022", "jrs.post_arrival", "", { NONE, NONE, NONE, 61500, 61500 },
		    7, PHASE_POST_ARRIVAL, FORM_CASH_OR_KIND, PAYER_FRONTEX, 0, 0 },
		{ "jrs-2022", "jrs.post_return", "",
		    { 200000, 200000, 200000, 100000, 100000 }, 3, PHASE_POST_RETURN,
		    FORM_CASH_OR_KIND, PAYER_FRONTEX, 0, 0 },
		{ "jrs-2022", "jrs.post_return", "forced",
		    { NONE, NONE, NONE, 100000, 100000 }, 4, PHASE_POST_RETURN,
		    FORM_CASH_OR_KIND, PAYER_FRONTEX, 0, 0 },
		{ "harmonised-2024", "rean.departure_cash", "",
		    { 20000, NONE, NONE, 20000, 4000 }, 7, PHASE_DEPARTURE, FORM_CASH,
		    PAYER_NL, 0, 0 },
		{ "harmonised-2024", "jrs.post_arrival", "",
		    { NONE, NONE, NONE, 61500, 61500 }, 3, PHASE_POST_ARRIVAL,
		    FORM_CASH_OR_KIND, 0, PAYER_NL | PAYER_AMIF, PAYER_FRONTEX },
		{ "harmonised-2024", "jrs.post_arrival", "forced",
		    { NONE, NONE, NONE, 61500, 61500 }, 4, PHASE_POST_ARRIVAL,
		    FORM_CASH_OR_KIND, PAYER_FRONTEX, 0, 0 },
		{ "harmonised-2024", "jrs.post_return", "",
		    { 200000, NONE, NONE, 200000, 100000 }, 3, PHASE_POST_RETURN,
		    FORM_KIND, 0, PAYER_NL | PAYER_AMIF, PAYER_FRONTEX },
		{ "harmonised-2024", "jrs.post_return", "forced",
		    { NONE, NONE, NONE, 100000, 100000 }, 4, PHASE_POST_RETURN,
		    FORM_CASH_OR_KIND, PAYER_FRONTEX, 0, 0 },
	};
	size_t count = 0;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		const struct policy *policy = policy_set_find(&shipped, rows[i].policy);
		const struct component_rule *rule =
		    component(policy, rows[i].name, rows[i].variant);

		assert_memory_equal(rule->amounts.of, rows[i].of, sizeof rows[i].of);
		assert_int_equal(rule->departure_kinds, rows[i].kinds);
		assert_int_equal(rule->phase, rows[i].phase);
		assert_int_equal(rule->form, rows[i].form);
		assert_int_equal(rule->payers, rows[i].payers);
		assert_int_equal(rule->payers_by_route[ROUTE_IOM], rows[i].iom);
		assert_int_equal(rule->payers_by_route[ROUTE_JRS], rows[i].jrs);
		assert_int_equal(rule->payers_routes,
		    (rows[i].iom != 0) << ROUTE_IOM | (rows[i].jrs != 0) << ROUTE_JRS);
	}
	for (size_t i = 0; i < shipped.count; i++)
		count += shipped.policy[i]->component_count;
	assert_int_equal(count, G_N_ELEMENTS(rows));
}

static void choices_and_moves_are_kept(void **state)
{
	const struct policy *avrr = policy_set_find(&shipped, "avrr-2017");
	const struct policy *harmonised = policy_set_find(&shipped, "harmonised-2024");
	const struct component_rule *rule = component(harmonised, "jrs.post_arrival", "");

	(void)state;
	assert_int_equal(
	    component(avrr, "rean.departure_cash", "")->lowered_by, FACT_REAN_CASH);
	assert_int_equal(component(avrr, "avrr.cash", "")->lowered_by, FACT_AVRR_CASH);
	assert_string_equal(component(avrr, "avrr.in_kind", "")->less, "avrr.cash");
	assert_int_equal(rule->moved_by, FACT_POST_ARRIVAL_AT_DEPARTURE);
	assert_int_equal(rule->moved_routes, 1 << ROUTE_IOM);
	assert_int_equal(rule->moved_phase, PHASE_DEPARTURE);
	assert_int_equal(rule->moved_form, FORM_CASH);
	/* The texts of a variant are those of the first section. */
	assert_string_equal(
	    component(harmonised, "jrs.post_arrival", "forced")->label[LANG_EN],
	    "Support on arrival");
}

static const struct condition_rule *condition(
    const char *id, const char *name, const char *variant)
{
	const struct policy *policy = policy_set_find(&shipped, id);

	for (size_t i = 0; i < policy->condition_count; i++) {
		const struct condition_rule *rule = &policy->condition[i];

		if (strcmp(rule->name, name) == 0 && strcmp(rule->variant, variant) == 0)
			return rule;
	}
	fail_msg("%s has no [condition %s %s]", id, name, variant);
	return NULL;
}

static void conditions_are_made_of_words_and_values(void **state)
{
	const struct condition_rule *rule =
	    condition("hrt-2014", "rean.assisted_return", "");

	(void)state;
	assert_int_equal(rule->test, TEST_FACT);
	assert_int_equal(rule->fact, FACT_ASSISTED_RETURN);
	assert_int_equal(rule->by_value[0], ANSWER_MET);
	assert_int_equal(rule->by_value[1], ANSWER_UNMET);
	assert_int_equal(rule->years, 0);
	assert_int_equal(rule->since, FACT_NONE);
	assert_int_equal(rule->softened_by[0], FACT_NONE);

	rule = condition("hrt-2014", "hrt.asylum_rejected", "");
	for (int value = 0; value < 6; value++)
		assert_int_equal(
		    rule->by_value[value], value == 1 ? ANSWER_MET : ANSWER_UNMET);

	rule = condition("hrt-2014", "hrt.transition", "");
	assert_int_equal(rule->test, TEST_FACT_DATE);
	assert_int_equal(rule->after, day("2017-08-31"));
	assert_int_equal(rule->before, DAY_NONE);
	assert_int_equal(rule->answer, ANSWER_CHECK);
	assert_int_equal(rule->period.until, day("2017-06-30"));

	rule = condition("hrt-2014", "hrt.visa", "2016");
	assert_int_equal(rule->test, TEST_COUNTRY);
	assert_string_equal(rule->list, "visa");
	assert_null(rule->answer_words[ANSWER_UNMET]);
	assert_string_equal(rule->answer_words[ANSWER_CHECK][1], "eu");
	assert_true(rule->ruling);
	assert_string_equal(
	    condition("hrt-2014", "rean.residence_applied", "")->counts_for[0],
	    "rean.departure_cash");
	assert_true(condition("avrr-2017", "rean.residence_applied", "")->abolished);

	rule = condition("avrr-2017", "reintegration.visa", "");
	assert_int_equal(rule->softened_by[0], FACT_TRAFFICKING_VICTIM);
	assert_int_equal(rule->softened_by[2], FACT_FORMER_UNACCOMPANIED_MINOR);
	assert_int_equal(rule->softened_by[3], FACT_NONE);

	rule = condition("jrs-2022", "jrs.overlay", "");
	assert_int_equal(rule->test, TEST_OVERLAY);
	assert_string_equal(rule->overlay_of, "reintegration.overlay");
	assert_int_equal(rule->overlay_unmet, ANSWER_CHECK);
	assert_int_equal(condition("jrs-2022", "jrs.start", "")->test, TEST_ALWAYS);
	assert_int_equal(condition("jrs-2022", "jrs.start", "")->answer, ANSWER_UNMET);
}

static void the_overlay_names_mongolia_and_its_review(void **state)
{
	const struct policy *policy = policy_set_find(&shipped, "mongolia-2025");
	const struct overlay_rule *rule = policy->overlay;

	(void)state;
	assert_int_equal(policy->overlay_count, 1);
	assert_int_equal(policy->amends, PACKAGE_MASK_ALL);
	assert_int_equal(rule->packages, PACKAGE_MASK_ALL);
	assert_int_equal(rule->nationalities[0], country_code_from_text("MN"));
	assert_int_equal(rule->nationalities[1], COUNTRY_NONE);
	assert_string_equal(rule->condition, "reintegration.overlay");
	assert_int_equal(rule->answer, ANSWER_UNMET);
	assert_int_equal(rule->review, day("2026-03-01"));
	assert_int_equal(policy->period.until, DAY_FOREVER);
}

static void notices_know_their_facts(void **state)
{
	static const struct {
		const char *policy, *name;
		enum notice_when when;
		enum fact_id fact;
		uint32_t values;
	} rows[] = {
		{ "hrt-2014", "start_not_stated", NOTICE_ALWAYS, FACT_NONE, 0 },
		{ "hrt-2014", "projects_in_kind", NOTICE_ALWAYS, FACT_NONE, 0 },
		{ "hrt-2014", "health_needs", NOTICE_FACT, FACT_HEALTH_NEEDS, 2 },
		{ "avrr-2017", "health_needs", NOTICE_FACT, FACT_HEALTH_NEEDS, 2 },
		{ "avrr-2017", "additional_support", NOTICE_SOFTENED, FACT_NONE, 0 },
		{ "jrs-2022", "partner_unanswered", NOTICE_FACT, FACT_PARTNER_AVAILABLE,
		    UINT32_C(1) << 31 },
		{ "jrs-2022", "forced_post_arrival", NOTICE_FACT, FACT_DEPARTURE_KIND,
		    4 },
		{ "jrs-2022", "tailor_made_support", NOTICE_ALWAYS, FACT_NONE, 0 },
		{ "jrs-2022", "dublin_claimant", NOTICE_FACT, FACT_DUBLIN_CLAIMANT, 2 },
		{ "jrs-2022", "not_linked", NOTICE_NOT_LINKED, FACT_NONE, 0 },
		{ "jrs-2022", "turns_18", NOTICE_TURNS_18, FACT_NONE, 0 },
		{ "jrs-2022", "born_after", NOTICE_BORN_AFTER, FACT_NONE, 0 },
		{ "harmonised-2024", "transition_2024", NOTICE_ALWAYS, FACT_NONE, 0 },
		{ "harmonised-2024", "additional_support", NOTICE_SOFTENED, FACT_NONE,
		    0 },
		{ "mongolia-2025", "review_due", NOTICE_REVIEW, FACT_NONE, 0 },
	};
	size_t at = 0;

	(void)state;
	for (size_t i = 0; i < shipped.count; i++) {
		for (size_t n = 0; n < shipped.policy[i]->notice_count; n++, at++) {
			const struct notice_rule *rule = &shipped.policy[i]->notice[n];

			assert_true(at < G_N_ELEMENTS(rows));
			assert_string_equal(shipped.policy[i]->id, rows[at].policy);
			assert_string_equal(rule->name, rows[at].name);
			assert_int_equal(rule->when, rows[at].when);
			assert_int_equal(rule->fact, rows[at].fact);
			assert_int_equal(rule->values, rows[at].values);
		}
	}
	assert_int_equal(at, G_N_ELEMENTS(rows));
}

static void a_file_is_known_by_its_bytes(void **state)
{
	const struct policy *one = policy_set_find(&shipped, "hrt-2014");
	const struct policy *other = policy_set_find(&shipped, "avrr-2017");
	char *countries = support_data("countries.ini");
	char *folder = support_temp_folder();
	char *copy = g_build_filename(folder, "countries.ini", NULL);
	uint8_t first[32], second[32];
	struct policy_set fewer = { shipped.policy, shipped.count - 1 };
	struct fault fault;

	(void)state;
	assert_memory_not_equal(one->hash, other->hash, sizeof one->hash);
	assert_int_equal(rules_hash(&shipped, countries, first, NULL), 0);
	assert_int_equal(rules_hash(&shipped, countries, second, NULL), 0);
	assert_memory_equal(first, second, sizeof first);
	assert_int_equal(rules_hash(&fewer, countries, second, NULL), 0);
	assert_memory_not_equal(first, second, sizeof first);
	support_write_text(copy, "[countries]\n");
	assert_int_equal(rules_hash(&shipped, copy, second, NULL), 0);
	assert_memory_not_equal(first, second, sizeof first);
	assert_int_equal(rules_hash(&shipped, folder, second, &fault), -1);
	assert_int_equal(fault.code, FAULT_FILE_KIND);
	g_free(copy);
	support_remove_folder(folder);
	g_free(countries);
}

static void every_good_file_is_read_without_a_fault(void **state)
{
	char *folder = support_source("tests/policy/good");
	struct policy_set set = { 0 };
	struct faults faults = { 0 };

	(void)state;
	if (policies_read(folder, &set, &faults) != 0) {
		print_faults(&faults);
		fail();
	}
	assert_int_equal(set.count, 7);
	policy_set_clear(&set);
	g_free(folder);
}

static void every_key_lands_where_it_belongs(void **state)
{
	char *path = support_source("tests/policy/good/every-key-2031.ini");
	struct policy *policy = policy_read(path, NULL);
	const struct component_rule *component_rule;

	(void)state;
	assert_non_null(policy);
	assert_string_equal(policy->source, "an example; with a semicolon # and a hash");
	assert_string_equal(policy->source_note[LANG_EN], "Made up.");
	assert_true(policy->ruling);
	assert_int_equal(policy->period.until, day("2031-12-31"));
	component_rule = policy->component;
	assert_int_equal(component_rule->amounts.of[AMOUNT_UNACCOMPANIED], 300);
	assert_int_equal(component_rule->amounts.of[AMOUNT_MAIN_APPLICANT], 400);
	assert_int_equal(component_rule->amounts.of[AMOUNT_OWN_APPLICATION], 500);
	assert_true(component_rule->amounts.of[AMOUNT_MINOR] == AMOUNT_NOT_STATED);
	assert_int_equal(component_rule->departure_kinds, 1 << DEPARTURE_VOLUNTARY);
	assert_int_equal(component_rule->payers_routes, ROUTE_MASK_ALL);
	assert_int_equal(component_rule->moved_routes, 1 << ROUTE_IOM | 1 << ROUTE_NGO);
	assert_string_equal(component_rule->needs[0], "jrs");
	assert_null(component_rule->needs[1]);
	assert_int_equal(component_rule->line, 16);
	assert_int_equal(policy->condition_count, 6);
	assert_string_equal(policy->condition[2].why[LANG_EN], "Never.");
	assert_int_equal(policy->condition[2].before, day("2031-07-01"));
	assert_string_equal(policy->condition[2].counts_for[0], "jrs.extra");
	assert_int_equal(policy->condition[3].by_value[5], ANSWER_CHECK);
	assert_int_equal(policy->condition[3].by_value[2], ANSWER_UNMET);
	assert_int_equal(policy->condition[4].by_value[0], 0);
	assert_int_equal(policy->amount->packages, 1 << PACKAGE_JRS);
	assert_int_equal(policy->amount->nationalities[1], country_code_from_text("IQ"));
	assert_int_equal(policy->amount->amounts.of[AMOUNT_ADULT], 100);
	assert_true(policy->amount->amounts.of[AMOUNT_MINOR] == AMOUNT_ABSENT);
	assert_null(policy->overlay->nationalities);
	assert_int_equal(policy->overlay->answer, ANSWER_CHECK);
	assert_int_equal(policy->overlay->period.from, day("2031-02-01"));
	assert_int_equal(policy->notice->values, UINT32_C(1) << 31 | 1 << 5);
	assert_int_equal(policy->notice->departing_after, day("2031-05-01"));
	assert_int_equal(policy->notice->packages, 1 << PACKAGE_JRS);
	policy_free(policy);
	g_free(path);
}

static void other_files_in_the_folder_are_left_alone(void **state)
{
	char *folder = support_temp_folder();
	char *path = g_build_filename(folder, "notes.txt", NULL);
	char *hidden = g_build_filename(folder, ".backup.ini", NULL);
	struct policy_set set = { 0 };

	(void)state;
	support_write_text(path, "not a policy");
	support_write_text(hidden, "not a policy");
	assert_int_equal(policies_read(folder, &set, NULL), 0);
	assert_int_equal(set.count, 0);
	policy_set_clear(&set);
	g_free(hidden);
	g_free(path);
	support_remove_folder(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_shipped_policies_are_sorted_and_dated),
		cmocka_unit_test(the_shipped_amounts_are_those_of_the_documents),
		cmocka_unit_test(choices_and_moves_are_kept),
		cmocka_unit_test(conditions_are_made_of_words_and_values),
		cmocka_unit_test(the_overlay_names_mongolia_and_its_review),
		cmocka_unit_test(notices_know_their_facts),
		cmocka_unit_test(a_file_is_known_by_its_bytes),
		cmocka_unit_test(every_good_file_is_read_without_a_fault),
		cmocka_unit_test(every_key_lands_where_it_belongs),
		cmocka_unit_test(other_files_in_the_folder_are_left_alone),
	};

	return cmocka_run_group_tests(tests, read_shipped, clear_shipped);
}
