/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * src/ledger/list_row.h - the small sealed record of a case that the list is made from.
 *
 * It holds what the list shows, the folded text that search looks through, and for each
 * person what tells that somebody is here already, so that neither opens a case.
 */
#ifndef TERUGKEERDESK_LEDGER_LIST_ROW_H
#define TERUGKEERDESK_LEDGER_LIST_ROW_H

#include "case_key.h"
#include "terugkeerdesk/core/likeness.h"
#include "terugkeerdesk/core/record.h"

/* What goes into the row beside the case itself. */
struct list_row_new {
	const struct case_file *file;
	const struct snapshot *snapshot; /* may be NULL */
	const char *number;
	const char *search_text; /* may be NULL */
	int64_t created_at;
	int64_t saved_at;
};

/* Seal and write the row of a case, in a transaction. */
int list_row_write(struct ledger *ledger, struct case_key *key, int64_t revision,
    int64_t sequence, const struct list_row_new *row, struct fault *fault);

/* Seal what the row of a case says by another key, in a transaction.  A case without a
 * row is fine. */
int list_row_reseal(struct ledger *ledger, const uint8_t by[SEAL_KEY],
    struct case_key *key, struct fault *fault);

/* Add to a row of the first version of the ledger what it lacks, in a transaction; `file`
 * is the newest revision of the case.  A case without a row is fine. */
int list_row_add_days(struct ledger *ledger, struct case_key *key,
    const struct case_file *file, struct fault *fault);

/* A row of SQL_LIST_*, opened: views into `plain`.  Names and text have no NUL. */
struct list_row {
	int64_t id;
	int64_t sequence;
	struct ledger_row row; /* names NULL, draft false */
	struct bytes names;
	struct bytes
	    text; /* folded; words of different things stand on lines of their own */
	struct bytes persons;
	uint32_t mark[CASE_PERSONS_MAX * LIKENESS_MARKS]; /* of the persons */
	size_t mark_count;
};
/* 1: read; 0: it does not open or makes no sense; -1: SQLite could not read it. */
int list_row_read(const struct ledger *ledger, const struct query *query,
    struct plain *plain, struct list_row *ret, struct fault *fault);
/* The persons of a row, views into it; returns how many. */
int list_row_persons(
    const struct list_row *row, struct likeness_person ret[CASE_PERSONS_MAX]);

#endif
