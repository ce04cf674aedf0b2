/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * form.h - the questions of a case, one below the other, made from the table of facts.
 *
 * The form never changes the case itself: it tells its owner what was answered.
 */
#ifndef TERUGKEERDESK_SRC_TUI_FORM_H
#define TERUGKEERDESK_SRC_TUI_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "canvas.h"
#include "entry.h"
#include "keymap.h"
#include "line_editor.h"

struct tui;

enum form_row_kind {
	FORM_HEADING_CASE,
	FORM_HEADING_PERSONS,
	FORM_HEADING_MORE,
	FORM_FACT,
	FORM_PERSON, /* a person; the facts of the one that is open follow */
	FORM_ADD /* add a person */
};

struct form_row {
	enum form_row_kind kind;
	enum fact_id fact; /* FORM_FACT; else FACT_NONE */
	int person; /* 0: the case */
	int y, height; /* in the form as a whole */
	bool below; /* the answer stands below its label */
};

#define FORM_ROWS_MAX (FACT_COUNT + CASE_PERSONS_MAX + 5)
#define FORM_DROP_MAX 6 /* countries offered at a time */

/* What stands in a field that was left half typed. */
struct form_rest {
	enum fact_id fact;
	int person;
	char *text;
	struct form_rest *next;
};

struct form_owner {
	/* An answer was given or taken back (value->set false). */
	void (*set)(void *owner, enum fact_id fact, int person, const struct value *value);
	/* The focus left a field in which something was answered. */
	void (*left)(void *owner);
	void (*add_person)(void *owner);
};

struct form {
	struct tui *tui;
	const struct form_owner *ops;
	void *owner;
	const struct case_file *file;
	struct entry_words words;
	struct form_row row[FORM_ROWS_MAX];
	int row_count;
	int focus;
	int open_person; /* whose facts are shown; 0: nobody's */
	struct line_editor editor; /* of the field in focus, when it is typed */
	bool editing;
	bool fresh; /* nothing was done yet in the editor: the first letter replaces all */
	bool answered; /* something was answered since the field got the focus */
	enum entry_result typed; /* what the editor holds */
	country_code drop[FORM_DROP_MAX];
	int drop_count, drop_focus;
	bool drop_open;
	struct form_rest *rest;
	int label_width;
	int rows, columns; /* of the place it is drawn in */
	int height, scroll;
};

void form_init(struct form *form, struct tui *tui, const struct form_owner *ops,
    void *owner, const struct case_file *file, const struct country_table *countries);
void form_clear(struct form *form);

/* Places, for the size and the case as they are now. */
void form_layout(struct form *form, int rows, int columns);
/* `focus`: the keys come here, and the hardware cursor too. */
void form_draw(const struct form *form, struct canvas *canvas, struct rect rect,
    bool focus);

bool form_command(struct form *form, enum command command);
void form_text(struct form *form, const char *bytes, size_t length);
void form_click(struct form *form, int y, int x);

/* The case was changed from outside (undo, a person removed): make the rows and the
 * editor anew.  `persons_moved`: what was half typed about persons is dropped. */
void form_refresh(struct form *form, bool persons_moved);
/* Go to a fact; opens the person.  False when it is not asked. */
bool form_focus_fact(struct form *form, enum fact_id fact, int person);
/* The field in focus is done: tidy up, tell the owner. */
void form_leave_field(struct form *form);

/* The row in focus. */
const struct form_row *form_row_in_focus(const struct form *form);
/* Is there a field that was left half typed?  Goes there when `go`. */
bool form_half_typed(struct form *form, bool go);
/* What to say about the focus: a sentence in new memory, to g_free; look by reference. */
char *form_hint(const struct form *form, enum look *ret_role);

/* Columns it would like, and can do with. */
int form_columns_wanted(const struct form *form);
int form_columns_least(const struct form *form);

/* --- between the files of the form --- */

/* form_rows.c: rows from the case. */
void form_rows_make(struct form *form);
bool form_rows_asked(const struct case_file *file, const struct fact *fact, int person);
bool form_rows_focusable(const struct form_row *row);
/* form.c */
const struct value *form_value(const struct form *form, const struct form_row *row);
void form_answer(struct form *form, const struct value *value);
/* form_typing.c: the editor of the field in focus. */
void form_typing_begin(struct form *form);
void form_typing_end(struct form *form);
bool form_typing_command(struct form *form, enum command command);
void form_typing_text(struct form *form, const char *bytes, size_t length);
struct form_rest *form_typing_rest(const struct form *form, enum fact_id fact, int person);
void form_typing_drop_rest(struct form *form, enum fact_id fact, int person);
void form_typing_drop_rests(struct form *form, bool persons_only);

#endif
