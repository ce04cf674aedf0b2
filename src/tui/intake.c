/* SPDX-License-Identifier: EUPL-1.2 */
#include "intake.h"

#include <glib.h>
#include <string.h>

#include "loop.h"
#include "terugkeerdesk/core/text.h"
#include "words.h"

void intake_init(struct intake *intake, struct tui *tui, const struct intake_owner *ops,
    void *owner, const struct case_file *file, const struct country_table *countries)
{
	memset(intake, 0, sizeof(*intake));
	intake->tui = tui;
	intake->ops = ops;
	intake->owner = owner;
	intake->file = file;
	intake->words.countries = countries;
	intake->words.lang = tui->lang;
	intake_draw_labels(intake);
	intake->focus = 1;
	intake_rows_make(intake);
	intake_typing_begin(intake);
}

void intake_clear(struct intake *intake)
{
	intake_typing_end(intake);
	intake_typing_drop_rests(intake, false);
	memset(intake, 0, sizeof(*intake));
}

const struct intake_row *intake_row_in_focus(const struct intake *intake)
{
	return &intake->row[intake->focus];
}

const struct value *intake_value(const struct intake *intake, const struct intake_row *row)
{
	return case_file_value_const(intake->file, row->fact, row->person);
}

void intake_answer(struct intake *intake, const struct value *value)
{
	static const struct value nothing;
	const struct intake_row *row = intake_row_in_focus(intake);

	/* Nobody to belong to is no answer that a record could hold, but none. */
	if (fact_get(row->fact)->type == FACT_TYPE_PERSON &&
	    value->number == FACT_LINKED_NOBODY)
		value = &nothing;
	if (value_equal(value, intake_value(intake, row)))
		return;
	intake->answered = true;
	intake->ops->set(intake->owner, row->fact, row->person, value);
	intake_rows_make(intake);
}

void intake_leave_field(struct intake *intake)
{
	intake_typing_end(intake);
	if (intake->answered)
		intake->ops->left(intake->owner);
	intake->answered = false;
	intake_typing_begin(intake);
}

/* Moving. */

/* A field that was left with something that is no answer: its mark alone says little. */
static void say_half(struct intake *intake, const struct intake_row *left)
{
	const struct fact *fact = fact_get(left->fact);
	char *text;

	if (intake_typing_rest(intake, left->fact, left->person) == NULL)
		return;
	/* TRANSLATORS: a question, and "a date such as ..." */
	text = g_strdup_printf(
	    _("%s does not count yet: expected %s"), _(fact->label), _(entry_expected(fact)));
	loop_say(intake->tui, LOOK_FAULT, text);
	g_free(text);
}

static void go_to(struct intake *intake, int row)
{
	struct intake_row left;

	if (row < 0 || row >= intake->row_count || row == intake->focus)
		return;
	left = *intake_row_in_focus(intake);
	intake_typing_end(intake);
	if (left.kind == INTAKE_FACT)
		say_half(intake, &left);
	if (intake->answered)
		intake->ops->left(intake->owner);
	intake->answered = false;
	intake->focus = row;
	intake_typing_begin(intake);
}

static int next_row(const struct intake *intake, int from, int step)
{
	for (int i = from + step; i >= 0 && i < intake->row_count; i += step) {
		if (intake_rows_focusable(&intake->row[i]))
			return i;
	}
	return -1;
}

/* Where Page Up and Page Down stop: a person, or the first question of a part. */
static bool begins_part(const struct intake *intake, int row)
{
	return intake->row[row].kind == INTAKE_PERSON ||
	    (intake->row[row].kind == INTAKE_FACT && intake->row[row - 1].kind != INTAKE_FACT &&
	        intake->row[row - 1].kind != INTAKE_PERSON);
}

static void go_part(struct intake *intake, int step)
{
	int row = intake->focus;

	do
		row = next_row(intake, row, step);
	while (row > 0 && !begins_part(intake, row));
	go_to(intake, row);
}

static void open_person(struct intake *intake, int person)
{
	intake->open_person = person;
	intake_rows_make(intake);
}

bool intake_focus_fact(struct intake *intake, enum fact_id fact, int person)
{
	if (person > 0 && intake->open_person != person) {
		intake_leave_field(intake);
		open_person(intake, person);
	}
	for (int i = 0; i < intake->row_count; i++) {
		bool same = fact == FACT_NONE ? intake->row[i].kind == INTAKE_PERSON :
		                                intake->row[i].fact == fact;
		if (same && intake->row[i].person == person) {
			go_to(intake, i);
			return true;
		}
	}
	return false;
}

