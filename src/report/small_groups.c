/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/report/small_groups.h"

/* The smallest group that stands by itself, or `count`. */
static size_t next_smallest(const int64_t *size, size_t count, const bool *merged)
{
	size_t ret = count;

	for (size_t i = 0; i < count; i++)
		if (size[i] > 0 && !merged[i] && (ret == count || size[i] < size[ret]))
			ret = i;
	return ret;
}

static int64_t sum_of(const int64_t *size, size_t from, size_t end)
{
	int64_t sum = 0;

	for (size_t i = from; i < end; i++)
		sum += size[i];
	return sum;
}

/* Merge more of one column, until what is merged of it comes to enough. */
static bool mark_enough(const int64_t *size, size_t count, int64_t smallest, bool *merged)
{
	bool changed = false;
	int64_t together = 0;

	for (size_t i = 0; i < count; i++)
		together += merged[i] ? size[i] : 0;
	while (together > 0 && together < smallest) {
		size_t next = next_smallest(size, count, merged);

		if (next == count)
			break;
		merged[next] = changed = true;
		together += size[next];
	}
	return changed;
}

void small_groups_mark_table(
    const int64_t *size, size_t columns, size_t count, int64_t smallest, bool *merged)
{
	bool changed = true;

	for (size_t i = 0; i < columns * count; i++)
		if (size[i] > 0 && size[i] < smallest)
			merged[i % count] = true;
	/* What one column merges may be too little in another. */
	while (changed) {
		changed = false;
		for (size_t i = 0; i < columns; i++)
			if (mark_enough(size + i * count, count, smallest, merged))
				changed = true;
	}
}

void small_groups_mark(
    const int64_t *size, size_t count, int64_t smallest, bool *ret_merged)
{
	for (size_t i = 0; i < count; i++)
		ret_merged[i] = false;
	small_groups_mark_table(size, 1, count, smallest, ret_merged);
}

size_t small_groups_join(
    const int64_t *size, size_t count, int64_t smallest, size_t *ret_end)
{
	int64_t together = 0;
	size_t runs = 0;

	for (size_t i = 0; i < count; i++) {
		together += size[i];
		if (together > 0 && together < smallest)
			continue;
		ret_end[runs++] = i + 1;
		together = 0;
	}
	/* The last ones are too few: they go with those before them, if any are there. */
	if (together > 0) {
		while (
		    runs > 1 && sum_of(size, ret_end[runs - 2], ret_end[runs - 1]) == 0)
			runs--;
		runs = runs > 0 ? runs : 1;
		ret_end[runs - 1] = count;
	}
	return runs;
}

/* --- single cells --- */

/* A row or a column of a table. */
struct line {
	const int64_t *size;
	bool *hidden;
	size_t count;
	size_t step;
};

static bool hide_next(const struct line *line)
{
	size_t next = line->count;

	for (size_t i = 0; i < line->count; i++)
		if (line->size[i * line->step] > 0 && !line->hidden[i * line->step] &&
		    (next == line->count ||
			line->size[i * line->step] < line->size[next * line->step]))
			next = i;
	if (next == line->count)
		return false;
	line->hidden[next * line->step] = true;
	return true;
}

/* What is hidden in a line is more than one cell, and enough together. */
static bool hide_enough(const struct line *line, int64_t smallest)
{
	int64_t together = 0;
	size_t cells = 0;

	for (size_t i = 0; i < line->count; i++)
		if (line->hidden[i * line->step]) {
			together += line->size[i * line->step];
			cells++;
		}
	return cells > 0 && (cells == 1 || together < smallest) && hide_next(line);
}

void small_groups_hide(
    const int64_t *size, size_t rows, size_t columns, int64_t smallest, bool *ret_hidden)
{
	bool changed = true;

	for (size_t i = 0; i < rows * columns; i++)
		ret_hidden[i] = size[i] > 0 && size[i] < smallest;
	while (changed) {
		changed = false;
		for (size_t i = 0; i < rows; i++)
			changed |= hide_enough(&(struct line){ size + i * columns,
						   ret_hidden + i * columns, columns, 1 },
			    smallest);
		for (size_t i = 0; i < columns; i++)
			changed |= hide_enough(
			    &(struct line){ size + i, ret_hidden + i, rows, columns },
			    smallest);
	}
}
