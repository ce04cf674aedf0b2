/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * desk/report_source.h - many cases, one after another, from the ledger or from a file.
 */
#ifndef DESK_REPORT_SOURCE_H
#define DESK_REPORT_SOURCE_H

#include "terugkeerdesk/core/case_file.h"
#include "terugkeerdesk/desk/desk.h"
#include "terugkeerdesk/desk/reports.h"

struct household_row;
struct desk_found_case;

/* Where they go.  A worker is only ever used by one thread at a time; there may be many. */
struct report_sink {
	void *data;
	void *(*begin)(void *data); /* a new worker */
	void (*row)(void *worker, const struct household_row *row);
	/* False: the case is not finished enough to count.  A case of the ledger has no
	 * texts; cases come in any order.  What the report alone knows of it goes into
	 * `found`, unless nobody asks for cases (NULL). */
	bool (*file)(void *worker, const struct case_file *file,
	    struct desk_found_case *found);
	void (*end)(void *data, void *worker); /* all is read: take over, and free it */
};

/*
 * Read every case that the filter lets pass.  0 with *ret filled; -1 with a fault: the
 * filter asks for what cannot be, the file cannot be read, its first line is wrong, rows
 * are and the cases are to be read strictly (FAULT_ROWS), the ledger is locked.
 */
int report_read(struct desk *desk, const struct desk_cases *cases,
    const struct report_sink *sink, const struct desk_watch *watch, struct desk_read *ret,
    struct fault *fault);

/* Half of it: from a file.  *ret has its filter already. */
int report_read_table(struct desk *desk, const char *path, const struct report_sink *sink,
    const struct desk_watch *watch, struct desk_read *ret, struct fault *fault);

/* The other half: from the ledger; cases are noted in its order. */
int report_read_ledger(struct desk *desk, const struct desk_cases *cases,
    const struct report_sink *sink, const struct desk_watch *watch, struct desk_read *ret,
    struct fault *fault);

bool report_progress(const struct desk_watch *watch, int64_t done, int64_t all);

#endif
