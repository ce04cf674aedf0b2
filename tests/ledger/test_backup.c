/* SPDX-License-Identifier: EUPL-1.2 */
#include "fixture.h"

#include <glib.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct backup {
	char *path;
	char *restored;
};

static struct backup backup_of(struct fixture *fixture)
{
	return (struct backup){
		.path = g_build_filename(fixture->folder, "back up?#%.ledger", NULL),
		.restored = g_build_filename(fixture->folder, "restored.ledger", NULL),
	};
}

static void backup_clear(struct backup *backup)
{
	g_free(backup->path);
	g_free(backup->restored);
}

static void make(struct fixture *fixture, const struct backup *backup)
{
	struct fault fault = { 0 };

	if (ledger_backup(fixture->ledger, backup->path, FIXTURE_NOW + 7, NULL, &fault) !=
	    0)
		fail_msg("backup: %s %s", fault_name(fault.code), fault.found);
}

static int restore(const struct backup *backup, struct fault *fault)
{
	struct ledger_report report = { 0 };
	int failed = ledger_restore(backup->path, backup->restored, NULL,
	    FIXTURE_PASSPHRASE, "balie 1", FIXTURE_NOW + 9, &report, fault);

	ledger_report_clear(&report);
	return failed;
}

static size_t entries(const char *folder)
{
	GDir *dir = g_dir_open(folder, 0, NULL);
	size_t count = 0;

	while (g_dir_read_name(dir) != NULL)
		count++;
	g_dir_close(dir);
	return count;
}

