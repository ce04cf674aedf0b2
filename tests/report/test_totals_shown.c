/* SPDX-License-Identifier: EUPL-1.2 */
/* Totals as they leave the desk: nothing small is told, nor can be worked out. */
#include "terugkeerdesk/report/totals_shown.h"

#include <string.h>

#include <glib.h>

#include "support.h"
#include "terugkeerdesk/report/small_groups.h"

#define SMALLEST 5

/* --- joining and merging --- */

static void neighbours_are_joined_until_they_are_enough(void **state)
{
	static const struct {
		int64_t size[6];
		size_t count;
		size_t end[6];
		size_t runs;
	} rows[] = {
		{ { 5, 6 }, 2, { 1, 2 }, 2 },
		{ { 0, 0, 7 }, 3, { 1, 2, 3 }, 3 },
		{ { 2, 3, 9 }, 3, { 2, 3 }, 2 },
		{ { 9, 4 }, 2, { 2 }, 1 },
		{ { 9, 0, 4 }, 3, { 3 }, 1 },
		{ { 9, 0, 4, 0 }, 4, { 4 }, 1 },
		{ { 8, 9, 1, 2 }, 4, { 1, 4 }, 2 },
		{ { 1, 2 }, 2, { 2 }, 1 },
		{ { 0, 1 }, 2, { 2 }, 1 },
		{ { 0, 0 }, 2, { 1, 2 }, 2 },
		{ { 3 }, 1, { 1 }, 1 },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		size_t end[6];

		assert_int_equal(
		    small_groups_join(rows[i].size, rows[i].count, SMALLEST, end),
		    rows[i].runs);
		for (size_t j = 0; j < rows[i].runs; j++)
			assert_int_equal(end[j], rows[i].end[j]);
	}
}

static void what_one_column_merges_is_merged_in_all(void **state)
{
	static const int64_t size[] = { 20, 9, 2, /* next column */ 30, 40, 50 };
	bool merged[3] = { false };

	(void)state;
	small_groups_mark_table(size, 2, 3, SMALLEST, merged);
	assert_false(merged[0]);
	assert_true(merged[1]);
	assert_true(merged[2]);
}

/* --- whole tables --- */

static day_number day_of(int year, int month)
{
	day_number ret;

	assert_int_equal(date_from_civil(year, month, 1, &ret), 0);
	return ret;
}

#define FIRST 2010
#define LAST  2019

/* Few cases, most of one kind: many small numbers. */
static struct totals *random_totals(struct support_random *random)
{
	struct totals *totals = totals_new(day_of(FIRST, 1), day_of(LAST + 1, 1) - 1);
	int cases = (int)(support_random_next(random) %
			  (support_random_next(random) % 4 == 0 ? 8 : 150));

	for (int i = 0; i < cases; i++) {
		uint64_t chance = support_random_next(random);
		struct totals_case one = {
			.persons = (int)(1 + chance % 5),
			.departure_kind =
			    (small_answer)(chance / 8 % 3 > 0
					       ? 1
					       : chance / 32 % TOTALS_KINDS),
			.route = (small_answer)(chance / 256 % TOTALS_ROUTES),
			.state = (enum case_state)(chance / 4096 % CASE_STATE_COUNT),
		};

		for (int state = 0; state < CASE_STATE_COUNT; state++)
			one.came_on[state] =
			    support_random_next(random) % 2 == 0
				? DAY_NONE
				: day_of(FIRST + (int)(support_random_next(random) %
						       (LAST - FIRST + 1)),
				      6);
		totals_add(totals, &one);
	}
	return totals;
}

static bool has_parts(const struct totals_shown *shown)
{
	unsigned all = 0;

	for (int i = 0; i < shown->part_count; i++) {
		if ((all & shown->part[i]) != 0)
			return false;
		all |= shown->part[i];
	}
	return all != 0;
}

/* Nothing, enough, or all there is. */
static void assert_enough(int64_t cases, int64_t all)
{
	if (cases != 0 && cases < SMALLEST && cases != all)
		fail_msg("%d of %d are told", (int)cases, (int)all);
}

static void assert_row(const struct totals_shown *shown, const struct totals_row *row)
{
	struct totals_count sum = { 0 };

	assert_enough(row->all.cases, shown->sum.all.cases);
	for (int i = 0; i < shown->part_count; i++) {
		assert_enough(row->part[i].cases, shown->sum.all.cases);
		totals_count_add(&sum, &row->part[i]);
	}
	assert_int_equal(sum.cases, row->all.cases);
	assert_int_equal(sum.persons, row->all.persons);
}

static void assert_shown(const struct totals_shown *shown, int first, int last)
{
	struct totals_count sum = { 0 };

	/* Nor what few are not. */
	if (shown->sum.all.cases > 0 && shown->sum.all.cases < SMALLEST)
		assert_int_equal(shown->part_count, 1);
	assert_true(has_parts(shown));
	for (size_t i = 0; i < shown->row_count; i++) {
		const struct totals_row *row = &shown->row[i];

		assert_int_equal(row->years.first, first);
		assert_true(row->years.last >= row->years.first);
		first = row->years.last + 1;
		assert_row(shown, row);
		totals_count_add(&sum, &row->all);
	}
	assert_int_equal(first, last + 1);
	assert_int_equal(sum.cases, shown->sum.all.cases);
	assert_row(shown, &shown->sum);
}

