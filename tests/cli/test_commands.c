/* SPDX-License-Identifier: EUPL-1.2 */
#include <glib.h>

#include "program.h"

#include <string.h>
#include <sys/stat.h>

#include "terugkeerdesk/cli/cli.h"

/* --- policies --- */

static void policies_are_listed_in_both_languages(void **state)
{
	static const char *const ids[] = { "hrt-2014", "avrr-2017", "jrs-2022",
		"harmonised-2024", "mongolia-2025" };
	struct room *room = *state;

	assert_int_equal(room_run(room, NULL, "--lang", "nl", "policy", "list", NULL), 0);
	for (size_t i = 0; i < G_N_ELEMENTS(ids); i++)
		assert_non_null(strstr(room->last.out, ids[i]));
	assert_non_null(strstr(room->last.out, "Geharmoniseerde terugkeerondersteuning"));
	assert_int_equal(room_run(room, NULL, "--lang", "en", "policy", "list", NULL), 0);
	assert_non_null(strstr(room->last.out, "Harmonised return support"));
	assert_non_null(strstr(room->last.out, "02-09-2024"));
}

static void a_policy_is_shown_with_amounts_and_sources(void **state)
{
	struct room *room = *state;

	assert_int_equal(
	    room_run(room, NULL, "--lang", "nl", "policy", "show", "jrs-2022", NULL),
	    EXIT_OK);
	assert_non_null(strstr(room->last.out, "€\u00a02.000,00"));
	assert_non_null(strstr(room->last.out, "nota-jrs-2024 par. 4"));
	assert_int_equal(
	    room_run(room, NULL, "--lang", "en", "policy", "show", "mongolia-2025", NULL),
	    0);
	assert_non_null(strstr(room->last.out, "Mongolia"));
	assert_non_null(strstr(room->last.out, "reintegration.overlay: not met"));
}

/* Once, in the words of the system, and not also in those of a library. */
static void a_folder_of_policies_that_is_not_there_is_said_once(void **state)
{
	struct room *room = *state;

	assert_int_equal(room_run(room, NULL, "--lang", "en", "--policies",
			     "/nonexistent/policies", "policy", "list", NULL),
	    EXIT_OUTPUT);
	room_said(room, "/nonexistent/policies: No such file or directory");
	assert_null(strstr(strstr(room->last.err, "policies") + 1, "policies"));
}

static void a_policy_that_is_not_there_names_those_that_are(void **state)
{
	struct room *room = *state;

	assert_int_equal(
	    room_run(room, NULL, "--lang", "en", "policy", "show", "jrs-2023", NULL),
	    EXIT_INPUT);
	room_said(
	    room, "“jrs-2023” does not exist; expected hrt-2014, avrr-2017, jrs-2022");
}

static void the_policies_of_the_program_have_no_faults(void **state)
{
	struct room *room = *state;
	char *folder = support_data("policies");
	char *one = g_build_filename(folder, "avrr-2017.ini", NULL);
	char *other = g_build_filename(folder, "mongolia-2025.ini", NULL);

	assert_int_equal(
	    room_run(room, NULL, "--lang", "en", "policy", "check", one, other, NULL),
	    EXIT_OK);
	assert_non_null(strstr(room->last.out, "mongolia-2025.ini: no faults"));
	assert_string_equal(room->last.err, "");
	g_free(other);
	g_free(one);
	g_free(folder);
}

static void every_fault_of_a_policy_file_is_named_with_its_line(void **state)
{
	struct room *room = *state;
	char *bad = room_file(room, "new-2027.ini",
	    "[policy]\nid = new-2027\nkind = amendment\nname.nl = Nieuw\nname.en = New\n"
	    "from = 2027-02-30\nsource = none\n\n[amount jrs.post_return x]\nadult = "
	    "12.5\n"
	    "source = none\n");
	char *from = g_strdup_printf("%s:6: ", bad);
	char *adult = g_strdup_printf("%s:10: ", bad);

	assert_int_equal(
	    room_run(room, NULL, "--lang", "en", "policy", "check", bad, NULL),
	    EXIT_INPUT);
	assert_non_null(strstr(room->last.err, from));
	assert_non_null(strstr(room->last.err, adult));
	assert_string_equal(room->last.out, "");
	g_free(adult);
	g_free(from);
	g_free(bad);
}

