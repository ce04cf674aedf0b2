/* SPDX-License-Identifier: EUPL-1.2 */
/* How many were registered, departed and came how far, on the screen. */
#include "reports.h"

#include <glib.h>

#include "reports_form.h"
#include "terugkeerdesk/core/case_state.h"
#include "terugkeerdesk/desk/totals.h"
#include "words.h"

/* What a tag stands for: a year of registrations or departures, or a part of a table. */
enum {
	TAG_PART = 100, /* and TABLE_ROOM for each table */
	TAG_REGISTERED = 10000, /* and the year */
	TAG_DEPARTED = 2 * TAG_REGISTERED
};
#define TABLE_ROOM 100

/* What is counted, over all years of the period. */
enum table {
	TABLE_REGISTERED_KIND,
	TABLE_REGISTERED_ROUTE,
	TABLE_REGISTERED_STATE,
	TABLE_DEPARTED_KIND,
	TABLE_DEPARTED_ROUTE,
	TABLE_CAME,
	TABLES
};

static const struct {
	const char *title; /* msgid */
	int parts;
} tables[TABLES] = {
	[TABLE_REGISTERED_KIND] = { N_("Registered, by kind of departure"),
	    TOTALS_KINDS },
	[TABLE_REGISTERED_ROUTE] = { N_("Registered, by route"), TOTALS_ROUTES },
	[TABLE_REGISTERED_STATE] = { N_("Registered, by state now"), CASE_STATE_COUNT },
	[TABLE_DEPARTED_KIND] = { N_("Departed, by kind of departure"), TOTALS_KINDS },
	[TABLE_DEPARTED_ROUTE] = { N_("Departed, by route"), TOTALS_ROUTES },
	[TABLE_CAME] = { N_("Came into a state"), CASE_STATE_COUNT },
};

/* A sheet that is being made. */
struct page {
	const struct tui *tui;
	const struct desk_totals *totals;
	const struct totals *sums;
	struct sheet *sheet;
	int first, last; /* years */
};

/* --- the thread --- */

static void *make(struct desk *desk, const struct reports_ask *ask,
    const struct desk_cases *cases, const struct desk_watch *watch, struct faults *faults)
{
	return desk_totals(desk, &ask->period, cases, watch, faults);
}

static void free_report(void *report)
{
	desk_totals_free(report);
}

/* --- lines --- */

static void add_opening(const struct page *page)
{
	char *text = g_strdup_printf(_("Cases: %ld, persons: %ld. Registrations count on their "
				       "date, departures on the day of departure, states on "
				       "the day on which a case came into them."),
	    (long)page->sums->inside.cases, (long)page->sums->inside.persons);

	sheet_add(page->sheet, SHEET_TEXT, LOOK_NORMAL, text);
	g_free(text);
	reports_lines_period(page->tui, &page->totals->period, page->sheet);
	reports_lines_scope(page->tui, &page->totals->read, page->sheet);
}

static void add_counts(struct sheet_line *line, enum look look, struct totals_count count)
{
	sheet_add_count(line, look, count.cases);
	sheet_add_count(line, look, count.persons);
}

/* --- per year --- */

static const struct totals_group *group_of(const struct totals_year *year, int tag)
{
	return tag == TAG_REGISTERED ? &year->registered : &year->departed;
}

static const char *kind_label(int kind)
{
	return _(kind == HOUSEHOLD_UNANSWERED
		     ? N_("not known")
		     : fact_get(FACT_DEPARTURE_KIND)->choice_labels[kind - 1]);
}

/* In a narrow column. */
static const char *kind_head(int kind)
{
	return kind == 1 + DEPARTURE_SUPERVISED ? C_("column", "supervised")
						: kind_label(kind);
}

static const char *route_label(int route)
{
	return _(route == HOUSEHOLD_UNANSWERED
		     ? N_("not known")
		     : fact_get(FACT_ROUTE)->choice_labels[route - 1]);
}

/* What is known first, then what is not. */
static int part_at(int index, int parts)
{
	return (index + 1) % parts;
}

/* The kinds take much room: what is counted stands above the table. */
static void add_years_head(const struct page *page, const char *title)
{
	const char *titles[3 + TOTALS_KINDS] = { _("Cases"), _("Persons") };

	for (int i = 0; i < TOTALS_KINDS; i++)
		titles[2 + i] = kind_head(part_at(i, TOTALS_KINDS));
	sheet_space(page->sheet);
	sheet_add(page->sheet, SHEET_HEADING, LOOK_HEADING, title);
	reports_lines_columns(page->sheet, _("Year"), titles);
}

static void add_group(
    struct sheet_line *line, enum look look, const struct totals_group *group)
{
	add_counts(line, look, group->all);
	for (int i = 0; i < TOTALS_KINDS; i++)
		sheet_add_count(line, look, group->kind[part_at(i, TOTALS_KINDS)].cases);
}

