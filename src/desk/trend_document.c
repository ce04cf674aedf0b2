/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/trend.h"

#include <stdio.h>

#include <glib.h>

#include "internal.h"
#include "report_scope.h"
#include "trend_told.h"

#define MONTHS_SHOWN        36
#define NATIONALITIES_SHOWN (TABLE_COLUMNS_MAX - 1)
#define MOST_UNLIKELY       1000000 /* 1 in so many is told, no more */
#define YEARS_OF_ALARMS     10

/* A page that is being made. */
struct page {
	const struct desk *desk;
	const struct desk_trend *trend;
	const struct trend *sums;
	struct trend_told told;
	enum lang lang;
	struct document *document;
};

/* --- words --- */

static struct cell *add_month(struct page *page, struct cell *cell, int month)
{
	int year, number, unused;
	struct partial_date date;
	char text[DATE_TEXT];

	date_to_civil(trend_month_first(page->sums, month), &year, &number, &unused);
	date = (struct partial_date){ (int16_t)year, (uint8_t)number, 0 };
	return cell_add_text(cell, partial_date_format(text, date, page->lang));
}

static struct cell *add_nationality(
    struct page *page, struct cell *cell, int nationality)
{
	const struct country_table *countries = &page->desk->countries;

	if ((size_t)nationality < countries->count)
		return cell_add_text(
		    cell, countries->country[nationality].name[page->lang]);
	return cell_add_msgid(cell, N_("Not known"));
}

/* In tenths, as the language writes them. */
static struct cell *add_tenths(struct page *page, struct cell *cell, double number)
{
	long tenths = (long)(number * 10 + 0.5);
	char text[32];

	snprintf(text, sizeof(text), "%ld%c%ld", tenths / 10,
	    page->lang == LANG_NL ? ',' : '.', tenths % 10);
	return cell_add_text(cell, text);
}

/* --- the opening --- */

static const struct {
	const char *title;
	const char *counted;
} openings[TREND_BYS] = {
	[TREND_REGISTERED] = { N_("Registrations per month, by nationality"),
	    N_("A case counts in the month in which it was registered.") },
	[TREND_DEPARTED] = { N_("Departures per month, by nationality"),
	    N_("A case counts in the month in which the people left.") },
};

static void add_period(struct page *page)
{
	const struct desk_trend *trend = page->trend;
	int last = trend->last;
	struct cell *cell = document_add(page->document, BLOCK_PARAGRAPH,
	    N_("From {0} to {1}: {2} cases, {3} persons."));

	cell_add_date(cell, trend_month_first(page->sums, trend->first));
	cell_add_date(cell,
	    trend_month_first(page->sums, last) + trend_month_days(page->sums, last) - 1);
	cell_add_number(cell, (long)trend->shown.cases);
	cell_add_number(cell, (long)trend->shown.persons);
}

static void add_opening(struct page *page)
{
	const struct desk_trend *trend = page->trend;

	document_add(page->document, BLOCK_TITLE, openings[trend->ask.by].title);
	if (page->told.months == 0)
		document_add(page->document, BLOCK_PARAGRAPH,
		    N_("There is no case to count in this period."));
	else
		add_period(page);
	document_add_cell(page->document, openings[trend->ask.by].counted);
	document_add_cell(page->document,
	    N_("This counts. It says nothing about any person, nor why people come or "
	       "go."));
}

static void add_not_counted(struct page *page)
{
	const struct desk_trend *trend = page->trend;
	int64_t earlier = page->sums->all.cases - trend->shown.cases;

	report_scope_document(page->desk, &trend->read, page->lang, page->document);
	if (page->sums->undated > 0)
		document_add_plural(page->document, BLOCK_PARAGRAPH,
		    "{0} case has no date of departure and is not counted.",
		    "{0} cases have no date of departure and are not counted.",
		    (long)page->sums->undated);
	if (page->sums->late > 0)
		document_add_plural(page->document, BLOCK_PARAGRAPH,
		    "{0} case has a later date and is not counted.",
		    "{0} cases have a later date and are not counted.",
		    (long)page->sums->late);
	if (page->sums->early > 0)
		document_add_plural(page->document, BLOCK_PARAGRAPH,
		    "{0} case is more than thirty years old and is not counted.",
		    "{0} cases are more than thirty years old and are not counted.",
		    (long)page->sums->early);
	if (earlier > 0)
		document_add_plural(page->document, BLOCK_PARAGRAPH,
		    "{0} earlier case serves for comparison.",
		    "{0} earlier cases serve for comparison.", (long)earlier);
}

/* --- the months that stand out --- */

static void head(struct page *page, const char *const *titles, int left)
{
	for (int i = 0; titles[i] != NULL; i++) {
		struct cell *cell =
		    i == 0 ? document_add(page->document, BLOCK_TABLE_ROW, titles[i])
			   : document_add_cell(page->document, titles[i]);

		cell->strong = true;
		cell->right = i >= left;
	}
}

