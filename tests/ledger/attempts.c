/* SPDX-License-Identifier: EUPL-1.2 */
#include "attempts.h"

#include <glib.h>
#include <string.h>

/* What is done while a call fails.  0: it says that it succeeded, and then it must have.
 */
struct attempt {
	const char *name;
	int (*run)(struct ledger *ledger, const char *folder, struct fault *fault);
	/* Did it succeed?  In a ledger that was opened anew. */
	bool (*done)(struct ledger *ledger, const char *folder);
	bool locked; /* before it is run */
};

/* Of the first case that was added, wherever it stands in the list. */
static const char *first_uuid(struct ledger *ledger, char ret[LEDGER_UUID_TEXT])
{
	assert_int_equal(ledger_find(ledger, "2026-0001", ret, NULL), 0);
	return ret;
}

static int run_unlock(struct ledger *ledger, const char *folder, struct fault *fault)
{
	(void)folder;
	return ledger_unlock(ledger, FIXTURE_USER, FIXTURE_PASSPHRASE, FIXTURE_DESK,
	    FIXTURE_NOW, NULL, NULL, fault);
}

static bool always(struct ledger *ledger, const char *folder)
{
	(void)ledger;
	(void)folder;
	return true;
}

static int run_add(struct ledger *ledger, const char *folder, struct fault *fault)
{
	const struct ledger_save save = { .action = "add", .now = FIXTURE_NOW };
	char uuid[LEDGER_UUID_TEXT], number[LEDGER_NUMBER_MAX];
	struct case_file file;
	int failed;

	(void)folder;
	fixture_case(&file, 77);
	failed = ledger_add(ledger, &file, &save, uuid, number, fault);
	case_file_clear(&file);
	return failed;
}

static bool is_added(struct ledger *ledger, const char *folder)
{
	(void)folder;
	return ledger_row_count(ledger) == 3;
}

static int run_save(struct ledger *ledger, const char *folder, struct fault *fault)
{
	const struct ledger_save save = {
		.action = "save", .expected_revision = 1, .now = FIXTURE_NOW
	};
	struct case_file file = { 0 };
	char uuid[LEDGER_UUID_TEXT];
	int failed;

	(void)folder;
	failed = ledger_load(ledger, first_uuid(ledger, uuid), 0, &file, NULL, fault);
	if (failed == 0) {
		fixture_set(&file, FACT_NOTE, 0, "changed");
		failed = ledger_save_case(ledger, uuid, &file, &save, NULL, fault);
	}
	case_file_clear(&file);
	return failed;
}

static bool is_saved(struct ledger *ledger, const char *folder)
{
	char uuid[LEDGER_UUID_TEXT];
	char *note = fixture_note(ledger, first_uuid(ledger, uuid));
	bool saved = strcmp(note, "changed") == 0;

	(void)folder;
	g_free(note);
	return saved;
}

static int run_draft(struct ledger *ledger, const char *folder, struct fault *fault)
{
	struct case_file file;
	char uuid[LEDGER_UUID_TEXT];
	int failed;

	(void)folder;
	ledger_draft_new(uuid);
	fixture_case(&file, 55);
	failed = ledger_draft_put(ledger, uuid, 0, &file, FIXTURE_NOW, fault);
	case_file_clear(&file);
	return failed;
}

static bool has_draft(struct ledger *ledger, const char *folder)
{
	struct ledger_draft *drafts = NULL;
	size_t count = 0;

	(void)folder;
	assert_int_equal(ledger_draft_list(ledger, &drafts, &count, NULL), 0);
	g_free(drafts);
	return count == 1;
}

static int run_erase(struct ledger *ledger, const char *folder, struct fault *fault)
{
	char uuid[LEDGER_UUID_TEXT];

	(void)folder;
	first_uuid(ledger, uuid);
	return ledger_erase(ledger, uuid, "asked for", FIXTURE_NOW, NULL, fault);
}

static bool is_erased(struct ledger *ledger, const char *folder)
{
	(void)folder;
	return ledger_row_count(ledger) == 1;
}

static int run_rekey(struct ledger *ledger, const char *folder, struct fault *fault)
{
	(void)folder;
	return ledger_rekey(ledger, FIXTURE_NOW, fault);
}

static int run_user(struct ledger *ledger, const char *folder, struct fault *fault)
{
	(void)folder;
	return ledger_user_add(ledger, "Bram Voorbeeld", "nog een lange zin",
	    LEDGER_KDF_LOW, FIXTURE_NOW, fault);
}

static bool has_user(struct ledger *ledger, const char *folder)
{
	struct ledger_user *users = NULL;
	size_t count = 0;

	(void)folder;
	assert_int_equal(ledger_user_list(ledger, &users, &count, NULL), 0);
	g_free(users);
	return count == 2;
}

