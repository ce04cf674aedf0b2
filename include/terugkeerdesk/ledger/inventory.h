/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/ledger/inventory.h - the privacy inventory: what is stored, and why.
 *
 * The answers come from the table of facts (core/fact.h); tests hold them to what rules and
 * pages really look at, and the columns to the tables of a real ledger.
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

enum ledger_inventory_kind {
	LEDGER_INVENTORY_ANSWER, /* of a case or a person, one for each fact */
	LEDGER_INVENTORY_RECORD, /* what is kept beside the answers, in sealed columns */
	LEDGER_INVENTORY_COLUMN, /* of the tables of the file */
	LEDGER_INVENTORY_KINDS
};

struct ledger_inventory_row {
	enum ledger_inventory_kind kind;
	const char *place;     /* "nationality", "override", "table.column" */
	const char *what;      /* msgid */
	const char *purpose;   /* msgid */
	const char *needed_by; /* msgid: the document that asks for an answer, or that no
	                          rule does; "" for what is no answer */
	bool sealed;           /* unreadable without a passphrase */
	enum ledger_kept kept;
};
/* By kind.  False past the end. */
bool ledger_inventory(size_t index, struct ledger_inventory_row *ret);

#endif
