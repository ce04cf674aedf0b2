/* SPDX-License-Identifier: EUPL-1.2 */
/* Reports on the screen: asked for, made, looked into. */
#include "support.h"

#include <fcntl.h>
#include <glib.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "counter.h"

#define END "\033OF"

/* --- the examples --- */

static struct vt *start_demo(const char *lang, int rows, int columns, const char *variable)
{
	char *program = support_build("src/terugkeerdesk");
	const char *argv[] = { program, "--demo", "--lang", lang, NULL };
	const char *env[] = { variable, NULL };
	struct vt *vt = vt_spawn(argv, env, rows, columns);

	vt_until_text(vt, *lang == 'n' ? "Zoek" : "Search");
	g_free(program);
	return vt;
}

static struct vt *ask(const char *lang, int rows, int columns)
{
	struct vt *vt = start_demo(lang, rows, columns, NULL);

	vt_keys(vt, F5);
	vt_until_text(vt, *lang == 'n' ? "Maak het rapport" : "Make the report");
	return vt;
}

static struct vt *ask_and_make(const char *lang, int rows, int columns)
{
	struct vt *vt = ask(lang, rows, columns);

	vt_keys(vt, F5);
	vt_until_text(vt, *lang == 'n' ? "Totaal" : "Total");
	return vt;
}

static void screens_are_as_kept(void **state)
{
	static const struct {
		int rows, columns;
		const char *lang, *name;
	} screens[] = {
		{ 24, 80, "en", "report-what-if-80x24-en" },
		{ 24, 80, "nl", "report-what-if-80x24-nl" },
		{ 40, 120, "en", "report-what-if-120x40-en" },
		{ 40, 120, "nl", "report-what-if-120x40-nl" },
	};
	struct vt *vt;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(screens); i++) {
		vt = ask_and_make(screens[i].lang, screens[i].rows, screens[i].columns);
		vt_compare_screen(vt, screens[i].name);
		vt_free(vt);
	}
	vt = ask("nl", 24, 80);
	vt_compare_screen(vt, "report-ask-80x24-nl");
	vt_free(vt);
}

static void narrow_screen_has_a_page_for_figures_and_one_for_the_chart(void **state)
{
	struct vt *vt = ask_and_make("en", 20, 60);

	(void)state;
	assert_false(vt_has_text(vt, "Households by difference"));
	vt_keys(vt, F6);
	vt_until_text(vt, "Households by difference");
	vt_until_text(vt, "█");
	vt_until_text(vt, "F6 Figures");
	vt_compare_screen(vt, "report-chart-60x20-en");
	vt_keys(vt, F6);
	vt_until_text(vt, "Receive more");
	vt_until_text(vt, "F6 Chart");
	vt_resize(vt, 24, 80);
	vt_until_text(vt, "Households by difference");
	vt_until_no_text(vt, "F6");
	vt_free(vt);
}

static void terminal_without_blocks_has_other_characters(void **state)
{
	struct vt *vt = start_demo("en", 20, 60, "TERM=linux");

	(void)state;
	vt_keys(vt, "\0335"); /* its function keys are others */
	vt_until_text(vt, "Make the report");
	vt_keys(vt, "\0335");
	vt_until_text(vt, "Receive more");
	vt_keys(vt, "\0336");
	vt_until_text(vt, "Households by difference");
	vt_until_text(vt, "#####");
	assert_false(vt_has_text(vt, "█"));
	vt_free(vt);
}

static void language_is_switched_under_a_report(void **state)
{
	struct vt *vt = ask_and_make("en", 24, 80);

	(void)state;
	vt_until_text(vt, "125,840");
	vt_keys(vt, F8);
	vt_until_text(vt, "125.840");
	vt_until_text(vt, "Krijgen meer");
	vt_until_text(vt, "tegenover wat gold");
	vt_free(vt);
}

