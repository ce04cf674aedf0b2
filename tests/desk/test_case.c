/* SPDX-License-Identifier: EUPL-1.2 */
#include "room.h"

#include <glib.h>
#include <string.h>

static struct desk_case *open_case(
    struct room *room, struct desk *desk, const char *uuid, bool from_draft)
{
	struct desk_case *opened = desk_case_open(desk, uuid, from_draft, &room->fault);

	room_fine(room, opened != NULL ? 0 : -1);
	return opened;
}

/* --- undo --- */

static void undo_goes_back_field_by_field_and_redo_forward(void **state)
{
	struct room *room = *state;
	struct desk_case *opened = desk_case_new(room->desk, true);
	enum fact_id fact;
	int person;

	assert_int_equal(desk_case_undo(opened, NULL, NULL), -1);
	assert_int_equal(desk_case_redo(opened, NULL, NULL), -1);
	room_set(opened, FACT_NAME, 1, "A");
	room_fine(room, desk_case_left_field(room->desk, opened, &room->fault));
	room_set(opened, FACT_ROUTE, 0, "iom");
	room_fine(room, desk_case_left_field(room->desk, opened, &room->fault));
	assert_int_equal(desk_case_undo(opened, &fact, &person), 0);
	assert_int_equal(fact, FACT_ROUTE);
	assert_int_equal(person, 0);
	room_expect(&opened->file, FACT_ROUTE, 0, "");
	assert_int_equal(desk_case_undo(opened, &fact, &person), 0);
	assert_int_equal(fact, FACT_NAME);
	assert_int_equal(person, 1);
	room_expect(&opened->file, FACT_NAME, 1, "");
	assert_int_equal(desk_case_undo(opened, NULL, NULL), -1);
	assert_int_equal(desk_case_redo(opened, NULL, NULL), 0);
	assert_int_equal(desk_case_redo(opened, NULL, NULL), 0);
	assert_int_equal(desk_case_redo(opened, NULL, NULL), -1);
	room_expect(&opened->file, FACT_NAME, 1, "A");
	room_expect(&opened->file, FACT_ROUTE, 0, "iom");
	desk_case_free(opened);
}

static void typing_in_one_field_is_one_step(void **state)
{
	struct room *room = *state;
	struct desk_case *opened = desk_case_new(room->desk, false);

	room_set(opened, FACT_NAME, 1, "A");
	room_set(opened, FACT_NAME, 1, "An");
	room_set(opened, FACT_NAME, 1, "Ann");
	assert_int_equal(desk_case_undo(opened, NULL, NULL), 0);
	room_expect(&opened->file, FACT_NAME, 1, "");
	assert_int_equal(desk_case_undo(opened, NULL, NULL), -1);
	assert_int_equal(desk_case_redo(opened, NULL, NULL), 0);
	room_expect(&opened->file, FACT_NAME, 1, "Ann");
	desk_case_free(opened);
}

static void a_new_change_forgets_what_was_undone(void **state)
{
	struct room *room = *state;
	struct desk_case *opened = desk_case_new(room->desk, false);

	room_set(opened, FACT_ROUTE, 0, "iom");
	assert_int_equal(desk_case_undo(opened, NULL, NULL), 0);
	room_set(opened, FACT_ROUTE, 0, "ngo");
	assert_int_equal(desk_case_redo(opened, NULL, NULL), -1);
	room_expect(&opened->file, FACT_ROUTE, 0, "ngo");
	desk_case_free(opened);
}

static void setting_the_same_value_is_no_step(void **state)
{
	struct room *room = *state;
	struct desk_case *opened = desk_case_new(room->desk, false);

	room_set(opened, FACT_ROUTE, 0, "");
	assert_int_equal(desk_case_undo(opened, NULL, NULL), -1);
	desk_case_free(opened);
}

