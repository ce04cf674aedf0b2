/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/report/row_counts.h"

#include <string.h>

static size_t place_of(const struct household_row *row)
{
	uint64_t hash = UINT64_C(0x9e3779b97f4a7c15);
	const char *at = (const char *)row;
	size_t left = sizeof(*row);
	uint64_t piece;

	for (; left >= sizeof(piece); left -= sizeof(piece), at += sizeof(piece)) {
		memcpy(&piece, at, sizeof(piece));
		hash = (hash ^ piece) * UINT64_C(0xff51afd7ed558ccd);
		hash ^= hash >> 32;
	}
	piece = 0;
	memcpy(&piece, at, left);
	hash = (hash ^ piece) * UINT64_C(0xc4ceb9fe1a85ec53);
	return (size_t)(hash >> 32) & (ROW_COUNTS_PLACES - 1);
}

void row_counts_add(struct row_counts *counts, const struct household_row *row)
{
	size_t at = place_of(row);

	while (counts->place[at].times != 0) {
		if (memcmp(&counts->place[at].row, row, sizeof(*row)) == 0) {
			counts->place[at].times++;
			return;
		}
		at = (at + 1) & (ROW_COUNTS_PLACES - 1);
	}
	memcpy(&counts->place[at].row, row, sizeof(*row));
	counts->place[at].times = 1;
	if (++counts->count == ROW_COUNTS_MOST)
		row_counts_finish(counts);
}

void row_counts_finish(struct row_counts *counts)
{
	for (size_t i = 0; i < ROW_COUNTS_PLACES; i++) {
		if (counts->place[i].times == 0)
			continue;
		counts->give(counts->data, &counts->place[i].row, counts->place[i].times);
		counts->place[i].times = 0;
	}
	counts->count = 0;
}
