/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The real program, with a marker in every field: what is typed, searched, kept as a
 * draft, saved, backed up and left behind by a crash is on no disk, and in nothing that
 * the program wrote but to its terminal.
 */
#define _GNU_SOURCE /* memmem */
#include "support.h"

#include <glib.h>
#include <string.h>

#include "counter.h"
#include "terugkeerdesk/core/fact.h"

/* Every way a marker may have been changed: as typed, and folded for the search. */
static const char *const markers[] = { "QZQ", "qzq" };

static const char *marker_in(const char *bytes, size_t size)
{
	for (size_t i = 0; i < G_N_ELEMENTS(markers); i++) {
		if (memmem(bytes, size, markers[i], strlen(markers[i])) != NULL)
			return markers[i];
	}
	return NULL;
}

static void search_file(const char *path)
{
	size_t size;
	char *bytes = support_read_file(path, &size);
	const char *found = marker_in(bytes, size);

	if (found != NULL)
		fail_msg("%s stands in %s", found, path);
	g_free(bytes);
}

static bool holds(const char *path, const char *text)
{
	size_t size;
	char *bytes = support_read_file(path, &size);
	bool found = memmem(bytes, size, text, strlen(text)) != NULL;

	g_free(bytes);
	return found;
}

/* Returns how many files there are. */
static int search_folder(const char *folder)
{
	GDir *dir = g_dir_open(folder, 0, NULL);
	const char *name;
	int files = 0;

	assert_non_null(dir);
	while ((name = g_dir_read_name(dir)) != NULL) {
		char *path = g_build_filename(folder, name, NULL);

		if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
			files += search_folder(path);
		} else {
			search_file(path);
			files++;
		}
		g_free(path);
	}
	g_dir_close(dir);
	return files;
}

/* The ledger and all temporary files in `place`; the copy of all writes beside it. */
struct room {
	char *folder, *place, *secret, *ledger, *writes;
	char *preload, *env_writes, *tmp, *home, *sanitizer;
};

static char *made(const char *folder, const char *name)
{
	char *path = g_build_filename(folder, name, NULL);

	assert_int_equal(g_mkdir_with_parents(path, 0700), 0);
	return path;
}

static struct room room_make(void)
{
	struct room room = { .folder = support_temp_folder() };
	char *library = support_build("tests/tui/libtest_writes.so");

	room.place = made(room.folder, "place");
	room.secret = g_build_filename(room.folder, "secret", NULL);
	room.ledger = g_build_filename(room.place, "ledger.tkd", NULL);
	room.writes = g_build_filename(room.folder, "writes", NULL);
	room.preload = g_strconcat("LD_PRELOAD=", library, NULL);
	room.env_writes = g_strconcat("TERUGKEERDESK_TEST_WRITES=", room.writes, NULL);
	room.tmp = g_strconcat("TMPDIR=", room.place, NULL);
	room.home = g_strconcat("HOME=", room.place, NULL);
	room.sanitizer = g_strdup("ASAN_OPTIONS=verify_asan_link_order=0");
	support_write_text(room.secret, "QZQ wachtzin met een merk\n");
	g_free(library);
	return room;
}

static void room_clear(struct room *room)
{
	char *texts[] = { room->place, room->secret, room->ledger, room->writes,
		room->preload, room->env_writes, room->tmp, room->home, room->sanitizer };

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		g_free(texts[i]);
	support_remove_folder(room->folder);
}

/* Run a command on the ledger, watched.  Ends with NULL. */
static void command(const struct room *room, const char *input, const char *const words[])
{
	const char *const env[] = { room->preload, room->env_writes, room->tmp,
		room->home, room->sanitizer, NULL };
	char *program = support_build("src/terugkeerdesk");
	const char *argv[16] = { program, "--ledger", room->ledger, "--user", "QZQ-Anna",
		"--passphrase-file", room->secret };
	struct support_run run;

	for (size_t i = 0; words[i] != NULL; i++)
		argv[7 + i] = words[i];
	support_run(&run, argv, input, env);
	if (run.status != 0)
		fail_msg("%s: status %d: %s", words[0], run.status, run.err);
	support_run_clear(&run);
	g_free(program);
}

