/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/desk/privacy.h - what is kept of people, for how long, and how it goes.
 */
#ifndef TERUGKEERDESK_DESK_PRIVACY_H
#define TERUGKEERDESK_DESK_PRIVACY_H

#include "terugkeerdesk/core/case_file.h"
#include "terugkeerdesk/ledger/ledger.h"

struct desk;
struct fault;

/* What an erasure did, and what it could not reach. */
struct desk_erased {
	char number[LEDGER_NUMBER_MAX];
	char uuid[LEDGER_UUID_TEXT];
	struct ledger_erased journal;
	struct ledger_backup_made *backup; /* owned: they still hold the case */
	size_t backup_count;
};
int desk_erase(struct desk *desk, const char *uuid, const char *reason,
    struct desk_erased *ret, struct fault *fault);
void desk_erased_clear(struct desk_erased *erased);
char *desk_erased_json(const struct desk_erased *erased); /* g_free */

/*
 * desk_everything(desk, uuid, ret, fault):
 * All that is held about a case, for who asks what is known about them.  `ret` is zeroed
 * by the caller, and cleared with desk_everything_clear also after a failure.
 */
struct desk_held_revision {
	struct case_file file;
	struct ledger_revision about; /* when, by whom, and what was shown */
};
struct desk_held_draft {
	struct case_file file;
	struct ledger_draft about;
};
struct desk_everything {
	const struct ledger_row *row; /* of the list; borrowed */
	struct desk_held_revision *revision; /* owned; oldest first */
	size_t revision_count;
	struct desk_held_draft *draft; /* owned; of every user at every desk */
	size_t draft_count;
	struct ledger_event *event; /* owned; pages that were given among them */
	size_t event_count;
	struct ledger_backup_made *backup; /* owned; they hold the case too */
	size_t backup_count;
};
int desk_everything(struct desk *desk, const char *uuid, struct desk_everything *ret,
    struct fault *fault);
void desk_everything_clear(struct desk_everything *everything); /* wipes */
/* terugkeerdesk-everything/1; new memory, to g_free after wiping. */
char *desk_everything_json(
    const struct desk *desk, const struct desk_everything *everything);

#endif
