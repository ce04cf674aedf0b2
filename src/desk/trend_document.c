/* SPDX-License-Identifier: EUPL-1.2 */
#include "trend_page.h"

#include <glib.h>

#include "internal.h"
#include "report_scope.h"

#define MONTHS_SHOWN        36
#define NATIONALITIES_SHOWN (TABLE_COLUMNS_MAX - 1)

/* --- words --- */

struct cell *trend_page_month(const struct trend_page *page, struct cell *cell, int month)
{
	int year, number, unused;
	struct partial_date date;
	char text[DATE_TEXT];

	date_to_civil(trend_month_first(page->sums, month), &year, &number, &unused);
	date = (struct partial_date){ (int16_t)year, (uint8_t)number, 0 };
	return cell_add_text(cell, partial_date_format(text, date, page->lang));
}

struct cell *trend_page_nationality(
    const struct trend_page *page, struct cell *cell, int nationality)
{
	const struct country_table *countries = &page->desk->countries;

	if ((size_t)nationality < countries->count)
		return cell_add_text(
		    cell, countries->country[nationality].name[page->lang]);
	return cell_add_msgid(cell, N_("Not known"));
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

static void add_period(struct trend_page *page)
{
	const struct desk_trend *trend = page->trend;
	day_number from = trend_month_first(page->sums, trend->first);
	day_number last = trend_month_first(page->sums, trend->last) +
			  trend_month_days(page->sums, trend->last) - 1;
	struct cell *cell;

	if (page->told.whole) {
		cell = document_add(page->document, BLOCK_PARAGRAPH,
		    N_("From {0} to {1}: {2} cases, {3} persons."));
		cell_add_date(cell_add_date(cell, from), last);
		cell_add_number(cell, (long)trend->shown.cases);
		cell_add_number(cell, (long)trend->shown.persons);
	} else {
		cell =
		    document_add(page->document, BLOCK_PARAGRAPH, N_("From {0} to {1}."));
		cell_add_date(cell_add_date(cell, from), last);
	}
}

static void add_opening(struct trend_page *page)
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
	    N_("These are numbers: they say nothing about any person, nor why people come "
	       "or go."));
}

/* Of too few cases only that there are such. */
static bool add_few(struct trend_page *page, int64_t cases, const char *sentence)
{
	struct cell *cell;

	if (trend_told_number(&page->told, cases))
		return false;
	cell = document_add(page->document, BLOCK_PARAGRAPH, sentence);
	cell_add_number(cell, (long)page->told.smallest);
	return true;
}

static void add_undated(struct trend_page *page, int64_t cases)
{
	if (!add_few(page, cases,
		N_("Fewer than {0} cases have no date of departure and are not "
		   "counted.")) &&
	    cases > 0)
		document_add_plural(page->document, BLOCK_PARAGRAPH,
		    "{0} case has no date of departure and is not counted.",
		    "{0} cases have no date of departure and are not counted.",
		    (long)cases);
}

static void add_late(struct trend_page *page, int64_t cases)
{
	if (!add_few(page, cases,
		N_("Fewer than {0} cases have a later date and are not counted.")) &&
	    cases > 0)
		document_add_plural(page->document, BLOCK_PARAGRAPH,
		    "{0} case has a later date and is not counted.",
		    "{0} cases have a later date and are not counted.", (long)cases);
}

static void add_early(struct trend_page *page, int64_t cases)
{
	if (!add_few(page, cases,
		N_("Fewer than {0} cases are more than thirty years old and are not "
		   "counted.")) &&
	    cases > 0)
		document_add_plural(page->document, BLOCK_PARAGRAPH,
		    "{0} case is more than thirty years old and is not counted.",
		    "{0} cases are more than thirty years old and are not counted.",
		    (long)cases);
}

static void add_earlier(struct trend_page *page, int64_t cases)
{
	if (!add_few(page, cases,
		N_("Fewer than {0} earlier cases serve for comparison.")) &&
	    cases > 0)
		document_add_plural(page->document, BLOCK_PARAGRAPH,
		    "{0} earlier case serves for comparison.",
		    "{0} earlier cases serve for comparison.", (long)cases);
}

