/* SPDX-License-Identifier: EUPL-1.2 */
#include "slot_inside.h"

#include <glib.h>
#include <sodium.h>
#include <string.h>

#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/core/record.h"

#define PATIENCE_MILLISECONDS 1500 /* at unlocking, on the machine that measures */

void slot_derive(struct slot_derived *derived, int64_t id)
{
	static const char of_slot[] = "tgk-slot"; /* context: 8 bytes */

	crypto_kdf_derive_from_key(
	    derived->slot_key, SEAL_KEY, (uint64_t)id, of_slot, derived->key);
}

struct passphrase_cost slot_cost(enum ledger_kdf_cost cost)
{
	static const struct passphrase_cost costs[] = {
		[LEDGER_KDF_STANDARD] = { 3, INT64_C(256) << 20 },
		[LEDGER_KDF_LOW] = { 1, INT64_C(8) << 20 },
		[LEDGER_KDF_DOUBLE] = { 6, INT64_C(256) << 20 },
		[LEDGER_KDF_QUADRUPLE] = { 12, INT64_C(256) << 20 },
	};

	return costs[cost];
}

enum ledger_kdf_cost ledger_kdf_measure(int64_t (*milliseconds)(void))
{
	static const enum ledger_kdf_cost dearest_first[] = { LEDGER_KDF_QUADRUPLE,
		LEDGER_KDF_DOUBLE };
	struct passphrase_cost one = slot_cost(LEDGER_KDF_STANDARD);
	const uint8_t salt[PASSPHRASE_SALT] = { 0 };
	struct passphrase word = { 0 };
	int64_t taken = milliseconds();
	uint8_t key[SEAL_KEY];
	int failed;

	one.passes = 1;
	failed = sodium_init() < 0 ||
		 passphrase_read("a word to take the time with", &word, NULL) != 0 ||
		 passphrase_derive(&word, one, salt, key, "", NULL) != 0;
	passphrase_clear(&word);
	taken = milliseconds() - taken;
	for (size_t i = 0; !failed && i < 2; i++) {
		if (slot_cost(dearest_first[i]).passes * taken <= PATIENCE_MILLISECONDS)
			return dearest_first[i];
	}
	return LEDGER_KDF_STANDARD;
}

struct seal_name slot_name(enum seal_kind kind, const uint8_t *ledger, int64_t id)
{
	return (struct seal_name){ .kind = kind, .ledger = ledger, .number = id };
}

/* Only who once opened a slot of this ledger can make it. */
void slot_prove(const uint8_t proof_key[SEAL_KEY], const uint8_t *ledger, int64_t id,
    const uint8_t box[SLOT_BOX], uint8_t ret[SLOT_PROOF])
{
	crypto_generichash_state state;
	uint8_t number[8];

	for (int i = 0; i < 8; i++)
		number[i] = (uint8_t)((uint64_t)id >> 8 * i);
	crypto_generichash_init(&state, proof_key, SEAL_KEY, SLOT_PROOF);
	crypto_generichash_update(&state, ledger, SEAL_UUID);
	crypto_generichash_update(&state, number, sizeof(number));
	crypto_generichash_update(&state, box, SLOT_BOX);
	crypto_generichash_final(&state, ret, SLOT_PROOF);
	sodium_memzero(&state, sizeof(state));
}

void slot_wrap(const struct keys *keys, const uint8_t *ledger,
    const struct slot_about *about, struct sealed *ret)
{
	ret->size = SLOT_WRAP;
	ret->at = g_malloc(SLOT_WRAP);
	crypto_box_seal(ret->at, keys->data, SEAL_KEY, about->public_key);
	slot_prove(keys->proof, ledger, about->id, ret->at, ret->at + SLOT_BOX);
}

void slot_describe(const struct keys *keys, const uint8_t *ledger,
    const struct slot_about *about, struct sealed *ret)
{
	struct seal_name name = slot_name(SEAL_SLOT_ABOUT, ledger, about->id);
	struct record_writer writer = { 0 };

	record_put_text(&writer, about->name);
	record_put_bytes(&writer, about->public_key, sizeof(about->public_key));
	record_put_signed(&writer, about->made_at);
	seal_make(&name, keys->users, SEAL_STEP_RECORD, writer.bytes, writer.size, ret);
	record_writer_clear(&writer);
}

int slot_read_about(const struct keys *keys, const uint8_t *ledger, int64_t id,
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
		ret->id = id;
		g_strlcpy(ret->name, text, sizeof(ret->name));
		memcpy(ret->public_key, key, sizeof(ret->public_key));
		failed = 0;
	}
	g_free(text);
	plain_clear(&plain);
	return failed;
}

struct slot_derived *slot_derived_new(const struct passphrase *passphrase,
    struct passphrase_cost cost, const uint8_t salt[PASSPHRASE_SALT], const char *place,
    struct fault *fault)
{
	struct slot_derived *derived = sodium_malloc(sizeof(*derived));

	if (derived == NULL) {
		fault_set(fault, FAULT_MEMORY, place, NULL, NULL);
		return NULL;
	}
	if (passphrase_derive(passphrase, cost, salt, derived->key, place, fault) != 0) {
		sodium_free(derived);
		return NULL;
	}
	derived->cost = cost;
	memcpy(derived->salt, salt, PASSPHRASE_SALT);
	derived->set = true;
	return derived;
}

void slot_derived_free(struct slot_derived *derived)
{
	sodium_free(derived);
}

void slot_make(const struct keys *keys, const uint8_t *ledger,
    const struct slot_about *about, struct slot_derived *derived, struct slot *ret)
{
	struct seal_name name = slot_name(SEAL_SLOT_SECRET, ledger, about->id);
	struct slot_about whole = *about;

	memset(ret, 0, sizeof(*ret));
	ret->id = about->id;
	ret->kind = about->kind;
	ret->cost = derived->cost;
	memcpy(ret->salt, derived->salt, PASSPHRASE_SALT);
	slot_derive(derived, about->id);
	crypto_box_keypair(whole.public_key, derived->secret.box_key);
	memcpy(derived->secret.proof, keys->proof, SEAL_KEY);
	seal_make(&name, derived->slot_key, SEAL_STEP_KEY, &derived->secret,
	    sizeof(derived->secret), &ret->secret);
	slot_wrap(keys, ledger, &whole, &ret->wrap);
	slot_describe(keys, ledger, &whole, &ret->about);
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
