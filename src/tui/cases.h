/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cases.h - the list of cases, for the files it is made of.
 */
#ifndef TERUGKEERDESK_SRC_TUI_CASES_H
#define TERUGKEERDESK_SRC_TUI_CASES_H

#include "line_editor.h"
#include "list.h"
#include "loop.h"
#include "terugkeerdesk/desk/desk.h"
#include "terugkeerdesk/desk/due.h"

struct cases {
	struct line_editor search;
	size_t *found; /* owned; rows of the ledger */
	size_t found_count;
	struct ledger_draft *draft; /* owned; first those of cases that were never saved */
	size_t drafts_read; /* all of them */
	size_t draft_count; /* of cases that were never saved */
	size_t drafts_shown; /* they stand before the rows */
	bool only_due; /* show nothing but what waits for somebody */
	struct desk_due_totals due; /* of all cases */
	struct list list;
	struct rect rows_rect;
	char chosen[LEDGER_UUID_TEXT]; /* what a dialog asks about */
};

/* A row of the list; NULL: a draft of a new case, or past the end. */
const struct ledger_row *cases_row(const struct screen *screen, int index);

/* Open a case of the list; what waits of it is asked first. */
void cases_open_row(struct tui *tui, const struct ledger_row *row);

/* The rows as they are now in the ledger. */
void cases_refresh(struct screen *screen);

/* cases_draw.c */
struct rect cases_draw_layout(struct screen *screen, int rows, int columns);
void cases_draw(const struct screen *screen, struct canvas *canvas);

/* cases_keep.c: a backup of the ledger; the case in focus gone for good. */
void cases_keep_backup(struct tui *tui);
void cases_keep_erase(struct screen *screen);

#endif
