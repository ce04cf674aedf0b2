/* SPDX-License-Identifier: EUPL-1.2 */
/* Tables of households that something is wrong with: each fault with its row. */
#include <glib.h>
#include <jansson.h>

#include "program.h"

#include <string.h>

#include "terugkeerdesk/cli/cli.h"

#define HEAD "registered_on,departure_kind,route,nationality,adults,minors,own_means\n"
#define GOOD "2024-03-22,voluntary,iom,IQ,2,2,no\n"

static int run(struct room *room, const char *table, const char *one, const char *other)
{
	return room_run(room, table, "--lang", "en", "report", "what-if", "--policy",
	    "harmonised-2024", "--against", "jrs-2022", "--cases", "-", one, other, NULL);
}

static json_int_t count(struct room *room, const char *key)
{
	json_t *json = json_loads(room->last.out, JSON_DISABLE_EOF_CHECK, NULL);
	json_int_t ret;

	assert_non_null(json);
	assert_true(json_is_integer(json_object_get(json, key)));
	ret = json_integer_value(json_object_get(json, key));
	json_decref(json);
	return ret;
}

static const struct {
	const char *row, *said;
} bad_rows[] = {
	{ "2024-03-22,voluntary,iom,QQ,2,2,no\n",
	    "nationality: “QQ” is not a country; expected a code of two letters, like "
	    "IQ, "
	    "or “stateless” or “mixed”" },
	{ "2024-03-22,voluntary,iom,Irak,2,2,no\n",
	    "nationality: “Irak” is not a country; expected a code of two letters, like "
	    "IQ, or “stateless” or “mixed”" },
	{ "2024-02-30,voluntary,iom,IQ,2,2,no\n",
	    "registered_on: “2024-02-30” is not a date; expected a day that exists, like "
	    "2024-03-22" },
	{ "2023-02-29,voluntary,iom,IQ,2,2,no\n",
	    "registered_on: “2023-02-29” is not a date; expected a day that exists, like "
	    "2024-03-22" },
	{ "22-3-24,voluntary,iom,IQ,2,2,no\n", "registered_on: “22-3-24” is not a date" },
	{ "2024-13-01,voluntary,iom,IQ,2,2,no\n", "“2024-13-01” is not a date" },
	{ "1899-12-31,voluntary,iom,IQ,2,2,no\n", "“1899-12-31” is not a date" },
	{ "2200-01-01,voluntary,iom,IQ,2,2,no\n", "“2200-01-01” is not a date" },
	{ ",voluntary,iom,IQ,2,2,no\n",
	    "registered_on: this is missing; expected a day that exists, like "
	    "2024-03-22" },
	{ "2024-03-22,someday,iom,IQ,2,2,no\n",
	    "departure_kind: “someday” is not one of: voluntary, supervised, forced" },
	{ "2024-03-22,voluntary,iom,IQ,two,2,no\n",
	    "adults: “two” is not a number; expected a number of persons, 0 to 24" },
	{ "2024-03-22,voluntary,iom,IQ,-1,2,no\n", "adults: “-1” is not a number" },
	{ "2024-03-22,voluntary,iom,IQ,25,0,no\n", "adults: “25” is not a number" },
	{ "2024-03-22,voluntary,iom,IQ,,2,no\n",
	    "adults: this is missing; expected a number of persons, 0 to 24" },
	{ "2024-03-22,voluntary,iom,IQ,0,0,no\n",
	    "adults, minors: 0 persons; expected 1 to 24 persons" },
	{ "2024-03-22,voluntary,iom,IQ,20,20,no\n",
	    "adults, minors: 40 persons; expected 1 to 24 persons" },
	{ "2024-03-22,voluntary,iom,IQ,2,2,maybe\n", "own_means: “maybe” is not one of" },
	{ "2024-03-22,voluntary,iom\n",
	    "nationality: this is missing; expected a field for every column; the row is "
	    "cut off" },
	{ "2024-03-22,voluntary,iom,IQ,2,2,no,9\n",
	    "“9” cannot be read here; expected no more fields than columns" },
	{ "2024-03-22,\"voluntary,iom,IQ,2,2,no\n",
	    "expected a closing quote, and nothing behind it" },
	{ "2024-03-22,\"voluntary\"x,iom,IQ,2,2,no\n",
	    "expected a closing quote, and nothing behind it" },
	{ "2024-03-22;voluntary;iom;IQ;2;2;no\n", "registered_on: “2024-03-22;vol" },
	{ "\x80\xff\x1b[31m,voluntary,iom,IQ,2,2,no\n",
	    "registered_on: “???[31m” is not" },
};

