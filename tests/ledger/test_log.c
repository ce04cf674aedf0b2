/* SPDX-License-Identifier: EUPL-1.2 */
#include "fixture.h"

#include <glib.h>
#include <string.h>

static void log_tells_who_did_what_and_what_changed(void **state)
{
	struct fixture *fixture = *state;
	struct ledger_event *event = NULL;
	char uuid[LEDGER_UUID_TEXT], other[LEDGER_UUID_TEXT];
	size_t count = 0;

	fixture_add(fixture->ledger, 1, uuid);
	fixture_add(fixture->ledger, 2, other);
	assert_int_equal(
	    fixture_save_note(fixture->ledger, uuid, 1, "new note"), FAULT_NONE);
	assert_int_equal(ledger_note_event(fixture->ledger, "print", uuid, 2, "ok",
			     "page 1 of 1", FIXTURE_NOW + 60, NULL),
	    0);
	fixture_lock_and_unlock(fixture);
	assert_int_equal(ledger_log(fixture->ledger, uuid, &event, &count, NULL), 0);
	assert_int_equal(count, 3);
	assert_string_equal(event[0].action, "add");
	assert_string_equal(event[0].number, "2026-0001");
	assert_int_equal(event[0].revision, 1);
	assert_true(event[0].change_count > 5);
	assert_string_equal(event[1].action, "save");
	assert_string_equal(event[1].actor.user, FIXTURE_USER);
	assert_string_equal(event[1].actor.desk, FIXTURE_DESK);
	assert_string_equal(event[1].result, "ok");
	assert_int_equal(event[1].at, FIXTURE_NOW + 1);
	assert_int_equal(event[1].revision, 2);
	assert_string_equal(event[1].detail, "");
	assert_int_equal(event[1].change_count, 1);
	assert_int_equal(event[1].change[0].fact, FACT_NOTE);
	assert_string_equal(event[1].change[0].before, "");
	assert_string_equal(event[1].change[0].after, "new note");
	assert_string_equal(event[2].action, "print");
	assert_string_equal(event[2].uuid, uuid);
	assert_int_equal(event[2].revision, 2);
	assert_string_equal(event[2].detail, "page 1 of 1");
	assert_int_equal(event[2].change_count, 0);
	ledger_log_free(event, count);
}

static void whole_log_counts_from_one(void **state)
{
	struct fixture *fixture = *state;
	struct ledger_event *event = NULL;
	struct ledger_head head;
	char uuid[LEDGER_UUID_TEXT];
	size_t count = 0;

	for (unsigned i = 0; i < 5; i++)
		fixture_add(fixture->ledger, i, uuid);
	assert_int_equal(ledger_note_event(fixture->ledger, "export", NULL, 0, "ok",
			     "all cases", FIXTURE_NOW, NULL),
	    0);
	assert_int_equal(ledger_log(fixture->ledger, NULL, &event, &count, NULL), 0);
	assert_int_equal(count, 8);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(event[i].sequence, i + 1);
	assert_string_equal(event[0].action, "create");
	assert_string_equal(event[0].uuid, "");
	assert_string_equal(event[1].action, "unlock");
	assert_string_equal(event[7].action, "export");
	assert_string_equal(event[7].detail, "all cases");
	assert_int_equal(ledger_head(fixture->ledger, &head, NULL), 0);
	assert_int_equal(head.count, count);
	ledger_log_free(event, count);
}

static void event_of_no_case_is_refused(void **state)
{
	struct fixture *fixture = *state;
	struct ledger_event *event = NULL;
	struct fault fault = { 0 };
	char uuid[LEDGER_UUID_TEXT];
	size_t count;

	ledger_draft_new(uuid);
	fixture_assert_fault(
	    ledger_note_event(fixture->ledger, "print", uuid, 0, "ok", NULL, 0, &fault),
	    &fault, FAULT_CASE_NONE);
	fixture_assert_fault(
	    ledger_note_event(fixture->ledger, "print", "x", 0, "ok", NULL, 0, &fault),
	    &fault, FAULT_CASE_NONE);
	fixture_assert_fault(ledger_log(fixture->ledger, uuid, &event, &count, &fault),
	    &fault, FAULT_CASE_NONE);
	fixture_assert_sound(fixture->ledger);
}

static void head_moves_with_every_event_and_is_remembered(void **state)
{
	struct fixture *fixture = *state;
	struct ledger_head first, second, made_up;
	char uuid[LEDGER_UUID_TEXT];
	bool holds = false;

	assert_int_equal(ledger_head(fixture->ledger, &first, NULL), 0);
	fixture_add(fixture->ledger, 1, uuid);
	assert_int_equal(ledger_head(fixture->ledger, &second, NULL), 0);
	assert_int_equal(second.count, first.count + 1);
	assert_memory_not_equal(first.hash, second.hash, sizeof(first.hash));
	assert_int_equal(ledger_holds_head(fixture->ledger, &first, &holds, NULL), 0);
	assert_true(holds);
	assert_int_equal(ledger_holds_head(fixture->ledger, &second, &holds, NULL), 0);
	assert_true(holds);
	made_up = second;
	made_up.hash[5] ^= 1;
	assert_int_equal(ledger_holds_head(fixture->ledger, &made_up, &holds, NULL), 0);
	assert_false(holds);
	made_up = second;
	made_up.count++;
	assert_int_equal(ledger_holds_head(fixture->ledger, &made_up, &holds, NULL), 0);
	assert_false(holds);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(log_tells_who_did_what_and_what_changed),
		FIXTURE_TEST(whole_log_counts_from_one),
		FIXTURE_TEST(event_of_no_case_is_refused),
		FIXTURE_TEST(head_moves_with_every_event_and_is_remembered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
