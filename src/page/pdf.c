/* SPDX-License-Identifier: EUPL-1.2 */
#include "pdf.h"

#include <cairo-pdf.h>

#include "pdf_catalog.h"
#include "setting.h"

static cairo_status_t take_bytes(
    void *data, const unsigned char *bytes, unsigned int length)
{
	g_string_append_len(data, (const char *)bytes, length);
	return CAIRO_STATUS_SUCCESS;
}

static void set_metadata(cairo_surface_t *surface, const struct page *page)
{
	int year, month, day;
	char date[32];

	date_to_civil(page->date, &year, &month, &day);
	g_snprintf(date, sizeof date, "%04d-%02d-%02dT00:00:00Z", year, month, day);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, page->title);
	cairo_pdf_surface_set_metadata(
	    surface, CAIRO_PDF_METADATA_CREATOR, "terugkeerdesk");
	/* Of the calculation, not of the clock: the same page gives the same bytes. */
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

static int check_surface(cairo_surface_t *surface, cairo_t *cairo, struct fault *fault)
{
	cairo_status_t status = cairo_status(cairo);

	if (status == CAIRO_STATUS_SUCCESS)
		status = cairo_surface_status(surface);
	if (status == CAIRO_STATUS_SUCCESS)
		return 0;
	return fault_set(
	    fault, FAULT_PAGE_PROGRAM, "PDF", cairo_status_to_string(status), NULL);
}

/* For each sheet the first block that begins on it; one that begins none has that of the
 * next. */
static void find_sheets(const struct setting *setting, GArray *ret)
{
	for (int part = 0; part < setting->parts; part++) {
		const struct strips *strips = &setting->strips[part];

		for (guint i = 0; i < strips->list->len; i++) {
			const struct strip *strip = strip_get(strips, i);
			bool begins = i == 0 || strip_get(strips, i - 1)->block != strip->block;
			long block = (long)strip->block;

			while (begins && (int)ret->len <= strip->sheet)
				g_array_append_val(ret, block);
		}
	}
}

static void next_sheet(void *data)
{
	cairo_show_page(data);
}

int pdf_make(
    const struct page *page, GString *ret, GArray *ret_sheets, struct fault *fault)
{
	struct setting setting = { 0 };
	GString *bytes = g_string_new(NULL);
	cairo_surface_t *surface;
	cairo_t *cairo;
	int failed;

	if (setting_make(page, &setting, fault) != 0) {
		g_string_free(bytes, TRUE);
		return -1;
	}
	if (ret_sheets != NULL)
		find_sheets(&setting, ret_sheets);
	surface = cairo_pdf_surface_create_for_stream(
	    take_bytes, bytes, setting_paper()->width, setting_paper()->height);
	cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4);
	set_metadata(surface, page);
	cairo = cairo_create(surface);
	setting_paint(&setting, page, cairo, next_sheet, cairo);
	cairo_surface_finish(surface);
	failed = check_surface(surface, cairo, fault);
	cairo_destroy(cairo);
	cairo_surface_destroy(surface);
	if (failed == 0)
		failed = pdf_catalog_complete(bytes, page->lang, fault);
	if (failed == 0)
		g_string_append_len(ret, bytes->str, (gssize)bytes->len);
	g_string_free(bytes, TRUE);
	setting_clear(&setting);
	return failed;
}
