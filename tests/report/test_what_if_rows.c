/* SPDX-License-Identifier: EUPL-1.2 */
/* What of a what-if is shown, and what of it may leave the desk. */
#include "terugkeerdesk/report/what_if.h"

#include "support.h"

#include <string.h>

#include <glib.h>

/* Decided households by difference; the others are zeroed. */
static struct what_if *with_differences(const cents *difference, size_t count)
{
	struct what_if *what_if = g_new0(struct what_if, 1);

	for (size_t i = 0; i < count; i++) {
		cents size = difference[i] < 0 ? -difference[i] : difference[i];
		cents steps = (size + WHAT_IF_STEP - 1) / WHAT_IF_STEP;

		what_if->bin[WHAT_IF_BINS + (difference[i] < 0 ? -steps : steps)]++;
		what_if->outcome[difference[i] > 0   ? WHAT_IF_GAIN
				 : difference[i] < 0 ? WHAT_IF_LOSE
						     : WHAT_IF_SAME]++;
		what_if->households++;
	}
	return what_if;
}

static int64_t count_all(const struct what_if_difference *row, size_t count)
{
	int64_t ret = 0;

	for (size_t i = 0; i < count; i++)
		ret += row[i].households;
	return ret;
}

static void distribution_has_rows_of_one_round_width(void **state)
{
	const cents difference[] = { -12000, -100, 0, 0, 5000, 5100, 99900 };
	struct what_if *what_if = with_differences(difference, 7);
	struct what_if_difference row[WHAT_IF_DIFFERENCES_MAX];
	size_t count = what_if_differences(what_if, 0, row, WHAT_IF_DIFFERENCES_MAX);

	(void)state;
	assert_int_equal(count, 3 + 1 + 20);
	assert_int_equal(row[0].range.min, -15000);
	assert_int_equal(row[0].range.max, -10000);
	assert_int_equal(row[0].households, 1);
	assert_int_equal(row[3].range.min, 0);
	assert_int_equal(row[3].range.max, 0);
	assert_int_equal(row[3].households, 2);
	assert_int_equal(row[4].households, 1);
	assert_int_equal(row[5].households, 1);
	assert_int_equal(row[23].range.max, 100000);
	assert_int_equal(count_all(row, count), 7);
	/* In fewer rows the same households. */
	for (size_t size = 3; size < 24; size++) {
		count = what_if_differences(what_if, 0, row, size);
		assert_true(count <= size);
		assert_int_equal(count_all(row, count), 7);
	}
	what_if_free(what_if);
}

static void distribution_of_few_is_joined_and_of_very_few_not_told(void **state)
{
	const cents difference[] = { -12000, -100, 0, 0, 5000, 5100, 99900 };
	struct what_if *what_if = with_differences(difference, 7);
	struct what_if_difference row[WHAT_IF_DIFFERENCES_MAX];
	size_t count = what_if_differences(what_if, 3, row, WHAT_IF_DIFFERENCES_MAX);

	(void)state;
	for (size_t i = 0; i < count; i++) {
		assert_true(row[i].households == 0 || row[i].households >= 3);
		assert_true(i == 0 || row[i].range.min >= row[i - 1].range.max);
	}
	assert_int_equal(row[0].range.min, -15000);
	assert_int_equal(row[count - 1].range.max, 100000);
	assert_int_equal(count_all(row, count), 7);
	assert_int_equal(
	    what_if_differences(what_if, 8, row, WHAT_IF_DIFFERENCES_MAX), 0);
	what_if_free(what_if);
}

static void nothing_decided_has_no_distribution(void **state)
{
	struct what_if *what_if = g_new0(struct what_if, 1);
	struct what_if_difference row[WHAT_IF_DIFFERENCES_MAX];

	(void)state;
	what_if->households = what_if->outcome[WHAT_IF_UNDECIDED] = 4;
	assert_int_equal(
	    what_if_differences(what_if, 0, row, WHAT_IF_DIFFERENCES_MAX), 0);
	what_if_free(what_if);
}

