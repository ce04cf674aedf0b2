/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/trend.h"

#include <glib.h>

#include "terugkeerdesk/exchange/csv.h"

#include "internal.h"
#include "report_scope.h"
#include "trend_told.h"

/* One trend as it is written. */
struct output {
	const struct desk *desk;
	const struct desk_trend *trend;
	struct trend_told told;
	struct csv csv;
};

/* A number that is told, or (-1) an empty field. */
static void put_told(struct output *output, int64_t number)
{
	if (number >= 0)
		csv_number(&output->csv, number);
	else
		csv_text(&output->csv, NULL);
}

static void put_empty(struct output *output, int fields)
{
	for (int i = 0; i < fields; i++)
		csv_text(&output->csv, NULL);
}

#define GROUP_FIELDS  7 /* of put_known, and whether it is a signal */
#define SIGNAL_FIELDS 5

static void put_known(struct output *output, const struct trend_count *group)
{
	struct trend_told_parts parts = trend_told_parts(&output->told, group);

	put_told(output, parts.status_known);
	put_told(output, parts.never_applied);
	put_told(output, parts.arrival_known);
	for (enum trend_stay stay = 0; stay < TREND_STAY_LONGER; stay++)
		put_told(output, parts.within[stay]);
}

static void put_signal(struct output *output, const struct signal *signal)
{
	bool before = trend_told_number(&output->told, signal->before.count);

	csv_number(&output->csv, signal->months);
	put_told(output, trend_told_or_not(&output->told, signal->before.count));
	if (before) {
		csv_real(&output->csv, signal->expected);
		csv_real(&output->csv, signal->probability);
	} else {
		put_empty(output, 2);
	}
	csv_real(&output->csv, signal->threshold);
}

static void put_group(struct output *output, int nationality, int month)
{
	const struct trend_count *group =
	    trend_told_of(&output->told, nationality, month);
	const struct signal *signal =
	    signals_find(&output->trend->signals, nationality, month);
	char text[TREND_MONTH_TEXT];

	if (group == NULL)
		return;
	csv_text(&output->csv, "month");
	csv_text(&output->csv, trend_told_word(output->desk, nationality));
	csv_text(&output->csv, trend_told_month(&output->told, month, text));
	csv_text(
	    &output->csv, trend_month_over(output->trend->sums, month) ? "yes" : "no");
	csv_number(&output->csv, group->cases);
	csv_number(&output->csv, group->persons);
	put_known(output, group);
	csv_text(&output->csv, signal != NULL ? "yes" : "no");
	if (signal != NULL)
		put_signal(output, signal);
	else
		put_empty(output, SIGNAL_FIELDS);
	csv_end_row(&output->csv);
}

/* What is not of one nationality in one month; -1: not told. */
static void put_count(
    struct output *output, const char *part, int64_t cases, int64_t persons)
{
	csv_text(&output->csv, part);
	put_empty(output, 3);
	put_told(output, cases);
	put_told(output, persons);
	put_empty(output, GROUP_FIELDS + SIGNAL_FIELDS);
	csv_end_row(&output->csv);
}

static void put_whole(
    struct output *output, const char *part, const struct trend_count *count)
{
	bool told = output->told.whole;

	put_count(output, part, told ? count->cases : -1, told ? count->persons : -1);
}

static void put_counts(struct output *output)
{
	const struct desk_trend *trend = output->trend;
	const struct trend_told *told = &output->told;

	put_whole(output, "other", &output->told.other);
	put_count(output, "signals_merged", output->told.other_signals, -1);
	put_whole(output, "all", &trend->shown);
	put_count(output, "earlier",
	    trend_told_or_not(told,
		trend->sums->early + trend->sums->all.cases - trend->shown.cases),
	    -1);
	put_count(output, "later", trend_told_or_not(told, trend->sums->late), -1);
	put_count(output, "undated", trend_told_or_not(told, trend->sums->undated), -1);
	put_count(output, "filtered", report_filtered_told(output->desk, &trend->read), -1);
	put_count(output, "skipped", report_left_out(&trend->read), -1);
}

char *desk_trend_csv(const struct desk *desk, const struct desk_trend *trend)
{
	static const char *const head[] = { "part", "nationality", "month", "over",
		"cases", "persons", "status_known", "never_applied", "arrival_known",
		"within_30_days", "within_90_days", "within_365_days", "signal",
		"months_before", "cases_before", "expected", "probability", "threshold",
		NULL };
	struct output output = { .desk = desk, .trend = trend };

	output.csv.text = g_string_new(NULL);
	trend_told_make(desk, trend, &output.told);
	csv_row(&output.csv, head);
	for (int i = 0; i < output.told.count; i++)
		for (int month = trend->first; month <= trend->last; month++)
			put_group(&output, output.told.nationality[i], month);
	put_counts(&output);
	trend_told_clear(&output.told);
	return g_string_free(output.csv.text, FALSE);
}
