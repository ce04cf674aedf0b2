/* SPDX-License-Identifier: EUPL-1.2 */
/* A policy tried over the ledger: the sum of what is calculated of each case. */
#include "room.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#include <glib.h>

#include "cases.h"
#include "inside.h"
#include "random_case.h"
#include "terugkeerdesk/desk/found.h"
#include "terugkeerdesk/desk/what_if.h"
#include "terugkeerdesk/exchange/household_csv.h"
#include "terugkeerdesk/ledger/walk.h"

#define POLICY  "harmonised-2024"
#define AGAINST "jrs-2022"
#define BATCH   1000

static const enum package packages[WHAT_IF_SIDES] = { PACKAGE_HARMONISED, PACKAGE_JRS };

/* What single calculations come to. */
struct by_hand {
	struct sum total[WHAT_IF_SIDES];
	int64_t outcome[WHAT_IF_OUTCOMES];
	int64_t households, persons;
};

static void add_calculation(
    const struct desk_calculation *calculation, struct by_hand *by_hand)
{
	const struct sum *sum[WHAT_IF_SIDES];
	bool exact = true;
	cents difference;

	assert_true(calculation->possible);
	for (int side = 0; side < WHAT_IF_SIDES; side++) {
		sum[side] = &calculation->assessment.package[packages[side]].total;
		by_hand->total[side].range.min += sum[side]->range.min;
		by_hand->total[side].range.max += sum[side]->range.max;
		by_hand->total[side].incomplete |= sum[side]->incomplete;
		exact = exact && sum[side]->range.min == sum[side]->range.max &&
			!sum[side]->incomplete;
	}
	difference = sum[WHAT_IF_POLICY]->range.min - sum[WHAT_IF_AGAINST]->range.min;
	by_hand->outcome[!exact           ? WHAT_IF_UNDECIDED
			 : difference > 0 ? WHAT_IF_GAIN
			 : difference < 0 ? WHAT_IF_LOSE
					  : WHAT_IF_SAME]++;
	by_hand->households++;
	by_hand->persons += calculation->household.household.member_count;
}

/* Add a case by chance to the ledger, and what it comes to. */
static void add_case(struct room *room, struct support_random *random,
    struct desk_calculation *calculation, struct by_hand *by_hand)
{
	struct ledger_save save = {
		.action = "add", .now = 1773570000, .search_text = ""
	};
	struct case_file file = { 0 };

	random_case(random, &file);
	desk_calculate(room->desk, &file, calculation);
	add_calculation(calculation, by_hand);
	room_fine(
	    room, cases_add_inside(desk_ledger(room->desk), &file, &save, &room->fault));
	case_file_clear(&file);
}

static struct desk_what_if *try_policy(struct room *room, const char *against)
{
	struct desk_cases cases = { .path = NULL };
	struct faults faults = { 0 };
	struct desk_what_if *ret =
	    desk_what_if(room->desk, POLICY, against, &cases, NULL, &faults);

	assert_non_null(ret);
	faults_clear(&faults);
	return ret;
}

static void expect_next(void *data, const char *uuid, const struct case_file *file)
{
	struct desk_found_case **next = data;

	(void)file;
	assert_string_equal((*next)->uuid, uuid);
	(*next)++;
}

/* Each case is noted once, in the order of the ledger, with what became of it. */
static void check_found(struct room *room, const struct by_hand *by_hand, int cases)
{
	struct ledger *ledger = desk_ledger(room->desk);
	struct desk_found found = { 0 };
	struct desk_cases noted = { .found = &found };
	struct faults faults = { 0 };
	int64_t outcome[WHAT_IF_OUTCOMES] = { 0 };
	struct ledger_batch *batch = ledger_batch_new();
	struct desk_what_if *what_if =
	    desk_what_if(room->desk, POLICY, AGAINST, &noted, NULL, &faults);
	struct ledger_walk *walk = ledger_walk_new(ledger, &room->fault);
	struct desk_found_case *next = found.item;

	assert_non_null(what_if);
	assert_int_equal(found.count, cases);
	for (size_t i = 0; i < found.count; i++)
		outcome[found.item[i].verdict.outcome]++;
	assert_memory_equal(outcome, by_hand->outcome, sizeof(outcome));
	while (ledger_walk_next(walk, batch, &room->fault) == 1)
		assert_int_equal(ledger_batch_open(walk, batch, expect_next, &next), 0);
	assert_ptr_equal(next, found.item + found.count);
	ledger_walk_free(walk);
	ledger_batch_free(batch);
	desk_found_clear(&found);
	desk_what_if_free(what_if);
}