static char *backup_path(const char *folder)
{
	return g_build_filename(folder, "copy.backup", NULL);
}

static int run_backup(struct ledger *ledger, const char *folder, struct fault *fault)
{
	char *path = backup_path(folder);
	int failed = ledger_backup(ledger, path, FIXTURE_NOW, NULL, fault);

	g_free(path);
	return failed;
}

static bool has_backup(struct ledger *ledger, const char *folder)
{
	char *path = backup_path(folder);
	bool there = g_file_test(path, G_FILE_TEST_EXISTS);

	(void)ledger;
	g_free(path);
	return there;
}

static int run_verify(struct ledger *ledger, const char *folder, struct fault *fault)
{
	struct ledger_report report = { 0 };
	int failed = ledger_verify(ledger, &report, fault);

	(void)folder;
	/* What could not be read is a finding, or a fault; never silence. */
	if (failed == 0 && report.finding_count > 0)
		failed = fault_set(fault, FAULT_IO, "", "", "");
	ledger_report_clear(&report);
	return failed;
}

/* Locking cannot fail: what it could not tidy up is done the next time. */
static int run_lock(struct ledger *ledger, const char *folder, struct fault *fault)
{
	(void)folder;
	(void)fault;
	ledger_idle(ledger);
	ledger_lock(ledger);
	return 0;
}

static const struct attempt attempts[] = {
	{ "unlock", run_unlock, always, true },
	{ "add", run_add, is_added, false },
	{ "save", run_save, is_saved, false },
	{ "draft", run_draft, has_draft, false },
	{ "erase", run_erase, is_erased, false },
	{ "rekey", run_rekey, always, false },
	{ "user add", run_user, has_user, false },
	{ "backup", run_backup, has_backup, false },
	{ "verify", run_verify, always, false },
	{ "lock", run_lock, always, false },
};

/* A folder with a copy of the ledger. */
static char *copy_of(const struct fixture *fixture, char **ret_path)
{
	char *folder = support_temp_folder();
	size_t size;
	char *bytes = support_read_file(fixture->path, &size);

	*ret_path = g_build_filename(folder, "cases.ledger", NULL);
	support_write_file(*ret_path, bytes, size);
	g_free(bytes);
	return folder;
}

static void check_result(const struct attempt *attempt, size_t call, int result,
    const struct fault *fault, const char *path, const char *folder)
{
	struct ledger *ledger;
	size_t rows;

	if (result != 0 && fault->code == FAULT_NONE)
		fail_msg("%s, call %zu: failed without a word", attempt->name, call);
	ledger = fixture_open(path, FIXTURE_DESK);
	fixture_assert_sound(ledger);
	if (result == 0 && !attempt->done(ledger, folder))
		fail_msg("%s, call %zu: said that it was done", attempt->name, call);
	rows = ledger_row_count(ledger);
	assert_true(rows >= 2 || attempt->run == run_erase);
	ledger_close(ledger);
}

/* Once with the n-th call failing; false when there is no n-th call. */
static bool try_once(const struct fixture *fixture, const struct attempt *attempt,
    size_t call, const struct attempts_trouble *trouble)
{
	struct ledger *ledger = NULL;
	struct fault fault = { 0 };
	char *path;
	char *folder = copy_of(fixture, &path);
	bool failed;
	int result;

	if (trouble->begin != NULL)
		trouble->begin(folder);
	assert_int_equal(ledger_open(path, &ledger, NULL), 0);
	if (!attempt->locked)
		assert_int_equal(run_unlock(ledger, folder, NULL), 0);
	trouble->set(call);
	result = attempt->run(ledger, folder, &fault);
	failed = trouble->came();
	trouble->set(0);
	/* The desk goes on: a later lock is not held up by what went wrong. */
	ledger_close(ledger);
	if (trouble->end != NULL)
		trouble->end();
	if (!failed)
		assert_int_equal(result, 0);
	check_result(attempt, call, result, &fault, path, folder);
	g_free(path);
	support_remove_folder(folder);
	return failed;
}

size_t attempts_all(struct fixture *fixture, const struct attempts_trouble *trouble)
{
	char uuid[LEDGER_UUID_TEXT];
	size_t tried = 0;

	if (ledger_unlocked(fixture->ledger)) {
		fixture_add(fixture->ledger, 1, uuid);
		fixture_add(fixture->ledger, 2, uuid);
		ledger_lock(fixture->ledger);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(attempts); i++) {
		size_t call = 1;

		while (try_once(fixture, &attempts[i], call, trouble)) {
			call += trouble->step == NULL ? 1 : trouble->step();
			tried++;
		}
		assert_true(call > 1);
	}
	return tried;
}
