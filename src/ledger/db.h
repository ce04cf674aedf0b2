/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * src/ledger/db.h - one connection to SQLite, its statements, and what its codes mean.
 */
#ifndef TERUGKEERDESK_LEDGER_DB_H
#define TERUGKEERDESK_LEDGER_DB_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sql.h"

struct fault;

struct db {
	sqlite3 *handle;                    /* NULL: closed */
	sqlite3_stmt *statement[SQL_COUNT]; /* prepared when first used */
	const char *place;                  /* for faults; not owned */
};

/*
 * db_open(db, file, place, fault):
 * Open an existing file, for reading and writing, without touching it: nothing is read
 * or recovered before the first statement.  `file` must have no symlink in it.
 */
int db_open(struct db *db, const char *file, const char *place, struct fault *fault);

/* Open a file that nobody writes to, without touching it or its folder. */
int db_open_copy(struct db *db, const char *file, const char *place, struct fault *fault);

/* Close; the last connection takes the journal into the file, unless `leave_journal`. */
void db_close(struct db *db, bool leave_journal);

/* Run a NULL-ended list of settings. */
int db_settings(struct db *db, const char *const *settings, struct fault *fault);

/* Bring the journal into the file and empty it; the code of SQLite. */
int db_checkpoint(struct db *db, int mode);

/* A clean copy of what is committed, into an empty file; in no transaction.  `stop` is
 * asked now and then, and ends it (FAULT_STOPPED) when it does not return 0. */
int db_copy(struct db *db, const char *file, int (*stop)(void *data), void *data,
    struct fault *fault);

/* Fails when the file of the connection no longer stands at its place: what is written to
 * it then is gone when it is closed. */
int db_still_there(const struct db *db, struct fault *fault);

/* A transaction that writes; one that sees the same ledger all the time and keeps nobody
 * from writing.  db_roll_back is fine when there is none. */
int db_begin(struct db *db, struct fault *fault);
int db_begin_reading(struct db *db, struct fault *fault);
int db_commit(struct db *db, struct fault *fault);
void db_roll_back(struct db *db);

/* The one place where codes of SQLite become faults.  Returns -1. */
int db_fault(const struct db *db, int code, struct fault *fault);

/* Bytes somebody else owns. */
struct bytes {
	const uint8_t *at;
	size_t size;
};

/*
 * A statement being run.  Binding never fails by itself: what went wrong comes out of
 * the first step.  Bound bytes must stay until db_end.
 */
struct query {
	struct db *db;
	sqlite3_stmt *statement;
	int code;
};
struct query db_query(struct db *db, enum sql which);
void db_bind_number(struct query *query, int at, int64_t number);
void db_bind_bytes(struct query *query, int at, const void *bytes, size_t size);
/* 1: a row, 0: no more, -1. */
int db_step(struct query *query, struct fault *fault);
/* Numbers and views of the present row, until the next step. */
int64_t db_number(const struct query *query, int column);
int db_bytes(
    const struct query *query, int column, struct bytes *ret, struct fault *fault);
void db_end(struct query *query);
/* Step to the end and end: for statements without rows. */
int db_run(struct query *query, struct fault *fault);

#endif
