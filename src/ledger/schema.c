/* SPDX-License-Identifier: EUPL-1.2 */
#include "schema.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "db.h"
#include "terugkeerdesk/core/fault.h"

int schema_make(struct db *db, int after, struct fault *fault)
{
	for (const struct sql_object *object = sql_schema; object->name != NULL;
	     object++) {
		int code = object->since > after
			       ? sqlite3_exec(db->handle, object->sql, NULL, NULL, NULL)
			       : SQLITE_OK;

		if (code != SQLITE_OK)
			return db_fault(db, code, fault);
	}
	return 0;
}

static bool same(struct bytes bytes, const char *text)
{
	return bytes.size == strlen(text) && memcmp(bytes.at, text, bytes.size) == 0;
}

static bool is_ours(struct bytes name, struct bytes sql, int version)
{
	for (const struct sql_object *object = sql_schema; object->name != NULL; object++)
		if (same(name, object->name))
			return object->since <= version && same(sql, object->sql);
	return false;
}

static size_t count_ours(int version)
{
	size_t count = 0;

	for (const struct sql_object *object = sql_schema; object->name != NULL; object++)
		count += object->since <= version;
	return count;
}

int schema_version(struct db *db, int *ret, struct fault *fault)
{
	struct query query = db_query(db, SQL_USER_VERSION);
	int stepped = db_step(&query, fault);

	if (stepped == 1)
		*ret = (int)db_number(&query, 0);
	db_end(&query);
	return stepped < 0 ? -1 : 0;
}

/* The header was read already; a journal may have brought another one. */
static int check_version(struct db *db, int *ret, struct fault *fault)
{
	char found[24], expected[24];

	if (schema_version(db, ret, fault) != 0)
		return -1;
	if (*ret <= SQL_SCHEMA_VERSION)
		return 0;
	snprintf(found, sizeof(found), "%d", *ret);
	snprintf(expected, sizeof(expected), "%d", SQL_SCHEMA_VERSION);
	return fault_set(fault, FAULT_LEDGER_NEWER, db->place, found, expected);
}

int schema_check(struct db *db, struct fault *fault)
{
	struct query query;
	size_t found = 0;
	int version = 0;
	int stepped;

	if (check_version(db, &version, fault) != 0)
		return -1;
	query = db_query(db, SQL_SCHEMA);
	while ((stepped = db_step(&query, fault)) == 1) {
		struct bytes name, sql;

		if (db_bytes(&query, 0, &name, fault) != 0 ||
		    db_bytes(&query, 1, &sql, fault) != 0) {
			db_end(&query);
			return -1;
		}
		if (!is_ours(name, sql, version))
			break;
		found++;
	}
	db_end(&query);
	if (stepped < 0)
		return -1;
	if (stepped == 1 || found != count_ours(version))
		return fault_set(fault, FAULT_LEDGER_DAMAGED, db->place,
		    N_("its tables are not those of a ledger"), NULL);
	return 0;
}
