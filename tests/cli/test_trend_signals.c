/* SPDX-License-Identifier: EUPL-1.2 */
/* The months that stand out, as the program tells them; and what it cannot count. */
#include <glib.h>
#include <jansson.h>

#include "answer.h"

#include <string.h>

#include "terugkeerdesk/cli/cli.h"

#define YEAR 2015 /* long past: today decides nothing */

static char *month_text(int month)
{
	return g_strdup_printf("%04d-%02d", YEAR + month / 12, month % 12 + 1);
}

static void append_month(GString *table, const char *nationality, int month, int cases)
{
	char *text = month_text(month);

	for (int i = 0; i < cases; i++)
		g_string_append_printf(table, "%s-%02d,%s,1,0,never_applied,%s-01,\n",
		    text, 1 + i % 28, nationality, text);
	g_free(text);
}

static void append_series(
    GString *table, const char *nationality, const int *cases, int count)
{
	for (int month = 0; month < count; month++)
		append_month(table, nationality, month, cases[month]);
}

#define HEAD                                                                             \
	"registered_on,nationality,adults,minors,residence_status,arrived_on,"           \
	"departed_on\n"

/* 316 until June, 114 of them in June, as nota-mongolia-2025 has it; and few others. */
static char *rush_table(void)
{
	static const int rush[] = { 40, 41, 38, 42, 41, 114 };
	static const int few[] = { 0, 1, 0, 2, 1, 3 };
	GString *table = g_string_new(HEAD);

	append_series(table, "MN", rush, G_N_ELEMENTS(rush));
	append_series(table, "GE", few, G_N_ELEMENTS(few));
	return g_string_free(table, FALSE);
}

static void rush_stands_out_with_its_figures_and_a_few_do_not(void **state)
{
	struct room *room = *state;
	char *table = rush_table();
	json_t *json;
	json_t *signal;

	assert_int_equal(
	    room_run(room, table, "report", "trend", "--cases", "-", "--json", NULL),
	    EXIT_OK);
	json = answer_json(room);
	assert_int_equal(json_array_size(json_object_get(json, "signals")), 1);
	signal = json_array_get(json_object_get(json, "signals"), 0);
	assert_string_equal(
	    json_string_value(json_object_get(signal, "nationality")), "MN");
	assert_string_equal(
	    json_string_value(json_object_get(signal, "month")), "2015-06");
	assert_int_equal(answer_number(signal, "cases"), 114);
	assert_int_equal(answer_number(signal, "months_before"), 5);
	assert_int_equal(answer_number(signal, "cases_before"), 202);
	assert_int_equal(answer_number(signal, "days_before"), 151);
	assert_int_equal(answer_number(signal, "never_applied"), 114);
	assert_int_equal(answer_number(signal, "within_30_days"), 114);
	assert_true(json_real_value(json_object_get(signal, "probability")) < 4.27e-6);
	assert_true(json_real_value(json_object_get(signal, "probability")) > 4.25e-6);
	assert_true(json_real_value(json_object_get(signal, "threshold")) <= 0.01);
	json_decref(json);
	g_free(table);
}

static void page_says_that_it_counts_and_does_not_judge(void **state)
{
	struct room *room = *state;
	char *table = rush_table();

	assert_int_equal(room_run(room, table, "--lang", "en", "report", "trend",
			     "--cases", "-", NULL),
	    EXIT_OK);
	answer_says(room, "they say nothing about any person");
	answer_says(room, "a reason to look for the cause, and no more");
	answer_says(room, "June 2015  Mongolia");
	answer_says(room, "114 never applied for residence (100 %)");
	answer_says(room, "114 *");
	assert_int_equal(room_run(room, table, "--lang", "nl", "report", "trend",
			     "--cases", "-", NULL),
	    EXIT_OK);
	answer_says(room, "ze zeggen niets over");
	answer_says(room, "40,1");
	g_free(table);
}

static void table_says_which_month_stands_out(void **state)
{
	struct room *room = *state;
	char *table = rush_table();

	assert_int_equal(
	    room_run(room, table, "report", "trend", "--cases", "-", "--csv", NULL),
	    EXIT_OK);
	answer_says(room,
	    "\nmonth,MN,2015-06,yes,114,114,114,114,114,114,114,114,yes,5,202,40.1325,"
	    "4.26121e-06,0.01\n");
	answer_says(room, "\nmonth,MN,2015-05,yes,41,41,41,41,41,41,41,41,no,,,,,\n");
	answer_says(room, "\nother,,,,7,7,");
	g_free(table);
}

/* From the probability one could work out how many there were before. */
static void too_few_before_are_not_told_by_the_probability_either(void **state)
{
	static const int usual[] = { 40, 41, 38, 42, 41, 40 };
	static const int rush[] = { 0, 1, 0, 2, 1, 30 };
	struct room *room = *state;
	GString *table = g_string_new(HEAD);
	json_t *json, *signal;

	append_series(table, "MN", usual, G_N_ELEMENTS(usual));
	append_series(table, "GE", rush, G_N_ELEMENTS(rush));
	room_run(room, table->str, "report", "trend", "--cases", "-", "--json", NULL);
	json = answer_json(room);
	signal = json_array_get(json_object_get(json, "signals"), 0);
	assert_int_equal(answer_number(signal, "cases"), 30);
	assert_true(json_is_null(json_object_get(signal, "cases_before")));
	assert_true(json_is_null(json_object_get(signal, "expected")));
	assert_true(json_is_null(json_object_get(signal, "probability")));
	json_decref(json);
	room_run(room, table->str, "report", "trend", "--cases", "-", "--csv", NULL);
	answer_says(room, ",yes,5,,,,0.01\n");
	room_run(room, table->str, "--lang", "en", "report", "trend", "--cases", "-", NULL);
	answer_says(room, "few");
	answer_says(room, "less than 1 in 100");
	g_string_free(table, TRUE);
}

