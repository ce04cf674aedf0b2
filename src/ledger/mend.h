/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * src/ledger/mend.h - making a damaged copy one that SQLite looks into.
 */
#ifndef TERUGKEERDESK_LEDGER_MEND_H
#define TERUGKEERDESK_LEDGER_MEND_H

#include <stdbool.h>

struct fault;

/*
 * mend_copy(copy, whole_page, fault):
 * What is missing at the end of the file is filled with empty pages, and a first page that
 * is none of a ledger's is replaced by that of a new one: every ledger has its tables on
 * the same pages.  With `whole_page` the first page is replaced although it looks fine.
 * FAULT_LEDGER_FOREIGN for a file of another program, FAULT_LEDGER_NEWER.
 */
int mend_copy(const char *copy, bool whole_page, struct fault *fault);

#endif
