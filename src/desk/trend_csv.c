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

/* A number that is told, or an empty field. */
static void put_told(struct output *output, bool told, int64_t number)
{
	if (told)
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
	bool status = trend_told_number(&output->told, group->status_known);
	bool arrival = trend_told_number(&output->told, group->arrival_known);

	put_told(output, status, group->status_known);
	put_told(output, status && group->status_known > 0, group->never_applied);
	put_told(output, arrival, group->arrival_known);
	for (enum trend_stay stay = 0; stay < TREND_STAY_LONGER; stay++)
		put_told(output, arrival && group->arrival_known > 0,
		    trend_count_within(group, stay));
}

static void put_signal(struct output *output, const struct signal *signal)
{
	bool before = trend_told_number(&output->told, signal->before.count);

	csv_number(&output->csv, signal->months);
	put_told(output, before, signal->before.count);
	if (before)
		csv_real(&output->csv, signal->expected);
	else
		csv_text(&output->csv, NULL);
	csv_real(&output->csv, signal->probability);
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
	csv_text(&output->csv,
	    trend_month_over(output->trend->sums, month) ? "yes" : "no");
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

/* What is not of one nationality in one month; `persons` NULL: not counted. */
static void put_count(
    struct output *output, const char *part, int64_t cases, const int64_t *persons)
{
	csv_text(&output->csv, part);
	put_empty(output, 3);
	csv_number(&output->csv, cases);
	put_told(output, persons != NULL, persons != NULL ? *persons : 0);
	put_empty(output, GROUP_FIELDS + SIGNAL_FIELDS);
	csv_end_row(&output->csv);
}

static void put_counts(struct output *output)
{
	const struct desk_trend *trend = output->trend;
	const struct trend_count *other = &output->told.other;

	put_count(output, "other", other->cases, &other->persons);
	put_count(output, "signals_merged", output->told.other_signals, NULL);
	put_count(output, "all", trend->shown.cases, &trend->shown.persons);
	put_count(output, "earlier",
	    trend->sums->early + trend->sums->all.cases - trend->shown.cases, NULL);
	put_count(output, "later", trend->sums->late, NULL);
	put_count(output, "undated", trend->sums->undated, NULL);
	put_count(output, "filtered", trend->read.filtered, NULL);
	put_count(output, "skipped", report_left_out(&trend->read), NULL);
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
