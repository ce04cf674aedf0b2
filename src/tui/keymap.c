/* SPDX-License-Identifier: EUPL-1.2 */
#include "keymap.h"

#include <curses.h>
#include <glib.h>

#include "words.h"

#define CTRL(letter) ((uint32_t)(letter) & 0x1F)
#define TAB CTRL('I')
#define RETURN CTRL('M')
#define ESCAPE 0x1B
#define RUBOUT 0x7F

#define CASE_AND_PANE (CONTEXT_CASE | CONTEXT_PANE)
#define READING (CONTEXT_READING | CONTEXT_WHY | CONTEXT_SUMMARY | CONTEXT_COMPARE)
#define REPORTS (CONTEXT_ASKING | CONTEXT_REPORT | CONTEXT_COUNTED)
#define UNLOCKED                                                                         \
	(CONTEXT_CASES | CASE_AND_PANE | READING | CONTEXT_DIALOG | REPORTS)

/*
 * The first row that has the key and holds in one of the contexts counts.  Labels and
 * sentences are msgids; a row without a label is never in the key bar.
 */
static const struct binding bindings[] = {
	{ COMMAND_HELP, CONTEXT_ALL, { KEY_F(1) }, 1, N_("Help"),
	    N_("Help: what every key does here") },
	{ COMMAND_SAVE, CASE_AND_PANE, { KEY_F(2), CTRL('S') }, 4, N_("Save"),
	    N_("Save the case in the ledger") },
	{ COMMAND_WHY, CASE_AND_PANE | CONTEXT_COMPARE, { KEY_F(3) }, 3, N_("Why"),
	    N_("Why this amount: conditions, answers, policy and source") },
	{ COMMAND_SAVE, CONTEXT_SUMMARY, { KEY_F(2), CTRL('S') }, 6, N_("Save PDF"),
	    N_("Save the summary as a PDF file") },
	{ COMMAND_PRINT, CONTEXT_SUMMARY, { KEY_F(5) }, 3, N_("Print"),
	    N_("Print the summary") },
	{ COMMAND_TURN, CONTEXT_SUMMARY | CASE_AND_PANE, { CTRL('V') }, 0,
	    N_("Applicant view"),
	    N_("Large figures for the applicant, without names; turn the screen around") },
	{ COMMAND_SAVE, CONTEXT_REPORT, { KEY_F(2), CTRL('S') }, 3, N_("Save"),
	    N_("Save the report as CSV, JSON or PDF") },
	{ COMMAND_PANE, CONTEXT_FIGURES, { KEY_F(6) }, 3, N_("Chart"),
	    N_("From the figures to the chart") },
	{ COMMAND_PANE, CONTEXT_CHART, { KEY_F(6) }, 3, N_("Figures"),
	    N_("From the chart back to the figures") },
	{ COMMAND_MAKE, CONTEXT_ASKING, { KEY_F(5) }, 3, N_("Make the report"),
	    N_("Make the report") },
	{ COMMAND_COUNTER, CONTEXT_CASES, { KEY_F(4) }, 4, N_("Calculate"),
	    N_("Calculate without a case; nothing is kept") },
	{ COMMAND_REPORTS, CONTEXT_CASES, { KEY_F(5) }, 11, N_("Reports"),
	    N_("Reports over all cases: what-if, totals, trend") },
	{ COMMAND_COMPARE, CASE_AND_PANE, { KEY_F(4) }, 9, N_("Compare"),
	    N_("The full comparison, for every person") },
	{ COMMAND_SUMMARY, CASE_AND_PANE, { KEY_F(5) }, 6, N_("Summary"),
	    N_("The summary for the applicant, the file or RIAT") },
	/* On a narrow screen the only way to the other half. */
	{ COMMAND_PANE, CONTEXT_CASE, { KEY_F(6) }, 3, N_("Amounts"),
	    N_("Go to the amounts beside the questions") },
	{ COMMAND_PANE, CONTEXT_PANE, { KEY_F(6) }, 3, N_("Questions"),
	    N_("Go back to the questions") },
	{ COMMAND_READER, CONTEXT_SUMMARY, { KEY_F(6) }, 4, N_("Reader"),
	    N_("Switch between the summaries for the applicant, the file and RIAT") },
	{ COMMAND_SUMMARY_LANGUAGE, CONTEXT_SUMMARY, { KEY_F(7) }, 5, N_("Its language"),
	    N_("Switch the language of the summary, not of the screen") },
	{ COMMAND_MORE, CASE_AND_PANE | CONTEXT_CASES, { KEY_F(7) }, 5, N_("More"),
	    N_("A menu of everything else that can be done here") },
	/* TRANSLATORS: the other language, in that language; "Nederlands" in English */
	{ COMMAND_LANGUAGE, CONTEXT_ALL, { KEY_F(8) }, 8, N_("Nederlands"),
	    N_("Switch between Dutch and English") },
	{ COMMAND_LOCK, UNLOCKED, { KEY_F(9) }, 10, N_("Lock"),
	    N_("Lock the desk: work is kept, the screen is emptied") },
	{ COMMAND_BACK, CONTEXT_CASES | CONTEXT_DOOR, { KEY_F(10) }, 2, N_("Stop"),
	    N_("Stop; work is kept") },
	{ COMMAND_BACK, CONTEXT_ALL, { KEY_F(10) }, 2, N_("Back"),
	    N_("Back to the screen before; a case is saved") },
	{ COMMAND_CANCEL, CONTEXT_ALL, { CTRL('C') }, 0, NULL,
	    N_("Cancel: close a list or a question, nothing else is lost (also Esc Esc)") },

	{ COMMAND_NEW, CONTEXT_CASES, { CTRL('N'), KEY_IC }, 3, N_("New case"),
	    N_("Begin a new case") },
	{ COMMAND_NEW, CASE_AND_PANE, { CTRL('N'), KEY_IC }, 0, N_("Add person"),
	    N_("Add a person to the case") },
	{ COMMAND_REMOVE, CASE_AND_PANE, { CTRL('X') }, 0, N_("Remove person"),
	    N_("Remove the person in focus from the case") },
	{ COMMAND_REMOVE, CONTEXT_WHY, { CTRL('X') }, 0, N_("Withdraw override"),
	    N_("Take back an override of the finding in focus") },
	{ COMMAND_LOG, CASE_AND_PANE, { CTRL('G') }, 0, N_("Log of the case"),
	    N_("The log of the case: who changed what, and when") },
	{ COMMAND_STATE, CASE_AND_PANE, { CTRL('T') }, 0, N_("State of the case"),
	    N_("The state of the case: advised, applied, ..., departed") },
	{ COMMAND_POLICIES, CASE_AND_PANE | CONTEXT_CASES, { CTRL('P') }, 0, N_("Policies"),
	    N_("The policies on a time line, with their sources") },
	{ COMMAND_DUE, CONTEXT_CASES, { CTRL('D') }, 0, N_("What waits"),
	    N_("Only cases that wait for something, or all of them again") },
	{ COMMAND_BACKUP, CONTEXT_CASES, { CTRL('R') }, 0, N_("Make a backup"),
	    N_("Make a backup of the ledger, read back and checked") },
	{ COMMAND_REMOVE, CONTEXT_CASES, { CTRL('X') }, 0, N_("Erase the case"),
	    N_("Erase the case in focus for good, with a reason") },
	{ COMMAND_ACCESS, CONTEXT_CASES, { CTRL('B') }, 0, N_("Users and keys"),
	    N_("Who may unlock the ledger: users, passphrases, recovery key") },
	{ COMMAND_ACCESS, CONTEXT_DOOR, { CTRL('B') }, 0, N_("Forgotten"),
	    N_("A passphrase was forgotten: use the recovery key") },
	{ COMMAND_UNDO, CASE_AND_PANE, { CTRL('Z') }, 0, N_("Undo"),
	    N_("Undo the last change") },
	{ COMMAND_REDO, CASE_AND_PANE, { CTRL('Y') }, 0, N_("Redo"),
	    N_("Do again what was undone") },
	{ COMMAND_UNDO, CONTEXT_TYPING, { CTRL('Z') }, 0, NULL,
	    N_("Undo the last change") },
	{ COMMAND_REDRAW, CONTEXT_ALL, { CTRL('L') }, 0, NULL,
	    N_("Paint the whole screen again") },

	{ COMMAND_NEXT, CONTEXT_ALL, { TAB }, 0, NULL, N_("To the next field or amount") },
	{ COMMAND_PREVIOUS, CONTEXT_ALL, { KEY_BTAB }, 0, NULL,
	    N_("To the field or amount before") },
	{ COMMAND_ENTER, CONTEXT_WHY, { RETURN, KEY_ENTER, CTRL('O') }, 2, N_("Override"),
	    N_("Override the finding in focus, with a reason") },
	{ COMMAND_ENTER, CONTEXT_REPORT, { RETURN, KEY_ENTER }, 2, N_("Cases"),
	    N_("The cases behind the number in focus") },
	{ COMMAND_ENTER, CONTEXT_COUNTED, { RETURN, KEY_ENTER }, 2, N_("Open"),
	    N_("Open the case in focus") },
	{ COMMAND_ENTER, CONTEXT_ALL, { RETURN, KEY_ENTER }, 0, NULL,
	    N_("Done with this field; open; choose") },
	{ COMMAND_UP, CONTEXT_ALL, { KEY_UP, TERMINAL_WHEEL_UP }, 0, NULL, N_("Up") },
	{ COMMAND_DOWN, CONTEXT_ALL, { KEY_DOWN, TERMINAL_WHEEL_DOWN }, 0, NULL, N_("Down") },
	{ COMMAND_LEFT, CONTEXT_ALL, { KEY_LEFT }, 0, NULL,
	    N_("Left; in a choice: the answer before") },
	{ COMMAND_RIGHT, CONTEXT_ALL, { KEY_RIGHT }, 0, NULL,
	    N_("Right; in a choice: the next answer (also the space bar)") },
	{ COMMAND_PAGE_UP, CONTEXT_ALL, { KEY_PPAGE }, 0, NULL,
	    N_("A page up; in a case: to the part before") },
	{ COMMAND_PAGE_DOWN, CONTEXT_ALL, { KEY_NPAGE }, 0, NULL,
	    N_("A page down; in a case: to the next part") },
	{ COMMAND_HOME, CONTEXT_ALL, { KEY_HOME, CTRL('A') }, 0, NULL,
	    N_("To the beginning") },
	{ COMMAND_END, CONTEXT_ALL, { KEY_END, CTRL('E') }, 0, NULL, N_("To the end") },

	{ COMMAND_WORD_LEFT, CONTEXT_TYPING, { TERMINAL_WORD_LEFT }, 0, NULL,
	    N_("A word to the left") },
	{ COMMAND_WORD_RIGHT, CONTEXT_TYPING, { TERMINAL_WORD_RIGHT }, 0, NULL,
	    N_("A word to the right") },
	{ COMMAND_ERASE, CONTEXT_ALL, { KEY_BACKSPACE, RUBOUT, CTRL('H') }, 0, NULL,
	    N_("Erase the letter before the cursor; in a choice: the answer") },
	{ COMMAND_DELETE, CONTEXT_ALL, { KEY_DC }, 0, NULL,
	    N_("Erase the letter at the cursor; in a choice: the answer") },
	{ COMMAND_ERASE_WORD, CONTEXT_TYPING, { CTRL('W') }, 0, NULL,
	    N_("Erase the word before the cursor") },
	{ COMMAND_ERASE_TO_START, CONTEXT_TYPING, { CTRL('U') }, 0, NULL,
	    N_("Erase everything before the cursor") },
	{ COMMAND_ERASE_TO_END, CONTEXT_TYPING, { CTRL('K') }, 0, NULL,
	    N_("Erase everything after the cursor") },
};

