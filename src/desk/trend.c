/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/trend.h"

#include <glib.h>

#include "terugkeerdesk/core/case_state.h"
#include "terugkeerdesk/core/household_row.h"

#include "internal.h"
#include "report_source.h"

/* What the threads need to know besides what is asked. */
struct count {
	const struct desk *desk;
	struct desk_trend *trend;
	small_answer never_applied;
};

/* What one thread adds up. */
struct count_worker {
	const struct count *count;
	struct trend *sums;
};

static void *count_begin(void *data)
{
	const struct count *count = data;
	const struct trend *sums = count->trend->sums;
	struct count_worker *worker = g_new0(struct count_worker, 1);

	worker->count = count;
	worker->sums = trend_new(sums->by, sums->until);
	return worker;
}

static void count_row(void *data, const struct household_row *row)
{
	struct count_worker *worker = data;
	struct trend_case more = {
		.nationality = row->nationality_row,
		.persons = row->adults + row->minors,
		.registered_on = row->registered_on,
		.departed_on = row->departed_on,
		.arrived_on = row->arrived_on,
		.status_known = row->residence_status != HOUSEHOLD_UNANSWERED,
		.never_applied = row->residence_status == worker->count->never_applied,
	};

	trend_add(worker->sums, &more);
}

static day_number day_of(const struct value *value)
{
	return value->set ? (day_number)value->number : DAY_NONE;
}

/* Of an arrival of which only the month is known, nothing is said. */
static day_number arrival_of(const struct value *value)
{
	struct partial_date date = partial_date_unpack(value->number);

	return value->set && date.day != 0 ? partial_date_first(date) : DAY_NONE;
}

static bool count_file(
    void *data, const struct case_file *file, struct desk_found_case *found)
{
	struct count_worker *worker = data;
	const struct value *registered = &file->fact[FACT_REGISTERED_ON];
	const struct value *status = &file->fact[FACT_RESIDENCE_STATUS];
	const struct value *nationality =
	    case_file_value_const(file, FACT_NATIONALITY, 1);
	struct trend_case more = {
		.persons = file->person_count,
		.registered_on = day_of(registered),
		.departed_on = case_state_on(file, CASE_DEPARTED),
		.arrived_on = arrival_of(&file->fact[FACT_ARRIVED_ON]),
		.status_known = status->set,
		.never_applied = status->number + 1 == worker->count->never_applied,
	};

	(void)found;
	if (!registered->set || nationality == NULL)
		return false;
	more.nationality = country_row(&worker->count->desk->countries,
	    nationality->set ? (country_code)nationality->number : COUNTRY_NONE);
	trend_add(worker->sums, &more);
	return true;
}

static void count_end(void *data, void *own)
{
	struct count *count = data;
	struct count_worker *worker = own;

	trend_merge(count->trend->sums, worker->sums);
	trend_free(worker->sums);
	g_free(worker);
}

/* --- what is asked --- */

static struct signal_method method_of(const struct config *config)
{
	double spread = config->trend_spread / 100.0;

	return (struct signal_method){
		.months = MIN(config->trend_months, SIGNAL_MONTHS_MAX),
		.least_months = MIN(config->trend_least_months, config->trend_months),
		.least_cases = config->trend_least_cases,
		.allowance = spread * spread,
		.false_alarms = (double)config->trend_false_alarms / CONFIG_ALARM_YEARS,
		.most_likely = 1.0 / config->trend_rarer_than,
	};
}

static int check_period(
    const struct desk_period *period, day_number today, struct fault *fault)
{
	char from[DATE_TEXT];

	if (desk_period_check(period, fault) != 0)
		return -1;
	if (period->from == DAY_NONE || period->from <= today)
		return 0;
	return fault_set(fault, FAULT_USAGE, "--from",
	    date_format_iso(from, period->from), N_("a day that is not after today"));
}

/* --- what comes of it --- */

static void find_shown(struct desk_trend *trend)
{
	const struct trend *sums = trend->sums;
	day_number asked = trend->ask.period.from;
	int from = asked == DAY_NONE ? 0 : trend_month_of(sums, asked);

	trend->first = MAX(from, sums->begin);
	trend->last = sums->end - 1;
	for (int i = 0; i <= COUNTRIES_MAX; i++) {
		struct trend_count count =
		    trend_count_sum(sums, i, trend->first, trend->last);

		trend_count_merge(&trend->shown, &count);
	}
}

static int read_all(struct desk *desk, struct desk_trend *trend,
    const struct desk_cases *cases, const struct desk_watch *watch, struct fault *fault)
{
	const struct fact *status = fact_get(FACT_RESIDENCE_STATUS);
	struct count count = { desk, trend,
		(small_answer)(1 + fact_choice_find(status, "never_applied")) };
	struct report_sink sink = { &count, count_begin, count_row, count_file,
		count_end };
	const struct desk_period *period = &trend->ask.period;
	day_number today = desk->env.today();
	day_number until = period->to == DAY_NONE ? today : MIN(period->to, today);

	if (check_period(period, today, fault) != 0)
		return -1;
	trend->sums = trend_new(trend->ask.by, until);
	return report_read(desk, cases, &sink, watch, &trend->read, fault);
}

struct desk_trend *desk_trend(struct desk *desk, const struct desk_trend_ask *ask,
    const struct desk_cases *cases, const struct desk_watch *watch, struct faults *faults)
{
	struct desk_trend *trend = g_new0(struct desk_trend, 1);
	struct fault fault = { 0 };

	trend->ask = *ask;
	trend->method = method_of(desk->env.config);
	if (desk_load_rules(desk, faults) != 0)
		goto failed;
	if (read_all(desk, trend, cases, watch, &fault) != 0) {
		faults_add(faults, &fault);
		goto failed;
	}
	signals_make(trend->sums, &trend->method, &trend->signals);
	find_shown(trend);
	return trend;

failed:
	desk_trend_free(trend);
	return NULL;
}

void desk_trend_free(struct desk_trend *trend)
{
	if (trend == NULL)
		return;
	trend_free(trend->sums);
	signals_clear(&trend->signals);
	g_free(trend);
}
