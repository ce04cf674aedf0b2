/* SPDX-License-Identifier: EUPL-1.2 */
#include "file_system.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>

#define MAGIC_FUSE 0x65735546
#define MAGIC_NONE 0

/* Of some only the name is known, and some have a magic number with several names. */
static const struct {
	uint32_t magic;
	const char *type;
} network[] = {
	{ 0x6969, "nfs" },
	{ 0x6969, "nfs4" },
	{ 0x517b, "smbfs" },
	{ 0xfe534d42, "smb3" },
	{ 0xff534d42, "cifs" },
	{ 0x564c, "ncpfs" },
	{ 0x564c, "ncp" },
	{ 0x73757245, "coda" },
	{ 0x5346414f, "afs" }, /* of OpenAFS; the kernel's own is the next */
	{ 0x6b414653, "afs" },
	{ 0x01021997, "9p" },
	{ 0x00c36400, "ceph" },
	{ 0x01161970, "gfs" },
	{ 0x01161970, "gfs2" },
	{ 0x7461636f, "ocfs2" },
	{ 0x0bd00bd0, "lustre" },
	{ 0x0bd00bd0, "lustre_tgt" },
	{ 0x47504653, "gpfs" },
	{ 0x19830326, "beegfs" },
	{ 0x20030528, "orangefs" },
	{ 0x20030528, "pvfs2" },
	{ 0xaad7aaea, "panfs" },
	{ 0x61636673, "acfs" },
	{ 0x013111a8, "ibrix" },
	{ 0xbeefdead, "cvfs" },
	{ 0x786f4256, "vboxsf" },
	{ 0xbacbacbc, "vmhgfs" },
	{ 0x7c7c6673, "prl_fs" },
	{ MAGIC_NONE, "virtiofs" }, /* says it is FUSE */
	{ MAGIC_NONE, "davfs" },
	{ MAGIC_NONE, "glusterfs" },
};

/* Programs behind FUSE, after "fuse.".  What is not named here is not known. */
static const struct {
	const char *program;
	enum file_system kind;
} programs[] = {
	{ "sshfs", FILE_SYSTEM_NETWORK },
	{ "glusterfs", FILE_SYSTEM_NETWORK },
	{ "ceph", FILE_SYSTEM_NETWORK },
	{ "ceph-fuse", FILE_SYSTEM_NETWORK },
	{ "davfs", FILE_SYSTEM_NETWORK },
	{ "davfs2", FILE_SYSTEM_NETWORK },
	{ "curlftpfs", FILE_SYSTEM_NETWORK },
	{ "gvfsd-fuse", FILE_SYSTEM_NETWORK },
	{ "kio-fuse", FILE_SYSTEM_NETWORK },
	{ "smbnetfs", FILE_SYSTEM_NETWORK },
	{ "nfs", FILE_SYSTEM_NETWORK },
	{ "fuse-nfs", FILE_SYSTEM_NETWORK },
	{ "rclone", FILE_SYSTEM_NETWORK },
	{ "s3fs", FILE_SYSTEM_NETWORK },
	{ "goofys", FILE_SYSTEM_NETWORK },
	{ "gcsfuse", FILE_SYSTEM_NETWORK },
	{ "blobfuse", FILE_SYSTEM_NETWORK },
	{ "blobfuse2", FILE_SYSTEM_NETWORK },
	{ "google-drive-ocamlfuse", FILE_SYSTEM_NETWORK },
	{ "onedriver", FILE_SYSTEM_NETWORK },
	{ "juicefs", FILE_SYSTEM_NETWORK },
	{ "moosefs", FILE_SYSTEM_NETWORK },
	{ "mfs", FILE_SYSTEM_NETWORK },
	{ "lizardfs", FILE_SYSTEM_NETWORK },
	{ "seaweedfs", FILE_SYSTEM_NETWORK },
	{ "vmhgfs-fuse", FILE_SYSTEM_NETWORK },
	{ "gocryptfs", FILE_SYSTEM_LOCAL },
	{ "encfs", FILE_SYSTEM_LOCAL },
	{ "cryfs", FILE_SYSTEM_LOCAL },
	{ "securefs", FILE_SYSTEM_LOCAL },
	{ "bindfs", FILE_SYSTEM_LOCAL },
	{ "mergerfs", FILE_SYSTEM_LOCAL },
	{ "unionfs", FILE_SYSTEM_LOCAL },
	{ "unionfs-fuse", FILE_SYSTEM_LOCAL },
	{ "fuse-overlayfs", FILE_SYSTEM_LOCAL },
	{ "ntfs", FILE_SYSTEM_LOCAL },
	{ "ntfs-3g", FILE_SYSTEM_LOCAL },
	{ "exfat", FILE_SYSTEM_LOCAL },
	{ "ext2", FILE_SYSTEM_LOCAL },
	{ "ext4", FILE_SYSTEM_LOCAL },
	{ "fuseext2", FILE_SYSTEM_LOCAL },
	{ "zfs", FILE_SYSTEM_LOCAL },
};

