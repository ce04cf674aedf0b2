/* SPDX-License-Identifier: EUPL-1.2 */
#define _GNU_SOURCE /* memmem */
#include "fixture.h"

#include <glib.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

/* Every value that stands sealed for one case. */
struct traces {
	GPtrArray *bytes; /* GBytes */
};

static void collect(struct traces *traces, const char *path, const char *sql)
{
	sqlite3 *db = fixture_meddle(path);
	sqlite3_stmt *statement = NULL;

	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
	while (sqlite3_step(statement) == SQLITE_ROW)
		g_ptr_array_add(
		    traces->bytes, g_bytes_new(sqlite3_column_blob(statement, 0),
				       (gsize)sqlite3_column_bytes(statement, 0)));
	sqlite3_finalize(statement);
	sqlite3_close(db);
}

/* How many of the traces stand in a file. */
static int count_in(const struct traces *traces, const char *path)
{
	size_t size = 0;
	char *bytes = support_read_file(path, &size);
	int found = 0;

	for (guint i = 0; i < traces->bytes->len; i++) {
		gsize trace_size;
		const void *trace =
		    g_bytes_get_data(traces->bytes->pdata[i], &trace_size);

		found += memmem(bytes, size, trace, trace_size) != NULL;
	}
	g_free(bytes);
	return found;
}

static int count_everywhere(const struct traces *traces, const char *folder)
{
	GDir *dir = g_dir_open(folder, 0, NULL);
	const char *name;
	int found = 0;

	while ((name = g_dir_read_name(dir)) != NULL) {
		char *path = g_build_filename(folder, name, NULL);

		found += count_in(traces, path);
		g_free(path);
	}
	g_dir_close(dir);
	return found;
}

static void nothing_that_opens_a_case_is_left(void **state)
{
	struct fixture *fixture = *state;
	struct traces traces = { g_ptr_array_new_with_free_func(
	    (GDestroyNotify)g_bytes_unref) };
	struct ledger_erased erased = { .journal_held = true };
	char uuid[60][LEDGER_UUID_TEXT];
	struct case_file file;
	int old;

	/* Rows grow and move, and other cases come between. */
	for (unsigned i = 0; i < 60; i++) {
		fixture_add(fixture->ledger, i, uuid[i]);
		for (int revision = 1; revision < 4; revision++) {
			char *note =
			    g_strnfill((gsize)(100 * revision * (int)(i % 7)), 'x');
			char *name = g_strdup_printf("%d %s", revision, note);

			fixture_save_note(fixture->ledger, uuid[i], revision, name);
			g_free(name);
			g_free(note);
			if (i == 30)
				collect(&traces, fixture->path,
				    "SELECT nonce FROM case_key WHERE id = 31 UNION ALL "
				    "SELECT row FROM list WHERE id = 31");
		}
		if (i % 20 == 0)
			ledger_idle(fixture->ledger);
	}
	fixture_case(&file, 99);
	assert_int_equal(
	    ledger_draft_put(fixture->ledger, uuid[30], 4, &file, 0, NULL), 0);
	case_file_clear(&file);
	old = (int)traces.bytes->len;
	collect(&traces, fixture->path,
	    "SELECT wrapped FROM case_key WHERE id = 31 UNION ALL "
	    "SELECT nonce FROM case_key WHERE id = 31 UNION ALL "
	    "SELECT body FROM draft UNION ALL SELECT row FROM list WHERE id = 31");
	assert_int_equal(traces.bytes->len, old + 4);
	assert_true(count_everywhere(&traces, fixture->folder) >= 4);
	assert_int_equal(ledger_erase(fixture->ledger, uuid[30],
			     "term of retention is over", FIXTURE_NOW, &erased, NULL),
	    0);
	assert_false(erased.journal_held);
	assert_int_equal(count_everywhere(&traces, fixture->folder), 0);
	fixture_assert_sound(fixture->ledger);
	g_ptr_array_free(traces.bytes, TRUE);
}

