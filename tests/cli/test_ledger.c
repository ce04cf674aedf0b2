/* SPDX-License-Identifier: EUPL-1.2 */
#include <glib.h>
#include <jansson.h>

#include "program.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "terugkeerdesk/cli/cli.h"

static json_t *parse_output(const struct room *room)
{
	json_error_t error;
	json_t *json = json_loads(room->last.out, JSON_REJECT_DUPLICATES, &error);

	if (json == NULL)
		fail_msg("%s: %s", error.text, room->last.out);
	return json;
}

static void add_case(struct room *room, const char *name, const char *more)
{
	char *line = case_line(name, more);

	assert_int_equal(room_run_ledger(room, line, "case", "add", "-", NULL), EXIT_OK);
	g_free(line);
}

/* --- create --- */

static void create_makes_a_private_file(void **state)
{
	struct room *room = *state;
	struct stat status;

	assert_int_equal(room_run_ledger(room, NULL, "--lang", "en", "--user", "Test",
			     "ledger", "create", "--kdf-cost", "low", NULL),
	    EXIT_OK);
	assert_int_equal(stat(room->ledger, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0600);
	assert_non_null(strstr(room->last.out, room->ledger));
	assert_non_null(strstr(room->last.err, "easier to guess"));
}

static void create_never_overwrites(void **state)
{
	struct room *room = *state;

	support_write_text(room->ledger, "a letter to a friend");
	assert_int_equal(
	    room_run_ledger(room, NULL, "--lang", "en", "ledger", "create", NULL),
	    EXIT_OUTPUT);
	room_said(room, "exists already");
	assert_int_equal(room_run_shell(room, "test \"$(cat \"$1/ledger.tkd\")\" = "
					      "'a letter to a friend'"),
	    0);
}

static void create_refuses_a_short_passphrase_and_leaves_nothing(void **state)
{
	struct room *room = *state;

	support_write_text(room->passphrase, "kort\n");
	assert_int_equal(room_run_ledger(room, NULL, "--lang", "en", "ledger", "create",
			     "--kdf-cost", "low", NULL),
	    EXIT_INPUT);
	room_said(room, "passphrase is too short");
	assert_int_equal(access(room->ledger, F_OK), -1);
}

static void create_wants_a_folder_that_is_there(void **state)
{
	struct room *room = *state;

	assert_int_equal(room_run_shell(room, "\"$0\" --lang en --ledger \"$1/none/x\" "
					      "--passphrase-file \"$1/passphrase\" "
					      "ledger create --kdf-cost low"),
	    EXIT_OUTPUT);
	room_said(room, "/none: ");
}

static void create_makes_the_usual_folder(void **state)
{
	struct room *room = *state;

	assert_int_equal(
	    room_run_shell(room, "\"$0\" --passphrase-file \"$1/passphrase\" "
				 "ledger create --kdf-cost low && "
				 "test -f \"$1/home/terugkeerdesk/ledger.tkd\""),
	    EXIT_OK);
}

static void a_passphrase_comes_from_standard_input_too(void **state)
{
	struct room *room = *state;

	assert_int_equal(
	    room_run(room, "vier gewone woorden samen\nmore\n", "--ledger", room->ledger,
		"--passphrase-file", "-", "ledger", "create", "--kdf-cost", "low", NULL),
	    EXIT_OK);
	assert_int_equal(room_run_ledger(room, NULL, "case", "list", NULL), EXIT_OK);
}

static void without_a_terminal_nobody_is_asked(void **state)
{
	struct room *room = *state;

	room_create_ledger(room);
	assert_int_equal(room_run_shell(room, "setsid \"$0\" --lang en --ledger "
					      "\"$1/ledger.tkd\" case list </dev/null"),
	    EXIT_USAGE);
	room_said(room, "--passphrase-file");
}

/* --- what keeps it closed --- */

static void a_wrong_passphrase_is_status_3_and_nothing_on_standard_output(void **state)
{
	static const char *const commands[] = { "case list", "ledger verify",
		"case show 1", "case export --all", "case log 1", "summary 1",
		"case add \"$1/case\"" };
	struct room *room = *state;
	char *line = case_line("A", "");
	char *wrong = room_file(room, "wrong", "vier andere woorden samen\n");
	char *path = room_file(room, "case", line);

	room_create_ledger(room);
	for (size_t i = 0; i < G_N_ELEMENTS(commands); i++) {
		char *shell =
		    g_strdup_printf("\"$0\" --lang en --ledger \"$1/ledger.tkd\" "
				    "--passphrase-file \"$1/wrong\" %s",
			commands[i]);

		assert_int_equal(room_run_shell(room, shell), EXIT_LEDGER);
		room_said(room, "The passphrase or the user name is not right");
		g_free(shell);
	}
	g_free(path);
	g_free(wrong);
	g_free(line);
}

static void a_wrong_user_is_not_told_apart_from_a_wrong_passphrase(void **state)
{
	struct room *room = *state;

	room_create_ledger(room);
	assert_int_equal(room_run_ledger(room, NULL, "--lang", "en", "--user", "Nobody",
			     "case", "list", NULL),
	    EXIT_LEDGER);
	room_said(room, "The passphrase or the user name is not right");
}

static void what_is_no_ledger_is_status_3_and_left_alone(void **state)
{
	struct room *room = *state;

	assert_int_equal(
	    room_run_ledger(room, NULL, "--lang", "en", "case", "list", NULL),
	    EXIT_LEDGER);
	room_said(room, "there is no ledger here");
	support_write_text(room->ledger,
	    "a letter to a friend, long enough to look at, with a "
	    "hundred bytes or more in it, so that it is read whole");
	assert_int_equal(
	    room_run_ledger(room, NULL, "--lang", "en", "case", "list", NULL),
	    EXIT_LEDGER);
	room_said(room, "not a ledger");
	assert_int_equal(unlink(room->ledger), 0);
	assert_int_equal(mkdir(room->ledger, 0700), 0);
	assert_int_equal(
	    room_run_ledger(room, NULL, "--lang", "en", "case", "list", NULL),
	    EXIT_LEDGER);
	assert_string_equal(room->last.out, "");
}

static void a_passphrase_file_that_cannot_be_used_is_named(void **state)
{
	struct room *room = *state;
	const char nul[] = "vier gewone\0woorden\n";

	room_create_ledger(room);
	support_write_file(room->passphrase, nul, sizeof(nul) - 1);
	assert_int_equal(
	    room_run_ledger(room, NULL, "--lang", "en", "case", "list", NULL),
	    EXIT_INPUT);
	room_said(room, "U+0000");
	support_write_text(room->passphrase, "");
	assert_int_equal(
	    room_run_ledger(room, NULL, "--lang", "en", "case", "list", NULL),
	    EXIT_LEDGER);
	assert_int_equal(unlink(room->passphrase), 0);
	assert_int_equal(
	    room_run_ledger(room, NULL, "--lang", "en", "case", "list", NULL),
	    EXIT_OUTPUT);
	room_said(room, room->passphrase);
}

/* --- cases --- */

static void added_cases_have_numbers_on_lines_of_their_own(void **state)
{
	struct room *room = *state;
	char *good = case_line("A", "");
	char *draft =
	    g_strdup("{\"format\":\"terugkeerdesk-case/1\",\"case\":{},"
		     "\"persons\":[{\"name\":\"B\",\"role\":\"main_applicant\"}]}");
	char *input = g_strdup_printf("%s\n\nbad\n%s\n", good, draft);

	room_create_ledger(room);
	assert_int_equal(
	    room_run_ledger(room, input, "--lang", "en", "case", "add", "-", NULL),
	    EXIT_INPUT);
	assert_true(
	    g_regex_match_simple("^\\d{4}-0001\\n\\d{4}-0002\\n$", room->last.out, 0, 0));
	assert_true(g_str_has_prefix(room->last.err, "-:3: "));
	g_free(input);
	g_free(draft);
	g_free(good);
}

static void each_number_is_printed_before_the_next_case_is_read(void **state)
{
	struct room *room = *state;
	char *line = case_line("A", "");
	char *path = room_file(room, "case", line);

	room_create_ledger(room);
	assert_int_equal(
	    room_run_shell(room,
		"cd \"$1\" && mkfifo in out && { \"$0\" --ledger ledger.tkd "
		"--passphrase-file passphrase case add - <in >out & } && "
		"exec 3>in 4<out && cat case >&3 && echo >&3 && read -r one <&4 && "
		"cat case >&3 && echo >&3 && read -r two <&4 && exec 3>&- && "
		"echo \"$one $two\"; wait"),
	    0);
	assert_non_null(strstr(room->last.out, "-0001 "));
	assert_non_null(strstr(room->last.out, "-0002"));
	g_free(path);
	g_free(line);
}

static void what_goes_in_comes_out_the_same(void **state)
{
	struct room *room = *state;
	char *line = case_line("Zoë", ",\"route\":\"iom\",\"note\":\"a\\nb\"");
	char *path = room_file(room, "case.json", line);
	char *number;
	json_t *in = json_loads(line, 0, NULL);
	json_t *out;

	room_create_ledger(room);
	assert_int_equal(room_run_ledger(room, NULL, "case", "add", path, NULL), EXIT_OK);
	number = g_strstrip(g_strdup(room->last.out));
	assert_int_equal(
	    room_run_ledger(room, NULL, "case", "export", number, NULL), EXIT_OK);
	out = parse_output(room);
	assert_true(json_equal(in, out));
	json_decref(out);
	assert_int_equal(
	    room_run_ledger(room, NULL, "case", "show", number, "--json", NULL), 0);
	out = parse_output(room);
	assert_true(json_equal(in, out));
	json_decref(out);
	json_decref(in);
	g_free(number);
	g_free(path);
	g_free(line);
}

static void all_cases_are_exported_in_order_of_number(void **state)
{
	static const char *const names[] = { "Zora", "Anna", "Mies" };
	struct room *room = *state;
	const char *at;
	char *exported;

	room_create_ledger(room);
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		add_case(room, names[i], "");
	assert_int_equal(
	    room_run_ledger(room, NULL, "case", "export", "--all", NULL), EXIT_OK);
	at = room->last.out;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		assert_true(g_str_has_prefix(at, "{\"format\":\"terugkeerdesk-case/1\""));
		at = strstr(at, names[i]);
		assert_non_null(at);
		at = strchr(at, '\n') + 1;
	}
	assert_string_equal(at, "");
	/* What was exported can be added again. */
	exported = g_strdup(room->last.out);
	assert_int_equal(
	    room_run_ledger(room, exported, "case", "add", "-", NULL), EXIT_OK);
	g_free(exported);
}

