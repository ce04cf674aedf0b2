/* SPDX-License-Identifier: EUPL-1.2 */
#include "trend_page.h"

#include <stdio.h>

#include <glib.h>

#include "terugkeerdesk/report/averages.h"

#include "internal.h"

#define MOST_UNLIKELY 1000000 /* 1 in so many is told, no more */

/* In tenths, as the language writes them. */
static struct cell *add_tenths(struct trend_page *page, struct cell *cell, double number)
{
	long tenths = (long)(number * 10 + 0.5);
	char text[32];

	snprintf(text, sizeof(text), "%ld%c%ld", tenths / 10,
	    page->lang == LANG_NL ? ',' : '.', tenths % 10);
	return cell_add_text(cell, text);
}

static void head(struct trend_page *page, const char *const *titles, int left)
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

/* Of fewer cases before than may be told, the chance would tell how many: then only that
 * it is below the threshold. */
static void put_chance(struct trend_page *page, const struct signal *signal)
{
	double probability = signal->probability;
	struct cell *cell;

	if (!trend_told_number(&page->told, signal->before.count)) {
		cell = document_add_cell(page->document, N_("less than 1 in {0}"));
		cell_add_number(cell, in_round_figures(1 / signal->threshold));
	} else if (probability * MOST_UNLIKELY < 1) {
		cell = document_add_cell(page->document, N_("less than 1 in {0}"));
		cell_add_number(cell, MOST_UNLIKELY);
	} else {
		cell = document_add_cell(page->document, N_("1 in {0}"));
		cell_add_number(cell, in_round_figures(1 / probability));
	}
	cell->right = true;
}

static void put_number(struct trend_page *page, int64_t number)
{
	struct cell *cell = document_add_cell(page->document, NULL);

	cell_add_number(cell, (long)number);
	cell->right = true;
}

static void put_expected(struct trend_page *page, const struct signal *signal)
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

static void add_signal_row(struct trend_page *page, const struct signal *signal)
{
	trend_page_month(
	    page, document_add(page->document, BLOCK_TABLE_ROW, NULL), signal->month);
	trend_page_nationality(
	    page, document_add_cell(page->document, NULL), signal->nationality);
	put_number(page, signal->now.count);
	put_expected(page, signal);
	put_number(page, signal->months);
	put_chance(page, signal);
}

static void add_applied(struct trend_page *page, const struct trend_told_parts *parts)
{
	struct cell *cell;

	if (parts->never_applied < 0)
		return;
	cell = document_add_cell(page->document,
	    N_("Of {0} cases of which it is known, {1} never applied for residence "
	       "({2} %)."));
	cell_add_number(cell, (long)parts->status_known);
	cell_add_number(cell, (long)parts->never_applied);
	cell_add_number(
	    cell, averages_percent(parts->never_applied, parts->status_known));
}

/* A quarter of a year, or else the next best that may be told. */
static void add_stay(struct trend_page *page, const struct trend_told_parts *parts)
{
	static const struct {
		enum trend_stay stay;
		const char *sentence;
	} choices[] = {
		{ TREND_STAY_QUARTER,
		    N_("Of {0} cases of which the arrival is known, {1} were registered "
		       "within 90 days of it ({2} %).") },
		{ TREND_STAY_MONTH,
		    N_("Of {0} cases of which the arrival is known, {1} were registered "
		       "within 30 days of it ({2} %).") },
		{ TREND_STAY_YEAR,
		    N_("Of {0} cases of which the arrival is known, {1} were registered "
		       "within a year of it ({2} %).") },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(choices); i++) {
		int64_t within = parts->within[choices[i].stay];
		struct cell *cell;

		if (within < 0)
			continue;
		cell = document_add_cell(page->document, choices[i].sentence);
		cell_add_number(cell, (long)parts->arrival_known);
		cell_add_number(cell, (long)within);
		cell_add_number(
		    cell, averages_percent(within, parts->arrival_known));
		return;
	}
}

/* What else there is to say of a month that stands out. */
static void add_more(struct trend_page *page, const struct signal *signal)
{
	const struct trend_count *group =
	    trend_told_of(&page->told, signal->nationality, signal->month);
	struct trend_told_parts parts = trend_told_parts(&page->told, group);
	struct cell *cell = document_add(
	    page->document, BLOCK_ITEM, N_("{0}, {1}: {2} cases, {3} persons."));

	trend_page_nationality(page, cell, signal->nationality);
	trend_page_month(page, cell, signal->month);
	cell_add_number(cell, (long)group->cases);
	cell_add_number(cell, (long)group->persons);
	cell = document_add_cell(page->document,
	    N_("A month stands out here when it is rarer than 1 in {0}."));
	cell_add_number(cell, in_round_figures(1 / signal->threshold));
	add_applied(page, &parts);
	add_stay(page, &parts);
}

static void add_method(struct trend_page *page)
{
	const struct signal_method *method = &page->trend->method;
	struct cell *cell = document_add(page->document, BLOCK_PARAGRAPH,
	    N_("A month stands out when so many cases are unlikely after those of the "
	       "months before it, at most {0}: so unlikely that chance alone gives at "
	       "most {1} false alarms in {2} years, over all nationalities together."));

	cell_add_number(cell, method->months);
	cell_add_number(cell, page->desk->env.config->trend_false_alarms);
	cell_add_number(cell, CONFIG_ALARM_YEARS);
	document_add_cell(page->document,
	    N_("The test is the conditional negative binomial one, see "
	       "terugkeerdesk-trend(5)."));
	document_add_cell(page->document,
	    N_("That a month stands out is a reason to look for the cause, and no more: a "
	       "holiday, a new rule or a fuller register may be one."));
}

static void add_not_over(struct trend_page *page)
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

static int add_signal_rows(struct trend_page *page)
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
			add_more(page, &signals->signal[i]);
	return count;
}

void trend_page_signals(struct trend_page *page)
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
