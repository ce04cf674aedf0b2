/* SPDX-License-Identifier: EUPL-1.2 */
#include "screens.h"

#include <glib.h>

#include "cells.h"
#include "figures.h"
#include "frame.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/desk/desk.h"
#include "terugkeerdesk/document/catalogue.h"
#include "words.h"

#define TEXT_COLUMNS  64
#define TABLE_COLUMNS 72
#define USUAL_ROWS    20 /* that most of it takes; what is left stands around it */
#define ROOMY_ROWS    22 /* from here on large figures, and white between */

/* Nothing here names anybody: who looks may be somebody else's child, or a neighbour. */
struct turned {
	const struct desk_calculation *calculation;
	struct catalogue catalogue; /* in the language of who looks */
};

/* One phase of the support, in the words of the page. */
static const struct {
	enum phase phase;
	const char *words;
} phases[] = {
	{ PHASE_DEPARTURE, N_("When you leave") },
	{ PHASE_POST_ARRIVAL, N_("When you have arrived") },
	{ PHASE_POST_RETURN, N_("Later, after your return") },
	{ PHASE_NOT_STATED, N_("When is not stated") },
};

/* As the summary for the applicant says it. */
static const char *const forms[] = {
	[FORM_CASH] = N_("In cash"),
	[FORM_KIND] = N_("In kind"),
	[FORM_CASH_OR_KIND] = N_("In cash or in kind"),
	[FORM_NOT_STATED] = N_("The rules do not say how"),
};

static const char *say(const struct turned *turned, const char *msgid)
{
	return turned->catalogue.translate(turned->catalogue.data, msgid);
}

static unsigned turned_contexts(const struct screen *screen)
{
	(void)screen;
	/* The keys of the screens it is opened from mean something here too, also the one
	 * that opened it: to go back, or to lock. */
	return CONTEXT_TURNED | CONTEXT_CASE | CONTEXT_SUMMARY;
}

static struct rect turned_layout(struct screen *screen, int rows, int columns)
{
	(void)screen;
	return frame_whole(rows, columns);
}

static void draw_middle(
    struct canvas *canvas, int y, enum look look, const char *text)
{
	int width = MIN(cells_width(text), canvas->columns);

	canvas_text(canvas, y, (canvas->columns - width) / 2, width, look, text);
}

/* Sentences in the middle; returns the rows used. */
static int draw_sentences(struct canvas *canvas, int y, const char *text)
{
	int columns = MIN(TEXT_COLUMNS, canvas->columns - 2);
	struct rect place = { y, (canvas->columns - columns) / 2, canvas->rows - 1 - y,
		columns };

	return canvas_wrapped(canvas, place, LOOK_NORMAL, text);
}

/* Large where that fits, else as letters.  Returns the rows used. */
static int draw_amount(
    const struct turned *turned, struct canvas *canvas, int y, struct range range)
{
	char text[MONEY_TEXT];
	int width;

	money_format_range(text, range, turned->catalogue.lang, MONEY_SHORT);
	width = figures_width(text);
	if (width > canvas->columns - 2 || canvas->rows < ROOMY_ROWS) {
		draw_middle(canvas, y, LOOK_STRONG, text);
		return 1;
	}
	figures_draw(canvas, y, (canvas->columns - width) / 2, LOOK_STRONG, text);
	return FIGURES_ROWS;
}

/* How the money of a phase comes. */
static const char *form_of(
    const struct turned *turned, const struct package_result *result, enum phase phase)
{
	const char *words = NULL;

	for (int i = 0; i < result->line_count; i++) {
		const char *form = forms[result->line[i].form];

		if (result->line[i].phase != phase)
			continue;
		if (words != NULL && words != form)
			return say(turned, N_("A part in cash, a part in kind"));
		words = form;
	}
	return words != NULL ? say(turned, words) : "";
}

static void draw_phase(const struct turned *turned, struct canvas *canvas, int y,
    const struct package_result *result, size_t index)
{
	int columns = MIN(TABLE_COLUMNS, canvas->columns - 2);
	int x = (canvas->columns - columns) / 2;
	const struct sum *sum = &result->by_phase[phases[index].phase];
	const char *words = say(turned, phases[index].words);
	const char *form = form_of(turned, result, phases[index].phase);
	char amount[MONEY_TEXT];
	const char *right = amount;
	int middle = x;

	money_format_range(amount, sum->range, turned->catalogue.lang, MONEY_SHORT);
	if (sum->incomplete && sum->range.max == 0)
		right = say(turned, N_("not stated"));
	for (size_t i = 0; i < G_N_ELEMENTS(phases); i++)
		middle = MAX(middle, x + cells_width(say(turned, phases[i].words)) + 2);
	canvas_text(canvas, y, x, columns, LOOK_NORMAL, words);
	if (middle + cells_width(form) + 2 + cells_width(right) <= x + columns)
		canvas_text(canvas, y, middle, columns, LOOK_NORMAL, form);
	canvas_text_right(canvas, y, x, columns, LOOK_STRONG, right);
}

