/* SPDX-License-Identifier: EUPL-1.2 */
#include "output.h"

#include <glib.h>

#include "cells.h"
#include "output_ask.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/core/text.h"
#include "terugkeerdesk/desk/desk.h"
#include "terugkeerdesk/desk/page.h"
#include "terugkeerdesk/desk/print.h"
#include "terugkeerdesk/desk/told.h"
#include "terugkeerdesk/document/catalogue.h"
#include "words.h"

#define WINDOW_COLUMNS 64
#define WINDOW_ROWS    12

struct output {
	struct output_page page;
	struct catalogue catalogue;
	struct document document;
	char *target; /* printer or path */
	bool replace; /* the file that stands at the path */
	struct desk_print *print; /* to a printer, or */
	struct desk_page *file;   /* into a file */
	bool ended;
	struct fault fault; /* when it ended badly */
};

/* --- what became of it --- */

static struct desk_told_summary told_summary(const struct output *output, const char *action)
{
	return (struct desk_told_summary){
		.action = action,
		.reader = output->page.reader,
		.catalogue = &output->catalogue,
		.document = &output->document,
	};
}

static void say_done(struct tui *tui, const struct output *output)
{
	char *text = g_strdup_printf(
	    output->print != NULL
	        /* TRANSLATORS: the address of a printer */
	        ? _("Printed on %s")
	        /* TRANSLATORS: the path of a file */
	        : _("Saved as %s"),
	    output->target);

	loop_say(tui, LOOK_NOTICE, text);
	g_free(text);
}

/* For the next page, as long as this desk runs. */
static void remember_printer(struct tui *tui, const struct output *output)
{
	if (output->print == NULL)
		return;
	g_free(tui->printer);
	tui->printer = g_strdup(output->target);
}

static void end_well(struct screen *screen)
{
	remember_printer(screen->tui, screen->model);
	say_done(screen->tui, screen->model);
	loop_pop(screen->tui, screen);
}

static int save_file(struct tui *tui, const struct output *output, struct fault *fault)
{
	struct desk_told_summary page = told_summary(output, TOLD_SAVE);

	page.bytes = desk_page_pdf(output->file, &page.size);
	return desk_told_save(tui->desk, output->page.opened, output->page.calculation, &page,
	    output->target, output->replace, fault);
}

static void end_file(struct screen *screen, enum desk_page_state state)
{
	struct output *output = screen->model;
	struct tui *tui = screen->tui;
	struct output_page page = output->page;
	char *path;

	output->ended = true;
	if (state == DESK_PAGE_FAILED)
		return;
	if (save_file(tui, output, &output->fault) == 0) {
		end_well(screen);
	} else if (output->fault.code == FAULT_EXISTS) {
		path = g_strdup(output->target);
		loop_pop(tui, screen);
		output_ask_replace(tui, &page, path);
		g_free(path);
	}
}

static void end_print(struct screen *screen, enum desk_print_state state)
{
	struct output *output = screen->model;
	struct output_page page = output->page;
	struct fault fault = output->fault;
	struct tui *tui = screen->tui;
	char *printer;

	output->ended = true;
	if (state == DESK_PRINT_DONE) {
		end_well(screen);
	} else if (fault.code == FAULT_PRINTER_CHANGED) {
		printer = g_strdup(output->target);
		loop_pop(tui, screen);
		output_ask_changed(tui, &page, printer, &fault);
		g_free(printer);
	}
}

/* --- at work --- */

static int output_descriptor(const struct screen *screen, short *ret_events)
{
	const struct output *output = screen->model;

	if (output->ended)
		return -1;
	if (output->print != NULL) {
		*ret_events = desk_print_events(output->print);
		return desk_print_descriptor(output->print);
	}
	*ret_events = desk_page_events(output->file);
	return desk_page_descriptor(output->file);
}

static void output_ready(struct screen *screen)
{
	struct output *output = screen->model;

	if (output->print != NULL) {
		enum desk_print_state state =
		    desk_print_step(output->print, &output->fault);

		if (state != DESK_PRINT_WORKING)
			end_print(screen, state);
	} else {
		enum desk_page_state state = desk_page_step(output->file, &output->fault);

		if (state != DESK_PAGE_WORKING)
			end_file(screen, state);
	}
}

static unsigned output_contexts(const struct screen *screen)
{
	(void)screen;
	return CONTEXT_DIALOG;
}

static struct rect output_layout(struct screen *screen, int rows, int columns)
{
	(void)screen;
	return layout_centre((struct rect){ 0, 0, rows, columns }, WINDOW_ROWS, WINDOW_COLUMNS);
}

static void add(GString *text, const char *line)
{
	g_string_append_printf(text, "%s%s", text->len > 0 ? "\n" : "", line);
}

static void add_progress(GString *text, const struct print_progress *progress)
{
	const char *reason = print_reason_text(progress->reason);
	char *page;

	if (*progress->printer != '\0')
		add(text, progress->printer);
	add(text, _(print_state_text(progress->state)));
	if (progress->state == PRINT_STOPPED && reason != NULL)
		add(text, _(reason));
	if (progress->page > 0) {
		/* TRANSLATORS: how many pages came out of the printer */
		page = g_strdup_printf(_n("%ld page came out", "%ld pages came out",
		                           (unsigned long)progress->page),
		    progress->page);
		add(text, page);
		g_free(page);
	}
	if (progress->spool)
		add(text, _("A print server may keep a readable copy of the summary"));
	if (!progress->local && progress->state >= PRINT_SENDING &&
	    *progress->certificate == '\0')
		add(text, _("The way to this printer is not encrypted"));
}

