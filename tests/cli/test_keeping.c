/* SPDX-License-Identifier: EUPL-1.2 */
#include <glib.h>
#include <jansson.h>
#include <sqlite3.h>

#include "program.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "terugkeerdesk/cli/cli.h"

static json_t *parse_output(const struct room *room)
{
	json_error_t error;
	json_t *json = json_loads(room->last.out, JSON_REJECT_DUPLICATES, &error);

	if (json == NULL)
		fail_msg("%s: %s", error.text, room->last.out);
	return json;
}

static void add_case(struct room *room, const char *name)
{
	char *line = case_line(name, "");

	assert_int_equal(room_run_ledger(room, line, "case", "add", "-", NULL), EXIT_OK);
	g_free(line);
}

static char *path_in(const struct room *room, const char *name)
{
	return g_build_filename(room->folder, name, NULL);
}

static const char *text_of(json_t *json, const char *key)
{
	return json_string_value(json_object_get(json, key));
}

/* As somebody with SQLite and no key would. */
static void meddle(const char *path, const char *sql)
{
	sqlite3 *db = NULL;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

/* The number of the case that was saved last. */
static char *newest_number(struct room *room)
{
	json_t *json;
	char *number;

	assert_int_equal(
	    room_run_ledger(room, NULL, "case", "list", "--json", NULL), EXIT_OK);
	json = parse_output(room);
	number = g_strdup(text_of(json_array_get(json, 0), "number"));
	json_decref(json);
	return number;
}

/* --- backups --- */

static void a_backup_is_private_verified_and_names_its_end(void **state)
{
	struct room *room = *state;
	char *path = path_in(room, "copy.tkd");
	struct stat status;
	json_t *made, *tried;

	room_create_ledger(room);
	add_case(room, "A");
	assert_int_equal(
	    room_run_ledger(room, NULL, "ledger", "backup", path, "--json", NULL),
	    EXIT_OK);
	made = parse_output(room);
	assert_string_equal(text_of(made, "format"), "terugkeerdesk-backup/1");
	assert_string_equal(text_of(made, "file"), path);
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0600);
	assert_int_equal(room_run_ledger(room, NULL, "ledger", "restore", path,
			     "--rehearse", "--json", NULL),
	    EXIT_OK);
	tried = parse_output(room);
	assert_true(json_is_null(json_object_get(tried, "restored")));
	assert_true(json_is_true(json_object_get(tried, "sound")));
	assert_true(
	    json_equal(json_object_get(made, "head"), json_object_get(tried, "head")));
	json_decref(made);
	json_decref(tried);
	g_free(path);
}

static void a_backup_is_never_written_over_anything(void **state)
{
	struct room *room = *state;
	char *path = room_file(room, "letter", "to a friend");

	room_create_ledger(room);
	assert_int_equal(
	    room_run_ledger(room, NULL, "--lang", "en", "ledger", "backup", path, NULL),
	    EXIT_OUTPUT);
	room_said(room, "exists already");
	assert_int_equal(room_run_shell(room, "test \"$(cat \"$1/letter\")\" = "
					      "'to a friend'"),
	    0);
	g_free(path);
}

static void a_ledger_is_restored_where_none_stands(void **state)
{
	struct room *room = *state;
	char *path = path_in(room, "copy.tkd");

	room_create_ledger(room);
	add_case(room, "Voorbeeld-Aap");
	assert_int_equal(
	    room_run_ledger(room, NULL, "ledger", "backup", path, NULL), EXIT_OK);
	assert_int_equal(
	    room_run_ledger(room, NULL, "--lang", "en", "ledger", "restore", path, NULL),
	    EXIT_OUTPUT);
	room_said(room, "exists already");
	assert_int_equal(unlink(room->ledger), 0);
	assert_int_equal(
	    room_run_ledger(room, NULL, "--lang", "en", "ledger", "restore", path, NULL),
	    EXIT_OK);
	assert_non_null(strstr(room->last.out, "was restored"));
	assert_int_equal(room_run_ledger(room, NULL, "case", "list", NULL), EXIT_OK);
	assert_non_null(strstr(room->last.out, "Voorbeeld-Aap"));
	assert_int_equal(room_run_ledger(room, NULL, "ledger", "verify", NULL), EXIT_OK);
	g_free(path);
}

