/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * src/ledger/slot_inside.h - what making a slot and opening one have in common.
 */
#ifndef TERUGKEERDESK_LEDGER_SLOT_INSIDE_H
#define TERUGKEERDESK_LEDGER_SLOT_INSIDE_H

#include <sodium.h>
#include <stdbool.h>

#include "slot.h"

#define SLOT_BOX   (SEAL_KEY + crypto_box_SEALBYTES)
#define SLOT_PROOF 32
#define SLOT_WRAP  (SLOT_BOX + SLOT_PROOF)

/* What a slot's own key seals. */
struct slot_secret {
	uint8_t box_key[crypto_box_SECRETKEYBYTES];
	uint8_t proof[SEAL_KEY];
};

/* The key that a passphrase gives; in guarded memory. */
struct slot_derived {
	bool set;
	struct passphrase_cost cost;
	uint8_t salt[PASSPHRASE_SALT];
	uint8_t key[SEAL_KEY];
	uint8_t slot_key[SEAL_KEY];
	struct slot_secret secret;
};

struct seal_name slot_name(enum seal_kind kind, const uint8_t *ledger, int64_t id);

/* The key of one slot, of the key that the passphrase gave. */
void slot_derive(struct slot_derived *derived, int64_t id);

/* Only who once opened a slot of this ledger can make it. */
void slot_prove(const uint8_t proof_key[SEAL_KEY], const uint8_t *ledger, int64_t id,
    const uint8_t box[SLOT_BOX], uint8_t ret[SLOT_PROOF]);

/* The data key for the user, and who the user is. */
void slot_wrap(const struct keys *keys, const uint8_t *ledger,
    const struct slot_about *about, struct sealed *ret);
void slot_describe(const struct keys *keys, const uint8_t *ledger,
    const struct slot_about *about, struct sealed *ret);
/* -1 when it does not open or makes no sense; ret->kind is left alone. */
int slot_read_about(const struct keys *keys, const uint8_t *ledger, int64_t id,
    struct bytes sealed, struct slot_about *ret);

#endif
