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
enum slot_kind { SLOT_USER = 1, SLOT_RECOVERY = 2 };

/* Who gets a slot. */
struct slot_about {
	int64_t id;
	enum slot_kind kind;
	char name[LEDGER_USER_MAX];
	uint8_t public_key[32];
	int64_t made_at;
	struct passphrase_cost cost; /* as slot_list found it */
};

/* The key of a new slot, of the passphrase: slow, so outside a transaction.  Guarded
 * memory; slot_derived_free wipes, NULL is fine. */
struct slot_derived *slot_derived_new(const struct passphrase *passphrase,
    struct passphrase_cost cost, const uint8_t salt[PASSPHRASE_SALT], const char *place,
    struct fault *fault);
void slot_derived_free(struct slot_derived *derived);

/* A slot for the data key in `keys`, with the number and the name of `about`. */
struct slot {
	int64_t id;
	enum slot_kind kind;
	struct passphrase_cost cost;
	uint8_t salt[PASSPHRASE_SALT];
	struct sealed secret;
	struct sealed wrap;
	struct sealed about;
};
void slot_make(const struct keys *keys, const uint8_t *ledger,
    const struct slot_about *about, struct slot_derived *derived, struct slot *ret);
int slot_write(const struct slot *slot, struct db *db, struct fault *fault);
void slot_clear(struct slot *slot);

/* Every slot, in order, described under the data key in `keys`: new memory, to g_free. */
int slot_list(const struct keys *keys, struct db *db, const uint8_t *ledger,
    struct slot_about **ret, size_t *ret_count, struct fault *fault);
/* Give the slot the data key in `keys`; what it was called stays. */
int slot_give(const struct keys *keys, struct db *db, const uint8_t *ledger,
    const struct slot_about *about, struct fault *fault);
int slot_drop(struct db *db, int64_t id, struct fault *fault);
/* A number that no slot has. */
int slot_free_id(struct db *db, int64_t *ret, struct fault *fault);
/* The salt of a slot of this cost, or a new one. */
int slot_salt(struct db *db, struct passphrase_cost cost, uint8_t ret[PASSPHRASE_SALT],
    struct fault *fault);

struct passphrase_cost slot_cost(enum ledger_kdf_cost cost);

/*
 * slot_unlock(db, ledger, kind, user, passphrase, keys, ret_about, fault):
 * Find the slot that the passphrase opens; data and proof key go into `keys` and the
 * subkeys are derived.  `user` "" stands for the only one.  FAULT_PASSPHRASE.
 */
int slot_unlock(struct db *db, const uint8_t *ledger, enum slot_kind kind,
    const char *user, const struct passphrase *passphrase, struct keys *keys,
    struct slot_about *ret_about, struct fault *fault);

#endif