/* In two digits: no more can be relied upon. */
static long in_round_figures(double number)
{
	long step = 1;

	while (number / (double)step >= 100)
		step *= 10;
	return (long)(number / (double)step + 0.5) * step;
}

static void put_chance(struct page *page, double probability)
{
	struct cell *cell;

	if (probability * MOST_UNLIKELY < 1) {
		cell = document_add_cell(page->document, N_("less than 1 in {0}"));
		cell_add_number(cell, MOST_UNLIKELY);
	} else {
		cell = document_add_cell(page->document, N_("1 in {0}"));
		cell_add_number(cell, in_round_figures(1 / probability));
	}
	cell->right = true;
}

static void put_number(struct page *page, int64_t number)
{
	struct cell *cell = document_add_cell(page->document, NULL);

	cell_add_number(cell, (long)number);
	cell->right = true;
}

static void put_expected(struct page *page, const struct signal *signal)
{
	struct cell *cell;

	if (trend_told_number(&page->told, signal->before.count)) {
		cell = document_add_cell(page->document, NULL);
		add_tenths(page, cell, signal->expected);
	} else {
		/* TRANSLATORS: fewer cases than may be told */
		cell = document_add_cell(page->document, N_("few"));
	}
	cell->right = true;
}

static void add_signal_row(struct page *page, const struct signal *signal)
{
	add_month(page, document_add(page->document, BLOCK_TABLE_ROW, NULL),
	    signal->month);
	add_nationality(
	    page, document_add_cell(page->document, NULL), signal->nationality);
	put_number(page, signal->now.count);
	put_expected(page, signal);
	put_number(page, signal->months);
	put_chance(page, signal->probability);
}

static void add_shares(struct page *page, const struct signal *signal)
{
	const struct trend_count *group =
	    trend_told_of(&page->told, signal->nationality, signal->month);
	struct cell *cell =
	    document_add(page->document, BLOCK_ITEM, N_("{0}, {1}: {2} cases, {3} persons."));

	add_nationality(page, cell, signal->nationality);
	add_month(page, cell, signal->month);
	cell_add_number(cell, (long)group->cases);
	cell_add_number(cell, (long)group->persons);
	if (group->status_known > 0 &&
	    trend_told_number(&page->told, group->status_known)) {
		cell = document_add_cell(page->document,
		    N_("Of {0} cases of which it is known, {1} never applied for "
		       "residence."));
		cell_add_number(cell, (long)group->status_known);
		cell_add_number(cell, (long)group->never_applied);
	}
	if (group->arrival_known > 0 &&
	    trend_told_number(&page->told, group->arrival_known)) {
		cell = document_add_cell(page->document,
		    N_("Of {0} cases of which the arrival is known, {1} were registered "
		       "within 30 days of it and {2} within 90."));
		cell_add_number(cell, (long)group->arrival_known);
		cell_add_number(
		    cell, (long)trend_count_within(group, TREND_STAY_MONTH));
		cell_add_number(
		    cell, (long)trend_count_within(group, TREND_STAY_QUARTER));
	}
}

static void add_method(struct page *page)
{
	const struct signal_method *method = &page->trend->method;
	struct cell *cell = document_add(page->document, BLOCK_PARAGRAPH,
	    N_("A month stands out when so many cases are unlikely after those of the "
	       "months before it, at most {0}: so unlikely that chance alone gives at "
	       "most {1} false alarms in {2} years, over all nationalities together."));

	cell_add_number(cell, method->months);
	cell_add_number(cell, (long)(method->false_alarms * YEARS_OF_ALARMS + 0.5));
	cell_add_number(cell, YEARS_OF_ALARMS);
	document_add_cell(page->document,
	    N_("The test is the conditional negative binomial one, see terugkeerdesk(1)."));
	document_add_cell(page->document,
	    N_("That a month stands out is a reason to look for the cause, and no more: a "
	       "holiday, a new rule or a fuller register may be one."));
}

static void add_not_over(struct page *page)
{
	int last = page->trend->last;
	struct cell *cell;

	if (trend_month_over(page->sums, last))
		return;
	cell = document_add(page->document, BLOCK_PARAGRAPH,
	    N_("The last month is not over: it is compared with as many days as have "
	       "passed, {0}."));
	cell_add_number(cell, trend_month_days(page->sums, last));
}

static int add_signal_rows(struct page *page)
{
	static const char *const titles[] = { N_("Month"), N_("Nationality"), N_("Cases"),
		N_("Expected"), N_("After months"), N_("By chance alone"), NULL };
	const struct signals *signals = &page->trend->signals;
	int count = 0;

	for (size_t i = 0; i < signals->count; i++) {
		if (!trend_told_signal(&page->told, &signals->signal[i]))
			continue;
		if (count++ == 0)
			head(page, titles, 2);
		add_signal_row(page, &signals->signal[i]);
	}
	if (count > 0)
		document_mark(page->document, BLOCK_TABLE_END);
	for (size_t i = 0; i < signals->count; i++)
		if (trend_told_signal(&page->told, &signals->signal[i]))
			add_shares(page, &signals->signal[i]);
	return count;
}

