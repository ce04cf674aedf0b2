/* SPDX-License-Identifier: EUPL-1.2 */
/* Figures that were typed in: what is read, and what is refused and why. */
#include "terugkeerdesk/exchange/departures_csv.h"

#include <string.h>

#include <glib.h>

#include "support.h"
#include "terugkeerdesk/core/fault.h"

#define HEAD "from,to,per,departure_kind,persons,printed_percent,source\n"
#define FIRST                                                                            \
	"2010-01-01,2016-12-31,year,all,3860,60,answers-eu-strategy-2021\n"              \
	"2010-01-01,2016-12-31,year,voluntary,2290,,answers-eu-strategy-2021\n"          \
	"2010-01-01,2016-12-31,year,forced,1570,,answers-eu-strategy-2021\n"

static void assert_first(const struct departures *read)
{
	const struct departures_period *period = &read->period[0];
	char text[DATE_TEXT];

	assert_int_equal(read->count, 1);
	assert_string_equal(date_format_iso(text, period->from), "2010-01-01");
	assert_string_equal(date_format_iso(text, period->to), "2016-12-31");
	assert_true(period->per_year);
	assert_int_equal(period->all, 3860);
	assert_int_equal(period->persons[1 + DEPARTURE_VOLUNTARY], 2290);
	assert_int_equal(period->persons[1 + DEPARTURE_SUPERVISED], 0);
	assert_int_equal(period->persons[1 + DEPARTURE_FORCED], 1570);
	assert_int_equal(period->persons[0], 0);
}

static void same_figures_are_read_however_they_are_written(void **state)
{
	static const char *const tables[] = {
		HEAD FIRST,
		"\xef\xbb\xbf" HEAD FIRST,
		"\n\n" HEAD "\n" FIRST "\n",
		"from;to;per;departure_kind;persons\r\n"
		"2010-01-01;31-12-2016;year;forced;\"1570\"\r\n"
		" 2010-01-01 ; 2016-12-31 ;year;voluntary;2290",
		"from,to,per,departure_kind,persons\n"
		"2010,2016,year,forced,1570\n"
		"2010-01,2016-12,year,voluntary,2290\n",
		"persons,departure_kind,per,to,from\n"
		"2290,voluntary,year,2016-12-31,2010-01-01\n"
		"1570,forced,year,2016-12-31,2010-01-01\n",
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(tables); i++) {
		struct faults faults = { 0 };
		struct departures read;

		assert_int_equal(
		    departures_csv_read(tables[i], "table", &read, &faults), 0);
		assert_first(&read);
	}
}

static void what_is_not_given_is_told_apart_from_nothing(void **state)
{
	struct faults faults = { 0 };
	struct departures read;

	(void)state;
	assert_int_equal(departures_csv_read("from,to,per,departure_kind,persons\n"
					     "2010-01-01,2010-12-31,period,voluntary,7\n"
					     "2010-01-01,2010-12-31,period,unknown,2\n"
					     "2010-01-01,2010-12-31,period,forced,0\n",
			     "table", &read, &faults),
	    0);
	assert_false(read.period[0].per_year);
	assert_int_equal(read.period[0].all, 9);
	assert_int_equal(read.period[0].persons[0], 2);
	assert_int_equal(read.period[0].printed_percent, DEPARTURES_NOT_GIVEN);
	assert_string_equal(read.period[0].source, "");
	assert_int_equal(departures_csv_read(HEAD FIRST, "table", &read, &faults), 0);
	assert_int_equal(read.period[0].printed_percent, 60);
	assert_string_equal(read.period[0].source, "answers-eu-strategy-2021");
}

#define ROW(row) HEAD FIRST row "\n"

static void period_has_one_printed_share(void **state)
{
	static const char head[] = "from,to,per,departure_kind,persons,printed_percent\n"
				   "2010,2010,year,voluntary,7,70\n";
	struct faults faults = { 0 };
	struct departures read;
	char *text = g_strconcat(head, "2010,2010,year,forced,3,70\n", NULL);

	(void)state;
	assert_int_equal(departures_csv_read(text, "table", &read, &faults), 0);
	assert_int_equal(read.period[0].printed_percent, 70);
	g_free(text);
	text = g_strconcat(head, "2010,2010,year,forced,3,60\n", NULL);
	assert_int_equal(departures_csv_read(text, "table", &read, &faults), -1);
	assert_int_equal(faults.count, 1);
	assert_int_equal(faults.item[0].line, 3);
	assert_string_equal(faults.item[0].place, "printed_percent");
	faults_clear(&faults);
	g_free(text);
}

