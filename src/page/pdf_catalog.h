/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * page/pdf_catalog.h - what cairo cannot say of a PDF file: its language, and that a
 * viewer shows its title.
 */
#ifndef TERUGKEERDESK_SRC_PAGE_PDF_CATALOG_H
#define TERUGKEERDESK_SRC_PAGE_PDF_CATALOG_H

#include <glib.h>

#include "terugkeerdesk/core/lang.h"

struct fault;

/* Complete a file of cairo's (PDF 1.4, plain cross-reference table) with an update behind
 * its end, as the format provides for.  FAULT_PAGE_PROGRAM when the file is another. */
int pdf_catalog_complete(GString *pdf, enum lang lang, struct fault *fault);

#endif