static void report_takes_every_size(void **state)
{
	static const struct {
		int rows, columns;
	} sizes[] = { { 40, 120 }, { 20, 60 }, { 12, 40 }, { 60, 200 }, { 24, 80 } };
	struct vt *vt = ask_and_make("en", 24, 80);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
		vt_resize(vt, sizes[i].rows, sizes[i].columns);
		vt_until_text(vt, "What if:");
		vt_keys(vt, END);
		vt_until_no_text(vt, "Receive more");
		vt_keys(vt, HOME);
		vt_until_text(vt, "Households: 51");
	}
	vt_free(vt);
}

/* --- from a number to its cases --- */

/* The number in the row of a label: what stands first behind it. */
static int number_behind(const struct vt *vt, const char *label)
{
	char *row = vt_row(vt, vt_row_of(vt, label));
	int number = atoi(strstr(row, label) + strlen(label));

	g_free(row);
	return number;
}

static void number_leads_to_as_many_cases_and_back(void **state)
{
	static const char *const labels[] = { "Receive more", "Receive less",
		"Receive the same", "Cannot be said" };
	struct vt *vt = ask_and_make("en", 24, 80);
	int number[G_N_ELEMENTS(labels)];

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(labels); i++) {
		vt_until_together(vt, labels[i], " %");
		number[i] = number_behind(vt, labels[i]);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(labels); i++) {
		char *cases = g_strdup_printf("%d cases", number[i]);

		vt_until_cursor_row(vt, labels[i]);
		vt_keys(vt, ENTER);
		vt_until_text(vt, "Names");
		vt_until_row(vt, 0, labels[i]);
		vt_until_row(vt, 0, cases);
		vt_keys(vt, F10);
		vt_until_row(vt, 0, "What if:");
		vt_until_cursor_row(vt, labels[i]); /* its place was kept */
		vt_keys(vt, DOWN);
		g_free(cases);
	}
	vt_free(vt);
}

/* Rows of the distribution have an end that is theirs and one that is not. */
static void difference_leads_to_as_many_cases(void **state)
{
	static const char *const labels[] = { "−500/0", "no difference", "500–1,000" };
	struct vt *vt = ask_and_make("en", 40, 80);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(labels); i++) {
		char *cases;

		vt_until_together(vt, labels[i], " %");
		cases = g_strdup_printf(" %d cases", number_behind(vt, labels[i]));
		vt_click(vt, vt_row_of(vt, labels[i]), 3);
		vt_until_cursor_row(vt, labels[i]);
		vt_click(vt, vt_row_of(vt, labels[i]), 3);
		vt_until_row(vt, 0, labels[i]);
		vt_until_row(vt, 0, cases);
		vt_keys(vt, F10);
		vt_until_row(vt, 0, "What if:");
		g_free(cases);
	}
	vt_free(vt);
}

static void case_behind_a_number_is_opened_and_left(void **state)
{
	struct vt *vt = ask_and_make("en", 24, 80);

	(void)state;
	vt_keys(vt, DOWN ENTER);
	vt_until_row(vt, 0, "Who receives more, who less: Receive less");
	vt_keys(vt, F8);
	vt_until_row(vt, 0, "Krijgen minder");
	vt_keys(vt, F8);
	vt_until_row(vt, 0, "Receive less");
	vt_keys(vt, ENTER);
	vt_until_text(vt, "Applies:");
	vt_keys(vt, F10);
	vt_until_row(vt, 0, "Receive less");
	vt_keys(vt, ESC_ESC);
	vt_until_cursor_row(vt, "Receive less");
	vt_keys(vt, ESC_ESC);
	vt_until_text(vt, "Make the report");
	vt_keys(vt, ESC_ESC);
	vt_until_text(vt, "Search");
	vt_free(vt);
}

/* --- what is asked --- */

static void filter_counts_some_of_the_cases(void **state)
{
	struct vt *vt = ask("en", 24, 80);

	(void)state;
	for (int i = 0; i < 7; i++)
		vt_keys(vt, TAB);
	vt_until_cursor_row(vt, "Nationality");
	vt_keys(vt, "iq");
	vt_until_together(vt, "Nationality", "Iraq");
	vt_keys(vt, F5);
	vt_until_text(vt, "Only: Nationality Iraq. 43 other cases are not in it.");
	vt_until_text(vt, "Households: 8");
	vt_free(vt);
}

