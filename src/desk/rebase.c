/* SPDX-License-Identifier: EUPL-1.2 */
#include "opened.h"

#include <string.h>

/* From a person's number in one version to that in the merged case; 0: not there. */
struct numbers {
	int of_base[CASE_PERSONS_MAX + 1];
	int of_ours[CASE_PERSONS_MAX + 1];
};

static const struct value *value_of(
    const struct case_file *file, int person, enum fact_id fact)
{
	return case_file_value_const(file, fact, person);
}

static bool same_name(const struct case_file *one, int person,
    const struct case_file *other, int other_person)
{
	const struct value *name = value_of(one, person, FACT_NAME);

	return name->set && value_equal(name, value_of(other, other_person, FACT_NAME));
}

static bool name_in(
    const struct case_file *file, const struct case_file *other, int person)
{
	for (int i = 1; i <= file->person_count; i++) {
		if (same_name(file, i, other, person))
			return true;
	}
	return false;
}

/* Which person of theirs is this one of the base?  By number when the name there is the
 * same; else the one person of that name; else, where neither name is found again on the
 * other side, the number (the name was edited).  0: they removed this person. */
static int find_theirs(
    const struct case_file *base, int person, const struct case_file *theirs)
{
	int found = 0;

	if (person <= theirs->person_count && same_name(base, person, theirs, person))
		return person;
	for (int i = 1; i <= theirs->person_count; i++) {
		if (!same_name(base, person, theirs, i))
			continue;
		if (found != 0)
			return 0;
		found = i;
	}
	if (found != 0)
		return found;
	if (person <= theirs->person_count &&
	    base->person_count == theirs->person_count && !name_in(base, theirs, person))
		return person;
	return 0;
}

static bool changed_person(const struct case_file *base, int base_person,
    const struct case_file *ours, int our_person)
{
	for (int fact = FACT_CASE_COUNT; fact < FACT_COUNT; fact++) {
		if (!value_equal(value_of(base, base_person, fact),
			value_of(ours, our_person, fact)))
			return true;
	}
	return false;
}

static void take_case_facts(
    const struct case_file *base, const struct case_file *ours, struct case_file *merged)
{
	for (int fact = 0; fact < FACT_CASE_COUNT; fact++) {
		if (!value_equal(&base->fact[fact], &ours->fact[fact]))
			value_copy(&merged->fact[fact], &ours->fact[fact]);
	}
}

/* A link as we mean it, in the numbers of the merged case. */
static void take_fact(struct case_file *merged, int person, const struct case_file *ours,
    int our_person, enum fact_id fact, const struct numbers *numbers)
{
	struct value *value = case_file_value(merged, fact, person);

	value_copy(value, value_of(ours, our_person, fact));
	if (fact != FACT_LINKED_TO || !value->set || value->number == FACT_LINKED_NOBODY)
		return;
	if (value->number >= 1 && value->number <= CASE_PERSONS_MAX)
		value->number = numbers->of_ours[value->number];
	if (value->number == 0)
		value_clear(value);
}

/* Give every person of ours a number in the merged case. */
static void number_ours(const struct case_file *base, const struct case_file *ours,
    const int *origin, struct case_file *merged, struct numbers *numbers, bool *ret_whole)
{
	for (int i = 1; i <= ours->person_count; i++) {
		int from = origin[i - 1];
		int number = from > 0 ? numbers->of_base[from] : 0;

		ret_whole[i] = false;
		if (number == 0 && (from == 0 || changed_person(base, from, ours, i))) {
			number = case_file_add_person(merged);
			ret_whole[i] = number > 0;
		}
		numbers->of_ours[i] = number > 0 ? number : 0;
	}
}

static void take_persons(const struct case_file *base, const struct case_file *ours,
    const int *origin, struct case_file *merged, struct numbers *numbers)
{
	bool whole[CASE_PERSONS_MAX + 1];

	number_ours(base, ours, origin, merged, numbers, whole);
	for (int i = 1; i <= ours->person_count; i++) {
		int number = numbers->of_ours[i];

		for (int fact = FACT_CASE_COUNT; number > 0 && fact < FACT_COUNT;
		     fact++) {
			if (whole[i] || !value_equal(value_of(base, origin[i - 1], fact),
					    value_of(ours, i, fact)))
				take_fact(merged, number, ours, i, fact, numbers);
		}
	}
}

static const struct override *find_override(
    const struct case_file *file, int person, const char *condition)
{
	for (int i = file->override_count - 1; i >= 0; i--) {
		if (file->override[i].person == person &&
		    strcmp(file->override[i].condition, condition) == 0)
			return &file->override[i];
	}
	return NULL;
}

static bool same_override(const struct override *one, const struct override *other)
{
	return one != NULL && other != NULL && one->answer == other->answer &&
	       strcmp(one->reason, other->reason) == 0;
}

static void take_overrides(const struct case_file *base, const struct case_file *ours,
    const int *origin, struct case_file *merged, const struct numbers *numbers)
{
	int our_number[CASE_PERSONS_MAX + 1] = { 0 };

	for (int i = 1; i <= ours->person_count; i++) {
		if (origin[i - 1] > 0)
			our_number[origin[i - 1]] = i;
	}
	for (int i = 0; i < ours->override_count; i++) {
		const struct override *mine = &ours->override[i];
		int from = mine->person == 0 ? 0 : origin[mine->person - 1];
		int number = mine->person == 0 ? 0 : numbers->of_ours[mine->person];
		const struct override *was = NULL;

		if (mine->person == 0 || from > 0)
			was = find_override(base, from, mine->condition);
		if (same_override(mine, was) || (mine->person != 0 && number == 0))
			continue;
		case_file_set_override(
		    merged, number, mine->condition, mine->answer, mine->reason);
	}
	for (int i = 0; i < base->override_count; i++) {
		const struct override *was = &base->override[i];
		int mine = was->person == 0 ? 0 : our_number[was->person];
		int number = was->person == 0 ? 0 : numbers->of_base[was->person];

		if ((was->person == 0 || (mine > 0 && number > 0)) &&
		    find_override(ours, mine, was->condition) == NULL)
			case_file_remove_override(merged, number, was->condition);
	}
}

/* Whom we removed goes, from the last to the first, so that the numbers still to be
 * removed stay what they are. */
static void remove_persons(const struct case_file *base, const struct case_file *ours,
    const int *origin, struct case_file *merged, const struct numbers *numbers)
{
	bool gone[CASE_PERSONS_MAX + 1] = { false };

	for (int i = 1; i <= base->person_count; i++) {
		bool kept = false;

		for (int j = 0; j < ours->person_count; j++)
			kept = kept || origin[j] == i;
		if (!kept && numbers->of_base[i] > 0)
			gone[numbers->of_base[i]] = true;
	}
	for (int i = merged->person_count; i >= 1; i--) {
		if (gone[i])
			case_file_remove_person(merged, i);
	}
}

void rebase_case(const struct case_file *base, const struct case_file *ours,
    const int origin[CASE_PERSONS_MAX], const struct case_file *theirs,
    struct case_file *ret)
{
	struct numbers numbers = { 0 };

	case_file_copy(ret, theirs);
	for (int i = 1; i <= base->person_count; i++)
		numbers.of_base[i] = find_theirs(base, i, theirs);
	take_case_facts(base, ours, ret);
	take_persons(base, ours, origin, ret, &numbers);
	take_overrides(base, ours, origin, ret, &numbers);
	remove_persons(base, ours, origin, ret, &numbers);
}
