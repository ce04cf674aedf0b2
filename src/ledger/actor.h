/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * src/ledger/actor.h - names of users and desks.
 */
#ifndef TERUGKEERDESK_LEDGER_ACTOR_H
#define TERUGKEERDESK_LEDGER_ACTOR_H

#include "terugkeerdesk/ledger/ledger.h"

struct fault;

/* Clean and not too long.  A user must have a name; `desk` may be NULL or "". */
int actor_set(
    struct ledger_actor *ret, const char *user, const char *desk, struct fault *fault);
/* The same for a user name that was typed to unlock; "" is fine. */
int actor_user(const char *typed, char ret[LEDGER_USER_MAX], struct fault *fault);

#endif
