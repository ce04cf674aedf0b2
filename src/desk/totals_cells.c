/* SPDX-License-Identifier: EUPL-1.2 */
#include "totals_cells.h"

#include <stdio.h>

#include "terugkeerdesk/report/averages.h"

static int first_of(unsigned parts)
{
	int ret = 0;

	while ((parts & 1u << ret) == 0)
		ret++;
	return ret;
}

const char *totals_cells_label(enum totals_table table, unsigned parts)
{
	if (totals_merged(table, parts))
		return N_("merged");
	if (parts == 1u << first_of(parts))
		return totals_view_label(table, first_of(parts));
	/* TRANSLATORS: departures, under supervision or not; in a narrow column */
	return N_("all independent");
}

static void add_merged(struct document *document, enum totals_table table, unsigned parts)
{
	document_add(document, BLOCK_PARAGRAPH, N_("Merged:"));
	for (; parts != 0; parts &= parts - 1) {
		bool last = (parts & (parts - 1)) == 0;

		cell_add_msgid(document_add_cell(document, last ? "{0}." : "{0},"),
		    totals_view_label(table, first_of(parts)));
	}
}

void totals_cells_merged(struct document *document, const struct totals_shown *shown)
{
	for (int i = 0; i < shown->part_count; i++)
		if (totals_merged(shown->table, shown->part[i]))
			add_merged(document, shown->table, shown->part[i]);
}

/* The label of some years, marked where not all of it has been counted. */
static const char *years_label(const struct totals_view *view, struct totals_span years)
{
	if (totals_view_ahead(view->totals, years))
		/* TRANSLATORS: a year, or years, that did not begin yet */
		return N_("{0} (to come)");
	/* TRANSLATORS: a year, or years, of which some days are not in it */
	return totals_view_cut(view->totals, years) ? N_("{0} (part)") : NULL;
}

struct cell *totals_cells_years(struct document *document, enum block_type type,
    const char *msgid, const struct totals_view *view, struct totals_span years)
{
	char text[32];

	if (years.first == years.last)
		snprintf(text, sizeof(text), "%d", years.first);
	else
		snprintf(text, sizeof(text), "%d\u2013%d", years.first, years.last);
	if (msgid == NULL)
		msgid = years_label(view, years);
	return cell_add_text(document_add(document, type, msgid), text);
}

static bool is_day(day_number day, int month, int number)
{
	int year, of_month, of_number;

	if (day == DAY_NONE)
		return false;
	date_to_civil(day, &year, &of_month, &of_number);
	return of_month == month && of_number == number;
}

static void put_years(char *text, size_t size, day_number from, day_number to)
{
	int first, last, month, number;

	date_to_civil(from, &first, &month, &number);
	date_to_civil(to, &last, &month, &number);
	if (first == last)
		snprintf(text, size, "%d", first);
	else
		snprintf(text, size, "%d\u2013%d", first, last);
}

void totals_cells_span(struct cell *cell, day_number from, day_number to)
{
	char first[DATE_TEXT] = "\u2026", last[DATE_TEXT] = "\u2026";
	char text[2 * DATE_TEXT + 8];

	if (is_day(from, 1, 1) && is_day(to, 12, 31)) {
		put_years(text, sizeof(text), from, to);
	} else {
		if (from != DAY_NONE)
			date_format_short(first, from);
		if (to != DAY_NONE)
			date_format_short(last, to);
		snprintf(text, sizeof(text), "%s \u2013 %s", first, last);
	}
	cell_add_text(cell, text);
}

void totals_cells_head(struct document *document, const char *msgid)
{
	struct cell *cell = document_add_cell(document, msgid);

	cell->strong = cell->right = true;
}

void totals_cells_number(struct document *document, int64_t number)
{
	cell_add_number(document_add_cell(document, NULL), (long)number)->right = true;
}

void totals_cells_few(struct document *document, int64_t smallest)
{
	struct cell *cell = document_add_cell(document, N_("fewer than {0}"));

	cell_add_number(cell, (long)smallest)->right = true;
}

void totals_cells_nothing(struct document *document)
{
	cell_add_text(document_add_cell(document, NULL), "\u2013")->right = true;
}

void totals_cells_tenths(struct document *document, int64_t tenths, bool whole)
{
	/* TRANSLATORS: a number with one decimal, as in 12.5 */
	struct cell *cell = document_add_cell(document, whole ? NULL : N_("{0}.{1}"));

	cell_add_number(cell, (long)(tenths / 10));
	if (!whole)
		cell_add_number(cell, (long)(tenths % 10));
	cell->right = true;
}

void totals_cells_share(struct document *document, int64_t part, int64_t all)
{
	int percent = averages_percent(part, all);

	if (part > 0 && percent == 0)
		document_add_cell(document, N_("below 1 %"))->right = true;
	else if (part < all && percent == 100)
		document_add_cell(document, N_("over 99 %"))->right = true;
	else
		totals_cells_percent(document, percent, percent);
}

void totals_cells_percent(struct document *document, int min, int max)
{
	struct cell *cell;

	if (min < 0) {
		totals_cells_nothing(document);
		return;
	}
	cell = document_add_cell(
	    /* TRANSLATORS: a range of shares, as in 40 – 60 % */
	    document, min == max ? N_("{0} %") : N_("{0} – {1} %"));
	cell_add_number(cell, min);
	cell_add_number(cell, max);
	cell->right = true;
}
