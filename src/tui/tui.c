/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/tui/tui.h"

#include <stdio.h>

#include <glib.h>

#include "loop.h"
#include "screens.h"
#include "terminal.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/desk/desk.h"

/* The exit status of the contract that the desk itself can end with. */
enum {
	STATUS_FINE = 0,
	STATUS_NO_TERMINAL = 2,
	STATUS_SIGNAL = 128 /* and its number, as shells count */
};

static void open_first_screen(struct tui *tui)
{
	if (tui->demo)
		cases_open(tui);
	else if (desk_ledger_exists(tui->desk))
		unlock_open(tui);
	else
		first_open(tui);
}

int tui_run(struct desk *desk, const struct tui_host *host)
{
	const struct config *config = desk_env(desk)->config;
	struct fault fault = { 0 };
	struct tui tui = { .desk = desk, .host = host, .lang = host->lang,
		.ascii = config->ascii, .demo = host->demo };

	if (terminal_open(config->mouse, &fault) != 0) {
		char *text = loop_fault_text(&fault);
		fprintf(stderr, "terugkeerdesk: %s\n", text);
		g_free(text);
		return STATUS_NO_TERMINAL;
	}
	tui.blocks = !tui.ascii && terminal_has_blocks();
	open_first_screen(&tui);
	loop_run(&tui);
	desk_lock(desk);
	terminal_close();
	g_free(tui.printer);
	return tui.signal == 0 ? STATUS_FINE : STATUS_SIGNAL + tui.signal;
}
