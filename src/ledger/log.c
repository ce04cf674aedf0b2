/* SPDX-License-Identifier: EUPL-1.2 */
#include "log.h"

#include <glib.h>
#include <string.h>

#include "chain.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/core/record.h"
#include "uuid.h"

#define RECORD_BYTES_MAX (16u << 20)
#define KEPT_BYTES_MAX   (1u << 16)

static struct seal_name line_name(enum seal_kind kind, const struct ledger *ledger,
    const struct case_key *of, int64_t sequence, int64_t revision)
{
	return (struct seal_name){
		.kind = kind,
		.ledger = ledger->uuid,
		.uuid = of == NULL ? NULL : of->uuid,
		.number = sequence,
		.revision = revision,
	};
}

/* The body of an event of the ledger itself goes under the event key. */
static const uint8_t *body_key(
    const struct ledger *ledger, const struct case_key *of, int64_t generation)
{
	return of == NULL ? ledger->keys->event[generation] : of->key;
}

static void seal_event(const struct ledger *ledger, const struct log_entry *entry,
    int64_t sequence, struct sealed *ret)
{
	struct seal_name name =
	    line_name(SEAL_EVENT, ledger, entry->of, sequence, entry->revision);
	struct record_writer writer = { 0 };

	record_put_signed(&writer, entry->at);
	record_put_text(&writer, ledger->actor.user);
	record_put_text(&writer, ledger->actor.desk);
	record_put_text(&writer, entry->action);
	record_put_text(&writer, entry->number);
	record_put_number(&writer, (uint64_t)entry->about_revision);
	record_put_text(&writer, entry->result);
	record_put_text(&writer, entry->kept);
	seal_make(&name, ledger->keys->event[ledger->keys->generation], SEAL_STEP_SMALL,
	    writer.bytes, writer.size, ret);
	record_writer_clear(&writer);
}

static void seal_body(const struct ledger *ledger, const struct log_entry *entry,
    int64_t sequence, struct sealed *ret)
{
	struct seal_name name =
	    line_name(SEAL_BODY, ledger, entry->of, sequence, entry->revision);

	if (entry->body.size > 0)
		seal_make(&name, body_key(ledger, entry->of, ledger->keys->generation),
		    SEAL_STEP_RECORD, entry->body.at, entry->body.size, ret);
}

int log_append(struct ledger *ledger, struct state *state, const struct log_entry *entry,
    struct fault *fault)
{
	struct query query = db_query(&ledger->db, SQL_LOG_ADD);
	struct sealed event = { 0 };
	struct sealed body = { 0 };
	struct chain_line line = {
		.sequence = state->head.count + 1,
		.uuid = entry->of == NULL ? NULL : entry->of->uuid,
		.revision = entry->revision,
		.generation = ledger->keys->generation,
	};
	int failed;

	seal_event(ledger, entry, line.sequence, &event);
	seal_body(ledger, entry, line.sequence, &body);
	line.event = (struct bytes){ event.at, event.size };
	line.body = (struct bytes){ body.at, body.size };
	chain_mac(ledger->keys->chain, state->head.hash, &line, state->head.hash);
	state->head.count = line.sequence;
	db_bind_number(&query, 1, line.sequence);
	if (entry->of != NULL)
		db_bind_number(&query, 2, entry->of->id);
	db_bind_number(&query, 3, line.revision);
	db_bind_number(&query, 4, line.generation);
	db_bind_bytes(&query, 5, event.at, event.size);
	db_bind_bytes(&query, 6, body.at, body.size);
	db_bind_bytes(&query, 7, state->head.hash, sizeof(state->head.hash));
	failed = db_run(&query, fault);
	sealed_clear(&event);
	sealed_clear(&body);
	return failed;
}

int log_row_read(const struct query *query, struct log_row *ret, struct fault *fault)
{
	ret->sequence = db_number(query, 0);
	ret->case_id = db_number(query, 1);
	ret->revision = db_number(query, 2);
	ret->generation = db_number(query, 3);
	if (db_bytes(query, 4, &ret->event, fault) != 0 ||
	    db_bytes(query, 5, &ret->body, fault) != 0 ||
	    db_bytes(query, 6, &ret->mac, fault) != 0)
		return -1;
	return 0;
}

static bool known_generation(const struct ledger *ledger, const struct log_row *row)
{
	return row->generation >= 1 && row->generation <= ledger->keys->generation;
}

static void get_word(struct record_reader *reader, char *ret, size_t size)
{
	char *text = record_get_text(reader, size - 1);

	g_strlcpy(ret, text, size);
	g_free(text);
}

