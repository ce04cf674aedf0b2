/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * src/ledger/seal.h - records made unreadable and bound to their place.
 *
 *   seal = version (1 byte) || nonce (24) || XChaCha20-Poly1305(padded record)
 *
 * What a record is (its table, ledger, case, number and revision) is authenticated with
 * it: put elsewhere, or back from an older revision, it does not open.
 */
#ifndef TERUGKEERDESK_LEDGER_SEAL_H
#define TERUGKEERDESK_LEDGER_SEAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "db.h"

#define SEAL_KEY     32
#define SEAL_NONCE   24
#define SEAL_TAG     16
#define SEAL_VERSION 1
#define SEAL_UUID    16

/* Lengths tell little: records are filled up to the next step. */
#define SEAL_STEP_KEY    1
#define SEAL_STEP_SMALL  64
#define SEAL_STEP_RECORD 256

/* Stable for ever. */
enum seal_kind {
	SEAL_STATE = 1,
	SEAL_SLOT_SECRET = 2,
	SEAL_SLOT_ABOUT = 3,
	SEAL_RING = 4,
	SEAL_CASE_KEY = 5,
	SEAL_LIST_ROW = 6,
	SEAL_DRAFT = 7,
	SEAL_EVENT = 8,
	SEAL_BODY = 9
};

struct seal_name {
	enum seal_kind kind;
	const uint8_t *ledger; /* uuid */
	const uint8_t *uuid;   /* of the case; NULL: the ledger itself */
	int64_t number;        /* sequence, slot, generation; 0: none */
	int64_t revision;
};

/* A record in the clear.  Grows; wiped before memory is given back.  Zeroed is empty. */
struct plain {
	uint8_t *at;
	size_t size;
	size_t allocated;
};
void plain_clear(struct plain *plain);

/* A seal made.  Zeroed is empty. */
struct sealed {
	uint8_t *at;
	size_t size;
};
void sealed_clear(struct sealed *sealed);

/* Fill up `record` to a multiple of `step` (1: leave it), seal it under a new nonce. */
void seal_make(const struct seal_name *name, const uint8_t key[SEAL_KEY], size_t step,
    const void *record, size_t size, struct sealed *ret);
/* Open; false when key, name or bytes do not match.  *ret is overwritten. */
bool seal_open(const struct seal_name *name, const uint8_t key[SEAL_KEY], size_t step,
    struct bytes sealed, struct plain *ret);

/* The same with the nonce kept apart: without it, nobody opens what it sealed. */
void seal_make_apart(const struct seal_name *name, const uint8_t key[SEAL_KEY],
    size_t step, const void *record, size_t size, uint8_t ret_nonce[SEAL_NONCE],
    struct sealed *ret);
bool seal_open_apart(const struct seal_name *name, const uint8_t key[SEAL_KEY],
    size_t step, const uint8_t nonce[SEAL_NONCE], struct bytes sealed, struct plain *ret);

#endif
