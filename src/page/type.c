/* SPDX-License-Identifier: EUPL-1.2 */
#include "type.h"

/* One family over all scripts; where a font of it is not installed, fontconfig finds
 * another. */
#define FAMILIES \
	"Noto Sans,Noto Sans Arabic,Noto Sans Armenian,Noto Sans Georgian," \
	"Noto Sans Ethiopic,Noto Sans Hebrew,Noto Sans Devanagari,Noto Sans Bengali," \
	"Noto Sans Tamil,Noto Sans Sinhala,Noto Sans Mongolian"
/* In points; 72 to the inch. */
#define RESOLUTION 72
/* The distance of lines in the font's own measure. */
#define LINE_SPACING 0.94f

static const char font_packages[] = "fonts-noto-core";

/* Each style beside the body. */
static const struct {
	double size;
	PangoWeight weight;
} styles[TYPE_COUNT] = {
	[TYPE_BODY] = { 1.0, PANGO_WEIGHT_NORMAL },
	[TYPE_STRONG] = { 1.0, PANGO_WEIGHT_BOLD },
	[TYPE_TITLE] = { 1.8, PANGO_WEIGHT_BOLD },
	[TYPE_HEADING] = { 1.18, PANGO_WEIGHT_BOLD },
	[TYPE_TABLE] = { 0.94, PANGO_WEIGHT_NORMAL },
	[TYPE_TABLE_STRONG] = { 0.94, PANGO_WEIGHT_BOLD },
	[TYPE_LETTERHEAD] = { 1.25, PANGO_WEIGHT_BOLD },
	[TYPE_FOOT] = { 0.8, PANGO_WEIGHT_NORMAL },
};

/* Glyphs where the printer puts them, not where a screen would. */
static void set_for_paper(PangoContext *context)
{
	cairo_font_options_t *options = cairo_font_options_create();

	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	pango_cairo_context_set_font_options(context, options);
	pango_cairo_context_set_resolution(context, RESOLUTION);
	pango_context_set_round_glyph_positions(context, FALSE);
	cairo_font_options_destroy(options);
}

static bool any_font(PangoContext *context, const PangoFontDescription *description)
{
	PangoFont *font = pango_context_load_font(context, description);
	bool any = font != NULL;

	g_clear_object(&font);
	return any;
}

int type_open(struct type *ret, enum lang lang, double size, struct fault *fault)
{
	PangoFontMap *map = pango_cairo_font_map_get_default();

	*ret = (struct type){ .context = pango_font_map_create_context(map), .size = size };
	set_for_paper(ret->context);
	pango_context_set_language(ret->context, pango_language_from_string(lang_tag(lang)));
	pango_context_set_base_dir(ret->context, PANGO_DIRECTION_LTR);
	for (int i = 0; i < TYPE_COUNT; i++) {
		ret->font[i] = pango_font_description_new();
		pango_font_description_set_family_static(ret->font[i], FAMILIES);
		pango_font_description_set_weight(ret->font[i], styles[i].weight);
		pango_font_description_set_absolute_size(
		    ret->font[i], size * styles[i].size * PANGO_SCALE);
	}
	if (any_font(ret->context, ret->font[TYPE_BODY]))
		return 0;
	type_close(ret);
	return fault_set(fault, FAULT_FONTS, "PDF", NULL, font_packages);
}

void type_close(struct type *type)
{
	for (int i = 0; i < TYPE_COUNT; i++)
		pango_font_description_free(type->font[i]);
	g_clear_object(&type->context);
	*type = (struct type){ 0 };
}

static void name_character(struct type *type, gunichar character)
{
	char name[32];
	char shown[8] = "";

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

static void set_words(PangoLayout *layout, const struct page_cell *cells, int count)
{
	PangoAttrList *attributes = pango_attr_list_new();
	/* Who searches or copies "find" should not have to know of the ligature. */
	PangoAttribute *letters = pango_attr_font_features_new("liga=0");
	GString *text = g_string_new(NULL);

	for (int i = 0; i < count; i++) {
		PangoAttribute *bold = pango_attr_weight_new(PANGO_WEIGHT_BOLD);

		if (text->len > 0 && *cells[i].text != '\0')
			g_string_append_c(text, ' ');
		bold->start_index = (guint)text->len;
		g_string_append(text, cells[i].text);
		bold->end_index = (guint)text->len;
		if (cells[i].strong)
			pango_attr_list_insert(attributes, bold);
		else
			pango_attribute_destroy(bold);
	}
	pango_attr_list_insert(attributes, letters);
	pango_layout_set_text(layout, text->str, (int)text->len);
	pango_layout_set_attributes(layout, attributes);
	pango_attr_list_unref(attributes);
	g_string_free(text, TRUE);
}

PangoLayout *type_set(struct type *type, enum type_style style,
    const struct page_cell *cells, int count, double width)
{
	PangoLayout *layout = pango_layout_new(type->context);

	pango_layout_set_font_description(layout, type->font[style]);
	/* The page is Dutch or English: a name from right to left does not turn it. */
	pango_layout_set_auto_dir(layout, FALSE);
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_line_spacing(layout, LINE_SPACING);
	set_words(layout, cells, count);
	if (width >= 0)
		pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
	look_for_boxes(type, layout);
	return layout;
}

PangoLayout *type_set_text(
    struct type *type, enum type_style style, const char *text, double width)
{
	char *copy = g_strdup(text);
	struct page_cell cell = { .text = copy };
	PangoLayout *layout = type_set(type, style, &cell, 1, width);

	g_free(copy);
	return layout;
}

double type_width(PangoLayout *layout)
{
	int width;

	pango_layout_get_size(layout, &width, NULL);
	return (double)width / PANGO_SCALE;
}

double type_height(PangoLayout *layout, int first, int count)
{
	PangoLayoutIter *iter = pango_layout_get_iter(layout);
	int top = 0, bottom = 0, height = 0;

	for (int i = 0; i < first + count; i++) {
		pango_layout_iter_get_line_yrange(iter, &top, &bottom);
		if (i >= first)
			height += bottom - top;
		if (!pango_layout_iter_next_line(iter))
			break;
	}
	pango_layout_iter_free(iter);
	return (double)height / PANGO_SCALE;
}

double type_word_width(PangoLayout *layout)
{
	double width;

	pango_layout_set_wrap(layout, PANGO_WRAP_WORD);
	pango_layout_set_width(layout, 0);
	width = type_width(layout);
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_width(layout, -1);
	return width;
}