static void bad_row_is_told_with_its_number_and_left_out(void **state)
{
	struct room *room = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(bad_rows); i++) {
		char *table = g_strconcat(HEAD, GOOD, "\n", bad_rows[i].row, GOOD, NULL);

		assert_int_equal(run(room, table, "--json", NULL), EXIT_INPUT);
		if (strstr(room->last.err, "-:4: ") == NULL ||
		    strstr(room->last.err, bad_rows[i].said) == NULL)
			fail_msg("%s%s", bad_rows[i].row, room->last.err);
		assert_int_equal(count(room, "households"), 2);
		assert_int_equal(count(room, "skipped"), 1);
		assert_int_equal(run(room, table, NULL, NULL), EXIT_INPUT);
		assert_non_null(
		    strstr(room->last.out, "1 row has an error and was left out."));
		g_free(table);
	}
}

static void strictly_nothing_is_calculated_and_that_is_said(void **state)
{
	struct room *room = *state;
	const char *table = HEAD GOOD "2024-02-30,voluntary,iom,IQ,2,2,no\n" GOOD
				      "2024-03-22,voluntary,iom,QQ,2,2,no\n";

	assert_int_equal(run(room, table, "--strict", NULL), EXIT_INPUT);
	assert_string_equal(room->last.out, "");
	assert_non_null(strstr(room->last.err, "-:3: registered_on: "));
	assert_non_null(strstr(room->last.err, "-:5: nationality: "));
	assert_non_null(
	    strstr(room->last.err, "-: nothing was calculated; rows with an error: 2\n"));
	assert_int_equal(run(room, table, "--strict", "--json"), EXIT_INPUT);
	assert_non_null(strstr(room->last.out, "bad-rows"));
	assert_null(strstr(room->last.out, "households"));
	assert_int_equal(run(room, HEAD GOOD, "--strict", NULL), EXIT_OK);
}

static void other_reports_are_as_strict(void **state)
{
	static const char *const reports[] = { "totals", "trend" };
	struct room *room = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(reports); i++) {
		assert_int_equal(
		    room_run(room, HEAD GOOD "2024-02-30,,,IQ,2,2,no\n", "--lang", "en",
			"report", reports[i], "--cases", "-", "--strict", NULL),
		    EXIT_INPUT);
		assert_string_equal(room->last.out, "");
		assert_non_null(strstr(
		    room->last.err, "nothing was calculated; rows with an error: 1"));
	}
}

static void first_line_that_is_wrong_is_told(void **state)
{
	static const struct {
		const char *table, *said;
	} bad[] = {
		{ "", "-:1: this is missing; expected a first line with the names of the "
		      "columns" },
		{ "\n \n\r\n", "-:4: this is missing; expected a first line" },
		{ "\xef\xbb\xbf", "-:1: this is missing; expected a first line" },
		{ GOOD, "-:1: 2024-03-22: the key “2024-03-22” is not known; expected "
			"registered_on, " },
		{ "registered_on,adults\n2024-03-22,1\n",
		    "-:1: minors: this is missing; expected a column of this name" },
		{ "registered_on,adults,minors,shoes\n",
		    "-:1: shoes: the key “shoes” is not known; expected "
		    "registered_on, " },
		{ "registered_on,adults,minors,adults\n",
		    "-:1: adults: the key “adults” stands here twice" },
		{ "registered_on,adults,minors,\n",
		    "-:1: this is missing; expected a name for every column" },
		{ "\xff\xfer\001e\001g\n", "-:1: this is not valid UTF-8 text" },
	};
	struct room *room = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
		assert_int_equal(run(room, bad[i].table, NULL, NULL), EXIT_INPUT);
		if (strstr(room->last.err, bad[i].said) == NULL)
			fail_msg("%s: %s", bad[i].table, room->last.err);
		assert_string_equal(room->last.out, "");
	}
}

static void table_is_read_however_it_was_written(void **state)
{
	static const char *const tables[] = {
		HEAD GOOD,
		"\xef\xbb\xbf" HEAD GOOD,
		"registered_on,departure_kind,route,nationality,adults,minors,own_"
		"means\r\n"
		"2024-03-22,voluntary,iom,IQ,2,2,no\r\n",
		"\xef\xbb\xbf\"registered_on\";departure_kind;route;nationality;adults;"
		"minors;"
		"own_means\r\n\"2024-03-22\";\"voluntary\" ; "
		"iom;iq;\"2\";02;\"no\"\r\n\r\n",
		"own_means,minors,adults,nationality,route,departure_kind,registered_on\n"
		"0,2,2,IQ,iom,voluntary,22-3-2024\n",
		HEAD "2024-03-22,voluntary,iom,IQ,2,2,false\n",
		HEAD "\t2024-03-22 ,voluntary,iom,IQ,2,2,FALSE\n\n\n",
		"reference," HEAD
		"\"a \"\"b\"\", c\",2024-03-22,voluntary,iom,IQ,2,2,no\n",
	};
	struct room *room = *state;
	char *first = NULL;

	for (size_t i = 0; i < G_N_ELEMENTS(tables); i++) {
		if (run(room, tables[i], "--json", NULL) != EXIT_OK)
			fail_msg("%s%s", tables[i], room->last.err);
		if (first == NULL)
			first = g_strdup(room->last.out);
		assert_string_equal(room->last.out, first);
	}
	g_free(first);
}

