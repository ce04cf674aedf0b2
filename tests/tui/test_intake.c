/* SPDX-License-Identifier: EUPL-1.2 */
/* A whole conversation, by keys, in the real program. */
#include "support.h"

#include <glib.h>
#include <string.h>

#include "counter.h"

static void play(const char *lang, const char *const words[])
{
	struct counter counter = counter_make();
	struct vt *vt = counter_open(&counter, lang, 24, 80);
	char *name;

	vt_keys(vt, CTRL_N);
	vt_until_text(vt, words[0]);
	counter_type_family(vt, lang);
	/* The nota's first example, to the euro. */
	vt_until_text(vt, words[1]);
	vt_until_text(vt, words[2]);
	vt_until_text(vt, words[3]);
	name = g_strdup_printf("intake-80x24-%s", lang);
	vt_compare_screen(vt, name);
	g_free(name);
	vt_resize(vt, 40, 120);
	vt_until_row(vt, 39, "F9");
	name = g_strdup_printf("intake-120x40-%s", lang);
	vt_compare_screen(vt, name);
	g_free(name);
	vt_resize(vt, 24, 80);
	vt_until_row(vt, 23, "F10");

	/* Saved, and found again. */
	vt_keys(vt, F2);
	vt_until_text(vt, words[4]);
	vt_keys(vt, F10);
	vt_until_text(vt, words[5]);
	vt_keys(vt, "voorbeeld zahra");
	vt_until_text(vt, "Voorbeeld Ahmad");
	name = g_strdup_printf("cases-80x24-%s", lang);
	vt_compare_screen(vt, name);
	g_free(name);
	vt_keys(vt, ENTER);
	vt_until_text(vt, words[1]);

	/* Explained: the total of JRS, reached by keys. */
	vt_keys(vt, F6 DOWN DOWN DOWN RIGHT F3);
	vt_until_text(vt, words[6]);
	vt_until_text(vt, "jrs-2022");
	name = g_strdup_printf("why-80x24-%s", lang);
	vt_compare_screen(vt, name);
	g_free(name);
	vt_keys(vt, F10);

	/* And its summary read, in both languages whatever the screen's. */
	vt_until_text(vt, words[1]);
	vt_keys(vt, F5);
	vt_until_text(vt, words[7]);
	vt_keys(vt, F7);
	vt_until_text(vt, words[8]);
	vt_keys(vt, F6);
	vt_until_text(vt, words[9]);
	vt_keys(vt, F10 F10);
	vt_until_text(vt, words[5]);
	counter_leave(vt);
	vt_free(vt);
	counter_clear(&counter);
}

static void family_in_dutch(void **state)
{
	(void)state;
	play("nl", (const char *const[]){ "Nieuwe zaak", "9.680", "7.460", "8.940",
	               "Opgeslagen als zaak", "1 zaak", "Waarom: JRS", "Wat u kunt krijgen",
	               "in het Engels", "Samenvatting voor het dossier" });
}

static void family_in_english(void **state)
{
	(void)state;
	play("en", (const char *const[]){ "New case", "9,680", "7,460", "8,940",
	               "Saved as case", "1 case", "Why: JRS", "What you may receive", "in Dutch",
	               "Summary for the file" });
}

static void a_part_that_a_package_has_not_says_so(void **state)
{
	struct counter counter = counter_make();
	struct vt *vt = counter_open(&counter, "en", 24, 80);

	(void)state;
	vt_keys(vt, CTRL_N);
	vt_until_text(vt, "New case");
	counter_type_family(vt, "en");
	vt_until_text(vt, "9,680");
	vt_keys(vt, F6 RIGHT F3);
	vt_until_text(vt, "Why: JRS, At departure: –");
	vt_until_text(vt, "This package has no such part for this person");
	vt_free(vt);
	counter_clear(&counter);
}

static void override_needs_a_reason_and_is_kept(void **state)
{
	struct counter counter = counter_make();
	struct vt *vt = counter_open(&counter, "en", 24, 80);

	(void)state;
	counter_new_family(vt, "en");
	vt_keys(vt, F6 F3);
	vt_until_text(vt, "Conditions");
	vt_keys(vt, ENTER);
	vt_until_text(vt, "what must it count as");
	vt_keys(vt, "n" ENTER);
	vt_until_text(vt, "Reason");
	vt_keys(vt, "  " ENTER);
	vt_until_text(vt, "Type a reason first");
	vt_keys(vt, "seen by the counsellor" ENTER);
	vt_until_text(vt, "Overridden by the counsellor");
	vt_keys(vt, F10);
	/* The departure kind holds for everybody: the national package is gone. */
	vt_until_text(vt, "+7,460");
	/* Whoever sees the amounts sees that they are not those of the rules alone. */
	vt_until_text(vt, "The counsellor replaced 1 finding");
	vt_keys(vt, CTRL_Z);
	vt_until_no_text(vt, "The counsellor replaced");
	vt_free(vt);
	counter_clear(&counter);
}

