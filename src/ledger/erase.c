/* SPDX-License-Identifier: EUPL-1.2 */
#include <glib.h>
#include <string.h>

#include "case_key.h"
#include "load.h"
#include "log.h"
#include "state.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/core/text.h"
#include "uuid.h"

/* Rows of the case in these tables go; its row in case_key is overwritten in place. */
static int wipe_rows(struct ledger *ledger, int64_t id, struct fault *fault)
{
	static const enum sql step[] = { SQL_CASE_WIPE, SQL_LIST_DROP,
		SQL_DRAFT_DROP_ALL };

	for (size_t i = 0; i < G_N_ELEMENTS(step); i++) {
		struct query query = db_query(&ledger->db, step[i]);

		db_bind_number(&query, 1, id);
		if (db_run(&query, fault) != 0)
			return -1;
	}
	return 0;
}

static int erase_inside(struct ledger *ledger, const uint8_t uuid[SEAL_UUID],
    struct log_entry *entry, struct state *state, int64_t *ret_id, struct fault *fault)
{
	struct case_key key = { 0 };
	char number[LEDGER_NUMBER_MAX] = "";
	int64_t added_at;
	int failed = case_key_find(ledger, uuid, &key, fault);

	if (failed == 0 && (key.id == 0 || key.erased))
		failed = fault_set(fault, FAULT_CASE_NONE, ledger->path, NULL, NULL);
	if (failed == 0)
		failed = log_origin(ledger, &key, number, &added_at, fault);
	if (failed == 0)
		failed = wipe_rows(ledger, key.id, fault);
	entry->of = &key;
	entry->number = number;
	if (failed == 0)
		failed = log_append(ledger, state, entry, fault);
	if (failed == 0)
		failed = state_write(ledger, SQL_STATE_WRITE, state, fault);
	*ret_id = key.id;
	entry->of = NULL; /* both are ours */
	entry->number = NULL;
	case_key_wipe(&key);
	return failed;
}

/* Who unlocked last beside us; nobody when that cannot be found out. */
static void find_other(struct ledger *ledger, struct ledger_actor *ret)
{
	struct query query = db_query(&ledger->db, SQL_LOG_BACKWARDS);
	struct log_row row;
	bool found = false;

	while (!found && db_step(&query, NULL) == 1 &&
	       log_row_read(&query, &row, NULL) == 0) {
		struct ledger_event event = { 0 };

		found = log_open_event(ledger, &row, NULL, &event) &&
			strcmp(event.action, "unlock") == 0 &&
			memcmp(&event.actor, &ledger->actor, sizeof(event.actor)) != 0;
		if (found)
			*ret = event.actor;
		log_event_clear(&event);
	}
	db_end(&query);
}

/* The wrapped key also stood in the journal. */
static void empty_journal(struct ledger *ledger, struct ledger_erased *ret)
{
	struct ledger_erased erased = { 0 };

	erased.journal_held =
	    db_checkpoint(&ledger->db, SQLITE_CHECKPOINT_TRUNCATE) != SQLITE_OK;
	if (erased.journal_held)
		find_other(ledger, &erased.holder);
	if (ret != NULL)
		*ret = erased;
}

static int erase(struct ledger *ledger, const uint8_t uuid[SEAL_UUID], const char *reason,
    int64_t now, struct fault *fault)
{
	struct log_entry entry = {
		.action = "erase",
		.result = "ok",
		.kept = reason,
		.at = now,
	};
	struct state state;
	int64_t id = 0;

	if (inside_begin(ledger, fault) != 0)
		return -1;
	if (state_read(ledger, &state, fault) != 0 ||
	    state_check_head(ledger, &state, fault) != 0 ||
	    erase_inside(ledger, uuid, &entry, &state, &id, fault) != 0 ||
	    db_commit(&ledger->db, fault) != 0) {
		db_roll_back(&ledger->db);
		return -1;
	}
	list_remove(&ledger->list, id);
	load_seen(ledger, state.head.count - 1, state.head.count);
	return 0;
}

int ledger_erase(struct ledger *ledger, const char *uuid, const char *reason, int64_t now,
    struct ledger_erased *ret, struct fault *fault)
{
	uint8_t bytes[SEAL_UUID];
	char *clean = NULL;
	int failed = 0;

	if (inside_require(ledger, fault) != 0)
		return -1;
	if (!uuid_read(uuid, bytes))
		return fault_set(fault, FAULT_CASE_NONE, ledger->path, uuid, NULL);
	if (text_normalise(reason, true, N_("The reason"), &clean, fault) != 0)
		return -1;
	if (clean[0] == '\0')
		failed = fault_set(
		    fault, FAULT_REQUIRED, N_("The reason"), NULL, N_("a sentence"));
	else if (strlen(clean) > FACT_LINES_BYTES_MAX)
		failed = fault_set(
		    fault, FAULT_TOO_LONG, N_("The reason"), NULL, N_("8,000 bytes"));
	else
		failed = erase(ledger, bytes, clean, now, fault);
	if (failed == 0)
		empty_journal(ledger, ret);
	g_free(clean);
	return failed;
}
