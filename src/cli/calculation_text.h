/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * cli/calculation_text.h - a calculation as text for people.
 */
#ifndef CLI_CALCULATION_TEXT_H
#define CLI_CALCULATION_TEXT_H

#include "terugkeerdesk/desk/desk.h"

/* Print it on standard output: the three packages side by side, the lines of each with
 * their sources, what is not met, what to ask, what to know. */
void calculation_text_print(const struct desk *desk, const struct case_file *file,
    const struct desk_calculation *calculation, enum lang lang);

#endif
