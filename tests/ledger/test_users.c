/* SPDX-License-Identifier: EUPL-1.2 */
#include "fixture.h"

#include <glib.h>
#include <sqlite3.h>
#include <string.h>

#define OTHER            "Bram Voorbeeld"
#define OTHER_PASSPHRASE "een heel andere zin"

static enum fault_code unlock(
    const char *path, const char *user, const char *passphrase, struct ledger **ret)
{
	struct ledger *ledger = NULL;
	struct fault fault = { 0 };

	assert_int_equal(ledger_open(path, &ledger, NULL), 0);
	if (ledger_unlock(ledger, user, passphrase, "balie 2", FIXTURE_NOW, NULL, NULL,
		&fault) != 0) {
		ledger_close(ledger);
		return fault.code;
	}
	if (ret != NULL)
		*ret = ledger;
	else
		ledger_close(ledger);
	return FAULT_NONE;
}

static void add_other(struct fixture *fixture)
{
	assert_int_equal(ledger_user_add(fixture->ledger, OTHER, OTHER_PASSPHRASE,
			     LEDGER_KDF_LOW, FIXTURE_NOW, NULL),
	    0);
}

static void every_user_unlocks_with_their_own_passphrase(void **state)
{
	struct fixture *fixture = *state;
	struct ledger *other = NULL;
	char uuid[LEDGER_UUID_TEXT];

	add_other(fixture);
	fixture_add(fixture->ledger, 1, uuid);
	assert_int_equal(
	    unlock(fixture->path, OTHER, OTHER_PASSPHRASE, &other), FAULT_NONE);
	assert_string_equal(ledger_actor(other)->user, OTHER);
	assert_int_equal(ledger_row_count(other), 1);
	assert_int_equal(fixture_save_note(other, uuid, 1, "by the other"), FAULT_NONE);
	fixture_assert_sound(other);
	ledger_close(other);
	assert_int_equal(
	    unlock(fixture->path, OTHER, FIXTURE_PASSPHRASE, NULL), FAULT_PASSPHRASE);
	assert_int_equal(unlock(fixture->path, FIXTURE_USER, OTHER_PASSPHRASE, NULL),
	    FAULT_PASSPHRASE);
	/* Without a name it is no longer clear who is meant. */
	assert_int_equal(
	    unlock(fixture->path, NULL, OTHER_PASSPHRASE, NULL), FAULT_PASSPHRASE);
}

static void two_users_may_have_the_same_passphrase(void **state)
{
	struct fixture *fixture = *state;
	struct ledger *other = NULL;

	assert_int_equal(ledger_user_add(fixture->ledger, OTHER, FIXTURE_PASSPHRASE,
			     LEDGER_KDF_LOW, FIXTURE_NOW, NULL),
	    0);
	assert_int_equal(
	    unlock(fixture->path, OTHER, FIXTURE_PASSPHRASE, &other), FAULT_NONE);
	assert_string_equal(ledger_actor(other)->user, OTHER);
	ledger_close(other);
	assert_int_equal(
	    unlock(fixture->path, FIXTURE_USER, FIXTURE_PASSPHRASE, &other), FAULT_NONE);
	assert_string_equal(ledger_actor(other)->user, FIXTURE_USER);
	ledger_close(other);
}

static void users_are_listed_by_name(void **state)
{
	struct fixture *fixture = *state;
	char recovery[LEDGER_RECOVERY_TEXT];
	struct ledger_user *user = NULL;
	size_t count = 0;

	add_other(fixture);
	assert_int_equal(
	    ledger_recovery_new(fixture->ledger, FIXTURE_NOW, recovery, NULL), 0);
	assert_int_equal(ledger_user_list(fixture->ledger, &user, &count, NULL), 0);
	assert_int_equal(count, 3);
	assert_string_equal(user[0].name, FIXTURE_USER);
	assert_string_equal(user[1].name, OTHER);
	assert_false(user[1].recovery);
	assert_true(user[2].recovery);
	assert_string_equal(user[2].name, "");
	g_free(user);
}

