/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/desk/told.h - which summaries were given to people, and whether they would
 * say the same today.
 *
 * For each summary that is printed or saved the log keeps a hash of the file, the policies,
 * the totals, and its lines, sealed with the key of the case: erasing the case destroys
 * them too.
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

#define TOLD_PRINT "print"        /* actions of the log */
#define TOLD_SAVE  "save-summary"
#define TOLD_HASH  65             /* SHA-256 in hexadecimal, with NUL */

/*
 * The results of such an event.  The log says that a summary goes out before it goes, and
 * what became of it after: one with no other behind it was cut off, by a crash for
 * instance, and may have come out.
 */
#define TOLD_STARTED "started"
#define TOLD_OK      "ok" /* any other is the name of the fault that ended it */

/* A summary on its way out. */
struct desk_told_summary {
	const char *action;
	enum summary_for reader;
	const struct catalogue *catalogue;
	const struct document *document;
	const char *bytes; /* of the file; NULL: there was none */
	size_t size;
	const char *printer; /* NULL: none */
	const char *result;
	bool perhaps; /* the result is a fault, and it may have come out all the same */
};
/* Put it in the log; nothing for a case that is not in the ledger. */
int desk_told_note(struct desk *desk, const struct desk_case *opened,
    const struct desk_calculation *calculation, const struct desk_told_summary *summary,
    struct fault *fault);

/*
 * desk_told_save(desk, opened, calculation, summary, path, replace, fault):
 * desk_page_save or, with `replace`, desk_page_replace, with both its events; what
 * `summary` says of the result does not count.
 */
int desk_told_save(struct desk *desk, const struct desk_case *opened,
    const struct desk_calculation *calculation, const struct desk_told_summary *summary,
    const char *path, bool replace, struct fault *fault);

/* What an event says of a summary, as a msgid; NULL for an event of another kind. */
const char *desk_told_label(const struct ledger_event *event);

/* A line that would be another today.  Owned texts. */
struct desk_told_line {
	char *heading; /* that it stands under; NULL: none */
	char *then;    /* NULL: it was not there */
	char *now;     /* NULL: it is no longer there */
};

/* A summary given earlier, as it would differ today. */
struct desk_told {
	int64_t sequence; /* of its event */
	int64_t at;
	char user[LEDGER_USER_MAX]; /* who gave it */
	bool printed; /* else saved */
	enum summary_for reader;
	enum lang lang;
	struct desk_told_line *line; /* owned, in the order of the document; not empty */
	size_t line_count;
};
/*
 * desk_told_differs(desk, opened, calculation, ret, ret_count, fault):
 * Of each kind of summary and each language the last one that came out, or may have, where
 * it would say something else for the case as it is now; in the language in which it was
 * given.  That it was made on another day, by somebody else, or that the log has grown and
 * the case has gone on, is no difference.
 */
int desk_told_differs(struct desk *desk, const struct desk_case *opened,
    const struct desk_calculation *calculation, struct desk_told **ret, size_t *ret_count,
    struct fault *fault);
void desk_told_free(struct desk_told *list, size_t count); /* wipes */

/* The log of a case as JSON for other programs, with what each summary said and which of
 * them would be others today; text_free. */
char *desk_told_log_json(const struct ledger_event *event, size_t count,
    const struct desk_told *told, size_t told_count);

/* Which summary an event is about; false for an event of another kind. */
bool desk_told_which(
    const struct ledger_event *event, enum summary_for *ret_reader, enum lang *ret_lang);
/* The value of one word of such an event ("sha256", "printer"); g_free; NULL: none. */
char *desk_told_word(const struct ledger_event *event, const char *name);
/* All its words, without the lines; g_free. */
char *desk_told_words(const struct ledger_event *event);
/* The lines that it gave; NULL: not kept. */
const char *desk_told_text(const struct ledger_event *event);

#endif
