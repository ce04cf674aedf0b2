/* SPDX-License-Identifier: EUPL-1.2 */
#include "case.h"

#include <glib.h>
#include <string.h>

#include "frame.h"
#include "screens.h"
#include "terugkeerdesk/core/case_state.h"
#include "terugkeerdesk/core/text.h"
#include "terugkeerdesk/desk/told.h"
#include "why.h"
#include "words.h"

/* The case, for the intake. */

static void on_set(void *owner, enum fact_id fact, int person, const struct value *value)
{
	struct case_screen *model = owner;

	desk_case_set(model->opened, fact, person, value);
	case_calculate(model);
}

static void on_left(void *owner)
{
	struct case_screen *model = owner;

	model->draft_due = true;
}

static void on_add_person(void *owner)
{
	struct case_screen *model = owner;

	case_doing_command(model, COMMAND_NEW);
}

static const struct intake_owner intake_owner = {
	.set = on_set,
	.left = on_left,
	.add_person = on_add_person,
};

void case_calculate(struct case_screen *model)
{
	struct snapshot_change *changes;

	desk_calculate(model->screen->tui->desk, &model->opened->file, model->calculation);
	model->pane.differing = 0;
	if (!desk_case_changed(model->opened)) {
		model->pane.differing = (int)desk_case_differs(model->screen->tui->desk,
		    model->opened, model->calculation, &changes);
		g_free(changes);
	}
	model->stale = true;
}

void case_renew(struct case_screen *model, bool persons_moved)
{
	case_calculate(model);
	intake_refresh(&model->intake, persons_moved);
	model->draft_due = true;
}

/* Places. */

/* Also before a command in the pane: keys may come faster than paints. */
static void renew_pane(struct case_screen *model)
{
	if (model->stale)
		pane_make(&model->pane, model->screen->tui, &model->opened->file,
		    model->calculation, model->pane_room);
	model->stale = false;
}

static struct rect case_layout(struct screen *screen, int rows, int columns)
{
	struct case_screen *model = screen->model;
	struct rect body = layout_frame(rows, columns).body;
	int least = intake_columns_least(&model->intake);
	int wanted = intake_columns_wanted(&model->intake);
	int room = body.columns - 1 - MIN(wanted, MAX(body.columns * 2 / 5, least));

	model->stale = model->stale || room != model->pane_room;
	model->pane_room = room;
	renew_pane(model);
	model->places = layout_case(body, least, wanted, pane_columns_least(&model->pane),
	    MAX(pane_columns_wanted(&model->pane, 0), columns >= 100 ? room : 0));
	intake_layout(&model->intake, model->places.form.rows, model->places.form.columns);
	pane_layout(&model->pane, model->places.pane.rows, model->places.pane.columns);
	return frame_whole(rows, columns);
}

/* Drawing. */

static char *title(const struct case_screen *model)
{
	const struct desk_case *opened = model->opened;
	int count = opened->file.person_count;
	enum case_state reached = case_state_of(&opened->file);
	char *persons = g_strdup_printf(_n("%d person", "%d persons", (unsigned long)count),
	    count);
	char *text;

	if (!opened->in_ledger)
		text = g_strdup_printf(_("Calculation without a case · %s"), persons);
	else if (*opened->number == '\0')
		text = g_strdup_printf(_("New case · %s"), persons);
	else if (reached == CASE_INTAKE)
		/* TRANSLATORS: a case number and "2 persons" */
		text = g_strdup_printf(_("Case %s · %s"), opened->number, persons);
	else
		/* TRANSLATORS: a case number, "2 persons" and "advised" */
		text = g_strdup_printf(_("Case %s · %s · %s"), opened->number, persons,
		    _(case_state_label(reached)));
	g_free(persons);
	return text;
}

static const char *state(const struct case_screen *model)
{
	if (!model->opened->in_ledger)
		return _("nothing is kept");
	if (case_keep_blank(model))
		return _("empty");
	return desk_case_changed(model->opened) ? _("changed") : _("saved");
}

static char *pane_hint(const struct case_screen *model)
{
	if (pane_question(&model->pane) >= 0)
		return g_strdup(_("Enter goes to this question. Arrows move, F6 goes back."));
	return g_strdup(_("Arrows move, F3 or Enter says why. F6 goes back to the questions."));
}

static void case_draw(const struct screen *screen, struct canvas *canvas)
{
	const struct case_screen *model = screen->model;
	struct frame frame = { .right = state(model), .hint_look = LOOK_NORMAL };
	char *heading = title(model);
	char *hint = model->in_pane ? pane_hint(model) :
	                              intake_hint(&model->intake, &frame.hint_look);

	frame.title = heading;
	frame.hint = hint;
	frame_draw(screen, canvas, &frame);
	if (model->places.beside || !model->in_pane)
		intake_draw(&model->intake, canvas, model->places.form, !model->in_pane);
	canvas_line_down(canvas, model->places.rule.y, model->places.rule.x,
	    model->places.rule.columns > 0 ? model->places.rule.rows : 0);
	if (model->places.beside || model->in_pane)
		pane_draw(&model->pane, canvas, model->places.pane, model->in_pane);
	text_free(heading);
	text_free(hint);
}

/* Keys. */

