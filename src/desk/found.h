/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * desk/found.h - noting the cases that a report counts.
 */
#ifndef DESK_FOUND_H
#define DESK_FOUND_H

#include "terugkeerdesk/core/case_file.h"
#include "terugkeerdesk/desk/found.h"

/* Note a case; what a report alone knows of it is put into what is returned. */
struct desk_found_case *found_add(struct desk_found *found,
    const struct country_table *countries, const char *uuid,
    const struct case_file *file);
/* The last one did not count after all. */
void found_drop(struct desk_found *found);
/* Put those of another list behind them, and empty that list. */
void found_append(struct desk_found *found, struct desk_found *more);

#endif
