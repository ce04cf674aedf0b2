/* SPDX-License-Identifier: EUPL-1.2 */
/* The power goes at any moment, and some of what was not synced is on the disk and some
 * is not: what was acknowledged is there, and the ledger is sound. */
#include "fixture.h"

#include <glib.h>
#include <string.h>

#include "storm.h"

#define CASES  5
#define STATES 160

/* What had been promised after so many moments. */
struct promise {
	enum promise_kind {
		PROMISE_SAVED,   /* the case stands there, at least in this revision */
		PROMISE_DRAFT,   /* a draft of it waits, or it was saved */
		PROMISE_ERASING, /* from here on it may be gone */
		PROMISE_ERASED
	} kind;
	size_t moment;
	char uuid[LEDGER_UUID_TEXT];
	int revision;
};

struct work {
	struct ledger *ledger;
	GArray *promise;
};

static void promise(
    struct work *work, enum promise_kind kind, const char *uuid, int revision)
{
	struct promise promise = {
		.kind = kind,
		.moment = storm_moments(),
		.revision = revision,
	};

	g_strlcpy(promise.uuid, uuid, sizeof(promise.uuid));
	g_array_append_val(work->promise, promise);
}

static void put_draft(struct work *work, const char *uuid, unsigned number)
{
	struct case_file file;

	fixture_case(&file, number);
	assert_int_equal(
	    ledger_draft_put(work->ledger, uuid, 0, &file, FIXTURE_NOW, NULL), 0);
	case_file_clear(&file);
	promise(work, PROMISE_DRAFT, uuid, 0);
}

static void add_and_save(struct work *work, unsigned number, char *ret_uuid)
{
	fixture_add(work->ledger, number, ret_uuid);
	promise(work, PROMISE_SAVED, ret_uuid, 1);
	assert_int_equal(
	    fixture_save_note(work->ledger, ret_uuid, 1, "second"), FAULT_NONE);
	promise(work, PROMISE_SAVED, ret_uuid, 2);
}

/* Everything that writes, as at a desk on a day. */
static void day_at_the_desk(struct work *work)
{
	char uuid[CASES][LEDGER_UUID_TEXT];
	char draft[LEDGER_UUID_TEXT];

	ledger_draft_new(draft);
	for (unsigned i = 0; i < CASES; i++) {
		put_draft(work, draft, 90 + i);
		add_and_save(work, i, uuid[i]);
		if (i == 2)
			ledger_idle(work->ledger);
	}
	promise(work, PROMISE_ERASING, uuid[1], 0);
	assert_int_equal(ledger_erase(work->ledger, uuid[1], "asked for by the person",
			     FIXTURE_NOW, NULL, NULL),
	    0);
	promise(work, PROMISE_ERASED, uuid[1], 0);
	assert_int_equal(ledger_rekey(work->ledger, FIXTURE_NOW, NULL), 0);
	assert_int_equal(
	    fixture_save_note(work->ledger, uuid[0], 2, "third"), FAULT_NONE);
	promise(work, PROMISE_SAVED, uuid[0], 3);
	put_draft(work, draft, 99);
	ledger_lock(work->ledger);
}

static bool was_erasing(const struct work *work, size_t moment, const char *uuid)
{
	for (guint i = 0; i < work->promise->len; i++) {
		const struct promise *each =
		    &g_array_index(work->promise, struct promise, i);

		if (each->kind == PROMISE_ERASING && each->moment <= moment &&
		    strcmp(each->uuid, uuid) == 0)
			return true;
	}
	return false;
}

/* Why a promise was broken, or NULL. */
static const char *broken(const struct work *work, struct ledger *ledger,
    const struct promise *promise, size_t moment)
{
	struct ledger_revision revision = { 0 };
	struct case_file file = { 0 };
	struct fault fault = { 0 };
	const char *why = NULL;

	if (promise->kind == PROMISE_DRAFT) {
		if (ledger_draft_load(ledger, promise->uuid, &file, NULL, &fault) != 0)
			why = "a draft is gone";
	} else if (ledger_load(ledger, promise->uuid, 0, &file, &revision, &fault) != 0) {
		if (promise->kind == PROMISE_SAVED &&
		    !was_erasing(work, moment, promise->uuid))
			why = "a save is gone";
	} else if (promise->kind == PROMISE_ERASED) {
		why = "an erased case is back";
	} else if (revision.revision < promise->revision) {
		why = "an older revision is back";
	}
	ledger_revision_clear(&revision);
	case_file_clear(&file);
	return why;
}

/* Is the ledger in `folder` as it was promised?  The reason if not. */
static const char *look(const struct work *work, const char *path, size_t moment)
{
	struct ledger_report report = { 0 };
	struct ledger *ledger = NULL;
	const char *why = NULL;

	if (ledger_open(path, &ledger, NULL) != 0)
		return "it does not open";
	if (ledger_unlock(ledger, FIXTURE_USER, FIXTURE_PASSPHRASE, FIXTURE_DESK,
		FIXTURE_NOW, NULL, NULL, NULL) != 0)
		why = "it does not unlock";
	else if (ledger_verify(ledger, &report, NULL) != 0 || report.finding_count > 0)
		why = "it is damaged";
	for (guint i = 0; why == NULL && i < work->promise->len; i++) {
		const struct promise *promise =
		    &g_array_index(work->promise, struct promise, i);

		if (promise->kind != PROMISE_ERASING && promise->moment <= moment)
			why = broken(work, ledger, promise, moment);
	}
	ledger_report_clear(&report);
	ledger_close(ledger);
	return why;
}

/* How many of the states are not as promised. */
static int strike_all(struct fixture *fixture, bool heed_sync, int states)
{
	struct support_random random = support_seed();
	struct work work = {
		.promise = g_array_new(FALSE, FALSE, sizeof(struct promise)),
	};
	int bad = 0;

	ledger_lock(fixture->ledger);
	storm_begin(fixture->folder, heed_sync);
	work.ledger = fixture_open(fixture->path, FIXTURE_DESK);
	day_at_the_desk(&work);
	ledger_close(work.ledger);
	storm_end();
	for (int i = 0; i < states; i++) {
		/* Each moment in turn, then by chance. */
		size_t moment =
		    (size_t)i < storm_moments() && support_long()
			? (size_t)i
			: support_random_below(&random, (uint32_t)storm_moments() + 1);
		char *folder = support_temp_folder();
		char *path = g_build_filename(folder, "cases.ledger", NULL);
		const char *why;

		storm_strike(&random, moment, folder);
		why = look(&work, path, moment);
		if (why != NULL) {
			if (heed_sync)
				print_error("state %d, after %zu of %zu: %s\n", i, moment,
				    storm_moments(), why);
			bad++;
		}
		g_free(path);
		support_remove_folder(folder);
	}
	g_array_free(work.promise, TRUE);
	storm_clear();
	return bad;
}

static void nothing_acknowledged_is_lost_with_the_power(void **state)
{
	assert_int_equal(strike_all(*state, true, support_long() ? 10000 : STATES), 0);
}

/* The test above would see a ledger that did not sync. */
static void without_syncs_much_is_lost(void **state)
{
	assert_true(strike_all(*state, false, STATES) > STATES / 10);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(nothing_acknowledged_is_lost_with_the_power),
		FIXTURE_TEST(without_syncs_much_is_lost),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
