/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/report/trend.h - registrations or departures per month, by nationality.
 *
 * Cases are added one after another and forgotten: the memory is bounded by the months
 * and the nationalities that there are.  Threads add to a struct of their own each, which
 * are merged.
 */
#ifndef TERUGKEERDESK_REPORT_TREND_H
#define TERUGKEERDESK_REPORT_TREND_H

#include <stdbool.h>
#include <stdint.h>

#include "terugkeerdesk/core/country.h"
#include "terugkeerdesk/core/date.h"

enum trend_by {
	TREND_REGISTERED, /* months in which cases were registered */
	TREND_DEPARTED,   /* months in which people left */
	TREND_BYS
};
const char *trend_by_name(enum trend_by by);   /* "registered", "departed" */
enum trend_by trend_by_find(const char *name); /* TREND_BYS: none of them */

/* A case, as far as it is counted. */
struct trend_case {
	size_t nationality; /* of the main applicant: row of the country table, or
			       COUNTRY_UNKNOWN_ROW */
	int persons;
	day_number registered_on;
	day_number departed_on; /* DAY_NONE: not, or not known */
	day_number arrived_on;  /* in the Netherlands; DAY_NONE: not known */
	bool status_known;
	bool never_applied; /* for residence */
};

/* Time from the arrival to the registration. */
enum trend_stay {
	TREND_STAY_MONTH,   /* at most 30 days */
	TREND_STAY_QUARTER, /* at most 90 */
	TREND_STAY_YEAR,    /* at most 365 */
	TREND_STAY_LONGER,
	TREND_STAYS
};
const char *trend_stay_name(enum trend_stay stay); /* "within_30_days", ..., "longer" */

/* What there is of one nationality in one month. */
struct trend_count {
	int64_t cases;
	int64_t persons;
	int64_t status_known; /* of so many cases it is known whether they applied */
	int64_t never_applied;
	int64_t arrival_known;
	int64_t stay[TREND_STAYS]; /* of those */
};

/* Months that are kept, the last one that of the last day: thirty years. */
#define TREND_MONTHS 360

struct trend {
	enum trend_by by;
	day_number until;       /* the last day that counts */
	struct trend_count all; /* of all months and nationalities */
	int64_t undated;        /* cases without a day to count them by */
	int64_t early;          /* before the first month that is kept */
	int64_t late;           /* after the last day */
	int begin, end; /* months with a case are begin..end-1; equal: none has one */
	struct trend_count
	    *nationality[COUNTRIES_MAX + 1]; /* TREND_MONTHS each; NULL: none */
};

struct trend *trend_new(enum trend_by by, day_number until);
void trend_free(struct trend *trend); /* NULL is fine */
void trend_add(struct trend *trend, const struct trend_case *more);
void trend_merge(struct trend *trend, const struct trend *other);

/* How many had been there for at most so long. */
int64_t trend_count_within(const struct trend_count *count, enum trend_stay stay);
void trend_count_merge(struct trend_count *count, const struct trend_count *more);
/* Of one nationality, row of the country table or COUNTRIES_MAX, in one month. */
const struct trend_count *trend_count_of(
    const struct trend *trend, int nationality, int month);
/* Of the months first..last; an empty count when there are none. */
struct trend_count trend_count_sum(
    const struct trend *trend, int nationality, int first, int last);

/* The month, 0..TREND_MONTHS-1, in which a day lies; outside of them the nearest. */
int trend_month_of(const struct trend *trend, day_number day);
day_number trend_month_first(const struct trend *trend, int month);
/* The days of the month that count: of the last one those until `until`. */
int trend_month_days(const struct trend *trend, int month);
/* Is it counted to its last day? */
bool trend_month_over(const struct trend *trend, int month);

#endif
