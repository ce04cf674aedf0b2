/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * case_duplicates.c - before a case is saved: is somebody of it there already?
 */
#include "case.h"

#include <glib.h>
#include <string.h>

#include "dialog.h"
#include "screens.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/core/text.h"
#include "words.h"

#define SHOWN_MAX 4 /* cases; more would not fit a small screen */

enum {
	CHOICE_SAVE,
	CHOICE_OTHER,
	CHOICE_BACK
};

static char *line_of(
    const struct case_screen *model, const struct ledger_duplicate *duplicate)
{
	const struct value *name =
	    case_file_value_const(&model->opened->file, FACT_NAME, duplicate->person);
	const char *who = name->set ? name->text : "";
	char date[DATE_TEXT];

	if (duplicate->departed_on != DAY_NONE)
		/* TRANSLATORS: a name; a case number; a date; "the same V-number" */
		return g_strdup_printf(_("%s: case %s, left on %s: %s"), who,
		    duplicate->number, date_format_short(date, duplicate->departed_on),
		    _(likeness_label(duplicate->likeness)));
	if (duplicate->registered_on != DAY_NONE)
		/* TRANSLATORS: a name; a case number; a date; "the same V-number" */
		return g_strdup_printf(_("%s: case %s, registered on %s: %s"), who,
		    duplicate->number, date_format_short(date, duplicate->registered_on),
		    _(likeness_label(duplicate->likeness)));
	/* TRANSLATORS: a name; a case number; "the same V-number" */
	return g_strdup_printf(_("%s: case %s: %s"), who, duplicate->number,
	    _(likeness_label(duplicate->likeness)));
}

static char *lines_of(const struct case_screen *model)
{
	GString *text = g_string_new(NULL);

	for (size_t i = 0; i < MIN(model->duplicate_count, SHOWN_MAX); i++) {
		char *line = line_of(model, &model->duplicate[i]);

		g_string_append_printf(text, "\n  %s", line);
		text_free(line);
	}
	if (model->duplicate_count > SHOWN_MAX)
		g_string_append(text, "\n  …");
	return g_string_free(text, FALSE);
}

/* What was typed waits as a draft; the other case takes the place of this one. */
static void go_to_other(struct case_screen *model)
{
	const struct ledger_duplicate other = model->duplicate[0];
	struct tui *tui = model->screen->tui;
	struct fault fault = { 0 };
	struct desk_case *opened;

	if (desk_case_left_field(tui->desk, model->opened, &fault) != 0 ||
	    (opened = desk_case_open(tui->desk, other.uuid, false, &fault)) == NULL) {
		loop_say_fault(tui, &fault);
		return;
	}
	desk_duplicate_note(
	    tui->desk, model->opened, &other, DESK_DUPLICATE_LEFT, NULL);
	model->duplicate_count = 0;
	loop_pop(tui, model->screen);
	case_open(tui, opened);
	loop_say(tui, LOOK_NOTICE, _("What you typed waits as a draft in the list"));
}

static void on_answer(struct tui *tui, void *data, int choice, const char *line)
{
	struct case_screen *model = data;

	(void)tui;
	(void)line;
	if (choice == CHOICE_SAVE && model->leaving) {
		case_keep_leave(model);
	} else if (choice == CHOICE_SAVE) {
		case_keep_save(model);
	} else if (choice == CHOICE_OTHER) {
		go_to_other(model);
	} else {
		model->duplicate_count = 0;
	}
}

/* Were these asked about just now, and is the answer that it may be saved? */
static bool answered(const struct case_screen *model,
    const struct ledger_duplicate *duplicate, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		bool known = false;

		for (size_t j = 0; j < model->duplicate_count && !known; j++)
			known =
			    strcmp(model->duplicate[j].uuid, duplicate[i].uuid) == 0;
		if (!known)
			return false;
	}
	return true;
}

bool case_duplicates_ask(struct case_screen *model, bool leaving)
{
	struct dialog_words words = {
		.title = N_("Perhaps here already"),
		/* TRANSLATORS: a list of cases, each on its own line; then nothing */
		.text = N_("Somebody in this case may be in another one:%s\n\n"
			   "If it is the same person, and they returned with support before, "
			   "“Returned before” is yes, and there may be no support now.%s"),
		.second = "",
		.choices = { N_("Save it as a case of its own"), N_("Go to that case"),
		    N_("Back to this case"), NULL },
	};
	struct ledger_duplicate found[LEDGER_DUPLICATES_MAX];
	struct desk *desk = model->screen->tui->desk;
	size_t count;
	char *lines;

	/* A warning that cannot be given keeps nobody from saving. */
	if (desk_duplicates(desk, model->opened, found, &count, NULL) != 0 ||
	    answered(model, found, count))
		return false;
	memcpy(model->duplicate, found, count * sizeof(found[0]));
	model->duplicate_count = count;
	model->leaving = leaving;
	lines = lines_of(model);
	words.first = lines;
	dialog_open(model->screen->tui, &words, NULL, CHOICE_SAVE, on_answer, model);
	text_free(lines);
	return true;
}

void case_duplicates_note(struct case_screen *model)
{
	for (size_t i = 0; i < model->duplicate_count; i++)
		desk_duplicate_note(model->screen->tui->desk, model->opened,
		    &model->duplicate[i], DESK_DUPLICATE_KEPT, NULL);
	model->duplicate_count = 0;
}
