/* SPDX-License-Identifier: EUPL-1.2 */
/* Registrations or departures per month, and the months that stand out, on the screen. */
#include "reports.h"

#include <glib.h>
#include <inttypes.h>

#include "reports_form.h"
#include "terugkeerdesk/core/case_state.h"
#include "terugkeerdesk/desk/trend.h"
#include "words.h"

#define MOST_UNLIKELY  1000000 /* 1 in so many is told, no more */
#define COLUMNS_MOST   4 /* nationalities beside each other */
#define NATIONALITIES  (COUNTRIES_MAX + 1)

/* What a tag stands for: a month, a nationality, or a month that stands out. */
enum {
	TAG_MONTH = 0,
	TAG_NATIONALITY = 1000,
	TAG_SIGNAL = 10000
};

/* A sheet that is being made. */
struct page {
	const struct tui *tui;
	const struct desk_trend *trend;
	const struct trend *sums;
	struct sheet *sheet;
};

/* --- the thread --- */

static void *make(struct desk *desk, const struct reports_ask *ask,
    const struct desk_cases *cases, const struct desk_watch *watch, struct faults *faults)
{
	const struct desk_trend_ask trend = { .by = ask->by, .period = ask->period };

	return desk_trend(desk, &trend, cases, watch, faults);
}

static void free_report(void *report)
{
	desk_trend_free(report);
}

/* --- words --- */

/* "June 2025", or "6-2025". */
static char *month_text(char ret[DATE_TEXT], const struct page *page, int month, bool brief)
{
	int year, number, day;
	struct partial_date date;

	date_to_civil(trend_month_first(page->sums, month), &year, &number, &day);
	date = (struct partial_date){ (int16_t)year, (uint8_t)number, 0 };
	return brief ? partial_date_format_short(ret, date)
		     : partial_date_format(ret, date, page->tui->lang);
}

/* Of one month, or of all that are shown; all nationalities, or one. */
static struct trend_count count_of(
    const struct page *page, int nationality, int first, int last)
{
	struct trend_count ret = { 0 };

	if (nationality >= 0)
		return trend_count_sum(page->sums, nationality, first, last);
	for (int i = 0; i < NATIONALITIES; i++) {
		struct trend_count count = trend_count_sum(page->sums, i, first, last);

		trend_count_merge(&ret, &count);
	}
	return ret;
}

static bool is_marked(const struct page *page, int month)
{
	for (size_t i = 0; i < page->trend->signals.count; i++)
		if (page->trend->signals.signal[i].month == month)
			return true;
	return false;
}

/* --- the opening --- */

static void add_opening(const struct page *page)
{
	char *text = g_strdup_printf(
	    page->trend->ask.by == TREND_REGISTERED
		? _("Registered cases: %ld, persons: %ld. This counts. It says nothing about "
		    "any person, nor why people come or go.")
		: _("Departed cases: %ld, persons: %ld. This counts. It says nothing about "
		    "any person, nor why people come or go."),
	    (long)page->trend->shown.cases, (long)page->trend->shown.persons);

	sheet_add(page->sheet, SHEET_TEXT, LOOK_NORMAL, text);
	g_free(text);
	reports_lines_period(page->tui, &page->trend->ask.period, page->sheet);
	reports_lines_scope(page->tui, &page->trend->read, page->sheet);
	if (page->sums->undated > 0) {
		text = g_strdup_printf(_n("%ld case has no such date and is not counted.",
					   "%ld cases have no such date and are not counted.",
					   (unsigned long)page->sums->undated),
		    (long)page->sums->undated);
		sheet_add(page->sheet, SHEET_TEXT, LOOK_NORMAL, text);
		g_free(text);
	}
}

/* --- the months that stand out --- */

/* In two digits: no more can be relied upon. */
static char *chance_text(double probability)
{
	long step = 1;
	double once_in = 1 / probability;

	if (probability * MOST_UNLIKELY < 1)
		return g_strdup_printf(_("< 1 in %d"), MOST_UNLIKELY);
	while (once_in / (double)step >= 100)
		step *= 10;
	return g_strdup_printf(
	    _("1 in %ld"), (long)(once_in / (double)step + 0.5) * step);
}

/* "12 of 30", of which something is known. */
static void add_of(struct sheet_line *line, int64_t part, int64_t all)
{
	char *text = g_strdup_printf(
	    /* TRANSLATORS: so many cases of those of which it is known */
	    _("%ld of %ld"), (long)part, (long)all);

	sheet_add_cell(line, LOOK_NORMAL, all > 0 ? text : "–");
	g_free(text);
}

