/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/exchange/calculation_json.h"

#include <stdlib.h>
#include <string.h>

#include <glib.h>
#include <jansson.h>

#include "random_case.h"
#include "shipped.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/exchange/case_json.h"

/* The calculation of a case file, read back; json_decref. */
static json_t *calculated(const char *case_text)
{
	struct case_file file = { 0 };
	struct fault fault = { 0 };
	struct shipped_calculation *calculation;
	json_t *json;
	char *text;

	if (case_json_read(case_text, strlen(case_text), false, &file, &fault) != 0)
		fail_msg("%s at %s", fault_name(fault.code), fault.place);
	calculation = shipped_calculate(&file);
	text = calculation_json_write(shipped_rules(), &calculation->of_case.household,
	    &calculation->assessment, false);
	assert_null(strchr(text, '\n'));
	json = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
	assert_non_null(json);
	g_free(text);
	g_free(calculation);
	case_file_clear(&file);
	return json;
}

/* The keys of an object in order: "a b c". */
static void check_keys(json_t *object, const char *expected)
{
	GString *keys = g_string_new(NULL);
	const char *key;
	json_t *value;

	json_object_foreach(object, key, value)
	    g_string_append_printf(keys, "%s%s", keys->len > 0 ? " " : "", key);
	assert_string_equal(keys->str, expected);
	g_string_free(keys, TRUE);
}

/* What stands at "packages.national.lines.0.amount". */
static json_t *at(json_t *json, const char *path)
{
	char **steps = g_strsplit(path, ".", -1);

	for (size_t i = 0; steps[i] != NULL && json != NULL; i++) {
		if (json_is_array(json))
			json = json_array_get(
			    json, (size_t)g_ascii_strtoull(steps[i], NULL, 10));
		else
			json = json_object_get(json, steps[i]);
	}
	g_strfreev(steps);
	return json;
}

static void check_at(json_t *json, const char *path, const char *expected)
{
	char *text = at(json, path) == NULL
			 ? NULL
			 : json_dumps(at(json, path), JSON_COMPACT | JSON_ENCODE_ANY);

	if (g_strcmp0(text, expected) != 0)
		fail_msg("%s is %s, expected %s", path, text, expected);
	free(text);
}

#define CASE(facts, person, rest)                                                        \
	"{\"format\":\"terugkeerdesk-case/1\",\"case\":{" facts "},\"persons\":["        \
	"{\"name\":\"A\",\"role\":\"main_applicant\"," person "}" rest "]}"
#define ADULT                                                                            \
	"\"born_on\":\"1985-01-01\",\"nationality\":\"IQ\",\"eu_residence\":false,"      \
	"\"assisted_return\":false,\"other_support\":false,\"exclusion_ground\":false"
#define USUAL "\"long_stay_intent\":true,\"own_means\":false"

static void keys_stand_in_the_order_of_the_contract(void **state)
{
	json_t *json = calculated(CASE("\"registered_on\":\"2024-03-22\"", ADULT, ""));

	(void)state;
	check_keys(
	    json, "format registered_on applies packages differences questions notices");
	check_at(json, "format", "\"terugkeerdesk-calculation/1\"");
	check_at(json, "registered_on", "\"2024-03-22\"");
	check_keys(at(json, "packages"), "national jrs harmonised");
	check_keys(at(json, "packages.jrs"), "policy total at_departure lines findings");
	check_keys(at(json, "packages.jrs.lines.0"),
	    "person component amount phase form payers source");
	check_keys(at(json, "packages.jrs.findings.0"), "person condition answer source");
	check_keys(
	    at(json, "differences"), "jrs_minus_national harmonised_minus_national");
	check_keys(at(json, "questions.0"), "fact person narrows");
	check_keys(at(json, "packages.jrs.total"), "min max");
	json_decref(json);
}

static void what_a_missing_fact_decides_is_null(void **state)
{
	json_t *json =
	    calculated(CASE("\"registered_on\":\"2023-11-06\"," USUAL, ADULT, ""));

	(void)state;
	check_at(json, "applies", "null");
	check_at(json, "packages.national.total", "{\"min\":0,\"max\":200000}");
	check_at(json, "questions.0",
	    "{\"fact\":\"departure_kind\",\"person\":null,\"narrows\":200000}");
	json_decref(json);
}

static void an_amount_that_is_not_stated_is_null_and_the_sum_incomplete(void **state)
{
	json_t *json = calculated(CASE("\"registered_on\":\"2015-05-18\","
				       "\"departure_kind\":\"voluntary\","
				       "\"residence_status\":\"asylum_rejected\"," USUAL,
	    ADULT, ""));

	(void)state;
	check_at(json, "applies", "\"national\"");
	check_at(json, "packages.national.policy", "\"hrt-2014\"");
	check_at(json, "packages.national.total",
	    "{\"min\":175000,\"max\":175000,\"incomplete\":true}");
	check_at(json, "packages.national.at_departure",
	    "{\"min\":0,\"max\":0,\"incomplete\":true}");
	check_at(json, "packages.national.lines.0.component", "\"rean.departure_cash\"");
	check_at(json, "packages.national.lines.0.amount", "null");
	check_at(json, "packages.national.lines.0.payers", "[\"nl\"]");
	check_at(
	    json, "packages.national.lines.1.amount", "{\"min\":175000,\"max\":175000}");
	check_at(json, "packages.national.lines.1.phase", "\"not_stated\"");
	check_at(json, "packages.national.lines.1.form", "\"not_stated\"");
	check_at(json, "packages.national.lines.1.payers", "[\"not_stated\"]");
	check_at(json, "differences.harmonised_minus_national",
	    "{\"min\":106500,\"max\":106500,\"incomplete\":true}");
	check_at(json, "packages.jrs.policy", "\"jrs-2022\"");
	check_at(json, "packages.jrs.lines", "[]");
	check_at(json, "packages.jrs.total", "{\"min\":0,\"max\":0}");
	json_decref(json);
}

