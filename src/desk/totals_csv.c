/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/totals.h"

#include <stdio.h>

#include <glib.h>

#include "terugkeerdesk/exchange/csv.h"

#include "internal.h"
#include "report_scope.h"
#include "totals_view.h"

/* What stands in front of every row. */
struct head {
	const char *what;
	const char *by;
	const char *per;
	day_number from, to;
};

static void put_day(struct csv *csv, day_number day)
{
	char text[DATE_TEXT];

	csv_text(csv, day == DAY_NONE ? NULL : date_format_iso(text, day));
}

static void begin_row(struct csv *csv, const struct head *head)
{
	csv_text(csv, head->what);
	csv_text(csv, head->by);
	csv_text(csv, head->per);
	put_day(csv, head->from);
	put_day(csv, head->to);
}

/* "voluntary+supervised" */
static void put_parts(struct csv *csv, enum totals_table table, unsigned parts)
{
	GString *text = g_string_new(NULL);

	for (int i = 0; i < TOTALS_PARTS_MAX; i++)
		if (parts & 1u << i)
			g_string_append_printf(text, "%s%s", text->len > 0 ? "+" : "",
			    totals_view_word(table, i));
	csv_text(csv, text->str);
	g_string_free(text, TRUE);
}

/* Too few to be told are empty. */
static void end_row(
    struct csv *csv, const struct totals_view *view, struct totals_count count)
{
	if (totals_view_few(view, count)) {
		csv_text(csv, NULL);
		csv_text(csv, NULL);
	} else {
		csv_number(csv, count.cases);
		csv_number(csv, count.persons);
	}
	csv_text(csv, NULL);
	csv_text(csv, NULL);
	csv_end_row(csv);
}

static void put_table(struct csv *csv, const struct totals_view *view,
    const struct totals_shown *shown, const char *per)
{
	for (size_t i = 0; i < shown->row_count; i++) {
		const struct totals_row *row = &shown->row[i];
		struct desk_period days = totals_view_days(view->totals, row->years);
		struct head head = { totals_view_what(shown->table),
			totals_view_by(shown->table), per, days.from, days.to };

		if (shown->table != TOTALS_CAME) {
			begin_row(csv, &head);
			csv_text(csv, NULL);
			end_row(csv, view, row->all);
		}
		for (int j = 0; j < shown->part_count; j++) {
			begin_row(csv, &head);
			put_parts(csv, shown->table, shown->part[j]);
			end_row(csv, view, row->part[j]);
		}
	}
}

/* Tenths as a decimal number. */
static void put_tenths(struct csv *csv, int64_t tenths)
{
	char text[32];

	snprintf(
	    text, sizeof(text), "%lld.%d", (long long)(tenths / 10), (int)(tenths % 10));
	csv_text(csv, text);
}

static void put_percent(struct csv *csv, int percent)
{
	if (percent < 0)
		csv_text(csv, NULL);
	else
		csv_number(csv, percent);
}

static void put_form(struct csv *csv, const char *what, const struct totals_form *form)
{
	struct head head = { what, "departure_kind",
		form->per_year ? "per_year" : "period", form->from, form->to };

	begin_row(csv, &head);
	csv_text(csv, NULL);
	csv_text(csv, NULL);
	put_tenths(csv, form->all);
	put_percent(csv, form->share_min);
	put_percent(csv, form->share_max);
	csv_end_row(csv);
	for (int i = 0; i < form->row_count; i++) {
		begin_row(csv, &head);
		put_parts(csv, TOTALS_DEPARTED_KIND, form->row[i]);
		csv_text(csv, NULL);
		put_tenths(csv, form->figure[i]);
		csv_text(csv, NULL);
		csv_text(csv, NULL);
		csv_end_row(csv);
	}
}

static void put_number(struct csv *csv, const char *what, int64_t number)
{
	struct head head = { .what = what, .from = DAY_NONE, .to = DAY_NONE };

	begin_row(csv, &head);
	csv_text(csv, NULL);
	if (number < 0)
		csv_text(csv, NULL); /* not told */
	else
		csv_number(csv, number);
	for (int i = 0; i < 3; i++)
		csv_text(csv, NULL);
	csv_end_row(csv);
}

static void put_undated(struct csv *csv, const struct totals_view *view)
{
	struct head head = { .what = "undated", .from = DAY_NONE, .to = DAY_NONE };

	begin_row(csv, &head);
	csv_text(csv, NULL);
	end_row(csv, view, totals_view_all_undated(view));
}

static void put_counts(struct csv *csv, const struct totals_view *view)
{
	const struct desk_totals *totals = view->totals;

	put_number(csv, "skipped", report_left_out(&totals->read));
	put_number(csv, "filtered", view->filtered);
	put_undated(csv, view);
	for (size_t i = 0; i < view->forms; i++)
		put_form(csv, "departed_persons", &view->form[i]);
	for (int table = 0; table < TOTALS_TABLES && view->period[table] != NULL;
	     table++) {
		put_table(csv, view, view->period[table], "period");
		put_table(csv, view, view->year[table], "year");
	}
}

char *desk_totals_csv(const struct desk *desk, const struct desk_totals *totals)
{
	static const char *const head[] = { "what", "by", "per", "from", "to", "of",
		"cases", "persons", "independent_percent_min", "independent_percent_max",
		NULL };
	struct csv csv = { .text = g_string_new(NULL) };
	struct totals_view view;

	totals_view_make(desk, totals, &view);
	csv_row(&csv, head);
	for (size_t i = 0; i < totals->given_count; i++)
		put_form(&csv, "given", &totals->given[i].form);
	if (totals->sums != NULL)
		put_counts(&csv, &view);
	totals_view_clear(&view);
	return g_string_free(csv.text, FALSE);
}
