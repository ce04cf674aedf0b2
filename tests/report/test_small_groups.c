/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/report/small_groups.h"

#include "support.h"

#include <string.h>

#define ROWS    12
#define COLUMNS 5

static void assert_marked(
    const int64_t *size, size_t count, int64_t smallest, const char *as)
{
	bool merged[16];

	small_groups_mark(size, count, smallest, merged);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(merged[i], as[i] == 'x');
}

static void small_groups_go_together(void **state)
{
	(void)state;
	assert_marked((const int64_t[]){ 9, 3, 7, 4, 0 }, 5, 5, ".x.x.");
	assert_marked((const int64_t[]){ 5, 5, 5 }, 3, 5, "...");
	assert_marked((const int64_t[]){ 0, 0, 0 }, 3, 5, "...");
}

/* Else the total less the others would tell. */
static void next_one_goes_along_while_they_are_too_few(void **state)
{
	(void)state;
	assert_marked((const int64_t[]){ 9, 1, 7, 8, 0 }, 5, 5, ".xx..");
	assert_marked((const int64_t[]){ 1, 2 }, 2, 5, "xx");
	assert_marked((const int64_t[]){ 4 }, 1, 5, "x");
}

static void one_is_a_group_when_nothing_is_small(void **state)
{
	(void)state;
	assert_marked((const int64_t[]){ 1, 2, 0 }, 3, 1, "...");
	assert_marked((const int64_t[]){ 1, 2, 0 }, 3, 0, "...");
}

/* --- cells --- */

static void assert_hidden(
    const int64_t *size, size_t rows, size_t columns, const char *as)
{
	bool hidden[64];

	small_groups_hide(size, rows, columns, 5, hidden);
	for (size_t i = 0; i < rows * columns; i++)
		if (hidden[i] != (as[i] == 'x'))
			fail_msg("cell %zu of %s", i, as);
}

static void cell_is_hidden_with_others_in_its_row_and_column(void **state)
{
	(void)state;
	assert_hidden((const int64_t[]){ 9, 8, 7, 6 }, 2, 2, "....");
	assert_hidden((const int64_t[]){ 9, 8, 2, 6 }, 2, 2, "xxxx");
	assert_hidden((const int64_t[]){ 9, 8, 0, /**/ 2, 6, 0, /**/ 20, 30, 0 }, 3, 3,
	    "xx."
	    "xx."
	    "...");
	assert_hidden((const int64_t[]){ 1 }, 1, 1, "x");
	assert_hidden((const int64_t[]){ 0, 0 }, 1, 2, "..");
}

/* What may be told apart of a row or a column of a table. */
static void assert_line_tells_nothing(
    const int64_t *size, const bool *hidden, size_t count, size_t step, int64_t smallest)
{
	int64_t together = 0;
	size_t cells = 0, left = 0;

	for (size_t i = 0; i < count; i++) {
		int64_t here = size[i * step];

		if (hidden[i * step]) {
			assert_true(here > 0);
			together += here;
			cells++;
		} else if (here > 0) {
			assert_true(here >= smallest);
			left++;
		}
	}
	/* Unless everything is hidden, it is enough, and not one cell by itself. */
	if (cells > 0 && left > 0) {
		assert_true(cells > 1);
		assert_true(together >= smallest);
	}
}

static void nothing_hidden_follows_from_a_total(void **state)
{
	struct support_random random = support_seed();

	(void)state;
	for (int round = 0; round < 5000; round++) {
		uint32_t most = 2 + support_random_below(&random, 40);
		int64_t smallest = support_random_below(&random, 12);
		int64_t size[ROWS * COLUMNS];
		bool hidden[ROWS * COLUMNS];

		for (size_t i = 0; i < ROWS * COLUMNS; i++)
			size[i] = support_random_below(&random, most);
		small_groups_hide(size, ROWS, COLUMNS, smallest, hidden);
		for (size_t i = 0; i < ROWS; i++)
			assert_line_tells_nothing(size + i * COLUMNS,
			    hidden + i * COLUMNS, COLUMNS, 1, smallest);
		for (size_t i = 0; i < COLUMNS; i++)
			assert_line_tells_nothing(
			    size + i, hidden + i, ROWS, COLUMNS, smallest);
	}
}

/* --- neighbours --- */

static void neighbours_are_joined_until_they_are_enough(void **state)
{
	const int64_t size[] = { 2, 3, 0, 9, 1, 1 };
	size_t end[6];

	(void)state;
	assert_int_equal(small_groups_join(size, 6, 5, end), 3);
	assert_int_equal(end[0], 2);
	assert_int_equal(end[1], 3);
	assert_int_equal(end[2], 6);
}

static void every_run_has_nothing_or_enough(void **state)
{
	struct support_random random = support_seed();

	(void)state;
	for (int round = 0; round < 5000; round++) {
		int64_t size[20];
		size_t end[20];
		int64_t all = 0;
		size_t runs, at = 0;

		for (size_t i = 0; i < 20; i++)
			all += size[i] = support_random_below(&random, 4) == 0
					     ? support_random_below(&random, 9)
					     : 0;
		runs = small_groups_join(size, 20, 5, end);
		for (size_t i = 0; i < runs; i++) {
			int64_t together = 0;

			assert_true(end[i] > at);
			while (at < end[i])
				together += size[at++];
			assert_true(together == 0 || together >= 5 || together == all);
		}
		assert_int_equal(at, 20);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(small_groups_go_together),
		cmocka_unit_test(next_one_goes_along_while_they_are_too_few),
		cmocka_unit_test(one_is_a_group_when_nothing_is_small),
		cmocka_unit_test(cell_is_hidden_with_others_in_its_row_and_column),
		cmocka_unit_test(nothing_hidden_follows_from_a_total),
		cmocka_unit_test(neighbours_are_joined_until_they_are_enough),
		cmocka_unit_test(every_run_has_nothing_or_enough),
	};

	return cmocka_run_group_tests_name("report small_groups", tests, NULL, NULL);
}
