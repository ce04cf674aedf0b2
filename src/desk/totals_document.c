/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/totals.h"

#include "internal.h"
#include "report_scope.h"
#include "totals_pages.h"

/* A page that is being made. */
struct page {
	const struct totals_view *view;
	struct document *document;
};

/* --- the opening --- */

static void add_period(struct page *page)
{
	struct desk_period period = page->view->totals->period;
	struct cell *cell;

	if (period.from != DAY_NONE && period.to != DAY_NONE) {
		cell = document_add(page->document, BLOCK_PARAGRAPH,
		    N_("From {0} until and including {1}."));
		cell_add_date(cell, period.from);
		cell_add_date(cell, period.to);
	} else if (period.from != DAY_NONE) {
		cell = document_add(page->document, BLOCK_PARAGRAPH, N_("From {0} on."));
		cell_add_date(cell, period.from);
	} else if (period.to != DAY_NONE) {
		cell = document_add(
		    page->document, BLOCK_PARAGRAPH, N_("Until and including {0}."));
		cell_add_date(cell, period.to);
	} else {
		document_add(page->document, BLOCK_PARAGRAPH, N_("Whatever the date."));
	}
	document_add_cell(page->document,
	    N_("Registered cases count on the date of registration, departures on the "
	       "day of departure, and states on the day on which a case came into "
	       "them."));
	cell = document_add_cell(page->document, N_("Counted on {0}."));
	cell_add_date(cell, page->view->totals->counted_on);
}

static void add_undated(struct page *page)
{
	struct totals_count undated = totals_view_all_undated(page->view);
	struct cell *cell;

	if (totals_view_few(page->view, undated)) {
		cell = document_add(page->document, BLOCK_PARAGRAPH,
		    N_("Of fewer than {0} cases it is not known when they came into "
		       "their "
		       "state; that counts in no year."));
		cell_add_number(cell, (long)page->view->smallest);
	} else if (undated.cases > 0) {
		document_add_plural(page->document, BLOCK_PARAGRAPH,
		    "Of {0} case it is not known when it came into its state; that "
		    "counts in no year.",
		    "Of {0} cases it is not known when they came into their state; that "
		    "counts in no year.",
		    (long)undated.cases);
	}
}

static void add_remarks(struct page *page)
{
	struct cell *cell;

	add_undated(page);
	if (page->view->smallest > 1) {
		cell = document_add(page->document, BLOCK_PARAGRAPH,
		    N_("What is of fewer than {0} cases is merged with something else, "
		       "or joined with the years beside it."));
		cell_add_number(cell, (long)page->view->smallest);
	}
}

/* --- the whole --- */

static void add_counts(struct page *page)
{
	if (page->view->period[0] == NULL) {
		document_add(page->document, BLOCK_PARAGRAPH,
		    N_("No case was registered, departed or came into another state in "
		       "this period."));
		return;
	}
	add_remarks(page);
	totals_pages_counted(page->document, page->view);
	totals_pages_periods(page->document, page->view);
	totals_pages_years(page->document, page->view);
}

void desk_totals_document(const struct desk *desk, const struct desk_totals *totals,
    enum lang lang, struct document *ret)
{
	struct totals_view view;
	struct page page = { .view = &view, .document = ret };

	totals_view_make(desk, totals, &view);
	document_add(ret, BLOCK_TITLE, N_("Totals and departures"));
	totals_pages_given(ret, totals);
	if (totals->sums != NULL) {
		if (totals->given_count > 0)
			document_add(
			    ret, BLOCK_HEADING, N_("The cases that were counted here"));
		add_period(&page);
		report_scope_document(desk, &totals->read,
		    view.filtered, lang, ret);
		add_counts(&page);
	}
	totals_view_clear(&view);
}