static void every_fault_has_its_line(void **state)
{
	static const struct {
		const char *table;
		int line;
		enum fault_code code;
		const char *place;
	} rows[] = {
		{ "", 0, FAULT_REQUIRED, "" },
		{ HEAD, 0, FAULT_REQUIRED, "" },
		{ "from,to,per,departure_kind\n", 1, FAULT_REQUIRED, "persons" },
		{ "from,to,per,departure_kind,shoes\n", 1, FAULT_KEY_UNKNOWN, "shoes" },
		{ "from,to,per,from,persons\n", 1, FAULT_KEY_TWICE, "from" },
		{ ROW("2010-02-30,2016-12-31,year,unknown,1,,"), 5, FAULT_DATE, "from" },
		{ ROW("2017-01-01,2016-12-31,year,unknown,1,,"), 5, FAULT_DATE, "to" },
		{ ROW("2010-01-01,2016-12-31,month,unknown,1,,"), 5, FAULT_CHOICE,
		    "per" },
		{ ROW("2010-01-01,2016-12-31,period,unknown,1,,"), 5, FAULT_CHOICE,
		    "per" },
		{ ROW("2010-01-01,2016-12-31,year,gone,1,,"), 5, FAULT_CHOICE,
		    "departure_kind" },
		{ ROW("2010-01-01,2016-12-31,year,forced,1,,"), 5, FAULT_KEY_TWICE, "" },
		{ ROW("2010-01-01,2016-12-31,year,unknown,2.290,,"), 5, FAULT_NUMBER,
		    "persons" },
		{ ROW("2010-01-01,2016-12-31,year,unknown,-1,,"), 5, FAULT_NUMBER,
		    "persons" },
		{ ROW("2010-01-01,2016-12-31,year,unknown,99999999999999999999,,"), 5,
		    FAULT_NUMBER, "persons" },
		{ ROW("2010-01-01,2016-12-31,year,unknown,,,"), 5, FAULT_NUMBER,
		    "persons" },
		{ ROW("2010-01-01,2016-12-31,year,unknown,1,101,"), 5, FAULT_NUMBER,
		    "printed_percent" },
		{ ROW("2010-01-01,2016-12-31,year,unknown"), 5, FAULT_SYNTAX, "" },
		{ ROW("2010-01-01,2016-12-31,year,unknown,1,,,"), 5, FAULT_SYNTAX, "" },
		{ ROW("2010-01-01,2016-12-31,year,unknown,1,,\"x"), 5, FAULT_SYNTAX, "" },
		{ ROW("2010-01-01,2016-12-31,year,unknown,1,,\xff"), 5, FAULT_UTF8, "" },
		{ ROW("2010-01-01,2016-12-31,year,unknown,1,,\x07"), 5, FAULT_CONTROL,
		    "" },
		{ ROW("2010-01-01,2016-12-31,year,unknown,1,,"), 0, FAULT_NUMBER,
		    "2010-01-01 … 2016-12-31, all" },
		{ ROW("2017-01-01,2019-12-31,year,forced,1,,"), 0, FAULT_REQUIRED,
		    "2017-01-01 … 2019-12-31" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct faults faults = { 0 };
		struct departures read;

		assert_int_equal(
		    departures_csv_read(rows[i].table, "table", &read, &faults), -1);
		assert_int_equal(faults.count, 1);
		if (faults.item[0].code != rows[i].code ||
		    faults.item[0].line != rows[i].line)
			fail_msg("%s: %s in line %d", rows[i].table,
			    fault_name(faults.item[0].code), faults.item[0].line);
		assert_string_equal(faults.item[0].place, rows[i].place);
		assert_string_equal(faults.item[0].file, "table");
		faults_clear(&faults);
	}
}

static void all_faults_are_told_at_once(void **state)
{
	struct faults faults = { 0 };
	struct departures read;

	(void)state;
	assert_int_equal(departures_csv_read(HEAD "x,2016-12-31,year,forced,1,,\n" FIRST
						  "2010-01-01,y,year,forced,1,,\n",
			     "table", &read, &faults),
	    -1);
	assert_int_equal(faults.count, 2);
	assert_int_equal(faults.item[0].line, 2);
	assert_int_equal(faults.item[1].line, 6);
	faults_clear(&faults);
}

/* Any letters at all: read or refused. */
static void any_text_is_read_or_refused(void **state)
{
	static const char letters[] = "0123456789-,;\"\n yearvoluntryfcdp\xc3\xa9\xff";
	struct support_random random = support_seed();

	(void)state;
	for (int i = 0; i < 2000; i++) {
		GString *text = g_string_new(HEAD FIRST);
		struct faults faults = { 0 };
		struct departures read;

		for (int j = 0; j < 30; j++) {
			size_t at = support_random_next(&random) % text->len;

			text->str[at] =
			    letters[support_random_next(&random) % (sizeof(letters) - 1)];
			if (departures_csv_read(text->str, "table", &read, &faults) != 0)
				assert_true(faults.count > 0);
			faults_clear(&faults);
		}
		g_string_free(text, TRUE);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(same_figures_are_read_however_they_are_written),
		cmocka_unit_test(what_is_not_given_is_told_apart_from_nothing),
		cmocka_unit_test(period_has_one_printed_share),
		cmocka_unit_test(every_fault_has_its_line),
		cmocka_unit_test(all_faults_are_told_at_once),
		cmocka_unit_test(any_text_is_read_or_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
