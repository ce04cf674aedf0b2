/* SPDX-License-Identifier: EUPL-1.2 */
#include "support.h"

#include <glib.h>
#include <string.h>

#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/document/catalogue.h"

/* Write `bytes` as the Dutch catalogue of a new folder. */
static char *folder_with(const void *bytes, size_t size)
{
	char *folder = support_temp_folder();
	char *inner = g_build_filename(folder, "nl", "LC_MESSAGES", NULL);
	char *path = g_build_filename(inner, "terugkeerdesk.mo", NULL);

	assert_int_equal(g_mkdir_with_parents(inner, 0700), 0);
	support_write_file(path, bytes, size);
	g_free(path);
	g_free(inner);
	return folder;
}

/* Say the same thing as gettext: whatever happens, words or a fault. */
static int try(const void *bytes, size_t size)
{
	char *folder = folder_with(bytes, size);
	struct catalogue catalogue = { 0 };
	struct fault fault = { 0 };
	int result = catalogue_open(folder, LANG_NL, &catalogue, &fault);

	if (result == 0) {
		const char *words = catalogue.translate(catalogue.data, "yes");

		assert_true(g_utf8_validate(words, -1, NULL));
		words = catalogue.translate_plural(catalogue.data, "yes", "yeses", 2);
		assert_true(g_utf8_validate(words, -1, NULL));
	} else {
		assert_int_not_equal(fault.code, FAULT_NONE);
		assert_null(catalogue.translate);
	}
	catalogue_close(&catalogue);
	support_remove_folder(folder);
	return result;
}

static char *dutch_file(size_t *ret_size)
{
	char *path = support_build("po/nl/LC_MESSAGES/terugkeerdesk.mo");
	char *bytes = support_read_file(path, ret_size);

	g_free(path);
	return bytes;
}

static void dutch_is_read_with_its_plurals(void **state)
{
	const char *one = "The log held {0} event when this summary was made.";
	const char *many = "The log held {0} events when this summary was made.";
	char *folder = support_build("po");
	struct catalogue nl = { 0 };

	(void)state;
	assert_int_equal(catalogue_open(folder, LANG_NL, &nl, NULL), 0);
	assert_int_equal(nl.lang, LANG_NL);
	assert_string_equal(nl.translate(nl.data, "yes"), "ja");
	assert_string_equal(nl.translate(nl.data, "not in any file"), "not in any file");
	assert_non_null(
	    strstr(nl.translate_plural(nl.data, one, many, 1), "gebeurtenis "));
	assert_non_null(
	    strstr(nl.translate_plural(nl.data, one, many, 0), "gebeurtenissen"));
	assert_string_equal(nl.translate_plural(nl.data, "cow", "cows", 2), "cows");
	catalogue_close(&nl);
	g_free(folder);
}

static void english_needs_no_file(void **state)
{
	struct catalogue en = { 0 };

	(void)state;
	assert_int_equal(catalogue_open("/nonexistent", LANG_EN, &en, NULL), 0);
	assert_string_equal(en.translate(en.data, "yes"), "yes");
	assert_string_equal(en.translate_plural(en.data, "cow", "cows", 1), "cow");
	catalogue_close(&en);
	assert_int_equal(catalogue_open(NULL, LANG_EN, &en, NULL), 0);
	catalogue_close(&en);
}

static void dutch_without_a_file_is_a_fault(void **state)
{
	struct catalogue nl = { 0 };
	struct fault fault = { 0 };

	(void)state;
	assert_int_equal(catalogue_open("/nonexistent", LANG_NL, &nl, &fault), -1);
	assert_int_equal(fault.code, FAULT_REFERENCE);
	assert_int_equal(catalogue_open(NULL, LANG_NL, &nl, &fault), -1);
}

static void what_is_no_catalogue_is_refused(void **state)
{
	char zeros[64] = { 0 };

	(void)state;
	assert_int_equal(try("", 0), -1);
	assert_int_equal(try("hello", 5), -1);
	assert_int_equal(try(zeros, sizeof zeros), -1);
}

static void a_cut_file_is_refused_at_every_length(void **state)
{
	size_t size;
	char *bytes = dutch_file(&size);

	(void)state;
	for (size_t length = 0; length < size; length += 1 + length / 16)
		assert_int_equal(try(bytes, length), -1);
	assert_int_equal(try(bytes, size), 0);
	g_free(bytes);
}

static void a_changed_byte_never_does_harm(void **state)
{
	struct support_random random = support_seed();
	size_t size;
	char *bytes = dutch_file(&size);

	(void)state;
	for (int i = 0; i < (support_long() ? 20000 : 200); i++) {
		/* Half of them in the header and the tables, where the offsets are. */
		uint32_t below = (uint32_t)(i % 2 ? size : MIN(size, 4096));
		uint32_t at = support_random_below(&random, below);
		char kept = bytes[at];

		bytes[at] = (char)support_random_below(&random, 256);
		try(bytes, size);
		bytes[at] = kept;
	}
	g_free(bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dutch_is_read_with_its_plurals),
		cmocka_unit_test(english_needs_no_file),
		cmocka_unit_test(dutch_without_a_file_is_a_fault),
		cmocka_unit_test(what_is_no_catalogue_is_refused),
		cmocka_unit_test(a_cut_file_is_refused_at_every_length),
		cmocka_unit_test(a_changed_byte_never_does_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
