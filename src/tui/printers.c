/* SPDX-License-Identifier: EUPL-1.2 */
#include "printers.h"

#include <glib.h>
#include <string.h>

#include "cells.h"
#include "list.h"
#include "output_ask.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/desk/desk.h"
#include "terugkeerdesk/desk/printers.h"
#include "words.h"

#define WINDOW_COLUMNS 72
#define WINDOW_ROWS    15
#define KIND_COLUMNS   27
#define FOOT_ROWS      4 /* about the row with the focus, and how far looking is */

/* A row: a printer, or one of the two that lead further. */
enum row_kind {
	ROW_PRINTER,
	ROW_ADDRESS,
	ROW_NETWORK
};

struct row {
	enum row_kind kind;
	struct printer_found printer; /* ROW_PRINTER */
};

struct printers {
	struct output_page page;
	struct desk_search *search; /* NULL: it could not be started */
	bool network;               /* the search asks on the network too */
	enum desk_search_state state;
	struct fault fault;
	GArray *row; /* struct row */
	struct list list;
	bool moved; /* the focus is where somebody put it, and stays there */
};

static const struct row *row_at(const struct printers *model, int index)
{
	return &g_array_index(model->row, struct row, index);
}

/* --- the rows --- */

static void add_row(struct printers *model, enum row_kind kind)
{
	struct row row = { .kind = kind };

	g_array_append_val(model->row, row);
}

static bool is_same(const struct row *one, const struct row *other)
{
	return one->kind == other->kind &&
	       strcmp(one->printer.address, other->printer.address) == 0;
}

/* The one that was printed on last goes first, also when it was typed. */
static void add_printers(struct printers *model, const char *last)
{
	size_t count = 0;
	const struct printer_found *found =
	    model->search != NULL ? desk_search_list(model->search, &count) : NULL;
	struct row first = { .kind = ROW_PRINTER };

	if (last != NULL) {
		first.printer.kind = PRINTER_SETTINGS;
		g_strlcpy(first.printer.address, last, sizeof first.printer.address);
		g_array_append_val(model->row, first);
	}
	for (size_t i = 0; i < count; i++) {
		struct row row = { .kind = ROW_PRINTER, .printer = found[i] };

		if (last != NULL && strcmp(found[i].address, last) == 0)
			g_array_index(model->row, struct row, 0) = row;
		else
			g_array_append_val(model->row, row);
	}
}

/* Of the queues the usual one, where the settings name none. */
static int first_choice(const struct printers *model)
{
	for (int i = 0; i < (int)model->row->len; i++) {
		const struct row *row = row_at(model, i);

		if (row->printer.usual && row_at(model, 0)->printer.kind == PRINTER_QUEUE)
			return i;
	}
	return 0;
}

static int find_row(const struct printers *model, const struct row *wanted)
{
	for (int i = 0; i < (int)model->row->len; i++) {
		if (is_same(row_at(model, i), wanted))
			return i;
	}
	return 0;
}

static void make_rows(struct tui *tui, struct printers *model)
{
	struct row focus = { .kind = ROW_PRINTER };

	if (model->row->len > 0)
		focus = *row_at(model, model->list.focus);
	g_array_set_size(model->row, 0);
	add_printers(model, tui->printer);
	add_row(model, ROW_ADDRESS);
	add_row(model, ROW_NETWORK);
	model->list.focus = model->moved ? find_row(model, &focus) : first_choice(model);
	list_fit(&model->list, (int)model->row->len, model->list.visible);
}

/* --- looking --- */

static void look(struct tui *tui, struct printers *model, bool network)
{
	desk_search_free(model->search);
	model->network = network;
	model->fault = (struct fault){ 0 };
	model->search = desk_search_start(tui->desk, network, &model->fault);
	model->state = model->search != NULL ? DESK_SEARCH_WORKING : DESK_SEARCH_FAILED;
	make_rows(tui, model);
}

static int printers_descriptor(const struct screen *screen, short *ret_events)
{
	const struct printers *model = screen->model;

	if (model->state != DESK_SEARCH_WORKING)
		return -1;
	*ret_events = desk_search_events(model->search);
	return desk_search_descriptor(model->search);
}

static void printers_ready(struct screen *screen)
{
	struct printers *model = screen->model;

	model->state = desk_search_step(model->search, &model->fault);
	make_rows(screen->tui, model);
}

/* --- drawing --- */

static unsigned printers_contexts(const struct screen *screen)
{
	(void)screen;
	return CONTEXT_DIALOG;
}

static struct rect printers_layout(struct screen *screen, int rows, int columns)
{
	struct printers *model = screen->model;
	struct rect window = layout_centre(
	    (struct rect){ 0, 0, rows, columns }, WINDOW_ROWS, WINDOW_COLUMNS);

	list_fit(&model->list, (int)model->row->len, window.rows - FOOT_ROWS - 3);
	return window;
}

static const char *row_words(const struct printers *model, const struct row *row)
{
	if (row->kind == ROW_ADDRESS)
		return _("Type an address");
	if (row->kind == ROW_NETWORK)
		return model->network && model->state == DESK_SEARCH_WORKING
			   ? _("Stop asking on the network")
			   : _("Ask which printers are on the network");
	return *row->printer.name != '\0' ? row->printer.name : row->printer.address;
}

