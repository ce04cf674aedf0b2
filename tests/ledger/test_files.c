/* SPDX-License-Identifier: EUPL-1.2 */
/* What may stand where a ledger is expected: each is refused, and left as it is. */
#include "fixture.h"

#include <glib.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void make(struct fixture *fixture)
{
	assert_int_equal(ledger_create(fixture->path, FIXTURE_USER, FIXTURE_PASSPHRASE,
			     LEDGER_KDF_LOW, FIXTURE_DESK, FIXTURE_NOW, NULL),
	    0);
}

static size_t entries(const char *folder)
{
	GDir *dir = g_dir_open(folder, 0, NULL);
	size_t count = 0;

	assert_non_null(dir);
	while (g_dir_read_name(dir) != NULL)
		count++;
	g_dir_close(dir);
	return count;
}

/* Opening fails with `code`, and neither the file nor the folder changes. */
static void assert_refused(struct fixture *fixture, enum fault_code code)
{
	struct ledger *ledger = (struct ledger *)(void *)fixture;
	struct fault fault = { 0 };
	size_t before = entries(fixture->folder);
	bool is_file = g_file_test(fixture->path, G_FILE_TEST_IS_REGULAR);
	size_t size = 0, size_after = 0;
	char *bytes = is_file ? support_read_file(fixture->path, &size) : NULL;
	char *after;

	fixture_assert_fault(ledger_open(fixture->path, &ledger, &fault), &fault, code);
	assert_ptr_equal(ledger, fixture);
	assert_string_equal(fault.place, fixture->path);
	assert_int_equal(entries(fixture->folder), before);
	if (is_file) {
		after = support_read_file(fixture->path, &size_after);
		assert_int_equal(size, size_after);
		assert_memory_equal(bytes, after, size);
		g_free(after);
	}
	g_free(bytes);
}

static void nothing_there_is_no_ledger(void **state)
{
	struct fixture *fixture = *state;

	assert_refused(fixture, FAULT_LEDGER_NONE);
	g_free(fixture->path);
	fixture->path = g_build_filename(fixture->folder, "no", "such", "ledger", NULL);
	assert_refused(fixture, FAULT_LEDGER_NONE);
}

static void folder_is_refused(void **state)
{
	struct fixture *fixture = *state;

	assert_int_equal(mkdir(fixture->path, 0700), 0);
	assert_refused(fixture, FAULT_FILE_KIND);
}

static void pipe_is_refused_without_waiting(void **state)
{
	struct fixture *fixture = *state;

	assert_int_equal(mkfifo(fixture->path, 0600), 0);
	assert_refused(fixture, FAULT_FILE_KIND);
}

static void symbolic_link_is_refused(void **state)
{
	struct fixture *fixture = *state;
	char *elsewhere = g_build_filename(fixture->folder, "elsewhere", NULL);
	char *path = fixture->path;

	fixture->path = elsewhere;
	make(fixture);
	fixture->path = path;
	assert_int_equal(symlink(elsewhere, path), 0);
	assert_refused(fixture, FAULT_FILE_KIND);
	assert_int_equal(unlink(elsewhere), 0);
	assert_refused(fixture, FAULT_FILE_KIND);
	g_free(elsewhere);
}

static void folder_behind_a_symbolic_link_is_fine(void **state)
{
	struct fixture *fixture = *state;
	char *real = g_build_filename(fixture->folder, "real", NULL);
	char *link = g_build_filename(fixture->folder, "link", NULL);

	assert_int_equal(mkdir(real, 0700), 0);
	assert_int_equal(symlink(real, link), 0);
	g_free(fixture->path);
	fixture->path = g_build_filename(link, "cases.ledger", NULL);
	make(fixture);
	fixture->ledger = fixture_open(fixture->path, FIXTURE_DESK);
	fixture_assert_sound(fixture->ledger);
	g_free(real);
	g_free(link);
}

static void empty_file_is_refused(void **state)
{
	struct fixture *fixture = *state;

	support_write_text(fixture->path, "");
	assert_refused(fixture, FAULT_FILE_KIND);
}

static void text_file_is_foreign(void **state)
{
	struct fixture *fixture = *state;

	support_write_text(fixture->path, "short");
	assert_refused(fixture, FAULT_LEDGER_FOREIGN);
	for (int i = 0; i < 200; i++) {
		GString *text = g_string_new("SQLite format 3");

		g_string_append_c(text, '\0');
		for (int at = 0; at < 10 * i; at++)
			g_string_append_c(text, 'x');
		support_write_file(fixture->path, text->str, text->len);
		g_string_free(text, TRUE);
		assert_refused(fixture, FAULT_LEDGER_FOREIGN);
	}
}

