/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * src/ledger/recovery.h - a key as people write it down and type it back.
 */
#ifndef TERUGKEERDESK_LEDGER_RECOVERY_H
#define TERUGKEERDESK_LEDGER_RECOVERY_H

#include "passphrase.h"
#include "terugkeerdesk/ledger/ledger.h"

/* 160 random bits and 20 that check them, as nine groups of four: "7K2M-...". */
void recovery_make(char ret[LEDGER_RECOVERY_TEXT]);

/*
 * recovery_read(typed, ret, fault):
 * Capitals, blanks and dashes aside; O reads as 0, I and L as 1.  FAULT_TYPE when the
 * check does not fit.  The same passphrase for every way of writing it.
 */
int recovery_read(const char *typed, struct passphrase *ret, struct fault *fault);

#endif
