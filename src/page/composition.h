/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * page/composition.h - the blocks of a page as strips.
 */
#ifndef TERUGKEERDESK_SRC_PAGE_COMPOSITION_H
#define TERUGKEERDESK_SRC_PAGE_COMPOSITION_H

#include "strip.h"
#include "terugkeerdesk/document/page.h"
#include "type.h"

/* Some blocks of a page, at a size of their own. */
struct part {
	const struct page *page;
	size_t from, until; /* blocks */
	struct type *type;
	double white; /* how much of the usual white between blocks */
};

/*
 * composition_make(part, width, ret):
 * Set the blocks in lines of `width` points.  *ret is initialised here, to be cleared
 * with strip_clear; what no font has is kept in type->fault.
 */
void composition_make(const struct part *part, double width, struct strips *ret);

#endif
