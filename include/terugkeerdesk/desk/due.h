/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/desk/due.h - what waits for somebody: cases past their term or their day,
 * overlays to look at again, the backup.
 */
#ifndef TERUGKEERDESK_DESK_DUE_H
#define TERUGKEERDESK_DESK_DUE_H

#include "terugkeerdesk/core/date.h"
#include "terugkeerdesk/desk/backup.h"
#include "terugkeerdesk/ledger/ledger.h"

struct desk;
struct fault;

/* Why a case waits; the most pressing first. */
enum desk_due {
	DESK_DUE_RETENTION, /* kept longer than the settings say */
	DESK_DUE_DEPARTURE, /* the day of departure went by, and nobody says they left */
	DESK_DUE_OVERLAY,   /* a nationality under an overlay that had to be reviewed */
	DESK_DUE_COUNT
};
typedef unsigned desk_due_set; /* bit 1 << enum desk_due */

/* The stable word ("retention") and the label as a msgid ("past its term"). */
const char *desk_due_word(enum desk_due due);
const char *desk_due_label(enum desk_due due);

/* What a case waits for today.  Overlays are known once the rules are loaded. */
desk_due_set desk_due_of(const struct desk *desk, const struct ledger_row *row);

/*
 * desk_due_look(desk):
 * Rows of the list do not tell that a counsellor settled an overlay with an override: look
 * into the cases that one concerns, each revision once.  Until then they wait.
 */
void desk_due_look(struct desk *desk);

/*
 * desk_keep_until(desk, row):
 * The last day on which a case is kept, by the settings: counted from the departure and
 * from the closing, whichever ends later; when it had neither, or there is no term for it,
 * from the last save.  DAY_NONE: the settings give no term.
 */
day_number desk_keep_until(const struct desk *desk, const struct ledger_row *row);

/* All cases together, looked into. */
struct desk_due_totals {
	size_t cases; /* that wait for anything */
	size_t count[DESK_DUE_COUNT];
	struct desk_backup_state backup;
};
int desk_due_totals(struct desk *desk, struct desk_due_totals *ret, struct fault *fault);

#endif
