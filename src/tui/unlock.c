/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * unlock.c - the door with a lock: a user and a passphrase, for a ledger that is there
 * or for one to be made (then the passphrase twice).
 */
#include "screens.h"

#include <glib.h>
#include <string.h>

#include "cells.h"
#include "damage.h"
#include "editing.h"
#include "frame.h"
#include "rules.h"
#include "secret.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/desk/desk.h"
#include "words.h"
#include "worker.h"

#define BEATS_MOST 8

static const char cannot_open[] = N_("The ledger cannot be opened");

enum {
	FIELD_USER,
	FIELD_SECRET,
	FIELD_AGAIN, /* only when a ledger is made */
	FIELD_COUNT
};

struct door {
	bool making;
	struct line_editor user;
	struct secret secret, again;
	int focus;
	int y[FIELD_COUNT], busy_y, label_width; /* places */
	int words; /* rows of what is explained */
	struct rect box;
};

/* What the thread works on: nothing of the screen. */
struct task {
	struct desk *desk;
	struct worker *worker; /* NULL: there is no thread */
	bool making;
	char *user;
	struct secret secret;
	struct fault fault;
	int result;
};

static int field_count(const struct door *door)
{
	return door->making ? FIELD_COUNT : FIELD_AGAIN;
}

static const char *field_label(int field)
{
	static const char *const labels[] = { N_("User"), N_("Passphrase"),
		N_("Once more") };

	return _(labels[field]);
}

static unsigned door_contexts(const struct screen *screen)
{
	(void)screen;
	return CONTEXT_DOOR | CONTEXT_TYPING;
}

static const char *words_of(const struct door *door)
{
	return door->making ? _("Choose a user name and a passphrase of at least 8 letters. "
	                        "Without the passphrase nobody can read the ledger, and "
	                        "nobody can give you a new one.") :
	                      _("The ledger is locked. Leave the user empty when there is "
	                        "only one.");
}

static struct rect door_layout(struct screen *screen, int rows, int columns)
{
	struct door *door = screen->model;
	struct layout_frame parts = layout_frame(rows, columns);
	int width = MIN(columns - 4, 64), wanted, gap;

	door->label_width = 0;
	for (int i = 0; i < field_count(door); i++)
		door->label_width = MAX(door->label_width, cells_width(field_label(i)));
	door->words = cells_wrapped_lines(words_of(door), width);
	wanted = door->words + 3 + 2 * field_count(door) + 1;
	door->box = layout_centre(parts.body, wanted, width);
	/* In a small window the words give way first, down to one line. */
	gap = wanted > parts.body.rows ? 1 : 2;
	if (gap == 1)
		door->words = CLAMP(parts.body.rows - 2 - field_count(door), 0, door->words);
	for (int i = 0; i < field_count(door); i++)
		door->y[i] = door->box.y + 1 + door->words + (gap - 1) * 2 + gap * i;
	door->busy_y = door->y[field_count(door) - 1] + gap;
	return frame_whole(rows, columns);
}

static void draw_fields(const struct door *door, struct canvas *canvas, bool busy)
{
	int x = door->box.x + door->label_width + 2;
	int width = door->box.x + door->box.columns - x;

	for (int i = 0; i < field_count(door); i++) {
		bool focus = i == door->focus && !busy;
		struct rect rect = { door->y[i], x, 1, width };
		canvas_text(canvas, door->y[i], door->box.x, door->label_width,
		    focus ? LOOK_STRONG : LOOK_NORMAL, field_label(i));
		if (i == FIELD_USER)
			editing_draw(&door->user, canvas, rect, focus);
		else
			secret_draw(canvas, rect,
			    i == FIELD_SECRET ? &door->secret : &door->again, focus);
	}
}

