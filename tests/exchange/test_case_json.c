/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/exchange/case_json.h"

#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "random_case.h"
#include "terugkeerdesk/core/fault.h"

#define HEAD    "{\"format\":\"terugkeerdesk-case/1\","
#define DATED   HEAD "\"case\":{\"registered_on\":\"2024-03-22\"},"
#define NAMED   "\"name\":\"A\",\"role\":\"main_applicant\""
#define SOUND   DATED "\"persons\":[{" NAMED "}]"
#define PERSONS DATED "\"persons\":[{" NAMED "},{\"name\":\"B\",\"role\":\"child\","

/* A case with something wrong, and what must be said of it. */
struct bad {
	const char *json;
	enum fault_code code;
	const char *place;
	const char *found;    /* "": not looked at */
	const char *expected; /* a part of what was expected */
};

static bool is_place(const char *place, const char *expected)
{
	return g_str_has_suffix(expected, ":") ? g_str_has_prefix(place, expected)
					       : strcmp(place, expected) == 0;
}

static void check_bad(const struct bad *bad, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct case_file file = { 0 };
		struct fault fault = { 0 };
		int result;

		case_file_add_person(&file); /* must be gone afterwards */
		result = case_json_read(
		    bad[i].json, strlen(bad[i].json), false, &file, &fault);
		if (result != -1 || fault.code != bad[i].code ||
		    !is_place(fault.place, bad[i].place) ||
		    (bad[i].found[0] != '\0' && strcmp(fault.found, bad[i].found) != 0) ||
		    strstr(fault.expected, bad[i].expected) == NULL)
			fail_msg("%s\ngives %s at “%s”, found “%s”, expected “%s”",
			    bad[i].json, fault_name(fault.code), fault.place, fault.found,
			    fault.expected);
		assert_int_equal(file.person_count, 0);
	}
}

static void check_read(const char *json, bool draft, struct case_file *ret)
{
	struct fault fault = { 0 };

	if (case_json_read(json, strlen(json), draft, ret, &fault) != 0)
		fail_msg("%s\ngives %s at “%s”: “%s”", json, fault_name(fault.code),
		    fault.place, fault.found);
}

static void a_whole_case_is_read(void **state)
{
	static const char json[] =
	    "{ \"format\": \"terugkeerdesk-case/1\",\n"
	    "  \"case\": { \"registered_on\": \"2024-03-22\", \"departure_kind\": "
	    "\"forced\",\n"
	    "    \"departure_on\": null, \"route\": \"iom\", \"country_of_return\": "
	    "\"IQ\",\n"
	    "    \"residence_status\": \"asylum_rejected\", \"long_stay_intent\": true "
	    "},\n"
	    "  \"persons\": [\n"
	    "    { \"name\": \" A\\u0301b \", \"role\": \"main_applicant\",\n"
	    "      \"born_on\": \"1985\", \"nationality\": \"stateless\",\n"
	    "      \"rean_cash_cents\": 0, \"rean_cash_reason\": \"because\" },\n"
	    "    { \"role\": \"child\", \"name\": \"C\", \"linked_to\": 1 } ],\n"
	    "  \"overrides\": [ { \"person\": 2, \"condition\": \"rean.eu_residence\",\n"
	    "      \"answer\": \"unmet\", \"reason\": \"seen\\non paper\" } ] }\n";
	struct case_file file = { 0 };
	char *written;

	(void)state;
	check_read(json, false, &file);
	assert_int_equal(file.person_count, 2);
	assert_int_equal(file.fact[FACT_DEPARTURE_KIND].number, DEPARTURE_FORCED);
	assert_false(file.fact[FACT_DEPARTURE_ON].set);
	assert_true(file.fact[FACT_LONG_STAY_INTENT].number == 1);
	assert_string_equal(case_file_value(&file, FACT_NAME, 1)->text, "Áb");
	assert_true(case_file_value(&file, FACT_REAN_CASH, 1)->set);
	assert_int_equal(case_file_value(&file, FACT_LINKED_TO, 2)->number, 1);
	assert_int_equal(file.override_count, 1);
	assert_int_equal(file.override[0].answer, OVERRIDE_UNMET);
	written = case_json_write(&file, false);
	assert_string_equal(written,
	    "{\"format\":\"terugkeerdesk-case/"
	    "1\",\"case\":{\"registered_on\":\"2024-03-22\","
	    "\"departure_kind\":\"forced\",\"route\":\"iom\",\"country_of_return\":"
	    "\"IQ\","
	    "\"residence_status\":\"asylum_rejected\",\"long_stay_intent\":true},"
	    "\"persons\":[{\"name\":\"Áb\",\"role\":\"main_applicant\",\"born_on\":"
	    "\"1985\","
	    "\"nationality\":\"stateless\",\"rean_cash_cents\":0,"
	    "\"rean_cash_reason\":\"because\"},{\"name\":\"C\",\"role\":\"child\","
	    "\"linked_to\":1}],\"overrides\":[{\"person\":2,"
	    "\"condition\":\"rean.eu_residence\",\"answer\":\"unmet\","
	    "\"reason\":\"seen\\non paper\"}]}");
	g_free(written);
	case_file_clear(&file);
}

