/* SPDX-License-Identifier: EUPL-1.2 */
#include "sql.h"

#define WRITTEN(number)  WRITTEN_(number)
#define WRITTEN_(number) #number

/*
 * What each column means stands in terugkeerdesk-ledger(5).
 *
 * case_key rows all have the same size and are never deleted: SQLite then writes a new
 * value over the old one in its place, and no copy of a destroyed key stays behind in a
 * page that was rearranged.
 *
 * log_own is for the few events of the ledger itself among those of a hundred thousand
 * cases; no save of a case has to write to it.
 */
const struct sql_object sql_schema[] = {
	{ "state", "CREATE TABLE state ("
		   "id INTEGER PRIMARY KEY CHECK (id = 1), "
		   "uuid BLOB NOT NULL CHECK (length(uuid) = 16), "
		   "sealed BLOB NOT NULL) STRICT", 1 },
	{ "slot", "CREATE TABLE slot ("
		  "id INTEGER PRIMARY KEY, "
		  "kind INTEGER NOT NULL CHECK (kind IN (1, 2)), "
		  "passes INTEGER NOT NULL, "
		  "memory INTEGER NOT NULL, "
		  "salt BLOB NOT NULL CHECK (length(salt) = 16), "
		  "secret BLOB NOT NULL, "
		  "wrap BLOB NOT NULL, "
		  "about BLOB NOT NULL) STRICT", 1 },
	{ "ring", "CREATE TABLE ring ("
		  "generation INTEGER PRIMARY KEY, "
		  "wrapped BLOB NOT NULL) STRICT", 1 },
	{ "case_key", "CREATE TABLE case_key ("
		      "id INTEGER PRIMARY KEY, "
		      "uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16), "
		      "wrapped BLOB NOT NULL CHECK (length(wrapped) = 73), "
		      "nonce BLOB NOT NULL CHECK (length(nonce) = 24)) STRICT", 1 },
	{ "list", "CREATE TABLE list ("
		  "id INTEGER PRIMARY KEY REFERENCES case_key (id), "
		  "revision INTEGER NOT NULL, "
		  "seq INTEGER NOT NULL REFERENCES log (seq), "
		  "row BLOB NOT NULL) STRICT", 1 },
	{ "draft", "CREATE TABLE draft ("
		   "case_id INTEGER NOT NULL REFERENCES case_key (id), "
		   "owner BLOB NOT NULL CHECK (length(owner) = 16), "
		   "body BLOB NOT NULL, "
		   "PRIMARY KEY (case_id, owner)) STRICT, WITHOUT ROWID", 1 },
	{ "log", "CREATE TABLE log ("
		 "seq INTEGER PRIMARY KEY, "
		 "case_id INTEGER REFERENCES case_key (id), "
		 "revision INTEGER NOT NULL, "
		 "generation INTEGER NOT NULL, "
		 "event BLOB NOT NULL, "
		 "body BLOB NOT NULL, "
		 "mac BLOB NOT NULL CHECK (length(mac) = 32)) STRICT", 1 },
	{ "log_case",
	    "CREATE INDEX log_case ON log (case_id) WHERE case_id IS NOT NULL", 1 },
	{ "log_no_update", "CREATE TRIGGER log_no_update BEFORE UPDATE ON log "
			   "BEGIN SELECT RAISE(ABORT, 'the log only grows'); END", 1 },
	{ "log_no_delete", "CREATE TRIGGER log_no_delete BEFORE DELETE ON log "
			   "BEGIN SELECT RAISE(ABORT, 'the log only grows'); END", 1 },
	{ "log_own", "CREATE INDEX log_own ON log (seq) WHERE case_id IS NULL", 2 },
	{ NULL, NULL, 0 },
};

/*
 * temp_store before anything else: a large sort would go to a file in /var/tmp.
 * Checkpoints are made when the desk is idle, locks and closes, never by a save.
 */
const char *const sql_settings[] = {
	"PRAGMA temp_store = MEMORY",
	"PRAGMA mmap_size = 0",
	"PRAGMA cell_size_check = ON",
	"PRAGMA foreign_keys = ON",
	"PRAGMA secure_delete = ON",
	"PRAGMA synchronous = FULL",
	"PRAGMA wal_autocheckpoint = 0",
	NULL,
};