static void ledger_gives_the_sum_of_single_calculations(void **state)
{
	struct room *room = *state;
	struct db *db = &desk_ledger(room->desk)->db;
	struct support_random random = support_seed();
	struct desk_calculation *calculation = desk_calculation_new();
	struct by_hand by_hand = { 0 };
	struct desk_what_if *what_if;
	int cases = support_long() ? 100000 : 2000;

	for (int i = 0; i < cases; i += BATCH) {
		room_fine(room, db_begin(db, &room->fault));
		for (int j = 0; j < BATCH; j++)
			add_case(room, &random, calculation, &by_hand);
		room_fine(room, db_commit(db, &room->fault));
	}
	check_found(room, &by_hand, cases);
	what_if = try_policy(room, AGAINST);
	assert_int_equal(what_if->sums->households, cases);
	assert_int_equal(what_if->sums->persons, by_hand.persons);
	assert_int_equal(what_if->read.unreadable, 0);
	assert_int_equal(what_if->read.unfinished, 0);
	for (int side = 0; side < WHAT_IF_SIDES; side++) {
		const struct spread *spread = &what_if->sums->spread[side];

		assert_int_equal(
		    spread->min[SPREAD_TOTAL], by_hand.total[side].range.min);
		assert_int_equal(
		    spread->max[SPREAD_TOTAL], by_hand.total[side].range.max);
		assert_int_equal(spread->missing & 1u << SPREAD_TOTAL ? 1 : 0,
		    by_hand.total[side].incomplete);
	}
	assert_memory_equal(
	    what_if->sums->outcome, by_hand.outcome, sizeof(by_hand.outcome));
	desk_what_if_free(what_if);
	desk_calculation_free(calculation);
}

/* --- a table --- */

#define TABLE_HEAD                                                                       \
	"registered_on,departure_kind,departure_on,route,residence_status,nationality,"  \
	"adults,minors,unaccompanied,long_stay_intent,own_means,partner_available,"      \
	"post_arrival_at_departure,dublin_claimant,own_application,eu_residence,"        \
	"assisted_return,other_support,exclusion_ground,trafficking_victim,"             \
	"former_unaccompanied_minor,health_needs"

static const char *pick(struct support_random *random, const char *const *words)
{
	uint32_t count = g_strv_length((char **)(uintptr_t)words);
	uint32_t at = support_random_below(random, count + 1);

	return at < count ? words[at] : "";
}

/* Anything that a table can say, few enough that rows come again. */
static void put_row(struct support_random *random, GString *table)
{
	static const char *const kinds[] = { "voluntary", "supervised", "forced", NULL };
	static const char *const routes[] = { "iom", "jrs", "ngo", NULL };
	static const char *const statuses[] = { "asylum_rejected", "never_applied",
		NULL };
	static const char *const lands[] = { "IQ", "MN", "GE", "UA", "MA", "stateless",
		NULL };
	static const char *const answers[] = { "no", "no", "no", "no", "yes", NULL };
	uint32_t adults = support_random_below(random, 3);

	g_string_append_printf(table, "20%02u-%02u-%02u,",
	    12 + support_random_below(random, 14), 1 + support_random_below(random, 12),
	    1 + support_random_below(random, 28));
	g_string_append_printf(table, "%s,", pick(random, kinds));
	g_string_append(table, support_random_below(random, 5) ? "," : "2026-01-31,");
	g_string_append_printf(table, "%s,", pick(random, routes));
	g_string_append_printf(table, "%s,", pick(random, statuses));
	g_string_append_printf(table, "%s,", pick(random, lands));
	g_string_append_printf(
	    table, "%u,%u", adults, (adults == 0) + support_random_below(random, 3));
	for (int i = 0; i < 14; i++)
		g_string_append_printf(table, ",%s", pick(random, answers));
	g_string_append_c(table, '\n');
}