static void every_case_is_the_same_in_and_out(void **state)
{
	struct support_random random = support_seed();
	struct case_file *file = g_new0(struct case_file, 1);
	struct case_file *back = g_new0(struct case_file, 1);

	(void)state;
	for (int i = 0; i < 3000; i++) {
		char *written, *again;

		random_case(&random, file);
		written = case_json_write(file, i % 2 == 0);
		check_read(written, false, back);
		assert_true(case_file_equal(file, back));
		again = case_json_write(back, i % 2 == 0);
		assert_string_equal(written, again);
		g_free(written);
		g_free(again);
	}
	case_file_clear(file);
	case_file_clear(back);
	g_free(file);
	g_free(back);
}

static void null_and_missing_mean_not_answered(void **state)
{
	struct case_file one = { 0 }, other = { 0 };
	GString *json = g_string_new(HEAD "\"case\":{\"registered_on\":\"2024-03-22\"");

	(void)state;
	for (int id = FACT_REGISTERED_ON + 1; id < FACT_CASE_COUNT; id++)
		g_string_append_printf(
		    json, ",\"%s\":null", fact_get((enum fact_id)id)->key);
	g_string_append(json, "},\"persons\":[{" NAMED);
	for (int id = FACT_CASE_COUNT; id < FACT_COUNT; id++) {
		if (id != FACT_NAME && id != FACT_ROLE)
			g_string_append_printf(
			    json, ",\"%s\":null", fact_get((enum fact_id)id)->key);
	}
	g_string_append(json, "}],\"overrides\":null}");
	check_read(json->str, false, &one);
	check_read(SOUND "}", false, &other);
	assert_true(case_file_equal(&one, &other));
	case_file_clear(&one);
	case_file_clear(&other);
	g_string_free(json, TRUE);
}

static void a_draft_may_lack_what_is_required(void **state)
{
	struct case_file file = { 0 };

	(void)state;
	check_read(HEAD "\"persons\":[{}]}", true, &file);
	check_read(HEAD "\"case\":null,\"persons\":[{\"role\":\"main_applicant\"}]}",
	    true, &file);
	case_file_clear(&file);
}

