/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * src/ledger/schema.h - making the tables, and believing only in those.
 */
#ifndef TERUGKEERDESK_LEDGER_SCHEMA_H
#define TERUGKEERDESK_LEDGER_SCHEMA_H

struct db;
struct fault;

/* What came after version `after` (0: everything). */
int schema_make(struct db *db, int after, struct fault *fault);

int schema_version(struct db *db, int *ret, struct fault *fault);

/* The file holds the tables, indexes and triggers of its version to the letter and no
 * others, so that nobody's trigger runs with our writes: FAULT_LEDGER_DAMAGED. */
int schema_check(struct db *db, struct fault *fault);

#endif
