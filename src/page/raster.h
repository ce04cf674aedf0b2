/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * page/raster.h - a page as pixels, for printers that take no PDF.
 */
#ifndef TERUGKEERDESK_SRC_PAGE_RASTER_H
#define TERUGKEERDESK_SRC_PAGE_RASTER_H

#include <glib.h>

#include "terugkeerdesk/document/page.h"

struct fault;

/* Dots per inch that a page can be made in. */
#define RASTER_LEAST 100
#define RASTER_MOST  1200

/*
 * raster_make(page, resolution, ret, fault):
 * Append a file of type image/pwg-raster: A4, one side, 256 shades of grey.
 */
int raster_make(
    const struct page *page, int resolution, GString *ret, struct fault *fault);

#endif
