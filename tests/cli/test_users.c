/* SPDX-License-Identifier: EUPL-1.2 */
/* Who may unlock a ledger, from scripts. */
#include <glib.h>

#include "program.h"

#include <string.h>

#include "terugkeerdesk/cli/cli.h"

#define FIRST  "een eerste lange zin"
#define SECOND "een tweede lange zin"

/* Run on the ledger of the room as `user` with the passphrase `old`, and `passphrase` (or
 * NULL) as the new one. */
static int run_as(struct room *room, const char *user, const char *old,
    const char *passphrase, const char *words)
{
	char *line;
	int status;

	g_free(room_file(room, "old", old));
	if (passphrase != NULL)
		g_free(room_file(room, "new", passphrase));
	line = g_strdup_printf("\"$0\" --lang en --ledger \"$1/ledger.tkd\" --user '%s' "
			       "--passphrase-file \"$1/old\" %s %s",
	    user, words, passphrase != NULL ? "--new-passphrase-file \"$1/new\"" : "");
	status = room_run_shell(room, line);
	g_free(line);
	return status;
}

static int enter(void **state)
{
	room_enter(state);
	assert_int_equal(
	    run_as(*state, "anna", FIRST, NULL, "ledger create --kdf-cost low"), EXIT_OK);
	return 0;
}

static void second_user_unlocks_with_a_passphrase_of_their_own(void **state)
{
	struct room *room = *state;

	assert_int_equal(
	    run_as(room, "anna", FIRST, SECOND, "ledger user add bram --kdf-cost low"),
	    EXIT_OK);
	assert_int_equal(run_as(room, "bram", SECOND, NULL, "case list"), EXIT_OK);
	assert_int_equal(run_as(room, "bram", FIRST, NULL, "case list"), EXIT_LEDGER);
	assert_int_equal(run_as(room, "bram", SECOND, NULL, "ledger user list"), EXIT_OK);
	assert_non_null(strstr(room->last.out, "anna"));
	assert_non_null(strstr(room->last.out, "bram"));
}

static void removed_user_is_out(void **state)
{
	struct room *room = *state;

	run_as(room, "anna", FIRST, SECOND, "ledger user add bram --kdf-cost low");
	assert_int_equal(
	    run_as(room, "anna", FIRST, NULL, "ledger user remove bram"), EXIT_OK);
	assert_int_equal(run_as(room, "bram", SECOND, NULL, "case list"), EXIT_LEDGER);
	assert_int_equal(run_as(room, "anna", FIRST, NULL, "ledger verify"), EXIT_OK);
	assert_int_equal(
	    run_as(room, "anna", FIRST, NULL, "ledger user remove anna"), EXIT_USAGE);
	assert_int_equal(
	    run_as(room, "anna", FIRST, NULL, "ledger user remove dirk"), EXIT_INPUT);
	room_said(room, "dirk");
}

static void name_that_is_taken_is_refused(void **state)
{
	struct room *room = *state;

	assert_int_equal(
	    run_as(room, "anna", FIRST, SECOND, "ledger user add anna --kdf-cost low"),
	    EXIT_OUTPUT);
	room_said(room, "exists already");
	assert_int_equal(
	    run_as(room, "anna", FIRST, "kort", "ledger user add bram --kdf-cost low"),
	    EXIT_INPUT);
	room_said(room, "too short");
}

/* The passphrase of who asks is given already: what lacks is the new one. */
static void without_a_terminal_the_option_that_lacks_is_named(void **state)
{
	struct room *room = *state;

	assert_int_equal(
	    room_run_shell(room,
		"setsid -w \"$0\" --lang en --ledger \"$1/ledger.tkd\" --user anna "
		"--passphrase-file \"$1/old\" ledger user add bram </dev/null"),
	    EXIT_USAGE);
	room_said(room, "expected --new-passphrase-file");
	assert_int_equal(
	    room_run_shell(room,
		"setsid -w \"$0\" --lang en --ledger \"$1/ledger.tkd\" --user anna "
		"case list </dev/null"),
	    EXIT_USAGE);
	room_said(room, "expected --passphrase-file");
}

static void own_passphrase_is_changed(void **state)
{
	struct room *room = *state;

	assert_int_equal(
	    run_as(room, "anna", FIRST, SECOND, "ledger passphrase --kdf-cost low"),
	    EXIT_OK);
	assert_int_equal(run_as(room, "anna", FIRST, NULL, "case list"), EXIT_LEDGER);
	assert_int_equal(run_as(room, "anna", SECOND, NULL, "case list"), EXIT_OK);
}

static void new_data_key_changes_nothing_for_users(void **state)
{
	struct room *room = *state;

	assert_int_equal(run_as(room, "anna", FIRST, NULL, "ledger rekey"), EXIT_OK);
	assert_int_equal(run_as(room, "anna", FIRST, NULL, "ledger verify"), EXIT_OK);
}

static void recovery_key_from_paper_gives_a_new_passphrase(void **state)
{
	struct room *room = *state;
	char *key;

	assert_int_equal(run_as(room, "anna", FIRST, NULL, "ledger recovery"), EXIT_OK);
	key = g_strndup(room->last.out, strcspn(room->last.out, "\n"));
	assert_int_equal(strlen(key), 44);
	assert_non_null(strstr(room->last.err, "only once"));
	key[0] = key[0] == '7' ? '8' : '7';
	assert_int_equal(
	    run_as(room, "anna", key, SECOND, "ledger recover --kdf-cost low"),
	    EXIT_INPUT);
	room_said(room, "typing error");
	run_as(room, "anna", FIRST, NULL, "ledger recovery");
	g_free(key);
	key = g_strndup(room->last.out, strcspn(room->last.out, "\n"));
	assert_int_equal(
	    run_as(room, "anna", key, SECOND, "ledger recover --kdf-cost low"), EXIT_OK);
	assert_int_equal(
	    run_as(room, "anna", SECOND, NULL, "ledger user list --json"), EXIT_OK);
	assert_non_null(strstr(room->last.out, "\"recovery\""));
	g_free(key);
}

static void wrong_recovery_key_is_a_wrong_passphrase(void **state)
{
	struct room *room = *state;
	struct room *other;
	char *key;

	room_enter((void **)&other);
	assert_int_equal(
	    run_as(other, "anna", FIRST, NULL, "ledger create --kdf-cost low"), EXIT_OK);
	run_as(other, "anna", FIRST, NULL, "ledger recovery");
	key = g_strndup(other->last.out, strcspn(other->last.out, "\n"));
	run_as(room, "anna", FIRST, NULL, "ledger recovery");
	assert_int_equal(
	    run_as(room, "anna", key, SECOND, "ledger recover --kdf-cost low"),
	    EXIT_LEDGER);
	assert_int_equal(run_as(room, "anna", FIRST, NULL, "case list"), EXIT_OK);
	g_free(key);
	room_leave((void **)&other);
}

#define USERS_TEST(test) cmocka_unit_test_setup_teardown(test, enter, room_leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		USERS_TEST(second_user_unlocks_with_a_passphrase_of_their_own),
		USERS_TEST(removed_user_is_out),
		USERS_TEST(name_that_is_taken_is_refused),
		USERS_TEST(without_a_terminal_the_option_that_lacks_is_named),
		USERS_TEST(own_passphrase_is_changed),
		USERS_TEST(new_data_key_changes_nothing_for_users),
		USERS_TEST(recovery_key_from_paper_gives_a_new_passphrase),
		USERS_TEST(wrong_recovery_key_is_a_wrong_passphrase),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
