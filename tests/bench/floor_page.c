/* SPDX-License-Identifier: EUPL-1.2 */
#include "floor_page.h"

#include <string.h>

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#define WIDTH  595.28
#define HEIGHT 841.89
#define MARGIN 56.69
#define SIZE   10 /* of all layouts */

static const char sheet_end[] = "break";

void floor_page_put(GString *text, double size, int column, int columns, const char *markup)
{
	char number[G_ASCII_DTOSTR_BUF_SIZE];

	g_string_append_printf(text, "%s %d %d\t%s\n",
	    g_ascii_dtostr(number, sizeof number, size), column, columns, markup);
}

void floor_page_break(GString *text)
{
	g_string_append_printf(text, "%s\n", sheet_end);
}

struct floor {
	cairo_t *cairo;
	PangoContext *context;
	double y, bottom; /* of the row, and where it ends */
};

static void begin_sheet(struct floor *floor)
{
	cairo_show_page(floor->cairo);
	floor->y = floor->bottom = MARGIN;
}

static void set_line(struct floor *floor, const char *line)
{
	char *rest;
	double size = g_ascii_strtod(line, &rest);
	long column = strtol(rest, &rest, 10), columns = strtol(rest, &rest, 10);
	double scale = size / SIZE, width = (WIDTH - 2 * MARGIN) / (double)columns;
	PangoLayout *layout = pango_layout_new(floor->context);
	int units;
	double height;

	pango_layout_set_width(layout, (int)(width / scale * PANGO_SCALE));
	pango_layout_set_markup(layout, rest + 1, -1);
	pango_layout_get_size(layout, NULL, &units);
	height = scale * units / PANGO_SCALE;
	if (column == 0)
		floor->y = floor->bottom;
	if (floor->y + height > HEIGHT - MARGIN)
		begin_sheet(floor);
	cairo_save(floor->cairo);
	cairo_translate(floor->cairo, MARGIN + (double)column * width, floor->y);
	cairo_scale(floor->cairo, scale, scale);
	pango_cairo_show_layout(floor->cairo, layout);
	cairo_restore(floor->cairo);
	floor->bottom = MAX(floor->bottom, floor->y + height);
	g_object_unref(layout);
}

static cairo_status_t put(void *out, const unsigned char *bytes, unsigned int length)
{
	return fwrite(bytes, 1, length, out) == length ? CAIRO_STATUS_SUCCESS
						       : CAIRO_STATUS_WRITE_ERROR;
}

void floor_page_set(const char *text, FILE *out)
{
	cairo_surface_t *surface =
	    cairo_pdf_surface_create_for_stream(put, out, WIDTH, HEIGHT);
	struct floor floor = { .cairo = cairo_create(surface), .y = MARGIN, .bottom = MARGIN };
	PangoFontDescription *font = pango_font_description_from_string("Noto Sans");
	char **lines = g_strsplit(text, "\n", -1);

	floor.context = pango_cairo_create_context(floor.cairo);
	pango_font_description_set_absolute_size(font, SIZE * PANGO_SCALE);
	pango_context_set_font_description(floor.context, font);
	for (char **line = lines; **line != '\0'; line++) {
		if (strcmp(*line, sheet_end) == 0)
			begin_sheet(&floor);
		else
			set_line(&floor, *line);
	}
	cairo_surface_finish(surface);
	g_strfreev(lines);
	pango_font_description_free(font);
	g_object_unref(floor.context);
	cairo_destroy(floor.cairo);
	cairo_surface_destroy(surface);
}
