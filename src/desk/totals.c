/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/totals.h"

#include <stdio.h>

#include <glib.h>

#include "internal.h"
#include "report_source.h"

static void *begin(void *data)
{
	const struct desk_totals *totals = data;

	return totals_new(totals->period.from, totals->period.to);
}

static void take_row(void *worker, const struct household_row *row)
{
	struct totals_case one;

	totals_case_from_row(row, &one);
	totals_add(worker, &one);
}

static bool take_file(
    void *worker, const struct case_file *file, struct desk_found_case *found)
{
	struct totals_case one;

	(void)found;
	if (!totals_case_from_file(file, &one))
		return false;
	totals_add(worker, &one);
	return true;
}

static void end(void *data, void *worker)
{
	const struct desk_totals *totals = data;

	totals_merge(totals->sums, worker);
	totals_free(worker);
}

static int count_cases(struct desk *desk, const struct desk_cases *cases,
    const struct desk_watch *watch, struct desk_totals *totals, struct faults *faults)
{
	struct report_sink sink = { totals, begin, take_row, take_file, end };
	struct fault fault;

	totals->sums = totals_new(totals->period.from, totals->period.to);
	if (desk_load_rules(desk, faults) != 0)
		return -1;
	if (report_read(desk, cases, &sink, watch, &totals->read, &fault) != 0) {
		faults_add(faults, &fault);
		return -1;
	}
	return 0;
}

struct desk_totals *desk_totals(struct desk *desk, const struct desk_period *period,
    const struct desk_cases *cases, const struct desk_watch *watch, struct faults *faults)
{
	struct desk_totals *totals = g_new0(struct desk_totals, 1);
	struct fault fault;
	int failed = desk_period_check(period, &fault);

	if (failed != 0)
		faults_add(faults, &fault);
	totals->period = *period;
	totals->counted_on = totals->until = desk->env.today();
	if (period->to != DAY_NONE && period->to < totals->until)
		totals->until = period->to;
	if (failed == 0 && cases != NULL)
		failed = count_cases(desk, cases, watch, totals, faults);
	if (failed != 0) {
		desk_totals_free(totals);
		return NULL;
	}
	return totals;
}

/* A year of four digits; 0: it is none. */
static int take_year(const char **at)
{
	int year = 0;

	for (int i = 0; i < 4; i++, (*at)++) {
		if (!g_ascii_isdigit(**at))
			return 0;
		year = 10 * year + (**at - '0');
	}
	return year;
}

/* Years that follow each other; the last one taken is `before`. */
static int take_splits(struct desk_totals *totals, const char *at)
{
	int before = 0;

	for (totals->splits = 0; totals->splits < TOTALS_PERIODS_MAX - 1; at++) {
		int year = take_year(&at);

		if (year <= before || (*at != ',' && *at != '\0'))
			return -1;
		totals->split[totals->splits++] = before = year;
		if (*at == '\0')
			return 0;
	}
	return -1;
}

int desk_totals_split(struct desk_totals *totals, const char *years, struct fault *fault)
{
	char expected[32];
	int first, last;

	if (take_splits(totals, years) != 0)
		return fault_set(fault, FAULT_USAGE, "--split", years,
		    N_("one to three years, like 2017 or 2014,2017"));
	if (totals->sums == NULL || !totals_years(totals->sums, &first, &last) ||
	    (totals->split[0] > first && totals->split[totals->splits - 1] <= last))
		return 0;
	if (first == last)
		return fault_set(fault, FAULT_USAGE, "--split", years,
		    N_("a period of more than one year"));
	snprintf(expected, sizeof(expected), "%d \u2026 %d", first + 1, last);
	return fault_set(fault, FAULT_USAGE, "--split", years, expected);
}

void desk_totals_free(struct desk_totals *totals)
{
	if (totals == NULL)
		return;
	for (size_t i = 0; i < totals->given_count; i++)
		g_free(totals->given[i].source);
	g_free(totals->given);
	totals_free(totals->sums);
	g_free(totals);
}