static void draw_busy(const struct screen *screen, struct canvas *canvas)
{
	const struct door *door = screen->model;
	int permille = worker_permille(screen->tui->worker);
	int y = door->busy_y;
	char *text = g_strdup_printf(
	    /* TRANSLATORS: %d is a percentage; %% prints a percent sign */
	    _("The key is being made from the passphrase: %d %%"), permille / 10);
	int x = door->box.x + 1 +
	    canvas_text(canvas, y, door->box.x, door->box.columns, LOOK_NOTICE, text);

	/* One derivation cannot say how far it is, only that it goes on. */
	for (int i = 0; i < screen->tui->worker_beats % (BEATS_MOST + 1); i++)
		canvas_text(canvas, y, x + i, 1, LOOK_NOTICE, ".");
	canvas_cursor(canvas, y, door->box.x);
	g_free(text);
}

static void door_draw(const struct screen *screen, struct canvas *canvas)
{
	const struct door *door = screen->model;
	const struct tui *tui = screen->tui;
	struct rect words = door->box;
	struct frame frame = { .title = "terugkeerdesk",
		.right = desk_env(tui->desk)->ledger_path };

	frame.hint = tui->worker != NULL ? _("Esc Esc stops") :
	                                   _("What you type as passphrase is not shown. "
	                                     "Enter goes on.");
	frame_draw(screen, canvas, &frame);
	canvas_text(canvas, words.y, words.x, words.columns, LOOK_HEADING,
	    door->making ? _("A new ledger") : _("Unlock the ledger"));
	layout_cut_top(&words, 1);
	words.rows = door->words;
	canvas_wrapped(canvas, words, LOOK_NORMAL, words_of(door));
	draw_fields(door, canvas, tui->worker != NULL);
	if (tui->worker != NULL)
		draw_busy(screen, canvas);
}

/* In the thread. */

static bool on_progress(void *data, int permille)
{
	struct task *task = data;

	/* Making the ledger was the first half. */
	return task->worker == NULL ||
	    worker_progress(task->worker, task->making ? 500 + permille / 2 : permille);
}

static void run(struct worker *worker, void *data)
{
	struct task *task = data;

	task->result = 0;
	task->worker = worker;
	if (task->making)
		task->result = desk_ledger_create(task->desk, task->user, secret_text(&task->secret),
		    LEDGER_KDF_STANDARD, &task->fault);
	if (task->result == 0)
		task->result = desk_unlock(task->desk, task->user, secret_text(&task->secret),
		    on_progress, task, &task->fault);
}

/* Back in the loop. */

static void done(struct tui *tui, void *data)
{
	struct task *task = data;

	if (task->result == 0) {
		loop_pop_all(tui);
		cases_open(tui);
		anchor_show(tui);
		clock_show(tui);
		damage_show(tui);
		if (task->making)
			access_offer(tui);
	} else if (task->fault.code == FAULT_LOCKED) {
		loop_say(tui, LOOK_NOTICE, _("Stopped"));
	} else if (damage_is(&task->fault)) {
		damage_fault(tui, cannot_open, &task->fault);
	} else {
		loop_say_fault(tui, &task->fault);
	}
	secret_clear(&task->secret);
	g_free(task->user);
	g_free(task);
}

static void begin(struct screen *screen)
{
	struct door *door = screen->model;
	struct tui *tui = screen->tui;
	struct task *task;

	if (door->making && !secret_same(&door->secret, &door->again)) {
		loop_say(tui, LOOK_FAULT, _("The two passphrases are not the same; type the "
		                            "second one again"));
		secret_clear(&door->again);
		door->focus = FIELD_AGAIN;
		return;
	}
	if (!rules_ready(tui))
		return;
	task = g_new0(struct task, 1);
	task->desk = tui->desk;
	task->making = door->making;
	task->user = g_strdup(door->user.text);
	task->secret = door->secret;
	door->secret = (struct secret){ 0 };
	secret_clear(&door->again);
	door->focus = FIELD_SECRET;
	loop_work(tui, run, done, task);
}

