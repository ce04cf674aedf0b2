/* SPDX-License-Identifier: EUPL-1.2 */
/* The real program in terminals of every size and kind, and with what happens to them. */
#include "support.h"

#include <glib.h>
#include <signal.h>
#include <string.h>

#include "counter.h"

/* Sizes. */

/* What only the last row of that size holds, or the one line that stands there instead.
 */
static const struct size {
	int rows, columns;
	int row;
	const char *text;
} sizes[] = {
	{ 40, 120, 39, "F9" },
	{ 20, 60, 19, "F10" },
	{ 11, 39, 5, "39x11" },
	{ 60, 200, 59, "F9" },
	{ 24, 80, 23, "F10" },
};

static void resize(struct vt *vt, const struct size *size)
{
	vt_resize(vt, size->rows, size->columns);
	vt_until_row(vt, size->row, size->text);
}

static void no_resize_loses_a_letter(void **state)
{
	const int step = support_long() ? 1 : 5;
	struct counter counter = counter_make();
	struct vt *vt = counter_open(&counter, "nl", 24, 80);
	char **keys = counter_family_keys("nl");
	size_t count = g_strv_length(keys);

	(void)state;
	vt_keys(vt, CTRL_N);
	vt_until_text(vt, "Nieuwe zaak");
	for (size_t i = 0; i < count; i++) {
		resize(vt, &sizes[i % G_N_ELEMENTS(sizes)]);
		/* In the middle of a word, and without waiting, too. */
		for (const char *key = keys[i]; *key != '\0'; key++) {
			vt_bytes(vt, key, 1);
			if (*key >= 'a' && (key - keys[i]) % step == 0)
				vt_resize(vt, 20 + (int)(key - keys[i]), 60);
		}
	}
	resize(vt, &sizes[4]);
	vt_until_text(vt, "9.680");
	vt_until_text(vt, "Slachtoffer van mensenhandel?");
	vt_keys(vt, HOME);
	vt_compare_screen(vt, "family-first-80x24-nl");
	vt_keys(vt, PAGE_DOWN PAGE_DOWN PAGE_DOWN PAGE_DOWN PAGE_DOWN);
	vt_compare_screen(vt, "family-last-80x24-nl");
	g_strfreev(keys);
	vt_free(vt);
	counter_clear(&counter);
}

/* The whole family at each size, for people to look at. */
static void each_size_has_its_screen(void **state)
{
	struct counter counter = counter_make();
	struct vt *vt = counter_open(&counter, "nl", 24, 80);

	(void)state;
	counter_new_family(vt, "nl");
	for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
		const struct size *size = &sizes[i];
		char *name =
		    g_strdup_printf("intake-%dx%d-nl", size->columns, size->rows);
		resize(vt, size);
		vt_compare_screen(vt, name);
		g_free(name);
	}
	/* On a narrow screen the amounts are a page of their own. */
	resize(vt, &sizes[1]);
	assert_false(vt_has_text(vt, "9.680"));
	vt_keys(vt, F6);
	vt_until_text(vt, "9.680");
	vt_compare_screen(vt, "amounts-60x20-nl");
	vt_free(vt);
	counter_clear(&counter);
}

/* Every screen that can be on top lives through every size. */
static void every_screen_takes_every_size(void **state)
{
	static const struct {
		const char *keys, *text;
	} screens[] = {
		{ F1, "Help: the keys" },
		{ F3, "Why" },
		{ F4, "Comparison per person" },
		{ F5, "What you may receive" },
		{ F7, "What else can be done" },
		{ "\020", "Policies in time" },
	};
	struct counter counter = counter_make();
	struct vt *vt = counter_open(&counter, "en", 24, 80);

	(void)state;
	counter_new_family(vt, "en");
	for (size_t i = 0; i < G_N_ELEMENTS(screens); i++) {
		vt_keys(vt, screens[i].keys);
		vt_until_text(vt, screens[i].text);
		for (size_t j = 0; j < G_N_ELEMENTS(sizes); j++) {
			vt_resize(vt, sizes[j].rows, sizes[j].columns);
			vt_until_text(vt, sizes[j].rows < 12 ? "39x11" : screens[i].text);
		}
		vt_keys(vt, ESC_ESC);
		vt_until_text(vt, "9,680");
	}
	vt_resize(vt, 1, 1);
	vt_resize(vt, 2, 3);
	vt_keys(vt, DOWN F6 F6 "x");
	vt_resize(vt, 24, 80);
	vt_until_text(vt, "9,680");
	vt_free(vt);
	counter_clear(&counter);
}