/* A case with a marker in every fact that is a text. */
static char *case_of_markers(void)
{
	GString *text = g_string_new("{\"format\":\"terugkeerdesk-case/1\",\"case\":{"
				     "\"registered_on\":\"2024-03-22\"");

	for (int id = 0; id < FACT_COUNT; id++) {
		const struct fact *fact = fact_get((enum fact_id)id);

		if (id == FACT_CASE_COUNT)
			g_string_append(
			    text, "},\"persons\":[{\"role\":\"main_applicant\"");
		if (fact->type == FACT_TYPE_TEXT || fact->type == FACT_TYPE_LINES)
			g_string_append_printf(
			    text, ",\"%s\":\"QZQ-%s\"", fact->key, fact->key);
	}
	g_string_append(text, ",\"rean_cash_cents\":100}],\"overrides\":[{\"person\":1,"
			      "\"condition\":\"rean.own_means\",\"answer\":\"met\","
			      "\"reason\":\"QZQ-reden\"}]}");
	return g_string_free(text, FALSE);
}

static struct vt *start(const struct room *room)
{
	const char *const env[] = { room->preload, room->env_writes, room->tmp,
		room->home, room->sanitizer, NULL };
	char *program = support_build("src/terugkeerdesk");
	const char *argv[] = { program, "--ledger", room->ledger, "--lang", "en", NULL };
	struct vt *vt = vt_spawn(argv, env, 24, 80);

	g_free(program);
	vt_until_text(vt, "Unlock the ledger");
	vt_keys(vt, "QZQ wachtzin met een merk" ENTER);
	vt_until_text(vt, "Search");
	return vt;
}

/* Search, open, change, save; a new case of which only a draft was kept; then a crash. */
static void work_and_crash(const struct room *room)
{
	struct vt *vt = start(room);

	vt_keys(vt, "qzq-name" ENTER);
	vt_until_text(vt, "Case 20");
	vt_keys(vt, "23-3-2024" ENTER F2);
	vt_until_text(vt, "Saved as case");
	vt_keys(vt, F10);
	vt_until_text(vt, "Search");
	vt_keys(vt, CTRL_U CTRL_N);
	vt_until_text(vt, "New case");
	vt_keys(vt, CTRL_N);
	vt_until_cursor_row(vt, "Name");
	vt_keys(vt, "QZQ-draft" ENTER);
	vt_until_text(vt, "QZQ-draft");
	vt_until_cursor_row(vt, "Name in Latin");
	/* The draft is kept once the screen was painted: before the next key is taken. */
	vt_keys(vt, "QZQ-typing");
	vt_until_text(vt, "QZQ-typing");
	assert_true(search_folder(room->place) > 1); /* with the journal */
	vt_kill(vt);
	vt_free(vt);
}

static void markers_are_nowhere_but_on_the_terminal(void **state)
{
	static const char *const create[] = { "ledger", "create", "--kdf-cost", "low",
		NULL };
	static const char *const add[] = { "case", "add", "-", NULL };
	struct room room = room_make();
	char *backup_path = g_build_filename(room.place, "copy", NULL);
	const char *backup[] = { "ledger", "backup", backup_path, NULL };
	char *markers_everywhere = case_of_markers();
	struct vt *vt;

	(void)state;
	command(&room, NULL, create);
	command(&room, markers_everywhere, add);
	work_and_crash(&room);
	assert_true(search_folder(room.place) > 1);
	vt = start(&room);
	vt_until_text(vt, "A draft waits");
	vt_keys(vt, ENTER);
	vt_until_text(vt, "QZQ-draft");
	vt_keys(vt, F9);
	vt_until_text(vt, "Unlock the ledger");
	vt_free(vt);
	command(&room, NULL, backup);
	assert_true(search_folder(room.place) >= 2);
	search_file(room.writes);
	/* It is what was written: the first page of the ledger stands in it. */
	assert_true(holds(room.writes, "SQLite format 3"));
	g_free(markers_everywhere);
	g_free(backup_path);
	room_clear(&room);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(markers_are_nowhere_but_on_the_terminal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
