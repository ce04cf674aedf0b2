/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/report/small_groups.h - groups too small to be told apart outside.
 */
#ifndef TERUGKEERDESK_REPORT_SMALL_GROUPS_H
#define TERUGKEERDESK_REPORT_SMALL_GROUPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * small_groups_mark(size, count, smallest, ret_merged):
 * Which groups go together as one: those with fewer than `smallest`, and as long as they
 * do not come to that many themselves, the next larger one too: else the total would tell
 * what was merged.  Empty groups are never marked.
 */
void small_groups_mark(
    const int64_t *size, size_t count, int64_t smallest, bool *ret_merged);

#endif
