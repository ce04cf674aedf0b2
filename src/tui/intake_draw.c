/* SPDX-License-Identifier: EUPL-1.2 */
#include "intake.h"

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

void intake_draw_labels(struct intake *intake)
{
	intake->label_widest = 0;
	for (int fact = 0; fact < FACT_COUNT; fact++) {
		intake->label[fact] = _(fact_get((enum fact_id)fact)->label);
		intake->label_cells[fact] = cells_width(intake->label[fact]);
		intake->label_widest = MAX(intake->label_widest, intake->label_cells[fact]);
	}
}

int intake_columns_wanted(const struct intake *intake)
{
	return MARK + intake->label_widest + GAP + ANSWER_WANTED + 1;
}

int intake_columns_least(const struct intake *intake)
{
	return MARK + intake->label_widest + GAP + ANSWER_LEAST + 1;
}

static int answer_x(const struct intake *intake, const struct intake_row *row)
{
	return row->below ? MARK + 2 : MARK + intake->label_width + GAP;
}

static int answer_width(const struct intake *intake, const struct intake_row *row)
{
	return MAX(intake->columns - answer_x(intake, row) - 1, 1);
}

/* The room that the answer asks for. */
static int answer_wanted(const struct intake *intake, const struct intake_row *row)
{
	const struct fact *fact = fact_get(row->fact);
	char *text;
	int wanted;

	if (fact->type == FACT_TYPE_TEXT)
		return 0; /* scrolls while it is typed */
	text = entry_text(&intake->words, intake->file, fact, intake_value(intake, row));
	wanted = cells_width(text);
	text_free(text);
	return wanted;
}

static int note_height(const struct intake *intake, const struct intake_row *row, bool focus)
{
	const struct value *value = intake_value(intake, row);
	const char *text = focus && intake->editing ? intake->editor.text : value->text;
	int lines = 1;

	if (text != NULL)
		lines = cells_wrapped_lines(text, MAX(intake->columns - MARK - 4, 1));
	return CLAMP(lines + (focus ? 1 : 0), 1, NOTE_LINES);
}

static void place(const struct intake *intake, struct intake_row *row, bool focus)
{
	const struct fact *fact;

	row->height = 1;
	row->below = false;
	if (row->kind != INTAKE_FACT)
		return;
	fact = fact_get(row->fact);
	row->below = fact->type == FACT_TYPE_LINES ||
	    intake->label_cells[row->fact] > intake->label_width ||
	    answer_wanted(intake, row) > answer_width(intake, row);
	if (fact->type == FACT_TYPE_LINES)
		row->height = 1 + note_height(intake, row, focus);
	else
		row->height = row->below ? 2 : 1;
}

void intake_layout(struct intake *intake, int rows, int columns)
{
	const struct intake_row *focus;
	int y = 0, above;

	intake->rows = rows;
	intake->columns = columns;
	intake->label_width = MIN(intake->label_widest, MAX(columns / 2 - MARK, 4));
	for (int i = 0; i < intake->row_count; i++) {
		place(intake, &intake->row[i], i == intake->focus);
		intake->row[i].y = y;
		y += intake->row[i].height;
	}
	intake->height = y;
	/* The heading above the first question comes along. */
	focus = intake_row_in_focus(intake);
	above = intake->focus == 1 ? 1 : 0;
	intake->scroll =
	    layout_scroll(intake->scroll, focus->y - above, focus->height + above, rows, y);
}

static void draw_heading(const struct intake *intake, struct canvas *canvas, int y, int x,
    const char *words)
{
	int used = canvas_text(canvas, y, x, intake->columns, LOOK_HEADING, words);

	canvas_line_across(canvas, y, x + used + 1, intake->columns - used - 1);
}

/* The number, the name with the age, the role.  Where room is short the role goes first:
 * person 1 is the main applicant anyhow. */
static void draw_person(const struct intake *intake, struct canvas *canvas, int y, int x,
    const struct intake_row *row, enum look look)
{
	const struct value *value = case_file_value_const(intake->file, FACT_ROLE, row->person);
	const struct fact *fact = fact_get(FACT_ROLE);
	const char *role = value->set ? _(fact->choice_labels[value->number]) : "";
	char *who = entry_person(intake->file, row->person);
	char *number = g_strdup_printf("%d", row->person);
	int end = x + intake->columns - 1, at = x + MARK;

	at += canvas_text(canvas, y, at, end - at, look, number) + 1;
	at += canvas_typed(canvas, y, at, end - at, look, who) + 1;
	if (cells_width(role) <= end - at)
		canvas_text(canvas, y, at, end - at, LOOK_FAINT, role);
	text_free(who);
	g_free(number);
}

/* What stands where nothing was answered. */
static void draw_default(const struct intake *intake, struct canvas *canvas, int y, int x,
    int width, enum look look, const struct fact *fact)
{
	char *counts = entry_default(&intake->words, fact);
	char *text;

	if (*counts != '\0')
		text = g_strdup_printf("(%s)", counts);
	else if (fact->absent == FACT_ABSENT_UNKNOWN)
		text = g_strdup("?");
	else
		text = g_strdup("-");
	canvas_text(canvas, y, x, width, look, text);
	g_free(text);
	g_free(counts);
}

static void draw_editor(const struct intake *intake, struct canvas *canvas, struct rect rect,
    bool focus)
{
	editing_draw(&intake->editor, canvas, rect, focus);
	if (intake->fresh && focus)
		canvas_typed(canvas, rect.y, rect.x, rect.columns, LOOK_FOCUS,
		    intake->editor.text);
}

