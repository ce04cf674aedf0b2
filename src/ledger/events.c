/* SPDX-License-Identifier: EUPL-1.2 */
#include <glib.h>
#include <string.h>

#include "case_key.h"
#include "load.h"
#include "log.h"
#include "state.h"
#include "terugkeerdesk/core/case_file.h"
#include "terugkeerdesk/core/fault.h"
#include "uuid.h"

/* --- reading --- */

/* The record of the revision before; an empty case before the first. */
static int record_before(struct ledger *ledger, const struct case_key *of,
    int64_t revision, struct case_file *ret, struct fault *fault)
{
	struct query query = db_query(&ledger->db, SQL_LOG_REVISION);
	struct log_row row = { 0 };
	struct plain body = { 0 };
	int failed = 0;
	int stepped;

	db_bind_number(&query, 1, of->id);
	db_bind_number(&query, 2, revision - 1);
	stepped = revision > 1 ? db_step(&query, fault) : 0;
	if (stepped < 0 || (stepped == 1 && log_row_read(&query, &row, fault) != 0))
		failed = -1;
	else if (stepped == 1 && (!log_open_body(ledger, &row, of, &body) ||
				     !log_get_revision(&body, ret, NULL)))
		failed = inside_damaged(ledger, N_("a revision does not open"), fault);
	db_end(&query);
	plain_clear(&body);
	return failed;
}

static int find_changes(struct ledger *ledger, const struct case_key *of,
    const struct log_row *row, const struct plain *body, struct ledger_event *event,
    struct fault *fault)
{
	struct case_file before = { 0 };
	struct case_file after = { 0 };
	int failed = record_before(ledger, of, row->revision, &before, fault);

	if (failed == 0 && !log_get_revision(body, &after, NULL))
		failed = inside_damaged(ledger, N_("a revision does not open"), fault);
	if (failed == 0)
		event->change_count = case_file_changes(&before, &after, &event->change);
	case_file_clear(&before);
	case_file_clear(&after);
	return failed;
}

static char *read_detail(const struct plain *body)
{
	if (body->size == 0 ||
	    !g_utf8_validate((const char *)body->at, (gssize)body->size, NULL))
		return g_strdup("");
	return g_strndup((const char *)body->at, body->size);
}

static int read_event(struct ledger *ledger, const struct log_row *row,
    const struct case_key *of, struct ledger_event *ret, struct fault *fault)
{
	struct plain body = { 0 };
	int failed = 0;

	if (!log_open_event(ledger, row, of, ret))
		return inside_damaged(
		    ledger, N_("an event of the log does not open"), fault);
	/* Of a case that was erased, when and by whom is all that is left. */
	if (row->body.size > 0 && (of == NULL || !of->erased)) {
		if (!log_open_body(ledger, row, of, &body))
			failed = inside_damaged(
			    ledger, N_("an event of the log does not open"), fault);
		else if (row->revision > 0)
			failed = find_changes(ledger, of, row, &body, ret, fault);
	}
	if (failed == 0 && ret->detail == NULL)
		ret->detail = row->revision > 0 ? g_strdup("") : read_detail(&body);
	plain_clear(&body);
	return failed;
}

void ledger_log_free(struct ledger_event *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		log_event_clear(&list[i]);
	g_free(list);
}

/* All rows of a query of the log. */
static int read_events(
    struct ledger *ledger, struct query *query, GArray *list, struct fault *fault)
{
	struct case_key key = { 0 };
	int failed = 0;
	int stepped = 0;

	while (failed == 0 && (stepped = db_step(query, fault)) == 1) {
		struct ledger_event event = { 0 };
		struct log_row row;

		failed = log_row_read(query, &row, fault);
		if (failed == 0 && row.case_id != 0 && row.case_id != key.id)
			failed = case_key_get(ledger, row.case_id, &key, fault);
		if (failed == 0)
			failed = read_event(
			    ledger, &row, row.case_id == 0 ? NULL : &key, &event, fault);
		g_array_append_val(list, event);
	}
	case_key_wipe(&key);
	return stepped < 0 ? -1 : failed;
}

