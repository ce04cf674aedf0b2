/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * reports.c - what a report is to be about.
 */
#include "reports.h"

#include <glib.h>

#include "cells.h"
#include "editing.h"
#include "frame.h"
#include "list.h"
#include "reports_form.h"
#include "rules.h"
#include "screens.h"
#include "terugkeerdesk/core/fault.h"
#include "words.h"

#define GAP 2 /* between a label and its answer */
#define TYPED_COLUMNS 40

struct reports {
	struct reports_form form;
	struct list list; /* of the rows that are shown */
	struct rect rows_rect;
	int label_width;
	enum reports_field shown[REPORTS_FIELDS];
	int shown_count;
};

void reports_ask_clear(struct reports_ask *ask)
{
	g_free(ask->policy);
	g_free(ask->against);
	*ask = (struct reports_ask){ 0 };
}

/* --- rows --- */

static enum reports_field in_focus(const struct reports *reports)
{
	return reports->shown[reports->list.focus];
}

static void find_shown(struct reports *reports)
{
	reports->shown_count = 0;
	reports->label_width = 0;
	for (enum reports_field field = 0; field < REPORTS_FIELDS; field++) {
		if (!reports_form_shown(&reports->form, field))
			continue;
		reports->shown[reports->shown_count++] = field;
		reports->label_width = MAX(
		    reports->label_width, cells_width(reports_form_label(field)));
	}
}

static void go_to(struct reports *reports, enum reports_field field)
{
	for (int i = 0; i < reports->shown_count; i++)
		if (reports->shown[i] == field)
			reports->list.focus = i;
}

/* A choice may bring rows and take others away. */
static void choose(struct reports *reports, int choice)
{
	enum reports_field field = in_focus(reports);
	int count = reports_form_choices(&reports->form, field);

	if (count == 0)
		return;
	reports->form.choice[field] = (choice + count) % count;
	find_shown(reports);
	go_to(reports, field);
}

static void choose_next(struct reports *reports, int step)
{
	choose(reports, reports->form.choice[in_focus(reports)] + step);
}

/* A letter goes to the next choice that begins with it. */
static void choose_by_letter(struct reports *reports, const char *bytes, size_t length)
{
	enum reports_field field = in_focus(reports);
	int count = reports_form_choices(&reports->form, field);
	char *letter = g_utf8_casefold(bytes, (gssize)length);
	bool found = false;

	for (int i = 1; i <= count && !found; i++) {
		int at = (reports->form.choice[field] + i) % count;
		char *words =
		    g_utf8_casefold(reports_form_choice(&reports->form, field, at), -1);

		found = g_str_has_prefix(words, letter);
		if (found)
			choose(reports, at);
		g_free(words);
	}
	g_free(letter);
}

/* --- making it --- */

static void make(struct screen *screen)
{
	struct reports *reports = screen->model;
	struct reports_ask ask = { 0 };
	struct fault fault = { 0 };
	enum reports_field wrong;

	if (reports_form_read(&reports->form, &ask, &wrong, &fault) == 0) {
		reports_show(screen->tui, reports_form_kind(&reports->form), &ask);
		return;
	}
	go_to(reports, wrong);
	loop_say_fault(screen->tui, &fault);
}

/* --- the screen --- */

static bool is_typed(const struct reports *reports)
{
	return reports_form_typed(in_focus(reports));
}

static unsigned contexts(const struct screen *screen)
{
	return CONTEXT_ASKING | (is_typed(screen->model) ? CONTEXT_TYPING : 0);
}

static struct rect layout(struct screen *screen, int rows, int columns)
{
	struct reports *reports = screen->model;

	reports->form.lang = screen->tui->lang;
	find_shown(reports);
	reports->rows_rect = layout_frame(rows, columns).body;
	list_fit(&reports->list, reports->shown_count, reports->rows_rect.rows);
	return frame_whole(rows, columns);
}

static void draw_typed(const struct reports *reports, struct canvas *canvas, struct rect place,
    enum reports_field field, bool focus)
{
	const char *meant = reports_form_meant(&reports->form, field);
	int meant_width = cells_width(meant);

	if (field == REPORTS_FIELD_POLICY_FILE || field == REPORTS_FIELD_AGAINST_FILE)
		meant_width = 0;
	else
		place.columns = MIN(place.columns, TYPED_COLUMNS);
	if (focus)
		canvas_clear(canvas, place, LOOK_ENTRY);
	editing_draw(&reports->form.line[field], canvas, place, focus);
	if (meant_width > 0)
		canvas_text(canvas, place.y, place.x + place.columns + GAP, meant_width,
		    LOOK_FAINT, meant);
}

