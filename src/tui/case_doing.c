/* SPDX-License-Identifier: EUPL-1.2 */
#include "case.h"

#include <glib.h>

#include "dialog.h"
#include "screens.h"
#include "terugkeerdesk/core/text.h"
#include "words.h"

static void add_person(struct case_screen *model)
{
	int person;

	intake_leave_field(&model->intake);
	person = desk_case_add_person(model->opened);
	if (person < 0) {
		loop_say(model->screen->tui, LOOK_FAULT, _("No more persons fit in one case"));
		return;
	}
	case_renew(model, false);
	model->in_pane = false;
	intake_focus_fact(&model->intake, FACT_NAME, person);
}

static void on_remove(struct tui *tui, void *data, int choice, const char *line)
{
	struct case_screen *model = data;
	int person = intake_row_in_focus(&model->intake)->person;

	(void)line;
	if (choice != 0)
		return;
	intake_leave_field(&model->intake);
	desk_case_remove_person(model->opened, person);
	case_renew(model, true);
	loop_say(tui, LOOK_NOTICE, _("Removed; Ctrl-Z brings the person back"));
}

static void remove_person(struct case_screen *model)
{
	struct dialog_words words = {
		.title = N_("Remove a person"),
		.text = N_("Remove %s from this case?"),
		.choices = { N_("Remove"), N_("Keep"), NULL },
	};
	int person = intake_row_in_focus(&model->intake)->person;
	char *name;

	if (person == 0) {
		loop_say(model->screen->tui, LOOK_NOTICE,
		    _("Go to a person first; Ctrl-X then removes that person"));
		return;
	}
	name = entry_name(&model->opened->file, person);
	words.first = name;
	dialog_open(model->screen->tui, &words, NULL, 1, on_remove, model);
	text_free(name);
}

static void step(struct case_screen *model, bool back)
{
	struct tui *tui = model->screen->tui;
	enum fact_id fact = FACT_NONE;
	int person = 0, failed;
	char *text;

	intake_leave_field(&model->intake);
	failed = back ? desk_case_undo(model->opened, &fact, &person) :
	                desk_case_redo(model->opened, &fact, &person);
	if (failed != 0) {
		loop_say(tui, LOOK_NOTICE,
		    back ? _("There is nothing to undo") : _("There is nothing to do again"));
		return;
	}
	case_renew(model, fact == FACT_NONE);
	if (fact == FACT_NONE) {
		loop_say(tui, LOOK_NOTICE, back ? _("Undone") : _("Done again"));
		return;
	}
	intake_focus_fact(&model->intake, fact, person);
	intake_refresh(&model->intake, false);
	text = g_strdup_printf(
	    back ? _("Undone: %s") : _("Done again: %s"), _(fact_get(fact)->label));
	loop_say(tui, LOOK_NOTICE, text);
	g_free(text);
}

/* The menu of what has no key of its own in the bar. */

static const enum command menu[] = { COMMAND_COMPARE, COMMAND_NEW, COMMAND_REMOVE,
	COMMAND_UNDO, COMMAND_REDO, COMMAND_STATE, COMMAND_LOG, COMMAND_POLICIES,
	COMMAND_TURN };

static void on_menu(struct tui *tui, void *data, int choice, const char *line)
{
	struct case_screen *model = data;

	(void)line;
	if (choice >= 0 && choice < (int)G_N_ELEMENTS(menu))
		case_doing_command(model, menu[choice]);
	else if (choice == (int)G_N_ELEMENTS(menu))
		differs_open(tui, model->opened, model->calculation);
}

static void open_menu(struct case_screen *model)
{
	struct dialog_words words = { .title = N_("What else can be done") };
	size_t count = G_N_ELEMENTS(menu);

	for (size_t i = 0; i < count; i++)
		words.choices[i] = keymap_find(menu[i], CONTEXT_CASE)->label;
	if (case_differs(model))
		words.choices[count] = N_("What comes out differently today");
	dialog_open(model->screen->tui, &words, NULL, 0, on_menu, model);
}

static void compare(struct case_screen *model)
{
	if (model->calculation->possible)
		compare_open(model->screen->tui, model->opened, model->calculation);
	else
		loop_say(model->screen->tui, LOOK_NOTICE, _("Nothing to calculate yet"));
}

static void open_log(struct case_screen *model)
{
	if (model->opened->revision > 0)
		log_open(model->screen->tui, model->opened);
	else
		loop_say(model->screen->tui, LOOK_NOTICE,
		    _("This case was never saved, so there is no log yet"));
}

bool case_doing_command(struct case_screen *model, enum command command)
{
	struct tui *tui = model->screen->tui;

	switch (command) {
	case COMMAND_SAVE:
		case_keep_save(model);
		return true;
	case COMMAND_BACK:
		case_keep_leave(model);
		return true;
	case COMMAND_NEW:
		add_person(model);
		return true;
	case COMMAND_REMOVE:
		remove_person(model);
		return true;
	case COMMAND_UNDO:
	case COMMAND_REDO:
		step(model, command == COMMAND_UNDO);
		return true;
	case COMMAND_MORE:
		open_menu(model);
		return true;
	case COMMAND_COMPARE:
		intake_leave_field(&model->intake);
		compare(model);
		return true;
	case COMMAND_SUMMARY:
		intake_leave_field(&model->intake);
		summary_open(tui, model->opened, model->calculation);
		return true;
	case COMMAND_TURN:
		intake_leave_field(&model->intake);
		turned_open(tui, model->calculation, tui->lang);
		return true;
	case COMMAND_LOG:
		open_log(model);
		return true;
	case COMMAND_STATE:
		intake_leave_field(&model->intake);
		case_course_open(model);
		return true;
	case COMMAND_POLICIES:
		policies_open(tui);
		return true;
	default:
		return false;
	}
}