bool log_open_event(const struct ledger *ledger, const struct log_row *row,
    const struct case_key *of, struct ledger_event *ret)
{
	struct seal_name name =
	    line_name(SEAL_EVENT, ledger, of, row->sequence, row->revision);
	struct plain plain = { 0 };
	struct record_reader reader = { 0 };
	struct ledger_event event = { 0 };
	char *kept;

	if (!known_generation(ledger, row) ||
	    !seal_open(&name, ledger->keys->event[row->generation], SEAL_STEP_SMALL,
		row->event, &plain)) {
		plain_clear(&plain);
		return false;
	}
	reader.bytes = plain.at;
	reader.size = plain.size;
	event.sequence = row->sequence;
	event.at = record_get_signed(&reader);
	get_word(&reader, event.actor.user, sizeof(event.actor.user));
	get_word(&reader, event.actor.desk, sizeof(event.actor.desk));
	get_word(&reader, event.action, sizeof(event.action));
	get_word(&reader, event.number, sizeof(event.number));
	event.revision = (int)record_get_number(&reader);
	get_word(&reader, event.result, sizeof(event.result));
	/* Events of the first ledgers end here. */
	kept = reader.at == reader.size ? g_strdup("")
					: record_get_text(&reader, KEPT_BYTES_MAX);
	plain_clear(&plain);
	if (reader.failed || reader.at != reader.size) {
		g_free(kept);
		return false;
	}
	if (kept[0] == '\0')
		g_free(kept);
	else
		event.detail = kept;
	if (of != NULL)
		uuid_write(of->uuid, event.uuid);
	*ret = event;
	return true;
}

void log_event_clear(struct ledger_event *event)
{
	if (event->detail != NULL)
		explicit_bzero(event->detail, strlen(event->detail));
	g_free(event->detail);
	change_list_free(event->change, event->change_count);
	memset(event, 0, sizeof(*event));
}

int log_origin(struct ledger *ledger, const struct case_key *of,
    char ret_number[LEDGER_NUMBER_MAX], int64_t *ret_at, struct fault *fault)
{
	struct query query = db_query(&ledger->db, SQL_LOG_FIRST);
	struct ledger_event event = { 0 };
	struct log_row row = { 0 };
	int failed = 0;
	int stepped;

	db_bind_number(&query, 1, of->id);
	stepped = db_step(&query, fault);
	if (stepped < 0 || (stepped == 1 && log_row_read(&query, &row, fault) != 0))
		failed = -1;
	else if (stepped == 0)
		failed = fault_set(fault, FAULT_CASE_NONE, ledger->path, NULL, NULL);
	else if (!log_open_event(ledger, &row, of, &event))
		failed = inside_damaged(
		    ledger, N_("the first event of a case does not open"), fault);
	db_end(&query);
	if (failed == 0) {
		g_strlcpy(ret_number, event.number, LEDGER_NUMBER_MAX);
		*ret_at = event.at;
	}
	log_event_clear(&event);
	return failed;
}

bool log_open_body(const struct ledger *ledger, const struct log_row *row,
    const struct case_key *of, struct plain *ret)
{
	struct seal_name name =
	    line_name(SEAL_BODY, ledger, of, row->sequence, row->revision);

	return known_generation(ledger, row) && (of == NULL || !of->erased) &&
	       seal_open(&name, body_key(ledger, of, row->generation), SEAL_STEP_RECORD,
		   row->body, ret);
}

void log_put_revision(struct record_writer *writer, const struct case_file *file,
    const struct snapshot *snapshot)
{
	static const struct snapshot nothing;
	size_t size;
	uint8_t *record = record_encode(file, &size);

	record_put_bytes(writer, record, size);
	snapshot_put(writer, snapshot == NULL ? &nothing : snapshot);
	explicit_bzero(record, size);
	g_free(record);
}

bool log_get_revision(
    const struct plain *body, struct case_file *ret, struct snapshot *ret_snapshot)
{
	struct record_reader reader = { .bytes = body->at, .size = body->size };
	struct snapshot snapshot = { 0 };
	struct case_file file = { 0 };
	const uint8_t *record;
	size_t size;

	record = record_get_bytes(&reader, RECORD_BYTES_MAX, &size);
	if (reader.failed || record_decode(record, size, &file, NULL) != 0)
		return false;
	if (snapshot_get(&reader, &snapshot) != 0 || reader.at != reader.size) {
		case_file_clear(&file);
		snapshot_clear(&snapshot);
		return false;
	}
	case_file_clear(ret);
	*ret = file;
	if (ret_snapshot == NULL) {
		snapshot_clear(&snapshot);
	} else {
		snapshot_clear(ret_snapshot);
		*ret_snapshot = snapshot;
	}
	return true;
}

bool log_get_facts(const struct plain *body, struct case_file *ret)
{
	struct record_reader reader = { .bytes = body->at, .size = body->size };
	const uint8_t *record;
	size_t size;

	record = record_get_bytes(&reader, RECORD_BYTES_MAX, &size);
	return !reader.failed && record_decode_facts(record, size, ret, NULL) == 0;
}
