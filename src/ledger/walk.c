/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/ledger/walk.h"

#include <glib.h>
#include <string.h>

#include "log.h"
#include "uuid.h"

#define AT_ONCE 128

struct ledger_walk {
	struct ledger *ledger;
	struct query query;
	bool at_end;
};

/* Where the parts of one row of SQL_LOG_EACH stand among the bytes of the batch. */
struct sealed_case {
	struct log_row row; /* its bodies: not set */
	uint8_t uuid[SEAL_UUID];
	size_t wrapped_at, wrapped_size;
	size_t body_at, body_size;
};

struct ledger_batch {
	struct sealed_case sealed[AT_ONCE];
	size_t count;
	size_t unreadable; /* rows that are no case at all */
	GByteArray *bytes;
};

struct ledger_walk *ledger_walk_new(struct ledger *ledger, struct fault *fault)
{
	struct ledger_walk *walk;

	if (inside_require(ledger, fault) != 0)
		return NULL;
	walk = g_new0(struct ledger_walk, 1);
	walk->ledger = ledger;
	walk->query = db_query(&ledger->db, SQL_LOG_EACH);
	return walk;
}

void ledger_walk_free(struct ledger_walk *walk)
{
	if (walk == NULL)
		return;
	db_end(&walk->query);
	g_free(walk);
}

struct ledger_batch *ledger_batch_new(void)
{
	struct ledger_batch *batch = g_new0(struct ledger_batch, 1);

	batch->bytes = g_byte_array_new();
	return batch;
}

void ledger_batch_free(struct ledger_batch *batch)
{
	if (batch == NULL)
		return;
	g_byte_array_unref(batch->bytes);
	g_free(batch);
}

size_t ledger_batch_count(const struct ledger_batch *batch)
{
	return batch->count + batch->unreadable;
}

/* --- reading --- */

static size_t keep(struct ledger_batch *batch, struct bytes bytes)
{
	size_t at = batch->bytes->len;

	g_byte_array_append(batch->bytes, bytes.at, (guint)bytes.size);
	return at;
}

static int read_row(
    const struct query *query, struct ledger_batch *batch, struct fault *fault)
{
	struct sealed_case *sealed = &batch->sealed[batch->count];
	struct bytes uuid, wrapped, body;

	if (db_bytes(query, 1, &uuid, fault) != 0 ||
	    db_bytes(query, 2, &wrapped, fault) != 0 ||
	    db_bytes(query, 7, &body, fault) != 0)
		return -1;
	if (uuid.size != SEAL_UUID) {
		batch->unreadable++;
		return 0;
	}
	*sealed = (struct sealed_case){
		.row = {
			.sequence = db_number(query, 4),
			.revision = db_number(query, 5),
			.generation = db_number(query, 6),
		},
		.wrapped_at = keep(batch, wrapped),
		.wrapped_size = wrapped.size,
		.body_at = keep(batch, body),
		.body_size = body.size,
	};
	memcpy(sealed->uuid, uuid.at, SEAL_UUID);
	batch->count++;
	return 0;
}

int ledger_walk_next(
    struct ledger_walk *walk, struct ledger_batch *batch, struct fault *fault)
{
	batch->count = batch->unreadable = 0;
	g_byte_array_set_size(batch->bytes, 0);
	while (!walk->at_end && ledger_batch_count(batch) < AT_ONCE) {
		int stepped = db_step(&walk->query, fault);

		if (stepped < 0 ||
		    (stepped == 1 && read_row(&walk->query, batch, fault) != 0))
			return -1;
		walk->at_end = stepped == 0;
	}
	return ledger_batch_count(batch) > 0;
}

/* --- opening --- */

static bool open_case(const struct ledger *ledger, const struct ledger_batch *batch,
    const struct sealed_case *sealed, struct plain *body, struct case_file *ret)
{
	const uint8_t *bytes = batch->bytes->data;
	struct log_row row = sealed->row;
	struct case_key key = { 0 };
	bool opened;

	row.body = (struct bytes){ bytes + sealed->body_at, sealed->body_size };
	opened = case_key_open(ledger, sealed->uuid,
		     (struct bytes){ bytes + sealed->wrapped_at, sealed->wrapped_size },
		     &key) &&
		 log_open_body(ledger, &row, &key, body) && log_get_facts(body, ret);
	case_key_wipe(&key);
	return opened;
}

size_t ledger_batch_open(const struct ledger_walk *walk, const struct ledger_batch *batch,
    void (*each)(void *data, const char *uuid, const struct case_file *file), void *data)
{
	size_t unreadable = batch->unreadable;
	struct plain body = { 0 };
	struct case_file file = { 0 };

	for (size_t i = 0; i < batch->count; i++) {
		char uuid[LEDGER_UUID_TEXT];

		if (!open_case(walk->ledger, batch, &batch->sealed[i], &body, &file)) {
			unreadable++;
			continue;
		}
		uuid_write(batch->sealed[i].uuid, uuid);
		each(data, uuid, &file);
	}
	case_file_clear(&file);
	plain_clear(&body);
	return unreadable;
}
