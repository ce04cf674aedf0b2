/* SPDX-License-Identifier: EUPL-1.2 */
#include "case.h"

#include <glib.h>
#include <string.h>

#include "changes.h"
#include "damage.h"
#include "dialog.h"
#include "terugkeerdesk/core/text.h"
#include "words.h"

bool case_keep_blank(const struct case_screen *model)
{
	return model->opened->revision == 0 &&
	    case_file_equal(&model->opened->file, &model->blank);
}

static struct desk *desk_of(const struct case_screen *model)
{
	return model->screen->tui->desk;
}

static bool ledger_is_open(const struct case_screen *model)
{
	struct ledger *ledger = desk_ledger(desk_of(model));

	return ledger != NULL && ledger_unlocked(ledger);
}

/* Another desk was first. */

#define SHOWN_MAX 12 /* lines of a long list */

static char *their_changes(struct case_screen *model, const struct case_file *theirs)
{
	const struct rulebook *rulebook = desk_rulebook(desk_of(model));
	GString *text = g_string_new(NULL);
	struct change *list;
	size_t count = case_file_changes(&model->opened->saved, theirs, &list);

	for (size_t i = 0; i < MIN(count, SHOWN_MAX); i++) {
		char *line =
		    changes_text(&list[i], theirs, rulebook, model->screen->tui->lang);
		g_string_append_printf(text, "\n  %s", line);
		text_free(line);
	}
	if (count > SHOWN_MAX)
		g_string_append_printf(text, "\n  …");
	change_list_free(list, count);
	return g_string_free(text, FALSE);
}

static void take_theirs(struct case_screen *model)
{
	struct tui *tui = model->screen->tui;
	struct desk_case *fresh;
	struct fault fault = { 0 };

	if (desk_case_drop_draft(tui->desk, model->opened, &fault) != 0 ||
	    (fresh = desk_case_open(tui->desk, model->opened->uuid, false, &fault)) == NULL) {
		loop_say_fault(tui, &fault);
		return;
	}
	desk_case_free(model->opened);
	model->opened = fresh;
	model->intake.file = &fresh->file;
	case_renew(model, true);
	model->draft_due = false;
	loop_say(tui, LOOK_NOTICE, _("What the other desk saved stands here now"));
}

static void put_mine_on_top(struct case_screen *model)
{
	struct fault fault = { 0 };

	if (desk_case_rebase(desk_of(model), model->opened, &fault) != 0) {
		loop_say_fault(model->screen->tui, &fault);
		return;
	}
	case_renew(model, true);
	case_keep_save(model);
}

static void on_conflict(struct tui *tui, void *data, int choice, const char *line)
{
	struct case_screen *model = data;

	(void)tui;
	(void)line;
	if (choice == 0)
		put_mine_on_top(model);
	else if (choice == 1)
		take_theirs(model);
}

static void ask_conflict(struct case_screen *model)
{
	struct dialog_words words = {
		.title = N_("Another desk saved this case"),
		/* TRANSLATORS: a user name; then a list of changes, each on its own line */
		.text = N_("Meanwhile %s changed:%s"),
		.choices = { N_("Put my changes on top of these"),
		    N_("Take these, and drop my changes"), N_("Decide later"), NULL },
	};
	struct tui *tui = model->screen->tui;
	struct case_file theirs = { 0 };
	struct ledger_revision revision = { 0 };
	struct fault fault = { 0 };
	char *list;

	if (desk_case_theirs(tui->desk, model->opened, &theirs, &revision, &fault) != 0) {
		loop_say_fault(tui, &fault);
		return;
	}
	list = their_changes(model, &theirs);
	words.first = revision.actor.user;
	words.second = list;
	dialog_open(tui, &words, NULL, 2, on_conflict, model);
	text_free(list);
	case_file_clear(&theirs);
	ledger_revision_clear(&revision);
}

/* Saving. */

static int save(struct case_screen *model, struct fault *fault)
{
	case_calculate(model);
	if (desk_case_save(desk_of(model), model->opened, model->calculation, fault) != 0)
		return -1;
	case_duplicates_note(model);
	model->draft_due = false;
	case_file_clear(&model->blank);
	case_calculate(model);
	return 0;
}

static void say_saved(struct case_screen *model, bool half)
{
	const struct desk_case *opened = model->opened;
	char *text;

	if (half)
		text = g_strdup(_("Saved, but for this field: it is not complete yet"));
	else
		text = g_strdup_printf(
		    /* TRANSLATORS: a case number; how often it was saved */
		    _("Saved as case %s, revision %d"), opened->number, opened->revision);
	loop_say(model->screen->tui, half ? LOOK_FAULT : LOOK_NOTICE, text);
	g_free(text);
}

