/* SPDX-License-Identifier: EUPL-1.2 */
#include "frame.h"

#include <glib.h>
#include <string.h>

#include "cells.h"
#include "words.h"

#define BAR_MAX 16
#define BAR_GAP 2

/* The key bar as it fits: what weighs most goes first. */
struct bar {
	struct {
		const struct binding *binding;
		int x;
		int key_width, width;
	} item[BAR_MAX];
	int count;
};

static char *bar_key(const struct binding *binding)
{
	return keymap_key_name(binding->key[0]);
}

static bool listed(const struct bar *bar, enum command command)
{
	for (int i = 0; i < bar->count; i++) {
		if (bar->item[i].binding->command == command)
			return true;
	}
	return false;
}

static void collect(unsigned contexts, struct bar *bar)
{
	const struct binding *binding;

	bar->count = 0;
	for (size_t i = 0; (binding = keymap_binding(i)) != NULL; i++) {
		if ((binding->contexts & contexts) == 0 || binding->weight == 0 ||
		    bar->count == BAR_MAX || listed(bar, binding->command))
			continue;
		char *key = bar_key(binding);
		bar->item[bar->count].binding = binding;
		bar->item[bar->count].key_width = cells_width(key);
		bar->item[bar->count].width =
		    cells_width(key) + 1 + cells_width(_(binding->label));
		bar->count++;
		g_free(key);
	}
}

static void drop_heaviest(struct bar *bar)
{
	int heaviest = 0;

	for (int i = 1; i < bar->count; i++) {
		if (bar->item[i].binding->weight > bar->item[heaviest].binding->weight)
			heaviest = i;
	}
	memmove(&bar->item[heaviest], &bar->item[heaviest + 1],
	    (size_t)(bar->count - heaviest - 1) * sizeof(bar->item[0]));
	bar->count--;
}

/* Returns the columns used. */
static int place(struct bar *bar, int gap)
{
	int x = 1;

	for (int i = 0; i < bar->count; i++) {
		bar->item[i].x = x;
		x += bar->item[i].width + gap;
	}
	return x - gap;
}

static void fit(struct bar *bar, int columns)
{
	while (place(bar, BAR_GAP) > columns && place(bar, 1) > columns && bar->count > 0)
		drop_heaviest(bar);
}

static void draw_bar(struct canvas *canvas, struct rect keys, unsigned contexts)
{
	struct bar bar;

	collect(contexts, &bar);
	fit(&bar, keys.columns);
	for (int i = 0; i < bar.count; i++) {
		char *key = bar_key(bar.item[i].binding);
		canvas_text(canvas, keys.y, bar.item[i].x, keys.columns, LOOK_KEY, key);
		canvas_text(canvas, keys.y, bar.item[i].x + bar.item[i].key_width + 1,
		    keys.columns, LOOK_KEY_WORD, _(bar.item[i].binding->label));
		g_free(key);
	}
}

static void draw_title(struct canvas *canvas, struct rect title, const struct frame *frame)
{
	int right = frame->right != NULL ? cells_width(frame->right) : 0;

	canvas_clear(canvas, title, LOOK_TITLE);
	if (right + 20 > title.columns)
		right = 0;
	canvas_typed(canvas, title.y, 1, title.columns - right - 3, LOOK_TITLE, frame->title);
	if (right > 0)
		canvas_text(canvas, title.y, title.columns - right - 1, right, LOOK_TITLE,
		    frame->right);
}

void frame_draw(const struct screen *screen, struct canvas *canvas,
    const struct frame *frame)
{
	struct layout_frame parts = layout_frame(canvas->rows, canvas->columns);
	const struct tui *tui = screen->tui;
	struct rect message = parts.message;

	draw_title(canvas, parts.title, frame);
	layout_cut_left(&message, 1);
	if (tui->message != NULL)
		canvas_wrapped(canvas, message, tui->message_look, tui->message);
	else if (frame->hint != NULL)
		canvas_wrapped(canvas, message, frame->hint_look, frame->hint);
	draw_bar(canvas, parts.keys, screen->ops->contexts(screen));
}

bool frame_click(struct screen *screen, int y, int x)
{
	struct layout_frame parts = layout_frame(screen->rect.rows, screen->rect.columns);
	struct bar bar;

	if (y != parts.keys.y)
		return false;
	collect(screen->ops->contexts(screen), &bar);
	fit(&bar, parts.keys.columns);
	for (int i = 0; i < bar.count; i++) {
		if (x >= bar.item[i].x && x < bar.item[i].x + bar.item[i].width) {
			loop_command(screen->tui, bar.item[i].binding->command);
			break;
		}
	}
	return true;
}

struct rect frame_whole(int rows, int columns)
{
	return (struct rect){ 0, 0, rows, columns };
}
