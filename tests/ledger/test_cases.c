/* SPDX-License-Identifier: EUPL-1.2 */
#include "fixture.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

static void case_comes_back_as_it_was_saved(void **state)
{
	struct fixture *fixture = *state;
	struct ledger_save save = { .action = "add", .now = FIXTURE_NOW };
	struct ledger_revision revision = { 0 };
	char uuid[LEDGER_UUID_TEXT], number[LEDGER_NUMBER_MAX];
	struct case_file file, loaded = { 0 };
	struct snapshot shown;

	fixture_case(&file, 3);
	fixture_snapshot(&shown, 894000);
	save.snapshot = &shown;
	assert_int_equal(
	    ledger_add(fixture->ledger, &file, &save, uuid, number, NULL), 0);
	assert_string_equal(number, "2026-0001");
	fixture_lock_and_unlock(fixture);
	assert_int_equal(
	    ledger_load(fixture->ledger, uuid, 0, &loaded, &revision, NULL), 0);
	assert_true(case_file_equal(&file, &loaded));
	assert_int_equal(revision.revision, 1);
	assert_int_equal(revision.saved_at, FIXTURE_NOW);
	assert_string_equal(revision.actor.user, FIXTURE_USER);
	assert_string_equal(revision.actor.desk, FIXTURE_DESK);
	assert_true(revision.snapshot.set);
	assert_memory_equal(revision.snapshot.rules_hash, shown.rules_hash, 32);
	assert_int_equal(revision.snapshot.total[2].range.max, 894002);
	assert_int_equal(revision.snapshot.line_count, 1);
	assert_string_equal(revision.snapshot.line[0].component, "some.component");
	fixture_assert_sound(fixture->ledger);
	ledger_revision_clear(&revision);
	snapshot_clear(&shown);
	case_file_clear(&file);
	case_file_clear(&loaded);
}

static void every_revision_is_kept(void **state)
{
	struct fixture *fixture = *state;
	char uuid[LEDGER_UUID_TEXT];
	char note[32];

	fixture_add(fixture->ledger, 1, uuid);
	for (int i = 1; i <= 10; i++) {
		g_snprintf(note, sizeof(note), "note %d", i);
		assert_int_equal(
		    fixture_save_note(fixture->ledger, uuid, i, note), FAULT_NONE);
	}
	for (int i = 1; i <= 10; i++) {
		struct ledger_revision revision = { 0 };
		struct case_file file = { 0 };

		assert_int_equal(
		    ledger_load(fixture->ledger, uuid, i + 1, &file, &revision, NULL), 0);
		g_snprintf(note, sizeof(note), "note %d", i);
		assert_string_equal(case_file_value(&file, FACT_NOTE, 0)->text, note);
		assert_int_equal(revision.revision, i + 1);
		ledger_revision_clear(&revision);
		case_file_clear(&file);
	}
	fixture_assert_sound(fixture->ledger);
}

static void revision_that_never_was_is_no_case(void **state)
{
	struct fixture *fixture = *state;
	struct case_file file = { 0 };
	struct fault fault = { 0 };
	char uuid[LEDGER_UUID_TEXT];

	fixture_add(fixture->ledger, 1, uuid);
	fixture_assert_fault(ledger_load(fixture->ledger, uuid, 2, &file, NULL, &fault),
	    &fault, FAULT_CASE_NONE);
	fixture_assert_fault(
	    ledger_load(fixture->ledger, "nonsense", 0, &file, NULL, &fault), &fault,
	    FAULT_CASE_NONE);
	ledger_draft_new(uuid);
	fixture_assert_fault(ledger_load(fixture->ledger, uuid, 0, &file, NULL, &fault),
	    &fault, FAULT_CASE_NONE);
}

static void saving_what_is_there_writes_nothing(void **state)
{
	struct fixture *fixture = *state;
	struct ledger_save save = { .action = "save", .expected_revision = 1 };
	struct ledger_head before, after;
	struct case_file file;
	char uuid[LEDGER_UUID_TEXT];
	int revision = 0;

	fixture_add(fixture->ledger, 4, uuid);
	fixture_case(&file, 4);
	assert_int_equal(ledger_head(fixture->ledger, &before, NULL), 0);
	assert_int_equal(
	    ledger_save_case(fixture->ledger, uuid, &file, &save, &revision, NULL), 0);
	assert_int_equal(revision, 1);
	assert_int_equal(ledger_head(fixture->ledger, &after, NULL), 0);
	assert_memory_equal(&before, &after, sizeof(before));
	case_file_clear(&file);
}

