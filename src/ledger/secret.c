/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/ledger/secret.h"

#include <sodium.h>

char *ledger_secret_new(size_t size)
{
	char *secret = sodium_init() < 0 ? NULL : sodium_malloc(size);

	if (secret != NULL)
		sodium_memzero(secret, size);
	return secret;
}

void ledger_secret_free(char *secret)
{
	sodium_free(secret);
}
