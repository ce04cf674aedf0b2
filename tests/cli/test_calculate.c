/* SPDX-License-Identifier: EUPL-1.2 */
#include <glib.h>
#include <jansson.h>

#include "program.h"

#include <string.h>

#include "terugkeerdesk/cli/cli.h"
#include "terugkeerdesk/core/money.h"

/* The lines that a run printed; the last, behind the last line end, is empty. */
static char **lines_of(const struct room *room)
{
	return g_strsplit(room->last.out, "\n", -1);
}

static json_t *parse(const char *text)
{
	json_error_t error;
	json_t *json = json_loads(text, JSON_REJECT_DUPLICATES, &error);

	if (json == NULL)
		fail_msg("%s: %s", error.text, text);
	return json;
}

static struct range range_of(const json_t *sum)
{
	return (struct range){ json_integer_value(json_object_get(sum, "min")),
		json_integer_value(json_object_get(sum, "max")) };
}

static cents total_of(const json_t *calculation, const char *package)
{
	struct range range = range_of(json_object_get(
	    json_object_get(json_object_get(calculation, "packages"), package), "total"));

	assert_int_equal(range.min, range.max);
	return range.min;
}

/* The first family of nota-jrs-2024, as in the contract. */
static const char family[] =
    "{ \"format\": \"terugkeerdesk-case/1\",\n"
    "  \"case\": { \"registered_on\": \"2024-03-22\", \"departure_kind\": "
    "\"voluntary\",\n"
    "    \"departure_on\": null, \"route\": \"iom\", \"country_of_return\": \"IQ\",\n"
    "    \"residence_status\": \"asylum_rejected\", \"long_stay_intent\": true,\n"
    "    \"own_means\": false },\n"
    "  \"persons\": [\n"
    "    { \"name\": \"A\", \"role\": \"main_applicant\", \"born_on\": \"1985-01-01\",\n"
    "      \"nationality\": \"IQ\", \"eu_residence\": false, \"assisted_return\": "
    "false,\n"
    "      \"other_support\": false, \"exclusion_ground\": false },\n"
    "    { \"name\": \"B\", \"role\": \"partner\", \"born_on\": \"1986-01-01\",\n"
    "      \"nationality\": \"IQ\", \"own_application\": false, \"eu_residence\": "
    "false,\n"
    "      \"assisted_return\": false, \"other_support\": false, \"exclusion_ground\": "
    "false },\n"
    "    { \"name\": \"C\", \"role\": \"child\", \"born_on\": \"2015-01-01\",\n"
    "      \"nationality\": \"IQ\", \"linked_to\": 1, \"eu_residence\": false,\n"
    "      \"assisted_return\": false, \"other_support\": false, \"exclusion_ground\": "
    "false },\n"
    "    { \"name\": \"D\", \"role\": \"child\", \"born_on\": \"2017-01-01\",\n"
    "      \"nationality\": \"IQ\", \"linked_to\": 1, \"eu_residence\": false,\n"
    "      \"assisted_return\": false, \"other_support\": false,\n"
    "      \"exclusion_ground\": false } ] }\n";

static void the_family_of_the_nota_comes_out_to_the_euro(void **state)
{
	struct room *room = *state;
	char *path = room_file(room, "family.json", family);
	json_t *json;

	assert_int_equal(
	    room_run(room, NULL, "calculate", path, "--json", NULL), EXIT_OK);
	assert_string_equal(room->last.err, "");
	json = parse(room->last.out);
	assert_string_equal(
	    json_string_value(json_object_get(json, "applies")), "national");
	assert_int_equal(total_of(json, "national"), 968000);
	assert_int_equal(total_of(json, "jrs"), 746000);
	assert_int_equal(total_of(json, "harmonised"), 894000);
	json_decref(json);
	g_free(path);
}

static void the_text_is_in_the_language_asked_for(void **state)
{
	struct room *room = *state;
	char *path = room_file(room, "family.json", family);

	assert_int_equal(
	    room_run(room, NULL, "--lang", "nl", "calculate", path, NULL), 0);
	assert_non_null(strstr(
	    room->last.out, "Ingeschreven op 22-03-2024. Van toepassing: Nationaal."));
	assert_non_null(strstr(room->last.out, "€\u00a09.680"));
	assert_int_equal(
	    room_run(room, NULL, "--lang", "en", "calculate", path, NULL), 0);
	assert_non_null(strstr(
	    room->last.out, "Registered on 22 March 2024. What applies: National."));
	assert_non_null(strstr(room->last.out, "€9,680"));
	assert_non_null(strstr(room->last.out, "[1] nota-jrs-2024"));
	g_free(path);
}

