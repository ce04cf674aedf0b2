/* SPDX-License-Identifier: EUPL-1.2 */
#include "case_columns.h"

#include <glib.h>

#include "amounts.h"
#include "cells.h"
#include "entry.h"
#include "terugkeerdesk/desk/desk.h"
#include "terugkeerdesk/desk/due.h"
#include "words.h"

#define COLUMN_TEXT 400

enum column {
	COLUMN_NUMBER,
	COLUMN_NAMES,
	COLUMN_NATIONALITY,
	COLUMN_STATE,
	COLUMN_REGISTERED,
	COLUMN_LEAVES,
	COLUMN_TOTAL,
	COLUMN_SAVED,
	COLUMN_WAITS,
	COLUMN_COUNT
};

/* `from`: the width of the screen from which the column is there. */
static const struct {
	const char *head; /* msgid */
	int width; /* at least; 0: what is left */
	int from;
	bool right;
} columns[COLUMN_COUNT] = {
	[COLUMN_NUMBER] = { N_("Number"), 9, 0, false },
	[COLUMN_NAMES] = { N_("Names"), 0, 0, false },
	[COLUMN_NATIONALITY] = { N_("Nationality"), 13, 70, false },
	[COLUMN_STATE] = { N_("State"), 11, 90, false },
	[COLUMN_REGISTERED] = { N_("Registered"), 10, 58, false },
	[COLUMN_LEAVES] = { N_("Leaves on"), 10, 112, false },
	[COLUMN_TOTAL] = { N_("May receive"), 13, 100, true },
	[COLUMN_SAVED] = { N_("Saved"), 16, 130, false },
	[COLUMN_WAITS] = { N_("Waits"), 14, 0, false },
};

static int width_of(int column)
{
	return MAX(columns[column].width, cells_width(_(columns[column].head)));
}

static int names_width(int total)
{
	int width = total - 3; /* the mark, and a blank at both ends */

	for (int column = 0; column < COLUMN_COUNT; column++) {
		if (column != COLUMN_NAMES && total >= columns[column].from)
			width -= width_of(column) + 1;
	}
	return MAX(width, 6);
}

/* What one does not forget: a draft, a date that went by, a term that is over. */
static const char *waits(const struct tui *tui, const struct ledger_row *row)
{
	desk_due_set due = desk_due_of(tui->desk, row);

	if (row->draft)
		return _("draft");
	for (enum desk_due reason = 0; reason < DESK_DUE_COUNT; reason++) {
		if (due >> reason & 1)
			return _(desk_due_label(reason));
	}
	return "";
}

static void date_text(char text[COLUMN_TEXT], day_number date)
{
	char buffer[DATE_TEXT];

	if (date != DAY_NONE)
		g_strlcpy(text, date_format_short(buffer, date), COLUMN_TEXT);
}

static void total_text(const struct tui *tui, const struct ledger_row *row,
    char text[COLUMN_TEXT])
{
	char money[MONEY_TEXT * 2];

	if (row->applies == APPLIES_NONE)
		g_strlcpy(text, "0", COLUMN_TEXT);
	else if (row->applies != APPLIES_OPEN)
		g_strlcpy(
		    text, amounts_column(money, &row->total, tui->lang), COLUMN_TEXT);
}

static void nationality_text(const struct tui *tui, const struct ledger_row *row,
    char text[COLUMN_TEXT])
{
	const struct rulebook *rulebook = desk_rulebook(tui->desk);
	struct entry_words words = { .lang = tui->lang };

	if (rulebook == NULL || row->nationality == COUNTRY_NONE)
		return;
	words.countries = rulebook_countries(rulebook);
	g_strlcpy(text, entry_country(&words, row->nationality), COLUMN_TEXT);
}

static void column_text(const struct tui *tui, const struct ledger_row *row,
    int column, char text[COLUMN_TEXT])
{
	*text = '\0';
	switch (column) {
	case COLUMN_NUMBER:
		g_strlcpy(text, row->number, COLUMN_TEXT);
		break;
	case COLUMN_NAMES:
		/* TRANSLATORS: in the list, of a case in which nobody has a name */
		g_strlcpy(text, *row->names != '\0' ? row->names : _("(no name yet)"),
		    COLUMN_TEXT);
		break;
	case COLUMN_NATIONALITY:
		nationality_text(tui, row, text);
		break;
	case COLUMN_STATE:
		g_strlcpy(text, _(case_state_label(row->state)), COLUMN_TEXT);
		break;
	case COLUMN_REGISTERED:
		date_text(text, row->registered_on);
		break;
	case COLUMN_LEAVES:
		date_text(text, row->departure_on);
		break;
	case COLUMN_TOTAL:
		total_text(tui, row, text);
		break;
	case COLUMN_SAVED:
		desk_time_format(tui->desk, text, row->saved_at, LANG_NL);
		break;
	default:
		g_strlcpy(text, waits(tui, row), COLUMN_TEXT);
		break;
	}
}

void case_columns_draw(const struct tui *tui, struct canvas *canvas, int y, enum look look,
    const struct ledger_row *row)
{
	char text[COLUMN_TEXT];
	int x = 2;

	for (int column = 0; column < COLUMN_COUNT; column++) {
		int width = column == COLUMN_NAMES ? names_width(canvas->columns) :
		                                     width_of(column);
		if (canvas->columns < columns[column].from)
			continue;
		if (row == NULL)
			g_strlcpy(text, _(columns[column].head), sizeof(text));
		else
			column_text(tui, row, column, text);
		if (columns[column].right)
			canvas_text_right(canvas, y, x, width, look, text);
		else
			canvas_typed(canvas, y, x, width, look, text);
		x += width + 1;
	}
}
