/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * src/ledger/cases.h - saving inside a transaction of the caller.
 */
#ifndef TERUGKEERDESK_LEDGER_CASES_H
#define TERUGKEERDESK_LEDGER_CASES_H

#include "inside.h"

/* Add a new case, checks of the case and the list in memory left aside: how benchmarks
 * and tests come to many cases quickly. */
int cases_add_inside(struct ledger *ledger, const struct case_file *file,
    const struct ledger_save *save, struct fault *fault);

#endif
