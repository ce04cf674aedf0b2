/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * line_editor.h - text as it is typed, in any script.  No curses: pure.
 *
 * The text is always valid UTF-8 in NFC and holds only characters that may be kept
 * (core/text.h); the cursor always stands between two letters as people count them.
 * Spaces are kept as typed; text_normalise tidies them up when the field is left.
 */
#ifndef TERUGKEERDESK_SRC_TUI_LINE_EDITOR_H
#define TERUGKEERDESK_SRC_TUI_LINE_EDITOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct line_editor_state {
	char *text; /* owned */
	size_t cursor;
};

struct line_editor {
	char *text; /* owned, never NULL */
	size_t cursor; /* byte offset */
	size_t most; /* bytes */
	bool lines; /* line ends may be typed */
	struct line_editor_state *undo; /* owned; older states, last is newest */
	size_t undo_count;
	bool running; /* the last step was a letter, and the next joins it */
};

/* What became of something typed. */
enum line_editor_result {
	LINE_EDITOR_DONE,
	LINE_EDITOR_NOTHING, /* there was nothing to do */
	LINE_EDITOR_FULL, /* no more fits; nothing was changed */
	LINE_EDITOR_REFUSED /* a character that cannot be kept was left out */
};

/* `text` may be NULL; it is made clean, what cannot be kept is left out.  `most` is at
 * least as long as the clean text.  The cursor is at the end. */
void line_editor_init(struct line_editor *editor, const char *text, size_t most, bool lines);
/* Wipes: what was typed is personal.  Zeroed storage is fine. */
void line_editor_clear(struct line_editor *editor);

/* One character typed.  A combining mark joins the letter before the cursor. */
enum line_editor_result line_editor_insert(struct line_editor *editor, uint32_t character);

/* Something pasted: any bytes.  Line ends and tabs become spaces in a one-line field.
 * What cannot be kept is left out and the rest is kept; *ret_refused (may be NULL) is
 * the first such character. */
enum line_editor_result line_editor_paste(struct line_editor *editor, const char *bytes,
    size_t length, uint32_t *ret_refused);

enum line_editor_move {
	LINE_EDITOR_LEFT,
	LINE_EDITOR_RIGHT,
	LINE_EDITOR_WORD_LEFT,
	LINE_EDITOR_WORD_RIGHT,
	LINE_EDITOR_HOME, /* of the line the cursor is in */
	LINE_EDITOR_END
};
enum line_editor_result line_editor_move(struct line_editor *editor,
    enum line_editor_move move);
/* Erase from the cursor to where the move would go. */
enum line_editor_result line_editor_erase(struct line_editor *editor,
    enum line_editor_move move);

/* One step back; LINE_EDITOR_NOTHING at the beginning. */
enum line_editor_result line_editor_undo(struct line_editor *editor);

/* Put the cursor at the letter boundary at or after a byte. */
void line_editor_place(struct line_editor *editor, size_t byte);

#endif
