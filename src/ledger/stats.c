/* SPDX-License-Identifier: EUPL-1.2 */
#include "place.h"
#include "schema.h"
#include "state.h"
#include "terugkeerdesk/core/fault.h"

static int count_rows(
    struct ledger *ledger, struct ledger_stats *ret, struct fault *fault)
{
	struct query query = db_query(&ledger->db, SQL_COUNTS);
	int stepped = db_step(&query, fault);

	if (stepped == 1) {
		ret->cases = db_number(&query, 0);
		ret->erased = db_number(&query, 1);
		ret->drafts = db_number(&query, 2);
		ret->revisions = db_number(&query, 3);
		ret->users = db_number(&query, 4);
		ret->recovery = db_number(&query, 5) > 0;
	}
	db_end(&query);
	return stepped < 0 ? -1 : 0;
}

int ledger_stats(struct ledger *ledger, struct ledger_stats *ret, struct fault *fault)
{
	struct ledger_stats stats = { 0 };
	struct state state;

	if (inside_require(ledger, fault) != 0 ||
	    state_read(ledger, &state, fault) != 0 ||
	    count_rows(ledger, &stats, fault) != 0 ||
	    schema_version(&ledger->db, &stats.version, fault) != 0)
		return -1;
	stats.bytes = place_size(ledger->file);
	stats.made_at = state.made_at;
	stats.backup_at = state.backup_at;
	stats.head = state.head;
	*ret = stats;
	return 0;
}
