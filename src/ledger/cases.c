/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/case_file.h"

#include <glib.h>
#include <sodium.h>
#include <string.h>

#include "case_key.h"
#include "cases.h"
#include "drafts.h"
#include "list_row.h"
#include "load.h"
#include "log.h"
#include "state.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/core/record.h"
#include "uuid.h"

/* --- one revision, in the clear --- */

struct revision {
	bool there; /* false: the case has none (of that number) */
	int64_t number;
	int64_t sequence;
	struct ledger_event event;
	struct case_file file;
	struct snapshot snapshot;
};

static void revision_clear(struct revision *revision)
{
	case_file_clear(&revision->file);
	snapshot_clear(&revision->snapshot);
	log_event_clear(&revision->event);
	memset(revision, 0, sizeof(*revision));
}

/* `number` 0: the newest.  No such revision is no fault. */
static int read_revision(struct ledger *ledger, const struct case_key *key,
    int64_t number, struct revision *ret, struct fault *fault)
{
	struct query query =
	    db_query(&ledger->db, number == 0 ? SQL_LOG_NEWEST : SQL_LOG_REVISION);
	struct plain body = { 0 };
	struct log_row row = { 0 };
	int failed = 0;
	int stepped;

	memset(ret, 0, sizeof(*ret));
	db_bind_number(&query, 1, key->id);
	if (number != 0)
		db_bind_number(&query, 2, number);
	stepped = db_step(&query, fault);
	if (stepped == 1)
		failed = log_row_read(&query, &row, fault);
	if (stepped < 0)
		failed = -1;
	if (stepped == 1 && failed == 0) {
		ret->there = true;
		ret->number = row.revision;
		ret->sequence = row.sequence;
		if (!log_open_event(ledger, &row, key, &ret->event) ||
		    !log_open_body(ledger, &row, key, &body) ||
		    !log_get_revision(&body, &ret->file, &ret->snapshot))
			failed =
			    inside_damaged(ledger, N_("a revision does not open"), fault);
	}
	db_end(&query);
	plain_clear(&body);
	return failed;
}

/* --- saving --- */

/* One save on its way through a transaction. */
struct saving {
	const struct case_file *file;
	const struct ledger_save *save;
	struct case_key key;
	struct state state;
	int64_t before;   /* events in the log before this save */
	int64_t revision; /* that is written */
	char number[LEDGER_NUMBER_MAX];
	int64_t created_at;
	bool unchanged; /* the newest revision says the same already */
};

/* The key of the case, made when it is a new one. */
static int take_key(struct ledger *ledger, const uint8_t uuid[SEAL_UUID],
    struct saving *saving, struct fault *fault)
{
	char text[LEDGER_UUID_TEXT];

	if (case_key_find(ledger, uuid, &saving->key, fault) != 0)
		return -1;
	if (saving->key.id == 0 && saving->save->expected_revision == 0)
		return case_key_make(ledger, uuid, &saving->key, fault);
	if (saving->key.id != 0 && !saving->key.erased)
		return 0;
	uuid_write(uuid, text);
	return fault_set(fault, FAULT_CASE_NONE, ledger->path, text, NULL);
}

/* What the case was until now, and whether this save may follow it. */
static int compare_newest(
    struct ledger *ledger, struct saving *saving, struct fault *fault)
{
	struct revision newest = { 0 };
	int64_t expected = saving->save->expected_revision;
	int failed = read_revision(ledger, &saving->key, 0, &newest, fault);

	if (failed == 0 && newest.number != expected) {
		/* What was asked for never was, or it is no longer the newest. */
		failed = fault_set(fault, FAULT_CONFLICT, ledger->path, NULL, NULL);
	} else if (failed == 0 && newest.there) {
		saving->unchanged = case_file_equal(&newest.file, saving->file);
		failed = log_origin(
		    ledger, &saving->key, saving->number, &saving->created_at, fault);
	} else if (failed == 0) {
		state_number(&saving->state, saving->save->now, saving->number);
		saving->created_at = saving->save->now;
	}
	saving->revision = expected + 1;
	revision_clear(&newest);
	return failed;
}

