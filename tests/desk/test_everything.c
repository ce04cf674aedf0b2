/* SPDX-License-Identifier: EUPL-1.2 */
/* Who asks gets all that is held about them, and nothing that is not. */
#include "room.h"

#include <glib.h>
#include <jansson.h>
#include <string.h>

#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/desk/backup.h"
#include "terugkeerdesk/desk/privacy.h"

static json_t *everything_of(struct room *room, const char *uuid)
{
	struct desk_everything everything = { 0 };
	json_error_t error;
	json_t *json;
	char *text;

	room_fine(room, desk_everything(room->desk, uuid, &everything, &room->fault));
	text = desk_everything_json(room->desk, &everything);
	json = json_loads(text, JSON_REJECT_DUPLICATES, &error);
	if (json == NULL)
		fail_msg("%s: %s", error.text, text);
	g_free(text);
	desk_everything_clear(&everything);
	return json;
}

static json_t *held(json_t *json, const char *list, size_t index, const char *key)
{
	return json_object_get(json_array_get(json_object_get(json, list), index), key);
}

static const char *note_in(json_t *file)
{
	return json_string_value(
	    json_object_get(json_object_get(file, "case"), "note"));
}

static void save_note(struct room *room, struct desk_case *opened, const char *note)
{
	struct desk_calculation *calculation = desk_calculation_new();

	room_set(opened, FACT_NOTE, 0, note);
	desk_calculate(room->desk, &opened->file, calculation);
	room_fine(room, desk_case_save(room->desk, opened, calculation, &room->fault));
	desk_calculation_free(calculation);
}

static void every_revision_comes_with_what_was_shown(void **state)
{
	struct room *room = *state;
	struct desk_case *opened = room_saved_case(room, room->desk);
	json_t *json, *shown;

	save_note(room, opened, "the second");
	save_note(room, opened, "the third");
	json = everything_of(room, opened->uuid);
	assert_int_equal(json_array_size(json_object_get(json, "revisions")), 3);
	assert_null(note_in(held(json, "revisions", 0, "case")));
	assert_string_equal(note_in(held(json, "revisions", 1, "case")), "the second");
	assert_string_equal(note_in(held(json, "revisions", 2, "case")), "the third");
	shown = held(json, "revisions", 2, "shown");
	assert_string_equal(json_string_value(json_object_get(
				json_object_get(shown, "policies"), "national")),
	    "avrr-2017");
	assert_true(json_array_size(json_object_get(shown, "lines")) > 3);
	assert_true(json_object_size(json_object_get(shown, "totals")) == 3);
	assert_int_equal(json_array_size(json_object_get(json, "log")), 3);
	assert_string_equal(
	    json_string_value(json_object_get(json_object_get(json, "list"), "number")),
	    opened->number);
	json_decref(json);
	desk_case_free(opened);
}

/* Two counsellors may each have begun to change it. */
static void draft_of_every_desk_comes_along(void **state)
{
	struct room *room = *state;
	struct config config = room->config;
	struct desk_env env = *desk_env(room->desk);
	struct desk_case *opened = room_saved_case(room, room->desk), *theirs;
	struct desk *desk;
	json_t *json;

	config.desk = (char[]){ "the other desk" };
	env.config = &config;
	desk = desk_new(&env);
	room_fine(
	    room, desk_unlock(desk, NULL, ROOM_PASSPHRASE, NULL, NULL, &room->fault));
	theirs = desk_case_open(desk, opened->uuid, false, &room->fault);
	assert_non_null(theirs);
	room_set(opened, FACT_NOTE, 0, "ours");
	room_set(theirs, FACT_NOTE, 0, "theirs");
	room_fine(room, desk_case_left_field(room->desk, opened, &room->fault));
	room_fine(room, desk_case_left_field(desk, theirs, &room->fault));
	json = everything_of(room, opened->uuid);
	assert_int_equal(json_array_size(json_object_get(json, "drafts")), 2);
	for (size_t i = 0; i < 2; i++) {
		bool is_ours =
		    strcmp(json_string_value(held(json, "drafts", i, "desk")),
			"the other desk") != 0;

		assert_string_equal(note_in(held(json, "drafts", i, "case")),
		    is_ours ? "ours" : "theirs");
		assert_int_equal(
		    json_integer_value(held(json, "drafts", i, "based_on")), 1);
	}
	json_decref(json);
	desk_case_free(theirs);
	desk_case_free(opened);
	desk_free(desk);
}

static void backups_that_hold_the_case_are_named(void **state)
{
	struct room *room = *state;
	char *path = g_build_filename(room->folder, "copy", NULL);
	struct desk_case *opened = room_saved_case(room, room->desk);
	json_t *json;

	room_fine(
	    room, desk_backup(room->desk, path, NULL, NULL, NULL, &room->fault));
	json = everything_of(room, opened->uuid);
	assert_int_equal(json_array_size(json_object_get(json, "backups")), 1);
	assert_string_equal(
	    json_string_value(held(json, "backups", 0, "file")), path);
	json_decref(json);
	desk_case_free(opened);
	g_free(path);
}

static void nothing_of_another_case_comes_along(void **state)
{
	struct room *room = *state;
	struct desk_case *opened = room_saved_case(room, room->desk);
	struct desk_case *other = room_saved_case(room, room->desk);
	json_t *json;
	char *text;

	save_note(room, other, "a note about somebody else");
	room_set(other, FACT_NOTE, 0, "a draft about somebody else");
	room_fine(room, desk_case_left_field(room->desk, other, &room->fault));
	json = everything_of(room, opened->uuid);
	text = json_dumps(json, 0);
	assert_null(strstr(text, "somebody else"));
	assert_null(strstr(text, other->uuid));
	free(text);
	json_decref(json);
	desk_case_free(other);
	desk_case_free(opened);
}

static void case_that_is_not_there_has_nothing(void **state)
{
	struct room *room = *state;
	struct desk_everything everything = { 0 };
	char uuid[LEDGER_UUID_TEXT];

	ledger_draft_new(uuid);
	assert_int_equal(
	    desk_everything(room->desk, uuid, &everything, &room->fault), -1);
	assert_int_equal(room->fault.code, FAULT_CASE_NONE);
	desk_everything_clear(&everything);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, room_enter, room_leave)
		TEST(every_revision_comes_with_what_was_shown),
		TEST(draft_of_every_desk_comes_along),
		TEST(backups_that_hold_the_case_are_named),
		TEST(nothing_of_another_case_comes_along),
		TEST(case_that_is_not_there_has_nothing),
#undef TEST
	};

	return cmocka_run_group_tests_name("desk everything", tests, NULL, NULL);
}
