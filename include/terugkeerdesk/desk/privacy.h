/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/desk/privacy.h - what is kept of people, for how long, and how it goes.
 */
#ifndef TERUGKEERDESK_DESK_PRIVACY_H
#define TERUGKEERDESK_DESK_PRIVACY_H

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
 * desk_everything(desk, uuid, ret_json, fault):
 * All that is held about a case, for who asks what is known about them: every revision
 * and the draft as case files, and the log.  terugkeerdesk-everything/1; new memory, to
 * g_free after wiping.
 */
int desk_everything(
    struct desk *desk, const char *uuid, char **ret_json, struct fault *fault);

#endif
