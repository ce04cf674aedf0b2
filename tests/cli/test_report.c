/* SPDX-License-Identifier: EUPL-1.2 */
/* What a policy would come to, over files of households. */
#include <glib.h>
#include <jansson.h>

#include "program.h"

#include <string.h>

#include "random_case.h"
#include "terugkeerdesk/cli/cli.h"
#include "terugkeerdesk/core/case_filter.h"
#include "terugkeerdesk/exchange/case_json.h"

#define POLICY  "harmonised-2024"
#define AGAINST "jrs-2022"

static json_t *what_if(struct room *room, const char *input)
{
	json_error_t error;
	json_t *json;

	assert_int_equal(
	    room_run(room, input, "--lang", "en", "report", "what-if", "--policy", POLICY,
		"--against", AGAINST, "--cases", "-", "--json", NULL),
	    EXIT_OK);
	json = json_loads(room->last.out, 0, &error);
	if (json == NULL)
		fail_msg("%s: %s", error.text, room->last.out);
	return json;
}

static json_int_t total(json_t *json, const char *policy, const char *end)
{
	json_t *sum = json_object_get(
	    json_object_get(json_object_get(json, "policies"), policy), "total");

	assert_true(json_is_object(sum));
	return json_integer_value(json_object_get(sum, end));
}

static json_int_t count(json_t *json, const char *key)
{
	assert_true(json_is_integer(json_object_get(json, key)));
	return json_integer_value(json_object_get(json, key));
}

/* The examples of the nota, a case a line. */
static char *both_households(void)
{
	static const char *const names[] = { "data/examples/nota-1-family-of-four.json",
		"data/examples/nota-2-one-adult.json" };
	GString *lines = g_string_new(NULL);

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		char *path = support_source(names[i]);
		char *text = support_read_file(path, NULL);

		g_strdelimit(text, "\n", ' ');
		g_string_append_printf(lines, "%s\n", text);
		g_free(text);
		g_free(path);
	}
	return g_string_free(lines, FALSE);
}

/* nota-jrs-2024 section 4, the two worked households. */
static void nota_gives_its_printed_figures(void **state)
{
	char *lines = both_households();
	json_t *json = what_if(*state, lines);

	assert_int_equal(count(json, "households"), 2);
	assert_int_equal(total(json, POLICY, "min"), 894000 + 281500);
	assert_int_equal(total(json, POLICY, "max"), 894000 + 281500);
	assert_int_equal(total(json, AGAINST, "min"), 746000 + 261500);
	assert_int_equal(total(json, AGAINST, "max"), 746000 + 261500);
	assert_int_equal(count(json, "gain"), 2);
	assert_int_equal(count(json, "lose"), 0);
	json_decref(json);
	g_free(lines);
}

/* Sums of what `calculate` says of each line, and who has more. */
struct sums {
	json_int_t min[2], max[2];
	json_int_t gain, lose, same;
};

static void add_line(struct sums *sums, const char *line)
{
	static const char *const packages[] = { "harmonised", "jrs" };
	json_t *json = json_loads(line, 0, NULL);
	json_int_t exact[2] = { 0 };
	bool decided = true;

	assert_non_null(json);
	for (int side = 0; side < 2; side++) {
		json_t *sum = json_object_get(
		    json_object_get(json_object_get(json, "packages"), packages[side]),
		    "total");
		json_int_t min = json_integer_value(json_object_get(sum, "min"));
		json_int_t max = json_integer_value(json_object_get(sum, "max"));

		sums->min[side] += min;
		sums->max[side] += max;
		exact[side] = min;
		decided = decided && min == max &&
			  !json_is_true(json_object_get(sum, "incomplete"));
	}
	sums->gain += decided && exact[0] > exact[1];
	sums->lose += decided && exact[0] < exact[1];
	sums->same += decided && exact[0] == exact[1];
	json_decref(json);
}

