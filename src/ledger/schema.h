/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * src/ledger/schema.h - making the tables, and believing only in those.
 */
#ifndef TERUGKEERDESK_LEDGER_SCHEMA_H
#define TERUGKEERDESK_LEDGER_SCHEMA_H

struct db;
struct fault;

int schema_make(struct db *db, struct fault *fault);

/* The file holds these tables, indexes and triggers to the letter and no others, so
 * that nobody's trigger runs with our writes: FAULT_LEDGER_DAMAGED. */
int schema_check(struct db *db, struct fault *fault);

#endif