static void database_of_another_program_is_foreign(void **state)
{
	struct fixture *fixture = *state;
	sqlite3 *db = NULL;

	assert_int_equal(sqlite3_open(fixture->path, &db), SQLITE_OK);
	fixture_run(db, "PRAGMA application_id = 42; CREATE TABLE theirs (x);");
	sqlite3_close(db);
	assert_refused(fixture, FAULT_LEDGER_FOREIGN);
}

static void newer_ledger_is_refused_with_both_versions(void **state)
{
	struct fixture *fixture = *state;
	struct ledger *ledger = NULL;
	struct fault fault = { 0 };
	sqlite3 *db;

	make(fixture);
	db = fixture_meddle(fixture->path);
	fixture_run(db, "PRAGMA user_version = 9");
	sqlite3_close(db);
	assert_refused(fixture, FAULT_LEDGER_NEWER);
	assert_int_equal(ledger_open(fixture->path, &ledger, &fault), -1);
	assert_string_equal(fault.found, "9");
	assert_string_equal(fault.expected, "2");
}

static void truncated_file_is_damaged(void **state)
{
	struct fixture *fixture = *state;
	struct stat status;

	make(fixture);
	assert_int_equal(stat(fixture->path, &status), 0);
	for (off_t size = status.st_size - 1; size > 100; size -= 4095) {
		assert_int_equal(truncate(fixture->path, size), 0);
		assert_refused(fixture, FAULT_LEDGER_DAMAGED);
	}
	assert_int_equal(truncate(fixture->path, 99), 0);
	assert_refused(fixture, FAULT_LEDGER_FOREIGN);
}