static void add_signals(struct page *page)
{
	int64_t merged = page->told.other_signals;
	struct cell *cell;

	document_add(page->document, BLOCK_HEADING, N_("Months that stand out"));
	if (page->trend->signals.begin > page->trend->last) {
		cell = document_add(page->document, BLOCK_PARAGRAPH,
		    N_("No month could be looked at: one needs {0} months before it to "
		       "compare with."));
		cell_add_number(cell, page->trend->method.least_months);
	} else if (add_signal_rows(page) == 0 && merged == 0) {
		document_add(page->document, BLOCK_PARAGRAPH, N_("No month stands out."));
	}
	if (merged > 0)
		document_add_plural(page->document, BLOCK_PARAGRAPH,
		    "{0} month stands out in a group that is merged with others, because "
		    "groups are too small.",
		    "{0} months stand out in groups that are merged with others, because "
		    "groups are too small.",
		    (long)merged);
	add_not_over(page);
	add_method(page);
}

/* --- all months --- */

/* Those with a signal, then those with most cases. */
static int choose(struct page *page, int ret[NATIONALITIES_SHOWN])
{
	const struct signals *signals = &page->trend->signals;
	bool chosen[TREND_NATIONALITIES] = { false };
	int count = 0;

	for (size_t i = 0; i < signals->count && count < NATIONALITIES_SHOWN; i++) {
		const struct signal *signal = &signals->signal[i];

		if (!trend_told_signal(&page->told, signal) || chosen[signal->nationality])
			continue;
		chosen[signal->nationality] = true;
		ret[count++] = signal->nationality;
	}
	for (int i = 0; i < page->told.count && count < NATIONALITIES_SHOWN; i++) {
		int nationality = page->told.nationality[i];

		if (!chosen[nationality])
			ret[count++] = nationality;
	}
	return count;
}

static void put_group(struct page *page, int nationality, int month)
{
	const struct trend_count *group =
	    trend_told_of(&page->told, nationality, month);
	bool out =
	    signals_find(&page->trend->signals, nationality, month) != NULL;
	struct cell *cell = document_add_cell(page->document,
	    group == NULL ? "\xe2\x80\x93" : out ? "{0} *" : NULL);

	if (group != NULL)
		cell_add_number(cell, (long)group->cases);
	cell->right = true;
}

static void add_legend(struct page *page, int nationalities)
{
	const struct trend_count *other = &page->told.other;
	struct cell *cell;

	document_add(page->document, BLOCK_PARAGRAPH,
	    N_("A dash: no case, or so few that they are merged. A star: this month stands "
	       "out."));
	if (other->cases > 0) {
		cell = document_add_cell(page->document,
		    N_("Groups that are too small are merged: {0} cases, {1} persons."));
		cell_add_number(cell, (long)other->cases);
		cell_add_number(cell, (long)other->persons);
	}
	if (page->told.count > nationalities)
		document_add_cell(page->document,
		    N_("Other nationalities stand in the table for other programs."));
}

static void add_months(struct page *page)
{
	int last = page->trend->last;
	int first = MAX(page->trend->first, last - MONTHS_SHOWN + 1);
	int nationality[NATIONALITIES_SHOWN];
	int count = choose(page, nationality);
	struct cell *cell;

	document_add(page->document, BLOCK_HEADING, N_("Cases per month"));
	cell = document_add(page->document, BLOCK_TABLE_ROW, N_("Month"));
	cell->strong = true;
	for (int i = 0; i < count; i++) {
		cell = document_add_cell(page->document, NULL);
		add_nationality(page, cell, nationality[i]);
		cell->strong = cell->right = true;
	}
	for (int month = first; month <= last; month++) {
		add_month(
		    page, document_add(page->document, BLOCK_TABLE_ROW, NULL), month);
		for (int i = 0; i < count; i++)
			put_group(page, nationality[i], month);
	}
	document_mark(page->document, BLOCK_TABLE_END);
	add_legend(page, count);
}

void desk_trend_document(const struct desk *desk, const struct desk_trend *trend,
    enum lang lang, struct document *ret)
{
	struct page page = {
		.desk = desk,
		.trend = trend,
		.sums = trend->sums,
		.lang = lang,
		.document = ret,
	};

	trend_told_make(desk, trend, &page.told);
	add_opening(&page);
	add_not_counted(&page);
	if (page.told.months > 0) {
		add_signals(&page);
		add_months(&page);
	}
	trend_told_clear(&page.told);
}