static const char *const context_names[] = {
	N_("When the desk is opened"),
	N_("In the list of cases"),
	N_("In a case"),
	N_("Among the amounts"),
	N_("When reading"),
	N_("In an explanation"),
	N_("In the preview of a summary"),
	N_("In a question"),
	N_("While typing"),
	N_("In the comparison"),
	N_("In the applicant view"),
	N_("When a report is asked for"),
	N_("In a report"),
	N_("Among the cases behind a number"),
	N_("In a report on a narrow screen"),
	N_("At the chart on a narrow screen"),
};

static const struct {
	uint32_t key;
	const char *name;
} key_names[] = {
	{ TAB, N_("Tab") },
	{ KEY_BTAB, N_("Shift-Tab") },
	{ RETURN, N_("Enter") },
	{ KEY_UP, "↑" },
	{ KEY_DOWN, "↓" },
	{ KEY_LEFT, "←" },
	{ KEY_RIGHT, "→" },
	{ TERMINAL_WORD_LEFT, "Ctrl-←" },
	{ TERMINAL_WORD_RIGHT, "Ctrl-→" },
	{ KEY_PPAGE, N_("Page Up") },
	{ KEY_NPAGE, N_("Page Down") },
	{ KEY_HOME, N_("Home") },
	{ KEY_END, N_("End") },
	{ KEY_IC, N_("Insert") },
	{ KEY_DC, N_("Delete") },
	{ KEY_BACKSPACE, N_("Backspace") },
};

