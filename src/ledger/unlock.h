/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * src/ledger/unlock.h - from a path to a connection and keys.
 */
#ifndef TERUGKEERDESK_LEDGER_UNLOCK_H
#define TERUGKEERDESK_LEDGER_UNLOCK_H

#include "inside.h"
#include "slot.h"

/* Look at the file and connect to it; nothing of it is read but its header. */
int unlock_file(struct ledger *ledger, struct fault *fault);

/*
 * unlock_keys(ledger, kind, user, passphrase, ret_about, fault):
 * Connect, and find the keys that the passphrase opens (slow).  Nothing is written, and a
 * journal that a crash left behind stays as it is, until somebody who has a passphrase is
 * there.  `ret_about` may be NULL.
 */
int unlock_keys(struct ledger *ledger, enum slot_kind kind, const char *user,
    const struct passphrase *passphrase, struct slot_about *ret_about,
    struct fault *fault);

/* The second half: of a connection that is there already. */
int unlock_connected(struct ledger *ledger, enum slot_kind kind, const char *user,
    const struct passphrase *passphrase, struct slot_about *ret_about,
    struct fault *fault);

/* The same without a look at the tables, of a copy that is only read: some may be gone. */
int unlock_damaged(struct ledger *ledger, const char *user,
    const struct passphrase *passphrase, struct fault *fault);

#endif
