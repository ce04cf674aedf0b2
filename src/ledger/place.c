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
#include <sys/vfs.h>
#include <unistd.h>

#include "db.h"
#include "terugkeerdesk/core/fault.h"

#define HEADER_SIZE 100

static const char *const journal_suffix[] = { "-wal", "-shm", "-journal" };
#define JOURNAL_SUFFIXES (sizeof(journal_suffix) / sizeof(journal_suffix[0]))

static const char a_ledger[] = N_("a ledger, which is a file by itself");
static const char writable[] = N_("a file in a folder, both of which you may write to");

/* On these, the locks that keep two desks apart cannot be relied on. */
static bool on_network(const char *folder)
{
	static const uint32_t kind[] = {
		0x6969, /* NFS */
		0x517b, /* SMB */
		0xfe534d42, /* SMB2 */
		0xff534d42, /* CIFS */
		0x564c, /* NCP */
		0x73757245, /* Coda */
		0x5346414f, /* AFS */
	};
	struct statfs system;

	if (statfs(folder, &system) != 0)
		return false;
	for (size_t i = 0; i < sizeof(kind) / sizeof(kind[0]); i++)
		if ((uint32_t)system.f_type == kind[i])
			return true;
	return false;
}

/* The folder of `path`, resolved, and `path` in it. */
static int resolve(const char *path, char **ret_folder, char **ret_file, struct fault *fault)
{
	char *folder = g_path_get_dirname(path);
	char *name = g_path_get_basename(path);
	char *resolved = realpath(folder, NULL);
	int failed = -1;

	if (resolved == NULL) {
		if (errno == ENOENT)
			fault_set(fault, FAULT_LEDGER_NONE, path, NULL, NULL);
		else
			fault_from_errno(fault, path, errno);
		goto out;
	}
	if (on_network(resolved)) {
		fault_set(fault, FAULT_FILE_KIND, path, N_("a file on a network file system"),
		    N_("a file on a disk of this machine"));
		goto out;
	}
	if (faccessat(AT_FDCWD, resolved, W_OK | X_OK, AT_EACCESS) != 0) {
		fault_set(fault, FAULT_READ_ONLY, path, NULL, writable);
		goto out;
	}
	*ret_folder = g_strdup(resolved);
	*ret_file = g_build_filename(resolved, name, NULL);
	failed = 0;
out:
	free(resolved);
	g_free(name);
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

int place_check(const char *path, char **ret_file, struct fault *fault)
{
	struct stat status;
	char *folder = NULL;
	char *file = NULL;

	if (lstat(path, &status) != 0) {
		if (errno == ENOENT)
			return fault_set(fault, FAULT_LEDGER_NONE, path, NULL, NULL);
		return fault_from_errno(fault, path, errno);
	}
	if (check_kind(path, &status, fault) != 0)
		return -1;
	if (faccessat(AT_FDCWD, path, R_OK | W_OK, AT_EACCESS) != 0)
		return fault_set(fault, FAULT_READ_ONLY, path, NULL, writable);
	if (resolve(path, &folder, &file, fault) != 0)
		return -1;
	g_free(folder);
	*ret_file = file;
	return 0;
}

int place_check_free(const char *path, char **ret_file, struct fault *fault)
{
	struct stat status;
	char *folder = NULL;
	char *file = NULL;

	if (lstat(path, &status) == 0)
		return fault_set(fault, FAULT_EXISTS, path, NULL, NULL);
	if (errno != ENOENT)
		return fault_from_errno(fault, path, errno);
	if (resolve(path, &folder, &file, fault) != 0)
		return -1;
	g_free(folder);
	/* A journal without its ledger may hold somebody's last saves. */
	for (size_t i = 0; i < JOURNAL_SUFFIXES; i++) {
		char *journal = g_strconcat(file, journal_suffix[i], NULL);

		if (lstat(journal, &status) == 0) {
			fault_set(fault, FAULT_EXISTS, journal, NULL, NULL);
			g_free(journal);
			g_free(file);
			return -1;
		}
		g_free(journal);
	}
	*ret_file = file;
	return 0;
}

int place_has_journal(const char *file)
{
	char *journal = g_strconcat(file, "-wal", NULL);
	struct stat status;
	int has = lstat(journal, &status) == 0 && status.st_size > 0;

	g_free(journal);
	return has;
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
static int read_header(struct db *db, uint8_t ret[HEADER_SIZE], int64_t *ret_size,
    struct fault *fault)
{
	sqlite3_file *opened = NULL;
	sqlite3_int64 size = 0;
	int code = sqlite3_file_control(db->handle, "main", SQLITE_FCNTL_FILE_POINTER, &opened);

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

int place_publish(const char *from, const char *file, const char *place,
    struct fault *fault)
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
