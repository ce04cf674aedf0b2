/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * desk/trend_told.h - what of a trend may leave the desk.
 *
 * A group is a nationality in a month.  Those that are too small are merged into one,
 * over all months; but a month that stands out is not merged because others are too
 * small: when these are too few together, neither they nor the total are told.  Of a
 * group that stands by itself no part is told that is too small, nor one that leaves a
 * rest that is.
 */
#ifndef DESK_TREND_TOLD_H
#define DESK_TREND_TOLD_H

#include "terugkeerdesk/desk/trend.h"

/* The nationalities of a trend: rows of the country table, and not known. */
#define TREND_NATIONALITIES (COUNTRIES_MAX + 1)

struct trend_told {
	const struct desk_trend *trend;
	int64_t smallest;
	int months;               /* that are shown */
	bool *merged;             /* owned: TREND_NATIONALITIES of each */
	struct trend_count other; /* all that are merged; their cases and persons count */
	bool whole;               /* the other ones, and so the total, may be told */
	int64_t other_signals;
	int nationality[TREND_NATIONALITIES]; /* those that are told, most cases first */
	int count;
};

void trend_told_make(
    const struct desk *desk, const struct desk_trend *trend, struct trend_told *ret);
void trend_told_clear(struct trend_told *told);

/* The group as it is told; NULL: it has no case, or is merged. */
const struct trend_count *trend_told_of(
    const struct trend_told *told, int nationality, int month);
/* Is the signal of a group that is told, in a month that is shown? */
bool trend_told_signal(const struct trend_told *told, const struct signal *signal);
/* May so many cases be told of: none, or not too few?  The number, or -1. */
bool trend_told_number(const struct trend_told *told, int64_t cases);
int64_t trend_told_or_not(const struct trend_told *told, int64_t cases);

/* The parts of a group, each -1 when it is not told. */
struct trend_told_parts {
	int64_t status_known, never_applied;
	int64_t arrival_known, within[TREND_STAY_LONGER];
};
struct trend_told_parts trend_told_parts(
    const struct trend_told *told, const struct trend_count *group);

#define TREND_MONTH_TEXT DATE_TEXT
/* "2025-06" */
char *trend_told_month(
    const struct trend_told *told, int month, char ret[TREND_MONTH_TEXT]);
/* "IQ", or "unknown". */
const char *trend_told_word(const struct desk *desk, int nationality);

#endif
