/* SPDX-License-Identifier: EUPL-1.2 */
#include <glib.h>

#include "program.h"

#include <string.h>

#include "terugkeerdesk/cli/cli.h"

static void help_names_everything_and_succeeds(void **state)
{
	static const char *const words[] = { "--ledger", "--lang", "--passphrase-file",
		"--user", "--policies", "--config", "--demo", "--help", "--version",
		"calculate FILE", "policy list", "policy show", "policy check",
		"ledger create", "ledger verify", "case add", "case list", "case show",
		"case export", "case log", "summary", "--kdf-cost", "--search", "--all",
		"--for", "--format", "--output", "--json" };
	struct room *room = *state;

	assert_int_equal(room_run(room, NULL, "--lang", "en", "--help", NULL), EXIT_OK);
	assert_string_equal(room->last.err, "");
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
		if (strstr(room->last.out, words[i]) == NULL)
			fail_msg("%s is not in --help", words[i]);
	}
}

static void help_keeps_quiet_about_what_is_for_shells(void **state)
{
	struct room *room = *state;

	assert_int_equal(room_run(room, NULL, "--lang", "en", "--help", NULL), EXIT_OK);
	assert_null(strstr(room->last.out, "--completion"));
}

static void help_is_dutch_when_nothing_is_said_of_language(void **state)
{
	struct room *room = *state;

	assert_int_equal(
	    room_run_shell(room, "unset LANGUAGE; LC_ALL=C \"$0\" --help"), EXIT_OK);
	assert_non_null(strstr(room->last.out, "Gebruik: terugkeerdesk"));
	assert_int_equal(room_run(room, NULL, "--lang", "en", "-h", NULL), EXIT_OK);
	assert_non_null(strstr(room->last.out, "Usage: terugkeerdesk"));
}

static void help_fits_80_columns(void **state)
{
	static const char *const langs[] = { "nl", "en" };
	struct room *room = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(langs); i++) {
		char **lines;

		assert_int_equal(
		    room_run(room, NULL, "--help", "--lang", langs[i], NULL), 0);
		lines = g_strsplit(room->last.out, "\n", -1);
		for (char **line = lines; *line != NULL; line++) {
			if (g_utf8_strlen(*line, -1) > 80)
				fail_msg("too wide: %s", *line);
		}
		g_strfreev(lines);
	}
}

static void help_goes_before_anything_that_is_wrong(void **state)
{
	struct room *room = *state;

	assert_int_equal(room_run(room, NULL, "--bogus", "--help", NULL), EXIT_OK);
	assert_int_equal(room_run(room, NULL, "nonsense", "--help", NULL), EXIT_OK);
}

static void version_is_one_line_with_a_number(void **state)
{
	struct room *room = *state;

	assert_int_equal(room_run(room, NULL, "--version", NULL), EXIT_OK);
	assert_true(g_str_has_prefix(room->last.out, "terugkeerdesk 0."));
}