/* Whatever was answered: the report adds up to the single calculations. */
static void report_is_the_sum_of_single_calculations(void **state)
{
	static const char *const policies[] = { POLICY, AGAINST };
	struct room *room = *state;
	struct support_random random = support_seed();
	int cases = support_long() ? 100000 : 1500;
	GString *lines = g_string_new(NULL);
	struct sums sums = { 0 };
	char **answers;
	json_t *json;

	for (int i = 0; i < cases; i++) {
		struct case_file file = { 0 };
		char *text;

		random_case(&random, &file);
		text = case_json_write(&file, false);
		g_string_append_printf(lines, "%s\n", text);
		g_free(text);
		case_file_clear(&file);
	}
	assert_int_equal(room_run(room, lines->str, "calculate", "-", NULL), EXIT_OK);
	answers = g_strsplit(g_strchomp(room->last.out), "\n", -1);
	assert_int_equal(g_strv_length(answers), cases);
	for (int i = 0; i < cases; i++)
		add_line(&sums, answers[i]);
	json = what_if(room, lines->str);
	assert_int_equal(count(json, "households"), cases);
	for (int side = 0; side < 2; side++) {
		assert_int_equal(total(json, policies[side], "min"), sums.min[side]);
		assert_int_equal(total(json, policies[side], "max"), sums.max[side]);
	}
	assert_int_equal(count(json, "gain"), sums.gain);
	assert_int_equal(count(json, "lose"), sums.lose);
	assert_int_equal(count(json, "same"), sums.same);
	assert_int_equal(
	    count(json, "undecided"), cases - sums.gain - sums.lose - sums.same);
	json_decref(json);
	g_strfreev(answers);
	g_string_free(lines, TRUE);
}

/* --- tables --- */

#define HEAD "registered_on,departure_kind,route,nationality,adults,minors\n"
#define GOOD "2024-03-22,voluntary,iom,IQ,2,2\n"

static void policy_that_is_not_there_is_named(void **state)
{
	struct room *room = *state;

	assert_int_not_equal(
	    room_run(room, HEAD GOOD, "--lang", "en", "report", "what-if", "--policy",
		"no-such-policy", "--cases", "-", NULL),
	    EXIT_OK);
	assert_non_null(strstr(room->last.err, "no-such-policy"));
}

/* --- some of the cases --- */

#define MIXED                                                                            \
	"registered_on,departure_kind,route,nationality,adults,minors,departed_on\n"    \
	"2024-03-22,voluntary,iom,IQ,2,2,\n"                                             \
	"2024-04-22,voluntary,jrs,IQ,1,0,2024-06-01\n"                                   \
	"2024-05-22,forced,,MN,1,0,\n"                                                   \
	"2024-06-22,,,stateless,1,1,\n"

static void filter_leaves_out_what_is_not_asked_for(void **state)
{
	static const struct {
		const char *option, *value;
		int households;
	} filters[] = {
		{ "--nationality", "IQ", 2 },
		{ "--nationality", "unknown", 1 },
		{ "--departure-kind", "forced", 1 },
		{ "--departure-kind", "unknown", 1 },
		{ "--route", "jrs", 1 },
		{ "--route", "unknown", 2 },
		{ "--household", "one_adult", 2 },
		{ "--household", "one_adult_with_minors", 1 },
		{ "--state", "departed", 1 },
		{ "--state", "closed", 0 },
		{ "--registered-from", "2024-04-22", 3 },
		{ "--registered-to", "22-4-2024", 2 },
		{ "--departure-from", "2024-06-01", 1 },
		{ "--departure-to", "2024-05-31", 0 },
	};
	struct room *room = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(filters); i++) {
		json_t *json, *filter;
		char *key = g_strdelimit(g_strdup(filters[i].option + 2), "-", '_');

		assert_int_equal(
		    room_run(room, MIXED, "--lang", "en", "report", "what-if", "--policy",
			POLICY, "--cases", "-", "--json", filters[i].option,
			filters[i].value, NULL),
		    EXIT_OK);
		json = json_loads(room->last.out, 0, NULL);
		assert_non_null(json);
		if (count(json, "households") != filters[i].households)
			fail_msg("%s %s", filters[i].option, filters[i].value);
		assert_int_equal(count(json, "filtered"), 4 - filters[i].households);
		assert_int_equal(count(json, "skipped"), 0);
		filter = json_object_get(json, "filter");
		assert_non_null(json_object_get(filter, key));
		json_decref(json);
		g_free(key);
	}
}

