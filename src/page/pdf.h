/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * page/pdf.h - a page as a PDF file.
 */
#ifndef TERUGKEERDESK_SRC_PAGE_PDF_H
#define TERUGKEERDESK_SRC_PAGE_PDF_H

#include <glib.h>

#include "terugkeerdesk/document/page.h"

struct fault;

/*
 * pdf_make(page, ret, ret_sheets, fault):
 * Append an A4 file with its fonts, its structure, its title and its language.  The same
 * page and fonts give the same bytes.  FAULT_GLYPH names a character that no font has,
 * FAULT_FONTS says that there are none.  To `ret_sheets` (may be NULL) is appended, as long, for each
 * sheet the first block that begins on it.
 */
int pdf_make(
    const struct page *page, GString *ret, GArray *ret_sheets, struct fault *fault);

#endif
