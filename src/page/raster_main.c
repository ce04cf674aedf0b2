/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * page/raster_main.c - the program that makes pixels of a page: a description in, a file
 * of type image/pwg-raster out.
 *
 * Beside the one that makes PDF files, which should not load what few printers need.  Its
 * request begins with "dots", per inch, and goes on as document/page.h; the answer is
 * "raster" or "fault", then "end".
 */
#include <string.h>

#include <glib.h>

#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/document/page.h"
#include "terugkeerdesk/document/wire.h"

#include "fonts.h"
#include "raster.h"
#include "service.h"

static int make(
    const char *bytes, size_t size, long dots, GString *answer, struct fault *fault)
{
	struct page page = { 0 };
	GString *raster = g_string_new(NULL);
	int failed = page_read(bytes, size, &page, fault);

	if (failed == 0)
		failed = raster_make(&page, (int)dots, raster, fault);
	if (failed == 0)
		wire_put_bytes(answer, "raster", raster->str, raster->len);
	explicit_bzero(raster->str, raster->len);
	g_string_free(raster, TRUE);
	page_clear(&page);
	return failed;
}

static int work(const GString *request, GString *answer, struct fault *fault)
{
	struct wire_item item = { 0 };
	size_t at = 0;
	long dots;

	if (wire_next(request->str, request->len, &at, &item) != WIRE_ITEM ||
	    !wire_is(&item, "dots") || wire_number(&item, &dots) != 0 ||
	    dots < RASTER_LEAST || dots > RASTER_MOST)
		return fault_set(fault, FAULT_FORMAT, "raster", item.name, PAGE_FORMAT);
	return make(request->str + at, request->len - at, dots, answer, fault);
}

int main(void)
{
	static const struct service service = {
		.name = "raster", .most = 16u << 20, .most_text = "16 MiB", .work = work
	};

	service_begin();
	fonts_find();
	return service_run(&service);
}
