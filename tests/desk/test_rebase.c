/* SPDX-License-Identifier: EUPL-1.2 */
#include "../../src/desk/opened.h"

#include <glib.h>
#include <string.h>

#include "support.h"

/* The case that both desks began with: A, B, C and D, with C linked to A. */
struct room {
	struct case_file base, ours, theirs, merged;
	int origin[CASE_PERSONS_MAX];
};

static void set(struct case_file *file, enum fact_id fact, int person, const char *word)
{
	struct fault fault = { 0 };

	if (fact_parse(fact_get(fact), word, case_file_value(file, fact, person), "",
		&fault) != 0)
		fail_msg("%s: %s", word, fault.expected);
}

static void expect(
    const struct case_file *file, enum fact_id fact, int person, const char *word)
{
	char *found =
	    fact_word(fact_get(fact), case_file_value_const(file, fact, person));

	assert_string_equal(found, word);
	g_free(found);
}

static int enter(void **state)
{
	static const char *const names[] = { "A", "B", "C", "D" };
	struct room *room = g_new0(struct room, 1);

	set(&room->base, FACT_REGISTERED_ON, 0, "2024-03-22");
	for (int i = 0; i < 4; i++) {
		case_file_add_person(&room->base);
		set(&room->base, FACT_NAME, i + 1, names[i]);
		room->origin[i] = i + 1;
	}
	set(&room->base, FACT_LINKED_TO, 3, "1");
	case_file_copy(&room->ours, &room->base);
	case_file_copy(&room->theirs, &room->base);
	*state = room;
	return 0;
}

static int leave(void **state)
{
	struct room *room = *state;

	case_file_clear(&room->base);
	case_file_clear(&room->ours);
	case_file_clear(&room->theirs);
	case_file_clear(&room->merged);
	g_free(room);
	return 0;
}

static void rebase(struct room *room)
{
	rebase_case(&room->base, &room->ours, room->origin, &room->theirs, &room->merged);
}

/* As desk_case_remove_person does. */
static void we_remove(struct room *room, int person)
{
	case_file_remove_person(&room->ours, person);
	memmove(&room->origin[person - 1], &room->origin[person],
	    (size_t)(CASE_PERSONS_MAX - person) * sizeof(room->origin[0]));
}

static void nothing_of_ours_is_theirs(void **state)
{
	struct room *room = *state;

	set(&room->theirs, FACT_ROUTE, 0, "iom");
	rebase(room);
	assert_true(case_file_equal(&room->merged, &room->theirs));
}

static void nothing_of_theirs_is_ours(void **state)
{
	struct room *room = *state;

	set(&room->ours, FACT_PHONE, 0, "000");
	set(&room->ours, FACT_HEALTH_NEEDS, 2, "yes");
	rebase(room);
	assert_true(case_file_equal(&room->merged, &room->ours));
}

static void different_facts_are_both_kept(void **state)
{
	struct room *room = *state;

	set(&room->ours, FACT_ROUTE, 0, "iom");
	set(&room->ours, FACT_SEX, 2, "female");
	set(&room->theirs, FACT_LONG_STAY_INTENT, 0, "yes");
	set(&room->theirs, FACT_BORN_ON, 2, "1985");
	rebase(room);
	expect(&room->merged, FACT_ROUTE, 0, "iom");
	expect(&room->merged, FACT_LONG_STAY_INTENT, 0, "yes");
	expect(&room->merged, FACT_SEX, 2, "female");
	expect(&room->merged, FACT_BORN_ON, 2, "1985");
}

static void the_same_fact_is_ours(void **state)
{
	struct room *room = *state;

	set(&room->ours, FACT_ROUTE, 0, "iom");
	set(&room->theirs, FACT_ROUTE, 0, "ngo");
	rebase(room);
	expect(&room->merged, FACT_ROUTE, 0, "iom");
}