static unsigned case_contexts(const struct screen *screen)
{
	const struct case_screen *model = screen->model;

	if (model->in_pane)
		return CONTEXT_PANE;
	return CONTEXT_CASE | (model->intake.editing ? CONTEXT_TYPING : 0);
}

static void go_to_pane(struct case_screen *model, bool pane)
{
	if (!model->in_pane)
		intake_leave_field(&model->intake);
	renew_pane(model);
	model->in_pane = pane;
	model->pane.in_table = pane && model->pane.possible;
}

static void explain(struct case_screen *model)
{
	const struct amount *focus = model->in_pane ? pane_amount(&model->pane) : NULL;
	struct amount amount = { .phase = AMOUNTS_ALL, .component = AMOUNTS_ALL };

	intake_leave_field(&model->intake);
	if (!model->calculation->possible) {
		loop_say(model->screen->tui, LOOK_NOTICE, _("Nothing to calculate yet"));
		return;
	}
	amount.package = amounts_package(&model->calculation->assessment);
	why_open(model->screen->tui, model->opened, model->calculation,
	    focus != NULL ? focus : &amount);
}

static bool in_pane_command(struct case_screen *model, enum command command)
{
	int question = pane_question(&model->pane);

	if (command == COMMAND_ENTER && question >= 0) {
		const struct question *asked = &model->calculation->question[question];
		go_to_pane(model, false);
		intake_focus_fact(&model->intake, asked->fact, asked->person);
		return true;
	}
	if (command == COMMAND_ENTER) {
		explain(model);
		return true;
	}
	if (pane_command(&model->pane, command))
		return true;
	if (command == COMMAND_CANCEL || command == COMMAND_NEXT ||
	    command == COMMAND_PREVIOUS) {
		go_to_pane(model, false);
		return true;
	}
	return false;
}

static bool case_command(struct screen *screen, enum command command)
{
	struct case_screen *model = screen->model;

	if (command == COMMAND_PANE) {
		go_to_pane(model, !model->in_pane);
		return true;
	}
	if (command == COMMAND_WHY) {
		explain(model);
		return true;
	}
	if (model->in_pane ? in_pane_command(model, command) :
	                     intake_command(&model->intake, command))
		return true;
	return case_doing_command(model, command);
}

static void case_text(struct screen *screen, const char *bytes, size_t length)
{
	struct case_screen *model = screen->model;

	if (!model->in_pane)
		intake_text(&model->intake, bytes, length);
}

static void case_click(struct screen *screen, int y, int x)
{
	struct case_screen *model = screen->model;
	struct rect form = model->places.form, pane = model->places.pane;
	bool one_page = !model->places.beside;

	if (frame_click(screen, y, x))
		return;
	if (layout_inside(form, y, x) && !(one_page && model->in_pane)) {
		if (model->in_pane)
			go_to_pane(model, false);
		intake_click(&model->intake, y - form.y, x - form.x);
	} else if (layout_inside(pane, y, x)) {
		if (!model->in_pane)
			go_to_pane(model, true);
		pane_click(&model->pane, y - pane.y, x - pane.x);
	}
}

/* The rest. */

static void case_settle(struct screen *screen)
{
	struct case_screen *model = screen->model;

	if (model->draft_due)
		case_keep_draft(model);
}

static void case_resume(struct screen *screen)
{
	struct case_screen *model = screen->model;

	/* An explanation may have left an override behind. */
	case_calculate(model);
	model->draft_due = true;
}

static void case_reword(struct screen *screen)
{
	struct case_screen *model = screen->model;

	intake_reword(&model->intake);
	model->stale = true;
}

static void case_keep(struct screen *screen)
{
	case_keep_quietly(screen->model);
}

static void case_free(struct screen *screen)
{
	struct case_screen *model = screen->model;

	intake_clear(&model->intake);
	pane_clear(&model->pane);
	case_file_clear(&model->blank);
	desk_case_free(model->opened);
	desk_calculation_free(model->calculation);
	g_free(model);
}

static const struct screen_ops case_ops = {
	.contexts = case_contexts,
	.layout = case_layout,
	.draw = case_draw,
	.command = case_command,
	.text = case_text,
	.click = case_click,
	.settle = case_settle,
	.resume = case_resume,
	.reword = case_reword,
	.keep = case_keep,
	.free = case_free,
};

bool case_differs(const struct case_screen *model)
{
	struct desk_told *told = NULL;
	size_t count = 0;

	desk_told_differs(model->screen->tui->desk, model->opened, model->calculation, &told,
	    &count, NULL);
	desk_told_free(told, count);
	return model->pane.differing > 0 || count > 0;
}

void case_open(struct tui *tui, struct desk_case *take_opened)
{
	struct case_screen *model = g_new0(struct case_screen, 1);

	model->opened = take_opened;
	model->calculation = desk_calculation_new();
	model->screen = loop_push(tui, &case_ops, model);
	if (take_opened->revision == 0)
		case_file_add_person(&model->blank);
	case_calculate(model);
	intake_init(&model->intake, tui, &intake_owner, model, &take_opened->file,
	    rulebook_countries(desk_rulebook(tui->desk)));
	if (case_differs(model))
		differs_open(tui, model->opened, model->calculation);
}
