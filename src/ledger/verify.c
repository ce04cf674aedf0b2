/* SPDX-License-Identifier: EUPL-1.2 */
#include <glib.h>
#include <sodium.h>
#include <string.h>

#include "case_key.h"
#include "chain.h"
#include "drafts.h"
#include "list_row.h"
#include "log.h"
#include "state.h"
#include "terugkeerdesk/core/fault.h"
#include "uuid.h"

#define REPORT_MAX 1000 /* findings; more say nothing new */

/* What is known of one case while the tables are gone through. */
struct seen_case {
	uint8_t uuid[SEAL_UUID];
	bool opens; /* its key does */
	bool erased;
	int64_t revision; /* newest in the log */
	int64_t sequence; /* of that revision */
	bool listed;
	bool told; /* an event says that it was erased */
};

struct checking {
	struct ledger *ledger;
	GArray *finding;     /* struct ledger_finding */
	GHashTable *cases;   /* id -> struct seen_case */
	struct case_key key; /* of the case that is being looked at */
	struct ledger_report report;
};

static void find(struct checking *checking, enum ledger_damage damage, const char *table,
    int64_t row, const uint8_t *uuid, const char *detail)
{
	struct ledger_finding finding = { .damage = damage, .row = row };

	if (checking->finding->len >= REPORT_MAX)
		return;
	g_strlcpy(finding.table, table, sizeof(finding.table));
	g_strlcpy(finding.detail, detail, sizeof(finding.detail));
	if (uuid != NULL)
		uuid_write(uuid, finding.uuid);
	g_array_append_val(checking->finding, finding);
}

/*
 * What went wrong while reading: damage is a finding, and the table is left there; all
 * else (no memory, a disk that does not answer) means that checking was not possible.
 */
static int bear(struct checking *checking, const char *table, const struct fault *trouble,
    struct fault *fault)
{
	if (trouble->code == FAULT_LEDGER_DAMAGED) {
		find(checking, LEDGER_DAMAGE_SQLITE, table, 0, NULL, trouble->found);
		return 0;
	}
	if (fault != NULL)
		*fault = *trouble;
	return -1;
}

/* --- SQLite itself --- */

static int check_file(struct checking *checking, struct fault *fault)
{
	struct query query = db_query(&checking->ledger->db, SQL_CHECK_FILE);
	struct fault trouble = { 0 };
	int stepped;

	/* Every row of it: the first one alone may say the least. */
	while ((stepped = db_step(&query, &trouble)) == 1) {
		struct bytes said = { 0 };
		char detail[128];

		if (db_bytes(&query, 0, &said, &trouble) != 0) {
			stepped = -1;
			break;
		}
		if (said.size == 2 && memcmp(said.at, "ok", 2) == 0)
			continue;
		g_strlcpy(
		    detail, (const char *)said.at, MIN(sizeof(detail), said.size + 1));
		find(checking, LEDGER_DAMAGE_SQLITE, "", 0, NULL, detail);
	}
	db_end(&query);
	return stepped < 0 ? bear(checking, "", &trouble, fault) : 0;
}

static int check_references(struct checking *checking, struct fault *fault)
{
	struct query query = db_query(&checking->ledger->db, SQL_CHECK_REFERENCES);
	struct fault trouble = { 0 };
	int stepped;

	while ((stepped = db_step(&query, &trouble)) == 1) {
		struct bytes table = { 0 };
		char name[32] = "";

		if (db_bytes(&query, 0, &table, &trouble) != 0) {
			stepped = -1;
			break;
		}
		g_strlcpy(
		    name, (const char *)table.at, MIN(sizeof(name), table.size + 1));
		find(checking, LEDGER_DAMAGE_REFERENCE, name, db_number(&query, 1), NULL,
		    N_("points to a row that is not there"));
	}
	db_end(&query);
	return stepped < 0 ? bear(checking, "", &trouble, fault) : 0;
}

/* --- keys of cases --- */