static void the_list_is_one_array_and_can_be_searched(void **state)
{
	struct room *room = *state;
	json_t *json;

	room_create_ledger(room);
	assert_int_equal(
	    room_run_ledger(room, NULL, "case", "list", "--json", NULL), EXIT_OK);
	json = parse_output(room);
	assert_int_equal(json_array_size(json), 0);
	json_decref(json);
	add_case(room, "José", "");
	add_case(room, "Amina", "");
	assert_int_equal(
	    room_run_ledger(room, NULL, "case", "list", "--json", NULL), EXIT_OK);
	json = parse_output(room);
	assert_int_equal(json_array_size(json), 2);
	assert_string_equal(
	    json_string_value(json_object_get(json_array_get(json, 0), "names")),
	    "Amina");
	json_decref(json);
	assert_int_equal(room_run_ledger(room, NULL, "case", "list", "--search",
			     "jose irak", "--json", NULL),
	    0);
	json = parse_output(room);
	assert_int_equal(json_array_size(json), 1);
	json_decref(json);
	assert_int_equal(room_run_ledger(room, "amin\n", "case", "list", "--search", "-",
			     "--json", NULL),
	    0);
	json = parse_output(room);
	assert_int_equal(json_array_size(json), 1);
	json_decref(json);
	assert_int_equal(room_run_ledger(room, "\xff\n", "--lang", "en", "case", "list",
			     "--search", "-", NULL),
	    EXIT_INPUT);
	room_said(room, "UTF-8");
	assert_int_equal(
	    room_run_ledger(room, NULL, "--lang", "nl", "case", "list", NULL), 0);
	assert_non_null(strstr(room->last.out, "José"));
	assert_non_null(strstr(room->last.out, "22-03-2024"));
}