static void persons_and_overrides_are_undone_whole(void **state)
{
	struct room *room = *state;
	struct desk_case *opened = room_saved_case(room, room->desk);
	struct case_file before = { 0 };

	assert_int_equal(desk_case_add_person(opened), 2);
	room_set(opened, FACT_NAME, 2, "B");
	room_set(opened, FACT_LINKED_TO, 2, "1");
	room_fine(room, desk_case_override(opened, 2, "rean.own_means", OVERRIDE_MET,
			    "  seen  ", &room->fault));
	assert_string_equal(opened->file.override[0].reason, "seen");
	case_file_copy(&before, &opened->file);
	desk_case_remove_person(opened, 2);
	assert_int_equal(opened->file.person_count, 1);
	assert_int_equal(opened->file.override_count, 0);
	assert_int_equal(desk_case_undo(opened, NULL, NULL), 0);
	assert_true(case_file_equal(&opened->file, &before));
	desk_case_remove_override(opened, 2, "rean.own_means");
	assert_int_equal(opened->file.override_count, 0);
	assert_int_equal(desk_case_undo(opened, NULL, NULL), 0);
	assert_true(case_file_equal(&opened->file, &before));
	while (desk_case_undo(opened, NULL, NULL) == 0) {
	}
	room_expect(&opened->file, FACT_NAME, 1, "");
	while (desk_case_redo(opened, NULL, NULL) == 0) {
	}
	assert_int_equal(opened->file.override_count, 0);
	assert_int_equal(opened->file.person_count, 2);
	case_file_clear(&before);
	desk_case_free(opened);
}

static void an_override_needs_a_reason_that_can_be_kept(void **state)
{
	struct room *room = *state;
	struct desk_case *opened = desk_case_new(room->desk, false);

	assert_int_equal(desk_case_override(opened, 1, "rean.own_means", OVERRIDE_MET,
			     " \t", &room->fault),
	    -1);
	assert_int_equal(room->fault.code, FAULT_REQUIRED);
	assert_int_equal(desk_case_override(opened, 1, "rean.own_means", OVERRIDE_MET,
			     "a\xe2\x80\xae", &room->fault),
	    -1);
	assert_int_equal(room->fault.code, FAULT_CONTROL);
	assert_int_equal(opened->file.override_count, 0);
	assert_int_equal(desk_case_undo(opened, NULL, NULL), -1);
	desk_case_free(opened);
}

/* Whatever was done, undoing all of it gives the case as it was, and redoing it all the
 * case as it became. */
static void any_changes_can_be_undone_and_redone(void **state)
{
	static const char *const words[] = { "iom", "jrs", "ngo", "" };
	struct support_random random = support_seed();
	struct room *room = *state;
	int rounds = support_long() ? 2000 : 50;

	for (int round = 0; round < rounds; round++) {
		struct desk_case *opened = desk_case_new(room->desk, false);
		struct case_file first = { 0 };
		struct case_file last = { 0 };

		case_file_copy(&first, &opened->file);
		for (int i = 0; i < 40; i++) {
			int persons = opened->file.person_count;
			int person = persons > 0 ? 1 + (int)support_random_below(
							   &random, (uint32_t)persons)
						 : 0;

			switch (support_random_below(&random, 7)) {
			case 0:
				desk_case_add_person(opened);
				break;
			case 1:
				desk_case_remove_person(opened, person);
				break;
			case 2:
				if (person > 0)
					room_set(
					    opened, FACT_NAME, person, i % 2 ? "X" : "Y");
				break;
			case 3:
				if (person > 0)
					desk_case_override(opened, person,
					    "rean.own_means", OVERRIDE_UNMET, "because",
					    NULL);
				break;
			case 4:
				desk_case_left_field(room->desk, opened, NULL);
				break;
			case 5:
				desk_case_undo(opened, NULL, NULL);
				break;
			default:
				room_set(opened, FACT_ROUTE, 0,
				    words[support_random_below(
					&random, G_N_ELEMENTS(words))]);
			}
		}
		while (desk_case_redo(opened, NULL, NULL) == 0) {
		}
		case_file_copy(&last, &opened->file);
		while (desk_case_undo(opened, NULL, NULL) == 0) {
		}
		assert_true(case_file_equal(&opened->file, &first));
		while (desk_case_redo(opened, NULL, NULL) == 0) {
		}
		assert_true(case_file_equal(&opened->file, &last));
		case_file_clear(&first);
		case_file_clear(&last);
		desk_case_free(opened);
	}
}

/* --- keeping --- */

static void a_field_that_was_left_is_in_the_draft(void **state)
{
	struct room *room = *state;
	struct desk_case *opened = desk_case_new(room->desk, true);
	struct ledger_draft *draft;
	size_t count;
	char uuid[LEDGER_UUID_TEXT];

	room_set(opened, FACT_NAME, 1, "Half");
	room_fine(room, desk_case_left_field(room->desk, opened, &room->fault));
	g_strlcpy(uuid, opened->uuid, sizeof(uuid));
	desk_case_free(opened); /* as after a crash */
	room_fine(room,
	    ledger_draft_list(desk_ledger(room->other), &draft, &count, &room->fault));
	assert_int_equal(count, 1);
	assert_string_equal(draft[0].uuid, uuid);
	g_free(draft);
	opened = open_case(room, room->other, uuid, true);
	assert_int_equal(opened->revision, 0);
	room_expect(&opened->file, FACT_NAME, 1, "Half");
	assert_true(desk_case_changed(opened));
	desk_case_free(opened);
}

