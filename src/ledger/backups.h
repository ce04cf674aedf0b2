/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * src/ledger/backups.h - what the log says of a backup.
 */
#ifndef TERUGKEERDESK_LEDGER_BACKUPS_H
#define TERUGKEERDESK_LEDGER_BACKUPS_H

struct ledger_head;

/* The detail of the event: the end of the chain and the place.  New memory, g_free. */
char *backups_detail(const struct ledger_head *head, const char *file);

#endif
