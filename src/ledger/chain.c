/* SPDX-License-Identifier: EUPL-1.2 */
#include "chain.h"

#include <sodium.h>

#include "seal.h"

static void add_number(crypto_generichash_state *state, int64_t number)
{
	uint8_t bytes[8];

	for (int i = 0; i < 8; i++)
		bytes[i] = (uint8_t)((uint64_t)number >> 8 * i);
	crypto_generichash_update(state, bytes, sizeof(bytes));
}

static void add_bytes(crypto_generichash_state *state, struct bytes bytes)
{
	add_number(state, (int64_t)bytes.size);
	if (bytes.size > 0)
		crypto_generichash_update(state, bytes.at, bytes.size);
}

void chain_mac(const uint8_t key[32], const uint8_t before[CHAIN_MAC],
    const struct chain_line *line, uint8_t ret[CHAIN_MAC])
{
	static const uint8_t no_case[SEAL_UUID];
	crypto_generichash_state state;

	crypto_generichash_init(&state, key, 32, CHAIN_MAC);
	crypto_generichash_update(&state, before, CHAIN_MAC);
	add_number(&state, line->sequence);
	crypto_generichash_update(
	    &state, line->uuid == NULL ? no_case : line->uuid, SEAL_UUID);
	add_number(&state, line->revision);
	add_number(&state, line->generation);
	add_bytes(&state, line->event);
	add_bytes(&state, line->body);
	crypto_generichash_final(&state, ret, CHAIN_MAC);
	sodium_memzero(&state, sizeof(state));
}
