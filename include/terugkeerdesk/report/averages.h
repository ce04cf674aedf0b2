/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/report/averages.h - averages per year and shares, from figures that stand
 * beside them.
 */
#ifndef TERUGKEERDESK_REPORT_AVERAGES_H
#define TERUGKEERDESK_REPORT_AVERAGES_H

#include <stddef.h>
#include <stdint.h>

#include "terugkeerdesk/core/date.h"

/* How long a period is, both days in it: a whole year is AVERAGES_YEAR, a day that part
 * of it that it is in its own year.  0: it is open at an end, or has no day. */
#define AVERAGES_YEAR ((int64_t)365 * 366)
int64_t averages_length(day_number from, day_number to);

/*
 * averages_per_year(sum, part, count, length, ret_part):
 * The average per year of a sum, in tenths, rounded; its parts go to ret_part, rounded so
 * that they add up to it: down, and then up where most was lost.
 */
int64_t averages_per_year(
    int64_t sum, const int64_t *part, size_t count, int64_t length, int64_t *ret_part);

/* Of a whole in whole percent, rounded, a half up; -1 of nothing.  Every share is rounded
 * by itself: they need not add up to 100. */
int averages_percent(int64_t part, int64_t all);

#endif