static void filter_is_told_on_the_page(void **state)
{
	struct room *room = *state;

	assert_int_equal(room_run(room, MIXED, "--lang", "nl", "report", "what-if",
			     "--policy", POLICY, "--cases", "-", "--nationality", "MN",
			     "--registered-from", "2024-01-01", NULL),
	    EXIT_OK);
	assert_non_null(strstr(room->last.out, "Nationaliteit: Mongolië"));
	assert_non_null(strstr(room->last.out, "01-01-2024"));
	assert_non_null(strstr(room->last.out, "3 andere zaken"));
}

/* With a report of all cases it would tell how many those few are. */
static void of_few_cases_not_even_the_others_are_counted(void **state)
{
	static const char *const reports[] = { "totals", "trend" };
	struct room *room = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(reports); i++) {
		json_t *json;

		assert_int_equal(room_run(room, MIXED, "report", reports[i], "--cases", "-",
				     "--json", "--nationality", "MN", NULL),
		    EXIT_OK);
		json = json_loads(room->last.out, 0, NULL);
		assert_true(json_is_null(json_object_get(json, "filtered")));
		json_decref(json);
		assert_int_equal(room_run(room, MIXED, "report", reports[i], "--cases", "-",
				     "--csv", "--nationality", "MN", NULL),
		    EXIT_OK);
		assert_non_null(strstr(room->last.out, "filtered,,,"));
		assert_int_equal(room_run(room, MIXED, "--lang", "en", "report", reports[i],
				     "--cases", "-", "--nationality", "MN", NULL),
		    EXIT_OK);
		assert_non_null(strstr(room->last.out, "Nationality: Mongolia"));
		assert_null(strstr(room->last.out, "other case"));
	}
}

static void filter_that_cannot_be_is_named(void **state)
{
	static const struct {
		const char *option, *value;
		int status;
	} wrong[] = {
		{ "--nationality", "Irak", EXIT_USAGE },
		{ "--nationality", "QQ", EXIT_INPUT },
		{ "--registered-from", "2024-02-30", EXIT_USAGE },
		{ "--state", "gone", EXIT_USAGE },
	};
	struct room *room = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
		int status = room_run(room, MIXED, "--lang", "en", "report", "what-if",
		    "--policy", POLICY, "--cases", "-", wrong[i].option, wrong[i].value,
		    NULL);

		assert_int_equal(status, wrong[i].status);
		assert_non_null(strstr(room->last.err, wrong[i].value));
		if (status == EXIT_USAGE)
			assert_non_null(strstr(room->last.err, wrong[i].option));
		assert_string_equal(room->last.out, "");
	}
}

/* The words of the option table are those of the facts. */
static void every_choice_of_a_filter_can_be_given(void **state)
{
	struct room *room = *state;

	for (enum case_filter_part part = 0; part < CASE_FILTER_PARTS; part++)
		for (int i = 0; i < case_filter_choices(part); i++) {
			char *option = g_strdelimit(
			    g_strconcat("--", case_filter_word(part), NULL), "_", '-');

			assert_int_equal(
			    room_run(room, MIXED, "report", "what-if", "--policy", POLICY,
				"--cases", "-", option, case_filter_choice_word(part, i),
				NULL),
			    EXIT_OK);
			g_free(option);
		}
}

#define REPORT_TEST(test) cmocka_unit_test_setup_teardown(test, room_enter, room_leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		REPORT_TEST(nota_gives_its_printed_figures),
		REPORT_TEST(report_is_the_sum_of_single_calculations),
		REPORT_TEST(policy_that_is_not_there_is_named),
		REPORT_TEST(filter_leaves_out_what_is_not_asked_for),
		REPORT_TEST(filter_is_told_on_the_page),
		REPORT_TEST(of_few_cases_not_even_the_others_are_counted),
		REPORT_TEST(filter_that_cannot_be_is_named),
		REPORT_TEST(every_choice_of_a_filter_can_be_given),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
