/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * src/ledger/case_key.h - the key of each case.
 *
 * A case has a key from its first draft on.  What it seals (revisions, drafts, details of
 * events) is gone for ever once the key is overwritten with zeros.  Beside it stands the
 * nonce of the case's list row, which is sealed by a key for all: without that nonce it
 * cannot be opened either.
 */
#ifndef TERUGKEERDESK_LEDGER_CASE_KEY_H
#define TERUGKEERDESK_LEDGER_CASE_KEY_H

#include "inside.h"

struct case_key {
	int64_t id; /* 0: there is none */
	uint8_t uuid[SEAL_UUID];
	uint8_t nonce[SEAL_NONCE];
	uint8_t key[SEAL_KEY];
	bool erased; /* overwritten: nothing of the case can be read any more */
};

/* Both: ret->id is 0 when there is none; that is no fault.  Wipe with case_key_wipe. */
int case_key_find(struct ledger *ledger, const uint8_t uuid[SEAL_UUID],
    struct case_key *ret, struct fault *fault);
int case_key_get(
    struct ledger *ledger, int64_t id, struct case_key *ret, struct fault *fault);
/* From a row of SQL_CASE_*. */
int case_key_read(struct ledger *ledger, const struct query *row, struct case_key *ret,
    struct fault *fault);
/* The key alone, from what is kept of it; false: it is erased, or does not open.  In any
 * thread. */
bool case_key_open(const struct ledger *ledger, const uint8_t uuid[SEAL_UUID],
    struct bytes wrapped, struct case_key *ret);

/*
 * case_key_each(ledger, visit, data, fault):
 * Give the key of every case to `visit`, one after the other by number: no row is changed
 * while it is being read.  Ends at the first -1.
 */
int case_key_each(struct ledger *ledger,
    int (*visit)(struct ledger *ledger, struct case_key *key, void *data,
	struct fault *fault),
    void *data, struct fault *fault);

/* A new case with a new key; inside a transaction. */
int case_key_make(struct ledger *ledger, const uint8_t uuid[SEAL_UUID],
    struct case_key *ret, struct fault *fault);
/* Seal the key by a key for all; what the row of the case holds. */
void case_key_seal(const struct ledger *ledger, const uint8_t by[SEAL_KEY],
    const struct case_key *key, struct sealed *ret);
/* Keep the nonce of a new list row. */
int case_key_set_nonce(struct ledger *ledger, struct case_key *key,
    const uint8_t nonce[SEAL_NONCE], struct fault *fault);

void case_key_wipe(struct case_key *key);

#endif