static enum file_system judge_program(const char *type)
{
	/* A program on a disk of its own; "fuse" alone may be anything. */
	if (strcmp(type, "fuseblk") == 0 || g_str_has_prefix(type, "fuseblk."))
		return FILE_SYSTEM_LOCAL;
	if (g_str_has_prefix(type, "fuse."))
		for (size_t i = 0; i < G_N_ELEMENTS(programs); i++)
			if (strcmp(type + strlen("fuse."), programs[i].program) == 0)
				return programs[i].kind;
	return FILE_SYSTEM_UNKNOWN;
}

enum file_system file_system_judge(uint32_t magic, const char *type)
{
	for (size_t i = 0; i < G_N_ELEMENTS(network); i++)
		if ((network[i].magic != MAGIC_NONE && network[i].magic == magic) ||
		    strcmp(network[i].type, type) == 0)
			return FILE_SYSTEM_NETWORK;
	if (magic == MAGIC_FUSE || g_str_has_prefix(type, "fuse"))
		return judge_program(type);
	return FILE_SYSTEM_LOCAL;
}

/* "36 35 98:0 /root /place options [tags...] - type source options" */
static bool read_line(const char *line, size_t length, unsigned device_major,
    unsigned device_minor, char ret[FILE_SYSTEM_TYPE])
{
	char *text = g_strndup(line, length);
	char *device = g_strdup_printf("%u:%u", device_major, device_minor);
	char **word = g_strsplit(text, " ", -1);
	guint count = g_strv_length(word);
	bool found = false;

	for (guint i = 6; !found && i + 1 < count; i++) {
		if (strcmp(word[i], "-") != 0)
			continue;
		found = strcmp(word[2], device) == 0;
		if (found)
			g_strlcpy(ret, word[i + 1], FILE_SYSTEM_TYPE);
		break;
	}
	g_strfreev(word);
	g_free(device);
	g_free(text);
	return found;
}

bool file_system_type(const char *mountinfo, unsigned device_major,
    unsigned device_minor, char ret[FILE_SYSTEM_TYPE])
{
	*ret = '\0';
	while (*mountinfo != '\0') {
		size_t length = strcspn(mountinfo, "\n");

		if (read_line(mountinfo, length, device_major, device_minor, ret))
			return true;
		mountinfo += length + (mountinfo[length] == '\n');
	}
	return false;
}

enum file_system file_system_of(const char *folder)
{
	char type[FILE_SYSTEM_TYPE] = "";
	struct statfs system;
	struct stat status;
	char *mounts = NULL;

	if (statfs(folder, &system) != 0)
		return FILE_SYSTEM_LOCAL;
	if (stat(folder, &status) == 0 &&
	    g_file_get_contents("/proc/self/mountinfo", &mounts, NULL, NULL))
		file_system_type(
		    mounts, major(status.st_dev), minor(status.st_dev), type);
	g_free(mounts);
	return file_system_judge((uint32_t)system.f_type, type);
}
