/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * amounts.h - one amount of a calculation: which it is, how much, and in words.
 */
#ifndef TERUGKEERDESK_SRC_TUI_AMOUNTS_H
#define TERUGKEERDESK_SRC_TUI_AMOUNTS_H

#include <stdbool.h>

#include "terugkeerdesk/core/assess.h"
#include "terugkeerdesk/core/lang.h"
#include "terugkeerdesk/core/money.h"

#define AMOUNTS_ALL (-1)

/* Which amount: a whole package, or a part of it. */
struct amount {
	enum package package;
	int person; /* from 1; 0: everybody */
	int phase; /* enum phase, or AMOUNTS_ALL */
	int component; /* in the rulebook, or AMOUNTS_ALL */
};

/* How much.  *ret_there: whether the package has such a part at all (else "–"). */
struct sum amounts_sum(const struct rulebook *rulebook,
    const struct assessment *assessment, const struct amount *amount, bool *ret_there);

/* "9.680", "7.460–8.460", "not stated", "480 +" (and more that is not stated). */
char *amounts_column(char ret[MONEY_TEXT * 2], const struct sum *sum, enum lang lang);
/* The same with the sign of the euro, for sentences. */
char *amounts_sentence(char ret[MONEY_TEXT * 2], const struct sum *sum, enum lang lang);

/* Does the package have a part that is paid in this phase? */
bool amounts_has_phase(const struct assessment *assessment, enum package package,
    enum phase phase);

/* The package that is looked at: the one that applies; JRS when that is open. */
enum package amounts_package(const struct assessment *assessment);

#endif