static void add_not_counted(struct trend_page *page)
{
	const struct desk_trend *trend = page->trend;

	report_scope_document(page->desk, &trend->read,
	    report_filtered_told(page->desk, &trend->read), page->lang, page->document);
	add_undated(page, page->sums->undated);
	add_late(page, page->sums->late);
	add_early(page, page->sums->early);
	add_earlier(page, page->sums->all.cases - trend->shown.cases);
}

/* --- all months --- */

/* Those with a signal, then those with most cases. */
static int choose(struct trend_page *page, int ret[NATIONALITIES_SHOWN])
{
	const struct signals *signals = &page->trend->signals;
	bool chosen[TREND_NATIONALITIES] = { false };
	int count = 0;

	for (size_t i = 0; i < signals->count && count < NATIONALITIES_SHOWN; i++) {
		const struct signal *signal = &signals->signal[i];

		if (!trend_told_signal(&page->told, signal) ||
		    chosen[signal->nationality])
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

static void put_group(struct trend_page *page, int nationality, int month)
{
	const struct trend_count *group = trend_told_of(&page->told, nationality, month);
	bool out = signals_find(&page->trend->signals, nationality, month) != NULL;
	struct cell *cell =
	    document_add_cell(page->document, group == NULL ? "\xe2\x80\x93"
					      : out         ? "{0} *"
							    : NULL);

	if (group != NULL)
		cell_add_number(cell, (long)group->cases);
	cell->right = true;
}

static void add_legend(struct trend_page *page, int nationalities)
{
	document_add(page->document, BLOCK_PARAGRAPH,
	    N_("A dash: no case, or so few that they are not told. A star: this month "
	       "stands out."));
	if (page->told.months > MONTHS_SHOWN)
		cell_add_number(document_add_cell(page->document,
				    N_("Only the last {0} months stand here.")),
		    MONTHS_SHOWN);
	if (page->told.count > nationalities)
		document_add_cell(page->document,
		    N_("Other nationalities stand in the table for other programs."));
}

static void add_table(struct trend_page *page)
{
	int last = page->trend->last;
	int first = MAX(page->trend->first, last - MONTHS_SHOWN + 1);
	int nationality[NATIONALITIES_SHOWN];
	int count = choose(page, nationality);
	struct cell *cell = document_add(page->document, BLOCK_TABLE_ROW, N_("Month"));

	cell->strong = true;
	for (int i = 0; i < count; i++) {
		cell = document_add_cell(page->document, NULL);
		trend_page_nationality(page, cell, nationality[i]);
		cell->strong = cell->right = true;
	}
	for (int month = first; month <= last; month++) {
		trend_page_month(
		    page, document_add(page->document, BLOCK_TABLE_ROW, NULL), month);
		for (int i = 0; i < count; i++)
			put_group(page, nationality[i], month);
	}
	document_mark(page->document, BLOCK_TABLE_END);
	add_legend(page, count);
}

static void add_other(struct trend_page *page)
{
	const struct trend_count *other = &page->told.other;
	struct cell *cell;

	if (page->told.whole) {
		cell = document_add(page->document, BLOCK_PARAGRAPH,
		    N_("Groups of one nationality in one month that are too small are "
		       "merged: {0} cases, {1} persons."));
		cell_add_number(cell, (long)other->cases);
		cell_add_number(cell, (long)other->persons);
	} else {
		cell = document_add(page->document, BLOCK_PARAGRAPH,
		    N_("Groups of one nationality in one month that are too small are "
		       "left out: fewer than {0} cases in all."));
		cell_add_number(cell, (long)page->told.smallest);
	}
}

static void add_months(struct trend_page *page)
{
	document_add(page->document, BLOCK_HEADING, N_("Cases per month"));
	if (page->told.count > 0)
		add_table(page);
	if (page->told.other.cases > 0)
		add_other(page);
}

void desk_trend_document(const struct desk *desk, const struct desk_trend *trend,
    enum lang lang, struct document *ret)
{
	struct trend_page page = {
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
		trend_page_signals(&page);
		add_months(&page);
	}
	trend_told_clear(&page.told);
}
