/* SPDX-License-Identifier: EUPL-1.2 */
#include "form.h"

#include <glib.h>
#include <string.h>

#include "loop.h"
#include "terugkeerdesk/core/text.h"
#include "words.h"

void form_init(struct form *form, struct tui *tui, const struct form_owner *ops,
    void *owner, const struct case_file *file, const struct country_table *countries)
{
	memset(form, 0, sizeof(*form));
	form->tui = tui;
	form->ops = ops;
	form->owner = owner;
	form->file = file;
	form->words.countries = countries;
	form->words.lang = tui->lang;
	form->focus = 1;
	form_rows_make(form);
	form_typing_begin(form);
}

void form_clear(struct form *form)
{
	form_typing_end(form);
	form_typing_drop_rests(form, false);
	memset(form, 0, sizeof(*form));
}

const struct form_row *form_row_in_focus(const struct form *form)
{
	return &form->row[form->focus];
}

const struct value *form_value(const struct form *form, const struct form_row *row)
{
	return case_file_value_const(form->file, row->fact, row->person);
}

void form_answer(struct form *form, const struct value *value)
{
	const struct form_row *row = form_row_in_focus(form);

	if (value_equal(value, form_value(form, row)))
		return;
	form->answered = true;
	form->ops->set(form->owner, row->fact, row->person, value);
	form_rows_make(form);
}

void form_leave_field(struct form *form)
{
	form_typing_end(form);
	if (form->answered)
		form->ops->left(form->owner);
	form->answered = false;
	form_typing_begin(form);
}

/* Moving. */

static void go_to(struct form *form, int row)
{
	if (row < 0 || row >= form->row_count || row == form->focus)
		return;
	form_typing_end(form);
	if (form->answered)
		form->ops->left(form->owner);
	form->answered = false;
	form->focus = row;
	form_typing_begin(form);
}

static int next_row(const struct form *form, int from, int step)
{
	for (int i = from + step; i >= 0 && i < form->row_count; i += step) {
		if (form_rows_focusable(&form->row[i]))
			return i;
	}
	return -1;
}

/* Where Page Up and Page Down stop: a person, or the first question of a part. */
static bool begins_part(const struct form *form, int row)
{
	return form->row[row].kind == FORM_PERSON ||
	    (form->row[row].kind == FORM_FACT && form->row[row - 1].kind != FORM_FACT &&
	        form->row[row - 1].kind != FORM_PERSON);
}

static void go_part(struct form *form, int step)
{
	int row = form->focus;

	do
		row = next_row(form, row, step);
	while (row > 0 && !begins_part(form, row));
	go_to(form, row);
}

static void open_person(struct form *form, int person)
{
	form->open_person = person;
	form_rows_make(form);
}

bool form_focus_fact(struct form *form, enum fact_id fact, int person)
{
	if (person > 0 && form->open_person != person) {
		form_leave_field(form);
		open_person(form, person);
	}
	for (int i = 0; i < form->row_count; i++) {
		bool same = fact == FACT_NONE ? form->row[i].kind == FORM_PERSON :
		                                form->row[i].fact == fact;
		if (same && form->row[i].person == person) {
			go_to(form, i);
			return true;
		}
	}
	return false;
}

void form_refresh(struct form *form, bool persons_moved)
{
	const struct form_row *row = form_row_in_focus(form);

	form->words.lang = form->tui->lang;
	if (form->editing)
		line_editor_clear(&form->editor);
	form->editing = false;
	form->drop_open = false;
	form->answered = false;
	form_typing_drop_rest(form, row->fact, row->person);
	if (persons_moved)
		form_typing_drop_rests(form, true);
	form_rows_make(form);
	form_typing_begin(form);
}

bool form_half_typed(struct form *form, bool go)
{
	form_leave_field(form);
	if (form->rest == NULL)
		return false;
	if (go)
		form_focus_fact(form, form->rest->fact, form->rest->person);
	return true;
}

/* Answers that are chosen. */

static void choose(struct form *form, int step)
{
	const struct form_row *row = form_row_in_focus(form);
	const struct fact *fact = fact_get(row->fact);
	int count = entry_choice_count(form->file, fact, row->person);
	int now = entry_choice_of(form->file, fact, row->person, form_value(form, row));
	struct value value;

	if (now < 0)
		now = step > 0 ? -1 : count;
	value = entry_choice(form->file, fact, row->person, (now + step + count) % count);
	form_answer(form, &value);
}

static bool begins_with(const struct form *form, const struct fact *fact,
    const struct value *value, const char *letter)
{
	char *text = entry_text(&form->words, form->file, fact, value);
	char *folded = text_fold(text);
	bool begins = g_str_has_prefix(folded, letter);

	/* "j" and "y" both say yes, whatever the language. */
	if (fact->type == FACT_TYPE_YESNO && value->number == 1)
		begins = begins || strcmp(letter, "j") == 0 || strcmp(letter, "y") == 0;
	g_free(folded);
	text_free(text);
	return begins;
}

