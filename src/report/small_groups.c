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

void small_groups_mark(
    const int64_t *size, size_t count, int64_t smallest, bool *ret_merged)
{
	int64_t together = 0;

	for (size_t i = 0; i < count; i++) {
		ret_merged[i] = size[i] > 0 && size[i] < smallest;
		together += ret_merged[i] ? size[i] : 0;
	}
	while (together > 0 && together < smallest) {
		size_t next = next_smallest(size, count, ret_merged);

		if (next == count)
			break;
		ret_merged[next] = true;
		together += size[next];
	}
}
