/* SPDX-License-Identifier: EUPL-1.2 */
#include "raster.h"

#include <string.h>

#include <cairo.h>
#include <cups/raster.h>

#include "setting.h"
#include "terugkeerdesk/core/fault.h"

#define POINTS_PER_INCH 72

/* Sheets on their way into one file. */
struct rastering {
	cairo_surface_t *surface;
	cairo_t *cairo;
	cups_raster_t *file;
	cups_page_header2_t header;
	GString *bytes;
	bool failed;
};

static ssize_t take_bytes(void *data, unsigned char *bytes, size_t length)
{
	g_string_append_len(data, (const char *)bytes, (gssize)length);
	return (ssize_t)length;
}

static void blank(struct rastering *rastering)
{
	cairo_save(rastering->cairo);
	cairo_identity_matrix(rastering->cairo);
	cairo_set_source_rgb(rastering->cairo, 1, 1, 1);
	cairo_paint(rastering->cairo);
	cairo_restore(rastering->cairo);
}

/* As bright as an eye sees it. */
static unsigned char grey_of(uint32_t pixel)
{
	uint32_t red = pixel >> 16 & 0xff, green = pixel >> 8 & 0xff, blue = pixel & 0xff;

	return (unsigned char)((red * 77 + green * 150 + blue * 29) >> 8);
}

static void write_sheet(void *data)
{
	struct rastering *rastering = data;
	size_t stride = (size_t)cairo_image_surface_get_stride(rastering->surface);
	size_t width = rastering->header.cupsWidth;
	unsigned char *line = g_malloc(width);
	const unsigned char *pixels;

	cairo_surface_flush(rastering->surface);
	pixels = cairo_image_surface_get_data(rastering->surface);
	rastering->failed |=
	    cupsRasterWriteHeader2(rastering->file, &rastering->header) == 0;
	for (unsigned y = 0; y < rastering->header.cupsHeight && !rastering->failed;
	     y++) {
		const uint32_t *row =
		    (const uint32_t *)(const void *)(pixels + y * stride);

		for (size_t x = 0; x < width; x++)
			line[x] = grey_of(row[x]);
		rastering->failed = cupsRasterWritePixels(
					rastering->file, line, (unsigned)width) != width;
	}
	explicit_bzero(line, width);
	g_free(line);
	blank(rastering);
}

static int say(const char *found, struct fault *fault)
{
	return fault_set(fault, FAULT_PAGE_PROGRAM, "PWG", found, NULL);
}

static int open_file(
    struct rastering *rastering, int resolution, int sheets, struct fault *fault)
{
	pwg_media_t *a4 = pwgMediaForPWG("iso_a4_210x297mm");

	if (cupsRasterInitPWGHeader(&rastering->header, a4, "sgray_8", resolution,
		resolution, "one-sided", NULL) == 0)
		return say(cupsRasterErrorString(), fault);
	rastering->header.cupsInteger[CUPS_RASTER_PWG_TotalPageCount] = (unsigned)sheets;
	rastering->file =
	    cupsRasterOpenIO(take_bytes, rastering->bytes, CUPS_RASTER_WRITE_PWG);
	return rastering->file != NULL ? 0 : say(cupsRasterErrorString(), fault);
}

static int open_surface(struct rastering *rastering, int resolution, struct fault *fault)
{
	double scale = (double)resolution / POINTS_PER_INCH;
	cairo_status_t status;

	rastering->surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24,
	    (int)rastering->header.cupsWidth, (int)rastering->header.cupsHeight);
	rastering->cairo = cairo_create(rastering->surface);
	status = cairo_status(rastering->cairo);
	if (status != CAIRO_STATUS_SUCCESS)
		return say(cairo_status_to_string(status), fault);
	blank(rastering);
	cairo_scale(rastering->cairo, scale, scale);
	return 0;
}

static int finish(struct rastering *rastering, GString *ret, struct fault *fault)
{
	cairo_status_t status = cairo_status(rastering->cairo);

	if (status != CAIRO_STATUS_SUCCESS)
		return say(cairo_status_to_string(status), fault);
	if (rastering->failed)
		return say(cupsRasterErrorString(), fault);
	g_string_append_len(ret, rastering->bytes->str, (gssize)rastering->bytes->len);
	return 0;
}

static void clear(struct rastering *rastering)
{
	if (rastering->file != NULL)
		cupsRasterClose(rastering->file);
	if (rastering->cairo != NULL)
		cairo_destroy(rastering->cairo);
	if (rastering->surface != NULL)
		cairo_surface_destroy(rastering->surface);
	explicit_bzero(rastering->bytes->str, rastering->bytes->len);
	g_string_free(rastering->bytes, TRUE);
}

int raster_make(
    const struct page *page, int resolution, GString *ret, struct fault *fault)
{
	struct rastering rastering = { .bytes = g_string_new(NULL) };
	struct setting setting = { 0 };
	int failed = setting_make(page, &setting, fault);

	if (failed == 0)
		failed = open_file(&rastering, resolution, setting.sheets, fault);
	if (failed == 0)
		failed = open_surface(&rastering, resolution, fault);
	if (failed == 0) {
		setting_paint(&setting, page, rastering.cairo, write_sheet, &rastering);
		write_sheet(&rastering);
		failed = finish(&rastering, ret, fault);
	}
	clear(&rastering);
	setting_clear(&setting);
	return failed;
}
