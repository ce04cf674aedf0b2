/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/document/summary.h - the summary of a case, as blocks.
 */
#ifndef TERUGKEERDESK_DOCUMENT_SUMMARY_H
#define TERUGKEERDESK_DOCUMENT_SUMMARY_H

#include "terugkeerdesk/core/assess.h"
#include "terugkeerdesk/document/document.h"

enum summary_for {
	SUMMARY_APPLICANT, /* plain language, to take home */
	SUMMARY_FILE, /* everything, with findings, sources, overrides */
	SUMMARY_RIAT, /* the facts in the order of RIAT's key moments */
	SUMMARY_COUNT
};

/* What it is called, a msgid; and its word in options, the log and JSON. */
const char *summary_label(enum summary_for reader);
const char *summary_word(enum summary_for reader);

/* What a summary says besides the case. */
struct summary_frame {
	const char *number; /* case number, or "" */
	int revision; /* file copy: of the case; 0: never saved */
	bool unsaved; /* it was changed since */
	day_number today; /* date of the calculation, from the caller */
	const char *counsellor; /* "" where not known */
	const char *logo; /* from the configuration; "" leaves it out; so the next three */
	const char *organisation;
	const char *contact;
	const char *privacy;
	long log_count; /* file copy: events in the ledger, 0: no ledger */
	const char *log_head; /* file copy: first letters of the head, or "" */
	enum lang lang; /* for names that stand in our own data (countries, policies) */
};

/* Append the blocks of a summary.  `household` and `assessment` NULL: the case cannot be
 * calculated yet (no registration date or no person), and the page says so. */
void summary_make(const struct case_file *file, const struct rulebook *rulebook,
    const struct household *household, const struct assessment *assessment,
    enum summary_for reader, const struct summary_frame *frame, struct document *ret);

#endif
