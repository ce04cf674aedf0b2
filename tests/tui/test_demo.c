/* SPDX-License-Identifier: EUPL-1.2 */
/* A demo leaves nothing behind, however it ends. */
#include "support.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <time.h>
#include <utime.h>

#include "counter.h"

static struct vt *start(const char *folder)
{
	char *program = support_build("src/terugkeerdesk");
	char *place = g_strdup_printf("TMPDIR=%s", folder);
	const char *argv[] = { program, "--demo", "--lang", "en", NULL };
	const char *env[] = { place, NULL };
	struct vt *vt = vt_spawn(argv, env, 24, 80);

	vt_until_text(vt, "Search");
	g_free(place);
	g_free(program);
	return vt;
}

static int folders(const char *folder)
{
	GDir *dir = g_dir_open(folder, 0, NULL);
	int count = 0;

	assert_non_null(dir);
	while (g_dir_read_name(dir) != NULL)
		count++;
	g_dir_close(dir);
	return count;
}

static void ended_demo_leaves_nothing(void **state)
{
	static const int signals[] = { SIGTERM, SIGHUP, SIGINT };
	char *folder = support_temp_folder();
	struct vt *vt;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(signals); i++) {
		vt = start(folder);
		assert_int_equal(folders(folder), 1);
		kill(vt_pid(vt), signals[i]);
		assert_int_equal(vt_until_end(vt), 128 + signals[i]);
		assert_int_equal(folders(folder), 0);
		vt_free(vt);
	}
	vt = start(folder);
	vt_keys(vt, F10 ENTER);
	assert_int_equal(vt_until_end(vt), 0);
	assert_int_equal(folders(folder), 0);
	vt_free(vt);
	support_remove_folder(folder);
}

static void wait_for_a_folder(const char *folder)
{
	gint64 deadline = g_get_monotonic_time() + 30 * G_USEC_PER_SEC;

	while (folders(folder) == 0) {
		assert_true(g_get_monotonic_time() < deadline);
		g_thread_yield();
	}
}

/* While the examples are made, too. */
static void demo_that_is_still_being_made_leaves_nothing(void **state)
{
	char *program = support_build("src/terugkeerdesk");
	char *folder = support_temp_folder();
	char *place = g_strdup_printf("TMPDIR=%s", folder);
	const char *argv[] = { program, "--demo", "--lang", "en", NULL };
	const char *env[] = { place, NULL };

	(void)state;
	for (int i = 0; i < 4; i++) {
		struct vt *vt = vt_spawn(argv, env, 24, 80);
		wait_for_a_folder(folder);
		kill(vt_pid(vt), i % 2 == 0 ? SIGTERM : SIGHUP);
		vt_until_end(vt);
		vt_free(vt);
		assert_int_equal(folders(folder), 0);
	}
	g_free(place);
	support_remove_folder(folder);
	g_free(program);
}

static void killed_demo_is_swept_by_the_next(void **state)
{
	char *folder = support_temp_folder();
	char *other = g_build_filename(folder, "terugkeerdesk-demo-of-mine", NULL);
	struct vt *killed = start(folder);
	struct vt *one, *two;

	(void)state;
	support_write_text(other, "a file of somebody else\n");
	vt_kill(killed);
	assert_int_equal(folders(folder), 2);
	one = start(folder);
	assert_int_equal(folders(folder), 2);
	/* The one that runs is left alone. */
	two = start(folder);
	assert_int_equal(folders(folder), 3);
	vt_keys(one, ENTER);
	vt_until_text(one, "Registered");
	vt_free(killed);
	vt_free(one);
	vt_free(two);
	g_free(other);
	support_remove_folder(folder);
}

static char *folder_of(const char *folder, const char *name, bool making, time_t at)
{
	char *path = g_build_filename(folder, name, NULL);
	char *file = g_build_filename(path, "making", NULL);
	struct utimbuf times = { at, at };

	assert_int_equal(g_mkdir(path, 0700), 0);
	if (making)
		support_write_text(file, "");
	assert_int_equal(g_utime(path, &times), 0);
	g_free(file);
	return path;
}

/* Killed in its first milliseconds, before its folder was locked; one that is just being
 * made looks the same, but for its age. */
static void demo_killed_at_once_is_swept_too(void **state)
{
	char *folder = support_temp_folder();
	time_t now = time(NULL);
	char *empty = folder_of(folder, "terugkeerdesk-demo-aaaaaa", false, now - 100);
	char *making = folder_of(folder, "terugkeerdesk-demo-bbbbbb", true, now - 100);
	char *fresh = folder_of(folder, "terugkeerdesk-demo-cccccc", true, now + 100);
	struct vt *vt = start(folder);

	(void)state;
	assert_false(g_file_test(empty, G_FILE_TEST_EXISTS));
	assert_false(g_file_test(making, G_FILE_TEST_EXISTS));
	assert_true(g_file_test(fresh, G_FILE_TEST_EXISTS));
	vt_free(vt);
	g_free(fresh);
	g_free(making);
	g_free(empty);
	support_remove_folder(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ended_demo_leaves_nothing),
		cmocka_unit_test(demo_that_is_still_being_made_leaves_nothing),
		cmocka_unit_test(killed_demo_is_swept_by_the_next),
		cmocka_unit_test(demo_killed_at_once_is_swept_too),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
