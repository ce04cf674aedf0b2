/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * rules.h - the policies and countries, read after the first frame.
 */
#ifndef TERUGKEERDESK_SRC_TUI_RULES_H
#define TERUGKEERDESK_SRC_TUI_RULES_H

#include <stdbool.h>

#include "loop.h"

/* Read them, if that was not done.  False: they cannot be used; every fault is shown on a
 * screen that was pushed. */
bool rules_ready(struct tui *tui);

#endif
