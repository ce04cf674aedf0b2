/* SPDX-License-Identifier: EUPL-1.2 */
/* Counting by year: what counts where, and that nothing is lost or counted twice. */
#include "terugkeerdesk/report/totals.h"

#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "support.h"

static day_number day(const char *text)
{
	day_number ret;

	assert_int_equal(date_parse_iso(text, &ret), 0);
	return ret;
}

/* --- what counts of a case --- */

struct step {
	enum case_state state;
	const char *on; /* NULL: it is in this state, not known since when */
};

static void make_case(
    struct totals_case *ret, int persons, const struct step *step, size_t count)
{
	*ret = (struct totals_case){ .persons = persons };
	for (int i = 0; i < CASE_STATE_COUNT; i++)
		ret->came_on[i] = DAY_NONE;
	for (size_t i = 0; i < count; i++) {
		ret->state = step[i].state;
		if (step[i].on != NULL)
			ret->came_on[step[i].state] = day(step[i].on);
		else
			ret->undated |= 1u << step[i].state;
	}
}

static void each_step_counts_in_the_year_of_its_own_date(void **state)
{
	static const struct step steps[] = { { CASE_INTAKE, "2019-12-31" },
		{ CASE_ADVISED, "2020-01-01" }, { CASE_APPLIED, "2020-12-31" },
		{ CASE_APPROVED, "2021-01-01" }, { CASE_BOOKED, "2021-02-28" },
		{ CASE_DEPARTED, "2022-02-28" } };
	static const struct {
		int year;
		int64_t registered, departed;
		int64_t came[CASE_STATE_COUNT];
	} rows[] = {
		{ 2018, 0, 0, { 0 } },
		{ 2019, 1, 0, { [CASE_INTAKE] = 1 } },
		{ 2020, 0, 0, { [CASE_ADVISED] = 1, [CASE_APPLIED] = 1 } },
		{ 2021, 0, 0, { [CASE_APPROVED] = 1, [CASE_BOOKED] = 1 } },
		{ 2022, 0, 1, { [CASE_DEPARTED] = 1 } },
		{ 2023, 0, 0, { 0 } },
	};
	struct totals *totals = totals_new(DAY_NONE, DAY_NONE);
	struct totals_case one;
	int first, last;

	(void)state;
	make_case(&one, 3, steps, G_N_ELEMENTS(steps));
	totals_add(totals, &one);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		const struct totals_year *year = totals_year(totals, rows[i].year);

		assert_int_equal(year->registered.all.cases, rows[i].registered);
		assert_int_equal(year->registered.all.persons, 3 * rows[i].registered);
		assert_int_equal(year->departed.all.cases, rows[i].departed);
		assert_int_equal(year->now[CASE_DEPARTED].cases, rows[i].registered);
		for (int j = 0; j < CASE_STATE_COUNT; j++) {
			assert_int_equal(year->came[j].cases, rows[i].came[j]);
			assert_int_equal(year->came[j].persons, 3 * rows[i].came[j]);
		}
	}
	assert_true(totals_years(totals, &first, &last));
	assert_int_equal(first, 2019);
	assert_int_equal(last, 2022);
	totals_free(totals);
}

static void both_ends_of_the_period_belong_to_it(void **state)
{
	static const struct {
		const char *on;
		int64_t counted;
	} rows[] = {
		{ "2019-03-31", 0 },
		{ "2019-04-01", 1 },
		{ "2019-12-31", 1 },
		{ "2020-02-29", 1 },
		{ "2020-03-01", 0 },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct step step = { CASE_INTAKE, rows[i].on };
		struct totals *totals = totals_new(day("2019-04-01"), day("2020-02-29"));
		struct totals_case one;
		struct totals_year sum;
		int first, last;

		make_case(&one, 1, &step, 1);
		totals_add(totals, &one);
		assert_true(totals_years(totals, &first, &last));
		assert_int_equal(first, 2019);
		assert_int_equal(last, 2020);
		totals_sum(totals, first, last, &sum);
		assert_int_equal(sum.registered.all.cases, rows[i].counted);
		assert_int_equal(totals->inside.cases, rows[i].counted);
		assert_int_equal(totals->read.cases, 1);
		totals_free(totals);
	}
}

static void state_without_a_date_stands_in_no_year(void **state)
{
	static const struct step steps[] = { { CASE_INTAKE, "2020-05-06" },
		{ CASE_BOOKED, NULL } };
	struct totals *totals = totals_new(DAY_NONE, DAY_NONE);
	struct totals_case one;

	(void)state;
	make_case(&one, 2, steps, G_N_ELEMENTS(steps));
	totals_add(totals, &one);
	assert_int_equal(totals->undated[CASE_BOOKED].cases, 1);
	assert_int_equal(totals->undated[CASE_BOOKED].persons, 2);
	assert_int_equal(totals_year(totals, 2020)->came[CASE_BOOKED].cases, 0);
	assert_int_equal(totals_year(totals, 2020)->now[CASE_BOOKED].cases, 1);
	totals_free(totals);
}