static void add_signal(const struct page *page, const struct signal *signal, int tag)
{
	const struct trend_count *count =
	    trend_count_of(page->sums, signal->nationality, signal->month);
	char month[DATE_TEXT];
	char *label =
	    g_strdup_printf("%s %s", month_text(month, page, signal->month, true),
		reports_lines_country(page->tui, signal->nationality));
	char *chance = chance_text(signal->probability);
	struct sheet_line *line =
	    sheet_add(page->sheet, SHEET_ROW, LOOK_NOTICE, label);

	sheet_add_count(line, LOOK_NOTICE, signal->now.count);
	reports_lines_tenths(page->tui, line, signal->expected);
	sheet_add_cell(line, LOOK_NORMAL, chance);
	add_of(line, count->never_applied, count->status_known);
	add_of(line, trend_count_within(count, TREND_STAY_QUARTER), count->arrival_known);
	line->tag = tag;
	g_free(chance);
	g_free(label);
}

static void add_signals(const struct page *page)
{
	const char *const titles[] = { _("Cases"), _("Expected"), _("By chance alone"),
		/* TRANSLATORS: of a number of cases: those who never applied for residence */
		_("Never applied"),
		/* TRANSLATORS: of a number of cases: here at most 90 days when registered */
		_("90 days here"), NULL };
	const struct signals *signals = &page->trend->signals;
	bool begun = false;

	for (size_t i = 0; i < signals->count; i++) {
		const struct signal *signal = &signals->signal[i];

		if (signal->month < page->trend->first)
			continue;
		if (!begun) {
			sheet_space(page->sheet);
			sheet_add(page->sheet, SHEET_HEADING, LOOK_HEADING,
			    _("Months that stand out"));
			reports_lines_columns(page->sheet, NULL, titles);
		}
		begun = true;
		add_signal(page, signal, TAG_SIGNAL + (int)i);
	}
	if (begun)
		return;
	sheet_space(page->sheet);
	sheet_add(page->sheet, SHEET_TEXT, LOOK_STRONG,
	    signals->begin > page->trend->last
		? _("No month could be looked at: there are too few months before it.")
		: _("No month stands out."));
}

/* --- the months --- */

static void add_chart(const struct page *page)
{
	struct chart *chart = &page->sheet->chart;
	char label[DATE_TEXT];

	chart_set_title(
	    chart, _("Cases per month"), _("Mark: a nationality stands out"));
	for (int month = page->trend->first; month <= page->trend->last; month++) {
		struct trend_count count = count_of(page, -1, month, month);
		bool marked = is_marked(page, month);

		chart_add(chart, count.cases, month_text(label, page, month, true),
		    marked ? LOOK_NOTICE : LOOK_BAR_CASH, marked, TAG_MONTH + month);
	}
	sheet_space(page->sheet);
	sheet_add(page->sheet, SHEET_CHART, LOOK_NORMAL, NULL);
}

struct ranked {
	int nationality;
	struct trend_count count;
};

static int by_size(const void *one, const void *other)
{
	const struct ranked *a = one;
	const struct ranked *b = other;

	if (a->count.cases != b->count.cases)
		return a->count.cases > b->count.cases ? -1 : 1;
	return (a->nationality > b->nationality) - (a->nationality < b->nationality);
}

/* Those that have a case, the largest first. */
static int rank(const struct page *page, struct ranked ret[NATIONALITIES])
{
	int count = 0;

	for (int i = 0; i < NATIONALITIES; i++) {
		ret[count] = (struct ranked){ i,
			count_of(page, i, page->trend->first, page->trend->last) };
		count += ret[count].count.cases > 0;
	}
	qsort(ret, (size_t)count, sizeof(ret[0]), by_size);
	return count;
}

static void add_month_counts(const struct page *page, struct sheet_line *line, int month,
    const struct ranked *ranked, int columns)
{
	sheet_add_count(line, LOOK_STRONG, count_of(page, -1, month, month).cases);
	for (int i = 0; i < columns; i++) {
		int nationality = ranked[i].nationality;
		bool out =
		    signals_find(&page->trend->signals, nationality, month) != NULL;
		char text[32];

		g_snprintf(text, sizeof(text), "%s%" PRId64, out ? "*" : "",
		    trend_count_of(page->sums, nationality, month)->cases);
		sheet_add_cell(line, out ? LOOK_NOTICE : LOOK_NORMAL, text);
	}
}

/* The newest first: that is what one looks for. */
static void add_months(const struct page *page, const struct ranked *ranked, int count)
{
	const char *titles[COLUMNS_MOST + 2] = { _("All") };
	int columns = MIN(count, COLUMNS_MOST);
	char label[DATE_TEXT];

	for (int i = 0; i < columns; i++)
		titles[1 + i] = reports_lines_country(page->tui, ranked[i].nationality);
	reports_lines_head(page->sheet, _("Cases per month"), titles);
	for (int month = page->trend->last; month >= page->trend->first; month--) {
		struct sheet_line *line = sheet_add(page->sheet, SHEET_ROW, LOOK_NORMAL,
		    month_text(label, page, month, false));

		add_month_counts(page, line, month, ranked, columns);
		if (count_of(page, -1, month, month).cases > 0)
			line->tag = TAG_MONTH + month;
	}
}

