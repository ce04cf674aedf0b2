/* SPDX-License-Identifier: EUPL-1.2 */
/* The first start, when there is no ledger yet. */
#include "support.h"

#include <glib.h>

#include "counter.h"

static struct vt *start(const char *folder)
{
	char *program = support_build("src/terugkeerdesk");
	char *ledger = g_build_filename(folder, "ledger.tkd", NULL);
	char *place = g_strdup_printf("TMPDIR=%s", folder);
	const char *argv[] = { program, "--ledger", ledger, "--lang", "en", NULL };
	const char *env[] = { place, NULL };
	struct vt *vt = vt_spawn(argv, env, 24, 80);

	vt_until_text(vt, "There is no ledger on this machine yet.");
	g_free(place);
	g_free(ledger);
	g_free(program);
	return vt;
}

static void ledger_is_made_while_one_sees_that_it_goes_on(void **state)
{
	char *folder = support_temp_folder();
	struct vt *vt = start(folder);

	(void)state;
	vt_keys(vt, ENTER);
	vt_until_text(vt, "A new ledger");
	vt_keys(vt, CTRL_U ENTER);
	vt_until_text(vt, "A name is needed");
	vt_keys(vt, "anna" ENTER PASSPHRASE ENTER PASSPHRASE "x" ENTER);
	vt_until_text(vt, "The two passphrases are not the same");
	vt_keys(vt, PASSPHRASE ENTER);
	vt_until_text(vt, "The key is being made from the passphrase: 0 % .");
	vt_until_text(vt, "There are no cases yet");
	vt_keys(vt, F9);
	vt_until_text(vt, "Unlock the ledger");
	vt_keys(vt, "not this one" ENTER);
	vt_until_text(vt, "The passphrase or the user name is not right");
	vt_keys(vt, PASSPHRASE ENTER);
	vt_until_text(vt, "There are no cases yet");
	counter_leave(vt);
	vt_free(vt);
	support_remove_folder(folder);
}

static void one_can_look_around_or_only_calculate(void **state)
{
	char *folder = support_temp_folder();
	struct vt *vt = start(folder);

	(void)state;
	vt_keys(vt, DOWN DOWN ENTER);
	vt_until_text(vt, "Calculation without a case");
	vt_keys(vt, "22-3-2024" ENTER);
	vt_until_text(vt, "0–2,840");
	vt_keys(vt, F2);
	vt_until_text(vt, "No ledger is open here");
	vt_keys(vt, F10);
	vt_until_text(vt, "What was filled in here is not kept.");
	vt_keys(vt, ENTER);
	vt_until_text(vt, "There is no ledger on this machine yet.");
	vt_keys(vt, UP ENTER);
	vt_until_text(vt, "Search");
	vt_until_text(vt, "Voorbeeld");
	counter_leave(vt);
	vt_free(vt);
	support_remove_folder(folder);
}

static void every_choice_is_there_in_a_small_window_and_for_the_mouse(void **state)
{
	char *folder = support_temp_folder();
	struct vt *vt = start(folder);

	(void)state;
	vt_resize(vt, 12, 40);
	vt_until_row(vt, 6, "> Make a ledger");
	vt_until_row(vt, 7, "Look around");
	vt_until_row(vt, 8, "Calculate");
	vt_keys(vt, ENTER);
	vt_until_text(vt, "A new ledger");
	vt_until_text(vt, "Once more");
	vt_until_row(vt, vt_row_of(vt, "Once more") - 1, "Passphrase");
	vt_keys(vt, ESC_ESC);
	vt_until_row(vt, 8, "Calculate");
	vt_click(vt, 8, 6);
	vt_until_text(vt, "Registered");
	vt_free(vt);
	support_remove_folder(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ledger_is_made_while_one_sees_that_it_goes_on),
		cmocka_unit_test(
		    every_choice_is_there_in_a_small_window_and_for_the_mouse),
		cmocka_unit_test(one_can_look_around_or_only_calculate),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
