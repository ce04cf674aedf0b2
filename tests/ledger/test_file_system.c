/* SPDX-License-Identifier: EUPL-1.2 */
/* A ledger stays on a disk of this machine, where locks hold. */
#define _GNU_SOURCE /* unshare */
#include "fixture.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <linux/fuse.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "file_system.h"

#define FUSE  0x65735546
#define EXT   0xef53
#define TMPFS 0x01021994

static void every_known_file_system_is_judged(void **state)
{
	static const struct {
		uint32_t magic;
		const char *type;
		enum file_system kind;
	} rows[] = {
		{ EXT, "ext4", FILE_SYSTEM_LOCAL },
		{ EXT, "", FILE_SYSTEM_LOCAL },
		{ TMPFS, "tmpfs", FILE_SYSTEM_LOCAL },
		{ 0x9123683e, "btrfs", FILE_SYSTEM_LOCAL },
		{ 0x58465342, "xfs", FILE_SYSTEM_LOCAL },
		{ 0x2fc12fc1, "zfs", FILE_SYSTEM_LOCAL },
		{ 0x794c7630, "overlay", FILE_SYSTEM_LOCAL },
		{ 0xf15f, "ecryptfs", FILE_SYSTEM_LOCAL },
		{ 0x4d44, "vfat", FILE_SYSTEM_LOCAL },
		{ 0x2011bab0, "exfat", FILE_SYSTEM_LOCAL },
		{ 0x6969, "nfs", FILE_SYSTEM_NETWORK },
		{ 0x6969, "nfs4", FILE_SYSTEM_NETWORK },
		{ 0x6969, "", FILE_SYSTEM_NETWORK },
		{ 0x517b, "smbfs", FILE_SYSTEM_NETWORK },
		{ 0xfe534d42, "cifs", FILE_SYSTEM_NETWORK },
		{ 0xff534d42, "cifs", FILE_SYSTEM_NETWORK },
		{ 0xfe534d42, "", FILE_SYSTEM_NETWORK },
		{ 0x01021997, "9p", FILE_SYSTEM_NETWORK },
		{ 0x5346414f, "afs", FILE_SYSTEM_NETWORK },
		{ 0x6b414653, "afs", FILE_SYSTEM_NETWORK },
		{ 0x00c36400, "ceph", FILE_SYSTEM_NETWORK },
		{ 0x01161970, "gfs2", FILE_SYSTEM_NETWORK },
		{ 0x7461636f, "ocfs2", FILE_SYSTEM_NETWORK },
		{ 0x0bd00bd0, "lustre", FILE_SYSTEM_NETWORK },
		{ 0x564c, "ncpfs", FILE_SYSTEM_NETWORK },
		{ 0x73757245, "coda", FILE_SYSTEM_NETWORK },
		{ 0x786f4256, "vboxsf", FILE_SYSTEM_NETWORK },
		{ 0x47504653, "gpfs", FILE_SYSTEM_NETWORK },
		{ 0x12345678, "beegfs", FILE_SYSTEM_NETWORK },
		/* FUSE says nothing by its number. */
		{ FUSE, "fuse.sshfs", FILE_SYSTEM_NETWORK },
		{ FUSE, "fuse.glusterfs", FILE_SYSTEM_NETWORK },
		{ FUSE, "fuse.rclone", FILE_SYSTEM_NETWORK },
		{ FUSE, "fuse.gvfsd-fuse", FILE_SYSTEM_NETWORK },
		{ FUSE, "fuse.s3fs", FILE_SYSTEM_NETWORK },
		{ FUSE, "virtiofs", FILE_SYSTEM_NETWORK },
		{ FUSE, "fuse.gocryptfs", FILE_SYSTEM_LOCAL },
		{ FUSE, "fuse.encfs", FILE_SYSTEM_LOCAL },
		{ FUSE, "fuseblk", FILE_SYSTEM_LOCAL },
		{ FUSE, "fuseblk.ntfs-3g", FILE_SYSTEM_LOCAL },
		{ FUSE, "fuse.mergerfs", FILE_SYSTEM_LOCAL },
		{ FUSE, "fuse.somebody-wrote-this", FILE_SYSTEM_UNKNOWN },
		{ FUSE, "fuse.sshfs2", FILE_SYSTEM_UNKNOWN },
		{ FUSE, "fuse", FILE_SYSTEM_UNKNOWN },
		{ FUSE, "", FILE_SYSTEM_UNKNOWN },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		enum file_system kind = file_system_judge(rows[i].magic, rows[i].type);

		if (kind != rows[i].kind)
			fail_msg("%#x \"%s\" was judged as %d", rows[i].magic,
			    rows[i].type, kind);
	}
}

