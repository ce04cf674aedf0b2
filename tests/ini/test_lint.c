/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/ini/ini.h"

#include <glib.h>
#include <string.h>

#include "support.h"

/* Each text holds exactly one fault. */
static const struct {
	const char *text;
	enum fault_code code;
	int line;
	const char *found;
} bad[] = {
	{ "id = one\n", FAULT_SYNTAX, 1, "id = one" },
	{ "[a]\nid\n", FAULT_SYNTAX, 2, "id" },
	{ "[a]\n= one\n", FAULT_SYNTAX, 2, "" },
	{ "[a]\nb c = one\n", FAULT_SYNTAX, 2, "b c" },
	{ "[a]\nb:c = one\n", FAULT_SYNTAX, 2, "b:c" },
	{ "[a]\nbé = one\n", FAULT_SYNTAX, 2, "bé" },
	{ "[a]\nb = 1\n\n B = 2\n", FAULT_KEY_TWICE, 4, "b" },
	{ "[a]\nb = 1\n[A]\nc = 2\nc = 3\n", FAULT_SECTION_TWICE, 3, "a" },
	{ "[a\n", FAULT_SYNTAX, 1, "[a" },
	{ "[a] ; about a\n", FAULT_SYNTAX, 1, "[a] ; about a" },
	{ "[]\n", FAULT_SYNTAX, 1, "" },
	{ "[\n", FAULT_SYNTAX, 1, "[" },
	{ "[a:b]\n", FAULT_SYNTAX, 1, "a:b" },
	{ "[a  b]\n", FAULT_SYNTAX, 1, "a  b" },
	{ "[a [b]]\n", FAULT_SYNTAX, 1, "a [b]" },
	{ "[a]\nb = \"c\n", FAULT_SYNTAX, 2, "b" },
	{ "[a]\nb = 'c\n", FAULT_SYNTAX, 2, "b" },
	{ "[a]\nb = \"c\" d\n", FAULT_SYNTAX, 2, "b" },
	{ "[a]\nb = c\\d\n", FAULT_SYNTAX, 2, "\\" },
	{ "[a]\nb = \"c\\\"\n", FAULT_SYNTAX, 2, "\\" },
	{ "[a]\n; comment \\\nb = c\n", FAULT_SYNTAX, 2, "\\" },
	{ "[a]\nb = c # d\\ \t\n", FAULT_SYNTAX, 2, "\\" },
	{ "\xef\xbb\xbf[a]\nb = c\n", FAULT_SYNTAX, 1, "U+FEFF" },
	{ "[a]\nb = \x1b[2J\n", FAULT_CONTROL, 2, "U+001B" },
	{ "[a]\n; \x07\n", FAULT_CONTROL, 2, "U+0007" },
	{ "[a]\nb = \xe2\x80\xae\n", FAULT_CONTROL, 2, "U+202E" },
	{ "[a]\rb = c\n", FAULT_CONTROL, 1, "U+000D" },
};

static struct faults faults_of(const char *text, bool *ret_sound)
{
	char *folder = support_temp_folder();
	char *path = g_build_filename(folder, "some.ini", NULL);
	struct faults faults = { 0 };
	struct ini *ini;

	support_write_text(path, text);
	ini = ini_read(path, &faults);
	assert_non_null(ini);
	*ret_sound = ini->sound;
	ini_free(ini);
	g_free(path);
	support_remove_folder(folder);
	return faults;
}

static void what_cannot_be_read_is_named_once_with_its_line(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
		bool sound;
		struct faults faults = faults_of(bad[i].text, &sound);

		if (faults.count != 1 || faults.item[0].code != bad[i].code ||
		    faults.item[0].line != bad[i].line ||
		    strcmp(faults.item[0].found, bad[i].found) != 0)
			fail_msg("%s\n%zu faults, the first %s, line %d, “%s”",
			    bad[i].text, faults.count,
			    faults.count > 0 ? fault_name(faults.item[0].code) : "none",
			    faults.count > 0 ? faults.item[0].line : 0,
			    faults.count > 0 ? faults.item[0].found : "");
		assert_false(sound);
		faults_clear(&faults);
	}
}

