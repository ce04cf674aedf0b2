/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * src/ledger/file_system.h - may desks work on a ledger that lies there?
 *
 * Locks and shared memory keep two desks on one ledger apart.  They can be relied on where
 * one kernel has the disk to itself, and not where another machine may write too.
 */
#ifndef TERUGKEERDESK_LEDGER_FILE_SYSTEM_H
#define TERUGKEERDESK_LEDGER_FILE_SYSTEM_H

#include <stdbool.h>
#include <stdint.h>

#define FILE_SYSTEM_TYPE 64 /* bytes of the name of a type, with NUL */

enum file_system {
	FILE_SYSTEM_LOCAL,
	FILE_SYSTEM_NETWORK, /* or shared with another machine in another way */
	FILE_SYSTEM_UNKNOWN, /* run by a program (FUSE) that is not known here */
};

/*
 * file_system_judge(magic, type):
 * What it is, from the f_type of statfs(2) and the type that mountinfo names ("ext4",
 * "fuse.sshfs"; "" when that is not known).  Pure.
 */
enum file_system file_system_judge(uint32_t magic, const char *type);

/* The type of the mount with that device number in the text of /proc/self/mountinfo; false:
 * there is none, and `ret` is "".  Pure. */
bool file_system_type(const char *mountinfo, unsigned device_major,
    unsigned device_minor, char ret[FILE_SYSTEM_TYPE]);

/* The same of a folder that is there; FILE_SYSTEM_LOCAL when nothing can be found out. */
enum file_system file_system_of(const char *folder);

#endif
