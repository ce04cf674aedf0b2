/* SPDX-License-Identifier: EUPL-1.2 */
#include "fixture.h"

#include <glib.h>
#include <string.h>

static void put(struct ledger *ledger, const char *uuid, int based_on, unsigned number)
{
	struct case_file file;

	fixture_case(&file, number);
	assert_int_equal(
	    ledger_draft_put(ledger, uuid, based_on, &file, FIXTURE_NOW + number, NULL),
	    0);
	case_file_clear(&file);
}

static size_t draft_count(struct ledger *ledger)
{
	struct ledger_draft *drafts = NULL;
	size_t count = 0;

	assert_int_equal(ledger_draft_list(ledger, &drafts, &count, NULL), 0);
	g_free(drafts);
	return count;
}

static void draft_comes_back_at_the_next_unlock(void **state)
{
	struct fixture *fixture = *state;
	struct ledger_draft *drafts = NULL, draft;
	struct case_file file, loaded = { 0 };
	char uuid[LEDGER_UUID_TEXT];
	size_t count = 0;

	ledger_draft_new(uuid);
	put(fixture->ledger, uuid, 0, 1);
	put(fixture->ledger, uuid, 0, 2);
	fixture_lock_and_unlock(fixture);
	assert_int_equal(ledger_row_count(fixture->ledger), 0);
	assert_int_equal(ledger_draft_list(fixture->ledger, &drafts, &count, NULL), 0);
	assert_int_equal(count, 1);
	assert_string_equal(drafts[0].uuid, uuid);
	assert_int_equal(drafts[0].based_on, 0);
	assert_int_equal(drafts[0].put_at, FIXTURE_NOW + 2);
	assert_string_equal(drafts[0].actor.user, FIXTURE_USER);
	assert_string_equal(
	    drafts[0].names, "Bat-Erdene Voorbeeld2, Bat-Erdene Voorbeeld2 jr");
	ledger_drafts_free(drafts, count);
	assert_int_equal(
	    ledger_draft_load(fixture->ledger, uuid, &loaded, &draft, NULL), 0);
	fixture_case(&file, 2);
	assert_true(case_file_equal(&file, &loaded));
	assert_string_equal(draft.actor.desk, FIXTURE_DESK);
	fixture_assert_sound(fixture->ledger);
	case_file_clear(&file);
	case_file_clear(&loaded);
}

/* Rather a draft that is said not to be kept than one that nobody can read. */
static void draft_that_would_not_read_back_is_refused(void **state)
{
	struct fixture *fixture = *state;
	struct fault fault = { 0 };
	struct case_file file;
	char uuid[LEDGER_UUID_TEXT];

	fixture_case(&file, 1);
	case_file_value(&file, FACT_ROLE, 1)->number = 99;
	ledger_draft_new(uuid);
	fixture_assert_fault(
	    ledger_draft_put(fixture->ledger, uuid, 0, &file, FIXTURE_NOW, &fault), &fault,
	    FAULT_LEDGER_DAMAGED);
	assert_int_equal(draft_count(fixture->ledger), 0);
	fixture_assert_sound(fixture->ledger);
	case_file_clear(&file);
}

static void draft_may_lack_what_a_case_needs(void **state)
{
	struct fixture *fixture = *state;
	struct case_file nobody = { 0 }, loaded = { 0 };
	char uuid[LEDGER_UUID_TEXT];

	ledger_draft_new(uuid);
	assert_int_equal(ledger_draft_put(fixture->ledger, uuid, 0, &nobody, 0, NULL), 0);
	fixture_case(&loaded, 1);
	assert_int_equal(
	    ledger_draft_load(fixture->ledger, uuid, &loaded, NULL, NULL), 0);
	assert_true(case_file_equal(&nobody, &loaded));
	case_file_clear(&loaded);
}

static void row_says_that_a_draft_waits(void **state)
{
	struct fixture *fixture = *state;
	struct ledger *other;
	char uuid[LEDGER_UUID_TEXT];
	bool changed;

	fixture_add(fixture->ledger, 1, uuid);
	other = fixture_open(fixture->path, "balie 2");
	assert_false(ledger_row(fixture->ledger, 0)->draft);
	put(fixture->ledger, uuid, 1, 2);
	assert_true(ledger_row(fixture->ledger, 0)->draft);
	assert_int_equal(ledger_refresh(other, &changed, NULL), 0);
	assert_true(changed);
	assert_true(ledger_row(other, 0)->draft);
	fixture_lock_and_unlock(fixture);
	assert_true(ledger_row(fixture->ledger, 0)->draft);
	assert_int_equal(ledger_draft_drop(fixture->ledger, uuid, NULL), 0);
	assert_false(ledger_row(fixture->ledger, 0)->draft);
	assert_int_equal(ledger_refresh(other, NULL, NULL), 0);
	assert_false(ledger_row(other, 0)->draft);
	ledger_close(other);
}

