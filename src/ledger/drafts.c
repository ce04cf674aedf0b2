/* SPDX-License-Identifier: EUPL-1.2 */
#include "drafts.h"

#include <glib.h>
#include <sodium.h>
#include <string.h>

#include "list.h"
#include "terugkeerdesk/core/case_file.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/core/record.h"
#include "terugkeerdesk/core/text.h"
#include "uuid.h"

#define OWNER_SIZE       16
#define RECORD_BYTES_MAX (16u << 20)

/* A case may have a draft of each user at each desk, so that none overwrites another's.
 * Whose a row is can be told only with the key. */
static void owner_of(const struct ledger *ledger, uint8_t ret[OWNER_SIZE])
{
	crypto_generichash_state state;

	crypto_generichash_init(&state, ledger->keys->owner, SEAL_KEY, OWNER_SIZE);
	/* With its NUL, so that no two pairs of names run into the same bytes. */
	crypto_generichash_update(
	    &state, (const uint8_t *)ledger->actor.user, strlen(ledger->actor.user) + 1);
	crypto_generichash_update(
	    &state, (const uint8_t *)ledger->actor.desk, strlen(ledger->actor.desk) + 1);
	crypto_generichash_final(&state, ret, OWNER_SIZE);
	sodium_memzero(&state, sizeof(state));
}

static struct seal_name draft_name(
    const struct ledger *ledger, const struct case_key *key, const uint8_t *owner)
{
	struct seal_name name = {
		.kind = SEAL_DRAFT,
		.ledger = ledger->uuid,
		.uuid = key->uuid,
	};

	memcpy(&name.number, owner, sizeof(name.number));
	memcpy(&name.revision, owner + sizeof(name.number), sizeof(name.revision));
	return name;
}

void ledger_draft_new(char ret_uuid[LEDGER_UUID_TEXT])
{
	uint8_t uuid[SEAL_UUID];

	uuid_make(uuid);
	uuid_write(uuid, ret_uuid);
}

/* --- writing --- */

static bool read_back(const uint8_t *record, size_t size, const struct case_file *file)
{
	struct case_file back = { 0 };
	bool same =
	    record_decode(record, size, &back, NULL) == 0 && case_file_equal(&back, file);

	case_file_clear(&back);
	return same;
}

static int write_draft(struct ledger *ledger, const struct case_key *key, int based_on,
    const struct case_file *file, int64_t now, struct fault *fault)
{
	struct query query = db_query(&ledger->db, SQL_DRAFT_WRITE);
	struct record_writer writer = { 0 };
	struct sealed body = { 0 };
	uint8_t owner[OWNER_SIZE];
	struct seal_name name;
	size_t size;
	uint8_t *record = record_encode(file, &size);
	bool reads_back;
	int failed;

	owner_of(ledger, owner);
	name = draft_name(ledger, key, owner);
	record_put_signed(&writer, based_on);
	record_put_signed(&writer, now);
	record_put_text(&writer, ledger->actor.user);
	record_put_text(&writer, ledger->actor.desk);
	record_put_bytes(&writer, record, size);
	reads_back = read_back(record, size, file);
	explicit_bzero(record, size);
	g_free(record);
	if (!reads_back) {
		record_writer_clear(&writer);
		return inside_damaged(ledger,
		    N_("what was written does not read back; it was not saved"), fault);
	}
	seal_make(&name, key->key, SEAL_STEP_RECORD, writer.bytes, writer.size, &body);
	db_bind_number(&query, 1, key->id);
	db_bind_bytes(&query, 2, owner, sizeof(owner));
	db_bind_bytes(&query, 3, body.at, body.size);
	failed = db_run(&query, fault);
	sealed_clear(&body);
	record_writer_clear(&writer);
	return failed;
}

static int no_case(const struct ledger *ledger, const char *uuid, struct fault *fault)
{
	return fault_set(fault, FAULT_CASE_NONE, ledger->path, uuid, NULL);
}

static void mark_row(struct ledger *ledger, int64_t id, bool draft)
{
	struct ledger_row *row = list_find(&ledger->list, id);

	if (row != NULL)
		row->draft = draft;
}

int ledger_draft_put(struct ledger *ledger, const char *uuid, int based_on,
    const struct case_file *file, int64_t now, struct fault *fault)
{
	struct case_key key = { 0 };
	uint8_t bytes[SEAL_UUID];
	int failed;

	if (!uuid_read(uuid, bytes))
		return no_case(ledger, uuid, fault);
	if (inside_begin(ledger, fault) != 0)
		return -1;
	failed = case_key_find(ledger, bytes, &key, fault);
	if (failed == 0 && key.erased)
		failed = no_case(ledger, uuid, fault);
	if (failed == 0 && key.id == 0)
		failed = case_key_make(ledger, bytes, &key, fault);
	if (failed == 0)
		failed = write_draft(ledger, &key, based_on, file, now, fault);
	if (failed == 0)
		failed = db_commit(&ledger->db, fault);
	if (failed == 0)
		mark_row(ledger, key.id, true);
	else
		db_roll_back(&ledger->db);
	case_key_wipe(&key);
	return failed;
}