static void cheap_passphrase_is_told_until_it_is_changed(void **state)
{
	struct fixture *fixture = *state;
	char recovery[LEDGER_RECOVERY_TEXT];
	struct ledger_user *user = NULL;
	size_t count = 0;

	assert_int_equal(
	    ledger_recovery_new(fixture->ledger, FIXTURE_NOW, recovery, NULL), 0);
	assert_int_equal(ledger_user_list(fixture->ledger, &user, &count, NULL), 0);
	assert_true(user[0].cheap);
	assert_int_equal(user[0].passes, 1);
	assert_int_equal(user[0].memory, 8 << 20);
	assert_false(user[1].cheap);
	g_free(user);
	assert_int_equal(
	    ledger_passphrase_change(fixture->ledger, FIXTURE_PASSPHRASE,
		FIXTURE_PASSPHRASE, LEDGER_KDF_STANDARD, FIXTURE_NOW, NULL),
	    0);
	assert_int_equal(ledger_user_list(fixture->ledger, &user, &count, NULL), 0);
	assert_false(user[0].cheap);
	g_free(user);
}

static void name_that_is_taken_or_missing_is_refused(void **state)
{
	struct fixture *fixture = *state;
	struct fault fault = { 0 };

	fixture_assert_fault(ledger_user_add(fixture->ledger, FIXTURE_USER,
				 OTHER_PASSPHRASE, LEDGER_KDF_LOW, 0, &fault),
	    &fault, FAULT_EXISTS);
	fixture_assert_fault(ledger_user_add(fixture->ledger, "", OTHER_PASSPHRASE,
				 LEDGER_KDF_LOW, 0, &fault),
	    &fault, FAULT_REQUIRED);
	fixture_assert_fault(
	    ledger_user_add(fixture->ledger, OTHER, "short", LEDGER_KDF_LOW, 0, &fault),
	    &fault, FAULT_PASSPHRASE_WEAK);
	fixture_assert_fault(ledger_user_remove(fixture->ledger, OTHER, 0, &fault),
	    &fault, FAULT_REFERENCE);
	fixture_assert_fault(ledger_user_remove(fixture->ledger, FIXTURE_USER, 0, &fault),
	    &fault, FAULT_USAGE);
	fixture_assert_sound(fixture->ledger);
}

static void ledger_knows(struct ledger *ledger, const char *uuid, int revision)
{
	struct case_file file = { 0 };

	for (int i = 1; i <= revision; i++)
		assert_int_equal(ledger_load(ledger, uuid, i, &file, NULL, NULL), 0);
	case_file_clear(&file);
}

static void new_data_key_leaves_everything_readable(void **state)
{
	struct fixture *fixture = *state;
	char uuid[3][LEDGER_UUID_TEXT];
	struct ledger_event *event = NULL;
	struct ledger_head before;
	struct case_file file, loaded = { 0 };
	size_t count = 0;
	bool holds = false;

	for (unsigned i = 0; i < 3; i++)
		fixture_add(fixture->ledger, i, uuid[i]);
	assert_int_equal(
	    fixture_save_note(fixture->ledger, uuid[0], 1, "two"), FAULT_NONE);
	fixture_case(&file, 9);
	assert_int_equal(
	    ledger_draft_put(fixture->ledger, uuid[1], 1, &file, 0, NULL), 0);
	assert_int_equal(ledger_head(fixture->ledger, &before, NULL), 0);
	for (int round = 0; round < 3; round++) {
		assert_int_equal(ledger_rekey(fixture->ledger, FIXTURE_NOW, NULL), 0);
		fixture_assert_sound(fixture->ledger);
		fixture_lock_and_unlock(fixture);
		fixture_assert_sound(fixture->ledger);
	}
	assert_int_equal(ledger_row_count(fixture->ledger), 3);
	ledger_knows(fixture->ledger, uuid[0], 2);
	assert_int_equal(
	    ledger_draft_load(fixture->ledger, uuid[1], &loaded, NULL, NULL), 0);
	assert_true(case_file_equal(&file, &loaded));
	assert_int_equal(ledger_holds_head(fixture->ledger, &before, &holds, NULL), 0);
	assert_true(holds);
	assert_int_equal(ledger_log(fixture->ledger, NULL, &event, &count, NULL), 0);
	assert_string_equal(event[count - 2].action, "rekey");
	ledger_log_free(event, count);
	assert_int_equal(
	    fixture_save_note(fixture->ledger, uuid[2], 1, "after"), FAULT_NONE);
	case_file_clear(&file);
	case_file_clear(&loaded);
}

