/* SPDX-License-Identifier: EUPL-1.2 */
#include "seal.h"

#include <glib.h>
#include <sodium.h>
#include <string.h>

/* version, kind, ledger, case, number, revision */
#define NAME_SIZE (2 + 2 * SEAL_UUID + 2 * 8)

static void put_number(uint8_t *at, int64_t number)
{
	for (int i = 0; i < 8; i++)
		at[i] = (uint8_t)((uint64_t)number >> 8 * i);
}

static void write_name(
    const struct seal_name *name, uint8_t version, uint8_t ret[NAME_SIZE])
{
	memset(ret, 0, NAME_SIZE);
	ret[0] = version;
	ret[1] = (uint8_t)name->kind;
	memcpy(ret + 2, name->ledger, SEAL_UUID);
	if (name->uuid != NULL)
		memcpy(ret + 2 + SEAL_UUID, name->uuid, SEAL_UUID);
	put_number(ret + 2 + 2 * SEAL_UUID, name->number);
	put_number(ret + 2 + 2 * SEAL_UUID + 8, name->revision);
}

void plain_clear(struct plain *plain)
{
	if (plain->at != NULL)
		sodium_memzero(plain->at, plain->allocated);
	g_free(plain->at);
	memset(plain, 0, sizeof(*plain));
}

/* Room for `size` bytes; what was there is lost. */
static void plain_room(struct plain *plain, size_t size)
{
	if (plain->allocated < size) {
		plain_clear(plain);
		plain->allocated = size + size / 2 + SEAL_STEP_RECORD;
		plain->at = g_malloc(plain->allocated);
	}
	plain->size = 0;
}

void sealed_clear(struct sealed *sealed)
{
	g_free(sealed->at);
	memset(sealed, 0, sizeof(*sealed));
}

/* Padding is one byte 0x80 and zeros, so a step adds from 1 to `step` bytes. */
static void encrypt(const struct seal_name *name, const uint8_t *key, size_t step,
    const void *record, size_t size, const uint8_t *nonce, uint8_t *ret)
{
	uint8_t bound[NAME_SIZE];
	size_t padded = size;

	write_name(name, SEAL_VERSION, bound);
	if (size > 0)
		memcpy(ret, record, size);
	if (step > 1)
		sodium_pad(&padded, ret, size, step, size + step);
	crypto_aead_xchacha20poly1305_ietf_encrypt(
	    ret, NULL, ret, padded, bound, sizeof(bound), NULL, nonce, key);
}

static size_t padded_size(size_t size, size_t step)
{
	return step > 1 ? (size / step + 1) * step : size;
}

void seal_make(const struct seal_name *name, const uint8_t key[SEAL_KEY], size_t step,
    const void *record, size_t size, struct sealed *ret)
{
	ret->size = 1 + SEAL_NONCE + padded_size(size, step) + SEAL_TAG;
	ret->at = g_malloc(ret->size);
	ret->at[0] = SEAL_VERSION;
	randombytes_buf(ret->at + 1, SEAL_NONCE);
	encrypt(name, key, step, record, size, ret->at + 1, ret->at + 1 + SEAL_NONCE);
}

void seal_make_apart(const struct seal_name *name, const uint8_t key[SEAL_KEY],
    size_t step, const void *record, size_t size, uint8_t ret_nonce[SEAL_NONCE],
    struct sealed *ret)
{
	ret->size = 1 + padded_size(size, step) + SEAL_TAG;
	ret->at = g_malloc(ret->size);
	ret->at[0] = SEAL_VERSION;
	randombytes_buf(ret_nonce, SEAL_NONCE);
	encrypt(name, key, step, record, size, ret_nonce, ret->at + 1);
}

static bool decrypt(const struct seal_name *name, const uint8_t *key, size_t step,
    uint8_t version, const uint8_t *nonce, struct bytes encrypted, struct plain *ret)
{
	uint8_t bound[NAME_SIZE];
	unsigned long long padded = 0;
	size_t size;

	if (version != SEAL_VERSION)
		return false;
	plain_room(ret, encrypted.size);
	write_name(name, version, bound);
	if (crypto_aead_xchacha20poly1305_ietf_decrypt(ret->at, &padded, NULL,
		encrypted.at, encrypted.size, bound, sizeof(bound), nonce, key) != 0)
		return false;
	size = (size_t)padded;
	if (step > 1 && sodium_unpad(&size, ret->at, (size_t)padded, step) != 0)
		return false;
	ret->size = size;
	return true;
}

bool seal_open(const struct seal_name *name, const uint8_t key[SEAL_KEY], size_t step,
    struct bytes sealed, struct plain *ret)
{
	const size_t front = 1 + SEAL_NONCE;

	if (sealed.size < front + SEAL_TAG)
		return false;
	return decrypt(name, key, step, sealed.at[0], sealed.at + 1,
	    (struct bytes){ sealed.at + front, sealed.size - front }, ret);
}

bool seal_open_apart(const struct seal_name *name, const uint8_t key[SEAL_KEY],
    size_t step, const uint8_t nonce[SEAL_NONCE], struct bytes sealed, struct plain *ret)
{
	if (sealed.size < 1 + SEAL_TAG)
		return false;
	return decrypt(name, key, step, sealed.at[0], nonce,
	    (struct bytes){ sealed.at + 1, sealed.size - 1 }, ret);
}