const struct binding *keymap_binding(size_t index)
{
	return index < G_N_ELEMENTS(bindings) ? &bindings[index] : NULL;
}

const struct binding *keymap_find(enum command command, unsigned contexts)
{
	for (size_t i = 0; i < G_N_ELEMENTS(bindings); i++) {
		if (bindings[i].command == command && (bindings[i].contexts & contexts) != 0)
			return &bindings[i];
	}
	return NULL;
}

const char *keymap_context_name(unsigned context)
{
	for (size_t i = 0; i < G_N_ELEMENTS(context_names); i++) {
		if (context == 1u << i)
			return context_names[i];
	}
	return "";
}

char *keymap_key_name(uint32_t key)
{
	for (size_t i = 0; i < G_N_ELEMENTS(key_names); i++) {
		if (key_names[i].key == key)
			return g_strdup(_(key_names[i].name));
	}
	if (key >= KEY_F(1) && key <= KEY_F(12))
		return g_strdup_printf("F%u", (unsigned)(key - KEY_F(0)));
	if (key < ' ')
		return g_strdup_printf("Ctrl-%c", (char)(key + '@'));
	return g_strdup(""); /* a second code of a key that has a name */
}

static bool has_key_code(const struct binding *binding, uint32_t key)
{
	for (int i = 0; i < KEYMAP_KEYS_MAX && binding->key[i] != 0; i++) {
		if (binding->key[i] == key)
			return true;
	}
	return false;
}

