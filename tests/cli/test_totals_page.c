/* SPDX-License-Identifier: EUPL-1.2 */
/* What report totals says, and what it refuses. */
#include <glib.h>
#include <jansson.h>

#include "program.h"

#include <string.h>

#include "terugkeerdesk/cli/cli.h"

#define FROM "2015-01-01"
#define TO   "2019-12-31"

/* Settings that merge nothing. */
static char *merge_nothing(struct room *room)
{
	return room_file(room, "apart.ini", "[report]\nsmallest_group = 1\n");
}

#define HEAD "registered_on,departure_kind,route,adults,minors,state,departed_on\n"
#define THREE                                                                            \
	"2015-02-03,voluntary,iom,1,0,,2016-02-03\n"                                     \
	"2015-02-04,forced,jrs,2,1,,2016-02-03\n"                                        \
	"2016-02-04,,,1,0,booked,\n"

static int run_text(
    struct room *room, const char *table, const char *from, const char *to)
{
	return room_run(room, table, "--lang", "en", "report", "totals", "--cases", "-",
	    "--from", from, "--to", to, NULL);
}

static void assert_says(const struct room *room, const char *part)
{
	if (strstr(room->last.out, part) == NULL)
		fail_msg("\"%s\" is not in: %s", part, room->last.out);
}

static void assert_silent(const struct room *room, const char *part)
{
	if (strstr(room->last.out, part) != NULL)
		fail_msg("\"%s\" is in: %s", part, room->last.out);
}

static void page_says_which_date_counts(void **state)
{
	struct room *room = *state;

	assert_int_equal(run_text(room, HEAD THREE, FROM, TO), EXIT_OK);
	assert_says(room, "From 1 January 2015 until and including 31 December 2019");
	assert_says(room, "count on the date of\n  registration");
	assert_says(room, "Of fewer than 5 cases it is not known when they came into");
}

static void page_is_in_dutch_too(void **state)
{
	struct room *room = *state;

	assert_int_equal(room_run(room, HEAD THREE THREE, "--lang", "nl", "report",
			     "totals", "--cases", "-", "--from", FROM, "--to", TO, NULL),
	    EXIT_OK);
	assert_says(room, "Totalen en vertrek");
	assert_says(room, "Van 01-01-2015 tot en met 31-12-2019");
	assert_says(room, "Ingeschreven");
}

static void few_cases_are_not_told(void **state)
{
	struct room *room = *state;

	assert_int_equal(run_text(room, HEAD THREE, FROM, TO), EXIT_OK);
	assert_says(room, "fewer than 5");
	/* Nor what they are not, and so what they are. */
	assert_silent(room, "NGO");
	assert_silent(room, "67 %");
	assert_silent(room, "100 %");
	assert_int_equal(
	    room_run(room, HEAD THREE, "report", "totals", "--cases", "-", "--csv", NULL),
	    EXIT_OK);
	assert_silent(room, ",3,5,");
	assert_says(room, "registered,departure_kind,period,,2016-12-31,,,,,\n");
}

static void nothing_is_said_in_words(void **state)
{
	struct room *room = *state;

	assert_int_equal(run_text(room, HEAD THREE, "2001-01-01", "2001-12-31"), EXIT_OK);
	assert_says(room, "No case was registered");
	assert_silent(room, "0 %");
	assert_int_equal(run_text(room, HEAD, FROM, TO), EXIT_OK);
	assert_says(room, "No case was registered");
	assert_silent(room, "0 %");
}

static void period_that_cannot_be_is_refused(void **state)
{
	static const struct {
		const char *from, *to, *said;
	} rows[] = {
		{ "2019-01-01", "2018-12-31", "before it begins" },
		{ "2019-02-30", "2019-12-31", "2019-02-30" },
		{ "2019", "2019-12-31", "“2019” is not a date" },
		{ "2019-01-01", "yesterday", "yesterday" },
		{ "2300-01-01", "2300-12-31", "2300-01-01" },
	};
	struct room *room = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		assert_int_equal(
		    run_text(room, HEAD THREE, rows[i].from, rows[i].to), EXIT_USAGE);
		room_said(room, rows[i].said);
	}
}

static void split_that_cannot_be_is_refused(void **state)
{
	static const char *const splits[] = { "2015", "2020", "2017,2017", "2018,2016",
		"17", "2016,", "2016;2017", "2015,2016", "2016,2017,2018,2019" };
	struct room *room = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(splits); i++) {
		assert_int_equal(room_run(room, HEAD THREE, "--lang", "en", "report",
				     "totals", "--cases", "-", "--from", FROM, "--to", TO,
				     "--split", splits[i], NULL),
		    EXIT_USAGE);
		room_said(room, "--split");
	}
}

static void split_makes_a_column_of_each_period(void **state)
{
	struct room *room = *state;
	char *settings = merge_nothing(room);

	assert_int_equal(room_run(room, HEAD THREE, "--lang", "en", "--config", settings,
			     "report", "totals", "--cases", "-", "--from", FROM, "--to",
			     TO, "--split", "2016,2017", NULL),
	    EXIT_OK);
	assert_says(room, "per year, 2015  per year, 2016  per year, 2017–2019");
	assert_says(room, "25 %");
	assert_says(room, "2015: nobody.");
	g_free(settings);
}

