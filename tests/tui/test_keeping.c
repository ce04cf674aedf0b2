/* SPDX-License-Identifier: EUPL-1.2 */
/* What was typed is kept: through a crash, a lock, a clock, and another desk. */
#include "support.h"

#include <glib.h>
#include <string.h>

#include "counter.h"

/* A whole family was typed and not saved.  The last answer, given once the question for it
 * was seen, is on the screen, so all fields that were left before it are on disk; then the
 * power is cut. */
static void type_and_crash(const struct counter *counter)
{
	struct vt *vt = counter_open(counter, "en", 24, 80);

	counter_new_family(vt, "en");
	vt_until_text(vt, "A victim of human trafficking?");
	vt_keys(vt, "n");
	vt_until_together(vt, "Trafficking", " no");
	vt_kill(vt);
	vt_free(vt);
}

/* Start again, unlock, and take up the draft that is offered. */
static struct vt *recover(const struct counter *counter)
{
	struct vt *vt = counter_open(counter, "en", 24, 80);

	vt_until_text(vt, "A draft waits");
	vt_until_text(vt, "Voorbeeld Ahmad, Voorbeeld Zahra");
	vt_keys(vt, ENTER);
	vt_until_text(vt, "New case");
	vt_until_text(vt, "9,680");
	return vt;
}

static void expect_everything(const struct counter *counter)
{
	static const char *const show[] = { "case", "list", "--json", NULL };
	char *list = counter_command(counter, show);

	assert_non_null(strstr(list, "Voorbeeld Ahmad"));
	assert_non_null(strstr(list, "Voorbeeld Sara"));
	g_free(list);
}

static void draft_left_without_a_change_is_saved(void **state)
{
	struct counter counter = counter_make();
	struct vt *vt;

	(void)state;
	type_and_crash(&counter);
	vt = recover(&counter);
	vt_keys(vt, F10);
	vt_until_text(vt, "Saved as case");
	vt_until_text(vt, "Voorbeeld Ahmad");
	counter_leave(vt);
	vt_free(vt);
	expect_everything(&counter);
	counter_clear(&counter);
}

static void draft_locked_without_a_change_is_saved(void **state)
{
	struct counter counter = counter_make();
	struct vt *vt;

	(void)state;
	type_and_crash(&counter);
	vt = recover(&counter);
	vt_keys(vt, F9);
	vt_until_text(vt, "Unlock the ledger");
	assert_false(vt_has_text(vt, "Voorbeeld"));
	vt_free(vt);
	expect_everything(&counter);
	counter_clear(&counter);
}

static void draft_changed_and_saved_is_a_case(void **state)
{
	struct counter counter = counter_make();
	struct vt *vt;

	(void)state;
	type_and_crash(&counter);
	vt = recover(&counter);
	vt_keys(vt, DOWN "s" F2);
	vt_until_text(vt, "Saved as case");
	vt_kill(vt);
	vt_free(vt);
	expect_everything(&counter);
	vt = counter_open(&counter, "en", 24, 80);
	vt_until_text(vt, "Voorbeeld Ahmad");
	assert_false(vt_has_text(vt, "A draft waits"));
	counter_leave(vt);
	vt_free(vt);
	counter_clear(&counter);
}

static void draft_that_crashes_again_waits_again(void **state)
{
	struct counter counter = counter_make();
	struct vt *vt;

	(void)state;
	type_and_crash(&counter);
	vt = recover(&counter);
	vt_kill(vt);
	vt_free(vt);
	vt = recover(&counter);
	vt_keys(vt, F10);
	vt_until_text(vt, "Saved as case");
	vt_free(vt);
	counter_clear(&counter);
}

static void later_keeps_the_draft_in_the_list(void **state)
{
	struct counter counter = counter_make();
	struct vt *vt;

	(void)state;
	type_and_crash(&counter);
	vt = counter_open(&counter, "en", 24, 80);
	vt_until_text(vt, "A draft waits");
	vt_keys(vt, DOWN ENTER);
	vt_until_no_text(vt, "A draft waits");
	vt_until_together(vt, "> Voorbeeld Ahmad", "draft of a new case");
	vt_keys(vt, ENTER);
	vt_until_text(vt, "9,680");
	vt_free(vt);
	counter_clear(&counter);
}

