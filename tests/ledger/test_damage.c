/* SPDX-License-Identifier: EUPL-1.2 */
/* A ledger that was touched shows it; where it can be read, it is. */
#include "fixture.h"

#include <glib.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#define CASES 6

/* A ledger with a few cases, two revisions each, and a draft; locked. */
static void fill(struct fixture *fixture)
{
	char uuid[LEDGER_UUID_TEXT];
	struct case_file file;

	for (unsigned i = 0; i < CASES; i++) {
		fixture_add(fixture->ledger, i, uuid);
		assert_int_equal(
		    fixture_save_note(fixture->ledger, uuid, 1, "more"), FAULT_NONE);
	}
	fixture_case(&file, 77);
	assert_int_equal(ledger_draft_put(fixture->ledger, uuid, 2, &file, 0, NULL), 0);
	case_file_clear(&file);
	fixture_assert_sound(fixture->ledger);
	ledger_lock(fixture->ledger);
}

/* Change the file with SQL, as somebody with sqlite3 and no key would. */
static void meddle(struct fixture *fixture, const char *sql)
{
	sqlite3 *db = fixture_meddle(fixture->path);
	sqlite3_stmt *statement = NULL;
	char *update, *delete;

	assert_int_equal(sqlite3_prepare_v2(db,
			     "SELECT group_concat(sql, ';') FROM sqlite_schema "
			     "WHERE type = 'trigger'",
			     -1, &statement, NULL),
	    SQLITE_OK);
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	update = g_strdup((const char *)sqlite3_column_text(statement, 0));
	sqlite3_finalize(statement);
	delete = g_strdup("DROP TRIGGER log_no_update; DROP TRIGGER log_no_delete");
	fixture_run(db, delete);
	fixture_run(db, sql);
	fixture_run(db, update);
	g_free(update);
	g_free(delete);
	sqlite3_close(db);
}

static bool has_damage(
    const struct ledger_report *report, enum ledger_damage damage, const char *table)
{
	for (size_t i = 0; i < report->finding_count; i++)
		if (report->finding[i].damage == damage &&
		    strcmp(report->finding[i].table, table) == 0)
			return true;
	return false;
}

static void assert_noticed(struct fixture *fixture, const char *sql,
    enum ledger_damage damage, const char *table)
{
	struct ledger_report report = { 0 };

	meddle(fixture, sql);
	assert_int_equal(ledger_unlock(fixture->ledger, NULL, FIXTURE_PASSPHRASE,
			     FIXTURE_DESK, FIXTURE_NOW, NULL, NULL, NULL),
	    0);
	assert_int_equal(ledger_verify(fixture->ledger, &report, NULL), 0);
	if (!has_damage(&report, damage, table))
		fail_msg("not noticed as expected: %s", sql);
	ledger_report_clear(&report);
}

struct touch {
	const char *sql;
	enum ledger_damage damage;
	const char *table;
};

static void touch(void **state, const struct touch *touch)
{
	struct fixture *fixture = *state;

	fill(fixture);
	assert_noticed(fixture, touch->sql, touch->damage, touch->table);
}

#define TOUCH(name, sql, damage, table)                                                  \
	static void name(void **state)                                                   \
	{                                                                                \
		static const struct touch how = { sql, damage, table };                  \
		touch(state, &how);                                                      \
	}

TOUCH(changed_event_breaks_the_chain,
    "UPDATE log SET event = CAST(event || x'00' AS BLOB) WHERE seq = 4",
    LEDGER_DAMAGE_CHAIN, "log")
TOUCH(changed_record_does_not_open,
    "UPDATE log SET body = zeroblob(length(body)) WHERE seq = 4", LEDGER_DAMAGE_SEAL,
    "log")
TOUCH(swapped_records_do_not_open,
    "UPDATE log SET body = (SELECT body FROM log AS other WHERE other.seq = 10 - "
    "log.seq) "
    "WHERE seq IN (4, 6)",
    LEDGER_DAMAGE_SEAL, "log")
TOUCH(swapped_events_do_not_open,
    "UPDATE log SET event = (SELECT event FROM log AS other WHERE other.seq = 10 - "
    "log.seq) "
    "WHERE seq IN (4, 6)",
    LEDGER_DAMAGE_SEAL, "log")
TOUCH(event_given_to_another_case_breaks_the_chain,
    "UPDATE log SET case_id = 1 WHERE seq = 6", LEDGER_DAMAGE_CHAIN, "log")
TOUCH(event_taken_out_breaks_the_chain, "DELETE FROM log WHERE seq = 2",
    LEDGER_DAMAGE_CHAIN, "log")
TOUCH(cut_tail_is_noticed,
    "DELETE FROM list WHERE id = 6; DELETE FROM log WHERE seq > 12", LEDGER_DAMAGE_CHAIN,
    "log")
