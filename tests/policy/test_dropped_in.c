/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The shipped policies, and a file of tests/policy/good dropped in beside them, through
 * the whole way: read, compiled, assessed on the day before, the day itself and after.
 */
#include <glib.h>
#include <string.h>

#include "terugkeerdesk/core/assess.h"
#include "terugkeerdesk/policy/policies.h"

#include "support.h"

struct rules {
	struct policy_set set;
	struct country_table countries;
	struct rulebook *rulebook;
};

static void copy_shipped(const char *folder)
{
	char *shipped = support_data("policies");
	GDir *dir = g_dir_open(shipped, 0, NULL);
	const char *name;

	while ((name = g_dir_read_name(dir)) != NULL) {
		char *from = g_build_filename(shipped, name, NULL);
		char *to = g_build_filename(folder, name, NULL);
		char *text = support_read_file(from, NULL);

		support_write_text(to, text);
		g_free(text);
		g_free(to);
		g_free(from);
	}
	g_dir_close(dir);
	g_free(shipped);
}

static void drop_in(const char *folder, const char *name)
{
	char *tree = support_source("tests/policy/good");
	char *from = g_build_filename(tree, name, NULL);
	char *to = g_build_filename(folder, name, NULL);
	char *text = support_read_file(from, NULL);

	support_write_text(to, text);
	g_free(text);
	g_free(to);
	g_free(from);
	g_free(tree);
}

/* The rules of a folder with the shipped policies and, where given, one more file. */
static struct rules *rules_with(const char *name)
{
	struct rules *rules = g_new0(struct rules, 1);
	char *folder = support_temp_folder();
	char *countries = support_data("countries.ini");
	struct fault fault;

	copy_shipped(folder);
	if (name != NULL)
		drop_in(folder, name);
	assert_int_equal(policies_read(folder, &rules->set, NULL), 0);
	assert_int_equal(countries_read(countries, &rules->countries, NULL), 0);
	rules->rulebook = rulebook_new(&rules->set, &rules->countries, &fault);
	if (rules->rulebook == NULL) {
		char text[1024];

		fault_text(&fault, NULL, text, sizeof text);
		fail_msg("%s", text);
	}
	g_free(countries);
	support_remove_folder(folder);
	return rules;
}

static void rules_free(struct rules *rules)
{
	rulebook_free(rules->rulebook);
	country_table_clear(&rules->countries);
	policy_set_clear(&rules->set);
	g_free(rules);
}

static void put(struct case_file *file, enum fact_id fact, int person, const char *word)
{
	assert_int_equal(fact_parse(fact_get(fact), word,
			     case_file_value(file, fact, person), "", NULL),
	    0);
}

/* A person who meets every condition, but for the nationality. */
static void add_person(struct case_file *file, const char *born, const char *nationality)
{
	static const enum fact_id nos[] = { FACT_EU_RESIDENCE, FACT_ASSISTED_RETURN,
		FACT_OTHER_SUPPORT, FACT_EXCLUSION_GROUND };
	int person = case_file_add_person(file);

	put(file, FACT_BORN_ON, person, born);
	put(file, FACT_NATIONALITY, person, nationality);
	for (size_t i = 0; i < G_N_ELEMENTS(nos); i++)
		put(file, nos[i], person, "no");
}

static struct case_file start_case(
    const char *registered, const char *kind, const char *route)
{
	struct case_file file = { 0 };

	put(&file, FACT_REGISTERED_ON, 0, registered);
	put(&file, FACT_DEPARTURE_KIND, 0, kind);
	put(&file, FACT_ROUTE, 0, route);
	put(&file, FACT_RESIDENCE_STATUS, 0, "asylum_rejected");
	put(&file, FACT_LONG_STAY_INTENT, 0, "yes");
	put(&file, FACT_OWN_MEANS, 0, "no");
	return file;
}

static struct assessment *assess_case(const struct rules *rules, struct case_file *file)
{
	struct household_of_case *of_case = g_new0(struct household_of_case, 1);
	struct assessment *assessment = g_new0(struct assessment, 1);

	household_from_case(file, rules->rulebook, of_case);
	assess(rules->rulebook, &of_case->household, assessment);
	g_free(of_case);
	case_file_clear(file);
	return assessment;
}

