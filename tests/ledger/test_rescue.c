/* SPDX-License-Identifier: EUPL-1.2 */
#include "fixture.h"

#include <glib.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "terugkeerdesk/ledger/rescue.h"

#define CASES 30
#define PAGE  4096

/* What was handed over: by number of the case the revision that could be read. */
struct haul {
	int revision[CASES + 1];
	size_t cases, lost, drafts;
	char *note; /* of the newest draft */
	int stop_after;
};

static int take(void *data, const struct ledger_rescued *found,
    const struct case_file *file, struct fault *fault)
{
	struct haul *haul = data;
	int number = *found->number != '\0' ? atoi(found->number + 5) : 0;

	if (haul->stop_after > 0 && (int)haul->cases == haul->stop_after)
		return fault_set(fault, FAULT_NO_SPACE, "", NULL, NULL);
	if (found->draft) {
		const struct value *note = case_file_value_const(file, FACT_NOTE, 0);

		haul->drafts++;
		g_free(haul->note);
		haul->note = g_strdup(note->text);
		return 0;
	}
	assert_in_range(number, file != NULL ? 1 : 0, CASES);
	haul->cases++;
	if (file == NULL) {
		haul->lost++;
	} else {
		assert_true(file->person_count > 0);
		assert_string_not_equal(found->uuid, "");
		haul->revision[number] = found->revision;
	}
	return 0;
}

static int rescue(struct fixture *fixture, struct haul *haul,
    struct ledger_rescue_report *report, struct fault *fault)
{
	char *copy = g_build_filename(fixture->folder, "copy", NULL);
	int failed = ledger_rescue(
	    fixture->path, copy, NULL, FIXTURE_PASSPHRASE, take, haul, report, fault);

	ledger_rescue_remove(copy);
	g_free(copy);
	return failed;
}

/* Thirty cases; the second has three revisions and a draft. */
static void fill(struct fixture *fixture)
{
	char uuid[CASES][LEDGER_UUID_TEXT];
	struct case_file file = { 0 };

	for (unsigned i = 0; i < CASES; i++)
		fixture_add(fixture->ledger, i, uuid[i]);
	for (int revision = 1; revision < 3; revision++)
		assert_int_equal(fixture_save_note(fixture->ledger, uuid[1], revision,
				     revision == 1 ? "one" : "two"),
		    FAULT_NONE);
	fixture_case(&file, 1);
	fixture_set(&file, FACT_NOTE, 0, "not saved");
	assert_int_equal(
	    ledger_draft_put(fixture->ledger, uuid[1], 3, &file, FIXTURE_NOW, NULL), 0);
	case_file_clear(&file);
}

static void write_at(const char *path, long at, const void *bytes, size_t size)
{
	FILE *file = fopen(path, "r+b");

	assert_non_null(file);
	assert_int_equal(fseek(file, at, SEEK_SET), 0);
	assert_int_equal(fwrite(bytes, 1, size, file), size);
	assert_int_equal(fclose(file), 0);
}

static void assert_everything(struct fixture *fixture)
{
	struct ledger_rescue_report report = { 0 };
	struct haul haul = { 0 };
	struct fault fault = { 0 };

	if (rescue(fixture, &haul, &report, &fault) != 0)
		fail_msg("%s %s", fault_name(fault.code), fault.found);
	assert_int_equal(haul.cases, CASES);
	assert_int_equal(haul.lost, 0);
	assert_int_equal(report.whole, CASES);
	assert_int_equal(report.unreadable, 0);
	assert_int_equal(haul.revision[2], 3);
	assert_int_equal(haul.drafts, 1);
	assert_string_equal(haul.note, "not saved");
	g_free(haul.note);
}

static void sound_ledger_is_rescued_whole_and_not_touched(void **state)
{
	struct fixture *fixture = *state;
	char *before, *after;
	size_t size, size_after;

	fill(fixture);
	ledger_lock(fixture->ledger);
	before = support_read_file(fixture->path, &size);
	assert_everything(fixture);
	after = support_read_file(fixture->path, &size_after);
	assert_int_equal(size, size_after);
	assert_memory_equal(before, after, size);
	g_free(before);
	g_free(after);
}

