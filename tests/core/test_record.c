/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/record.h"

#include <string.h>

#include <glib.h>

#include "support.h"

static struct record_reader reader_of(const struct record_writer *writer)
{
	return (struct record_reader){ .bytes = writer->bytes, .size = writer->size };
}

static void numbers_survive(void **state)
{
	static const uint64_t numbers[] = { 0, 1, 127, 128, 16383, 16384, UINT32_MAX,
		INT64_MAX, UINT64_MAX };
	static const int64_t signs[] = { 0, -1, 1, -64, 63, 64, INT64_MIN, INT64_MAX };
	struct record_writer writer = { 0 };
	struct record_reader reader;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++)
		record_put_number(&writer, numbers[i]);
	for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
		record_put_signed(&writer, signs[i]);
	reader = reader_of(&writer);
	for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++)
		assert_true(record_get_number(&reader) == numbers[i]);
	for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
		assert_true(record_get_signed(&reader) == signs[i]);
	assert_false(reader.failed);
	assert_int_equal(reader.at, reader.size);
	record_get_number(&reader);
	assert_true(reader.failed);
	record_writer_clear(&writer);
}

static void texts_and_bytes_survive(void **state)
{
	struct record_writer writer = { 0 };
	struct record_reader reader;
	const uint8_t *bytes;
	size_t size;
	char *text;

	(void)state;
	record_put_text(&writer, "é例");
	record_put_text(&writer, NULL);
	record_put_bytes(&writer, "a\0b", 3);
	reader = reader_of(&writer);
	text = record_get_text(&reader, 5);
	assert_string_equal(text, "é例");
	g_free(text);
	text = record_get_text(&reader, 5);
	assert_string_equal(text, "");
	g_free(text);
	bytes = record_get_bytes(&reader, 3, &size);
	assert_int_equal(size, 3);
	assert_memory_equal(bytes, "a\0b", 3);
	assert_false(reader.failed);
	record_writer_clear(&writer);
	record_writer_clear(&writer);
}

static void what_does_not_fit_fails_and_stays_failed(void **state)
{
	static const struct {
		const char *bytes;
		size_t size;
	} texts[] = {
		{ "\x05"
		  "abcd",
		    5 }, /* longer than what is there */
		{ "\x04"
		  "abcd",
		    5 }, /* longer than asked for */
		{ "\x02"
		  "a\0",
		    3 },           /* NUL inside */
		{ "\x01\xff", 2 }, /* not UTF-8 */
		{ "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"
		  "a",
		    11 }, /* huge */
		{ "\x81\x00"
		  "a",
		    3 }, /* a number with an empty last byte */
		{ "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02"
		  "a",
		    11 },      /* over 64 bits */
		{ "\x81", 1 }, /* half a number */
		{ "", 0 },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		struct record_reader reader = {
			.bytes = (const uint8_t *)texts[i].bytes,
			.size = texts[i].size,
		};
		char *text = record_get_text(&reader, 3);

		assert_true(reader.failed);
		assert_string_equal(text, "");
		g_free(text);
		assert_int_equal(record_get_number(&reader), 0);
		assert_int_equal(record_get_signed(&reader), 0);
		text = record_get_text(&reader, 3);
		assert_string_equal(text, "");
		g_free(text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_survive),
		cmocka_unit_test(texts_and_bytes_survive),
		cmocka_unit_test(what_does_not_fit_fails_and_stays_failed),
	};

	return cmocka_run_group_tests_name("core record", tests, NULL, NULL);
}
