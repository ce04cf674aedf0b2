/* SPDX-License-Identifier: EUPL-1.2 */
#include "setting.h"

#include "composition.h"

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

static void clear_part(struct setting *setting, int part)
{
	strip_clear(&setting->strips[part]);
	type_close(&setting->type[part]);
}

void setting_clear(struct setting *setting)
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

static int set_parts(const struct page *page, struct setting *ret, struct fault *fault)
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

int setting_make(const struct page *page, struct setting *ret, struct fault *fault)
{
	if (set_parts(page, ret, fault) == 0)
		return 0;
	setting_clear(ret);
	return -1;
}

const struct paper *setting_paper(void)
{
	return &a4;
}

void setting_paint(struct setting *setting, const struct page *page, cairo_t *cairo,
    void (*next)(void *data), void *data)
{
	struct painted painted = { .part = setting->strips,
		.parts = setting->parts,
		.sheets = setting->sheets,
		.next = next,
		.data = data };

	paint_sheets(cairo, &a4, page, &painted, &setting->type[0]);
}