void case_keep_save(struct case_screen *model)
{
	struct tui *tui = model->screen->tui;
	struct fault fault = { 0 };
	bool half = intake_half_typed(&model->intake, true);

	if (!ledger_is_open(model)) {
		loop_say(tui, LOOK_NOTICE, _("No ledger is open here: nothing can be kept"));
	} else if (case_keep_blank(model)) {
		loop_say(tui, LOOK_NOTICE, _("There is nothing to save yet"));
	} else if (case_duplicates_ask(model, false)) {
		return;
	} else if (save(model, &fault) == 0) {
		say_saved(model, half);
	} else if (fault.code == FAULT_CONFLICT) {
		ask_conflict(model);
	} else {
		damage_fault(tui, N_("Not saved"), &fault);
	}
}

void case_keep_draft(struct case_screen *model)
{
	struct fault fault = { 0 };

	model->draft_due = false;
	if (case_keep_blank(model) || !desk_case_changed(model->opened))
		return;
	if (desk_case_left_field(desk_of(model), model->opened, &fault) != 0)
		loop_say_fault(model->screen->tui, &fault);
}

void case_keep_quietly(struct case_screen *model)
{
	intake_leave_field(&model->intake);
	if (!model->opened->in_ledger || case_keep_blank(model) || !desk_case_changed(model->opened))
		return;
	model->duplicate_count = 0; /* a question that nobody answered decides nothing */
	if (save(model, NULL) != 0)
		desk_case_left_field(desk_of(model), model->opened, NULL);
}

/* Leaving. */

static void leave(struct case_screen *model)
{
	loop_pop(model->screen->tui, model->screen);
}

static void on_leave_counter(struct tui *tui, void *data, int choice, const char *line)
{
	struct case_screen *model = data;

	(void)tui;
	(void)line;
	if (choice == 0)
		leave(model);
	else if (choice == 2)
		case_keep_save(model);
}

static void leave_counter(struct case_screen *model)
{
	struct dialog_words words = {
		.title = N_("Calculation without a case"),
		.text = N_("What was filled in here is not kept."),
		.choices = { N_("Leave"), N_("Stay"), N_("Keep it as a new case"), NULL },
	};

	if (!ledger_is_open(model))
		words.choices[2] = NULL;
	if (case_keep_blank(model))
		leave(model);
	else
		dialog_open(model->screen->tui, &words, NULL, 0, on_leave_counter, model);
}

static void on_leave_unsaved(struct tui *tui, void *data, int choice, const char *line)
{
	struct case_screen *model = data;

	(void)tui;
	(void)line;
	if (choice == 1)
		leave(model);
}

static void on_leave_half(struct tui *tui, void *data, int choice, const char *line)
{
	struct case_screen *model = data;

	(void)tui;
	(void)line;
	if (choice == 0) {
		intake_half_typed(&model->intake, true);
		return;
	}
	if (choice == 1) {
		intake_forget_half_typed(&model->intake);
		case_keep_leave(model);
	}
}

static void ask_half(struct case_screen *model)
{
	struct dialog_words words = {
		.title = N_("A field is not complete"),
		.text = N_("What was half typed is lost when you leave."),
		.choices = { N_("Go to the field"), N_("Leave"), NULL },
	};

	dialog_open(model->screen->tui, &words, NULL, 0, on_leave_half, model);
}

/* It may be that not even a draft can be kept. */
static void ask_unsaved(struct case_screen *model, const struct fault *fault)
{
	struct dialog_words words = {
		.title = N_("Not saved"),
		.choices = { N_("Stay"), N_("Leave; the draft waits in the list"), NULL },
	};

	if (desk_case_left_field(desk_of(model), model->opened, NULL) != 0)
		words.choices[1] = N_("Leave; what was changed is lost");
	damage_ask(model->screen->tui, &words, fault, on_leave_unsaved, model);
}

void case_keep_leave(struct case_screen *model)
{
	struct tui *tui = model->screen->tui;
	struct fault fault = { 0 };

	intake_leave_field(&model->intake);
	if (intake_half_typed(&model->intake, false)) {
		ask_half(model);
	} else if (!model->opened->in_ledger) {
		leave_counter(model);
	} else if (case_keep_blank(model) || !desk_case_changed(model->opened)) {
		desk_case_drop_draft(tui->desk, model->opened, NULL);
		leave(model);
	} else if (case_duplicates_ask(model, true)) {
		return;
	} else if (save(model, &fault) == 0) {
		leave(model);
		say_saved(model, false); /* freed only at the end of the round */
	} else if (fault.code == FAULT_CONFLICT) {
		ask_conflict(model);
	} else {
		ask_unsaved(model, &fault);
	}
}
