/* SPDX-License-Identifier: EUPL-1.2 */
#include "totals_pages.h"

#include <string.h>

#include "totals_cells.h"

#define PERIODS (TABLE_COLUMNS_MAX - 1) /* beside the label */

static bool is_whole(const struct totals_form *form)
{
	bool whole = form->all % 10 == 0;

	for (int i = 0; i < form->row_count; i++)
		whole = whole && form->figure[i] % 10 == 0;
	return whole;
}

static void add_form_head(
    struct document *document, const struct totals_form *form, size_t count)
{
	struct cell *cell = document_add(document, BLOCK_TABLE_ROW, N_("Persons"));

	cell->strong = true;
	for (size_t i = 0; i < count; i++) {
		/* TRANSLATORS: a column with averages */
		cell = document_add_cell(document,
		    form[i].per_year ? N_("per year, {0}") : N_("together, {0}"));
		totals_cells_span(cell, form[i].from, form[i].to);
		cell->strong = cell->right = true;
	}
}

static const char *kinds_label(unsigned kinds)
{
	if ((kinds & ~TOTALS_INDEPENDENT) == 0)
		return N_("Independent departure, supervised or not");
	if (kinds == 1u << (1 + DEPARTURE_FORCED))
		return N_("Forced departure");
	if (kinds == 1u << HOUSEHOLD_UNANSWERED)
		return N_("Departure kind not known");
	return N_("Merged departure kinds");
}

/* Where a column has no such row, nothing of it departed. */
static int64_t figure_of(const struct totals_form *form, unsigned kinds)
{
	for (int i = 0; i < form->row_count; i++)
		if (form->row[i] == kinds)
			return form->figure[i];
	return 0;
}

/* The rows that any of the columns has, in order. */
static int list_rows(
    const struct totals_form *form, size_t count, unsigned ret[TOTALS_FORM_ROWS])
{
	const struct totals_form *most = &form[0];

	for (size_t i = 1; i < count; i++)
		if (form[i].row_count > most->row_count)
			most = &form[i];
	for (int i = 0; i < most->row_count; i++)
		ret[i] = most->row[i];
	return most->row_count;
}

static void add_form(
    struct document *document, const struct totals_form *form, size_t count)
{
	unsigned row[TOTALS_FORM_ROWS];
	int rows = list_rows(form, count, row);

	add_form_head(document, form, count);
	document_add(document, BLOCK_TABLE_ROW, N_("Demonstrable departure"));
	for (size_t i = 0; i < count; i++)
		totals_cells_tenths(document, form[i].all, is_whole(&form[i]));
	for (int i = 0; i < rows; i++) {
		document_add(document, BLOCK_TABLE_ROW, kinds_label(row[i]));
		for (size_t j = 0; j < count; j++)
			totals_cells_tenths(
			    document, figure_of(&form[j], row[i]), is_whole(&form[j]));
	}
	document_add(document, BLOCK_TABLE_ROW, N_("Share of independent departure"));
	for (size_t i = 0; i < count; i++)
		totals_cells_percent(document, form[i].share_min, form[i].share_max);
}

static bool departed(const struct totals_view *view)
{
	for (size_t i = 0; i < view->forms; i++)
		if (view->form[i].all > 0)
			return true;
	return false;
}

void totals_pages_counted(struct document *document, const struct totals_view *view)
{
	if (!departed(view))
		return;
	document_add(document, BLOCK_HEADING, N_("Demonstrable departures"));
	add_form(document, view->form, view->forms);
	document_mark(document, BLOCK_TABLE_END);
}

/* What the source makes of its own figures. */
static void add_printed(
    struct document *document, const struct desk_given *given, size_t count)
{
	bool printed = false;

	for (size_t i = 0; i < count; i++)
		printed = printed || given[i].printed_percent >= 0;
	if (!printed)
		return;
	document_add(document, BLOCK_TABLE_ROW, N_("The share that the source prints"));
	for (size_t i = 0; i < count; i++)
		totals_cells_percent(
		    document, given[i].printed_percent, given[i].printed_percent);
}

static void add_sources(
    struct document *document, const struct desk_given *given, size_t count)
{
	const char *before = "";

	for (size_t i = 0; i < count; i++) {
		if (strcmp(given[i].source, before) == 0)
			continue;
		before = given[i].source;
		cell_add_text(
		    document_add(document, BLOCK_PARAGRAPH, N_("Source: {0}.")), before);
	}
}

void totals_pages_given(struct document *document, const struct desk_totals *totals)
{
	size_t count;

	if (totals->given_count == 0)
		return;
	document_add(document, BLOCK_HEADING,
	    N_("Demonstrable departures, as somebody else counted them"));
	for (size_t at = 0; at < totals->given_count; at += count) {
		const struct desk_given *given = &totals->given[at];
		struct totals_form form[PERIODS];

		for (count = 0; count < PERIODS && at + count < totals->given_count;
		     count++)
			form[count] = given[count].form;
		add_form(document, form, count);
		add_printed(document, given, count);
		document_mark(document, BLOCK_TABLE_END);
	}
	add_sources(document, totals->given, totals->given_count);
	document_add(document, BLOCK_PARAGRAPH,
	    N_("These figures stand as they were given; the shares are computed from "
	       "them."));
}
