/* SPDX-License-Identifier: EUPL-1.2 */
#include "fixture.h"

#include <glib.h>
#include <string.h>

#include "terugkeerdesk/core/text.h"

#define HITS 64

static void add_named(struct ledger *ledger, const char *name, const char *search_text)
{
	const struct ledger_save save = {
		.action = "add",
		.now = FIXTURE_NOW,
		.search_text = search_text,
	};
	char uuid[LEDGER_UUID_TEXT], number[LEDGER_NUMBER_MAX];
	struct case_file file;

	fixture_case(&file, 0);
	case_file_remove_person(&file, 2);
	fixture_set(&file, FACT_NAME, 1, name);
	fixture_set(&file, FACT_V_NUMBER, 1, "123.456.7890");
	assert_int_equal(ledger_add(ledger, &file, &save, uuid, number, NULL), 0);
	case_file_clear(&file);
}

static void assert_found(
    struct ledger *ledger, const char *text, size_t expected, const char *name)
{
	size_t hit[HITS];
	size_t count = ledger_search(ledger, text, hit, HITS);

	if (count != expected)
		fail_msg(
		    "“%s”: %u found, not %u", text, (unsigned)count, (unsigned)expected);
	if (name != NULL)
		assert_string_equal(ledger_row(ledger, hit[0])->names, name);
}

static void look_for_everything(struct ledger *ledger)
{
	assert_found(ledger, "", 4, "نسرین");
	assert_found(ledger, "muller", 1, "Zoë Müller");
	assert_found(ledger, "MÜLLER zoe", 1, "Zoë Müller");
	assert_found(ledger, "ulle oë", 1, "Zoë Müller");
	assert_found(ledger, "lukasz", 1, "Łukasz Øst");
	assert_found(ledger, "ost", 1, "Łukasz Øst");
	assert_found(ledger, "نسر", 1, "نسرین");
	assert_found(ledger, "2026-0002", 1, "Łukasz Øst");
	assert_found(ledger, "0002", 1, "Łukasz Øst");
	assert_found(ledger, "mongol", 1, "Bat-Erdene");
	assert_found(ledger, "iq", 4, NULL);
	assert_found(ledger, "123.456", 4, NULL);
	assert_found(ledger, "4567890", 4, NULL);
	assert_found(ledger, "bat erdene mongolie", 1, "Bat-Erdene");
	/* Not over the edge of a word of another kind, nor into the next case. */
	assert_found(ledger, "mullerłukasz", 0, NULL);
	assert_found(ledger, "0001zoe", 0, NULL);
	assert_found(ledger, "zoe lukasz", 0, NULL);
	assert_found(ledger, "nobody", 0, NULL);
	assert_found(ledger, "...", 4, NULL);
}

static void words_are_found_case_and_accents_aside(void **state)
{
	struct fixture *fixture = *state;

	add_named(fixture->ledger, "Zoë Müller", NULL);
	add_named(fixture->ledger, "Łukasz Øst", "");
	add_named(fixture->ledger, "Bat-Erdene", "Mongolië Mongolia");
	add_named(fixture->ledger, "نسرین", NULL);
	look_for_everything(fixture->ledger);
	fixture_lock_and_unlock(fixture);
	look_for_everything(fixture->ledger);
}

static void changed_name_is_found_and_the_old_one_is_not(void **state)
{
	struct fixture *fixture = *state;
	struct ledger_save save = { .action = "save", .expected_revision = 1 };
	struct case_file file;
	char uuid[LEDGER_UUID_TEXT];

	fixture_add(fixture->ledger, 1, uuid);
	fixture_case(&file, 1);
	fixture_set(&file, FACT_NAME, 1, "Yusuf");
	fixture_set(&file, FACT_NAME, 2, "Yusra");
	assert_int_equal(
	    ledger_save_case(fixture->ledger, uuid, &file, &save, NULL, NULL), 0);
	assert_found(fixture->ledger, "voorbeeld", 0, NULL);
	assert_found(fixture->ledger, "yus", 1, "Yusuf, Yusra");
	case_file_clear(&file);
}

static void no_more_is_written_than_there_is_room(void **state)
{
	struct fixture *fixture = *state;
	char uuid[LEDGER_UUID_TEXT];
	size_t hit[4] = { 99, 99, 99, 99 };

	for (unsigned i = 0; i < 6; i++)
		fixture_add(fixture->ledger, i, uuid);
	assert_int_equal(ledger_search(fixture->ledger, "voorbeeld", hit, 3), 3);
	assert_int_equal(hit[0], 0);
	assert_int_equal(hit[2], 2);
	assert_int_equal(hit[3], 99);
	assert_int_equal(ledger_search(fixture->ledger, "", hit, 2), 2);
	assert_int_equal(ledger_search(fixture->ledger, "", hit, 0), 0);
}

/* The packed search says the same as looking at each name by itself. */
static void search_equals_a_plain_look_at_each_case(void **state)
{
	struct fixture *fixture = *state;
	struct support_random random = support_seed();
	char uuid[40][LEDGER_UUID_TEXT];

	for (unsigned i = 0; i < G_N_ELEMENTS(uuid); i++)
		fixture_add(fixture->ledger, i, uuid[i]);
	for (int round = 0; round < 300; round++) {
		unsigned at = support_random_below(&random, G_N_ELEMENTS(uuid));
		const struct ledger_row *row;
		char word[4] = { 0 };
		size_t hit[HITS], expected = 0;
		size_t count;

		if (round % 10 == 0)
			fixture_save_note(
			    fixture->ledger, uuid[at], 1, "moves to the front");
		for (unsigned i = 0; i <= support_random_below(&random, 3); i++)
			word[i] = "abeloruvz019jr"[support_random_below(&random, 14)];
		count = ledger_search(fixture->ledger, word, hit, HITS);
		for (size_t i = 0; (row = ledger_row(fixture->ledger, i)) != NULL; i++) {
			char *folded = text_fold(row->names);
			bool in_name = strstr(folded, word) != NULL;
			bool found = expected < count && hit[expected] == i;

			/* Number, V-number and nationality may add hits, never take one
			 * away. */
			assert_true(found || !in_name);
			expected += found;
			g_free(folded);
		}
		assert_int_equal(expected, count);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(words_are_found_case_and_accents_aside),
		FIXTURE_TEST(changed_name_is_found_and_the_old_one_is_not),
		FIXTURE_TEST(no_more_is_written_than_there_is_room),
		FIXTURE_TEST(search_equals_a_plain_look_at_each_case),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