int drafts_drop(struct ledger *ledger, const struct case_key *key, struct fault *fault)
{
	struct query query = db_query(&ledger->db, SQL_DRAFT_DROP);
	uint8_t owner[OWNER_SIZE];

	owner_of(ledger, owner);
	db_bind_number(&query, 1, key->id);
	db_bind_bytes(&query, 2, owner, sizeof(owner));
	return db_run(&query, fault);
}

/* Whether anybody has a draft of the case. */
static int any_left(
    struct ledger *ledger, const struct case_key *key, bool *ret, struct fault *fault)
{
	struct query query = db_query(&ledger->db, SQL_DRAFT_ONE);
	int stepped;

	db_bind_number(&query, 1, key->id);
	stepped = db_step(&query, fault);
	db_end(&query);
	*ret = stepped == 1;
	return stepped < 0 ? -1 : 0;
}

int ledger_draft_drop(struct ledger *ledger, const char *uuid, struct fault *fault)
{
	struct case_key key = { 0 };
	uint8_t bytes[SEAL_UUID];
	bool left = false;
	int failed;

	if (!uuid_read(uuid, bytes))
		return no_case(ledger, uuid, fault);
	if (inside_begin(ledger, fault) != 0)
		return -1;
	failed = case_key_find(ledger, bytes, &key, fault);
	if (failed == 0 && key.id != 0)
		failed = drafts_drop(ledger, &key, fault);
	if (failed == 0 && key.id != 0)
		failed = any_left(ledger, &key, &left, fault);
	if (failed == 0)
		failed = db_commit(&ledger->db, fault);
	if (failed == 0)
		mark_row(ledger, key.id, left);
	else
		db_roll_back(&ledger->db);
	case_key_wipe(&key);
	return failed;
}

/* --- reading --- */

static void put_names(const struct case_file *file, char ret[LEDGER_DRAFT_NAMES])
{
	char names[LEDGER_DRAFT_NAMES] = "";
	size_t length = 0;

	for (int person = 1; person <= file->person_count; person++) {
		const struct value *name = case_file_value_const(file, FACT_NAME, person);

		if (name->text == NULL)
			continue;
		text_copy(names + length, sizeof(names) - length, length > 0 ? ", " : "");
		length = strlen(names);
		text_copy(names + length, sizeof(names) - length, name->text);
		length = strlen(names);
	}
	memcpy(ret, names, sizeof(names));
	sodium_memzero(names, sizeof(names));
}

static bool decode(
    const struct plain *plain, struct case_file *ret, struct ledger_draft *ret_draft)
{
	struct record_reader reader = { .bytes = plain->at, .size = plain->size };
	struct ledger_draft draft = { 0 };
	struct case_file file = { 0 };
	const uint8_t *record;
	char *user, *desk;
	size_t size;
	bool fine;

	draft.based_on = (int)record_get_signed(&reader);
	draft.put_at = record_get_signed(&reader);
	user = record_get_text(&reader, LEDGER_USER_MAX - 1);
	desk = record_get_text(&reader, LEDGER_DESK_MAX - 1);
	g_strlcpy(draft.actor.user, user, sizeof(draft.actor.user));
	g_strlcpy(draft.actor.desk, desk, sizeof(draft.actor.desk));
	g_free(user);
	g_free(desk);
	record = record_get_bytes(&reader, RECORD_BYTES_MAX, &size);
	fine = !reader.failed && reader.at == reader.size &&
	       record_decode(record, size, &file, NULL) == 0;
	if (!fine)
		return false;
	*ret_draft = draft;
	put_names(&file, ret_draft->names);
	if (ret == NULL) {
		case_file_clear(&file);
	} else {
		case_file_clear(ret);
		*ret = file;
	}
	return true;
}

bool drafts_read(const struct ledger *ledger, struct bytes owner, struct bytes body,
    const struct case_key *key, struct case_file *ret, struct ledger_draft *ret_draft)
{
	struct plain plain = { 0 };
	struct seal_name name;
	bool opened;

	if (owner.size != OWNER_SIZE || key->id == 0 || key->erased)
		return false;
	name = draft_name(ledger, key, owner.at);
	opened = seal_open(&name, key->key, SEAL_STEP_RECORD, body, &plain) &&
		 decode(&plain, ret, ret_draft);
	plain_clear(&plain);
	if (opened)
		uuid_write(key->uuid, ret_draft->uuid);
	return opened;
}

/* 1: read, 0: it does not open, -1. */
static int read_row(struct ledger *ledger, const struct query *query,
    struct case_file *ret, struct ledger_draft *ret_draft, struct fault *fault)
{
	struct case_key key = { 0 };
	struct bytes owner, body;
	int result = -1;

