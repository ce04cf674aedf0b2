/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/document/document.h"

#include <glib.h>
#include <string.h>

#include "terugkeerdesk/core/text.h"

#define LEFT_TO_RIGHT_MARK "\xe2\x80\x8e"
/* Room from the start: what is moved leaves a copy behind. */
#define CELL_BYTES 1024
#define CELL_MARKS 16 /* bytes between and around names */

void cell_clear(struct cell *cell)
{
	g_free(cell->msgid);
	g_free(cell->msgid_plural);
	for (int i = 0; i < cell->argument_count; i++)
		text_free(cell->argument[i].text);
	*cell = (struct cell){ 0 };
}

void cell_set_msgid(struct cell *cell, const char *msgid)
{
	g_free(cell->msgid);
	cell->msgid = g_strdup(msgid);
}

static struct document_argument *add(struct cell *cell)
{
	int last = MIN(cell->argument_count, CELL_ARGUMENTS_MAX - 1);

	text_free(cell->argument[last].text);
	cell->argument_count = last + 1;
	return &cell->argument[last];
}

struct cell *cell_add_text(struct cell *cell, const char *text)
{
	*add(cell) = (struct document_argument){ .type = ARGUMENT_TEXT,
		.text = g_strdup(text != NULL ? text : "") };
	return cell;
}

struct cell *cell_add_msgid(struct cell *cell, const char *msgid)
{
	*add(cell) =
	    (struct document_argument){ .type = ARGUMENT_MSGID, .text = g_strdup(msgid) };
	return cell;
}

struct cell *cell_add_money(struct cell *cell, struct range range)
{
	*add(cell) = (struct document_argument){ .type = ARGUMENT_MONEY, .range = range };
	return cell;
}

struct cell *cell_add_figures(struct cell *cell, struct range range)
{
	*add(cell) =
	    (struct document_argument){ .type = ARGUMENT_FIGURES, .range = range };
	return cell;
}

struct cell *cell_add_date(struct cell *cell, day_number date)
{
	*add(cell) = (struct document_argument){ .type = ARGUMENT_DATE, .number = date };
	return cell;
}

struct cell *cell_add_number(struct cell *cell, long number)
{
	*add(cell) =
	    (struct document_argument){ .type = ARGUMENT_NUMBER, .number = number };
	return cell;
}

/* Letters of the blocks that Unicode gives to scripts written from right to left. */
static bool is_right_to_left(gunichar character)
{
	return (character >= 0x590 && character <= 0x8ff) ||
	       (character >= 0xfb1d && character <= 0xfdff) ||
	       (character >= 0xfe70 && character <= 0xfeff) ||
	       (character >= 0x10800 && character <= 0x10fff) ||
	       (character >= 0x1e800 && character <= 0x1efff);
}

static void append_isolated(GString *ret, const char *text)
{
	/* Clean text has no marks of its own: where one stands, cell_join put it. */
	bool joined = strstr(text, LEFT_TO_RIGHT_MARK) != NULL;
	bool marked = false;

	for (const char *at = text; *at != '\0' && !joined && !marked;
	     at = g_utf8_find_next_char(at, NULL))
		marked = is_right_to_left(g_utf8_get_char(at));
	if (marked)
		g_string_append(ret, LEFT_TO_RIGHT_MARK);
	g_string_append(ret, text);
	if (marked)
		g_string_append(ret, LEFT_TO_RIGHT_MARK);
}

char *cell_join(char *text, const char *name)
{
	size_t size = (text != NULL ? strlen(text) : 0) + strlen(name) + CELL_MARKS;
	GString *joined = g_string_sized_new(size);

	if (text != NULL)
		g_string_append(joined, text);
	if (joined->len > 0)
		g_string_append(joined, ", ");
	append_isolated(joined, name);
	text_free(text);
	return g_string_free(joined, FALSE);
}

static const char *translate(const struct catalogue *catalogue, const char *msgid)
{
	/* gettext gives the header of the file for "": never ask. */
	return *msgid == '\0' ? "" : catalogue->translate(catalogue->data, msgid);
}

/* Put the arguments of `cell` where `words` has {0}, {1}, ...; other braces stay. */
static void append_filled(GString *ret, const char *words, const struct cell *cell,
    const struct catalogue *catalogue);

static void append_money(
    GString *ret, struct range range, const struct catalogue *catalogue)
{
	char amount[MONEY_TEXT];

	if (range.min == range.max) {
		g_string_append(
		    ret, money_format(amount, range.min, catalogue->lang, MONEY_SHORT));
		return;
	}

	struct cell ends = { 0 };

	cell_add_money(&ends, (struct range){ range.min, range.min });
	cell_add_money(&ends, (struct range){ range.max, range.max });
	/* TRANSLATORS: two amounts of money, as in: between € 0 and € 2,815 */
	append_filled(
	    ret, translate(catalogue, N_("between {0} and {1}")), &ends, catalogue);
}

static void append_argument(GString *ret, const struct document_argument *argument,
    const struct catalogue *catalogue)
{
	char amount[MONEY_TEXT], date[DATE_TEXT];

	switch (argument->type) {
	case ARGUMENT_TEXT:
		append_isolated(ret, argument->text);
		break;
	case ARGUMENT_MSGID:
		g_string_append(ret, translate(catalogue, argument->text));
		break;
	case ARGUMENT_MONEY:
		append_money(ret, argument->range, catalogue);
		break;
	case ARGUMENT_FIGURES:
		g_string_append(ret, money_format_range(amount, argument->range,
					 catalogue->lang, MONEY_SHORT));
		break;
	case ARGUMENT_DATE:
		g_string_append(ret,
		    date_format(date, (day_number)argument->number, catalogue->lang));
		break;
	case ARGUMENT_NUMBER:
		g_string_append_printf(ret, "%ld", argument->number);
		break;
	}
}

static void append_filled(GString *ret, const char *words, const struct cell *cell,
    const struct catalogue *catalogue)
{
	for (const char *at = words; *at != '\0'; at++) {
		int number =
		    at[0] == '{' && at[1] != '\0' && at[2] == '}' ? at[1] - '0' : -1;

		if (number >= 0 && number < cell->argument_count) {
			append_argument(ret, &cell->argument[number], catalogue);
			at += 2;
		} else {
			g_string_append_c(ret, *at);
		}
	}
}

char *cell_text(const struct cell *cell, const struct catalogue *catalogue)
{
	GString *ret = g_string_sized_new(CELL_BYTES);
	const char *words = "{0}";

	if (cell->msgid != NULL && cell->msgid_plural != NULL)
		words = catalogue->translate_plural(catalogue->data, cell->msgid,
		    cell->msgid_plural, (unsigned long)cell->argument[0].number);
	else if (cell->msgid != NULL)
		words = translate(catalogue, cell->msgid);
	else if (cell->argument_count == 0)
		words = "";
	append_filled(ret, words, cell, catalogue);
	return g_string_free(ret, FALSE);
}
