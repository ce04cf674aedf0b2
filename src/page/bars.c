/* SPDX-License-Identifier: EUPL-1.2 */
#include "bars.h"

/* In sizes of the body. */
#define BEFORE_BAR    0.35
#define BEFORE_LEGEND 0.6
#define GAP           1.1
#define SQUARE        0.8 /* of the legend */
#define BAR_HEIGHT    0.95

/* Dark, light, and only an edge: told apart without colour, and by one who sees little. */
static const double greys[LEGEND_COUNT] = {
	[LEGEND_CASH] = 0.2,
	[LEGEND_KIND] = 0.72,
	[LEGEND_OPEN] = 1,
};

struct bar_text {
	struct words label, amount;
};

static struct mark box(int look, double x, double y, double width, double height)
{
	return (struct mark){ .type = MARK_BOX,
		.outside = true,
		.framed = true,
		.grey = greys[look],
		.x = x,
		.y = y,
		.width = width,
		.height = height };
}

static void add_legend(struct composing *composing, const struct page *page,
    const bool used[LEGEND_COUNT])
{
	double size = composing->type->size;
	struct strip *strip =
	    strip_add(composing->strips, composing_white(composing, BEFORE_LEGEND));
	double x = 0;

	strip->open[0] = "P";
	strip->close = 1;
	for (int i = 0; i < LEGEND_COUNT; i++) {
		struct words words;

		if (!used[i])
			continue;
		words = type_set_text(composing->type, TYPE_TABLE, page->legend[i], -1);
		strip_add_shape(
		    strip, box(i, x, size * 0.25, SQUARE * size, SQUARE * size));
		x += (SQUARE + 0.5) * size;
		strip_add_text(strip, words, 0, 1, x, 0);
		x += words_width(words) + 1.5 * size;
	}
}

static void add_bar(struct composing *composing, const struct page_block *bar,
    const struct bar_text *text, double label, double amount)
{
	double size = composing->type->size;
	double full = composing->width - label - amount - 2 * GAP * size;
	struct strip *strip =
	    strip_add(composing->strips, composing_white(composing, BEFORE_BAR));
	int from = 0;

	strip->open[0] = "P";
	strip->close = 1;
	strip_add_text(strip, text->label, 0, words_lines(text->label), 0, 0);
	strip_add_text(strip, text->amount, 0, words_lines(text->amount),
	    composing->width -
		(words_lines(text->amount) == 1 ? words_width(text->amount) : amount),
	    0);
	for (int i = 0; i < LEGEND_COUNT; i++) {
		if (bar->bar[i] <= from)
			continue;
		strip_add_shape(strip,
		    box(i, label + GAP * size + full * from / 1000, size * 0.2,
			full * (bar->bar[i] - from) / 1000, BAR_HEIGHT * size));
		from = bar->bar[i];
	}
	strip->with_next = true;
}

static struct words set_cell(
    struct composing *composing, const struct page_block *bar, int cell)
{
	return type_set(composing->type, TYPE_TABLE, &bar->cell[cell],
	    bar->cell_count > cell ? 1 : 0, -1);
}

void bars_add(struct composing *composing, const struct page *page,
    const struct page_block *bars, size_t count)
{
	struct bar_text *text = g_new0(struct bar_text, count);
	bool used[LEGEND_COUNT] = { false };
	double label = 0, amount = 0;

	for (size_t i = 0; i < count; i++) {
		int from = 0;

		text[i].label = set_cell(composing, &bars[i], 0);
		text[i].amount = set_cell(composing, &bars[i], 1);
		label = MAX(label, words_width(text[i].label));
		amount = MAX(amount, words_width(text[i].amount));
		for (int j = 0; j < LEGEND_COUNT; j++) {
			used[j] |= bars[i].bar[j] > from;
			from = MAX(from, bars[i].bar[j]);
		}
	}
	/* However long the words are, half of the width is for the picture. */
	label = MIN(label, composing->width / 4);
	amount = MIN(amount, composing->width / 4);
	for (size_t i = 0; i < count; i++, composing->strips->block++) {
		words_wrap(text[i].label, label + 0.05, false);
		if (words_width(text[i].amount) > amount)
			words_wrap(text[i].amount, amount, true);
		add_bar(composing, &bars[i], &text[i], label, amount);
	}
	composing->strips->block--; /* the legend belongs to the last */
	add_legend(composing, page, used);
	g_free(text);
}