/* What is one per year is made of whole ones per period, in both directions. */
static void assert_nested(
    const struct totals_shown *periods, const struct totals_shown *years)
{
	for (int i = 0; i < periods->part_count; i++) {
		unsigned within = 0;

		for (int j = 0; j < years->part_count; j++)
			if ((periods->part[i] & years->part[j]) != 0)
				within = years->part[j];
		assert_int_equal(periods->part[i] & ~within, 0);
	}
	for (size_t i = 0; i < years->row_count; i++) {
		struct totals_span span = years->row[i].years;
		bool found = false;

		for (size_t j = 0; j < periods->row_count; j++)
			found = found || (span.first >= periods->row[j].years.first &&
					     span.last <= periods->row[j].years.last);
		assert_true(found);
	}
}

/* Who knows what stands per period and per year: between what must the number of one kind
 * in one year lie?  Far enough apart, or it is no secret. */
static void assert_hidden(const struct totals_row *period, int part,
    const struct totals_row *year, int merged, int64_t together, int64_t all)
{
	int64_t sum = period->part[part].cases;
	int64_t in_year = year->part[merged].cases;
	int64_t least = MAX(0, sum + in_year - together);
	int64_t most = MIN(sum, in_year);

	if (most - least >= SMALLEST || all < SMALLEST)
		return;
	assert_int_equal(least, most);
	assert_enough(most, all);
}

static void assert_period_hides(const struct totals_shown *periods, size_t row,
    const struct totals_shown *years, int merged)
{
	const struct totals_row *period = &periods->row[row];
	int64_t together = 0;

	for (int i = 0; i < periods->part_count; i++)
		if ((periods->part[i] & years->part[merged]) != 0)
			together += period->part[i].cases;
	for (size_t at = 0; at < years->row_count; at++) {
		const struct totals_row *year = &years->row[at];

		if (year->years.first < period->years.first ||
		    year->years.last > period->years.last)
			continue;
		for (int i = 0; i < periods->part_count; i++)
			if ((periods->part[i] & years->part[merged]) != 0)
				assert_hidden(period, i, year, merged, together,
				    periods->sum.all.cases);
	}
}

static void assert_nothing_can_be_worked_out(
    const struct totals_shown *periods, const struct totals_shown *years)
{
	for (size_t row = 0; row < periods->row_count; row++)
		for (int merged = 0; merged < years->part_count; merged++)
			assert_period_hides(periods, row, years, merged);
}

/* The parts that leave by themselves are whole or both in something larger, so that the
 * table of periods in the form of 2021 has a row for them together. */
static void assert_independent(const struct totals_shown *shown)
{
	for (int i = 0; i < shown->part_count; i++) {
		unsigned in = shown->part[i] & TOTALS_INDEPENDENT;

		assert_true(in == 0 || in == TOTALS_INDEPENDENT || in == shown->part[i]);
	}
}

static void nothing_small_leaves_the_desk(void **state)
{
	static const struct totals_span periods[] = { { FIRST, 2013 }, { 2014, 2016 },
		{ 2017, LAST } };
	struct support_random random = support_seed();
	struct totals_shown *by_period = g_new(struct totals_shown, 1);
	struct totals_shown *by_year = g_new(struct totals_shown, 1);
	int rounds = support_long() ? 20000 : 300;

	(void)state;
	for (int i = 0; i < rounds; i++) {
		struct totals *totals = random_totals(&random);

		for (int table = 0; table < TOTALS_TABLES; table++) {
			totals_show(totals, (enum totals_table)table, periods,
			    G_N_ELEMENTS(periods), SMALLEST, by_period, by_year);
			assert_shown(by_period, FIRST, LAST);
			assert_shown(by_year, FIRST, LAST);
			assert_nested(by_period, by_year);
			assert_nothing_can_be_worked_out(by_period, by_year);
			if (table == TOTALS_DEPARTED_KIND) {
				assert_independent(by_period);
				assert_independent(by_year);
			}
		}
		totals_free(totals);
	}
	g_free(by_period);
	g_free(by_year);
}

static void large_groups_stay_apart(void **state)
{
	static const struct totals_span period = { FIRST, FIRST + 1 };
	struct totals *totals = totals_new(DAY_NONE, DAY_NONE);
	struct totals_shown *by_period = g_new(struct totals_shown, 1);
	struct totals_shown *by_year = g_new(struct totals_shown, 1);

	(void)state;
	for (int i = 0; i < 2 * SMALLEST * TOTALS_KINDS; i++) {
		struct totals_case one = { .persons = 1 };

		one.departure_kind = (small_answer)(i % TOTALS_KINDS);
		for (int at = 0; at < CASE_STATE_COUNT; at++)
			one.came_on[at] = DAY_NONE;
		one.came_on[CASE_INTAKE] = day_of(FIRST + i / TOTALS_KINDS % 2, 1);
		totals_add(totals, &one);
	}
	totals_show(
	    totals, TOTALS_REGISTERED_KIND, &period, 1, SMALLEST, by_period, by_year);
	assert_int_equal(by_year->row_count, 2);
	assert_int_equal(by_year->part_count, TOTALS_KINDS);
	for (int i = 0; i < TOTALS_KINDS; i++)
		assert_int_equal(by_year->row[0].part[i].cases, SMALLEST);
	totals_show(
	    totals, TOTALS_REGISTERED_KIND, &period, 1, SMALLEST + 1, by_period, by_year);
	assert_int_equal(by_period->part_count, TOTALS_KINDS);
	/* What leaves by itself is one thing before anything else is merged. */
	assert_int_equal(by_year->part_count, 2);
	assert_int_equal(by_year->part[0], TOTALS_INDEPENDENT);
	totals_free(totals);
	g_free(by_period);
	g_free(by_year);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(neighbours_are_joined_until_they_are_enough),
		cmocka_unit_test(what_one_column_merges_is_merged_in_all),
		cmocka_unit_test(nothing_small_leaves_the_desk),
		cmocka_unit_test(large_groups_stay_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
