/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * desk/trend_page.h - the document of a trend while it is being made.
 */
#ifndef DESK_TREND_PAGE_H
#define DESK_TREND_PAGE_H

#include "trend_told.h"

struct trend_page {
	const struct desk *desk;
	const struct desk_trend *trend;
	const struct trend *sums;
	struct trend_told told;
	enum lang lang;
	struct document *document;
};

/* The name of a month ("June 2025") or of a nationality as an argument; return `cell`. */
struct cell *trend_page_month(
    const struct trend_page *page, struct cell *cell, int month);
struct cell *trend_page_nationality(
    const struct trend_page *page, struct cell *cell, int nationality);

/* The months that stand out, with their figures and the method. */
void trend_page_signals(struct trend_page *page);

#endif
