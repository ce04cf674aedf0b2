/* SPDX-License-Identifier: EUPL-1.2 */
#include "figures.h"

#include <glib.h>
#include <string.h>

/* Between two figures. */
#define GAP 1

struct figure {
	gunichar letter;
	const char *row[FIGURES_ROWS]; /* all of one width; '#' is ink */
};

static const struct figure figures[] = {
	{ '0', { "#####", "#   #", "#   #", "#   #", "#####" } },
	{ '1', { "  #  ", " ##  ", "  #  ", "  #  ", " ### " } },
	{ '2', { "#####", "    #", "#####", "#    ", "#####" } },
	{ '3', { "#####", "    #", " ####", "    #", "#####" } },
	{ '4', { "#   #", "#   #", "#####", "    #", "    #" } },
	{ '5', { "#####", "#    ", "#####", "    #", "#####" } },
	{ '6', { "#####", "#    ", "#####", "#   #", "#####" } },
	{ '7', { "#####", "    #", "   # ", "  #  ", "  #  " } },
	{ '8', { "#####", "#   #", "#####", "#   #", "#####" } },
	{ '9', { "#####", "#   #", "#####", "    #", "#####" } },
	{ 0x20AC, { " ####", "###  ", "#    ", "###  ", " ####" } },
	{ '.', { " ", " ", " ", " ", "#" } },
	{ ',', { "  ", "  ", "  ", " #", "# " } },
	{ 0x2013, { "   ", "   ", "###", "   ", "   " } },
	{ '-', { "   ", "   ", "###", "   ", "   " } },
};
static const struct figure blank = { ' ', { "  ", "  ", "  ", "  ", "  " } };

static const struct figure *figure_of(gunichar letter)
{
	for (size_t i = 0; i < G_N_ELEMENTS(figures); i++) {
		if (figures[i].letter == letter)
			return &figures[i];
	}
	return &blank;
}

int figures_width(const char *text)
{
	int width = 0;

	for (; *text != '\0'; text += g_utf8_skip[(unsigned char)*text])
		width += (int)strlen(figure_of(g_utf8_get_char(text))->row[0]) + GAP;
	return MAX(width - GAP, 0);
}

static void draw_row(struct canvas *canvas, int y, int x, enum look look, const char *row)
{
	for (; *row != '\0'; row++, x++) {
		if (*row == '#')
			canvas_text(canvas, y, x, 1, look, canvas->ascii ? "#" : "█");
	}
}

void figures_draw(struct canvas *canvas, int y, int x, enum look look, const char *text)
{
	for (; *text != '\0'; text += g_utf8_skip[(unsigned char)*text]) {
		const struct figure *figure = figure_of(g_utf8_get_char(text));

		for (int row = 0; row < FIGURES_ROWS; row++)
			draw_row(canvas, y + row, x, look, figure->row[row]);
		x += (int)strlen(figure->row[0]) + GAP;
	}
}