static void a_case_that_is_not_there_is_an_error_of_the_input(void **state)
{
	static const char *const commands[] = { "show", "export", "log" };
	struct room *room = *state;

	room_create_ledger(room);
	for (size_t i = 0; i < G_N_ELEMENTS(commands); i++) {
		assert_int_equal(room_run_ledger(room, NULL, "--lang", "en", "case",
				     commands[i], "2026-0099", NULL),
		    EXIT_INPUT);
		room_said(room, "there is no case “2026-0099”");
	}
	assert_int_equal(
	    room_run_ledger(room, NULL, "--lang", "en", "summary", "2026-0099", NULL), 1);
	room_said(room, "there is no case “2026-0099”");
}

static void the_log_says_who_did_what(void **state)
{
	struct room *room = *state;
	const json_t *event;
	json_t *json;
	char *number;

	room_create_ledger(room);
	add_case(room, "A", "");
	number = g_strstrip(g_strdup(room->last.out));
	assert_int_equal(
	    room_run_ledger(room, NULL, "case", "export", number, NULL), EXIT_OK);
	assert_int_equal(
	    room_run_ledger(room, NULL, "case", "log", number, "--json", NULL), EXIT_OK);
	json = parse_output(room);
	assert_int_equal(json_array_size(json), 2);
	event = json_array_get(json, 0);
	assert_string_equal(json_string_value(json_object_get(event, "user")), "Test");
	assert_string_equal(
	    json_string_value(json_object_get(event, "action")), "import");
	assert_true(json_array_size(json_object_get(event, "changes")) > 3);
	event = json_array_get(json, 1);
	assert_string_equal(
	    json_string_value(json_object_get(event, "action")), "export");
	json_decref(json);
	assert_int_equal(
	    room_run_ledger(room, NULL, "--lang", "nl", "case", "log", number, NULL),
	    EXIT_OK);
	assert_non_null(strstr(room->last.out, "Test"));
	assert_non_null(strstr(room->last.out, "Irak"));
	g_free(number);
}