TOUCH(swapped_list_rows_do_not_open,
    "UPDATE list SET row = (SELECT row FROM list AS other WHERE other.id = 3 - list.id) "
    "WHERE id IN (1, 2)",
    LEDGER_DAMAGE_SEAL, "list")
TOUCH(list_row_of_another_revision_does_not_open,
    "UPDATE list SET revision = 1 WHERE id = 3", LEDGER_DAMAGE_SEAL, "list")
TOUCH(missing_list_row_is_noticed, "DELETE FROM list WHERE id = 3",
    LEDGER_DAMAGE_REFERENCE, "list")
TOUCH(changed_key_of_a_case_does_not_open,
    "UPDATE case_key SET wrapped = (SELECT wrapped FROM case_key WHERE id = 2) WHERE id "
    "= 1",
    LEDGER_DAMAGE_SEAL, "case_key")
TOUCH(missing_key_of_a_case_is_noticed, "DELETE FROM case_key WHERE id = 2",
    LEDGER_DAMAGE_REFERENCE, "log")
TOUCH(changed_draft_does_not_open, "UPDATE draft SET body = CAST(body || x'00' AS BLOB)",
    LEDGER_DAMAGE_SEAL, "draft")
TOUCH(draft_of_another_owner_does_not_open, "UPDATE draft SET owner = randomblob(16)",
    LEDGER_DAMAGE_SEAL, "draft")
TOUCH(changed_state_does_not_open, "UPDATE state SET sealed = zeroblob(length(sealed))",
    LEDGER_DAMAGE_SEAL, "state")

/* What was noted outside tells of an old copy, which is sound in itself. */
static void old_copy_put_back_is_told_by_the_head(void **state)
{
	struct fixture *fixture = *state;
	struct ledger_head head;
	char uuid[LEDGER_UUID_TEXT];
	size_t size = 0;
	char *copy;
	bool holds = true;

	fill(fixture);
	copy = support_read_file(fixture->path, &size);
	fixture_lock_and_unlock(fixture);
	fixture_add(fixture->ledger, 9, uuid);
	assert_int_equal(ledger_head(fixture->ledger, &head, NULL), 0);
	ledger_lock(fixture->ledger);
	support_write_file(fixture->path, copy, size);
	g_free(copy);
	fixture_lock_and_unlock(fixture);
	fixture_assert_sound(fixture->ledger);
	assert_int_equal(ledger_holds_head(fixture->ledger, &head, &holds, NULL), 0);
	assert_false(holds);
	/* Nor once as many events were written again. */
	fixture_add(fixture->ledger, 9, uuid);
	fixture_add(fixture->ledger, 10, uuid);
	assert_int_equal(ledger_holds_head(fixture->ledger, &head, &holds, NULL), 0);
	assert_false(holds);
}

static void one_broken_row_leaves_the_other_cases(void **state)
{
	struct fixture *fixture = *state;
	char uuid[LEDGER_UUID_TEXT];

	fill(fixture);
	meddle(fixture, "UPDATE list SET row = CAST(row || x'00' AS BLOB) WHERE id = 3");
	fixture_lock_and_unlock(fixture);
	assert_int_equal(ledger_unreadable(fixture->ledger), 1);
	assert_false(ledger_read_only(fixture->ledger));
	assert_int_equal(ledger_row_count(fixture->ledger), CASES - 1);
	fixture_add(fixture->ledger, 20, uuid);
}

static void ledger_with_a_cut_log_is_only_looked_at(void **state)
{
	struct fixture *fixture = *state;
	const struct ledger_save save = { .action = "add" };
	char uuid[LEDGER_UUID_TEXT], number[LEDGER_NUMBER_MAX];
	struct fault fault = { 0 };
	struct case_file file;
	char *note;

	fill(fixture);
	meddle(fixture, "DELETE FROM list WHERE id = 6; DELETE FROM log WHERE seq > 12");
	fixture_lock_and_unlock(fixture);
	assert_true(ledger_read_only(fixture->ledger));
	assert_int_equal(ledger_row_count(fixture->ledger), CASES - 1);
	note = fixture_note(fixture->ledger, ledger_row(fixture->ledger, 0)->uuid);
	assert_string_equal(note, "more");
	g_free(note);
	fixture_case(&file, 1);
	fixture_assert_fault(
	    ledger_add(fixture->ledger, &file, &save, uuid, number, &fault), &fault,
	    FAULT_LEDGER_DAMAGED);
	case_file_clear(&file);
}

