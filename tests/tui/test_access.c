/* SPDX-License-Identifier: EUPL-1.2 */
/* Users and keys, by keys: who may unlock, and what to do when a passphrase is forgotten.
 */
#include "support.h"

#include <glib.h>
#include <string.h>

#include "counter.h"

#define CTRL_B "\002"
#define OTHER  "een andere wachtzin"

static void second_user_is_added_and_removed_again(void **state)
{
	struct counter counter = counter_make();
	struct vt *vt = counter_open(&counter, "en", 24, 80);

	(void)state;
	vt_keys(vt, CTRL_B);
	vt_until_text(vt, "These can unlock the ledger:");
	vt_until_text(vt, "anna, ");
	vt_keys(vt, ENTER);
	vt_until_text(vt, "A new user");
	vt_keys(vt, "bram" ENTER OTHER ENTER "something else" ENTER);
	vt_until_text(vt, "not the same");
	assert_false(vt_has_text(vt, OTHER));
	vt_keys(vt, OTHER ENTER);
	vt_until_text(vt, "They can unlock the ledger from now on");
	vt_keys(vt, CTRL_B);
	vt_until_text(vt, "bram, ");
	vt_keys(vt, DOWN ENTER);
	vt_until_text(vt, "They can no longer unlock");
	vt_keys(vt, "nobody" ENTER);
	vt_until_text(vt, "ledger.tkd: ");
	vt_keys(vt, CTRL_U "bram" ENTER);
	vt_until_text(vt, "Removed; the ledger has a new data key");
	vt_keys(vt, CTRL_B);
	vt_until_text(vt, "These can unlock");
	assert_false(vt_has_text(vt, "bram, "));
	vt_free(vt);
	counter_clear(&counter);
}

static void own_passphrase_needs_the_old_one(void **state)
{
	struct counter counter = counter_make();
	struct vt *vt = counter_open(&counter, "en", 24, 80);

	(void)state;
	vt_keys(vt, CTRL_B);
	vt_until_text(vt, "These can unlock");
	vt_keys(vt, DOWN DOWN ENTER);
	vt_until_text(vt, "Passphrase now");
	vt_keys(vt, "not the one" ENTER OTHER ENTER OTHER ENTER);
	vt_until_text(vt, "The passphrase or the user name is not right");
	/* The last field has the focus: back to the first, and right this time. */
	vt_keys(vt, UP UP CTRL_U PASSPHRASE ENTER ENTER ENTER);
	vt_until_text(vt, "Your passphrase was changed.");
	vt_keys(vt, F9);
	vt_until_text(vt, "Unlock the ledger");
	vt_keys(vt, OTHER ENTER);
	vt_until_text(vt, "Search");
	vt_free(vt);
	counter_clear(&counter);
}

/* The row of the key on the screen: nine groups of four. */
static char *key_on_screen(struct vt *vt)
{
	char *screen = vt_screen(vt);
	GRegex *groups = g_regex_new("[0-9A-Z]{4}(-[0-9A-Z]{4}){8}", 0, 0, NULL);
	GMatchInfo *match = NULL;
	char *key = NULL;

	if (g_regex_match(groups, screen, 0, &match))
		key = g_match_info_fetch(match, 0);
	g_match_info_free(match);
	g_regex_unref(groups);
	g_free(screen);
	assert_non_null(key);
	return key;
}

static void forgotten_passphrase_is_replaced_with_the_key_on_paper(void **state)
{
	struct counter counter = counter_make();
	struct vt *vt = counter_open(&counter, "en", 24, 80);
	char *key;

	(void)state;
	vt_keys(vt, CTRL_B);
	vt_until_text(vt, "These can unlock");
	vt_keys(vt, DOWN DOWN DOWN ENTER);
	vt_until_text(vt, "Have pen and paper ready");
	vt_keys(vt, ENTER);
	vt_until_text(vt, "Write it on paper now");
	key = key_on_screen(vt);
	vt_keys(vt, ENTER F9);
	vt_until_text(vt, "Unlock the ledger");
	assert_false(vt_has_text(vt, key));
	vt_keys(vt, CTRL_B);
	vt_until_text(vt, "A passphrase was forgotten");
	vt_keys(vt, ENTER);
	vt_keys(vt, key);
	vt_keys(vt, ENTER OTHER ENTER OTHER ENTER);
	vt_until_text(vt, "Unlock with the new passphrase");
	vt_keys(vt, OTHER ENTER);
	vt_until_text(vt, "Search");
	g_free(key);
	vt_free(vt);
	counter_clear(&counter);
}

static void data_key_is_made_anew(void **state)
{
	struct counter counter = counter_make();
	struct vt *vt = counter_open(&counter, "en", 24, 80);

	(void)state;
	vt_keys(vt, CTRL_B);
	vt_until_text(vt, "These can unlock");
	vt_keys(vt, DOWN DOWN DOWN DOWN ENTER);
	vt_until_text(vt, "Everybody keeps their passphrase");
	vt_keys(vt, "no field takes this" ENTER);
	vt_until_text(vt, "The ledger has a new data key");
	vt_keys(vt, F9);
	vt_until_text(vt, "Unlock the ledger");
	counter_unlock(vt);
	vt_until_text(vt, "Search");
	vt_free(vt);
	counter_clear(&counter);
}

/* The work is done first: half of it is none. */
static void lock_that_comes_during_slow_work_comes_after_it(void **state)
{
	static const char *const list[] = { "ledger", "user", "list", NULL };
	struct counter counter = counter_make();
	struct vt *vt = counter_open(&counter, "en", 24, 80);
	char *users;

	(void)state;
	vt_keys(vt, CTRL_B);
	vt_until_text(vt, "These can unlock");
	vt_keys(vt, ENTER);
	vt_until_text(vt, "A new user");
	vt_keys(vt, "bram" ENTER OTHER ENTER OTHER ENTER F9);
	vt_until_text(vt, "Unlock the ledger");
	vt_free(vt);
	users = counter_command(&counter, list);
	assert_non_null(strstr(users, "bram"));
	g_free(users);
	counter_clear(&counter);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(second_user_is_added_and_removed_again),
		cmocka_unit_test(own_passphrase_needs_the_old_one),
		cmocka_unit_test(data_key_is_made_anew),
		cmocka_unit_test(lock_that_comes_during_slow_work_comes_after_it),
		cmocka_unit_test(forgotten_passphrase_is_replaced_with_the_key_on_paper),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
