/* SPDX-License-Identifier: EUPL-1.2 */
#include "fixture.h"

#include <string.h>

#include "terugkeerdesk/ledger/duplicates.h"

/* One person; NULL leaves a fact open. */
static void one_person(struct case_file *ret, const char *name, const char *number,
    const char *born, const char *nationality)
{
	memset(ret, 0, sizeof(*ret));
	case_file_add_person(ret);
	fixture_set(ret, FACT_NAME, 1, name);
	if (number != NULL)
		fixture_set(ret, FACT_V_NUMBER, 1, number);
	if (born != NULL)
		fixture_set(ret, FACT_BORN_ON, 1, born);
	if (nationality != NULL)
		fixture_set(ret, FACT_NATIONALITY, 1, nationality);
}

static void add(struct ledger *ledger, const struct case_file *file,
    char ret_uuid[LEDGER_UUID_TEXT])
{
	const struct ledger_save save = { .action = "add", .now = FIXTURE_NOW };
	char number[LEDGER_NUMBER_MAX];

	assert_int_equal(ledger_add(ledger, file, &save, ret_uuid, number, NULL), 0);
}

static size_t look(struct ledger *ledger, const struct case_file *file, const char *uuid,
    struct ledger_duplicate ret[LEDGER_DUPLICATES_MAX])
{
	size_t count = 99;

	assert_int_equal(ledger_duplicates(ledger, file, uuid, ret, &count, NULL), 0);
	return count;
}

static void person_who_is_there_is_found(void **state)
{
	struct fixture *fixture = *state;
	struct ledger_duplicate found[LEDGER_DUPLICATES_MAX];
	struct case_file first, same_number, same_name, same_birth, other;
	char uuid[LEDGER_UUID_TEXT];

	one_person(&first, "Zoë Øst", "123.456.7890", "1985-03-02", "IQ");
	one_person(&same_number, "Anders Voorbeeld", "1234567890", NULL, NULL);
	one_person(&same_name, "OST Zoe", NULL, NULL, NULL);
	one_person(&same_birth, "Zoë Voorbeeld", NULL, "1985-03-02", "IQ");
	one_person(&other, "Anders Voorbeeld", "99", "1985-03-02", "ER");
	add(fixture->ledger, &first, uuid);
	for (int round = 0; round < 2; round++) {
		struct ledger *ledger = fixture->ledger;

		assert_int_equal(look(ledger, &same_number, NULL, found), 1);
		assert_int_equal(found[0].likeness, LIKENESS_V_NUMBER);
		assert_string_equal(found[0].uuid, uuid);
		assert_string_equal(found[0].number, "2026-0001");
		assert_int_equal(found[0].person, 1);
		assert_int_equal(found[0].their_person, 1);
		assert_int_equal(look(ledger, &same_name, "", found), 1);
		assert_int_equal(found[0].likeness, LIKENESS_NAME);
		assert_int_equal(look(ledger, &same_birth, NULL, found), 1);
		assert_int_equal(found[0].likeness, LIKENESS_BIRTH);
		assert_int_equal(look(ledger, &other, NULL, found), 0);
		assert_int_equal(look(ledger, &first, uuid, found), 0);
		fixture_lock_and_unlock(fixture);
	}
	case_file_clear(&first);
	case_file_clear(&same_number);
	case_file_clear(&same_name);
	case_file_clear(&same_birth);
	case_file_clear(&other);
}

static void any_person_of_either_case_counts(void **state)
{
	struct fixture *fixture = *state;
	struct ledger_duplicate found[LEDGER_DUPLICATES_MAX];
	struct case_file first, second;
	char uuid[LEDGER_UUID_TEXT];

	one_person(&first, "Eerste Persoon", NULL, NULL, NULL);
	for (int i = 2; i <= CASE_PERSONS_MAX; i++) {
		case_file_add_person(&first);
		fixture_set(&first, FACT_V_NUMBER, i, "12345");
	}
	fixture_set(&first, FACT_NAME, CASE_PERSONS_MAX, "Laatste Persoon");
	one_person(&second, "Iemand Anders", NULL, NULL, NULL);
	case_file_add_person(&second);
	fixture_set(&second, FACT_NAME, 2, "persoon laatste");
	add(fixture->ledger, &first, uuid);
	assert_int_equal(look(fixture->ledger, &second, NULL, found), 1);
	assert_int_equal(found[0].person, 2);
	assert_int_equal(found[0].their_person, CASE_PERSONS_MAX);
	case_file_clear(&first);
	case_file_clear(&second);
}

