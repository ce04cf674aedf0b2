/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Every file in tests/policy/bad and bad-countries says below its licence which faults it
 * holds:
 *
 *     ; expect: LINE CODE FOUND
 *
 * FOUND is what was found; with "required", the key that is missing.  Exactly these
 * faults must be reported, in order of lines.
 */
#include "terugkeerdesk/policy/policies.h"

#include <glib.h>
#include <string.h>

#include "support.h"

/* "12 choice mars", as the files say it. */
static char *as_expected(const struct fault *fault)
{
	const char *found = fault->found;

	if (fault->code == FAULT_REQUIRED) {
		found = strrchr(fault->place, ']');
		found = found != NULL && found[1] == ' ' ? found + 2 : fault->expected;
		if (strchr(found, ' ') != NULL)
			found = "";
	}
	return g_strchomp(
	    g_strdup_printf("%d %s %s", fault->line, fault_name(fault->code), found));
}

static char *joined(GPtrArray *texts)
{
	GString *ret = g_string_new(NULL);

	for (guint i = 0; i < texts->len; i++)
		g_string_append_printf(ret, "%s\n", (char *)g_ptr_array_index(texts, i));
	g_ptr_array_free(texts, TRUE);
	return g_string_free(ret, FALSE);
}

static char *expected_faults(const char *path)
{
	static const char mark[] = "; expect: ";
	char *text = support_read_file(path, NULL);
	char **lines = g_strsplit(text, "\n", -1);
	GPtrArray *expected = g_ptr_array_new_with_free_func(g_free);

	for (char **line = lines + 1; g_str_has_prefix(*line, mark); line++)
		g_ptr_array_add(expected, g_strdup(*line + strlen(mark)));
	assert_true(expected->len > 0);
	g_strfreev(lines);
	g_free(text);
	return joined(expected);
}

static void check_file(const char *path, struct faults *faults)
{
	GPtrArray *reported = g_ptr_array_new_with_free_func(g_free);
	char *expected = expected_faults(path);
	char *found;

	for (size_t i = 0; i < faults->count; i++) {
		char sentence[1024];

		g_ptr_array_add(reported, as_expected(&faults->item[i]));
		assert_string_equal(faults->item[i].file, path);
		fault_text(&faults->item[i], NULL, sentence, sizeof sentence);
		assert_null(strstr(sentence, "{"));
	}
	found = joined(reported);
	if (strcmp(found, expected) != 0)
		fail_msg("%s\nexpected:\n%sreported:\n%s", path, expected, found);
	g_free(found);
	g_free(expected);
	faults_clear(faults);
}

static int check_folder(const char *name, void (*check)(const char *path))
{
	char *folder = support_source(name);
	GDir *dir = g_dir_open(folder, 0, NULL);
	int count = 0;
	const char *file;

	assert_non_null(dir);
	while ((file = g_dir_read_name(dir)) != NULL) {
		char *path = g_build_filename(folder, file, NULL);

		check(path);
		count++;
		g_free(path);
	}
	g_dir_close(dir);
	g_free(folder);
	return count;
}

static void check_policy(const char *path)
{
	struct faults faults = { 0 };

	assert_null(policy_read(path, NULL));
	assert_null(policy_read(path, &faults));
	check_file(path, &faults);
}

static void check_countries(const char *path)
{
	struct country_table table = { .count = 7 };
	struct faults faults = { 0 };

	assert_int_equal(countries_read(path, &table, &faults), -1);
	assert_int_equal(table.count, 7);
	check_file(path, &faults);
}

static void a_bad_policy_file_names_every_fault_once_with_its_line(void **state)
{
	(void)state;
	assert_true(check_folder("tests/policy/bad", check_policy) >= 80);
}

static void a_bad_country_file_names_every_fault_once_with_its_line(void **state)
{
	(void)state;
	assert_true(check_folder("tests/policy/bad-countries", check_countries) >= 20);
}

static void a_folder_with_a_bad_file_gives_nothing_and_all_its_faults(void **state)
{
	char *folder = support_source("tests/policy/bad");
	struct policy_set set = { .count = 7 };
	struct faults faults = { 0 };

	(void)state;
	assert_int_equal(policies_read(folder, &set, &faults), -1);
	assert_int_equal(set.count, 7);
	assert_true(faults.count >= 80);
	faults_clear(&faults);
	g_free(folder);
}

static void a_folder_that_is_not_there_is_a_fault(void **state)
{
	struct policy_set set = { 0 };
	struct faults faults = { 0 };

	(void)state;
	assert_int_equal(policies_read("/nonexistent/policies", &set, &faults), -1);
	assert_int_equal(faults.count, 1);
	assert_int_equal(faults.item[0].code, FAULT_FILE);
	assert_string_equal(faults.item[0].place, "/nonexistent/policies");
	faults_clear(&faults);
	assert_int_equal(policies_read("/nonexistent/policies", &set, NULL), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_bad_policy_file_names_every_fault_once_with_its_line),
		cmocka_unit_test(a_bad_country_file_names_every_fault_once_with_its_line),
		cmocka_unit_test(
		    a_folder_with_a_bad_file_gives_nothing_and_all_its_faults),
		cmocka_unit_test(a_folder_that_is_not_there_is_a_fault),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
