/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/desk/users.h - who may unlock the ledger, and with what.
 *
 * All but desk_recover want the ledger unlocked.  What derives a key is slow (about a
 * second at the standard cost): in a front end that paints, call it in a thread.
 * Passphrases and recovery keys are the caller's to wipe.
 */
#ifndef TERUGKEERDESK_DESK_USERS_H
#define TERUGKEERDESK_DESK_USERS_H

#include <stddef.h>

#include "terugkeerdesk/ledger/ledger.h"

struct desk;
struct fault;

/* Users by name, the recovery key last.  New memory, to g_free. */
int desk_user_list(
    struct desk *desk, struct ledger_user **ret, size_t *ret_count, struct fault *fault);

/* Slow.  FAULT_EXISTS, FAULT_PASSPHRASE_WEAK. */
int desk_user_add(struct desk *desk, const char *user, const char *passphrase,
    enum ledger_kdf_cost cost, struct fault *fault);

/* The ledger gets a new data key too.  FAULT_USAGE for oneself, FAULT_REFERENCE. */
int desk_user_remove(struct desk *desk, const char *user, struct fault *fault);

/* One's own, and with it the cost of guessing it.  Slow.  FAULT_PASSPHRASE. */
int desk_passphrase_change(struct desk *desk, const char *old_passphrase,
    const char *passphrase, enum ledger_kdf_cost cost, struct fault *fault);

/* A new data key for everybody; desks that are open find themselves locked. */
int desk_rekey(struct desk *desk, struct fault *fault);

/* A new recovery key, to be kept on paper; the one before no longer works. */
int desk_recovery_new(
    struct desk *desk, char ret_text[LEDGER_RECOVERY_TEXT], struct fault *fault);

/* With the recovery key as typed from paper, give `user` a new passphrase; the ledger is
 * locked before and after.  Slow.  FAULT_TYPE for a typing error, FAULT_PASSPHRASE. */
int desk_recover(struct desk *desk, const char *recovery, const char *user,
    const char *passphrase, enum ledger_kdf_cost cost, struct fault *fault);

/* As JSON for other programs; g_free. */
char *desk_user_list_json(const struct ledger_user *user, size_t count);

#endif
