/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * src/ledger/keys.h - the keys of an unlocked ledger.
 *
 *   data key (random) - state, users, ring, cases, list: a subkey for each purpose
 *   ring (random, sealed by the data key) - chain: proves the log
 *                                         - event of generation 1, 2, ...: the log lines
 *   a key per case (random, sealed by the data key; see cases.h)
 *
 * A new data key re-seals the ring and the keys of the cases, so the log stays as it is.
 */
#ifndef TERUGKEERDESK_LEDGER_KEYS_H
#define TERUGKEERDESK_LEDGER_KEYS_H

#include <stdint.h>

#include "seal.h"

#define KEYS_GENERATIONS 256 /* data keys that a ledger may have had */

/* In guarded memory. */
struct keys {
	uint8_t data[SEAL_KEY];
	uint8_t
	    proof[SEAL_KEY]; /* shows who wrapped a data key (slot.h); never changes */
	uint8_t state[SEAL_KEY];
	uint8_t users[SEAL_KEY];
	uint8_t ring[SEAL_KEY];
	uint8_t cases[SEAL_KEY];
	uint8_t list[SEAL_KEY];
	uint8_t chain_secret[SEAL_KEY];
	uint8_t chain[SEAL_KEY];                       /* authenticates the log */
	uint8_t owner[SEAL_KEY];                       /* tells whose a draft is */
	uint8_t event[KEYS_GENERATIONS + 1][SEAL_KEY]; /* by generation, from 1 */
	int64_t generation;                            /* the newest */
};

/* Guarded, zeroed memory; NULL when there is none.  keys_free wipes; NULL is fine. */
struct keys *keys_new(void);
void keys_free(struct keys *keys);

/* The keys of a new ledger. */
void keys_make(struct keys *keys);
/* The subkeys, once `data` is known. */
void keys_derive(struct keys *keys);

/* The ring in the ledger, under the present data key. */
int keys_ring_write(
    const struct keys *keys, struct db *db, const uint8_t *ledger, struct fault *fault);
int keys_ring_read(
    struct keys *keys, struct db *db, const uint8_t *ledger, struct fault *fault);

#endif
