/* SPDX-License-Identifier: EUPL-1.2 */
#include "pane.h"

#include <glib.h>
#include <string.h>

#include "cells.h"
#include "entry.h"
#include "terugkeerdesk/core/text.h"
#include "terugkeerdesk/desk/desk.h"
#include "words.h"

#define COLUMNS_LEAST 44
#define HEAD_CELLS 9 /* of the name over a column */

const char *pane_phase(enum phase phase)
{
	switch (phase) {
	case PHASE_DEPARTURE:
		/* TRANSLATORS: when it is paid; at most 12 letters */
		return C_("phase", "At departure");
	case PHASE_POST_ARRIVAL:
		return C_("phase", "On arrival");
	case PHASE_POST_RETURN:
		return C_("phase", "Afterwards");
	default:
		return C_("phase", "Time unsaid");
	}
}

const char *pane_package(enum package package)
{
	switch (package) {
	case PACKAGE_NATIONAL:
		/* TRANSLATORS: the head of a column; at most 10 letters */
		return C_("package", "national");
	case PACKAGE_JRS:
		return C_("package", "JRS");
	default:
		return C_("package", "harmon.");
	}
}

void pane_clear(struct pane *pane)
{
	table_clear(&pane->table);
	pager_clear(&pane->below);
	g_free(pane->heading);
	g_free(pane->policy);
	g_free(pane->unit);
	memset(pane, 0, sizeof(*pane));
}

static char *heading(const struct desk_calculation *calculation)
{
	const struct assessment *assessment = &calculation->assessment;

	if (!calculation->possible)
		return g_strdup(_("Nothing to calculate yet"));
	switch (assessment->applies) {
	case APPLIES_NONE:
		return g_strdup(_("No package applies"));
	case APPLIES_OPEN:
		return g_strdup(_("Which package applies is still open"));
	default:
		/* TRANSLATORS: a package */
		return g_strdup_printf(_("Applies: %s"),
		    _(package_label((enum package)assessment->applies)));
	}
}

/* The name of the policy file goes behind it where there is room. */
static char *policy_of(const struct desk_calculation *calculation)
{
	const struct assessment *assessment = &calculation->assessment;

	if (!calculation->possible || assessment->applies >= APPLIES_NONE)
		return g_strdup("");
	return g_strdup_printf(" (%s)", assessment->package[assessment->applies].policy->id);
}

/* The persons stand at that end, and below it. */
static char *unit(const struct assessment *assessment, int persons, int of)
{
	const char *package = pane_package(amounts_package(assessment));

	if (persons == 0)
		return g_strdup(_("euro"));
	if (persons < of)
		/* TRANSLATORS: above amounts in euro; the number of a person, a package */
		return g_strdup_printf(_("euro; persons 1 to %d: %s"), persons, package);
	/* TRANSLATORS: above amounts in euro; a package */
	return g_strdup_printf(_("euro; per person: %s"), package);
}

/* The table: phases and the total, packages and then persons. */

static bool any_phase(const struct assessment *assessment, enum phase phase)
{
	for (int package = 0; package < PACKAGE_COUNT; package++) {
		if (amounts_has_phase(assessment, (enum package)package, phase))
			return true;
	}
	return false;
}

static enum look package_look(const struct assessment *assessment, int package)
{
	return (int)assessment->applies == package ? LOOK_STRONG : LOOK_NORMAL;
}

static int person_columns(const struct case_file *file, int wanted)
{
	return CLAMP(wanted, 0, MIN(file->person_count, TABLE_CELLS_MAX - PACKAGE_COUNT));
}

static void add_amounts(const struct table *table, struct table_row *row,
    const struct assessment *assessment, int phase, int persons)
{
	struct amount amount = { .phase = phase, .component = AMOUNTS_ALL };

	for (int package = 0; package < PACKAGE_COUNT; package++) {
		amount.package = (enum package)package;
		table_set_amount(table, row, package, package_look(assessment, package),
		    assessment, &amount);
	}
	amount.package = amounts_package(assessment);
	for (int person = 1; person <= persons; person++) {
		amount.person = person;
		table_set_amount(table, row, PACKAGE_COUNT + person - 1, LOOK_NORMAL,
		    assessment, &amount);
	}
}

static void add_heads(struct table *table, const struct assessment *assessment,
    const struct case_file *file, int persons)
{
	for (int package = 0; package < PACKAGE_COUNT; package++) {
		bool applies = (int)assessment->applies == package;
		/* The star says what the bold letters say. */
		char *head = g_strdup_printf(
		    "%s%s", applies ? "*" : "", pane_package((enum package)package));
		table_add_head(table, applies ? LOOK_STRONG : LOOK_NORMAL, head);
		g_free(head);
	}
	for (int person = 1; person <= persons; person++) {
		char *name = entry_name(file, person);
		char *head = g_strdup_printf("%d %s", person, name);
		head[cells_fit(head, HEAD_CELLS)] = '\0';
		table_add_head(table, LOOK_NORMAL, head);
		text_free(head);
		text_free(name);
	}
}

