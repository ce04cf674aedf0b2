/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * src/ledger/migrate.h - from the tables of an earlier version to those of this one.
 */
#ifndef TERUGKEERDESK_LEDGER_MIGRATE_H
#define TERUGKEERDESK_LEDGER_MIGRATE_H

#include "inside.h"

/* Whatever version it is; after a backup beside it, in one transaction.  A damaged ledger
 * is left as it is, which is no failure. */
int migrate(struct ledger *ledger, int64_t now, struct fault *fault);

#endif
