/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * why.h - the explanation of an amount.
 */
#ifndef TERUGKEERDESK_SRC_TUI_WHY_H
#define TERUGKEERDESK_SRC_TUI_WHY_H

#include "loop.h"
#include "terugkeerdesk/core/policy.h"

struct desk_calculation;
struct desk_case;

#define WHY_TOTAL (-1)

/* Which amount. */
struct why_about {
	enum package package;
	int phase; /* enum phase, or WHY_TOTAL */
	int person; /* from 1; 0: everybody */
};

/* The case and its calculation belong to the screen below; overrides change both, and
 * that screen is resumed afterwards.  A calculation must be possible. */
void why_open(struct tui *tui, struct desk_case *opened,
    struct desk_calculation *calculation, struct why_about about);

#endif
