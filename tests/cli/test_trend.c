/* SPDX-License-Identifier: EUPL-1.2 */
/* Months by nationality, by the program, from every source. */
#include <glib.h>
#include <jansson.h>

#include "answer.h"

#include <string.h>

#include "terugkeerdesk/cli/cli.h"

/* Long past: today decides nothing. */
#define FIRST_YEAR 2015
#define YEARS      3
#define MONTHS     (12 * YEARS)

static const char *const nationalities[] = { "IQ", "NG", "MN", "GE", "AF", NULL };
#define NATIONALITIES G_N_ELEMENTS(nationalities)
#define SMALLEST      5

/* Settings that merge nothing. */
static char *merge_nothing(struct room *room)
{
	return room_file(room, "apart.ini", "[report]\nsmallest_group = 1\n");
}

/* --- cases by chance, written in each form, and counted here --- */

struct written {
	int nationality;
	int persons;
	int month, day;     /* registered; the month counts from the first one */
	int left;           /* month in which they left, -1: they did not */
	bool never, asylum; /* residence: one of them, or not known */
	int stayed;         /* days before the registration, -1: not known */
};

static struct written random_written(struct support_random *random)
{
	struct written ret = {
		.nationality = (int)support_random_below(random, NATIONALITIES),
		.persons = 1 + (int)support_random_below(random, 4),
		.month = (int)support_random_below(random, MONTHS),
		.day = 1 + (int)support_random_below(random, 28),
		.left = -1,
		.never = support_random_below(random, 3) == 0,
		.stayed = (int)support_random_below(random, 500) - 100,
	};

	ret.asylum = !ret.never && support_random_below(random, 2) == 0;
	ret.stayed = MAX(ret.stayed, -1);
	if (support_random_below(random, 2) == 0)
		ret.left = ret.month + 1 + (int)support_random_below(random, 4);
	return ret;
}

static char *month_text(int month)
{
	return g_strdup_printf("%04d-%02d", FIRST_YEAR + month / 12, month % 12 + 1);
}

static char *day_text(int month, int day)
{
	return g_strdup_printf(
	    "%04d-%02d-%02d", FIRST_YEAR + month / 12, month % 12 + 1, day);
}

static char *arrival_text(const struct written *written)
{
	GDate date;
	char text[16];

	g_date_clear(&date, 1);
	g_date_set_dmy(&date, (GDateDay)written->day,
	    (GDateMonth)(written->month % 12 + 1),
	    (GDateYear)(FIRST_YEAR + written->month / 12));
	g_date_subtract_days(&date, (guint)written->stayed);
	g_date_strftime(text, sizeof(text), "%Y-%m-%d", &date);
	return g_strdup(text);
}

static const char *status_word(const struct written *written)
{
	return written->never    ? "never_applied"
	       : written->asylum ? "asylum_rejected"
				 : "";
}

static char *as_table(const struct written *written, int count)
{
	GString *text = g_string_new("registered_on,nationality,adults,minors,"
				     "residence_status,arrived_on,departed_on\n");

	for (int i = 0; i < count; i++) {
		const struct written *one = &written[i];
		const char *nationality = nationalities[one->nationality];
		char *registered = day_text(one->month, one->day);
		char *left = one->left < 0 ? g_strdup("") : day_text(one->left, 28);
		char *arrived = one->stayed < 0 ? g_strdup("") : arrival_text(one);

		g_string_append_printf(text, "%s,%s,1,%d,%s,%s,%s\n", registered,
		    nationality != NULL ? nationality : "", one->persons - 1,
		    status_word(one), arrived, left);
		g_free(arrived);
		g_free(left);
		g_free(registered);
	}
	return g_string_free(text, FALSE);
}

static void append_fact(GString *text, const char *key, const char *value)
{
	if (value != NULL && *value != '\0')
		g_string_append_printf(text, ",\"%s\":\"%s\"", key, value);
}

/* All steps on the day of the registration but the departure. */
static void append_steps(GString *text, const char *registered, const char *left)
{
	static const char *const steps[] = { "advised_on", "applied_on", "approved_on",
		"booked_on" };

	for (size_t i = 0; i < G_N_ELEMENTS(steps) && left != NULL; i++)
		append_fact(text, steps[i], registered);
	append_fact(text, "departed_on", left);
}