static void a_country_table_is_checked_as_one(void **state)
{
	struct room *room = *state;
	char *path = support_data("countries.ini");
	char *whole = support_read_file(path, NULL);
	char *iran = strstr(whole, "\nir = IRN");
	char *bad, *unknown;

	assert_int_equal(
	    room_run(room, NULL, "--lang", "en", "policy", "check", path, NULL), EXIT_OK);
	assert_non_null(strstr(room->last.out, "countries.ini: no faults"));
	/* By itself: a country that a list has and the table has not. */
	assert_non_null(iran);
	memcpy(iran, "\nzz = IRN", strlen("\nzz = IRN"));
	bad = room_file(room, "landen.ini", whole);
	assert_int_equal(
	    room_run(room, NULL, "--lang", "en", "policy", "check", bad, NULL),
	    EXIT_INPUT);
	assert_non_null(strstr(room->last.err, "landen.ini:"));
	assert_null(strstr(room->last.err, "[policy]"));
	assert_string_equal(room->last.out, "");
	/* Beside the policies: they need its lists. */
	unknown = room_file(
	    room, "small.ini", "[countries]\niq = IRQ | Irak | Iraq\n");
	assert_int_equal(
	    room_run(room, NULL, "--lang", "en", "policy", "check", unknown, NULL),
	    EXIT_INPUT);
	assert_non_null(strstr(room->last.err, "hrt-2014.ini:"));
	assert_non_null(strstr(room->last.err, "expected a list of countries.ini"));
	assert_string_equal(room->last.out, "");
	g_free(unknown);
	g_free(bad);
	g_free(whole);
	g_free(path);
}

static void a_policy_file_is_also_checked_beside_the_others(void **state)
{
	struct room *room = *state;
	char *bad = room_file(room, "late-2027.ini",
	    "[policy]\nid = late-2027\nkind = amendment\nname.nl = Laat\nname.en = Late\n"
	    "from = 2027-01-01\nsource = none\n\n[amount jrs.no_such x]\nadult = 12.50\n"
	    "source = none\n");
	char *line = g_strdup_printf("%s:9: ", bad);

	assert_int_equal(
	    room_run(room, NULL, "--lang", "en", "policy", "check", bad, NULL),
	    EXIT_INPUT);
	assert_non_null(strstr(room->last.err, line));
	assert_non_null(strstr(room->last.err, "jrs.no_such"));
	assert_int_equal(
	    room_run(room, NULL, "policy", "check", "/nonexistent", NULL), 4);
	g_free(line);
	g_free(bad);
}

static void every_section_that_names_what_is_not_there_is_named(void **state)
{
	struct room *room = *state;
	char *bad = room_file(room, "late-2027.ini",
	    "[policy]\nid = late-2027\nkind = amendment\nname.nl = Laat\nname.en = Late\n"
	    "from = 2027-01-01\nsource = none\n\n[amount jrs.no_such x]\nadult = 12.50\n"
	    "source = none\n\n[overlay y]\nnationality = iq\ncondition = rean.no_such\n"
	    "answer = unmet\nsource = none\n");
	char *good = support_data("policies/jrs-2022.ini");

	assert_int_equal(
	    room_run(room, NULL, "--lang", "en", "policy", "check", bad, good, NULL), 1);
	assert_non_null(strstr(room->last.err, "jrs.no_such"));
	assert_non_null(strstr(room->last.err, "rean.no_such"));
	assert_non_null(strstr(room->last.out, "jrs-2022.ini: no faults"));
	assert_null(strstr(room->last.out, "late-2027"));
	g_free(good);
	g_free(bad);
}

static void policy_files_are_checked_together(void **state)
{
	struct room *room = *state;
	char *one = room_file(room, "one-2027.ini",
	    "[policy]\nid = one-2027\nkind = amendment\namends = jrs\nname.nl = Een\n"
	    "name.en = One\nfrom = 2027-01-01\nsource = none\n\n[condition jrs.extra]\n"
	    "label.nl = Extra\nlabel.en = Extra\nwhy.nl = Nee.\nwhy.en = No.\n"
	    "always = check\nsource = none\n");
	char *other = room_file(room, "other-2027.ini",
	    "[policy]\nid = other-2027\nkind = amendment\namends = jrs\nname.nl = Ander\n"
	    "name.en = Other\nfrom = 2027-02-01\nsource = none\n\n[overlay z]\n"
	    "nationality = iq\ncondition = jrs.extra\nanswer = met\nsource = none\n");

	assert_int_equal(
	    room_run(room, NULL, "--lang", "en", "policy", "check", other, NULL),
	    EXIT_INPUT);
	assert_non_null(strstr(room->last.err, "jrs.extra"));
	assert_int_equal(
	    room_run(room, NULL, "--lang", "en", "policy", "check", other, one, NULL),
	    EXIT_OK);
	g_free(other);
	g_free(one);
}