static void add_bars(struct table *table, const struct assessment *assessment)
{
	struct table_row *row = table_add_row(table, LOOK_NORMAL, 0, "");

	row->bar = true;
	for (int package = 0; package < PACKAGE_COUNT; package++) {
		struct range range = assessment->package[package].total.range;
		row->bar_low[package] = range.min;
		row->bar_high[package] = range.max;
		row->bar_max = MAX(row->bar_max, range.max);
	}
}

static void add_difference(struct table_row *row, int column, const struct sum *sum,
    enum lang lang)
{
	char text[MONEY_TEXT * 2];
	enum look look = sum->range.max < 0 ? LOOK_LESS :
	    sum->range.min > 0            ? LOOK_MORE :
	                                    LOOK_NORMAL;

	amounts_column(text, sum, lang);
	/* More than nothing has a sign as well: no meaning by colour alone. */
	if (sum->range.min > 0) {
		char *with_sign = g_strdup_printf("+%s", text);
		table_set_text(row, column, look, with_sign);
		g_free(with_sign);
	} else {
		table_set_text(row, column, look, text);
	}
}

static void make_table(struct pane *pane, const struct tui *tui,
    const struct case_file *file, const struct assessment *assessment, int persons)
{
	struct table *table = &pane->table;
	enum lang lang = tui->lang;
	struct table_row *row;

	table_begin(table, desk_rulebook(tui->desk), lang);
	add_heads(table, assessment, file, persons);
	for (int phase = 0; phase < PHASE_COUNT; phase++) {
		if (!any_phase(assessment, (enum phase)phase))
			continue;
		row = table_add_row(table, LOOK_NORMAL, 0, pane_phase((enum phase)phase));
		add_amounts(table, row, assessment, phase, persons);
	}
	row = table_add_row(table, LOOK_STRONG, 0, _("Total"));
	add_amounts(table, row, assessment, AMOUNTS_ALL, persons);
	add_bars(table, assessment);
	row = table_add_row(table, LOOK_NORMAL, 0, _("difference"));
	add_difference(row, PACKAGE_JRS, &assessment->jrs_minus_national, lang);
	add_difference(row, PACKAGE_HARMONISED, &assessment->harmonised_minus_national, lang);
}

/* Below it: what to ask, what to know. */

/* By how much the answer narrows; nothing where only several answers together do. */
static char *narrows_text(cents narrows, enum lang lang)
{
	char money[MONEY_TEXT];

	if (narrows == 0)
		return g_strdup("");
	/* The sign stays with the amount where the line is broken. */
	return g_strdup_printf("  ±\u00a0%s", money_format(money, narrows, lang, MONEY_COLUMN));
}

static void add_questions(struct pane *pane, const struct case_file *file,
    const struct desk_calculation *calculation, enum lang lang)
{
	if (calculation->question_count == 0)
		return;
	pager_add(&pane->below, LOOK_HEADING, 0, PAGER_TEXT, _("Still to ask"));
	for (size_t i = 0; i < calculation->question_count; i++) {
		const struct question *question = &calculation->question[i];
		const char *label = _(fact_get(question->fact)->label);
		char *who = question->person > 0 ? entry_name(file, question->person) : NULL;
		char *narrows = narrows_text(question->narrows, lang);
		char *text = g_strdup_printf("%s%s%s%s", who != NULL ? who : "",
		    who != NULL ? ": " : "", label, narrows);
		pager_add(&pane->below, LOOK_NORMAL, 1, (int)i, text);
		text_free(text);
		g_free(narrows);
		text_free(who);
	}
}

static void add_notices(struct pane *pane, const struct case_file *file,
    const struct desk_calculation *calculation, enum lang lang)
{
	if (pane->differing > 0) {
		pager_add(&pane->below, LOOK_NOTICE, 0, PAGER_TEXT,
		    _("This case comes out differently today than when it was saved; F7 shows "
		      "how"));
	}
	if (calculation->notice_count == 0 && file->override_count == 0)
		return;
	pager_add(&pane->below, LOOK_HEADING, 0, PAGER_TEXT, _("Please note"));
	if (file->override_count > 0)
		pager_addf(&pane->below, LOOK_NOTICE, 1,
		    _n("The counsellor replaced %d finding of the rules. F3 shows why.",
		        "The counsellor replaced %d findings of the rules. F3 shows why.",
		        (unsigned long)file->override_count),
		    file->override_count);
	for (size_t i = 0; i < calculation->notice_count; i++) {
		const struct notice *notice = &calculation->notice[i];
		char *who = notice->person > 0 ? entry_name(file, notice->person) : NULL;
		char *text = who != NULL ?
		    g_strdup_printf("%s: %s", who, notice->rule->text[lang]) :
		    g_strdup(notice->rule->text[lang]);
		pager_add(&pane->below, LOOK_NORMAL, 1, PAGER_TEXT, text);
		text_free(text);
		text_free(who);
	}
}