static void second_desk_is_told_of_a_conflict(void **state)
{
	struct fixture *fixture = *state;
	struct ledger *other = fixture_open(fixture->path, "balie 2");
	struct ledger_row before;
	char uuid[LEDGER_UUID_TEXT];
	bool changed = false;
	char *note;

	fixture_add(fixture->ledger, 1, uuid);
	assert_int_equal(ledger_refresh(other, &changed, NULL), 0);
	assert_true(changed);
	assert_int_equal(fixture_save_note(other, uuid, 1, "from desk 2"), FAULT_NONE);
	assert_int_equal(
	    fixture_save_note(fixture->ledger, uuid, 1, "from desk 1"), FAULT_CONFLICT);
	note = fixture_note(fixture->ledger, uuid);
	assert_string_equal(note, "from desk 2");
	g_free(note);
	before = *ledger_row(fixture->ledger, 0);
	assert_int_equal(before.revision, 1);
	assert_int_equal(ledger_refresh(fixture->ledger, &changed, NULL), 0);
	assert_true(changed);
	assert_int_equal(ledger_row(fixture->ledger, 0)->revision, 2);
	assert_int_equal(ledger_refresh(fixture->ledger, &changed, NULL), 0);
	assert_false(changed);
	assert_int_equal(
	    fixture_save_note(fixture->ledger, uuid, 2, "again"), FAULT_NONE);
	fixture_assert_sound(fixture->ledger);
	ledger_close(other);
	fixture_assert_sound(fixture->ledger);
}

static void saving_with_a_wrong_revision_is_a_conflict(void **state)
{
	struct fixture *fixture = *state;
	struct ledger_save save = { .action = "save", .expected_revision = 7 };
	struct fault fault = { 0 };
	struct case_file file;
	char uuid[LEDGER_UUID_TEXT];
	int revision = -5;

	fixture_add(fixture->ledger, 1, uuid);
	fixture_case(&file, 2);
	fixture_assert_fault(
	    ledger_save_case(fixture->ledger, uuid, &file, &save, &revision, &fault),
	    &fault, FAULT_CONFLICT);
	save.expected_revision = 0;
	fixture_assert_fault(
	    ledger_save_case(fixture->ledger, uuid, &file, &save, &revision, &fault),
	    &fault, FAULT_CONFLICT);
	ledger_draft_new(uuid);
	save.expected_revision = 1;
	fixture_assert_fault(
	    ledger_save_case(fixture->ledger, uuid, &file, &save, &revision, &fault),
	    &fault, FAULT_CASE_NONE);
	assert_int_equal(revision, -5);
	fixture_assert_sound(fixture->ledger);
	case_file_clear(&file);
}

static void case_that_is_no_case_is_refused(void **state)
{
	struct fixture *fixture = *state;
	const struct ledger_save save = { .action = "add", .now = FIXTURE_NOW };
	char uuid[LEDGER_UUID_TEXT] = "untouched",
	     number[LEDGER_NUMBER_MAX] = "untouched";
	struct case_file nobody = { 0 };
	struct fault fault = { 0 };

	assert_int_equal(
	    ledger_add(fixture->ledger, &nobody, &save, uuid, number, &fault), -1);
	assert_int_not_equal(fault.code, FAULT_NONE);
	assert_string_equal(uuid, "untouched");
	assert_string_equal(number, "untouched");
	assert_int_equal(ledger_row_count(fixture->ledger), 0);
}

