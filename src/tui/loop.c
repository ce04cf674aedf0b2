/* SPDX-License-Identifier: EUPL-1.2 */
#include "loop.h"

#include <assert.h>
#include <errno.h>
#include <glib.h>
#include <poll.h>
#include <signal.h>
#include <string.h>

#include "input.h"
#include "paint.h"
#include "screens.h"
#include "terminal.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/desk/desk.h"
#include "terugkeerdesk/tui/tui.h"
#include "waiting.h"
#include "words.h"
#include "worker.h"

/* No key for so long after a paint: the terminal has shown it, and nobody waits. */
#define REST_MILLISECONDS 20
/* Esc alone is a cancel after so long without another key. */
#define ESCAPE_MILLISECONDS 500
/* A paste whose end never comes. */
#define PASTE_MILLISECONDS 1000
/* Between two looks whether the machine slept. */
#define SLEEP_SECONDS 10
/* While slow work is under way the screen shows that it is. */
#define WORK_MILLISECONDS 250

/* The stack. */

struct screen *loop_push(struct tui *tui, const struct screen_ops *ops, void *model)
{
	struct screen *screen = g_new0(struct screen, 1);

	screen->ops = ops;
	screen->tui = tui;
	screen->model = model;
	screen->below = tui->top;
	tui->top = screen;
	tui->all = true;
	return screen;
}

static void pop_top(struct tui *tui)
{
	struct screen *screen = tui->top;

	tui->top = screen->below;
	paint_forget(screen);
	screen->below = tui->gone;
	tui->gone = screen;
	tui->all = true;
}

void loop_pop(struct tui *tui, struct screen *screen)
{
	struct screen *popped = NULL;

	while (tui->top != NULL && popped != screen) {
		popped = tui->top;
		pop_top(tui);
	}
	if (tui->top != NULL && tui->top->ops->resume != NULL)
		tui->top->ops->resume(tui->top);
}

void loop_pop_all(struct tui *tui)
{
	while (tui->top != NULL)
		pop_top(tui);
}

/* Screens are freed only between rounds: one may pop itself from its own command. */
static void bury(struct tui *tui)
{
	struct screen *screen;

	while ((screen = tui->gone) != NULL) {
		tui->gone = screen->below;
		screen->ops->free(screen);
		g_free(screen);
	}
}

/* Sentences. */

void loop_say(struct tui *tui, enum look look, const char *text)
{
	char *copy = g_strdup(text);

	g_free(tui->message);
	tui->message = copy;
	tui->message_look = look;
}

static const char *translate(const char *msgid)
{
	return _(msgid);
}

char *loop_fault_text(const struct fault *fault)
{
	char text[1500];

	fault_text(fault, translate, text, sizeof(text));
	return g_strdup(text);
}

void loop_say_fault(struct tui *tui, const struct fault *fault)
{
	char *text = loop_fault_text(fault);

	loop_say(tui, LOOK_FAULT, text);
	g_free(text);
}

/* Slow work. */

void loop_work(struct tui *tui, void (*run)(struct worker *worker, void *data),
    void (*done)(struct tui *tui, void *data), void *data)
{
	assert(tui->worker == NULL);
	tui->worker = worker_start(run, data);
	if (tui->worker == NULL) {
		run(NULL, data);
		done(tui, data);
		return;
	}
	tui->worker_beats = 0;
	tui->worker_done = done;
	tui->worker_data = data;
}

static bool can_lock(const struct tui *tui)
{
	struct ledger *ledger = desk_ledger(tui->desk);

	return !tui->demo && tui->worker == NULL && ledger != NULL &&
	       ledger_unlocked(ledger);
}

static void end_work(struct tui *tui)
{
	worker_free(tui->worker);
	tui->worker = NULL;
	if (tui->language_due)
		loop_language(tui);
	tui->worker_done(tui, tui->worker_data);
	if (tui->lock_due && can_lock(tui))
		loop_lock(tui);
	tui->lock_due = false;
}

