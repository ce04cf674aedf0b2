/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * damage.h - a ledger that is damaged or cannot be written to: what is wrong, what that
 * means, and what to do.
 */
#ifndef TERUGKEERDESK_SRC_TUI_DAMAGE_H
#define TERUGKEERDESK_SRC_TUI_DAMAGE_H

#include <stdbool.h>

#include "dialog.h"

/* After unlocking: a dialog when there is damage. */
void damage_show(struct tui *tui);

/* A few words on it for the corner of the list, new memory, to g_free; NULL: there is
 * none. */
char *damage_mark(const struct tui *tui);

/* Is it a fault of this kind, for which there is advice? */
bool damage_is(const struct fault *fault);
/* dialog_fault, with the advice if there is any. */
void damage_fault(struct tui *tui, const char *title, const struct fault *fault);
/* The same with choices: fills in the text of `words` and asks. */
void damage_ask(struct tui *tui, struct dialog_words *words, const struct fault *fault,
    dialog_done *done, void *data);

#endif