static void saving_takes_the_draft_away(void **state)
{
	struct fixture *fixture = *state;
	struct ledger_save save = { .action = "save", .expected_revision = 1 };
	char uuid[LEDGER_UUID_TEXT];
	struct case_file file = { 0 };

	fixture_add(fixture->ledger, 1, uuid);
	put(fixture->ledger, uuid, 1, 2);
	assert_int_equal(
	    fixture_save_note(fixture->ledger, uuid, 1, "saved"), FAULT_NONE);
	assert_int_equal(draft_count(fixture->ledger), 0);
	assert_false(ledger_row(fixture->ledger, 0)->draft);
	/* Also when there was nothing to save. */
	put(fixture->ledger, uuid, 2, 2);
	assert_int_equal(ledger_load(fixture->ledger, uuid, 0, &file, NULL, NULL), 0);
	save.expected_revision = 2;
	assert_int_equal(
	    ledger_save_case(fixture->ledger, uuid, &file, &save, NULL, NULL), 0);
	assert_int_equal(draft_count(fixture->ledger), 0);
	case_file_clear(&file);
}

static void conflict_leaves_the_draft(void **state)
{
	struct fixture *fixture = *state;
	struct ledger *other;
	char uuid[LEDGER_UUID_TEXT];

	fixture_add(fixture->ledger, 1, uuid);
	put(fixture->ledger, uuid, 1, 2);
	other = fixture_open(fixture->path, "balie 2");
	assert_int_equal(fixture_save_note(other, uuid, 1, "first"), FAULT_NONE);
	assert_int_equal(
	    fixture_save_note(fixture->ledger, uuid, 1, "second"), FAULT_CONFLICT);
	assert_int_equal(draft_count(fixture->ledger), 1);
	ledger_close(other);
}

static void desks_do_not_overwrite_each_others_drafts(void **state)
{
	struct fixture *fixture = *state;
	struct ledger *other;
	struct case_file file, loaded = { 0 };
	char uuid[LEDGER_UUID_TEXT];

	fixture_add(fixture->ledger, 1, uuid);
	other = fixture_open(fixture->path, "balie 2");
	put(fixture->ledger, uuid, 1, 2);
	put(other, uuid, 1, 3);
	assert_int_equal(draft_count(fixture->ledger), 2);
	assert_int_equal(
	    ledger_draft_load(fixture->ledger, uuid, &loaded, NULL, NULL), 0);
	fixture_case(&file, 2);
	assert_true(case_file_equal(&file, &loaded));
	case_file_clear(&file);
	assert_int_equal(ledger_draft_drop(fixture->ledger, uuid, NULL), 0);
	assert_true(ledger_row(fixture->ledger, 0)->draft);
	/* What only the other desk has can still be taken up here. */
	assert_int_equal(
	    ledger_draft_load(fixture->ledger, uuid, &loaded, NULL, NULL), 0);
	fixture_case(&file, 3);
	assert_true(case_file_equal(&file, &loaded));
	case_file_clear(&file);
	case_file_clear(&loaded);
	ledger_close(other);
}

static void drafts_stay_out_of_the_log(void **state)
{
	struct fixture *fixture = *state;
	struct ledger_head before, after;
	char uuid[LEDGER_UUID_TEXT];

	ledger_draft_new(uuid);
	assert_int_equal(ledger_head(fixture->ledger, &before, NULL), 0);
	put(fixture->ledger, uuid, 0, 1);
	assert_int_equal(ledger_draft_drop(fixture->ledger, uuid, NULL), 0);
	assert_int_equal(ledger_head(fixture->ledger, &after, NULL), 0);
	assert_memory_equal(&before, &after, sizeof(before));
	fixture_assert_sound(fixture->ledger);
}

static void draft_that_is_not_there_is_no_case(void **state)
{
	struct fixture *fixture = *state;
	struct case_file file = { 0 };
	struct fault fault = { 0 };
	char uuid[LEDGER_UUID_TEXT];

	ledger_draft_new(uuid);
	assert_int_equal(ledger_draft_drop(fixture->ledger, uuid, NULL), 0);
	fixture_assert_fault(
	    ledger_draft_load(fixture->ledger, uuid, &file, NULL, &fault), &fault,
	    FAULT_CASE_NONE);
	fixture_assert_fault(
	    ledger_draft_put(fixture->ledger, "no uuid", 0, &file, 0, &fault), &fault,
	    FAULT_CASE_NONE);
	assert_int_equal(draft_count(fixture->ledger), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(draft_comes_back_at_the_next_unlock),
		FIXTURE_TEST(draft_that_would_not_read_back_is_refused),
		FIXTURE_TEST(draft_may_lack_what_a_case_needs),
		FIXTURE_TEST(row_says_that_a_draft_waits),
		FIXTURE_TEST(saving_takes_the_draft_away),
		FIXTURE_TEST(conflict_leaves_the_draft),
		FIXTURE_TEST(desks_do_not_overwrite_each_others_drafts),
		FIXTURE_TEST(drafts_stay_out_of_the_log),
		FIXTURE_TEST(draft_that_is_not_there_is_no_case),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