static void what_we_cleared_stays_cleared(void **state)
{
	struct room *room = *state;

	set(&room->ours, FACT_REGISTERED_ON, 0, "");
	set(&room->theirs, FACT_ROUTE, 0, "ngo");
	rebase(room);
	expect(&room->merged, FACT_REGISTERED_ON, 0, "");
	expect(&room->merged, FACT_ROUTE, 0, "ngo");
}

static void both_added_a_person_and_both_are_there(void **state)
{
	struct room *room = *state;

	case_file_add_person(&room->ours);
	set(&room->ours, FACT_NAME, 5, "E");
	set(&room->ours, FACT_LINKED_TO, 5, "2");
	case_file_add_person(&room->theirs);
	set(&room->theirs, FACT_NAME, 5, "F");
	rebase(room);
	assert_int_equal(room->merged.person_count, 6);
	expect(&room->merged, FACT_NAME, 5, "F");
	expect(&room->merged, FACT_NAME, 6, "E");
	expect(&room->merged, FACT_LINKED_TO, 6, "2");
}

static void a_link_to_our_new_person_follows_the_number(void **state)
{
	struct room *room = *state;

	case_file_add_person(&room->ours);
	set(&room->ours, FACT_NAME, 5, "E");
	set(&room->ours, FACT_LINKED_TO, 4, "5");
	case_file_add_person(&room->theirs);
	set(&room->theirs, FACT_NAME, 5, "F");
	rebase(room);
	expect(&room->merged, FACT_LINKED_TO, 4, "6");
}

static void our_answer_goes_to_the_same_person_when_they_removed_another(void **state)
{
	struct room *room = *state;

	set(&room->ours, FACT_HEALTH_NEEDS, 4, "yes");
	case_file_remove_person(&room->theirs, 2);
	rebase(room);
	assert_int_equal(room->merged.person_count, 3);
	expect(&room->merged, FACT_NAME, 3, "D");
	expect(&room->merged, FACT_HEALTH_NEEDS, 3, "yes");
	expect(&room->merged, FACT_HEALTH_NEEDS, 2, "");
}

static void whom_we_removed_is_gone_and_the_others_keep_their_answers(void **state)
{
	struct room *room = *state;

	we_remove(room, 2);
	set(&room->theirs, FACT_HEALTH_NEEDS, 4, "yes");
	rebase(room);
	assert_int_equal(room->merged.person_count, 3);
	expect(&room->merged, FACT_NAME, 2, "C");
	expect(&room->merged, FACT_NAME, 3, "D");
	expect(&room->merged, FACT_HEALTH_NEEDS, 3, "yes");
	expect(&room->merged, FACT_LINKED_TO, 2, "1");
}

static void both_removed_the_same_person(void **state)
{
	struct room *room = *state;

	we_remove(room, 2);
	case_file_remove_person(&room->theirs, 2);
	rebase(room);
	assert_int_equal(room->merged.person_count, 3);
	expect(&room->merged, FACT_NAME, 2, "C");
}

static void whom_they_removed_and_we_changed_comes_back(void **state)
{
	struct room *room = *state;

	set(&room->ours, FACT_HEALTH_NEEDS, 2, "yes");
	case_file_remove_person(&room->theirs, 2);
	rebase(room);
	assert_int_equal(room->merged.person_count, 4);
	expect(&room->merged, FACT_NAME, 4, "B");
	expect(&room->merged, FACT_HEALTH_NEEDS, 4, "yes");
}

static void a_name_they_corrected_is_still_the_same_person(void **state)
{
	struct room *room = *state;

	set(&room->ours, FACT_HEALTH_NEEDS, 2, "yes");
	set(&room->theirs, FACT_NAME, 2, "Bé");
	rebase(room);
	assert_int_equal(room->merged.person_count, 4);
	expect(&room->merged, FACT_NAME, 2, "Bé");
	expect(&room->merged, FACT_HEALTH_NEEDS, 2, "yes");
}

