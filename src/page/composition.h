/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * page/composition.h - the blocks of a page as strips.
 */
#ifndef TERUGKEERDESK_SRC_PAGE_COMPOSITION_H
#define TERUGKEERDESK_SRC_PAGE_COMPOSITION_H

#include "strip.h"
#include "terugkeerdesk/document/page.h"
#include "type.h"

/*
 * composition_make(page, type, width, ret):
 * Set every block in lines of `width` points.  *ret is initialised here, to be cleared
 * with strip_clear; what no font has is kept in type->fault.
 */
void composition_make(
    const struct page *page, struct type *type, double width, struct strips *ret);

#endif
