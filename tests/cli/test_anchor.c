/* SPDX-License-Identifier: EUPL-1.2 */
/* The end of the log is noted outside the ledger, so that an older copy is noticed. */
#include <glib.h>

#include "program.h"

#include <string.h>

#include "terugkeerdesk/cli/cli.h"

static int enter(void **state)
{
	room_enter(state);
	room_create_ledger(*state);
	return 0;
}

static void add(struct room *room, const char *name)
{
	char *line = case_line(name, "");

	assert_int_equal(room_run_ledger(room, line, "case", "add", "-", NULL), EXIT_OK);
	g_free(line);
}

static int verify(struct room *room, const char *option)
{
	return room_run_ledger(
	    room, NULL, "--lang", "en", "ledger", "verify", option, NULL);
}

static void ledger_that_only_grew_is_as_noted(void **state)
{
	struct room *room = *state;

	add(room, "A");
	assert_int_equal(verify(room, NULL), EXIT_OK);
	add(room, "B");
	assert_int_equal(verify(room, NULL), EXIT_OK);
	assert_int_equal(room_run_shell(room, "test \"$(stat -c %a "
					      "$HOME/.local/state/terugkeerdesk/"
					      "anchors/*)\" = 600"),
	    0);
}

static void older_copy_put_back_is_noticed_until_it_is_accepted(void **state)
{
	struct room *room = *state;

	add(room, "A");
	room_run_shell(room, "cp \"$1/ledger.tkd\" \"$1/older\"");
	add(room, "B");
	room_run_shell(room, "cp \"$1/older\" \"$1/ledger.tkd\"");
	assert_int_equal(verify(room, NULL), EXIT_DAMAGE);
	assert_non_null(strstr(room->last.err, "older copy was put back"));
	/* Working on with it does not silence the warning. */
	add(room, "C");
	assert_int_equal(verify(room, NULL), EXIT_DAMAGE);
	assert_int_equal(verify(room, "--accept"), EXIT_OK);
	assert_int_equal(verify(room, NULL), EXIT_OK);
}

static void another_ledger_in_its_place_has_a_note_of_its_own(void **state)
{
	struct room *room = *state;

	add(room, "A");
	room_run_shell(room, "rm \"$1/ledger.tkd\"");
	room_create_ledger(room);
	assert_int_equal(verify(room, NULL), EXIT_OK);
}

static void note_that_cannot_be_read_is_none(void **state)
{
	struct room *room = *state;

	add(room, "A");
	room_run_shell(room, "for f in $HOME/.local/state/terugkeerdesk/anchors/*; do "
			     "echo 'terugkeerdesk-anchor/1 9 zz' > \"$f\"; done");
	assert_int_equal(verify(room, NULL), EXIT_OK);
}

static void without_a_place_for_notes_the_desk_works(void **state)
{
	struct room *room = *state;

	assert_int_equal(
	    room_run_shell(room, "XDG_STATE_HOME=/dev/null/none \"$0\" --ledger "
				 "\"$1/ledger.tkd\" --passphrase-file "
				 "\"$1/passphrase\" ledger verify"),
	    EXIT_OK);
}

#define ANCHOR_TEST(test) cmocka_unit_test_setup_teardown(test, enter, room_leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		ANCHOR_TEST(ledger_that_only_grew_is_as_noted),
		ANCHOR_TEST(older_copy_put_back_is_noticed_until_it_is_accepted),
		ANCHOR_TEST(another_ledger_in_its_place_has_a_note_of_its_own),
		ANCHOR_TEST(note_that_cannot_be_read_is_none),
		ANCHOR_TEST(without_a_place_for_notes_the_desk_works),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
