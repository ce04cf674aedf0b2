/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/desk/told.h - which pages were given to people, and whether they would
 * say the same today.
 *
 * For each page that is printed or saved the log keeps a hash of the file, the policies,
 * the totals, and a short hash of every line: enough to name the lines that differ,
 * without keeping the page itself.
 */
#ifndef TERUGKEERDESK_DESK_TOLD_H
#define TERUGKEERDESK_DESK_TOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "terugkeerdesk/document/summary.h"
#include "terugkeerdesk/ledger/ledger.h"

struct catalogue;
struct desk;
struct desk_calculation;
struct desk_case;
struct fault;

#define TOLD_PRINT "print"     /* actions of the log */
#define TOLD_SAVE  "save-page"
#define TOLD_HASH  65          /* SHA-256 in hexadecimal, with NUL */

/*
 * The results of such an event.  The log says that a page goes out before it goes, and
 * what became of it after: one with no other behind it was cut off, by a crash for
 * instance, and may have come out.
 */
#define TOLD_STARTED "started"
#define TOLD_OK      "ok" /* any other is the name of the fault that ended it */

/* A page on its way out. */
struct desk_told_page {
	const char *action;
	enum summary_for reader;
	const struct catalogue *catalogue;
	const struct document *document;
	const char *bytes; /* of the file; NULL: there was none */
	size_t size;
	const char *printer; /* NULL: none */
	const char *result;
};
/* Put it in the log; nothing for a case that is not in the ledger. */
int desk_told_note(struct desk *desk, const struct desk_case *opened,
    const struct desk_calculation *calculation, const struct desk_told_page *page,
    struct fault *fault);

/*
 * desk_told_save(desk, opened, calculation, page, path, replace, fault):
 * desk_page_save or, with `replace`, desk_page_replace, with both its events; what `page`
 * says of the result does not count.
 */
int desk_told_save(struct desk *desk, const struct desk_case *opened,
    const struct desk_calculation *calculation, const struct desk_told_page *page,
    const char *path, bool replace, struct fault *fault);

/* What an event says of a page, as a msgid; NULL for an event of another kind. */
const char *desk_told_label(const struct ledger_event *event);

/* A page given earlier that would be another today. */
struct desk_told {
	int64_t sequence; /* of its event */
	int64_t at;
	bool printed; /* else saved */
	enum summary_for reader;
	enum lang lang;
	char hash[TOLD_HASH];
	char **line; /* owned: lines of today that were not on it, NULL-ended */
	size_t gone; /* lines of it that are no longer there */
};
/*
 * desk_told_differs(desk, opened, calculation, ret, ret_count, fault):
 * The last page for the applicant and the last for RIAT that came out, or may have; those
 * of them that would say something else for the case as it is now.  That the date is another is no difference.
 */
int desk_told_differs(struct desk *desk, const struct desk_case *opened,
    const struct desk_calculation *calculation, struct desk_told **ret, size_t *ret_count,
    struct fault *fault);
void desk_told_free(struct desk_told *list, size_t count); /* wipes */

/* The log of a case as JSON for other programs, with what is known of each page and which
 * of them would be others today; g_free. */
char *desk_told_log_json(const struct ledger_event *event, size_t count,
    const struct desk_told *told, size_t told_count);

/* The value of one word of such an event ("sha256", "printer"); g_free; NULL: none. */
char *desk_told_word(const char *detail, const char *name);

#endif