/* The crash may come at any moment: what was left before the last key stays. */
static void crash_while_typing_loses_at_most_that_field(void **state)
{
	struct support_random random = support_seed();
	int rounds = support_long() ? 50 : 3;

	(void)state;
	for (int i = 0; i < rounds; i++) {
		struct counter counter = counter_make();
		struct vt *vt = counter_open(&counter, "en", 24, 80);
		vt_keys(vt, CTRL_N);
		vt_until_text(vt, "New case");
		vt_keys(vt, "22-3-2024" ENTER);
		vt_until_text(vt, "chooses: voluntary");
		vt_keys(vt, "v");
		vt_until_together(vt, "> Departure", "voluntary");
		for (uint32_t keys = support_random_below(&random, 12); keys > 0; keys--)
			vt_keys(vt, keys % 3 == 0 ? DOWN : "y");
		vt_kill(vt);
		vt_free(vt);
		vt = counter_open(&counter, "en", 24, 80);
		vt_until_text(vt, "A draft waits");
		vt_keys(vt, ENTER);
		vt_until_text(vt, "22-03-2024");
		vt_free(vt);
		counter_clear(&counter);
	}
}

/* A draft is on disk before the screen shows that its field was left: however soon after
 * it the power goes. */
static void field_that_is_seen_to_be_left_is_on_disk(void **state)
{
	int rounds = support_long() ? 100 : 6;

	(void)state;
	for (int i = 0; i < rounds; i++) {
		struct counter counter = counter_make();
		struct vt *vt = counter_open(&counter, "en", 24, 80);

		vt_keys(vt, CTRL_N);
		vt_until_text(vt, "New case");
		vt_keys(vt, "22-3-2024");
		vt_until_text(vt, "22-3-2024");
		/* Also when another screen comes at once. */
		vt_keys(vt, i % 2 == 0 ? ENTER : F3);
		vt_until_text(vt, i % 2 == 0 ? "chooses: voluntary" : "Why: ");
		vt_kill(vt);
		vt_free(vt);
		vt = counter_open(&counter, "en", 24, 80);
		vt_until_text(vt, "A draft waits");
		vt_keys(vt, ENTER);
		vt_until_text(vt, "22-03-2024");
		vt_free(vt);
		counter_clear(&counter);
	}
}

/* Nobody is no answer that a record could hold, but that there is none. */
static void child_that_belongs_to_nobody_is_kept(void **state)
{
	struct counter counter = counter_make();
	struct vt *vt = counter_open(&counter, "en", 24, 80);

	(void)state;
	counter_new_family(vt, "en");
	vt_until_cursor_row(vt, "Trafficking");
	vt_keys(vt, UP UP UP UP UP);
	vt_until_text(vt, "> Belongs to");
	vt_keys(vt, LEFT);
	vt_until_text(vt, "This child is neither");
	vt_keys(vt, DOWN);
	vt_until_text(vt, "> Lives in EU");
	vt_kill(vt);
	vt_free(vt);
	vt = counter_open(&counter, "en", 24, 80);
	vt_until_text(vt, "Voorbeeld Ahmad, Voorbeeld Zahra");
	vt_keys(vt, ENTER);
	vt_until_text(vt, "New case");
	vt_keys(vt, F2);
	vt_until_text(vt, "Saved as case");
	vt_free(vt);
	expect_everything(&counter);
	counter_clear(&counter);
}

static void locking_keeps_and_unlocking_shows_it_again(void **state)
{
	struct counter counter = counter_make();
	struct vt *vt = counter_open(&counter, "en", 24, 80);

	(void)state;
	counter_new_family(vt, "en");
	vt_keys(vt, F9);
	vt_until_text(vt, "Unlock the ledger");
	assert_false(vt_has_text(vt, "Voorbeeld"));
	counter_unlock(vt);
	vt_until_text(vt, "Search");
	vt_until_text(vt, "Voorbeeld Ahmad");
	assert_false(vt_has_text(vt, "A draft waits"));
	counter_leave(vt);
	vt_free(vt);
	counter_clear(&counter);
}

