/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/desk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib.h>

#include "internal.h"

#define SECRET_BYTES 32
#define FOLDER_NAME  "terugkeerdesk-demo-"
#define LOCK_NAME    "in-use"
/* Making a folder and its lock takes no longer by far. */
#define MAKING_SECONDS 60

/* A passphrase that nobody knows and that is nowhere but in this process. */
static int make_passphrase(char ret[2 * SECRET_BYTES + 1], struct fault *fault)
{
	unsigned char bytes[SECRET_BYTES];

	if (getentropy(bytes, sizeof(bytes)) != 0)
		return fault_from_errno(fault, "getentropy", errno);
	for (size_t i = 0; i < sizeof(bytes); i++)
		snprintf(ret + 2 * i, 3, "%02x", bytes[i]);
	explicit_bzero(bytes, sizeof(bytes));
	return 0;
}

/* Everything in the folder is ours: nobody else may enter it. */
static void remove_folder(const char *folder)
{
	GDir *dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
		char *path = g_build_filename(folder, name, NULL);

		unlink(path);
		g_free(path);
	}
	if (dir != NULL)
		g_dir_close(dir);
	rmdir(folder);
}

static bool lock(int fd)
{
	struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

	return fcntl(fd, F_SETLK, &whole) == 0;
}

/* The lock has its name only once it is held: a folder is never taken for one that was
 * left behind. */
static int hold_folder(struct desk *desk)
{
	char *making = g_build_filename(desk->demo_folder, "making", NULL);
	char *name = g_build_filename(desk->demo_folder, LOCK_NAME, NULL);
	int failed = -1;

	desk->demo_lock = open(making, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (desk->demo_lock >= 0 && lock(desk->demo_lock))
		failed = rename(making, name);
	g_free(name);
	g_free(making);
	return failed;
}

static int make_folder(struct desk *desk, struct fault *fault)
{
	char *folder = g_build_filename(g_get_tmp_dir(), FOLDER_NAME "XXXXXX", NULL);

	if (mkdtemp(folder) == NULL) {
		fault_from_errno(fault, folder, errno);
		g_free(folder);
		return -1;
	}
	desk->demo_folder = folder;
	desk->demo_ledger = g_build_filename(folder, "demo.tkd", NULL);
	if (hold_folder(desk) != 0)
		return fault_from_errno(fault, folder, errno);
	return 0;
}

/* --- what a demo left behind that was killed --- */

static bool is_ours(const char *folder, struct stat *ret)
{
	return lstat(folder, ret) == 0 && S_ISDIR(ret->st_mode) &&
	       ret->st_uid == geteuid() && (ret->st_mode & 0777) == 0700;
}

/* Without the name of the lock it is being made, or whoever made it was killed before it
 * came to that. */
static void sweep_folder(const char *folder, int64_t now)
{
	char *name = g_build_filename(folder, LOCK_NAME, NULL);
	struct stat about;
	int fd = -1;

	if (!is_ours(folder, &about))
		goto out;
	fd = open(name, O_RDWR | O_NOFOLLOW | O_CLOEXEC);
	if (fd >= 0 ? lock(fd) : errno == ENOENT && about.st_mtime < now - MAKING_SECONDS)
		remove_folder(folder);
	if (fd >= 0)
		close(fd);
out:
	g_free(name);
}

static void sweep(int64_t now)
{
	GDir *dir = g_dir_open(g_get_tmp_dir(), 0, NULL);
	const char *name;

	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
		char *folder = g_build_filename(g_get_tmp_dir(), name, NULL);

		if (g_str_has_prefix(name, FOLDER_NAME))
			sweep_folder(folder, now);
		g_free(folder);
	}
	if (dir != NULL)
		g_dir_close(dir);
}

/* --- the examples --- */

static int by_name(const void *one, const void *other)
{
	return strcmp(*(char *const *)one, *(char *const *)other);
}

/* The names of the example files, sorted; NULL-ended, to g_strfreev. */
static char **example_names(const char *folder, struct fault *fault)
{
	GPtrArray *names;
	const char *name;
	GDir *dir;

	errno = 0;
	dir = g_dir_open(folder, 0, NULL);
	if (dir == NULL) {
		fault_from_errno(fault, folder, errno != 0 ? errno : ENOENT);
		return NULL;
	}
	names = g_ptr_array_new();
	while ((name = g_dir_read_name(dir)) != NULL) {
		if (g_str_has_suffix(name, ".json"))
			g_ptr_array_add(names, g_strdup(name));
	}
	g_dir_close(dir);
	g_ptr_array_sort(names, by_name);
	g_ptr_array_add(names, NULL);
	return (char **)g_ptr_array_free(names, FALSE);
}

static int add_example(struct desk *desk, const char *path, struct fault *fault)
{
	char number[LEDGER_NUMBER_MAX];
	char *json;
	gsize length;

	errno = 0;
	if (!g_file_get_contents(path, &json, &length, NULL))
		return fault_from_errno(fault, path, errno != 0 ? errno : EIO);
	if (desk_import(desk, json, length, number, fault) != 0) {
		g_free(json);
		return fault_at(fault, path, 0);
	}
	g_free(json);
	return 0;
}

static int add_examples(struct desk *desk, struct fault *fault)
{
	char *folder = g_build_filename(desk->env.data_folder, "examples", NULL);
	char **names = example_names(folder, fault);
	int failed = names == NULL ? -1 : 0;

	for (char **name = names; failed == 0 && *name != NULL; name++) {
		char *path = g_build_filename(folder, *name, NULL);

		failed = add_example(desk, path, fault);
		g_free(path);
	}
	g_strfreev(names);
	g_free(folder);
	return failed;
}

static int first_fault(struct desk *desk, struct fault *fault)
{
	struct faults faults = { 0 };
	int failed = desk_load_rules(desk, &faults);

	if (failed != 0 && fault != NULL && faults.count > 0)
		*fault = faults.item[0];
	faults_clear(&faults);
	return failed;
}

int desk_demo(struct desk *desk, struct fault *fault)
{
	char passphrase[2 * SECRET_BYTES + 1];
	const char *user = desk->env.user != NULL ? desk->env.user : "demo";
	int failed = -1;

	if (first_fault(desk, fault) != 0 || make_passphrase(passphrase, fault) != 0)
		return -1;
	ledger_close(desk->ledger);
	desk->ledger = NULL;
	desk_demo_remove(desk);
	sweep(desk->env.now());
	if (make_folder(desk, fault) == 0 &&
	    desk_ledger_create(desk, user, passphrase, LEDGER_KDF_LOW, fault) == 0 &&
	    desk_unlock(desk, user, passphrase, NULL, NULL, fault) == 0)
		failed = add_examples(desk, fault);
	explicit_bzero(passphrase, sizeof(passphrase));
	if (failed != 0) {
		ledger_close(desk->ledger);
		desk->ledger = NULL;
		desk_demo_remove(desk);
	}
	return failed;
}

void desk_demo_remove(struct desk *desk)
{
	if (desk->demo_folder != NULL)
		remove_folder(desk->demo_folder);
	if (desk->demo_lock >= 0)
		close(desk->demo_lock);
	desk->demo_lock = -1;
	g_clear_pointer(&desk->demo_folder, g_free);
	g_clear_pointer(&desk->demo_ledger, g_free);
}
