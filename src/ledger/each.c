/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/ledger/ledger.h"

#include "case_key.h"
#include "log.h"
#include "uuid.h"

/* A row of SQL_LOG_EACH: the key of a case, then the line of its newest revision. */
static bool open_row(struct ledger *ledger, const struct query *query,
    struct case_key *key, struct plain *body, struct case_file *ret)
{
	struct log_row row = {
		.sequence = db_number(query, 4),
		.revision = db_number(query, 5),
		.generation = db_number(query, 6),
	};

	return case_key_read(ledger, query, key, NULL) == 0 && !key->erased &&
	       db_bytes(query, 7, &row.body, NULL) == 0 &&
	       log_open_body(ledger, &row, key, body) &&
	       log_get_revision(body, ret, NULL);
}

int ledger_each(struct ledger *ledger,
    bool (*each)(void *data, const char *uuid, const struct case_file *file), void *data,
    size_t *ret_unreadable, struct fault *fault)
{
	struct query query;
	struct plain body = { 0 };
	struct case_key key = { 0 };
	struct case_file file = { 0 };
	size_t unreadable = 0;
	bool more = true;
	int stepped = 0;

	if (inside_require(ledger, fault) != 0)
		return -1;
	query = db_query(&ledger->db, SQL_LOG_EACH);
	while (more && (stepped = db_step(&query, fault)) == 1) {
		char uuid[LEDGER_UUID_TEXT];

		if (!open_row(ledger, &query, &key, &body, &file)) {
			unreadable++;
			continue;
		}
		uuid_write(key.uuid, uuid);
		more = each(data, uuid, &file);
	}
	db_end(&query);
	case_file_clear(&file);
	plain_clear(&body);
	case_key_wipe(&key);
	if (stepped >= 0 && ret_unreadable != NULL)
		*ret_unreadable = unreadable;
	return stepped < 0 ? -1 : 0;
}
