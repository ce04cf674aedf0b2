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
#define TEXT_HEIGHT 744.0

/* The size of the body in points and how much of the usual white; what is tried after each
 * other for one page, or to save a sheet that would be nearly empty.  The first is usual. */
struct measure {
	double size, white;
};
static const struct measure page_measures[] = { { 10.5, 1 }, { 10.5, 0.8 }, { 10, 0.8 },
	{ 9.5, 0.8 }, { 9, 0.8 }, { 8.5, 0.8 }, { 0 } };
static const struct measure annex_measures[] = { { 10, 1 }, { 9.5, 1 }, { 9.5, 0.8 },
	{ 9, 0.8 }, { 0 } };
static const struct measure office_measures[] = { { 9.5, 1 }, { 9.5, 0.8 }, { 9, 0.8 },
	{ 0 } };

/* What reaches less far down the last of several sheets is hardly worth a sheet. */
#define STUB (TEXT_HEIGHT / 5)

#define PARTS_MAX 2

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

/* A page that is set, in parts of different sizes. */
struct setting {
	struct type type[PARTS_MAX];
	struct strips strips[PARTS_MAX];
	int parts;
	int sheets;
};

static void clear_part(struct setting *setting, int part)
{
	strip_clear(&setting->strips[part]);
	type_close(&setting->type[part]);
}

static void clear_setting(struct setting *setting)
{
	for (int part = 0; part < setting->parts; part++)
		clear_part(setting, part);
}

/* Set the blocks as the last part.  Returns how many sheets they take, or -1. */
static int set_at(const struct part *blocks, const struct measure *measure,
    struct setting *setting, struct fault *fault)
{
	int part = setting->parts;
	struct part sized = *blocks;
	int sheets;

	sized.type = &setting->type[part];
	sized.white = measure->white;
	type_open(sized.type, measure->size);
	composition_make(&sized, a4.text_width, &setting->strips[part]);
	sheets = strip_place(&setting->strips[part], setting->sheets, TEXT_HEIGHT) -
	    setting->sheets;
	if (sized.type->fault.code == FAULT_NONE)
		return sheets;
	if (fault != NULL)
		*fault = sized.type->fault;
	clear_part(setting, part);
	return -1;
}

/* How far the part that was just set reaches down its last sheet. */
static double reach(const struct setting *setting)
{
	const struct strip *last = strip_last(&setting->strips[setting->parts]);

	return last == NULL ? 0 : last->y + last->height;
}

/* Can what takes some height in one measure take one sheet in another?  A page shrinks at
 * most in both directions, and less than a third of it is white. */
static bool may_fit(
    double height, const struct measure *from, const struct measure *measure)
{
	double shrunk = measure->size / from->size;

	return height * shrunk * shrunk * (2 + measure->white) / 3 <= TEXT_HEIGHT;
}

/* Set the blocks as the last part in the first measure that makes them take one sheet, or
 * not end in a stub; else in the usual one.  Returns the number of sheets, or -1. */
static int set_best(const struct part *blocks, const struct measure *measures, bool one_page,
    struct setting *setting, struct fault *fault)
{
	int sheets = set_at(blocks, measures, setting, fault);
	double height = sheets > 1 ? (sheets - 1) * TEXT_HEIGHT + reach(setting) : 0;

	for (const struct measure *at = measures; sheets > 1;) {
		if (!one_page && reach(setting) >= STUB)
			return sheets;
		do
			at++;
		while (at->size > 0 && one_page && !may_fit(height, measures, at));
		clear_part(setting, setting->parts);
		if (at->size == 0)
			return set_at(blocks, measures, setting, fault);
		sheets = set_at(blocks, at, setting, fault);
	}
	return sheets;
}

/* Set the blocks as another part. */
static int set_part(const struct part *blocks, const struct measure *measures, bool one_page,
    struct setting *setting, struct fault *fault)
{
	int sheets = set_best(blocks, measures, one_page, setting, fault);

	if (sheets > 1 && one_page) {
		clear_part(setting, setting->parts);
		sheets = set_best(blocks, measures, false, setting, fault);
	}
	if (sheets < 0)
		return -1;
	setting->parts++;
	setting->sheets += sheets;
	return 0;
}

static size_t first_break(const struct page *page)
{
	size_t at = 0;

	while (at < page->count && page->block[at].type != BLOCK_PAGE_BREAK)
		at++;
	return at;
}

static int set_page(const struct page *page, struct setting *ret, struct fault *fault)
{
	size_t end = first_break(page);
	struct part all = { .page = page, .until = page->count };
	struct part front = { .page = page, .until = end };
	struct part annex = { .page = page, .from = MIN(end + 1, page->count),
		.until = page->count };

	if (!page->one_page)
		return set_part(&all, office_measures, false, ret, fault);
	if (set_part(&front, page_measures, true, ret, fault) != 0)
		return -1;
	if (annex.from < annex.until)
		return set_part(&annex, annex_measures, true, ret, fault);
	return 0;
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

int pdf_make(
    const struct page *page, GString *ret, GArray *ret_sheets, struct fault *fault)
{
	struct setting setting = { 0 };
	GString *bytes = g_string_new(NULL);
	cairo_surface_t *surface;
	cairo_t *cairo;
	int failed;

	if (set_page(page, &setting, fault) != 0) {
		clear_setting(&setting);
		g_string_free(bytes, TRUE);
		return -1;
	}
	if (ret_sheets != NULL)
		find_sheets(&setting, ret_sheets);
	surface = cairo_pdf_surface_create_for_stream(take_bytes, bytes, a4.width, a4.height);
	cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4);
	set_metadata(surface, page);
	cairo = cairo_create(surface);
	paint_sheets(cairo, &a4, page,
	    &(struct painted){ setting.strips, setting.parts, setting.sheets },
	    &setting.type[0]);
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
