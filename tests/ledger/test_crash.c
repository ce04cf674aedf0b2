/* SPDX-License-Identifier: EUPL-1.2 */
/* What was acknowledged survives: other processes are killed, starved and set against
 * each other. */
#include "fixture.h"

#include <errno.h>
#include <glib.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* A child that runs `work` and speaks through a pipe. */
struct child {
	pid_t pid;
	int out;
};

static struct child start(
    struct fixture *fixture, void (*work)(struct fixture *, int out))
{
	struct child child;
	int ends[2];

	assert_int_equal(pipe(ends), 0);
	child.out = ends[0];
	child.pid = fork();
	assert_true(child.pid >= 0);
	if (child.pid == 0) {
		close(ends[0]);
		work(fixture, ends[1]);
		_exit(0);
	}
	close(ends[1]);
	return child;
}

static int finish(struct child *child)
{
	int status = 0;

	close(child->out);
	assert_int_equal(waitpid(child->pid, &status, 0), child->pid);
	return status;
}

static void say(int out, char word)
{
	if (write(out, &word, 1) != 1)
		_exit(98);
}

/* '\0' when the child is gone. */
static char hear(const struct child *child)
{
	char word = '\0';
	ssize_t got;

	do
		got = read(child->out, &word, 1);
	while (got < 0 && errno == EINTR);
	return got == 1 ? word : '\0';
}

/* --- killed --- */

static void put_draft_and_wait(struct fixture *fixture, int out)
{
	struct ledger *ledger = fixture_open(fixture->path, FIXTURE_DESK);
	char uuid[LEDGER_UUID_TEXT];
	struct case_file file;

	ledger_draft_new(uuid);
	fixture_case(&file, 41);
	if (ledger_draft_put(ledger, uuid, 0, &file, FIXTURE_NOW, NULL) == 0)
		say(out, 'd');
	pause();
}

static void draft_survives_a_kill(void **state)
{
	struct fixture *fixture = *state;
	struct ledger_draft *drafts = NULL;
	struct case_file file, loaded = { 0 };
	struct child child;
	size_t count = 0;

	ledger_lock(fixture->ledger);
	child = start(fixture, put_draft_and_wait);
	assert_int_equal(hear(&child), 'd');
	kill(child.pid, SIGKILL);
	assert_true(WIFSIGNALED(finish(&child)));
	fixture_lock_and_unlock(fixture);
	assert_int_equal(ledger_draft_list(fixture->ledger, &drafts, &count, NULL), 0);
	assert_int_equal(count, 1);
	assert_int_equal(
	    ledger_draft_load(fixture->ledger, drafts[0].uuid, &loaded, NULL, NULL), 0);
	fixture_case(&file, 41);
	assert_true(case_file_equal(&file, &loaded));
	fixture_assert_sound(fixture->ledger);
	g_free(drafts);
	case_file_clear(&file);
	case_file_clear(&loaded);
}

/* Every save that was acknowledged is one byte in the pipe. */
static void save_for_ever(struct fixture *fixture, int out)
{
	struct ledger *ledger = fixture_open(fixture->path, FIXTURE_DESK);
	char uuid[LEDGER_UUID_TEXT];
	struct case_file file;

	for (unsigned i = 0;; i++) {
		fixture_case(&file, i);
		ledger_draft_new(uuid);
		ledger_draft_put(ledger, uuid, 0, &file, 0, NULL);
		case_file_clear(&file);
		fixture_add(ledger, i, uuid);
		say(out, 's');
		if (i % 5 == 4)
			ledger_idle(ledger);
	}
}

static void acknowledged_saves_survive_a_kill(void **state)
{
	struct fixture *fixture = *state;
	struct support_random random = support_seed();
	int rounds = support_long() ? 1000 : 12;
	size_t acknowledged = 0;

	ledger_lock(fixture->ledger);
	for (int round = 0; round < rounds; round++) {
		struct child child = start(fixture, save_for_ever);
		unsigned until = 1 + support_random_below(&random, 12);
		struct pollfd poll_out = { .fd = child.out, .events = POLLIN };
		size_t before = acknowledged;

		while (acknowledged - before < until && hear(&child) == 's')
			acknowledged++;
		/* A little longer, so that the kill also falls between two words. */
		poll(&poll_out, 0, 0);
		for (uint32_t spin = support_random_below(&random, 1u << 18); spin > 0;
		     spin--)
			__asm__ volatile("" ::: "memory");
		kill(child.pid, SIGKILL);
		while (hear(&child) == 's')
			acknowledged++;
		finish(&child);
		fixture_lock_and_unlock(fixture);
		/* One more may have been on disk before it could be told. */
		assert_in_range(
		    ledger_row_count(fixture->ledger), acknowledged, acknowledged + 1);
		acknowledged = ledger_row_count(fixture->ledger);
		if (round % 50 == 0 || round == rounds - 1)
			fixture_assert_sound(fixture->ledger);
		ledger_lock(fixture->ledger);
	}
}

/* --- no room --- */