/* What somebody is, when not a voluntary adult with IOM who never had assisted return. */
struct who {
	const char *nationality;
	const char *kind;        /* NULL: voluntary */
	bool assisted;           /* had assisted return, */
	const char *assisted_on; /* on this date; NULL: not known */
	const char *born;        /* NULL: adult */
};

static void expect_total(const struct rules *rules, const char *registered,
    struct who who, enum package package, cents min, cents max)
{
	struct case_file file =
	    start_case(registered, who.kind != NULL ? who.kind : "voluntary", "iom");
	struct assessment *assessment;
	struct range range;

	add_person(&file, who.born != NULL ? who.born : "1990-01-01", who.nationality);
	put(&file, FACT_ASSISTED_RETURN, 1, who.assisted ? "yes" : "no");
	if (who.assisted_on != NULL)
		put(&file, FACT_ASSISTED_RETURN_ON, 1, who.assisted_on);
	assessment = assess_case(rules, &file);
	range = assessment->package[package].total.range;
	if (range.min != min || range.max != max)
		fail_msg("%s %s, %s: %" G_GINT64_FORMAT "..%" G_GINT64_FORMAT
			 ", not %" G_GINT64_FORMAT "..%" G_GINT64_FORMAT,
		    registered, who.nationality, package_name(package), range.min,
		    range.max, min, max);
	g_free(assessment);
}

#define NATIONAL   PACKAGE_NATIONAL
#define JRS        PACKAGE_JRS
#define HARMONISED PACKAGE_HARMONISED

static void the_worked_examples_of_the_nota_come_out(void **state)
{
	struct rules *rules = rules_with(NULL);
	struct case_file family = start_case("2024-03-22", "voluntary", "iom");
	struct case_file single = start_case("2024-03-22", "voluntary", "iom");
	struct assessment *assessment;

	(void)state;
	add_person(&family, "1985-01-01", "IQ");
	add_person(&family, "1986-01-01", "IQ");
	put(&family, FACT_OWN_APPLICATION, 2, "no");
	add_person(&family, "2015-01-01", "IQ");
	add_person(&family, "2017-01-01", "IQ");
	assessment = assess_case(rules, &family);
	assert_int_equal(assessment->applies, APPLIES_NATIONAL);
	assert_int_equal(assessment->package[NATIONAL].total.range.min, 968000);
	assert_int_equal(assessment->package[NATIONAL].total.range.max, 968000);
	assert_int_equal(assessment->package[JRS].total.range.max, 746000);
	assert_int_equal(
	    assessment->package[JRS].by_phase[PHASE_POST_ARRIVAL].range.max, 246000);
	assert_int_equal(assessment->package[HARMONISED].total.range.max, 894000);
	assert_int_equal(assessment->jrs_minus_national.range.min, -222000);
	g_free(assessment);

	add_person(&single, "1985-01-01", "IQ");
	assessment = assess_case(rules, &single);
	assert_int_equal(assessment->package[NATIONAL].total.range.min, 200000);
	assert_int_equal(assessment->package[NATIONAL].at_departure.range.max, 50000);
	assert_int_equal(assessment->package[JRS].total.range.max, 261500);
	assert_int_equal(assessment->package[HARMONISED].total.range.max, 281500);
	assert_int_equal(assessment->jrs_minus_national.range.max, 61500);
	g_free(assessment);
	rules_free(rules);
}

