/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/report/what_if.h"

#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "terugkeerdesk/report/small_groups.h"

/* --- the distribution --- */

/* The rows on one side of no difference that so many bins make. */
static size_t rows_of(size_t bins, size_t width)
{
	return (bins + width - 1) / width;
}

/* How far from the middle the outermost bin is that holds anything. */
static size_t reach(const struct what_if *what_if, int direction)
{
	size_t ret = WHAT_IF_BINS;

	while (ret > 0 && what_if->bin[WHAT_IF_BINS + direction * (int)ret] == 0)
		ret--;
	return ret;
}

/* 1, 2, 5, 10, 20 ... bins. */
static size_t wider(size_t width)
{
	size_t ten = 1;

	while (ten * 10 <= width)
		ten *= 10;
	return width == ten ? 2 * ten : width == 2 * ten ? 5 * ten : 10 * ten;
}

static int64_t count_bins(
    const struct what_if *what_if, int direction, size_t after, size_t until)
{
	int64_t ret = 0;

	for (size_t i = after + 1; i <= until && i <= WHAT_IF_BINS; i++)
		ret += what_if->bin[WHAT_IF_BINS + direction * (int)i];
	return ret;
}

static struct what_if_difference row_of(
    const struct what_if *what_if, int direction, size_t row, size_t width)
{
	cents near = (cents)(row * width) * WHAT_IF_STEP * direction;
	cents far = (cents)((row + 1) * width) * WHAT_IF_STEP * direction;

	return (struct what_if_difference){
		.range = { MIN(near, far), MAX(near, far) },
		.households =
		    count_bins(what_if, direction, row * width, (row + 1) * width),
	};
}

static size_t list_differences(
    const struct what_if *what_if, struct what_if_difference *ret, size_t size)
{
	size_t below = reach(what_if, -1);
	size_t above = reach(what_if, 1);
	size_t width = 1;
	size_t count = 0;

	if (what_if_decided(what_if) == 0)
		return 0;
	while (rows_of(below, width) + 1 + rows_of(above, width) > size)
		width = wider(width);
	for (size_t row = rows_of(below, width); row > 0; row--)
		ret[count++] = row_of(what_if, -1, row - 1, width);
	ret[count++] = (struct what_if_difference){
		.households = what_if->bin[WHAT_IF_BINS],
	};
	for (size_t row = 0; row < rows_of(above, width); row++)
		ret[count++] = row_of(what_if, 1, row, width);
	return count;
}

size_t what_if_differences(const struct what_if *what_if, int64_t smallest,
    struct what_if_difference *ret, size_t size)
{
	int64_t households[WHAT_IF_DIFFERENCES_MAX];
	size_t end[WHAT_IF_DIFFERENCES_MAX];
	size_t count, runs;
	size_t from = 0;

	if (what_if_decided(what_if) < smallest)
		return 0;
	count = list_differences(what_if, ret, MIN(size, WHAT_IF_DIFFERENCES_MAX));
	for (size_t i = 0; i < count; i++)
		households[i] = ret[i].households;
	runs = small_groups_join(households, count, smallest, end);
	for (size_t i = 0; i < runs; from = end[i++]) {
		struct what_if_difference joined = ret[from];

		joined.range.max = ret[end[i] - 1].range.max;
		for (size_t j = from + 1; j < end[i]; j++)
			joined.households += households[j];
		ret[i] = joined;
	}
	return runs;
}

/* --- all of them --- */

static bool is_few(int64_t households, int64_t smallest)
{
	return households > 0 && households < smallest;
}

void what_if_tell(
    const struct what_if *what_if, int64_t smallest, struct what_if_told *ret)
{
	*ret = (struct what_if_told){ 0 };
	small_groups_mark(what_if->outcome, WHAT_IF_OUTCOMES, smallest, ret->merged);
	for (int i = 0; i < WHAT_IF_OUTCOMES; i++)
		ret->households += ret->merged[i] ? what_if->outcome[i] : 0;
	/* The one is the other, and the difference of the totals. */
	ret->amounts = !is_few(what_if->outcome[WHAT_IF_GAIN], smallest) &&
		       !is_few(what_if->outcome[WHAT_IF_LOSE], smallest);
}

bool what_if_cause_told(const struct what_if_cause *cause, int64_t smallest)
{
	return !is_few(cause->households[WHAT_IF_POLICY], smallest) &&
	       !is_few(cause->households[WHAT_IF_AGAINST], smallest);
}

/* --- groups --- */

static void hide_outcomes(struct what_if_row *row, size_t rows, int64_t smallest)
{
	int64_t *size = g_new(int64_t, rows * WHAT_IF_OUTCOMES);
	bool *hidden = g_new(bool, rows *WHAT_IF_OUTCOMES);

	for (size_t i = 0; i < rows; i++)
		memcpy(size + i * WHAT_IF_OUTCOMES, row[i].group.outcome,
		    sizeof(row[i].group.outcome));
	small_groups_hide(size, rows, WHAT_IF_OUTCOMES, smallest, hidden);
	for (size_t i = 0; i < rows; i++)
		memcpy(
		    row[i].hidden, hidden + i * WHAT_IF_OUTCOMES, sizeof(row[i].hidden));
	g_free(hidden);
	g_free(size);
}

static int by_size(const void *one, const void *other)
{
	const struct what_if_row *a = one;
	const struct what_if_row *b = other;

	if (a->group.households != b->group.households)
		return a->group.households > b->group.households ? -1 : 1;
	return (a->index > b->index) - (a->index < b->index);
}

size_t what_if_rows(const struct what_if_group *group, size_t count, int64_t smallest,
    struct what_if_row *ret)
{
	struct what_if_row together = { .index = WHAT_IF_MERGED };
	int64_t *size = g_new(int64_t, count);
	bool *merged = g_new(bool, count);
	size_t rows = 0;

	for (size_t i = 0; i < count; i++)
		size[i] = group[i].households;
	small_groups_mark(size, count, smallest, merged);
	for (size_t i = 0; i < count; i++) {
		if (merged[i])
			what_if_group_merge(&together.group, &group[i]);
		else if (size[i] > 0)
			ret[rows++] =
			    (struct what_if_row){ .index = (int)i, .group = group[i] };
	}
	qsort(ret, rows, sizeof(*ret), by_size);
	if (together.group.households > 0)
		ret[rows++] = together;
	hide_outcomes(ret, rows, smallest);
	g_free(merged);
	g_free(size);
	return rows;
}
