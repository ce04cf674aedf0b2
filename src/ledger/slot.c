/* SPDX-License-Identifier: EUPL-1.2 */
#include "slot.h"

#include <glib.h>
#include <sodium.h>
#include <string.h>

#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/core/record.h"

#define BOX_SIZE (SEAL_KEY + crypto_box_SEALBYTES)
#define PROOF_SIZE 32
#define WRAP_SIZE (BOX_SIZE + PROOF_SIZE)

static const char of_slot[crypto_kdf_CONTEXTBYTES] = { 't', 'g', 'k', '-', 's', 'l', 'o', 't' };

/* What a slot's own key seals; in guarded memory. */
struct secret {
	uint8_t box_key[crypto_box_SECRETKEYBYTES];
	uint8_t proof[SEAL_KEY];
};

/* The key that a passphrase gives; in guarded memory. */
struct derived {
	bool set;
	struct passphrase_cost cost;
	uint8_t salt[PASSPHRASE_SALT];
	uint8_t key[SEAL_KEY];
	uint8_t slot_key[SEAL_KEY];
	struct secret secret;
};

struct passphrase_cost slot_cost(enum ledger_kdf_cost cost)
{
	if (cost == LEDGER_KDF_LOW)
		return (struct passphrase_cost){ 1, INT64_C(8) << 20 };
	return (struct passphrase_cost){ 3, INT64_C(256) << 20 };
}

static struct seal_name slot_name(enum seal_kind kind, const uint8_t *ledger, int64_t id)
{
	return (struct seal_name){ .kind = kind, .ledger = ledger, .number = id };
}

/* Only who once opened a slot of this ledger can make it. */
static void prove(const uint8_t proof_key[SEAL_KEY], const uint8_t *ledger, int64_t id,
    const uint8_t box[BOX_SIZE], uint8_t ret[PROOF_SIZE])
{
	crypto_generichash_state state;
	uint8_t number[8];

	for (int i = 0; i < 8; i++)
		number[i] = (uint8_t)((uint64_t)id >> 8 * i);
	crypto_generichash_init(&state, proof_key, SEAL_KEY, PROOF_SIZE);
	crypto_generichash_update(&state, ledger, SEAL_UUID);
	crypto_generichash_update(&state, number, sizeof(number));
	crypto_generichash_update(&state, box, BOX_SIZE);
	crypto_generichash_final(&state, ret, PROOF_SIZE);
	sodium_memzero(&state, sizeof(state));
}

static void make_wrap(const struct keys *keys, const uint8_t *ledger, int64_t id,
    const uint8_t *public_key, struct sealed *ret)
{
	ret->size = WRAP_SIZE;
	ret->at = g_malloc(WRAP_SIZE);
	crypto_box_seal(ret->at, keys->data, SEAL_KEY, public_key);
	prove(keys->proof, ledger, id, ret->at, ret->at + BOX_SIZE);
}

static void make_about(const struct keys *keys, const uint8_t *ledger, int64_t id,
    const struct slot_about *about, struct sealed *ret)
{
	struct seal_name name = slot_name(SEAL_SLOT_ABOUT, ledger, id);
	struct record_writer writer = { 0 };

	record_put_text(&writer, about->name);
	record_put_bytes(&writer, about->public_key, sizeof(about->public_key));
	record_put_signed(&writer, about->made_at);
	seal_make(&name, keys->users, SEAL_STEP_RECORD, writer.bytes, writer.size, ret);
	record_writer_clear(&writer);
}

static int read_about(const struct keys *keys, const uint8_t *ledger, int64_t id,
    struct bytes sealed, struct slot_about *ret)
{
	struct seal_name name = slot_name(SEAL_SLOT_ABOUT, ledger, id);
	struct plain plain = { 0 };
	struct record_reader reader = { 0 };
	const uint8_t *key;
	size_t key_size = 0;
	char *text;
	int failed = -1;

	if (!seal_open(&name, keys->users, SEAL_STEP_RECORD, sealed, &plain)) {
		plain_clear(&plain);
		return -1;
	}
	reader.bytes = plain.at;
	reader.size = plain.size;
	text = record_get_text(&reader, LEDGER_USER_MAX - 1);
	key = record_get_bytes(&reader, sizeof(ret->public_key), &key_size);
	ret->made_at = record_get_signed(&reader);
	if (!reader.failed && key_size == sizeof(ret->public_key)) {
		g_strlcpy(ret->name, text, sizeof(ret->name));
		memcpy(ret->public_key, key, sizeof(ret->public_key));
		failed = 0;
	}
	g_free(text);
	plain_clear(&plain);
	return failed;
}

int slot_make(const struct keys *keys, const uint8_t *ledger, int64_t id,
    const struct slot_about *about, const struct passphrase *passphrase,
    struct passphrase_cost cost, const uint8_t salt[PASSPHRASE_SALT], struct slot *ret,
    const char *place, struct fault *fault)
{
	struct seal_name name = slot_name(SEAL_SLOT_SECRET, ledger, id);
	struct derived *derived = sodium_malloc(sizeof(*derived));
	struct slot_about whole = *about;

	if (derived == NULL)
		return fault_set(fault, FAULT_MEMORY, place, NULL, NULL);
	if (passphrase_derive(passphrase, cost, salt, derived->key, place, fault) != 0) {
		sodium_free(derived);
		return -1;
	}
	memset(ret, 0, sizeof(*ret));
	ret->id = id;
	ret->kind = about->kind;
	ret->cost = cost;
	memcpy(ret->salt, salt, PASSPHRASE_SALT);
	crypto_kdf_derive_from_key(derived->slot_key, SEAL_KEY, (uint64_t)id, of_slot,
	    derived->key);
	crypto_box_keypair(whole.public_key, derived->secret.box_key);
	memcpy(derived->secret.proof, keys->proof, SEAL_KEY);
	seal_make(&name, derived->slot_key, SEAL_STEP_KEY, &derived->secret,
	    sizeof(derived->secret), &ret->secret);
	make_wrap(keys, ledger, id, whole.public_key, &ret->wrap);
	make_about(keys, ledger, id, &whole, &ret->about);
	sodium_free(derived);
	return 0;
}

