/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/report/signals.h"

#include <glib.h>

/*
 * Why this way.  Limits drawn at so many standard deviations above a mean alarm on 1, 0, 2,
 * 1, 3.  Farrington's regression, which public health uses, needs years of the same weeks
 * and takes counts for nearly normal; a desk has months, and few.  The false discovery rate
 * (Benjamini and Hochberg) bounds which share of alarms is false, but then a month would
 * stand out or not by which others are looked at beside it, and no longer tomorrow if it
 * did today.
 */

#define MONTHS_OF_YEAR 12
#define NATIONALITIES  (COUNTRIES_MAX + 1)

/* What a month of a nationality is compared with. */
struct past {
	struct outlier_month month[SIGNAL_MONTHS_MAX];
	size_t count;
	struct outlier_month together;
};

/* All that is looked through. */
struct search {
	const struct trend *trend;
	const struct signal_method *method;
	bool *stood_out; /* TREND_MONTHS for each nationality */
	int start;       /* the first month of the past */
	struct past past[NATIONALITIES];
	GArray *found; /* struct signal */
};

static bool *mark_of(struct search *search, int nationality, int month)
{
	return &search->stood_out[nationality * TREND_MONTHS + month];
}

static void add_past(struct search *search, int nationality, int month)
{
	struct past *past = &search->past[nationality];
	struct outlier_month added = {
		.count = trend_count_of(search->trend, nationality, month)->cases,
		.days = trend_month_days(search->trend, month),
	};

	past->month[past->count++] = added;
	past->together.count += added.count;
	past->together.days += added.days;
}

static void find_past(struct search *search, int nationality, int month)
{
	int first = MAX(month - search->method->months, search->start);
	struct past *past = &search->past[nationality];
	int least = search->method->least_months;
	int usual = 0;

	for (int i = first; i < month; i++)
		usual += !*mark_of(search, nationality, i);
	past->count = 0;
	past->together = (struct outlier_month){ 0 };
	for (int i = first; i < month; i++)
		if (usual < least || !*mark_of(search, nationality, i))
			add_past(search, nationality, i);
}

/* Whatever the month had of all these cases: could it have stood out? */
static bool could_stand_out(const struct search *search, int nationality, int month)
{
	return search->past[nationality].together.count +
		   trend_count_of(search->trend, nationality, month)->cases >=
	       search->method->least_cases;
}

static void test(struct search *search, int nationality, int month, double threshold)
{
	const struct past *past = &search->past[nationality];
	const struct signal_method *method = search->method;
	struct signal signal = {
		.nationality = nationality,
		.month = month,
		.now = { trend_count_of(search->trend, nationality, month)->cases,
		    trend_month_days(search->trend, month) },
		.before = past->together,
		.months = (int)past->count,
		.threshold = threshold,
	};

	signal.expected = outlier_expected(signal.now, signal.before);
	if (signal.now.count < method->least_cases ||
	    (double)signal.now.count <= signal.expected)
		return;
	signal.probability = outlier_probability(signal.now, signal.before, signal.months,
	    outlier_dispersion(past->month, past->count, method->allowance));
	if (signal.probability > threshold)
		return;
	*mark_of(search, nationality, month) = true;
	g_array_append_val(search->found, signal);
}

static double threshold_for(const struct signal_method *method, int possible)
{
	double threshold = method->false_alarms / MONTHS_OF_YEAR / possible;

	return MIN(threshold, method->most_likely);
}

static void look_at(struct search *search, int month)
{
	const struct trend *trend = search->trend;
	int possible = 0;

	for (int i = 0; i < NATIONALITIES; i++) {
		if (trend->nationality[i] == NULL)
			continue;
		find_past(search, i, month);
		possible += could_stand_out(search, i, month);
	}
	for (int i = 0; i < NATIONALITIES; i++)
		if (trend->nationality[i] != NULL && could_stand_out(search, i, month))
			test(search, i, month, threshold_for(search->method, possible));
}

static bool is_empty(const struct trend *trend, int month)
{
	for (int i = 0; i < NATIONALITIES; i++)
		if (trend_count_of(trend, i, month)->cases > 0)
			return false;
	return true;
}

/* Months in a row without any case are no past of nobody coming: nobody counted. */
static void walk(struct search *search, struct signals *ret)
{
	const struct trend *trend = search->trend;
	int least = search->method->least_months;
	int empty = 0;

	search->start = trend->begin;
	ret->begin = trend->end;
	for (int month = trend->begin; month < trend->end; month++) {
		if (empty >= least)
			search->start = month;
		empty = is_empty(trend, month) ? empty + 1 : 0;
		if (month - search->start < least)
			continue;
		ret->begin = MIN(ret->begin, month);
		look_at(search, month);
	}
}

void signals_make(
    const struct trend *trend, const struct signal_method *method, struct signals *ret)
{
	struct search *search = g_new0(struct search, 1);

	search->trend = trend;
	search->method = method;
	search->stood_out = g_new0(bool, (size_t)TREND_MONTHS * NATIONALITIES);
	search->found = g_array_new(FALSE, FALSE, sizeof(struct signal));
	walk(search, ret);
	ret->count = search->found->len;
	ret->signal = (struct signal *)g_array_free(search->found, FALSE);
	g_free(search->stood_out);
	g_free(search);
}

void signals_clear(struct signals *signals)
{
	g_free(signals->signal);
	*signals = (struct signals){ 0 };
}

const struct signal *signals_find(
    const struct signals *signals, int nationality, int month)
{
	for (size_t i = 0; i < signals->count; i++)
		if (signals->signal[i].nationality == nationality &&
		    signals->signal[i].month == month)
			return &signals->signal[i];
	return NULL;
}
