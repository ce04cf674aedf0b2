/* SPDX-License-Identifier: EUPL-1.2 */
#include "totals_pages.h"

#include "totals_cells.h"

#define FIRST_PARTS (TABLE_COLUMNS_MAX - 2) /* beside the years and all of them */
#define MORE_PARTS  (TABLE_COLUMNS_MAX - 1)

/* What each table shows: cases, or the persons that the table of 2010-2019 counts. */
static const struct {
	const char *heading;
	bool persons;
} tables[TOTALS_TABLES] = {
	[TOTALS_REGISTERED_KIND] = { N_("Registered per year by departure kind: cases"),
	    false },
	[TOTALS_REGISTERED_ROUTE] = { N_("Registered per year by route: cases"), false },
	[TOTALS_REGISTERED_STATE] = { N_("Registered per year by the state they are in "
					 "now: cases"),
	    false },
	[TOTALS_DEPARTED_KIND] = { N_("Departed per year by departure kind: persons"),
	    true },
	[TOTALS_DEPARTED_ROUTE] = { N_("Departed per year by route: persons"), true },
	[TOTALS_CAME] = { N_("Came into a state per year: cases"), false },
};

/* Some columns of a table; as many as a page has room for. */
struct piece {
	struct document *document;
	const struct totals_view *view;
	const struct totals_shown *shown;
	bool with_all;
	int first, end; /* parts */
};

static int64_t number_of(const struct piece *piece, struct totals_count count)
{
	return tables[piece->shown->table].persons ? count.persons : count.cases;
}

static void add_head(const struct piece *piece)
{
	document_add(piece->document, BLOCK_TABLE_ROW, N_("Year"))->strong = true;
	if (piece->with_all)
		totals_cells_head(piece->document, N_("All"));
	for (int i = piece->first; i < piece->end; i++)
		totals_cells_head(piece->document,
		    totals_cells_label(piece->shown->table, piece->shown->part[i]));
}

static void add_count(const struct piece *piece, struct totals_count count)
{
	if (totals_view_few(piece->view, count))
		totals_cells_few(piece->document, piece->view->smallest);
	else
		totals_cells_number(piece->document, number_of(piece, count));
}

static void add_counts(const struct piece *piece, const struct totals_row *row)
{
	if (piece->with_all)
		add_count(piece, row->all);
	for (int i = piece->first; i < piece->end; i++)
		add_count(piece, row->part[i]);
}

static void add_shares(const struct piece *piece)
{
	const struct totals_row *sum = &piece->shown->sum;
	int64_t all = number_of(piece, sum->all);

	document_add(piece->document, BLOCK_TABLE_ROW, N_("Share"));
	if (piece->with_all)
		totals_cells_share(piece->document, all, all);
	for (int i = piece->first; i < piece->end; i++)
		totals_cells_share(piece->document, number_of(piece, sum->part[i]), all);
}

static void add_piece(const struct piece *piece)
{
	const struct totals_shown *shown = piece->shown;

	add_head(piece);
	for (size_t i = 0; i < shown->row_count; i++) {
		totals_cells_years(piece->document, BLOCK_TABLE_ROW, NULL, piece->view,
		    shown->row[i].years);
		add_counts(piece, &shown->row[i]);
	}
	document_add(piece->document, BLOCK_TABLE_ROW, N_("Total"))->strong = true;
	add_counts(piece, &shown->sum);
	if (shown->table != TOTALS_CAME && !totals_view_few(piece->view, shown->sum.all))
		add_shares(piece);
	document_mark(piece->document, BLOCK_TABLE_END);
}

static void add_table(struct document *document, const struct totals_view *view,
    const struct totals_shown *shown)
{
	struct piece piece = { .document = document,
		.view = view,
		.shown = shown,
		.with_all = shown->table != TOTALS_CAME };
	int room = piece.with_all ? FIRST_PARTS : MORE_PARTS;

	document_add(document, BLOCK_HEADING, tables[shown->table].heading);
	/* All of them merged are all of them. */
	if (piece.with_all && shown->part_count == 1)
		room = 0;
	do {
		piece.end = piece.first + room;
		if (piece.end > shown->part_count)
			piece.end = shown->part_count;
		add_piece(&piece);
		piece.first = piece.end;
		piece.with_all = false;
		room = MORE_PARTS;
	} while (piece.first < shown->part_count && shown->part_count > 1);
	totals_cells_merged(document, shown);
}

void totals_pages_years(struct document *document, const struct totals_view *view)
{
	for (int table = 0; table < TOTALS_TABLES; table++) {
		const struct totals_shown *shown = view->year[table];

		/* One year is what stands above already. */
		if (shown->sum.all.cases > 0 && shown->row_count > 1)
			add_table(document, view, shown);
	}
}
