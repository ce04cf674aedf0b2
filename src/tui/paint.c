/* SPDX-License-Identifier: EUPL-1.2 */
#include "paint.h"

#include <curses.h>
#include <glib.h>
#include <panel.h>
#include <string.h>

#include "canvas.h"
#include "loop.h"
#include "words.h"

void paint_forget(struct screen *screen)
{
	if (screen->panel != NULL)
		del_panel(screen->panel);
	if (screen->window != NULL) {
		werase(screen->window); /* curses gives its cells back as they are */
		delwin(screen->window);
	}
	screen->panel = NULL;
	screen->window = NULL;
}

static bool same_rect(struct rect one, struct rect other)
{
	return memcmp(&one, &other, sizeof(one)) == 0;
}

static void place_window(struct screen *screen, struct rect rect)
{
	if (screen->window != NULL && same_rect(rect, screen->rect))
		return;
	paint_forget(screen);
	screen->rect = rect;
	screen->window = newwin(MAX(rect.rows, 1), MAX(rect.columns, 1), rect.y, rect.x);
	screen->panel = new_panel(screen->window);
}

static void paint_screen(struct tui *tui, struct screen *screen, bool focus)
{
	struct canvas canvas = { 0 };
	struct rect rect = screen->ops->layout(screen, tui->rows, tui->columns);

	place_window(screen, rect);
	canvas.window = screen->window;
	canvas.rows = rect.rows;
	canvas.columns = rect.columns;
	canvas.ascii = tui->ascii;
	canvas.blocks = tui->blocks;
	werase(screen->window);
	screen->ops->draw(screen, &canvas);
	if (focus)
		wmove(screen->window, canvas.cursor_y, canvas.cursor_x);
}

static void paint_from_bottom(struct tui *tui, struct screen *screen)
{
	if (screen == NULL)
		return;
	paint_from_bottom(tui, screen->below);
	paint_screen(tui, screen, screen == tui->top);
	top_panel(screen->panel);
}

/* One line that says so; the screens keep their models. */
static void paint_too_small(struct tui *tui)
{
	WINDOW *window = newwin(0, 0, 0, 0);
	struct canvas canvas = {
		.window = window, .rows = tui->rows, .columns = tui->columns
	};
	char *line = g_strdup_printf(
	    /* TRANSLATORS: the window is too small; needed and present columns x rows */
	    _("Window too small: %dx%d needed, now %dx%d"), LAYOUT_COLUMNS_MIN,
	    LAYOUT_ROWS_MIN, tui->columns, tui->rows);
	int y = tui->rows / 2;

	canvas_wrapped(&canvas, (struct rect){ y, 0, tui->rows - y, tui->columns },
	    LOOK_NORMAL, line);
	wmove(window, y, 0);
	wnoutrefresh(window);
	doupdate();
	delwin(window);
	g_free(line);
}

void paint_screens(struct tui *tui)
{
	getmaxyx(stdscr, tui->rows, tui->columns);
	if (layout_too_small(tui->rows, tui->columns)) {
		paint_too_small(tui);
		tui->all = true;
		return;
	}
	if (tui->all) {
		paint_from_bottom(tui, tui->top);
	} else {
		paint_screen(tui, tui->top, true);
	}
	tui->all = false;
	update_panels();
	/* The cursor is where the window that is refreshed last has it. */
	wnoutrefresh(tui->top->window);
	doupdate();
}

void paint_afresh(struct tui *tui)
{
	clearok(curscr, TRUE);
	tui->all = true;
}