static void choose_by_letter(struct form *form, const char *bytes, size_t length)
{
	const struct form_row *row = form_row_in_focus(form);
	const struct fact *fact = fact_get(row->fact);
	int count = entry_choice_count(form->file, fact, row->person);
	int now = entry_choice_of(form->file, fact, row->person, form_value(form, row));
	char *typed = g_strndup(bytes, length);
	char *letter = g_utf8_validate(typed, -1, NULL) ? text_fold(typed) : g_strdup("");

	for (int i = 1; i <= count && *letter != '\0'; i++) {
		struct value value =
		    entry_choice(form->file, fact, row->person, (now + i + count) % count);
		if (begins_with(form, fact, &value, letter)) {
			form_answer(form, &value);
			break;
		}
	}
	if (strcmp(typed, " ") == 0)
		choose(form, 1);
	g_free(letter);
	g_free(typed);
}

static bool choice_command(struct form *form, enum command command)
{
	static const struct value nothing = { 0 };

	switch (command) {
	case COMMAND_LEFT:
		choose(form, -1);
		return true;
	case COMMAND_RIGHT:
		choose(form, 1);
		return true;
	case COMMAND_ERASE:
	case COMMAND_DELETE:
		form_answer(form, &nothing);
		return true;
	default:
		return false;
	}
}

static void toggle_person(struct form *form, bool enter)
{
	int person = form_row_in_focus(form)->person;

	if (form->open_person == person && !enter) {
		open_person(form, 0);
	} else {
		open_person(form, person);
		if (enter)
			go_to(form, form->focus + 1);
	}
}

static bool row_command(struct form *form, enum command command)
{
	const struct form_row *row = form_row_in_focus(form);

	if (row->kind == FORM_FACT)
		return choice_command(form, command);
	if (row->kind == FORM_ADD && command == COMMAND_ENTER) {
		form->ops->add_person(form->owner);
		return true;
	}
	if (row->kind != FORM_PERSON)
		return false;
	if (command == COMMAND_ENTER || command == COMMAND_RIGHT)
		toggle_person(form, true);
	else if (command == COMMAND_LEFT)
		toggle_person(form, false);
	else
		return false;
	return true;
}

static bool move_command(struct form *form, enum command command)
{
	switch (command) {
	case COMMAND_ENTER:
	case COMMAND_NEXT:
	case COMMAND_DOWN:
		go_to(form, next_row(form, form->focus, 1));
		return true;
	case COMMAND_PREVIOUS:
	case COMMAND_UP:
		go_to(form, next_row(form, form->focus, -1));
		return true;
	case COMMAND_PAGE_DOWN:
		go_part(form, 1);
		return true;
	case COMMAND_PAGE_UP:
		go_part(form, -1);
		return true;
	case COMMAND_HOME:
		go_to(form, next_row(form, 0, 1));
		return true;
	case COMMAND_END:
		go_to(form, next_row(form, form->row_count, -1));
		return true;
	default:
		return false;
	}
}

bool form_command(struct form *form, enum command command)
{
	if (form->editing && form_typing_command(form, command))
		return true;
	if (!form->editing && row_command(form, command))
		return true;
	return move_command(form, command);
}

void form_text(struct form *form, const char *bytes, size_t length)
{
	const struct form_row *row = form_row_in_focus(form);

	if (form->editing)
		form_typing_text(form, bytes, length);
	else if (row->kind == FORM_FACT)
		choose_by_letter(form, bytes, length);
	else if (length == 1 && *bytes == ' ')
		row_command(form, COMMAND_ENTER);
}

void form_click(struct form *form, int y, int x)
{
	int at = y + form->scroll;

	(void)x;
	for (int i = 0; i < form->row_count; i++) {
		const struct form_row *row = &form->row[i];
		if (!form_rows_focusable(row) || at < row->y || at >= row->y + row->height)
			continue;
		if (i == form->focus && !form->editing)
			form_command(form, row->kind == FORM_FACT ? COMMAND_RIGHT : COMMAND_ENTER);
		else
			go_to(form, i);
		return;
	}
}

static char *half_hint(const struct form *form, const struct form_row *row)
{
	const struct fact *fact = fact_get(row->fact);
	char *counts = entry_text(&form->words, form->file, fact, form_value(form, row));
	char *hint;

	if (*counts == '\0')
		/* TRANSLATORS: %s is "a date such as ..." */
		hint = g_strdup_printf(_("Not complete yet: expected %s; until then it counts "
		                         "as not answered"),
		    _(entry_expected(fact)));
	else
		hint = g_strdup_printf(_("Not complete yet: expected %s; until then %s counts"),
		    _(entry_expected(fact)), counts);
	text_free(counts);
	return hint;
}

char *form_hint(const struct form *form, enum look *ret_look)
{
	const struct form_row *row = form_row_in_focus(form);
	const struct fact *fact;

	*ret_look = LOOK_NORMAL;
	if (row->kind == FORM_PERSON)
		return g_strdup(_("Enter opens the questions about this person, ← closes them"));
	if (row->kind == FORM_ADD)
		return g_strdup(_("Enter adds a person to the case"));
	fact = fact_get(row->fact);
	if (form->editing && form->typed == ENTRY_HALF) {
		*ret_look = LOOK_NOTICE;
		return half_hint(form, row);
	}
	if (*fact->source == '\0')
		return g_strdup(_(fact->help));
	return g_strdup_printf("%s (%s)", _(fact->help), fact->source);
}
