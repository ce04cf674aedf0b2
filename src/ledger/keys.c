/* SPDX-License-Identifier: EUPL-1.2 */
#include "keys.h"

#include <sodium.h>
#include <string.h>

#include "terugkeerdesk/core/fault.h"

#define RING_CHAIN 0 /* the "generation" of the chain's secret in the table */

/* Contexts of crypto_kdf: 8 bytes. */
static const char of_data[] = "tgk-data";
static const char of_chain[] = "tgk-chan";

struct keys *keys_new(void)
{
	struct keys *keys = sodium_malloc(sizeof(*keys));

	if (keys != NULL)
		sodium_memzero(keys, sizeof(*keys));
	return keys;
}

void keys_free(struct keys *keys)
{
	sodium_free(keys);
}

/* The numbers are stable for ever. */
void keys_derive(struct keys *keys)
{
	crypto_kdf_derive_from_key(keys->state, SEAL_KEY, 1, of_data, keys->data);
	crypto_kdf_derive_from_key(keys->users, SEAL_KEY, 2, of_data, keys->data);
	crypto_kdf_derive_from_key(keys->ring, SEAL_KEY, 3, of_data, keys->data);
	crypto_kdf_derive_from_key(keys->cases, SEAL_KEY, 4, of_data, keys->data);
	crypto_kdf_derive_from_key(keys->list, SEAL_KEY, 5, of_data, keys->data);
}

static void derive_of_chain(struct keys *keys)
{
	crypto_kdf_derive_from_key(
	    keys->chain, SEAL_KEY, 1, of_chain, keys->chain_secret);
	crypto_kdf_derive_from_key(
	    keys->owner, SEAL_KEY, 2, of_chain, keys->chain_secret);
}

void keys_make(struct keys *keys)
{
	randombytes_buf(keys->data, SEAL_KEY);
	randombytes_buf(keys->proof, SEAL_KEY);
	randombytes_buf(keys->chain_secret, SEAL_KEY);
	randombytes_buf(keys->event[1], SEAL_KEY);
	keys->generation = 1;
	keys_derive(keys);
	derive_of_chain(keys);
}

static struct seal_name ring_name(const uint8_t *ledger, int64_t generation)
{
	return (struct seal_name){
		.kind = SEAL_RING,
		.ledger = ledger,
		.number = generation,
	};
}

int keys_ring_write(
    const struct keys *keys, struct db *db, const uint8_t *ledger, struct fault *fault)
{
	int failed = 0;

	for (int64_t i = RING_CHAIN; i <= keys->generation && failed == 0; i++) {
		struct seal_name name = ring_name(ledger, i);
		const uint8_t *key =
		    i == RING_CHAIN ? keys->chain_secret : keys->event[i];
		struct sealed sealed = { 0 };
		struct query query = db_query(db, SQL_RING_WRITE);

		seal_make(&name, keys->ring, SEAL_STEP_KEY, key, SEAL_KEY, &sealed);
		db_bind_number(&query, 1, i);
		db_bind_bytes(&query, 2, sealed.at, sealed.size);
		failed = db_run(&query, fault);
		sealed_clear(&sealed);
	}
	return failed;
}

static int damaged(const struct db *db, struct fault *fault)
{
	return fault_set(fault, FAULT_LEDGER_DAMAGED, db->place,
	    N_("the keys of the log do not open"), NULL);
}

static int read_ring_row(struct keys *keys, struct query *query, const uint8_t *ledger,
    int64_t expected, struct plain *plain, struct fault *fault)
{
	struct seal_name name = ring_name(ledger, expected);
	struct bytes wrapped;

	if (db_bytes(query, 1, &wrapped, fault) != 0)
		return -1;
	if (db_number(query, 0) != expected || expected > KEYS_GENERATIONS ||
	    !seal_open(&name, keys->ring, SEAL_STEP_KEY, wrapped, plain) ||
	    plain->size != SEAL_KEY)
		return damaged(query->db, fault);
	memcpy(expected == RING_CHAIN ? keys->chain_secret : keys->event[expected],
	    plain->at, SEAL_KEY);
	keys->generation = expected;
	return 0;
}

int keys_ring_read(
    struct keys *keys, struct db *db, const uint8_t *ledger, struct fault *fault)
{
	struct query query = db_query(db, SQL_RING_LIST);
	struct plain plain = { 0 };
	int64_t expected = RING_CHAIN;
	int failed = 0;
	int stepped;

	while (failed == 0 && (stepped = db_step(&query, fault)) != 0)
		failed = stepped < 0 ? -1
				     : read_ring_row(keys, &query, ledger, expected++,
					   &plain, fault);
	db_end(&query);
	plain_clear(&plain);
	if (failed == 0 && keys->generation == 0)
		failed = damaged(db, fault);
	derive_of_chain(keys);
	return failed;
}
