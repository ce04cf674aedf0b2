/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * screens.h - every screen of the desk, and how it is opened.
 */
#ifndef TERUGKEERDESK_SRC_TUI_SCREENS_H
#define TERUGKEERDESK_SRC_TUI_SCREENS_H

#include <stdbool.h>

#include "loop.h"

struct desk_calculation;
struct desk_case;

/* The door: a ledger to unlock, or one to make. */
void first_open(struct tui *tui);
void unlock_open(struct tui *tui);
void unlock_open_new(struct tui *tui);

/* The list of cases; the bottom of the stack while the ledger is open. */
void cases_open(struct tui *tui);

/* After unlocking: where the log ends, or that its end is gone. */
void anchor_show(struct tui *tui);

/* After unlocking: that the clock of this machine was set back. */
void clock_show(struct tui *tui);

/* Takes the case over. */
void case_open(struct tui *tui, struct desk_case *take_opened);

/* Texts about a case; borrowed, it is below them in the stack. */
void log_open(struct tui *tui, struct desk_case *opened);
void differs_open(struct tui *tui, const struct desk_case *opened,
    const struct desk_calculation *calculation);
void compare_open(struct tui *tui, struct desk_case *opened,
    struct desk_calculation *calculation);
void summary_open(struct tui *tui, struct desk_case *opened,
    const struct desk_calculation *calculation);
/* Large figures for the person at the other side of the table, in `lang`. */
void turned_open(
    struct tui *tui, const struct desk_calculation *calculation, enum lang lang);

/* Who may unlock the ledger; and, at the door, a new passphrase with the recovery key. */
void access_open(struct tui *tui);
void access_recover(struct tui *tui);
/* When a ledger was made: a recovery key for on paper. */
void access_offer(struct tui *tui);

/* The policies on a time line. */
void policies_open(struct tui *tui);

/* Reports over all cases. */
void reports_open(struct tui *tui);

/* What the keys do, for these contexts first. */
void help_open(struct tui *tui, unsigned contexts);

#endif