/* One bad command line each, and what is said in English and in Dutch. */
static const struct bad {
	const char *words[6];
	const char *english;
	const char *dutch;
} bad[] = {
	{ { "--bogus" }, "no option “--bogus”", "“--bogus”" },
	{ { "-x" }, "no option “-x”", "“-x”" },
	{ { "--ledge", "x" }, "no option “--ledge”", "“--ledge”" },
	{ { "calculate", "--", "--json", "x" }, "does not take “x”", "“x”" },
	{ { "frobnicate" }, "no command “frobnicate”", "“frobnicate”" },
	{ { "backup", "x" }, "no command “backup”", "“backup”" },
	{ { "print" }, "print", "print" },
	{ { "report", "shoes" }, "one of: what-if", "what-if" },
	{ { "" }, "no command “”", "“”" },
	{ { "ledger" }, "needs one of: create, verify", "create, verify" },
	{ { "ledger", "shred", "x" }, "one of: create, verify", "create, verify" },
	{ { "ledger", "user" }, "one of: create, verify", "user add, user remove" },
	{ { "case" }, "add, list, show, export, log", "add, list, show, export, log" },
	{ { "case", "shred", "1" }, "add, list, show, export, log", "add, list, show" },
	{ { "policy", "list", "x" }, "does not take “x”", "“x”" },
	{ { "policy", "show" }, "needs ID", "ID" },
	{ { "policy", "check" }, "needs FILE...", "BESTAND..." },
	{ { "calculate" }, "needs FILE|-", "BESTAND|-" },
	{ { "calculate", "" }, "needs FILE|-", "BESTAND|-" },
	{ { "calculate", "a", "b" }, "does not take “b”", "“b”" },
	{ { "case", "export" }, "CASE|--all", "--all" },
	{ { "case", "export", "1", "--all" }, "not both", "niet allebei" },
	{ { "case", "export", "--all", "--everything" }, "do not go together", "samen" },
	{ { "case", "erase", "1" }, "“case erase” needs --reason", "heeft --reason nodig" },
	{ { "summary" }, "CASE|--case FILE", "--case BESTAND" },
	{ { "summary", "1", "--case", "x" }, "not both", "niet allebei" },
	{ { "--lang", "fr" }, "one of: nl, en", "nl, en" },
	{ { "--lang" }, "needs a value: nl|en", "nl|en" },
	{ { "--lang=" }, "is empty", "leeg" },
	{ { "--ledger", "", "ledger", "verify" }, "is empty", "leeg" },
	{ { "--demo=yes" }, "takes no value", "geen waarde" },
	{ { "--search", "x" }, "needs a command", "opdracht" },
	{ { "policy", "list", "--all" }, "does not go with “policy list”",
	    "“policy list”" },
	{ { "case", "list", "--kdf-cost", "low" }, "does not go with", "“case list”" },
	{ { "ledger", "create", "--kdf-cost", "high" }, "one of: standard, low",
	    "standard, low" },
	{ { "summary", "1", "--for", "me" }, "applicant, file, riat",
	    "applicant, file, riat" },
	{ { "summary", "--case", "x", "--format", "odt" }, "one of: text, pdf", "text, pdf" },
	{ { "calculate", "-", "--passphrase-file", "-" }, "both read", "allebei" },
	{ { "case", "list", "--search", "-", "--passphrase-file=-" }, "both read",
	    "allebei" },
	{ { "--demo", "ledger", "create" }, "do not go together", "samen" },
	{ { "--demo", "--ledger", "x", "case", "list" }, "do not go together", "samen" },
	{ { "--user", "  ", "case", "list" }, "is empty", "leeg" },
	{ { "--user",
	      "a\xe2\x80\xae"
	      "b",
	      "case", "list" },
	    "U+202E", "U+202E" },
	{ { "--user", "a\xff", "case", "list" }, "UTF-8", "UTF-8" },
	{ { NULL }, "needs a terminal", "terminal" },
};

static int run_bad(struct room *room, const struct bad *line, const char *lang)
{
	return room_run(room, NULL, "--lang", lang, line->words[0], line->words[1],
	    line->words[2], line->words[3], line->words[4], line->words[5], NULL);
}

static void every_malformed_command_line_is_one_sentence_and_status_2(void **state)
{
	struct room *room = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
		/* The language comes first, except where it is what is wrong. */
		if (run_bad(room, &bad[i], "en") != EXIT_USAGE)
			fail_msg("%s: status %d", bad[i].english, room->last.status);
		room_said(room, bad[i].english);
		if (run_bad(room, &bad[i], "nl") != EXIT_USAGE)
			fail_msg("%s: status %d", bad[i].dutch, room->last.status);
		room_said(room, bad[i].dutch);
	}
}

static void with_json_the_error_is_also_an_object(void **state)
{
	struct room *room = *state;

	assert_int_equal(
	    room_run(room, NULL, "--lang", "en", "calculate", "--json", NULL), 2);
	assert_true(
	    g_str_has_prefix(room->last.out, "{\"format\":\"terugkeerdesk-calculation/"
					     "1\",\"error\":{\"code\":\"usage\","));
	assert_non_null(strstr(room->last.err, "needs FILE|-"));
}