static void numbers_count_on_within_a_year_and_start_again(void **state)
{
	struct fixture *fixture = *state;
	static const struct {
		int64_t now;
		const char *number;
	} step[] = {
		{ FIXTURE_NOW, "2026-0001" },
		{ FIXTURE_NOW + 1, "2026-0002" },
		{ INT64_C(1798761599), "2026-0003" }, /* the last second of 2026 */
		{ INT64_C(1798761600), "2027-0001" },
		{ FIXTURE_NOW, "2026-0004" }, /* a clock that was set back */
		{ INT64_C(-86401), "1969-0001" },
		{ INT64_MAX, "2199-0001" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(step); i++) {
		struct ledger_save save = { .action = "add", .now = step[i].now };
		char uuid[LEDGER_UUID_TEXT], number[LEDGER_NUMBER_MAX];
		struct case_file file;

		fixture_case(&file, (unsigned)i);
		assert_int_equal(
		    ledger_add(fixture->ledger, &file, &save, uuid, number, NULL), 0);
		assert_string_equal(number, step[i].number);
		case_file_clear(&file);
	}
	fixture_assert_sound(fixture->ledger);
}

static void draft_of_a_new_case_keeps_its_identity_when_saved(void **state)
{
	struct fixture *fixture = *state;
	const struct ledger_save save = { .action = "add", .now = FIXTURE_NOW };
	struct ledger_draft *drafts = NULL;
	struct case_file file;
	char uuid[LEDGER_UUID_TEXT];
	size_t count = 9;
	int revision = 0;

	ledger_draft_new(uuid);
	fixture_case(&file, 5);
	assert_int_equal(
	    ledger_draft_put(fixture->ledger, uuid, 0, &file, FIXTURE_NOW, NULL), 0);
	assert_int_equal(
	    ledger_save_case(fixture->ledger, uuid, &file, &save, &revision, NULL), 0);
	assert_int_equal(revision, 1);
	assert_int_equal(ledger_draft_list(fixture->ledger, &drafts, &count, NULL), 0);
	assert_int_equal(count, 0);
	g_free(drafts);
	assert_string_equal(ledger_row(fixture->ledger, 0)->uuid, uuid);
	assert_string_equal(ledger_row(fixture->ledger, 0)->number, "2026-0001");
	fixture_assert_sound(fixture->ledger);
	case_file_clear(&file);
}

static void cases_are_found_by_number_and_uuid(void **state)
{
	struct fixture *fixture = *state;
	char uuid[3][LEDGER_UUID_TEXT], found[LEDGER_UUID_TEXT];
	struct fault fault = { 0 };
	char *capitals;

	for (unsigned i = 0; i < 3; i++)
		fixture_add(fixture->ledger, i, uuid[i]);
	assert_int_equal(ledger_find(fixture->ledger, "2026-0002", found, NULL), 0);
	assert_string_equal(found, uuid[1]);
	capitals = g_ascii_strup(uuid[2], -1);
	assert_int_equal(ledger_find(fixture->ledger, capitals, found, NULL), 0);
	assert_string_equal(found, uuid[2]);
	g_free(capitals);
	fixture_assert_fault(ledger_find(fixture->ledger, "2026-0009", found, &fault),
	    &fault, FAULT_CASE_NONE);
	assert_string_equal(fault.found, "2026-0009");
	fixture_assert_fault(
	    ledger_find(fixture->ledger, "", found, &fault), &fault, FAULT_CASE_NONE);
}

static void list_shows_newest_saved_first(void **state)
{
	struct fixture *fixture = *state;
	char uuid[4][LEDGER_UUID_TEXT];

	for (unsigned i = 0; i < 4; i++)
		fixture_add(fixture->ledger, i, uuid[i]);
	assert_int_equal(
	    fixture_save_note(fixture->ledger, uuid[1], 1, "again"), FAULT_NONE);
	for (int round = 0; round < 2; round++) {
		const unsigned expected[] = { 1, 3, 2, 0 };

		assert_int_equal(ledger_row_count(fixture->ledger), 4);
		for (size_t i = 0; i < 4; i++)
			assert_string_equal(
			    ledger_row(fixture->ledger, i)->uuid, uuid[expected[i]]);
		assert_null(ledger_row(fixture->ledger, 4));
		fixture_lock_and_unlock(fixture);
	}
}

static void row_shows_what_the_list_needs(void **state)
{
	struct fixture *fixture = *state;
	struct ledger_save save = { .action = "add", .now = FIXTURE_NOW };
	char uuid[LEDGER_UUID_TEXT], number[LEDGER_NUMBER_MAX];
	const struct ledger_row *row;
	struct case_file file;
	struct snapshot shown;
	day_number day;

	fixture_case(&file, 0);
	fixture_set(&file, FACT_DEPARTURE_ON, 0, "2026-04-01");
	fixture_snapshot(&shown, 261500);
	save.snapshot = &shown;
	assert_int_equal(
	    ledger_add(fixture->ledger, &file, &save, uuid, number, NULL), 0);
	save.expected_revision = 1;
	save.now += 100;
	fixture_set(&file, FACT_REGISTERED_ON, 0, "");
	assert_int_equal(
	    ledger_save_case(fixture->ledger, uuid, &file, &save, NULL, NULL), 0);
	fixture_lock_and_unlock(fixture);
	row = ledger_row(fixture->ledger, 0);
	assert_string_equal(row->uuid, uuid);
	assert_string_equal(row->number, number);
	assert_int_equal(row->revision, 2);
	assert_int_equal(row->person_count, 2);
	assert_string_equal(row->names, "Amira Voorbeeld0, Amira Voorbeeld0 jr");
	assert_int_equal(row->nationality, 'I' << 8 | 'Q');
	assert_int_equal(row->registered_on, DAY_NONE);
	assert_int_equal(date_parse_iso("2026-04-01", &day), 0);
	assert_int_equal(row->departure_on, day);
	assert_int_equal(row->created_at, FIXTURE_NOW);
	assert_int_equal(row->saved_at, FIXTURE_NOW + 100);
	assert_int_equal(row->applies, APPLIES_HARMONISED);
	assert_int_equal(row->total.range.min, 261500);
	assert_int_equal(row->total.range.max, 261502);
	assert_false(row->draft);
	snapshot_clear(&shown);
	case_file_clear(&file);
}

static void any_case_comes_back_the_same(void **state)
{
	struct fixture *fixture = *state;
	struct support_random random = support_seed();
	const struct ledger_save save = { .action = "add", .now = FIXTURE_NOW };

	for (int round = 0; round < 60; round++) {
		char uuid[LEDGER_UUID_TEXT], number[LEDGER_NUMBER_MAX];
		struct case_file file, loaded = { 0 };
		unsigned size = support_random_below(&random, FACT_LINES_BYTES_MAX);
		char *note = g_malloc(size + 1);

		fixture_case(&file, support_random_below(&random, 1000000));
		for (unsigned i = 0; i < size; i++)
			note[i] = (char)('a' + support_random_below(&random, 26));
		note[size] = '\0';
		fixture_set(&file, FACT_NOTE, 0, note);
		for (unsigned i = support_random_below(&random, 20); i > 0; i--)
			case_file_set_override(&file, 1,
			    i % 2 ? "rean.own_means" : "jrs.partner", OVERRIDE_MET,
			    "seen");
		assert_int_equal(
		    ledger_add(fixture->ledger, &file, &save, uuid, number, NULL), 0);
		assert_int_equal(
		    ledger_load(fixture->ledger, uuid, 0, &loaded, NULL, NULL), 0);
		assert_true(case_file_equal(&file, &loaded));
		case_file_clear(&file);
		case_file_clear(&loaded);
		g_free(note);
	}
	fixture_assert_sound(fixture->ledger);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(case_comes_back_as_it_was_saved),
		FIXTURE_TEST(every_revision_is_kept),
		FIXTURE_TEST(revision_that_never_was_is_no_case),
		FIXTURE_TEST(saving_what_is_there_writes_nothing),
		FIXTURE_TEST(second_desk_is_told_of_a_conflict),
		FIXTURE_TEST(saving_with_a_wrong_revision_is_a_conflict),
		FIXTURE_TEST(case_that_is_no_case_is_refused),
		FIXTURE_TEST(numbers_count_on_within_a_year_and_start_again),
		FIXTURE_TEST(draft_of_a_new_case_keeps_its_identity_when_saved),
		FIXTURE_TEST(cases_are_found_by_number_and_uuid),
		FIXTURE_TEST(list_shows_newest_saved_first),
		FIXTURE_TEST(row_shows_what_the_list_needs),
		FIXTURE_TEST(any_case_comes_back_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
