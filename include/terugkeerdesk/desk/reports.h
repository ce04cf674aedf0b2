/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/desk/reports.h - what all reports over many cases share: where the
 * cases come from, and who waits.
 */
#ifndef TERUGKEERDESK_DESK_REPORTS_H
#define TERUGKEERDESK_DESK_REPORTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "terugkeerdesk/core/case_filter.h"
#include "terugkeerdesk/core/date.h"
#include "terugkeerdesk/core/fault.h"

/* Whoever waits for a report.  Called in the thread that asked for it. */
struct desk_watch {
	void *data;
	bool (*progress)(void *data, int permille); /* false: stop; may be NULL */
	void (*bad_row)(void *data, const struct fault *fault); /* may be NULL */
};

struct desk_found;

/* Where the cases come from. */
struct desk_cases {
	const char *path; /* CSV or JSON Lines, "-" standard input; NULL: the ledger */
	bool strict;      /* one bad row, and nothing is calculated */
	struct case_filter filter; /* the others are as if they were not there */
	/* Where to note the cases of the ledger that counted (desk/found.h); NULL: nobody
	 * asks for them. */
	struct desk_found *found;
};

/* What a report is about: from a day until and with another. */
struct desk_period {
	day_number from; /* DAY_NONE: open */
	day_number to;   /* the same */
};
/* FAULT_USAGE: it ends before it begins. */
int desk_period_check(const struct desk_period *period, struct fault *fault);

/* What came of reading them. */
struct desk_read {
	struct case_filter filter; /* as it was asked for */
	int64_t filtered; /* rows and cases that are outside it */
	int64_t counted;  /* those that were not left out for any reason */
	int64_t bad; /* rows, left out */
	int64_t unfinished; /* cases without a registration date or a person, left out */
	int64_t unreadable; /* cases of the ledger that do not open, left out */
	bool cut;           /* the last line has no line end: the file may be cut off */
	bool stopped;       /* by the watch: the report is not whole */
};

struct desk;

/* A report on its way out. */
struct desk_report_file {
	const char *report; /* "what-if", for the log */
	const char *form;   /* "csv", the same */
	const char *path;
	const char *bytes;
	size_t size;
	bool replace; /* what stands there, after somebody was asked */
};
/*
 * desk_report_save(desk, file, fault):
 * Save it, mode 0600.  The log of the ledger says first that it goes out, and then what
 * came of it: which report and in what form, and nothing about anybody.  FAULT_EXISTS.
 */
int desk_report_save(
    struct desk *desk, const struct desk_report_file *file, struct fault *fault);

#endif