/* Read the line back from SQLite, open it, and compare: it must be what was meant. */
static int read_back(
    struct ledger *ledger, const struct saving *saving, struct fault *fault)
{
	struct revision written = { 0 };
	int failed =
	    read_revision(ledger, &saving->key, saving->revision, &written, fault);

	if (failed == 0 &&
	    (!written.there || written.sequence != saving->state.head.count ||
		!case_file_equal(&written.file, saving->file)))
		failed = inside_damaged(ledger,
		    N_("what was written does not read back; it was not saved"), fault);
	revision_clear(&written);
	return failed;
}

static int append_revision(
    struct ledger *ledger, struct saving *saving, struct fault *fault)
{
	struct record_writer body = { 0 };
	struct log_entry entry = {
		.of = &saving->key,
		.revision = saving->revision,
		.about_revision = (int)saving->revision,
		.action = saving->save->action,
		.number = saving->number,
		.result = "ok",
		.at = saving->save->now,
	};
	int failed;

	log_put_revision(&body, saving->file, saving->save->snapshot);
	entry.body = (struct bytes){ body.bytes, body.size };
	failed = log_append(ledger, &saving->state, &entry, fault);
	record_writer_clear(&body);
	return failed;
}

static int write_row(struct ledger *ledger, struct saving *saving, struct fault *fault)
{
	const struct list_row_new row = {
		.file = saving->file,
		.snapshot = saving->save->snapshot,
		.number = saving->number,
		.search_text = saving->save->search_text,
		.created_at = saving->created_at,
		.saved_at = saving->save->now,
	};

	return list_row_write(ledger, &saving->key, saving->revision,
	    saving->state.head.count, &row, fault);
}

/* Everything between begin and commit. */
static int save_inside(struct ledger *ledger, const uint8_t uuid[SEAL_UUID],
    struct saving *saving, struct fault *fault)
{
	if (state_read(ledger, &saving->state, fault) != 0 ||
	    state_check_head(ledger, &saving->state, fault) != 0)
		return -1;
	saving->before = saving->state.head.count;
	if (take_key(ledger, uuid, saving, fault) != 0 ||
	    compare_newest(ledger, saving, fault) != 0 ||
	    drafts_drop(ledger, &saving->key, fault) != 0)
		return -1;
	if (saving->unchanged)
		return 0;
	if (append_revision(ledger, saving, fault) != 0 ||
	    write_row(ledger, saving, fault) != 0 ||
	    state_write(ledger, SQL_STATE_WRITE, &saving->state, fault) != 0 ||
	    read_back(ledger, saving, fault) != 0)
		return -1;
	return 0;
}

static int save(struct ledger *ledger, const uint8_t uuid[SEAL_UUID],
    struct saving *saving, struct fault *fault)
{
	if (case_file_check(saving->file, true, fault) != 0 ||
	    case_state_check(saving->file, fault) != 0 ||
	    inside_begin(ledger, fault) != 0)
		return -1;
	if (save_inside(ledger, uuid, saving, fault) != 0 ||
	    db_commit(&ledger->db, fault) != 0) {
		db_roll_back(&ledger->db);
		return -1;
	}
	/* It is saved, whatever comes now: a list that could not be brought up to date is
	 * read again when it is next refreshed. */
	if (load_row(ledger, saving->key.id, NULL) == 0)
		load_seen(ledger, saving->before, saving->state.head.count);
	else
		ledger->data_version = 0;
	return 0;
}

int ledger_save_case(struct ledger *ledger, const char *uuid,
    const struct case_file *file, const struct ledger_save *save_as, int *ret_revision,
    struct fault *fault)
{
	struct saving saving = { .file = file, .save = save_as };
	uint8_t bytes[SEAL_UUID];
	int failed;

	if (inside_require(ledger, fault) != 0)
		return -1;
	if (!uuid_read(uuid, bytes))
		return fault_set(fault, FAULT_CASE_NONE, ledger->path, uuid, NULL);
	failed = save(ledger, bytes, &saving, fault);
	if (failed == 0 && ret_revision != NULL)
		*ret_revision =
		    (int)(saving.unchanged ? saving.revision - 1 : saving.revision);
	sodium_memzero(&saving, sizeof(saving));
	return failed;
}