static void what_is_required_is_asked_for(void **state)
{
	static const struct bad bad[] = {
		{ "{}", FAULT_REQUIRED, "format", "", "terugkeerdesk-case/1" },
		{ "{\"format\":null}", FAULT_REQUIRED, "format", "",
		    "terugkeerdesk-case/1" },
		{ "{\"format\":\"terugkeerdesk-case/2\"}", FAULT_FORMAT, "format",
		    "terugkeerdesk-case/2", "terugkeerdesk-case/1" },
		{ "{\"format\":1}", FAULT_TYPE, "format", "a whole number", "" },
		{ HEAD "\"persons\":[{" NAMED "}]}", FAULT_REQUIRED, "case.registered_on",
		    "", "2024-03-22" },
		{ DATED "\"persons\":[]}", FAULT_PERSONS, "persons", "0",
		    "at least one" },
		{ DATED "\"persons\":null}", FAULT_PERSONS, "persons", "0",
		    "at least one" },
		{ DATED "\"persons\":[{\"name\":\"A\"}]}", FAULT_REQUIRED,
		    "persons[1].role", "", "" },
		{ DATED "\"persons\":[{\"role\":\"main_applicant\"}]}", FAULT_REQUIRED,
		    "persons[1].name", "", "" },
		{ DATED "\"persons\":[{\"role\":\"main_applicant\",\"name\":\" \"}]}",
		    FAULT_REQUIRED, "persons[1].name", "", "" },
	};

	(void)state;
	check_bad(bad, G_N_ELEMENTS(bad));
}

static void unknown_keys_are_named_with_those_that_look_alike(void **state)
{
	static const struct bad bad[] = {
		{ PERSONS "\"borm_on\":\"1985\"}]}", FAULT_KEY_UNKNOWN,
		    "persons[2].borm_on", "borm_on", "born_on" },
		{ PERSONS "\"Nationality\":\"IQ\"}]}", FAULT_KEY_UNKNOWN,
		    "persons[2].Nationality", "Nationality", "nationality" },
		{ HEAD "\"case\":{\"born_on\":\"1985\"}}", FAULT_KEY_UNKNOWN,
		    "case.born_on", "born_on", "registered_on" },
		{ SOUND ",\"person\":[]}", FAULT_KEY_UNKNOWN, "person", "person",
		    "persons" },
		{ SOUND ",\"\":1}", FAULT_KEY_UNKNOWN, "", "", "format, case, persons" },
		{ SOUND ",\"overrides\":[{\"why\":1}]}", FAULT_KEY_UNKNOWN,
		    "overrides[1].why", "why", "person, condition, answer, reason" },
	};

	(void)state;
	check_bad(bad, G_N_ELEMENTS(bad));
}

