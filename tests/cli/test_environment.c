/* SPDX-License-Identifier: EUPL-1.2 */
#include <glib.h>

#include "program.h"

#include <string.h>

#include "terugkeerdesk/cli/cli.h"

/* The environment as it was set, and the language that follows from it. */
static void the_language_follows_option_settings_and_environment(void **state)
{
	static const struct {
		const char *environment;
		bool dutch;
	} cases[] = {
		{ "", true },
		{ "LANG=C", true },
		{ "LC_ALL=C", true },
		{ "LC_ALL=POSIX LANG=en_US.UTF-8", true },
		{ "LANG=nl_NL.UTF-8", true }, /* generated or not */
		{ "LANG=nl_NL", true },
		{ "LANG=nl_BE@euro", true },
		{ "LANG=en_GB.UTF-8", false },
		{ "LANG=en_GB", false },
		{ "LANG=fr_FR.UTF-8", true },
		{ "LANG=en_US.UTF-8 LC_MESSAGES=nl_NL.UTF-8", true },
		{ "LANG=nl_NL.UTF-8 LC_MESSAGES=en_US.UTF-8", false },
		{ "LANG=en_US.UTF-8 LC_ALL=nl_NL.UTF-8", true },
		{ "LANG=nl_NL.UTF-8 LANGUAGE=en", false },
		{ "LANG=nl_NL.UTF-8 LANGUAGE=fr:en:nl", false },
		{ "LANG=en_US.UTF-8 LANGUAGE=nl:en", true },
		{ "LANG=en_US.UTF-8 LANGUAGE=", false },
		{ "LANG=en_US.UTF-8 LANGUAGE=fr", false },
		{ "LANG=no_such_locale.UTF-8", true },
		{ "LC_ALL=C.UTF-8 LC_MESSAGES=C LANGUAGE=en", false },
		{ "LANG=en_US.ISO-8859-1", false },
	};
	struct room *room = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		char *line =
		    g_strdup_printf("env -i %s \"$0\" policy list", cases[i].environment);

		assert_int_equal(room_run_shell(room, line), EXIT_OK);
		if ((strstr(room->last.out, "Geharmoniseerde") != NULL) != cases[i].dutch)
			fail_msg("%s: %s", cases[i].environment, room->last.out);
		g_free(line);
	}
}

static void settings_go_before_the_environment_and_the_option_before_both(void **state)
{
	struct room *room = *state;
	char *path = room_file(room, "config.ini", "[desk]\nlanguage = nl\n");

	assert_int_equal(room_run(room, NULL, "--config", path, "--help", NULL), EXIT_OK);
	assert_non_null(strstr(room->last.out, "Gebruik"));
	assert_int_equal(
	    room_run(room, NULL, "--config", path, "--lang", "en", "--help", NULL),
	    EXIT_OK);
	assert_non_null(strstr(room->last.out, "Usage"));
	g_free(path);
}

static void the_settings_of_the_user_are_found(void **state)
{
	struct room *room = *state;

	assert_int_equal(
	    room_run_shell(room,
		"mkdir \"$1/home/terugkeerdesk\" && printf '[desk]\\nlanguage = nl\\n' "
		">\"$1/home/terugkeerdesk/config.ini\" && \"$0\" --help"),
	    EXIT_OK);
	assert_non_null(strstr(room->last.out, "Gebruik"));
}

static void settings_with_faults_are_named_and_nothing_is_done(void **state)
{
	struct room *room = *state;
	char *path =
	    room_file(room, "config.ini", "[desk]\nlanguage = fr\nmouse = maybe\n");
	char *first = g_strdup_printf("%s:2: [desk] language: ", path);
	char *second = g_strdup_printf("\n%s:3: [desk] mouse: ", path);

	assert_int_equal(room_run(room, NULL, "--lang", "en", "--config", path, "policy",
			     "list", NULL),
	    EXIT_INPUT);
	assert_true(g_str_has_prefix(room->last.err, first));
	assert_non_null(strstr(room->last.err, second));
	assert_string_equal(room->last.out, "");
	/* Help does not need them. */
	assert_int_equal(room_run(room, NULL, "--config", path, "--help", NULL), EXIT_OK);
	assert_int_equal(room_run(room, NULL, "--lang", "en", "--config", "/nonexistent",
			     "policy", "list", NULL),
	    EXIT_OUTPUT);
	room_said(room, "/nonexistent");
	g_free(second);
	g_free(first);
	g_free(path);
}

static void letters_with_accents_survive_a_locale_without_them(void **state)
{
	struct room *room = *state;
	char *line = case_line("Zoë ሰላም", "");
	char *path = room_file(room, "case", line);

	assert_int_equal(
	    room_run_shell(room, "env -i LC_ALL=C \"$0\" calculate \"$1/case\""),
	    EXIT_OK);
	assert_non_null(strstr(room->last.out, "Zoë ሰላም"));
	assert_non_null(strstr(room->last.out, "€"));
	g_free(path);
	g_free(line);
}

static void amounts_do_not_follow_the_numbers_of_the_locale(void **state)
{
	struct room *room = *state;
	char *line = case_line("A", ",\"departure_kind\":\"forced\"");
	char *path = room_file(room, "case", line);

	assert_int_equal(
	    room_run_shell(room, "LC_NUMERIC=nl_NL.UTF-8 LC_ALL= LANG=nl_NL.UTF-8 "
				 "\"$0\" --lang en calculate \"$1/case\" --json"),
	    EXIT_OK);
	assert_non_null(strstr(room->last.out, "161500"));
	g_free(path);
	g_free(line);
}

