/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tests/ledger/attempts.h - everything that is done with a ledger, with trouble each
 * time.
 *
 * Unlocking, adding, saving, a draft, erasing, a new data key, another user, a backup,
 * verifying and locking are each tried on a copy of a ledger of two cases while the n-th
 * call of some kind fails, for one n after the other until there is no n-th call.  Each
 * time the failure must be told; and the copy, opened again, must be sound, hold what it
 * held, and hold what was said to be done.
 */
#ifndef TERUGKEERDESK_TESTS_LEDGER_ATTEMPTS_H
#define TERUGKEERDESK_TESTS_LEDGER_ATTEMPTS_H

#include "fixture.h"

struct attempts_trouble {
	void (*begin)(const char *folder); /* before the copy is opened; may be NULL */
	void (*end)(void);                 /* after it was closed; may be NULL */
	void (*set)(size_t call); /* let the call-th call from now on fail; 0: none */
	bool (*came)(void);       /* did it come to that call? */
	size_t (*step)(void);     /* from one n to the next; NULL: every n */
};

/* The ledger of the fixture gets its two cases and is locked.  How often it was tried. */
size_t attempts_all(struct fixture *fixture, const struct attempts_trouble *trouble);

#endif