static void saving_takes_the_draft_away(void **state)
{
	struct room *room = *state;
	struct desk_case *opened = desk_case_new(room->desk, true);
	struct ledger_draft *draft;
	size_t count;

	room_set(opened, FACT_NAME, 1, "A");
	room_fine(room, desk_case_left_field(room->desk, opened, &room->fault));
	room_fine(room, desk_case_save(room->desk, opened, NULL, &room->fault));
	assert_int_equal(opened->revision, 1);
	assert_true(*opened->number != '\0');
	assert_false(desk_case_changed(opened));
	room_fine(room,
	    ledger_draft_list(desk_ledger(room->desk), &draft, &count, &room->fault));
	assert_int_equal(count, 0);
	g_free(draft);
	assert_int_equal(ledger_row_count(desk_ledger(room->desk)), 1);
	desk_case_free(opened);
}

static void going_back_to_what_was_saved_takes_the_draft_away(void **state)
{
	struct room *room = *state;
	struct desk_case *opened = room_saved_case(room, room->desk);
	struct ledger_draft *draft;
	size_t count;

	room_set(opened, FACT_ROUTE, 0, "iom");
	room_fine(room, desk_case_left_field(room->desk, opened, &room->fault));
	room_set(opened, FACT_ROUTE, 0, "");
	room_fine(room, desk_case_left_field(room->desk, opened, &room->fault));
	room_fine(room,
	    ledger_draft_list(desk_ledger(room->desk), &draft, &count, &room->fault));
	assert_int_equal(count, 0);
	g_free(draft);
	desk_case_free(opened);
}

static void at_the_counter_nothing_is_kept(void **state)
{
	struct room *room = *state;
	struct desk_case *opened = desk_case_new(room->desk, false);
	struct ledger_draft *draft;
	size_t count;

	assert_false(opened->in_ledger);
	room_set(opened, FACT_NAME, 1, "A");
	room_fine(room, desk_case_left_field(room->desk, opened, &room->fault));
	room_fine(room,
	    ledger_draft_list(desk_ledger(room->desk), &draft, &count, &room->fault));
	assert_int_equal(count, 0);
	g_free(draft);
	desk_case_free(opened);
}

static void without_an_unlocked_ledger_there_are_only_cases_at_the_counter(void **state)
{
	struct room *room = *state;
	struct desk_case *opened;

	desk_lock(room->desk);
	opened = desk_case_new(room->desk, true);
	assert_false(opened->in_ledger);
	assert_int_equal(desk_case_save(room->desk, opened, NULL, &room->fault), -1);
	assert_int_equal(room->fault.code, FAULT_LOCKED);
	assert_null(desk_case_open(room->desk, "x", false, &room->fault));
	assert_int_equal(room->fault.code, FAULT_LOCKED);
	desk_case_free(opened);
}

static void a_saved_case_opens_as_it_was(void **state)
{
	struct room *room = *state;
	struct desk_case *saved = room_saved_case(room, room->desk);
	struct desk_case *opened = open_case(room, room->desk, saved->uuid, false);

	assert_true(case_file_equal(&saved->file, &opened->file));
	assert_string_equal(opened->number, saved->number);
	assert_int_equal(opened->revision, 1);
	assert_true(opened->shown.set);
	assert_false(desk_case_changed(opened));
	desk_case_free(opened);
	desk_case_free(saved);
}

static void an_unfinished_case_can_be_saved_and_opened(void **state)
{
	struct room *room = *state;
	struct desk_case *saved = desk_case_new(room->desk, true);
	struct desk_case *opened;

	room_set(saved, FACT_BORN_ON, 1, "1985");
	room_fine(room, desk_case_save(room->desk, saved, NULL, &room->fault));
	opened = open_case(room, room->desk, saved->uuid, false);
	assert_true(case_file_equal(&saved->file, &opened->file));
	assert_false(opened->shown.set);
	desk_case_free(opened);
	desk_case_free(saved);
}