/* While a desk has it open the newest saves are in the journal. */
static void journal_is_taken_along(void **state)
{
	struct fixture *fixture = *state;

	fixture_lock_and_unlock(fixture);
	fill(fixture);
	assert_everything(fixture);
	fixture_assert_sound(fixture->ledger);
}

static void first_page_is_put_in_its_place_again(void **state)
{
	static const uint8_t zeros[PAGE];
	struct fixture *fixture = *state;

	fill(fixture);
	ledger_lock(fixture->ledger);
	/* The tables are not found, then not even what kind of file it is. */
	write_at(fixture->path, 100, zeros, PAGE - 100);
	assert_everything(fixture);
	write_at(fixture->path, 0, zeros, PAGE);
	assert_everything(fixture);
}

static void older_revision_is_better_than_nothing(void **state)
{
	struct fixture *fixture = *state;
	struct ledger_rescue_report report = { 0 };
	struct haul haul = { 0 };
	sqlite3 *db;

	fill(fixture);
	ledger_lock(fixture->ledger);
	db = fixture_meddle(fixture->path);
	fixture_run(db, "DROP TRIGGER log_no_update; DROP TRIGGER log_no_delete");
	fixture_run(db, "UPDATE log SET body = zeroblob(length(body)) WHERE case_id = 2 "
			"AND revision = 3");
	fixture_run(db, "DELETE FROM log WHERE case_id = 3");
	fixture_run(db,
	    "UPDATE case_key SET wrapped = CAST(zeroblob(72) || x'01' AS BLOB) "
	    "WHERE id = 4");
	sqlite3_close(db);
	assert_int_equal(rescue(fixture, &haul, &report, NULL), 0);
	assert_int_equal(haul.revision[2], 2);
	assert_int_equal(report.older, 1);
	assert_int_equal(report.lost, 2);
	assert_int_equal(haul.lost, 2);
	assert_int_equal(report.whole, CASES - 3);
	assert_int_equal(report.unreadable, 1);
	g_free(haul.note);
}

/* Cut short at every page: never a crash, and what stands before the cut comes out. */
static void truncated_ledger_gives_what_is_left(void **state)
{
	struct fixture *fixture = *state;
	struct ledger_rescue_report report;
	size_t size = 0, best = 0;
	char *whole;

	fill(fixture);
	ledger_lock(fixture->ledger);
	whole = support_read_file(fixture->path, &size);
	for (size_t cut = size - PAGE / 2; cut > 2 * PAGE; cut -= PAGE) {
		struct haul haul = { 0 };
		struct fault fault = { 0 };

		support_write_file(fixture->path, whole, cut);
		memset(&report, 0, sizeof(report));
		if (rescue(fixture, &haul, &report, &fault) == 0) {
			assert_int_equal(
			    haul.cases, report.whole + report.older + report.lost);
			best = MAX(best, report.whole);
		} else {
			/* What is left of a slot may look like another one. */
			assert_true(fault.code == FAULT_LEDGER_DAMAGED ||
				    fault.code == FAULT_LEDGER_FOREIGN ||
				    fault.code == FAULT_KDF ||
				    fault.code == FAULT_PASSPHRASE);
		}
		g_free(haul.note);
	}
	assert_true(best >= CASES / 2);
	g_free(whole);
}

/* Any page lost: only what stood on it is. */
static void every_lost_page_costs_no_more_than_itself(void **state)
{
	struct support_random random = support_seed();
	struct fixture *fixture = *state;
	struct ledger_rescue_report report;
	uint8_t noise[PAGE];
	size_t size = 0;
	size_t opened = 0, rescued = 0;
	char *whole;

	fill(fixture);
	ledger_lock(fixture->ledger);
	whole = support_read_file(fixture->path, &size);
	for (size_t page = 0; page < size / PAGE; page++) {
		struct haul haul = { 0 };
		struct fault fault = { 0 };

		for (size_t i = 0; i < PAGE; i++)
			noise[i] = (uint8_t)support_random_next(&random);
		support_write_file(fixture->path, whole, size);
		write_at(fixture->path, (long)(page * PAGE), noise, PAGE);
		memset(&report, 0, sizeof(report));
		if (rescue(fixture, &haul, &report, &fault) == 0) {
			opened++;
			rescued += report.whole + report.older;
		} else {
			assert_int_equal(fault.code, FAULT_LEDGER_DAMAGED);
		}
		g_free(haul.note);
	}
	/* Without identity, slots, ring or the root of keys or log nothing opens. */
	assert_true(opened >= size / PAGE - 3);
	assert_true(rescued >= (size / PAGE - 6) * (CASES - 12));
	g_free(whole);
}