/* No zero of a year that nobody has seen. */
static void years_to_come_are_no_years_without_departures(void **state)
{
	struct room *room = *state;
	char *settings = merge_nothing(room);

	assert_int_equal(room_run(room, HEAD THREE, "--lang", "en", "--config", settings,
			     "report", "totals", "--cases", "-", "--from", "2016-01-01",
			     "--to", "2199-12-31", "--split", "2198", NULL),
	    EXIT_OK);
	assert_says(room, "2198–2199: yet to come.");
	assert_says(room, "2199 (to come)");
	assert_silent(room, "per year, 2198–2199");
	assert_silent(room, "31-12-2197");
	g_free(settings);
}

static void bad_row_is_told_and_strictly_nothing_is_counted(void **state)
{
	struct room *room = *state;

	assert_int_equal(
	    run_text(room, HEAD THREE "2015-02-31,forced,jrs,1,0,,\n", FROM, TO),
	    EXIT_INPUT);
	assert_non_null(strstr(room->last.err, ":5:"));
	assert_says(room, "1 row has an error");
	assert_int_equal(room_run(room, HEAD "2015-02-31,forced,jrs,1,0,,\n", "report",
			     "totals", "--cases", "-", "--strict", NULL),
	    EXIT_INPUT);
	assert_string_equal(room->last.out, "");
}

/* --- figures that were given --- */

static json_int_t percent(json_t *given, size_t index, const char *end)
{
	json_t *range =
	    json_object_get(json_array_get(given, index), "independent_percent");

	assert_true(json_is_object(range));
	return json_integer_value(json_object_get(range, end));
}

/* answers-eu-strategy-2021: it prints 60 % and 70 %. */
static void table_of_2021_gives_its_own_shares(void **state)
{
	struct room *room = *state;
	char *path = support_data("tables/departures-2010-2019.csv");
	const char *const tables[] = { path, "departures-2010-2019" };

	for (size_t i = 0; i < G_N_ELEMENTS(tables); i++) {
		json_t *json, *given;

		assert_int_equal(room_run(room, NULL, "report", "totals", "--table",
				     tables[i], "--json", NULL),
		    EXIT_OK);
		json = json_loads(room->last.out, 0, NULL);
		assert_non_null(json);
		given = json_object_get(json, "given");
		assert_int_equal(json_array_size(given), 2);
		assert_int_equal(percent(given, 0, "min"), 59);
		assert_int_equal(percent(given, 0, "max"), 59);
		assert_int_equal(percent(given, 1, "min"), 65);
		assert_int_equal(percent(given, 1, "max"), 65);
		assert_null(json_object_get(json, "tables"));
		json_decref(json);
	}
	assert_int_equal(room_run(room, NULL, "--lang", "en", "report", "totals",
			     "--table", path, NULL),
	    EXIT_OK);
	assert_says(room, "59 %                 65 %");
	assert_says(room, "60 %                 70 %");
	assert_says(room, "Source: answers-eu-strategy-2021.");
	assert_int_equal(
	    room_run(room, NULL, "report", "totals", "--table", path, "--csv", NULL),
	    EXIT_OK);
	assert_says(
	    room, "given,departure_kind,per_year,2010-01-01,2016-12-31,,,3860.0,59,59");
	g_free(path);
}

static void own_years_stand_beneath_a_table(void **state)
{
	struct room *room = *state;
	const char *given, *own;

	assert_int_equal(room_run(room, HEAD THREE THREE, "--lang", "en", "report",
			     "totals", "--table", "departures-2010-2019", "--cases", "-",
			     "--from", FROM, "--to", TO, NULL),
	    EXIT_OK);
	given = strstr(room->last.out, "per year, 2010–2016");
	own = strstr(room->last.out, "The cases that were counted here");
	assert_non_null(given);
	assert_non_null(own);
	assert_true(given < own);
}

static void table_that_cannot_be_read_is_refused(void **state)
{
	struct room *room = *state;
	char *path = room_file(room, "figures.csv",
	    "from,to,per,departure_kind,persons\n2010-13,2016,year,forced,1\n");

	assert_int_equal(room_run(room, NULL, "--lang", "en", "report", "totals",
			     "--table", path, NULL),
	    EXIT_INPUT);
	assert_non_null(strstr(room->last.err, "figures.csv:2: from: “2010-13”"));
	assert_int_equal(
	    room_run(room, NULL, "report", "totals", "--table", "no-such-table", NULL),
	    EXIT_OUTPUT);
	room_said(room, "no-such-table");
	assert_int_not_equal(
	    room_run(room, NULL, "report", "totals", "--table", room->folder, NULL),
	    EXIT_OK);
	/* Whatever is asked of cases needs some. */
	assert_int_equal(room_run(room, NULL, "report", "totals", "--table",
			     "departures-2010-2019", "--split", "2017", NULL),
	    EXIT_LEDGER);
	g_free(path);
}

#define TOTALS_TEST(test) cmocka_unit_test_setup_teardown(test, room_enter, room_leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TOTALS_TEST(page_says_which_date_counts),
		TOTALS_TEST(page_is_in_dutch_too),
		TOTALS_TEST(few_cases_are_not_told),
		TOTALS_TEST(nothing_is_said_in_words),
		TOTALS_TEST(period_that_cannot_be_is_refused),
		TOTALS_TEST(split_that_cannot_be_is_refused),
		TOTALS_TEST(split_makes_a_column_of_each_period),
		TOTALS_TEST(years_to_come_are_no_years_without_departures),
		TOTALS_TEST(bad_row_is_told_and_strictly_nothing_is_counted),
		TOTALS_TEST(table_of_2021_gives_its_own_shares),
		TOTALS_TEST(own_years_stand_beneath_a_table),
		TOTALS_TEST(table_that_cannot_be_read_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
