/* SPDX-License-Identifier: EUPL-1.2 */
#include "form.h"

#include <glib.h>
#include <string.h>

#include "cells.h"
#include "editing.h"
#include "terugkeerdesk/core/text.h"
#include "words.h"

#define MARK 2 /* columns before a label: ">" or "!" and a space */
#define GAP 1 /* between label and answer */
#define ANSWER_LEAST 10 /* "22-03-2024" */
#define ANSWER_WANTED 18
#define NOTE_LINES 5

static int widest_label(void)
{
	int widest = 0;

	for (int fact = 0; fact < FACT_COUNT; fact++)
		widest = MAX(widest, cells_width(_(fact_get((enum fact_id)fact)->label)));
	return widest;
}

int form_columns_wanted(const struct form *form)
{
	(void)form;
	return MARK + widest_label() + GAP + ANSWER_WANTED + 1;
}

int form_columns_least(const struct form *form)
{
	(void)form;
	return MARK + widest_label() + GAP + ANSWER_LEAST + 1;
}

static int answer_x(const struct form *form, const struct form_row *row)
{
	return row->below ? MARK + 2 : MARK + form->label_width + GAP;
}

static int answer_width(const struct form *form, const struct form_row *row)
{
	return MAX(form->columns - answer_x(form, row) - 1, 1);
}

/* The most room an answer to this question asks for. */
static int answer_wanted(const struct form *form, const struct form_row *row)
{
	const struct fact *fact = fact_get(row->fact);
	int wanted = 0;
	char *text;

	if (fact->type == FACT_TYPE_CHOICE || fact->type == FACT_TYPE_YESNO) {
		for (int i = 0; i < FACT_CHOICES_MAX && fact->choices[i] != NULL; i++)
			wanted = MAX(wanted, cells_width(_(fact->choice_labels[i])));
		return wanted;
	}
	if (fact->type == FACT_TYPE_TEXT)
		return 0; /* scrolls while it is typed */
	text = entry_text(&form->words, form->file, fact, form_value(form, row));
	wanted = cells_width(text);
	text_free(text);
	return wanted;
}

static int note_height(const struct form *form, const struct form_row *row, bool focus)
{
	const struct value *value = form_value(form, row);
	const char *text = focus && form->editing ? form->editor.text : value->text;
	int lines = 1;

	if (text != NULL)
		lines = cells_wrapped_lines(text, MAX(form->columns - MARK - 4, 1));
	return CLAMP(lines + (focus ? 1 : 0), 1, NOTE_LINES);
}

static void place(const struct form *form, struct form_row *row, bool focus)
{
	const struct fact *fact;

	row->height = 1;
	row->below = false;
	if (row->kind != FORM_FACT)
		return;
	fact = fact_get(row->fact);
	row->below = fact->type == FACT_TYPE_LINES ||
	    cells_width(_(fact->label)) > form->label_width ||
	    answer_wanted(form, row) > answer_width(form, row);
	if (fact->type == FACT_TYPE_LINES)
		row->height = 1 + note_height(form, row, focus);
	else
		row->height = row->below ? 2 : 1;
}

void form_layout(struct form *form, int rows, int columns)
{
	const struct form_row *focus;
	int y = 0, above;

	form->rows = rows;
	form->columns = columns;
	form->label_width = MIN(widest_label(), MAX(columns / 2 - MARK, 4));
	for (int i = 0; i < form->row_count; i++) {
		place(form, &form->row[i], i == form->focus);
		form->row[i].y = y;
		y += form->row[i].height;
	}
	form->height = y;
	/* The heading above the first question comes along. */
	focus = form_row_in_focus(form);
	above = form->focus == 1 ? 1 : 0;
	form->scroll =
	    layout_scroll(form->scroll, focus->y - above, focus->height + above, rows, y);
}

static void draw_heading(const struct form *form, struct canvas *canvas, int y, int x,
    const char *words)
{
	int used = canvas_text(canvas, y, x, form->columns, LOOK_HEADING, words);

	canvas_line_across(canvas, y, x + used + 1, form->columns - used - 1);
}

static void draw_person(const struct form *form, struct canvas *canvas, int y, int x,
    const struct form_row *row, enum look look)
{
	const struct value *value = case_file_value_const(form->file, FACT_ROLE, row->person);
	char *who = entry_person(form->file, row->person);
	char *number = g_strdup_printf("%d", row->person);
	const struct fact *fact = fact_get(FACT_ROLE);
	const char *role_name = value->set ? _(fact->choice_labels[value->number]) : "";
	int width = form->columns - MARK - 1, at = x + MARK, name_width;

	at += canvas_text(canvas, y, at, width, look, number) + 1;
	width -= at - x - MARK;
	name_width = MAX(width - cells_width(role_name) - 1, width / 2);
	at += canvas_typed(canvas, y, at, name_width, look, who) + 1;
	canvas_text(canvas, y, at, x + form->columns - 1 - at, LOOK_FAINT, role_name);
	text_free(who);
	g_free(number);
}

static void draw_default(const struct form *form, struct canvas *canvas, int y, int x,
    int width, const struct fact *fact)
{
	char *counts = entry_default(&form->words, fact);
	char *text;

	if (*counts != '\0')
		text = g_strdup_printf("(%s)", counts);
	else if (fact->absent == FACT_ABSENT_UNKNOWN)
		text = g_strdup("?");
	else
		text = g_strdup("-");
	canvas_text(canvas, y, x, width, LOOK_FAINT, text);
	g_free(text);
	g_free(counts);
}

