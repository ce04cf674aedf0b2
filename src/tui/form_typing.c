/* SPDX-License-Identifier: EUPL-1.2 */
#include "form.h"

#include <glib.h>
#include <string.h>

#include "editing.h"
#include "terugkeerdesk/core/money.h"
#include "terugkeerdesk/core/text.h"

/* What was left half typed. */

struct form_rest *form_typing_rest(const struct form *form, enum fact_id fact, int person)
{
	struct form_rest *rest = form->rest;

	while (rest != NULL && (rest->fact != fact || rest->person != person))
		rest = rest->next;
	return rest;
}

static void drop_where(struct form *form, bool (*drop)(const struct form_rest *rest,
    enum fact_id fact, int person), enum fact_id fact, int person)
{
	struct form_rest **link = &form->rest;

	while (*link != NULL) {
		struct form_rest *rest = *link;
		if (drop(rest, fact, person)) {
			*link = rest->next;
			text_free(rest->text);
			g_free(rest);
		} else {
			link = &rest->next;
		}
	}
}

static bool is_of(const struct form_rest *rest, enum fact_id fact, int person)
{
	return rest->fact == fact && rest->person == person;
}

static bool is_from(const struct form_rest *rest, enum fact_id fact, int person)
{
	(void)fact;
	return rest->person >= person;
}

void form_typing_drop_rest(struct form *form, enum fact_id fact, int person)
{
	drop_where(form, is_of, fact, person);
}

void form_typing_drop_rests(struct form *form, bool persons_only)
{
	drop_where(form, is_from, FACT_NONE, persons_only ? 1 : 0);
}

static void keep_rest(struct form *form, const struct form_row *row)
{
	struct form_rest *rest = g_new0(struct form_rest, 1);

	rest->fact = row->fact;
	rest->person = row->person;
	rest->text = g_strdup(form->editor.text);
	rest->next = form->rest;
	form->rest = rest;
}

/* The editor. */

static bool is_country(const struct fact *fact)
{
	return fact->type == FACT_TYPE_COUNTRY || fact->type == FACT_TYPE_NATIONALITY;
}

static bool is_text(const struct fact *fact)
{
	return fact->type == FACT_TYPE_TEXT || fact->type == FACT_TYPE_LINES;
}

/* An answer as one would type it. */
static char *typed_form(const struct form *form, const struct fact *fact,
    const struct value *value)
{
	char money[MONEY_TEXT];

	if (fact->type == FACT_TYPE_MONEY && value->set)
		return g_strdup(
		    money_format(money, value->number, form->words.lang, MONEY_COLUMN));
	return entry_text(&form->words, form->file, fact, value);
}

void form_typing_begin(struct form *form)
{
	const struct form_row *row = form_row_in_focus(form);
	const struct form_rest *rest = form_typing_rest(form, row->fact, row->person);
	const struct fact *fact;
	char *text;

	if (row->kind != FORM_FACT || !entry_typed(fact_get(row->fact)))
		return;
	fact = fact_get(row->fact);
	if (rest != NULL)
		text = g_strdup(rest->text);
	else
		text = typed_form(form, fact, form_value(form, row));
	line_editor_init(&form->editor, text, entry_most(fact), fact->type == FACT_TYPE_LINES);
	form->editing = true;
	form->fresh = rest == NULL && !is_text(fact) && *text != '\0';
	form->typed = rest != NULL ? ENTRY_HALF : *text != '\0' ? ENTRY_WHOLE : ENTRY_EMPTY;
	text_free(text);
}

void form_typing_end(struct form *form)
{
	const struct form_row *row = form_row_in_focus(form);

	if (!form->editing)
		return;
	form_typing_drop_rest(form, row->fact, row->person);
	if (form->typed == ENTRY_HALF)
		keep_rest(form, row);
	line_editor_clear(&form->editor);
	form->editing = false;
	form->drop_open = false;
}

static void offer(struct form *form, const struct fact *fact)
{
	form->drop_count = 0;
	form->drop_focus = 0;
	if (is_country(fact))
		form->drop_count = (int)entry_complete(&form->words, fact, form->editor.text,
		    form->drop, FORM_DROP_MAX);
	form->drop_open = form->drop_count > 0;
}

/* The text changed: it counts as soon as it is whole, and until then what was. */
static void evaluate(struct form *form)
{
	const struct fact *fact = fact_get(form_row_in_focus(form)->fact);
	struct value value = { 0 };

	form->fresh = false;
	form->typed = entry_parse(&form->words, fact, form->editor.text, &value);
	offer(form, fact);
	if (form->typed != ENTRY_HALF)
		form_answer(form, &value);
	value_clear(&value);
}

/* Take the country that is offered. */
static void accept(struct form *form)
{
	struct value value = { .set = true, .number = form->drop[form->drop_focus] };
	const char *name = entry_country(&form->words, form->drop[form->drop_focus]);

	line_editor_clear(&form->editor);
	line_editor_init(&form->editor, name, FACT_TEXT_BYTES_MAX, false);
	form->typed = ENTRY_WHOLE;
	form->drop_open = false;
	form_answer(form, &value);
}

static bool drop_command(struct form *form, enum command command)
{
	switch (command) {
	case COMMAND_UP:
		form->drop_focus = MAX(form->drop_focus - 1, 0);
		return true;
	case COMMAND_DOWN:
		form->drop_focus = MIN(form->drop_focus + 1, form->drop_count - 1);
		return true;
	case COMMAND_CANCEL:
		form->drop_open = false;
		return true;
	case COMMAND_ENTER:
	case COMMAND_NEXT:
		accept(form);
		return false; /* and on to the next field */
	default:
		return false;
	}
}

/* In a note, the arrows move through its lines; Enter makes one. */
static bool lines_command(struct form *form, enum command command)
{
	const char *text = form->editor.text;

	if (command == COMMAND_ENTER) {
		form_typing_text(form, "\n", 1);
		return true;
	}
	if (command == COMMAND_UP && memchr(text, '\n', form->editor.cursor) != NULL) {
		line_editor_move(&form->editor, LINE_EDITOR_HOME);
		line_editor_place(&form->editor, form->editor.cursor - 1);
		return true;
	}
	if (command == COMMAND_DOWN && strchr(text + form->editor.cursor, '\n') != NULL) {
		line_editor_move(&form->editor, LINE_EDITOR_END);
		line_editor_place(&form->editor, form->editor.cursor + 1);
		return true;
	}
	return false;
}

bool form_typing_command(struct form *form, enum command command)
{
	char *before;
	bool done;

	if (form->drop_open && drop_command(form, command))
		return true;
	if (form->editor.lines && lines_command(form, command))
		return true;
	if (command == COMMAND_UNDO) {
		if (line_editor_undo(&form->editor) != LINE_EDITOR_DONE)
			return false;
		evaluate(form);
		form->drop_open = false;
		return true;
	}
	before = g_strdup(form->editor.text);
	done = editing_command(&form->editor, command);
	if (done && strcmp(before, form->editor.text) != 0)
		evaluate(form);
	else if (done)
		form->fresh = false;
	text_free(before);
	return done;
}

void form_typing_text(struct form *form, const char *bytes, size_t length)
{
	if (form->fresh) {
		line_editor_move(&form->editor, LINE_EDITOR_HOME);
		line_editor_erase(&form->editor, LINE_EDITOR_END);
	}
	if (editing_text(form->tui, &form->editor, bytes, length))
		evaluate(form);
}