int slot_write(const struct slot *slot, struct db *db, struct fault *fault)
{
	struct query query = db_query(db, SQL_SLOT_MAKE);

	db_bind_number(&query, 1, slot->id);
	db_bind_number(&query, 2, slot->kind);
	db_bind_number(&query, 3, slot->cost.passes);
	db_bind_number(&query, 4, slot->cost.memory);
	db_bind_bytes(&query, 5, slot->salt, sizeof(slot->salt));
	db_bind_bytes(&query, 6, slot->secret.at, slot->secret.size);
	db_bind_bytes(&query, 7, slot->wrap.at, slot->wrap.size);
	db_bind_bytes(&query, 8, slot->about.at, slot->about.size);
	return db_run(&query, fault);
}

void slot_clear(struct slot *slot)
{
	sealed_clear(&slot->secret);
	sealed_clear(&slot->wrap);
	sealed_clear(&slot->about);
	memset(slot, 0, sizeof(*slot));
}

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
static int derive(struct derived *derived, const struct slot_row *row,
    const struct passphrase *passphrase, const char *place, struct fault *fault)
{
	if (row->salt.size != PASSPHRASE_SALT)
		return fault_set(fault, FAULT_LEDGER_DAMAGED, place,
		    N_("the salt of a user is missing"), NULL);
	if (!derived->set || derived->cost.passes != row->cost.passes ||
	    derived->cost.memory != row->cost.memory ||
	    memcmp(derived->salt, row->salt.at, PASSPHRASE_SALT) != 0) {
		derived->set = false;
		if (passphrase_derive(passphrase, row->cost, row->salt.at, derived->key, place,
		        fault) != 0)
			return -1;
		derived->cost = row->cost;
		memcpy(derived->salt, row->salt.at, PASSPHRASE_SALT);
		derived->set = true;
	}
	crypto_kdf_derive_from_key(derived->slot_key, SEAL_KEY, (uint64_t)row->id, of_slot,
	    derived->key);
	return 0;
}

static bool open_secret(struct derived *derived, const struct slot_row *row,
    const uint8_t *ledger)
{
	struct seal_name name = slot_name(SEAL_SLOT_SECRET, ledger, row->id);
	struct plain plain = { 0 };
	bool opened = seal_open(&name, derived->slot_key, SEAL_STEP_KEY, row->secret, &plain) &&
	    plain.size == sizeof(derived->secret);

	if (opened)
		memcpy(&derived->secret, plain.at, sizeof(derived->secret));
	plain_clear(&plain);
	return opened;
}

/* The data key out of the box, once the passphrase was right. */
static int open_wrap(const struct derived *derived, const struct slot_row *row,
    const uint8_t *ledger, struct keys *keys)
{
	uint8_t public_key[crypto_box_PUBLICKEYBYTES];
	uint8_t proof[PROOF_SIZE];

	if (row->wrap.size != WRAP_SIZE)
		return -1;
	prove(derived->secret.proof, ledger, row->id, row->wrap.at, proof);
	if (sodium_memcmp(proof, row->wrap.at + BOX_SIZE, PROOF_SIZE) != 0)
		return -1;
	crypto_scalarmult_base(public_key, derived->secret.box_key);
	if (crypto_box_seal_open(keys->data, row->wrap.at, BOX_SIZE, public_key,
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
static int try_slot(const struct db *db, const struct slot_row *row, const uint8_t *ledger,
    const char *user, const struct passphrase *passphrase, struct derived *derived,
    struct keys *keys, struct slot_about *ret_about, struct fault *fault)
{
	if (derive(derived, row, passphrase, db->place, fault) != 0)
		return -1;
	if (!open_secret(derived, row, ledger))
		return 0;
	if (open_wrap(derived, row, ledger, keys) != 0 ||
	    read_about(keys, ledger, row->id, row->about, ret_about) != 0)
		return damaged(db, fault);
	return user[0] == '\0' || strcmp(user, ret_about->name) == 0;
}

static int count_slots(struct db *db, enum slot_kind kind, int64_t *ret, struct fault *fault)
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
    const char *user, const struct passphrase *passphrase, struct derived *derived,
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
			found = try_slot(db, &row, ledger, user, passphrase, derived, keys,
			    ret_about, &trouble);
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

int slot_unlock(struct db *db, const uint8_t *ledger, enum slot_kind kind, const char *user,
    const struct passphrase *passphrase, struct keys *keys, struct slot_about *ret_about,
    struct fault *fault)
{
	struct derived *derived = sodium_malloc(sizeof(*derived));
	struct slot_about about = { .kind = kind };
	int64_t count = 0;
	int found = -1;

	if (derived == NULL)
		return fault_set(fault, FAULT_MEMORY, db->place, NULL, NULL);
	derived->set = false;
	if (count_slots(db, kind, &count, fault) == 0)
		found = find_slot(db, ledger, kind, user, passphrase, derived, keys, &about,
		    fault);
	sodium_free(derived);
	if (found < 0)
		return -1;
	/* Without a name it must be clear who is meant. */
	if (found == 0 || (user[0] == '\0' && count != 1))
		return fault_set(fault, FAULT_PASSPHRASE, NULL, NULL, NULL);
	*ret_about = about;
	return 0;
}
