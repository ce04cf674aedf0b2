/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/report/totals.h"

#include <string.h>

#include <glib.h>

struct totals *totals_new(day_number from, day_number to)
{
	struct totals *totals = g_new0(struct totals, 1);

	totals->from = from;
	totals->to = to;
	return totals;
}

void totals_free(struct totals *totals)
{
	g_free(totals);
}

/* --- one case --- */

void totals_case_from_row(const struct household_row *row, struct totals_case *ret)
{
	*ret = (struct totals_case){
		.persons = row->adults + row->minors,
		.departure_kind = row->departure_kind,
		.route = row->route,
		.state = (enum case_state)row->state,
	};
	for (int state = 0; state < CASE_STATE_COUNT; state++)
		ret->came_on[state] = DAY_NONE;
	ret->came_on[CASE_INTAKE] = row->registered_on;
	ret->came_on[CASE_DEPARTED] = row->departed_on;
	/* A table has no other dates. */
	if (ret->came_on[ret->state] == DAY_NONE)
		ret->undated = 1u << ret->state;
}

static small_answer answer_of(const struct case_file *file, enum fact_id fact)
{
	const struct value *value = &file->fact[fact];

	return value->set ? (small_answer)(1 + value->number) : HOUSEHOLD_UNANSWERED;
}

bool totals_case_from_file(const struct case_file *file, struct totals_case *ret)
{
	const struct value *registered = &file->fact[FACT_REGISTERED_ON];

	if (!registered->set || file->person_count == 0)
		return false;
	*ret = (struct totals_case){
		.persons = file->person_count,
		.departure_kind = answer_of(file, FACT_DEPARTURE_KIND),
		.route = answer_of(file, FACT_ROUTE),
		.state = case_state_of(file),
	};
	for (enum case_state state = CASE_INTAKE; state < CASE_STATE_COUNT; state++)
		ret->came_on[state] = case_state_on(file, state);
	ret->came_on[CASE_INTAKE] = (day_number)registered->number;
	return true;
}

/* --- adding --- */

static void add_one(struct totals_count *count, int persons)
{
	count->cases++;
	count->persons += persons;
}

static void add_to_group(struct totals_group *group, const struct totals_case *one)
{
	add_one(&group->all, one->persons);
	add_one(&group->kind[one->departure_kind], one->persons);
	add_one(&group->route[one->route], one->persons);
}

/* The year in which a day counts; NULL: in none. */
static struct totals_year *year_of(struct totals *totals, day_number day)
{
	int year, month, number;

	if (day == DAY_NONE || (totals->from != DAY_NONE && day < totals->from) ||
	    (totals->to != DAY_NONE && day > totals->to))
		return NULL;
	date_to_civil(day, &year, &month, &number);
	if (year < DATE_YEAR_MIN || year > DATE_YEAR_MAX)
		return NULL;
	return &totals->year[year - DATE_YEAR_MIN];
}

void totals_add(struct totals *totals, const struct totals_case *one)
{
	bool inside = false;

	for (int state = 0; state < CASE_STATE_COUNT; state++) {
		struct totals_year *year = year_of(totals, one->came_on[state]);

		if (one->undated & 1u << state)
			add_one(&totals->undated[state], one->persons);
		if (year == NULL)
			continue;
		inside = true;
		add_one(&year->came[state], one->persons);
		if (state == CASE_INTAKE) {
			add_to_group(&year->registered, one);
			add_one(&year->now[one->state], one->persons);
		}
		if (state == CASE_DEPARTED)
			add_to_group(&year->departed, one);
	}
	add_one(&totals->read, one->persons);
	if (inside)
		add_one(&totals->inside, one->persons);
}

/* --- many --- */

void totals_count_add(struct totals_count *count, const struct totals_count *more)
{
	count->cases += more->cases;
	count->persons += more->persons;
}

static void add_counts(
    struct totals_count *count, const struct totals_count *more, size_t size)
{
	for (size_t i = 0; i < size; i++)
		totals_count_add(&count[i], &more[i]);
}

static void add_group(struct totals_group *group, const struct totals_group *more)
{
	totals_count_add(&group->all, &more->all);
	add_counts(group->kind, more->kind, TOTALS_KINDS);
	add_counts(group->route, more->route, TOTALS_ROUTES);
}

static void add_year(struct totals_year *year, const struct totals_year *more)
{
	add_group(&year->registered, &more->registered);
	add_group(&year->departed, &more->departed);
	add_counts(year->now, more->now, CASE_STATE_COUNT);
	add_counts(year->came, more->came, CASE_STATE_COUNT);
}

void totals_merge(struct totals *totals, const struct totals *other)
{
	totals_count_add(&totals->read, &other->read);
	totals_count_add(&totals->inside, &other->inside);
	add_counts(totals->undated, other->undated, CASE_STATE_COUNT);
	for (int i = 0; i < TOTALS_YEARS; i++)
		add_year(&totals->year[i], &other->year[i]);
}

void totals_sum(const struct totals *totals, int first, int last, struct totals_year *ret)
{
	memset(ret, 0, sizeof(*ret));
	for (int year = first; year <= last; year++)
		add_year(ret, totals_year(totals, year));
}

static bool holds_anything(const struct totals_year *year)
{
	for (int state = 0; state < CASE_STATE_COUNT; state++)
		if (year->came[state].cases > 0)
			return true;
	return false;
}

/* The year of a day, not beyond those that there are. */
static int nearest_year(day_number day)
{
	int year, month, number;

	date_to_civil(day, &year, &month, &number);
	return CLAMP(year, DATE_YEAR_MIN, DATE_YEAR_MAX);
}

bool totals_years(const struct totals *totals, int *ret_first, int *ret_last)
{
	int first = DATE_YEAR_MIN;
	int last = DATE_YEAR_MAX;

	while (first <= last && !holds_anything(totals_year(totals, first)))
		first++;
	while (last >= first && !holds_anything(totals_year(totals, last)))
		last--;
	if (totals->from != DAY_NONE)
		first = nearest_year(totals->from);
	if (totals->to != DAY_NONE)
		last = nearest_year(totals->to);
	*ret_first = first;
	*ret_last = last;
	return first <= last;
}