static void stop_work(struct tui *tui)
{
	if (tui->worker == NULL)
		return;
	worker_cancel(tui->worker);
	end_work(tui); /* waits for it */
}

/* What holds for the whole desk. */

void loop_language(struct tui *tui)
{
	tui->language_due = tui->worker != NULL;
	if (tui->language_due)
		return;
	tui->lang = tui->lang == LANG_NL ? LANG_EN : LANG_NL;
	tui->host->set_language(tui->lang);
	for (struct screen *screen = tui->top; screen != NULL; screen = screen->below) {
		if (screen->ops->reword != NULL)
			screen->ops->reword(screen);
	}
	tui->all = true;
}

static void keep_all(struct tui *tui)
{
	for (struct screen *screen = tui->top; screen != NULL; screen = screen->below) {
		if (screen->ops->keep != NULL)
			screen->ops->keep(screen);
	}
}

void loop_lock(struct tui *tui)
{
	tui->lock_due = tui->worker != NULL;
	if (tui->lock_due)
		return;
	if (!can_lock(tui)) {
		loop_say(tui, LOOK_NOTICE,
		    _("Nothing here is kept, so there is nothing to lock"));
		return;
	}
	keep_all(tui);
	loop_pop_all(tui);
	desk_lock(tui->desk);
	terminal_forget_scrollback();
	unlock_open(tui);
}

static void desk_command(struct tui *tui, enum command command)
{
	switch (command) {
	case COMMAND_HELP:
		help_open(tui, tui->top->ops->contexts(tui->top));
		break;
	case COMMAND_LANGUAGE:
		loop_language(tui);
		break;
	case COMMAND_LOCK:
		loop_lock(tui);
		break;
	case COMMAND_REDRAW:
		paint_afresh(tui);
		break;
	case COMMAND_BACK:
		if (tui->top->below != NULL)
			loop_pop(tui, tui->top);
		else
			tui->stop = true;
		break;
	default:
		break;
	}
}

void loop_command(struct tui *tui, enum command command)
{
	if (!tui->top->ops->command(tui->top, command) && tui->top != NULL)
		desk_command(tui, command);
}

/* Painting. */

/* What a paint shows as done is safe: a crash may come right after it.  Slow work may have
 * the ledger in its hands; then it is seen to when that ends. */
static void before_paint(struct tui *tui)
{
	if (tui->worker != NULL)
		return;
	for (struct screen *screen = tui->top; screen != NULL; screen = screen->below) {
		if (screen->ops->settle != NULL)
			screen->ops->settle(screen);
	}
}

/* What comes in. */

static void take_keys(struct tui *tui)
{
	struct terminal_input input;

	tui->last_key = desk_env(tui->desk)->now();
	while (!tui->stop && tui->top != NULL) {
		terminal_read(&input);
		if (input.type == TERMINAL_NOTHING)
			break;
		input_take(tui, &input);
		bury(tui);
	}
}

/* Curses cuts windows to a smaller terminal by itself: make all of them anew. */
static void resize(struct tui *tui)
{
	for (struct screen *screen = tui->top; screen != NULL; screen = screen->below)
		paint_forget(screen);
	terminal_resize();
	tui->all = true;
}

static void take_signals(struct tui *tui)
{
	int number;

	while ((number = terminal_next_signal()) != 0) {
		if (number == SIGWINCH) {
			resize(tui);
		} else if (number == SIGTSTP) {
			stop_work(tui); /* it has the keys in its hands */
			loop_lock(tui);
			terminal_stop();
			resize(tui);
		} else {
			tui->signal = number;
			tui->stop = true;
		}
	}
}

static bool rest_is_due(const struct tui *tui)
{
	return tui->top->ops->rest != NULL && !tui->top->rested;
}

