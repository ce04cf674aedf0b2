/* SPDX-License-Identifier: EUPL-1.2 */
#include "totals_view.h"

#include <glib.h>

#include "terugkeerdesk/report/averages.h"

#include "internal.h"
#include "report_scope.h"

/* --- periods --- */

static day_number first_day(int year)
{
	day_number ret = DAY_NONE;

	date_from_civil(year, 1, 1, &ret);
	return ret;
}

static day_number last_day(int year)
{
	day_number ret = DAY_NONE;

	date_from_civil(year, 12, 31, &ret);
	return ret;
}

struct desk_period totals_view_days(
    const struct desk_totals *totals, struct totals_span years)
{
	struct desk_period ret = { first_day(years.first), last_day(years.last) };
	int first, last;

	if (totals->period.to != DAY_NONE && ret.to > totals->period.to)
		ret.to = totals->period.to;
	if (totals->period.from != DAY_NONE && ret.from < totals->period.from)
		ret.from = totals->period.from;
	/* Nobody knows how long the desk was there before the first case. */
	if (totals->period.from == DAY_NONE &&
	    totals_years(totals->sums, &first, &last) && years.first <= first)
		ret.from = DAY_NONE;
	return ret;
}

struct desk_period totals_view_past(
    const struct desk_totals *totals, struct totals_span years)
{
	struct desk_period ret = totals_view_days(totals, years);

	if (ret.to > totals->until && ret.from <= totals->until)
		ret.to = totals->until;
	return ret;
}

int64_t totals_view_length(const struct desk_totals *totals, struct totals_span years)
{
	struct desk_period days = totals_view_past(totals, years);

	return totals_view_ahead(totals, years) ? 0 : averages_length(days.from, days.to);
}

bool totals_view_cut(const struct desk_totals *totals, struct totals_span years)
{
	struct desk_period days = totals_view_days(totals, years);

	return (days.from != DAY_NONE && days.from > first_day(years.first)) ||
	       MIN(days.to, totals->until) < last_day(years.last);
}

bool totals_view_ahead(const struct desk_totals *totals, struct totals_span years)
{
	return first_day(years.first) > totals->until;
}

static size_t list_periods(
    const struct desk_totals *totals, struct totals_span ret[TOTALS_PERIODS_MAX])
{
	struct totals_span years;
	size_t count = 0;

	if (!totals_years(totals->sums, &years.first, &years.last))
		return 0;
	for (int i = 0; i < totals->splits; i++) {
		ret[count++] = (struct totals_span){ years.first, totals->split[i] - 1 };
		years.first = totals->split[i];
	}
	ret[count++] = years;
	return count;
}

/* --- the whole --- */

static void make_forms(struct totals_view *view)
{
	const struct totals_shown *shown = view->period[TOTALS_DEPARTED_KIND];

	for (size_t i = 0; i < shown->row_count; i++) {
		struct desk_period days =
		    totals_view_past(view->totals, shown->row[i].years);

		if (totals_view_few(view, shown->row[i].all) ||
		    totals_view_ahead(view->totals, shown->row[i].years))
			continue;
		totals_form_from_row(days.from, days.to, shown, &shown->row[i],
		    &view->form[view->forms++]);
	}
}

void totals_view_make(
    const struct desk *desk, const struct desk_totals *totals, struct totals_view *ret)
{
	struct totals_span period[TOTALS_PERIODS_MAX];
	size_t periods;

	*ret = (struct totals_view){
		.totals = totals,
		.smallest = desk->env.config->smallest_group,
		.filtered = report_filtered_told(desk, &totals->read),
	};
	if (totals->sums == NULL || totals->sums->inside.cases == 0)
		return;
	periods = list_periods(totals, period);
	for (int table = 0; table < TOTALS_TABLES; table++) {
		ret->period[table] = g_new(struct totals_shown, 1);
		ret->year[table] = g_new(struct totals_shown, 1);
		totals_show(totals->sums, (enum totals_table)table, period, periods,
		    ret->smallest, ret->period[table], ret->year[table]);
	}
	make_forms(ret);
}

void totals_view_clear(struct totals_view *view)
{
	for (int table = 0; table < TOTALS_TABLES; table++) {
		g_free(view->period[table]);
		g_free(view->year[table]);
	}
	*view = (struct totals_view){ 0 };
}

bool totals_view_few(const struct totals_view *view, struct totals_count count)
{
	return count.cases > 0 && count.cases < view->smallest;
}

int64_t totals_view_undated(const struct totals_view *view, enum totals_table table)
{
	const struct totals_count *undated = view->totals->sums->undated;
	int64_t came = 0;

	for (int state = 0; state < CASE_STATE_COUNT; state++)
		came += state != CASE_DEPARTED ? undated[state].cases : 0;
	switch (table) {
	case TOTALS_DEPARTED_KIND:
	case TOTALS_DEPARTED_ROUTE:
		return undated[CASE_DEPARTED].cases;
	case TOTALS_CAME:
		return came;
	default:
		return 0;
	}
}

struct totals_count totals_view_all_undated(const struct totals_view *view)
{
	struct totals_count ret = { 0 };

	for (int state = 0; state < CASE_STATE_COUNT; state++)
		totals_count_add(&ret, &view->totals->sums->undated[state]);
	return ret;
}

/* --- words --- */

static const struct {
	const char *what;
	const char *by;
	enum fact_id fact; /* FACT_NONE: states */
} tables[TOTALS_TABLES] = {
	[TOTALS_REGISTERED_KIND] = { "registered", "departure_kind",
	    FACT_DEPARTURE_KIND },
	[TOTALS_REGISTERED_ROUTE] = { "registered", "route", FACT_ROUTE },
	[TOTALS_REGISTERED_STATE] = { "registered", "state", FACT_NONE },
	[TOTALS_DEPARTED_KIND] = { "departed", "departure_kind", FACT_DEPARTURE_KIND },
	[TOTALS_DEPARTED_ROUTE] = { "departed", "route", FACT_ROUTE },
	[TOTALS_CAME] = { "came", "state", FACT_NONE },
};

const char *totals_view_what(enum totals_table table)
{
	return tables[table].what;
}

const char *totals_view_by(enum totals_table table)
{
	return tables[table].by;
}

const char *totals_view_word(enum totals_table table, int part)
{
	if (tables[table].fact == FACT_NONE)
		return case_state_word((enum case_state)part);
	return part == HOUSEHOLD_UNANSWERED
		   ? "unknown"
		   : fact_get(tables[table].fact)->choices[part - 1];
}

const char *totals_view_label(enum totals_table table, int part)
{
	if (tables[table].fact == FACT_NONE)
		return case_state_label((enum case_state)part);
	return part == HOUSEHOLD_UNANSWERED
		   ? N_("not known")
		   : fact_get(tables[table].fact)->choice_labels[part - 1];
}
