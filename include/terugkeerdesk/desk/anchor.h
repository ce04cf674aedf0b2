/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/desk/anchor.h - where the log ended, noted outside the ledger.
 *
 * A chain proves that nothing in the middle was changed; that its tail was cut off, or an
 * older copy of the file put back, only shows beside a note that does not stand in the
 * file.  The desk keeps one per ledger in $XDG_STATE_HOME/terugkeerdesk/anchors, for each
 * account: the count and the hash of the last event that it saw.  desk_unlock compares,
 * and notes the new end unless the comparison failed; desk_lock and desk_backup note too.
 */
#ifndef TERUGKEERDESK_DESK_ANCHOR_H
#define TERUGKEERDESK_DESK_ANCHOR_H

#include "terugkeerdesk/ledger/ledger.h"

struct desk;
struct fault;

enum desk_anchor {
	DESK_ANCHOR_NONE, /* nothing was noted here yet, or it cannot be read */
	DESK_ANCHOR_HOLDS,
	DESK_ANCHOR_BROKEN /* the log does not run through what was noted */
};

/* What the last unlocking found; `ret_noted` (may be NULL): the end noted before it. */
enum desk_anchor desk_anchor(const struct desk *desk, struct ledger_head *ret_noted);

/* Somebody looked and it is right, a backup was restored for instance: from here on the
 * present end counts.  That it was accepted is an event of the log. */
int desk_anchor_accept(struct desk *desk, struct fault *fault);

/* The first letters of a hash, enough to compare with an eye. */
#define DESK_HEAD_TEXT 17
char *desk_head_text(char ret[DESK_HEAD_TEXT], const struct ledger_head *head);

#endif