static enum command look_up(unsigned contexts, uint32_t key)
{
	for (size_t i = 0; i < G_N_ELEMENTS(bindings); i++) {
		if ((bindings[i].contexts & contexts) != 0 && has_key_code(&bindings[i], key))
			return bindings[i].command;
	}
	return COMMAND_NONE;
}

/* After Esc: a digit is a function key, Esc again cancels, Tab goes back. */
static uint32_t after_escape(uint32_t key)
{
	if (key >= '1' && key <= '9')
		return KEY_F(key - '0');
	if (key == '0')
		return KEY_F(10);
	if (key == ESCAPE)
		return CTRL('C');
	if (key == TAB)
		return KEY_BTAB;
	return 0;
}

enum keymap_result keymap_translate(struct keymap *keymap, unsigned contexts,
    const struct terminal_input *input, enum command *ret_command, uint32_t *ret_letter)
{
	bool letter = input->type == TERMINAL_LETTER;
	bool escape = keymap->escape;
	uint32_t key = input->code;

	*ret_command = COMMAND_NONE;
	*ret_letter = 0;
	keymap->escape = false;
	if (input->type != TERMINAL_LETTER && input->type != TERMINAL_KEY)
		return KEYMAP_NOTHING;
	if (escape && letter) {
		key = after_escape(key);
		letter = false;
		if (key == 0)
			return KEYMAP_NOTHING;
	} else if (letter && key == ESCAPE) {
		keymap->escape = true;
		return KEYMAP_PREFIX;
	}
	/* Function keys and letters share numbers: Ĉ is 0x108, and so is F0. */
	if (letter && key >= ' ' && key != RUBOUT) {
		*ret_letter = key;
		return KEYMAP_LETTER;
	}
	*ret_command = look_up(contexts, key);
	return *ret_command != COMMAND_NONE ? KEYMAP_COMMAND : KEYMAP_NOTHING;
}
