/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * reports.h - reports over all cases, for the files they are made of.
 *
 * A question is asked in a form (reports.c, reports_form.c), answered in a thread
 * (reports_show.c), shown as a sheet (reports_what_if.c and its like), and leaves as a
 * file (reports_save.c) or leads to cases (reports_cases.c).
 */
#ifndef TERUGKEERDESK_SRC_TUI_REPORTS_H
#define TERUGKEERDESK_SRC_TUI_REPORTS_H

#include <stdbool.h>

#include "loop.h"
#include "sheet.h"
#include "terugkeerdesk/desk/desk.h"
#include "terugkeerdesk/desk/found.h"
#include "terugkeerdesk/desk/reports.h"
#include "terugkeerdesk/desk/trend.h"

/* What is asked.  Each report looks at what concerns it. */
struct reports_ask {
	char *policy; /* owned: an id, or the path of a file */
	char *against; /* owned; NULL: what applied */
	struct desk_period period;
	enum trend_by by;
	struct case_filter filter;
};
void reports_ask_clear(struct reports_ask *ask); /* zeroed is fine */

/* The cases behind a number. */
#define REPORTS_EVERY_NATIONALITY (-1)
struct reports_pick {
	int tag;
	struct range range; /* of what the tag says, amounts or days; both ends included */
	enum trend_by by;
	int nationality; /* row in the country table, or COUNTRIES_MAX */
};

/* What one kind of report can do. */
struct reports_kind {
	const char *name; /* "what-if": of files, and in the log */
	const char *label; /* msgid */
	unsigned fields; /* bits of enum reports_field: what is asked for it alone */
	/* In the thread.  NULL with faults. */
	void *(*make)(struct desk *desk, const struct reports_ask *ask,
	    const struct desk_cases *cases, const struct desk_watch *watch,
	    struct faults *faults);
	void (*free)(void *report); /* NULL is fine */
	/* In the language of the screen.  The title is new memory, to g_free. */
	char *(*title)(const void *report);
	void (*fill)(const struct tui *tui, const void *report, struct sheet *sheet);
	/* Which cases a tag of the sheet stands for, and whether one is among them. */
	struct reports_pick (*pick)(const void *report, int tag);
	bool (*takes)(const struct reports_pick *pick, const struct desk_found_case *one);
	/* As it leaves the desk; new memory, to g_free. */
	char *(*csv)(const struct desk *desk, const void *report);
	char *(*json)(const struct desk *desk, const void *report);
	void (*document)(const struct desk *desk, const void *report, enum lang lang,
	    struct document *ret);
};
extern const struct reports_kind reports_what_if, reports_totals, reports_trend;

/* One that was made. */
struct reports_made {
	const struct reports_kind *kind;
	struct reports_ask ask;
	void *report; /* owned */
	struct desk_found found;
};
void reports_made_free(struct reports_made *made);

/* reports_show.c: make it and show it; takes the question over. */
void reports_show(
    struct tui *tui, const struct reports_kind *kind, struct reports_ask *take_ask);

/* reports_cases.c: the cases behind the number in focus.  What was made and its sheet are
 * borrowed, from a screen below. */
void reports_cases_open(
    struct tui *tui, const struct reports_made *made, const struct sheet *sheet);

/* reports_save.c: ask for a form and a path, and save there.  Borrowed too. */
void reports_save(struct tui *tui, const struct reports_made *made);

/* reports_lines.c: what all reports have in their sheets. */

/* How many cases it is about, and which were left out. */
void reports_lines_scope(
    const struct tui *tui, const struct desk_read *read, struct sheet *sheet);
void reports_lines_nothing(struct sheet *sheet); /* there is no case to count */
/* The days it is about; nothing when it is about all. */
void reports_lines_period(
    const struct tui *tui, const struct desk_period *period, struct sheet *sheet);
/* That groups here are as they are, and how they leave. */
void reports_lines_groups(const struct tui *tui, struct sheet *sheet);
/* The head of a table; the second with a space before it. */
void reports_lines_columns(
    struct sheet *sheet, const char *first, const char *const *titles);
void reports_lines_head(
    struct sheet *sheet, const char *first, const char *const *titles);
/* A cell with a number in tenths, as the language writes them. */
void reports_lines_tenths(const struct tui *tui, struct sheet_line *line, double number);
/* "Iraq", or "Not known". */
const char *reports_lines_country(const struct tui *tui, int row);

#endif