/* What it writes for a larger terminal may have scrolled away on this one. */
static bool wrote_help(const struct vt *vt, const void *from)
{
	size_t length, begin = *(const size_t *)from;
	const char *output = vt_output(vt, &length);

	return g_strstr_len(output + begin, (gssize)(length - begin), "While typing") != NULL;
}

/* No window is that large; curses would count it in numbers that are too short. */
static void size_that_cannot_be_is_survived(void **state)
{
	static const struct size large[] = { { 65535, 65535 }, { 60, 60000 },
		{ 60000, 200 } };
	struct counter counter = counter_make();
	struct vt *vt = counter_open(&counter, "en", 24, 80);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(large); i++) {
		size_t begin;

		vt_output(vt, &begin);
		vt_tell_size(vt, large[i].rows, large[i].columns);
		vt_keys(vt, F1);
		vt_until(vt, wrote_help, &begin, "the help, for a large terminal");
		vt_tell_size(vt, 24, 80);
		vt_keys(vt, ESC_ESC);
		vt_until_text(vt, "Search");
	}
	vt_free(vt);
	counter_clear(&counter);
}

/* Kinds of terminal. */

static bool any_colour(const struct vt *vt)
{
	for (int row = 0; row < vt_rows(vt); row++) {
		for (int column = 0; column < vt_columns(vt); column++) {
			if (vt_cell(vt, row, column).coloured)
				return true;
		}
	}
	return false;
}

static bool marked(const struct vt *vt, const char *text)
{
	int row = vt_row_of(vt, text), column;

	for (column = 0; column < vt_columns(vt); column++) {
		struct vt_cell cell = vt_cell(vt, row, column);
		if (cell.reverse || cell.bold || cell.underline)
			return true;
	}
	return false;
}

static void every_kind_of_terminal_will_do(void **state)
{
	static const struct {
		const char *term, *no_color;
		bool colour;
	} kinds[] = {
		{ "TERM=xterm-256color", "NO_COLOR", true },
		{ "TERM=xterm-256color", "NO_COLOR=1", false },
		{ "TERM=linux", "NO_COLOR", true },
		{ "TERM=vt100", "NO_COLOR", false },
		{ "TERM=screen", "NO_COLOR", true },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
		/* So that leaks.txt can name who looks for a mouse on a console. */
		const char *env[] = { kinds[i].term,
			"ASAN_OPTIONS=fast_unwind_on_malloc=0", kinds[i].no_color, NULL };
		struct counter counter = counter_make();
		struct vt *vt = counter_start(&counter, "en", 24, 80, env);
		counter_unlock(vt);
		vt_until_text(vt, "Search");
		counter_new_family(vt, "en");
		vt_until_text(vt, "> Trafficking");
		assert_int_equal(any_colour(vt), kinds[i].colour);
		assert_true(marked(vt, "Trafficking"));
		/* Line drawing came through as lines. */
		assert_false(vt_has_text(vt, "qqqq"));
		vt_keys(vt, "\0332");
		vt_until_text(vt, "Saved as case");
		vt_keys(vt, "\0330");
		vt_until_text(vt, "1 case");
		vt_keys(vt, "\0330\r");
		assert_int_equal(vt_until_end(vt), 0);
		vt_free(vt);
		counter_clear(&counter);
	}
}

static void unknown_terminals_are_named(void **state)
{
	static const char *const terms[] = { "TERM=nosuchterminal", "TERM=dumb",
		"TERM=", "TERM" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(terms); i++) {
		const char *env[] = { terms[i], NULL };
		struct counter counter = counter_make();
		struct vt *vt = counter_start(&counter, "en", 24, 80, env);
		assert_int_equal(vt_until_end(vt), 2);
		assert_true(vt_has_text(vt, "terugkeerdesk: "));
		assert_true(vt_line_by_line(vt));
		vt_free(vt);
		counter_clear(&counter);
	}
}