static void add_what_is_missing(struct pane *pane, const struct case_file *file)
{
	if (!file->fact[FACT_REGISTERED_ON].set)
		pager_add(&pane->below, LOOK_NORMAL, 0, PAGER_TEXT,
		    _("Fill in the registration date: it decides which policy applies. "
		      "Everything else may stay open; the amounts are then ranges."));
	else
		pager_add(&pane->below, LOOK_NORMAL, 0, PAGER_TEXT, _("Add a person"));
}

void pane_make(struct pane *pane, struct tui *tui, const struct case_file *file,
    const struct desk_calculation *calculation, int columns)
{
	int persons = 0;

	g_free(pane->heading);
	g_free(pane->policy);
	g_clear_pointer(&pane->unit, g_free);
	pane->heading = heading(calculation);
	pane->policy = policy_of(calculation);
	pane->possible = calculation->possible;
	table_begin(&pane->table, NULL, tui->lang);
	pager_empty(&pane->below);
	if (!pane->possible) {
		add_what_is_missing(pane, file);
		return;
	}
	make_table(pane, tui, file, &calculation->assessment, 0);
	/* As many persons as fit beside the packages; one person needs no column. */
	if (file->person_count > 1) {
		while (persons < person_columns(file, file->person_count) &&
		    pane_columns_wanted(pane, persons + 1) <= columns)
			persons++;
	}
	/* One of many says little. */
	if (persons == 1)
		persons = 0;
	if (persons > 0)
		make_table(pane, tui, file, &calculation->assessment, persons);
	pane->unit = unit(&calculation->assessment, persons, file->person_count);
	add_questions(pane, file, calculation, tui->lang);
	add_notices(pane, file, calculation, tui->lang);
	pager_choose_first(&pane->below);
}

int pane_columns_least(const struct pane *pane)
{
	return MAX(table_width_least(&pane->table), COLUMNS_LEAST);
}

int pane_columns_wanted(const struct pane *pane, int persons)
{
	int width = table_width_wanted(&pane->table);

	return MAX(width + persons * table_width_of_column(&pane->table), COLUMNS_LEAST);
}

void pane_layout(struct pane *pane, int rows, int columns)
{
	struct rect rest = { 0, 0, rows, columns };

	layout_cut_top(&rest, 1);
	if (pane->possible) {
		table_fit(&pane->table, rest.rows, columns);
		pane->table_rect = layout_cut_top(&rest, pane->table.height + 1);
		table_fit(&pane->table, pane->table_rect.rows, columns);
		if (rest.rows > 6)
			layout_cut_top(&rest, 1);
	}
	pane->below_rect = rest;
	pager_fit(&pane->below, rest.rows, columns);
	if (!pane->possible || pane->table.row_count == 0)
		pane->in_table = false;
}

static struct rect shifted(struct rect rect, struct rect by)
{
	rect.y += by.y;
	rect.x += by.x;
	return rect;
}

void pane_draw(const struct pane *pane, struct canvas *canvas, struct rect rect, bool focus)
{
	const char *right = pane->unit != NULL ? pane->unit : "";
	int room = rect.columns - cells_width(right) - 3;
	int used =
	    canvas_text(canvas, rect.y, rect.x + 1, room, LOOK_HEADING, pane->heading);

	if (used + cells_width(pane->policy) <= room)
		canvas_text(canvas, rect.y, rect.x + 1 + used, room - used, LOOK_HEADING,
		    pane->policy);
	canvas_text_right(canvas, rect.y, rect.x, rect.columns - 1, LOOK_FAINT, right);
	pager_draw(&pane->below, canvas, shifted(pane->below_rect, rect),
	    focus && !pane->in_table);
	if (pane->possible)
		table_draw(&pane->table, canvas, shifted(pane->table_rect, rect),
		    focus && pane->in_table);
}

bool pane_command(struct pane *pane, enum command command)
{
	bool can_go_below = pager_tag(&pane->below) != PAGER_TEXT ||
	    pane->below.height > pane->below.visible;

	if (pane->in_table) {
		if (table_command(&pane->table, command))
			return true;
		if ((command == COMMAND_DOWN || command == COMMAND_NEXT) && can_go_below) {
			pane->in_table = false;
			return true;
		}
		return false;
	}
	if (pane->possible &&
	    (command == COMMAND_PREVIOUS ||
	        (command == COMMAND_UP && pager_at_top(&pane->below)))) {
		pane->in_table = true;
		return true;
	}
	if (command == COMMAND_NEXT)
		return false;
	return pager_command(&pane->below, command);
}

bool pane_click(struct pane *pane, int y, int x)
{
	if (layout_inside(pane->table_rect, y, x) &&
	    table_click(&pane->table, y - pane->table_rect.y, x - pane->table_rect.x)) {
		pane->in_table = true;
		return true;
	}
	if (layout_inside(pane->below_rect, y, x) &&
	    pager_click(&pane->below, y - pane->below_rect.y)) {
		pane->in_table = false;
		return true;
	}
	return false;
}

const struct amount *pane_amount(const struct pane *pane)
{
	return pane->in_table ? table_amount(&pane->table) : NULL;
}

int pane_question(const struct pane *pane)
{
	return pane->in_table ? -1 : pager_tag(&pane->below);
}
