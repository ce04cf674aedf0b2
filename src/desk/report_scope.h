/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * desk/report_scope.h - which cases a report is about, and which were left out, as every
 * report tells it.
 */
#ifndef DESK_REPORT_SCOPE_H
#define DESK_REPORT_SCOPE_H

#include "terugkeerdesk/desk/reports.h"
#include "terugkeerdesk/document/document.h"
#include "terugkeerdesk/exchange/writer.h"

struct desk;

/* How many rows and cases were left out because of what is wrong with them. */
int64_t report_left_out(const struct desk_read *read);

/* How many cases are outside the filter; -1 when those inside are so few that a report of
 * all would tell how many by it. */
int64_t report_filtered_told(const struct desk *desk, const struct desk_read *read);

/* The filter, if there is one, and how many cases are outside it, or -1; then what was
 * wrong. */
void report_scope_document(const struct desk *desk, const struct desk_read *read,
    int64_t filtered, enum lang lang, struct document *ret);

/* "filter": { "nationality": "IQ" }, "filtered": 12; or null for -1 */
void report_scope_json(
    const struct desk_read *read, int64_t filtered, struct writer *writer);

#endif