/* Nothing came for a while. */
static void take_silence(struct tui *tui)
{
	if (tui->worker != NULL)
		tui->worker_beats++;
	if (rest_is_due(tui)) {
		tui->top->rested = true;
		tui->top->ops->rest(tui->top);
	} else if (tui->paste != NULL) {
		input_end_paste(tui);
	} else if (tui->keymap.escape) {
		tui->keymap.escape = false;
		g_clear_pointer(&tui->message, g_free);
		loop_command(tui, COMMAND_CANCEL);
	}
}

/* Until the desk is idle for too long, but not longer than it may take to notice that the
 * machine slept.  -1: there is nothing to lock. */
static int64_t seconds_to_look(const struct tui *tui)
{
	const struct desk_env *env = desk_env(tui->desk);
	int64_t idle = tui->last_key + env->config->idle_minutes * 60 - env->now();

	if (!can_lock(tui))
		return -1;
	if (env->config->idle_minutes <= 0)
		return SLEEP_SECONDS;
	return CLAMP(idle, 0, SLEEP_SECONDS);
}

/* Was nobody here for long, or was the lid closed? */
static bool lock_is_due(struct tui *tui)
{
	const struct desk_env *env = desk_env(tui->desk);
	int64_t slept = tui->host->slept();
	bool woke_up = slept > tui->slept + 1; /* the two clocks are read apart */

	/* Sleep during slow work is noticed after it. */
	if (tui->worker == NULL)
		tui->slept = slept;
	if (!can_lock(tui))
		return false;
	return woke_up ||
	       (env->config->idle_minutes > 0 &&
		   tui->last_key + env->config->idle_minutes * 60 <= env->now());
}

static int patience(struct tui *tui, int64_t seconds)
{
	if (rest_is_due(tui))
		return REST_MILLISECONDS;
	if (tui->paste != NULL)
		return PASTE_MILLISECONDS;
	if (tui->keymap.escape)
		return ESCAPE_MILLISECONDS;
	if (tui->worker != NULL)
		return WORK_MILLISECONDS;
	return seconds < 0 ? -1 : (int)(seconds + 1) * 1000;
}

static void wait_and_take(struct tui *tui)
{
	struct pollfd other;
	const struct screen *waiting = waiting_find(tui->top, &other);
	struct pollfd polled[] = {
		{ .fd = terminal_keys_descriptor(), .events = POLLIN },
		{ .fd = terminal_signals_descriptor(), .events = POLLIN },
		{ .fd = tui->worker != NULL ? worker_descriptor(tui->worker) : -1,
		    .events = POLLIN },
		other,
	};
	int count =
	    poll(polled, G_N_ELEMENTS(polled), patience(tui, seconds_to_look(tui)));

	if (count < 0) {
		if (errno != EINTR)
			tui->stop = true;
		return;
	}
	/* The clock may have run on while the machine slept: look before taking keys. */
	if (lock_is_due(tui)) {
		loop_lock(tui);
		/* The key that woke the machine is no part of a passphrase. */
		terminal_forget_keys();
		tui->last_key = desk_env(tui->desk)->now();
		return;
	}
	if (count == 0)
		take_silence(tui);
	if (polled[1].revents != 0)
		take_signals(tui);
	if (polled[2].revents != 0 && worker_ended(tui->worker))
		end_work(tui);
	if (polled[3].revents != 0)
		waiting_wake(tui->top, waiting);
	if (polled[0].revents & POLLIN)
		take_keys(tui);
	if (polled[0].revents & ~POLLIN)
		tui->stop = true; /* the terminal is gone */
}

void loop_run(struct tui *tui)
{
	tui->all = true;
	tui->last_key = desk_env(tui->desk)->now();
	tui->slept = tui->host->slept();
	while (!tui->stop && tui->top != NULL) {
		before_paint(tui);
		paint_screens(tui);
		wait_and_take(tui);
		bury(tui);
	}
	stop_work(tui);
	keep_all(tui);
	loop_pop_all(tui);
	bury(tui);
	g_clear_pointer(&tui->message, g_free);
	if (tui->paste != NULL)
		g_string_free(tui->paste, TRUE);
	tui->paste = NULL;
}
