/* SPDX-License-Identifier: EUPL-1.2 */
#include "db.h"

#include <errno.h>
#include <glib.h>
#include <string.h>

#include "terugkeerdesk/core/fault.h"

#define BUSY_MILLISECONDS 5000
#define STEPS_UNTIL_ASKED 1000 /* of SQLite's machine, while something slow goes on */

/* Of the file that failed: a commit fails in the journal, which the connection does not
 * tell of. */
static int system_errno(const struct db *db)
{
	sqlite3_file *journal = NULL;
	int number = db->handle == NULL ? 0 : sqlite3_system_errno(db->handle);

	if (number == 0 && db->handle != NULL &&
	    sqlite3_file_control(db->handle, "main", SQLITE_FCNTL_JOURNAL_POINTER,
		&journal) == SQLITE_OK &&
	    journal != NULL && journal->pMethods != NULL)
		journal->pMethods->xFileControl(
		    journal, SQLITE_FCNTL_LAST_ERRNO, &number);
	return number;
}

/* A full disk, a quota, or a limit on the size of files. */
static bool is_full(const struct db *db)
{
	int number = system_errno(db);

	return number == ENOSPC || number == EDQUOT || number == EFBIG;
}

int db_fault(const struct db *db, int code, struct fault *fault)
{
	static const struct {
		int code;
		enum fault_code fault;
		const char *found;
		const char *expected;
	} meaning[] = {
		{ SQLITE_BUSY, FAULT_LEDGER_BUSY, "", "" },
		{ SQLITE_LOCKED, FAULT_LEDGER_BUSY, "", "" },
		{ SQLITE_PROTOCOL, FAULT_LEDGER_BUSY, "", "" },
		{ SQLITE_FULL, FAULT_NO_SPACE, "", "" },
		{ SQLITE_NOMEM, FAULT_MEMORY, "", "" },
		{ SQLITE_INTERRUPT, FAULT_STOPPED, "", "" },
		{ SQLITE_READONLY, FAULT_READ_ONLY, "",
		    N_("a file in a folder, both of which you may write to") },
		{ SQLITE_PERM, FAULT_READ_ONLY, "",
		    N_("a file in a folder, both of which you may write to") },
		{ SQLITE_CORRUPT, FAULT_LEDGER_DAMAGED,
		    N_("SQLite cannot make sense of its pages"), "" },
		{ SQLITE_NOTADB, FAULT_LEDGER_DAMAGED,
		    N_("SQLite cannot make sense of its first page"), "" },
		{ SQLITE_CONSTRAINT, FAULT_LEDGER_DAMAGED,
		    N_("its tables contradict each other"), "" },
	};

	for (size_t i = 0; i < sizeof(meaning) / sizeof(meaning[0]); i++)
		if ((code & 0xff) == meaning[i].code)
			return fault_set(fault, meaning[i].fault, db->place,
			    meaning[i].found, meaning[i].expected);
	if (code == SQLITE_IOERR_NOMEM)
		return fault_set(fault, FAULT_MEMORY, db->place, NULL, NULL);
	if ((code & 0xff) == SQLITE_IOERR && is_full(db))
		return fault_set(fault, FAULT_NO_SPACE, db->place, NULL, NULL);
	return fault_set(fault, FAULT_IO, db->place, sqlite3_errstr(code), NULL);
}