static void a_case_that_contradicts_itself_is_not_saved(void **state)
{
	struct room *room = *state;
	struct desk_case *opened = desk_case_new(room->desk, true);

	room_set(opened, FACT_LINKED_TO, 1, "1");
	room_set(opened, FACT_BORN_ON, 1, "2015-01-01");
	room_set(opened, FACT_REGISTERED_ON, 0, "2024-01-01");
	assert_int_equal(desk_case_save(room->desk, opened, NULL, &room->fault), -1);
	assert_int_equal(room->fault.code, FAULT_LINK);
	assert_int_equal(opened->revision, 0);
	assert_int_equal(ledger_row_count(desk_ledger(room->desk)), 0);
	desk_case_free(opened);
}

/* --- two desks --- */

static void the_second_to_save_is_told_and_can_go_on(void **state)
{
	struct room *room = *state;
	struct desk_case *ours = room_saved_case(room, room->desk);
	struct desk_case *theirs = open_case(room, room->other, ours->uuid, false);
	struct case_file newest = { 0 };
	struct ledger_revision revision = { 0 };

	room_set(theirs, FACT_ROUTE, 0, "ngo");
	room_fine(room, desk_case_save(room->other, theirs, NULL, &room->fault));
	room_set(ours, FACT_PLACE, 0, "Voorbeeldstad");
	assert_int_equal(desk_case_save(room->desk, ours, NULL, &room->fault), -1);
	assert_int_equal(room->fault.code, FAULT_CONFLICT);
	room_expect(&ours->file, FACT_PLACE, 0, "Voorbeeldstad");
	room_fine(
	    room, desk_case_theirs(room->desk, ours, &newest, &revision, &room->fault));
	assert_int_equal(revision.revision, 2);
	room_expect(&newest, FACT_ROUTE, 0, "ngo");
	room_fine(room, desk_case_rebase(room->desk, ours, &room->fault));
	room_expect(&ours->file, FACT_ROUTE, 0, "ngo");
	room_expect(&ours->file, FACT_PLACE, 0, "Voorbeeldstad");
	room_fine(room, desk_case_save(room->desk, ours, NULL, &room->fault));
	assert_int_equal(ours->revision, 3);
	ledger_revision_clear(&revision);
	case_file_clear(&newest);
	desk_case_free(theirs);
	desk_case_free(ours);
}

static void a_draft_on_an_old_revision_conflicts_and_rebases(void **state)
{
	struct room *room = *state;
	struct desk_case *ours = room_saved_case(room, room->desk);
	struct desk_case *theirs = open_case(room, room->other, ours->uuid, false);
	char uuid[LEDGER_UUID_TEXT];

	g_strlcpy(uuid, ours->uuid, sizeof(uuid));
	room_set(ours, FACT_PLACE, 0, "Voorbeeldstad");
	room_fine(room, desk_case_left_field(room->desk, ours, &room->fault));
	desk_case_free(ours);
	ours = open_case(room, room->desk, uuid, true);
	assert_int_equal(ours->revision, 1);
	room_set(theirs, FACT_ROUTE, 0, "ngo");
	room_fine(room, desk_case_save(room->other, theirs, NULL, &room->fault));
	assert_int_equal(desk_case_save(room->desk, ours, NULL, &room->fault), -1);
	assert_int_equal(room->fault.code, FAULT_CONFLICT);
	room_fine(room, desk_case_rebase(room->desk, ours, &room->fault));
	room_fine(room, desk_case_save(room->desk, ours, NULL, &room->fault));
	room_expect(&ours->file, FACT_ROUTE, 0, "ngo");
	room_expect(&ours->file, FACT_PLACE, 0, "Voorbeeldstad");
	desk_case_free(theirs);
	desk_case_free(ours);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, room_enter, room_leave)
		TEST(undo_goes_back_field_by_field_and_redo_forward),
		TEST(typing_in_one_field_is_one_step),
		TEST(a_new_change_forgets_what_was_undone),
		TEST(setting_the_same_value_is_no_step),
		TEST(persons_and_overrides_are_undone_whole),
		TEST(an_override_needs_a_reason_that_can_be_kept),
		TEST(any_changes_can_be_undone_and_redone),
		TEST(a_field_that_was_left_is_in_the_draft),
		TEST(saving_takes_the_draft_away),
		TEST(going_back_to_what_was_saved_takes_the_draft_away),
		TEST(at_the_counter_nothing_is_kept),
		TEST(without_an_unlocked_ledger_there_are_only_cases_at_the_counter),
		TEST(a_saved_case_opens_as_it_was),
		TEST(an_unfinished_case_can_be_saved_and_opened),
		TEST(a_case_that_contradicts_itself_is_not_saved),
		TEST(the_second_to_save_is_told_and_can_go_on),
		TEST(a_draft_on_an_old_revision_conflicts_and_rebases),
#undef TEST
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
