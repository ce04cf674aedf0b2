/* SPDX-License-Identifier: EUPL-1.2 */
#include "type.h"

#include <string.h>

/* Others stand in where it has no letters: fonts.c. */
#define FAMILY "Noto Sans"
/* Points: what everything is laid out at. */
#define LAYOUT_SIZE 10
/* How far Noto Sans reaches from its baseline, in sizes, and how much of that a line gets. */
#define ABOVE        1.069
#define BELOW        0.293
#define LINE_SPACING 0.94

static const char no_break_space[] = "\u00a0";

/* Each style beside the body. */
static const struct {
	double size;
	bool bold;
} styles[TYPE_COUNT] = {
	[TYPE_BODY] = { 1.0, false },
	[TYPE_TITLE] = { 1.8, true },
	[TYPE_HEADING] = { 1.18, true },
	[TYPE_TABLE] = { 0.94, false },
	[TYPE_LETTERHEAD] = { 1.25, true },
	[TYPE_FOOT] = { 0.8, false },
};

/* Glyphs where the printer puts them, not where a screen would. */
static void set_for_paper(PangoContext *context)
{
	cairo_font_options_t *options = cairo_font_options_create();

	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	pango_cairo_context_set_font_options(context, options);
	pango_context_set_round_glyph_positions(context, FALSE);
	cairo_font_options_destroy(options);
}

void type_open(struct type *ret, double size)
{
	PangoFontMap *map = pango_cairo_font_map_get_default();
	PangoFontDescription *font = pango_font_description_new();

	*ret = (struct type){ .context = pango_font_map_create_context(map), .size = size };
	set_for_paper(ret->context);
	/* Dutch and English are set alike: one language finds the fonts for both. */
	pango_context_set_language(
	    ret->context, pango_language_from_string(lang_tag(LANG_NL)));
	pango_context_set_base_dir(ret->context, PANGO_DIRECTION_LTR);
	pango_font_description_set_family_static(font, FAMILY);
	/* Absolute: a unit is a point at any resolution.  Pango measures fonts of one family at
	 * the usual resolution: with another it would look for every font twice. */
	pango_font_description_set_absolute_size(font, LAYOUT_SIZE * PANGO_SCALE);
	pango_context_set_font_description(ret->context, font);
	pango_font_description_free(font);
}

void type_close(struct type *type)
{
	g_clear_object(&type->context);
	*type = (struct type){ 0 };
}

void type_warm_up(void)
{
	char text[] = "x";
	const struct page_cell cells[] = { { .text = text }, { .text = text, .strong = true } };
	struct type type;
	struct words words;

	type_open(&type, LAYOUT_SIZE);
	words = type_set(&type, TYPE_BODY, cells, 2, -1);
	words_width(words);
	words_clear(&words);
	type_close(&type);
}

static bool any_font(PangoContext *context)
{
	PangoFont *font = pango_context_load_font(
	    context, pango_context_get_font_description(context));
	bool any = font != NULL;

	g_clear_object(&font);
	return any;
}

static void name_character(struct type *type, gunichar character)
{
	char name[32];
	char shown[8] = "";

	if (!any_font(type->context)) {
		fault_set(&type->fault, FAULT_FONTS, "PDF", NULL, "fonts-noto-core");
		return;
	}
	g_unichar_to_utf8(character, shown);
	g_snprintf(name, sizeof name, "%s (U+%04X)", shown, character);
	fault_set(&type->fault, FAULT_GLYPH, "PDF", name,
	    N_("a font for it, such as fonts-noto-core or fonts-noto-cjk"));
}

/* Remember the first character that would come out as an empty box. */
static void look_for_boxes(struct type *type, PangoLayout *layout)
{
	PangoLayoutIter *iter;

	if (pango_layout_get_unknown_glyphs_count(layout) == 0 ||
	    type->fault.code != FAULT_NONE)
		return;
	iter = pango_layout_get_iter(layout);
	do {
		PangoLayoutRun *run = pango_layout_iter_get_run_readonly(iter);

		for (int i = 0; run != NULL && i < run->glyphs->num_glyphs; i++) {
			PangoGlyph glyph = run->glyphs->glyphs[i].glyph;

			if (glyph & PANGO_GLYPH_UNKNOWN_FLAG &&
			    type->fault.code == FAULT_NONE)
				name_character(type, glyph & ~PANGO_GLYPH_UNKNOWN_FLAG);
		}
	} while (pango_layout_iter_next_run(iter));
	pango_layout_iter_free(iter);
}

static void add_bold(PangoAttrList *attributes, size_t from, size_t until)
{
	PangoAttribute *bold = pango_attr_weight_new(PANGO_WEIGHT_BOLD);

	bold->start_index = (guint)from;
	bold->end_index = (guint)until;
	pango_attr_list_insert(attributes, bold);
}

/* A space that no line is broken at, as a plain one: who searches "€ 200" in the file finds
 * it, and its fonts need no second part for a letter that looks like another. */
static void add_space(PangoAttrList *attributes, GString *text, const char *next)
{
	PangoAttribute *together = pango_attr_allow_breaks_new(FALSE);

	together->start_index = (guint)text->len;
	g_string_append_c(text, ' ');
	together->end_index = (guint)text->len;
	if (*next != '\0')
		together->end_index += (guint)g_utf8_skip[(unsigned char)*next];
	pango_attr_list_insert(attributes, together);
}

