/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/desk/backup.h - copies of the ledger, made and used as they should be.
 */
#ifndef TERUGKEERDESK_DESK_BACKUP_H
#define TERUGKEERDESK_DESK_BACKUP_H

#include <stdbool.h>
#include <stdint.h>

#include "terugkeerdesk/ledger/ledger.h"
#include "terugkeerdesk/ledger/rescue.h"

struct desk;
struct fault;

/* A backup of the unlocked ledger at `path`, where nothing stands yet; see ledger_backup.
 * `progress` may be NULL; FAULT_STOPPED when it returned false. */
int desk_backup(struct desk *desk, const char *path,
    bool (*progress)(void *data, int permille), void *data, struct ledger_head *ret_head,
    struct fault *fault);

/* When the last good backup was made (0: never), and whether it is longer ago than the
 * settings allow. */
struct desk_backup_state {
	int64_t at;
	bool due;
};
int desk_backup_state(
    struct desk *desk, struct desk_backup_state *ret, struct fault *fault);

/* Make the ledger of this desk of a backup; there must be none yet.  `ret` as with
 * ledger_restore. */
int desk_restore(struct desk *desk, const char *backup, const char *user,
    const char *passphrase, struct ledger_report *ret, struct fault *fault);

/*
 * desk_rescue(desk, folder, user, passphrase, ret, fault):
 * Out of the ledger of this desk, damaged or not, what can be read: a case file per case
 * (NUMBER.json) and draft (NUMBER.draft-N.json), and list.json, which names those of which
 * only an older revision or nothing was found too.  The folder is made, or is empty; only
 * this user may read what is in it.  The ledger is not touched.
 */
int desk_rescue(struct desk *desk, const char *folder, const char *user,
    const char *passphrase, struct ledger_rescue_report *ret, struct fault *fault);

/* As JSON for other programs; g_free.  desk_restore_json: `path` NULL for a rehearsal. */
char *desk_backup_json(const char *path, const struct ledger_head *head);
char *desk_restore_json(const struct ledger_report *report, const char *path);
struct desk_due_totals;
char *desk_stats_json(const char *path, const struct ledger_stats *stats,
    const struct desk_due_totals *due);

#endif
