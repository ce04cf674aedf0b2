/* SPDX-License-Identifier: EUPL-1.2 */
#include "floor_page.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#define WIDTH  595.28
#define HEIGHT 841.89
#define MARGIN 56.69
#define SIZE   10

static cairo_status_t put(void *out, const unsigned char *bytes, unsigned int length)
{
	return fwrite(bytes, 1, length, out) == length ? CAIRO_STATUS_SUCCESS
						       : CAIRO_STATUS_WRITE_ERROR;
}

void floor_page_set(char *const *lines, FILE *out)
{
	cairo_surface_t *surface =
	    cairo_pdf_surface_create_for_stream(put, out, WIDTH, HEIGHT);
	cairo_t *cairo = cairo_create(surface);
	PangoContext *context = pango_cairo_create_context(cairo);
	PangoFontDescription *font = pango_font_description_from_string("Noto Sans");
	double y = MARGIN;

	pango_font_description_set_absolute_size(font, SIZE * PANGO_SCALE);
	for (int i = 0; lines[i] != NULL; i++) {
		PangoLayout *layout = pango_layout_new(context);
		int height;

		pango_layout_set_font_description(layout, font);
		pango_layout_set_width(layout, (int)((WIDTH - 2 * MARGIN) * PANGO_SCALE));
		pango_layout_set_text(layout, lines[i], -1);
		pango_layout_get_size(layout, NULL, &height);
		if (y + (double)height / PANGO_SCALE > HEIGHT - MARGIN) {
			cairo_show_page(cairo);
			y = MARGIN;
		}
		cairo_move_to(cairo, MARGIN, y);
		pango_cairo_show_layout(cairo, layout);
		y += (double)height / PANGO_SCALE;
		g_object_unref(layout);
	}
	cairo_surface_finish(surface);
	pango_font_description_free(font);
	g_object_unref(context);
	cairo_destroy(cairo);
	cairo_surface_destroy(surface);
}
