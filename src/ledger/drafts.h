/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * src/ledger/drafts.h - drafts, inside the transactions of others.
 */
#ifndef TERUGKEERDESK_LEDGER_DRAFTS_H
#define TERUGKEERDESK_LEDGER_DRAFTS_H

#include "case_key.h"

/* Take this user's draft of the case at this desk away, if there is one. */
int drafts_drop(struct ledger *ledger, const struct case_key *key, struct fault *fault);

/* Open a row of SQL_DRAFT_*.  False when it does not open or makes no sense; `ret` may be
 * NULL. */
bool drafts_read(const struct ledger *ledger, struct bytes owner, struct bytes body,
    const struct case_key *key, struct case_file *ret, struct ledger_draft *ret_draft);

#endif