static void draw_chosen(const struct reports *reports, struct canvas *canvas,
    struct rect place, enum reports_field field, bool focus)
{
	const struct reports_form *form = &reports->form;
	const char *text = reports_form_choice(form, field, form->choice[field]);
	enum look look = focus ? LOOK_FOCUS : LOOK_NORMAL;
	int used = canvas_text(canvas, place.y, place.x, place.columns, look, text);

	canvas_text(canvas, place.y, place.x + used + GAP, place.columns - used - GAP,
	    LOOK_FAINT, reports_form_meant(form, field));
	if (focus)
		canvas_cursor(canvas, place.y, place.x);
}

static void draw_row(
    const struct reports *reports, struct canvas *canvas, int index, bool focus)
{
	enum reports_field field = reports->shown[index];
	int y = reports->rows_rect.y + index - reports->list.scroll;
	int x = 2 + reports->label_width + GAP;
	struct rect place = { y, x, 1, MAX(canvas->columns - x - 1, 1) };
	bool button = field == REPORTS_FIELD_MAKE;
	enum look look = button && focus ? LOOK_FOCUS
			 : button        ? LOOK_STRONG
					 : LOOK_NORMAL;

	canvas_text(canvas, y, 0, 1, LOOK_STRONG, focus ? ">" : " ");
	canvas_text(canvas, y, 2, canvas->columns - 3, look, reports_form_label(field));
	if (button && focus)
		canvas_cursor(canvas, y, 2);
	else if (reports_form_typed(field))
		draw_typed(reports, canvas, place, field, focus);
	else if (!button)
		draw_chosen(reports, canvas, place, field, focus);
}

static void draw(const struct screen *screen, struct canvas *canvas)
{
	const struct reports *reports = screen->model;
	const struct list *list = &reports->list;
	struct frame frame = { .title = _("Reports over all cases"),
		.hint = reports_form_help(in_focus(reports)) };

	frame_draw(screen, canvas, &frame);
	for (int i = list->scroll; i < MIN(list->count, list->scroll + list->visible); i++)
		draw_row(reports, canvas, i, i == list->focus);
}

static bool enter(struct screen *screen)
{
	struct reports *reports = screen->model;

	if (in_focus(reports) == REPORTS_FIELD_MAKE)
		make(screen);
	else
		list_command(&reports->list, COMMAND_DOWN);
	return true;
}

static bool command(struct screen *screen, enum command command)
{
	struct reports *reports = screen->model;
	bool ends = command == COMMAND_HOME || command == COMMAND_END;

	switch (command) {
	case COMMAND_MAKE:
		make(screen);
		return true;
	case COMMAND_ENTER:
		return enter(screen);
	case COMMAND_CANCEL:
		loop_pop(screen->tui, screen);
		return true;
	default:
		break;
	}
	if (!(ends && is_typed(reports)) && list_command(&reports->list, command))
		return true;
	if (is_typed(reports))
		return editing_command(&reports->form.line[in_focus(reports)], command);
	if (command == COMMAND_LEFT || command == COMMAND_RIGHT) {
		choose_next(reports, command == COMMAND_LEFT ? -1 : 1);
		return true;
	}
	if (command == COMMAND_ERASE || command == COMMAND_DELETE) {
		choose(reports, 0);
		return true;
	}
	return false;
}

static void text(struct screen *screen, const char *bytes, size_t length)
{
	struct reports *reports = screen->model;

	if (is_typed(reports))
		editing_text(screen->tui, &reports->form.line[in_focus(reports)], bytes,
		    length);
	else if (length == 1 && *bytes == ' ' && in_focus(reports) == REPORTS_FIELD_MAKE)
		make(screen);
	else if (length == 1 && *bytes == ' ')
		choose_next(reports, 1);
	else if (g_utf8_validate(bytes, (gssize)length, NULL))
		choose_by_letter(reports, bytes, length);
}

static void click(struct screen *screen, int y, int x)
{
	struct reports *reports = screen->model;
	int index = y - reports->rows_rect.y + reports->list.scroll;

	if (frame_click(screen, y, x) || !layout_inside(reports->rows_rect, y, x) ||
	    index >= reports->list.count)
		return;
	if (index != reports->list.focus)
		reports->list.focus = index;
	else if (in_focus(reports) == REPORTS_FIELD_MAKE)
		make(screen);
	else
		choose_next(reports, 1);
}

static void free_model(struct screen *screen)
{
	struct reports *reports = screen->model;

	reports_form_clear(&reports->form);
	g_free(reports);
}

static const struct screen_ops ops = {
	.contexts = contexts,
	.layout = layout,
	.draw = draw,
	.command = command,
	.text = text,
	.click = click,
	.free = free_model,
};

void reports_open(struct tui *tui)
{
	struct reports *reports;

	if (!rules_ready(tui))
		return;
	reports = g_new0(struct reports, 1);
	reports_form_init(&reports->form, desk_rulebook(tui->desk));
	find_shown(reports);
	loop_push(tui, &ops, reports);
}
