/* SPDX-License-Identifier: EUPL-1.2 */
#include "load.h"

#include <glib.h>

#include "case_key.h"
#include "list_row.h"
#include "state.h"
#include "terugkeerdesk/core/fault.h"

/* More cases than this are read faster as a whole list than one by one. */
#define ONE_BY_ONE_MAX 200

static int number_of(
    struct ledger *ledger, enum sql which, int64_t *ret, struct fault *fault)
{
	struct query query = db_query(&ledger->db, which);
	int stepped = db_step(&query, fault);

	if (stepped == 1)
		*ret = db_number(&query, 0);
	db_end(&query);
	return stepped < 0 ? -1 : 0;
}

static int load_drafts(struct ledger *ledger, struct fault *fault)
{
	struct query query = db_query(&ledger->db, SQL_DRAFT_CASES);
	struct ledger_row *row;
	int stepped;

	for (size_t i = 0; (row = list_get(&ledger->list, i)) != NULL; i++)
		row->draft = false;
	while ((stepped = db_step(&query, fault)) == 1) {
		row = list_find(&ledger->list, db_number(&query, 0));
		if (row != NULL)
			row->draft = true;
	}
	db_end(&query);
	return stepped < 0 ? -1 : 0;
}

static bool is_damage(const struct fault *fault)
{
	return fault->code == FAULT_LEDGER_DAMAGED;
}

/* Damage that SQLite or the seals tell of: what can be read is shown, nothing written. */
static int bear_damage(
    struct ledger *ledger, const struct fault *trouble, struct fault *fault)
{
	if (is_damage(trouble)) {
		inside_only_look(ledger, trouble);
		return 0;
	}
	if (fault != NULL)
		*fault = *trouble;
	return -1;
}

static int load_rows(struct ledger *ledger, struct fault *fault)
{
	struct query query = db_query(&ledger->db, SQL_LIST_ALL);
	struct fault trouble = { 0 };
	struct plain plain = { 0 };
	struct list_row row;
	int stepped;

	while ((stepped = db_step(&query, &trouble)) == 1) {
		stepped = list_row_read(ledger, &query, &plain, &row, &trouble);
		if (stepped < 0)
			break;
		if (stepped == 0)
			ledger->unreadable++;
		else
			list_append(&ledger->list, &row);
	}
	db_end(&query);
	plain_clear(&plain);
	list_sort(&ledger->list);
	return stepped < 0 ? bear_damage(ledger, &trouble, fault) : 0;
}

/* The end of the log against the sealed state. */
static int check_end(struct ledger *ledger, struct fault *fault)
{
	struct fault trouble = { 0 };
	struct state state;

	if (state_read(ledger, &state, &trouble) == 0 &&
	    state_check_head(ledger, &state, &trouble) == 0) {
		ledger->seen = state.head.count;
		return 0;
	}
	return bear_damage(ledger, &trouble, fault);
}

int load_list(struct ledger *ledger, struct fault *fault)
{
	struct fault trouble = { 0 };

	list_clear(&ledger->list);
	ledger->unreadable = 0;
	/* The version first: what another desk commits meanwhile is then read again. */
	if (number_of(ledger, SQL_DATA_VERSION, &ledger->data_version, fault) != 0 ||
	    check_end(ledger, fault) != 0 || load_rows(ledger, fault) != 0)
		return -1;
	if (load_drafts(ledger, &trouble) != 0)
		return bear_damage(ledger, &trouble, fault);
	return 0;
}

static int has_draft(struct ledger *ledger, int64_t id, bool *ret, struct fault *fault)
{
	struct query query = db_query(&ledger->db, SQL_DRAFT_ONE);
	int stepped;

	db_bind_number(&query, 1, id);
	stepped = db_step(&query, fault);
	db_end(&query);
	*ret = stepped == 1;
	return stepped < 0 ? -1 : 0;
}

int load_row(struct ledger *ledger, int64_t id, struct fault *fault)
{
	struct query query = db_query(&ledger->db, SQL_LIST_ONE);
	struct plain plain = { 0 };
	struct list_row row;
	int result;

	db_bind_number(&query, 1, id);
	result = db_step(&query, fault);
	if (result == 0) {
		list_remove(&ledger->list, id);
	} else if (result == 1) {
		result = list_row_read(ledger, &query, &plain, &row, fault);
		if (result == 1 && has_draft(ledger, id, &row.row.draft, fault) != 0)
			result = -1;
		if (result == 1)
			list_put(&ledger->list, &row);
		else if (result == 0)
			ledger->unreadable++;
	}
	db_end(&query);
	plain_clear(&plain);
	return result < 0 ? -1 : 0;
}

void load_seen(struct ledger *ledger, int64_t before, int64_t after)
{
	if (ledger->seen == before)
		ledger->seen = after;
}

/* The cases of the events that the list does not know of yet. */
static int changed_cases(struct ledger *ledger, GArray *ret, struct fault *fault)
{
	struct query query = db_query(&ledger->db, SQL_LOG_CHANGED);
	int stepped;

	db_bind_number(&query, 1, ledger->seen);
	while ((stepped = db_step(&query, fault)) == 1) {
		int64_t id = db_number(&query, 0);

		g_array_append_val(ret, id);
	}
	db_end(&query);
	return stepped < 0 ? -1 : 0;
}

static int refresh(struct ledger *ledger, struct fault *fault)
{
	GArray *changed = g_array_new(FALSE, FALSE, sizeof(int64_t));
	int64_t end = ledger->seen;
	int failed = number_of(ledger, SQL_LOG_COUNT, &end, fault);

	if (failed == 0)
		failed = changed_cases(ledger, changed, fault);
	if (failed == 0 && changed->len > ONE_BY_ONE_MAX)
		failed = load_list(ledger, fault);
	else
		for (guint i = 0; i < changed->len && failed == 0; i++)
			failed =
			    load_row(ledger, g_array_index(changed, int64_t, i), fault);
	if (failed == 0)
		failed = load_drafts(ledger, fault);
	if (failed == 0)
		ledger->seen = MAX(ledger->seen, end);
	g_array_free(changed, TRUE);
	return failed;
}

int ledger_refresh(struct ledger *ledger, bool *ret_changed, struct fault *fault)
{
	int64_t version = 0;
	bool changed;

	if (inside_require(ledger, fault) != 0 ||
	    number_of(ledger, SQL_DATA_VERSION, &version, fault) != 0)
		return -1;
	changed = version != ledger->data_version;
	if (changed && inside_check_keys(ledger, fault) != 0)
		return -1;
	if (changed && refresh(ledger, fault) != 0)
		return -1;
	ledger->data_version = version;
	if (ret_changed != NULL)
		*ret_changed = changed;
	return 0;
}
