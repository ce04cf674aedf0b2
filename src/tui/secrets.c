/* SPDX-License-Identifier: EUPL-1.2 */
#include "secrets.h"

#include <glib.h>

#include "cells.h"
#include "editing.h"
#include "frame.h"
#include "terugkeerdesk/ledger/ledger.h"
#include "words.h"
#include "worker.h"

struct model {
	const struct secrets_form *form;
	struct line_editor name;
	struct secret secret[SECRETS_FIELDS]; /* that of the name is not used */
	enum secrets_field focus; /* SECRETS_FIELDS: nothing is asked */
	int y[SECRETS_FIELDS], label_width; /* places */
	struct rect box;
};

/* Until the loop has it back. */
struct running {
	struct secrets_task task;
	const struct secrets_form *form;
	struct screen *screen;
	int result;
};

static bool asks(const struct model *model, int field)
{
	return (model->form->fields & SECRETS_BIT(field)) != 0;
}

static const char *label(const struct model *model, int field)
{
	switch (field) {
	case SECRETS_NAME:
		return _("User");
	case SECRETS_OLD:
		return _(model->form->old_label);
	case SECRETS_NEW:
		return _("New passphrase");
	default:
		return _("Once more");
	}
}

/* The next field that is asked, or the same when there is none. */
static enum secrets_field beside(const struct model *model, int step)
{
	int field = (int)model->focus;

	do
		field += step;
	while (field >= 0 && field < SECRETS_FIELDS && !asks(model, field));
	return field >= 0 && field < SECRETS_FIELDS ? (enum secrets_field)field : model->focus;
}

static unsigned contexts(const struct screen *screen)
{
	(void)screen;
	return CONTEXT_DIALOG | CONTEXT_TYPING;
}

static struct rect layout(struct screen *screen, int rows, int columns)
{
	struct model *model = screen->model;
	int width = MIN(columns - 4, 64), y, count = 0;

	model->label_width = 0;
	for (int field = 0; field < SECRETS_FIELDS; field++) {
		if (!asks(model, field))
			continue;
		model->label_width = MAX(model->label_width, cells_width(label(model, field)));
		count++;
	}
	y = cells_wrapped_lines(_(model->form->text), width);
	model->box = layout_centre(layout_frame(rows, columns).body, y + 3 + 2 * count, width);
	y += model->box.y + 3;
	for (int field = 0; field < SECRETS_FIELDS; field++) {
		model->y[field] = y;
		y += asks(model, field) ? 2 : 0;
	}
	return frame_whole(rows, columns);
}

static void draw_field(
    const struct model *model, struct canvas *canvas, int field, bool focus)
{
	int x = model->box.x + model->label_width + 2;
	struct rect rect = { model->y[field], x, 1, model->box.x + model->box.columns - x };

	canvas_text(canvas, rect.y, model->box.x, model->label_width,
	    focus ? LOOK_STRONG : LOOK_NORMAL, label(model, field));
	if (field == SECRETS_NAME)
		editing_draw(&model->name, canvas, rect, focus);
	else
		secret_draw(canvas, rect, &model->secret[field], focus);
}

static void draw(const struct screen *screen, struct canvas *canvas)
{
	const struct model *model = screen->model;
	bool busy = screen->tui->worker != NULL;
	struct rect words = model->box;
	struct frame frame = { .title = _(model->form->title) };

	if (busy)
		frame.hint = _("Just a moment: this takes a second or two on purpose");
	else if (asks(model, SECRETS_OLD) || asks(model, SECRETS_NEW))
		frame.hint = _("What you type as passphrase is not shown. Enter goes on.");
	else
		frame.hint = _("Enter goes on, Esc Esc goes back.");
	frame_draw(screen, canvas, &frame);
	canvas_text(canvas, words.y, words.x, words.columns, LOOK_HEADING,
	    _(model->form->title));
	layout_cut_top(&words, 1);
	canvas_wrapped(canvas, words, LOOK_NORMAL, _(model->form->text));
	for (int field = 0; field < SECRETS_FIELDS; field++) {
		if (asks(model, field))
			draw_field(model, canvas, field, field == (int)model->focus && !busy);
	}
	if (busy || model->focus == SECRETS_FIELDS)
		canvas_cursor(canvas, model->box.y, model->box.x);
}

