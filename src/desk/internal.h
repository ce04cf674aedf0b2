/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * desk/internal.h - what the files of the desk share, and nobody else sees.
 */
#ifndef DESK_INTERNAL_H
#define DESK_INTERNAL_H

#include <glib.h>

#include "terugkeerdesk/core/policy.h"
#include "terugkeerdesk/core/rulebook.h"
#include "terugkeerdesk/desk/anchor.h"
#include "terugkeerdesk/desk/desk.h"

struct desk {
	struct desk_env env;
	struct policy_set policies;
	struct country_table countries;
	struct rulebook *rulebook; /* NULL until the rules are read */
	uint8_t rules_hash[32];
	struct ledger *ledger; /* NULL until opened */
	char *demo_folder;     /* of a throw-away ledger, or NULL */
	char *demo_ledger;     /* the ledger in it */
	int demo_lock;         /* a file in it, locked while the folder is in use; or -1 */
	enum desk_anchor anchor; /* as found at unlocking */
	struct ledger_head anchored; /* what had been noted then */
	GHashTable *looked; /* of due.c; NULL: into no case yet */
};

/* Where the ledger is: that of the demo, or the one of the environment. */
const char *desk_ledger_path(const struct desk *desk);
/* The place where ledgers stand when nothing else was said is made at the first one.  A
 * folder that somebody named is theirs to make: it may be a slip of the finger. */
int desk_make_place(const char *path, struct fault *fault);
/* Let the group of the settings, if there is one, work on the ledger just made. */
int desk_share(struct desk *desk, struct fault *fault);
/* The folder of the policy files that count here.  New memory, to g_free. */
char *desk_policies_folder(const struct desk *desk);
char *desk_countries_path(const struct desk *desk); /* new memory, to g_free */

/* The standard cost becomes what this machine can bear; another one stays. */
enum ledger_kdf_cost desk_kdf_cost(
    const struct desk *desk, enum ledger_kdf_cost cost);

/* Fails with FAULT_LOCKED unless there is an open and unlocked ledger. */
int desk_require_unlocked(const struct desk *desk, struct fault *fault);

/* Compare the log with the end that was noted, and note its present end (not while the
 * comparison failed).  That a note cannot be kept is no reason to stop. */
void desk_anchor_check(struct desk *desk);
void desk_anchor_note(struct desk *desk);
/* A backup was restored on purpose: what was noted of that ledger no longer counts. */
void desk_anchor_forget(const char *id);

/* Save as a new revision (uuid "" or NULL: as a new case) with what was shown. */
int desk_store(struct desk *desk, const char *uuid, const struct case_file *file,
    const struct snapshot *snapshot, const char *action, int expected_revision,
    char ret_uuid[LEDGER_UUID_TEXT], char ret_number[LEDGER_NUMBER_MAX],
    int *ret_revision, struct fault *fault);

/* desk_import; what was read is in `ret` (zeroed), to desk_wipe_case. */
int desk_import_case(struct desk *desk, const char *json, size_t length,
    struct case_file *ret, char ret_uuid[LEDGER_UUID_TEXT],
    char ret_number[LEDGER_NUMBER_MAX], struct fault *fault);

/* What is shown now, to be kept; zeroed when nothing can be calculated. */
void desk_snapshot(const struct desk *desk, const struct desk_calculation *calculation,
    struct snapshot *ret);

/* Overwrite every text of a case, then clear it. */
void desk_wipe_case(struct case_file *file);

/* What desk_due_look found goes with the keys. */
void desk_due_forget(struct desk *desk);

/* Remove the throw-away ledger and its folder, if there is one. */
void desk_demo_remove(struct desk *desk);

#endif