static void what_cannot_be_is_said_where_it_stands(void **state)
{
	struct vt *vt = ask("en", 24, 80);

	(void)state;
	vt_keys(vt, TAB TAB TAB "31-2-2024" F5);
	vt_until_text(vt, "“31-2-2024” is not a date");
	vt_until_cursor_row(vt, "Registered from");
	vt_keys(vt, CTRL_U "2-2-2024" TAB "1-1-2024" F5);
	vt_until_text(vt, "is outside the range");
	vt_until_cursor_row(vt, "Registered until");
	vt_keys(vt, CTRL_U TAB TAB TAB "Atlantis" F5);
	vt_until_text(vt, "“Atlantis” is not a country");
	vt_until_cursor_row(vt, "Nationality");
	vt_keys(vt, CTRL_U F5);
	vt_until_text(vt, "Households:");
	vt_free(vt);
}

static void policy_that_is_not_installed_can_be_tried(void **state)
{
	char *folder = support_temp_folder();
	char *path = g_build_filename(folder, "harmonised-mine.ini", NULL);
	char *source = support_data("policies/harmonised-2024.ini");
	char *text = support_read_file(source, NULL);
	char **pieces = g_strsplit(text, "= harmonised-2024", 2);
	char *mine = g_strjoinv("= harmonised-mine", pieces);
	struct vt *vt = ask("en", 24, 80);

	(void)state;
	vt_keys(vt, TAB "a"); /* a file */
	vt_until_text(vt, "a file of which the name is typed");
	vt_keys(vt, F5);
	vt_until_text(vt, "this is missing");
	vt_until_cursor_row(vt, "Its file");
	vt_keys(vt, path);
	vt_keys(vt, F5);
	vt_until_text(vt, "The report cannot be made");
	vt_keys(vt, F10);
	vt_until_text(vt, "Make the report");
	support_write_text(path, mine);
	vt_keys(vt, F5);
	vt_until_text(vt, "What if: harmonised-mine");
	vt_free(vt);
	g_free(mine);
	g_strfreev(pieces);
	g_free(text);
	g_free(source);
	g_free(path);
	support_remove_folder(folder);
}

/* --- while it is made --- */

/* A desk with a case, in which a report waits until held_go. */
struct held {
	struct counter counter;
	char *pipe;
	char *clock; /* of a file with seconds that the clock is ahead */
	int writer; /* its other end, once the report may go on */
	struct vt *vt;
};

static struct held held_start(void)
{
	struct held held = { .counter = counter_make(), .writer = -1 };
	char *library = support_build("tests/tui/libtest_hold.so");
	char *clocks = support_build("tests/tui/libtest_clock.so");
	char *preload = g_strconcat("LD_PRELOAD=", library, ":", clocks, NULL);
	char *clock;
	char *example = support_data("examples/nota-1-family-of-four.json");
	const char *add[] = { "case", "add", example, NULL };
	char *variable;

	held.pipe = g_build_filename(held.counter.folder, "hold", NULL);
	held.clock = g_build_filename(held.counter.folder, "clock", NULL);
	clock = g_strconcat("TERUGKEERDESK_TEST_CLOCK=", held.clock, NULL);
	variable = g_strconcat("TERUGKEERDESK_TEST_HOLD=", held.pipe, NULL);
	assert_int_equal(mkfifo(held.pipe, 0600), 0);
	g_free(counter_command(&held.counter, add));
	held.vt = counter_start(&held.counter, "en", 24, 80,
	    (const char *[]){ preload, variable, clock,
		"ASAN_OPTIONS=verify_asan_link_order=0", NULL });
	counter_unlock(held.vt);
	vt_until_text(held.vt, "Search");
	vt_keys(held.vt, F5);
	vt_until_text(held.vt, "Make the report");
	vt_keys(held.vt, F5);
	vt_until_text(held.vt, "The cases are counted: 0 %");
	g_free(variable);
	g_free(example);
	g_free(clock);
	g_free(preload);
	g_free(clocks);
	g_free(library);
	return held;
}