static void row_of_a_table_has_the_date_of_departure_alone(void **state)
{
	struct household_row row = { .registered_on = 100, .adults = 2, .minors = 1 };
	struct totals_case one;

	(void)state;
	row.departed_on = 200;
	row.state = CASE_CLOSED;
	totals_case_from_row(&row, &one);
	assert_int_equal(one.persons, 3);
	assert_int_equal(one.came_on[CASE_INTAKE], 100);
	assert_int_equal(one.came_on[CASE_DEPARTED], 200);
	assert_int_equal(one.undated, 1u << CASE_CLOSED);
	row.departed_on = DAY_NONE;
	row.state = CASE_DEPARTED;
	totals_case_from_row(&row, &one);
	assert_int_equal(one.undated, 1u << CASE_DEPARTED);
	row.state = CASE_INTAKE;
	totals_case_from_row(&row, &one);
	assert_int_equal(one.undated, 0);
}

/* --- many --- */

#define CASES 1000

static void random_totals_case(struct support_random *random, struct totals_case *ret)
{
	*ret = (struct totals_case){
		.persons = (int)(1 + support_random_next(random) % 6),
		.departure_kind =
		    (small_answer)(support_random_next(random) % TOTALS_KINDS),
		.route = (small_answer)(support_random_next(random) % TOTALS_ROUTES),
		.state =
		    (enum case_state)(support_random_next(random) % CASE_STATE_COUNT),
	};
	for (int i = 0; i < CASE_STATE_COUNT; i++) {
		ret->came_on[i] = DAY_NONE;
		if (i == CASE_INTAKE || support_random_next(random) % 3 > 0)
			ret->came_on[i] =
			    (day_number)(day("2005-01-01") +
					 support_random_next(random) % 9000);
		else if (support_random_next(random) % 4 == 0)
			ret->undated |= 1u << i;
	}
}

/* Does it come in this year of the period?  By the letters of the date. */
static bool comes(
    const struct totals_case *one, int state, const char *from, const char *to, int year)
{
	char text[DATE_TEXT], start[8];

	if (one->came_on[state] == DAY_NONE)
		return false;
	date_format_iso(text, one->came_on[state]);
	g_snprintf(start, sizeof(start), "%04d-", year);
	return strcmp(text, from) >= 0 && strcmp(text, to) <= 0 &&
	       g_str_has_prefix(text, start);
}

/* Count one thing the slow way. */
struct asked {
	int state;
	int kind, route, now; /* -1: any */
};
static struct totals_count count_slowly(const struct totals_case *cases,
    struct asked asked, const char *from, const char *to, int year)
{
	struct totals_count ret = { 0 };

	for (int i = 0; i < CASES; i++) {
		const struct totals_case *one = &cases[i];

		if (!comes(one, asked.state, from, to, year) ||
		    (asked.kind >= 0 && one->departure_kind != asked.kind) ||
		    (asked.route >= 0 && one->route != asked.route) ||
		    (asked.now >= 0 && (int)one->state != asked.now))
			continue;
		ret.cases++;
		ret.persons += one->persons;
	}
	return ret;
}

static void assert_count(struct totals_count found, struct totals_count wanted)
{
	assert_int_equal(found.cases, wanted.cases);
	assert_int_equal(found.persons, wanted.persons);
}

static void assert_year(const struct totals *totals, const struct totals_case *cases,
    const char *from, const char *to, int number)
{
	const struct totals_year *year = totals_year(totals, number);

#define SLOWLY(...) count_slowly(cases, (struct asked){ __VA_ARGS__ }, from, to, number)
	assert_count(year->registered.all, SLOWLY(CASE_INTAKE, -1, -1, -1));
	assert_count(year->departed.all, SLOWLY(CASE_DEPARTED, -1, -1, -1));
	for (int i = 0; i < TOTALS_KINDS; i++) {
		assert_count(year->registered.kind[i], SLOWLY(CASE_INTAKE, i, -1, -1));
		assert_count(year->departed.kind[i], SLOWLY(CASE_DEPARTED, i, -1, -1));
	}
	for (int i = 0; i < TOTALS_ROUTES; i++) {
		assert_count(year->registered.route[i], SLOWLY(CASE_INTAKE, -1, i, -1));
		assert_count(year->departed.route[i], SLOWLY(CASE_DEPARTED, -1, i, -1));
	}
	for (int i = 0; i < CASE_STATE_COUNT; i++) {
		assert_count(year->now[i], SLOWLY(CASE_INTAKE, -1, -1, i));
		assert_count(year->came[i], SLOWLY(i, -1, -1, -1));
	}
#undef SLOWLY
}

static void many_cases_add_up_as_counted_one_by_one(void **state)
{
	static const char from[] = "2008-07-15", to[] = "2021-10-03";
	struct support_random random = support_seed();
	struct totals_case *cases = g_new(struct totals_case, CASES);
	struct totals *totals[3];

	(void)state;
	for (int i = 0; i < 3; i++)
		totals[i] = totals_new(day(from), day(to));
	for (int i = 0; i < CASES; i++) {
		random_totals_case(&random, &cases[i]);
		totals_add(totals[support_random_next(&random) % 3], &cases[i]);
	}
	totals_merge(totals[0], totals[1]);
	totals_merge(totals[0], totals[2]);
	assert_int_equal(totals[0]->read.cases, CASES);
	for (int year = 2004; year <= 2031; year++)
		assert_year(totals[0], cases, from, to, year);
	for (int i = 0; i < 3; i++)
		totals_free(totals[i]);
	g_free(cases);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_step_counts_in_the_year_of_its_own_date),
		cmocka_unit_test(both_ends_of_the_period_belong_to_it),
		cmocka_unit_test(state_without_a_date_stands_in_no_year),
		cmocka_unit_test(row_of_a_table_has_the_date_of_departure_alone),
		cmocka_unit_test(many_cases_add_up_as_counted_one_by_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