/* Settings of the connection that are no SQL. */
static void harden(sqlite3 *handle)
{
	static const struct {
		int option;
		int value;
	} setting[] = {
		{ SQLITE_DBCONFIG_DEFENSIVE, 1 },
		{ SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
		{ SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
		{ SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
		{ SQLITE_DBCONFIG_DQS_DML, 0 },
		{ SQLITE_DBCONFIG_DQS_DDL, 0 },
	};

	for (size_t i = 0; i < sizeof(setting) / sizeof(setting[0]); i++)
		sqlite3_db_config(handle, setting[i].option, setting[i].value, NULL);
	sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
	sqlite3_busy_timeout(handle, BUSY_MILLISECONDS);
}

static int open_with(
    struct db *db, const char *file, int flags, const char *place, struct fault *fault)
{
	int code;

	memset(db, 0, sizeof(*db));
	db->place = place;
	code = sqlite3_open_v2(file, &db->handle,
	    flags | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX |
		SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE,
	    NULL);
	if (code != SQLITE_OK) {
		db_fault(db, code, fault);
		db_close(db, true);
		return -1;
	}
	harden(db->handle);
	return 0;
}

int db_open(struct db *db, const char *file, const char *place, struct fault *fault)
{
	if (open_with(db, file, SQLITE_OPEN_READWRITE, place, fault) != 0)
		return -1;
	/* SQLite falls back to reading only, without a word. */
	if (sqlite3_db_readonly(db->handle, "main") == 1) {
		db_fault(db, SQLITE_READONLY, fault);
		db_close(db, true);
		return -1;
	}
	return 0;
}

int db_open_copy(struct db *db, const char *file, const char *place, struct fault *fault)
{
	char *escaped = g_uri_escape_string(file, "/", FALSE);
	char *uri = g_strconcat("file:", escaped, "?immutable=1", NULL);
	int failed =
	    open_with(db, uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, place, fault);

	g_free(uri);
	g_free(escaped);
	return failed;
}

void db_close(struct db *db, bool leave_journal)
{
	if (db->handle == NULL)
		return;
	for (int i = 0; i < SQL_COUNT; i++) {
		sqlite3_finalize(db->statement[i]);
		db->statement[i] = NULL;
	}
	sqlite3_db_config(
	    db->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, leave_journal ? 1 : 0, NULL);
	sqlite3_close(db->handle);
	db->handle = NULL;
}

int db_settings(struct db *db, const char *const *settings, struct fault *fault)
{
	for (; *settings != NULL; settings++) {
		int code = sqlite3_exec(db->handle, *settings, NULL, NULL, NULL);

		if (code != SQLITE_OK)
			return db_fault(db, code, fault);
	}
	return 0;
}

int db_checkpoint(struct db *db, int mode)
{
	return sqlite3_wal_checkpoint_v2(db->handle, "main", mode, NULL, NULL);
}

int db_copy(struct db *db, const char *file, int (*stop)(void *data), void *data,
    struct fault *fault)
{
	struct query query = db_query(db, SQL_BACKUP);
	int failed;

	if (query.code == SQLITE_OK)
		query.code =
		    sqlite3_bind_text(query.statement, 1, file, -1, SQLITE_STATIC);
	/* The copy is attached while it is made. */
	sqlite3_limit(db->handle, SQLITE_LIMIT_ATTACHED, 1);
	sqlite3_progress_handler(db->handle, STEPS_UNTIL_ASKED, stop, data);
	failed = db_run(&query, fault);
	sqlite3_progress_handler(db->handle, 0, NULL, NULL);
	sqlite3_limit(db->handle, SQLITE_LIMIT_ATTACHED, 0);
	return failed;
}

static int run_alone(struct db *db, enum sql which, struct fault *fault)
{
	struct query query = db_query(db, which);

	return db_run(&query, fault);
}

int db_still_there(const struct db *db, struct fault *fault)
{
	int moved = 0;

	if (sqlite3_file_control(
		db->handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved) != SQLITE_OK ||
	    !moved)
		return 0;
	return fault_set(fault, FAULT_FILE, db->place,
	    N_("the ledger was taken away or replaced while it was open; nothing was "
	       "saved"),
	    NULL);
}

int db_begin(struct db *db, struct fault *fault)
{
	return run_alone(db, SQL_BEGIN, fault);
}

int db_begin_reading(struct db *db, struct fault *fault)
{
	return run_alone(db, SQL_BEGIN_READING, fault);
}

int db_commit(struct db *db, struct fault *fault)
{
	return run_alone(db, SQL_COMMIT, fault);
}

void db_roll_back(struct db *db)
{
	/* Some failures have ended the transaction already. */
	if (db->handle != NULL && !sqlite3_get_autocommit(db->handle))
		run_alone(db, SQL_ROLLBACK, NULL);
}

struct query db_query(struct db *db, enum sql which)
{
	struct query query = { .db = db, .code = SQLITE_OK };

	if (db->statement[which] == NULL)
		query.code = sqlite3_prepare_v3(db->handle, sql_text[which], -1,
		    SQLITE_PREPARE_PERSISTENT, &db->statement[which], NULL);
	query.statement = db->statement[which];
	return query;
}

void db_bind_number(struct query *query, int at, int64_t number)
{
	if (query->code == SQLITE_OK)
		query->code = sqlite3_bind_int64(query->statement, at, number);
}

void db_bind_bytes(struct query *query, int at, const void *bytes, size_t size)
{
	if (query->code == SQLITE_OK)
		query->code = sqlite3_bind_blob64(query->statement, at,
		    bytes == NULL ? "" : bytes, size, SQLITE_STATIC);
}

int db_step(struct query *query, struct fault *fault)
{
	if (query->code == SQLITE_OK) {
		int code = sqlite3_step(query->statement);

		if (code == SQLITE_ROW)
			return 1;
		if (code == SQLITE_DONE)
			return 0;
		query->code = code;
	}
	return db_fault(query->db, query->code, fault);
}

int64_t db_number(const struct query *query, int column)
{
	return sqlite3_column_int64(query->statement, column);
}

int db_bytes(
    const struct query *query, int column, struct bytes *ret, struct fault *fault)
{
	const uint8_t *at = sqlite3_column_blob(query->statement, column);
	size_t size = (size_t)sqlite3_column_bytes(query->statement, column);

	/* NULL stands for an empty value too; the code tells them apart. */
	if (at == NULL && sqlite3_errcode(query->db->handle) == SQLITE_NOMEM)
		return db_fault(query->db, SQLITE_NOMEM, fault);
	ret->at = at;
	ret->size = size;
	return 0;
}

void db_end(struct query *query)
{
	if (query->statement == NULL)
		return;
	sqlite3_reset(query->statement);
	sqlite3_clear_bindings(query->statement);
	query->statement = NULL;
}

int db_run(struct query *query, struct fault *fault)
{
	int stepped = db_step(query, fault);

	db_end(query);
	return stepped < 0 ? -1 : 0;
}
