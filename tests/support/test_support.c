/* SPDX-License-Identifier: EUPL-1.2 */
#include "support.h"

#include <string.h>
#include <unistd.h>

#include <glib.h>

static void folder_is_private_and_goes_with_all_in_it(void **state)
{
	char *folder = support_temp_folder();
	char *kept = g_strdup(folder);
	char *inner = g_build_filename(folder, "inner", NULL);
	char *file = g_build_filename(inner, "file", NULL);
	char *text;
	size_t size = 0;

	(void)state;
	assert_int_equal(g_mkdir_with_parents(inner, 0700), 0);
	support_write_file(file, "a\0b", 3);
	text = support_read_file(file, &size);
	assert_int_equal(size, 3);
	assert_memory_equal(text, "a\0b", 4);
	support_remove_folder(folder);
	assert_int_not_equal(access(kept, F_OK), 0);
	g_free(text);
	g_free(file);
	g_free(inner);
	g_free(kept);
}

static void program_gets_input_and_gives_both_outputs_and_status(void **state)
{
	struct support_run run = { 0 };

	(void)state;
	support_run(&run, (const char *const[]){ "sh", "-c", "cat; echo no >&2; exit 3", NULL },
	    "yes", NULL);
	assert_int_equal(run.status, 3);
	assert_string_equal(run.out, "yes");
	assert_string_equal(run.err, "no\n");
	support_run_clear(&run);
}

static void program_that_is_killed_shows_its_signal(void **state)
{
	struct support_run run = { 0 };

	(void)state;
	support_run(&run, (const char *const[]){ "sh", "-c", "kill -9 $$", NULL }, NULL, NULL);
	assert_int_equal(run.status, -9);
	support_run_clear(&run);
}

static void program_that_ignores_a_long_input_is_no_trouble(void **state)
{
	struct support_run run = { 0 };
	char *input = g_strnfill(1 << 20, 'x');

	(void)state;
	support_run(&run, (const char *const[]){ "true", NULL }, input, NULL);
	assert_int_equal(run.status, 0);
	support_run_clear(&run);
	support_run(&run, (const char *const[]){ "cat", NULL }, input, NULL);
	assert_int_equal(run.out_size, 1 << 20);
	support_run_clear(&run);
	g_free(input);
}

static void environment_is_changed_for_the_program_only(void **state)
{
	const char *const env[] = { "COLOUR=green=blue", "TZ", NULL };
	struct support_run run = { 0 };

	(void)state;
	support_run(&run, (const char *const[]){ "sh", "-c", "echo $COLOUR:${TZ-gone}", NULL },
	    NULL, env);
	assert_string_equal(run.out, "green=blue:gone\n");
	assert_null(g_getenv("COLOUR"));
	assert_string_equal(g_getenv("TZ"), "UTC");
	support_run_clear(&run);
}

static void same_seed_same_numbers(void **state)
{
	struct support_random first = support_seed();
	struct support_random second = first;

	(void)state;
	for (int i = 0; i < 100; i++) {
		uint32_t number = support_random_below(&first, 7);

		assert_true(number < 7);
		assert_int_equal(number, support_random_below(&second, 7));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(folder_is_private_and_goes_with_all_in_it),
		cmocka_unit_test(program_gets_input_and_gives_both_outputs_and_status),
		cmocka_unit_test(program_that_is_killed_shows_its_signal),
		cmocka_unit_test(program_that_ignores_a_long_input_is_no_trouble),
		cmocka_unit_test(environment_is_changed_for_the_program_only),
		cmocka_unit_test(same_seed_same_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
