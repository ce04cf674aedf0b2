/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/report/signals.h - months of a nationality that stand out against its own
 * past.
 *
 * Each month is tested (report/outlier.h) against at most so many months before it.  It
 * stands out when its probability is at most its threshold, which is chosen so that
 * chance alone is expected to give no more false alarms in a year, over all nationalities
 * together, than the method allows: the yearly number over twelve months over the
 * nationalities that could stand out in that month (Bonferroni, for the expected number;
 * that nationalities may rise together does no harm to it), and no more than
 * `most_likely`.  What stands out in a month depends on that month and those before it
 * alone, never on which period is looked at.
 *
 * The past begins with the first month that has a case of any nationality, and anew after
 * `least_months` or more in a row that have none: then nobody counted.
 *
 * A month that stood out does not count as past of later ones, so that a rush does not
 * hide the next; but when it would leave fewer months than the method asks for, all count
 * again: a level that lasts becomes the usual one.
 */
#ifndef TERUGKEERDESK_REPORT_SIGNALS_H
#define TERUGKEERDESK_REPORT_SIGNALS_H

#include <stddef.h>

#include "terugkeerdesk/report/outlier.h"
#include "terugkeerdesk/report/trend.h"

struct signal_method {
	int months;          /* before the month, at most, 2..SIGNAL_MONTHS_MAX */
	int least_months;    /* with fewer a month is not tested */
	int least_cases;     /* with fewer a month does not stand out */
	double allowance;    /* as outlier_dispersion takes it */
	double false_alarms; /* expected in a year, at most */
	double most_likely;  /* and what is likelier does not stand out in any case */
};
#define SIGNAL_MONTHS_MAX 60

struct signal {
	int nationality; /* row of the country table, or COUNTRIES_MAX: not known */
	int month;
	struct outlier_month now; /* of a month that is not over, its days so far */
	struct outlier_month before; /* the months that it was compared with, together */
	int months; /* so many */
	double expected; /* cases */
	double probability; /* of as many or more */
	double threshold;
};

struct signals {
	struct signal *signal; /* owned; by month, then by nationality */
	size_t count;
	int begin; /* the first month that could be tested; the end of all: none */
};

void signals_make(
    const struct trend *trend, const struct signal_method *method, struct signals *ret);
void signals_clear(struct signals *signals); /* zeroed is fine */

/* The signal of a nationality in a month; NULL: it does not stand out. */
const struct signal *signals_find(
    const struct signals *signals, int nationality, int month);

#endif
