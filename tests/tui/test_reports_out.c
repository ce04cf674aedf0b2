/* SPDX-License-Identifier: EUPL-1.2 */
/* Totals and trend on the screen, and reports that are saved. */
#include "support.h"

#include <glib.h>
#include <jansson.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "counter.h"

static void save_as(struct vt *vt, const char *choice, const char *path)
{
	vt_keys(vt, F2);
	vt_until_text(vt, "Save the report");
	vt_keys(vt, choice);
	vt_keys(vt, ENTER);
	vt_until_text(vt, "readable for you alone");
	vt_keys(vt, CTRL_U);
	vt_keys(vt, path);
	vt_keys(vt, ENTER);
}

static char *read_private(const char *path)
{
	struct stat status;

	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
	return support_read_file(path, NULL);
}

/* --- totals and trend --- */

static void add_case(GString *lines, const char *day, const char *nationality,
    const char *kind, const char *departed)
{
	static int number;

	g_string_append_printf(lines,
	    "{\"format\":\"terugkeerdesk-case/1\",\"case\":{\"registered_on\":\"%s\","
	    "\"departure_kind\":\"%s\",\"route\":\"iom\",\"residence_status\":\"%s\"",
	    day, kind, departed != NULL ? "asylum_rejected" : "never_applied");
	if (departed != NULL)
		g_string_append_printf(lines,
		    ",\"applied_on\":\"%s\",\"approved_on\":\"%s\","
		    "\"booked_on\":\"%s\",\"departed_on\":\"%s\"",
		    day, day, day, departed);
	g_string_append_printf(lines,
	    "},\"persons\":[{\"name\":\"Voorbeeld %d\",\"role\":\"main_applicant\","
	    "\"born_on\":\"1985-01-01\",\"nationality\":\"%s\"}]}\n",
	    ++number, nationality);
}

/* Two and three a month through 2023, and fourteen of one nationality in January. */
static void fill_year(const struct counter *counter)
{
	char *program = support_build("src/terugkeerdesk");
	const char *argv[] = { program, "--ledger", counter->ledger, "--user", "anna",
		"--passphrase-file", counter->secret, "case", "add", "-", NULL };
	GString *lines = g_string_new(NULL);
	struct support_run run;
	char day[32];

	for (int month = 1; month <= 12; month++) {
		const char *left = month % 2 == 1 ? "2023-12-31" : "2024-01-01";

		g_snprintf(day, sizeof(day), "2023-%02d-05", month);
		for (int i = 0; i < 2; i++)
			add_case(lines, day, "MN", "voluntary", NULL);
		add_case(lines, day, "IQ", "forced", left);
		for (int i = 0; i < 2; i++)
			add_case(lines, day, "IQ", "voluntary", left);
	}
	for (int i = 0; i < 14; i++)
		add_case(lines, "2024-01-20", "MN", "voluntary", NULL);
	support_run(&run, argv, lines->str, NULL);
	assert_int_equal(run.status, 0);
	support_run_clear(&run);
	g_string_free(lines, TRUE);
	g_free(program);
}

static struct vt *at_the_form(const struct counter *counter)
{
	struct vt *vt;

	fill_year(counter);
	vt = counter_open(counter, "en", 24, 80);
	vt_keys(vt, F5);
	vt_until_text(vt, "Make the report");
	return vt;
}

/* From one row to the next, each with so many cases behind it; back to a screen called so. */
static void expect_cases(
    struct vt *vt, const char *called, const int *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		char *right = g_strdup_printf(" %d cases", cases[i]);

		vt_keys(vt, ENTER);
		vt_until_text(vt, "Enter opens the case");
		vt_until_row(vt, 0, right);
		vt_keys(vt, F10);
		vt_until_row(vt, 0, called);
		vt_keys(vt, TAB);
		g_free(right);
	}
}

/* As kept on a wide screen; and back. */
static void compare_wide(struct vt *vt, const char *name)
{
	vt_resize(vt, 40, 120);
	vt_until_row(vt, 39, "F1");
	vt_compare_screen(vt, name);
	vt_resize(vt, 24, 80);
	vt_until_row(vt, 23, "F1");
}

static void totals_are_counted_and_lead_to_their_cases(void **state)
{
	static const int cases[] = { /* registered and departed, per year */ 60, 14, 18, 18,
		/* registered, by kind, route and state */ 62, 12, 74, 38, 36,
		/* departed, by kind and route */ 24, 12, 36,
		/* came into a state */ 74, 36, 36, 36, 36 };
	struct counter counter = counter_make();
	struct vt *vt = at_the_form(&counter);

	(void)state;
	vt_keys(vt, RIGHT F5);
	vt_until_text(vt, "Departed per year");
	vt_compare_screen(vt, "report-totals-80x24-en");
	vt_keys(vt, F8);
	vt_until_text(vt, "Vertrokken per jaar");
	vt_compare_screen(vt, "report-totals-80x24-nl");
	vt_keys(vt, F8);
	vt_until_text(vt, "Departed per year");
	compare_wide(vt, "report-totals-120x40-en");
	expect_cases(vt, "Totals and departures", cases, G_N_ELEMENTS(cases));
	vt_keys(vt, F10);
	vt_until_text(vt, "Make the report");
	vt_keys(vt, DOWN "1-1-2024" F5);
	vt_until_text(vt, "From 1 January 2024 on.");
	vt_until_text(vt, "Cases: 32,");
	vt_free(vt);
	counter_clear(&counter);
}