static void backup_of_an_open_ledger_is_whole(void **state)
{
	struct fixture *fixture = *state;
	struct ledger *other = fixture_open(fixture->path, "balie 2");
	struct backup backup = backup_of(fixture);
	struct ledger_report report = { 0 };
	struct ledger_head head, noted;
	char uuid[LEDGER_UUID_TEXT];
	struct stat status;
	int64_t at = -1;
	mode_t mask;

	for (unsigned i = 0; i < 20; i++)
		fixture_add(i % 2 ? other : fixture->ledger, i, uuid);
	assert_int_equal(ledger_backup_at(fixture->ledger, &at, NULL), 0);
	assert_int_equal(at, 0);
	assert_int_equal(ledger_head(fixture->ledger, &head, NULL), 0);
	mask = umask(0);
	assert_int_equal(
	    ledger_backup(fixture->ledger, backup.path, FIXTURE_NOW + 7, &noted, NULL),
	    0);
	umask(mask);
	assert_memory_equal(&head, &noted, sizeof(head));
	assert_int_equal(stat(backup.path, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0600);
	assert_int_equal(ledger_backup_at(other, &at, NULL), 0);
	assert_int_equal(at, FIXTURE_NOW + 7);
	assert_int_equal(
	    ledger_rehearse(backup.path, NULL, FIXTURE_PASSPHRASE, &report, NULL), 0);
	assert_int_equal(report.finding_count, 0);
	assert_int_equal(report.cases, 20);
	assert_memory_equal(&head, &report.head, sizeof(head));
	fixture_add(fixture->ledger, 21, uuid);
	fixture_assert_sound(other);
	ledger_report_clear(&report);
	ledger_close(other);
	backup_clear(&backup);
}

static void rehearsal_touches_nothing(void **state)
{
	struct fixture *fixture = *state;
	struct backup backup = backup_of(fixture);
	struct ledger_report report = { 0 };
	struct stat before, after;
	struct fault fault = { 0 };

	make(fixture, &backup);
	ledger_lock(fixture->ledger);
	assert_int_equal(stat(backup.path, &before), 0);
	assert_int_equal(entries(fixture->folder), 2);
	assert_int_equal(
	    ledger_rehearse(backup.path, NULL, FIXTURE_PASSPHRASE, &report, NULL), 0);
	ledger_report_clear(&report);
	fixture_assert_fault(
	    ledger_rehearse(backup.path, NULL, "wrong wrong", &report, &fault), &fault,
	    FAULT_PASSPHRASE);
	/* A ledger that was closed can be tried as well. */
	assert_int_equal(
	    ledger_rehearse(fixture->path, NULL, FIXTURE_PASSPHRASE, &report, NULL), 0);
	ledger_report_clear(&report);
	assert_int_equal(entries(fixture->folder), 2);
	assert_int_equal(stat(backup.path, &after), 0);
	assert_int_equal(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
	assert_int_equal(before.st_size, after.st_size);
	backup_clear(&backup);
}

static void restored_ledger_is_worked_with(void **state)
{
	struct fixture *fixture = *state;
	struct backup backup = backup_of(fixture);
	struct ledger *restored;
	struct ledger_event *event = NULL;
	char uuid[LEDGER_UUID_TEXT];
	size_t count = 0;

	fixture_add(fixture->ledger, 1, uuid);
	make(fixture, &backup);
	assert_int_equal(restore(&backup, NULL), 0);
	restored = fixture_open(backup.restored, "balie 1");
	fixture_assert_sound(restored);
	assert_int_equal(fixture_save_note(restored, uuid, 1, "goes on"), FAULT_NONE);
	assert_int_equal(ledger_log(restored, NULL, &event, &count, NULL), 0);
	assert_string_equal(event[count - 3].action, "restore");
	ledger_log_free(event, count);
	ledger_close(restored);
	backup_clear(&backup);
}

static void nothing_is_ever_overwritten(void **state)
{
	struct fixture *fixture = *state;
	struct backup backup = backup_of(fixture);
	struct fault fault = { 0 };
	size_t size = 0, size_after = 0;
	char *before, *after;

	make(fixture, &backup);
	before = support_read_file(backup.path, &size);
	fixture_assert_fault(ledger_backup(fixture->ledger, backup.path, 0, NULL, &fault),
	    &fault, FAULT_EXISTS);
	fixture_assert_fault(
	    ledger_backup(fixture->ledger, fixture->path, 0, NULL, &fault), &fault,
	    FAULT_EXISTS);
	after = support_read_file(backup.path, &size_after);
	assert_int_equal(size, size_after);
	assert_memory_equal(before, after, size);
	g_free(backup.restored);
	backup.restored = g_strdup(fixture->path);
	fixture_assert_fault(restore(&backup, &fault), &fault, FAULT_EXISTS);
	fixture_assert_sound(fixture->ledger);
	g_free(before);
	g_free(after);
	backup_clear(&backup);
}

static void damaged_backup_is_not_restored(void **state)
{
	struct fixture *fixture = *state;
	struct backup backup = backup_of(fixture);
	struct fault fault = { 0 };
	char uuid[LEDGER_UUID_TEXT];
	sqlite3 *db;
	size_t files;

	fixture_add(fixture->ledger, 1, uuid);
	make(fixture, &backup);
	db = fixture_meddle(backup.path);
	fixture_run(db, "UPDATE list SET row = zeroblob(length(row))");
	sqlite3_close(db);
	files = entries(fixture->folder);
	fixture_assert_fault(restore(&backup, &fault), &fault, FAULT_LEDGER_DAMAGED);
	assert_int_equal(entries(fixture->folder), files);
	assert_int_equal(truncate(backup.path, 5000), 0);
	fixture_assert_fault(restore(&backup, &fault), &fault, FAULT_LEDGER_DAMAGED);
	support_write_text(backup.path,
	    "no backup at all, although it is long enough for one "
	    "....................................................");
	fixture_assert_fault(restore(&backup, &fault), &fault, FAULT_LEDGER_FOREIGN);
	assert_int_equal(entries(fixture->folder), files);
	backup_clear(&backup);
}

static void damaged_ledger_gives_no_backup(void **state)
{
	struct fixture *fixture = *state;
	struct backup backup = backup_of(fixture);
	struct fault fault = { 0 };
	char uuid[LEDGER_UUID_TEXT];
	sqlite3 *db;
	size_t files;
	int64_t at = -1;

	fixture_add(fixture->ledger, 1, uuid);
	db = fixture_meddle(fixture->path);
	fixture_run(db, "UPDATE list SET row = zeroblob(length(row))");
	sqlite3_close(db);
	files = entries(fixture->folder);
	fixture_assert_fault(ledger_backup(fixture->ledger, backup.path, 5, NULL, &fault),
	    &fault, FAULT_LEDGER_DAMAGED);
	assert_int_equal(entries(fixture->folder), files);
	assert_int_equal(ledger_backup_at(fixture->ledger, &at, NULL), 0);
	assert_int_equal(at, 0);
	backup_clear(&backup);
}

/* The file alone, taken by hand while a desk had it open, is no backup. */
static void copy_with_a_journal_is_no_backup(void **state)
{
	struct fixture *fixture = *state;
	struct ledger_report report = { 0 };
	struct fault fault = { 0 };
	char uuid[LEDGER_UUID_TEXT];

	fixture_add(fixture->ledger, 1, uuid);
	fixture_assert_fault(
	    ledger_rehearse(fixture->path, NULL, FIXTURE_PASSPHRASE, &report, &fault),
	    &fault, FAULT_FILE_KIND);
}

/* --- what the log tells of backups --- */

static void log_tells_where_the_backups_of_a_case_are(void **state)
{
	struct fixture *fixture = *state;
	struct backup early = backup_of(fixture);
	struct ledger_backup_made *made = NULL;
	struct ledger_head head;
	char uuid[LEDGER_UUID_TEXT];
	size_t count = 0;
	/* A name of any bytes must not make an event that cannot be read. */
	char *odd = g_strconcat(fixture->folder, "/odd \xff\n", NULL);

	make(fixture, &early);
	fixture_add(fixture->ledger, 1, uuid);
	assert_int_equal(
	    ledger_backup(fixture->ledger, odd, FIXTURE_NOW + 8, &head, NULL), 0);
	assert_int_equal(ledger_backups(fixture->ledger, NULL, &made, &count, NULL), 0);
	assert_int_equal(count, 2);
	assert_string_equal(made[0].file, early.path);
	assert_string_equal(made[0].actor.desk, FIXTURE_DESK);
	ledger_backups_free(made, count);
	assert_int_equal(ledger_backups(fixture->ledger, uuid, &made, &count, NULL), 0);
	assert_int_equal(count, 1);
	assert_int_equal(made[0].at, FIXTURE_NOW + 8);
	assert_memory_equal(&made[0].head, &head, sizeof(head));
	assert_non_null(strstr(made[0].file, "odd"));
	ledger_backups_free(made, count);
	assert_int_equal(ledger_erase(fixture->ledger, uuid, "test", 0, NULL, NULL), 0);
	assert_int_equal(ledger_backups(fixture->ledger, uuid, &made, &count, NULL), 0);
	assert_int_equal(count, 1);
	ledger_backups_free(made, count);
	fixture_assert_sound(fixture->ledger);
	backup_clear(&early);
	g_free(odd);
}

/* --- watching --- */

struct watcher {
	int calls, last, stop_at;
};

static bool watch(void *data, int permille)
{
	struct watcher *watcher = data;

	assert_in_range(permille, watcher->last, 1000);
	watcher->last = permille;
	watcher->calls++;
	return permille < watcher->stop_at;
}

static void backup_can_be_watched_and_stopped(void **state)
{
	struct fixture *fixture = *state;
	struct backup backup = backup_of(fixture);
	struct watcher all = { .stop_at = 2000 };
	struct fault fault = { 0 };
	char uuid[LEDGER_UUID_TEXT];
	size_t files;

	for (unsigned i = 0; i < 60; i++)
		fixture_add(fixture->ledger, i, uuid);
	files = entries(fixture->folder);
	for (int stop_at = 0; stop_at < 1000; stop_at += 90) {
		struct watcher early = { .stop_at = stop_at };

		ledger_watch(fixture->ledger, watch, &early);
		fixture_assert_fault(
		    ledger_backup(fixture->ledger, backup.path, 0, NULL, &fault), &fault,
		    FAULT_STOPPED);
		assert_int_equal(entries(fixture->folder), files);
	}
	ledger_watch(fixture->ledger, watch, &all);
	make(fixture, &backup);
	assert_true(all.calls > 60);
	assert_true(all.last > 950);
	ledger_watch(fixture->ledger, NULL, NULL);
	fixture_assert_sound(fixture->ledger);
	backup_clear(&backup);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(backup_of_an_open_ledger_is_whole),
		FIXTURE_TEST(rehearsal_touches_nothing),
		FIXTURE_TEST(restored_ledger_is_worked_with),
		FIXTURE_TEST(nothing_is_ever_overwritten),
		FIXTURE_TEST(damaged_backup_is_not_restored),
		FIXTURE_TEST(damaged_ledger_gives_no_backup),
		FIXTURE_TEST(copy_with_a_journal_is_no_backup),
		FIXTURE_TEST(log_tells_where_the_backups_of_a_case_are),
		FIXTURE_TEST(backup_can_be_watched_and_stopped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