static void add_years(const struct page *page, int tag, const char *title)
{
	struct totals_year all = { 0 };
	char label[16];

	totals_sum(page->sums, page->first, page->last, &all);
	if (group_of(&all, tag)->all.cases == 0)
		return;
	add_years_head(page, title);
	for (int year = page->first; year <= page->last; year++) {
		const struct totals_group *group =
		    group_of(totals_year(page->sums, year), tag);
		struct sheet_line *line;

		g_snprintf(label, sizeof(label), "%d", year);
		line = sheet_add(page->sheet, SHEET_ROW, LOOK_NORMAL, label);
		add_group(line, LOOK_NORMAL, group);
		if (group->all.cases > 0)
			line->tag = tag + year;
	}
	if (page->first == page->last)
		return; /* it would be the same again */
	add_group(sheet_add(page->sheet, SHEET_ROW, LOOK_STRONG, _("Total")), LOOK_STRONG,
	    group_of(&all, tag));
}

static void add_chart(const struct page *page)
{
	struct chart *chart = &page->sheet->chart;
	char label[16];

	chart_set_title(chart, _("Registered cases per year"), NULL);
	for (int year = page->first; year <= page->last; year++) {
		g_snprintf(label, sizeof(label), "%d", year);
		chart_add(chart, totals_year(page->sums, year)->registered.all.cases,
		    label, LOOK_BAR_CASH, false, TAG_REGISTERED + year);
	}
	sheet_space(page->sheet);
	sheet_add(page->sheet, SHEET_CHART, LOOK_NORMAL, NULL);
}

/* --- departures in the form of the table of 2010-2019 --- */

static const char *kinds_label(unsigned kinds)
{
	if ((kinds & ~TOTALS_INDEPENDENT) == 0)
		return _("Independent departure, supervised or not");
	if (kinds == 1u << (1 + DEPARTURE_FORCED))
		return _("Forced departure");
	return _("Departure kind not known");
}

static void add_form_row(
    const struct page *page, const char *label, const struct totals_form *form, int64_t tenths)
{
	struct sheet_line *line = sheet_add(page->sheet, SHEET_ROW, LOOK_NORMAL, label);

	if (form->per_year)
		reports_lines_tenths(page->tui, line, (double)tenths / 10);
	else
		sheet_add_count(line, LOOK_NORMAL, tenths / 10);
}

static void add_form_share(const struct page *page, const struct totals_form *form)
{
	struct sheet_line *line = sheet_add(page->sheet, SHEET_ROW, LOOK_STRONG,
	    _("Share of independent departure"));
	char *text = form->share_min == form->share_max
			 ? g_strdup_printf(_("%d %%"), form->share_min)
			 /* TRANSLATORS: a share, from and to; %% prints a percent sign */
			 : g_strdup_printf(
			       _("%d–%d %%"), form->share_min, form->share_max);

	sheet_add_cell(line, LOOK_STRONG, text);
	g_free(text);
}

static void add_form(const struct page *page)
{
	const char *titles[] = { NULL, NULL };
	int64_t persons[TOTALS_KINDS];
	struct totals_year all = { 0 };
	struct totals_form form;

	totals_sum(page->sums, page->first, page->last, &all);
	if (all.departed.all.cases == 0)
		return;
	for (int i = 0; i < TOTALS_KINDS; i++)
		persons[i] = all.departed.kind[i].persons;
	totals_form_make(
	    page->totals->period.from, page->totals->until, false, persons, &form);
	titles[0] = form.per_year ? _("per year") : _("Persons");
	reports_lines_head(page->sheet, _("Demonstrable departures"), titles);
	add_form_row(page, _("Demonstrable departure"), &form, form.all);
	for (int i = 0; i < form.row_count; i++)
		add_form_row(page, kinds_label(form.row[i]), &form, form.figure[i]);
	add_form_share(page, &form);
}

/* --- by part --- */

static const char *part_label(enum table table, int part)
{
	if (table == TABLE_REGISTERED_KIND || table == TABLE_DEPARTED_KIND)
		return kind_label(part);
	if (table == TABLE_REGISTERED_ROUTE || table == TABLE_DEPARTED_ROUTE)
		return route_label(part);
	return _(case_state_label((enum case_state)part));
}

static const struct totals_count *counts_of(const struct totals_year *all, enum table table)
{
	switch (table) {
	case TABLE_REGISTERED_KIND:
		return all->registered.kind;
	case TABLE_REGISTERED_ROUTE:
		return all->registered.route;
	case TABLE_REGISTERED_STATE:
		return all->now;
	case TABLE_DEPARTED_KIND:
		return all->departed.kind;
	case TABLE_DEPARTED_ROUTE:
		return all->departed.route;
	default:
		return all->came;
	}
}