static void notices_name_a_person_only_when_they_are_about_one(void **state)
{
	json_t *json =
	    calculated(CASE("\"registered_on\":\"2024-03-22\","
			    "\"departure_kind\":\"voluntary\",\"route\":\"iom\"," USUAL,
		ADULT,
		",{\"name\":\"B\",\"role\":\"child\",\"born_on\":\"2015\","
		"\"nationality\":\"IQ\"}"));
	json_t *notices = at(json, "notices");
	bool case_seen = false, person_seen = false;

	(void)state;
	for (size_t i = 0; i < json_array_size(notices); i++) {
		json_t *notice = json_array_get(notices, i);

		if (json_object_get(notice, "person") == NULL) {
			check_keys(notice, "id source");
			case_seen = true;
		} else if (strcmp(json_string_value(json_object_get(notice, "id")),
			       "not_linked") == 0) {
			check_keys(notice, "id person source");
			check_at(notice, "person", "2");
			person_seen = true;
		}
	}
	assert_true(case_seen && person_seen);
	json_decref(json);
}

static void a_country_of_no_table_is_not_calculated_with(void **state)
{
	static const char json[] =
	    CASE("\"registered_on\":\"2024-03-22\"", "\"nationality\":\"ZZ\"", "");
	struct case_file file = { 0 };
	struct fault fault = { 0 };

	(void)state;
	assert_int_equal(case_json_read(json, strlen(json), false, &file, &fault), 0);
	assert_int_equal(assess_check(shipped_rules(), &file, &fault), -1);
	assert_int_equal(fault.code, FAULT_COUNTRY);
	assert_string_equal(fault.place, "persons[1].nationality");
	case_file_clear(&file);
}

static void several_lines_say_the_same_as_one(void **state)
{
	struct support_random random = support_seed();
	struct case_file *file = g_new0(struct case_file, 1);

	(void)state;
	for (int i = 0; i < 300; i++) {
		struct shipped_calculation *calculation =
		    g_new0(struct shipped_calculation, 1);
		char *one, *several;
		json_t *first, *second;

		random_case(&random, file);
		household_from_case(file, shipped_rules(), &calculation->of_case);
		assess(shipped_rules(), &calculation->of_case.household,
		    &calculation->assessment);
		one = calculation_json_write(shipped_rules(),
		    &calculation->of_case.household, &calculation->assessment, false);
		several = calculation_json_write(shipped_rules(),
		    &calculation->of_case.household, &calculation->assessment, true);
		first = json_loads(one, JSON_REJECT_DUPLICATES, NULL);
		second = json_loads(several, JSON_REJECT_DUPLICATES, NULL);
		assert_non_null(first);
		assert_true(json_equal(first, second));
		json_decref(first);
		json_decref(second);
		g_free(one);
		g_free(several);
		g_free(calculation);
	}
	case_file_clear(file);
	g_free(file);
}

static void an_error_says_code_place_and_sentence(void **state)
{
	struct fault fault = { 0 };
	char *text;

	(void)state;
	fault_set(&fault, FAULT_DATE, "case.registered_on", "2024-02-30", "a day");
	text = error_json_write("terugkeerdesk-calculation/1", &fault, "Geen “datum”\n");
	assert_string_equal(text,
	    "{\"format\":\"terugkeerdesk-calculation/1\",\"error\":{\"code\":\"date\","
	    "\"where\":\"case.registered_on\",\"message\":\"Geen “datum”\\n\"}}");
	g_free(text);
	fault_set(&fault, FAULT_FILE, "", "no such file", "");
	fault_at(&fault, "some.json", 3);
	text = error_json_write("x/1", &fault, "m");
	assert_string_equal(text,
	    "{\"format\":\"x/1\",\"error\":{\"code\":\"file\",\"where\":\"some.json:3\","
	    "\"message\":\"m\"}}");
	g_free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_stand_in_the_order_of_the_contract),
		cmocka_unit_test(what_a_missing_fact_decides_is_null),
		cmocka_unit_test(
		    an_amount_that_is_not_stated_is_null_and_the_sum_incomplete),
		cmocka_unit_test(notices_name_a_person_only_when_they_are_about_one),
		cmocka_unit_test(a_country_of_no_table_is_not_calculated_with),
		cmocka_unit_test(several_lines_say_the_same_as_one),
		cmocka_unit_test(an_error_says_code_place_and_sentence),
	};

	return cmocka_run_group_tests_name(
	    "exchange calculation_json", tests, shipped_read, shipped_clear);
}
