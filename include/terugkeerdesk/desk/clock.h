/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/desk/clock.h - a clock that was set back.
 */
#ifndef TERUGKEERDESK_DESK_CLOCK_H
#define TERUGKEERDESK_DESK_CLOCK_H

#include <stdint.h>

struct desk;

/* When the newest case of the unlocked ledger was saved, if that is hours ahead of the clock
 * of this machine: then one of the two is wrong, and so are the dates of what is saved now.
 * 0: it is as it should be. */
int64_t desk_clock_behind(const struct desk *desk);

#endif