/* A machine on which the desk never ran has no folder for the ledger yet. */
static void the_usual_folder_is_made_for_a_restored_ledger(void **state)
{
	struct room *room = *state;

	room_create_ledger(room);
	assert_int_equal(
	    room_run_shell(room,
		"\"$0\" --ledger \"$1/ledger.tkd\" --passphrase-file \"$1/passphrase\" "
		"ledger backup \"$1/copy\" && \"$0\" --passphrase-file "
		"\"$1/passphrase\" ledger restore \"$1/copy\" && "
		"test -f \"$1/home/terugkeerdesk/ledger.tkd\""),
	    EXIT_OK);
}

static void restoring_anything_but_a_backup_is_refused(void **state)
{
	static const struct {
		const char *make; /* "$1/it" */
		const char *said;
		int status;
	} bad[] = {
		{ ":", "No such file", EXIT_LEDGER },
		{ "mkdir \"$1/it\"", "a folder", EXIT_LEDGER },
		{ ": >\"$1/it\"", "an empty file", EXIT_LEDGER },
		{ "echo \"Dear friend, a letter that is longer than the header of a "
		  "ledger is. It is quite long. Even longer.\" >\"$1/it\"",
		    "not a ledger", EXIT_LEDGER },
		{ "ln -s copy \"$1/it\"", "a symbolic link", EXIT_LEDGER },
		{ "head -c 9000 \"$1/copy\" >\"$1/it\"", "is missing at its end",
		    EXIT_DAMAGE },
		{ "cp \"$1/copy\" \"$1/it\" && printf '\\377\\377\\377\\377' | dd "
		  "of=\"$1/it\" bs=1 seek=63 count=1 conv=notrunc 2>/dev/null",
		    "newer version", EXIT_LEDGER },
	};
	struct room *room = *state;
	char *path = path_in(room, "copy");

	room_create_ledger(room);
	add_case(room, "A");
	assert_int_equal(
	    room_run_ledger(room, NULL, "ledger", "backup", path, NULL), EXIT_OK);
	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
		char *line = g_strdup_printf(
		    "rm -rf \"$1/it\"; %s && \"$0\" --lang en --ledger \"$1/new.tkd\" "
		    "--passphrase-file \"$1/passphrase\" ledger restore \"$1/it\"",
		    bad[i].make);

		assert_int_equal(room_run_shell(room, line), bad[i].status);
		room_said(room, bad[i].said);
		assert_int_equal(
		    room_run_shell(room, "test ! -e \"$1/new.tkd\""), EXIT_OK);
		g_free(line);
	}
	g_free(path);
}

static void a_damaged_backup_is_told_row_by_row_and_not_restored(void **state)
{
	struct room *room = *state;
	char *path = path_in(room, "copy");
	json_t *json;

	room_create_ledger(room);
	add_case(room, "A");
	assert_int_equal(
	    room_run_ledger(room, NULL, "ledger", "backup", path, NULL), EXIT_OK);
	meddle(path, "UPDATE list SET row = zeroblob(length(row))");
	assert_int_equal(
	    room_run_shell(room,
		"\"$0\" --ledger \"$1/new\" --passphrase-file \"$1/passphrase\" "
		"ledger restore \"$1/copy\" --rehearse --json"),
	    EXIT_DAMAGE);
	json = parse_output(room);
	assert_true(json_is_false(json_object_get(json, "sound")));
	assert_string_equal(
	    text_of(json_array_get(json_object_get(json, "findings"), 0), "table"),
	    "list");
	json_decref(json);
	assert_int_equal(
	    room_run_shell(room,
		"\"$0\" --ledger \"$1/new\" --passphrase-file \"$1/passphrase\" "
		"ledger restore \"$1/copy\"; echo $?; test -e \"$1/new\" || echo none"),
	    EXIT_OK);
	assert_non_null(strstr(room->last.out, "5\nnone\n"));
	g_free(path);
}

/* --- rescue --- */

