/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/ledger/inventory.h - what the ledger stores, column by column, and why.
 *
 * With the table of facts (core/fact.h), which says why each answer is kept, this is the
 * privacy inventory.  A test holds it to the tables of a real ledger.
 */
#ifndef TERUGKEERDESK_LEDGER_INVENTORY_H
#define TERUGKEERDESK_LEDGER_INVENTORY_H

#include <stdbool.h>
#include <stddef.h>

/* How long something is kept. */
enum ledger_kept {
	LEDGER_KEPT_WITH_CASE,   /* until the case is erased */
	LEDGER_KEPT_WITH_DRAFT,  /* until the case is saved or erased */
	LEDGER_KEPT_WITH_USER,   /* until the user is removed or gets another key */
	LEDGER_KEPT_WITH_LEDGER, /* as long as there is a ledger */
	LEDGER_KEPT_COUNT
};
const char *ledger_kept_label(enum ledger_kept kept); /* msgid */

struct ledger_inventory_row {
	const char *place;   /* "table.column" */
	const char *what;    /* msgid */
	const char *purpose; /* msgid */
	bool sealed;         /* unreadable without a passphrase */
	enum ledger_kept kept;
};
/* NULL past the end. */
const struct ledger_inventory_row *ledger_inventory(size_t index);

#endif
