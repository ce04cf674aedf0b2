/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * case_columns.h - a case in one line, in the columns of a list.
 */
#ifndef TERUGKEERDESK_SRC_TUI_CASE_COLUMNS_H
#define TERUGKEERDESK_SRC_TUI_CASE_COLUMNS_H

#include "canvas.h"
#include "loop.h"

struct ledger_row;

/* From the third cell to the end of the canvas; `row` NULL: the heads. */
void case_columns_draw(const struct tui *tui, struct canvas *canvas, int y, enum look look,
    const struct ledger_row *row);

#endif
