/* SPDX-License-Identifier: EUPL-1.2 */
#include "slot_inside.h"

#include <sodium.h>
#include <string.h>

#include "terugkeerdesk/core/fault.h"

/* A row of the table, as views into it. */
struct slot_row {
	int64_t id;
	struct passphrase_cost cost;
	struct bytes salt, secret, wrap, about;
};

static int read_row(const struct query *query, struct slot_row *ret, struct fault *fault)
{
	ret->id = db_number(query, 0);
	ret->cost.passes = db_number(query, 2);
	ret->cost.memory = db_number(query, 3);
	if (db_bytes(query, 4, &ret->salt, fault) != 0 ||
	    db_bytes(query, 5, &ret->secret, fault) != 0 ||
	    db_bytes(query, 6, &ret->wrap, fault) != 0 ||
	    db_bytes(query, 7, &ret->about, fault) != 0)
		return -1;
	return 0;
}

/* Derive for this row, unless the row before asked for the same. */
static int derive(struct slot_derived *derived, const struct slot_row *row,
    const struct passphrase *passphrase, const char *place, struct fault *fault)
{
	if (row->salt.size != PASSPHRASE_SALT)
		return fault_set(fault, FAULT_LEDGER_DAMAGED, place,
		    N_("the salt of a user is missing"), NULL);
	if (!derived->set || derived->cost.passes != row->cost.passes ||
	    derived->cost.memory != row->cost.memory ||
	    memcmp(derived->salt, row->salt.at, PASSPHRASE_SALT) != 0) {
		derived->set = false;
		if (passphrase_derive(passphrase, row->cost, row->salt.at, derived->key,
			place, fault) != 0)
			return -1;
		derived->cost = row->cost;
		memcpy(derived->salt, row->salt.at, PASSPHRASE_SALT);
		derived->set = true;
	}
	slot_derive(derived, row->id);
	return 0;
}

static bool open_secret(
    struct slot_derived *derived, const struct slot_row *row, const uint8_t *ledger)
{
	struct seal_name name = slot_name(SEAL_SLOT_SECRET, ledger, row->id);
	struct plain plain = { 0 };
	bool opened =
	    seal_open(&name, derived->slot_key, SEAL_STEP_KEY, row->secret, &plain) &&
	    plain.size == sizeof(derived->secret);

	if (opened)
		memcpy(&derived->secret, plain.at, sizeof(derived->secret));
	plain_clear(&plain);
	return opened;
}

/* The data key out of the box, once the passphrase was right. */
static int open_wrap(const struct slot_derived *derived, const struct slot_row *row,
    const uint8_t *ledger, struct keys *keys)
{
	uint8_t public_key[crypto_box_PUBLICKEYBYTES];
	uint8_t proof[SLOT_PROOF];

	if (row->wrap.size != SLOT_WRAP)
		return -1;
	slot_prove(derived->secret.proof, ledger, row->id, row->wrap.at, proof);
	if (sodium_memcmp(proof, row->wrap.at + SLOT_BOX, SLOT_PROOF) != 0)
		return -1;
	crypto_scalarmult_base(public_key, derived->secret.box_key);
	if (crypto_box_seal_open(keys->data, row->wrap.at, SLOT_BOX, public_key,
		derived->secret.box_key) != 0)
		return -1;
	memcpy(keys->proof, derived->secret.proof, SEAL_KEY);
	keys_derive(keys);
	return 0;
}

static int damaged(const struct db *db, struct fault *fault)
{
	return fault_set(fault, FAULT_LEDGER_DAMAGED, db->place,
	    N_("the wrapped key of a user does not open"), NULL);
}

/* 1: this is the slot, 0: it is not, -1. */
static int try_slot(const struct db *db, const struct slot_row *row,
    const uint8_t *ledger, const char *user, const struct passphrase *passphrase,
    struct slot_derived *derived, struct keys *keys, struct slot_about *ret_about,
    struct fault *fault)
{
	if (derive(derived, row, passphrase, db->place, fault) != 0)
		return -1;
	if (!open_secret(derived, row, ledger))
		return 0;
	if (open_wrap(derived, row, ledger, keys) != 0 ||
	    slot_read_about(keys, ledger, row->id, row->about, ret_about) != 0)
		return damaged(db, fault);
	return user[0] == '\0' || strcmp(user, ret_about->name) == 0;
}

static int count_slots(
    struct db *db, enum slot_kind kind, int64_t *ret, struct fault *fault)
{
	struct query query = db_query(db, SQL_SLOT_COUNT);
	int stepped;

	db_bind_number(&query, 1, kind);
	stepped = db_step(&query, fault);
	if (stepped == 1)
		*ret = db_number(&query, 0);
	db_end(&query);
	return stepped == 1 ? 0 : -1;
}

/* 1: found, 0: no slot is theirs, -1. */
static int find_slot(struct db *db, const uint8_t *ledger, enum slot_kind kind,
    const char *user, const struct passphrase *passphrase, struct slot_derived *derived,
    struct keys *keys, struct slot_about *ret_about, struct fault *fault)
{
	struct query query = db_query(db, SQL_SLOT_LIST);
	struct fault trouble = { 0 };
	bool broken = false;
	int found = 0;
	int stepped = 0;

	db_bind_number(&query, 1, kind);
	while (found != 1 && (stepped = db_step(&query, fault)) == 1) {
		struct slot_row row = { 0 };

		found = read_row(&query, &row, &trouble);
		if (found == 0)
			found = try_slot(db, &row, ledger, user, passphrase, derived,
			    keys, ret_about, &trouble);
		/* A broken slot does not keep the other users out. */
		broken = broken || found < 0;
	}
	db_end(&query);
	if (stepped < 0)
		return -1;
	if (found == 1 || !broken)
		return found;
	if (fault != NULL)
		*fault = trouble;
	return -1;
}

int slot_unlock(struct db *db, const uint8_t *ledger, enum slot_kind kind,
    const char *user, const struct passphrase *passphrase, struct keys *keys,
    struct slot_about *ret_about, struct fault *fault)
{
	struct slot_derived *derived = sodium_malloc(sizeof(*derived));
	struct slot_about about = { .kind = kind };
	int64_t count = 0;
	int found = -1;

	if (derived == NULL)
		return fault_set(fault, FAULT_MEMORY, db->place, NULL, NULL);
	derived->set = false;
	if (count_slots(db, kind, &count, fault) == 0)
		found = find_slot(
		    db, ledger, kind, user, passphrase, derived, keys, &about, fault);
	sodium_free(derived);
	if (found < 0)
		return -1;
	/* Without a name it must be clear who is meant. */
	if (found == 0 || (user[0] == '\0' && count != 1))
		return fault_set(fault, FAULT_PASSPHRASE, NULL, NULL, NULL);
	*ret_about = about;
	return 0;
}
