/* SPDX-License-Identifier: EUPL-1.2 */
/* Every single call of SQLite to the system fails once: it is told, nothing that stood in
 * the ledger is lost, and nothing is damaged. */
#include "attempts.h"

#include <glib.h>
#include <string.h>

#include "storm.h"

static void begin(const char *folder)
{
	storm_begin(folder, true);
}

static void end(void)
{
	storm_end();
	storm_clear();
}

static void fail_with_io(size_t call)
{
	storm_fail(call, STORM_IO);
}

static void fail_with_full(size_t call)
{
	storm_fail(call, STORM_FULL);
}

static void every_call_that_fails_is_told_and_damages_nothing(void **state)
{
	struct attempts_trouble trouble = {
		.begin = begin, .end = end, .set = fail_with_io, .came = storm_failed
	};
	size_t calls = attempts_all(*state, &trouble);

	trouble.set = fail_with_full;
	calls += attempts_all(*state, &trouble);
	print_message("%zu calls failed once\n", calls);
}

static bool create_once(size_t call, enum storm_failure failure)
{
	char *folder = support_temp_folder();
	char *path = g_build_filename(folder, "cases.ledger", NULL);
	struct fault fault = { 0 };
	GDir *dir;
	bool failed;
	int result;

	storm_begin(folder, true);
	storm_fail(call, failure);
	result = ledger_create(path, FIXTURE_USER, FIXTURE_PASSPHRASE, LEDGER_KDF_LOW,
	    FIXTURE_DESK, FIXTURE_NOW, &fault);
	failed = storm_failed();
	storm_end();
	storm_clear();
	if (result == 0) {
		struct ledger *ledger = fixture_open(path, FIXTURE_DESK);

		fixture_assert_sound(ledger);
		ledger_close(ledger);
	} else {
		assert_int_not_equal(fault.code, FAULT_NONE);
		dir = g_dir_open(folder, 0, NULL);
		assert_null(g_dir_read_name(dir));
		g_dir_close(dir);
	}
	g_free(path);
	support_remove_folder(folder);
	return failed;
}

static void ledger_that_could_not_be_made_leaves_nothing(void **state)
{
	(void)state;
	for (int failure = 0; failure < STORM_FAILURE_COUNT; failure++) {
		size_t call = 1;

		while (create_once(call, (enum storm_failure)failure))
			call++;
		assert_true(call > 10);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(every_call_that_fails_is_told_and_damages_nothing),
		cmocka_unit_test(ledger_that_could_not_be_made_leaves_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
