/* SPDX-License-Identifier: EUPL-1.2 */
#include "line_editor.h"

#include <glib.h>
#include <string.h>

#include "terugkeerdesk/core/text.h"

#define UNDO_MAX 100

/* Bytes as characters that may be kept, in NFC.  *ret_refused: the first that may not. */
static char *clean(const char *bytes, size_t length, bool lines, uint32_t *ret_refused)
{
	/* With room for all of it: what is moved leaves a copy behind. */
	GString *kept = g_string_sized_new(3 * length + 1);
	const char *end = bytes + length;
	char *normalised;

	while (bytes < end) {
		gunichar character = g_utf8_get_char_validated(bytes, end - bytes);
		bool bad = character == (gunichar)-1 || character == (gunichar)-2;

		bytes += bad ? 1 : g_unichar_to_utf8(character, NULL);
		if (bad)
			character = 0xFFFD;
		/* A line end arrives as CR, LF or both. */
		if (character == '\r') {
			if (bytes < end && *bytes == '\n')
				bytes++;
			character = '\n';
		}
		if (character == '\t' || (character == '\n' && !lines))
			character = ' ';
		if (!bad && text_character_allowed(character, lines))
			g_string_append_unichar(kept, character);
		else if (*ret_refused == 0)
			*ret_refused = character;
	}
	normalised = text_compose(kept->str);
	text_free(g_string_free(kept, FALSE));
	return normalised;
}

/* The boundary at or after `byte`. */
static size_t boundary(const char *text, size_t byte)
{
	size_t at = 0;

	while (at < byte && text[at] != '\0')
		at = text_next(text, at);
	return at;
}

void line_editor_init(struct line_editor *editor, const char *text, size_t most, bool lines)
{
	uint32_t refused = 0;

	memset(editor, 0, sizeof(*editor));
	if (text == NULL)
		text = "";
	editor->text = clean(text, strlen(text), lines, &refused);
	editor->cursor = strlen(editor->text);
	editor->most = MAX(most, editor->cursor);
	editor->lines = lines;
}

void line_editor_clear(struct line_editor *editor)
{
	text_free(editor->text);
	for (size_t i = 0; i < editor->undo_count; i++)
		text_free(editor->undo[i].text);
	g_free(editor->undo);
	memset(editor, 0, sizeof(*editor));
}

static void remember(struct line_editor *editor)
{
	if (editor->undo == NULL)
		editor->undo = g_new0(struct line_editor_state, UNDO_MAX);
	if (editor->undo_count == UNDO_MAX) {
		text_free(editor->undo[0].text);
		memmove(editor->undo, editor->undo + 1,
		    (UNDO_MAX - 1) * sizeof(*editor->undo));
		editor->undo_count--;
	}
	editor->undo[editor->undo_count].text = g_strdup(editor->text);
	editor->undo[editor->undo_count].cursor = editor->cursor;
	editor->undo_count++;
}

/*
 * Replace the bytes from..until with clean text.  Both ends of what is put in may merge
 * with their neighbours (a mark with its letter, two halves of a Hangul syllable), so
 * the whole is normalised again and the cursor put at a boundary of the result.
 */
static enum line_editor_result replace(struct line_editor *editor, size_t from,
    size_t until, const char *put, bool joins)
{
	char *before = g_strndup(editor->text, from); /* printf leaves copies behind */
	char *head = g_strconcat(before, put, NULL);
	char *joined = g_strconcat(head, editor->text + until, NULL);
	char *head_clean = text_compose(head);
	char *text = text_compose(joined);
	size_t cursor = strlen(head_clean);
	enum line_editor_result result = LINE_EDITOR_FULL;

	if (strlen(text) <= editor->most) {
		if (!joins)
			remember(editor);
		text_free(editor->text);
		editor->text = text;
		editor->cursor = boundary(text, cursor);
		text = NULL;
		result = LINE_EDITOR_DONE;
	}
	text_free(before);
	text_free(head);
	text_free(joined);
	text_free(head_clean);
	text_free(text);
	return result;
}

