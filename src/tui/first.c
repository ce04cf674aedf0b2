/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * first.c - the first start: there is no ledger yet.
 */
#include "screens.h"

#include <glib.h>

#include "cells.h"
#include "frame.h"
#include "list.h"
#include "rules.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/desk/desk.h"
#include "words.h"
#include "worker.h"

enum {
	CHOICE_CREATE,
	CHOICE_EXAMPLES,
	CHOICE_COUNTER,
	CHOICE_COUNT
};

static const struct {
	const char *name, *about;
} choices[CHOICE_COUNT] = {
	{ N_("Make a ledger"),
	    N_("For your own cases: sealed with a passphrase, on this machine only.") },
	{ N_("Look around"),
	    N_("With example cases of people who do not exist. Nothing is kept.") },
	{ N_("Calculate"), N_("For a first question at the counter. Nothing is kept.") },
};

struct first {
	struct list list;
	struct rect body;
	bool compact;
	int y[CHOICE_COUNT];
};

struct task {
	struct desk *desk;
	struct fault fault;
	int result;
};

static unsigned first_contexts(const struct screen *screen)
{
	(void)screen;
	return CONTEXT_DOOR;
}

static const char *intro(void)
{
	return _("What may somebody receive who returns from the Netherlands, and why? "
	         "There is no ledger on this machine yet.");
}

/* Rows of a choice: its name, what it is about, and a blank. */
static int choice_height(const struct first *first, int choice)
{
	return first->compact ? 1 :
	                        2 +
	        cells_wrapped_lines(_(choices[choice].about), MAX(first->body.columns - 4, 1));
}

/* Where the choices begin; in a small window they stand without what they are about, and
 * when need be without the words above them. */
static int first_choice_y(const struct first *first)
{
	int lines = cells_wrapped_lines(intro(), MAX(first->body.columns, 1));

	if (first->compact && lines + 1 + CHOICE_COUNT > first->body.rows)
		return first->body.y;
	return first->body.y + (first->compact ? 0 : 1) + lines + 1;
}

static int place(struct first *first)
{
	int y = first_choice_y(first);

	for (int i = 0; i < CHOICE_COUNT; i++) {
		first->y[i] = y;
		y += choice_height(first, i);
	}
	return y;
}

static struct rect first_layout(struct screen *screen, int rows, int columns)
{
	struct first *first = screen->model;
	struct layout_frame parts = layout_frame(rows, columns);

	first->body = layout_centre(parts.body, parts.body.rows, MIN(columns - 4, 72));
	first->compact = false;
	if (place(first) > first->body.y + first->body.rows) {
		first->compact = true;
		place(first);
	}
	list_fit(&first->list, CHOICE_COUNT, CHOICE_COUNT);
	return frame_whole(rows, columns);
}

static void draw_choice(const struct first *first, struct canvas *canvas, int choice)
{
	bool focus = first->list.focus == choice;
	int x = first->body.x, y = first->y[choice], width = first->body.columns;

	canvas_text(canvas, y, x, 1, LOOK_STRONG, focus ? ">" : " ");
	canvas_text(canvas, y, x + 2, width - 2, focus ? LOOK_FOCUS : LOOK_STRONG,
	    _(choices[choice].name));
	if (focus)
		canvas_cursor(canvas, y, x + 2);
	if (!first->compact)
		canvas_wrapped(canvas,
		    (struct rect){ y + 1, x + 4, choice_height(first, choice) - 2, width - 4 },
		    LOOK_NORMAL, _(choices[choice].about));
}

static void first_draw(const struct screen *screen, struct canvas *canvas)
{
	const struct first *first = screen->model;
	struct rect words = first->body;
	struct frame frame = { .title = "terugkeerdesk",
		.hint = screen->tui->worker != NULL ? _("The examples are being made ready") :
		                                      _("Arrows and Enter choose") };

	frame_draw(screen, canvas, &frame);
	layout_cut_top(&words, first->compact ? 0 : 1);
	words.rows = MIN(words.rows, first->y[0] - 1 - words.y);
	if (words.rows > 0)
		canvas_wrapped(canvas, words, LOOK_NORMAL, intro());
	for (int i = 0; i < CHOICE_COUNT; i++)
		draw_choice(first, canvas, i);
}

static void run(struct worker *worker, void *data)
{
	struct task *task = data;

	(void)worker;
	task->result = desk_demo(task->desk, &task->fault);
}

static void done(struct tui *tui, void *data)
{
	struct task *task = data;

	if (task->result == 0) {
		tui->demo = true;
		loop_pop_all(tui);
		cases_open(tui);
	} else {
		loop_say_fault(tui, &task->fault);
	}
	g_free(task);
}

static void choose(struct screen *screen)
{
	const struct first *first = screen->model;
	struct tui *tui = screen->tui;
	struct task *task;

	switch (first->list.focus) {
	case CHOICE_CREATE:
		unlock_open_new(tui);
		break;
	case CHOICE_EXAMPLES:
		if (rules_ready(tui)) {
			task = g_new0(struct task, 1);
			task->desk = tui->desk;
			loop_work(tui, run, done, task);
		}
		break;
	case CHOICE_COUNTER:
		if (rules_ready(tui))
			case_open(tui, desk_case_new(tui->desk, false));
		break;
	}
}

static bool first_command(struct screen *screen, enum command command)
{
	struct first *first = screen->model;

	if (screen->tui->worker != NULL)
		return command != COMMAND_LANGUAGE;
	if (command == COMMAND_ENTER) {
		choose(screen);
		return true;
	}
	return list_command(&first->list, command);
}

static void first_click(struct screen *screen, int y, int x)
{
	struct first *first = screen->model;

	if (frame_click(screen, y, x) || screen->tui->worker != NULL)
		return;
	for (int i = 0; i < CHOICE_COUNT; i++) {
		if (y < first->y[i] || y >= first->y[i] + choice_height(first, i))
			continue;
		first->list.focus = i;
		choose(screen);
		return;
	}
}

static void first_free(struct screen *screen)
{
	g_free(screen->model);
}

static const struct screen_ops first_ops = {
	.contexts = first_contexts,
	.layout = first_layout,
	.draw = first_draw,
	.command = first_command,
	.click = first_click,
	.free = first_free,
};

void first_open(struct tui *tui)
{
	loop_push(tui, &first_ops, g_new0(struct first, 1));
}