/* Who asks what is held gets it to read, the draft that was never saved too. */
static void what_is_held_can_be_read_with_its_draft(void **state)
{
	static const char *const held[] = { "All that is held about case",
		"In the list of cases", "Revision 1, saved on", "Voorbeeld Ahmad",
		"Draft, not saved, of", "National", "€9,680", "The log", NULL };
	static const char *const list[] = { "case", "list", NULL };
	struct counter counter = counter_make();
	struct vt *vt = counter_open(&counter, "en", 24, 80);
	char *number, *text;

	(void)state;
	counter_new_family(vt, "en");
	vt_keys(vt, F2);
	vt_until_text(vt, "Saved as case");
	vt_keys(vt, UP "y");
	vt_until_text(vt, "changed");
	vt_keys(vt, UP "y");
	vt_until_together(vt, "Other support", "yes");
	vt_kill(vt);
	vt_free(vt);
	text = counter_command(&counter, list);
	number = g_strndup(strstr(text, "20"), 9);
	g_free(text);
	text = counter_command(&counter,
	    (const char *const[]){
		"case", "export", number, "--everything", "--readable", "--lang",
		"en", NULL });
	for (size_t i = 0; held[i] != NULL; i++) {
		if (strstr(text, held[i]) == NULL)
			fail_msg("\"%s\" is not in what is given:\n%s", held[i], text);
	}
	g_free(text);
	g_free(number);
	counter_clear(&counter);
}

/* Start the desk with a clock that a file sets; `variable` says which. */
static struct vt *start_with_clock(
    const struct counter *counter, const char *variable, const char *clock)
{
	char *library = support_build("tests/tui/libtest_clock.so");
	const char *sanitizer = g_getenv("ASAN_OPTIONS");
	char *preload = g_strdup_printf("LD_PRELOAD=%s", library);
	char *file = g_strdup_printf("%s=%s", variable, clock);
	char *options = g_strdup_printf("ASAN_OPTIONS=verify_asan_link_order=0%s%s",
	    sanitizer != NULL ? ":" : "", sanitizer != NULL ? sanitizer : "");
	const char *env[] = { preload, file, options, NULL };
	struct vt *vt = counter_start(counter, "en", 24, 80, env);

	g_free(options);
	g_free(file);
	g_free(preload);
	g_free(library);
	return vt;
}

static void add_example(const struct counter *counter)
{
	char *path = support_data("examples/nota-1-family-of-four.json");
	const char *arguments[] = { "case", "add", path, NULL };

	g_free(counter_command(counter, arguments));
	g_free(path);
}

/* Nothing can be said of which clock is right, but that they do not agree. */
static void clock_that_was_set_back_is_told(void **state)
{
	struct counter counter = counter_make();
	char *clock = g_build_filename(counter.folder, "clock", NULL);
	struct vt *vt;

	(void)state;
	add_example(&counter);
	support_write_text(clock, "-864000");
	vt = start_with_clock(&counter, "TERUGKEERDESK_TEST_CLOCK", clock);
	counter_unlock(vt);
	vt_until_text(vt, "The clock of this machine is behind");
	vt_keys(vt, ENTER);
	vt_until_text(vt, "1 case");
	vt_free(vt);
	/* An hour is no reason to say anything. */
	support_write_text(clock, "-3600");
	vt = start_with_clock(&counter, "TERUGKEERDESK_TEST_CLOCK", clock);
	counter_unlock(vt);
	vt_until_text(vt, "Unlocked. The log ends");
	assert_false(vt_has_text(vt, "is behind"));
	vt_free(vt);
	g_free(clock);
	counter_clear(&counter);
}

/* Locked by what the clock shows after a key; nothing typed is lost. */
static void expect_lock(const char *variable, const char *seconds)
{
	struct counter counter = counter_make();
	char *clock = g_build_filename(counter.folder, "clock", NULL);
	struct vt *vt;

	support_write_text(clock, "0");
	vt = start_with_clock(&counter, variable, clock);
	counter_unlock(vt);
	vt_until_text(vt, "Search");
	counter_new_family(vt, "en");
	vt_until_text(vt, "A victim of human trafficking?");
	support_write_text(clock, seconds);
	vt_keys(vt, "y");
	vt_until_text(vt, "Unlock the ledger");
	assert_false(vt_has_text(vt, "Voorbeeld"));
	counter_unlock(vt);
	vt_until_text(vt, "Voorbeeld Ahmad");
	vt_free(vt);
	expect_everything(&counter);
	g_free(clock);
	counter_clear(&counter);
}

static void idle_desk_locks_and_keeps(void **state)
{
	(void)state;
	expect_lock("TERUGKEERDESK_TEST_CLOCK", "3600");
}

/* However short, and whatever the clock on the wall says. */
static void machine_that_slept_finds_the_desk_locked(void **state)
{
	(void)state;
	expect_lock("TERUGKEERDESK_TEST_SLEPT", "20");
}

/* Two desks on one ledger. */

