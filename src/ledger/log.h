/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * src/ledger/log.h - writing and reading single lines of the log.
 *
 * A line has an event (when, who, what, to which case, with what result: no personal
 * data; sealed by the event key of its generation) and a body, sealed by the key of the
 * case: the record and snapshot of a revision, or the detail of another event.
 */
#ifndef TERUGKEERDESK_LEDGER_LOG_H
#define TERUGKEERDESK_LEDGER_LOG_H

#include "case_key.h"
#include "state.h"

/* What is written. */
struct log_entry {
	const struct case_key *of; /* NULL: the ledger itself */
	int64_t revision;          /* the revision that the body holds; 0: none */
	int about_revision;        /* the revision that the event speaks of; 0: none */
	const char *action;
	const char *number; /* of the case; NULL: none */
	const char *result;
	const char *kept; /* detail that outlives the key of the case; NULL: none */
	int64_t at;
	struct bytes body; /* in the clear */
};
/* Append; state->head moves along, and is to be written in the same transaction. */
int log_append(struct ledger *ledger, struct state *state, const struct log_entry *entry,
    struct fault *fault);

/* A line as it stands in the table: views, until the next step of the query. */
struct log_row {
	int64_t sequence;
	int64_t case_id; /* 0: the ledger itself */
	int64_t revision;
	int64_t generation;
	struct bytes event;
	struct bytes body;
	struct bytes mac;
};
int log_row_read(const struct query *query, struct log_row *ret, struct fault *fault);

/* False when they do not open or make no sense.  `of` NULL: the ledger itself.
 * ret->detail is what was kept in the event itself, NULL: nothing; to g_free. */
bool log_open_event(const struct ledger *ledger, const struct log_row *row,
    const struct case_key *of, struct ledger_event *ret);
void log_event_clear(struct ledger_event *event);
/* The number of a case and when it was added stand in its first event.  FAULT_CASE_NONE
 * when there is no event yet. */
int log_origin(struct ledger *ledger, const struct case_key *of,
    char ret_number[LEDGER_NUMBER_MAX], int64_t *ret_at, struct fault *fault);
bool log_open_body(const struct ledger *ledger, const struct log_row *row,
    const struct case_key *of, struct plain *ret);

/* What the body of a revision holds. */
void log_put_revision(struct record_writer *writer, const struct case_file *file,
    const struct snapshot *snapshot);
/* False when it makes no sense.  `ret_snapshot` may be NULL. */
bool log_get_revision(
    const struct plain *body, struct case_file *ret, struct snapshot *ret_snapshot);
/* The same without its texts, and without the snapshot. */
bool log_get_facts(const struct plain *body, struct case_file *ret);

#endif