static void undo_takes_one_answer_back(void **state)
{
	struct counter counter = counter_make();
	struct vt *vt = counter_open(&counter, "en", 24, 80);

	(void)state;
	vt_keys(vt, CTRL_N);
	vt_until_text(vt, "New case");
	vt_keys(vt, "22-3-2024" ENTER "v" ENTER);
	vt_until_text(vt, "0–2,840");
	vt_keys(vt, UP);
	vt_until_cursor_row(vt, "voluntary");
	vt_keys(vt, DOWN CTRL_Z);
	vt_until_text(vt, "Undone: Departure");
	vt_until_no_text(vt, "voluntary");
	vt_keys(vt, CTRL_Y);
	vt_until_text(vt, "Done again: Departure");
	vt_until_cursor_row(vt, "voluntary");
	vt_free(vt);
	counter_clear(&counter);
}

static void language_switches_at_once_and_keeps_what_is_typed(void **state)
{
	struct counter counter = counter_make();
	struct vt *vt = counter_open(&counter, "nl", 24, 80);

	(void)state;
	vt_keys(vt, CTRL_N);
	vt_until_text(vt, "Nieuwe zaak");
	vt_keys(vt, "22-3-20" F8);
	vt_until_text(vt, "New case");
	vt_until_text(vt, "Registered");
	vt_keys(vt, "24");
	vt_until_text(vt, "22-3-2024");
	vt_until_text(vt, "Which package applies is still open");
	vt_keys(vt, F8);
	vt_until_text(vt, "Nieuwe zaak");
	/* The source of a question too. */
	vt_keys(vt, ENTER ENTER);
	vt_until_text(vt, "IOM Nederland");
	vt_free(vt);
	counter_clear(&counter);
}

static void half_typed_date_keeps_the_last_whole_one(void **state)
{
	struct counter counter = counter_make();
	struct vt *vt = counter_open(&counter, "nl", 24, 80);

	(void)state;
	vt_keys(vt, CTRL_N);
	vt_until_text(vt, "Nieuwe zaak");
	vt_keys(vt, "22-3-2024");
	vt_until_text(vt, "0–2.840");
	vt_keys(vt, BACKSPACE);
	vt_until_text(vt, "dan telt 22-03-2024");
	assert_true(vt_has_text(vt, "0–2.840"));
	vt_keys(vt, DOWN);
	vt_until_text(vt, "! Ingeschreven");
	vt_until_text(vt, "Ingeschreven telt nog niet");
	vt_free(vt);
	counter_clear(&counter);
}

static void case_goes_through_its_states_one_step_at_a_time(void **state)
{
	struct counter counter = counter_make();
	struct vt *vt = counter_open(&counter, "en", 40, 120);

	(void)state;
	vt_keys(vt, CTRL_N);
	vt_until_text(vt, "New case");
	vt_keys(vt, "22-3-2024" ENTER CTRL_T);
	vt_until_text(vt, "Now: intake");
	assert_false(vt_has_text(vt, "since"));
	assert_false(vt_has_text(vt, "approved"));
	vt_keys(vt, CTRL_U "2-4-2024" ENTER);
	vt_until_text(vt, "Advised         02-04-2024");
	vt_until_text(vt, "Now: advised, since 02-04-2024");
	/* Not before the step before it. */
	vt_keys(vt, CTRL_T);
	vt_until_text(vt, "Now: advised, since 02-04-2024");
	vt_keys(vt, CTRL_U "1-4-2024" ENTER);
	vt_until_text(vt, "Applied: this cannot come after the state advised");
	vt_keys(vt, ENTER);
	vt_until_no_text(vt, "01-04-2024");
	vt_keys(vt, CTRL_T);
	vt_until_text(vt, "Now: advised, since 02-04-2024");
	vt_keys(vt, CTRL_U "3-4-2024" TAB TAB "w" ENTER);
	vt_until_text(vt, "Withdrawn       03-04-2024");
	vt_keys(vt, F2);
	vt_until_text(vt, "Saved as case");
	vt_until_text(vt, "1 person · withdrawn");
	vt_keys(vt, F10);
	vt_until_text(vt, "Search");
	vt_until_text(vt, "withdrawn");
	vt_free(vt);
	counter_clear(&counter);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(family_in_dutch),
		cmocka_unit_test(family_in_english),
		cmocka_unit_test(a_part_that_a_package_has_not_says_so),
		cmocka_unit_test(override_needs_a_reason_and_is_kept),
		cmocka_unit_test(undo_takes_one_answer_back),
		cmocka_unit_test(language_switches_at_once_and_keeps_what_is_typed),
		cmocka_unit_test(half_typed_date_keeps_the_last_whole_one),
		cmocka_unit_test(case_goes_through_its_states_one_step_at_a_time),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
