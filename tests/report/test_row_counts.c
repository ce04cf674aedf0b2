/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/report/row_counts.h"

#include "support.h"

#include <string.h>

#include <glib.h>

#define KINDS (3 * ROW_COUNTS_MOST) /* different rows: more than are kept at once */

/* What was given out, by the number that a row has as its registration date. */
struct given {
	int64_t times[KINDS];
	int64_t calls;
};

static void take(void *data, const struct household_row *row, int64_t times)
{
	struct given *given = data;

	assert_true(times > 0);
	assert_in_range(row->registered_on, 0, KINDS - 1);
	assert_int_equal(row->adults, 1 + row->registered_on % 3);
	given->times[row->registered_on] += times;
	given->calls++;
}

static struct household_row row_of(int number)
{
	struct household_row row;

	memset(&row, 0, sizeof(row));
	row.registered_on = number;
	row.adults = (uint8_t)(1 + number % 3);
	return row;
}

static struct row_counts *counts_into(struct given *given)
{
	struct row_counts *ret = g_new0(struct row_counts, 1);

	ret->give = take;
	ret->data = given;
	return ret;
}

static void equal_rows_are_given_out_once(void **state)
{
	struct given *given = g_new0(struct given, 1);
	struct row_counts *counts = counts_into(given);

	(void)state;
	for (int i = 0; i < 1000; i++) {
		struct household_row row = row_of(i % 10);

		row_counts_add(counts, &row);
	}
	assert_int_equal(given->calls, 0);
	row_counts_finish(counts);
	assert_int_equal(given->calls, 10);
	for (int i = 0; i < 10; i++)
		assert_int_equal(given->times[i], 100);
	row_counts_finish(counts);
	assert_int_equal(given->calls, 10);
	g_free(counts);
	g_free(given);
}

/* However many and in whatever order: nothing is lost, nothing counted twice. */
static void every_row_is_given_out_as_often_as_it_came(void **state)
{
	struct given *given = g_new0(struct given, 1);
	struct row_counts *counts = counts_into(given);
	struct support_random random = support_seed();
	int64_t *came = g_new0(int64_t, KINDS);

	(void)state;
	for (int i = 0; i < 20 * KINDS; i++) {
		int number = (int)support_random_below(&random, KINDS);
		struct household_row row = row_of(number);

		came[number]++;
		row_counts_add(counts, &row);
		assert_true(counts->count < ROW_COUNTS_MOST);
	}
	row_counts_finish(counts);
	assert_memory_equal(given->times, came, KINDS * sizeof(*came));
	g_free(came);
	g_free(counts);
	g_free(given);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(equal_rows_are_given_out_once),
		cmocka_unit_test(every_row_is_given_out_as_often_as_it_came),
	};

	return cmocka_run_group_tests_name("report row_counts", tests, NULL, NULL);
}