static char *output_text(const struct output *output)
{
	GString *text = g_string_new(output->target);
	char *sentence;

	if (output->fault.code != FAULT_NONE) {
		sentence = loop_fault_text(&output->fault);
		g_string_assign(text, sentence);
		g_free(sentence);
	} else if (output->print != NULL) {
		add_progress(text, desk_print_progress(output->print));
	} else {
		add(text, _("The summary is being set"));
	}
	return g_string_free(text, FALSE);
}

static void output_draw(const struct screen *screen, struct canvas *canvas)
{
	const struct output *output = screen->model;
	struct rect frame = { 0, 0, canvas->rows, canvas->columns };
	struct rect body = { 2, 2, canvas->rows - 5, canvas->columns - 4 };
	int y = canvas->rows - 2;
	char *text = output_text(output);

	canvas_frame(canvas, frame);
	canvas_text(canvas, 0, 2, canvas->columns - 4, LOOK_HEADING,
	    output->print != NULL ? _("Printing") : _("Saving"));
	canvas_wrapped(canvas, body,
	    output->fault.code != FAULT_NONE ? LOOK_FAULT : LOOK_NORMAL, text);
	canvas_text(canvas, y, 2, 1, LOOK_STRONG, ">");
	canvas_text(canvas, y, 4, canvas->columns - 6, LOOK_FOCUS,
	    output->ended ? _("OK") : _("Cancel"));
	canvas_cursor(canvas, y, 4);
	g_free(text);
}

static void cancel(struct screen *screen)
{
	struct output *output = screen->model;

	if (output->ended || output->print == NULL) {
		loop_pop(screen->tui, screen);
		return;
	}
	desk_print_cancel(output->print);
	output_ready(screen);
}

static bool output_command(struct screen *screen, enum command command)
{
	switch (command) {
	case COMMAND_ENTER:
	case COMMAND_CANCEL:
	case COMMAND_BACK:
		cancel(screen);
		return true;
	case COMMAND_LOCK:
	case COMMAND_LANGUAGE:
	case COMMAND_HELP:
	case COMMAND_REDRAW:
		return false;
	default:
		return true;
	}
}

static void output_click(struct screen *screen, int y, int x)
{
	(void)x;
	if (y == screen->rect.rows - 2)
		cancel(screen);
}

/* The desk locks or ends: the page is taken back, and that is noted. */
static void output_keep(struct screen *screen)
{
	struct output *output = screen->model;

	if (output->ended || output->print == NULL)
		return;
	output->ended = true;
	desk_print_leave(output->print);
}

static void free_output(struct output *output)
{
	desk_print_free(output->print);
	desk_page_free(output->file);
	document_clear(&output->document);
	catalogue_close(&output->catalogue);
	text_free(output->target);
	g_free(output);
}

static void output_free(struct screen *screen)
{
	free_output(screen->model);
}

static const struct screen_ops output_ops = {
	.contexts = output_contexts,
	.layout = output_layout,
	.draw = output_draw,
	.command = output_command,
	.click = output_click,
	.descriptor = output_descriptor,
	.ready = output_ready,
	.keep = output_keep,
	.free = output_free,
};

/* --- beginning --- */

/* A case that is kept is saved first: the log names its revision. */
static int save_case(struct tui *tui, const struct output_page *page, struct fault *fault)
{
	if (!page->opened->in_ledger ||
	    (page->opened->revision > 0 && !desk_case_changed(page->opened)))
		return 0;
	return desk_case_save(tui->desk, page->opened, page->calculation, fault);
}

static struct output *prepare(struct tui *tui, const struct output_page *page,
    const char *target, struct fault *fault)
{
	const struct desk_env *env = desk_env(tui->desk);
	struct output *output = g_new0(struct output, 1);

	output->page = *page;
	output->target = g_strdup(target);
	if (save_case(tui, page, fault) == 0 &&
	    catalogue_open(env->locale_folder, page->lang, &output->catalogue, fault) == 0 &&
	    desk_summary(tui->desk, &page->opened->file, page->calculation, page->opened,
		page->reader, page->lang, &output->document, fault) == 0)
		return output;
	free_output(output);
	return NULL;
}

void output_start_print(
    struct tui *tui, const struct output_page *page, const char *printer)
{
	struct fault fault = { 0 };
	struct output *output = prepare(tui, page, printer, &fault);
	struct desk_told_summary told;

	if (output != NULL) {
		told = told_summary(output, TOLD_PRINT);
		told.printer = output->target;
		output->print = desk_print_start(
		    tui->desk, page->opened, page->calculation, &told, &fault);
	}
	if (output != NULL && output->print != NULL) {
		loop_push(tui, &output_ops, output);
		return;
	}
	if (output != NULL)
		free_output(output);
	loop_say_fault(tui, &fault);
}

void output_start_save(struct tui *tui, const struct output_page *page, const char *path,
    bool replace)
{
	struct fault fault = { 0 };
	struct output *output = prepare(tui, page, path, &fault);

	if (output != NULL) {
		output->replace = replace;
		output->file = desk_page_start(
		    tui->desk, &output->document, &output->catalogue, &fault);
	}
	if (output != NULL && output->file != NULL) {
		loop_push(tui, &output_ops, output);
		return;
	}
	if (output != NULL)
		free_output(output);
	loop_say_fault(tui, &fault);
}