static void add_cell(PangoAttrList *attributes, GString *text, const char *cell)
{
	const char *space;

	while ((space = strstr(cell, no_break_space)) != NULL) {
		g_string_append_len(text, cell, space - cell);
		cell = space + strlen(no_break_space);
		add_space(attributes, text, cell);
	}
	g_string_append(text, cell);
}

static void set_text(
    PangoLayout *layout, const struct page_cell *cells, int count, bool bold)
{
	PangoAttrList *attributes = pango_attr_list_new();
	GString *text = g_string_new(NULL);

	/* Who searches or copies "find" should not have to know of the ligature. */
	pango_attr_list_insert(attributes, pango_attr_font_features_new("liga=0"));
	for (int i = 0; i < count; i++) {
		size_t from;

		if (text->len > 0 && *cells[i].text != '\0')
			g_string_append_c(text, ' ');
		from = text->len;
		add_cell(attributes, text, cells[i].text);
		if (bold || cells[i].strong)
			add_bold(attributes, from, text->len);
	}
	pango_layout_set_text(layout, text->str, (int)text->len);
	pango_layout_set_attributes(layout, attributes);
	pango_attr_list_unref(attributes);
	g_string_free(text, TRUE);
}

struct words type_set(struct type *type, enum type_style style,
    const struct page_cell *cells, int count, double width)
{
	struct words ret = { pango_layout_new(type->context),
		type->size * styles[style].size / LAYOUT_SIZE };

	/* The page is Dutch or English: a name from right to left does not turn it. */
	pango_layout_set_auto_dir(ret.layout, FALSE);
	pango_layout_set_wrap(ret.layout, PANGO_WRAP_WORD_CHAR);
	set_text(ret.layout, cells, count, styles[style].bold);
	if (width >= 0)
		words_wrap(ret, width, false);
	look_for_boxes(type, ret.layout);
	return ret;
}

struct words type_set_text(
    struct type *type, enum type_style style, const char *text, double width)
{
	char *copy = g_strdup(text);
	struct page_cell cell = { .text = copy };
	struct words ret = type_set(type, style, &cell, 1, width);

	g_free(copy);
	return ret;
}

struct words words_ref(struct words words)
{
	g_object_ref(words.layout);
	return words;
}

void words_clear(struct words *words)
{
	g_clear_object(&words->layout);
}

void words_wrap(struct words words, double width, bool right)
{
	pango_layout_set_width(words.layout, (int)(width / words.scale * PANGO_SCALE));
	if (right)
		pango_layout_set_alignment(words.layout, PANGO_ALIGN_RIGHT);
}

double words_width(struct words words)
{
	int width;

	pango_layout_get_size(words.layout, &width, NULL);
	return words.scale * width / PANGO_SCALE;
}

double words_widest(struct words words)
{
	double width;

	pango_layout_set_wrap(words.layout, PANGO_WRAP_WORD);
	pango_layout_set_width(words.layout, 0);
	width = words_width(words);
	pango_layout_set_wrap(words.layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_width(words.layout, -1);
	return width;
}

/* How far a line reaches from its baseline, in layout units. */
struct line {
	double above, below;
};

/* Some fonts claim far more than their letters need: of those a line gets what is painted. */
static void claim_less(PangoLayoutIter *iter, int baseline, struct line *line)
{
	PangoRectangle ink;
	const double size = LAYOUT_SIZE * PANGO_SCALE;

	if (line->above <= ABOVE * size && line->below <= BELOW * size)
		return;
	pango_layout_iter_get_line_extents(iter, &ink, NULL);
	line->above = MIN(line->above, MAX(ABOVE * size, baseline - ink.y));
	line->below = MIN(line->below, MAX(BELOW * size, ink.y + ink.height - baseline));
}

static struct line line_at(PangoLayoutIter *iter)
{
	PangoRectangle box;
	int baseline = pango_layout_iter_get_baseline(iter);
	struct line ret;
	double less;

	pango_layout_iter_get_line_extents(iter, NULL, &box);
	ret.above = baseline - box.y;
	ret.below = box.y + box.height - baseline;
	claim_less(iter, baseline, &ret);
	less = (1 - LINE_SPACING) / 2 * (ret.above + ret.below);
	ret.above -= less;
	ret.below -= less;
	return ret;
}

double words_top(struct words words, int line)
{
	PangoLayoutIter *iter = pango_layout_get_iter(words.layout);
	double units = 0;

	for (int i = 0; i < line; i++) {
		struct line above = line_at(iter);

		units += above.above + above.below;
		pango_layout_iter_next_line(iter);
	}
	pango_layout_iter_free(iter);
	return words.scale * units / PANGO_SCALE;
}

double words_height(struct words words, int first, int count)
{
	return words_top(words, first + count) - words_top(words, first);
}

double words_baseline(struct words words, int line)
{
	PangoLayoutIter *iter = pango_layout_get_iter(words.layout);
	double units;

	for (int i = 0; i < line; i++)
		pango_layout_iter_next_line(iter);
	units = line_at(iter).above;
	pango_layout_iter_free(iter);
	return words_top(words, line) + words.scale * units / PANGO_SCALE;
}

int words_lines(struct words words)
{
	return pango_layout_get_line_count(words.layout);
}
