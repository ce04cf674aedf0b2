/* SPDX-License-Identifier: EUPL-1.2 */
#include "uuid.h"

#include <glib.h>
#include <sodium.h>
#include <string.h>

static bool dash_before(int byte)
{
	return byte == 4 || byte == 6 || byte == 8 || byte == 10;
}

void uuid_make(uint8_t ret[SEAL_UUID])
{
	randombytes_buf(ret, SEAL_UUID);
	ret[6] = (uint8_t)((ret[6] & 0x0f) | 0x40);
	ret[8] = (uint8_t)((ret[8] & 0x3f) | 0x80);
}

void uuid_write(const uint8_t uuid[SEAL_UUID], char ret[LEDGER_UUID_TEXT])
{
	static const char digit[] = "0123456789abcdef";
	char *at = ret;

	for (int i = 0; i < SEAL_UUID; i++) {
		if (dash_before(i))
			*at++ = '-';
		*at++ = digit[uuid[i] >> 4];
		*at++ = digit[uuid[i] & 0x0f];
	}
	*at = '\0';
}

bool uuid_read(const char *text, uint8_t ret[SEAL_UUID])
{
	uint8_t uuid[SEAL_UUID];

	if (strlen(text) != LEDGER_UUID_TEXT - 1)
		return false;
	for (int i = 0; i < SEAL_UUID; i++) {
		if (dash_before(i) && *text++ != '-')
			return false;
		if (!g_ascii_isxdigit(text[0]) || !g_ascii_isxdigit(text[1]))
			return false;
		uuid[i] = (uint8_t)(g_ascii_xdigit_value(text[0]) << 4 |
				    g_ascii_xdigit_value(text[1]));
		text += 2;
	}
	memcpy(ret, uuid, SEAL_UUID);
	return true;
}
