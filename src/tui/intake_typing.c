/* SPDX-License-Identifier: EUPL-1.2 */
#include "intake.h"

#include <glib.h>
#include <string.h>

#include "editing.h"
#include "terugkeerdesk/core/money.h"
#include "terugkeerdesk/core/text.h"

/* What was left half typed. */

struct intake_rest *intake_typing_rest(const struct intake *intake, enum fact_id fact, int person)
{
	struct intake_rest *rest = intake->rest;

	while (rest != NULL && (rest->fact != fact || rest->person != person))
		rest = rest->next;
	return rest;
}

static void drop_where(struct intake *intake, bool (*drop)(const struct intake_rest *rest,
    enum fact_id fact, int person), enum fact_id fact, int person)
{
	struct intake_rest **link = &intake->rest;

	while (*link != NULL) {
		struct intake_rest *rest = *link;
		if (drop(rest, fact, person)) {
			*link = rest->next;
			text_free(rest->text);
			g_free(rest);
		} else {
			link = &rest->next;
		}
	}
}

static bool is_of(const struct intake_rest *rest, enum fact_id fact, int person)
{
	return rest->fact == fact && rest->person == person;
}

static bool is_from(const struct intake_rest *rest, enum fact_id fact, int person)
{
	(void)fact;
	return rest->person >= person;
}

void intake_typing_drop_rest(struct intake *intake, enum fact_id fact, int person)
{
	drop_where(intake, is_of, fact, person);
}

void intake_typing_drop_rests(struct intake *intake, bool persons_only)
{
	drop_where(intake, is_from, FACT_NONE, persons_only ? 1 : 0);
}

static void keep_rest(struct intake *intake, const struct intake_row *row)
{
	struct intake_rest *rest = g_new0(struct intake_rest, 1);

	rest->fact = row->fact;
	rest->person = row->person;
	rest->text = g_strdup(intake->editor.text);
	rest->next = intake->rest;
	intake->rest = rest;
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
static char *typed_form(const struct intake *intake, const struct fact *fact,
    const struct value *value)
{
	char money[MONEY_TEXT];

	if (fact->type == FACT_TYPE_MONEY && value->set)
		return g_strdup(
		    money_format(money, value->number, intake->words.lang, MONEY_COLUMN));
	return entry_text(&intake->words, intake->file, fact, value);
}

void intake_typing_begin(struct intake *intake)
{
	const struct intake_row *row = intake_row_in_focus(intake);
	const struct intake_rest *rest = intake_typing_rest(intake, row->fact, row->person);
	const struct fact *fact;
	char *text;

	if (row->kind != INTAKE_FACT || !entry_typed(fact_get(row->fact)))
		return;
	fact = fact_get(row->fact);
	if (rest != NULL)
		text = g_strdup(rest->text);
	else
		text = typed_form(intake, fact, intake_value(intake, row));
	line_editor_init(&intake->editor, text, entry_most(fact), fact->type == FACT_TYPE_LINES);
	intake->editing = true;
	intake->fresh = rest == NULL && !is_text(fact) && *text != '\0';
	intake->typed = rest != NULL ? ENTRY_HALF : *text != '\0' ? ENTRY_WHOLE : ENTRY_EMPTY;
	text_free(text);
}

void intake_typing_end(struct intake *intake)
{
	const struct intake_row *row = intake_row_in_focus(intake);

	if (!intake->editing)
		return;
	intake_typing_drop_rest(intake, row->fact, row->person);
	if (intake->typed == ENTRY_HALF)
		keep_rest(intake, row);
	line_editor_clear(&intake->editor);
	intake->editing = false;
	intake->drop_open = false;
}

static void offer(struct intake *intake, const struct fact *fact)
{
	intake->drop_count = 0;
	intake->drop_focus = 0;
	if (is_country(fact))
		intake->drop_count = (int)entry_complete(&intake->words, fact, intake->editor.text,
		    intake->drop, INTAKE_DROP_MAX);
	intake->drop_open = intake->drop_count > 0;
}

/* The text changed: it counts as soon as it is whole, and until then what was. */
static void evaluate(struct intake *intake)
{
	const struct fact *fact = fact_get(intake_row_in_focus(intake)->fact);
	struct value value = { 0 };

	intake->fresh = false;
	intake->typed = entry_parse(&intake->words, fact, intake->editor.text, &value);
	offer(intake, fact);
	if (intake->typed != ENTRY_HALF)
		intake_answer(intake, &value);
	value_clear(&value);
}

/* Take the country that is offered. */
static void accept(struct intake *intake)
{
	struct value value = { .set = true, .number = intake->drop[intake->drop_focus] };
	const char *name = entry_country(&intake->words, intake->drop[intake->drop_focus]);

	line_editor_clear(&intake->editor);
	line_editor_init(&intake->editor, name, FACT_TEXT_BYTES_MAX, false);
	intake->typed = ENTRY_WHOLE;
	intake->drop_open = false;
	intake_answer(intake, &value);
}

static bool drop_command(struct intake *intake, enum command command)
{
	switch (command) {
	case COMMAND_UP:
		intake->drop_focus = MAX(intake->drop_focus - 1, 0);
		return true;
	case COMMAND_DOWN:
		intake->drop_focus = MIN(intake->drop_focus + 1, intake->drop_count - 1);
		return true;
	case COMMAND_CANCEL:
		intake->drop_open = false;
		return true;
	case COMMAND_ENTER:
	case COMMAND_NEXT:
		accept(intake);
		return false; /* and on to the next field */
	default:
		return false;
	}
}

/* In a note, the arrows move through its lines; Enter makes one. */
static bool lines_command(struct intake *intake, enum command command)
{
	const char *text = intake->editor.text;

	if (command == COMMAND_ENTER) {
		intake_typing_text(intake, "\n", 1);
		return true;
	}
	if (command == COMMAND_UP && memchr(text, '\n', intake->editor.cursor) != NULL) {
		line_editor_move(&intake->editor, LINE_EDITOR_HOME);
		line_editor_place(&intake->editor, intake->editor.cursor - 1);
		return true;
	}
	if (command == COMMAND_DOWN && strchr(text + intake->editor.cursor, '\n') != NULL) {
		line_editor_move(&intake->editor, LINE_EDITOR_END);
		line_editor_place(&intake->editor, intake->editor.cursor + 1);
		return true;
	}
	return false;
}

bool intake_typing_command(struct intake *intake, enum command command)
{
	char *before;
	bool done;

	if (intake->drop_open && drop_command(intake, command))
		return true;
	if (intake->editor.lines && lines_command(intake, command))
		return true;
	if (command == COMMAND_UNDO) {
		if (line_editor_undo(&intake->editor) != LINE_EDITOR_DONE)
			return false;
		evaluate(intake);
		intake->drop_open = false;
		return true;
	}
	before = g_strdup(intake->editor.text);
	done = editing_command(&intake->editor, command);
	if (done && strcmp(before, intake->editor.text) != 0)
		evaluate(intake);
	else if (done)
		intake->fresh = false;
	text_free(before);
	return done;
}

void intake_typing_text(struct intake *intake, const char *bytes, size_t length)
{
	if (intake->fresh) {
		line_editor_move(&intake->editor, LINE_EDITOR_HOME);
		line_editor_erase(&intake->editor, LINE_EDITOR_END);
	}
	if (editing_text(intake->tui, &intake->editor, bytes, length))
		evaluate(intake);
}
