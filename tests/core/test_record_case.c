/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/record.h"

#include <string.h>

#include <glib.h>

#include "random_case.h"
#include "terugkeerdesk/core/fault.h"

static void every_case_survives_and_gives_the_same_bytes(void **state)
{
	struct support_random random = support_seed();
	struct case_file *file = g_new0(struct case_file, 1);
	struct case_file *back = g_new0(struct case_file, 1);

	(void)state;
	for (int i = 0; i < 5000; i++) {
		size_t size, again_size;
		uint8_t *bytes, *again;

		random_case(&random, file);
		bytes = record_encode(file, &size);
		assert_int_equal(record_decode(bytes, size, back, NULL), 0);
		assert_true(case_file_equal(file, back));
		again = record_encode(back, &again_size);
		assert_int_equal(size, again_size);
		assert_memory_equal(bytes, again, size);
		g_free(bytes);
		g_free(again);
	}
	case_file_clear(file);
	case_file_clear(back);
	g_free(file);
	g_free(back);
}

/* A record written by the first version stays readable. */
static void the_format_is_what_it_was(void **state)
{
	static const uint8_t bytes[] = {
		1,                            /* format */
		2, 1, 4,                      /* departure_kind: forced */
		13, 2, 'A', 'b',              /* place */
		120, 7, 17, 1, 'X', 19, 1, 0, /* a person: name, role main applicant */
		21,                           /* born_on, but half */
	};
	struct case_file file = { 0 };
	uint8_t *written;
	size_t size;

	(void)state;
	assert_int_equal(record_decode(bytes, sizeof bytes, &file, NULL), -1);
	assert_int_equal(record_decode(bytes, sizeof bytes - 1, &file, NULL), -1);
	{
		static const uint8_t whole[] = { 1, 2, 1, 4, 13, 2, 'A', 'b', 120, 6, 17,
			1, 'X', 19, 1, 0 };

		assert_int_equal(record_decode(whole, sizeof whole, &file, NULL), 0);
		assert_int_equal(file.fact[FACT_DEPARTURE_KIND].number, DEPARTURE_FORCED);
		assert_string_equal(file.fact[FACT_PLACE].text, "Ab");
		assert_int_equal(file.person_count, 1);
		assert_string_equal(case_file_value(&file, FACT_NAME, 1)->text, "X");
		written = record_encode(&file, &size);
		assert_int_equal(size, sizeof whole);
		assert_memory_equal(written, whole, size);
	}
	g_free(written);
	case_file_clear(&file);
}

static void damaged_records_are_refused(void **state)
{
	static const struct {
		const char *bytes;
		size_t size;
	} rows[] = {
		{ "", 0 }, { "\x00", 1 },                 /* another format */
		{ "\x02", 1 }, { "\x01\x63\x01\x00", 4 }, /* no such fact */
		{ "\x01\x11\x01X", 4 },         /* a fact of a person in the case */
		{ "\x01\x78\x03\x0d\x01X", 6 }, /* a fact of the case in a person */
		{ "\x01\x02\x01\x06", 4 },      /* no such choice */
		{ "\x01\x02\x02\x00\x00", 5 },  /* two numbers */
		{ "\x01\x02\x01\x00\x02\x01\x00", 7 }, /* twice */
		{ "\x01\x0d\x00", 3 },                 /* an empty text */
		{ "\x01\x0d\x02 x", 5 },               /* not clean */
		{ "\x01\x0d\x03"
		  "e\xcc\x81",
		    6 }, /* not composed */
		{ "\x01\x79\x08\x00\x03"
		  "a.b\x02\x01x",
		    11 }, /* no such answer */
		{ "\x01\x79\x07\x00\x03"
		  "a.b\x00\x00",
		    10 }, /* no reason */
	};
	struct case_file file = { 0 };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct fault fault = { 0 };

		assert_int_equal(record_decode((const uint8_t *)rows[i].bytes,
				     rows[i].size, &file, &fault),
		    -1);
		assert_int_equal(fault.code, FAULT_LEDGER_DAMAGED);
		assert_int_equal(file.person_count, 0);
	}
}

static void changed_bytes_give_a_case_or_a_fault(void **state)
{
	struct support_random random = support_seed();
	struct case_file *file = g_new0(struct case_file, 1);
	struct case_file *back = g_new0(struct case_file, 1);

	(void)state;
	for (int i = 0; i < (support_long() ? 500000 : 20000); i++) {
		size_t size, again_size;
		uint8_t *bytes, *again;

		if (i % 20 == 0)
			random_case(&random, file);
		bytes = record_encode(file, &size);
		for (uint32_t n = 1 + support_random_below(&random, 3); n > 0; n--)
			bytes[support_random_below(&random, (uint32_t)size)] =
			    (uint8_t)support_random_next(&random);
		if (support_random_below(&random, 3) == 0)
			size = support_random_below(&random, (uint32_t)size + 1);
		if (record_decode(bytes, size, back, NULL) == 0) {
			again = record_encode(back, &again_size);
			assert_int_equal(record_decode(again, again_size, file, NULL), 0);
			assert_true(case_file_equal(file, back));
			g_free(again);
		}
		g_free(bytes);
	}
	case_file_clear(file);
	case_file_clear(back);
	g_free(file);
	g_free(back);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_case_survives_and_gives_the_same_bytes),
		cmocka_unit_test(the_format_is_what_it_was),
		cmocka_unit_test(damaged_records_are_refused),
		cmocka_unit_test(changed_bytes_give_a_case_or_a_fault),
	};

	return cmocka_run_group_tests_name("core record_case", tests, NULL, NULL);
}
