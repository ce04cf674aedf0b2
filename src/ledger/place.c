/* SPDX-License-Identifier: EUPL-1.2 */
#define _GNU_SOURCE /* renameat2, O_DIRECTORY */
#include "place.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db.h"
#include "file_system.h"
#include "terugkeerdesk/core/fault.h"

#define HEADER_SIZE 100

static const char *const journal_suffix[] = { "-wal", "-shm", "-journal" };
#define JOURNAL_SUFFIXES (sizeof(journal_suffix) / sizeof(journal_suffix[0]))

static const char a_ledger[] = N_("a ledger, which is a file by itself");
static const char writable[] = N_("a file in a folder, both of which you may write to");

/* `path` with the symlinks in the name of its folder resolved. */
static int resolve(const char *path, char **ret_file, struct fault *fault)
{
	char *folder = g_path_get_dirname(path);
	char *name = g_path_get_basename(path);
	char *resolved = realpath(folder, NULL);

	if (resolved != NULL)
		*ret_file = g_build_filename(resolved, name, NULL);
	else if (errno == ENOENT)
		fault_set(fault, FAULT_LEDGER_NONE, path, NULL, NULL);
	else
		fault_from_errno(fault, path, errno);
	g_free(name);
	g_free(folder);
	if (resolved == NULL)
		return -1;
	free(resolved);
	return 0;
}

/* The folder of a resolved name: may we write there, and is it a disk of our own? */
static int check_folder(
    const char *file, bool used, const char *place, struct fault *fault)
{
	static const char *const found[] = {
		[FILE_SYSTEM_NETWORK] = N_("a file on a network file system"),
		[FILE_SYSTEM_UNKNOWN] = N_("a file on a file system of a program that the "
					   "desk does not know"),
	};
	char *folder = g_path_get_dirname(file);
	enum file_system system = used ? file_system_of(folder) : FILE_SYSTEM_LOCAL;
	int failed = 0;

	if (system != FILE_SYSTEM_LOCAL)
		failed = fault_set(fault, FAULT_FILE_KIND, place, found[system],
		    N_("a file on a disk of this machine"));
	else if (faccessat(AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) != 0)
		failed = fault_set(fault, FAULT_READ_ONLY, place, NULL, writable);
	g_free(folder);
	return failed;
}

static int check_kind(const char *path, const struct stat *status, struct fault *fault)
{
	const char *found = NULL;

	if (S_ISLNK(status->st_mode))
		found = N_("a symbolic link");
	else if (S_ISDIR(status->st_mode))
		found = N_("a folder");
	else if (!S_ISREG(status->st_mode))
		found = N_("not a regular file");
	else if (status->st_size == 0)
		found = N_("an empty file");
	if (found != NULL)
		return fault_set(fault, FAULT_FILE_KIND, path, found, a_ledger);
	return 0;
}

static int look(const char *path, struct fault *fault)
{
	struct stat status;

	if (lstat(path, &status) == 0)
		return check_kind(path, &status, fault);
	if (errno == ENOENT)
		return fault_set(fault, FAULT_LEDGER_NONE, path, NULL, NULL);
	return fault_from_errno(fault, path, errno);
}

int place_check(const char *path, char **ret_file, struct fault *fault)
{
	char *file = NULL;

	if (look(path, fault) != 0)
		return -1;
	if (faccessat(AT_FDCWD, path, R_OK | W_OK, AT_EACCESS) != 0)
		return fault_set(fault, FAULT_READ_ONLY, path, NULL, writable);
	if (resolve(path, &file, fault) != 0)
		return -1;
	if (check_folder(file, true, path, fault) != 0) {
		g_free(file);
		return -1;
	}
	*ret_file = file;
	return 0;
}

int place_check_copy(const char *path, char **ret_file, struct fault *fault)
{
	char *file = NULL;

	/* Before look(), which would propose to make a ledger here. */
	if (faccessat(AT_FDCWD, path, R_OK, AT_EACCESS | AT_SYMLINK_NOFOLLOW) != 0)
		return fault_from_errno(fault, path, errno);
	if (look(path, fault) != 0)
		return -1;
	if (resolve(path, &file, fault) != 0)
		return -1;
	if (place_has_journal(file)) {
		g_free(file);
		return fault_set(fault, FAULT_FILE_KIND, path,
		    N_("a ledger that is open, or that nobody closed"), N_("a backup"));
	}
	*ret_file = file;
	return 0;
}

