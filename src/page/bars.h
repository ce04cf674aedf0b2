/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * page/bars.h - the bar chart: a picture beside words that say the same.
 */
#ifndef TERUGKEERDESK_SRC_PAGE_BARS_H
#define TERUGKEERDESK_SRC_PAGE_BARS_H

#include "composing.h"

/* Set bars below each other, with a legend of the looks that occur. */
void bars_add(struct composing *composing, const struct page *page,
    const struct page_block *bars, size_t count);

#endif