static int check_keys(struct checking *checking, struct fault *fault)
{
	struct query query = db_query(&checking->ledger->db, SQL_CASE_LIST);
	struct fault trouble = { 0 };
	struct case_key key = { 0 };
	int stepped;

	while ((stepped = db_step(&query, &trouble)) == 1) {
		int64_t id = db_number(&query, 0);
		struct seen_case *seen;
		bool opens = case_key_read(checking->ledger, &query, &key, &trouble) == 0;

		if (!opens && trouble.code != FAULT_LEDGER_DAMAGED) {
			stepped = -1;
			break;
		}
		if (!opens)
			find(checking, LEDGER_DAMAGE_SEAL, "case_key", id, key.uuid,
			    trouble.found);
		seen = g_new0(struct seen_case, 1);
		memcpy(seen->uuid, key.uuid, SEAL_UUID);
		seen->opens = opens && !key.erased;
		seen->erased = opens && key.erased;
		g_hash_table_insert(checking->cases, g_memdup2(&id, sizeof(id)), seen);
	}
	db_end(&query);
	case_key_wipe(&key);
	return stepped < 0 ? bear(checking, "case_key", &trouble, fault) : 0;
}

static struct seen_case *seen_case(struct checking *checking, int64_t id)
{
	return g_hash_table_lookup(checking->cases, &id);
}

/* --- the log --- */

static void check_body(
    struct checking *checking, const struct log_row *row, const struct case_key *of)
{
	struct case_file file = { 0 };
	struct plain body = { 0 };

	if (!log_open_body(checking->ledger, row, of, &body))
		find(checking, LEDGER_DAMAGE_SEAL, "log", row->sequence,
		    of == NULL ? NULL : of->uuid, N_("the body does not open"));
	else if (row->revision > 0 && !log_get_revision(&body, &file, NULL))
		find(checking, LEDGER_DAMAGE_RECORD, "log", row->sequence, of->uuid,
		    N_("the record cannot be read"));
	case_file_clear(&file);
	plain_clear(&body);
}

static void check_line(struct checking *checking, const struct log_row *row,
    const uint8_t *uuid, struct ledger_head *end)
{
	const struct chain_line line = {
		.sequence = row->sequence,
		.uuid = uuid,
		.revision = row->revision,
		.generation = row->generation,
		.event = row->event,
		.body = row->body,
	};

	if (row->sequence != end->count + 1)
		find(checking, LEDGER_DAMAGE_CHAIN, "log", row->sequence, uuid,
		    N_("events before it are missing"));
	chain_mac(checking->ledger->keys->chain, end->hash, &line, end->hash);
	if (row->mac.size != sizeof(end->hash) ||
	    sodium_memcmp(row->mac.at, end->hash, sizeof(end->hash)) != 0) {
		find(checking, LEDGER_DAMAGE_CHAIN, "log", row->sequence, uuid,
		    N_("the event or one before it was changed"));
		/* Go on from what stands there, so that each break is found by itself. */
		if (row->mac.size == sizeof(end->hash))
			memcpy(end->hash, row->mac.at, sizeof(end->hash));
	}
	end->count = row->sequence;
}

/* Revisions of a case follow each other from 1. */
static void check_revision(
    struct checking *checking, const struct log_row *row, struct seen_case *seen)
{
	checking->report.revisions++;
	if (row->revision != seen->revision + 1)
		find(checking, LEDGER_DAMAGE_REFERENCE, "log", row->sequence, seen->uuid,
		    N_("the revision does not follow the one before"));
	seen->revision = row->revision;
	seen->sequence = row->sequence;
}

/* What the line says, under the keys of `of` (NULL: the ledger itself). */
static void check_content(struct checking *checking, const struct log_row *row,
    const struct case_key *of, struct seen_case *seen)
{
	struct ledger_event event = { 0 };

	if (!log_open_event(checking->ledger, row, of, &event))
		find(checking, LEDGER_DAMAGE_SEAL, "log", row->sequence,
		    of == NULL ? NULL : of->uuid, N_("the event does not open"));
	if (seen != NULL && strcmp(event.action, "erase") == 0)
		seen->told = true;
	log_event_clear(&event);
	if (row->body.size > 0 && (seen == NULL || seen->opens))
		check_body(checking, row, of);
}