static void escape_and_a_digit_are_a_function_key(void **state)
{
	struct counter counter = counter_make();
	struct vt *vt = counter_open(&counter, "en", 24, 80);

	(void)state;
	vt_keys(vt, CTRL_N);
	vt_until_text(vt, "New case");
	vt_keys(vt, "22-3-2024\r");
	vt_until_text(vt, "0–2,840");
	vt_keys(vt, "\033");
	vt_until_text(vt, "now a digit for F1 to F10");
	vt_keys(vt, "8");
	vt_until_text(vt, "Nieuwe zaak");
	vt_keys(vt, "\0338");
	vt_until_text(vt, "New case");
	vt_keys(vt, "\0333");
	vt_until_text(vt, "Why");
	vt_keys(vt, ESC_ESC);
	vt_until_text(vt, "Still to ask");
	/* Left alone, it cancels: a digit that comes late is a digit. */
	vt_keys(vt, "\033");
	vt_until_text(vt, "now a digit");
	vt_until_no_text(vt, "now a digit");
	vt_keys(vt, UP "2");
	vt_until_cursor_row(vt, "> Registered      2");
	vt_free(vt);
	counter_clear(&counter);
}

/* The hardware cursor. */

static const char *const questions[] = { "Registered", "Departure", "Leaves on", "Route",
	"Country", "Residence", "Long stay", "Own money", "Partner there",
	"Cash at airport", "Dublin claim", "1 Voorbeeld Ahmad", "2 Voorbeeld Zahra",
	"3 Voorbeeld Ali", "4 Voorbeeld Sara", "Name ", "Name in Latin", "Role", "Sex",
	"Born", "Nationality", "Belongs to", "Lives in EU", "Returned before",
	"Other support", "Exclusion", "Trafficking", "Unaccompanied", "Health needs",
	"V-number", "Document", "REAN cash", "AVRR in cash", "+ add a person", "Arrived",
	"Place", "Phone", "Interpreter", "Note" };
#define TRAFFICKING   26
#define LAST_QUESTION ((int)G_N_ELEMENTS(questions) - 1)

/* At the row with the mark; a long answer stands in the row below its question. */
static bool cursor_is_at(const struct vt *vt, const void *data)
{
	char *marked = g_strdup_printf("> %s", (const char *)data);
	int row, column, mark = vt_row_of(vt, marked);

	g_free(marked);
	vt_cursor(vt, &row, &column);
	return mark >= 0 && (row == mark || row == mark + 1) && column >= 2 &&
	       vt_cursor_visible(vt);
}

static void cursor_stands_where_the_focus_is(void **state)
{
	struct counter counter = counter_make();
	struct vt *vt = counter_open(&counter, "en", 24, 80);

	(void)state;
	counter_new_family(vt, "en");
	vt_until(vt, cursor_is_at, questions[TRAFFICKING], questions[TRAFFICKING]);
	for (int i = TRAFFICKING - 1; i >= 0; i--) {
		vt_keys(vt, "\033[Z");
		vt_until(vt, cursor_is_at, questions[i], questions[i]);
	}
	for (int i = 1; i <= LAST_QUESTION; i++) {
		vt_keys(vt, TAB);
		vt_until(vt, cursor_is_at, questions[i], questions[i]);
	}
	vt_keys(vt, F10);
	vt_until_text(vt, "1 case");
	vt_until(vt, cursor_is_at, "20", "the case in the list");
	vt_free(vt);
	counter_clear(&counter);
}

/* Signals. */

static struct vt *open_family(const struct counter *counter)
{
	struct vt *vt = counter_open(counter, "en", 24, 80);

	counter_new_family(vt, "en");
	vt_until_text(vt, "A victim of human trafficking?");
	return vt;
}

static void expect_nothing_of_a_case(const struct vt *vt)
{
	assert_false(vt_has_text(vt, "Voorbeeld"));
	assert_false(vt_has_text(vt, "9,680"));
	assert_true(vt_line_by_line(vt));
	assert_true(vt_cursor_visible(vt));
}

static void ending_signals_keep_the_work_and_clear_the_screen(void **state)
{
	static const int signals[] = { SIGTERM, SIGHUP, SIGINT, SIGUSR1, SIGALRM, SIGXCPU };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(signals); i++) {
		struct counter counter = counter_make();
		struct vt *vt = open_family(&counter);
		kill(vt_pid(vt), signals[i]);
		assert_int_equal(vt_until_end(vt), 128 + signals[i]);
		expect_nothing_of_a_case(vt);
		vt_free(vt);
		vt = counter_open(&counter, "en", 24, 80);
		vt_until_text(vt, "1 case");
		vt_until_text(vt, "Voorbeeld Ahmad");
		vt_free(vt);
		counter_clear(&counter);
	}
}