static void overrides_of_both_are_kept(void **state)
{
	struct room *room = *state;

	case_file_set_override(&room->base, 0, "rean.own_means", OVERRIDE_MET, "old");
	case_file_copy(&room->ours, &room->base);
	case_file_copy(&room->theirs, &room->base);
	case_file_remove_override(&room->ours, 0, "rean.own_means");
	case_file_set_override(&room->ours, 4, "rean.eu_residence", OVERRIDE_MET, "ours");
	case_file_remove_person(&room->theirs, 2);
	case_file_set_override(
	    &room->theirs, 1, "rean.eu_residence", OVERRIDE_UNMET, "theirs");
	rebase(room);
	assert_int_equal(room->merged.override_count, 2);
	assert_int_equal(room->merged.override[0].person, 1);
	assert_string_equal(room->merged.override[0].reason, "theirs");
	assert_int_equal(room->merged.override[1].person, 3);
	assert_string_equal(room->merged.override[1].reason, "ours");
}

/* Whatever two desks did, what only one of them touched is there, and the numbers of
 * links lead to somebody. */
static void change_at_random(
    struct support_random *random, struct case_file *file, int *origin, const char *mark)
{
	for (int i = 0; i < 4; i++) {
		int person =
		    1 + (int)support_random_below(random, (uint32_t)file->person_count);

		switch (support_random_below(random, 5)) {
		case 0:
			set(file, FACT_PLACE, 0, mark);
			break;
		case 1:
			set(file, FACT_HEALTH_NEEDS, person, "yes");
			break;
		case 2:
			set(file, FACT_LINKED_TO, person, "1");
			break;
		case 3:
			if (case_file_add_person(file) > 0)
				set(file, FACT_NAME, file->person_count, mark);
			if (origin != NULL && file->person_count <= CASE_PERSONS_MAX)
				origin[file->person_count - 1] = 0;
			break;
		default:
			if (file->person_count == 1)
				break;
			case_file_remove_person(file, person);
			if (origin != NULL)
				memmove(&origin[person - 1], &origin[person],
				    (size_t)(CASE_PERSONS_MAX - person) *
					sizeof(origin[0]));
		}
	}
}

static void a_rebase_of_anything_on_anything_is_a_case(void **state)
{
	struct support_random random = support_seed();
	struct room *room = *state;
	int rounds = support_long() ? 100000 : 2000;

	for (int i = 0; i < rounds; i++) {
		case_file_copy(&room->ours, &room->base);
		case_file_copy(&room->theirs, &room->base);
		for (int j = 0; j < CASE_PERSONS_MAX; j++)
			room->origin[j] = j < room->base.person_count ? j + 1 : 0;
		change_at_random(&random, &room->ours, room->origin, "ours");
		change_at_random(&random, &room->theirs, NULL, "theirs");
		rebase(room);
		assert_in_range(room->merged.person_count, 0, CASE_PERSONS_MAX);
		for (int person = 1; person <= room->merged.person_count; person++) {
			const struct value *link =
			    case_file_value_const(&room->merged, FACT_LINKED_TO, person);

			if (link->set)
				assert_in_range(
				    link->number, 0, room->merged.person_count);
		}
		if (!value_equal(
			&room->ours.fact[FACT_PLACE], &room->base.fact[FACT_PLACE]))
			expect(&room->merged, FACT_PLACE, 0, "ours");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, enter, leave)
		TEST(nothing_of_ours_is_theirs),
		TEST(nothing_of_theirs_is_ours),
		TEST(different_facts_are_both_kept),
		TEST(the_same_fact_is_ours),
		TEST(what_we_cleared_stays_cleared),
		TEST(both_added_a_person_and_both_are_there),
		TEST(a_link_to_our_new_person_follows_the_number),
		TEST(our_answer_goes_to_the_same_person_when_they_removed_another),
		TEST(whom_we_removed_is_gone_and_the_others_keep_their_answers),
		TEST(both_removed_the_same_person),
		TEST(whom_they_removed_and_we_changed_comes_back),
		TEST(a_name_they_corrected_is_still_the_same_person),
		TEST(overrides_of_both_are_kept),
		TEST(a_rebase_of_anything_on_anything_is_a_case),
#undef TEST
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