/* Root may write everywhere, so the tests that need a refusal become somebody else. */
static void as_nobody(struct fixture *fixture, void (*test)(struct fixture *fixture))
{
	int status;
	pid_t child;

	if (geteuid() != 0) {
		test(fixture);
		return;
	}
	assert_int_equal(chown(fixture->folder, 65534, 65534), 0);
	if (g_file_test(fixture->path, G_FILE_TEST_EXISTS))
		assert_int_equal(chown(fixture->path, 65534, 65534), 0);
	child = fork();
	if (child == 0) {
		if (setgid(65534) != 0 || setuid(65534) != 0)
			_exit(99);
		test(fixture);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

static void refuse_read_only(struct fixture *fixture)
{
	assert_refused(fixture, FAULT_READ_ONLY);
}

static void read_only_file_is_refused(void **state)
{
	struct fixture *fixture = *state;

	make(fixture);
	assert_int_equal(chmod(fixture->path, 0400), 0);
	as_nobody(fixture, refuse_read_only);
}

static void read_only_folder_is_refused(void **state)
{
	struct fixture *fixture = *state;

	make(fixture);
	assert_int_equal(chmod(fixture->folder, 0500), 0);
	as_nobody(fixture, refuse_read_only);
	assert_int_equal(chmod(fixture->folder, 0700), 0);
}

static void create_in_read_only(struct fixture *fixture)
{
	struct fault fault = { 0 };

	fixture_assert_fault(ledger_create(fixture->path, FIXTURE_USER,
				 FIXTURE_PASSPHRASE, LEDGER_KDF_LOW, "", 0, &fault),
	    &fault, FAULT_READ_ONLY);
	assert_int_equal(entries(fixture->folder), 0);
}

static void ledger_is_not_made_in_a_read_only_folder(void **state)
{
	struct fixture *fixture = *state;

	assert_int_equal(chmod(fixture->folder, 0500), 0);
	as_nobody(fixture, create_in_read_only);
	assert_int_equal(chmod(fixture->folder, 0700), 0);
}

/* --- making --- */

static void assert_not_made(struct fixture *fixture, const char *user,
    const char *passphrase, enum fault_code code)
{
	struct fault fault = { 0 };
	size_t before = entries(fixture->folder);

	fixture_assert_fault(ledger_create(fixture->path, user, passphrase,
				 LEDGER_KDF_LOW, FIXTURE_DESK, FIXTURE_NOW, &fault),
	    &fault, code);
	assert_int_equal(entries(fixture->folder), before);
}

static void ledger_is_never_made_over_anything(void **state)
{
	struct fixture *fixture = *state;
	char *journal = g_strconcat(fixture->path, "-wal", NULL);
	char *text;

	support_write_text(fixture->path, "precious");
	assert_not_made(fixture, FIXTURE_USER, FIXTURE_PASSPHRASE, FAULT_EXISTS);
	text = support_read_file(fixture->path, NULL);
	assert_string_equal(text, "precious");
	g_free(text);
	assert_int_equal(unlink(fixture->path), 0);
	assert_int_equal(symlink("nowhere", fixture->path), 0);
	assert_not_made(fixture, FIXTURE_USER, FIXTURE_PASSPHRASE, FAULT_EXISTS);
	assert_int_equal(unlink(fixture->path), 0);
	support_write_text(journal, "the last saves of a ledger that was moved");
	assert_not_made(fixture, FIXTURE_USER, FIXTURE_PASSPHRASE, FAULT_EXISTS);
	assert_int_equal(unlink(journal), 0);
	g_free(journal);
}

static void weak_or_malformed_words_are_refused(void **state)
{
	struct fixture *fixture = *state;
	char *long_passphrase = g_strnfill(LEDGER_PASSPHRASE_MAX + 1, 'x');
	char *long_name = g_strnfill(LEDGER_USER_MAX, 'x');

	assert_not_made(fixture, FIXTURE_USER, "seven77", FAULT_PASSPHRASE_WEAK);
	/* Seven letters, each typed as two characters. */
	assert_not_made(fixture, FIXTURE_USER,
	    "e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301", FAULT_PASSPHRASE_WEAK);
	assert_not_made(fixture, FIXTURE_USER, "not utf-8 \xff", FAULT_UTF8);
	assert_not_made(fixture, FIXTURE_USER, long_passphrase, FAULT_TOO_LONG);
	assert_not_made(fixture, "", FIXTURE_PASSPHRASE, FAULT_REQUIRED);
	assert_not_made(fixture, long_name, FIXTURE_PASSPHRASE, FAULT_TOO_LONG);
	assert_not_made(fixture, "a\x01z", FIXTURE_PASSPHRASE, FAULT_CONTROL);
	g_free(long_passphrase);
	g_free(long_name);
}

static void new_ledger_is_one_private_file(void **state)
{
	struct fixture *fixture = *state;
	struct stat status;
	mode_t mask = umask(0);

	make(fixture);
	umask(mask);
	assert_int_equal(entries(fixture->folder), 1);
	assert_int_equal(stat(fixture->path, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0600);
	fixture->ledger = fixture_open(fixture->path, FIXTURE_DESK);
	ledger_lock(fixture->ledger);
	assert_int_equal(entries(fixture->folder), 1);
}

/* --- unlocking --- */

static void assert_locked_out(struct fixture *fixture, const char *user,
    const char *passphrase, enum fault_code code)
{
	struct ledger *ledger = NULL;
	struct fault fault = { 0 };
	size_t size = 0, size_after = 0;
	char *before = support_read_file(fixture->path, &size);
	char *after;

	assert_int_equal(ledger_open(fixture->path, &ledger, NULL), 0);
	fixture_assert_fault(
	    ledger_unlock(ledger, user, passphrase, "", FIXTURE_NOW, NULL, NULL, &fault),
	    &fault, code);
	assert_false(ledger_unlocked(ledger));
	assert_int_equal(ledger_row_count(ledger), 0);
	ledger_close(ledger);
	after = support_read_file(fixture->path, &size_after);
	assert_int_equal(size, size_after);
	assert_memory_equal(before, after, size);
	assert_int_equal(entries(fixture->folder), 1);
	g_free(before);
	g_free(after);
}

static void wrong_passphrase_or_name_does_not_open(void **state)
{
	struct fixture *fixture = *state;

	make(fixture);
	assert_locked_out(
	    fixture, NULL, "een lange zin om te Proberen", FAULT_PASSPHRASE);
	assert_locked_out(fixture, NULL, "", FAULT_PASSPHRASE);
	assert_locked_out(fixture, "Anna", FIXTURE_PASSPHRASE, FAULT_PASSPHRASE);
	assert_locked_out(fixture, FIXTURE_USER, "\xc3", FAULT_UTF8);
}

static void both_forms_of_an_accent_are_one_passphrase(void **state)
{
	struct fixture *fixture = *state;
	struct ledger *ledger = NULL;

	assert_int_equal(ledger_create(fixture->path, "Zoë", "caf\u00e9 m\u00fcller",
			     LEDGER_KDF_LOW, "", FIXTURE_NOW, NULL),
	    0);
	assert_int_equal(ledger_open(fixture->path, &ledger, NULL), 0);
	assert_int_equal(ledger_unlock(ledger, "Zoe\u0308", "cafe\u0301 mu\u0308ller",
			     "balie", 0, NULL, NULL, NULL),
	    0);
	assert_string_equal(ledger_actor(ledger)->user, "Zoë");
	assert_string_equal(ledger_actor(ledger)->desk, "balie");
	ledger_close(ledger);
}

struct progress {
	int calls;
	int last;
	int stop_at; /* call that returns false; 0: none */
};

static bool note_progress(void *data, int permille)
{
	struct progress *progress = data;

	assert_true(permille >= progress->last && permille <= 1000);
	progress->last = permille;
	return ++progress->calls != progress->stop_at;
}

static void unlocking_can_be_watched_and_stopped(void **state)
{
	struct fixture *fixture = *state;
	struct progress progress = { 0 };
	struct fault fault = { 0 };
	int calls;

	make(fixture);
	assert_int_equal(ledger_open(fixture->path, &fixture->ledger, NULL), 0);
	assert_int_equal(ledger_unlock(fixture->ledger, NULL, FIXTURE_PASSPHRASE, "", 0,
			     note_progress, &progress, NULL),
	    0);
	assert_int_equal(progress.last, 1000);
	calls = progress.calls;
	for (int stop = 1; stop <= calls; stop++) {
		progress = (struct progress){ .stop_at = stop };
		fixture_assert_fault(
		    ledger_unlock(fixture->ledger, NULL, FIXTURE_PASSPHRASE, "", 0,
			note_progress, &progress, &fault),
		    &fault, FAULT_LOCKED);
		assert_false(ledger_unlocked(fixture->ledger));
	}
}

static void cost_of_a_changed_bit_is_refused_before_it_is_paid(void **state)
{
	struct fixture *fixture = *state;
	static const char *const change[] = {
		"UPDATE slot SET memory = 4611686018427387904",
		"UPDATE slot SET memory = -1",
		"UPDATE slot SET memory = 2147483648",
		"UPDATE slot SET memory = 8388608, passes = 1000000000",
		"UPDATE slot SET passes = 0",
	};

	make(fixture);
	for (size_t i = 0; i < G_N_ELEMENTS(change); i++) {
		sqlite3 *db = fixture_meddle(fixture->path);

		fixture_run(db, change[i]);
		sqlite3_close(db);
		assert_locked_out(fixture, NULL, FIXTURE_PASSPHRASE, FAULT_KDF);
	}
}

static void foreign_trigger_is_never_run(void **state)
{
	struct fixture *fixture = *state;
	sqlite3 *db;

	make(fixture);
	db = fixture_meddle(fixture->path);
	fixture_run(db, "CREATE TRIGGER evil AFTER INSERT ON log BEGIN SELECT 1; END");
	sqlite3_close(db);
	assert_locked_out(fixture, NULL, FIXTURE_PASSPHRASE, FAULT_LEDGER_DAMAGED);
}

static void locked_ledger_does_nothing(void **state)
{
	struct fixture *fixture = *state;
	const struct ledger_save save = { .action = "add" };
	char uuid[LEDGER_UUID_TEXT], number[LEDGER_NUMBER_MAX];
	struct ledger_report report;
	struct ledger_event *events;
	struct ledger_draft *drafts, draft;
	struct ledger_head head;
	struct fault fault = { 0 };
	struct case_file file;
	size_t count;
	bool flag;

	make(fixture);
	assert_int_equal(ledger_open(fixture->path, &fixture->ledger, NULL), 0);
	ledger_draft_new(uuid);
	fixture_case(&file, 1);
#define ASSERT_LOCKED(call) fixture_assert_fault(call, &fault, FAULT_LOCKED)
	ASSERT_LOCKED(ledger_add(fixture->ledger, &file, &save, uuid, number, &fault));
	ASSERT_LOCKED(
	    ledger_save_case(fixture->ledger, uuid, &file, &save, NULL, &fault));
	ASSERT_LOCKED(ledger_load(fixture->ledger, uuid, 0, &file, NULL, &fault));
	ASSERT_LOCKED(ledger_draft_put(fixture->ledger, uuid, 0, &file, 0, &fault));
	ASSERT_LOCKED(ledger_draft_drop(fixture->ledger, uuid, &fault));
	ASSERT_LOCKED(ledger_draft_list(fixture->ledger, &drafts, &count, &fault));
	ASSERT_LOCKED(ledger_draft_load(fixture->ledger, uuid, &file, &draft, &fault));
	ASSERT_LOCKED(ledger_log(fixture->ledger, NULL, &events, &count, &fault));
	ASSERT_LOCKED(
	    ledger_note_event(fixture->ledger, "print", NULL, 0, "ok", NULL, 0, &fault));
	ASSERT_LOCKED(ledger_head(fixture->ledger, &head, &fault));
	memset(&head, 0, sizeof(head));
	ASSERT_LOCKED(ledger_holds_head(fixture->ledger, &head, &flag, &fault));
	ASSERT_LOCKED(ledger_verify(fixture->ledger, &report, &fault));
	ASSERT_LOCKED(ledger_refresh(fixture->ledger, &flag, &fault));
	ASSERT_LOCKED(ledger_find(fixture->ledger, "2026-0001", uuid, &fault));
#undef ASSERT_LOCKED
	ledger_idle(fixture->ledger);
	ledger_lock(fixture->ledger);
	case_file_clear(&file);
}

static void ledger_that_was_taken_away_while_locked_is_missed(void **state)
{
	struct fixture *fixture = *state;
	struct fault fault = { 0 };

	make(fixture);
	assert_int_equal(ledger_open(fixture->path, &fixture->ledger, NULL), 0);
	assert_int_equal(unlink(fixture->path), 0);
	fixture_assert_fault(ledger_unlock(fixture->ledger, NULL, FIXTURE_PASSPHRASE, "",
				 0, NULL, NULL, &fault),
	    &fault, FAULT_LEDGER_NONE);
	assert_int_equal(entries(fixture->folder), 0);
}

/* What is written to a file without a name is gone when it is closed: nobody is told that
 * it was saved. */
static void ledger_that_is_taken_away_or_replaced_while_open_saves_nothing(void **state)
{
	struct fixture *fixture = *state;
	char *aside = g_strconcat(fixture->path, ".aside", NULL);
	char uuid[LEDGER_UUID_TEXT];
	size_t size;
	char *bytes;

	fixture_add(fixture->ledger, 1, uuid);
	assert_int_equal(
	    fixture_save_note(fixture->ledger, uuid, 1, "saved"), FAULT_NONE);
	assert_int_equal(rename(fixture->path, aside), 0);
	assert_int_equal(
	    fixture_save_note(fixture->ledger, uuid, 2, "gone"), FAULT_FILE);
	/* Another file in its place is another ledger, whatever is in it. */
	bytes = support_read_file(aside, &size);
	support_write_file(fixture->path, bytes, size);
	g_free(bytes);
	assert_int_equal(
	    fixture_save_note(fixture->ledger, uuid, 2, "gone too"), FAULT_FILE);
	assert_int_equal(rename(aside, fixture->path), 0);
	assert_int_equal(
	    fixture_save_note(fixture->ledger, uuid, 2, "here again"), FAULT_NONE);
	g_free(aside);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST_FOLDER(nothing_there_is_no_ledger),
		FIXTURE_TEST_FOLDER(folder_is_refused),
		FIXTURE_TEST_FOLDER(pipe_is_refused_without_waiting),
		FIXTURE_TEST_FOLDER(symbolic_link_is_refused),
		FIXTURE_TEST_FOLDER(folder_behind_a_symbolic_link_is_fine),
		FIXTURE_TEST_FOLDER(empty_file_is_refused),
		FIXTURE_TEST_FOLDER(text_file_is_foreign),
		FIXTURE_TEST_FOLDER(database_of_another_program_is_foreign),
		FIXTURE_TEST_FOLDER(newer_ledger_is_refused_with_both_versions),
		FIXTURE_TEST_FOLDER(truncated_file_is_damaged),
		FIXTURE_TEST_FOLDER(read_only_file_is_refused),
		FIXTURE_TEST_FOLDER(read_only_folder_is_refused),
		FIXTURE_TEST_FOLDER(ledger_is_not_made_in_a_read_only_folder),
		FIXTURE_TEST_FOLDER(ledger_is_never_made_over_anything),
		FIXTURE_TEST_FOLDER(weak_or_malformed_words_are_refused),
		FIXTURE_TEST_FOLDER(new_ledger_is_one_private_file),
		FIXTURE_TEST_FOLDER(wrong_passphrase_or_name_does_not_open),
		FIXTURE_TEST_FOLDER(both_forms_of_an_accent_are_one_passphrase),
		FIXTURE_TEST_FOLDER(unlocking_can_be_watched_and_stopped),
		FIXTURE_TEST_FOLDER(cost_of_a_changed_bit_is_refused_before_it_is_paid),
		FIXTURE_TEST_FOLDER(foreign_trigger_is_never_run),
		FIXTURE_TEST_FOLDER(locked_ledger_does_nothing),
		FIXTURE_TEST_FOLDER(ledger_that_was_taken_away_while_locked_is_missed),
		FIXTURE_TEST(ledger_that_is_taken_away_or_replaced_while_open_saves_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
