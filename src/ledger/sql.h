/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * src/ledger/sql.h - every word of SQL in the desk: the schema and the statements.
 *
 * Nothing is ever pasted into SQL: values are bound, and there are no other statements.
 */
#ifndef TERUGKEERDESK_LEDGER_SQL_H
#define TERUGKEERDESK_LEDGER_SQL_H

#include <stddef.h>

/* Identity of the file, in its header: "TgkD", and the version of the schema below. */
#define SQL_APPLICATION_ID 0x54676b44
#define SQL_SCHEMA_VERSION 2

/* One table, index or trigger, as sqlite_schema must show it. */
struct sql_object {
	const char *name;
	const char *sql;
	int since; /* the version of the schema that brought it; a migration makes it */
};
extern const struct sql_object sql_schema[]; /* ends with a NULL name */

/* Settings of a connection; those of `new` when the ledger is made, those of
 * `unlocked` once somebody has the key, those of `migrated` with its new version. */
extern const char *const sql_settings[];          /* NULL-ended */
extern const char *const sql_settings_new[];      /* NULL-ended */
extern const char *const sql_settings_unlocked[]; /* NULL-ended */
extern const char *const sql_settings_migrated[]; /* NULL-ended */

enum sql {
	SQL_BEGIN,
	SQL_BEGIN_READING,
	SQL_COMMIT,
	SQL_ROLLBACK,
	SQL_DATA_VERSION,
	SQL_SCHEMA,
	SQL_USER_VERSION,

	SQL_STATE_READ,
	SQL_STATE_MAKE,
	SQL_STATE_WRITE,
	SQL_SLOT_LIST,
	SQL_SLOT_ALL,
	SQL_SLOT_COUNT,
	SQL_SLOT_NEXT,
	SQL_SLOT_MAKE,
	SQL_SLOT_WRAP,
	SQL_SLOT_DROP,
	SQL_RING_LIST,
	SQL_RING_WRITE,
	SQL_RING_NEWEST,

	SQL_CASE_BY_UUID,
	SQL_CASE_BY_ID,
	SQL_CASE_MAKE,
	SQL_CASE_NONCE,
	SQL_CASE_LIST,
	SQL_CASE_AFTER,
	SQL_CASE_KEY,
	SQL_CASE_WIPE,
	SQL_CASE_LAST,

	SQL_LIST_ALL,
	SQL_LIST_ONE,
	SQL_LIST_WRITE,
	SQL_LIST_SEAL,
	SQL_LIST_DROP,
	SQL_LIST_LAST,

	SQL_DRAFT_ALL,
	SQL_DRAFT_CASES,
	SQL_DRAFT_ONE,
	SQL_DRAFT_WRITE,
	SQL_DRAFT_DROP,
	SQL_DRAFT_DROP_ALL,

	SQL_LOG_ADD,
	SQL_LOG_LAST,
	SQL_LOG_ALL,
	SQL_LOG_BACKWARDS,
	SQL_LOG_OF_CASE,
	SQL_LOG_AT,
	SQL_LOG_REVISION,
	SQL_LOG_FIRST,
	SQL_LOG_NEWEST,
	SQL_LOG_EACH,
	SQL_LOG_CHANGED,
	SQL_LOG_COUNT,
	SQL_LOG_OWN_AFTER,
	SQL_COUNTS,

	SQL_BACKUP,
	SQL_CHECK_FILE,
	SQL_CHECK_REFERENCES,
	SQL_COUNT
};
extern const char *const sql_text[SQL_COUNT];

#endif