void intake_refresh(struct intake *intake, bool persons_moved)
{
	const struct intake_row *row = intake_row_in_focus(intake);

	intake->words.lang = intake->tui->lang;
	intake_draw_labels(intake);
	if (intake->editing)
		line_editor_clear(&intake->editor);
	intake->editing = false;
	intake->drop_open = false;
	intake->answered = false;
	intake_typing_drop_rest(intake, row->fact, row->person);
	if (persons_moved)
		intake_typing_drop_rests(intake, true);
	intake_rows_make(intake);
	intake_typing_begin(intake);
}

void intake_reword(struct intake *intake)
{
	intake->words.lang = intake->tui->lang;
	intake_draw_labels(intake);
	if (intake->fresh) {
		intake_typing_end(intake);
		intake_typing_begin(intake);
	}
}

void intake_forget_half_typed(struct intake *intake)
{
	intake_typing_drop_rests(intake, false);
	intake_refresh(intake, false);
}

bool intake_half_typed(struct intake *intake, bool go)
{
	intake_leave_field(intake);
	if (intake->rest == NULL)
		return false;
	if (go)
		intake_focus_fact(intake, intake->rest->fact, intake->rest->person);
	return true;
}

/* Answers that are chosen. */

static void choose(struct intake *intake, int step)
{
	const struct intake_row *row = intake_row_in_focus(intake);
	const struct fact *fact = fact_get(row->fact);
	int count = entry_choice_count(intake->file, fact, row->person);
	int now = entry_choice_of(intake->file, fact, row->person, intake_value(intake, row));
	struct value value;

	if (now < 0)
		now = step > 0 ? -1 : count;
	value = entry_choice(intake->file, fact, row->person, (now + step + count) % count);
	intake_answer(intake, &value);
}

static bool begins_with(const struct intake *intake, const struct fact *fact,
    const struct value *value, const char *letter)
{
	char *text = entry_text(&intake->words, intake->file, fact, value);
	char *folded = text_fold(text);
	bool begins = g_str_has_prefix(folded, letter);

	/* "j" and "y" both say yes, whatever the language. */
	if (fact->type == FACT_TYPE_YESNO && value->number == 1)
		begins = begins || strcmp(letter, "j") == 0 || strcmp(letter, "y") == 0;
	g_free(folded);
	text_free(text);
	return begins;
}

static void choose_by_letter(struct intake *intake, const char *bytes, size_t length)
{
	const struct intake_row *row = intake_row_in_focus(intake);
	const struct fact *fact = fact_get(row->fact);
	int count = entry_choice_count(intake->file, fact, row->person);
	int now = entry_choice_of(intake->file, fact, row->person, intake_value(intake, row));
	char *typed = g_strndup(bytes, length);
	char *letter = g_utf8_validate(typed, -1, NULL) ? text_fold(typed) : g_strdup("");

	for (int i = 1; i <= count && *letter != '\0'; i++) {
		struct value value =
		    entry_choice(intake->file, fact, row->person, (now + i + count) % count);
		if (begins_with(intake, fact, &value, letter)) {
			intake_answer(intake, &value);
			break;
		}
	}
	if (strcmp(typed, " ") == 0)
		choose(intake, 1);
	g_free(letter);
	g_free(typed);
}

static bool choice_command(struct intake *intake, enum command command)
{
	static const struct value nothing = { 0 };

	switch (command) {
	case COMMAND_LEFT:
		choose(intake, -1);
		return true;
	case COMMAND_RIGHT:
		choose(intake, 1);
		return true;
	case COMMAND_ERASE:
	case COMMAND_DELETE:
		intake_answer(intake, &nothing);
		return true;
	default:
		return false;
	}
}

static void toggle_person(struct intake *intake, bool enter)
{
	int person = intake_row_in_focus(intake)->person;

	if (intake->open_person == person && !enter) {
		open_person(intake, 0);
	} else {
		open_person(intake, person);
		if (enter)
			go_to(intake, intake->focus + 1);
	}
}

static bool row_command(struct intake *intake, enum command command)
{
	const struct intake_row *row = intake_row_in_focus(intake);

	if (row->kind == INTAKE_FACT)
		return choice_command(intake, command);
	if (row->kind == INTAKE_ADD && command == COMMAND_ENTER) {
		intake->ops->add_person(intake->owner);
		return true;
	}
	if (row->kind != INTAKE_PERSON)
		return false;
	if (command == COMMAND_ENTER || command == COMMAND_RIGHT)
		toggle_person(intake, true);
	else if (command == COMMAND_LEFT)
		toggle_person(intake, false);
	else
		return false;
	return true;
}

