/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * compare.c - the full comparison: every person, every part, three packages.
 */
#include "screens.h"

#include <glib.h>

#include "entry.h"
#include "frame.h"
#include "pane.h"
#include "table.h"
#include "terugkeerdesk/core/text.h"
#include "terugkeerdesk/desk/desk.h"
#include "why.h"
#include "words.h"

struct compare {
	struct desk_case *opened;
	struct desk_calculation *calculation;
	struct table table;
};

static const struct assessment *assessment_of(const struct compare *compare)
{
	return &compare->calculation->assessment;
}

static enum look package_look(const struct compare *compare, int package)
{
	return (int)assessment_of(compare)->applies == package ? LOOK_STRONG : LOOK_NORMAL;
}

static void add_row(struct compare *compare, enum look look, int indent, const char *label,
    struct amount amount)
{
	struct table_row *row = table_add_row(&compare->table, look, indent, label);

	for (int package = 0; package < PACKAGE_COUNT; package++) {
		amount.package = (enum package)package;
		table_set_amount(&compare->table, row, package, package_look(compare, package),
		    assessment_of(compare), &amount);
	}
}

/* Does any package have this part for this person? */
static bool has_component(const struct compare *compare, int person, int component)
{
	for (int package = 0; package < PACKAGE_COUNT; package++) {
		const struct package_result *result = &assessment_of(compare)->package[package];
		for (int i = 0; i < result->line_count; i++) {
			if (result->line[i].person == person &&
			    result->line[i].component == component)
				return true;
		}
	}
	return false;
}

static void add_person(struct compare *compare, const struct tui *tui, int person)
{
	const struct rulebook *rulebook = desk_rulebook(tui->desk);
	struct amount amount = { .person = person, .phase = AMOUNTS_ALL };
	char *name = entry_person(&compare->opened->file, person);
	char *label = g_strdup_printf("%d %s", person, name);

	amount.component = AMOUNTS_ALL;
	add_row(compare, LOOK_HEADING, 0, label, amount);
	for (int i = 0; i < (int)rulebook_component_count(rulebook); i++) {
		amount.component = i;
		if (has_component(compare, person, i))
			add_row(compare, LOOK_NORMAL, 2,
			    rulebook_component_label(rulebook, i, tui->lang), amount);
	}
	text_free(label);
	text_free(name);
}

static void fill(struct screen *screen)
{
	struct compare *compare = screen->model;
	struct amount all = { .phase = AMOUNTS_ALL, .component = AMOUNTS_ALL };

	table_begin(&compare->table, desk_rulebook(screen->tui->desk), screen->tui->lang);
	for (int package = 0; package < PACKAGE_COUNT; package++) {
		bool applies = (int)assessment_of(compare)->applies == package;
		char *head = g_strdup_printf(
		    "%s%s", applies ? "*" : "", pane_package((enum package)package));
		table_add_head(&compare->table, package_look(compare, package), head);
		g_free(head);
	}
	for (int person = 1; person <= compare->opened->file.person_count; person++)
		add_person(compare, screen->tui, person);
	add_row(compare, LOOK_STRONG, 0, _("Total"), all);
}

static unsigned compare_contexts(const struct screen *screen)
{
	(void)screen;
	return CONTEXT_COMPARE;
}

static struct rect compare_layout(struct screen *screen, int rows, int columns)
{
	struct compare *compare = screen->model;
	struct layout_frame parts = layout_frame(rows, columns);

	table_fit(&compare->table, parts.body.rows, parts.body.columns);
	return frame_whole(rows, columns);
}

static void compare_draw(const struct screen *screen, struct canvas *canvas)
{
	const struct compare *compare = screen->model;
	struct layout_frame parts = layout_frame(canvas->rows, canvas->columns);
	struct frame frame = { .title = _("Comparison per person, in euro"),
		.hint = _("The star marks the package that applies. Arrows move, F3 or Enter "
		          "says why.") };

	frame_draw(screen, canvas, &frame);
	table_draw(&compare->table, canvas, parts.body, true);
}

static bool compare_command(struct screen *screen, enum command command)
{
	struct compare *compare = screen->model;
	const struct amount *amount = table_amount(&compare->table);

	switch (command) {
	case COMMAND_WHY:
	case COMMAND_ENTER:
		if (amount != NULL)
			why_open(screen->tui, compare->opened, compare->calculation, amount);
		return true;
	case COMMAND_CANCEL:
		loop_pop(screen->tui, screen);
		return true;
	case COMMAND_NEXT:
		return table_command(&compare->table, COMMAND_RIGHT);
	case COMMAND_PREVIOUS:
		return table_command(&compare->table, COMMAND_LEFT);
	default:
		return table_command(&compare->table, command);
	}
}

static void compare_click(struct screen *screen, int y, int x)
{
	struct compare *compare = screen->model;

	if (!frame_click(screen, y, x))
		table_click(&compare->table, y - 1, x);
}

static void compare_free(struct screen *screen)
{
	struct compare *compare = screen->model;

	table_clear(&compare->table);
	g_free(compare);
}

static const struct screen_ops compare_ops = {
	.contexts = compare_contexts,
	.layout = compare_layout,
	.draw = compare_draw,
	.command = compare_command,
	.click = compare_click,
	.resume = fill,
	.reword = fill,
	.free = compare_free,
};

void compare_open(struct tui *tui, struct desk_case *opened,
    struct desk_calculation *calculation)
{
	struct compare *compare = g_new0(struct compare, 1);

	compare->opened = opened;
	compare->calculation = calculation;
	fill(loop_push(tui, &compare_ops, compare));
}
