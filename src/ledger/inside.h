/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * src/ledger/inside.h - what is in a ledger handle.
 */
#ifndef TERUGKEERDESK_LEDGER_INSIDE_H
#define TERUGKEERDESK_LEDGER_INSIDE_H

#include "db.h"
#include "keys.h"
#include "list.h"
#include "terugkeerdesk/ledger/ledger.h"

/* Who wants to know how far slow work is. */
struct inside_watch {
	bool (*progress)(void *data, int permille); /* NULL: nobody */
	void *data;
	int from, to; /* parts of a thousand of the whole that this work is */
};

struct ledger {
	char *path; /* as given; the place of every fault */
	char *group; /* whose members share it; NULL: nobody does */
	char *file; /* the same, without symlinks; known once opened */
	/* While unlocked; a locked ledger has no connection, so that it is one file. */
	struct db db;
	struct keys *keys; /* NULL: locked */
	uint8_t uuid[SEAL_UUID];
	struct ledger_actor actor;
	struct list list;
	int64_t data_version; /* of SQLite: changes when another connection commits */
	int64_t seen;         /* newest event that the list knows of */
	size_t unreadable;    /* rows of the list that did not open */
	bool stale;           /* another desk gave the ledger a new data key */
	bool read_only;       /* damaged in a way that writing could make worse */
	char why[160];        /* it is, a msgid */
	struct inside_watch watch;
};

/* FAULT_LOCKED unless it is unlocked. */
int inside_require(const struct ledger *ledger, struct fault *fault);
/* The same, and begin a transaction that writes. */
int inside_begin(struct ledger *ledger, struct fault *fault);

/* Tell how far the work is; false: stop it. */
bool inside_go_on(const struct inside_watch *watch, int64_t done, int64_t whole);

/* FAULT_LEDGER_DAMAGED, `found` says what; or FAULT_LOCKED when nothing opens because
 * another desk gave the ledger a new data key.  Returns -1. */
int inside_damaged(struct ledger *ledger, const char *found, struct fault *fault);

/* Until it is locked nothing is written any more, because of this damage. */
void inside_only_look(struct ledger *ledger, const struct fault *damage);

/* Look whether another desk did; FAULT_LOCKED. */
int inside_check_keys(struct ledger *ledger, struct fault *fault);

#endif