static void trend_marks_a_month_and_leads_to_its_cases(void **state)
{
	/* the month that stands out; both nationalities; the newest months */
	static const int cases[] = { 14, 38, 36, 14, 5, 5 };
	struct counter counter = counter_make();
	struct vt *vt = at_the_form(&counter);

	(void)state;
	vt_keys(vt, LEFT F5);
	vt_until_text(vt, "1-2024 Mongolia");
	vt_until_text(vt, "▲");
	vt_compare_screen(vt, "report-trend-80x24-en");
	compare_wide(vt, "report-trend-120x40-en");
	expect_cases(vt, "Registrations per month", cases, G_N_ELEMENTS(cases));
	vt_keys(vt, F10);
	vt_until_text(vt, "Make the report");
	vt_keys(vt, DOWN RIGHT);
	vt_until_together(vt, "Counted are", "departures");
	vt_keys(vt, F5);
	vt_until_text(vt, "Departed cases: 36");
	vt_free(vt);
	counter_clear(&counter);
}

/* Every kind is saved as itself. */
static void every_kind_of_report_is_saved(void **state)
{
	static const char *const formats[] = { "terugkeerdesk-what-if/1",
		"terugkeerdesk-totals/1", "terugkeerdesk-trend/1" };
	struct counter counter = counter_make();
	char *path = g_build_filename(counter.folder, "r.json", NULL);
	struct vt *vt = at_the_form(&counter);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
		json_t *json;
		char *text;

		vt_keys(vt, F5);
		vt_until_text(vt, "saves the report");
		save_as(vt, "j", path);
		vt_until_text(vt, "Saved as");
		text = read_private(path);
		json = json_loads(text, 0, NULL);
		assert_non_null(json);
		assert_string_equal(
		    json_string_value(json_object_get(json, "format")), formats[i]);
		json_decref(json);
		g_free(text);
		assert_int_equal(unlink(path), 0);
		save_as(vt, "p", path);
		vt_until_text(vt, "Saved as");
		text = read_private(path);
		assert_true(g_str_has_prefix(text, "%PDF-"));
		g_free(text);
		assert_int_equal(unlink(path), 0);
		vt_keys(vt, F10);
		vt_until_text(vt, "Make the report");
		vt_keys(vt, RIGHT);
	}
	vt_free(vt);
	g_free(path);
	counter_clear(&counter);
}

/* --- files --- */

/* A desk with one family, at its report. */
static struct vt *at_the_report(const struct counter *counter)
{
	char *example = support_data("examples/nota-1-family-of-four.json");
	const char *add[] = { "case", "add", example, NULL };
	struct vt *vt;

	g_free(counter_command(counter, add));
	vt = counter_open(counter, "en", 24, 80);
	vt_keys(vt, F5);
	vt_until_text(vt, "Make the report");
	vt_keys(vt, F5);
	vt_until_text(vt, "Receive more");
	g_free(example);
	return vt;
}

static void report_is_saved_in_every_form(void **state)
{
	struct counter counter = counter_make();
	struct vt *vt = at_the_report(&counter);
	char *path = g_build_filename(counter.folder, "r", NULL);
	char *text;
	json_t *json;

	(void)state;
	save_as(vt, "c", path);
	vt_until_text(vt, "Saved as");
	text = read_private(path);
	assert_true(g_str_has_prefix(text, "part,key,policy"));
	assert_null(strstr(text, "Voorbeeld"));
	g_free(text);
	assert_int_equal(unlink(path), 0);
	save_as(vt, "j", path);
	vt_until_text(vt, "Saved as");
	text = read_private(path);
	json = json_loads(text, 0, NULL);
	assert_non_null(json);
	assert_int_equal(json_integer_value(json_object_get(json, "households")), 1);
	json_decref(json);
	g_free(text);
	assert_int_equal(unlink(path), 0);
	save_as(vt, "p", path);
	vt_until_text(vt, "Saved as");
	text = read_private(path);
	assert_true(g_str_has_prefix(text, "%PDF-"));
	g_free(text);
	vt_free(vt);
	g_free(path);
	counter_clear(&counter);
}

static void report_is_never_saved_over_another_file(void **state)
{
	struct counter counter = counter_make();
	struct vt *vt = at_the_report(&counter);
	char *path = g_build_filename(counter.folder, "mine", NULL);
	char *text;

	(void)state;
	support_write_text(path, "mine");
	for (int i = 0; i < 2; i++) {
		save_as(vt, i == 0 ? "c" : "p", path);
		vt_until_text(vt, "Replace it?");
		vt_keys(vt, ENTER); /* Keep */
		vt_until_no_text(vt, "Replace it?");
		text = support_read_file(path, NULL);
		assert_string_equal(text, "mine");
		g_free(text);
	}
	save_as(vt, "c", path);
	vt_until_text(vt, "Replace it?");
	vt_keys(vt, UP ENTER);
	vt_until_text(vt, "Saved as");
	text = read_private(path);
	assert_true(g_str_has_prefix(text, "part,key,policy"));
	g_free(text);
	save_as(vt, "c", "/dev/full/x.csv");
	vt_until_text(vt, "Nothing was saved");
	vt_keys(vt, ENTER);
	vt_until_no_text(vt, "Nothing was saved");
	vt_free(vt);
	g_free(path);
	counter_clear(&counter);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(totals_are_counted_and_lead_to_their_cases),
		cmocka_unit_test(trend_marks_a_month_and_leads_to_its_cases),
		cmocka_unit_test(every_kind_of_report_is_saved),
		cmocka_unit_test(report_is_saved_in_every_form),
		cmocka_unit_test(report_is_never_saved_over_another_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