/* The month until the tenth, with a rush already; the rest of it is not there yet. */
static void month_that_is_not_over_says_so(void **state)
{
	struct room *room = *state;
	char *table = rush_table();

	assert_int_equal(room_run(room, table, "--lang", "en", "report", "trend", "--to",
			     "2015-06-10", "--cases", "-", NULL),
	    EXIT_OK);
	answer_says(room, "to 10 June 2015");
	answer_says(room, "The last month is not over");
	answer_says(room, "have a later date");
	assert_int_equal(room_run(room, table, "report", "trend", "--to", "2015-06-10",
			     "--cases", "-", "--json", NULL),
	    EXIT_OK);
	answer_says(room, "\"month\": \"2015-06\",\n      \"over\": false");
	g_free(table);
}

static void months_before_the_period_serve_for_comparison(void **state)
{
	struct room *room = *state;
	char *table = rush_table();
	json_t *json;

	assert_int_equal(room_run(room, table, "report", "trend", "--from", "2015-06-15",
			     "--cases", "-", "--json", NULL),
	    EXIT_OK);
	json = answer_json(room);
	assert_int_equal(json_array_size(json_object_get(json, "signals")), 1);
	/* Beside the 114 only 3: the total would tell. */
	assert_true(json_is_null(json_object_get(json, "cases")));
	assert_true(
	    json_is_null(json_object_get(json_object_get(json, "other"), "cases")));
	assert_int_equal(answer_number(json, "earlier"), 206);
	assert_string_equal(
	    json_string_value(json_object_get(json, "from")), "2015-06-01");
	json_decref(json);
	g_free(table);
}

/* --- what cannot be --- */

static void nothing_to_count_is_said_in_words(void **state)
{
	struct room *room = *state;

	assert_int_equal(
	    room_run(room, HEAD, "--lang", "en", "report", "trend", "--cases", "-", NULL),
	    EXIT_OK);
	answer_says(room, "There is no case to count");
	assert_int_equal(room_run(room, HEAD "2015-01-01,MN,1,0,,,\n", "--lang", "en",
			     "report", "trend", "--by", "departed", "--cases", "-", NULL),
	    EXIT_OK);
	answer_says(room, "There is no case to count");
	answer_says(room, "Fewer than 5 cases have no date of departure");
	assert_int_equal(
	    room_run(room, HEAD, "report", "trend", "--cases", "-", "--json", NULL),
	    EXIT_OK);
	answer_says(room, "\"from\": null");
}

static void too_few_months_are_no_silence(void **state)
{
	static const int cases[] = { 10, 90 };
	struct room *room = *state;
	GString *table = g_string_new(HEAD);

	append_series(table, "MN", cases, G_N_ELEMENTS(cases));
	assert_int_equal(room_run(room, table->str, "--lang", "en", "report", "trend",
			     "--cases", "-", NULL),
	    EXIT_OK);
	answer_says(room, "No month could be looked at");
	g_string_free(table, TRUE);
}

static void period_that_cannot_be_is_refused(void **state)
{
	static const struct {
		const char *from, *to, *said;
	} rows[] = {
		{ "2019-01-01", "2018-12-31", "before it begins" },
		{ "2019-02-30", "2019-12-31", "2019-02-30" },
		{ "2190-01-01", "2190-12-31", "after today" },
	};
	struct room *room = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		assert_int_equal(
		    room_run(room, HEAD, "--lang", "en", "report", "trend", "--cases",
			"-", "--from", rows[i].from, "--to", rows[i].to, NULL),
		    EXIT_USAGE);
		room_said(room, rows[i].said);
	}
	assert_int_equal(room_run(room, HEAD, "--lang", "en", "report", "trend", "--by",
			     "weather", "--cases", "-", NULL),
	    EXIT_USAGE);
	room_said(room, "registered, departed");
}

static void bad_row_is_told_and_strictly_nothing_is_counted(void **state)
{
	struct room *room = *state;

	assert_int_equal(
	    room_run(room, HEAD "2015-01-01,MN,1,0,,,\n2015-02-30,MN,1,0,,,\n", "--lang",
		"en", "report", "trend", "--cases", "-", NULL),
	    EXIT_INPUT);
	assert_non_null(strstr(room->last.err, ":3:"));
	answer_says(room, "1 row has an error");
	assert_int_equal(room_run(room, HEAD "2015-02-30,MN,1,0,,,\n", "report", "trend",
			     "--cases", "-", "--strict", NULL),
	    EXIT_INPUT);
	assert_string_equal(room->last.out, "");
}

#define TREND_TEST(test) cmocka_unit_test_setup_teardown(test, room_enter, room_leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TREND_TEST(rush_stands_out_with_its_figures_and_a_few_do_not),
		TREND_TEST(page_says_that_it_counts_and_does_not_judge),
		TREND_TEST(table_says_which_month_stands_out),
		TREND_TEST(too_few_before_are_not_told_by_the_probability_either),
		TREND_TEST(month_that_is_not_over_says_so),
		TREND_TEST(months_before_the_period_serve_for_comparison),
		TREND_TEST(nothing_to_count_is_said_in_words),
		TREND_TEST(too_few_months_are_no_silence),
		TREND_TEST(period_that_cannot_be_is_refused),
		TREND_TEST(bad_row_is_told_and_strictly_nothing_is_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
