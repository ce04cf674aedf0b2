/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * desk/totals_pages.h - the parts of the page with totals.
 */
#ifndef DESK_TOTALS_PAGES_H
#define DESK_TOTALS_PAGES_H

#include "terugkeerdesk/document/document.h"

#include "totals_view.h"

/* Tables in the form of that of 2010-2019, a column per period: of figures that were
 * given, and of the cases. */
void totals_pages_given(struct document *document, const struct desk_totals *totals);
void totals_pages_counted(struct document *document, const struct totals_view *view);

/* Registered, departed and by state: all of each period, with shares. */
void totals_pages_periods(struct document *document, const struct totals_view *view);
/* The same by year. */
void totals_pages_years(struct document *document, const struct totals_view *view);

#endif
