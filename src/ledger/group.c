/* SPDX-License-Identifier: EUPL-1.2 */
#include "group.h"

#include <errno.h>
#include <glib.h>
#include <grp.h>
#include <pwd.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "terugkeerdesk/core/fault.h"

#define NAMES_BYTES (1u << 16) /* of a group and all its members */
#define SHARED      (S_IRUSR | S_IWUSR | S_IRGRP | S_IWGRP)

/* A group by its name, with room for its members. */
struct group_found {
	struct group group;
	char *names; /* owned */
};

static int find_group(
    const char *name, struct group_found *ret, const char *place, struct fault *fault)
{
	struct group *found = NULL;

	ret->names = g_malloc(NAMES_BYTES);
	if (getgrnam_r(name, &ret->group, ret->names, NAMES_BYTES, &found) == 0 &&
	    found != NULL)
		return 0;
	g_free(ret->names);
	return fault_set(fault, FAULT_REFERENCE, place, name,
	    N_("the name of a group of this machine"));
}

static bool is_member(const struct group *group, uid_t user)
{
	char names[4096];
	struct passwd account, *found = NULL;

	if (getpwuid_r(user, &account, names, sizeof(names), &found) != 0 ||
	    found == NULL)
		return false;
	if (account.pw_gid == group->gr_gid)
		return true;
	for (char **member = group->gr_mem; *member != NULL; member++)
		if (strcmp(*member, account.pw_name) == 0)
			return true;
	return false;
}

static int refuse(
    const char *path, const char *found, const char *expected, struct fault *fault)
{
	return fault_set(fault, FAULT_OWNER, path, found, expected);
}

static int check_shared(
    const char *path, const struct stat *status, const char *name, struct fault *fault)
{
	static const char expected[] =
	    N_("a file of this account, or of the group in the settings");
	struct group_found found;
	int failed = 0;

	if (find_group(name, &found, path, fault) != 0)
		return -1;
	if ((status->st_mode & S_IRWXO) != 0)
		failed =
		    refuse(path, N_("a file that everybody on this machine can open"),
			N_("a file for its owner and its group (chmod 660)"), fault);
	else if (status->st_gid != found.group.gr_gid)
		failed = refuse(path, N_("a file of another group"), expected, fault);
	else if (!is_member(&found.group, status->st_uid))
		failed = refuse(
		    path, N_("a file of somebody outside the group"), expected, fault);
	g_free(found.names);
	return failed;
}

int group_check(const char *path, const char *group, struct fault *fault)
{
	struct stat status;

	if (lstat(path, &status) != 0)
		return fault_from_errno(fault, path, errno);
	if (status.st_uid == geteuid())
		return 0;
	if (group == NULL)
		return refuse(path, N_("a file of another account"),
		    N_("a file of this account, or a group in the settings"), fault);
	return check_shared(path, &status, group, fault);
}

static int check_folder(
    const char *file, gid_t group, const char *place, struct fault *fault)
{
	char *folder = g_path_get_dirname(file);
	struct stat status;
	int failed = 0;

	if (stat(folder, &status) != 0)
		failed = fault_from_errno(fault, place, errno);
	else if (status.st_gid != group || (status.st_mode & S_ISGID) == 0)
		failed = refuse(folder, N_("a folder that does not hand on its group"),
		    N_("a folder of that group, made with chgrp and chmod g+rwxs"),
		    fault);
	g_free(folder);
	return failed;
}

int group_give(
    const char *file, const char *group, const char *place, struct fault *fault)
{
	struct group_found found;
	int failed;

	if (find_group(group, &found, place, fault) != 0)
		return -1;
	failed = check_folder(file, found.group.gr_gid, place, fault);
	if (failed == 0 &&
	    (chown(file, (uid_t)-1, found.group.gr_gid) != 0 || chmod(file, SHARED) != 0))
		failed = fault_from_errno(fault, place, errno);
	g_free(found.names);
	return failed;
}
