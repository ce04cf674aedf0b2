/* SPDX-License-Identifier: EUPL-1.2 */
/* The passphrase typed on a real terminal. */
#include <glib.h>

#include "program.h"

#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "terugkeerdesk/cli/cli.h"

#define PATIENCE 30000 /* milliseconds, for a machine under load */

struct typist {
	pid_t child;
	int terminal;
	GString *seen; /* all that appeared */
};

/* Run the program in a terminal of its own, with the ledger of the room. */
static struct typist sit_down(struct room *room, const char *const *words)
{
	struct typist typist = { .seen = g_string_new(NULL) };
	char *program = support_build("src/terugkeerdesk");
	GPtrArray *argv = g_ptr_array_new();
	const char *const fixed[] = { program, "--lang", "en", "--ledger", room->ledger };

	for (size_t i = 0; i < G_N_ELEMENTS(fixed); i++)
		g_ptr_array_add(argv, g_strdup(fixed[i]));
	for (; *words != NULL; words++)
		g_ptr_array_add(argv, g_strdup(*words));
	g_ptr_array_add(argv, NULL);
	typist.child = forkpty(&typist.terminal, NULL, NULL, NULL);
	assert_true(typist.child >= 0);
	if (typist.child == 0) {
		execv(program, (char **)argv->pdata);
		_exit(127);
	}
	g_strfreev((char **)g_ptr_array_free(argv, FALSE));
	g_free(program);
	return typist;
}

/* Read until `text` appears behind what was seen at `from`, or the end. */
static bool wait_for(struct typist *typist, size_t from, const char *text)
{
	struct pollfd wait = { .fd = typist->terminal, .events = POLLIN };
	char bytes[512];

	while (text == NULL || strstr(typist->seen->str + from, text) == NULL) {
		ssize_t got;

		if (poll(&wait, 1, PATIENCE) <= 0)
			fail_msg("waited in vain for “%s”; seen “%s”", text,
			    typist->seen->str);
		got = read(typist->terminal, bytes, sizeof(bytes));
		if (got <= 0)
			return false;
		g_string_append_len(typist->seen, bytes, got);
	}
	return true;
}

static void type(struct typist *typist, const char *text)
{
	assert_int_equal(write(typist->terminal, text, strlen(text)), strlen(text));
}

static bool echoes(const struct typist *typist)
{
	struct termios settings;

	assert_int_equal(tcgetattr(typist->terminal, &settings), 0);
	return (settings.c_lflag & ECHO) != 0;
}

/* The status of the program, or -(signal), once it is gone. */
static int stand_up(struct typist *typist)
{
	int status;

	wait_for(typist, 0, NULL);
	assert_int_equal(waitpid(typist->child, &status, 0), typist->child);
	close(typist->terminal);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

static void a_new_passphrase_is_asked_twice_and_never_shown(void **state)
{
	static const char *const create[] = { "ledger", "create", "--kdf-cost", "low",
		NULL };
	static const char *const list[] = { "case", "list", NULL };
	struct room *room = *state;
	struct typist typist = sit_down(room, create);

	assert_true(wait_for(&typist, 0, "New passphrase: "));
	assert_false(echoes(&typist));
	type(&typist, "een geheim van vier\n");
	assert_true(wait_for(&typist, 0, "again: "));
	type(&typist, "een geheim van vier\n");
	assert_int_equal(stand_up(&typist), EXIT_OK);
	assert_null(strstr(typist.seen->str, "geheim"));
	g_string_free(typist.seen, TRUE);

	typist = sit_down(room, list);
	assert_true(wait_for(&typist, 0, "Passphrase: "));
	type(&typist, "een geheim van vier\n");
	assert_int_equal(stand_up(&typist), EXIT_OK);
	assert_null(strstr(typist.seen->str, "geheim"));
	g_string_free(typist.seen, TRUE);
}

static void two_different_passphrases_make_no_ledger(void **state)
{
	static const char *const create[] = { "ledger", "create", "--kdf-cost", "low",
		NULL };
	struct room *room = *state;
	struct typist typist = sit_down(room, create);

	assert_true(wait_for(&typist, 0, "New passphrase: "));
	type(&typist, "een geheim van vier\n");
	assert_true(wait_for(&typist, 0, "again: "));
	type(&typist, "een geheim van veir\n");
	assert_int_equal(stand_up(&typist), EXIT_INPUT);
	assert_non_null(strstr(typist.seen->str, "two different passphrases"));
	assert_int_equal(access(room->ledger, F_OK), -1);
	g_string_free(typist.seen, TRUE);
}

static void an_interrupt_leaves_a_terminal_that_echoes(void **state)
{
	static const char *const create[] = { "ledger", "create", "--kdf-cost", "low",
		NULL };
	struct room *room = *state;
	struct typist typist = sit_down(room, create);
	bool loud;

	assert_true(wait_for(&typist, 0, "New passphrase: "));
	assert_false(echoes(&typist));
	type(&typist, "half\003");
	wait_for(&typist, 0, NULL);
	loud = echoes(&typist);
	assert_int_equal(stand_up(&typist), -SIGINT);
	assert_true(loud);
	assert_int_equal(access(room->ledger, F_OK), -1);
	g_string_free(typist.seen, TRUE);
}

static void the_end_of_input_is_no_passphrase(void **state)
{
	static const char *const create[] = { "ledger", "create", "--kdf-cost", "low",
		NULL };
	struct room *room = *state;
	struct typist typist = sit_down(room, create);

	assert_true(wait_for(&typist, 0, "New passphrase: "));
	type(&typist, "\004");
	assert_int_not_equal(stand_up(&typist), EXIT_OK);
	assert_int_equal(access(room->ledger, F_OK), -1);
	g_string_free(typist.seen, TRUE);
}

static void a_case_is_added_with_a_typed_passphrase(void **state)
{
	struct room *room = *state;
	char *line = case_line("A", "");
	char *path = room_file(room, "case.json", line);
	const char *const add[] = { "case", "add", path, NULL };
	struct typist typist;

	room_create_ledger(room);
	typist = sit_down(room, add);
	assert_true(wait_for(&typist, 0, "Passphrase: "));
	type(&typist, "vier gewone woorden samen\n");
	assert_int_equal(stand_up(&typist), EXIT_OK);
	assert_non_null(strstr(typist.seen->str, "-0001"));
	g_string_free(typist.seen, TRUE);
	g_free(path);
	g_free(line);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, room_enter, room_leave)
		TEST(a_new_passphrase_is_asked_twice_and_never_shown),
		TEST(two_different_passphrases_make_no_ledger),
		TEST(an_interrupt_leaves_a_terminal_that_echoes),
		TEST(the_end_of_input_is_no_passphrase),
		TEST(a_case_is_added_with_a_typed_passphrase),
#undef TEST
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
