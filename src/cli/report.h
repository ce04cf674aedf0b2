/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cli/report.h - what all reports of the command line do alike.
 */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include "terugkeerdesk/desk/reports.h"
#include "terugkeerdesk/document/document.h"

#include "internal.h"

/* The cases that the options name: a file, or the ledger, and the filter. */
struct desk_cases report_cases(const struct cli *cli);
/* --from and --to; what was not given is open.  Exit status. */
int report_period(struct cli *cli, struct desk_period *ret);
/* Says each bad row. */
struct desk_watch report_watch(struct cli *cli);

/* Checks the filter, reads the rules, and unlocks the ledger unless the cases come from a
 * file.  Exit status. */
int report_prepare(struct cli *cli);

/* Prints a form that is made already ("" at its end gets no line end), and frees it. */
int report_print_text(char *text, const char *end);
int report_print_document(struct cli *cli, const struct document *document);

/* The status that goes with what was read, and what there is to say of it. */
int report_status(const struct desk_read *read);
/* Says why there is no report; the status that goes with it. */
int report_failed(struct cli *cli, struct faults *faults);

#endif