static bool move_command(struct intake *intake, enum command command)
{
	switch (command) {
	case COMMAND_ENTER:
	case COMMAND_NEXT:
	case COMMAND_DOWN:
		go_to(intake, next_row(intake, intake->focus, 1));
		return true;
	case COMMAND_PREVIOUS:
	case COMMAND_UP:
		go_to(intake, next_row(intake, intake->focus, -1));
		return true;
	case COMMAND_PAGE_DOWN:
		go_part(intake, 1);
		return true;
	case COMMAND_PAGE_UP:
		go_part(intake, -1);
		return true;
	case COMMAND_HOME:
		go_to(intake, next_row(intake, 0, 1));
		return true;
	case COMMAND_END:
		go_to(intake, next_row(intake, intake->row_count, -1));
		return true;
	default:
		return false;
	}
}

bool intake_command(struct intake *intake, enum command command)
{
	if (intake->editing && intake_typing_command(intake, command))
		return true;
	if (!intake->editing && row_command(intake, command))
		return true;
	return move_command(intake, command);
}

void intake_text(struct intake *intake, const char *bytes, size_t length)
{
	const struct intake_row *row = intake_row_in_focus(intake);

	if (intake->editing)
		intake_typing_text(intake, bytes, length);
	else if (row->kind == INTAKE_FACT)
		choose_by_letter(intake, bytes, length);
	else if (length == 1 && *bytes == ' ')
		row_command(intake, COMMAND_ENTER);
}

void intake_click(struct intake *intake, int y, int x)
{
	int at = y + intake->scroll;

	(void)x;
	for (int i = 0; i < intake->row_count; i++) {
		const struct intake_row *row = &intake->row[i];
		if (!intake_rows_focusable(row) || at < row->y || at >= row->y + row->height)
			continue;
		if (i == intake->focus && !intake->editing)
			intake_command(intake, row->kind == INTAKE_FACT ? COMMAND_RIGHT : COMMAND_ENTER);
		else
			go_to(intake, i);
		return;
	}
}

static char *half_hint(const struct intake *intake, const struct intake_row *row)
{
	const struct fact *fact = fact_get(row->fact);
	char *counts = entry_text(&intake->words, intake->file, fact, intake_value(intake, row));
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

/* All answers of a question that is chosen, "voluntary · supervised · forced". */
static char *answers(const struct intake *intake, const struct intake_row *row)
{
	const struct fact *fact = fact_get(row->fact);
	int count = entry_choice_count(intake->file, fact, row->person);
	GString *text = g_string_new(NULL);

	for (int i = 0; i < count; i++) {
		struct value value = entry_choice(intake->file, fact, row->person, i);
		char *answer = entry_text(&intake->words, intake->file, fact, &value);
		g_string_append_printf(text, "%s%s", i > 0 ? " · " : "", answer);
		text_free(answer);
	}
	return g_string_free(text, FALSE);
}

/* Where nothing was answered yet, what can be; the label asks. */
static char *choice_hint(const struct intake *intake, const struct intake_row *row)
{
	char *can_be = answers(intake, row);
	char *hint = g_strdup_printf(
	    /* TRANSLATORS: the answers that can be chosen */
	    _("A first letter, ← or → chooses: %s"), can_be);

	g_free(can_be);
	return hint;
}

char *intake_hint(const struct intake *intake, enum look *ret_look)
{
	const struct intake_row *row = intake_row_in_focus(intake);
	const struct fact *fact;

	*ret_look = LOOK_NORMAL;
	if (row->kind == INTAKE_PERSON)
		return g_strdup(_("Enter opens the questions about this person, ← closes them"));
	if (row->kind == INTAKE_ADD)
		return g_strdup(_("Enter adds a person to the case"));
	fact = fact_get(row->fact);
	if (intake->editing && intake->drop_open)
		return g_strdup(_("↑ and ↓ choose, Enter takes it, Esc Esc closes the list"));
	if (fact->type == FACT_TYPE_CHOICE && !intake_value(intake, row)->set)
		return choice_hint(intake, row);
	if (intake->editing && intake->typed == ENTRY_HALF) {
		*ret_look = LOOK_NOTICE;
		return half_hint(intake, row);
	}
	if (*fact->source == '\0')
		return g_strdup(_(fact->help));
	return g_strdup_printf("%s (%s)", _(fact->help), _(fact->source));
}
