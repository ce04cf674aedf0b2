/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cli/completion.h - the completion of bash, made from the table of options.c.
 */
#ifndef CLI_COMPLETION_H
#define CLI_COMPLETION_H

void completion_print(void);

#endif
