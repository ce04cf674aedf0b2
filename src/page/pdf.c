/* SPDX-License-Identifier: EUPL-1.2 */
#include "pdf.h"

#include <cairo-pdf.h>

#include "composition.h"
#include "paint.h"
#include "pdf_catalog.h"

/* A4, in points. */
static const struct paper a4 = { .width = 595.28,
	.height = 841.89,
	.left = 56.69, /* 20 mm */
	.top = 48.19,  /* 17 mm */
	.text_width = 481.89,
	.foot = 800 };
#define TEXT_HEIGHT 738.0

/* Points: as large as fits on one page where that is asked for. */
#define SIZE_BODY 10.5
#define SIZE_MIN  8.5
#define SIZE_STEP 0.5

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

/* On how many sheets the strips before the first break stand. */
static int sheets_before_break(const struct strips *strips)
{
	guint at = 1;

	while (at < strips->list->len && !strip_get(strips, at)->breaks)
		at++;
	return at <= strips->list->len ? strip_get(strips, at - 1)->sheet + 1 : 1;
}

struct setting {
	struct type type;
	struct strips strips;
	int sheets;
};

static void clear_setting(struct setting *setting)
{
	strip_clear(&setting->strips);
	type_close(&setting->type);
}

static int set_at(
    const struct page *page, double size, struct setting *ret, struct fault *fault)
{
	if (type_open(&ret->type, page->lang, size, fault) != 0)
		return -1;
	composition_make(page, &ret->type, a4.text_width, &ret->strips);
	ret->sheets = strip_place(&ret->strips, TEXT_HEIGHT);
	if (ret->type.fault.code == FAULT_NONE)
		return 0;
	if (fault != NULL)
		*fault = ret->type.fault;
	clear_setting(ret);
	return -1;
}

/* The largest size at which the first part is one page; where none is, the usual one. */
static int set_page(const struct page *page, struct setting *ret, struct fault *fault)
{
	double size = SIZE_BODY;

	if (set_at(page, size, ret, fault) != 0)
		return -1;
	while (page->one_page && sheets_before_break(&ret->strips) > 1 && size > SIZE_MIN) {
		clear_setting(ret);
		size -= SIZE_STEP;
		if (set_at(page, size, ret, fault) != 0)
			return -1;
	}
	if (!page->one_page || sheets_before_break(&ret->strips) == 1)
		return 0;
	clear_setting(ret);
	return set_at(page, SIZE_BODY, ret, fault);
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

int pdf_make(const struct page *page, GString *ret, struct fault *fault)
{
	struct setting setting = { 0 };
	GString *bytes = g_string_new(NULL);
	cairo_surface_t *surface;
	cairo_t *cairo;
	int failed;

	if (set_page(page, &setting, fault) != 0) {
		g_string_free(bytes, TRUE);
		return -1;
	}
	surface = cairo_pdf_surface_create_for_stream(take_bytes, bytes, a4.width, a4.height);
	cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4);
	set_metadata(surface, page);
	cairo = cairo_create(surface);
	paint_sheets(cairo, &a4, page, &setting.strips, setting.sheets, &setting.type);
	cairo_surface_finish(surface);
	failed = check_surface(surface, cairo, fault);
	cairo_destroy(cairo);
	cairo_surface_destroy(surface);
	if (failed == 0)
		failed = pdf_catalog_complete(bytes, page->lang, fault);
	if (failed == 0)
		g_string_append_len(ret, bytes->str, (gssize)bytes->len);
	g_string_free(bytes, TRUE);
	clear_setting(&setting);
	return failed;
}
