/* SPDX-License-Identifier: EUPL-1.2 */
/* A person who is perhaps there already: asked before saving, and the answer is kept. */
#include "support.h"

#include <glib.h>
#include <string.h>

#include "counter.h"

static struct counter counter_with_a_case(void)
{
	static const char text[] =
	    "{\"format\":\"terugkeerdesk-case/1\","
	    "\"case\":{\"registered_on\":\"2024-03-22\"},"
	    "\"persons\":[{\"name\":\"Voorbeeld Ahmad\",\"role\":\"main_applicant\"}]}";
	struct counter counter = counter_make();
	char *path = g_build_filename(counter.folder, "case.json", NULL);
	const char *const add[] = { "case", "add", path, NULL };

	support_write_text(path, text);
	g_free(counter_command(&counter, add));
	g_free(path);
	return counter;
}

/* A new case with only a name, and the question about it. */
static struct vt *ask(const struct counter *counter, const char *name)
{
	static const char *const to_name[] = { "22-3-2024" ENTER, "v", ENTER, ENTER,
		"i" ENTER, "iraq", ENTER, "aa", ENTER, "y", ENTER, "n" ENTER, ENTER, ENTER,
		ENTER, ENTER };
	struct vt *vt = counter_open(counter, "en", 24, 80);

	vt_keys(vt, CTRL_N);
	vt_until_text(vt, "New case");
	for (size_t i = 0; i < G_N_ELEMENTS(to_name); i++)
		vt_keys(vt, to_name[i]);
	vt_until_cursor_row(vt, "Name");
	vt_keys(vt, name);
	vt_keys(vt, ENTER F2);
	vt_until_text(vt, "Perhaps here already");
	return vt;
}

static void expect_in_log(const struct counter *counter, const char *index, bool there,
    const char *word)
{
	char *list = counter_command(
	    counter, (const char *const[]){ "case", "list", "--json", NULL });
	const char *number = strstr(list, "\"number\"");
	char *year, *own;

	assert_non_null(number);
	year = g_strndup(strstr(number, "20"), 4);
	own = g_strconcat(year, "-", index, NULL);
	{
		const char *const show[] = { "case", "log", own, "--json", NULL };
		char *log = counter_command(counter, show);

		assert_int_equal(strstr(log, word) != NULL, there);
		g_free(log);
	}
	g_free(own);
	g_free(year);
	g_free(list);
}

static void case_of_its_own_is_saved_and_asked_about_once(void **state)
{
	struct counter counter = counter_with_a_case();
	struct vt *vt = ask(&counter, "ahmad VOORBEELD");

	(void)state;
	vt_until_text(vt, "-0001, registered on 22-03-2024: the");
	vt_until_text(vt, "“Returned before” is yes");
	vt_keys(vt, ENTER);
	vt_until_text(vt, "Saved as case");
	vt_keys(vt, UP "x" F2);
	vt_until_text(vt, "revision 2");
	vt_keys(vt, F10);
	vt_until_text(vt, "Search");
	counter_leave(vt);
	vt_free(vt);
	expect_in_log(&counter, "0002", true, "\"kept\"");
	counter_clear(&counter);
}

static void other_case_is_taken_up_and_what_was_typed_waits(void **state)
{
	struct counter counter = counter_with_a_case();
	struct vt *vt = ask(&counter, "Ahmad Voorbeeld");

	(void)state;
	vt_keys(vt, DOWN ENTER);
	vt_until_text(vt, "-0001 ");
	vt_until_text(vt, "waits as a draft");
	vt_keys(vt, F10);
	vt_until_text(vt, "Search");
	counter_leave(vt);
	vt_free(vt);
	expect_in_log(&counter, "0001", true, "\"left\"");
	counter_clear(&counter);
}

static void leaving_asks_too_and_locking_does_not(void **state)
{
	struct counter counter = counter_with_a_case();
	struct vt *vt = ask(&counter, "Ahmad Voorbeeld");

	(void)state;
	vt_keys(vt, ESC_ESC);
	vt_until_no_text(vt, "Perhaps here already");
	vt_keys(vt, F10);
	vt_until_text(vt, "Perhaps here already");
	vt_keys(vt, F9);
	vt_until_text(vt, "Unlock the ledger");
	vt_free(vt);
	expect_in_log(&counter, "0002", false, "\"kept\"");
	counter_clear(&counter);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(case_of_its_own_is_saved_and_asked_about_once),
		cmocka_unit_test(other_case_is_taken_up_and_what_was_typed_waits),
		cmocka_unit_test(leaving_asks_too_and_locking_does_not),
	};

	return cmocka_run_group_tests_name("tui duplicates", tests, NULL, NULL);
}