static void removed_user_is_out_and_the_others_stay(void **state)
{
	struct fixture *fixture = *state;
	char uuid[LEDGER_UUID_TEXT];
	struct ledger_user *user = NULL;
	size_t count = 0;

	add_other(fixture);
	assert_int_equal(ledger_user_add(fixture->ledger, "Cato", "nog een andere zin",
			     LEDGER_KDF_LOW, FIXTURE_NOW, NULL),
	    0);
	fixture_add(fixture->ledger, 1, uuid);
	assert_int_equal(
	    ledger_user_remove(fixture->ledger, OTHER, FIXTURE_NOW, NULL), 0);
	assert_int_equal(
	    unlock(fixture->path, OTHER, OTHER_PASSPHRASE, NULL), FAULT_PASSPHRASE);
	assert_int_equal(
	    unlock(fixture->path, "Cato", "nog een andere zin", NULL), FAULT_NONE);
	assert_int_equal(
	    unlock(fixture->path, FIXTURE_USER, FIXTURE_PASSPHRASE, NULL), FAULT_NONE);
	assert_int_equal(ledger_user_list(fixture->ledger, &user, &count, NULL), 0);
	assert_int_equal(count, 2);
	g_free(user);
	fixture_assert_sound(fixture->ledger);
}

/* With their old slot put back into the file they would still have the old data key: it
 * opens nothing. */
static void slot_of_a_removed_user_opens_nothing_when_put_back(void **state)
{
	struct fixture *fixture = *state;
	char uuid[LEDGER_UUID_TEXT];
	sqlite3 *db;

	add_other(fixture);
	fixture_add(fixture->ledger, 1, uuid);
	ledger_lock(fixture->ledger);
	db = fixture_meddle(fixture->path);
	fixture_run(db,
	    "ATTACH ':memory:' AS kept; CREATE TABLE kept.slot AS SELECT * FROM slot");
	fixture_lock_and_unlock(fixture);
	assert_int_equal(
	    ledger_user_remove(fixture->ledger, OTHER, FIXTURE_NOW, NULL), 0);
	ledger_lock(fixture->ledger);
	fixture_run(db, "INSERT INTO main.slot SELECT * FROM kept.slot WHERE id = 2");
	sqlite3_close(db);
	assert_int_equal(
	    unlock(fixture->path, OTHER, OTHER_PASSPHRASE, NULL), FAULT_LEDGER_DAMAGED);
	assert_int_equal(
	    unlock(fixture->path, FIXTURE_USER, FIXTURE_PASSPHRASE, NULL), FAULT_NONE);
}

static void desk_with_the_old_key_finds_itself_locked(void **state)
{
	struct fixture *fixture = *state;
	struct ledger *other = fixture_open(fixture->path, "balie 2");
	char uuid[LEDGER_UUID_TEXT];
	struct case_file file = { 0 };
	struct fault fault = { 0 };

	fixture_add(fixture->ledger, 1, uuid);
	assert_int_equal(ledger_refresh(other, NULL, NULL), 0);
	assert_int_equal(ledger_rekey(fixture->ledger, FIXTURE_NOW, NULL), 0);
	fixture_assert_fault(
	    ledger_load(other, uuid, 0, &file, NULL, &fault), &fault, FAULT_LOCKED);
	assert_false(ledger_unlocked(other));
	assert_int_equal(ledger_unlock(other, NULL, FIXTURE_PASSPHRASE, "balie 2", 0,
			     NULL, NULL, NULL),
	    0);
	assert_int_equal(fixture_save_note(other, uuid, 1, "again"), FAULT_NONE);
	assert_int_equal(ledger_rekey(fixture->ledger, FIXTURE_NOW, NULL), 0);
	fixture_case(&file, 3);
	fixture_assert_fault(
	    ledger_draft_put(other, uuid, 2, &file, 0, &fault), &fault, FAULT_LOCKED);
	ledger_close(other);
	fixture_assert_sound(fixture->ledger);
	case_file_clear(&file);
}

