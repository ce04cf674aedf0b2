/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * editing.h - a line editor on the screen: commands, text, drawing, messages.
 */
#ifndef TERUGKEERDESK_SRC_TUI_EDITING_H
#define TERUGKEERDESK_SRC_TUI_EDITING_H

#include "line_editor.h"
#include "loop.h"

/* False: not a command of an editor. */
bool editing_command(struct line_editor *editor, enum command command);

/* A letter or a paste; what is refused is said in the message line.  Returns whether the
 * text changed. */
bool editing_text(struct tui *tui, struct line_editor *editor, const char *bytes,
    size_t length);

/* Draw in a rectangle, scrolled so that the cursor is in view: one line sideways, several
 * lines wrapped.  `focus`: the hardware cursor goes there. */
void editing_draw(const struct line_editor *editor, struct canvas *canvas,
    struct rect rect, bool focus);

#endif
