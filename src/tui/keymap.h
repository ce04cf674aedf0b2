/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * keymap.h - the one table of keys: key, command, where it holds, and its words.
 *
 * The loop, the key bar, the help screen and the manual page are made from it.
 */
#ifndef TERUGKEERDESK_SRC_TUI_KEYMAP_H
#define TERUGKEERDESK_SRC_TUI_KEYMAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "terminal.h"

enum command {
	COMMAND_NONE,
	/* the desk */
	COMMAND_HELP,
	COMMAND_SAVE,
	COMMAND_WHY,
	COMMAND_COMPARE,
	COMMAND_COUNTER,
	COMMAND_SUMMARY,
	COMMAND_PANE,
	COMMAND_MORE,
	COMMAND_LANGUAGE,
	COMMAND_LOCK,
	COMMAND_BACK,
	COMMAND_CANCEL,
	COMMAND_NEW,
	COMMAND_REMOVE,
	COMMAND_LOG,
	COMMAND_STATE,
	COMMAND_ACCESS,
	COMMAND_DUE,
	COMMAND_BACKUP,
	COMMAND_POLICIES,
	COMMAND_REPORTS,
	COMMAND_MAKE,
	COMMAND_UNDO,
	COMMAND_REDO,
	COMMAND_READER,
	COMMAND_SUMMARY_LANGUAGE,
	COMMAND_PRINT,
	COMMAND_TURN,
	COMMAND_REDRAW,
	/* moving */
	COMMAND_ENTER,
	COMMAND_NEXT,
	COMMAND_PREVIOUS,
	COMMAND_UP,
	COMMAND_DOWN,
	COMMAND_LEFT,
	COMMAND_RIGHT,
	COMMAND_PAGE_UP,
	COMMAND_PAGE_DOWN,
	COMMAND_HOME,
	COMMAND_END,
	/* typing */
	COMMAND_WORD_LEFT,
	COMMAND_WORD_RIGHT,
	COMMAND_ERASE, /* before the cursor */
	COMMAND_DELETE, /* at the cursor */
	COMMAND_ERASE_WORD,
	COMMAND_ERASE_TO_START,
	COMMAND_ERASE_TO_END,
	COMMAND_COUNT
};

/* Where a key holds: what the focus is in. */
enum {
	CONTEXT_DOOR = 1 << 0, /* first start, unlocking, making a ledger */
	CONTEXT_CASES = 1 << 1, /* the list of cases */
	CONTEXT_CASE = 1 << 2, /* a case: intake */
	CONTEXT_PANE = 1 << 3, /* the amounts beside it */
	CONTEXT_READING = 1 << 4, /* a text to read */
	CONTEXT_WHY = 1 << 5, /* an explanation: findings can be overridden */
	CONTEXT_SUMMARY = 1 << 6, /* the preview of the page */
	CONTEXT_DIALOG = 1 << 7,
	CONTEXT_TYPING = 1 << 8, /* a line editor has the focus */
	CONTEXT_COMPARE = 1 << 9, /* the comparison per person */
	CONTEXT_TURNED = 1 << 10, /* the screen turned around, for the applicant */
	CONTEXT_ASKING = 1 << 11, /* what a report is to be about */
	CONTEXT_REPORT = 1 << 12,
	CONTEXT_COUNTED = 1 << 13, /* the cases behind a number */
	CONTEXT_FIGURES = 1 << 14, /* a report in two pages: the first */
	CONTEXT_CHART = 1 << 15, /* the second */
	CONTEXT_ALL = (1 << 16) - 1
};

#define KEYMAP_KEYS_MAX 3

struct binding {
	enum command command;
	unsigned contexts;
	uint32_t key[KEYMAP_KEYS_MAX]; /* zero-ended unless full */
	int weight; /* in the key bar: smaller stays longer; 0 never there */
	const char *label; /* msgid: one word or two */
	const char *help; /* msgid: a sentence */
};

/* The rows, in the order of the help screen.  NULL past the end. */
const struct binding *keymap_binding(size_t index);
/* The row of a command where it holds, or NULL. */
const struct binding *keymap_find(enum command command, unsigned contexts);

/* "F1", "Ctrl-Z", "Tab", "↑": new memory, to g_free; words in the language set. */
char *keymap_key_name(uint32_t key);

/* The heading of the help screen for one context bit: a msgid. */
const char *keymap_context_name(unsigned context);

/* The state between keys: after Esc, digits are function keys. */
struct keymap {
	bool escape;
};

enum keymap_result {
	KEYMAP_NOTHING, /* eaten, or no meaning here */
	KEYMAP_PREFIX, /* Esc: one more key decides */
	KEYMAP_COMMAND,
	KEYMAP_LETTER
};

/* What an input means in these contexts. */
enum keymap_result keymap_translate(struct keymap *keymap, unsigned contexts,
    const struct terminal_input *input, enum command *ret_command, uint32_t *ret_letter);

#endif
