/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tests/ledger/storm.h - a disk that can lose its power or refuse a call.
 *
 * Between storm_begin and storm_end every file of SQLite goes through a VFS of ours, laid
 * over the one of the system.  It does two things:
 *
 * - It records what is written, truncated, synced and deleted, so that the folder can be
 *   laid out as it could be found after the power went at any of those moments: what was
 *   synced is there, of the rest some sectors are and some are not.
 * - It lets one call fail, the n-th of all.
 *
 * One storm at a time.
 */
#ifndef TERUGKEERDESK_TESTS_LEDGER_STORM_H
#define TERUGKEERDESK_TESTS_LEDGER_STORM_H

#include <stdbool.h>
#include <stddef.h>

#include "support.h"

/* Watch the files of SQLite in `folder`.  `heed_sync` false: a sync is not believed, as
 * if SQLite had left it out (synchronous=OFF). */
void storm_begin(const char *folder, bool heed_sync);
/* The system's own VFS again.  What was recorded stays until storm_clear. */
void storm_end(void);
void storm_clear(void);

/* How many writes, truncations, syncs and deletions there were. */
size_t storm_moments(void);

/* Lay out in `folder`, which is empty, what is found when the power goes after the first
 * `moment` of them. */
void storm_strike(struct support_random *random, size_t moment, const char *folder);

enum storm_failure {
	STORM_IO,   /* EIO */
	STORM_FULL, /* ENOSPC; a write is begun and not ended */
	STORM_FAILURE_COUNT
};
/* Let the n-th call from now on fail, counted from 1; 0: none. */
void storm_fail(size_t call, enum storm_failure failure);
/* Did it come to that call? */
bool storm_failed(void);

#endif