static void draw_answer(const struct intake *intake, struct canvas *canvas, struct rect rect,
    const struct intake_row *row, bool focus)
{
	const struct intake_rest *rest = intake_typing_rest(intake, row->fact, row->person);
	const struct fact *fact = fact_get(row->fact);
	char *text;

	if (focus && intake->editing) {
		draw_editor(intake, canvas, rect, focus);
		return;
	}
	text = entry_text(&intake->words, intake->file, fact, intake_value(intake, row));
	if (focus) {
		canvas_clear(canvas, (struct rect){ rect.y, rect.x, 1, rect.columns }, LOOK_FOCUS);
		if (*text == '\0')
			draw_default(intake, canvas, rect.y, rect.x, rect.columns, LOOK_FOCUS, fact);
		canvas_typed(canvas, rect.y, rect.x, rect.columns, LOOK_FOCUS, text);
		canvas_cursor(canvas, rect.y, rect.x);
	} else if (rest != NULL) {
		canvas_typed(canvas, rect.y, rect.x, rect.columns, LOOK_FAULT, rest->text);
	} else if (*text == '\0') {
		draw_default(intake, canvas, rect.y, rect.x, rect.columns, LOOK_FAINT, fact);
	} else if (fact->type == FACT_TYPE_LINES) {
		canvas_wrapped(canvas, rect, LOOK_STRONG, text);
	} else {
		canvas_typed(canvas, rect.y, rect.x, rect.columns, LOOK_STRONG, text);
	}
	text_free(text);
}

static void draw_fact(const struct intake *intake, struct canvas *canvas, int y, int x,
    const struct intake_row *row, bool focus, int bottom)
{
	struct rect rect = { y, x + answer_x(intake, row), 1, answer_width(intake, row) };

	canvas_text(canvas, y, x + MARK, intake->columns - MARK - 1,
	    focus ? LOOK_STRONG : LOOK_NORMAL, intake->label[row->fact]);
	if (row->below) {
		rect.y++;
		rect.rows = MIN(row->height - 1, bottom - rect.y);
	}
	if (rect.y < bottom)
		draw_answer(intake, canvas, rect, row, focus);
}

static const char *mark_of(const struct intake *intake, const struct intake_row *row, bool focus)
{
	if (focus)
		return ">";
	if (row->kind == INTAKE_FACT && intake_typing_rest(intake, row->fact, row->person) != NULL)
		return "!";
	if (row->kind == INTAKE_PERSON && row->person == intake->open_person)
		return "v";
	return " ";
}

static void draw_row(const struct intake *intake, struct canvas *canvas, struct rect rect,
    int index, bool focus)
{
	const struct intake_row *row = &intake->row[index];
	int y = rect.y + row->y - intake->scroll, bottom = rect.y + rect.rows;
	enum look look = focus ? LOOK_FOCUS : LOOK_NORMAL;

	canvas_text(canvas, y, rect.x, 1, LOOK_STRONG, mark_of(intake, row, focus));
	if (focus)
		canvas_cursor(canvas, y, rect.x + MARK);
	switch (row->kind) {
	case INTAKE_HEADING_CASE:
		draw_heading(intake, canvas, y, rect.x, _("Case"));
		break;
	case INTAKE_HEADING_PERSONS:
		draw_heading(intake, canvas, y, rect.x, _("Persons"));
		break;
	case INTAKE_HEADING_MORE:
		draw_heading(intake, canvas, y, rect.x, _("More"));
		break;
	case INTAKE_HEADING_COURSE:
		/* TRANSLATORS: the course of a case: advised, applied, ..., departed */
		draw_heading(intake, canvas, y, rect.x, _("Course"));
		break;
	case INTAKE_FACT:
		draw_fact(intake, canvas, y, rect.x, row, focus, bottom);
		break;
	case INTAKE_PERSON:
		draw_person(intake, canvas, y, rect.x, row, look);
		break;
	case INTAKE_ADD:
		canvas_text(canvas, y, rect.x + MARK, intake->columns - MARK, look,
		    _("+ add a person"));
		break;
	}
}

/* The countries that fit what is typed, below the field or, without room, above it. */
static void draw_drop(const struct intake *intake, struct canvas *canvas, struct rect rect)
{
	const struct intake_row *row = intake_row_in_focus(intake);
	int x = rect.x + answer_x(intake, row) - 1, y, width = 0;
	int field = rect.y + row->y + row->height - intake->scroll;

	for (int i = 0; i < intake->drop_count; i++)
		width = MAX(width, cells_width(entry_country(&intake->words, intake->drop[i])) + 2);
	width = MIN(width, intake->columns - 1);
	x = MIN(x, rect.x + intake->columns - width);
	y = field;
	if (y + intake->drop_count > rect.y + rect.rows)
		y = MAX(field - row->height - intake->drop_count, rect.y);
	for (int i = 0; i < intake->drop_count; i++) {
		enum look look = i == intake->drop_focus ? LOOK_FOCUS : LOOK_ENTRY;
		canvas_clear(canvas, (struct rect){ y + i, x, 1, width }, look);
		canvas_text(canvas, y + i, x, 1, look, i == intake->drop_focus ? ">" : " ");
		canvas_text(canvas, y + i, x + 1, width - 1, look,
		    entry_country(&intake->words, intake->drop[i]));
	}
}

void intake_draw(const struct intake *intake, struct canvas *canvas, struct rect rect,
    bool focus)
{
	for (int i = 0; i < intake->row_count; i++) {
		const struct intake_row *row = &intake->row[i];
		int y = row->y - intake->scroll;
		if (y >= 0 && y < rect.rows)
			draw_row(intake, canvas, rect, i, focus && i == intake->focus);
	}
	if (focus && intake->drop_open)
		draw_drop(intake, canvas, rect);
}
