/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/totals.h"

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

static bool take_file(void *worker, const char *uuid, const struct case_file *file)
{
	struct totals_case one;

	(void)uuid;
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

struct desk_totals *desk_totals(struct desk *desk, const struct desk_period *period,
    const struct desk_cases *cases, const struct desk_watch *watch, struct faults *faults)
{
	struct desk_totals *totals = g_new0(struct desk_totals, 1);
	struct report_sink sink = { totals, begin, take_row, take_file, end };
	struct fault fault = { 0 };
	int failed = desk_load_rules(desk, faults);

	totals->period = *period;
	totals->sums = totals_new(period->from, period->to);
	if (failed == 0) {
		failed = desk_period_check(period, &fault);
		if (failed == 0)
			failed =
			    report_read(desk, cases, &sink, watch, &totals->read, &fault);
		if (failed != 0)
			faults_add(faults, &fault);
	}
	/* Nothing is counted from a file with a fault when that was asked for. */
	if (failed != 0 || (cases->strict && totals->read.bad > 0)) {
		desk_totals_free(totals);
		return NULL;
	}
	return totals;
}

void desk_totals_free(struct desk_totals *totals)
{
	if (totals == NULL)
		return;
	totals_free(totals->sums);
	g_free(totals);
}