static void what_was_changed_or_erased_is_not_found_again(void **state)
{
	struct fixture *fixture = *state;
	struct ledger_duplicate found[LEDGER_DUPLICATES_MAX];
	const struct ledger_save save = { .action = "save",
		.now = FIXTURE_NOW,
		.expected_revision = 1 };
	struct case_file file, asked;
	char uuid[LEDGER_UUID_TEXT], second[LEDGER_UUID_TEXT];
	int revision;

	one_person(&file, "Oude Naam", NULL, NULL, NULL);
	one_person(&asked, "Naam Oude", NULL, NULL, NULL);
	add(fixture->ledger, &file, uuid);
	add(fixture->ledger, &file, second);
	assert_int_equal(look(fixture->ledger, &asked, NULL, found), 2);
	assert_string_equal(found[0].uuid, second);
	fixture_set(&file, FACT_NAME, 1, "Nieuwe Naam");
	assert_int_equal(
	    ledger_save_case(fixture->ledger, uuid, &file, &save, &revision, NULL), 0);
	assert_int_equal(look(fixture->ledger, &asked, NULL, found), 1);
	assert_int_equal(
	    ledger_erase(fixture->ledger, second, "proef", FIXTURE_NOW, NULL, NULL), 0);
	assert_int_equal(look(fixture->ledger, &asked, NULL, found), 0);
	case_file_clear(&file);
	case_file_clear(&asked);
}

static void many_are_told_as_far_as_anybody_reads(void **state)
{
	struct fixture *fixture = *state;
	struct ledger_duplicate found[LEDGER_DUPLICATES_MAX];
	struct case_file file;
	char uuid[LEDGER_UUID_TEXT];

	one_person(&file, "A", NULL, NULL, NULL);
	for (int i = 0; i < LEDGER_DUPLICATES_MAX + 4; i++)
		add(fixture->ledger, &file, uuid);
	assert_int_equal(
	    look(fixture->ledger, &file, uuid, found), LEDGER_DUPLICATES_MAX);
	assert_string_equal(found[0].number, "2026-0019");
	case_file_clear(&file);
}

/* Many may be born on a day that papers like, and still the one is found. */
static void common_birth_date_hides_nobody(void **state)
{
	struct fixture *fixture = *state;
	struct ledger_duplicate found[LEDGER_DUPLICATES_MAX];
	struct case_file file;
	char uuid[LEDGER_UUID_TEXT], first[LEDGER_UUID_TEXT];

	one_person(&file, "Zoë Øst", NULL, "1985-07-01", "IQ");
	add(fixture->ledger, &file, first);
	for (int i = 0; i < 3 * LEDGER_DUPLICATES_MAX; i++) {
		char name[2] = { (char)('a' + i % 26), '\0' };

		fixture_set(&file, FACT_NAME, 1, name);
		add(fixture->ledger, &file, uuid);
	}
	fixture_set(&file, FACT_NAME, 1, "Zoë Voorbeeld");
	assert_int_equal(look(fixture->ledger, &file, NULL, found), 1);
	assert_string_equal(found[0].uuid, first);
	fixture_set(&file, FACT_NAME, 1, "Øst Zoë");
	assert_int_equal(look(fixture->ledger, &file, NULL, found), 1);
	assert_int_equal(found[0].likeness, LIKENESS_NAME);
	case_file_clear(&file);
}

static void locked_ledger_tells_nothing(void **state)
{
	struct fixture *fixture = *state;
	struct ledger_duplicate found[LEDGER_DUPLICATES_MAX];
	struct fault fault = { 0 };
	struct case_file file = { 0 };
	size_t count;

	ledger_lock(fixture->ledger);
	fixture_assert_fault(
	    ledger_duplicates(fixture->ledger, &file, NULL, found, &count, &fault),
	    &fault, FAULT_LOCKED);
	assert_int_equal(count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(person_who_is_there_is_found),
		FIXTURE_TEST(any_person_of_either_case_counts),
		FIXTURE_TEST(what_was_changed_or_erased_is_not_found_again),
		FIXTURE_TEST(many_are_told_as_far_as_anybody_reads),
		FIXTURE_TEST(common_birth_date_hides_nobody),
		FIXTURE_TEST(locked_ledger_tells_nothing),
	};

	return cmocka_run_group_tests_name("ledger duplicates", tests, NULL, NULL);
}
