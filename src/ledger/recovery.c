/* SPDX-License-Identifier: EUPL-1.2 */
#include "recovery.h"

#include <glib.h>
#include <sodium.h>
#include <string.h>

#include "terugkeerdesk/core/fault.h"

#define DIGITS  36 /* of five bits */
#define CHECKED 32 /* of them are the key; the others check it */
#define GROUP   4

/* Without I, L, O and U, which are taken for others. */
static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static void add_check(char digits[DIGITS])
{
	uint8_t hash[crypto_generichash_BYTES_MIN];

	crypto_generichash(hash, sizeof(hash), (const uint8_t *)digits, CHECKED, NULL, 0);
	for (int i = CHECKED; i < DIGITS; i++)
		digits[i] = alphabet[hash[i - CHECKED] & 0x1f];
	sodium_memzero(hash, sizeof(hash));
}

void recovery_make(char ret[LEDGER_RECOVERY_TEXT])
{
	char digits[DIGITS];
	uint8_t drawn[CHECKED];
	char *at = ret;

	_Static_assert(
	    DIGITS + DIGITS / GROUP <= LEDGER_RECOVERY_TEXT, "room for the groups");
	randombytes_buf(drawn, sizeof(drawn));
	for (int i = 0; i < CHECKED; i++)
		digits[i] = alphabet[drawn[i] & 0x1f];
	add_check(digits);
	for (int i = 0; i < DIGITS; i++) {
		if (i > 0 && i % GROUP == 0)
			*at++ = '-';
		*at++ = digits[i];
	}
	*at = '\0';
	sodium_memzero(digits, sizeof(digits));
	sodium_memzero(drawn, sizeof(drawn));
}

/* '\0' for what is none. */
static char digit_of(char typed)
{
	char digit = g_ascii_toupper(typed);

	if (digit == 'O')
		digit = '0';
	if (digit == 'I' || digit == 'L')
		digit = '1';
	return digit != '\0' && strchr(alphabet, digit) != NULL ? digit : '\0';
}

/* How many digits were typed; DIGITS + 1 when something else was. */
static int collect(const char *typed, char ret[DIGITS])
{
	int count = 0;

	for (; *typed != '\0'; typed++) {
		if (*typed == '-' || *typed == ' ' || *typed == '\n' || *typed == '\r')
			continue;
		if (count == DIGITS || digit_of(*typed) == '\0')
			return DIGITS + 1;
		ret[count++] = digit_of(*typed);
	}
	return count;
}

int recovery_read(const char *typed, struct passphrase *ret, struct fault *fault)
{
	char digits[DIGITS] = { 0 };
	char checked[DIGITS];
	char word[CHECKED + 1] = { 0 };
	int failed;

	if (collect(typed, digits) == DIGITS) {
		memcpy(checked, digits, CHECKED);
		add_check(checked);
		memcpy(word, checked, CHECKED);
	}
	if (word[0] == '\0' || memcmp(digits, checked, DIGITS) != 0)
		failed = fault_set(fault, FAULT_TYPE, N_("The recovery key"),
		    N_("a typing error"),
		    N_("nine groups of four letters and digits, as printed"));
	else
		failed = passphrase_read(word, ret, fault);
	sodium_memzero(digits, sizeof(digits));
	sodium_memzero(checked, sizeof(checked));
	sodium_memzero(word, sizeof(word));
	return failed;
}