static void erased_case_does_not_come_back(void **state)
{
	struct fixture *fixture = *state;
	struct ledger_rescue_report report = { 0 };
	struct haul haul = { 0 };
	char uuid[LEDGER_UUID_TEXT];

	fixture_add(fixture->ledger, 0, uuid);
	fixture_add(fixture->ledger, 1, uuid);
	assert_int_equal(ledger_erase(fixture->ledger, uuid, "test", 0, NULL, NULL), 0);
	assert_int_equal(rescue(fixture, &haul, &report, NULL), 0);
	assert_int_equal(haul.cases, 1);
	assert_int_equal(report.erased, 1);
	assert_int_equal(report.lost, 0);
}

static void what_is_no_ledger_is_not_rescued(void **state)
{
	struct fixture *fixture = *state;
	struct ledger_rescue_report report = { 0 };
	struct haul haul = { 0 };
	struct fault fault = { 0 };
	char *letter = g_strnfill(9 * PAGE, 'a');
	sqlite3 *db;

	ledger_lock(fixture->ledger);
	db = fixture_meddle(fixture->path);
	fixture_run(db, "PRAGMA user_version = 9");
	sqlite3_close(db);
	fixture_assert_fault(
	    rescue(fixture, &haul, &report, &fault), &fault, FAULT_LEDGER_NEWER);
	support_write_text(fixture->path, letter);
	fixture_assert_fault(
	    rescue(fixture, &haul, &report, &fault), &fault, FAULT_LEDGER_FOREIGN);
	support_write_text(fixture->path, "short");
	fixture_assert_fault(
	    rescue(fixture, &haul, &report, &fault), &fault, FAULT_LEDGER_FOREIGN);
	assert_int_equal(unlink(fixture->path), 0);
	fixture_assert_fault(
	    rescue(fixture, &haul, &report, &fault), &fault, FAULT_LEDGER_NONE);
	g_free(letter);
}

static void wrong_passphrase_and_a_full_disk_end_it(void **state)
{
	struct fixture *fixture = *state;
	char *copy = g_build_filename(fixture->folder, "copy", NULL);
	struct ledger_rescue_report report = { 0 };
	struct haul haul = { .stop_after = 5 };
	struct fault fault = { 0 };

	fill(fixture);
	fixture_assert_fault(ledger_rescue(fixture->path, copy, NULL, "not this one",
				 take, &haul, &report, &fault),
	    &fault, FAULT_PASSPHRASE);
	/* Nothing is written over a copy that is there. */
	fixture_assert_fault(ledger_rescue(fixture->path, copy, NULL, FIXTURE_PASSPHRASE,
				 take, &haul, &report, &fault),
	    &fault, FAULT_FILE);
	ledger_rescue_remove(copy);
	fixture_assert_fault(
	    rescue(fixture, &haul, &report, &fault), &fault, FAULT_NO_SPACE);
	assert_int_equal(haul.cases, 5);
	g_free(haul.note);
	g_free(copy);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(sound_ledger_is_rescued_whole_and_not_touched),
		FIXTURE_TEST(journal_is_taken_along),
		FIXTURE_TEST(first_page_is_put_in_its_place_again),
		FIXTURE_TEST(older_revision_is_better_than_nothing),
		FIXTURE_TEST(truncated_ledger_gives_what_is_left),
		FIXTURE_TEST(every_lost_page_costs_no_more_than_itself),
		FIXTURE_TEST(erased_case_does_not_come_back),
		FIXTURE_TEST(what_is_no_ledger_is_not_rescued),
		FIXTURE_TEST(wrong_passphrase_and_a_full_disk_end_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
