/* SPDX-License-Identifier: EUPL-1.2 */
/* Markers planted in every field are nowhere in the files: not in the ledger, not in its
 * journal, not in a temporary file, at no moment. */
#define _GNU_SOURCE /* memmem */
#include "fixture.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char *const marker[] = { "QZNAME", "qzname", "QZTEXT", "QZLINES", "QZREASON",
	"QZSEARCH", "qzsearch", "QZUSER", "QZDESK", "QZPASS", "QZDETAIL", "QZACTION",
	"QZRESULT", "QZSNAP", "rean.own_means", "2026-0001", "2026 0001" };

static bool holds(const char *bytes, size_t size, const char **ret_found)
{
	for (size_t i = 0; i < G_N_ELEMENTS(marker); i++) {
		if (memmem(bytes, size, marker[i], strlen(marker[i])) != NULL) {
			*ret_found = marker[i];
			return true;
		}
	}
	return false;
}

/* Every file of the folder; how many there were. */
static int search_folder(const char *folder)
{
	GDir *dir = g_dir_open(folder, 0, NULL);
	const char *name;
	int files = 0;

	assert_non_null(dir);
	while ((name = g_dir_read_name(dir)) != NULL) {
		char *path = g_build_filename(folder, name, NULL);
		const char *found = NULL;
		size_t size = 0;
		char *bytes = support_read_file(path, &size);

		if (holds(bytes, size, &found))
			fail_msg("%s stands in %s", found, name);
		g_free(bytes);
		g_free(path);
		files++;
	}
	g_dir_close(dir);
	return files;
}

static void plant(struct case_file *file)
{
	fixture_case(file, 1);
	for (int id = 0; id < FACT_COUNT; id++) {
		const struct fact *fact = fact_get((enum fact_id)id);
		int person = fact->level == FACT_LEVEL_PERSON;

		if (fact->type == FACT_TYPE_TEXT)
			fixture_set(file, fact->id, person, "QZTEXT");
		if (fact->type == FACT_TYPE_LINES)
			fixture_set(file, fact->id, person, "QZLINES\nQZLINES");
	}
	fixture_set(file, FACT_NAME, 1, "QZNAME");
	assert_int_equal(
	    case_file_set_override(file, 1, "rean.own_means", OVERRIDE_MET, "QZREASON"),
	    0);
}

static void work(struct ledger *ledger, const char *folder)
{
	struct ledger_save save = { .action = "QZACTION", .search_text = "QZSEARCH" };
	char uuid[LEDGER_UUID_TEXT], number[LEDGER_NUMBER_MAX];
	struct snapshot shown;
	struct case_file file;
	size_t hit[3];

	plant(&file);
	fixture_snapshot(&shown, 100);
	g_strlcpy(shown.policy[0], "QZSNAP", sizeof(shown.policy[0]));
	save.snapshot = &shown;
	ledger_draft_new(uuid);
	assert_int_equal(ledger_draft_put(ledger, uuid, 0, &file, 0, NULL), 0);
	assert_true(search_folder(folder) > 1);
	assert_int_equal(ledger_draft_drop(ledger, uuid, NULL), 0);
	for (int i = 0; i < 300; i++)
		assert_int_equal(ledger_add(ledger, &file, &save, uuid, number, NULL), 0);
	assert_int_equal(ledger_draft_put(ledger, uuid, 1, &file, 0, NULL), 0);
	assert_int_equal(ledger_note_event(ledger, "QZACTION", uuid, 1, "QZRESULT",
			     "QZDETAIL", 0, NULL),
	    0);
	assert_int_equal(ledger_note_event(ledger, "QZACTION", NULL, 0, "QZRESULT",
			     "QZDETAIL", 0, NULL),
	    0);
	assert_int_equal(ledger_search(ledger, "qzname", hit, 3), 3);
	fixture_assert_sound(ledger);
	case_file_clear(&file);
	snapshot_clear(&shown);
}

static void nothing_readable_is_ever_written(void **state)
{
	struct fixture *fixture = *state;
	char *temporary = support_temp_folder();
	struct ledger *ledger = NULL;

	assert_int_equal(g_setenv("SQLITE_TMPDIR", temporary, TRUE), 1);
	assert_int_equal(g_setenv("TMPDIR", temporary, TRUE), 1);
	assert_int_equal(ledger_create(fixture->path, "QZUSER", "QZPASS QZPASS",
			     LEDGER_KDF_LOW, "QZDESK", FIXTURE_NOW, NULL),
	    0);
	assert_int_equal(search_folder(fixture->folder), 1);
	assert_int_equal(ledger_open(fixture->path, &ledger, NULL), 0);
	assert_int_equal(ledger_unlock(ledger, "QZUSER", "QZPASS QZPASS", "QZDESK",
			     FIXTURE_NOW, NULL, NULL, NULL),
	    0);
	work(ledger, fixture->folder);
	assert_int_equal(
	    search_folder(fixture->folder), 3); /* with journal and its index */
	ledger_idle(ledger);
	search_folder(fixture->folder);
	ledger_close(ledger);
	assert_int_equal(search_folder(fixture->folder), 1);
	assert_int_equal(search_folder(temporary), 0);
	g_unsetenv("TMPDIR");
	g_unsetenv("SQLITE_TMPDIR");
	support_remove_folder(temporary);
}

static void search_of_files_finds_what_is_there(void **state)
{
	static const char bytes[] = "....2026-0001....";
	const char *found = NULL;

	(void)state;
	assert_true(holds(bytes, sizeof(bytes), &found));
	assert_string_equal(found, "2026-0001");
	assert_false(holds("nothing", 7, &found));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST_FOLDER(nothing_readable_is_ever_written),
		cmocka_unit_test(search_of_files_finds_what_is_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
