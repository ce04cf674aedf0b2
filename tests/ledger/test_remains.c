/* SPDX-License-Identifier: EUPL-1.2 */
/* What is left of a ledger in the memory of the process once it is locked. */
#include "fixture.h"

#include <string.h>

#include "inside.h"

/* Every byte one higher, so that the copy is none. */
static void hide(const uint8_t *secret, uint8_t *ret, size_t size)
{
	for (size_t i = 0; i < size; i++)
		ret[i] = (uint8_t)(secret[i] + 1);
}

static void no_key_remains_after_locking(void **state)
{
	struct fixture *fixture = *state;
	uint8_t data[SEAL_KEY], chain[SEAL_KEY], list[SEAL_KEY];
	char uuid[LEDGER_UUID_TEXT];

	fixture_add(fixture->ledger, 1, uuid);
	hide(fixture->ledger->keys->data, data, sizeof(data));
	hide(fixture->ledger->keys->chain, chain, sizeof(chain));
	hide(fixture->ledger->keys->list, list, sizeof(list));
	assert_true(support_in_memory(data, sizeof(data)) >= 1);
	assert_int_equal(ledger_rekey(fixture->ledger, FIXTURE_NOW, NULL), 0);
	/* The old data key is gone already. */
	assert_int_equal(support_in_memory(data, sizeof(data)), 0);
	hide(fixture->ledger->keys->data, data, sizeof(data));
	ledger_lock(fixture->ledger);
	assert_int_equal(support_in_memory(data, sizeof(data)), 0);
	assert_int_equal(support_in_memory(chain, sizeof(chain)), 0);
	assert_int_equal(support_in_memory(list, sizeof(list)), 0);
}

static void no_name_remains_after_locking(void **state)
{
	/* "zwaluwstaart".  It never stands at the beginning of a piece of memory: the C
	 * library writes over that when it gets it back. */
	static const uint8_t hidden[] = "{xbmvxtubbsu";
	static const char before[] = "Voorbeeldachtige Familienaam ";
	const struct ledger_save save = { .action = "add", .now = FIXTURE_NOW };
	struct fixture *fixture = *state;
	char uuid[LEDGER_UUID_TEXT], number[LEDGER_NUMBER_MAX];
	char name[sizeof(before) + sizeof(hidden)] = "";
	struct case_file file;
	struct ledger_event *event;
	size_t hit[4], count;

	fixture_case(&file, 1);
	memcpy(name, before, sizeof(before) - 1);
	for (size_t i = 0; i < sizeof(hidden) - 1; i++)
		name[sizeof(before) - 1 + i] = (char)(hidden[i] - 1);
	fixture_set(&file, FACT_NAME, 1, name);
	assert_int_equal(
	    ledger_add(fixture->ledger, &file, &save, uuid, number, NULL), 0);
	assert_int_equal(
	    ledger_draft_put(fixture->ledger, uuid, 1, &file, FIXTURE_NOW, NULL), 0);
	assert_int_equal(ledger_search(fixture->ledger, name, hit, 4), 1);
	explicit_bzero(name, sizeof(name));
	assert_int_equal(ledger_load(fixture->ledger, uuid, 0, &file, NULL, NULL), 0);
	assert_int_equal(ledger_log(fixture->ledger, uuid, &event, &count, NULL), 0);
	ledger_log_free(event, count);
	case_file_clear(&file);
	assert_true(support_in_memory(hidden, sizeof(hidden) - 1) >= 1);
	ledger_lock(fixture->ledger);
	assert_int_equal(support_in_memory(hidden, sizeof(hidden) - 1), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(no_key_remains_after_locking),
		FIXTURE_TEST(no_name_remains_after_locking),
	};

	return cmocka_run_group_tests_name("ledger remains", tests, NULL, NULL);
}