static void a_full_disk_behind_standard_output_is_status_4(void **state)
{
	static const char *const commands[] = { "--help", "--version",
		"--completion bash", "policy list", "policy show jrs-2022",
		"calculate \"$1/case\"", "calculate \"$1/case\" --json",
		"calculate - <\"$1/case\"", "summary --case \"$1/case\"",
		"--demo case list", "--demo case list --json",
		"--demo case export --all" };
	struct room *room = *state;
	char *line = case_line("A", "");
	char *path = room_file(room, "case", line);

	for (size_t i = 0; i < G_N_ELEMENTS(commands); i++) {
		char *shell =
		    g_strdup_printf("exec \"$0\" --lang en %s >/dev/full", commands[i]);

		if (room_run_shell(room, shell) != EXIT_OUTPUT)
			fail_msg("%s: status %d", commands[i], room->last.status);
		room_said(room, "standard output: the disk is full");
		g_free(shell);
	}
	g_free(path);
	g_free(line);
}

static void closed_standard_streams_harm_nothing(void **state)
{
	struct room *room = *state;
	char *line = case_line("A", "");
	char *path = room_file(room, "case", line);

	room_create_ledger(room);
	assert_int_equal(
	    room_run_shell(room, "exec \"$0\" policy list >&-"), EXIT_OUTPUT);
	assert_int_equal(room_run_shell(room, "exec \"$0\" --bogus 2>&-"), EXIT_USAGE);
	/* The ledger must not be opened as descriptor 1 and written to. */
	assert_int_equal(room_run_shell(room,
			     "exec \"$0\" --ledger \"$1/ledger.tkd\" --passphrase-file "
			     "\"$1/passphrase\" case add \"$1/case\" <&- >&- 2>&-"),
	    EXIT_OUTPUT);
	assert_int_equal(room_run_ledger(room, NULL, "ledger", "verify", NULL), EXIT_OK);
	assert_int_equal(room_run_shell(room, "exec \"$0\" calculate - <&-"), EXIT_OK);
	g_free(path);
	g_free(line);
}

static void a_reader_that_goes_away_is_no_complaint(void **state)
{
	struct room *room = *state;
	char *line = case_line("A", "");
	GString *many = g_string_new(NULL);
	char *path;

	for (int i = 0; i < 200; i++)
		g_string_append_printf(many, "%s\n", line);
	path = room_file(room, "many", many->str);
	assert_int_equal(
	    room_run_shell(room,
		"{ \"$0\" calculate - --json <\"$1/many\"; echo $? "
		">\"$1/status\"; } | head -n 1 >/dev/null; cat \"$1/status\""),
	    0);
	assert_string_equal(room->last.out, "4\n");
	assert_string_equal(room->last.err, "");
	g_free(path);
	g_string_free(many, TRUE);
	g_free(line);
}

static void no_home_at_all_is_fine(void **state)
{
	struct room *room = *state;

	assert_int_equal(room_run_shell(room, "env -i \"$0\" policy list"), EXIT_OK);
	assert_int_equal(
	    room_run_shell(room, "env -i HOME=/nonexistent \"$0\" policy list"), 0);
	assert_int_equal(
	    room_run_shell(room, "env -i HOME=/nonexistent \"$0\" ledger verify"),
	    EXIT_LEDGER);
}

static void it_runs_from_anywhere_under_any_name(void **state)
{
	struct room *room = *state;

	assert_int_equal(room_run_shell(room, "ln -s \"$0\" \"$1/desk\" && cd / && "
					      "\"$1/desk\" policy list"),
	    EXIT_OK);
}

static void core_dumps_and_tracing_are_off(void **state)
{
	struct room *room = *state;

	room_create_ledger(room);
	/* It waits for the next line: then its limits can be looked at.  Who may not be
	 * dumped has a /proc of root. */
	assert_int_equal(
	    room_run_shell(room,
		"cd \"$1\" && mkfifo in out && "
		"{ \"$0\" calculate - --json <in >out & } && exec 3>in 4<out && "
		"echo bad >&3 && read -r line <&4 && "
		"grep 'Max core file size' /proc/$!/limits; exec 3>&-; wait"),
	    0);
	assert_true(
	    g_regex_match_simple("Max core file size +0 +0 ", room->last.out, 0, 0));
}

static void without_its_rules_it_says_which_folder_is_missing(void **state)
{
	struct room *room = *state;

	assert_int_equal(
	    room_run_shell(room, "mkdir -p \"$1/bin\" && cp \"$0\" \"$1/bin/desk\" && "
				 "LANG=en_US.UTF-8 \"$1/bin/desk\" policy list"),
	    EXIT_OUTPUT);
	assert_non_null(strstr(room->last.err, "share/terugkeerdesk/policies"));
	assert_string_equal(room->last.out, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, room_enter, room_leave)
		TEST(the_language_follows_option_settings_and_environment),
		TEST(settings_go_before_the_environment_and_the_option_before_both),
		TEST(the_settings_of_the_user_are_found),
		TEST(settings_with_faults_are_named_and_nothing_is_done),
		TEST(letters_with_accents_survive_a_locale_without_them),
		TEST(amounts_do_not_follow_the_numbers_of_the_locale),
		TEST(a_full_disk_behind_standard_output_is_status_4),
		TEST(closed_standard_streams_harm_nothing),
		TEST(a_reader_that_goes_away_is_no_complaint),
		TEST(no_home_at_all_is_fine),
		TEST(it_runs_from_anywhere_under_any_name),
		TEST(core_dumps_and_tracing_are_off),
		TEST(without_its_rules_it_says_which_folder_is_missing),
#undef TEST
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