static void json_lines_answer_in_order_and_errors_stand_in_their_place(void **state)
{
	struct room *room = *state;
	char *good = case_line("A", "");
	char *bad = case_line("B", ",\"departure_kind\":\"perhaps\"");
	char *input = g_strdup_printf("%s\n\n   \t\r\n%s\nnot json\n{}\n%s\r\n%s", good,
	    bad, good, good); /* the last line has no end */
	char **lines;
	json_t *json;

	assert_int_equal(
	    room_run(room, input, "--lang", "en", "calculate", "-", "--json", NULL),
	    EXIT_INPUT);
	lines = lines_of(room);
	assert_int_equal(g_strv_length(lines), 7);
	for (int i = 0; i < 6; i++) {
		bool is_error = i == 1 || i == 2 || i == 3;
		const json_t *error;

		json = parse(lines[i]);
		error = json_object_get(json, "error");
		assert_string_equal(json_string_value(json_object_get(json, "format")),
		    "terugkeerdesk-calculation/1");
		assert_int_equal(error != NULL, is_error);
		if (is_error) {
			assert_true(json_is_string(json_object_get(error, "code")));
			assert_true(json_is_string(json_object_get(error, "where")));
			assert_true(json_is_string(json_object_get(error, "message")));
		}
		json_decref(json);
	}
	json = parse(lines[1]);
	assert_string_equal(
	    json_string_value(json_object_get(json_object_get(json, "error"), "code")),
	    "choice");
	assert_string_equal(
	    json_string_value(json_object_get(json_object_get(json, "error"), "where")),
	    "case.departure_kind");
	json_decref(json);
	/* The number is that of the line, the empty ones counted. */
	assert_true(g_str_has_prefix(room->last.err, "-:4: case.departure_kind: "));
	assert_non_null(strstr(room->last.err, "\n-:5: "));
	assert_non_null(strstr(room->last.err, "\n-:6: "));
	g_strfreev(lines);
	g_free(input);
	g_free(bad);
	g_free(good);
}

static void nothing_at_all_on_standard_input_is_fine(void **state)
{
	struct room *room = *state;

	assert_int_equal(room_run(room, "", "calculate", "-", "--json", NULL), EXIT_OK);
	assert_string_equal(room->last.out, "");
	assert_string_equal(room->last.err, "");
}

static void each_line_is_answered_before_the_next_is_read(void **state)
{
	struct room *room = *state;
	char *good = case_line("A", "");
	char *path = room_file(room, "case", good);

	/* Without a flush the first read would wait for ever. */
	assert_int_equal(
	    room_run_shell(room,
		"cd \"$1\" && mkfifo in out && "
		"{ \"$0\" calculate - --json <in >out & } && exec 3>in 4<out && "
		"cat case >&3 && echo >&3 && IFS= read -r one <&4 && "
		"echo bad >&3 && IFS= read -r two <&4 && "
		"exec 3>&- && printf '%s\\n%s\\n' \"$one\" \"$two\"; wait"),
	    0);
	assert_non_null(strstr(room->last.out, "\"packages\""));
	assert_non_null(strstr(room->last.out, "\"error\""));
	g_free(path);
	g_free(good);
}

