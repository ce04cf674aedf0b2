/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * src/ledger/state.h - the one sealed record about the ledger as a whole.
 *
 * Read and written inside the transaction of every change: where the log ends and which
 * case number comes next.
 */
#ifndef TERUGKEERDESK_LEDGER_STATE_H
#define TERUGKEERDESK_LEDGER_STATE_H

#include "inside.h"

#define STATE_YEARS 64

struct state {
	struct ledger_head head;
	int64_t made_at;
	int64_t backup_at; /* last good backup; 0: none */
	struct state_year {
		int64_t year;
		int64_t last; /* the last case number given in it */
	} year[STATE_YEARS];  /* the newest STATE_YEARS */
	size_t year_count;
};

/* The uuid alone, which stands in clear: before there are keys. */
int state_read_uuid(struct db *db, uint8_t ret[SEAL_UUID], struct fault *fault);

int state_read(struct ledger *ledger, struct state *ret, struct fault *fault);
/* `which`: SQL_STATE_MAKE or SQL_STATE_WRITE. */
int state_write(struct ledger *ledger, enum sql which, const struct state *state,
    struct fault *fault);

/* The log ends where the state says; otherwise something was cut off or put back. */
int state_check_head(
    struct ledger *ledger, const struct state *state, struct fault *fault);

/* The next case number of the year of `now`. */
void state_number(struct state *state, int64_t now, char ret[LEDGER_NUMBER_MAX]);

#endif