static void wrong_types_and_words_are_named_with_their_place(void **state)
{
	static const struct bad bad[] = {
		{ "[]", FAULT_TYPE, "", "a list", "an object" },
		{ HEAD "\"case\":[]}", FAULT_TYPE, "case", "a list", "an object" },
		{ HEAD "\"persons\":{}}", FAULT_TYPE, "persons", "an object", "a list" },
		{ HEAD "\"persons\":[[]]}", FAULT_TYPE, "persons[1]", "a list",
		    "an object" },
		{ HEAD "\"persons\":[null]}", FAULT_TYPE, "persons[1]", "null",
		    "an object" },
		{ HEAD "\"case\":{\"own_means\":\"yes\"}}", FAULT_TYPE, "case.own_means",
		    "a text", "true or false" },
		{ HEAD "\"case\":{\"own_means\":0}}", FAULT_TYPE, "case.own_means",
		    "a whole number", "true or false" },
		{ HEAD "\"case\":{\"route\":true}}", FAULT_TYPE, "case.route", "true",
		    "a text" },
		{ HEAD "\"case\":{\"route\":\"IOM\"}}", FAULT_CHOICE, "case.route", "IOM",
		    "iom, jrs, ngo" },
		{ HEAD "\"case\":{\"route\":\"\"}}", FAULT_CHOICE, "case.route", "",
		    "iom, jrs, ngo" },
		{ HEAD "\"case\":{\"registered_on\":20240322}}", FAULT_TYPE,
		    "case.registered_on", "a whole number", "a text" },
		{ HEAD "\"case\":{\"registered_on\":\"2024-02-30\"}}", FAULT_DATE,
		    "case.registered_on", "2024-02-30", "2024-03-22" },
		{ HEAD "\"case\":{\"registered_on\":\"\"}}", FAULT_DATE,
		    "case.registered_on", "", "2024-03-22" },
		{ HEAD "\"case\":{\"country_of_return\":\"Irak\"}}", FAULT_COUNTRY,
		    "case.country_of_return", "Irak", "IQ" },
		{ PERSONS "\"linked_to\":\"1\"}]}", FAULT_TYPE, "persons[2].linked_to",
		    "a text", "a whole number" },
		{ PERSONS "\"linked_to\":1.0}]}", FAULT_TYPE, "persons[2].linked_to",
		    "a number with a fraction", "a whole number" },
		{ PERSONS "\"linked_to\":0}]}", FAULT_REFERENCE, "persons[2].linked_to",
		    "0", "from 1" },
		{ PERSONS "\"linked_to\":-1}]}", FAULT_REFERENCE, "persons[2].linked_to",
		    "-1", "from 1" },
		{ PERSONS "\"linked_to\":2}]}", FAULT_LINK, "persons[2].linked_to", "",
		    "" },
		{ PERSONS "\"linked_to\":3}]}", FAULT_LINK, "persons[2].linked_to", "",
		    "" },
		{ PERSONS "\"linked_to\":1,\"unaccompanied\":true}]}", FAULT_LINK,
		    "persons[2].linked_to", "", "" },
		{ PERSONS "\"rean_cash_cents\":-1}]}", FAULT_AMOUNT,
		    "persons[2].rean_cash_cents", "-1", "cents" },
		{ PERSONS "\"rean_cash_cents\":200.50}]}", FAULT_TYPE,
		    "persons[2].rean_cash_cents", "a number with a fraction", "" },
		{ PERSONS "\"rean_cash_cents\":100}]}", FAULT_REQUIRED,
		    "persons[2].rean_cash_reason", "", "" },
		{ PERSONS "\"name_latin\":\"a\\u202eb\"}]}", FAULT_CONTROL,
		    "persons[2].name_latin", "U+202E", "" },
		{ PERSONS "\"role\":\"main_applicant\"}]}", FAULT_KEY_TWICE, "1:", "role",
		    "" },
	};

	(void)state;
	check_bad(bad, G_N_ELEMENTS(bad));
}

static void overrides_are_whole(void **state)
{
#define OVERRIDE(rest) SOUND ",\"overrides\":[{" rest "}]}"
#define NAME_REASON    "\"condition\":\"rean.own_means\",\"reason\":\"x\""
	static const struct bad bad[] = {
		{ SOUND ",\"overrides\":{}}", FAULT_TYPE, "overrides", "an object",
		    "a list" },
		{ SOUND ",\"overrides\":[1]}", FAULT_TYPE, "overrides[1]", "",
		    "an object" },
		{ OVERRIDE("\"answer\":\"met\",\"reason\":\"x\""), FAULT_REQUIRED,
		    "overrides[1].condition", "", "" },
		{ OVERRIDE(NAME_REASON), FAULT_REQUIRED, "overrides[1].answer", "",
		    "met, unmet" },
		{ OVERRIDE(NAME_REASON ",\"answer\":\"check\""), FAULT_CHOICE,
		    "overrides[1].answer", "check", "met, unmet" },
		{ OVERRIDE(NAME_REASON ",\"answer\":true"), FAULT_TYPE,
		    "overrides[1].answer", "", "met, unmet" },
		{ OVERRIDE("\"condition\":\"rean.own_means\",\"answer\":\"met\""),
		    FAULT_REQUIRED, "overrides[1].reason", "", "" },
		{ OVERRIDE("\"condition\":\"a.b\",\"answer\":\"met\",\"reason\":\" \""),
		    FAULT_REQUIRED, "overrides[1].reason", "", "" },
		{ OVERRIDE("\"condition\":\"a.b\",\"answer\":\"met\",\"reason\":1"),
		    FAULT_TYPE, "overrides[1].reason", "", "" },
		{ OVERRIDE("\"condition\":\"\",\"answer\":\"met\",\"reason\":\"x\""),
		    FAULT_CONDITION, "overrides[1].condition", "", "rean.own_means" },
		{ OVERRIDE("\"condition\":1,\"answer\":\"met\",\"reason\":\"x\""),
		    FAULT_TYPE, "overrides[1].condition", "", "rean.own_means" },
		{ OVERRIDE(NAME_REASON ",\"answer\":\"met\",\"person\":0"),
		    FAULT_REFERENCE, "overrides[1].person", "0", "null for everybody" },
		{ OVERRIDE(NAME_REASON ",\"answer\":\"met\",\"person\":2"),
		    FAULT_REFERENCE, "overrides[1].person", "2", "null for everybody" },
		{ OVERRIDE(NAME_REASON ",\"answer\":\"met\",\"person\":99999999999"),
		    FAULT_REFERENCE, "overrides[1].person", "99999999999", "" },
		{ OVERRIDE(NAME_REASON ",\"answer\":\"met\",\"person\":\"1\""),
		    FAULT_TYPE, "overrides[1].person", "", "" },
	};
	struct case_file file = { 0 };

	(void)state;
	check_bad(bad, G_N_ELEMENTS(bad));
	check_read(
	    OVERRIDE(NAME_REASON ",\"answer\":\"met\",\"person\":null"), false, &file);
	assert_int_equal(file.override[0].person, 0);
	check_read(OVERRIDE(NAME_REASON ",\"answer\":\"met\""), false, &file);
	assert_int_equal(file.override[0].person, 0);
	case_file_clear(&file);
}

