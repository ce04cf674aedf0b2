/* SPDX-License-Identifier: EUPL-1.2 */
/* Several accounts of one desk share a ledger, and nobody else. */
#include "fixture.h"

#include <glib.h>
#include <grp.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NOBODY 65534 /* an account, and the group it belongs to, on every Debian */

/* A group that this process is in, whoever runs the tests. */
static const char *own_group(void)
{
	const struct group *group = getgrgid(getegid());

	assert_non_null(group);
	return group->gr_name;
}

/* The folder hands its group on to what is made in it. */
static void hand_on(const struct fixture *fixture)
{
	assert_int_equal(chown(fixture->folder, (uid_t)-1, getegid()), 0);
	assert_int_equal(chmod(fixture->folder, 02770), 0);
}

static unsigned mode_of(const char *path)
{
	struct stat status;

	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_gid, getegid());
	return status.st_mode & 0777;
}

static void shared_ledger_and_its_journal_are_the_groups(void **state)
{
	struct fixture *fixture = *state;
	char *journal = g_strconcat(fixture->path, "-wal", NULL);
	struct ledger *ledger = NULL;
	mode_t mask = umask(077); /* as the program has it */

	ledger_lock(fixture->ledger);
	hand_on(fixture);
	assert_int_equal(ledger_share(fixture->path, own_group(), NULL), 0);
	assert_int_equal(mode_of(fixture->path), 0660);
	assert_int_equal(
	    ledger_open_shared(fixture->path, own_group(), &ledger, NULL), 0);
	assert_int_equal(ledger_unlock(ledger, FIXTURE_USER, FIXTURE_PASSPHRASE,
			     FIXTURE_DESK, FIXTURE_NOW, NULL, NULL, NULL),
	    0);
	assert_int_equal(mode_of(journal), 0660);
	ledger_close(ledger);
	umask(mask);
	g_free(journal);
}

static void folder_that_keeps_its_group_to_itself_is_refused(void **state)
{
	struct fixture *fixture = *state;
	struct fault fault = { 0 };

	ledger_lock(fixture->ledger);
	assert_int_equal(chmod(fixture->folder, 0770), 0);
	fixture_assert_fault(
	    ledger_share(fixture->path, own_group(), &fault), &fault, FAULT_OWNER);
	assert_int_equal(mode_of(fixture->path), 0600);
}

static void group_that_is_not_there_is_named(void **state)
{
	struct fixture *fixture = *state;
	struct fault fault = { 0 };

	fixture_assert_fault(ledger_share(fixture->path, "no-such-group", &fault), &fault,
	    FAULT_REFERENCE);
	assert_string_equal(fault.found, "no-such-group");
}

static enum fault_code open_as(const char *path, const char *group)
{
	struct ledger *ledger = NULL;
	struct fault fault = { 0 };

	if (ledger_open_shared(path, group, &ledger, &fault) == 0)
		ledger_close(ledger);
	return fault.code;
}

/* Only root can give a file to somebody else. */
static void file_of_another_account_is_refused_unless_it_is_the_groups(void **state)
{
	struct fixture *fixture = *state;
	struct stat before, after;

	ledger_lock(fixture->ledger);
	if (geteuid() != 0 || chown(fixture->path, NOBODY, NOBODY) != 0)
		skip();
	assert_int_equal(chmod(fixture->path, 0660), 0);
	assert_int_equal(stat(fixture->path, &before), 0);
	assert_int_equal(open_as(fixture->path, NULL), FAULT_OWNER);
	assert_int_equal(open_as(fixture->path, "daemon"), FAULT_OWNER);
	assert_int_equal(open_as(fixture->path, "nogroup"), FAULT_NONE);
	/* Of somebody who is not in that group. */
	assert_int_equal(chown(fixture->path, 1, NOBODY), 0);
	assert_int_equal(open_as(fixture->path, "nogroup"), FAULT_OWNER);
	assert_int_equal(chown(fixture->path, NOBODY, NOBODY), 0);
	assert_int_equal(chmod(fixture->path, 0664), 0);
	assert_int_equal(open_as(fixture->path, "nogroup"), FAULT_OWNER);
	assert_int_equal(stat(fixture->path, &after), 0);
	assert_int_equal(before.st_size, after.st_size);
	assert_int_equal(before.st_mtime, after.st_mtime);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(shared_ledger_and_its_journal_are_the_groups),
		FIXTURE_TEST(folder_that_keeps_its_group_to_itself_is_refused),
		FIXTURE_TEST(group_that_is_not_there_is_named),
		FIXTURE_TEST(file_of_another_account_is_refused_unless_it_is_the_groups),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