static void draw_editor(const struct form *form, struct canvas *canvas, struct rect rect,
    bool focus)
{
	editing_draw(&form->editor, canvas, rect, focus);
	if (form->fresh && focus)
		canvas_typed(canvas, rect.y, rect.x, rect.columns, LOOK_FOCUS,
		    form->editor.text);
}

static void draw_answer(const struct form *form, struct canvas *canvas, struct rect rect,
    const struct form_row *row, bool focus)
{
	const struct form_rest *rest = form_typing_rest(form, row->fact, row->person);
	const struct fact *fact = fact_get(row->fact);
	char *text;

	if (focus && form->editing) {
		draw_editor(form, canvas, rect, focus);
		return;
	}
	text = entry_text(&form->words, form->file, fact, form_value(form, row));
	if (focus) {
		canvas_clear(canvas, (struct rect){ rect.y, rect.x, 1, rect.columns }, LOOK_FOCUS);
		canvas_typed(canvas, rect.y, rect.x, rect.columns, LOOK_FOCUS, text);
		canvas_cursor(canvas, rect.y, rect.x);
	} else if (rest != NULL) {
		canvas_typed(canvas, rect.y, rect.x, rect.columns, LOOK_FAULT, rest->text);
	} else if (*text == '\0') {
		draw_default(form, canvas, rect.y, rect.x, rect.columns, fact);
	} else if (fact->type == FACT_TYPE_LINES) {
		canvas_wrapped(canvas, rect, LOOK_STRONG, text);
	} else {
		canvas_typed(canvas, rect.y, rect.x, rect.columns, LOOK_STRONG, text);
	}
	text_free(text);
}

static void draw_fact(const struct form *form, struct canvas *canvas, int y, int x,
    const struct form_row *row, bool focus, int bottom)
{
	const struct fact *fact = fact_get(row->fact);
	struct rect rect = { y, x + answer_x(form, row), 1, answer_width(form, row) };

	canvas_text(canvas, y, x + MARK, form->columns - MARK - 1,
	    focus ? LOOK_STRONG : LOOK_NORMAL, _(fact->label));
	if (row->below) {
		rect.y++;
		rect.rows = MIN(row->height - 1, bottom - rect.y);
	}
	if (rect.y < bottom)
		draw_answer(form, canvas, rect, row, focus);
}

static const char *mark_of(const struct form *form, const struct form_row *row, bool focus)
{
	if (focus)
		return ">";
	if (row->kind == FORM_FACT && form_typing_rest(form, row->fact, row->person) != NULL)
		return "!";
	if (row->kind == FORM_PERSON && row->person == form->open_person)
		return "v";
	return " ";
}

static void draw_row(const struct form *form, struct canvas *canvas, struct rect rect,
    int index, bool focus)
{
	const struct form_row *row = &form->row[index];
	int y = rect.y + row->y - form->scroll, bottom = rect.y + rect.rows;
	enum look look = focus ? LOOK_FOCUS : LOOK_NORMAL;

	canvas_text(canvas, y, rect.x, 1, LOOK_STRONG, mark_of(form, row, focus));
	if (focus)
		canvas_cursor(canvas, y, rect.x + MARK);
	switch (row->kind) {
	case FORM_HEADING_CASE:
		draw_heading(form, canvas, y, rect.x, _("Case"));
		break;
	case FORM_HEADING_PERSONS:
		draw_heading(form, canvas, y, rect.x, _("Persons"));
		break;
	case FORM_HEADING_MORE:
		draw_heading(form, canvas, y, rect.x, _("More"));
		break;
	case FORM_FACT:
		draw_fact(form, canvas, y, rect.x, row, focus, bottom);
		break;
	case FORM_PERSON:
		draw_person(form, canvas, y, rect.x, row, look);
		break;
	case FORM_ADD:
		canvas_text(canvas, y, rect.x + MARK, form->columns - MARK, look,
		    _("+ add a person"));
		break;
	}
}

/* The countries that fit what is typed, below the field or, without room, above it. */
static void draw_drop(const struct form *form, struct canvas *canvas, struct rect rect)
{
	const struct form_row *row = form_row_in_focus(form);
	int x = rect.x + answer_x(form, row) - 1, y, width = 0;
	int field = rect.y + row->y + row->height - form->scroll;

	for (int i = 0; i < form->drop_count; i++)
		width = MAX(width, cells_width(entry_country(&form->words, form->drop[i])) + 2);
	width = MIN(width, form->columns - 1);
	x = MIN(x, rect.x + form->columns - width);
	y = field;
	if (y + form->drop_count > rect.y + rect.rows)
		y = MAX(field - row->height - form->drop_count, rect.y);
	for (int i = 0; i < form->drop_count; i++) {
		enum look look = i == form->drop_focus ? LOOK_FOCUS : LOOK_ENTRY;
		canvas_clear(canvas, (struct rect){ y + i, x, 1, width }, look);
		canvas_text(canvas, y + i, x, 1, look, i == form->drop_focus ? ">" : " ");
		canvas_text(canvas, y + i, x + 1, width - 1, look,
		    entry_country(&form->words, form->drop[i]));
	}
}

void form_draw(const struct form *form, struct canvas *canvas, struct rect rect,
    bool focus)
{
	for (int i = 0; i < form->row_count; i++) {
		const struct form_row *row = &form->row[i];
		int y = row->y - form->scroll;
		if (y >= 0 && y < rect.rows)
			draw_row(form, canvas, rect, i, focus && i == form->focus);
	}
	if (focus && form->drop_open)
		draw_drop(form, canvas, rect);
}