static void rescued_cases_go_into_a_new_ledger(void **state)
{
	struct room *room = *state;
	json_t *json, *cases;

	room_create_ledger(room);
	add_case(room, "Voorbeeld-Aap");
	add_case(room, "Voorbeeld-Noot");
	assert_int_equal(
	    room_run_shell(room,
		"dd if=/dev/zero of=\"$1/ledger.tkd\" bs=4096 count=1 conv=notrunc "
		"2>/dev/null; cp \"$1/ledger.tkd\" \"$1/before\"; "
		"\"$0\" --ledger \"$1/ledger.tkd\" --passphrase-file \"$1/passphrase\" "
		"ledger rescue \"$1/out\" >/dev/null 2>&1 && "
		"cmp \"$1/before\" \"$1/ledger.tkd\" && stat -c %a \"$1/out\" && "
		"cat \"$1/out/list.json\" >&2"),
	    EXIT_OK);
	assert_string_equal(room->last.out, "700\n");
	json = json_loads(room->last.err, 0, NULL);
	assert_non_null(json);
	cases = json_object_get(json, "cases");
	assert_int_equal(json_array_size(cases), 2);
	json_decref(json);
	assert_int_equal(
	    room_run_shell(room,
		"cd \"$1\" && rm ledger.tkd && ls -A out && for word in 'ledger create "
		"--kdf-cost low' \"case add out/$(ls out | head -1)\" 'case list'; do "
		"\"$0\" --ledger ledger.tkd --passphrase-file passphrase $word || exit "
		"1; "
		"done"),
	    EXIT_OK);
	assert_non_null(strstr(room->last.out, "Voorbeeld-Aap"));
	/* The sealed copy is gone. */
	assert_null(strstr(room->last.out, "copy.tkd"));
}

static void a_list_that_lacks_a_case_says_so(void **state)
{
	struct room *room = *state;

	room_create_ledger(room);
	add_case(room, "Voorbeeld-Aap");
	add_case(room, "Voorbeeld-Beer");
	meddle(room->ledger,
	    "UPDATE list SET row = CAST(row || x'00' AS BLOB) WHERE id = 1");
	assert_int_equal(
	    room_run_ledger(room, NULL, "--lang", "en", "case", "list", NULL), EXIT_OK);
	assert_null(strstr(room->last.out, "Voorbeeld-Aap"));
	assert_non_null(strstr(room->last.out, "Voorbeeld-Beer"));
	assert_non_null(strstr(room->last.err, "1 case cannot be read and is left out"));
	meddle(room->ledger, "UPDATE state SET sealed = zeroblob(length(sealed))");
	assert_int_equal(
	    room_run_ledger(room, NULL, "--lang", "en", "case", "list", NULL), EXIT_OK);
	assert_non_null(strstr(room->last.err, "the ledger is damaged"));
}

static void a_rescue_says_what_it_cannot_do(void **state)
{
	struct room *room = *state;
	char *out = path_in(room, "out"), *there = path_in(room, "there");
	char *file;

	room_create_ledger(room);
	add_case(room, "A");
	meddle(room->ledger,
	    "UPDATE case_key SET wrapped = CAST(zeroblob(72) || x'01' AS "
	    "BLOB)");
	assert_int_equal(
	    room_run_ledger(room, NULL, "--lang", "en", "ledger", "rescue", out, NULL),
	    EXIT_DAMAGE);
	assert_non_null(strstr(room->last.out, "1 case of which nothing can be read"));
	assert_int_equal(room_run_shell(room, "mkdir \"$1/there\""), EXIT_OK);
	file = room_file(room, "there/letter", "to a friend");
	assert_int_equal(
	    room_run_ledger(room, NULL, "--lang", "en", "ledger", "rescue", there, NULL),
	    EXIT_OUTPUT);
	room_said(room, "exists already");
	assert_int_equal(room_run_shell(room, "\"$0\" --lang en --ledger \"$1/letter\" "
					      "--passphrase-file \"$1/passphrase\" "
					      "ledger rescue \"$1/new\""),
	    EXIT_LEDGER);
	room_said(room, "there is no ledger here");
	assert_int_equal(room_run_shell(room, "test ! -e \"$1/new\""), EXIT_OK);
	g_free(file);
	g_free(there);
	g_free(out);
}

/* --- figures --- */

