/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * secret.h - a passphrase as it is typed: never shown, in guarded memory from the first
 * letter on, wiped.
 */
#ifndef TERUGKEERDESK_SRC_TUI_SECRET_H
#define TERUGKEERDESK_SRC_TUI_SECRET_H

#include <stdbool.h>
#include <stddef.h>

#include "canvas.h"
#include "keymap.h"

#define SECRET_BYTES 1024

/* Zeroed: nothing was typed. */
struct secret {
	char *text; /* owned, of ledger_secret_new; NULL: nothing */
	size_t length;
};

/* What was typed, "" for nothing.  Borrowed until the secret is changed. */
const char *secret_text(const struct secret *secret);
/* False: it was no text, or no more fits. */
bool secret_add(struct secret *secret, const char *bytes, size_t length);
/* Backspace takes a character, Ctrl-U and Ctrl-W all.  False: not a command of it. */
bool secret_command(struct secret *secret, enum command command);
/* One sign whatever the length; `focus`: the hardware cursor goes there. */
void secret_draw(struct canvas *canvas, struct rect rect, const struct secret *secret,
    bool focus);
bool secret_same(const struct secret *one, const struct secret *other);
/* Into `ret`, which is cleared first; false: there is no memory. */
bool secret_copy(struct secret *ret, const struct secret *secret);
void secret_clear(struct secret *secret);

#endif