int ledger_add(struct ledger *ledger, const struct case_file *file,
    const struct ledger_save *save_as, char ret_uuid[LEDGER_UUID_TEXT],
    char ret_number[LEDGER_NUMBER_MAX], struct fault *fault)
{
	struct ledger_save as_new = *save_as;
	struct saving saving = { .file = file, .save = &as_new };
	uint8_t uuid[SEAL_UUID];
	int failed;

	if (inside_require(ledger, fault) != 0)
		return -1;
	as_new.expected_revision = 0;
	uuid_make(uuid);
	failed = save(ledger, uuid, &saving, fault);
	if (failed == 0) {
		uuid_write(uuid, ret_uuid);
		g_strlcpy(ret_number, saving.number, LEDGER_NUMBER_MAX);
	}
	sodium_memzero(&saving, sizeof(saving));
	return failed;
}

int cases_add_inside(struct ledger *ledger, const struct case_file *file,
    const struct ledger_save *save_as, struct fault *fault)
{
	struct saving saving = { .file = file, .save = save_as };
	uint8_t uuid[SEAL_UUID];
	int failed;

	uuid_make(uuid);
	failed = save_inside(ledger, uuid, &saving, fault);
	sodium_memzero(&saving, sizeof(saving));
	return failed;
}

/* --- finding and loading --- */

int ledger_find(const struct ledger *ledger, const char *number_or_uuid,
    char ret_uuid[LEDGER_UUID_TEXT], struct fault *fault)
{
	uint8_t uuid[SEAL_UUID];
	char text[LEDGER_UUID_TEXT] = "";
	const struct ledger_row *row;

	if (inside_require(ledger, fault) != 0)
		return -1;
	if (uuid_read(number_or_uuid, uuid))
		uuid_write(uuid, text);
	for (size_t i = 0; (row = ledger_row(ledger, i)) != NULL; i++) {
		if (strcmp(row->number, number_or_uuid) == 0 ||
		    strcmp(row->uuid, text) == 0) {
			memcpy(ret_uuid, row->uuid, LEDGER_UUID_TEXT);
			return 0;
		}
	}
	return fault_set(fault, FAULT_CASE_NONE, ledger->path, number_or_uuid, NULL);
}

int ledger_load(struct ledger *ledger, const char *uuid, int revision,
    struct case_file *ret, struct ledger_revision *ret_revision, struct fault *fault)
{
	struct revision loaded = { 0 };
	struct case_key key = { 0 };
	uint8_t bytes[SEAL_UUID];
	int failed;

	if (inside_require(ledger, fault) != 0)
		return -1;
	if (!uuid_read(uuid, bytes))
		return fault_set(fault, FAULT_CASE_NONE, ledger->path, uuid, NULL);
	failed = case_key_find(ledger, bytes, &key, fault);
	if (failed == 0 && key.id != 0 && !key.erased)
		failed = read_revision(ledger, &key, revision, &loaded, fault);
	case_key_wipe(&key);
	if (failed == 0 && !loaded.there)
		failed = fault_set(fault, FAULT_CASE_NONE, ledger->path, uuid, NULL);
	if (failed == 0) {
		case_file_clear(ret);
		*ret = loaded.file;
		memset(&loaded.file, 0, sizeof(loaded.file));
		if (ret_revision != NULL) {
			ret_revision->revision = (int)loaded.number;
			ret_revision->saved_at = loaded.event.at;
			ret_revision->actor = loaded.event.actor;
			ret_revision->snapshot = loaded.snapshot;
			memset(&loaded.snapshot, 0, sizeof(loaded.snapshot));
		}
	}
	revision_clear(&loaded);
	return failed;
}

void ledger_revision_clear(struct ledger_revision *revision)
{
	snapshot_clear(&revision->snapshot);
	memset(revision, 0, sizeof(*revision));
}
