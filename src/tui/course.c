/* SPDX-License-Identifier: EUPL-1.2 */
/* The course of a case: to its next state, or one back. */
#include "case.h"

#include <glib.h>

#include "dialog.h"
#include "entry.h"
#include "terugkeerdesk/core/case_state.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/core/text.h"
#include "words.h"

/* The states that can come next, in order; returns how many. */
static int next_states(const struct case_file *file, enum case_state ret[CASE_STATE_COUNT])
{
	enum case_state now = case_state_of(file);
	int count = 0;

	for (enum case_state state = CASE_INTAKE; state < CASE_STATE_COUNT; state++) {
		if (case_state_may_follow(state, now))
			ret[count++] = state;
	}
	return count;
}

/* TRANSLATORS: a state ("advised") and the date since when */
static const char now_since[] = N_("Now: %s, since %s");

/* The form may show another part of the case just now. */
static void say_state(struct case_screen *model)
{
	const struct case_file *file = &model->opened->file;
	enum case_state state = case_state_of(file);
	char date[DATE_TEXT];
	char *text = g_strdup_printf(_(now_since), _(case_state_label(state)),
	    date_format_short(date, case_state_on(file, state)));

	loop_say(model->screen->tui, LOOK_NOTICE, text);
	g_free(text);
}

static void set_date(struct case_screen *model, enum case_state state, const struct value *value)
{
	desk_case_set(model->opened, case_state_fact(state), 0, value);
	case_renew(model, false);
}

static void take_back(struct case_screen *model)
{
	static const struct value nothing;

	set_date(model, case_state_of(&model->opened->file), &nothing);
	loop_say(model->screen->tui, LOOK_NOTICE, _("Taken back; the log keeps it"));
}

/* A step that may not be is not taken at all. */
static void enter(struct case_screen *model, enum case_state state, const char *date)
{
	static const struct value nothing;
	const struct fact *fact = fact_get(case_state_fact(state));
	struct entry_words words = { .lang = model->screen->tui->lang };
	struct value value = { 0 };
	struct fault fault = { 0 };

	if (entry_parse(&words, fact, date, &value) != ENTRY_WHOLE) {
		fault_set(&fault, FAULT_DATE, _(fact->label), date, entry_expected(fact));
		loop_say_fault(model->screen->tui, &fault);
		return;
	}
	set_date(model, state, &value);
	value_clear(&value);
	if (case_state_check(&model->opened->file, &fault) != 0) {
		set_date(model, state, &nothing);
		/* Where it stands in a case file says nothing to who looks at a form. */
		text_copy(fault.place, sizeof(fault.place), _(fact->label));
		dialog_fault(model->screen->tui, N_("The state of the case"), &fault);
		return;
	}
	say_state(model);
}

static void on_state(struct tui *tui, void *data, int choice, const char *line)
{
	struct case_screen *model = data;
	enum case_state next[CASE_STATE_COUNT];
	int count = next_states(&model->opened->file, next);

	(void)tui;
	if (choice >= 0 && choice < count)
		enter(model, next[choice], line);
	else if (choice == count && case_state_of(&model->opened->file) != CASE_INTAKE)
		take_back(model);
}

void case_course_open(struct case_screen *model)
{
	struct dialog_words words = {
		.title = N_("The state of the case"),
		/* TRANSLATORS: a state ("intake") */
		.text = N_("Now: %s"),
		.label = N_("On"),
		.line_most = DATE_TEXT,
	};
	const struct case_file *file = &model->opened->file;
	struct tui *tui = model->screen->tui;
	enum case_state next[CASE_STATE_COUNT], state = case_state_of(file);
	int count = next_states(file, next);
	char date[DATE_TEXT], today[DATE_TEXT];

	for (int i = 0; i < count; i++)
		words.choices[i] = case_state_label(next[i]);
	if (state != CASE_INTAKE) {
		words.choices[count] = N_("Take the last step back");
		words.text = now_since;
		words.second = date_format_short(date, case_state_on(file, state));
	}
	words.first = _(case_state_label(state));
	dialog_open(tui, &words, date_format_short(today, desk_env(tui->desk)->today()), 0,
	    on_state, model);
}
