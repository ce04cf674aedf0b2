/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * intake.h - the questions of a case, one below the other, made from the table of facts.
 *
 * The form never changes the case itself: it tells its owner what was answered.
 */
#ifndef TERUGKEERDESK_SRC_TUI_INTAKE_H
#define TERUGKEERDESK_SRC_TUI_INTAKE_H

#include <stdbool.h>
#include <stddef.h>

#include "canvas.h"
#include "entry.h"
#include "keymap.h"
#include "line_editor.h"

struct tui;

enum intake_row_kind {
	INTAKE_HEADING_CASE,
	INTAKE_HEADING_PERSONS,
	INTAKE_HEADING_MORE,
	INTAKE_HEADING_COURSE,
	INTAKE_FACT,
	INTAKE_PERSON, /* a person; the facts of the one that is open follow */
	INTAKE_ADD /* add a person */
};

struct intake_row {
	enum intake_row_kind kind;
	enum fact_id fact; /* INTAKE_FACT; else FACT_NONE */
	int person; /* 0: the case */
	int y, height; /* in the form as a whole */
	bool below; /* the answer stands below its label */
};

#define INTAKE_ROWS_MAX (FACT_COUNT + CASE_PERSONS_MAX + 6)
#define INTAKE_DROP_MAX 6 /* countries offered at a time */

/* What stands in a field that was left half typed. */
struct intake_rest {
	enum fact_id fact;
	int person;
	char *text;
	struct intake_rest *next;
};

struct intake_owner {
	/* An answer was given or taken back (value->set false). */
	void (*set)(void *owner, enum fact_id fact, int person, const struct value *value);
	/* The focus left a field in which something was answered. */
	void (*left)(void *owner);
	void (*add_person)(void *owner);
};

struct intake {
	struct tui *tui;
	const struct intake_owner *ops;
	void *owner;
	const struct case_file *file;
	struct entry_words words;
	struct intake_row row[INTAKE_ROWS_MAX];
	int row_count;
	int focus;
	int open_person; /* whose facts are shown; 0: nobody's */
	struct line_editor editor; /* of the field in focus, when it is typed */
	bool editing;
	bool fresh; /* nothing was done yet in the editor: the first letter replaces all */
	bool answered; /* something was answered since the field got the focus */
	enum entry_result typed; /* what the editor holds */
	country_code drop[INTAKE_DROP_MAX];
	int drop_count, drop_focus;
	bool drop_open;
	struct intake_rest *rest;
	/* The questions in the language set, looked up and measured once. */
	const char *label[FACT_COUNT];
	int label_cells[FACT_COUNT];
	int label_widest;
	int label_width; /* as there is room for */
	int rows, columns; /* of the place it is drawn in */
	int height, scroll;
};

void intake_init(struct intake *intake, struct tui *tui, const struct intake_owner *ops,
    void *owner, const struct case_file *file, const struct country_table *countries);
void intake_clear(struct intake *intake);

/* Places, for the size and the case as they are now. */
void intake_layout(struct intake *intake, int rows, int columns);
/* `focus`: the keys come here, and the hardware cursor too. */
void intake_draw(const struct intake *intake, struct canvas *canvas, struct rect rect,
    bool focus);

bool intake_command(struct intake *intake, enum command command);
void intake_text(struct intake *intake, const char *bytes, size_t length);
void intake_click(struct intake *intake, int y, int x);

/* The case was changed from outside (undo, a person removed): make the rows and the
 * editor anew.  `persons_moved`: what was half typed about persons is dropped. */
void intake_refresh(struct intake *intake, bool persons_moved);
/* The language was switched; what is being typed stays. */
void intake_reword(struct intake *intake);
/* Go to a fact; opens the person.  False when it is not asked. */
bool intake_focus_fact(struct intake *intake, enum fact_id fact, int person);
/* The field in focus is done: tidy up, tell the owner. */
void intake_leave_field(struct intake *intake);

/* The row in focus. */
const struct intake_row *intake_row_in_focus(const struct intake *intake);
/* Is there a field that was left half typed?  Goes there when `go`. */
bool intake_half_typed(struct intake *intake, bool go);
void intake_forget_half_typed(struct intake *intake);
/* What to say about the focus: a sentence in new memory, to g_free; look by reference. */
char *intake_hint(const struct intake *intake, enum look *ret_role);

/* Columns it would like, and can do with. */
int intake_columns_wanted(const struct intake *intake);
int intake_columns_least(const struct intake *intake);

/* --- between the files of the form --- */

/* intake_rows.c: rows from the case. */
void intake_rows_make(struct intake *intake);
bool intake_rows_asked(const struct case_file *file, const struct fact *fact, int person);
bool intake_rows_focusable(const struct intake_row *row);
/* intake.c */
const struct value *intake_value(const struct intake *intake, const struct intake_row *row);
void intake_answer(struct intake *intake, const struct value *value);
/* intake_typing.c: the editor of the field in focus. */
void intake_typing_begin(struct intake *intake);
void intake_typing_end(struct intake *intake);
bool intake_typing_command(struct intake *intake, enum command command);
void intake_typing_text(struct intake *intake, const char *bytes, size_t length);
struct intake_rest *intake_typing_rest(const struct intake *intake, enum fact_id fact, int person);
void intake_typing_drop_rest(struct intake *intake, enum fact_id fact, int person);
void intake_typing_drop_rests(struct intake *intake, bool persons_only);
/* intake_draw.c: once for each language. */
void intake_draw_labels(struct intake *intake);

#endif