static int draw_phases(const struct turned *turned, struct canvas *canvas, int y,
    const struct package_result *result)
{
	int from = y;

	for (size_t i = 0; i < G_N_ELEMENTS(phases); i++) {
		const struct sum *sum = &result->by_phase[phases[i].phase];

		if (sum->range.max > 0 || sum->incomplete)
			draw_phase(turned, canvas, y++, result, i);
	}
	return y - from;
}

static const char *why_no_amount(const struct turned *turned)
{
	enum applies applies = turned->calculation->assessment.applies;

	if (!turned->calculation->possible || applies == APPLIES_OPEN)
		return say(turned, N_("We do not know yet what you may receive. First we need "
				      "some more answers."));
	if (applies != APPLIES_NONE &&
	    turned->calculation->assessment.package[applies].total.incomplete)
		return say(
		    turned, N_("You may receive money. The rules do not say how much."));
	return say(turned, N_("As it is now, you receive no money for your return."));
}

static const char *lead(const struct turned *turned, const struct sum *total)
{
	bool alone = turned->calculation->household.household.member_count == 1;

	if (total->incomplete)
		return alone ? say(turned, N_("You may receive at least"))
			     : say(turned, N_("Together you may receive at least"));
	return alone ? say(turned, N_("You may receive"))
		     : say(turned, N_("Together you may receive"));
}

/* Nobody who is made to leave should read that it is their choice. */
static const char *choice(const struct turned *turned)
{
	if (turned->calculation->assessment.kinds == (kind_mask)(1 << DEPARTURE_FORCED))
		return say(turned, N_("This is advice, not a decision. You decide yourself "
				      "whether you want this help."));
	return say(turned, N_("This is advice, not a decision. Going back is your own choice. "
			      "You can change your mind until you leave."));
}

static void draw_result(const struct turned *turned, struct canvas *canvas, int y)
{
	const struct assessment *assessment = &turned->calculation->assessment;
	const struct package_result *result = &assessment->package[assessment->applies];
	const struct range *total = &result->total.range;
	int gap = canvas->rows >= ROOMY_ROWS ? 2 : 1;

	draw_middle(canvas, y, LOOK_NORMAL, lead(turned, &result->total));
	y += gap;
	y += draw_amount(turned, canvas, y, *total) + gap - 1;
	y += draw_phases(turned, canvas, y + 1, result) + 2;
	if (total->min != total->max)
		y += draw_sentences(canvas, y,
		         say(turned, N_("We do not know everything yet, so the amount is not "
		                        "sure."))) + gap - 1;
	draw_sentences(canvas, y, choice(turned));
}

static bool has_amount(const struct turned *turned)
{
	enum applies applies = turned->calculation->assessment.applies;

	return turned->calculation->possible && applies != APPLIES_OPEN &&
	    applies != APPLIES_NONE &&
	    turned->calculation->assessment.package[applies].total.range.max > 0;
}

static void turned_draw(const struct screen *screen, struct canvas *canvas)
{
	const struct turned *turned = screen->model;
	int y = MAX(canvas->rows / 12, (canvas->rows - USUAL_ROWS) / 3);

	draw_middle(canvas, y, LOOK_HEADING, say(turned, N_("Support when you return")));
	if (has_amount(turned))
		draw_result(turned, canvas, y + (canvas->rows >= ROOMY_ROWS ? 3 : 1));
	else
		draw_sentences(canvas, y + 3, why_no_amount(turned));
	canvas_text_right(canvas, canvas->rows - 1, 0, canvas->columns - 1, LOOK_FAINT,
	    _("Any key goes back"));
	canvas_cursor(canvas, canvas->rows - 1, 0);
}

/* Every key goes back to where the counsellor was, and does nothing else. */
static bool turned_command(struct screen *screen, enum command command)
{
	if (command == COMMAND_LOCK || command == COMMAND_REDRAW)
		return false;
	loop_pop(screen->tui, screen);
	return true;
}

static void turned_text(struct screen *screen, const char *bytes, size_t length)
{
	(void)bytes;
	(void)length;
	loop_pop(screen->tui, screen);
}

static void turned_click(struct screen *screen, int y, int x)
{
	(void)y;
	(void)x;
	loop_pop(screen->tui, screen);
}

static void turned_free(struct screen *screen)
{
	struct turned *turned = screen->model;

	catalogue_close(&turned->catalogue);
	g_free(turned);
}

static const struct screen_ops turned_ops = {
	.contexts = turned_contexts,
	.layout = turned_layout,
	.draw = turned_draw,
	.command = turned_command,
	.text = turned_text,
	.click = turned_click,
	.free = turned_free,
};

void turned_open(
    struct tui *tui, const struct desk_calculation *calculation, enum lang lang)
{
	struct turned *turned = g_new0(struct turned, 1);
	struct fault fault;

	turned->calculation = calculation;
	if (catalogue_open(
		desk_env(tui->desk)->locale_folder, lang, &turned->catalogue, &fault) == 0) {
		loop_push(tui, &turned_ops, turned);
		return;
	}
	g_free(turned);
	loop_say_fault(tui, &fault);
}