static void what_is_not_json_is_told_with_line_and_column(void **state)
{
	static const struct bad bad[] = {
		{ "", FAULT_JSON, "1:0", "it ends too early", "" },
		{ "{", FAULT_JSON, "1:1", "it ends too early", "" },
		{ "nonsense", FAULT_JSON, "1:8", "", "" },
		{ "{\n\"a\" 1}", FAULT_JSON, "2:5", "", "" },
		{ SOUND "} x", FAULT_JSON, "1:", "something stands behind the end", "" },
		{ SOUND "}{}", FAULT_JSON, "1:", "something stands behind the end", "" },
		{ SOUND ",}", FAULT_JSON, "1:", "", "" },
		{ HEAD "\"persons\":[{\"name\":\"a\\u0000b\"}]}", FAULT_JSON, "1:", "",
		    "" },
		{ HEAD "\"a\\u0000b\":1}", FAULT_JSON, "1:", "", "" },
		{ HEAD "\"persons\":[{\"name\":\"\\ud800\"}]}", FAULT_JSON, "1:", "",
		    "" },
		{ HEAD "\"persons\":[{\"name\":\"\xff\"}]}", FAULT_JSON,
		    "1:", "the text is not valid UTF-8", "" },
		{ HEAD "\"persons\":[{\"linked_to\":99999999999999999999}]}", FAULT_JSON,
		    "1:", "a number is too large", "" },
		{ "\xef\xbb\xbf{}", FAULT_JSON, "1:1", "", "" },
		{ "{\"format\":1,\"format\":2}", FAULT_KEY_TWICE, "1:", "format", "" },
		{ "'x'", FAULT_JSON, "1:1", "", "" },
	};

	(void)state;
	check_bad(bad, G_N_ELEMENTS(bad));
}

static void a_nul_inside_is_refused(void **state)
{
	static const char json[] = SOUND "}\0";
	struct case_file file = { 0 };
	struct fault fault = { 0 };

	(void)state;
	assert_int_equal(case_json_read(json, sizeof json - 1, false, &file, &fault), -1);
	assert_int_equal(fault.code, FAULT_JSON);
}

static void deep_nesting_is_refused(void **state)
{
	GString *json = g_string_new(HEAD "\"case\":");
	struct case_file file = { 0 };
	struct fault fault = { 0 };

	(void)state;
	for (int i = 0; i < 500000; i++)
		g_string_append_c(json, '[');
	assert_int_equal(case_json_read(json->str, json->len, false, &file, &fault), -1);
	assert_int_equal(fault.code, FAULT_JSON);
	assert_string_equal(fault.found, "brackets stand inside each other too deep");
	g_string_free(json, TRUE);
}

