/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cli/ledger_text.h - what is found in a ledger or a backup, as text.
 */
#ifndef CLI_LEDGER_TEXT_H
#define CLI_LEDGER_TEXT_H

#include "terugkeerdesk/ledger/ledger.h"

/* Findings on standard error; counts and the end of the log on standard output. */
void ledger_text_report(const struct ledger_report *report);

/* The end of the log, to be noted outside. */
void ledger_text_head(const struct ledger_head *head);

#endif