static void show_is_readable_in_both_languages(void **state)
{
	struct room *room = *state;
	char *number;

	room_create_ledger(room);
	add_case(room, "José", ",\"departure_kind\":\"voluntary\",\"route\":\"iom\"");
	number = g_strstrip(g_strdup(room->last.out));
	assert_int_equal(
	    room_run_ledger(room, NULL, "--lang", "nl", "case", "show", number, NULL),
	    EXIT_OK);
	assert_non_null(strstr(room->last.out, "José"));
	assert_non_null(strstr(room->last.out, "Irak"));
	assert_non_null(strstr(room->last.out, "Totaal"));
	assert_int_equal(
	    room_run_ledger(room, NULL, "--lang", "en", "case", "show", number, NULL),
	    EXIT_OK);
	assert_non_null(strstr(room->last.out, "Iraq"));
	assert_non_null(strstr(room->last.out, "Total"));
	g_free(number);
}

/* --- verify --- */

static void a_sound_ledger_verifies(void **state)
{
	struct room *room = *state;
	json_t *json;

	room_create_ledger(room);
	add_case(room, "A", "");
	assert_int_equal(
	    room_run_ledger(room, NULL, "--lang", "en", "ledger", "verify", NULL),
	    EXIT_OK);
	assert_non_null(strstr(room->last.out, "The ledger is sound."));
	assert_int_equal(
	    room_run_ledger(room, NULL, "ledger", "verify", "--json", NULL), EXIT_OK);
	json = parse_output(room);
	assert_true(json_is_true(json_object_get(json, "sound")));
	assert_int_equal(json_integer_value(json_object_get(json, "cases")), 1);
	assert_int_equal(json_array_size(json_object_get(json, "findings")), 0);
	json_decref(json);
}

/* Change one sealed byte behind the program's back. */
static void a_ledger_that_was_touched_is_status_5(void **state)
{
	struct room *room = *state;
	size_t size;
	char *bytes;
	int damaged = 0;

	room_create_ledger(room);
	for (int i = 0; i < 3; i++)
		add_case(room, "Somebody with a longer name", "");
	bytes = support_read_file(room->ledger, &size);
	for (size_t at = size - 1; at > size / 2 && damaged == 0; at -= 501) {
		bytes[at] ^= 1;
		support_write_file(room->ledger, bytes, size);
		if (room_run_ledger(room, NULL, "--lang", "en", "ledger", "verify",
			NULL) == EXIT_DAMAGE) {
			assert_null(strstr(room->last.out, "sound"));
			assert_true(room->last.err_size > 0);
			damaged++;
		}
		bytes[at] ^= 1;
	}
	assert_int_equal(damaged, 1);
	g_free(bytes);
}

