/* SPDX-License-Identifier: EUPL-1.2 */
/* Every case of a ledger, for adding them up. */
#include "fixture.h"

#include <string.h>

#include <glib.h>

#include "terugkeerdesk/ledger/walk.h"

#define CASES   300
#define THREADS 4

/* What came out of a walk: how often each number of a case, by its registration. */
struct seen {
	GHashTable *times; /* uuid: how often */
	const struct fixture *fixture;
};

/* What is in a case besides its texts. */
static void assert_same_facts(const struct case_file *one, const struct case_file *other)
{
	assert_int_equal(one->person_count, other->person_count);
	assert_int_equal(one->override_count, other->override_count);
	for (int id = 0; id < FACT_COUNT; id++) {
		const struct fact *fact = fact_get((enum fact_id)id);
		bool text = fact->type == FACT_TYPE_TEXT || fact->type == FACT_TYPE_LINES;
		int persons = fact->level == FACT_LEVEL_PERSON ? one->person_count : 0;

		for (int person = persons > 0; person <= persons; person++) {
			const struct value *value =
			    case_file_value_const(one, fact->id, person);

			if (text)
				assert_false(value->set);
			else
				assert_true(value_equal(value,
				    case_file_value_const(other, fact->id, person)));
		}
	}
}

static void look(void *data, const char *uuid, const struct case_file *file)
{
	struct seen *seen = data;
	struct case_file loaded = { 0 };
	struct fault fault = { 0 };
	gpointer times = g_hash_table_lookup(seen->times, uuid);

	g_hash_table_insert(
	    seen->times, g_strdup(uuid), GINT_TO_POINTER(GPOINTER_TO_INT(times) + 1));
	assert_int_equal(
	    ledger_load(seen->fixture->ledger, uuid, 0, &loaded, NULL, &fault), 0);
	assert_same_facts(file, &loaded);
	case_file_clear(&loaded);
}

/* All of them; returns how many did not open. */
static size_t walk_through(const struct fixture *fixture, GHashTable *times)
{
	struct seen seen = { times, fixture };
	struct ledger_batch *batch = ledger_batch_new();
	struct fault fault = { 0 };
	struct ledger_walk *walk = ledger_walk_new(fixture->ledger, &fault);
	size_t unreadable = 0;
	int more;

	assert_non_null(walk);
	while ((more = ledger_walk_next(walk, batch, &fault)) == 1)
		unreadable += ledger_batch_open(walk, batch, look, &seen);
	assert_int_equal(more, 0);
	assert_int_equal(ledger_walk_next(walk, batch, &fault), 0);
	ledger_walk_free(walk);
	ledger_batch_free(batch);
	return unreadable;
}

static GHashTable *new_times(void)
{
	return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

static void every_case_comes_once_as_it_was_last_saved(void **state)
{
	struct fixture *fixture = *state;
	GHashTable *times = new_times();
	char uuid[LEDGER_UUID_TEXT];

	assert_int_equal(walk_through(fixture, times), 0);
	assert_int_equal(g_hash_table_size(times), 0);
	for (unsigned i = 0; i < CASES; i++)
		fixture_add(fixture->ledger, i, uuid);
	assert_int_equal(
	    fixture_save_note(fixture->ledger, uuid, 1, "again"), FAULT_NONE);
	assert_int_equal(walk_through(fixture, times), 0);
	assert_int_equal(g_hash_table_size(times), CASES);
	assert_int_equal(GPOINTER_TO_INT(g_hash_table_lookup(times, uuid)), 1);
	g_hash_table_unref(times);
}

static void erased_case_does_not_come(void **state)
{
	struct fixture *fixture = *state;
	GHashTable *times = new_times();
	struct fault fault = { 0 };
	char kept[LEDGER_UUID_TEXT], erased[LEDGER_UUID_TEXT];

	fixture_add(fixture->ledger, 1, erased);
	fixture_add(fixture->ledger, 2, kept);
	assert_int_equal(
	    ledger_erase(fixture->ledger, erased, "asked for", FIXTURE_NOW, NULL, &fault),
	    0);
	assert_int_equal(walk_through(fixture, times), 0);
	assert_int_equal(g_hash_table_size(times), 1);
	assert_true(g_hash_table_contains(times, kept));
	g_hash_table_unref(times);
}

static void locked_ledger_gives_nothing(void **state)
{
	struct fixture *fixture = *state;
	struct fault fault = { 0 };

	ledger_lock(fixture->ledger);
	assert_null(ledger_walk_new(fixture->ledger, &fault));
	assert_int_equal(fault.code, FAULT_LOCKED);
}

/* --- several threads --- */

struct opener {
	const struct ledger_walk *walk;
	const struct ledger_batch *batch;
	int64_t cases, persons;
};

static void add_up(void *data, const char *uuid, const struct case_file *file)
{
	struct opener *opener = data;

	(void)uuid;
	opener->cases++;
	opener->persons += file->person_count;
}

static void *open_often(void *data)
{
	struct opener *opener = data;

	for (int i = 0; i < 20; i++)
		if (ledger_batch_open(opener->walk, opener->batch, add_up, opener) != 0)
			opener->cases = -1;
	return NULL;
}

static void batches_are_opened_by_several_threads(void **state)
{
	struct fixture *fixture = *state;
	struct ledger_batch *batch = ledger_batch_new();
	struct opener opener[THREADS];
	GThread *thread[THREADS];
	struct ledger_walk *walk;
	char uuid[LEDGER_UUID_TEXT];
	struct fault fault = { 0 };

	for (unsigned i = 0; i < 50; i++)
		fixture_add(fixture->ledger, i, uuid);
	walk = ledger_walk_new(fixture->ledger, &fault);
	assert_int_equal(ledger_walk_next(walk, batch, &fault), 1);
	assert_int_equal(ledger_batch_count(batch), 50);
	for (int i = 0; i < THREADS; i++) {
		opener[i] = (struct opener){ walk, batch, 0, 0 };
		thread[i] = g_thread_new("open", open_often, &opener[i]);
	}
	for (int i = 0; i < THREADS; i++) {
		g_thread_join(thread[i]);
		assert_int_equal(opener[i].cases, 20 * 50);
		assert_int_equal(opener[i].persons, opener[0].persons);
	}
	ledger_walk_free(walk);
	ledger_batch_free(batch);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(every_case_comes_once_as_it_was_last_saved),
		FIXTURE_TEST(erased_case_does_not_come),
		FIXTURE_TEST(locked_ledger_gives_nothing),
		FIXTURE_TEST(batches_are_opened_by_several_threads),
	};

	return cmocka_run_group_tests_name("ledger walk", tests, NULL, NULL);
}