static const char *kind_words(const struct tui *tui, const struct row *row)
{
	static const char *const kinds[] = {
		[PRINTER_SETTINGS] = N_("of the settings"),
		[PRINTER_QUEUE] = N_("queue of this machine"),
		[PRINTER_NETWORK] = N_("on the network"),
	};

	if (row->kind != ROW_PRINTER)
		return "";
	if (row->printer.stopped)
		return _("takes nothing now");
	return tui->printer != NULL && strcmp(tui->printer, row->printer.address) == 0
		   ? _("printed on last")
		   : _(kinds[row->printer.kind]);
}

static void draw_row(const struct screen *screen, struct canvas *canvas, int index, int y)
{
	const struct printers *model = screen->model;
	const struct row *row = row_at(model, index);
	bool focus = index == model->list.focus;
	int width = canvas->columns - 6;

	canvas_text(canvas, y, 2, 1, LOOK_STRONG, focus ? ">" : " ");
	if (row->kind == ROW_PRINTER)
		width -= KIND_COLUMNS;
	canvas_typed(
	    canvas, y, 4, width, focus ? LOOK_FOCUS : LOOK_NORMAL, row_words(model, row));
	canvas_text_right(canvas, y, 4 + width, canvas->columns - 6 - width, LOOK_FAINT,
	    kind_words(screen->tui, row));
	if (focus)
		canvas_cursor(canvas, y, 4);
}

/* What the row with the focus does, beyond its words. */
static char *about(const struct row *row)
{
	const struct printer_found *printer = &row->printer;

	switch (row->kind) {
	case ROW_NETWORK:
		return g_strdup(_("This asks every machine on the network; nothing of a "
				  "case is sent."));
	case ROW_ADDRESS:
		return g_strdup("");
	case ROW_PRINTER:
		break;
	}
	return *printer->place != '\0'
		   ? g_strdup_printf("%s\n%s", printer->address, printer->place)
		   : g_strdup(printer->address);
}

static char *progress(const struct printers *model)
{
	size_t count = 0;

	if (model->state == DESK_SEARCH_FAILED)
		return loop_fault_text(&model->fault);
	if (model->state == DESK_SEARCH_WORKING)
		return g_strdup(model->network
				    ? _("Asking on the network; this takes some seconds")
				    : _("Looking for the queues of this machine"));
	desk_search_list(model->search, &count);
	return g_strdup(count == 0 ? _("No printer was found") : "");
}

static void printers_draw(const struct screen *screen, struct canvas *canvas)
{
	const struct printers *model = screen->model;
	struct rect foot = { canvas->rows - FOOT_ROWS - 1, 2, 2, canvas->columns - 4 };
	struct rect status = { canvas->rows - 3, 2, 2, canvas->columns - 4 };
	char *words = about(row_at(model, model->list.focus));
	char *state = progress(model);

	canvas_frame(canvas, (struct rect){ 0, 0, canvas->rows, canvas->columns });
	canvas_text(canvas, 0, 2, canvas->columns - 4, LOOK_HEADING,
	    _("Print on which printer?"));
	for (int i = 0; i < model->list.visible; i++) {
		if (model->list.scroll + i < model->list.count)
			draw_row(screen, canvas, model->list.scroll + i, 1 + i);
	}
	canvas_wrapped(canvas, foot, LOOK_FAINT, words);
	canvas_wrapped(canvas, status,
	    model->state == DESK_SEARCH_FAILED ? LOOK_FAULT : LOOK_NOTICE, state);
	g_free(state);
	g_free(words);
}

/* --- choosing --- */

static void stop_or_look(struct tui *tui, struct printers *model)
{
	if (model->network && model->state == DESK_SEARCH_WORKING) {
		desk_search_stop(model->search);
		model->state = DESK_SEARCH_DONE;
	} else {
		look(tui, model, true);
	}
}

static void choose(struct screen *screen)
{
	struct printers *model = screen->model;
	struct row row = *row_at(model, model->list.focus);
	struct output_page page = model->page;
	struct tui *tui = screen->tui;

	model->moved = true;
	if (row.kind == ROW_NETWORK) {
		stop_or_look(tui, model);
		return;
	}
	loop_pop(tui, screen);
	if (row.kind == ROW_ADDRESS)
		output_ask_address(tui, &page);
	else
		output_start_print(tui, &page, row.printer.address);
}

static bool printers_command(struct screen *screen, enum command command)
{
	struct printers *model = screen->model;

	if (list_command(&model->list, command)) {
		model->moved = true;
		return true;
	}
	switch (command) {
	case COMMAND_ENTER:
		choose(screen);
		return true;
	case COMMAND_CANCEL:
	case COMMAND_BACK:
		loop_pop(screen->tui, screen);
		return true;
	default:
		return false;
	}
}

static void printers_click(struct screen *screen, int y, int x)
{
	struct printers *model = screen->model;
	int index = model->list.scroll + y - 1;

	(void)x;
	if (y < 1 || y > model->list.visible || index >= model->list.count)
		return;
	model->list.focus = index;
	choose(screen);
}

static void printers_free(struct screen *screen)
{
	struct printers *model = screen->model;

	desk_search_free(model->search);
	g_array_unref(model->row);
	g_free(model);
}

static const struct screen_ops printers_ops = {
	.contexts = printers_contexts,
	.layout = printers_layout,
	.draw = printers_draw,
	.command = printers_command,
	.click = printers_click,
	.descriptor = printers_descriptor,
	.ready = printers_ready,
	.free = printers_free,
};

void printers_open(struct tui *tui, const struct output_page *page)
{
	struct printers *model = g_new0(struct printers, 1);

	model->page = *page;
	model->row = g_array_new(FALSE, FALSE, sizeof(struct row));
	loop_push(tui, &printers_ops, model);
	look(tui, model, false);
}
