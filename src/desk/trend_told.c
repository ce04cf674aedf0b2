/* SPDX-License-Identifier: EUPL-1.2 */
#include "trend_told.h"

#include <stdlib.h>

#include <glib.h>

#include "terugkeerdesk/report/small_groups.h"

#include "internal.h"

static size_t place_of(const struct trend_told *told, int nationality, int month)
{
	return (size_t)(month - told->trend->first) * TREND_NATIONALITIES +
	       (size_t)nationality;
}

static bool is_shown(const struct trend_told *told, int month)
{
	return month >= told->trend->first && month <= told->trend->last;
}

static const struct trend_count *group_of(
    const struct trend_told *told, int nationality, int month)
{
	return trend_count_of(told->trend->sums, nationality, month);
}

/* A month that stands out does not lend itself to hide smaller ones. */
static void spare_signals(const struct trend_told *told, int64_t *size)
{
	const struct signals *signals = &told->trend->signals;

	for (size_t i = 0; i < signals->count; i++) {
		const struct signal *signal = &signals->signal[i];

		if (is_shown(told, signal->month) && signal->now.count >= told->smallest)
			size[place_of(told, signal->nationality, signal->month)] = 0;
	}
}

static void mark(struct trend_told *told)
{
	size_t groups = (size_t)told->months * TREND_NATIONALITIES;
	int64_t *size = g_new0(int64_t, groups);

	told->merged = g_new0(bool, groups);
	for (int month = told->trend->first; month <= told->trend->last; month++)
		for (int i = 0; i < TREND_NATIONALITIES; i++)
			size[place_of(told, i, month)] = group_of(told, i, month)->cases;
	spare_signals(told, size);
	small_groups_mark(size, groups, told->smallest, told->merged);
	g_free(size);
}

static int by_cases(const void *one, const void *other, void *data)
{
	const int64_t *cases = data;
	int a = *(const int *)one;
	int b = *(const int *)other;

	if (cases[a] != cases[b])
		return cases[a] > cases[b] ? -1 : 1;
	return (a > b) - (a < b);
}

static void list(struct trend_told *told)
{
	int64_t cases[TREND_NATIONALITIES] = { 0 };

	for (int month = told->trend->first; month <= told->trend->last; month++)
		for (int i = 0; i < TREND_NATIONALITIES; i++) {
			const struct trend_count *group = group_of(told, i, month);

			if (told->merged[place_of(told, i, month)])
				trend_count_merge(&told->other, group);
			else
				cases[i] += group->cases;
		}
	for (int i = 0; i < TREND_NATIONALITIES; i++)
		if (cases[i] > 0)
			told->nationality[told->count++] = i;
	g_qsort_with_data(told->nationality, told->count, sizeof(told->nationality[0]),
	    by_cases, cases);
}

void trend_told_make(
    const struct desk *desk, const struct desk_trend *trend, struct trend_told *ret)
{
	*ret = (struct trend_told){
		.trend = trend,
		.smallest = desk->env.config->smallest_group,
		.months = trend->last - trend->first + 1,
	};
	if (ret->months < 0)
		ret->months = 0;
	mark(ret);
	list(ret);
	ret->whole = trend_told_number(ret, ret->other.cases);
	for (size_t i = 0; i < trend->signals.count; i++) {
		const struct signal *signal = &trend->signals.signal[i];

		ret->other_signals +=
		    is_shown(ret, signal->month) && !trend_told_signal(ret, signal);
	}
}

void trend_told_clear(struct trend_told *told)
{
	g_free(told->merged);
	*told = (struct trend_told){ 0 };
}

const struct trend_count *trend_told_of(
    const struct trend_told *told, int nationality, int month)
{
	const struct trend_count *group = group_of(told, nationality, month);

	if (group->cases == 0 || told->merged[place_of(told, nationality, month)])
		return NULL;
	return group;
}

bool trend_told_signal(const struct trend_told *told, const struct signal *signal)
{
	return is_shown(told, signal->month) &&
	       trend_told_of(told, signal->nationality, signal->month) != NULL;
}

bool trend_told_number(const struct trend_told *told, int64_t cases)
{
	return cases == 0 || cases >= told->smallest;
}

int64_t trend_told_or_not(const struct trend_told *told, int64_t cases)
{
	return trend_told_number(told, cases) ? cases : -1;
}

/* `part` of `all`, of which `before` was told already. */
static int64_t part_of(
    const struct trend_told *told, int64_t all, int64_t part, int64_t before)
{
	bool fine = all > 0 && trend_told_number(told, part - before) &&
		    trend_told_number(told, all - part);

	return fine ? part : -1;
}

struct trend_told_parts trend_told_parts(
    const struct trend_told *told, const struct trend_count *group)
{
	int64_t status = part_of(told, group->cases, group->status_known, 0);
	int64_t arrival = part_of(told, group->cases, group->arrival_known, 0);
	struct trend_told_parts ret = {
		.status_known = status,
		.never_applied = part_of(told, status, group->never_applied, 0),
		.arrival_known = arrival,
	};
	int64_t before = 0;

	for (enum trend_stay stay = 0; stay < TREND_STAY_LONGER; stay++) {
		ret.within[stay] =
		    part_of(told, arrival, trend_count_within(group, stay), before);
		if (ret.within[stay] >= 0)
			before = ret.within[stay];
	}
	return ret;
}

char *trend_told_month(
    const struct trend_told *told, int month, char ret[TREND_MONTH_TEXT])
{
	day_number day = trend_month_first(told->trend->sums, month);
	int year, number, unused;
	struct partial_date date;

	date_to_civil(day, &year, &number, &unused);
	date = (struct partial_date){ (int16_t)year, (uint8_t)number, 0 };
	return partial_date_format_iso(ret, date);
}

const char *trend_told_word(const struct desk *desk, int nationality)
{
	if ((size_t)nationality < desk->countries.count)
		return desk->countries.country[nationality].alpha2;
	return "unknown";
}
