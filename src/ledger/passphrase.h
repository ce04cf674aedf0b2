/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * src/ledger/passphrase.h - what a person typed, in guarded memory.
 */
#ifndef TERUGKEERDESK_LEDGER_PASSPHRASE_H
#define TERUGKEERDESK_LEDGER_PASSPHRASE_H

#include <stddef.h>
#include <stdint.h>

struct fault;

/* Zeroed is empty. */
struct passphrase {
	char *text; /* NFC, so that both forms of an accent are one passphrase; no NUL */
	size_t size;
};

/* FAULT_UTF8, FAULT_TOO_LONG, FAULT_MEMORY. */
int passphrase_read(const char *typed, struct passphrase *ret, struct fault *fault);
/* Long enough to protect something: FAULT_PASSPHRASE_WEAK. */
int passphrase_check(const struct passphrase *passphrase, struct fault *fault);
void passphrase_clear(struct passphrase *passphrase);

/* The cost of making a key of it. */
struct passphrase_cost {
	int64_t passes;
	int64_t memory; /* bytes */
};
#define PASSPHRASE_SALT 16
/*
 * Argon2id.  The cost comes from a file that anybody may have changed: outside the
 * bounds it is refused (FAULT_KDF) before any memory is taken.
 */
int passphrase_derive(const struct passphrase *passphrase, struct passphrase_cost cost,
    const uint8_t salt[PASSPHRASE_SALT], uint8_t ret_key[32], const char *place,
    struct fault *fault);

#endif
