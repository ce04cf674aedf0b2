/* SPDX-License-Identifier: EUPL-1.2 */
#include "case_key.h"

#include <sodium.h>
#include <string.h>

#include "terugkeerdesk/core/fault.h"

static struct seal_name key_name(const struct ledger *ledger, const uint8_t *uuid)
{
	return (struct seal_name){
		.kind = SEAL_CASE_KEY,
		.ledger = ledger->uuid,
		.uuid = uuid,
	};
}

void case_key_wipe(struct case_key *key)
{
	sodium_memzero(key, sizeof(*key));
}

bool case_key_open(const struct ledger *ledger, const uint8_t uuid[SEAL_UUID],
    struct bytes wrapped, struct case_key *ret)
{
	struct seal_name name = key_name(ledger, uuid);
	struct plain plain = { 0 };
	bool opened = seal_open(&name, ledger->keys->cases, SEAL_STEP_KEY, wrapped, &plain) &&
	    plain.size == SEAL_KEY;

	memcpy(ret->uuid, uuid, SEAL_UUID);
	if (opened)
		memcpy(ret->key, plain.at, SEAL_KEY);
	plain_clear(&plain);
	return opened;
}

int case_key_read(struct ledger *ledger, const struct query *row, struct case_key *ret,
    struct fault *fault)
{
	struct bytes uuid, wrapped, nonce;

	if (db_bytes(row, 1, &uuid, fault) != 0 ||
	    db_bytes(row, 2, &wrapped, fault) != 0 ||
	    db_bytes(row, 3, &nonce, fault) != 0)
		return -1;
	memset(ret, 0, sizeof(*ret));
	if (uuid.size != SEAL_UUID || nonce.size != SEAL_NONCE)
		return inside_damaged(
		    ledger, N_("the key of a case does not open"), fault);
	ret->id = db_number(row, 0);
	memcpy(ret->uuid, uuid.at, SEAL_UUID);
	memcpy(ret->nonce, nonce.at, SEAL_NONCE);
	ret->erased = sodium_is_zero(wrapped.at, wrapped.size) == 1;
	if (ret->erased || case_key_open(ledger, uuid.at, wrapped, ret))
		return 0;
	return inside_damaged(ledger, N_("the key of a case does not open"), fault);
}

static int find(
    struct ledger *ledger, struct query *query, struct case_key *ret, struct fault *fault)
{
	int stepped = db_step(query, fault);
	int failed = stepped < 0 ? -1 : 0;

	memset(ret, 0, sizeof(*ret));
	if (stepped == 1)
		failed = case_key_read(ledger, query, ret, fault);
	db_end(query);
	return failed;
}

int case_key_find(struct ledger *ledger, const uint8_t uuid[SEAL_UUID],
    struct case_key *ret, struct fault *fault)
{
	struct query query = db_query(&ledger->db, SQL_CASE_BY_UUID);

	db_bind_bytes(&query, 1, uuid, SEAL_UUID);
	return find(ledger, &query, ret, fault);
}

int case_key_get(
    struct ledger *ledger, int64_t id, struct case_key *ret, struct fault *fault)
{
	struct query query = db_query(&ledger->db, SQL_CASE_BY_ID);

	db_bind_number(&query, 1, id);
	return find(ledger, &query, ret, fault);
}

void case_key_seal(const struct ledger *ledger, const uint8_t by[SEAL_KEY],
    const struct case_key *key, struct sealed *ret)
{
	struct seal_name name = key_name(ledger, key->uuid);

	seal_make(&name, by, SEAL_STEP_KEY, key->key, SEAL_KEY, ret);
}

int case_key_each(struct ledger *ledger,
    int (*visit)(struct ledger *ledger, struct case_key *key, void *data,
	struct fault *fault),
    void *data, struct fault *fault)
{
	struct case_key key = { 0 };
	int failed = 0;
	int stepped = 1;

	while (failed == 0 && stepped == 1) {
		struct query query = db_query(&ledger->db, SQL_CASE_AFTER);

		db_bind_number(&query, 1, key.id);
		stepped = db_step(&query, fault);
		if (stepped == 1)
			failed = case_key_read(ledger, &query, &key, fault);
		db_end(&query);
		if (stepped == 1 && failed == 0)
			failed = visit(ledger, &key, data, fault);
	}
	case_key_wipe(&key);
	return stepped < 0 ? -1 : failed;
}

int case_key_make(struct ledger *ledger, const uint8_t uuid[SEAL_UUID],
    struct case_key *ret, struct fault *fault)
{
	struct query query = db_query(&ledger->db, SQL_CASE_MAKE);
	struct sealed wrapped = { 0 };
	int failed;

	memset(ret, 0, sizeof(*ret));
	memcpy(ret->uuid, uuid, SEAL_UUID);
	randombytes_buf(ret->key, SEAL_KEY);
	case_key_seal(ledger, ledger->keys->cases, ret, &wrapped);
	db_bind_bytes(&query, 1, ret->uuid, SEAL_UUID);
	db_bind_bytes(&query, 2, wrapped.at, wrapped.size);
	db_bind_bytes(&query, 3, ret->nonce, SEAL_NONCE);
	failed = db_run(&query, fault);
	ret->id = sqlite3_last_insert_rowid(ledger->db.handle);
	sealed_clear(&wrapped);
	return failed;
}

int case_key_set_nonce(struct ledger *ledger, struct case_key *key,
    const uint8_t nonce[SEAL_NONCE], struct fault *fault)
{
	struct query query = db_query(&ledger->db, SQL_CASE_NONCE);

	memcpy(key->nonce, nonce, SEAL_NONCE);
	db_bind_number(&query, 1, key->id);
	db_bind_bytes(&query, 2, nonce, SEAL_NONCE);
	return db_run(&query, fault);
}