/* --- the summary --- */

static void a_summary_of_a_case_file_is_in_the_language_asked_for(void **state)
{
	struct room *room = *state;
	char *line = case_line("Zoë", ",\"country_of_return\":\"IQ\"");
	char *path = room_file(room, "case", line);

	assert_int_equal(
	    room_run(room, NULL, "--lang", "nl", "summary", "--case", path, NULL),
	    EXIT_OK);
	assert_non_null(strstr(room->last.out, "Zoë"));
	assert_non_null(strstr(room->last.out, "Irak"));
	assert_int_equal(
	    room_run(room, line, "--lang", "en", "summary", "--case", "-", NULL),
	    EXIT_OK);
	assert_non_null(strstr(room->last.out, "Iraq"));
	for (const char *const *reader = (const char *const[]){ "file", "riat", NULL };
	     *reader != NULL; reader++) {
		assert_int_equal(room_run(room, NULL, "--lang", "nl", "summary", "--case",
				     path, "--for", *reader, NULL),
		    EXIT_OK);
		assert_non_null(strstr(room->last.out, "Zoë"));
	}
	g_free(path);
	g_free(line);
}

static void a_summary_goes_to_a_new_private_file_only(void **state)
{
	struct room *room = *state;
	char *line = case_line("A", "");
	char *path = room_file(room, "case", line);
	char *page = g_build_filename(room->folder, "page.txt", NULL);
	struct stat status;
	char *text;

	assert_int_equal(
	    room_run(room, NULL, "summary", "--case", path, "-o", page, NULL), EXIT_OK);
	assert_string_equal(room->last.out, "");
	assert_int_equal(stat(page, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0600);
	support_write_text(page, "something else");
	assert_int_equal(room_run(room, NULL, "--lang", "en", "summary", "--case", path,
			     "-o", page, NULL),
	    EXIT_OUTPUT);
	room_said(room, "exists already");
	text = support_read_file(page, NULL);
	assert_string_equal(text, "something else");
	g_free(text);
	assert_int_equal(room_run(room, NULL, "--lang", "en", "summary", "--case", path,
			     "-o", "/nonexistent/page", NULL),
	    EXIT_OUTPUT);
	/* No half or temporary file stays behind. */
	assert_int_equal(room_run_shell(room, "ls \"$1\" | wc -l"), 0);
	assert_string_equal(g_strstrip(room->last.out), "4");
	g_free(page);
	g_free(path);
	g_free(line);
}

static void a_page_that_does_not_fit_leaves_nothing(void **state)
{
	struct room *room = *state;
	char *line = case_line("A", "");
	char *path = room_file(room, "case", line);

	assert_int_equal(room_run_shell(room,
			     "mkdir \"$1/pages\"; ulimit -f 1; \"$0\" --lang en summary "
			     "--case \"$1/case\" -o \"$1/pages/page\""),
	    EXIT_OUTPUT);
	room_said(room, "/pages/page");
	assert_int_equal(room_run_shell(room, "test -z \"$(ls -A \"$1/pages\")\""), 0);
	g_free(path);
	g_free(line);
}

static void a_summary_of_a_case_in_the_ledger_has_its_number(void **state)
{
	struct room *room = *state;
	char *line = case_line("A", "");
	char *number;

	room_create_ledger(room);
	assert_int_equal(room_run_ledger(room, line, "case", "add", "-", NULL), EXIT_OK);
	number = g_strstrip(g_strdup(room->last.out));
	assert_int_equal(
	    room_run_ledger(room, NULL, "summary", number, "--for", "file", NULL), 0);
	assert_non_null(strstr(room->last.out, number));
	g_free(number);
	g_free(line);
}

static void a_draft_has_a_page_that_says_what_is_missing(void **state)
{
	struct room *room = *state;

	room_create_ledger(room);
	assert_int_equal(
	    room_run_ledger(room,
		"{\"format\":\"terugkeerdesk-case/1\",\"case\":{},\"persons\":"
		"[{\"name\":\"B\",\"role\":\"main_applicant\"}]}",
		"case", "add", "-", NULL),
	    EXIT_OK);
	g_strstrip(room->last.out);
	assert_int_equal(
	    room_run_shell(room, "\"$0\" --lang en --ledger \"$1/ledger.tkd\" "
				 "--passphrase-file \"$1/passphrase\" summary "
				 "$(date +%Y)-0001"),
	    EXIT_OK);
	assert_non_null(strstr(room->last.out, "We do not know enough yet"));
}

/* --- completion --- */

/* What the completion of bash offers behind some words. */
static const char *complete(struct room *room, const char *words, int at)
{
	char *line = g_strdup_printf("\"$0\" --completion bash >\"$1/completion\" && "
				     "bash -c '. \"$1/completion\"; COMP_WORDS=(%s); "
				     "COMP_CWORD=%d; _terugkeerdesk 2>&1; "
				     "echo \"${COMPREPLY[*]}\"' bash \"$1\"",
	    words, at);

	assert_int_equal(room_run_shell(room, line), 0);
	g_free(line);
	return g_strstrip(room->last.out);
}

static void the_completion_knows_commands_options_and_values(void **state)
{
	struct room *room = *state;

	assert_string_equal(complete(room, "terugkeerdesk \"\"", 1),
	    "calculate policy ledger case summary printers print report");
	assert_string_equal(complete(room, "terugkeerdesk ca", 1), "calculate case");
	assert_string_equal(
	    complete(room, "terugkeerdesk ledger \"\"", 2), "create verify backup restore rekey passphrase recovery recover user rescue inventory stats");
	assert_string_equal(complete(room, "terugkeerdesk --lang en case \"\"", 4),
	    "add list show export log erase");
	assert_string_equal(complete(room, "terugkeerdesk --lang \"\"", 2), "nl en");
	assert_string_equal(
	    complete(room, "terugkeerdesk ledger create --k", 3), "--kdf-cost");
	assert_string_equal(
	    complete(room, "terugkeerdesk case list --se", 3), "--search");
	assert_string_equal(complete(room, "terugkeerdesk policy list --js", 3), "");
	assert_string_equal(complete(room, "terugkeerdesk summary --for r", 3), "riat");
	assert_non_null(strstr(
	    complete(room, "terugkeerdesk calculate \"$1/pass\"", 2), "/passphrase"));
	assert_null(strstr(complete(room, "terugkeerdesk --", 1), "completion"));
}

static void the_completion_knows_printers_and_runs_none(void **state)
{
	struct room *room = *state;

	assert_int_equal(
	    room_run_shell(room, "mkdir -p \"$XDG_CONFIG_HOME/terugkeerdesk\" && "
				 "printf '[print]\\nprinter = Front, Back, "
				 "$(touch${IFS}$1/ran)\\n' | sed \"s#.1/#$1/#\" "
				 ">\"$XDG_CONFIG_HOME/terugkeerdesk/config.ini\""),
	    0);
	g_setenv("CUPS_SERVER", "/nonexistent", TRUE);
	assert_string_equal(complete(room, "\"$1/desk\" print 1 --printer B", 4), "");
	assert_int_equal(room_run_shell(room, "ln -s \"$0\" \"$1/desk\""), 0);
	assert_string_equal(complete(room, "\"$1/desk\" print 1 --printer B", 4), "Back");
	assert_non_null(strstr(
	    complete(room, "\"$1/desk\" print 1 --printer \"\"", 4), "Front Back $(touch"));
	assert_int_equal(room_run_shell(room, "test ! -e \"$1/ran\""), 0);
}

static void only_bash_has_a_completion(void **state)
{
	struct room *room = *state;

	assert_int_equal(room_run(room, NULL, "--completion", "csh", NULL), EXIT_USAGE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, room_enter, room_leave)
		TEST(policies_are_listed_in_both_languages),
		TEST(a_policy_is_shown_with_amounts_and_sources),
		TEST(a_folder_of_policies_that_is_not_there_is_said_once),
		TEST(a_policy_that_is_not_there_names_those_that_are),
		TEST(the_policies_of_the_program_have_no_faults),
		TEST(every_fault_of_a_policy_file_is_named_with_its_line),
		TEST(a_country_table_is_checked_as_one),
		TEST(a_policy_file_is_also_checked_beside_the_others),
		TEST(every_section_that_names_what_is_not_there_is_named),
		TEST(policy_files_are_checked_together),
		TEST(a_summary_of_a_case_file_is_in_the_language_asked_for),
		TEST(a_summary_goes_to_a_new_private_file_only),
		TEST(a_page_that_does_not_fit_leaves_nothing),
		TEST(a_summary_of_a_case_in_the_ledger_has_its_number),
		TEST(a_draft_has_a_page_that_says_what_is_missing),
		TEST(the_completion_knows_commands_options_and_values),
		TEST(the_completion_knows_printers_and_runs_none),
		TEST(only_bash_has_a_completion),
#undef TEST
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