static void type_is_found_by_the_number_of_the_device(void **state)
{
	static const char mounts[] =
	    "21 26 0:20 / /sys rw,nosuid shared:7 - sysfs sysfs rw\n"
	    "26 1 254:0 / / rw,relatime - ext4 /dev/root rw\n"
	    "36 26 0:45 / /home/a\\040-\\040b rw shared:1 master:2 - fuse.sshfs "
	    "a@b:/ rw,user_id=0\n"
	    "37 26 0:46 / /odd rw -\n"
	    "half a line";
	static const struct {
		unsigned major, minor;
		const char *type;
	} rows[] = { { 254, 0, "ext4" }, { 0, 45, "fuse.sshfs" }, { 0, 20, "sysfs" },
		{ 0, 46, "" }, { 0, 4, "" }, { 4, 45, "" } };
	char type[FILE_SYSTEM_TYPE];

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		bool found =
		    file_system_type(mounts, rows[i].major, rows[i].minor, type);

		assert_string_equal(type, rows[i].type);
		assert_int_equal(found, *rows[i].type != '\0');
	}
	assert_false(file_system_type("", 1, 2, type));
}

/* --- a file system that a program of ours runs, under another's name --- */

/* An empty folder, as far as anybody asks. */
static size_t answer(const struct fuse_in_header *in, void *body)
{
	struct fuse_init_out *init = body;
	struct fuse_attr_out *about = body;

	switch (in->opcode) {
	case FUSE_INIT:
		init->major = FUSE_KERNEL_VERSION;
		init->minor = FUSE_KERNEL_MINOR_VERSION;
		init->max_write = 4096;
		return sizeof(*init);
	case FUSE_GETATTR:
		about->attr.ino = FUSE_ROOT_ID;
		about->attr.mode = S_IFDIR | 0700;
		about->attr.nlink = 2;
		return sizeof(*about);
	case FUSE_STATFS:
		return sizeof(struct fuse_statfs_out);
	default:
		return 0;
	}
}

static void serve(int fuse)
{
	static _Alignas(struct fuse_in_header) char request[FUSE_MIN_READ_BUFFER * 4];
	static struct {
		struct fuse_out_header head;
		char body[256];
	} reply;

	while (read(fuse, request, sizeof(request)) > 0) {
		const struct fuse_in_header *in = (const void *)request;
		size_t size;

		memset(&reply, 0, sizeof(reply));
		size = answer(in, reply.body);
		reply.head.unique = in->unique;
		reply.head.error =
		    size > 0 ? 0 : in->opcode == FUSE_LOOKUP ? -ENOENT : -ENOSYS;
		reply.head.len = (uint32_t)(sizeof(reply.head) + size);
		if (in->opcode != FUSE_FORGET &&
		    write(fuse, &reply, reply.head.len) < 0 && errno != ENOENT)
			break;
	}
	_exit(0);
}

/* The child that serves it; -1: this machine or this user cannot. */
static pid_t mount_as(const char *type, const char *place)
{
	int fuse = open("/dev/fuse", O_RDWR | O_CLOEXEC);
	char *options;
	bool mounted;
	pid_t child;

	if (fuse < 0 || unshare(CLONE_NEWNS) != 0)
		return -1;
	options = g_strdup_printf("fd=%d,rootmode=40000,user_id=%d,group_id=%d", fuse,
	    (int)geteuid(), (int)getegid());
	mounted = mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
		  mount("somewhere:/", place, type, MS_NOSUID | MS_NODEV, options) == 0;
	g_free(options);
	child = mounted ? fork() : -1;
	if (child == 0)
		serve(fuse);
	close(fuse);
	return child;
}

static void expect_refusal(const char *type, const char *found)
{
	char *folder = support_temp_folder();
	char *path = g_build_filename(folder, "ledger.tkd", NULL);
	pid_t child = mount_as(type, folder);
	struct fault fault = { 0 };
	int made;

	if (child < 0) {
		g_free(path);
		support_remove_folder(folder);
		skip();
	}
	made = ledger_create(path, FIXTURE_USER, FIXTURE_PASSPHRASE, LEDGER_KDF_LOW,
	    FIXTURE_DESK, FIXTURE_NOW, &fault);
	kill(child, SIGKILL);
	assert_int_equal(waitpid(child, NULL, 0), child);
	assert_int_equal(umount2(folder, MNT_DETACH), 0);
	fixture_assert_fault(made, &fault, FAULT_FILE_KIND);
	assert_string_equal(fault.found, found);
	g_free(path);
	support_remove_folder(folder);
}

static void ledger_is_not_made_over_ssh(void **state)
{
	(void)state;
	expect_refusal("fuse.sshfs", "a file on a network file system");
}

static void ledger_is_not_made_where_an_unknown_program_keeps_it(void **state)
{
	(void)state;
	expect_refusal("fuse.nobody-knows-it",
	    "a file on a file system of a program that the desk does not know");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_known_file_system_is_judged),
		cmocka_unit_test(type_is_found_by_the_number_of_the_device),
		cmocka_unit_test(ledger_is_not_made_over_ssh),
		cmocka_unit_test(ledger_is_not_made_where_an_unknown_program_keeps_it),
	};

	return cmocka_run_group_tests_name("file system", tests, NULL, NULL);
}