/* Files that are wrong, and what is said of them. */
static void a_file_that_is_wrong_is_named_with_its_place(void **state)
{
	static const struct {
		const char *text;
		const char *said;
	} bad[] = {
		{ "", "JSON" },
		{ "\x7f"
		  "ELF\x02\x01\x01",
		    "JSON" },
		{ "{", "JSON" },
		{ "[]", "found a list; expected an object" },
		{ "{\"format\":\"terugkeerdesk-case/2\"}", "terugkeerdesk-case/1" },
		{ "{\"format\":\"terugkeerdesk-case/"
		  "1\",\"case\":{\"registered_on\":\"2024-02-30\"},"
		  "\"persons\":[{\"name\":\"A\",\"role\":\"main_applicant\"}]}",
		    "case.registered_on: “2024-02-30” is not a date" },
		{ "{\"format\":\"terugkeerdesk-case/1\",\"case\":{},"
		  "\"persons\":[{\"name\":\"A\",\"role\":\"main_applicant\"}]}",
		    "registered_on" },
		{ "{\"format\":\"terugkeerdesk-case/"
		  "1\",\"case\":{\"registered_on\":\"2024-03-22\"},"
		  "\"persons\":[]}",
		    "persons" },
		{ "{\"format\":\"terugkeerdesk-case/"
		  "1\",\"case\":{\"registered_on\":\"2024-03-22\","
		  "\"regstered\":1},\"persons\":[{\"name\":\"A\",\"role\":\"main_"
		  "applicant\"}]}",
		    "“regstered” is not known" },
		{ "{\"format\":\"terugkeerdesk-case/"
		  "1\",\"case\":{\"registered_on\":\"2024-03-22\"},"
		  "\"persons\":[{\"name\":\"A\",\"role\":\"main_applicant\","
		  "\"nationality\":\"QQ\"}]}",
		    "persons[1].nationality: “QQ” is not a country" },
		{ "{\"format\":\"terugkeerdesk-case/"
		  "1\",\"case\":{\"registered_on\":\"2024-03-22\"},"
		  "\"persons\":[{\"name\":\"A\",\"role\":\"main_applicant\"}],"
		  "\"overrides\":[{\"person\":1,\"condition\":\"rean.nothing\","
		  "\"answer\":\"met\",\"reason\":\"x\"}]}",
		    "“rean.nothing”" },
		{ "{\"format\":\"terugkeerdesk-case/"
		  "1\",\"case\":{\"registered_on\":\"2024-03-22\"},"
		  "\"persons\":[{\"name\":\"A\",\"role\":\"main_applicant\","
		  "\"born_on\":\"1985\",\"rean_cash_cents\":20001,\"rean_cash_reason\":"
		  "\"x\"}]}",
		    "rean_cash_cents" },
	};
	struct room *room = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
		char *path = room_file(room, "bad.json", bad[i].text);

		assert_int_equal(
		    room_run(room, NULL, "--lang", "en", "calculate", path, NULL),
		    EXIT_INPUT);
		room_said(room, bad[i].said);
		assert_true(g_str_has_prefix(room->last.err, path));
		assert_int_equal(
		    room_run(room, NULL, "--lang", "nl", "calculate", path, NULL),
		    EXIT_INPUT);
		assert_true(g_str_has_prefix(room->last.err, path));
		assert_string_equal(room->last.out, "");
		g_free(path);
	}
}

static void what_cannot_be_read_is_an_io_failure(void **state)
{
	struct room *room = *state;

	assert_int_equal(
	    room_run(room, NULL, "--lang", "en", "calculate", "/nonexistent/x", NULL), 4);
	room_said(room, "/nonexistent/x");
	assert_int_equal(room_run(room, NULL, "--lang", "en", "calculate", room->folder,
			     "--json", NULL),
	    4);
	assert_true(g_str_has_prefix(room->last.out,
	    "{\"format\":\"terugkeerdesk-calculation/1\","
	    "\"error\":{\"code\":\"file\""));
	assert_int_equal(room_run_shell(room, "\"$0\" --lang en calculate - <\"$1\""), 4);
	assert_true(g_str_has_prefix(room->last.err, "terugkeerdesk: -: "));
}

static void a_case_of_more_than_a_megabyte_is_refused_and_the_next_one_read(void **state)
{
	struct room *room = *state;
	char *good = case_line("A", "");
	char *blanks = g_strnfill(3 << 20, ' ');
	char *input = g_strdup_printf("%s\n{%s}\n%s\n{%s", good, blanks, good, blanks);
	char **lines;

	assert_int_equal(
	    room_run(room, input, "--lang", "en", "calculate", "-", "--json", NULL), 1);
	lines = lines_of(room);
	assert_int_equal(g_strv_length(lines), 5);
	assert_non_null(strstr(lines[0], "\"packages\""));
	assert_non_null(strstr(lines[1], "\"too-long\""));
	assert_non_null(strstr(lines[2], "\"packages\""));
	assert_non_null(strstr(lines[3], "\"too-long\""));
	g_strfreev(lines);
	assert_int_equal(room_run_shell(room, "\"$0\" --lang en calculate /dev/zero"), 1);
	room_said(room, "one megabyte");
	g_free(input);
	g_free(blanks);
	g_free(good);
}