/* A journal without its ledger may hold somebody's last saves. */
static int check_journals_free(const char *file, struct fault *fault)
{
	struct stat status;
	int failed = 0;

	for (size_t i = 0; i < JOURNAL_SUFFIXES && failed == 0; i++) {
		char *journal = g_strconcat(file, journal_suffix[i], NULL);

		if (lstat(journal, &status) == 0)
			failed = fault_set(fault, FAULT_EXISTS, journal, NULL, NULL);
		g_free(journal);
	}
	return failed;
}

int place_check_free(const char *path, bool used, char **ret_file, struct fault *fault)
{
	struct stat status;
	char *file = NULL;

	if (lstat(path, &status) == 0)
		return fault_set(fault, FAULT_EXISTS, path, NULL, NULL);
	if (errno != ENOENT)
		return fault_from_errno(fault, path, errno);
	if (resolve(path, &file, fault) != 0)
		return -1;
	if (check_folder(file, used, path, fault) != 0 ||
	    check_journals_free(file, fault) != 0) {
		g_free(file);
		return -1;
	}
	*ret_file = file;
	return 0;
}

char *place_begin(const char *file, const char *place, struct fault *fault)
{
	char *making = g_strconcat(file, ".new-XXXXXX", NULL);
	int opened = g_mkstemp_full(making, O_RDWR | O_CLOEXEC, 0600);

	if (opened < 0) {
		fault_from_errno(fault, place, errno);
		g_free(making);
		return NULL;
	}
	close(opened);
	return making;
}

static int copy_bytes(int from, int to)
{
	static const size_t step = 1u << 16;
	char *bytes = g_malloc(step);
	ssize_t got;
	int failed = 0;

	while (failed == 0 && (got = read(from, bytes, step)) != 0) {
		if (got < 0)
			failed = errno == EINTR ? 0 : -1;
		for (ssize_t done = 0; failed == 0 && done < got;) {
			ssize_t put = write(to, bytes + done, (size_t)(got - done));

			if (put < 0 && errno != EINTR)
				failed = -1;
			done += put > 0 ? put : 0;
		}
	}
	g_free(bytes);
	return failed;
}

