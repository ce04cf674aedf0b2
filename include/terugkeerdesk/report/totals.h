/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/report/totals.h - cases and persons per year: registered, departed, and
 * by state.
 *
 * Each count has its own date: who was registered counts in the year of the registration
 * date, who departed in the year of departed_on, and a step to another state in the year
 * in which it was made.  Cases are added one after another and forgotten.  Threads add to
 * a struct of their own each, which are merged.
 */
#ifndef TERUGKEERDESK_REPORT_TOTALS_H
#define TERUGKEERDESK_REPORT_TOTALS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "terugkeerdesk/core/case_state.h"
#include "terugkeerdesk/core/date.h"
#include "terugkeerdesk/core/household_row.h"

struct totals_count {
	int64_t cases;
	int64_t persons;
};

/* By a small_answer: HOUSEHOLD_UNANSWERED is what is not known. */
#define TOTALS_KINDS  (1 + DEPARTURE_KIND_COUNT)
#define TOTALS_ROUTES (1 + ROUTE_COUNT)

struct totals_group {
	struct totals_count all;
	struct totals_count kind[TOTALS_KINDS];
	struct totals_count route[TOTALS_ROUTES];
};

struct totals_year {
	struct totals_group registered;
	struct totals_group departed;
	/* Those registered in this year, by the state that they are in now. */
	struct totals_count now[CASE_STATE_COUNT];
	/* Those that came into a state in this year; CASE_INTAKE: registered. */
	struct totals_count came[CASE_STATE_COUNT];
};

#define TOTALS_YEARS (DATE_YEAR_MAX - DATE_YEAR_MIN + 1)

struct totals {
	day_number from, to;        /* what lies outside does not count; DAY_NONE: open */
	struct totals_count read;   /* all that were added */
	struct totals_count inside; /* those of which anything lies in the period */
	struct totals_year year[TOTALS_YEARS];         /* from DATE_YEAR_MIN on */
	struct totals_count undated[CASE_STATE_COUNT]; /* came into it, not known when */
};

struct totals *totals_new(day_number from, day_number to);
void totals_free(struct totals *totals); /* NULL is fine */

/* What counts of one case. */
struct totals_case {
	int persons;
	small_answer departure_kind;
	small_answer route;
	enum case_state state; /* that it is in */
	/* When it came into each; CASE_INTAKE: registered.  DAY_NONE: never, or not known
	 * when if `undated` has the bit. */
	day_number came_on[CASE_STATE_COUNT];
	unsigned undated; /* bits by state */
};
void totals_case_from_row(const struct household_row *row, struct totals_case *ret);
/* False: no registration date or no person. */
bool totals_case_from_file(const struct case_file *file, struct totals_case *ret);

void totals_add(struct totals *totals, const struct totals_case *one);
void totals_merge(struct totals *totals, const struct totals *other);

/*
 * totals_years(totals, ret_first, ret_last):
 * The years that the period has; where it is open, as far as anything was counted. False:
 * none.
 */
bool totals_years(const struct totals *totals, int *ret_first, int *ret_last);
static inline const struct totals_year *totals_year(const struct totals *totals, int year)
{
	return &totals->year[year - DATE_YEAR_MIN];
}
void totals_sum(
    const struct totals *totals, int first, int last, struct totals_year *ret);

void totals_count_add(struct totals_count *count, const struct totals_count *more);

#endif