static void binary_garbage_gives_one_error_a_line(void **state)
{
	struct support_random random = support_seed();
	struct room *room = *state;
	char *path = g_build_filename(room->folder, "garbage", NULL);
	char bytes[20000];
	size_t lines = 1;
	size_t errors = 0;

	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (char)support_random_below(&random, 256);
	bytes[sizeof(bytes) - 1] = 'x';
	support_write_file(path, bytes, sizeof(bytes));
	assert_int_equal(
	    room_run_shell(room, "\"$0\" --lang en calculate - --json <\"$1/garbage\""),
	    1);
	for (size_t i = 0; i + 1 < sizeof(bytes); i++)
		lines += bytes[i] == '\n' && i > 0 && bytes[i - 1] != '\n';
	for (const char *at = room->last.out; (at = strchr(at, '\n')) != NULL; at++)
		errors++;
	assert_in_range(errors, lines - 5, lines + 5);
	assert_true(g_utf8_validate(room->last.out, (gssize)room->last.out_size, NULL));
	g_free(path);
}

static void a_policy_folder_of_ones_own_counts(void **state)
{
	struct room *room = *state;
	char *path = room_file(room, "family.json", family);

	assert_int_equal(room_run(room, NULL, "--lang", "en", "--policies", room->home,
			     "calculate", path, NULL),
	    EXIT_INPUT);
	assert_string_equal(room->last.out, "");
	assert_true(room->last.err_size > 0);
	assert_int_equal(room_run(room, NULL, "--lang", "en", "--policies",
			     "/nonexistent", "calculate", path, NULL),
	    EXIT_OUTPUT);
	g_free(path);
}

/* --- the property: what people read is what programs read --- */

static const char *pick(struct support_random *random, const char *const *from)
{
	return from[support_random_below(
	    random, g_strv_length((char **)(uintptr_t)from))];
}

static void add_random(struct support_random *random, GString *text, const char *key,
    const char *const *values)
{
	const char *value = pick(random, values);

	if (*value != '\0')
		g_string_append_printf(text, ",\"%s\":%s", key, value);
}

/* A household at random; "" among the values leaves the key out. */
static char *random_case(struct support_random *random)
{
	static const char *const dates[] = { "2014-12-17", "2016-05-01", "2017-07-01",
		"2022-03-31", "2022-04-01", "2024-09-01", "2024-09-02", "2025-10-01",
		"2026-03-01", NULL };
	static const char *const kinds[] = { "\"voluntary\"", "\"supervised\"",
		"\"forced\"", "", NULL };
	static const char *const routes[] = { "\"iom\"", "\"jrs\"", "\"ngo\"", "", NULL };
	static const char *const yesno[] = { "true", "false", "false", "", NULL };
	static const char *const born[] = { "\"1985\"", "\"2015-02-03\"", "\"2006\"",
		"\"2007-01\"", "", NULL };
	static const char *const from[] = { "\"IQ\"", "\"MN\"", "\"AL\"", "\"UA\"",
		"\"GE\"", "\"XK\"", "\"US\"", "\"stateless\"", "", NULL };
	static const char *const facts[] = { "eu_residence", "assisted_return",
		"other_support", "exclusion_ground", "own_application",
		"trafficking_victim", NULL };
	int persons = 1 + (int)support_random_below(random, 4);
	GString *text = g_string_new("{\"format\":\"terugkeerdesk-case/1\",\"case\":{");

	g_string_append_printf(text, "\"registered_on\":\"%s\"", pick(random, dates));
	add_random(random, text, "departure_kind", kinds);
	add_random(random, text, "route", routes);
	add_random(random, text, "long_stay_intent", yesno);
	add_random(random, text, "own_means", yesno);
	g_string_append(text, "},\"persons\":[");
	for (int i = 0; i < persons; i++) {
		g_string_append_printf(text, "%s{\"name\":\"P%d\",\"role\":\"%s\"",
		    i > 0 ? "," : "", i, i > 0 ? "other" : "main_applicant");
		add_random(random, text, "born_on", born);
		add_random(random, text, "nationality", from);
		for (int j = 0; facts[j] != NULL; j++)
			add_random(random, text, facts[j], yesno);
		g_string_append_c(text, '}');
	}
	g_string_append(text, "]}\n");
	return g_string_free(text, FALSE);
}

