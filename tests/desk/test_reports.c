/* SPDX-License-Identifier: EUPL-1.2 */
/* Reports over a real ledger: the cases behind a number, and what leaves the desk. */
#include "room.h"

#include <glib.h>
#include <string.h>
#include <sys/stat.h>

#include "random_case.h"
#include "terugkeerdesk/desk/found.h"
#include "terugkeerdesk/desk/what_if.h"
#include "terugkeerdesk/exchange/case_json.h"

#define CASES 60

static void fill_ledger(struct room *room)
{
	struct support_random random = support_seed();
	char number[LEDGER_NUMBER_MAX];

	for (int i = 0; i < CASES; i++) {
		struct case_file file = { 0 };
		char *json;

		random_case(&random, &file);
		json = case_json_write(&file, false);
		room_fine(room, desk_import(room->desk, json, strlen(json), number,
				    &room->fault));
		g_free(json);
		case_file_clear(&file);
	}
}

static struct desk_what_if *what_if(struct room *room, struct desk_found *found,
    const struct case_filter *filter)
{
	struct desk_cases cases = { .found = found };
	struct faults faults = { 0 };
	struct desk_what_if *ret;

	if (filter != NULL)
		cases.filter = *filter;
	ret = desk_what_if(
	    room->desk, "harmonised-2024", "jrs-2022", &cases, NULL, &faults);
	assert_non_null(ret);
	faults_clear(&faults);
	return ret;
}

/* Every number of the report is the number of cases that were noted for it. */
static void cases_that_were_noted_are_those_that_were_counted(void **state)
{
	struct room *room = *state;
	struct desk_found found = { 0 };
	struct desk_what_if *report;
	int64_t outcome[WHAT_IF_OUTCOMES] = { 0 };
	int64_t type[HOUSEHOLD_TYPES] = { 0 };
	int64_t nationality[COUNTRIES_MAX + 1] = { 0 };
	cents gained = 0;

	fill_ledger(room);
	report = what_if(room, &found, NULL);
	assert_int_equal(found.count, report->sums->households);
	for (size_t i = 0; i < found.count; i++) {
		const struct desk_found_case *one = &found.item[i];

		outcome[one->verdict.outcome]++;
		type[one->household]++;
		nationality[one->nationality_row]++;
		if (one->verdict.outcome == WHAT_IF_GAIN)
			gained += one->verdict.difference;
	}
	assert_int_equal(gained, report->sums->gained);
	for (int i = 0; i < WHAT_IF_OUTCOMES; i++)
		assert_int_equal(outcome[i], report->sums->outcome[i]);
	for (int i = 0; i < HOUSEHOLD_TYPES; i++)
		assert_int_equal(type[i], report->sums->type[i].households);
	for (int i = 0; i <= COUNTRIES_MAX; i++)
		assert_int_equal(nationality[i], report->sums->nationality[i].households);
	desk_what_if_free(report);
	desk_found_clear(&found);
}

static void filter_divides_the_ledger(void **state)
{
	struct room *room = *state;
	int64_t all = 0;

	fill_ledger(room);
	for (int i = 0; i < case_filter_choices(CASE_FILTER_DEPARTURE_KIND); i++) {
		struct case_filter filter = { 0 };
		struct desk_found found = { 0 };
		struct desk_what_if *report;

		filter.set[CASE_FILTER_DEPARTURE_KIND] = true;
		filter.want[CASE_FILTER_DEPARTURE_KIND] =
		    case_filter_choice(CASE_FILTER_DEPARTURE_KIND, i);
		report = what_if(room, &found, &filter);
		assert_int_equal(report->sums->households, found.count);
		assert_int_equal(report->sums->households + report->read.filtered, CASES);
		all += report->sums->households;
		desk_what_if_free(report);
		desk_found_clear(&found);
	}
	assert_int_equal(all, CASES);
}

/* --- out of the desk --- */

static char *results_in_the_log(struct room *room)
{
	struct ledger_event *events;
	GString *text = g_string_new(NULL);
	size_t count;

	room_fine(room, ledger_log(desk_ledger(room->desk), NULL, &events, &count,
			    &room->fault));
	for (size_t i = 0; i < count; i++)
		if (strcmp(events[i].action, "report") == 0)
			g_string_append_printf(text, "%s %s %s;", events[i].uuid,
			    events[i].result, events[i].detail);
	ledger_log_free(events, count);
	return g_string_free(text, FALSE);
}

static void report_that_leaves_stands_in_the_log(void **state)
{
	struct room *room = *state;
	char *path = g_build_filename(room->folder, "report.csv", NULL);
	struct desk_report_file file = { .report = "what-if", .form = "csv",
		.path = path, .bytes = "a,b\n", .size = 4 };
	struct stat status;
	char *text;

	room_fine(room, desk_report_save(room->desk, &file, &room->fault));
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
	assert_int_equal(status.st_size, 4);
	text = results_in_the_log(room);
	assert_string_equal(text,
	    " started report=what-if form=csv; ok report=what-if form=csv;");
	g_free(text);
	g_free(path);
}

static void report_is_never_saved_over_another_file(void **state)
{
	struct room *room = *state;
	char *path = g_build_filename(room->folder, "mine", NULL);
	struct desk_report_file file = { .report = "what-if", .form = "json",
		.path = path, .bytes = "{}\n", .size = 3 };
	char *text;

	support_write_text(path, "mine");
	assert_int_equal(desk_report_save(room->desk, &file, &room->fault), -1);
	assert_int_equal(room->fault.code, FAULT_EXISTS);
	text = support_read_file(path, NULL);
	assert_string_equal(text, "mine");
	g_free(text);
	text = results_in_the_log(room);
	assert_non_null(strstr(text, " exists report=what-if form=json;"));
	g_free(text);
	file.replace = true;
	room_fine(room, desk_report_save(room->desk, &file, &room->fault));
	text = support_read_file(path, NULL);
	assert_string_equal(text, "{}\n");
	g_free(text);
	g_free(path);
}

static void locked_desk_saves_no_report(void **state)
{
	struct room *room = *state;
	char *path = g_build_filename(room->folder, "none.csv", NULL);
	struct desk_report_file file = { .report = "what-if", .form = "csv",
		.path = path, .bytes = "a\n", .size = 2 };

	desk_lock(room->desk);
	assert_int_equal(desk_report_save(room->desk, &file, &room->fault), -1);
	assert_int_equal(room->fault.code, FAULT_LOCKED);
	assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
	g_free(path);
}

#define REPORTS_TEST(test) cmocka_unit_test_setup_teardown(test, room_enter, room_leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		REPORTS_TEST(cases_that_were_noted_are_those_that_were_counted),
		REPORTS_TEST(filter_divides_the_ledger),
		REPORTS_TEST(report_that_leaves_stands_in_the_log),
		REPORTS_TEST(report_is_never_saved_over_another_file),
		REPORTS_TEST(locked_desk_saves_no_report),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