static void stats_count_what_is_there(void **state)
{
	struct room *room = *state;
	char *path = path_in(room, "copy");
	char *number;
	json_t *json;

	room_create_ledger(room);
	add_case(room, "A");
	add_case(room, "B");
	assert_int_equal(
	    room_run_ledger(room, NULL, "ledger", "stats", "--json", NULL), EXIT_OK);
	json = parse_output(room);
	assert_int_equal(json_integer_value(json_object_get(json, "cases")), 2);
	assert_int_equal(json_integer_value(json_object_get(json, "revisions")), 2);
	assert_int_equal(json_integer_value(json_object_get(json, "erased")), 0);
	assert_int_equal(json_integer_value(json_object_get(json, "users")), 1);
	assert_true(json_is_null(json_object_get(json, "backup_at")));
	json_decref(json);
	assert_int_equal(
	    room_run_ledger(room, NULL, "ledger", "backup", path, NULL), EXIT_OK);
	number = newest_number(room);
	assert_int_equal(room_run_ledger(room, "moved away", "case", "erase", number,
			     "--reason", "-", NULL),
	    EXIT_OK);
	assert_int_equal(
	    room_run_ledger(room, NULL, "ledger", "stats", "--json", NULL), EXIT_OK);
	json = parse_output(room);
	assert_true(json_is_string(json_object_get(json, "backup_at")));
	assert_int_equal(json_integer_value(json_object_get(json, "cases")), 1);
	assert_int_equal(json_integer_value(json_object_get(json, "erased")), 1);
	json_decref(json);
	g_free(number);
	g_free(path);
}

/* --- erasing --- */

static void erasing_wants_a_reason_in_words(void **state)
{
	struct room *room = *state;
	char *number;

	room_create_ledger(room);
	add_case(room, "A");
	number = newest_number(room);
	assert_int_equal(
	    room_run_ledger(room, NULL, "--lang", "en", "case", "erase", number, NULL),
	    EXIT_USAGE);
	room_said(room, "--reason");
	assert_int_equal(room_run_ledger(room, " \n", "--lang", "en", "case", "erase",
			     number, "--reason", "-", NULL),
	    EXIT_INPUT);
	room_said(room, "The reason");
	assert_int_equal(room_run_ledger(room, NULL, "--lang", "en", "case", "erase",
			     "2001-0001", "--reason", "none", NULL),
	    EXIT_INPUT);
	room_said(room, "2001-0001");
	assert_int_equal(
	    room_run_ledger(room, NULL, "case", "show", number, "--json", NULL), EXIT_OK);
	g_free(number);
}

static void an_erasure_names_the_backups_that_still_hold_the_case(void **state)
{
	struct room *room = *state;
	char *early = path_in(room, "early"), *late = path_in(room, "late");
	json_t *json, *backups;
	char *number;

	room_create_ledger(room);
	assert_int_equal(
	    room_run_ledger(room, NULL, "ledger", "backup", early, NULL), EXIT_OK);
	add_case(room, "A");
	number = newest_number(room);
	assert_int_equal(
	    room_run_ledger(room, NULL, "ledger", "backup", late, NULL), EXIT_OK);
	assert_int_equal(room_run_ledger(room, "the term is over\n", "case", "erase",
			     number, "--reason", "-", "--json", NULL),
	    EXIT_OK);
	json = parse_output(room);
	assert_string_equal(text_of(json, "case"), number);
	assert_true(json_is_true(json_object_get(json, "journal_emptied")));
	backups = json_object_get(json, "backups");
	assert_int_equal(json_array_size(backups), 1);
	assert_string_equal(text_of(json_array_get(backups, 0), "file"), late);
	json_decref(json);
	assert_int_equal(
	    room_run_ledger(room, NULL, "case", "show", number, "--json", NULL),
	    EXIT_INPUT);
	assert_int_equal(room_run_ledger(room, NULL, "ledger", "verify", NULL), EXIT_OK);
	g_free(number);
	g_free(early);
	g_free(late);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, room_enter, room_leave)
		TEST(a_backup_is_private_verified_and_names_its_end),
		TEST(a_backup_is_never_written_over_anything),
		TEST(a_ledger_is_restored_where_none_stands),
		TEST(the_usual_folder_is_made_for_a_restored_ledger),
		TEST(restoring_anything_but_a_backup_is_refused),
		TEST(a_damaged_backup_is_told_row_by_row_and_not_restored),
		TEST(rescued_cases_go_into_a_new_ledger),
		TEST(a_list_that_lacks_a_case_says_so),
		TEST(a_rescue_says_what_it_cannot_do),
		TEST(stats_count_what_is_there),
		TEST(erasing_wants_a_reason_in_words),
		TEST(an_erasure_names_the_backups_that_still_hold_the_case),
#undef TEST
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
