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

/* The filter, if there is one, and how many cases are outside it; then what was wrong. */
void report_scope_document(const struct desk *desk, const struct desk_read *read,
    enum lang lang, struct document *ret);

/* "filter": { "nationality": "IQ" }, "filtered": 12 */
void report_scope_json(const struct desk_read *read, struct writer *writer);

#endif
