/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * src/ledger/uuid.h - random identities (UUID version 4), as bytes and as text.
 */
#ifndef TERUGKEERDESK_LEDGER_UUID_H
#define TERUGKEERDESK_LEDGER_UUID_H

#include <stdbool.h>
#include <stdint.h>

#include "seal.h"
#include "terugkeerdesk/ledger/ledger.h"

void uuid_make(uint8_t ret[SEAL_UUID]);
void uuid_write(const uint8_t uuid[SEAL_UUID], char ret[LEDGER_UUID_TEXT]);
/* False when the text is no UUID; capitals are fine. */
bool uuid_read(const char *text, uint8_t ret[SEAL_UUID]);

#endif
