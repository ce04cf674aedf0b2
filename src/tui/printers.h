/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * printers.h - the list of printers to choose from.
 *
 * Those of the settings stand there at once, the queues of this machine as they are
 * found; the network is asked only by a row of its own, and an address can be typed.
 */
#ifndef TERUGKEERDESK_SRC_TUI_PRINTERS_H
#define TERUGKEERDESK_SRC_TUI_PRINTERS_H

#include "output.h"

/* Choose one, and print the page on it.  What was chosen last is on top the next time. */
void printers_open(struct tui *tui, const struct output_page *page);

#endif