static void outcomes_of_few_are_merged(void **state)
{
	struct what_if *what_if = g_new0(struct what_if, 1);
	struct what_if_told told;

	(void)state;
	what_if->outcome[WHAT_IF_GAIN] = 20;
	what_if->outcome[WHAT_IF_LOSE] = 1;
	what_if->outcome[WHAT_IF_SAME] = 9;
	what_if_tell(what_if, 5, &told);
	assert_false(told.merged[WHAT_IF_GAIN]);
	assert_true(told.merged[WHAT_IF_LOSE]);
	assert_true(told.merged[WHAT_IF_SAME]);
	assert_false(told.merged[WHAT_IF_UNDECIDED]);
	assert_int_equal(told.households, 10);
	assert_false(told.amounts);
	what_if->outcome[WHAT_IF_LOSE] = 5;
	what_if_tell(what_if, 5, &told);
	assert_int_equal(told.households, 0);
	assert_true(told.amounts);
	what_if_free(what_if);
}

static void cause_in_few_households_is_not_told(void **state)
{
	(void)state;
	assert_true(what_if_cause_told(&(struct what_if_cause){ { 5, 0 }, { 1, 0 } }, 5));
	assert_false(
	    what_if_cause_told(&(struct what_if_cause){ { 9, 4 }, { 1, 1 } }, 5));
	assert_true(what_if_cause_told(&(struct what_if_cause){ { 1, 1 }, { 1, 1 } }, 1));
}

static struct what_if_group group_of(int64_t gain, int64_t lose, int64_t same)
{
	return (struct what_if_group){
		.households = gain + lose + same,
		.persons = 2 * (gain + lose + same),
		.outcome = { [WHAT_IF_GAIN] = gain,
		    [WHAT_IF_LOSE] = lose,
		    [WHAT_IF_SAME] = same },
	};
}

static void groups_come_by_size_and_small_ones_as_one(void **state)
{
	const struct what_if_group group[] = { group_of(6, 6, 0), group_of(0, 1, 1),
		group_of(0, 0, 0), group_of(20, 10, 9), group_of(1, 2, 1) };
	struct what_if_row row[6];
	size_t rows = what_if_rows(group, 5, 5, row);

	(void)state;
	assert_int_equal(rows, 3);
	assert_int_equal(row[0].index, 3);
	assert_int_equal(row[1].index, 0);
	assert_int_equal(row[2].index, WHAT_IF_MERGED);
	assert_int_equal(row[2].group.households, 6);
	assert_int_equal(row[2].group.persons, 12);
	assert_int_equal(row[2].group.outcome[WHAT_IF_LOSE], 3);
	/* 3 lose and 1 gains of the merged ones: hidden, and others with them. */
	assert_true(row[2].hidden[WHAT_IF_LOSE]);
	assert_true(row[2].hidden[WHAT_IF_GAIN]);
	assert_true(row[0].hidden[WHAT_IF_LOSE] || row[1].hidden[WHAT_IF_LOSE]);
	assert_false(row[0].hidden[WHAT_IF_UNDECIDED]);
}

static void on_the_desk_itself_nothing_is_hidden(void **state)
{
	const struct what_if_group group[] = { group_of(1, 0, 0), group_of(0, 1, 1) };
	struct what_if_row row[3];
	size_t rows = what_if_rows(group, 2, 0, row);

	(void)state;
	assert_int_equal(rows, 2);
	assert_int_equal(row[0].index, 1);
	for (size_t i = 0; i < rows; i++)
		for (int outcome = 0; outcome < WHAT_IF_OUTCOMES; outcome++)
			assert_false(row[i].hidden[outcome]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(distribution_has_rows_of_one_round_width),
		cmocka_unit_test(distribution_of_few_is_joined_and_of_very_few_not_told),
		cmocka_unit_test(nothing_decided_has_no_distribution),
		cmocka_unit_test(outcomes_of_few_are_merged),
		cmocka_unit_test(cause_in_few_households_is_not_told),
		cmocka_unit_test(groups_come_by_size_and_small_ones_as_one),
		cmocka_unit_test(on_the_desk_itself_nothing_is_hidden),
	};

	return cmocka_run_group_tests_name("report what_if_rows", tests, NULL, NULL);
}