static void reading_leaves_the_ledger_as_it_is(void **state)
{
	struct room *room = *state;
	char *before;
	char *after;
	size_t size_before;
	size_t size_after;

	room_create_ledger(room);
	add_case(room, "A", "");
	before = support_read_file(room->ledger, &size_before);
	assert_int_equal(unlink(room->passphrase), 0);
	support_write_text(room->passphrase, "iets heel anders dan dat\n");
	assert_int_equal(room_run_ledger(room, NULL, "case", "list", NULL), EXIT_LEDGER);
	after = support_read_file(room->ledger, &size_after);
	assert_int_equal(size_before, size_after);
	assert_memory_equal(before, after, size_before);
	g_free(after);
	g_free(before);
}

/* --- demo --- */

static void the_demo_leaves_nothing_behind(void **state)
{
	struct room *room = *state;

	assert_int_equal(
	    room_run_shell(room, "TMPDIR=\"$1/home\" \"$0\" --demo case list"), 0);
	assert_true(room->last.out_size > 0);
	assert_int_equal(room_run_shell(room, "test -z \"$(ls -A \"$1/home\")\""), 0);
}

static void everything_about_a_case_is_every_revision_and_the_log(void **state)
{
	struct room *room = *state;
	json_t *json;
	char *number;

	room_create_ledger(room);
	add_case(room, "A", "");
	room_run_ledger(room, NULL, "case", "list", "--json", NULL);
	json = parse_output(room);
	number = g_strdup(
	    json_string_value(json_object_get(json_array_get(json, 0), "number")));
	json_decref(json);
	assert_int_equal(room_run_ledger(room, NULL, "case", "export", number,
			     "--everything", NULL),
	    EXIT_OK);
	json = parse_output(room);
	assert_int_equal(json_array_size(json_object_get(json, "revisions")), 1);
	assert_int_equal(json_array_size(json_object_get(json, "drafts")), 0);
	assert_true(json_array_size(json_object_get(json, "log")) >= 1);
	json_decref(json);
	/* And for people, in their language. */
	assert_int_equal(room_run_ledger(room, NULL, "--lang", "nl", "case", "export",
			     number, "--everything", "--readable", NULL),
	    EXIT_OK);
	assert_non_null(strstr(room->last.out, "Alles wat wordt bewaard over zaak"));
	assert_non_null(strstr(room->last.out, "Versie 1, opgeslagen op"));
	assert_int_equal(
	    room_run_ledger(room, NULL, "case", "export", number, "--readable", NULL),
	    EXIT_USAGE);
	g_free(number);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, room_enter, room_leave)
		TEST(everything_about_a_case_is_every_revision_and_the_log),
		TEST(create_makes_a_private_file),
		TEST(create_never_overwrites),
		TEST(create_refuses_a_short_passphrase_and_leaves_nothing),
		TEST(create_wants_a_folder_that_is_there),
		TEST(create_makes_the_usual_folder),
		TEST(a_passphrase_comes_from_standard_input_too),
		TEST(without_a_terminal_nobody_is_asked),
		TEST(a_wrong_passphrase_is_status_3_and_nothing_on_standard_output),
		TEST(a_wrong_user_is_not_told_apart_from_a_wrong_passphrase),
		TEST(what_is_no_ledger_is_status_3_and_left_alone),
		TEST(a_passphrase_file_that_cannot_be_used_is_named),
		TEST(added_cases_have_numbers_on_lines_of_their_own),
		TEST(each_number_is_printed_before_the_next_case_is_read),
		TEST(what_goes_in_comes_out_the_same),
		TEST(all_cases_are_exported_in_order_of_number),
		TEST(the_list_is_one_array_and_can_be_searched),
		TEST(a_case_that_is_not_there_is_an_error_of_the_input),
		TEST(the_log_says_who_did_what),
		TEST(show_is_readable_in_both_languages),
		TEST(a_sound_ledger_verifies),
		TEST(a_ledger_that_was_touched_is_status_5),
		TEST(reading_leaves_the_ledger_as_it_is),
		TEST(the_demo_leaves_nothing_behind),
#undef TEST
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