static void a_line_may_have_1000_bytes_and_no_more(void **state)
{
	bool sound;
	char *value = g_strnfill(INI_LINE_BYTES_MAX - strlen("b = "), 'x');
	char *text = g_strdup_printf("[a]\nb = %s\n", value);
	struct faults faults = faults_of(text, &sound);

	(void)state;
	assert_true(sound);
	assert_int_equal(faults.count, 0);
	g_free(text);
	text = g_strdup_printf("[a]\nb = %sx\n", value);
	faults = faults_of(text, &sound);
	assert_false(sound);
	assert_int_equal(faults.count, 1);
	assert_int_equal(faults.item[0].code, FAULT_TOO_LONG);
	assert_int_equal(faults.item[0].line, 2);
	faults_clear(&faults);
	g_free(text);
	g_free(value);
}

static void many_keys_and_many_bad_lines_end_early(void **state)
{
	GString *keys = g_string_new("[a]\n");
	GString *lines = g_string_new(NULL);
	bool sound;
	struct faults faults;

	(void)state;
	for (int i = 0; i < 100000; i++) {
		g_string_append_printf(keys, "k%x=\n", (unsigned)i);
		g_string_append(lines, "x\n");
	}
	faults = faults_of(keys->str, &sound);
	assert_int_equal(faults.count, 1);
	assert_int_equal(faults.item[0].code, FAULT_TOO_LONG);
	assert_int_equal(faults.item[0].line, INI_ENTRIES_MAX + 1);
	faults_clear(&faults);
	faults = faults_of(lines->str, &sound);
	assert_int_equal(faults.count, INI_FAULTS_MAX);
	faults_clear(&faults);
	g_string_free(keys, TRUE);
	g_string_free(lines, TRUE);
}

/* CVE-2023-33461: iniparser's other getters crash on names without a value.  The files
 * that do it are read here like any other. */
static void a_section_without_keys_is_harmless(void **state)
{
	bool sound;
	struct faults faults = faults_of("[s]\n[p]\nh =\n[h]\n", &sound);

	(void)state;
	assert_true(sound);
	assert_int_equal(faults.count, 0);
}

/* Lines of pieces that mean something to an INI reader: whatever the pre-pass accepts,
 * iniparser must read in the same way (ini_read compares them). */
static void the_pre_pass_and_iniparser_agree(void **state)
{
	static const char *const pieces[] = { "=", "\"", "'", ";", "#", " ", "\t", "a",
		"b.c", "[", "]", "\\", ":", "é", "0", "\r", "''", "\"\"", "= \"x\"",
		"[s]" };
	struct support_random random = support_seed();
	int sound_count = 0;

	(void)state;
	for (int i = 0; i < 3000; i++) {
		GString *text = g_string_new("[start]\n");
		bool sound;
		struct faults faults;

		g_string_append(text, "k");
		for (uint32_t n = support_random_below(&random, 9); n > 0; n--)
			g_string_append(text,
			    pieces[support_random_below(&random, G_N_ELEMENTS(pieces))]);
		g_string_append(text, "\nlast = 1\n");
		faults = faults_of(text->str, &sound);
		sound_count += sound;
		for (size_t f = 0; f < faults.count; f++) {
			if (strstr(faults.item[f].expected, "read the same way") != NULL)
				fail_msg("read in two ways: %s", text->str);
		}
		faults_clear(&faults);
		g_string_free(text, TRUE);
	}
	assert_in_range(sound_count, 50, 2950);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_cannot_be_read_is_named_once_with_its_line),
		cmocka_unit_test(a_line_may_have_1000_bytes_and_no_more),
		cmocka_unit_test(many_keys_and_many_bad_lines_end_early),
		cmocka_unit_test(a_section_without_keys_is_harmless),
		cmocka_unit_test(the_pre_pass_and_iniparser_agree),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