/* Let it go on: whoever waits at the pipe, now and later. */
static void held_go(struct held *held)
{
	held->writer = open(held->pipe, O_RDWR | O_CLOEXEC);
	assert_true(held->writer >= 0);
}

static void held_free(struct held *held)
{
	vt_free(held->vt);
	close(held->writer);
	g_free(held->clock);
	g_free(held->pipe);
	counter_clear(&held->counter);
}

static void desk_lives_while_a_report_is_made(void **state)
{
	struct held held = held_start();
	struct vt *vt = held.vt;

	(void)state;
	vt_resize(vt, 40, 120);
	vt_until_text(vt, "The cases are counted");
	vt_keys(vt, F1);
	vt_until_text(vt, "Help: the keys");
	vt_keys(vt, F10);
	vt_until_text(vt, "Esc Esc stops");
	vt_keys(vt, F2 ENTER "x" F6);
	held_go(&held);
	vt_until_text(vt, "Receive more");
	held_free(&held);
}

static void report_is_stopped(void **state)
{
	struct held held = held_start();

	(void)state;
	vt_keys(held.vt, ESC_ESC);
	vt_until_text(held.vt, "It is being stopped");
	held_go(&held);
	vt_until_text(held.vt, "Stopped; there is no report");
	vt_until_text(held.vt, "Make the report");
	vt_keys(held.vt, F5);
	vt_until_text(held.vt, "Receive more");
	held_free(&held);
}

static void lock_does_not_wait_for_a_report(void **state)
{
	struct held held = held_start();

	(void)state;
	vt_keys(held.vt, F9);
	vt_until_text(held.vt, "It is being stopped");
	held_go(&held);
	vt_until_text(held.vt, "Unlock the ledger");
	counter_unlock(held.vt);
	vt_until_text(held.vt, "Voorbeeld");
	held_free(&held);
}

static void idle_desk_is_locked_once_the_report_is_done(void **state)
{
	struct held held = held_start();

	(void)state;
	support_write_text(held.clock, "90000");
	held_go(&held);
	vt_until_text(held.vt, "Unlock the ledger");
	assert_false(vt_has_text(held.vt, "Receive more"));
	held_free(&held);
}

static void language_is_switched_when_it_is_done(void **state)
{
	struct held held = held_start();

	(void)state;
	vt_keys(held.vt, F8);
	held_go(&held);
	vt_until_text(held.vt, "Krijgen meer");
	held_free(&held);
}

static void desk_is_ended_while_a_report_is_made(void **state)
{
	struct held held = held_start();

	(void)state;
	kill(vt_pid(held.vt), SIGTERM);
	held_go(&held);
	assert_int_equal(vt_until_end(held.vt), 128 + SIGTERM);
	held_free(&held);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(screens_are_as_kept),
		cmocka_unit_test(
		    narrow_screen_has_a_page_for_figures_and_one_for_the_chart),
		cmocka_unit_test(terminal_without_blocks_has_other_characters),
		cmocka_unit_test(language_is_switched_under_a_report),
		cmocka_unit_test(report_takes_every_size),
		cmocka_unit_test(number_leads_to_as_many_cases_and_back),
		cmocka_unit_test(difference_leads_to_as_many_cases),
		cmocka_unit_test(case_behind_a_number_is_opened_and_left),
		cmocka_unit_test(filter_counts_some_of_the_cases),
		cmocka_unit_test(what_cannot_be_is_said_where_it_stands),
		cmocka_unit_test(policy_that_is_not_installed_can_be_tried),
		cmocka_unit_test(desk_lives_while_a_report_is_made),
		cmocka_unit_test(report_is_stopped),
		cmocka_unit_test(lock_does_not_wait_for_a_report),
		cmocka_unit_test(idle_desk_is_locked_once_the_report_is_done),
		cmocka_unit_test(language_is_switched_when_it_is_done),
		cmocka_unit_test(desk_is_ended_while_a_report_is_made),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
