/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Ledgers as earlier versions of the desk wrote them: kept files, each made by building
 * the desk of then.  All hold 2026-0002 in three revisions and a draft of 2026-0003.
 */
#include "fixture.h"

#include <glib.h>
#include <sqlite3.h>
#include <string.h>

static const struct kept {
	const char *name;
	size_t cases;
	bool states; /* 2026-0002 has left and was closed */
} kept[] = {
	{ "version-1-first.tkd", 3, false }, /* events end before what outlives a case */
	{ "version-1-users.tkd", 2, false }, /* 2026-0001 was erased; a second data key */
	{ "version-1-states.tkd", 2, true }, /* records with the state of a case */
};

static void copy_kept(const struct kept *file, const char *path)
{
	char *name = g_build_filename("tests/ledger/kept", file->name, NULL);
	char *source = support_source(name);
	size_t size = 0;
	char *bytes = support_read_file(source, &size);

	assert_true(g_file_set_contents(path, bytes, (gssize)size, NULL));
	g_free(bytes);
	g_free(source);
	g_free(name);
}

static int version_of(const char *path)
{
	sqlite3_stmt *statement = NULL;
	sqlite3 *db = NULL;
	int version;

	assert_int_equal(
	    sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
	assert_int_equal(
	    sqlite3_prepare_v2(db, "PRAGMA user_version", -1, &statement, NULL),
	    SQLITE_OK);
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	version = sqlite3_column_int(statement, 0);
	sqlite3_finalize(statement);
	sqlite3_close(db);
	return version;
}

static int unlock(const char *path, struct ledger **ret, struct fault *fault)
{
	assert_int_equal(ledger_open(path, ret, fault), 0);
	return ledger_unlock(*ret, FIXTURE_USER, FIXTURE_PASSPHRASE, "balie 3",
	    FIXTURE_NOW + 1000, NULL, NULL, fault);
}

static const struct ledger_row *row_of(struct ledger *ledger, const char *number)
{
	const struct ledger_row *row;

	for (size_t i = 0; (row = ledger_row(ledger, i)) != NULL; i++)
		if (strcmp(row->number, number) == 0)
			return row;
	fail_msg("no row of %s", number);
	return NULL;
}

static void check_case(struct ledger *ledger, const struct kept *file)
{
	const struct ledger_row *row = row_of(ledger, "2026-0002");
	struct ledger_revision revision = { 0 };
	struct case_file found = { 0 };
	day_number left, closed;
	size_t index;

	assert_int_equal(date_parse_iso("2026-05-03", &left), 0);
	assert_int_equal(date_parse_iso("2026-06-01", &closed), 0);
	assert_int_equal(row->revision, 3);
	assert_string_equal(row->names, "Voorbeeld-1, Voorbeeld-Ł");
	assert_int_equal(row->departed_on, file->states ? left : DAY_NONE);
	assert_int_equal(row->closed_on, file->states ? closed : DAY_NONE);
	assert_int_equal(row->nationalities[0], row->nationality);
	assert_int_not_equal(row->nationalities[1], COUNTRY_NONE);
	assert_int_equal(row->nationalities[2], COUNTRY_NONE);
	for (int i = 1; i <= 3; i++) {
		assert_int_equal(
		    ledger_load(ledger, row->uuid, i, &found, &revision, NULL), 0);
		ledger_revision_clear(&revision);
	}
	assert_string_equal(case_file_value(&found, FACT_NOTE, 0)->text, "revision 3");
	case_file_clear(&found);
	assert_int_equal(ledger_search(ledger, "mongolie", &index, 1), 1);
}

static void check_draft(struct ledger *ledger)
{
	const struct ledger_row *row = row_of(ledger, "2026-0003");
	struct ledger_draft draft;
	struct case_file found = { 0 };

	assert_true(row->draft);
	assert_int_equal(ledger_draft_load(ledger, row->uuid, &found, &draft, NULL), 0);
	assert_string_equal(case_file_value(&found, FACT_NOTE, 0)->text, "a draft");
	assert_int_equal(draft.put_at, FIXTURE_NOW + 200);
	case_file_clear(&found);
}

static void check_log(struct ledger *ledger)
{
	struct ledger_event *event = NULL;
	size_t count = 0;

	assert_int_equal(
	    ledger_log(ledger, row_of(ledger, "2026-0002")->uuid, &event, &count, NULL),
	    0);
	assert_int_equal(count, 4);
	assert_string_equal(event[0].action, "add");
	assert_true(event[0].change_count > 5);
	assert_string_equal(event[3].detail, "hash of a page");
	ledger_log_free(event, count);
	assert_int_equal(ledger_log(ledger, NULL, &event, &count, NULL), 0);
	assert_string_equal(event[count - 1].action, "unlock");
	assert_string_equal(event[count - 2].action, "migrate");
	assert_string_equal(event[count - 2].detail, "1 2");
	assert_string_equal(event[count - 3].action, "backup");
	ledger_log_free(event, count);
}

/* Everything is there, is worked with, and an untouched copy lies beside it. */
static void check_migrated(struct fixture *fixture, const struct kept *file)
{
	char *before = g_strconcat(fixture->path, ".version-1", NULL);
	struct ledger_report report = { 0 };
	struct ledger_stats stats;
	struct ledger *ledger = NULL;
	struct fault fault = { 0 };
	char *uuid;

	copy_kept(file, fixture->path);
	assert_int_equal(version_of(fixture->path), 1);
	if (unlock(fixture->path, &ledger, &fault) != 0)
		fail_msg("%s: %s %s", file->name, fault_name(fault.code), fault.found);
	assert_int_equal(ledger_row_count(ledger), file->cases);
	check_case(ledger, file);
	check_draft(ledger);
	check_log(ledger);
	fixture_assert_sound(ledger);
	assert_int_equal(ledger_stats(ledger, &stats, NULL), 0);
	assert_int_equal(stats.version, 2);
	/* It lies beside the ledger: nobody is reminded of a better one any later. */
	assert_true(stats.backup_at < FIXTURE_NOW + 1000);
	uuid = g_strdup(row_of(ledger, "2026-0002")->uuid);
	assert_int_equal(fixture_save_note(ledger, uuid, 3, "goes on"), FAULT_NONE);
	assert_int_equal(ledger_rekey(ledger, FIXTURE_NOW + 1100, NULL), 0);
	fixture_assert_sound(ledger);
	ledger_close(ledger);
	assert_int_equal(version_of(fixture->path), 2);
	assert_int_equal(version_of(before), 1);
	assert_int_equal(
	    ledger_rehearse(before, FIXTURE_USER, FIXTURE_PASSPHRASE, &report, NULL), 0);
	assert_int_equal(report.finding_count, 0);
	assert_int_equal(report.cases, file->cases);
	ledger_report_clear(&report);
	g_free(uuid);
	g_free(before);
}

static void first_ledger_is_brought_up_to_now(void **state)
{
	check_migrated(*state, &kept[0]);
}

static void ledger_with_users_is_brought_up_to_now(void **state)
{
	check_migrated(*state, &kept[1]);
}

static void ledger_with_states_is_brought_up_to_now(void **state)
{
	check_migrated(*state, &kept[2]);
}

static void unlocked_again_nothing_more_happens(void **state)
{
	struct fixture *fixture = *state;
	char *second = g_strconcat(fixture->path, ".version-1-2", NULL);
	struct ledger *ledger = NULL;

	copy_kept(&kept[2], fixture->path);
	for (int i = 0; i < 2; i++) {
		assert_int_equal(unlock(fixture->path, &ledger, NULL), 0);
		ledger_close(ledger);
	}
	assert_false(g_file_test(second, G_FILE_TEST_EXISTS));
	/* A backup of an earlier migration is not written over. */
	copy_kept(&kept[1], fixture->path);
	assert_int_equal(unlock(fixture->path, &ledger, NULL), 0);
	ledger_close(ledger);
	assert_true(g_file_test(second, G_FILE_TEST_EXISTS));
	g_free(second);
}

/* Without a backup there is no migration, and the ledger stays what it was. */
static void no_backup_no_migration(void **state)
{
	struct fixture *fixture = *state;
	struct ledger *ledger = NULL;
	struct fault fault = { 0 };

	copy_kept(&kept[1], fixture->path);
	for (int i = 1; i <= 100; i++) {
		char *name = i == 1
				 ? g_strconcat(fixture->path, ".version-1", NULL)
				 : g_strdup_printf("%s.version-1-%d", fixture->path, i);

		support_write_text(name, "taken");
		g_free(name);
	}
	fixture_assert_fault(
	    unlock(fixture->path, &ledger, &fault), &fault, FAULT_EXISTS);
	assert_false(ledger_unlocked(ledger));
	ledger_close(ledger);
	assert_int_equal(version_of(fixture->path), 1);
}

static void damaged_ledger_is_opened_as_it_is(void **state)
{
	struct fixture *fixture = *state;
	struct ledger *ledger = NULL;
	sqlite3 *db;

	copy_kept(&kept[2], fixture->path);
	db = fixture_meddle(fixture->path);
	fixture_run(db, "UPDATE list SET row = zeroblob(length(row)) WHERE id = 2");
	sqlite3_close(db);
	assert_int_equal(unlock(fixture->path, &ledger, NULL), 0);
	assert_int_equal(ledger_unreadable(ledger), 1);
	assert_int_equal(ledger_row_count(ledger), 1);
	/* Nor is anything written with what this version knows. */
	assert_true(ledger_read_only(ledger));
	assert_string_not_equal(ledger_read_only_why(ledger), "");
	assert_int_equal(
	    fixture_save_note(ledger, ledger_row(ledger, 0)->uuid, 0, "no"),
	    FAULT_LEDGER_DAMAGED);
	ledger_close(ledger);
	assert_int_equal(version_of(fixture->path), 1);
}

/* What an earlier version lacks must be lacking, not merely the number changed. */
static void number_of_the_version_alone_is_not_believed(void **state)
{
	struct fixture *fixture = *state;
	struct ledger *ledger = NULL;
	struct fault fault = { 0 };
	sqlite3 *db;

	copy_kept(&kept[2], fixture->path);
	db = fixture_meddle(fixture->path);
	fixture_run(db, "PRAGMA user_version = 2");
	sqlite3_close(db);
	fixture_assert_fault(
	    unlock(fixture->path, &ledger, &fault), &fault, FAULT_LEDGER_DAMAGED);
	ledger_close(ledger);
}

static void backup_of_an_earlier_version_is_restored(void **state)
{
	struct fixture *fixture = *state;
	char *restored = g_build_filename(fixture->folder, "restored.tkd", NULL);
	struct ledger_report report = { 0 };
	struct ledger *ledger = NULL;

	copy_kept(&kept[2], fixture->path);
	assert_int_equal(
	    ledger_restore(fixture->path, restored, FIXTURE_USER, FIXTURE_PASSPHRASE,
		"balie 3", FIXTURE_NOW + 900, &report, NULL),
	    0);
	ledger_report_clear(&report);
	assert_int_equal(version_of(fixture->path), 1);
	assert_int_equal(unlock(restored, &ledger, NULL), 0);
	check_case(ledger, &kept[2]);
	fixture_assert_sound(ledger);
	ledger_close(ledger);
	g_free(restored);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST_FOLDER(first_ledger_is_brought_up_to_now),
		FIXTURE_TEST_FOLDER(ledger_with_users_is_brought_up_to_now),
		FIXTURE_TEST_FOLDER(ledger_with_states_is_brought_up_to_now),
		FIXTURE_TEST_FOLDER(unlocked_again_nothing_more_happens),
		FIXTURE_TEST_FOLDER(no_backup_no_migration),
		FIXTURE_TEST_FOLDER(damaged_ledger_is_opened_as_it_is),
		FIXTURE_TEST_FOLDER(number_of_the_version_alone_is_not_believed),
		FIXTURE_TEST_FOLDER(backup_of_an_earlier_version_is_restored),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