static char *draw_table(struct support_random *random, int rows)
{
	GString *table = g_string_new(TABLE_HEAD "\n");

	for (int i = 0; i < rows; i++) {
		gsize from = table->len;

		put_row(random, table);
		/* Some come twice. */
		if (support_random_below(random, 10) == 0) {
			char *row = g_strdup(table->str + from);

			g_string_append(table, row);
			g_free(row);
		}
	}
	return g_string_free(table, FALSE);
}

/* Row by row, as it stands there. */
static struct what_if *add_rows_by_hand(
    const char *table, const struct rulebook *rulebook, bool applied)
{
	const struct what_if_rules rules[WHAT_IF_SIDES] = {
		{ rulebook, false, PACKAGE_HARMONISED },
		{ rulebook, applied, PACKAGE_JRS },
	};
	struct what_if *ret = what_if_new(rules);
	char **lines = g_strsplit(table, "\n", -1);
	struct household_csv *csv = g_new0(struct household_csv, 1);

	assert_int_equal(household_csv_header(lines[0], strlen(lines[0]),
			     rulebook_countries(rulebook), csv, NULL),
	    0);
	for (char **line = lines + 1; **line != '\0'; line++) {
		struct household_of_case made;
		struct household_row row;

		assert_int_equal(
		    household_csv_row(csv, *line, strlen(*line), &row, NULL), 0);
		household_row_expand(&row, &made);
		what_if_add(ret,
		    (const struct household *const[]){ &made.household, &made.household },
		    1);
	}
	g_free(csv);
	g_strfreev(lines);
	return ret;
}

static void table_gives_the_sum_of_its_rows(void **state)
{
	const size_t from = offsetof(struct what_if, households);
	struct room *room = *state;
	struct support_random random = support_seed();
	char *path = g_build_filename(room->folder, "table.csv", NULL);
	char *table = draw_table(&random, support_long() ? 200000 : 20000);
	struct desk_cases cases = { .path = path };

	support_write_text(path, table);
	for (int applied = 0; applied < 2; applied++) {
		struct faults faults = { 0 };
		struct desk_what_if *what_if = desk_what_if(
		    room->desk, POLICY, applied ? NULL : AGAINST, &cases, NULL, &faults);
		struct what_if *by_hand =
		    add_rows_by_hand(table, desk_rulebook(room->desk), applied);

		assert_non_null(what_if);
		assert_int_equal(what_if->read.bad, 0);
		assert_memory_equal((const char *)what_if->sums + from,
		    (const char *)by_hand + from, sizeof(*by_hand) - from);
		desk_what_if_free(what_if);
		what_if_free(by_hand);
	}
	g_free(table);
	g_free(path);
}

/* --- memory --- */

#define MEMORY_FEW  20000
#define MEMORY_MANY 400000
#define MEMORY_MOST (16 * 1024) /* KiB more for so many rows: they are 28 MiB */

/* Rows that are nearly all different. */
static char *write_rows(const struct room *room, const char *name, int rows)
{
	char *path = g_build_filename(room->folder, name, NULL);
	static const char *const answers[] = { "no,", "yes,", "," };
	struct support_random random = { 20240322 };
	FILE *file = fopen(path, "we");

	assert_non_null(file);
	fputs("registered_on,departure_kind,route,residence_status,nationality,adults,"
	      "minors,long_stay_intent,own_means,eu_residence,assisted_return,"
	      "other_support,exclusion_ground,reference\n",
	    file);
	for (int i = 0; i < rows; i++) {
		fprintf(file, "20%02u-%02u-%02u,voluntary,iom,asylum_rejected,%s,%u,%u,",
		    18 + support_random_below(&random, 8),
		    1 + support_random_below(&random, 12),
		    1 + support_random_below(&random, 28), i % 3 ? "IQ" : "MN",
		    1 + support_random_below(&random, 3),
		    support_random_below(&random, 5));
		for (int answer = 0; answer < 6; answer++)
			fputs(answers[support_random_below(&random, 3)], file);
		fprintf(file, "row %d\n", i);
	}
	assert_int_equal(fclose(file), 0);
	return path;
}

