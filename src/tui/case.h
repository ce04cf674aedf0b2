/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * case.h - the case screen, for the files it is made of.
 */
#ifndef TERUGKEERDESK_SRC_TUI_CASE_H
#define TERUGKEERDESK_SRC_TUI_CASE_H

#include "intake.h"
#include "pane.h"
#include "terugkeerdesk/desk/desk.h"
#include "terugkeerdesk/desk/duplicates.h"

struct case_screen {
	struct screen *screen;
	struct desk_case *opened; /* owned */
	struct desk_calculation *calculation; /* owned */
	struct case_file blank; /* a new case before any answer; empty once saved */
	struct intake intake;
	struct pane pane;
	bool in_pane; /* the focus; on a narrow screen also the page that is shown */
	bool stale; /* the pane is older than the case */
	bool draft_due; /* a field was left: put the draft on disk after the paint */
	struct ledger_duplicate duplicate[LEDGER_DUPLICATES_MAX]; /* that were asked about */
	size_t duplicate_count;
	bool leaving; /* go on with leaving when that is answered */
	struct layout_case places;
	int pane_room; /* columns the pane may have */
};

/* Calculate and have the pane made anew. */
void case_calculate(struct case_screen *model);
/* Would what was saved, or a summary given earlier, come out differently today? */
bool case_differs(const struct case_screen *model);
/* After a change from outside the form: undo, rebase, a person removed. */
void case_renew(struct case_screen *model, bool persons_moved);

/* case_keep.c: keeping the work. */
bool case_keep_blank(const struct case_screen *model); /* new, and nothing answered */
void case_keep_save(struct case_screen *model); /* F2 */
void case_keep_leave(struct case_screen *model); /* F10 */
void case_keep_quietly(struct case_screen *model); /* the desk locks or ends */
void case_keep_draft(struct case_screen *model); /* after a field was left */

/* case_duplicates.c: a person who is perhaps there already.  True: it is being asked, and
 * what was to be done (saving; `leaving` with it) comes back once it is answered. */
bool case_duplicates_ask(struct case_screen *model, bool leaving);
void case_duplicates_note(struct case_screen *model); /* once saved */

/* case_doing.c: commands on the whole case. */
bool case_doing_command(struct case_screen *model, enum command command);

/* course.c: the dialog of the state. */
void case_course_open(struct case_screen *model);

#endif
