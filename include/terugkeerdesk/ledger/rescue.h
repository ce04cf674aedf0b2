/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/ledger/rescue.h - getting out of a damaged ledger what can be read.
 */
#ifndef TERUGKEERDESK_LEDGER_RESCUE_H
#define TERUGKEERDESK_LEDGER_RESCUE_H

#include "terugkeerdesk/ledger/ledger.h"

/* A case, or (draft) unsaved changes of one. */
struct ledger_rescued {
	char uuid[LEDGER_UUID_TEXT];    /* "" when its key is lost */
	char number[LEDGER_NUMBER_MAX]; /* "" when no event of it can be read */
	int newest;   /* the newest revision that the ledger tells of */
	int revision; /* the newest that can be read; 0: none */
	bool draft;
	int64_t at; /* when it was saved or put; 0: not known */
};

struct ledger_rescue_report {
	size_t whole, older, lost; /* cases: newest revision, an older one, nothing */
	size_t drafts;
	size_t erased;              /* cases that somebody erased; they are not lost */
	int64_t events, unreadable; /* of the log */
};

/* Gets everything that was found, `file` NULL when nothing of it can be read; stops the
 * rescue by returning -1. */
typedef int ledger_rescue_taker(void *data, const struct ledger_rescued *found,
    const struct case_file *file, struct fault *fault);

/*
 * ledger_rescue(path, copy, user, passphrase, take, data, ret, fault):
 * Copy the ledger and its journal to `copy`, where nothing stands yet, unlock that, and
 * hand over each case in the newest revision of which the seal opens and the record can
 * be read, and each draft.  The file at `path` is not touched.  It may be cut short, have
 * lost its first page, or have pages that SQLite makes no sense of; what is needed is a
 * slot, the ring and the identity of the ledger.  The copy stays, for the caller to remove.
 */
int ledger_rescue(const char *path, const char *copy, const char *user,
    const char *passphrase, ledger_rescue_taker *take, void *data,
    struct ledger_rescue_report *ret, struct fault *fault);
/* Remove the copy with its journal. */
void ledger_rescue_remove(const char *copy);

#endif
