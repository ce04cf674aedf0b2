/* SPDX-License-Identifier: EUPL-1.2 */
#include "editing.h"

#include <glib.h>
#include <string.h>

#include "cells.h"
#include "terugkeerdesk/core/text.h"
#include "words.h"

bool editing_command(struct line_editor *editor, enum command command)
{
	static const struct {
		enum command command;
		enum line_editor_result (*act)(struct line_editor *, enum line_editor_move);
		enum line_editor_move move;
	} acts[] = {
		{ COMMAND_LEFT, line_editor_move, LINE_EDITOR_LEFT },
		{ COMMAND_RIGHT, line_editor_move, LINE_EDITOR_RIGHT },
		{ COMMAND_WORD_LEFT, line_editor_move, LINE_EDITOR_WORD_LEFT },
		{ COMMAND_WORD_RIGHT, line_editor_move, LINE_EDITOR_WORD_RIGHT },
		{ COMMAND_HOME, line_editor_move, LINE_EDITOR_HOME },
		{ COMMAND_END, line_editor_move, LINE_EDITOR_END },
		{ COMMAND_ERASE, line_editor_erase, LINE_EDITOR_LEFT },
		{ COMMAND_DELETE, line_editor_erase, LINE_EDITOR_RIGHT },
		{ COMMAND_ERASE_WORD, line_editor_erase, LINE_EDITOR_WORD_LEFT },
		{ COMMAND_ERASE_TO_START, line_editor_erase, LINE_EDITOR_HOME },
		{ COMMAND_ERASE_TO_END, line_editor_erase, LINE_EDITOR_END },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(acts); i++) {
		if (acts[i].command == command) {
			acts[i].act(editor, acts[i].move);
			return true;
		}
	}
	return false;
}

static void say_refused(struct tui *tui, uint32_t character)
{
	char *text = g_strdup_printf(
	    /* TRANSLATORS: %04X is the number of a character, as in U+202E */
	    _("The character U+%04X cannot be kept and was left out; the rest is there"),
	    character);

	loop_say(tui, LOOK_FAULT, text);
	g_free(text);
}

bool editing_text(struct tui *tui, struct line_editor *editor, const char *bytes,
    size_t length)
{
	gunichar letter = g_utf8_get_char_validated(bytes, (gssize)length);
	bool one = letter != (gunichar)-1 && letter != (gunichar)-2 &&
	    (size_t)g_unichar_to_utf8(letter, NULL) == length;
	uint32_t refused = letter;
	enum line_editor_result result;

	if (one)
		result = line_editor_insert(editor, letter);
	else
		result = line_editor_paste(editor, bytes, length, &refused);
	if (result == LINE_EDITOR_REFUSED)
		say_refused(tui, refused);
	else if (result == LINE_EDITOR_FULL)
		loop_say(tui, LOOK_FAULT, _("This field is full; no more fits"));
	return result != LINE_EDITOR_FULL && result != LINE_EDITOR_NOTHING;
}

/* Where the first cell in view is, so that the cursor is too. */
static size_t scrolled(const struct line_editor *editor, int width)
{
	size_t from = 0;
	struct cell_glyph glyph;

	while (cells_width_of(editor->text + from, editor->cursor - from) > width - 1)
		from += cells_next(editor->text + from, &glyph);
	return from;
}

static void draw_line(const struct line_editor *editor, struct canvas *canvas,
    struct rect rect, bool focus)
{
	size_t from = focus ? scrolled(editor, rect.columns) : 0;

	canvas_typed(canvas, rect.y, rect.x, rect.columns, focus ? LOOK_ENTRY : LOOK_NORMAL,
	    editor->text + from);
	if (focus)
		canvas_cursor(canvas, rect.y,
		    rect.x + cells_width_of(editor->text + from, editor->cursor - from));
}

/* The line of the wrapped text that the cursor is in, and the cells before it. */
static int cursor_line(const struct line_editor *editor, int width, int *ret_x)
{
	const char *text = editor->text;
	size_t at = 0, bytes, skip;
	int line = 0;

	for (;;) {
		bytes = cells_wrap(text + at, width, &skip);
		if (editor->cursor < at + bytes + skip || text[at + bytes + skip] == '\0')
			break;
		at += bytes + skip;
		line++;
	}
	if (skip > 0 && editor->cursor == at + bytes + skip) {
		*ret_x = 0;
		return line + 1;
	}
	*ret_x = cells_width_of(text + at, MIN(editor->cursor - at, bytes));
	return line;
}

static void draw_lines(const struct line_editor *editor, struct canvas *canvas,
    struct rect rect, bool focus)
{
	enum look look = focus ? LOOK_ENTRY : LOOK_NORMAL;
	int width = MAX(rect.columns - 1, 1), x, first, line = 0;
	int at_line = cursor_line(editor, width, &x);
	const char *text = editor->text;
	size_t bytes, skip;

	first = focus ? MAX(at_line - rect.rows + 1, 0) : 0;
	do {
		bytes = cells_wrap(text, width, &skip);
		if (line >= first && line < first + rect.rows) {
			char *part = g_strndup(text, bytes);
			canvas_typed(canvas, rect.y + line - first, rect.x, width, look, part);
			text_free(part);
		}
		text += bytes + skip;
		line++;
	} while (*text != '\0');
	if (focus)
		canvas_cursor(canvas, rect.y + at_line - first, rect.x + x);
}

void editing_draw(const struct line_editor *editor, struct canvas *canvas,
    struct rect rect, bool focus)
{
	if (focus)
		canvas_clear(canvas, rect, LOOK_ENTRY);
	if (editor->lines)
		draw_lines(editor, canvas, rect, focus);
	else
		draw_line(editor, canvas, rect, focus);
}
