/* SPDX-License-Identifier: EUPL-1.2 */
/* Every single allocation of SQLite and libsodium fails once: it is told, the desk lives,
 * and nothing is damaged. */
#include "attempts.h"

#include <errno.h>
#include <glib.h>
#include <sodium.h>
#include <sqlite3.h>

#define STEP_MOST 30 /* in the short form not every allocation is tried */

/* Of SQLite's own, to which ours passes on. */
static sqlite3_mem_methods system_memory;

static size_t fail_in; /* allocations; 0: none fails */
static bool failed;
static struct support_random steps;

static bool fails(void)
{
	if (fail_in == 0 || --fail_in > 0)
		return false;
	failed = true;
	errno = ENOMEM;
	return true;
}

static void *allocate(int size)
{
	return fails() ? NULL : system_memory.xMalloc(size);
}

static void *reallocate(void *memory, int size)
{
	return fails() ? NULL : system_memory.xRealloc(memory, size);
}

/* What the linker puts in the place of libsodium's (--wrap). */
void *__wrap_sodium_malloc(size_t size);
void *__real_sodium_malloc(size_t size);
void *__wrap_sodium_malloc(size_t size)
{
	return fails() ? NULL : __real_sodium_malloc(size);
}

int __wrap_crypto_pwhash(unsigned char *ret, unsigned long long size, const char *secret,
    unsigned long long secret_size, const unsigned char *salt, unsigned long long passes,
    size_t memory, int algorithm);
int __real_crypto_pwhash(unsigned char *ret, unsigned long long size, const char *secret,
    unsigned long long secret_size, const unsigned char *salt, unsigned long long passes,
    size_t memory, int algorithm);
/* It asks for its own memory, and has no other way to fail. */
int __wrap_crypto_pwhash(unsigned char *ret, unsigned long long size, const char *secret,
    unsigned long long secret_size, const unsigned char *salt, unsigned long long passes,
    size_t memory, int algorithm)
{
	return fails() ? -1
		       : __real_crypto_pwhash(ret, size, secret, secret_size, salt,
			     passes, memory, algorithm);
}

static void fail_at(size_t call)
{
	fail_in = call;
	if (call > 0)
		failed = false;
}

static bool came(void)
{
	return failed;
}

static size_t by_chance(void)
{
	return 1 + support_random_below(&steps, STEP_MOST);
}

static void every_allocation_that_fails_is_told_and_damages_nothing(void **state)
{
	struct attempts_trouble trouble = { .set = fail_at, .came = came };

	if (!support_long()) {
		steps = support_seed();
		trouble.step = by_chance;
	}
	print_message("%zu allocations failed once\n", attempts_all(*state, &trouble));
}

/* Before SQLite is used: afterwards its memory is settled. */
static int take_over(void **state)
{
	sqlite3_mem_methods ours;

	(void)state;
	assert_int_equal(
	    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &system_memory), SQLITE_OK);
	ours = system_memory;
	ours.xMalloc = allocate;
	ours.xRealloc = reallocate;
	assert_int_equal(sqlite3_config(SQLITE_CONFIG_MALLOC, &ours), SQLITE_OK);
	/* No stock of its own to take from. */
	assert_int_equal(sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0), SQLITE_OK);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(every_allocation_that_fails_is_told_and_damages_nothing),
	};

	return cmocka_run_group_tests(tests, take_over, NULL);
}