static void what_applies_changes_on_its_days(void **state)
{
	static const struct {
		const char *registered, *kind, *route;
		enum applies applies;
		const char *policy; /* national */
	} rows[] = {
		{ "2014-01-01", "voluntary", "iom", APPLIES_NATIONAL, "hrt-2014" },
		{ "2017-06-30", "voluntary", "iom", APPLIES_NATIONAL, "hrt-2014" },
		{ "2017-07-01", "voluntary", "iom", APPLIES_NATIONAL, "avrr-2017" },
		{ "2022-03-31", "forced", "jrs", APPLIES_NONE, "avrr-2017" },
		{ "2022-04-01", "forced", "jrs", APPLIES_JRS, "avrr-2017" },
		{ "2022-03-31", "supervised", "jrs", APPLIES_NATIONAL, "avrr-2017" },
		{ "2022-04-01", "supervised", "jrs", APPLIES_JRS, "avrr-2017" },
		{ "2022-04-01", "voluntary", "ngo", APPLIES_NATIONAL, "avrr-2017" },
		{ "2022-04-01", "voluntary", "", APPLIES_OPEN, "avrr-2017" },
		{ "2022-04-01", "", "jrs", APPLIES_JRS, "avrr-2017" },
		{ "2024-09-01", "voluntary", "jrs", APPLIES_JRS, "avrr-2017" },
		{ "2024-09-01", "voluntary", "iom", APPLIES_NATIONAL, "avrr-2017" },
		{ "2024-09-02", "voluntary", "", APPLIES_HARMONISED, "avrr-2017" },
		{ "2024-09-02", "forced", "iom", APPLIES_JRS, "avrr-2017" },
		{ "2024-09-02", "", "iom", APPLIES_OPEN, "avrr-2017" },
	};
	struct rules *rules = rules_with(NULL);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct case_file file =
		    start_case(rows[i].registered, rows[i].kind, rows[i].route);
		struct assessment *assessment;

		add_person(&file, "1985-01-01", "IQ");
		assessment = assess_case(rules, &file);
		if (assessment->applies != rows[i].applies)
			fail_msg("%s %s %s: %d", rows[i].registered, rows[i].kind,
			    rows[i].route, (int)assessment->applies);
		assert_string_equal(
		    assessment->package[NATIONAL].policy->id, rows[i].policy);
		assert_string_equal(assessment->package[JRS].policy->id, "jrs-2022");
		assert_string_equal(
		    assessment->package[HARMONISED].policy->id, "harmonised-2024");
		g_free(assessment);
	}
	rules_free(rules);
}

static void mongolia_is_out_from_its_day_and_reviewed_from_another(void **state)
{
	struct rules *rules = rules_with(NULL);
	const struct who mongolian = { .nationality = "MN" };

	(void)state;
	expect_total(rules, "2025-08-31", mongolian, HARMONISED, 281500, 281500);
	expect_total(rules, "2025-09-01", mongolian, HARMONISED, 20000, 20000);
	expect_total(rules, "2026-02-28", mongolian, HARMONISED, 20000, 20000);
	expect_total(rules, "2026-03-01", mongolian, HARMONISED, 20000, 281500);
	expect_total(rules, "2025-08-31", mongolian, JRS, 261500, 261500);
	expect_total(rules, "2025-09-01", mongolian, JRS, 0, 261500);
	expect_total(rules, "2025-09-01", mongolian, NATIONAL, 20000, 20000);
	rules_free(rules);
}

static void the_date_of_an_earlier_return_decides_nothing_as_shipped(void **state)
{
	struct rules *rules = rules_with(NULL);
	const struct who dated = {
		.nationality = "IQ", .assisted = true, .assisted_on = "2020-03-01"
	};
	const struct who undated = { .nationality = "IQ", .assisted = true };

	(void)state;
	expect_total(rules, "2025-02-28", dated, HARMONISED, 0, 0);
	expect_total(rules, "2025-03-01", dated, HARMONISED, 0, 0);
	expect_total(rules, "2025-03-01", undated, HARMONISED, 0, 0);
	rules_free(rules);
}

static void the_old_scheme_has_its_own_dates(void **state)
{
	struct rules *rules = rules_with(NULL);
	const struct who brazilian = { .nationality = "BR" }; /* needs no visa */
	const struct who iraqi = { .nationality = "IQ" };

	(void)state;
	expect_total(rules, "2015-12-31", brazilian, NATIONAL, 175000, 175000);
	expect_total(rules, "2016-01-01", brazilian, NATIONAL, 0, 175000);
	expect_total(rules, "2016-12-31", brazilian, NATIONAL, 0, 175000);
	expect_total(rules, "2017-01-01", brazilian, NATIONAL, 0, 0);
	expect_total(rules, "2017-06-30", iraqi, NATIONAL, 175000, 175000);
	expect_total(rules, "2017-07-01", iraqi, NATIONAL, 200000, 200000);
	rules_free(rules);
}