static void enter(struct screen *screen)
{
	struct door *door = screen->model;

	if (door->making && door->focus == FIELD_USER && *door->user.text == '\0')
		loop_say(screen->tui, LOOK_FAULT, _("A name is needed: it stands in the log"));
	else if (door->focus + 1 < field_count(door))
		door->focus++;
	else
		begin(screen);
}

static bool move(struct door *door, enum command command)
{
	if (command == COMMAND_NEXT || command == COMMAND_DOWN)
		door->focus = MIN(door->focus + 1, field_count(door) - 1);
	else if (command == COMMAND_PREVIOUS || command == COMMAND_UP)
		door->focus = MAX(door->focus - 1, 0);
	else
		return false;
	return true;
}

static bool door_command(struct screen *screen, enum command command)
{
	struct door *door = screen->model;

	if (screen->tui->worker != NULL) {
		if (command == COMMAND_CANCEL || command == COMMAND_BACK)
			worker_cancel(screen->tui->worker);
		return command != COMMAND_LANGUAGE && command != COMMAND_REDRAW;
	}
	if (command == COMMAND_ENTER) {
		enter(screen);
		return true;
	}
	if (command == COMMAND_CANCEL && screen->below != NULL) {
		loop_pop(screen->tui, screen);
		return true;
	}
	if (command == COMMAND_ACCESS && !door->making) {
		access_recover(screen->tui);
		return true;
	}
	if (move(door, command))
		return true;
	if (door->focus == FIELD_USER)
		return editing_command(&door->user, command);
	return secret_command(
	    door->focus == FIELD_SECRET ? &door->secret : &door->again, command);
}

static void door_text(struct screen *screen, const char *bytes, size_t length)
{
	struct door *door = screen->model;
	struct secret *secret = door->focus == FIELD_SECRET ? &door->secret : &door->again;

	if (screen->tui->worker != NULL)
		return;
	if (door->focus == FIELD_USER)
		editing_text(screen->tui, &door->user, bytes, length);
	else if (!secret_add(secret, bytes, length))
		loop_say(screen->tui, LOOK_FAULT, _("This field is full; no more fits"));
}

static void door_click(struct screen *screen, int y, int x)
{
	struct door *door = screen->model;

	if (frame_click(screen, y, x))
		return;
	for (int i = 0; i < field_count(door); i++) {
		if (y == door->y[i])
			door->focus = i;
	}
}

/* While the passphrase is thought of: what a case needs is read, and a ledger that does not
 * open whatever is typed is told of. */
static void door_rest(struct screen *screen)
{
	const struct door *door = screen->model;
	struct tui *tui = screen->tui;
	struct fault fault = { 0 };

	if (tui->worker != NULL)
		return;
	if (desk_rulebook(tui->desk) == NULL)
		desk_load_rules(tui->desk, NULL);
	if (!door->making && desk_ledger_open(tui->desk, &fault) != 0)
		damage_fault(tui, cannot_open, &fault);
}

static void door_free(struct screen *screen)
{
	struct door *door = screen->model;

	line_editor_clear(&door->user);
	secret_clear(&door->secret);
	secret_clear(&door->again);
	g_free(door);
}

static const struct screen_ops door_ops = {
	.contexts = door_contexts,
	.layout = door_layout,
	.draw = door_draw,
	.command = door_command,
	.text = door_text,
	.click = door_click,
	.rest = door_rest,
	.free = door_free,
};

static void open_door(struct tui *tui, bool making)
{
	struct door *door = g_new0(struct door, 1);
	const char *user = desk_env(tui->desk)->user;

	door->making = making;
	line_editor_init(&door->user, user, LEDGER_USER_MAX - 1, false);
	door->focus = making ? FIELD_USER : FIELD_SECRET;
	loop_push(tui, &door_ops, door);
}

void unlock_open(struct tui *tui)
{
	open_door(tui, false);
}

void unlock_open_new(struct tui *tui)
{
	open_door(tui, true);
}
