/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Who gives way when the columns of a table do not fit beside each other.
 */
#include "support.h"

#include <glib.h>

#include "column.h"

#define COLUMNS_MAX 6
#define WIDTH       480.0
#define HAIR        0.2 /* what all columns together may be wider by rounding */

struct sums {
	double natural, usual, word, width;
};

static struct sums add_up(const struct column *columns, int count)
{
	struct sums ret = { 0 };

	for (int i = 0; i < count; i++) {
		ret.natural += columns[i].natural;
		ret.usual += MAX(columns[i].word, columns[i].usual);
		ret.word += columns[i].word;
		ret.width += columns[i].width;
	}
	return ret;
}

static void make(struct support_random *random, struct column *ret, int count)
{
	for (int i = 0; i < count; i++) {
		ret[i].natural = 1 + support_random_below(random, 300);
		ret[i].usual = support_random_below(random, (uint32_t)ret[i].natural + 1);
		ret[i].word = support_random_below(random, (uint32_t)ret[i].natural + 1);
	}
}

static void columns_take_the_width_and_no_more(void **state)
{
	struct support_random random = support_seed();

	(void)state;
	for (int rounds = 20000; rounds > 0; rounds--) {
		struct column columns[COLUMNS_MAX];
		int count = 1 + (int)support_random_below(&random, COLUMNS_MAX);
		struct sums sums;

		make(&random, columns, count);
		column_fit(columns, count, WIDTH);
		sums = add_up(columns, count);
		assert_true(sums.width <= WIDTH + HAIR && sums.width >= WIDTH - HAIR);
	}
}

/* What has room for all of it keeps all of it. */
static void nothing_gives_way_without_need(void **state)
{
	struct support_random random = support_seed();

	(void)state;
	for (int rounds = 20000; rounds > 0; rounds--) {
		struct column columns[COLUMNS_MAX];
		int count = 1 + (int)support_random_below(&random, COLUMNS_MAX);
		struct sums sums;

		make(&random, columns, count);
		column_fit(columns, count, WIDTH);
		sums = add_up(columns, count);
		for (int i = 0; i < count; i++) {
			if (sums.natural <= WIDTH)
				assert_true(columns[i].width >= columns[i].natural);
			if (sums.usual <= WIDTH)
				assert_true(columns[i].width >= columns[i].usual);
			if (sums.word <= WIDTH)
				assert_true(columns[i].width >= columns[i].word);
			assert_true(columns[i].width > 0 || sums.word == 0);
		}
	}
}

/* "replaced; was: to check" in a column of "met" does not halve the column of sources. */
static void a_long_cell_gives_way_before_a_column_of_them(void **state)
{
	struct column columns[] = {
		{ .natural = 300, .usual = 40, .word = 60 },
		{ .natural = 400, .usual = 380, .word = 60 },
	};

	(void)state;
	column_fit(columns, 2, WIDTH);
	assert_true(columns[1].width > 380);
	assert_true(columns[0].width < 110);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_take_the_width_and_no_more),
		cmocka_unit_test(nothing_gives_way_without_need),
		cmocka_unit_test(a_long_cell_gives_way_before_a_column_of_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
