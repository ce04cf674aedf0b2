/* SPDX-License-Identifier: EUPL-1.2 */
#include "rekey.h"

#include <glib.h>
#include <sodium.h>
#include <string.h>

#include "list_row.h"
#include "load.h"
#include "slot.h"
#include "terugkeerdesk/core/fault.h"

/* The key of one case, under the new data key. */
static int seal_key(struct ledger *ledger, const struct keys *next,
    const struct case_key *key, struct fault *fault)
{
	struct query query = db_query(&ledger->db, SQL_CASE_KEY);
	struct sealed wrapped = { 0 };
	int failed;

	case_key_seal(ledger, next->cases, key, &wrapped);
	db_bind_number(&query, 1, key->id);
	db_bind_bytes(&query, 2, wrapped.at, wrapped.size);
	failed = db_run(&query, fault);
	sealed_clear(&wrapped);
	return failed;
}

static int seal_case(
    struct ledger *ledger, struct case_key *key, void *data, struct fault *fault)
{
	const struct keys *next = data;

	if (key->erased)
		return 0;
	if (seal_key(ledger, next, key, fault) != 0)
		return -1;
	return list_row_reseal(ledger, next->list, key, fault);
}

static int seal_slots(
    struct ledger *ledger, const struct keys *next, int64_t without, struct fault *fault)
{
	struct slot_about *slot = NULL;
	size_t count = 0;
	int failed =
	    slot_list(ledger->keys, &ledger->db, ledger->uuid, &slot, &count, fault);

	for (size_t i = 0; i < count && failed == 0; i++)
		failed = slot[i].id == without ? slot_drop(&ledger->db, without, fault)
					       : slot_give(next, &ledger->db,
						     ledger->uuid, &slot[i], fault);
	g_free(slot);
	return failed;
}

/* The same ring with one event key more, and a data key that nobody has yet. */
static void make_next(const struct keys *keys, struct keys *next)
{
	*next = *keys;
	randombytes_buf(next->data, SEAL_KEY);
	next->generation++;
	randombytes_buf(next->event[next->generation], SEAL_KEY);
	keys_derive(next);
}

/* Everything between begin and commit; with success ledger->keys are the new ones. */
static int rekey_inside(struct ledger *ledger, struct keys *next, int64_t without,
    const struct log_entry *entry, int64_t *ret_count, struct fault *fault)
{
	struct keys *before = ledger->keys;
	struct state state;

	if (state_read(ledger, &state, fault) != 0 ||
	    state_check_head(ledger, &state, fault) != 0 ||
	    case_key_each(ledger, seal_case, next, fault) != 0 ||
	    seal_slots(ledger, next, without, fault) != 0 ||
	    keys_ring_write(next, &ledger->db, ledger->uuid, fault) != 0)
		return -1;
	ledger->keys = next;
	if (log_append(ledger, &state, entry, fault) != 0 ||
	    state_write(ledger, SQL_STATE_WRITE, &state, fault) != 0 ||
	    db_commit(&ledger->db, fault) != 0) {
		ledger->keys = before;
		return -1;
	}
	*ret_count = state.head.count;
	return 0;
}

int rekey_run(struct ledger *ledger, int64_t without, const struct log_entry *entry,
    struct fault *fault)
{
	struct keys *before = ledger->keys;
	struct keys *next;
	int64_t count = 0;

	if (inside_begin(ledger, fault) != 0)
		return -1;
	next = keys_new();
	if (before->generation == KEYS_GENERATIONS || next == NULL) {
		fault_set(fault, FAULT_MEMORY, ledger->path, NULL, NULL);
		goto failed;
	}
	make_next(before, next);
	if (rekey_inside(ledger, next, without, entry, &count, fault) != 0)
		goto failed;
	keys_free(before);
	load_seen(ledger, count - 1, count);
	/* What the old key opens still stands in the journal. */
	db_checkpoint(&ledger->db, SQLITE_CHECKPOINT_TRUNCATE);
	return 0;
failed:
	db_roll_back(&ledger->db);
	keys_free(next);
	return -1;
}
