/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/exchange/writer.h"

#include <string.h>

#include <jansson.h>

#include "support.h"

static char *sample(bool pretty)
{
	struct writer writer;

	writer_start(&writer, pretty);
	writer_begin(&writer, NULL, '{');
	writer_string(&writer, "text", "a");
	writer_begin(&writer, "none", '{');
	writer_end(&writer, '}');
	writer_begin(&writer, "list", '[');
	writer_integer(&writer, NULL, -7);
	writer_begin_flat(&writer, NULL, '{');
	writer_boolean(&writer, "yes", true);
	writer_begin(&writer, "inner", '[');
	writer_null(&writer, NULL);
	writer_boolean(&writer, NULL, false);
	writer_end(&writer, ']');
	writer_end(&writer, '}');
	writer_end(&writer, ']');
	writer_null(&writer, "last");
	writer_end(&writer, '}');
	return writer_finish(&writer);
}

static void one_line_has_no_blanks(void **state)
{
	char *text = sample(false);

	(void)state;
	assert_string_equal(text,
	    "{\"text\":\"a\",\"none\":{},\"list\":[-7,{\"yes\":true,"
	    "\"inner\":[null,false]}],\"last\":null}");
	g_free(text);
}

static void several_lines_are_indented_but_the_flat_parts(void **state)
{
	char *text = sample(true);

	(void)state;
	assert_string_equal(text, "{\n"
				  "  \"text\": \"a\",\n"
				  "  \"none\": {},\n"
				  "  \"list\": [\n"
				  "    -7,\n"
				  "    { \"yes\": true, \"inner\": [ null, false ] }\n"
				  "  ],\n"
				  "  \"last\": null\n"
				  "}");
	g_free(text);
}

static void every_string_can_be_read_back(void **state)
{
	struct support_random random = support_seed();

	(void)state;
	for (int i = 0; i < 5000; i++) {
		GString *string = g_string_new(NULL);
		struct writer writer;
		char *text;
		json_t *json;

		for (uint32_t n = support_random_below(&random, 12); n > 0; n--) {
			gunichar character =
			    support_random_below(&random, 4) == 0
				? 1 + support_random_below(&random, 0x2ffff)
				: 1 + support_random_below(&random, 0x7f);

			if (g_unichar_validate(character))
				g_string_append_unichar(string, character);
		}
		writer_start(&writer, false);
		writer_begin(&writer, NULL, '[');
		writer_string(&writer, NULL, string->str);
		writer_end(&writer, ']');
		text = writer_finish(&writer);
		json = json_loads(text, 0, NULL);
		assert_non_null(json);
		assert_string_equal(
		    json_string_value(json_array_get(json, 0)), string->str);
		json_decref(json);
		g_free(text);
		g_string_free(string, TRUE);
	}
}

static void the_largest_numbers_are_whole(void **state)
{
	struct writer writer;
	char *text;

	(void)state;
	writer_start(&writer, false);
	writer_begin(&writer, NULL, '[');
	writer_integer(&writer, NULL, INT64_MIN);
	writer_integer(&writer, NULL, INT64_MAX);
	writer_integer(&writer, NULL, 0);
	writer_integer(&writer, NULL, 100);
	writer_end(&writer, ']');
	text = writer_finish(&writer);
	assert_string_equal(text, "[-9223372036854775808,9223372036854775807,0,100]");
	g_free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_line_has_no_blanks),
		cmocka_unit_test(several_lines_are_indented_but_the_flat_parts),
		cmocka_unit_test(every_string_can_be_read_back),
		cmocka_unit_test(the_largest_numbers_are_whole),
	};

	return cmocka_run_group_tests_name("exchange writer", tests, NULL, NULL);
}