static void add_nationalities(
    const struct page *page, const struct ranked *ranked, int count)
{
	const char *const titles[] = { _("Cases"), _("Persons"), _("Share"),
		_("Never applied"), _("90 days here"), NULL };

	reports_lines_head(page->sheet, _("By nationality"), titles);
	for (int i = 0; i < count; i++) {
		const struct trend_count *of = &ranked[i].count;
		struct sheet_line *line = sheet_add(page->sheet, SHEET_ROW, LOOK_NORMAL,
		    reports_lines_country(page->tui, ranked[i].nationality));

		sheet_add_count(line, LOOK_NORMAL, of->cases);
		sheet_add_count(line, LOOK_NORMAL, of->persons);
		sheet_add_share(line, LOOK_NORMAL, of->cases, page->trend->shown.cases);
		add_of(line, of->never_applied, of->status_known);
		add_of(line, trend_count_within(of, TREND_STAY_QUARTER),
		    of->arrival_known);
		line->tag = TAG_NATIONALITY + ranked[i].nationality;
	}
}

static void add_method(const struct page *page)
{
	sheet_space(page->sheet);
	sheet_add(page->sheet, SHEET_TEXT, LOOK_FAINT,
	    _("A month stands out when so many cases are unlikely after those of the "
	      "months before it (the conditional negative binomial test, see "
	      "terugkeerdesk-trend(5)). That is a reason to look for the cause, and no more: a "
	      "holiday, a new rule or a fuller register may be one."));
}

static void fill(const struct tui *tui, const void *report, struct sheet *sheet)
{
	const struct desk_trend *trend = report;
	struct page page = { tui, trend, trend->sums, sheet };
	struct ranked *ranked;
	int count;

	add_opening(&page);
	if (trend->last < trend->first || trend->shown.cases == 0) {
		reports_lines_nothing(sheet);
		return;
	}
	ranked = g_new(struct ranked, NATIONALITIES);
	count = rank(&page, ranked);
	add_signals(&page);
	add_chart(&page);
	add_nationalities(&page, ranked, count);
	add_months(&page, ranked, count);
	add_method(&page);
	reports_lines_groups(tui, sheet);
	g_free(ranked);
}

static char *title(const void *report)
{
	const struct desk_trend *trend = report;

	return g_strdup(trend->ask.by == TREND_REGISTERED
			    ? _("Registrations per month, by nationality")
			    : _("Departures per month, by nationality"));
}

/* --- cases --- */

static struct range days_of(const struct trend *sums, int first, int last)
{
	return (struct range){ trend_month_first(sums, first),
		trend_month_first(sums, last) + trend_month_days(sums, last) - 1 };
}

static struct reports_pick pick(const void *report, int tag)
{
	const struct desk_trend *trend = report;
	struct reports_pick pick = { .tag = tag, .by = trend->ask.by,
		.nationality = REPORTS_EVERY_NATIONALITY };

	if (tag >= TAG_SIGNAL) {
		const struct signal *signal = &trend->signals.signal[tag - TAG_SIGNAL];

		pick.nationality = signal->nationality;
		pick.range = days_of(trend->sums, signal->month, signal->month);
	} else if (tag >= TAG_NATIONALITY) {
		pick.nationality = tag - TAG_NATIONALITY;
		pick.range = days_of(trend->sums, trend->first, trend->last);
	} else {
		pick.range = days_of(trend->sums, tag - TAG_MONTH, tag - TAG_MONTH);
	}
	return pick;
}

static bool takes(const struct reports_pick *pick, const struct desk_found_case *one)
{
	day_number day =
	    one->came_on[pick->by == TREND_REGISTERED ? CASE_INTAKE : CASE_DEPARTED];

	return day != DAY_NONE && day >= pick->range.min && day <= pick->range.max &&
	       (pick->nationality == REPORTS_EVERY_NATIONALITY ||
		   MIN(one->nationality_row, COUNTRIES_MAX) == pick->nationality);
}

/* --- files --- */

static char *csv(const struct desk *desk, const void *report)
{
	return desk_trend_csv(desk, report);
}

static char *json(const struct desk *desk, const void *report)
{
	return desk_trend_json(desk, report);
}

static void document(
    const struct desk *desk, const void *report, enum lang lang, struct document *ret)
{
	desk_trend_document(desk, report, lang, ret);
}

const struct reports_kind reports_trend = {
	.name = "trend",
	.label = N_("Trend: cases per month, and months that stand out"),
	.fields = REPORTS_FIELD_BIT(REPORTS_FIELD_BY) |
	    REPORTS_FIELD_BIT(REPORTS_FIELD_FROM) | REPORTS_FIELD_BIT(REPORTS_FIELD_TO),
	.make = make,
	.free = free_report,
	.title = title,
	.fill = fill,
	.pick = pick,
	.takes = takes,
	.csv = csv,
	.json = json,
	.document = document,
};