	if (db_bytes(query, 1, &owner, fault) == 0 &&
	    db_bytes(query, 2, &body, fault) == 0 &&
	    case_key_get(ledger, db_number(query, 0), &key, fault) == 0)
		result = drafts_read(ledger, owner, body, &key, ret, ret_draft) ? 1 : 0;
	case_key_wipe(&key);
	return result;
}

struct draft_array {
	struct ledger_draft *item;
	size_t count, room;
};

/* Names stand in it: what it grows out of is wiped. */
static void add_draft(struct draft_array *array, const struct ledger_draft *draft)
{
	if (array->count == array->room) {
		size_t room = MAX(2 * array->room, 8);
		struct ledger_draft *item = g_new(struct ledger_draft, room);

		if (array->count > 0)
			memcpy(item, array->item, array->count * sizeof(item[0]));
		ledger_drafts_free(array->item, array->count);
		array->item = item;
		array->room = room;
	}
	array->item[array->count++] = *draft;
}

int ledger_draft_list(struct ledger *ledger, struct ledger_draft **ret, size_t *ret_count,
    struct fault *fault)
{
	struct draft_array array = { 0 };
	struct ledger_draft draft = { 0 };
	struct query query;
	int stepped;

	if (inside_require(ledger, fault) != 0)
		return -1;
	query = db_query(&ledger->db, SQL_DRAFT_ALL);
	while ((stepped = db_step(&query, fault)) == 1) {
		stepped = read_row(ledger, &query, NULL, &draft, fault);
		if (stepped < 0)
			break;
		/* One that does not open is named by ledger_verify. */
		if (stepped == 1)
			add_draft(&array, &draft);
	}
	db_end(&query);
	sodium_memzero(&draft, sizeof(draft));
	if (stepped < 0) {
		ledger_drafts_free(array.item, array.count);
		return -1;
	}
	*ret_count = array.count;
	*ret = array.item;
	return 0;
}

void ledger_drafts_free(struct ledger_draft *list, size_t count)
{
	if (list != NULL)
		sodium_memzero(list, count * sizeof(list[0]));
	g_free(list);
}

/* The case of a uuid, which may never have been saved: FAULT_CASE_NONE. */
static int find_case(struct ledger *ledger, const char *uuid, struct case_key *ret,
    struct fault *fault)
{
	uint8_t bytes[SEAL_UUID];

	if (!uuid_read(uuid, bytes))
		return no_case(ledger, uuid, fault);
	if (case_key_find(ledger, bytes, ret, fault) != 0)
		return -1;
	return ret->id == 0 || ret->erased ? no_case(ledger, uuid, fault) : 0;
}

int ledger_draft_each(struct ledger *ledger, const char *uuid,
    void (*each)(
	void *data, const struct ledger_draft *draft, const struct case_file *file),
    void *data, struct fault *fault)
{
	struct ledger_draft draft = { 0 };
	struct case_file file = { 0 };
	struct case_key key = { 0 };
	struct query query;
	int stepped;

	if (inside_require(ledger, fault) != 0 ||
	    find_case(ledger, uuid, &key, fault) != 0)
		return -1;
	query = db_query(&ledger->db, SQL_DRAFT_ALL);
	while ((stepped = db_step(&query, fault)) == 1) {
		if (db_number(&query, 0) != key.id)
			continue;
		stepped = read_row(ledger, &query, &file, &draft, fault);
		if (stepped < 0)
			break;
		if (stepped == 1)
			each(data, &draft, &file);
	}
	db_end(&query);
	case_key_wipe(&key);
	case_file_clear(&file);
	sodium_memzero(&draft, sizeof(draft));
	return stepped < 0 ? -1 : 0;
}

static int load_draft(struct ledger *ledger, const struct case_key *key, const char *uuid,
    struct case_file *ret, struct ledger_draft *ret_draft, struct fault *fault)
{
	struct query query = db_query(&ledger->db, SQL_DRAFT_ONE);
	uint8_t owner[OWNER_SIZE];
	int result;

	owner_of(ledger, owner);
	db_bind_number(&query, 1, key->id);
	db_bind_bytes(&query, 2, owner, sizeof(owner));
	result = db_step(&query, fault);
	if (result == 0)
		no_case(ledger, uuid, fault);
	if (result == 1) {
		result = read_row(ledger, &query, ret, ret_draft, fault);
		if (result == 0)
			inside_damaged(ledger, N_("a draft does not open"), fault);
	}
	db_end(&query);
	return result == 1 ? 0 : -1;
}

int ledger_draft_load(struct ledger *ledger, const char *uuid, struct case_file *ret,
    struct ledger_draft *ret_draft, struct fault *fault)
{
	struct ledger_draft draft = { 0 };
	struct case_key key = { 0 };
	int failed;

	if (inside_require(ledger, fault) != 0)
		return -1;
	failed = find_case(ledger, uuid, &key, fault);
	if (failed == 0)
		failed = load_draft(ledger, &key, uuid, ret, &draft, fault);
	case_key_wipe(&key);
	if (failed == 0 && ret_draft != NULL)
		*ret_draft = draft;
	sodium_memzero(&draft, sizeof(draft));
	return failed;
}
