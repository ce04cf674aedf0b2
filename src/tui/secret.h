/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * secret.h - a passphrase as it is typed: never shown, never copied, wiped.
 */
#ifndef TERUGKEERDESK_SRC_TUI_SECRET_H
#define TERUGKEERDESK_SRC_TUI_SECRET_H

#include <stdbool.h>
#include <stddef.h>

#include "canvas.h"
#include "keymap.h"

#define SECRET_BYTES 1024

struct secret {
	char text[SECRET_BYTES + 1];
	size_t length;
};

/* False: it was no text, or no more fits. */
bool secret_add(struct secret *secret, const char *bytes, size_t length);
/* Backspace takes a character, Ctrl-U and Ctrl-W all.  False: not a command of it. */
bool secret_command(struct secret *secret, enum command command);
/* One sign whatever the length; `focus`: the hardware cursor goes there. */
void secret_draw(struct canvas *canvas, struct rect rect, const struct secret *secret,
    bool focus);
bool secret_same(const struct secret *one, const struct secret *other);
void secret_clear(struct secret *secret);

#endif