/* The amount as the text has it must stand behind *at; *at moves behind it. */
static void expect_next(const char **at, const char *text, const char *whole)
{
	const char *found = strstr(*at, text);

	if (found == NULL)
		fail_msg("no “%s” where it should be in:\n%s", text, whole);
	*at = found + strlen(text);
}

static void expect_sum(const char **at, const json_t *sum, const char *whole)
{
	char money[MONEY_TEXT];

	expect_next(
	    at, money_format_range(money, range_of(sum), LANG_EN, MONEY_SHORT), whole);
	if (json_is_true(json_object_get(sum, "incomplete")))
		expect_next(at, " + not stated", whole);
}

static void expect_same(const json_t *json, const char *text)
{
	static const char *const packages[] = { "national", "jrs", "harmonised" };
	static const char *const heads[] = {
		"\nNational: ", "\nJRS: ", "\nHarmonised: "
	};
	const json_t *all = json_object_get(json, "packages");
	const json_t *differences = json_object_get(json, "differences");
	const char *at = text;

	expect_next(&at, "At departure", text);
	for (int i = 0; i < 3; i++)
		expect_sum(&at,
		    json_object_get(json_object_get(all, packages[i]), "at_departure"),
		    text);
	expect_next(&at, "Total", text);
	for (int i = 0; i < 3; i++)
		expect_sum(&at,
		    json_object_get(json_object_get(all, packages[i]), "total"), text);
	expect_next(&at, "Difference", text);
	expect_sum(&at, json_object_get(differences, "jrs_minus_national"), text);
	expect_sum(&at, json_object_get(differences, "harmonised_minus_national"), text);
	for (int i = 0; i < 3; i++) {
		const json_t *package = json_object_get(all, packages[i]);
		const json_t *line;
		size_t index;

		expect_next(&at, heads[i], text);
		expect_next(
		    &at, json_string_value(json_object_get(package, "policy")), text);
		json_array_foreach(json_object_get(package, "lines"), index, line)
		{
			const json_t *amount = json_object_get(line, "amount");
			char person[16];

			g_snprintf(person, sizeof(person), "\n  %d. ",
			    (int)json_integer_value(json_object_get(line, "person")));
			expect_next(&at, person, text);
			if (json_is_null(amount))
				expect_next(&at, "not stated", text);
			else
				expect_sum(&at, amount, text);
		}
	}
}

static void the_text_and_the_json_of_any_case_agree(void **state)
{
	struct support_random random = support_seed();
	struct room *room = *state;
	int count = support_long() ? 3000 : 100;

	for (int i = 0; i < count; i++) {
		char *text = random_case(&random);
		char *path = room_file(room, "case", text);
		json_t *json;

		assert_int_equal(
		    room_run(room, NULL, "calculate", path, "--json", NULL), EXIT_OK);
		json = parse(room->last.out);
		assert_int_equal(
		    room_run(room, NULL, "--lang", "en", "calculate", path, NULL),
		    EXIT_OK);
		expect_same(json, room->last.out);
		json_decref(json);
		g_free(path);
		g_free(text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, room_enter, room_leave)
		TEST(the_family_of_the_nota_comes_out_to_the_euro),
		TEST(the_text_is_in_the_language_asked_for),
		TEST(json_lines_answer_in_order_and_errors_stand_in_their_place),
		TEST(nothing_at_all_on_standard_input_is_fine),
		TEST(each_line_is_answered_before_the_next_is_read),
		TEST(a_file_that_is_wrong_is_named_with_its_place),
		TEST(what_cannot_be_read_is_an_io_failure),
		TEST(a_case_of_more_than_a_megabyte_is_refused_and_the_next_one_read),
		TEST(binary_garbage_gives_one_error_a_line),
		TEST(a_policy_folder_of_ones_own_counts),
		TEST(the_text_and_the_json_of_any_case_agree),
#undef TEST
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
