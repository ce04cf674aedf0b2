/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * waiting.h - screens that wait for something beside keys.
 */
#ifndef TERUGKEERDESK_SRC_TUI_WAITING_H
#define TERUGKEERDESK_SRC_TUI_WAITING_H

#include <poll.h>

#include "screen.h"

/* The uppermost one from `top` on, and what to poll for; NULL: none. */
struct screen *waiting_find(struct screen *top, struct pollfd *ret);

/* What `waiting` waited for is there.  Nothing when it is no longer the one that waits: a
 * signal may have taken it off the stack meanwhile. */
void waiting_wake(struct screen *top, const struct screen *waiting);

#endif