int place_copy(const char *from, const char *to, const char *place, struct fault *fault)
{
	int source = open(from, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	int target = open(to, O_WRONLY | O_NOFOLLOW | O_CLOEXEC);
	int failed = source < 0 || target < 0 ? -1 : copy_bytes(source, target);

	if (failed != 0)
		fault_from_errno(fault, place, errno);
	if (source >= 0)
		close(source);
	if (target >= 0)
		close(target);
	return failed;
}

static int copy_new(const char *from, const char *to, struct fault *fault)
{
	int made = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (made < 0)
		return fault_from_errno(fault, to, errno);
	close(made);
	return place_copy(from, to, from, fault);
}

int place_copy_damaged(const char *path, const char *copy, struct fault *fault)
{
	char *journal = g_strconcat(path, "-wal", NULL);
	char *journal_copy = g_strconcat(copy, "-wal", NULL);
	int failed = look(path, fault);

	if (failed == 0)
		failed = copy_new(path, copy, fault);
	if (failed == 0 && place_has_journal(path))
		failed = copy_new(journal, journal_copy, fault);
	g_free(journal_copy);
	g_free(journal);
	return failed;
}

bool place_has_journal(const char *file)
{
	char *journal = g_strconcat(file, "-wal", NULL);
	struct stat status;
	bool has = lstat(journal, &status) == 0 && status.st_size > 0;

	g_free(journal);
	return has;
}

int64_t place_size(const char *file)
{
	char *journal = g_strconcat(file, "-wal", NULL);
	struct stat status;
	int64_t size = stat(file, &status) == 0 ? status.st_size : 0;

	if (stat(journal, &status) == 0)
		size += status.st_size;
	g_free(journal);
	return size;
}

static uint32_t big_endian(const uint8_t *at, int size)
{
	uint32_t number = 0;

	for (int i = 0; i < size; i++)
		number = number << 8 | at[i];
	return number;
}

/*
 * Through the descriptor of SQLite itself: closing one of our own would drop the locks
 * that this process holds on the file (POSIX), and the file could be changed between.
 */
static int read_header(
    struct db *db, uint8_t ret[HEADER_SIZE], int64_t *ret_size, struct fault *fault)
{
	sqlite3_file *opened = NULL;
	sqlite3_int64 size = 0;
	int code =
	    sqlite3_file_control(db->handle, "main", SQLITE_FCNTL_FILE_POINTER, &opened);

	if (code == SQLITE_OK)
		code = opened->pMethods->xFileSize(opened, &size);
	if (code == SQLITE_OK && size >= HEADER_SIZE)
		code = opened->pMethods->xRead(opened, ret, HEADER_SIZE, 0);
	if (code != SQLITE_OK)
		return db_fault(db, code, fault);
	*ret_size = size;
	return 0;
}

int place_identify(struct db *db, const char *file, struct fault *fault)
{
	static const char magic[16] = "SQLite format 3";
	uint8_t header[HEADER_SIZE] = { 0 };
	int64_t size = 0;
	int64_t page_size, pages;
	uint32_t version;

	if (read_header(db, header, &size, fault) != 0)
		return -1;
	if (memcmp(header, magic, sizeof(magic)) != 0 ||
	    big_endian(header + 68, 4) != SQL_APPLICATION_ID)
		return fault_set(fault, FAULT_LEDGER_FOREIGN, db->place, NULL, NULL);
	version = big_endian(header + 60, 4);
	if (version > SQL_SCHEMA_VERSION) {
		char found[16], expected[16];

		snprintf(found, sizeof(found), "%u", (unsigned)version);
		snprintf(expected, sizeof(expected), "%d", SQL_SCHEMA_VERSION);
		return fault_set(fault, FAULT_LEDGER_NEWER, db->place, found, expected);
	}
	if (version == 0)
		return fault_set(fault, FAULT_LEDGER_FOREIGN, db->place, NULL, NULL);
	page_size = big_endian(header + 16, 2);
	page_size = page_size == 1 ? 65536 : page_size;
	pages = big_endian(header + 28, 4);
	/* After a crash the pages that are missing here may stand in the journal. */
	if (pages * page_size > size && !place_has_journal(file))
		return fault_set(fault, FAULT_LEDGER_DAMAGED, db->place,
		    N_("a part of the file is missing at its end"), NULL);
	return 0;
}

static int sync_path(const char *path, int flags)
{
	int opened = open(path, flags | O_RDONLY | O_CLOEXEC);
	int failed;

	if (opened < 0)
		return -1;
	failed = fsync(opened);
	close(opened);
	return failed;
}

int place_publish(
    const char *from, const char *file, const char *place, struct fault *fault)
{
	char *folder = g_path_get_dirname(file);
	int failed = sync_path(from, 0);

	if (failed == 0) {
		failed = renameat2(AT_FDCWD, from, AT_FDCWD, file, RENAME_NOREPLACE);
		/* Not every file system has it; a hard link does not replace either. */
		if (failed != 0 && errno == EINVAL && (failed = link(from, file)) == 0)
			unlink(from);
	}
	if (failed == 0)
		failed = sync_path(folder, O_DIRECTORY);
	if (failed != 0) {
		if (errno == EEXIST)
			fault_set(fault, FAULT_EXISTS, place, NULL, NULL);
		else
			fault_from_errno(fault, place, errno);
	}
	g_free(folder);
	return failed == 0 ? 0 : -1;
}

void place_remove(const char *file)
{
	unlink(file);
	for (size_t i = 0; i < JOURNAL_SUFFIXES; i++) {
		char *journal = g_strconcat(file, journal_suffix[i], NULL);

		unlink(journal);
		g_free(journal);
	}
}
