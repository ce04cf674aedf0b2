/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/ledger/secret.h - memory for a passphrase while it is typed.
 */
#ifndef TERUGKEERDESK_LEDGER_SECRET_H
#define TERUGKEERDESK_LEDGER_SECRET_H

#include <stddef.h>

/* So many bytes, the first a NUL, between guard pages, kept out of swap where this account
 * may ask for that, and wiped when they are freed.  NULL: there is no memory. */
char *ledger_secret_new(size_t size);
void ledger_secret_free(char *secret); /* NULL is fine */

#endif
