/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * src/ledger/load.h - bringing the list in memory up to what is in the file.
 */
#ifndef TERUGKEERDESK_LEDGER_LOAD_H
#define TERUGKEERDESK_LEDGER_LOAD_H

#include "inside.h"

/* The whole list.  Rows that do not open are counted in ledger->unreadable; damage that
 * writing could make worse sets ledger->read_only; neither is a failure. */
int load_list(struct ledger *ledger, struct fault *fault);

/* One row, as it stands in the file now, after it was written by this connection. */
int load_row(struct ledger *ledger, int64_t id, struct fault *fault);

/* Events `before` .. `after` were read or written by this connection: if none of another
 * connection lies between, the list knows of all up to `after`. */
void load_seen(struct ledger *ledger, int64_t before, int64_t after);

#endif