static char *as_lines(const struct written *written, int count)
{
	GString *text = g_string_new(NULL);

	for (int i = 0; i < count; i++) {
		const struct written *one = &written[i];
		char *registered = day_text(one->month, one->day);
		char *left = one->left < 0 ? NULL : day_text(one->left, 28);
		char *arrived = one->stayed < 0 ? NULL : arrival_text(one);

		g_string_append_printf(text,
		    "{\"format\":\"terugkeerdesk-case/1\",\"case\":{\"registered_on\":"
		    "\"%s\"",
		    registered);
		append_fact(text, "residence_status", status_word(one));
		append_fact(text, "arrived_on", arrived);
		append_steps(text, registered, left);
		g_string_append(text, "},\"persons\":[");
		for (int j = 0; j < one->persons; j++) {
			g_string_append_printf(text,
			    "%s{\"name\":\"P%d\",\"role\":\"%s\"", j > 0 ? "," : "", j,
			    j > 0 ? "other" : "main_applicant");
			append_fact(text, "nationality",
			    j > 0 ? NULL : nationalities[one->nationality]);
			g_string_append_c(text, '}');
		}
		g_string_append(text, "]}\n");
		g_free(arrived);
		g_free(left);
		g_free(registered);
	}
	return g_string_free(text, FALSE);
}

/* What the program should say of a nationality in a month. */
struct counted {
	int cases, persons, status_known, never_applied, arrival_known;
	int within_30_days, within_90_days, within_365_days;
};

static struct counted count_here(
    const struct written *written, int count, int nationality, int month, bool departed)
{
	struct counted ret = { 0 };

	for (int i = 0; i < count; i++) {
		const struct written *one = &written[i];

		if (one->nationality != nationality ||
		    (departed ? one->left : one->month) != month)
			continue;
		ret.cases++;
		ret.persons += one->persons;
		ret.status_known += one->never || one->asylum;
		ret.never_applied += one->never;
		ret.arrival_known += one->stayed >= 0;
		ret.within_30_days += one->stayed >= 0 && one->stayed <= 30;
		ret.within_90_days += one->stayed >= 0 && one->stayed <= 90;
		ret.within_365_days += one->stayed >= 0 && one->stayed <= 365;
	}
	return ret;
}

static json_t *find_by(json_t *array, const char *key, const char *value)
{
	for (size_t i = 0; i < json_array_size(array); i++) {
		json_t *item = json_array_get(array, i);

		if (strcmp(json_string_value(json_object_get(item, key)), value) == 0)
			return item;
	}
	return NULL;
}

static json_t *find_group(json_t *json, const char *nationality, int month)
{
	json_t *series = find_by(json_object_get(json, "nationalities"), "nationality",
	    nationality != NULL ? nationality : "unknown");
	char *text = month_text(month);
	json_t *group = find_by(json_object_get(series, "months"), "month", text);

	g_free(text);
	return group;
}

static void assert_group(json_t *group, const struct counted *counted)
{
	const struct {
		const char *key;
		int expected;
		bool known;
	} rows[] = {
		{ "cases", counted->cases, true },
		{ "persons", counted->persons, true },
		{ "status_known", counted->status_known, true },
		{ "never_applied", counted->never_applied, counted->status_known > 0 },
		{ "arrival_known", counted->arrival_known, true },
		{ "within_30_days", counted->within_30_days, counted->arrival_known > 0 },
		{ "within_90_days", counted->within_90_days, counted->arrival_known > 0 },
		{ "within_365_days", counted->within_365_days,
		    counted->arrival_known > 0 },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		if (rows[i].known)
			assert_int_equal(
			    answer_number(group, rows[i].key), rows[i].expected);
		else
			assert_true(json_is_null(json_object_get(group, rows[i].key)));
	}
}

static void assert_all(
    json_t *json, const struct written *written, int count, bool departed)
{
	int cases = 0;

	for (int nationality = 0; nationality < (int)NATIONALITIES; nationality++)
		for (int month = 0; month < MONTHS + 5; month++) {
			struct counted counted =
			    count_here(written, count, nationality, month, departed);
			json_t *group =
			    find_group(json, nationalities[nationality], month);

			cases += counted.cases;
			if (counted.cases == 0)
				assert_null(group);
			else
				assert_group(group, &counted);
		}
	assert_int_equal(answer_number(json, "cases"), cases);
	assert_int_equal(answer_number(json, "undated"), departed ? count - cases : 0);
	assert_int_equal(answer_number(json, "skipped"), 0);
	assert_int_equal(answer_number(json_object_get(json, "other"), "cases"), 0);
}

static json_t *trend_of(struct room *room, const char *input, const char *by)
{
	char *settings = merge_nothing(room);

	assert_int_equal(room_run(room, input, "--config", settings, "report", "trend",
			     "--by", by, "--cases", "-", "--json", NULL),
	    EXIT_OK);
	g_free(settings);
	return answer_json(room);
}

static void table_and_case_files_add_up_as_counted_here(void **state)
{
	struct support_random random = support_seed();
	int count = support_long() ? 100000 : 1500;
	struct written *written = g_new(struct written, count);
	char *form[2];

	for (int i = 0; i < count; i++)
		written[i] = random_written(&random);
	form[0] = as_table(written, count);
	form[1] = as_lines(written, count);
	for (size_t i = 0; i < G_N_ELEMENTS(form); i++) {
		json_t *json = trend_of(*state, form[i], "registered");

		assert_all(json, written, count, false);
		json_decref(json);
		json = trend_of(*state, form[i], "departed");
		assert_all(json, written, count, true);
		json_decref(json);
		g_free(form[i]);
	}
	g_free(written);
}