static void the_language_of_an_error_is_that_of_an_option_behind_it(void **state)
{
	struct room *room = *state;

	assert_int_equal(
	    room_run(room, NULL, "frobnicate", "--lang", "nl", NULL), EXIT_USAGE);
	assert_non_null(strstr(room->last.err, "geen opdracht"));
}

static void options_may_stand_anywhere_and_the_last_one_counts(void **state)
{
	struct room *room = *state;

	assert_int_equal(
	    room_run(room, NULL, "policy", "--lang", "nl", "list", "--lang=en", NULL), 0);
	assert_non_null(strstr(room->last.out, "Policy"));
}

static void an_escape_sequence_is_not_given_back_to_the_terminal(void **state)
{
	struct room *room = *state;

	assert_int_equal(room_run(room, NULL, "--\033[2J\007", NULL), EXIT_USAGE);
	assert_null(strchr(room->last.err, '\033'));
	assert_null(strchr(room->last.err, '\007'));
}

static void a_very_long_word_is_cut(void **state)
{
	struct room *room = *state;
	char *word = g_strnfill(100000, 'x');

	assert_int_equal(room_run(room, NULL, word, NULL), EXIT_USAGE);
	assert_in_range(room->last.err_size, 10, 1000);
	g_free(word);
}

/* Whatever is typed ends with a status of the contract, and what went wrong is said. */
static void any_words_end_with_a_status_and_a_sentence(void **state)
{
	static const char *const words[] = { "--json", "--lang", "nl", "en", "--lang=xx",
		"--demo", "--user", "Test", "--config", "--search", "x", "-", "--all",
		"--case", "--for", "file", "--format=text", "-o", "/nonexistent/x", "-ox",
		"--kdf-cost=low", "calculate", "policy", "list", "show", "check",
		"ledger", "create", "verify", "case", "add", "log", "export", "summary",
		"jrs-2022", "2026-0001", "/dev/null", "/dev/zero", "", " ", "--help=x",
		"--=", "-", "---", "\xff", "\033[1m", "=", "é" };
	struct support_random random = support_seed();
	struct room *room = *state;
	char *passphrase = g_strconcat("--passphrase-file=", room->passphrase, NULL);
	char *ledger = g_strconcat("--ledger=", room->ledger, NULL);
	int count = support_long() ? 10000 : 200;

	for (int i = 0; i < count; i++) {
		const char *word[5] = { NULL };
		int status;

		for (uint32_t j = support_random_below(&random, 5); j < 5; j++)
			word[4 - j] =
			    words[support_random_below(&random, G_N_ELEMENTS(words))];
		for (int j = 0; j < 5; j++)
			word[j] = word[j] != NULL ? word[j] : "--lang=en";
		status = room_run(room, "", word[0], word[1], word[2], word[3], word[4],
		    passphrase, ledger, NULL);
		if (status < 0 || status > 5 || (status != 0 && room->last.err_size == 0))
			fail_msg("status %d of %s %s %s %s %s: %s", status, word[0],
			    word[1], word[2], word[3], word[4], room->last.err);
		assert_true(
		    g_utf8_validate(room->last.err, (gssize)room->last.err_size, NULL));
	}
	g_free(ledger);
	g_free(passphrase);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, room_enter, room_leave)
		TEST(help_names_everything_and_succeeds),
		TEST(help_keeps_quiet_about_what_is_for_shells),
		TEST(help_is_dutch_when_nothing_is_said_of_language),
		TEST(help_fits_80_columns),
		TEST(help_goes_before_anything_that_is_wrong),
		TEST(version_is_one_line_with_a_number),
		TEST(every_malformed_command_line_is_one_sentence_and_status_2),
		TEST(with_json_the_error_is_also_an_object),
		TEST(the_language_of_an_error_is_that_of_an_option_behind_it),
		TEST(options_may_stand_anywhere_and_the_last_one_counts),
		TEST(an_escape_sequence_is_not_given_back_to_the_terminal),
		TEST(a_very_long_word_is_cut),
		TEST(any_words_end_with_a_status_and_a_sentence),
#undef TEST
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