static void a_dropped_in_amount_holds_in_its_period_and_for_its_nationality(void **state)
{
	struct rules *rules = rules_with("syria-2031.ini");
	const struct who adult = { .nationality = "SY" };
	const struct who child = { .nationality = "SY", .born = "2020-01-01" };
	const struct who forced = { .nationality = "SY", .kind = "forced" };
	const struct who iraqi = { .nationality = "IQ" };

	(void)state;
	expect_total(rules, "2030-12-31", adult, JRS, 261500, 261500);
	expect_total(rules, "2031-01-01", adult, JRS, 561500, 561500);
	expect_total(rules, "2031-06-30", adult, JRS, 561500, 561500);
	expect_total(rules, "2031-07-01", adult, JRS, 261500, 261500);
	expect_total(rules, "2030-12-31", adult, HARMONISED, 281500, 281500);
	expect_total(rules, "2031-01-01", adult, HARMONISED, 581500, 581500);
	expect_total(rules, "2031-07-01", adult, HARMONISED, 281500, 281500);
	expect_total(rules, "2031-01-01", adult, NATIONAL, 200000, 200000);
	expect_total(rules, "2031-01-01", child, HARMONISED, 4000 + 61500 + 250000,
	    4000 + 61500 + 250000);
	expect_total(rules, "2031-01-01", forced, JRS, 161500, 161500);
	expect_total(rules, "2031-01-01", iraqi, JRS, 261500, 261500);
	rules_free(rules);
}

static void a_dropped_in_exclusion_begins_and_is_reviewed_on_its_days(void **state)
{
	struct rules *rules = rules_with("exclusion-2031.ini");
	const struct who excluded = { .nationality = "BT" };
	const struct who other = { .nationality = "IQ" };

	(void)state;
	expect_total(rules, "2031-02-28", excluded, HARMONISED, 281500, 281500);
	expect_total(rules, "2031-03-01", excluded, HARMONISED, 20000, 20000);
	expect_total(rules, "2031-03-01", excluded, NATIONAL, 20000, 20000);
	expect_total(rules, "2031-03-01", excluded, JRS, 0, 261500);
	expect_total(rules, "2031-08-31", excluded, HARMONISED, 20000, 20000);
	expect_total(rules, "2031-09-01", excluded, HARMONISED, 20000, 281500);
	expect_total(rules, "2031-03-01", other, HARMONISED, 281500, 281500);
	rules_free(rules);
}

static void the_five_year_rule_can_become_a_check(void **state)
{
	struct rules *rules = rules_with("five-years-2031.ini");
	const struct who assisted = { .nationality = "IQ", .assisted = true };

	const struct who dated = { .nationality = "IQ",
		.assisted = true,
		.assisted_on = "2026-03-01" };

	(void)state;
	expect_total(rules, "2030-12-31", assisted, HARMONISED, 0, 0);
	expect_total(rules, "2031-01-01", assisted, HARMONISED, 0, 281500);
	expect_total(rules, "2031-01-01", assisted, NATIONAL, 0, 200000);
	expect_total(rules, "2031-02-28", dated, HARMONISED, 0, 281500);
	expect_total(rules, "2031-03-01", dated, HARMONISED, 281500, 281500);
	rules_free(rules);
}

static void an_amendment_takes_the_texts_that_it_leaves_out(void **state)
{
	struct rules *rules = rules_with("five-years-2031.ini");
	const struct policy *policy = policy_set_find(&rules->set, "five-years-2031");

	(void)state;
	assert_string_equal(policy->condition->label[LANG_EN],
	    "No assisted return in the last five years");
	assert_string_equal(policy->condition->why[LANG_NL],
	    "U kreeg in de laatste vijf jaar al hulp bij terugkeer.");
	rules_free(rules);
}

static void a_new_condition_without_texts_is_a_fault_of_its_file(void **state)
{
	static const char text[] =
	    "[policy]\nid = new\nkind = amendment\nname.nl = Nieuw\n"
	    "name.en = New\nsource = an example\n\n[condition rean.new]\n"
	    "always = check\nlabel.nl = Nieuw\nsource = an example\n";
	char *folder = support_temp_folder();
	char *path = g_build_filename(folder, "new.ini", NULL);
	struct policy_set set = { .count = 7 };
	struct faults faults = { 0 };

	(void)state;
	copy_shipped(folder);
	support_write_text(path, text);
	assert_int_equal(policies_read(folder, &set, &faults), -1);
	assert_int_equal(set.count, 7);
	assert_int_equal(faults.count, 3);
	assert_int_equal(faults.item[0].code, FAULT_REQUIRED);
	assert_string_equal(faults.item[0].place, "[condition rean.new] label.en");
	assert_string_equal(faults.item[0].file, path);
	assert_int_equal(faults.item[0].line, 8);
	faults_clear(&faults);
	g_free(path);
	support_remove_folder(folder);
}

