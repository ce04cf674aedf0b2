/* SPDX-License-Identifier: EUPL-1.2 */
#include "paint.h"

#define FOOT_GREY 0.3

struct painting {
	cairo_t *cairo;
	const struct paper *paper;
	const struct strips *strips;
	GPtrArray *open; /* structure that is open, outermost first; borrowed */
};

static void begin(struct painting *painting, const char *tag)
{
	cairo_tag_begin(painting->cairo, tag, NULL);
	g_ptr_array_add(painting->open, (gpointer)(guintptr)tag);
}

static void end(struct painting *painting)
{
	const char *tag = g_ptr_array_index(painting->open, painting->open->len - 1);

	cairo_tag_end(painting->cairo, tag);
	g_ptr_array_remove_index(painting->open, painting->open->len - 1);
}

static void set_grey(cairo_t *cairo, double grey)
{
	cairo_set_source_rgb(cairo, grey, grey, grey);
}

static void paint_lines(cairo_t *cairo, const struct mark *mark, double x, double y)
{
	PangoLayoutIter *iter = pango_layout_get_iter(mark->words.layout);
	double scale = mark->words.scale;

	if (mark->coloured)
		cairo_set_source_rgb(cairo, 0.06, 0.2, 0.36);
	else
		set_grey(cairo, mark->grey);
	cairo_save(cairo);
	cairo_translate(cairo, x, y - words_top(mark->words, mark->first));
	cairo_scale(cairo, scale, scale);
	for (int i = 0; i < mark->first + mark->count; i++) {
		PangoRectangle box;

		pango_layout_iter_get_line_extents(iter, NULL, &box);
		if (i >= mark->first) {
			cairo_move_to(cairo, (double)box.x / PANGO_SCALE,
			    words_baseline(mark->words, i) / scale);
			pango_cairo_show_layout_line(
			    cairo, pango_layout_iter_get_line_readonly(iter));
		}
		if (!pango_layout_iter_next_line(iter))
			break;
	}
	cairo_restore(cairo);
	pango_layout_iter_free(iter);
}

static void paint_shape(cairo_t *cairo, const struct mark *mark, double x, double y)
{
	cairo_rectangle(cairo, x, y, mark->width, mark->height);
	set_grey(cairo, mark->grey);
	if (mark->framed) {
		cairo_fill_preserve(cairo);
		set_grey(cairo, 0.2);
		cairo_set_line_width(cairo, 0.6);
		cairo_stroke(cairo);
	} else {
		cairo_fill(cairo);
	}
}

static void paint_mark(struct painting *painting, const struct mark *mark, double y)
{
	double x = painting->paper->left + mark->x;

	if (mark->type == MARK_TEXT)
		paint_lines(painting->cairo, mark, x, y + mark->y);
	else
		paint_shape(painting->cairo, mark, x, y + mark->y);
}

/* What says nothing by itself goes first, outside the structure. */
static void paint_marks(
    struct painting *painting, const struct strip *strip, double y, bool outside)
{
	for (guint i = 0; i < strip->marks->len; i++) {
		const struct mark *mark = &g_array_index(strip->marks, struct mark, i);

		if (mark->outside != outside)
			continue;
		if (mark->tag != NULL)
			begin(painting, mark->tag);
		paint_mark(painting, mark, y);
		if (mark->tag != NULL)
			end(painting);
	}
}

static void paint_strip(struct painting *painting, const struct strip *strip)
{
	double y = painting->paper->top + strip->y;

	if (strip->headed) {
		const struct strip *head =
		    strip_get(painting->strips, (guint)strip->head);

		paint_marks(painting, head, painting->paper->top, true);
		begin(painting, "TR");
		paint_marks(painting, head, painting->paper->top, false);
		end(painting);
	}
	paint_marks(painting, strip, y, true);
	for (int i = 0; i < STRIP_TAGS_MAX && strip->open[i] != NULL; i++)
		begin(painting, strip->open[i]);
	paint_marks(painting, strip, y, false);
	for (int i = 0; i < strip->close; i++)
		end(painting);
}

static void paint_foot(struct painting *painting, const struct page *page,
    struct type *type, int number, int count)
{
	const struct paper *paper = painting->paper;
	char *words = page_number_text(page, number, count);
	struct mark left = { .grey = FOOT_GREY,
		.count = 1,
		.words = type_set_text(type, TYPE_FOOT, page->reference, -1) };
	struct mark right = { .grey = FOOT_GREY,
		.count = 1,
		.words = type_set_text(type, TYPE_FOOT, words, -1) };

	paint_lines(painting->cairo, &left, paper->left, paper->foot);
	paint_lines(painting->cairo, &right,
	    paper->left + paper->text_width - words_width(right.words), paper->foot);
	words_clear(&left.words);
	words_clear(&right.words);
	g_free(words);
}

void paint_sheets(cairo_t *cairo, const struct paper *paper, const struct page *page,
    const struct painted *painted, struct type *type)
{
	struct painting painting = {
		.cairo = cairo, .paper = paper, .open = g_ptr_array_new()
	};
	int sheet = 0;

	begin(&painting, "Document");
	for (int part = 0; part < painted->parts; part++) {
		painting.strips = &painted->part[part];
		for (guint i = 0; i < painting.strips->list->len; i++) {
			const struct strip *strip = strip_get(painting.strips, i);

			for (; sheet < strip->sheet; sheet++) {
				paint_foot(&painting, page, type, sheet + 1, painted->sheets);
				painted->next(painted->data);
			}
			paint_strip(&painting, strip);
		}
	}
	paint_foot(&painting, page, type, sheet + 1, painted->sheets);
	end(&painting);
	g_ptr_array_unref(painting.open);
}
