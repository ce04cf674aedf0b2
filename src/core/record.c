/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/record.h"

#include <string.h>

#include <glib.h>

static void append(struct record_writer *writer, const void *bytes, size_t size)
{
	if (writer->size + size > writer->allocated) {
		size_t allocated = MAX(2 * writer->allocated, writer->size + size + 64);
		uint8_t *grown = g_malloc(allocated);

		/* Not g_realloc, which may leave a copy in the clear behind. */
		if (writer->size > 0) {
			memcpy(grown, writer->bytes, writer->size);
			explicit_bzero(writer->bytes, writer->size);
		}
		g_free(writer->bytes);
		writer->bytes = grown;
		writer->allocated = allocated;
	}
	if (size > 0)
		memcpy(writer->bytes + writer->size, bytes, size);
	writer->size += size;
}

void record_put_number(struct record_writer *writer, uint64_t number)
{
	uint8_t bytes[10];
	size_t count = 0;

	while (number >= 0x80) {
		bytes[count++] = (uint8_t)(number | 0x80);
		number >>= 7;
	}
	bytes[count++] = (uint8_t)number;
	append(writer, bytes, count);
}

void record_put_signed(struct record_writer *writer, int64_t number)
{
	uint64_t twice = (uint64_t)number << 1;

	record_put_number(writer, number < 0 ? ~twice : twice);
}

void record_put_bytes(struct record_writer *writer, const void *bytes, size_t size)
{
	record_put_number(writer, size);
	append(writer, bytes, size);
}

void record_put_raw(struct record_writer *writer, const void *bytes, size_t size)
{
	append(writer, bytes, size);
}

void record_put_text(struct record_writer *writer, const char *text)
{
	record_put_bytes(writer, text, text == NULL ? 0 : strlen(text));
}

void record_writer_clear(struct record_writer *writer)
{
	if (writer->bytes != NULL)
		explicit_bzero(writer->bytes, writer->allocated);
	g_free(writer->bytes);
	memset(writer, 0, sizeof *writer);
}

uint64_t record_get_number(struct record_reader *reader)
{
	uint64_t number = 0;

	for (unsigned shift = 0; shift < 64 && !reader->failed; shift += 7) {
		uint8_t byte;

		if (reader->at >= reader->size)
			break;
		byte = reader->bytes[reader->at++];
		/* One number, one spelling: no bits beyond 64, no empty last byte. */
		if ((shift == 63 && byte > 1) || (shift > 0 && byte == 0))
			break;
		number |= (uint64_t)(byte & 0x7f) << shift;
		if (byte < 0x80)
			return number;
	}
	reader->failed = 1;
	return 0;
}

int64_t record_get_signed(struct record_reader *reader)
{
	uint64_t twice = record_get_number(reader);

	return (int64_t)((twice >> 1) ^ (0 - (twice & 1)));
}

const uint8_t *record_get_bytes(
    struct record_reader *reader, size_t most, size_t *ret_size)
{
	uint64_t size = record_get_number(reader);
	const uint8_t *view;

	if (reader->failed || size > most || size > reader->size - reader->at) {
		reader->failed = 1;
		*ret_size = 0;
		return reader->bytes;
	}
	view = reader->bytes + reader->at;
	reader->at += (size_t)size;
	*ret_size = (size_t)size;
	return view;
}

char *record_get_text(struct record_reader *reader, size_t most)
{
	size_t size;
	const char *view = (const char *)record_get_bytes(reader, most, &size);

	/* With a length, NUL inside counts as invalid too. */
	if (reader->failed || !g_utf8_validate(view, (gssize)size, NULL)) {
		reader->failed = 1;
		return g_strdup("");
	}
	return g_strndup(view, size);
}
