/* SPDX-License-Identifier: EUPL-1.2 */
#include "passphrase.h"

#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <uninorm.h>
#include <unistr.h>

#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/core/text.h"
#include "terugkeerdesk/ledger/ledger.h"

/* A character in NFC takes at most three times the bytes that were typed for it. */
#define NFC_GROWTH 3

#define PASSES_MIN 1
#define PASSES_MAX 16
#define MEMORY_MIN (INT64_C(8) << 10)
#define MEMORY_MAX (INT64_C(1) << 30)

int passphrase_read(const char *typed, struct passphrase *ret, struct fault *fault)
{
	size_t length = strnlen(typed, LEDGER_PASSPHRASE_MAX + 1);
	size_t size = NFC_GROWTH * LEDGER_PASSPHRASE_MAX;
	char *text;

	if (length > LEDGER_PASSPHRASE_MAX)
		return fault_set(
		    fault, FAULT_TOO_LONG, N_("The passphrase"), NULL, N_("1024 bytes"));
	if (u8_check((const uint8_t *)typed, length) != NULL)
		return fault_set(fault, FAULT_UTF8, N_("The passphrase"), NULL, NULL);
	text = sodium_malloc(size + 1);
	if (text == NULL)
		return fault_set(fault, FAULT_MEMORY, N_("The passphrase"), NULL, NULL);
	/* Not with GLib, which leaves a copy behind in memory. */
	if (u8_normalize(UNINORM_NFC, (const uint8_t *)typed, length, (uint8_t *)text,
		&size) != (uint8_t *)text) {
		sodium_free(text);
		return fault_set(fault, FAULT_MEMORY, N_("The passphrase"), NULL, NULL);
	}
	text[size] = '\0';
	ret->text = text;
	ret->size = size;
	return 0;
}

int passphrase_check(const struct passphrase *passphrase, struct fault *fault)
{
	if (text_clusters(passphrase->text) < LEDGER_PASSPHRASE_MIN)
		return fault_set(fault, FAULT_PASSPHRASE_WEAK, NULL, NULL,
		    N_("at least 8 characters"));
	return 0;
}

void passphrase_clear(struct passphrase *passphrase)
{
	sodium_free(passphrase->text);
	memset(passphrase, 0, sizeof(*passphrase));
}

int passphrase_derive(const struct passphrase *passphrase, struct passphrase_cost cost,
    const uint8_t salt[PASSPHRASE_SALT], uint8_t ret_key[32], const char *place,
    struct fault *fault)
{
	_Static_assert(PASSPHRASE_SALT == crypto_pwhash_SALTBYTES, "salt of Argon2id");

	if (cost.passes < PASSES_MIN || cost.passes > PASSES_MAX ||
	    cost.memory < MEMORY_MIN || cost.memory > MEMORY_MAX) {
		char found[64];

		snprintf(found, sizeof(found), "%" PRId64 " x %" PRId64, cost.passes,
		    cost.memory);
		return fault_set(fault, FAULT_KDF, place, found,
		    N_("1 to 16 passes over 8 KiB to 1 GiB"));
	}
	if (crypto_pwhash(ret_key, 32, passphrase->text, passphrase->size, salt,
		(unsigned long long)cost.passes, (size_t)cost.memory,
		crypto_pwhash_ALG_ARGON2ID13) != 0)
		return fault_set(fault, FAULT_MEMORY, place, NULL, NULL);
	return 0;
}
