/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/report/trend.h"

#include <string.h>

#include <glib.h>

#define MONTHS_OF_YEAR 12

/* --- words --- */

static const char *const by_names[TREND_BYS] = {
	[TREND_REGISTERED] = "registered",
	[TREND_DEPARTED] = "departed",
};

static const struct {
	const char *name;
	int days; /* at most */
} stays[TREND_STAYS] = {
	[TREND_STAY_MONTH] = { "within_30_days", 30 },
	[TREND_STAY_QUARTER] = { "within_90_days", 90 },
	[TREND_STAY_YEAR] = { "within_365_days", 365 },
	[TREND_STAY_LONGER] = { "longer", INT32_MAX },
};

const char *trend_by_name(enum trend_by by)
{
	return by_names[by];
}

enum trend_by trend_by_find(const char *name)
{
	enum trend_by by = 0;

	while (by < TREND_BYS && strcmp(name, by_names[by]) != 0)
		by++;
	return by;
}

const char *trend_stay_name(enum trend_stay stay)
{
	return stays[stay].name;
}

/* --- months --- */

/* Months since the year 0. */
static int number_of(day_number day)
{
	int year, month, unused;

	date_to_civil(day, &year, &month, &unused);
	return year * MONTHS_OF_YEAR + month - 1;
}

static int index_of(const struct trend *trend, day_number day)
{
	return TREND_MONTHS - 1 - (number_of(trend->until) - number_of(day));
}

int trend_month_of(const struct trend *trend, day_number day)
{
	return CLAMP(index_of(trend, day), 0, TREND_MONTHS - 1);
}

day_number trend_month_first(const struct trend *trend, int month)
{
	int number = number_of(trend->until) - (TREND_MONTHS - 1) + month;
	day_number ret = DAY_NONE;

	date_from_civil(number / MONTHS_OF_YEAR, number % MONTHS_OF_YEAR + 1, 1, &ret);
	return ret;
}

static day_number last_day(const struct trend *trend, int month)
{
	day_number in_next = trend_month_first(trend, month) + 31;
	int next_year, next_month, day;

	date_to_civil(in_next, &next_year, &next_month, &day);
	return in_next - day;
}

int trend_month_days(const struct trend *trend, int month)
{
	return MIN(last_day(trend, month), trend->until) -
	       trend_month_first(trend, month) + 1;
}

bool trend_month_over(const struct trend *trend, int month)
{
	return last_day(trend, month) <= trend->until;
}

/* --- counting --- */

struct trend *trend_new(enum trend_by by, day_number until)
{
	struct trend *trend = g_new0(struct trend, 1);

	trend->by = by;
	trend->until = until;
	return trend;
}

void trend_free(struct trend *trend)
{
	if (trend == NULL)
		return;
	for (size_t i = 0; i < G_N_ELEMENTS(trend->nationality); i++)
		g_free(trend->nationality[i]);
	g_free(trend);
}

static enum trend_stay stay_of(const struct trend_case *more)
{
	enum trend_stay stay = TREND_STAY_MONTH;

	while (more->registered_on - more->arrived_on > stays[stay].days)
		stay++;
	return stay;
}

/* Who arrived after the registration, did so for another reason than this case. */
static bool stay_known(const struct trend_case *more)
{
	return more->arrived_on != DAY_NONE && more->registered_on != DAY_NONE &&
	       more->arrived_on <= more->registered_on;
}

static void count(struct trend_count *count, const struct trend_case *more)
{
	count->cases++;
	count->persons += more->persons;
	count->status_known += more->status_known;
	count->never_applied += more->status_known && more->never_applied;
	if (!stay_known(more))
		return;
	count->arrival_known++;
	count->stay[stay_of(more)]++;
}

static struct trend_count *months_of(struct trend *trend, size_t nationality)
{
	struct trend_count **months =
	    &trend->nationality[MIN(nationality, COUNTRIES_MAX)];

	if (*months == NULL)
		*months = g_new0(struct trend_count, TREND_MONTHS);
	return *months;
}

/* The months begin..end-1 have cases too. */
static void widen(struct trend *trend, int begin, int end)
{
	bool first = trend->begin == trend->end;

	trend->begin = first ? begin : MIN(trend->begin, begin);
	trend->end = first ? end : MAX(trend->end, end);
}

void trend_add(struct trend *trend, const struct trend_case *more)
{
	day_number day =
	    trend->by == TREND_DEPARTED ? more->departed_on : more->registered_on;
	int month;

	if (day == DAY_NONE) {
		trend->undated++;
		return;
	}
	if (day > trend->until) {
		trend->late++;
		return;
	}
	month = index_of(trend, day);
	if (month < 0) {
		trend->early++;
		return;
	}
	widen(trend, month, month + 1);
	count(&trend->all, more);
	count(&months_of(trend, more->nationality)[month], more);
}

int64_t trend_count_within(const struct trend_count *count, enum trend_stay stay)
{
	int64_t within = 0;

	for (enum trend_stay i = 0; i <= stay; i++)
		within += count->stay[i];
	return within;
}

void trend_count_merge(struct trend_count *count, const struct trend_count *more)
{
	count->cases += more->cases;
	count->persons += more->persons;
	count->status_known += more->status_known;
	count->never_applied += more->never_applied;
	count->arrival_known += more->arrival_known;
	for (int i = 0; i < TREND_STAYS; i++)
		count->stay[i] += more->stay[i];
}

void trend_merge(struct trend *trend, const struct trend *other)
{
	trend_count_merge(&trend->all, &other->all);
	trend->undated += other->undated;
	trend->early += other->early;
	trend->late += other->late;
	if (other->begin < other->end)
		widen(trend, other->begin, other->end);
	for (size_t i = 0; i < G_N_ELEMENTS(trend->nationality); i++) {
		if (other->nationality[i] == NULL)
			continue;
		for (int month = other->begin; month < other->end; month++)
			trend_count_merge(
			    &months_of(trend, i)[month], &other->nationality[i][month]);
	}
}

const struct trend_count *trend_count_of(
    const struct trend *trend, int nationality, int month)
{
	static const struct trend_count none;

	if (trend->nationality[nationality] == NULL)
		return &none;
	return &trend->nationality[nationality][month];
}

struct trend_count trend_count_sum(
    const struct trend *trend, int nationality, int first, int last)
{
	struct trend_count sum = { 0 };

	for (int month = first; month <= last; month++)
		trend_count_merge(&sum, trend_count_of(trend, nationality, month));
	return sum;
}
