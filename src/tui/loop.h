/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * loop.h - the one event loop and its stack of screens.
 */
#ifndef TERUGKEERDESK_SRC_TUI_LOOP_H
#define TERUGKEERDESK_SRC_TUI_LOOP_H

#include <stdbool.h>
#include <stdint.h>

#include "screen.h"
#include "terugkeerdesk/core/lang.h"

struct desk;
struct fault;
struct tui_host;
struct worker;

struct tui {
	struct desk *desk;
	const struct tui_host *host;
	enum lang lang;
	bool ascii;
	bool blocks; /* see canvas.h */
	bool demo; /* example cases: there is nothing to lock */
	struct screen *top;
	struct screen *gone; /* popped; freed at the end of the round */
	int rows, columns;
	bool all; /* paint every screen, not only the top */
	struct keymap keymap;
	char *printer; /* owned: that a page came out of last; NULL: none yet */
	char *message; /* owned; NULL: none */
	enum look message_look;
	struct _GString *paste; /* owned: between the marks of a bracketed paste; or NULL */
	int64_t last_key; /* seconds, for locking when idle */
	int64_t slept; /* seconds that the machine had slept when it was last looked at */
	struct worker *worker; /* slow work under way, or NULL */
	int worker_beats; /* times that was painted while it worked */
	void (*worker_done)(struct tui *tui, void *data);
	void *worker_data;
	bool lock_due; /* lock when the worker is done */
	bool language_due; /* switch when the worker is done: it may read the environment */
	bool stop;
	int signal; /* that ended the loop; 0 none */
};

/* Push takes the model over; it is freed by ops->free. */
struct screen *loop_push(struct tui *tui, const struct screen_ops *ops, void *model);
/* Take a screen off, with everything above it. */
void loop_pop(struct tui *tui, struct screen *screen);
void loop_pop_all(struct tui *tui);

/* The line above the key bar, until the next key. Copies. */
void loop_say(struct tui *tui, enum look look, const char *text);
void loop_say_fault(struct tui *tui, const struct fault *fault);
/* The sentence of a fault in the language of the screen: new memory, to g_free. */
char *loop_fault_text(const struct fault *fault);

/* Slow work in a thread; `done` is called in the loop.  One at a time. */
void loop_work(struct tui *tui, void (*run)(struct worker *worker, void *data),
    void (*done)(struct tui *tui, void *data), void *data);

/* Do what a key would do. */
void loop_command(struct tui *tui, enum command command);

void loop_language(struct tui *tui);

/* Keep the work, wipe keys, and go back to the door; when slow work ends, if there is. */
void loop_lock(struct tui *tui);

/* Until stop, a signal or the end of the terminal. */
void loop_run(struct tui *tui);

#endif
