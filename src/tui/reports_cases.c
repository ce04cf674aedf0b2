/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * reports_cases.c - the cases behind a number of a report.
 */
#include "reports.h"

#include <glib.h>

#include "case_columns.h"
#include "cases.h"
#include "frame.h"
#include "list.h"
#include "screens.h"
#include "words.h"

struct counted {
	const struct reports_made *made; /* borrowed */
	const struct sheet *sheet; /* the same; its focus stays where it is */
	struct reports_pick pick;
	size_t *row; /* owned; of the list of the ledger */
	size_t rows;
	size_t gone; /* counted, and no longer in the ledger */
	struct list list;
	struct rect rows_rect;
};

static struct ledger *ledger_of(const struct screen *screen)
{
	return desk_ledger(screen->tui->desk);
}

/* --- the rows --- */

/* The uuids that were counted, borrowed from what was made. */
static GHashTable *wanted(const struct counted *counted)
{
	GHashTable *uuids = g_hash_table_new(g_str_hash, g_str_equal);
	const struct desk_found *found = &counted->made->found;

	for (size_t i = 0; i < found->count; i++)
		if (counted->made->kind->takes(&counted->pick, &found->item[i]))
			g_hash_table_add(uuids, found->item[i].uuid);
	return uuids;
}

/* Where they stand in the list now: another desk may have moved them. */
static void find(struct screen *screen)
{
	struct counted *counted = screen->model;
	GHashTable *uuids = wanted(counted);
	size_t all = ledger_row_count(ledger_of(screen));
	size_t *order = g_new(size_t, MAX(all, 1));
	size_t count = ledger_search(ledger_of(screen), "", order, all);

	g_free(counted->row);
	counted->rows = 0;
	for (size_t i = 0; i < count; i++)
		if (g_hash_table_contains(
			uuids, ledger_row(ledger_of(screen), order[i])->uuid))
			order[counted->rows++] = order[i];
	counted->row = order;
	counted->gone = g_hash_table_size(uuids) - counted->rows;
	g_hash_table_destroy(uuids);
}

static void refresh(struct screen *screen)
{
	struct fault fault = { 0 };

	if (screen->tui->worker != NULL)
		return;
	if (ledger_refresh(ledger_of(screen), NULL, &fault) != 0)
		loop_say_fault(screen->tui, &fault);
	find(screen);
}

static const struct ledger_row *row_at(const struct screen *screen, int index)
{
	const struct counted *counted = screen->model;

	return index >= 0 && (size_t)index < counted->rows
		   ? ledger_row(ledger_of(screen), counted->row[index])
		   : NULL;
}

/* --- the screen --- */

static unsigned contexts(const struct screen *screen)
{
	(void)screen;
	return CONTEXT_COUNTED;
}

static struct rect layout(struct screen *screen, int rows, int columns)
{
	struct counted *counted = screen->model;
	struct rect body = layout_frame(rows, columns).body;

	layout_cut_top(&body, 1); /* the heads */
	counted->rows_rect = body;
	list_fit(&counted->list, (int)counted->rows, body.rows);
	return frame_whole(rows, columns);
}

static void draw_row(const struct screen *screen, struct canvas *canvas, int index)
{
	const struct counted *counted = screen->model;
	bool focus = index == counted->list.focus;
	enum look look = focus ? LOOK_FOCUS : LOOK_NORMAL;
	int y = counted->rows_rect.y + index - counted->list.scroll;

	if (focus) {
		canvas_clear(
		    canvas, (struct rect){ y, 2, 1, canvas->columns - 3 }, look);
		canvas_cursor(canvas, y, 2);
	}
	canvas_text(canvas, y, 0, 1, LOOK_STRONG, focus ? ">" : " ");
	case_columns_draw(screen->tui, canvas, y, look, row_at(screen, index));
}

static char *hint_of(const struct counted *counted)
{
	if (counted->gone > 0)
		return g_strdup_printf(
		    _n("%zu case that was counted is no longer in the ledger.",
			"%zu cases that were counted are no longer in the ledger.",
			(unsigned long)counted->gone),
		    counted->gone);
	return g_strdup(_("Enter opens the case. F10 goes back to the report."));
}

static void draw(const struct screen *screen, struct canvas *canvas)
{
	const struct counted *counted = screen->model;
	const struct list *list = &counted->list;
	char *count = g_strdup_printf(
	    _n("%zu case", "%zu cases", counted->rows), counted->rows);
	char *hint = hint_of(counted);
	char *title = sheet_tag_title(counted->sheet);
	struct frame frame = { .title = title, .right = count, .hint = hint };

	frame_draw(screen, canvas, &frame);
	case_columns_draw(
	    screen->tui, canvas, counted->rows_rect.y - 1, LOOK_HEADING, NULL);
	for (int i = list->scroll; i < MIN(list->count, list->scroll + list->visible); i++)
		draw_row(screen, canvas, i);
	g_free(title);
	g_free(hint);
	g_free(count);
}

static void open_case(struct screen *screen)
{
	const struct counted *counted = screen->model;
	const struct ledger_row *row = row_at(screen, counted->list.focus);

	if (row != NULL)
		cases_open_row(screen->tui, row);
}

static bool command(struct screen *screen, enum command command)
{
	struct counted *counted = screen->model;

	switch (command) {
	case COMMAND_ENTER:
		open_case(screen);
		return true;
	case COMMAND_CANCEL:
		loop_pop(screen->tui, screen);
		return true;
	default:
		return list_command(&counted->list, command);
	}
}

static void click(struct screen *screen, int y, int x)
{
	struct counted *counted = screen->model;
	int index = y - counted->rows_rect.y + counted->list.scroll;

	if (frame_click(screen, y, x) || !layout_inside(counted->rows_rect, y, x) ||
	    index >= counted->list.count)
		return;
	if (index == counted->list.focus)
		open_case(screen);
	counted->list.focus = index;
}

static void free_model(struct screen *screen)
{
	struct counted *counted = screen->model;

	g_free(counted->row);
	g_free(counted);
}

static const struct screen_ops ops = {
	.contexts = contexts,
	.layout = layout,
	.draw = draw,
	.command = command,
	.click = click,
	.resume = refresh,
	.free = free_model,
};

void reports_cases_open(
    struct tui *tui, const struct reports_made *made, const struct sheet *sheet)
{
	struct counted *counted = g_new0(struct counted, 1);

	counted->made = made;
	counted->sheet = sheet;
	counted->pick = made->kind->pick(made->report, sheet_tag(sheet));
	find(loop_push(tui, &ops, counted));
}