/* Nobody is in two parts of a table but of the last: a case comes into many states. */
static void add_table(const struct page *page, enum table table)
{
	const char *const shares[] = { _("Cases"), _("Persons"), _("Share of persons"),
		NULL };
	const char *const counts[] = { _("Cases"), _("Persons"), NULL };
	const struct totals_count *count;
	struct totals_year all = { 0 };
	struct totals_count sum = { 0 };

	totals_sum(page->sums, page->first, page->last, &all);
	count = counts_of(&all, table);
	for (int i = 0; i < tables[table].parts; i++)
		totals_count_add(&sum, &count[i]);
	if (sum.cases == 0)
		return;
	reports_lines_head(
	    page->sheet, _(tables[table].title), table == TABLE_CAME ? counts : shares);
	for (int i = 0; i < tables[table].parts; i++) {
		bool states = table == TABLE_REGISTERED_STATE || table == TABLE_CAME;
		int part = states ? i : part_at(i, tables[table].parts);
		struct sheet_line *line;

		if (count[part].cases == 0)
			continue;
		line = sheet_add(
		    page->sheet, SHEET_ROW, LOOK_NORMAL, part_label(table, part));
		add_counts(line, LOOK_NORMAL, count[part]);
		if (table != TABLE_CAME)
			sheet_add_share(
			    line, LOOK_NORMAL, count[part].persons, sum.persons);
		line->tag = TAG_PART + (int)table * TABLE_ROOM + part;
	}
}

static void fill(const struct tui *tui, const void *report, struct sheet *sheet)
{
	const struct desk_totals *totals = report;
	struct page page = { .tui = tui, .totals = totals, .sums = totals->sums,
		.sheet = sheet };

	add_opening(&page);
	if (page.sums->inside.cases == 0 ||
	    !totals_years(page.sums, &page.first, &page.last)) {
		reports_lines_nothing(sheet);
		return;
	}
	add_chart(&page);
	add_years(&page, TAG_REGISTERED, _("Registered per year"));
	add_years(&page, TAG_DEPARTED, _("Departed per year"));
	add_form(&page);
	for (enum table table = 0; table < TABLES; table++)
		add_table(&page, table);
	reports_lines_groups(tui, sheet);
}

static char *title(const void *report)
{
	(void)report;
	return g_strdup(_("Totals and departures"));
}

/* --- cases --- */

/* The days of a year that are in the period; open ends are those of all years. */
static struct range days_of(const struct desk_totals *totals, int first, int last)
{
	day_number from = 0, to = 0;

	date_from_civil(first, 1, 1, &from);
	date_from_civil(last, 12, 31, &to);
	if (totals->period.from != DAY_NONE)
		from = MAX(from, totals->period.from);
	if (totals->period.to != DAY_NONE)
		to = MIN(to, totals->period.to);
	return (struct range){ from, to };
}

static struct reports_pick pick(const void *report, int tag)
{
	struct reports_pick pick = { .tag = tag };

	if (tag >= TAG_DEPARTED)
		pick.range = days_of(report, tag - TAG_DEPARTED, tag - TAG_DEPARTED);
	else if (tag >= TAG_REGISTERED)
		pick.range = days_of(report, tag - TAG_REGISTERED, tag - TAG_REGISTERED);
	else
		pick.range = days_of(report, DATE_YEAR_MIN, DATE_YEAR_MAX);
	return pick;
}

static bool is_in(const struct reports_pick *pick, day_number day)
{
	return day != DAY_NONE && day >= pick->range.min && day <= pick->range.max;
}

static bool takes_part(
    const struct reports_pick *pick, const struct desk_found_case *one)
{
	int part = (pick->tag - TAG_PART) % TABLE_ROOM;
	bool registered = is_in(pick, one->came_on[CASE_INTAKE]);
	bool departed = is_in(pick, one->came_on[CASE_DEPARTED]);

	switch ((enum table)((pick->tag - TAG_PART) / TABLE_ROOM)) {
	case TABLE_REGISTERED_KIND:
		return registered && one->departure_kind == part;
	case TABLE_REGISTERED_ROUTE:
		return registered && one->route == part;
	case TABLE_REGISTERED_STATE:
		return registered && one->state == part;
	case TABLE_DEPARTED_KIND:
		return departed && one->departure_kind == part;
	case TABLE_DEPARTED_ROUTE:
		return departed && one->route == part;
	default:
		return is_in(pick, one->came_on[part]);
	}
}

static bool takes(const struct reports_pick *pick, const struct desk_found_case *one)
{
	if (pick->tag >= TAG_DEPARTED)
		return is_in(pick, one->came_on[CASE_DEPARTED]);
	if (pick->tag >= TAG_REGISTERED)
		return is_in(pick, one->came_on[CASE_INTAKE]);
	return takes_part(pick, one);
}

/* --- files --- */

static char *csv(const struct desk *desk, const void *report)
{
	return desk_totals_csv(desk, report);
}

static char *json(const struct desk *desk, const void *report)
{
	return desk_totals_json(desk, report);
}

static void document(
    const struct desk *desk, const void *report, enum lang lang, struct document *ret)
{
	desk_totals_document(desk, report, lang, ret);
}

const struct reports_kind reports_totals = {
	.name = "totals",
	.label = N_("Totals: registrations, departures and states per year"),
	.fields = REPORTS_FIELD_BIT(REPORTS_FIELD_FROM) |
	    REPORTS_FIELD_BIT(REPORTS_FIELD_TO),
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
