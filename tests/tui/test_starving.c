/* SPDX-License-Identifier: EUPL-1.2 */
/* GLib ends the process when there is no memory.  The terminal is given back, without a
 * case on it, and the ledger is sound. */
#include "support.h"

#include <glib.h>
#include <signal.h>
#include <string.h>

#include "counter.h"

static void give_back(void)
{
	static const char *const verify[] = { "ledger", "verify", NULL };
	static const char *const list[] = { "case", "list", "--json", NULL };
	struct counter counter = counter_make();
	char *library = support_build("tests/tui/libtest_starve.so");
	char *file = g_build_filename(counter.folder, "starve", NULL);
	char *preload = g_strconcat("LD_PRELOAD=", library, NULL);
	char *variable = g_strconcat("TERUGKEERDESK_TEST_STARVE=", file, NULL);
	const char *const env[] = { preload, variable, NULL };
	struct vt *vt;
	char *cases;
	int status;

	vt = counter_start(&counter, "en", 24, 80, env);
	counter_unlock(vt);
	vt_until_text(vt, "Search");
	vt_keys(vt, CTRL_N);
	vt_until_text(vt, "New case");
	counter_type_family(vt, "en");
	vt_until_text(vt, "9,680");
	vt_keys(vt, F2);
	vt_until_text(vt, "Saved as case");
	support_write_text(file, "");
	/* Whatever it does now wants memory. */
	vt_keys(vt, DOWN F3 F10 CTRL_N F5);
	status = vt_until_end(vt);
	/* Wherever the memory was wanted; GLib may run out of stack while it says so. */
	if (status != -SIGTRAP && status != -SIGABRT && status != -SIGSEGV)
		fail_msg("it ended with %d", status);
	assert_true(vt_line_by_line(vt));
	assert_true(vt_cursor_visible(vt));
	assert_false(vt_has_text(vt, "Voorbeeld"));
	vt_free(vt);
	g_free(counter_command(&counter, verify));
	cases = counter_command(&counter, list);
	assert_non_null(strstr(cases, "Voorbeeld Ahmad"));
	g_free(cases);
	g_free(variable);
	g_free(preload);
	g_free(file);
	g_free(library);
	counter_clear(&counter);
}

static void starved_desk_gives_the_terminal_back(void **state)
{
	(void)state;
	/* A sanitizer brings an allocator of its own. */
	if (SUPPORT_SANITIZED)
		skip();
	give_back();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(starved_desk_gives_the_terminal_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
