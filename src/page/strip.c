/* SPDX-License-Identifier: EUPL-1.2 */
#include "strip.h"

static void clear_strip(gpointer data)
{
	struct strip *strip = data;

	for (guint i = 0; i < strip->marks->len; i++)
		words_clear(&g_array_index(strip->marks, struct mark, i).words);
	g_array_unref(strip->marks);
}

void strip_init(struct strips *strips)
{
	strips->list = g_array_new(FALSE, TRUE, sizeof(struct strip));
	strips->block = 0;
	g_array_set_clear_func(strips->list, clear_strip);
}

void strip_clear(struct strips *strips)
{
	if (strips->list != NULL)
		g_array_unref(strips->list);
	strips->list = NULL;
}

struct strip *strip_get(const struct strips *strips, guint index)
{
	return &g_array_index(strips->list, struct strip, index);
}

struct strip *strip_last(const struct strips *strips)
{
	return strips->list->len > 0 ? strip_get(strips, strips->list->len - 1) : NULL;
}

struct strip *strip_add(struct strips *strips, double before)
{
	struct strip strip = { .block = strips->block,
		.before = before,
		.head = -1,
		.marks = g_array_new(FALSE, TRUE, sizeof(struct mark)) };

	g_array_append_val(strips->list, strip);
	return strip_last(strips);
}

struct mark *strip_add_shape(struct strip *strip, struct mark shape)
{
	g_array_append_val(strip->marks, shape);
	return &g_array_index(strip->marks, struct mark, strip->marks->len - 1);
}

struct mark *strip_add_text(struct strip *strip, struct words words, int first, int count,
    double x, double y)
{
	struct mark mark = { .type = MARK_TEXT,
		.words = words,
		.first = first,
		.count = count,
		.x = x,
		.y = y };

	strip->height = MAX(strip->height, y + words_height(words, first, count));
	return strip_add_shape(strip, mark);
}

/* The strips from `first` on that must stand on one sheet, and how high they are. */
static guint group_end(const struct strips *strips, guint first, double *ret_height)
{
	guint end = first;
	const struct strip *strip;

	*ret_height = 0;
	do {
		strip = strip_get(strips, end);
		*ret_height += strip->height + (end > first ? strip->before : 0);
		end++;
	} while (strip->with_next && end < strips->list->len);
	return end;
}

/* Repeat the head of what goes on at the top of a sheet.  Returns where that begins. */
static double repeat_head(const struct strips *strips, struct strip *strip)
{
	strip->headed = strip->head >= 0;
	return strip->headed ? strip_get(strips, (guint)strip->head)->height : 0;
}

int strip_place(struct strips *strips, int sheet, double height)
{
	double y = 0;

	for (guint first = 0; first < strips->list->len;) {
		struct strip *lead = strip_get(strips, first);
		double needed;
		guint end = group_end(strips, first, &needed);

		if (y > 0 && (lead->breaks || y + lead->before + needed > height)) {
			sheet++;
			y = repeat_head(strips, lead);
		}
		for (guint i = first; i < end; i++) {
			struct strip *strip = strip_get(strips, i);

			if (y > 0)
				y += strip->before;
			/* A group higher than a sheet is broken after all. */
			if (y > 0 && i > first && y + strip->height > height) {
				sheet++;
				y = repeat_head(strips, strip);
			}
			strip->sheet = sheet;
			strip->y = y;
			y += strip->height;
		}
		first = end;
	}
	return sheet + 1;
}