static struct vt *open_the_case(const struct counter *counter)
{
	struct vt *vt = counter_open(counter, "en", 24, 80);

	vt_until_text(vt, "1 case");
	vt_keys(vt, ENTER);
	vt_until_text(vt, "9,680");
	return vt;
}

static void both_desks(const struct counter *counter, struct vt **ret_one,
    struct vt **ret_other)
{
	add_example(counter);
	*ret_one = open_the_case(counter);
	*ret_other = open_the_case(counter);
	/* The first says that money is there, and the second that an answer is not no. */
	vt_keys(*ret_one, DOWN DOWN DOWN);
	vt_until_text(*ret_one, "Who arranges the return?");
	vt_keys(*ret_one, RIGHT F2);
	vt_until_text(*ret_one, "revision 2");
	vt_keys(*ret_other, DOWN DOWN DOWN DOWN DOWN DOWN);
	vt_until_text(*ret_other, "Did they come to stay for long?");
	vt_keys(*ret_other, "n" F2);
	vt_until_text(*ret_other, "Another desk saved this case");
	vt_until_text(*ret_other, "Meanwhile anna changed:");
	vt_until_text(*ret_other, "Route: IOM → JRS");
}

static void second_desk_puts_its_changes_on_top(void **state)
{
	struct counter counter = counter_make();
	struct vt *one, *other;

	(void)state;
	both_desks(&counter, &one, &other);
	vt_compare_screen(other, "conflict-80x24-en");
	vt_keys(other, "p" ENTER);
	vt_until_text(other, "revision 3");
	vt_until_together(other, "  Route", "JRS");
	vt_until_together(other, "Long stay", "no");
	/* And the first sees both when it opens the case again. */
	vt_keys(one, F10);
	vt_until_text(one, "1 case");
	vt_keys(one, ENTER);
	vt_until_together(one, "Route", "JRS");
	vt_until_together(one, "Long stay", "no");
	vt_free(one);
	vt_free(other);
	counter_clear(&counter);
}

static void second_desk_takes_what_the_first_saved(void **state)
{
	struct counter counter = counter_make();
	struct vt *one, *other;

	(void)state;
	both_desks(&counter, &one, &other);
	vt_keys(other, "t" ENTER);
	vt_until_text(other, "What the other desk saved stands here now");
	vt_until_together(other, "  Route", "JRS");
	vt_until_together(other, "Long stay", "yes");
	vt_keys(other, F10);
	vt_until_text(other, "1 case");
	assert_false(vt_has_text(other, "draft"));
	vt_free(one);
	vt_free(other);
	counter_clear(&counter);
}

static void second_desk_decides_later_and_loses_nothing(void **state)
{
	struct counter counter = counter_make();
	struct vt *one, *other;

	(void)state;
	both_desks(&counter, &one, &other);
	vt_keys(other, ENTER F9);
	vt_until_text(other, "Unlock the ledger");
	counter_unlock(other);
	vt_until_text(other, "A draft waits");
	vt_keys(other, ENTER);
	vt_until_text(other, "changed");
	vt_until_together(other, "Long stay", "no");
	vt_keys(other, F10);
	vt_until_text(other, "Another desk saved this case");
	vt_free(one);
	vt_free(other);
	counter_clear(&counter);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(draft_left_without_a_change_is_saved),
		cmocka_unit_test(draft_locked_without_a_change_is_saved),
		cmocka_unit_test(draft_changed_and_saved_is_a_case),
		cmocka_unit_test(draft_that_crashes_again_waits_again),
		cmocka_unit_test(later_keeps_the_draft_in_the_list),
		cmocka_unit_test(crash_while_typing_loses_at_most_that_field),
		cmocka_unit_test(field_that_is_seen_to_be_left_is_on_disk),
		cmocka_unit_test(child_that_belongs_to_nobody_is_kept),
		cmocka_unit_test(locking_keeps_and_unlocking_shows_it_again),
		cmocka_unit_test(what_is_held_can_be_read_with_its_draft),
		cmocka_unit_test(idle_desk_locks_and_keeps),
		cmocka_unit_test(clock_that_was_set_back_is_told),
		cmocka_unit_test(machine_that_slept_finds_the_desk_locked),
		cmocka_unit_test(second_desk_puts_its_changes_on_top),
		cmocka_unit_test(second_desk_takes_what_the_first_saved),
		cmocka_unit_test(second_desk_decides_later_and_loses_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