int ledger_log(struct ledger *ledger, const char *uuid, struct ledger_event **ret,
    size_t *ret_count, struct fault *fault)
{
	struct case_key key = { 0 };
	uint8_t bytes[SEAL_UUID];
	struct query query;
	GArray *list;
	size_t count;
	struct ledger_event *events;
	int failed;

	if (inside_require(ledger, fault) != 0)
		return -1;
	if (uuid != NULL) {
		if (!uuid_read(uuid, bytes))
			return fault_set(
			    fault, FAULT_CASE_NONE, ledger->path, uuid, NULL);
		if (case_key_find(ledger, bytes, &key, fault) != 0)
			return -1;
		if (key.id == 0)
			return fault_set(
			    fault, FAULT_CASE_NONE, ledger->path, uuid, NULL);
	}
	query = db_query(&ledger->db, uuid == NULL ? SQL_LOG_ALL : SQL_LOG_OF_CASE);
	if (uuid != NULL)
		db_bind_number(&query, 1, key.id);
	list = g_array_new(FALSE, FALSE, sizeof(struct ledger_event));
	failed = read_events(ledger, &query, list, fault);
	db_end(&query);
	case_key_wipe(&key);
	count = list->len;
	events = (struct ledger_event *)(void *)g_array_free(list, FALSE);
	if (failed != 0) {
		ledger_log_free(events, count);
		return -1;
	}
	*ret = events;
	*ret_count = count;
	return 0;
}

/* --- writing --- */

static int note_inside(struct ledger *ledger, const uint8_t *uuid,
    struct log_entry *entry, struct state *state, struct fault *fault)
{
	char number[LEDGER_NUMBER_MAX] = "";
	struct case_key key = { 0 };
	int64_t added_at;
	int failed = 0;

	if (state_read(ledger, state, fault) != 0 ||
	    state_check_head(ledger, state, fault) != 0)
		return -1;
	if (uuid != NULL) {
		failed = case_key_find(ledger, uuid, &key, fault);
		if (failed == 0 && (key.id == 0 || key.erased))
			failed =
			    fault_set(fault, FAULT_CASE_NONE, ledger->path, NULL, NULL);
		if (failed == 0)
			failed = log_origin(ledger, &key, number, &added_at, fault);
		entry->of = &key;
		entry->number = number;
	}
	if (failed == 0)
		failed = log_append(ledger, state, entry, fault);
	if (failed == 0)
		failed = state_write(ledger, SQL_STATE_WRITE, state, fault);
	entry->of = NULL; /* both are ours */
	entry->number = NULL;
	case_key_wipe(&key);
	return failed;
}

int ledger_note_event(struct ledger *ledger, const char *action, const char *uuid,
    int revision, const char *result, const char *detail, int64_t now,
    struct fault *fault)
{
	struct log_entry entry = {
		.about_revision = revision,
		.action = action,
		.result = result,
		.at = now,
		.body = { (const uint8_t *)detail, detail == NULL ? 0 : strlen(detail) },
	};
	struct state state = { 0 };
	uint8_t bytes[SEAL_UUID];

	if (uuid != NULL && !uuid_read(uuid, bytes))
		return fault_set(fault, FAULT_CASE_NONE, ledger->path, uuid, NULL);
	if (inside_begin(ledger, fault) != 0)
		return -1;
	if (note_inside(ledger, uuid == NULL ? NULL : bytes, &entry, &state, fault) !=
		0 ||
	    db_commit(&ledger->db, fault) != 0) {
		db_roll_back(&ledger->db);
		return -1;
	}
	load_seen(ledger, state.head.count - 1, state.head.count);
	return 0;
}

/* --- the end of the chain --- */

int ledger_head(struct ledger *ledger, struct ledger_head *ret, struct fault *fault)
{
	struct state state;

	if (inside_require(ledger, fault) != 0 || state_read(ledger, &state, fault) != 0)
		return -1;
	*ret = state.head;
	return 0;
}

int ledger_holds_head(
    struct ledger *ledger, const struct ledger_head *head, bool *ret, struct fault *fault)
{
	struct query query;
	struct log_row row = { 0 };
	int failed = 0;
	int stepped;

	if (inside_require(ledger, fault) != 0)
		return -1;
	query = db_query(&ledger->db, SQL_LOG_AT);
	db_bind_number(&query, 1, head->count);
	stepped = db_step(&query, fault);
	if (stepped < 0 || (stepped == 1 && log_row_read(&query, &row, fault) != 0))
		failed = -1;
	else
		*ret = stepped == 1 && row.mac.size == sizeof(head->hash) &&
		       memcmp(row.mac.at, head->hash, sizeof(head->hash)) == 0;
	db_end(&query);
	return failed;
}
