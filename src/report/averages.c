/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/report/averages.h"

#include <glib.h>

#define PARTS_MAX 32

static int64_t length_in_year(int year, day_number from, day_number to)
{
	day_number first = 0, next = 0;

	date_from_civil(year, 1, 1, &first);
	date_from_civil(year, 12, 31, &next);
	next++;
	return (MIN(to + 1, next) - MAX(from, first)) * (AVERAGES_YEAR / (next - first));
}

int64_t averages_length(day_number from, day_number to)
{
	int first, last, month, day;
	int64_t length = 0;

	if (from == DAY_NONE || to == DAY_NONE || from > to)
		return 0;
	date_to_civil(from, &first, &month, &day);
	date_to_civil(to, &last, &month, &day);
	for (int year = first; year <= last; year++)
		length += length_in_year(year, from, to);
	return length;
}

/* Which part lost most by being rounded down. */
static size_t most_lost(const int64_t *lost, size_t count)
{
	size_t most = 0;

	for (size_t i = 1; i < count; i++)
		if (lost[i] > lost[most])
			most = i;
	return most;
}

int64_t averages_per_year(
    int64_t sum, const int64_t *part, size_t count, int64_t length, int64_t *ret_part)
{
	const int64_t tenths = 10 * AVERAGES_YEAR;
	int64_t average = (2 * sum * tenths + length) / (2 * length);
	int64_t lost[PARTS_MAX];
	int64_t left = average;

	for (size_t i = 0; i < count; i++) {
		ret_part[i] = part[i] * tenths / length;
		lost[i] = part[i] * tenths % length;
		left -= ret_part[i];
	}
	for (; left > 0 && count > 0; left--) {
		size_t most = most_lost(lost, count);

		ret_part[most]++;
		lost[most] = -1;
	}
	return average;
}

int averages_percent(int64_t part, int64_t all)
{
	return all > 0 ? (int)((200 * part + all) / (2 * all)) : -1;
}
