/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * src/ledger/chain.h - the log proves itself: every line authenticates all before it.
 *
 *   mac = BLAKE2b-256(chain key, mac before || sequence || case || revision ||
 *                     generation || length || event || length || body)
 *
 * over what is stored, so that a line still proves itself after the case was erased.
 */
#ifndef TERUGKEERDESK_LEDGER_CHAIN_H
#define TERUGKEERDESK_LEDGER_CHAIN_H

#include <stdint.h>

#include "db.h"

#define CHAIN_MAC 32

struct chain_line {
	int64_t sequence;
	const uint8_t *uuid; /* of the case; NULL: the ledger itself */
	int64_t revision;
	int64_t generation;
	struct bytes event;
	struct bytes body;
};

/* `before` is all zeros for the first line; `before` and `ret` may be the same. */
void chain_mac(const uint8_t key[32], const uint8_t before[CHAIN_MAC],
    const struct chain_line *line, uint8_t ret[CHAIN_MAC]);

#endif
