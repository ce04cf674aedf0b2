/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/trend.h"

#include <glib.h>

#include "terugkeerdesk/exchange/writer.h"

#include "internal.h"
#include "report_scope.h"
#include "trend_told.h"

#define TREND_FORMAT "terugkeerdesk-trend/1"

/* One trend as it is written. */
struct output {
	const struct desk *desk;
	const struct desk_trend *trend;
	struct trend_told told;
	struct writer writer;
};

static void put_day(struct writer *writer, const char *key, day_number day)
{
	char text[DATE_TEXT];

	writer_string(writer, key, date_format_iso(text, day));
}

static void put_period(struct output *output)
{
	const struct desk_trend *trend = output->trend;
	struct writer *writer = &output->writer;
	int last = trend->last;

	if (output->told.months == 0) {
		writer_null(writer, "from");
		writer_null(writer, "to");
		return;
	}
	put_day(writer, "from", trend_month_first(trend->sums, trend->first));
	put_day(writer, "to",
	    trend_month_first(trend->sums, last) + trend_month_days(trend->sums, last) -
		1);
}

/* A number that is told, or (-1) null. */
static void put_told(struct output *output, const char *key, int64_t number)
{
	if (number >= 0)
		writer_integer(&output->writer, key, number);
	else
		writer_null(&output->writer, key);
}

/* Of all groups, or of those that are merged. */
static void put_whole(struct output *output, const struct trend_count *count)
{
	bool told = output->told.whole;

	put_told(output, "cases", told ? count->cases : -1);
	put_told(output, "persons", told ? count->persons : -1);
}

static void put_counted(struct output *output)
{
	const struct desk_trend *trend = output->trend;
	const struct trend_told *told = &output->told;
	struct writer *writer = &output->writer;

	put_whole(output, &trend->shown);
	put_told(output, "earlier",
	    trend_told_or_not(told,
		trend->sums->early + trend->sums->all.cases - trend->shown.cases));
	put_told(output, "later", trend_told_or_not(told, trend->sums->late));
	put_told(output, "undated", trend_told_or_not(told, trend->sums->undated));
	writer_integer(writer, "skipped", report_left_out(&trend->read));
}

static void put_method(struct output *output)
{
	const struct signal_method *method = &output->trend->method;
	struct writer *writer = &output->writer;

	writer_begin(writer, "method", '{');
	writer_string(writer, "name", "conditional-negative-binomial");
	writer_integer(writer, "months", method->months);
	writer_integer(writer, "least_months", method->least_months);
	writer_integer(writer, "least_cases", method->least_cases);
	writer_real(writer, "allowance", method->allowance);
	writer_real(writer, "false_alarms_per_year", method->false_alarms);
	writer_real(writer, "most_likely", method->most_likely);
	writer_end(writer, '}');
}

static void put_group(struct output *output, const struct trend_count *group)
{
	struct trend_told_parts parts = trend_told_parts(&output->told, group);

	writer_integer(&output->writer, "cases", group->cases);
	writer_integer(&output->writer, "persons", group->persons);
	put_told(output, "status_known", parts.status_known);
	put_told(output, "never_applied", parts.never_applied);
	put_told(output, "arrival_known", parts.arrival_known);
	for (enum trend_stay stay = 0; stay < TREND_STAY_LONGER; stay++)
		put_told(output, trend_stay_name(stay), parts.within[stay]);
}

static void put_month(struct output *output, int month)
{
	char text[TREND_MONTH_TEXT];

	writer_string(
	    &output->writer, "month", trend_told_month(&output->told, month, text));
	writer_boolean(
	    &output->writer, "over", trend_month_over(output->trend->sums, month));
}

static void put_signal(struct output *output, const struct signal *signal)
{
	struct writer *writer = &output->writer;
	bool before = trend_told_number(&output->told, signal->before.count);

	writer_begin(writer, NULL, '{');
	writer_string(
	    writer, "nationality", trend_told_word(output->desk, signal->nationality));
	put_month(output, signal->month);
	put_group(
	    output, trend_told_of(&output->told, signal->nationality, signal->month));
	writer_integer(writer, "days", signal->now.days);
	writer_integer(writer, "months_before", signal->months);
	writer_integer(writer, "days_before", signal->before.days);
	put_told(output, "cases_before",
	    trend_told_or_not(&output->told, signal->before.count));
	if (before) {
		writer_real(writer, "expected", signal->expected);
		writer_real(writer, "probability", signal->probability);
	} else {
		writer_null(writer, "expected");
		writer_null(writer, "probability");
	}
	writer_real(writer, "threshold", signal->threshold);
	writer_end(writer, '}');
}

static void put_signals(struct output *output)
{
	const struct signals *signals = &output->trend->signals;
	struct writer *writer = &output->writer;

	writer_begin(writer, "signals", '[');
	for (size_t i = 0; i < signals->count; i++)
		if (trend_told_signal(&output->told, &signals->signal[i]))
			put_signal(output, &signals->signal[i]);
	writer_end(writer, ']');
	writer_integer(writer, "signals_merged", output->told.other_signals);
}

static void put_series(struct output *output, int nationality)
{
	struct writer *writer = &output->writer;

	writer_begin(writer, NULL, '{');
	writer_string(writer, "nationality", trend_told_word(output->desk, nationality));
	writer_begin(writer, "months", '[');
	for (int month = output->trend->first; month <= output->trend->last; month++) {
		const struct trend_count *group =
		    trend_told_of(&output->told, nationality, month);

		if (group == NULL)
			continue;
		writer_begin_flat(writer, NULL, '{');
		put_month(output, month);
		put_group(output, group);
		writer_end(writer, '}');
	}
	writer_end(writer, ']');
	writer_end(writer, '}');
}

static void put_all_series(struct output *output)
{
	struct writer *writer = &output->writer;

	writer_begin(writer, "nationalities", '[');
	for (int i = 0; i < output->told.count; i++)
		put_series(output, output->told.nationality[i]);
	writer_end(writer, ']');
	writer_begin_flat(writer, "other", '{');
	put_whole(output, &output->told.other);
	writer_end(writer, '}');
}

char *desk_trend_json(const struct desk *desk, const struct desk_trend *trend)
{
	struct output output = { .desk = desk, .trend = trend };
	struct writer *writer = &output.writer;

	trend_told_make(desk, trend, &output.told);
	writer_start(writer, true);
	writer_begin(writer, NULL, '{');
	writer_string(writer, "format", TREND_FORMAT);
	writer_string(writer, "by", trend_by_name(trend->ask.by));
	put_period(&output);
	put_counted(&output);
	report_scope_json(
	    &trend->read, report_filtered_told(desk, &trend->read), writer);
	writer_integer(writer, "smallest_group", output.told.smallest);
	put_method(&output);
	put_signals(&output);
	put_all_series(&output);
	writer_end(writer, '}');
	trend_told_clear(&output.told);
	return writer_finish(writer);
}