static void fatal_signals_clear_the_screen_and_leave_the_draft(void **state)
{
	static const int signals[] = { SIGSEGV, SIGABRT, SIGTRAP, SIGQUIT, SIGSYS };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(signals); i++) {
		struct counter counter = counter_make();
		struct vt *vt = open_family(&counter);
		vt_keys(vt, "n");
		vt_until_together(vt, "Trafficking", " no");
		kill(vt_pid(vt), signals[i]);
		assert_int_not_equal(vt_until_end(vt), 0);
		expect_nothing_of_a_case(vt);
		vt_free(vt);
		vt = counter_open(&counter, "en", 24, 80);
		vt_until_text(vt, "A draft waits");
		vt_free(vt);
		counter_clear(&counter);
	}
}

static void stopping_as_a_job_locks_and_comes_back(void **state)
{
	struct counter counter = counter_make();
	struct vt *vt = open_family(&counter);

	(void)state;
	for (int i = 0; i < 2; i++) {
		kill(vt_pid(vt), SIGTSTP);
		vt_until_stopped(vt);
		expect_nothing_of_a_case(vt);
		vt_resize(vt, 24 + 16 * i, 80 + 40 * i);
		kill(vt_pid(vt), SIGCONT);
		vt_until_text(vt, "Unlock the ledger");
		assert_false(vt_line_by_line(vt));
	}
	counter_unlock(vt);
	vt_until_text(vt, "Voorbeeld Ahmad");
	counter_leave(vt);
	assert_true(vt_line_by_line(vt));
	vt_free(vt);
	counter_clear(&counter);
}

/* The mouse. */

/* The end of the key bar of a case, which is painted last. */
#define CASE_KEYS "F6 Amounts F7 More F8 Nederlands F10 Back"
#define PANE_KEYS "F6 Questions F7 More F8 Nederlands F10 Back"

static void click_text(struct vt *vt, const char *text)
{
	int row, column;
	char *line, *found;

	vt_until_text(vt, text);
	row = vt_row_of(vt, text);
	line = vt_row(vt, row);
	found = strstr(line, text);
	column = (int)g_utf8_strlen(line, found - line);
	g_free(line);
	vt_click(vt, row, column);
}

static void mouse_does_what_keys_do(void **state)
{
	struct counter counter = counter_make();
	struct vt *vt = open_family(&counter);

	(void)state;
	click_text(vt, "Returned before");
	vt_until_cursor_row(vt, "Returned before");
	click_text(vt, "Returned before");
	vt_until_together(vt, "Returned before", "yes");
	click_text(vt, "2,460");
	vt_until_text(vt, "F3 or Enter says why");
	click_text(vt, "F3 Why");
	vt_until_text(vt, "jrs-2022");
	vt_until_text(vt, "F9 Lock  F10 Back");
	click_text(vt, "F10 Back");
	vt_until_text(vt, PANE_KEYS);
	click_text(vt, "F2 Save");
	vt_until_text(vt, "Saved as case");
	click_text(vt, "F7 More");
	vt_until_text(vt, "What else can be done");
	click_text(vt, "Policies");
	vt_until_text(vt, "Policies in time");
	vt_until_text(vt, "F9 Lock  F10 Back");
	click_text(vt, "F10 Back");
	vt_until_text(vt, PANE_KEYS);
	click_text(vt, "F10 Back");
	vt_until_text(vt, "1 case");
	click_text(vt, "Voorbeeld Ahmad");
	vt_until_text(vt, CASE_KEYS);
	/* Outside of everything, and with the other buttons, nothing happens. */
	vt_keys(vt, "\033[<0;500;500M\033[<2;10;10M\033[<0;1;1M");
	vt_keys(vt, F10);
	vt_until_text(vt, "1 case");
	vt_free(vt);
	counter_clear(&counter);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(size_that_cannot_be_is_survived),
		cmocka_unit_test(no_resize_loses_a_letter),
		cmocka_unit_test(each_size_has_its_screen),
		cmocka_unit_test(every_screen_takes_every_size),
		cmocka_unit_test(every_kind_of_terminal_will_do),
		cmocka_unit_test(unknown_terminals_are_named),
		cmocka_unit_test(escape_and_a_digit_are_a_function_key),
		cmocka_unit_test(cursor_stands_where_the_focus_is),
		cmocka_unit_test(ending_signals_keep_the_work_and_clear_the_screen),
		cmocka_unit_test(fatal_signals_clear_the_screen_and_leave_the_draft),
		cmocka_unit_test(stopping_as_a_job_locks_and_comes_back),
		cmocka_unit_test(mouse_does_what_keys_do),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
