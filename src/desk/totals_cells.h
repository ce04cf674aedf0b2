/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * desk/totals_cells.h - the cells of the pages with totals.
 */
#ifndef DESK_TOTALS_CELLS_H
#define DESK_TOTALS_CELLS_H

#include "terugkeerdesk/document/document.h"

#include "totals_view.h"

/* Some kinds, routes or states: a msgid. */
const char *totals_cells_label(enum totals_table table, unsigned parts);
/* Which ones were merged, as a paragraph; nothing where none were. */
void totals_cells_merged(struct document *document, const struct totals_shown *shown);

/* A sentence or a label that is about some years, "2010–2016". */
struct cell *totals_cells_years(struct document *document, enum block_type type,
    const char *msgid, const struct totals_view *view, struct totals_span years);

/* An argument: "2010–2016", or the days. */
void totals_cells_span(struct cell *cell, day_number from, day_number to);

/* These append a cell to a row of a table. */
void totals_cells_head(struct document *document, const char *msgid);
void totals_cells_number(struct document *document, int64_t number);
void totals_cells_few(struct document *document, int64_t smallest);
void totals_cells_nothing(struct document *document);
/* `whole`: no figure beside it has a tenth. */
void totals_cells_tenths(struct document *document, int64_t tenths, bool whole);
void totals_cells_share(struct document *document, int64_t part, int64_t all);
/* From one percentage to another; -1: of nothing. */
void totals_cells_percent(struct document *document, int min, int max);

#endif