static void erased_case_is_gone_and_its_log_says_why(void **state)
{
	struct fixture *fixture = *state;
	struct ledger *other = fixture_open(fixture->path, "balie 2");
	struct ledger_event *event = NULL;
	struct case_file file = { 0 };
	struct fault fault = { 0 };
	char uuid[2][LEDGER_UUID_TEXT], found[LEDGER_UUID_TEXT];
	size_t count = 0;

	fixture_add(fixture->ledger, 0, uuid[0]);
	fixture_add(fixture->ledger, 1, uuid[1]);
	assert_int_equal(ledger_note_event(
			     fixture->ledger, "print", uuid[0], 1, "ok", "hash", 0, NULL),
	    0);
	assert_int_equal(ledger_refresh(other, NULL, NULL), 0);
	assert_int_equal(
	    ledger_erase(fixture->ledger, uuid[0], " asked for ", 5, NULL, NULL), 0);
	for (int round = 0; round < 2; round++) {
		assert_int_equal(ledger_row_count(fixture->ledger), 1);
		fixture_assert_fault(ledger_find(fixture->ledger, uuid[0], found, &fault),
		    &fault, FAULT_CASE_NONE);
		fixture_assert_fault(
		    ledger_load(fixture->ledger, uuid[0], 0, &file, NULL, &fault), &fault,
		    FAULT_CASE_NONE);
		fixture_assert_fault(
		    ledger_erase(fixture->ledger, uuid[0], "again", 0, NULL, &fault),
		    &fault, FAULT_CASE_NONE);
		assert_int_equal(fixture_save_note(fixture->ledger, uuid[1], round + 1,
				     round ? "y" : "x"),
		    FAULT_NONE);
		fixture_lock_and_unlock(fixture);
	}
	assert_int_equal(ledger_log(fixture->ledger, uuid[0], &event, &count, NULL), 0);
	assert_int_equal(count, 3);
	assert_string_equal(event[0].action, "add");
	assert_int_equal(event[0].change_count, 0);
	assert_string_equal(event[1].detail, "");
	assert_string_equal(event[2].action, "erase");
	assert_string_equal(event[2].detail, "asked for");
	assert_string_equal(event[2].number, "2026-0001");
	ledger_log_free(event, count);
	assert_int_equal(ledger_refresh(other, NULL, NULL), 0);
	assert_int_equal(ledger_row_count(other), 1);
	fixture_case(&file, 0);
	fixture_assert_fault(ledger_draft_put(other, uuid[0], 1, &file, 0, &fault),
	    &fault, FAULT_CASE_NONE);
	fixture_assert_sound(other);
	ledger_close(other);
	case_file_clear(&file);
}

static void erasing_needs_a_reason(void **state)
{
	struct fixture *fixture = *state;
	struct fault fault = { 0 };
	char uuid[LEDGER_UUID_TEXT];

	fixture_add(fixture->ledger, 0, uuid);
	fixture_assert_fault(ledger_erase(fixture->ledger, uuid, "  ", 0, NULL, &fault),
	    &fault, FAULT_REQUIRED);
	fixture_assert_fault(ledger_erase(fixture->ledger, uuid, "\x1b", 0, NULL, &fault),
	    &fault, FAULT_CONTROL);
	assert_int_equal(ledger_row_count(fixture->ledger), 1);
}

static void number_of_an_erased_case_is_not_given_again(void **state)
{
	struct fixture *fixture = *state;
	char uuid[LEDGER_UUID_TEXT];

	fixture_add(fixture->ledger, 0, uuid);
	assert_int_equal(ledger_erase(fixture->ledger, uuid, "test", 0, NULL, NULL), 0);
	fixture_add(fixture->ledger, 1, uuid);
	assert_string_equal(ledger_row(fixture->ledger, 0)->number, "2026-0002");
}

static void desk_that_holds_the_journal_is_named(void **state)
{
	struct fixture *fixture = *state;
	struct ledger *other = fixture_open(fixture->path, "balie 2");
	struct ledger_erased erased = { 0 };
	char uuid[LEDGER_UUID_TEXT];
	sqlite3 *reader;

	fixture_add(fixture->ledger, 0, uuid);
	/* Somebody in the middle of reading, such as a desk that makes a backup. */
	reader = fixture_meddle(fixture->path);
	fixture_run(reader, "BEGIN; SELECT count(*) FROM log");
	assert_int_equal(
	    ledger_erase(fixture->ledger, uuid, "test", 0, &erased, NULL), 0);
	assert_true(erased.journal_held);
	assert_string_equal(erased.holder.desk, "balie 2");
	sqlite3_close(reader);
	ledger_close(other);
}

static void key_that_is_gone_without_an_event_is_noticed(void **state)
{
	struct fixture *fixture = *state;
	struct ledger_report report = { 0 };
	char uuid[LEDGER_UUID_TEXT];
	sqlite3 *db;

	fixture_add(fixture->ledger, 0, uuid);
	ledger_lock(fixture->ledger);
	db = fixture_meddle(fixture->path);
	fixture_run(db, "UPDATE case_key SET wrapped = zeroblob(73); DELETE FROM list");
	sqlite3_close(db);
	fixture_lock_and_unlock(fixture);
	assert_int_equal(ledger_verify(fixture->ledger, &report, NULL), 0);
	assert_int_equal(report.finding_count, 1);
	assert_int_equal(report.finding[0].damage, LEDGER_DAMAGE_REFERENCE);
	assert_string_equal(report.finding[0].table, "case_key");
	assert_string_equal(report.finding[0].uuid, uuid);
	ledger_report_clear(&report);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(nothing_that_opens_a_case_is_left),
		FIXTURE_TEST(erased_case_is_gone_and_its_log_says_why),
		FIXTURE_TEST(erasing_needs_a_reason),
		FIXTURE_TEST(number_of_an_erased_case_is_not_given_again),
		FIXTURE_TEST(desk_that_holds_the_journal_is_named),
		FIXTURE_TEST(key_that_is_gone_without_an_event_is_noticed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
