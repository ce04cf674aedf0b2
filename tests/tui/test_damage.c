/* SPDX-License-Identifier: EUPL-1.2 */
/* A ledger that is damaged, or on a disk that cannot be written to, says so plainly. */
#define _GNU_SOURCE /* unshare */
#include "support.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

#include "counter.h"

static void add_two(const struct counter *counter)
{
	static const char *const examples[] = { "examples/nota-1-family-of-four.json",
		"examples/nota-2-one-adult.json" };

	for (size_t i = 0; i < G_N_ELEMENTS(examples); i++) {
		char *path = support_data(examples[i]);
		const char *const words[] = { "case", "add", path, NULL };

		g_free(counter_command(counter, words));
		g_free(path);
	}
}

/* With SQLite itself, past the triggers that guard the log. */
static void meddle(const struct counter *counter, const char *sql)
{
	sqlite3 *db = NULL;

	assert_int_equal(sqlite3_open(counter->ledger, &db), SQLITE_OK);
	assert_int_equal(
	    sqlite3_exec(db, "DROP TRIGGER log_no_delete", NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db,
			     "CREATE TRIGGER log_no_delete BEFORE DELETE ON log BEGIN "
			     "SELECT RAISE(ABORT, 'the log only grows'); END",
			     NULL, NULL, NULL),
	    SQLITE_OK);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static const char cut_the_log[] =
    "DELETE FROM log WHERE seq = (SELECT max(seq) FROM log)";

/* `words` stand nowhere but in the dialog. */
static void pass_dialog(struct vt *vt, const char *words)
{
	vt_until_text(vt, words);
	vt_keys(vt, ENTER);
	vt_until_no_text(vt, words);
}

static void list_says_that_nothing_can_be_saved(void **state)
{
	struct counter counter = counter_make();
	struct vt *vt;

	(void)state;
	add_two(&counter);
	meddle(&counter, cut_the_log);
	vt = counter_open(&counter, "en", 24, 80);
	vt_until_text(vt, "The ledger is damaged");
	vt_until_text(vt, "its log does not end where");
	vt_until_text(vt, "nothing can be saved");
	pass_dialog(vt, "What is wrong:");
	vt_until_text(vt, "only to be looked at");
	vt_compare_screen(vt, "damaged-80x24-en");
	vt_free(vt);
	counter_clear(&counter);
}

static void list_says_so_in_dutch(void **state)
{
	struct counter counter = counter_make();
	struct vt *vt;

	(void)state;
	add_two(&counter);
	meddle(&counter, cut_the_log);
	vt = counter_open(&counter, "nl", 24, 80);
	vt_until_text(vt, "Het dossierbestand is beschadigd");
	vt_until_text(vt, "ledger rescue");
	pass_dialog(vt, "Wat er mis is:");
	vt_until_text(vt, "alleen te bekijken");
	vt_compare_screen(vt, "damaged-80x24-nl");
	vt_free(vt);
	counter_clear(&counter);
}

/* It can be looked at and tried; what cannot be kept is not said to wait in the list. */
static void save_says_what_is_damaged_and_what_to_do(void **state)
{
	struct counter counter = counter_make();
	struct vt *vt;

	(void)state;
	add_two(&counter);
	meddle(&counter, cut_the_log);
	vt = counter_open(&counter, "en", 24, 80);
	pass_dialog(vt, "What is wrong:");
	vt_keys(vt, "ahmad" ENTER);
	vt_until_text(vt, "9,680");
	vt_keys(vt, DOWN DOWN DOWN RIGHT F2);
	vt_until_text(vt, "Not saved");
	vt_until_text(vt, "its log does not");
	vt_until_text(vt, "ledger rescue");
	vt_keys(vt, ENTER);
	vt_until_no_text(vt, "Not saved");
	vt_keys(vt, F10);
	vt_until_text(vt, "Leave; what was changed is lost");
	vt_keys(vt, DOWN ENTER);
	vt_until_text(vt, "Search");
	vt_free(vt);
	counter_clear(&counter);
}

static void case_that_cannot_be_read_is_counted(void **state)
{
	struct counter counter = counter_make();
	struct vt *vt;

	(void)state;
	add_two(&counter);
	meddle(&counter, "UPDATE list SET row = CAST(row || x'00' AS BLOB) WHERE id = 1");
	vt = counter_open(&counter, "en", 24, 80);
	vt_until_text(vt, "Part of the ledger is damaged");
	vt_until_text(vt, "1 case cannot be read and is not in the list.");
	pass_dialog(vt, "Part of the ledger is damaged");
	vt_until_row(vt, 0, "1 case cannot be read");
	vt_until_text(vt, "Voorbeeld");
	vt_free(vt);
	counter_clear(&counter);
}

/* Before anybody types a passphrase. */
static void file_that_is_cut_short_is_told_at_the_door(void **state)
{
	struct counter counter = counter_make();
	struct vt *vt;

	(void)state;
	add_two(&counter);
	assert_int_equal(truncate(counter.ledger, 8192), 0);
	vt = counter_start(&counter, "en", 24, 80, NULL);
	vt_until_text(vt, "The ledger cannot be opened");
	vt_until_text(vt, "a part of the file is missing");
	vt_until_text(vt, "ledger rescue");
	vt_keys(vt, ENTER);
	vt_until_no_text(vt, "cannot be opened");
	counter_unlock(vt);
	vt_until_text(vt, "The ledger cannot be opened");
	vt_free(vt);
	counter_clear(&counter);
}

/* A disk of memory, which only root may mount; nobody else sees it. */
static bool mount_disk(const struct counter *counter, const char *place)
{
	char *file = g_build_filename(place, "ledger.tkd", NULL);
	size_t size = 0;
	char *bytes = support_read_file(counter->ledger, &size);
	bool mounted = unshare(CLONE_NEWNS) == 0 &&
		       mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
		       g_mkdir(place, 0700) == 0 &&
		       mount("none", place, "tmpfs", 0, "size=8m") == 0;

	if (mounted)
		support_write_file(file, bytes, size);
	g_free(bytes);
	g_free(file);
	return mounted;
}

static void ledger_on_a_disk_that_is_only_read_is_told_at_the_door(void **state)
{
	struct counter counter = counter_make();
	char *place = g_build_filename(counter.folder, "disk", NULL);
	struct vt *vt;

	(void)state;
	add_two(&counter);
	if (!mount_disk(&counter, place)) {
		g_free(place);
		counter_clear(&counter);
		skip();
	}
	assert_int_equal(mount("none", place, "tmpfs", MS_REMOUNT | MS_RDONLY, NULL), 0);
	g_free(counter.ledger);
	counter.ledger = g_build_filename(place, "ledger.tkd", NULL);
	vt = counter_start(&counter, "en", 24, 80, NULL);
	vt_until_text(vt, "The ledger cannot be opened");
	vt_until_text(vt, "both of which you may");
	vt_until_text(vt, "ledger restore FILE");
	vt_free(vt);
	assert_int_equal(umount(place), 0);
	g_free(place);
	counter_clear(&counter);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(list_says_that_nothing_can_be_saved),
		cmocka_unit_test(list_says_so_in_dutch),
		cmocka_unit_test(save_says_what_is_damaged_and_what_to_do),
		cmocka_unit_test(case_that_cannot_be_read_is_counted),
		cmocka_unit_test(file_that_is_cut_short_is_told_at_the_door),
		cmocka_unit_test(ledger_on_a_disk_that_is_only_read_is_told_at_the_door),
	};

	return cmocka_run_group_tests_name("tui damage", tests, NULL, NULL);
}
