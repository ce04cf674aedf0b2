/* SPDX-License-Identifier: EUPL-1.2 */
#include "chart.h"

#include <glib.h>
#include <inttypes.h>
#include <string.h>

#include "cells.h"

#define BLOCK_STEPS 8
#define PLAIN_STEPS 3
#define WIDTH_MOST  6
#define FIGURES     24 /* bytes of a number */

void chart_clear(struct chart *chart)
{
	for (int i = 0; i < chart->count; i++)
		g_free(chart->column[i].label);
	g_free(chart->column);
	g_free(chart->title);
	g_free(chart->note);
	*chart = (struct chart){ 0 };
}

void chart_set_title(struct chart *chart, const char *title, const char *note)
{
	g_free(chart->title);
	g_free(chart->note);
	chart->title = g_strdup(title);
	chart->note = g_strdup(note);
}

void chart_add(struct chart *chart, int64_t value, const char *label, enum look look,
    bool marked, int tag)
{
	if (chart->count == chart->allocated) {
		chart->allocated = MAX(2 * chart->allocated, 16);
		chart->column =
		    g_renew(struct chart_column, chart->column, chart->allocated);
	}
	chart->column[chart->count++] = (struct chart_column){
		.value = value,
		.label = g_strdup(label),
		.marked = marked,
		.look = look,
		.tag = tag,
	};
}

/* --- places --- */

static int64_t most_of(const struct chart *chart)
{
	int64_t most = 0;

	for (int i = 0; i < chart->count; i++)
		most = MAX(most, chart->column[i].value);
	return most;
}

static int index_of(const struct chart *chart, int tag)
{
	for (int i = 0; i < chart->count; i++)
		if (tag >= 0 && chart->column[i].tag == tag)
			return i;
	return -1;
}

struct chart_fit chart_fit(const struct chart *chart, int columns, int tag)
{
	struct chart_fit fit = { .most = most_of(chart), .width = 1 };
	char figures[FIGURES];
	int room, focus = index_of(chart, tag);

	g_snprintf(figures, sizeof(figures), "%" PRId64, fit.most);
	fit.scale = (int)strlen(figures) + 1;
	room = MAX(columns - fit.scale, 1);
	fit.count = MIN(chart->count, room);
	if (fit.count > 0)
		fit.width = MIN(room / fit.count, WIDTH_MOST);
	if (fit.width > 1) {
		fit.gap = 1;
		fit.width--;
	}
	/* What is newest stands at the right. */
	fit.first = chart->count - fit.count;
	if (focus >= 0 && focus < fit.first)
		fit.first = focus;
	return fit;
}

int chart_height(int64_t value, int64_t most, int rows, int steps)
{
	int64_t all = (int64_t)rows * steps;

	if (value <= 0 || most <= 0)
		return 0;
	/* Half a step up; without 128 bits a great number would not fit. */
	return (int)MAX((int64_t)((double)value / (double)most * (double)all + 0.5), 1);
}

/* --- drawing --- */

static const char *step_text(bool block, int step)
{
	static const char *const blocks[BLOCK_STEPS + 1] = { " ", "▁", "▂", "▃", "▄", "▅",
		"▆", "▇", "█" };
	static const char *const plain[PLAIN_STEPS + 1] = { " ", ".", ":", "#" };

	return block ? blocks[step] : plain[step];
}

static void draw_column(struct canvas *canvas, struct rect plot, int x, int width,
    const struct chart_column *column, int64_t most)
{
	int steps = canvas->blocks ? BLOCK_STEPS : PLAIN_STEPS;
	int height = chart_height(column->value, most, plot.rows, steps);

	for (int row = 0; row < plot.rows; row++) {
		int step = CLAMP(height - row * steps, 0, steps);

		for (int i = 0; i < width && step > 0; i++)
			canvas_text(canvas, plot.y + plot.rows - 1 - row, x + i, 1,
			    column->look, step_text(canvas->blocks, step));
	}
}

static void draw_scale(struct canvas *canvas, struct rect plot, const struct chart_fit *fit)
{
	char figures[FIGURES];

	g_snprintf(figures, sizeof(figures), "%" PRId64, fit->most);
	canvas_text_right(
	    canvas, plot.y, plot.x, fit->scale - 1, LOOK_FAINT, figures);
	canvas_text_right(canvas, plot.y + plot.rows - 1, plot.x, fit->scale - 1,
	    LOOK_FAINT, "0");
}

/* Under its column, when the one before it leaves room. */
static void draw_label(struct canvas *canvas, struct rect rect, int y, int x,
    const char *label, int *free_from)
{
	int width = cells_width(label);
	int at = CLAMP(x, rect.x, MAX(rect.x + rect.columns - width, rect.x));

	if (*label == '\0' || at < *free_from)
		return;
	canvas_text(canvas, y, at, rect.x + rect.columns - at, LOOK_FAINT, label);
	*free_from = at + width + 1;
}

static bool has_marks(const struct chart *chart)
{
	for (int i = 0; i < chart->count; i++)
		if (chart->column[i].marked)
			return true;
	return false;
}

/* On the axis: marks, and where the focus is. */
static void draw_mark(struct canvas *canvas, int y, int x, int width,
    const struct chart_column *column, bool focus)
{
	if (focus)
		canvas_clear(canvas, (struct rect){ y, x, 1, width }, LOOK_FOCUS);
	if (column->marked)
		canvas_text(canvas, y, x, 1, focus ? LOOK_FOCUS : LOOK_NOTICE,
		    canvas->blocks ? "▲" : "^");
}

void chart_draw(const struct chart *chart, struct canvas *canvas, struct rect rect, int tag)
{
	struct chart_fit fit = chart_fit(chart, rect.columns, tag);
	struct rect plot = rect;
	struct rect note, labels, axis;
	int free_from = rect.x;

	canvas_text(
	    canvas, rect.y, rect.x, rect.columns, LOOK_HEADING, chart->title);
	layout_cut_top(&plot, 1);
	note = layout_cut_bottom(&plot, has_marks(chart) && chart->note != NULL ? 1 : 0);
	labels = layout_cut_bottom(&plot, 1);
	axis = layout_cut_bottom(&plot, 1);
	if (plot.rows < 1 || fit.count == 0)
		return;
	draw_scale(canvas, plot, &fit);
	canvas_line_across(canvas, axis.y, rect.x + fit.scale,
	    MIN(fit.count * (fit.width + fit.gap) - fit.gap, rect.columns - fit.scale));
	for (int i = 0; i < fit.count; i++) {
		const struct chart_column *column = &chart->column[fit.first + i];
		int x = rect.x + fit.scale + i * (fit.width + fit.gap);

		draw_column(canvas, plot, x, fit.width, column, fit.most);
		draw_mark(canvas, axis.y, x, fit.width, column, tag >= 0 && column->tag == tag);
		draw_label(canvas, rect, labels.y, x, column->label, &free_from);
	}
	if (note.rows > 0)
		canvas_text(canvas, note.y, rect.x, rect.columns, LOOK_NOTICE, chart->note);
}
