/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/totals.h"

#include <glib.h>

#include "terugkeerdesk/exchange/writer.h"

#include "internal.h"
#include "report_scope.h"
#include "totals_view.h"

#define TOTALS_FORMAT "terugkeerdesk-totals/1"

static void put_day(struct writer *writer, const char *key, day_number day)
{
	char text[DATE_TEXT];

	if (day == DAY_NONE)
		writer_null(writer, key);
	else
		writer_string(writer, key, date_format_iso(text, day));
}

static void put_parts(
    struct writer *writer, const char *key, enum totals_table table, unsigned parts)
{
	writer_begin_flat(writer, key, '[');
	for (int i = 0; i < TOTALS_PARTS_MAX; i++)
		if (parts & 1u << i)
			writer_string(writer, NULL, totals_view_word(table, i));
	writer_end(writer, ']');
}

/* Too few to be told are null. */
static void put_count(
    const struct totals_view *view, struct writer *writer, struct totals_count count)
{
	if (totals_view_few(view, count)) {
		writer_null(writer, "cases");
		writer_null(writer, "persons");
		return;
	}
	writer_integer(writer, "cases", count.cases);
	writer_integer(writer, "persons", count.persons);
}

static void put_row(const struct totals_view *view, struct writer *writer,
    const struct totals_shown *shown, const struct totals_row *row)
{
	struct desk_period days = totals_view_days(view->totals, row->years);

	writer_begin(writer, NULL, '{');
	put_day(writer, "from", days.from);
	put_day(writer, "to", days.to);
	if (shown->table != TOTALS_CAME)
		put_count(view, writer, row->all);
	writer_begin(writer, totals_view_by(shown->table), '[');
	for (int i = 0; i < shown->part_count; i++) {
		writer_begin_flat(writer, NULL, '{');
		put_parts(writer, "of", shown->table, shown->part[i]);
		put_count(view, writer, row->part[i]);
		writer_end(writer, '}');
	}
	writer_end(writer, ']');
	writer_end(writer, '}');
}

static void put_table(const struct totals_view *view, struct writer *writer,
    const struct totals_shown *shown, const char *per)
{
	writer_begin(writer, NULL, '{');
	writer_string(writer, "what", totals_view_what(shown->table));
	writer_string(writer, "by", totals_view_by(shown->table));
	writer_string(writer, "per", per);
	writer_begin(writer, "rows", '[');
	for (size_t i = 0; i < shown->row_count; i++)
		put_row(view, writer, shown, &shown->row[i]);
	writer_end(writer, ']');
	writer_end(writer, '}');
}

static void put_tables(const struct totals_view *view, struct writer *writer)
{
	writer_begin(writer, "tables", '[');
	for (int table = 0; table < TOTALS_TABLES && view->period[table] != NULL;
	     table++) {
		put_table(view, writer, view->period[table], "period");
		put_table(view, writer, view->year[table], "year");
	}
	writer_end(writer, ']');
}

/* Inside an object that was begun. */
static void put_form(struct writer *writer, const struct totals_form *form)
{
	put_day(writer, "from", form->from);
	put_day(writer, "to", form->to);
	writer_boolean(writer, "per_year", form->per_year);
	writer_integer(writer, "tenths", form->all);
	writer_begin(writer, "departure_kind", '[');
	for (int i = 0; i < form->row_count; i++) {
		writer_begin_flat(writer, NULL, '{');
		put_parts(writer, "of", TOTALS_DEPARTED_KIND, form->row[i]);
		writer_integer(writer, "tenths", form->figure[i]);
		writer_end(writer, '}');
	}
	writer_end(writer, ']');
	if (form->share_min < 0) {
		writer_null(writer, "independent_percent");
		return;
	}
	writer_begin_flat(writer, "independent_percent", '{');
	writer_integer(writer, "min", form->share_min);
	writer_integer(writer, "max", form->share_max);
	writer_end(writer, '}');
}

static void put_forms(const struct totals_view *view, struct writer *writer)
{
	writer_begin(writer, "departed_persons", '[');
	for (size_t i = 0; i < view->forms; i++) {
		writer_begin(writer, NULL, '{');
		put_form(writer, &view->form[i]);
		writer_end(writer, '}');
	}
	writer_end(writer, ']');
}

static void put_given(const struct desk_totals *totals, struct writer *writer)
{
	writer_begin(writer, "given", '[');
	for (size_t i = 0; i < totals->given_count; i++) {
		const struct desk_given *given = &totals->given[i];

		writer_begin(writer, NULL, '{');
		put_form(writer, &given->form);
		if (given->printed_percent >= 0)
			writer_integer(writer, "printed_percent", given->printed_percent);
		else
			writer_null(writer, "printed_percent");
		writer_string(writer, "source", given->source);
		writer_end(writer, '}');
	}
	writer_end(writer, ']');
}

static void put_counts(const struct totals_view *view, struct writer *writer)
{
	const struct desk_totals *totals = view->totals;
	struct totals_count undated = totals_view_all_undated(view);

	put_day(writer, "from", totals->period.from);
	put_day(writer, "to", totals->period.to);
	put_day(writer, "counted_on", totals->counted_on);
	writer_integer(writer, "skipped", report_left_out(&totals->read));
	report_scope_json(&totals->read, view->filtered, writer);
	if (totals_view_few(view, undated))
		writer_null(writer, "undated");
	else
		writer_integer(writer, "undated", undated.cases);
	writer_integer(writer, "smallest_group", view->smallest);
	put_forms(view, writer);
	put_tables(view, writer);
}

char *desk_totals_json(const struct desk *desk, const struct desk_totals *totals)
{
	struct totals_view view;
	struct writer writer;

	totals_view_make(desk, totals, &view);
	writer_start(&writer, true);
	writer_begin(&writer, NULL, '{');
	writer_string(&writer, "format", TOTALS_FORMAT);
	put_given(totals, &writer);
	if (totals->sums != NULL)
		put_counts(&view, &writer);
	writer_end(&writer, '}');
	totals_view_clear(&view);
	return writer_finish(&writer);
}
