/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/ledger/duplicates.h - persons of a case who may be in another one.
 */
#ifndef TERUGKEERDESK_LEDGER_DUPLICATES_H
#define TERUGKEERDESK_LEDGER_DUPLICATES_H

#include "terugkeerdesk/core/likeness.h"
#include "terugkeerdesk/ledger/ledger.h"

#define LEDGER_DUPLICATES_MAX 16

/* A case that holds somebody who is alike; the strongest reason, once per case. */
struct ledger_duplicate {
	char uuid[LEDGER_UUID_TEXT];
	char number[LEDGER_NUMBER_MAX];
	enum likeness likeness;
	int person, their_person; /* from 1: in the case asked about, in the other */
	enum case_state state;
	day_number registered_on, departed_on; /* of the other; DAY_NONE */
	int64_t saved_at;
};

/*
 * ledger_duplicates(ledger, file, uuid, ret, ret_count, fault):
 * Other cases than `uuid` (NULL or "": a new one) that share a person with `file` by the
 * rules of core/likeness.h, at most LEDGER_DUPLICATES_MAX: first those with the same number
 * or name, then those with the same birth, newest first.  Looks through marks in memory and
 * opens the list rows of those that may be it; tests/bench says how long that takes.
 */
int ledger_duplicates(struct ledger *ledger, const struct case_file *file,
    const char *uuid, struct ledger_duplicate ret[LEDGER_DUPLICATES_MAX],
    size_t *ret_count, struct fault *fault);

#endif