/* -1 only when the key of the case could not be looked at. */
static int check_row(struct checking *checking, const struct log_row *row,
    struct ledger_head *end, struct fault *fault)
{
	struct seen_case *seen = NULL;

	checking->report.events++;
	if (row->case_id == 0) {
		check_line(checking, row, NULL, end);
		check_content(checking, row, NULL, NULL);
		return 0;
	}
	seen = seen_case(checking, row->case_id);
	check_line(checking, row, seen == NULL ? NULL : seen->uuid, end);
	/* check_references and check_keys have said what is missing here. */
	if (seen == NULL || (!seen->opens && !seen->erased))
		return 0;
	if (checking->key.id != row->case_id &&
	    case_key_get(checking->ledger, row->case_id, &checking->key, fault) != 0)
		return -1;
	check_content(checking, row, &checking->key, seen);
	if (row->revision > 0)
		check_revision(checking, row, seen);
	return 0;
}

static int count_events(struct checking *checking, int64_t *ret, struct fault *fault)
{
	struct query query = db_query(&checking->ledger->db, SQL_LOG_COUNT);
	int stepped = db_step(&query, fault);

	if (stepped == 1)
		*ret = db_number(&query, 0);
	db_end(&query);
	return stepped < 0 ? -1 : 0;
}

static int check_log(
    struct checking *checking, struct ledger_head *end, struct fault *fault)
{
	struct query query;
	struct fault trouble = { 0 };
	int64_t whole = 0;
	int stepped;

	if (count_events(checking, &whole, &trouble) != 0)
		return bear(checking, "log", &trouble, fault);
	query = db_query(&checking->ledger->db, SQL_LOG_ALL);
	while ((stepped = db_step(&query, &trouble)) == 1) {
		struct log_row row;

		if (!inside_go_on(&checking->ledger->watch, end->count, whole)) {
			stepped = fault_set(&trouble, FAULT_STOPPED, NULL, NULL, NULL);
			break;
		}

		if (log_row_read(&query, &row, &trouble) != 0 ||
		    check_row(checking, &row, end, &trouble) != 0) {
			stepped = -1;
			break;
		}
	}
	db_end(&query);
	return stepped < 0 ? bear(checking, "log", &trouble, fault) : 0;
}

/* --- what is made from the log --- */

static int check_list(struct checking *checking, struct fault *fault)
{
	struct query query = db_query(&checking->ledger->db, SQL_LIST_ALL);
	struct fault trouble = { 0 };
	struct plain plain = { 0 };
	struct list_row row;
	int stepped;

	while ((stepped = db_step(&query, &trouble)) == 1) {
		struct seen_case *seen = seen_case(checking, db_number(&query, 0));
		const uint8_t *uuid = seen == NULL ? NULL : seen->uuid;

		checking->report.cases++;
		stepped = list_row_read(checking->ledger, &query, &plain, &row, &trouble);
		if (stepped < 0)
			break;
		if (stepped == 0)
			find(checking, LEDGER_DAMAGE_SEAL, "list", row.id, uuid,
			    N_("the row does not open"));
		if (seen == NULL)
			continue;
		seen->listed = true;
		if (row.row.revision != seen->revision || row.sequence != seen->sequence)
			find(checking, LEDGER_DAMAGE_REFERENCE, "list", row.id, uuid,
			    N_("it is not the newest revision"));
	}
	db_end(&query);
	plain_clear(&plain);
	return stepped < 0 ? bear(checking, "list", &trouble, fault) : 0;
}

