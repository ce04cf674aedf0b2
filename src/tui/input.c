/* SPDX-License-Identifier: EUPL-1.2 */
#include "input.h"

#include <curses.h>
#include <glib.h>
#include <string.h>

#include "loop.h"
#include "screen.h"
#include "terminal.h"
#include "words.h"

#define PASTE_MAX 0x20000 /* bytes; what comes after them is left out */

static void give_text(struct tui *tui, const char *bytes, size_t length)
{
	if (tui->top->ops->text != NULL)
		tui->top->ops->text(tui->top, bytes, length);
}

void input_end_paste(struct tui *tui)
{
	GString *paste = tui->paste;

	tui->paste = NULL;
	give_text(tui, paste->str, paste->len);
	explicit_bzero(paste->str, paste->len);
	g_string_free(paste, TRUE);
}

static void add_to_paste(struct tui *tui, const struct terminal_input *input)
{
	if (input->type == TERMINAL_KEY && input->code == TERMINAL_PASTE_END) {
		input_end_paste(tui);
	} else if (tui->paste->len < PASTE_MAX) {
		if (input->type == TERMINAL_LETTER && g_unichar_validate(input->code))
			g_string_append_unichar(tui->paste, input->code);
		else if (input->type == TERMINAL_KEY && input->code == KEY_ENTER)
			g_string_append_c(tui->paste, '\n');
	}
}

static void click(struct tui *tui, const struct terminal_input *input)
{
	struct screen *top = tui->top;

	if (top->ops->click != NULL && layout_inside(top->rect, input->y, input->x))
		top->ops->click(top, input->y - top->rect.y, input->x - top->rect.x);
}

void input_take(struct tui *tui, const struct terminal_input *input)
{
	enum command command;
	uint32_t letter;
	char bytes[7];

	if (tui->paste != NULL) {
		add_to_paste(tui, input);
		return;
	}
	g_clear_pointer(&tui->message, g_free);
	if (input->type == TERMINAL_KEY && input->code == TERMINAL_PASTE_BEGIN) {
		/* With room for all of it: what is moved leaves a copy behind. */
		tui->paste = g_string_sized_new(PASTE_MAX + sizeof(bytes));
		return;
	}
	if (input->type == TERMINAL_CLICK) {
		click(tui, input);
		return;
	}
	switch (keymap_translate(
	    &tui->keymap, tui->top->ops->contexts(tui->top), input, &command, &letter)) {
	case KEYMAP_COMMAND:
		loop_command(tui, command);
		break;
	case KEYMAP_LETTER:
		give_text(tui, bytes, (size_t)g_unichar_to_utf8(letter, bytes));
		break;
	case KEYMAP_PREFIX:
		loop_say(tui, LOOK_NOTICE,
		    _("Esc: now a digit for F1 to F10, or Esc to cancel"));
		break;
	case KEYMAP_NOTHING:
		break;
	}
}
