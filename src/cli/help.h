/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cli/help.h - --help and --version, made from the table of options.c.
 */
#ifndef CLI_HELP_H
#define CLI_HELP_H

void help_print(void);
void help_print_version(void);

#endif
