/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * src/ledger/group.h - several accounts of one desk share a ledger through a group.
 */
#ifndef TERUGKEERDESK_LEDGER_GROUP_H
#define TERUGKEERDESK_LEDGER_GROUP_H

struct fault;

/*
 * group_check(path, group, fault):
 * Does the file at `path` belong to this account or, with a `group` (NULL: none), to that
 * group and one of its members, and to nobody else?  FAULT_OWNER.
 */
int group_check(const char *path, const char *group, struct fault *fault);

/*
 * group_give(file, group, place, fault):
 * Let the members of the group read and write the file.  What SQLite makes beside it gets
 * the same mode, and the same group where the folder hands its group on (setgid), so that
 * is asked for.  FAULT_OWNER, FAULT_REFERENCE when there is no such group.
 */
int group_give(
    const char *file, const char *group, const char *place, struct fault *fault);

#endif
