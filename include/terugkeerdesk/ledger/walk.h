/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/ledger/walk.h - every case of a ledger, for adding them up.
 *
 * Cases are read in batches, still sealed, by the thread that has the ledger; any thread
 * may open a batch, several of them at the same time.
 */
#ifndef TERUGKEERDESK_LEDGER_WALK_H
#define TERUGKEERDESK_LEDGER_WALK_H

#include "terugkeerdesk/ledger/ledger.h"

struct ledger_walk;
struct ledger_batch;

/* Every case as it was last saved, in the order in which they were added.  NULL with a
 * fault.  Until it is freed the ledger stays unlocked, and nothing is written to it. */
struct ledger_walk *ledger_walk_new(struct ledger *ledger, struct fault *fault);
void ledger_walk_free(struct ledger_walk *walk); /* NULL is fine */

/* Room for the cases of one step: what is sealed, nothing in the clear. */
struct ledger_batch *ledger_batch_new(void);
void ledger_batch_free(struct ledger_batch *batch); /* NULL is fine */
size_t ledger_batch_count(const struct ledger_batch *batch);

/* Fill a batch with the next cases: 1, or 0 at the end, or -1. */
int ledger_walk_next(
    struct ledger_walk *walk, struct ledger_batch *batch, struct fault *fault);

/*
 * ledger_batch_open(walk, batch, each, data):
 * Open its cases, one after another.  A case is only lent, and has no texts: names, notes
 * and other words are left where they are.  Returns how many did not open.
 */
size_t ledger_batch_open(const struct ledger_walk *walk, const struct ledger_batch *batch,
    void (*each)(void *data, const char *uuid, const struct case_file *file), void *data);

#endif