enum line_editor_result line_editor_insert(struct line_editor *editor, uint32_t character)
{
	enum line_editor_result result;
	char bytes[7] = "";
	bool space = character == ' ' || character == '\n';

	if (!g_unichar_validate(character) ||
	    !text_character_allowed(character, editor->lines))
		return LINE_EDITOR_REFUSED;
	bytes[g_unichar_to_utf8(character, bytes)] = '\0';
	/* A word is undone as a whole. */
	result = replace(editor, editor->cursor, editor->cursor, bytes, editor->running);
	editor->running = result == LINE_EDITOR_DONE && !space;
	return result;
}

enum line_editor_result line_editor_paste(struct line_editor *editor, const char *bytes,
    size_t length, uint32_t *ret_refused)
{
	enum line_editor_result result;
	uint32_t refused = 0;
	char *put = clean(bytes, length, editor->lines, &refused);

	editor->running = false;
	if (*put == '\0')
		result = LINE_EDITOR_NOTHING;
	else
		result = replace(editor, editor->cursor, editor->cursor, put, false);
	if (refused != 0 && result != LINE_EDITOR_FULL)
		result = LINE_EDITOR_REFUSED;
	if (ret_refused != NULL)
		*ret_refused = refused;
	text_free(put);
	return result;
}

static bool word_letter(const char *text, size_t at)
{
	gunichar character = g_utf8_get_char(text + at);

	return g_unichar_isalnum(character) || g_unichar_ismark(character);
}

static size_t word_left(const char *text, size_t at)
{
	while (at > 0 && !word_letter(text, text_previous(text, at)))
		at = text_previous(text, at);
	while (at > 0 && word_letter(text, text_previous(text, at)))
		at = text_previous(text, at);
	return at;
}

static size_t word_right(const char *text, size_t at)
{
	while (text[at] != '\0' && !word_letter(text, at))
		at = text_next(text, at);
	while (text[at] != '\0' && word_letter(text, at))
		at = text_next(text, at);
	return at;
}

static size_t line_start(const char *text, size_t at)
{
	while (at > 0 && text[at - 1] != '\n')
		at--;
	return at;
}

static size_t line_end(const char *text, size_t at)
{
	return at + strcspn(text + at, "\n");
}

static size_t target(const struct line_editor *editor, enum line_editor_move move)
{
	const char *text = editor->text;
	size_t at = editor->cursor;

	switch (move) {
	case LINE_EDITOR_LEFT:
		return text_previous(text, at);
	case LINE_EDITOR_RIGHT:
		return text[at] == '\0' ? at : text_next(text, at);
	case LINE_EDITOR_WORD_LEFT:
		return word_left(text, at);
	case LINE_EDITOR_WORD_RIGHT:
		return word_right(text, at);
	case LINE_EDITOR_HOME:
		return line_start(text, at);
	case LINE_EDITOR_END:
		return line_end(text, at);
	}
	return at;
}

enum line_editor_result line_editor_move(struct line_editor *editor,
    enum line_editor_move move)
{
	size_t to = target(editor, move);

	editor->running = false;
	if (to == editor->cursor)
		return LINE_EDITOR_NOTHING;
	editor->cursor = to;
	return LINE_EDITOR_DONE;
}

enum line_editor_result line_editor_erase(struct line_editor *editor,
    enum line_editor_move move)
{
	size_t to = target(editor, move);

	editor->running = false;
	if (to == editor->cursor)
		return LINE_EDITOR_NOTHING;
	return replace(editor, MIN(to, editor->cursor), MAX(to, editor->cursor), "", false);
}

enum line_editor_result line_editor_undo(struct line_editor *editor)
{
	struct line_editor_state *state;

	editor->running = false;
	if (editor->undo_count == 0)
		return LINE_EDITOR_NOTHING;
	state = &editor->undo[--editor->undo_count];
	text_free(editor->text);
	editor->text = state->text;
	editor->cursor = state->cursor;
	return LINE_EDITOR_DONE;
}

void line_editor_place(struct line_editor *editor, size_t byte)
{
	editor->running = false;
	editor->cursor = boundary(editor->text, byte);
}
