/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/tui/tui.h - the desk on a terminal.
 */
#ifndef TERUGKEERDESK_TUI_TUI_H
#define TERUGKEERDESK_TUI_TUI_H

#include <stdbool.h>
#include <stdint.h>

#include "terugkeerdesk/core/lang.h"

struct desk;

struct tui_host {
	void (*set_language)(enum lang lang); /* F8, while running */
	int64_t (*slept)(void); /* seconds that the machine slept since it was started */
	enum lang lang; /* at the start */
	bool demo; /* the ledger is open already, with example cases */
};

/* Run until the user leaves.  Returns an exit status (cli.h).  The terminal is left as
 * it was found, and empty, on every way out. */
int tui_run(struct desk *desk, const struct tui_host *host);

#endif