static void save_until_full(struct fixture *fixture, int out)
{
	struct ledger *ledger = fixture_open(fixture->path, FIXTURE_DESK);
	struct rlimit limit = { .rlim_cur = 400000, .rlim_max = 400000 };
	const struct ledger_save save = { .action = "add", .now = FIXTURE_NOW };
	struct fault fault = { 0 };
	struct case_file file;
	char uuid[LEDGER_UUID_TEXT], number[LEDGER_NUMBER_MAX];
	unsigned i;

	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &limit);
	for (i = 0; i < 10000; i++) {
		fixture_case(&file, i);
		if (ledger_add(ledger, &file, &save, uuid, number, &fault) != 0)
			break;
		case_file_clear(&file);
		say(out, 's');
	}
	say(out, fault.code == FAULT_NO_SPACE ? 'f' : '?');
	/* The list shows what is there, the case that did not fit can be tried again, and
	 * what was saved can still be read. */
	say(out, ledger_row_count(ledger) == i ? 'l' : '?');
	say(out, ledger_add(ledger, &file, &save, uuid, number, NULL) != 0 ? 'a' : '?');
	say(out,
	    ledger_load(ledger, ledger_row(ledger, 0)->uuid, 0, &file, NULL, NULL) == 0
		? 'r'
		: '?');
	ledger_lock(ledger);
}

static void full_disk_is_told_and_loses_nothing(void **state)
{
	struct fixture *fixture = *state;
	struct child child;
	char uuid[LEDGER_UUID_TEXT];
	size_t saved = 0;
	char word;

	ledger_lock(fixture->ledger);
	child = start(fixture, save_until_full);
	while ((word = hear(&child)) == 's')
		saved++;
	assert_int_equal(word, 'f');
	assert_int_equal(hear(&child), 'l');
	assert_int_equal(hear(&child), 'a');
	assert_int_equal(hear(&child), 'r');
	assert_int_equal(finish(&child), 0);
	assert_true(saved > 5);
	fixture_lock_and_unlock(fixture);
	assert_int_equal(ledger_row_count(fixture->ledger), saved);
	fixture_assert_sound(fixture->ledger);
	fixture_add(fixture->ledger, 1, uuid);
}

/* --- two desks --- */

#define SHARED_SAVES 25

static int shared_saves(void)
{
	return support_long() ? 5000 : SHARED_SAVES;
}

static void add_in_turn(struct ledger *ledger, unsigned number)
{
	const struct ledger_save save = { .action = "add", .now = FIXTURE_NOW + number };
	char uuid[LEDGER_UUID_TEXT], given[LEDGER_NUMBER_MAX];
	struct fault fault = { 0 };
	struct case_file file;

	fixture_case(&file, number);
	while (ledger_add(ledger, &file, &save, uuid, given, &fault) != 0) {
		if (fault.code != FAULT_LEDGER_BUSY)
			_exit(95);
	}
	case_file_clear(&file);
}

/* Save the one shared case again and again, giving way to the other desk. */
static void save_in_turns(struct fixture *fixture, int out)
{
	char desk[32];
	struct ledger *ledger;
	char uuid[LEDGER_UUID_TEXT];

	g_snprintf(desk, sizeof(desk), "balie %d", (int)getpid());
	ledger = fixture_open(fixture->path, desk);
	assert_int_equal(ledger_find(ledger, "2026-0001", uuid, NULL), 0);
	for (int i = 0; i < shared_saves();) {
		struct ledger_revision revision = { 0 };
		struct case_file file = { 0 };
		enum fault_code code;
		char note[64];

		if (ledger_load(ledger, uuid, 0, &file, &revision, NULL) != 0)
			_exit(97);
		g_snprintf(note, sizeof(note), "%s, %d", desk, i);
		code = fixture_save_note(ledger, uuid, revision.revision, note);
		ledger_revision_clear(&revision);
		case_file_clear(&file);
		if (code == FAULT_NONE)
			i++;
		else if (code != FAULT_CONFLICT && code != FAULT_LEDGER_BUSY)
			_exit(96); /* busy: the other one never let go for seconds */
		if (code == FAULT_NONE && i % 5 == 0)
			add_in_turn(ledger, (unsigned)i);
	}
	say(out, 'e');
	ledger_close(ledger);
}

static void assert_numbers_differ(struct ledger *ledger)
{
	GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
	const struct ledger_row *row;

	for (size_t i = 0; (row = ledger_row(ledger, i)) != NULL; i++)
		assert_true(g_hash_table_add(seen, (char *)(uintptr_t)row->number));
	g_hash_table_destroy(seen);
}

static void two_desks_lose_no_save(void **state)
{
	struct fixture *fixture = *state;
	struct ledger_revision revision = { 0 };
	struct case_file file = { 0 };
	struct child child[2];
	char uuid[LEDGER_UUID_TEXT];

	fixture_add(fixture->ledger, 0, uuid);
	for (int i = 0; i < 2; i++)
		child[i] = start(fixture, save_in_turns);
	for (int i = 0; i < 2; i++) {
		assert_int_equal(hear(&child[i]), 'e');
		assert_int_equal(finish(&child[i]), 0);
	}
	assert_int_equal(ledger_refresh(fixture->ledger, NULL, NULL), 0);
	assert_int_equal(ledger_row_count(fixture->ledger), 1 + 2 * (shared_saves() / 5));
	assert_numbers_differ(fixture->ledger);
	assert_int_equal(
	    ledger_load(fixture->ledger, uuid, 0, &file, &revision, NULL), 0);
	assert_int_equal(revision.revision, 1 + 2 * shared_saves());
	fixture_assert_sound(fixture->ledger);
	ledger_revision_clear(&revision);
	case_file_clear(&file);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(draft_survives_a_kill),
		FIXTURE_TEST(acknowledged_saves_survive_a_kill),
		FIXTURE_TEST(full_disk_is_told_and_loses_nothing),
		FIXTURE_TEST(two_desks_lose_no_save),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
