/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * dialog.h - a question or a message in the middle of the screen.
 *
 * A dialog keeps msgids, not sentences, so that the language can be switched under it.
 */
#ifndef TERUGKEERDESK_SRC_TUI_DIALOG_H
#define TERUGKEERDESK_SRC_TUI_DIALOG_H

#include <stdbool.h>
#include <stddef.h>

#include "loop.h"

#define DIALOG_CHOICES_MAX 12
#define DIALOG_CANCELLED (-1)

struct dialog_words {
	const char *title; /* msgid */
	const char *text; /* msgid, with at most two %s; NULL none */
	const char *first, *second; /* for the %s; copied */
	const struct fault *fault; /* its sentence stands under the text; copied; NULL none */
	const char *choices[DIALOG_CHOICES_MAX + 1]; /* msgids, NULL-ended; none: "OK" */
	const char *label; /* msgid: of a line to type; NULL: nothing to type */
	size_t line_most; /* bytes */
};

/* `choice` counts from 0, or is DIALOG_CANCELLED; `line` is what was typed, as it is, or
 * "".  The dialog is gone already when it is called. */
typedef void dialog_done(struct tui *tui, void *data, int choice, const char *line);

/* `data` must live as long as the screen below. `done` may be NULL. */
void dialog_open(struct tui *tui, const struct dialog_words *words, const char *line,
    int choice, dialog_done *done, void *data);

/* The same with data of its own, which `release` frees after `done`, or without it when the
 * desk locks meanwhile. */
void dialog_open_freed(struct tui *tui, const struct dialog_words *words, const char *line,
    int choice, dialog_done *done, void *data, void (*release)(void *data));

/* A message with "OK". */
void dialog_fault(struct tui *tui, const char *title, const struct fault *fault);

#endif
