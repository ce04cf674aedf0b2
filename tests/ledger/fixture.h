/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tests/ledger/fixture.h - a ledger of fictional cases in a folder of its own.
 */
#ifndef TERUGKEERDESK_TESTS_LEDGER_FIXTURE_H
#define TERUGKEERDESK_TESTS_LEDGER_FIXTURE_H

#include "support.h"

#include "terugkeerdesk/core/case_file.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/ledger/ledger.h"

#define FIXTURE_USER       "Anna Voorbeeld"
#define FIXTURE_PASSPHRASE "een lange zin om te proberen"
#define FIXTURE_DESK       "balie 1"
#define FIXTURE_NOW        INT64_C(1773570000) /* 15 March 2026 */

struct fixture {
	char *folder;
	char *path;            /* of the ledger in it */
	struct ledger *ledger; /* unlocked */
};

/* For cmocka: a new ledger, made and unlocked; a folder alone. */
int fixture_setup(void **state);
int fixture_setup_folder(void **state);
int fixture_teardown(void **state);
#define FIXTURE_TEST(test)                                                               \
	cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)
#define FIXTURE_TEST_FOLDER(test)                                                        \
	cmocka_unit_test_setup_teardown(test, fixture_setup_folder, fixture_teardown)

/* Another handle on the same file, unlocked, for another desk. */
struct ledger *fixture_open(const char *path, const char *desk);
void fixture_lock_and_unlock(struct fixture *fixture);

/* A fictional case, different for each `number`; to case_file_clear. */
void fixture_case(struct case_file *ret, unsigned number);
void fixture_set(struct case_file *file, enum fact_id fact, int person, const char *word);

/* What was shown, made up; to snapshot_clear. */
void fixture_snapshot(struct snapshot *ret, int64_t total);

/* Add fixture_case(number); the uuid comes back. */
void fixture_add(struct ledger *ledger, unsigned number, char ret_uuid[LEDGER_UUID_TEXT]);
/* Save with a note changed to `note`; the fault code, FAULT_NONE when it was saved. */
enum fault_code fixture_save_note(
    struct ledger *ledger, const char *uuid, int expected, const char *note);
/* The note of the newest revision, g_free. */
char *fixture_note(struct ledger *ledger, const char *uuid);

/* The report must be without findings. */
void fixture_assert_sound(struct ledger *ledger);
/* Checks that a call failed with this code, and says what came instead. */
void fixture_assert_fault(int result, const struct fault *fault, enum fault_code code);

/* A connection of SQLite itself, for tests that meddle; triggers are taken away. */
struct sqlite3;
struct sqlite3 *fixture_meddle(const char *path);
void fixture_run(struct sqlite3 *db, const char *sql);

#endif
