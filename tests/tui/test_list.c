/* SPDX-License-Identifier: EUPL-1.2 */
/* The list of cases: what waits, a backup, and a case that goes for good. */
#include "support.h"

#include <glib.h>
#include <string.h>

#include "counter.h"

#define CTRL_D "\004"
#define CTRL_R "\022"

static void add(const struct counter *counter, const char *name, const char *more)
{
	char *path = g_build_filename(counter->folder, "case.json", NULL);
	char *text = g_strdup_printf(
	    "{\"format\":\"terugkeerdesk-case/1\",\"case\":{\"registered_on\":\"2024-03-22\"%s},"
	    "\"persons\":[{\"name\":\"%s\",\"role\":\"main_applicant\"}]}",
	    more, name);
	const char *const words[] = { "case", "add", path, NULL };

	support_write_text(path, text);
	g_free(counter_command(counter, words));
	g_free(text);
	g_free(path);
}

static void only_what_waits_is_shown_when_asked(void **state)
{
	struct counter counter = counter_make();
	struct vt *vt;

	(void)state;
	add(&counter, "Fictief Een", "");
	/* That nothing waits is not that there is nothing. */
	vt = counter_open(&counter, "en", 24, 80);
	vt_until_text(vt, "Fictief Een");
	vt_keys(vt, CTRL_D);
	vt_until_text(vt, "No case waits for something");
	vt_free(vt);
	add(&counter, "Fictief Twee", ",\"departure_on\":\"2024-05-01\"");
	vt = counter_open(&counter, "en", 24, 80);
	vt_until_together(vt, "Fictief Twee", "date passed");
	vt_keys(vt, CTRL_D);
	vt_until_no_text(vt, "Fictief Een");
	assert_true(vt_has_text(vt, "Fictief Twee"));
	vt_keys(vt, CTRL_D);
	vt_until_text(vt, "Fictief Een");
	vt_free(vt);
	counter_clear(&counter);
}

static void backup_is_made_and_read_back(void **state)
{
	struct counter counter = counter_make();
	char *path = g_build_filename(counter.folder, "copy.tkd", NULL);
	const char *const rehearse[] = { "ledger", "restore", path, "--rehearse", NULL };
	struct vt *vt;

	(void)state;
	add(&counter, "Fictief", "");
	vt = counter_open(&counter, "en", 24, 80);
	vt_keys(vt, CTRL_R);
	vt_until_text(vt, "The last good backup: never");
	vt_keys(vt, CTRL_U);
	vt_keys(vt, path);
	vt_keys(vt, ENTER);
	vt_until_text(vt, "A backup was made and read back");
	/* There is one already. */
	vt_keys(vt, CTRL_R);
	vt_until_no_text(vt, "never");
	vt_keys(vt, CTRL_U);
	vt_keys(vt, path);
	vt_keys(vt, ENTER);
	vt_until_text(vt, "No backup was made");
	vt_free(vt);
	g_free(counter_command(&counter, rehearse));
	g_free(path);
	counter_clear(&counter);
}

static void case_is_erased_with_a_reason_and_not_by_a_slip(void **state)
{
	static const char *const list[] = { "case", "list", "--json", NULL };
	struct counter counter = counter_make();
	struct vt *vt;
	char *cases;

	(void)state;
	add(&counter, "Fictief", "");
	vt = counter_open(&counter, "en", 24, 80);
	vt_until_text(vt, "Fictief");
	/* Enter alone keeps it. */
	vt_keys(vt, CTRL_X);
	vt_until_text(vt, "nobody can bring it back");
	vt_keys(vt, ENTER);
	vt_until_no_text(vt, "nobody can bring it back");
	assert_true(vt_has_text(vt, "Fictief"));
	/* Not without a reason. */
	vt_keys(vt, CTRL_X);
	vt_until_text(vt, "nobody can bring it back");
	vt_keys(vt, TAB TAB ENTER);
	vt_until_text(vt, "Nothing was erased");
	vt_keys(vt, ENTER CTRL_X);
	vt_until_text(vt, "nobody can bring it back");
	vt_keys(vt, "asked for by the person" TAB TAB ENTER);
	vt_until_text(vt, "The case was erased");
	vt_keys(vt, ENTER);
	vt_until_text(vt, "There are no cases yet");
	vt_free(vt);
	cases = counter_command(&counter, list);
	assert_null(strstr(cases, "Fictief"));
	g_free(cases);
	counter_clear(&counter);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_what_waits_is_shown_when_asked),
		cmocka_unit_test(backup_is_made_and_read_back),
		cmocka_unit_test(case_is_erased_with_a_reason_and_not_by_a_slip),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