static void one_mebibyte_is_the_most(void **state)
{
	GString *json = g_string_new(SOUND "}");
	struct case_file file = { 0 };
	struct fault fault = { 0 };

	(void)state;
	while (json->len < CASE_JSON_BYTES_MAX)
		g_string_append_c(json, ' ');
	assert_int_equal(case_json_read(json->str, json->len, false, &file, &fault), 0);
	g_string_append_c(json, ' ');
	assert_int_equal(case_json_read(json->str, json->len, false, &file, &fault), -1);
	assert_int_equal(fault.code, FAULT_TOO_LONG);
	assert_string_equal(fault.expected, "1 MiB for one case");
	g_string_free(json, TRUE);
	case_file_clear(&file);
}

static void there_are_so_many_persons_and_overrides(void **state)
{
	GString *json = g_string_new(DATED "\"persons\":[{" NAMED "}");
	struct case_file file = { 0 };
	struct fault fault = { 0 };
	char *fits;

	(void)state;
	for (int person = 2; person <= CASE_PERSONS_MAX; person++)
		g_string_append(json, ",{\"name\":\"B\",\"role\":\"other\"}");
	fits = g_strconcat(json->str, "]}", NULL);
	check_read(fits, false, &file);
	assert_int_equal(file.person_count, CASE_PERSONS_MAX);
	g_string_append(json, ",{\"name\":\"B\",\"role\":\"other\"}]}");
	assert_int_equal(case_json_read(json->str, json->len, false, &file, &fault), -1);
	assert_int_equal(fault.code, FAULT_PERSONS);
	assert_string_equal(fault.place, "persons");
	assert_string_equal(fault.found, "25");
	g_string_assign(json, SOUND ",\"overrides\":[{}");
	for (int i = 1; i <= CASE_OVERRIDES_MAX; i++)
		g_string_append(json, ",{}");
	g_string_append(json, "]}");
	assert_int_equal(case_json_read(json->str, json->len, false, &file, &fault), -1);
	assert_int_equal(fault.code, FAULT_AMOUNT_RANGE);
	assert_string_equal(fault.place, "overrides");
	assert_string_equal(fault.found, "201");
	g_free(fits);
	g_string_free(json, TRUE);
	case_file_clear(&file);
}

static void long_texts_are_refused(void **state)
{
	char *name = g_strnfill(FACT_TEXT_BYTES_MAX + 1, 'x');
	char *json = g_strconcat(PERSONS "\"name_latin\":\"", name, "\"}]}", NULL);
	struct case_file file = { 0 };
	struct fault fault = { 0 };

	(void)state;
	assert_int_equal(case_json_read(json, strlen(json), false, &file, &fault), -1);
	assert_int_equal(fault.code, FAULT_TOO_LONG);
	assert_string_equal(fault.place, "persons[2].name_latin");
	g_free(name);
	g_free(json);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_whole_case_is_read),
		cmocka_unit_test(every_case_is_the_same_in_and_out),
		cmocka_unit_test(null_and_missing_mean_not_answered),
		cmocka_unit_test(a_draft_may_lack_what_is_required),
		cmocka_unit_test(what_is_required_is_asked_for),
		cmocka_unit_test(unknown_keys_are_named_with_those_that_look_alike),
		cmocka_unit_test(wrong_types_and_words_are_named_with_their_place),
		cmocka_unit_test(overrides_are_whole),
		cmocka_unit_test(what_is_not_json_is_told_with_line_and_column),
		cmocka_unit_test(a_nul_inside_is_refused),
		cmocka_unit_test(deep_nesting_is_refused),
		cmocka_unit_test(one_mebibyte_is_the_most),
		cmocka_unit_test(there_are_so_many_persons_and_overrides),
		cmocka_unit_test(long_texts_are_refused),
	};

	return cmocka_run_group_tests_name("exchange case_json", tests, NULL, NULL);
}
