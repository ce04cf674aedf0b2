/* SPDX-License-Identifier: EUPL-1.2 */
#include "cases.h"

#include <glib.h>

#include "case_columns.h"
#include "cells.h"
#include "damage.h"
#include "editing.h"
#include "frame.h"
#include "words.h"

static void draw_new_draft(const struct screen *screen, struct canvas *canvas, int y,
    enum look look, const struct ledger_draft *draft)
{
	char when[DESK_TIME_TEXT];
	char *text = g_strdup_printf(
	    /* TRANSLATORS: when it was kept, and by whom */
	    _("draft of a new case, %s, %s"),
	    desk_time_format(screen->tui->desk, when, draft->put_at, screen->tui->lang),
	    draft->actor.user);
	int width = canvas->columns - 3;
	int x = MIN(cells_width(draft->names), MAX(width - cells_width(text) - 2, width / 3));

	/* What it is stands behind the names, as far as there is room for both. */
	if (*draft->names != '\0')
		canvas_typed(canvas, y, 2, x, look, draft->names);
	x += *draft->names != '\0' ? 2 : 0;
	canvas_typed(canvas, y, 2 + x, width - x, look, text);
	g_free(text);
}

struct rect cases_draw_layout(struct screen *screen, int rows, int columns_there)
{
	struct cases *cases = screen->model;
	struct rect body = layout_frame(rows, columns_there).body;

	layout_cut_top(&body, 3); /* the search line, a blank, the heads */
	cases->rows_rect = body;
	list_fit(&cases->list, (int)(cases->drafts_shown + cases->found_count), body.rows);
	return frame_whole(rows, columns_there);
}

static void draw_row(const struct screen *screen, struct canvas *canvas, int index)
{
	const struct cases *cases = screen->model;
	const struct ledger_row *row = cases_row(screen, index);
	bool focus = index == cases->list.focus;
	enum look look = focus ? LOOK_FOCUS : LOOK_NORMAL;
	int y = cases->rows_rect.y + index - cases->list.scroll;

	if (focus)
		canvas_clear(canvas, (struct rect){ y, 2, 1, canvas->columns - 3 }, look);
	canvas_text(canvas, y, 0, 1, LOOK_STRONG, focus ? ">" : " ");
	if (row != NULL)
		case_columns_draw(screen->tui, canvas, y, look, row);
	else
		draw_new_draft(screen, canvas, y, look, &cases->draft[index]);
	/* While searching the cursor is in the search line, where the keys go. */
	if (focus && *cases->search.text == '\0')
		canvas_cursor(canvas, y, 2);
}

static void draw_search(const struct cases *cases, struct canvas *canvas, struct rect body)
{
	const char *label = _("Search");
	int x = 2 + cells_width(label) + 1;
	struct rect rect = { body.y, x, 1, MIN(canvas->columns - x - 1, 40) };

	canvas_text(canvas, body.y, 2, canvas->columns, LOOK_HEADING, label);
	canvas_clear(canvas, rect, LOOK_ENTRY);
	editing_draw(&cases->search, canvas, rect, true);
}

static const char *why_nothing(const struct cases *cases)
{
	if (*cases->search.text != '\0')
		return _("Nothing was found. The search looks at names, numbers and nationality.");
	if (cases->only_due)
		return _("No case waits for something. Ctrl-D shows all cases.");
	return _("There are no cases yet. Ctrl-N begins one; F4 calculates without a case.");
}

static void draw_nothing(const struct cases *cases, struct canvas *canvas)
{
	struct rect rect = cases->rows_rect;

	layout_cut_left(&rect, 2);
	canvas_wrapped(canvas, rect, LOOK_NORMAL, why_nothing(cases));
}

/* Damage, the backup, cases and drafts: what is most pressing. */
static char *what_waits(const struct screen *screen)
{
	const struct cases *cases = screen->model;
	char *damage = damage_mark(screen->tui);

	if (damage != NULL)
		return damage;
	if (cases->due.backup.due)
		return g_strdup(_("a backup is due (Ctrl-R)"));
	if (cases->due.cases > 0)
		return g_strdup_printf(_n("%zu case waits (Ctrl-D)", "%zu cases wait (Ctrl-D)",
		                           cases->due.cases),
		    cases->due.cases);
	if (cases->drafts_read > 0)
		return g_strdup_printf(
		    _n("%zu draft waits", "%zu drafts wait", cases->drafts_read),
		    cases->drafts_read);
	return NULL;
}

static const char *hint(const struct tui *tui)
{
	if (ledger_read_only(desk_ledger(tui->desk)))
		return _("The ledger is damaged and only to be looked at. Get out what is there "
		         "with “terugkeerdesk ledger rescue FOLDER”; then restore a backup.");
	if (tui->demo)
		return _("Examples of people who do not exist; nothing is kept. Type to search, "
		         "Enter opens.");
	return _("Type to search in names, numbers and nationalities. Enter opens.");
}

void cases_draw(const struct screen *screen, struct canvas *canvas)
{
	const struct cases *cases = screen->model;
	struct rect body = layout_frame(canvas->rows, canvas->columns).body;
	char *title = g_strdup_printf(
	    _n("%zu case", "%zu cases", cases->found_count), cases->found_count);
	char *waiting = what_waits(screen);
	struct frame frame = { .title = title, .right = waiting, .hint = hint(screen->tui) };

	if (ledger_read_only(desk_ledger(screen->tui->desk)))
		frame.hint_look = LOOK_FAULT;
	frame_draw(screen, canvas, &frame);
	draw_search(cases, canvas, body);
	case_columns_draw(screen->tui, canvas, body.y + 2, LOOK_HEADING, NULL);
	for (int i = cases->list.scroll;
	     i < MIN(cases->list.count, cases->list.scroll + cases->list.visible); i++)
		draw_row(screen, canvas, i);
	if (cases->list.count == 0)
		draw_nothing(cases, canvas);
	g_free(title);
	g_free(waiting);
}
