/* SPDX-License-Identifier: EUPL-1.2 */
#include "schema.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "db.h"
#include "terugkeerdesk/core/fault.h"

int schema_make(struct db *db, struct fault *fault)
{
	for (const struct sql_object *object = sql_schema; object->name != NULL;
	     object++) {
		int code = sqlite3_exec(db->handle, object->sql, NULL, NULL, NULL);

		if (code != SQLITE_OK)
			return db_fault(db, code, fault);
	}
	return 0;
}

static bool same(struct bytes bytes, const char *text)
{
	return bytes.size == strlen(text) && memcmp(bytes.at, text, bytes.size) == 0;
}

static bool is_ours(struct bytes name, struct bytes sql)
{
	for (const struct sql_object *object = sql_schema; object->name != NULL; object++)
		if (same(name, object->name))
			return same(sql, object->sql);
	return false;
}

static int check_version(struct db *db, struct fault *fault)
{
	struct query query = db_query(db, SQL_USER_VERSION);
	int stepped = db_step(&query, fault);
	int64_t version = stepped == 1 ? db_number(&query, 0) : 0;

	db_end(&query);
	if (stepped < 0)
		return -1;
	/* The header was read already; a journal may have brought another one. */
	if (version != SQL_SCHEMA_VERSION) {
		char found[24], expected[24];

		snprintf(found, sizeof(found), "%lld", (long long)version);
		snprintf(expected, sizeof(expected), "%d", SQL_SCHEMA_VERSION);
		return fault_set(fault, FAULT_LEDGER_NEWER, db->place, found, expected);
	}
	return 0;
}

int schema_check(struct db *db, struct fault *fault)
{
	struct query query;
	size_t expected = 0;
	size_t found = 0;
	int stepped;

	if (check_version(db, fault) != 0)
		return -1;
	while (sql_schema[expected].name != NULL)
		expected++;
	query = db_query(db, SQL_SCHEMA);
	while ((stepped = db_step(&query, fault)) == 1) {
		struct bytes name, sql;

		if (db_bytes(&query, 0, &name, fault) != 0 ||
		    db_bytes(&query, 1, &sql, fault) != 0) {
			db_end(&query);
			return -1;
		}
		if (!is_ours(name, sql))
			break;
		found++;
	}
	db_end(&query);
	if (stepped < 0)
		return -1;
	if (stepped == 1 || found != expected)
		return fault_set(fault, FAULT_LEDGER_DAMAGED, db->place,
		    N_("its tables are not those of a ledger"), NULL);
	return 0;
}