static long peak_after(struct room *room, const char *path, int64_t rows)
{
	struct desk_cases cases = { .path = path };
	struct faults faults = { 0 };
	struct rusage usage;
	struct desk_what_if *what_if =
	    desk_what_if(room->desk, POLICY, AGAINST, &cases, NULL, &faults);

	assert_non_null(what_if);
	assert_int_equal(what_if->sums->households, rows);
	assert_int_equal(what_if->read.bad, 0);
	desk_what_if_free(what_if);
	getrusage(RUSAGE_SELF, &usage);
	return usage.ru_maxrss;
}

static void memory_does_not_grow_with_the_file(void **state)
{
	struct room *room = *state;
	char *few, *many;
	long before, after;

	if (SUPPORT_SANITIZED)
		skip();
	few = write_rows(room, "few.csv", MEMORY_FEW);
	many = write_rows(room, "many.csv", MEMORY_MANY);
	before = peak_after(room, few, MEMORY_FEW);
	after = peak_after(room, many, MEMORY_MANY);
	if (after - before > MEMORY_MOST)
		fail_msg("%ld KiB more", after - before);
	g_free(few);
	g_free(many);
}

/* --- who waits --- */

static bool stop_at_once(void *data, int permille)
{
	(void)permille;
	(*(int *)data)++;
	return false;
}

static void whoever_waits_can_stop_it(void **state)
{
	struct room *room = *state;
	int asked = 0;
	struct desk_watch watch = { .data = &asked, .progress = stop_at_once };
	struct desk_cases cases = { .path = NULL };
	struct faults faults = { 0 };
	struct desk_what_if *what_if;

	desk_case_free(room_saved_case(room, room->desk));
	what_if = desk_what_if(room->desk, POLICY, AGAINST, &cases, &watch, &faults);
	assert_non_null(what_if);
	assert_true(what_if->read.stopped);
	assert_true(asked > 0);
	desk_what_if_free(what_if);
}

static void whoever_waits_can_stop_it_in_a_file_too(void **state)
{
	struct room *room = *state;
	int asked = 0;
	struct desk_watch watch = { .data = &asked, .progress = stop_at_once };
	char *path = write_rows(room, "some.csv", 100);
	struct desk_cases cases = { .path = path };
	struct faults faults = { 0 };
	struct desk_what_if *what_if =
	    desk_what_if(room->desk, POLICY, AGAINST, &cases, &watch, &faults);

	assert_int_equal(faults.count, 0);
	assert_non_null(what_if);
	assert_true(what_if->read.stopped);
	assert_int_equal(asked, 1);
	desk_what_if_free(what_if);
	g_free(path);
}

static void locked_ledger_is_said(void **state)
{
	struct room *room = *state;
	struct desk_cases cases = { .path = NULL };
	struct faults faults = { 0 };

	desk_lock(room->desk);
	assert_null(desk_what_if(room->desk, POLICY, AGAINST, &cases, NULL, &faults));
	assert_int_equal(faults.count, 1);
	assert_int_equal(faults.item[0].code, FAULT_LOCKED);
	faults_clear(&faults);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
		    ledger_gives_the_sum_of_single_calculations, room_enter, room_leave),
		cmocka_unit_test_setup_teardown(
		    table_gives_the_sum_of_its_rows, room_enter, room_leave),
		cmocka_unit_test_setup_teardown(
		    memory_does_not_grow_with_the_file, room_enter, room_leave),
		cmocka_unit_test_setup_teardown(
		    whoever_waits_can_stop_it, room_enter, room_leave),
		cmocka_unit_test_setup_teardown(
		    whoever_waits_can_stop_it_in_a_file_too, room_enter, room_leave),
		cmocka_unit_test_setup_teardown(
		    locked_ledger_is_said, room_enter, room_leave),
	};

	return cmocka_run_group_tests_name("desk what-if", tests, NULL, NULL);
}