static void passphrase_is_changed_by_who_knows_the_old_one(void **state)
{
	struct fixture *fixture = *state;
	struct fault fault = { 0 };

	add_other(fixture);
	fixture_assert_fault(ledger_passphrase_change(fixture->ledger, "not the old one",
				 "de nieuwe zin", LEDGER_KDF_LOW, 0, &fault),
	    &fault, FAULT_PASSPHRASE);
	/* Not with that of somebody else either. */
	fixture_assert_fault(ledger_passphrase_change(fixture->ledger, OTHER_PASSPHRASE,
				 "de nieuwe zin", LEDGER_KDF_LOW, 0, &fault),
	    &fault, FAULT_PASSPHRASE);
	assert_int_equal(ledger_passphrase_change(fixture->ledger, FIXTURE_PASSPHRASE,
			     "de nieuwe zin", LEDGER_KDF_LOW, 0, NULL),
	    0);
	assert_int_equal(unlock(fixture->path, FIXTURE_USER, FIXTURE_PASSPHRASE, NULL),
	    FAULT_PASSPHRASE);
	assert_int_equal(
	    unlock(fixture->path, FIXTURE_USER, "de nieuwe zin", NULL), FAULT_NONE);
	assert_int_equal(
	    unlock(fixture->path, OTHER, OTHER_PASSPHRASE, NULL), FAULT_NONE);
	fixture_assert_sound(fixture->ledger);
}

/* --- the recovery key --- */

static int recover(
    struct fixture *fixture, const char *recovery, const char *user, struct fault *fault)
{
	struct ledger *ledger = NULL;
	int failed;

	assert_int_equal(ledger_open(fixture->path, &ledger, NULL), 0);
	failed = ledger_recover(ledger, recovery, user, "weer een nieuwe zin",
	    LEDGER_KDF_LOW, "balie 1", FIXTURE_NOW, fault);
	assert_false(ledger_unlocked(ledger));
	ledger_close(ledger);
	return failed;
}

static void recovery_key_gives_a_new_passphrase(void **state)
{
	struct fixture *fixture = *state;
	char recovery[LEDGER_RECOVERY_TEXT];
	struct ledger *ledger = NULL;
	char *sloppy;

	assert_int_equal(
	    ledger_recovery_new(fixture->ledger, FIXTURE_NOW, recovery, NULL), 0);
	assert_int_equal(strlen(recovery), 44);
	assert_int_equal(ledger_rekey(fixture->ledger, FIXTURE_NOW, NULL), 0);
	ledger_lock(fixture->ledger);
	sloppy = g_ascii_strdown(recovery, -1);
	g_strdelimit(sloppy, "-", ' ');
	g_strdelimit(sloppy, "0", 'O');
	g_strdelimit(sloppy, "1", 'l');
	assert_int_equal(recover(fixture, sloppy, FIXTURE_USER, NULL), 0);
	g_free(sloppy);
	assert_int_equal(
	    unlock(fixture->path, NULL, FIXTURE_PASSPHRASE, NULL), FAULT_PASSPHRASE);
	assert_int_equal(
	    unlock(fixture->path, NULL, "weer een nieuwe zin", NULL), FAULT_NONE);
	/* Somebody new as well, and it goes on working. */
	assert_int_equal(recover(fixture, recovery, "Cato", NULL), 0);
	assert_int_equal(
	    unlock(fixture->path, "Cato", "weer een nieuwe zin", &ledger), FAULT_NONE);
	fixture_assert_sound(ledger);
	ledger_close(ledger);
}