static void file_that_ends_in_the_middle_is_told(void **state)
{
	struct room *room = *state;

	/* Of what is whole, all may be right. */
	assert_int_equal(
	    run(room, HEAD GOOD "2024-03-22,voluntary,iom,IQ,2,2,no", "--json", NULL),
	    EXIT_OK);
	assert_int_equal(count(room, "households"), 2);
	assert_non_null(strstr(room->last.err,
	    "The last line has no line end: the file may have been cut off."));
	assert_int_equal(
	    run(room, HEAD GOOD "2024-03-22,voluntary,io", "--json", NULL), EXIT_INPUT);
	assert_non_null(strstr(room->last.err, "-:3: route: "));
	assert_non_null(strstr(room->last.err, "cut off"));
	assert_int_equal(count(room, "households"), 1);
}

/* A line of ten megabytes, as the first row, between others, and as the last one. */
static void line_without_measure_is_told_and_skipped(void **state)
{
	struct room *room = *state;
	GString *table = g_string_new(HEAD);

	for (int i = 0; i < 10 * 1024; i++)
		g_string_append_printf(table, "%01024d", 0);
	g_string_append(table, "\n" GOOD GOOD);
	for (int i = 0; i < 10 * 1024; i++)
		g_string_append_printf(table, "%01024d", 0);
	assert_int_equal(run(room, table->str, "--json", NULL), EXIT_INPUT);
	assert_non_null(strstr(room->last.err, "-:2: too long; at most one megabyte"));
	assert_non_null(strstr(room->last.err, "-:5: too long; at most one megabyte"));
	assert_int_equal(count(room, "households"), 2);
	assert_int_equal(count(room, "skipped"), 2);
	g_string_free(table, TRUE);
}

static void thousand_bad_rows_are_each_told(void **state)
{
	struct room *room = *state;
	GString *table = g_string_new(HEAD);
	char **lines;

	for (int i = 0; i < 30000; i++)
		g_string_append(
		    table, i % 30 == 7 ? "2024-03-22,voluntary,iom,QQ,2,2,no\n" : GOOD);
	assert_int_equal(run(room, table->str, "--json", NULL), EXIT_INPUT);
	assert_int_equal(count(room, "households"), 29000);
	assert_int_equal(count(room, "skipped"), 1000);
	lines = g_strsplit(g_strchomp(room->last.err), "\n", -1);
	assert_int_equal(g_strv_length(lines), 1000);
	/* In the order of the file, whoever read them. */
	for (int i = 0; i < 1000; i++) {
		char *place = g_strdup_printf("-:%d: ", 2 + 7 + 30 * i);

		if (strstr(lines[i], place) == NULL)
			fail_msg("%s stands where %s belongs", lines[i], place);
		g_free(place);
	}
	g_strfreev(lines);
	g_string_free(table, TRUE);
}

static void file_that_is_not_there_is_no_bad_row(void **state)
{
	struct room *room = *state;

	assert_int_equal(
	    room_run(room, NULL, "--lang", "en", "report", "what-if", "--policy",
		"harmonised-2024", "--cases", "/nonexistent/households.csv", NULL),
	    EXIT_OUTPUT);
	assert_non_null(strstr(room->last.err, "/nonexistent/households.csv"));
}

#define TABLE_TEST(test) cmocka_unit_test_setup_teardown(test, room_enter, room_leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TABLE_TEST(bad_row_is_told_with_its_number_and_left_out),
		TABLE_TEST(strictly_nothing_is_calculated_and_that_is_said),
		TABLE_TEST(other_reports_are_as_strict),
		TABLE_TEST(first_line_that_is_wrong_is_told),
		TABLE_TEST(table_is_read_however_it_was_written),
		TABLE_TEST(file_that_ends_in_the_middle_is_told),
		TABLE_TEST(line_without_measure_is_told_and_skipped),
		TABLE_TEST(thousand_bad_rows_are_each_told),
		TABLE_TEST(file_that_is_not_there_is_no_bad_row),
	};

	return cmocka_run_group_tests_name("cli table", tests, NULL, NULL);
}