static void log_does_not_let_itself_be_changed_by_accident(void **state)
{
	struct fixture *fixture = *state;
	sqlite3 *db = fixture_meddle(fixture->path);

	assert_int_equal(
	    sqlite3_exec(db, "DELETE FROM log", NULL, NULL, NULL), SQLITE_CONSTRAINT);
	assert_int_equal(
	    sqlite3_exec(db, "UPDATE log SET revision = 2", NULL, NULL, NULL),
	    SQLITE_CONSTRAINT);
	sqlite3_close(db);
	fixture_assert_sound(fixture->ledger);
}

/* --- single bits --- */

/* Everything that can be read, as one hash; false when anything is amiss. */
static bool reads_the_same(struct ledger *ledger, struct case_file *expected)
{
	struct ledger_draft *drafts = NULL;
	struct ledger_event *events = NULL;
	const struct ledger_row *row;
	size_t count = 0;
	bool same = ledger_row_count(ledger) == CASES;

	for (size_t i = 0; same && (row = ledger_row(ledger, i)) != NULL; i++) {
		struct case_file file = { 0 };

		same = ledger_load(ledger, row->uuid, 0, &file, NULL, NULL) == 0 &&
		       case_file_equal(&file, &expected[i]);
		case_file_clear(&file);
	}
	same =
	    same && ledger_draft_list(ledger, &drafts, &count, NULL) == 0 && count == 1;
	g_free(drafts);
	same = same && ledger_log(ledger, NULL, &events, &count, NULL) == 0;
	if (events != NULL)
		ledger_log_free(events, count);
	return same;
}

/* 1: noticed, 0: no effect; fails the test when it was neither. */
static int try_bit(const char *path, struct case_file *expected)
{
	struct ledger *ledger = NULL;
	struct ledger_report report = { 0 };
	int noticed = 1;

	if (ledger_open(path, &ledger, NULL) != 0)
		return 1;
	if (ledger_unlock(ledger, NULL, FIXTURE_PASSPHRASE, "", 0, NULL, NULL, NULL) ==
		0 &&
	    ledger_verify(ledger, &report, NULL) == 0 && report.finding_count == 0) {
		noticed = 0;
		assert_true(reads_the_same(ledger, expected));
	}
	ledger_report_clear(&report);
	ledger_close(ledger);
	return noticed;
}

static void every_changed_bit_is_noticed_or_without_effect(void **state)
{
	struct fixture *fixture = *state;
	struct support_random random = support_seed();
	struct case_file expected[CASES] = { 0 };
	int rounds = support_long() ? 10000 : 300;
	int noticed = 0;
	size_t size = 0;
	char *bytes;

	fill(fixture);
	fixture_lock_and_unlock(fixture);
	for (size_t i = 0; i < CASES; i++)
		assert_int_equal(
		    ledger_load(fixture->ledger, ledger_row(fixture->ledger, i)->uuid, 0,
			&expected[i], NULL, NULL),
		    0);
	ledger_lock(fixture->ledger);
	bytes = support_read_file(fixture->path, &size);
	for (int i = 0; i < rounds; i++) {
		size_t at = support_random_below(&random, (uint32_t)size);
		char bit = (char)(1 << support_random_below(&random, 8));

		bytes[at] ^= bit;
		support_write_file(fixture->path, bytes, size);
		noticed += try_bit(fixture->path, expected);
		bytes[at] ^= bit;
	}
	print_message(
	    "%d of %d bits noticed, the others without effect\n", noticed, rounds);
	assert_true(noticed > 0);
	g_free(bytes);
	for (size_t i = 0; i < CASES; i++)
		case_file_clear(&expected[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(changed_event_breaks_the_chain),
		FIXTURE_TEST(changed_record_does_not_open),
		FIXTURE_TEST(swapped_records_do_not_open),
		FIXTURE_TEST(swapped_events_do_not_open),
		FIXTURE_TEST(event_given_to_another_case_breaks_the_chain),
		FIXTURE_TEST(event_taken_out_breaks_the_chain),
		FIXTURE_TEST(cut_tail_is_noticed),
		FIXTURE_TEST(swapped_list_rows_do_not_open),
		FIXTURE_TEST(list_row_of_another_revision_does_not_open),
		FIXTURE_TEST(missing_list_row_is_noticed),
		FIXTURE_TEST(changed_key_of_a_case_does_not_open),
		FIXTURE_TEST(missing_key_of_a_case_is_noticed),
		FIXTURE_TEST(changed_draft_does_not_open),
		FIXTURE_TEST(draft_of_another_owner_does_not_open),
		FIXTURE_TEST(changed_state_does_not_open),
		FIXTURE_TEST(old_copy_put_back_is_told_by_the_head),
		FIXTURE_TEST(one_broken_row_leaves_the_other_cases),
		FIXTURE_TEST(ledger_with_a_cut_log_is_only_looked_at),
		FIXTURE_TEST(log_does_not_let_itself_be_changed_by_accident),
		FIXTURE_TEST(every_changed_bit_is_noticed_or_without_effect),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