static int check_drafts(struct checking *checking, struct fault *fault)
{
	struct query query = db_query(&checking->ledger->db, SQL_DRAFT_ALL);
	struct fault trouble = { 0 };
	int stepped;

	while ((stepped = db_step(&query, &trouble)) == 1) {
		int64_t id = db_number(&query, 0);
		const struct seen_case *seen = seen_case(checking, id);
		struct ledger_draft draft;
		struct bytes owner, body;

		if (seen == NULL || !seen->opens)
			continue;
		if (db_bytes(&query, 1, &owner, &trouble) != 0 ||
		    db_bytes(&query, 2, &body, &trouble) != 0 ||
		    case_key_get(checking->ledger, id, &checking->key, &trouble) != 0) {
			stepped = -1;
			break;
		}
		if (!drafts_read(
			checking->ledger, owner, body, &checking->key, NULL, &draft))
			find(checking, LEDGER_DAMAGE_SEAL, "draft", id, seen->uuid,
			    N_("the draft does not open"));
		sodium_memzero(&draft, sizeof(draft));
	}
	db_end(&query);
	return stepped < 0 ? bear(checking, "draft", &trouble, fault) : 0;
}

static void check_cases(struct checking *checking)
{
	GHashTableIter iter;
	void *id, *value;

	g_hash_table_iter_init(&iter, checking->cases);
	while (g_hash_table_iter_next(&iter, &id, &value)) {
		const struct seen_case *seen = value;

		if (seen->erased && !seen->told)
			find(checking, LEDGER_DAMAGE_REFERENCE, "case_key",
			    *(const int64_t *)id, seen->uuid,
			    N_("the key is gone and no event says that it was erased"));
		if (seen->revision > 0 && !seen->listed && !seen->erased)
			find(checking, LEDGER_DAMAGE_REFERENCE, "list",
			    *(const int64_t *)id, seen->uuid,
			    N_("the row of this case is missing"));
	}
}

/* The end of the log against the sealed state. */
static int check_end(
    struct checking *checking, const struct ledger_head *end, struct fault *fault)
{
	struct fault trouble = { 0 };
	struct state state;

	if (state_read(checking->ledger, &state, &trouble) != 0) {
		if (trouble.code != FAULT_LEDGER_DAMAGED)
			return bear(checking, "state", &trouble, fault);
		find(checking, LEDGER_DAMAGE_SEAL, "state", 1, NULL, trouble.found);
		return 0;
	}
	if (state.head.count != end->count ||
	    sodium_memcmp(state.head.hash, end->hash, sizeof(end->hash)) != 0)
		find(checking, LEDGER_DAMAGE_CHAIN, "log", end->count, NULL,
		    N_("the log does not end where it should"));
	return 0;
}

static int check_all(struct checking *checking, struct fault *fault)
{
	struct ledger_head end = { 0 };

	if (check_file(checking, fault) != 0 || check_references(checking, fault) != 0 ||
	    check_keys(checking, fault) != 0 || check_log(checking, &end, fault) != 0 ||
	    check_list(checking, fault) != 0 || check_drafts(checking, fault) != 0 ||
	    check_end(checking, &end, fault) != 0)
		return -1;
	check_cases(checking);
	checking->report.head = end;
	return 0;
}

int ledger_verify(struct ledger *ledger, struct ledger_report *ret, struct fault *fault)
{
	struct checking checking = { .ledger = ledger };
	size_t count;
	int failed;

	if (inside_require(ledger, fault) != 0 ||
	    db_begin_reading(&ledger->db, fault) != 0)
		return -1;
	checking.finding = g_array_new(FALSE, FALSE, sizeof(struct ledger_finding));
	checking.cases =
	    g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
	ledger_id(ledger, checking.report.id);
	failed = check_all(&checking, fault);
	case_key_wipe(&checking.key);
	db_roll_back(&ledger->db);
	g_hash_table_destroy(checking.cases);
	count = checking.finding->len;
	checking.report.finding_count = count;
	checking.report.finding =
	    (struct ledger_finding *)(void *)g_array_free(checking.finding, FALSE);
	if (failed != 0)
		ledger_report_clear(&checking.report);
	else
		*ret = checking.report;
	return failed;
}

void ledger_report_clear(struct ledger_report *report)
{
	g_free(report->finding);
	memset(report, 0, sizeof(*report));
}
