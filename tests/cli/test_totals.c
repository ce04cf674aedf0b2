/* SPDX-License-Identifier: EUPL-1.2 */
/* How many were registered and departed, by the program, from every source. */
#include <glib.h>
#include <jansson.h>

#include "program.h"

#include <string.h>

#include "random_case.h"
#include "terugkeerdesk/cli/cli.h"
#include "terugkeerdesk/core/case_state.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/exchange/case_json.h"

#define FROM  "2015-01-01"
#define TO    "2019-12-31"
#define YEARS 5

/* Settings that merge nothing. */
static char *merge_nothing(struct room *room)
{
	return room_file(room, "apart.ini", "[report]\nsmallest_group = 1\n");
}

static json_t *loads(const struct room *room)
{
	json_error_t error;
	json_t *json = json_loads(room->last.out, 0, &error);

	if (json == NULL)
		fail_msg("%s: %s %s", error.text, room->last.out, room->last.err);
	return json;
}

/* --- finding figures in the answer --- */

static json_t *find_table(json_t *json, const char *what, const char *by, const char *per)
{
	json_t *tables = json_object_get(json, "tables");

	for (size_t i = 0; i < json_array_size(tables); i++) {
		json_t *table = json_array_get(tables, i);

		if (strcmp(json_string_value(json_object_get(table, "what")), what) ==
			0 &&
		    strcmp(json_string_value(json_object_get(table, "by")), by) == 0 &&
		    strcmp(json_string_value(json_object_get(table, "per")), per) == 0)
			return table;
	}
	fail_msg("no table of %s by %s per %s", what, by, per);
	return NULL;
}

static json_t *find_row(json_t *table, const char *from)
{
	json_t *rows = json_object_get(table, "rows");

	for (size_t i = 0; i < json_array_size(rows); i++) {
		json_t *row = json_array_get(rows, i);

		if (strcmp(json_string_value(json_object_get(row, "from")), from) == 0)
			return row;
	}
	fail_msg("no row from %s", from);
	return NULL;
}

/* NULL: all of the row. */
static json_int_t figure(json_t *row, const char *by, const char *word, const char *key)
{
	json_t *parts = json_object_get(row, by);

	if (word == NULL)
		return json_integer_value(json_object_get(row, key));
	for (size_t i = 0; i < json_array_size(parts); i++) {
		json_t *part = json_array_get(parts, i);
		json_t *of = json_object_get(part, "of");

		if (json_array_size(of) == 1 &&
		    strcmp(json_string_value(json_array_get(of, 0)), word) == 0)
			return json_integer_value(json_object_get(part, key));
	}
	fail_msg("nothing about %s", word);
	return 0;
}

/* --- adding up --- */

/* One case, as it is written for the program: what counts of it is known here too. */
struct written {
	char registered[16], departed[16]; /* "" none */
	const char *kind, *route;          /* NULL: not known */
	int persons;
};

static const char *const kinds[] = { "voluntary", "supervised", "forced", NULL };
static const char *const routes[] = { "iom", "jrs", "ngo", NULL };

static void write_day(struct support_random *random, char ret[16], int year)
{
	uint64_t chance = support_random_next(random);

	g_snprintf(ret, 16, "%04d-%02d-%02d", year, (int)(1 + chance % 12),
	    (int)(1 + chance / 16 % 28));
}

static void random_written(struct support_random *random, struct written *ret)
{
	uint64_t chance = support_random_next(random);
	int year = 2013 + (int)(chance % 8);

	*ret = (struct written){
		.kind = kinds[chance / 8 % 4],
		.route = routes[chance / 64 % 4],
		.persons = (int)(1 + chance / 512 % 4),
	};
	write_day(random, ret->registered, year);
	if (chance / 4096 % 2 == 0)
		write_day(random, ret->departed, year + 1);
}

static char *as_table(const struct written *written, int count)
{
	GString *text = g_string_new(
	    "registered_on,departure_kind,route,adults,minors,departed_on\n");

	for (int i = 0; i < count; i++)
		g_string_append_printf(text, "%s,%s,%s,1,%d,%s\n", written[i].registered,
		    written[i].kind != NULL ? written[i].kind : "",
		    written[i].route != NULL ? written[i].route : "",
		    written[i].persons - 1, written[i].departed);
	return g_string_free(text, FALSE);
}

static void set_fact(struct case_file *file, enum fact_id fact, const char *word)
{
	struct fault fault;

	if (word != NULL && *word != '\0')
		assert_int_equal(fact_parse(fact_get(fact), word,
				     case_file_value(file, fact, 0), "", &fault),
		    0);
}

/* All steps up to departure on the day of departure: each is legal then. */
static void set_states(struct case_file *file, const char *departed)
{
	if (*departed == '\0')
		return;
	for (enum case_state state = CASE_APPLIED; state <= CASE_DEPARTED; state++)
		set_fact(file, case_state_fact(state), departed);
}

static void append_case(GString *lines, const struct written *written)
{
	struct case_file file = { 0 };
	char *text;

	set_fact(&file, FACT_REGISTERED_ON, written->registered);
	set_fact(&file, FACT_DEPARTURE_KIND, written->kind);
	set_fact(&file, FACT_ROUTE, written->route);
	set_states(&file, written->departed);
	for (int i = 0; i < written->persons; i++) {
		struct value *name;

		case_file_add_person(&file);
		name = case_file_value(&file, FACT_NAME, i + 1);
		name->set = true;
		name->text = g_strdup("Voorbeeld");
	}
	text = case_json_write(&file, false);
	g_string_append_printf(lines, "%s\n", text);
	g_free(text);
	case_file_clear(&file);
}

