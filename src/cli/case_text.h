/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cli/case_text.h - a case of the ledger, and its log, as text for people.
 */
#ifndef CLI_CASE_TEXT_H
#define CLI_CASE_TEXT_H

#include "terugkeerdesk/desk/desk.h"
#include "terugkeerdesk/desk/told.h"

/* Print what was answered, what differs from when it was saved, and what it comes to. */
void case_text_print(struct desk *desk, const struct desk_case *opened,
    const struct desk_calculation *calculation, enum lang lang);

/* Print every answer, and the findings that the counsellor answered. */
void case_text_print_file(
    const struct desk *desk, const struct case_file *file, enum lang lang);

/* Print events: who, when, what changed from what to what. */
void case_text_print_log(const struct desk *desk, const struct ledger_event *event,
    size_t count, enum lang lang);

/* Print which summaries, given to somebody, would say something else today, and where. */
void case_text_print_told(const struct desk *desk, const struct desk_told *told,
    size_t count, enum lang lang);

/* What a value says, in the user's language.  New memory, to g_free. */
char *case_text_value(const struct desk *desk, const struct fact *fact,
    const struct value *value, enum lang lang);

#endif