static void the_five_year_rule_can_become_three_years(void **state)
{
	struct rules *rules = rules_with("three-years-2031.ini");
	const struct who assisted = {
		.nationality = "IQ", .assisted = true, .assisted_on = "2027-06-01"
	};
	const struct who later = {
		.nationality = "IQ", .assisted = true, .assisted_on = "2029-01-01"
	};

	(void)state;
	expect_total(rules, "2030-12-31", assisted, HARMONISED, 0, 0);
	expect_total(rules, "2031-01-01", assisted, HARMONISED, 281500, 281500);
	expect_total(rules, "2031-12-31", later, HARMONISED, 0, 0);
	expect_total(rules, "2032-01-01", later, HARMONISED, 281500, 281500);
	rules_free(rules);
}

static void the_five_year_rule_can_be_abolished(void **state)
{
	struct rules *rules = rules_with("no-five-years-2031.ini");
	const struct who assisted = { .nationality = "IQ", .assisted = true };

	(void)state;
	expect_total(rules, "2030-12-31", assisted, HARMONISED, 0, 0);
	expect_total(rules, "2031-01-01", assisted, HARMONISED, 281500, 281500);
	expect_total(rules, "2031-01-01", assisted, NATIONAL, 200000, 200000);
	rules_free(rules);
}

static void new_amounts_can_come_as_a_new_policy(void **state)
{
	struct rules *rules = rules_with("harmonised-2027.ini");
	const struct who adult = { .nationality = "IQ" };
	const struct who forced = { .nationality = "IQ", .kind = "forced" };
	struct case_file file = start_case("2027-07-01", "voluntary", "iom");
	struct assessment *assessment;

	(void)state;
	expect_total(rules, "2027-06-30", adult, HARMONISED, 281500, 281500);
	expect_total(rules, "2027-07-01", adult, HARMONISED, 305000, 305000);
	expect_total(rules, "2027-06-30", forced, HARMONISED, 161500, 161500);
	expect_total(rules, "2027-07-01", forced, HARMONISED, 120500, 120500);
	expect_total(rules, "2027-07-01", adult, JRS, 261500, 261500);
	expect_total(rules, "2027-07-01", adult, NATIONAL, 200000, 200000);
	add_person(&file, "1990-01-01", "IQ");
	assessment = assess_case(rules, &file);
	assert_int_equal(assessment->applies, APPLIES_HARMONISED);
	assert_string_equal(
	    assessment->package[HARMONISED].policy->id, "harmonised-2027");
	g_free(assessment);
	rules_free(rules);
}

static void every_key_at_once_compiles(void **state)
{
	struct rules *rules = rules_with("every-key-2031.ini");

	(void)state;
	assert_true(rulebook_component_find(rules->rulebook, "jrs.extra") >= 0);
	assert_true(rulebook_condition_find(rules->rulebook, "jrs.status") >= 0);
	rules_free(rules);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_worked_examples_of_the_nota_come_out),
		cmocka_unit_test(what_applies_changes_on_its_days),
		cmocka_unit_test(mongolia_is_out_from_its_day_and_reviewed_from_another),
		cmocka_unit_test(
		    the_date_of_an_earlier_return_decides_nothing_as_shipped),
		cmocka_unit_test(the_old_scheme_has_its_own_dates),
		cmocka_unit_test(
		    a_dropped_in_amount_holds_in_its_period_and_for_its_nationality),
		cmocka_unit_test(
		    a_dropped_in_exclusion_begins_and_is_reviewed_on_its_days),
		cmocka_unit_test(the_five_year_rule_can_become_a_check),
		cmocka_unit_test(an_amendment_takes_the_texts_that_it_leaves_out),
		cmocka_unit_test(a_new_condition_without_texts_is_a_fault_of_its_file),
		cmocka_unit_test(the_five_year_rule_can_become_three_years),
		cmocka_unit_test(the_five_year_rule_can_be_abolished),
		cmocka_unit_test(new_amounts_can_come_as_a_new_policy),
		cmocka_unit_test(every_key_at_once_compiles),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