static char *as_lines(const struct written *written, int count)
{
	GString *lines = g_string_new(NULL);

	for (int i = 0; i < count; i++)
		append_case(lines, &written[i]);
	return g_string_free(lines, FALSE);
}

/* Which ones to count, by which date. */
struct asked {
	bool departed; /* else registered */
	int year;
	bool of_kind, of_route;
	const char *kind, *route; /* with those; NULL: not known */
};

static bool counts(const struct written *written, const struct asked *asked)
{
	const char *day = asked->departed ? written->departed : written->registered;
	char start[8];

	g_snprintf(start, sizeof(start), "%04d-", asked->year);
	return g_str_has_prefix(day, start) &&
	       (!asked->of_kind || written->kind == asked->kind) &&
	       (!asked->of_route || written->route == asked->route);
}

static void assert_part(json_t *row, const char *by, const char *word,
    const struct written *written, int count, struct asked asked)
{
	json_int_t cases = 0, persons = 0;

	for (int i = 0; i < count; i++)
		if (counts(&written[i], &asked)) {
			cases++;
			persons += written[i].persons;
		}
	assert_int_equal(figure(row, by, word, "cases"), cases);
	assert_int_equal(figure(row, by, word, "persons"), persons);
}

static const char *or_unknown(const char *word)
{
	return word != NULL ? word : "unknown";
}

static void assert_year(
    json_t *json, const struct written *written, int count, struct asked asked)
{
	const char *what = asked.departed ? "departed" : "registered";
	struct asked of;
	char from[16];
	json_t *row;

	g_snprintf(from, sizeof(from), "%04d-01-01", asked.year);
	row = find_row(find_table(json, what, "departure_kind", "year"), from);
	assert_part(row, "departure_kind", NULL, written, count, asked);
	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
		of = asked;
		of.of_kind = true;
		of.kind = kinds[i];
		assert_part(
		    row, "departure_kind", or_unknown(of.kind), written, count, of);
	}
	row = find_row(find_table(json, what, "route", "year"), from);
	for (size_t i = 0; i < G_N_ELEMENTS(routes); i++) {
		of = asked;
		of.of_route = true;
		of.route = routes[i];
		assert_part(row, "route", or_unknown(of.route), written, count, of);
	}
}

static void assert_all(json_t *json, const struct written *written, int count)
{
	for (int i = 0; i < YEARS; i++) {
		assert_year(json, written, count, (struct asked){ .year = 2015 + i });
		assert_year(json, written, count,
		    (struct asked){ .departed = true, .year = 2015 + i });
	}
}

/* Case files have the day of every step: here they were booked on the day they left. */
static void assert_booked_when_departed(json_t *json)
{
	json_t *came = find_table(json, "came", "state", "year");
	json_t *departed = find_table(json, "departed", "route", "year");

	for (int i = 0; i < YEARS; i++) {
		char from[16];
		json_t *row;

		g_snprintf(from, sizeof(from), "%04d-01-01", 2015 + i);
		row = find_row(departed, from);
		assert_int_equal(figure(find_row(came, from), "state", "booked", "cases"),
		    figure(row, "route", NULL, "cases"));
	}
}

static json_t *totals_of(struct room *room, const char *input)
{
	char *settings = merge_nothing(room);

	assert_int_equal(room_run(room, input, "--config", settings, "report", "totals",
			     "--from", FROM, "--to", TO, "--cases", "-", "--json", NULL),
	    EXIT_OK);
	g_free(settings);
	return loads(room);
}

static void table_and_case_files_add_up_as_counted_here(void **state)
{
	struct support_random random = support_seed();
	int count = support_long() ? 100000 : 2000;
	struct written *written = g_new(struct written, count);
	char *table, *lines;
	json_t *json;

	for (int i = 0; i < count; i++)
		random_written(&random, &written[i]);
	table = as_table(written, count);
	json = totals_of(*state, table);
	assert_all(json, written, count);
	json_decref(json);
	lines = as_lines(written, count);
	json = totals_of(*state, lines);
	assert_all(json, written, count);
	assert_booked_when_departed(json);
	json_decref(json);
	g_free(lines);
	g_free(table);
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
		random_written(&random, &written[i]);
	lines = as_lines(written, G_N_ELEMENTS(written));
	room_create_ledger(room);
	assert_int_equal(room_run_ledger(room, lines, "case", "add", "-", NULL), EXIT_OK);
	assert_int_equal(room_run_ledger(room, NULL, "--config", settings, "report",
			     "totals", "--from", FROM, "--to", TO, "--json", NULL),
	    EXIT_OK);
	json = loads(room);
	assert_all(json, written, G_N_ELEMENTS(written));
	json_decref(json);
	g_free(lines);
	g_free(settings);
}

#define TOTALS_TEST(test) cmocka_unit_test_setup_teardown(test, room_enter, room_leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TOTALS_TEST(table_and_case_files_add_up_as_counted_here),
		TOTALS_TEST(ledger_gives_what_its_cases_give),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
