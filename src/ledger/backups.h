/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * src/ledger/backups.h - what the log says of a backup.
 */
#ifndef TERUGKEERDESK_LEDGER_BACKUPS_H
#define TERUGKEERDESK_LEDGER_BACKUPS_H

#include <stdbool.h>
#include <stdint.h>

struct fault;
struct ledger;
struct ledger_head;

/* ledger_backup; `counts`: as the last good one, of which people are reminded.  One that
 * lies beside the ledger because it is about to change does not. */
int backups_make(struct ledger *ledger, const char *path, bool counts, int64_t now,
    struct ledger_head *ret_head, struct fault *fault);

/* The detail of the event: the end of the chain and the place.  New memory, g_free. */
char *backups_detail(const struct ledger_head *head, const char *file);

#endif
