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

/*
 * small_groups_mark_table(size, columns, count, smallest, merged):
 * The same for a table with totals: `size` has a run of `count` groups per column.  What
 * is merged in one column is merged in all of them, so that no total gives it away; what
 * is marked already stays so.
 */
void small_groups_mark_table(
    const int64_t *size, size_t columns, size_t count, int64_t smallest, bool *merged);

/*
 * small_groups_join(size, count, smallest, ret_end):
 * Groups that follow each other, as years do: join neighbours until each run has nothing
 * in it, or `smallest` of them, or all there is.  Returns how many runs there are;
 * ret_end[i] is the index behind run i.
 */
size_t small_groups_join(
    const int64_t *size, size_t count, int64_t smallest, size_t *ret_end);

/*
 * small_groups_hide(size, rows, columns, smallest, ret_hidden):
 * Which cells of a table, row by row, are not told: those of fewer than `smallest`, and
 * others until in every row and every column that hides anything there are several of
 * them, of `smallest` together: else its total would tell.  Empty cells are never hidden.
 */
void small_groups_hide(const int64_t *size, size_t rows, size_t columns, int64_t smallest,
    bool *ret_hidden);

#endif