static void ledger_gives_what_its_cases_give(void **state)
{
	struct support_random random = support_seed();
	struct room *room = *state;
	struct written written[40];
	char *settings = merge_nothing(room);
	char *lines;
	json_t *json;

	for (size_t i = 0; i < G_N_ELEMENTS(written); i++)
		written[i] = random_written(&random);
	lines = as_lines(written, G_N_ELEMENTS(written));
	room_create_ledger(room);
	assert_int_equal(room_run_ledger(room, lines, "case", "add", "-", NULL), EXIT_OK);
	assert_int_equal(room_run_ledger(room, NULL, "--config", settings, "report",
			     "trend", "--by", "departed", "--json", NULL),
	    EXIT_OK);
	json = answer_json(room);
	assert_all(json, written, G_N_ELEMENTS(written), true);
	json_decref(json);
	g_free(lines);
	g_free(settings);
}

static void arrival_of_which_only_the_month_is_known_says_nothing(void **state)
{
	GString *lines = g_string_new(NULL);
	json_t *json;

	for (int i = 0; i < SMALLEST; i++)
		g_string_append(lines,
		    "{\"format\":\"terugkeerdesk-case/1\",\"case\":{\"registered_on\":"
		    "\"2015-03-20\",\"arrived_on\":\"2015-03\"},\"persons\":[{\"name\":"
		    "\"A\",\"role\":\"main_applicant\",\"nationality\":\"IQ\"}]}\n");
	json = trend_of(*state, lines->str, "registered");
	assert_int_equal(answer_number(find_group(json, "IQ", 2), "arrival_known"), 0);
	json_decref(json);
	g_string_free(lines, TRUE);
}

/* --- what may not leave the desk --- */

/* No number of cases above 0 and below SMALLEST, and no difference of two that stand
 * beside each other, tells of so few. */
static void assert_group_tells_nothing_small(json_t *group)
{
	static const char *const known[] = { "cases", "status_known", "arrival_known" };
	static const char *const part[] = { "never_applied", "within_30_days",
		"within_90_days", "within_365_days" };
	static const char *const whole[] = { "status_known", "arrival_known",
		"arrival_known", "arrival_known" };

	for (size_t i = 0; i < G_N_ELEMENTS(known); i++) {
		json_t *value = json_object_get(group, known[i]);
		json_int_t cases = json_integer_value(value);

		if (json_is_null(value))
			continue;
		assert_true(cases == 0 || cases >= SMALLEST);
		cases = answer_number(group, "cases") - cases;
		assert_true(cases == 0 || cases >= SMALLEST);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(part); i++) {
		json_t *value = json_object_get(group, part[i]);
		json_int_t cases = json_integer_value(value);
		json_int_t rest;

		if (json_is_null(value))
			continue;
		rest = answer_number(group, whole[i]) - cases;
		assert_true(cases == 0 || cases >= SMALLEST);
		assert_true(rest == 0 || rest >= SMALLEST);
	}
}

static void small_groups_leave_the_desk_merged(void **state)
{
	struct support_random random = support_seed();
	struct written written[600];
	int told = 0, groups = 0;
	char *table;
	json_t *json;
	json_t *all;

	for (size_t i = 0; i < G_N_ELEMENTS(written); i++)
		written[i] = random_written(&random);
	table = as_table(written, G_N_ELEMENTS(written));
	assert_int_equal(
	    room_run(*state, table, "report", "trend", "--cases", "-", "--json", NULL),
	    EXIT_OK);
	json = answer_json(*state);
	all = json_object_get(json, "nationalities");
	for (size_t i = 0; i < json_array_size(all); i++) {
		json_t *months = json_object_get(json_array_get(all, i), "months");

		for (size_t j = 0; j < json_array_size(months); j++) {
			assert_group_tells_nothing_small(json_array_get(months, j));
			told += answer_number(json_array_get(months, j), "cases");
			groups++;
		}
	}
	assert_true(groups > 0);
	assert_int_equal(answer_number(json, "cases"), G_N_ELEMENTS(written));
	assert_int_equal(answer_number(json_object_get(json, "other"), "cases"),
	    (int)G_N_ELEMENTS(written) - told);
	assert_true((int)G_N_ELEMENTS(written) - told >= SMALLEST);
	json_decref(json);
	g_free(table);
}

#define TREND_TEST(test) cmocka_unit_test_setup_teardown(test, room_enter, room_leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TREND_TEST(table_and_case_files_add_up_as_counted_here),
		TREND_TEST(ledger_gives_what_its_cases_give),
		TREND_TEST(arrival_of_which_only_the_month_is_known_says_nothing),
		TREND_TEST(small_groups_leave_the_desk_merged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