const char *const sql_settings_new[] = {
	"PRAGMA page_size = 4096",
	"PRAGMA auto_vacuum = NONE",
	"PRAGMA application_id = " WRITTEN(SQL_APPLICATION_ID),
	"PRAGMA user_version = " WRITTEN(SQL_SCHEMA_VERSION),
	"PRAGMA journal_mode = WAL",
	NULL,
};

const char *const sql_settings_unlocked[] = { "PRAGMA journal_mode = WAL", NULL };

const char *const sql_settings_migrated[] = {
	"PRAGMA user_version = " WRITTEN(SQL_SCHEMA_VERSION),
	NULL,
};

const char *const sql_text[SQL_COUNT] = {
	/* A plain BEGIN that reads first fails at once when it cannot write later. */
	[SQL_BEGIN] = "BEGIN IMMEDIATE",
	[SQL_BEGIN_READING] = "BEGIN",
	[SQL_COMMIT] = "COMMIT",
	[SQL_ROLLBACK] = "ROLLBACK",
	[SQL_DATA_VERSION] = "PRAGMA data_version",
	[SQL_SCHEMA] = "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL",
	[SQL_USER_VERSION] = "PRAGMA user_version",

	[SQL_STATE_READ] = "SELECT uuid, sealed FROM state WHERE id = 1",
	[SQL_STATE_MAKE] = "INSERT INTO state (id, uuid, sealed) VALUES (1, ?1, ?2)",
	[SQL_STATE_WRITE] = "UPDATE state SET sealed = ?1 WHERE id = 1",
	[SQL_SLOT_LIST] = "SELECT id, kind, passes, memory, salt, secret, wrap, about "
			  "FROM slot WHERE kind = ?1 ORDER BY id",
	[SQL_SLOT_ALL] = "SELECT id, kind, passes, memory, salt, secret, wrap, about "
			 "FROM slot ORDER BY id",
	[SQL_SLOT_COUNT] = "SELECT count(*) FROM slot WHERE kind = ?1",
	[SQL_SLOT_NEXT] = "SELECT coalesce(max(id), 0) + 1 FROM slot",
	[SQL_SLOT_WRAP] = "UPDATE slot SET wrap = ?2, about = ?3 WHERE id = ?1",
	[SQL_SLOT_DROP] = "DELETE FROM slot WHERE id = ?1",
	[SQL_SLOT_MAKE] =
	    "INSERT INTO slot (id, kind, passes, memory, salt, secret, wrap, about) "
	    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
	[SQL_RING_LIST] = "SELECT generation, wrapped FROM ring ORDER BY generation",
	[SQL_RING_WRITE] =
	    "INSERT INTO ring (generation, wrapped) VALUES (?1, ?2) "
	    "ON CONFLICT (generation) DO UPDATE SET wrapped = excluded.wrapped",
	[SQL_RING_NEWEST] = "SELECT max(generation) FROM ring",

	[SQL_CASE_BY_UUID] =
	    "SELECT id, uuid, wrapped, nonce FROM case_key WHERE uuid = ?1",
	[SQL_CASE_BY_ID] = "SELECT id, uuid, wrapped, nonce FROM case_key WHERE id = ?1",
	[SQL_CASE_MAKE] =
	    "INSERT INTO case_key (uuid, wrapped, nonce) VALUES (?1, ?2, ?3)",
	[SQL_CASE_NONCE] = "UPDATE case_key SET nonce = ?2 WHERE id = ?1",
	[SQL_CASE_AFTER] = "SELECT id, uuid, wrapped, nonce FROM case_key WHERE id > ?1 "
			   "ORDER BY id LIMIT 1",
	[SQL_CASE_KEY] = "UPDATE case_key SET wrapped = ?2 WHERE id = ?1",
	[SQL_CASE_WIPE] =
	    "UPDATE case_key SET wrapped = zeroblob(73), nonce = zeroblob(24) "
	    "WHERE id = ?1",
	[SQL_CASE_LAST] = "SELECT max(id) FROM case_key",
	[SQL_CASE_LIST] = "SELECT id, uuid, wrapped, nonce FROM case_key ORDER BY id",

	[SQL_LIST_ALL] =
	    "SELECT list.id, revision, seq, row, uuid, nonce "
	    "FROM list JOIN case_key ON case_key.id = list.id ORDER BY list.id",
	[SQL_LIST_ONE] = "SELECT list.id, revision, seq, row, uuid, nonce "
			 "FROM list JOIN case_key ON case_key.id = list.id "
			 "WHERE list.id = ?1",
	[SQL_LIST_WRITE] =
	    "INSERT INTO list (id, revision, seq, row) VALUES (?1, ?2, ?3, ?4) "
	    "ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, "
	    "seq = excluded.seq, row = excluded.row",
	[SQL_LIST_SEAL] = "UPDATE list SET row = ?2 WHERE id = ?1",
	[SQL_LIST_LAST] = "SELECT max(id) FROM list",
	[SQL_LIST_DROP] = "DELETE FROM list WHERE id = ?1",

	[SQL_DRAFT_ALL] =
	    "SELECT case_id, owner, body FROM draft ORDER BY case_id, owner",
	[SQL_DRAFT_CASES] = "SELECT DISTINCT case_id FROM draft ORDER BY case_id",
	[SQL_DRAFT_ONE] = "SELECT case_id, owner, body FROM draft WHERE case_id = ?1 "
			  "ORDER BY owner = ?2 DESC",
	[SQL_DRAFT_WRITE] =
	    "INSERT INTO draft (case_id, owner, body) VALUES (?1, ?2, ?3) "
	    "ON CONFLICT (case_id, owner) DO UPDATE SET body = excluded.body",
	[SQL_DRAFT_DROP] = "DELETE FROM draft WHERE case_id = ?1 AND owner = ?2",
	[SQL_DRAFT_DROP_ALL] = "DELETE FROM draft WHERE case_id = ?1",

	[SQL_LOG_ADD] =
	    "INSERT INTO log (seq, case_id, revision, generation, event, body, mac) "
	    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
	[SQL_LOG_LAST] = "SELECT seq, mac FROM log ORDER BY seq DESC LIMIT 1",
	[SQL_LOG_ALL] =
	    "SELECT seq, case_id, revision, generation, event, body, mac FROM log "
	    "ORDER BY seq",
	[SQL_LOG_BACKWARDS] =
	    "SELECT seq, case_id, revision, generation, event, body, mac "
	    "FROM log WHERE case_id IS NULL ORDER BY seq DESC",
	[SQL_LOG_OF_CASE] = "SELECT seq, case_id, revision, generation, event, body, mac "
			    "FROM log WHERE case_id = ?1 ORDER BY seq",
	[SQL_LOG_AT] = "SELECT seq, case_id, revision, generation, event, body, mac "
		       "FROM log WHERE seq = ?1",
	[SQL_LOG_REVISION] =
	    "SELECT seq, case_id, revision, generation, event, body, mac "
	    "FROM log WHERE case_id = ?1 AND revision = ?2",
	[SQL_LOG_FIRST] = "SELECT seq, case_id, revision, generation, event, body, mac "
			  "FROM log WHERE case_id = ?1 ORDER BY seq LIMIT 1",
	[SQL_LOG_NEWEST] = "SELECT seq, case_id, revision, generation, event, body, mac "
			   "FROM log WHERE case_id = ?1 AND revision > 0 "
			   "ORDER BY seq DESC LIMIT 1",
	[SQL_LOG_EACH] = "SELECT case_key.id, uuid, wrapped, nonce, log.seq, log.revision, "
			 "generation, body FROM list "
			 "JOIN case_key ON case_key.id = list.id "
			 "JOIN log ON log.seq = list.seq ORDER BY list.id",
	[SQL_LOG_CHANGED] = "SELECT DISTINCT case_id FROM log WHERE seq > ?1 "
			    "AND case_id IS NOT NULL",
	[SQL_LOG_COUNT] = "SELECT max(seq) FROM log",
	[SQL_LOG_OWN_AFTER] =
	    "SELECT seq, case_id, revision, generation, event, body, mac "
	    "FROM log WHERE case_id IS NULL AND seq > ?1 ORDER BY seq",
	[SQL_COUNTS] = "SELECT (SELECT count(*) FROM list), "
		       "(SELECT count(*) FROM case_key WHERE wrapped = zeroblob(73)), "
		       "(SELECT count(*) FROM draft), "
		       "(SELECT count(*) FROM log WHERE revision > 0), "
		       "(SELECT count(*) FROM slot WHERE kind = 1), "
		       "(SELECT count(*) FROM slot WHERE kind = 2)",

	[SQL_BACKUP] = "VACUUM INTO ?1",
	[SQL_CHECK_FILE] = "PRAGMA integrity_check",
	[SQL_CHECK_REFERENCES] = "PRAGMA foreign_key_check",
};
