/* SPDX-License-Identifier: EUPL-1.2 */
#include "totals_pages.h"

#include "terugkeerdesk/report/averages.h"

#include "totals_cells.h"

/* A table with the cases of one period, of which each row is a kind, route or state. */
struct table {
	struct document *document;
	const struct totals_view *view;
	size_t period;
	int64_t length; /* in years of AVERAGES_YEAR; shorter: no averages */
	bool shares;    /* not where a case may stand in several rows */
};

static void add_head(const struct table *table, struct totals_span years)
{
	totals_cells_years(table->document, BLOCK_TABLE_ROW, NULL, table->view, years)
	    ->strong = true;
	totals_cells_head(table->document, N_("Cases"));
	totals_cells_head(table->document, N_("Persons"));
	if (table->shares)
		totals_cells_head(table->document, N_("Share of persons"));
	if (table->length >= AVERAGES_YEAR)
		totals_cells_head(table->document, N_("Persons per year"));
}

static void add_figures(const struct table *table, struct totals_count count,
    struct totals_count all, int64_t tenths)
{
	if (totals_view_few(table->view, count)) {
		totals_cells_few(table->document, table->view->smallest);
		return;
	}
	totals_cells_number(table->document, count.cases);
	totals_cells_number(table->document, count.persons);
	if (table->shares)
		totals_cells_share(table->document, count.persons, all.persons);
	if (table->length >= AVERAGES_YEAR)
		totals_cells_tenths(table->document, tenths, false);
}

static int64_t tenths_of(const struct table *table, const struct totals_shown *shown,
    const struct totals_row *row, int64_t ret_part[TOTALS_PARTS_MAX])
{
	int64_t persons[TOTALS_PARTS_MAX];

	if (table->length < AVERAGES_YEAR)
		return 0;
	for (int i = 0; i < shown->part_count; i++)
		persons[i] = row->part[i].persons;
	return averages_per_year(row->all.persons, persons, (size_t)shown->part_count,
	    table->length, ret_part);
}

static void add_parts(const struct table *table, enum totals_table which)
{
	const struct totals_shown *shown = table->view->period[which];
	const struct totals_row *row = &shown->row[table->period];
	int64_t tenths[TOTALS_PARTS_MAX] = { 0 };
	static const char *const by[TOTALS_TABLES] = {
		[TOTALS_REGISTERED_KIND] = N_("By departure kind"),
		[TOTALS_REGISTERED_ROUTE] = N_("By route"),
		[TOTALS_REGISTERED_STATE] = N_("By the state they are in now"),
		[TOTALS_DEPARTED_KIND] = N_("By departure kind"),
		[TOTALS_DEPARTED_ROUTE] = N_("By route"),
	};

	if (which != TOTALS_CAME && totals_view_few(table->view, row->all))
		return;
	if (which != TOTALS_CAME)
		document_add(table->document, BLOCK_TABLE_ROW, by[which])->strong = true;
	tenths_of(table, shown, row, tenths);
	for (int i = 0; i < shown->part_count; i++) {
		document_add(table->document, BLOCK_TABLE_ROW,
		    totals_cells_label(which, shown->part[i]));
		add_figures(table, row->part[i], row->all, tenths[i]);
	}
}

static void add_all(const struct table *table, enum totals_table which, const char *label)
{
	const struct totals_shown *shown = table->view->period[which];
	const struct totals_row *row = &shown->row[table->period];
	int64_t tenths[TOTALS_PARTS_MAX];

	document_add(table->document, BLOCK_TABLE_ROW, label);
	add_figures(table, row->all, row->all, tenths_of(table, shown, row, tenths));
}

static void begin(struct table *table, enum totals_table which)
{
	struct totals_span years = table->view->period[which]->row[table->period].years;

	table->shares = which != TOTALS_CAME;
	table->length = totals_view_length(table->view->totals, years);
	add_head(table, years);
}

/* What was merged in tables that stand together, unless they tell nothing of it. */
static void end(
    const struct table *table, enum totals_table first, enum totals_table last)
{
	const struct totals_shown *shown;

	document_mark(table->document, BLOCK_TABLE_END);
	for (enum totals_table which = first; which <= last; which++) {
		shown = table->view->period[which];
		if (!totals_view_few(table->view, shown->sum.all))
			totals_cells_merged(table->document, shown);
	}
}

/* Nobody, unless it is not known when, or the days are yet to come. */
static void add_nobody(const struct table *table, enum totals_table which)
{
	struct totals_span years = table->view->period[which]->row[table->period].years;
	const char *said = N_("{0}: nobody.");

	if (totals_view_ahead(table->view->totals, years))
		said = N_("{0}: yet to come.");
	else if (totals_view_undated(table->view, which) > 0)
		said = N_("{0}: no day is known.");
	totals_cells_years(table->document, BLOCK_PARAGRAPH, said, table->view, years);
}

/* A heading, a table per period with all of them and by what they are, or that there are
 * none. */
static void add_section(struct document *document, const struct totals_view *view,
    enum totals_table first, enum totals_table last, const char *label)
{
	const struct totals_shown *shown = view->period[first];
	struct table table = { .document = document, .view = view };

	for (; table.period < shown->row_count; table.period++) {
		const struct totals_row *row = &shown->row[table.period];

		if (row->all.cases == 0) {
			add_nobody(&table, first);
			continue;
		}
		begin(&table, first);
		add_all(&table, first, label);
		for (enum totals_table which = first; which <= last; which++)
			add_parts(&table, which);
		end(&table, first, last);
	}
}

void totals_pages_periods(struct document *document, const struct totals_view *view)
{
	const struct totals_shown *came = view->period[TOTALS_CAME];
	struct table table = { .document = document, .view = view };

	document_add(document, BLOCK_HEADING, N_("Registered"));
	add_section(document, view, TOTALS_REGISTERED_KIND, TOTALS_REGISTERED_STATE,
	    N_("Registered"));
	document_add(document, BLOCK_HEADING, N_("Departed"));
	add_section(
	    document, view, TOTALS_DEPARTED_KIND, TOTALS_DEPARTED_ROUTE, N_("Departed"));
	document_add(document, BLOCK_HEADING, N_("Came into a state"));
	for (; table.period < came->row_count; table.period++) {
		if (came->row[table.period].all.cases == 0) {
			add_nobody(&table, TOTALS_CAME);
			continue;
		}
		begin(&table, TOTALS_CAME);
		add_parts(&table, TOTALS_CAME);
		end(&table, TOTALS_CAME, TOTALS_CAME);
	}
}
