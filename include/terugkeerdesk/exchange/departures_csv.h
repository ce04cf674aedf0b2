/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/exchange/departures_csv.h - figures of departures that somebody else
 * counted, typed in as a table.
 *
 * terugkeerdesk-totals(5) documents the columns: a row per period and departure kind.
 */
#ifndef TERUGKEERDESK_EXCHANGE_DEPARTURES_CSV_H
#define TERUGKEERDESK_EXCHANGE_DEPARTURES_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "terugkeerdesk/core/date.h"
#include "terugkeerdesk/core/fact.h"

struct faults;

#define DEPARTURES_PERIODS_MAX 16
#define DEPARTURES_SOURCE_MAX  64
#define DEPARTURES_NOT_GIVEN   (-1)

/* The rows of one period, in the order of the table. */
struct departures_period {
	day_number from, to;
	bool per_year; /* averages per year; else the figures of the whole period */
	/* By departure kind, 0: not known, else 1 + enum departure_kind; and all of them.
	 */
	int64_t persons[1 + DEPARTURE_KIND_COUNT];
	int64_t all;
	int printed_percent; /* the share of independent departure that the source prints
			      */
	char source[DEPARTURES_SOURCE_MAX]; /* "" none */
};

struct departures {
	struct departures_period period[DEPARTURES_PERIODS_MAX];
	size_t count;
};

/*
 * departures_csv_read(text, path, ret, faults):
 * Every fault is added, with its line.  The rows of a period agree with each other, name
 * a kind once, and add up to what they say of all.
 */
int departures_csv_read(
    const char *text, const char *path, struct departures *ret, struct faults *faults);

#endif