static void run(struct worker *worker, void *data)
{
	struct running *running = data;

	(void)worker;
	running->result = running->form->work(&running->task);
}

static void free_running(struct running *running)
{
	secret_clear(&running->task.old);
	secret_clear(&running->task.fresh);
	g_free(running->task.name);
	g_free(running);
}

static void done(struct tui *tui, void *data)
{
	struct running *running = data;

	if (running->result == 0) {
		loop_pop(tui, running->screen);
		loop_say(tui, LOOK_NOTICE, _(running->form->done));
	} else {
		loop_say_fault(tui, &running->task.fault);
	}
	free_running(running);
}

static void begin(struct screen *screen)
{
	struct model *model = screen->model;
	struct running *running;
	struct fault fault;

	if (asks(model, SECRETS_AGAIN) &&
	    !secret_same(&model->secret[SECRETS_NEW], &model->secret[SECRETS_AGAIN])) {
		loop_say(screen->tui, LOOK_FAULT,
		    _("The two passphrases are not the same; type the second one again"));
		secret_clear(&model->secret[SECRETS_AGAIN]);
		return;
	}
	running = g_new0(struct running, 1);
	if (!secret_copy(&running->task.old, &model->secret[SECRETS_OLD]) ||
	    !secret_copy(&running->task.fresh, &model->secret[SECRETS_NEW])) {
		free_running(running);
		fault_set(&fault, FAULT_MEMORY, N_("The passphrase"), NULL, NULL);
		loop_say_fault(screen->tui, &fault);
		return;
	}
	running->form = model->form;
	running->screen = screen;
	running->task.desk = screen->tui->desk;
	running->task.name = g_strdup(model->name.text);
	loop_work(screen->tui, run, done, running);
}

static bool command(struct screen *screen, enum command command)
{
	struct model *model = screen->model;
	enum secrets_field next = beside(model, 1);

	if (screen->tui->worker != NULL)
		return command != COMMAND_LANGUAGE && command != COMMAND_REDRAW &&
		    command != COMMAND_LOCK;
	switch (command) {
	case COMMAND_CANCEL:
	case COMMAND_BACK:
		loop_pop(screen->tui, screen);
		return true;
	case COMMAND_ENTER:
		if (next == model->focus)
			begin(screen);
		model->focus = next;
		return true;
	case COMMAND_NEXT:
	case COMMAND_DOWN:
		model->focus = next;
		return true;
	case COMMAND_PREVIOUS:
	case COMMAND_UP:
		model->focus = beside(model, -1);
		return true;
	default:
		break;
	}
	if (model->focus == SECRETS_FIELDS)
		return false;
	if (model->focus == SECRETS_NAME)
		return editing_command(&model->name, command);
	return secret_command(&model->secret[model->focus], command);
}

static void text(struct screen *screen, const char *bytes, size_t length)
{
	struct model *model = screen->model;

	if (screen->tui->worker != NULL || model->focus == SECRETS_FIELDS)
		return;
	if (model->focus == SECRETS_NAME)
		editing_text(screen->tui, &model->name, bytes, length);
	else if (!secret_add(&model->secret[model->focus], bytes, length))
		loop_say(screen->tui, LOOK_FAULT, _("This field is full; no more fits"));
}

static void click(struct screen *screen, int y, int x)
{
	struct model *model = screen->model;

	if (frame_click(screen, y, x))
		return;
	for (int field = 0; field < SECRETS_FIELDS; field++) {
		if (asks(model, field) && y == model->y[field])
			model->focus = (enum secrets_field)field;
	}
}

static void free_model(struct screen *screen)
{
	struct model *model = screen->model;

	line_editor_clear(&model->name);
	for (int field = 0; field < SECRETS_FIELDS; field++)
		secret_clear(&model->secret[field]);
	g_free(model);
}

static const struct screen_ops ops = {
	.contexts = contexts,
	.layout = layout,
	.draw = draw,
	.command = command,
	.text = text,
	.click = click,
	.free = free_model,
};

void secrets_open(struct tui *tui, const struct secrets_form *form, const char *name)
{
	struct model *model = g_new0(struct model, 1);

	model->form = form;
	line_editor_init(&model->name, name, LEDGER_USER_MAX - 1, false);
	while (model->focus < SECRETS_FIELDS && !asks(model, (int)model->focus))
		model->focus++;
	loop_push(tui, &ops, model);
}
