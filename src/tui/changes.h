/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * changes.h - what changed in a case, in words: for its log, undo and conflicts.
 */
#ifndef TERUGKEERDESK_SRC_TUI_CHANGES_H
#define TERUGKEERDESK_SRC_TUI_CHANGES_H

#include "entry.h"
#include "terugkeerdesk/core/case_file.h"
#include "terugkeerdesk/core/rulebook.h"

/* "2 Behnaz: Nationality: Iraq → Iran".  `file` (names of persons) may be NULL.  New
 * memory, to text_free. */
char *changes_text(const struct change *change, const struct case_file *file,
    const struct rulebook *rulebook, enum lang lang);

#endif
