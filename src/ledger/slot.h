/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * src/ledger/slot.h - how each user comes to the data key.
 *
 *   passphrase - Argon2id(salt, cost) - key of the slot
 *     secret: the user's own X25519 key and the ledger's proof key, sealed by that key
 *     wrap: the data key, in a box for the user's public key; and its proof
 *     about: name and public key, sealed by a subkey of the data key
 *
 * So a new data key can be given to every user without their passphrases; a box that was
 * put there by somebody who never was a user is refused; and no name stands in clear.
 * Users share a salt where the cost is the same: one derivation then opens the right
 * slot without saying whose it is.
 */
#ifndef TERUGKEERDESK_LEDGER_SLOT_H
#define TERUGKEERDESK_LEDGER_SLOT_H

#include "keys.h"
#include "passphrase.h"
#include "terugkeerdesk/ledger/ledger.h"

/* Stable for ever. */
enum slot_kind {
	SLOT_USER = 1,
	SLOT_RECOVERY = 2
};

/* Who gets a slot. */
struct slot_about {
	enum slot_kind kind;
	char name[LEDGER_USER_MAX];
	uint8_t public_key[32];
	int64_t made_at;
};

/* A new slot for the data key in `keys`, made (slow) and then written. */
struct slot {
	int64_t id;
	enum slot_kind kind;
	struct passphrase_cost cost;
	uint8_t salt[PASSPHRASE_SALT];
	struct sealed secret;
	struct sealed wrap;
	struct sealed about;
};
int slot_make(const struct keys *keys, const uint8_t *ledger, int64_t id,
    const struct slot_about *about, const struct passphrase *passphrase,
    struct passphrase_cost cost, const uint8_t salt[PASSPHRASE_SALT], struct slot *ret,
    const char *place, struct fault *fault);
int slot_write(const struct slot *slot, struct db *db, struct fault *fault);
void slot_clear(struct slot *slot);

struct passphrase_cost slot_cost(enum ledger_kdf_cost cost);

/*
 * slot_unlock(db, ledger, kind, user, passphrase, keys, ret_about, fault):
 * Find the slot that the passphrase opens; data and proof key go into `keys` and the
 * subkeys are derived.  `user` "" stands for the only one.  FAULT_PASSPHRASE.
 */
int slot_unlock(struct db *db, const uint8_t *ledger, enum slot_kind kind, const char *user,
    const struct passphrase *passphrase, struct keys *keys, struct slot_about *ret_about,
    struct fault *fault);

#endif