static void typing_error_in_the_recovery_key_is_told_from_a_wrong_one(void **state)
{
	struct fixture *fixture = *state;
	char recovery[LEDGER_RECOVERY_TEXT], newer[LEDGER_RECOVERY_TEXT];
	struct fault fault = { 0 };

	assert_int_equal(
	    ledger_recovery_new(fixture->ledger, FIXTURE_NOW, recovery, NULL), 0);
	for (size_t i = 0; i < strlen(recovery); i += 3) {
		char typed[LEDGER_RECOVERY_TEXT];

		memcpy(typed, recovery, sizeof(typed));
		if (typed[i] == '-')
			continue;
		typed[i] = typed[i] == 'Z' ? 'Y' : 'Z';
		fixture_assert_fault(
		    recover(fixture, typed, FIXTURE_USER, &fault), &fault, FAULT_TYPE);
	}
	fixture_assert_fault(
	    recover(fixture, "", FIXTURE_USER, &fault), &fault, FAULT_TYPE);
	fixture_assert_fault(
	    recover(fixture, "U\xff", FIXTURE_USER, &fault), &fault, FAULT_TYPE);
	assert_int_equal(
	    ledger_recovery_new(fixture->ledger, FIXTURE_NOW, newer, NULL), 0);
	fixture_assert_fault(
	    recover(fixture, recovery, FIXTURE_USER, &fault), &fault, FAULT_PASSPHRASE);
	assert_int_equal(recover(fixture, newer, FIXTURE_USER, NULL), 0);
}

static void recovery_key_is_no_passphrase(void **state)
{
	struct fixture *fixture = *state;
	char recovery[LEDGER_RECOVERY_TEXT];

	assert_int_equal(
	    ledger_recovery_new(fixture->ledger, FIXTURE_NOW, recovery, NULL), 0);
	assert_int_equal(unlock(fixture->path, NULL, recovery, NULL), FAULT_PASSPHRASE);
	assert_int_equal(unlock(fixture->path, "", "", NULL), FAULT_PASSPHRASE);
	assert_int_equal(
	    unlock(fixture->path, NULL, FIXTURE_PASSPHRASE, NULL), FAULT_NONE);
}

/* A data key of somebody who never was a user is not taken from the file. */
static void wrapped_key_of_a_stranger_is_refused(void **state)
{
	struct fixture *fixture = *state;
	sqlite3 *db;

	ledger_lock(fixture->ledger);
	db = fixture_meddle(fixture->path);
	fixture_run(db, "UPDATE slot SET wrap = randomblob(112)");
	sqlite3_close(db);
	assert_int_equal(
	    unlock(fixture->path, NULL, FIXTURE_PASSPHRASE, NULL), FAULT_LEDGER_DAMAGED);
}

static int64_t shown;
static int64_t step;

static int64_t fake_milliseconds(void)
{
	return shown += step;
}

/* The first that a new process does with the ledger, before any is opened. */
static void cost_is_what_the_machine_can_bear(void **state)
{
	static const struct {
		int64_t pass;
		enum ledger_kdf_cost cost;
	} machines[] = {
		{ 100, LEDGER_KDF_QUADRUPLE },
		{ 125, LEDGER_KDF_QUADRUPLE },
		{ 126, LEDGER_KDF_DOUBLE },
		{ 250, LEDGER_KDF_DOUBLE },
		{ 251, LEDGER_KDF_STANDARD },
		{ 9000, LEDGER_KDF_STANDARD },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(machines) / sizeof(machines[0]); i++) {
		step = machines[i].pass;
		assert_int_equal(
		    ledger_kdf_measure(fake_milliseconds), machines[i].cost);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cost_is_what_the_machine_can_bear),
		FIXTURE_TEST(every_user_unlocks_with_their_own_passphrase),
		FIXTURE_TEST(two_users_may_have_the_same_passphrase),
		FIXTURE_TEST(users_are_listed_by_name),
		FIXTURE_TEST(cheap_passphrase_is_told_until_it_is_changed),
		FIXTURE_TEST(name_that_is_taken_or_missing_is_refused),
		FIXTURE_TEST(new_data_key_leaves_everything_readable),
		FIXTURE_TEST(removed_user_is_out_and_the_others_stay),
		FIXTURE_TEST(slot_of_a_removed_user_opens_nothing_when_put_back),
		FIXTURE_TEST(desk_with_the_old_key_finds_itself_locked),
		FIXTURE_TEST(passphrase_is_changed_by_who_knows_the_old_one),
		FIXTURE_TEST(recovery_key_gives_a_new_passphrase),
		FIXTURE_TEST(typing_error_in_the_recovery_key_is_told_from_a_wrong_one),
		FIXTURE_TEST(recovery_key_is_no_passphrase),
		FIXTURE_TEST(wrapped_key_of_a_stranger_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
