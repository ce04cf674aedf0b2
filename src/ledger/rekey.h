/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * src/ledger/rekey.h - a new data key.
 */
#ifndef TERUGKEERDESK_LEDGER_REKEY_H
#define TERUGKEERDESK_LEDGER_REKEY_H

#include "log.h"

/*
 * rekey_run(ledger, without, entry, fault):
 * In a transaction of its own: a new data key for every slot but `without` (0: for all),
 * which is dropped, everything sealed anew, and `entry` appended to the log.
 */
int rekey_run(struct ledger *ledger, int64_t without, const struct log_entry *entry,
    struct fault *fault);

#endif
