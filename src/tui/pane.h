/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * pane.h - the amounts beside the intake: three packages, what to ask next, notices.
 */
#ifndef TERUGKEERDESK_SRC_TUI_PANE_H
#define TERUGKEERDESK_SRC_TUI_PANE_H

#include <stdbool.h>

#include "canvas.h"
#include "loop.h"
#include "pager.h"
#include "table.h"

struct desk_calculation;
struct case_file;

struct pane {
	struct table table;
	struct pager below; /* questions and notices */
	char *heading; /* owned: what applies */
	char *policy; /* owned: the name of its file, or "" */
	char *unit; /* owned: of the amounts, and of what the columns per person are */
	bool in_table; /* the focus, when the pane has it */
	bool possible;
	int differing; /* lines that would come out differently than when saved */
	struct rect table_rect, below_rect; /* in the pane */
};

void pane_clear(struct pane *pane); /* wipes; zeroed storage is fine */

/* Make everything anew from a calculation.  `columns`: room for columns per person. */
void pane_make(struct pane *pane, struct tui *tui, const struct case_file *file,
    const struct desk_calculation *calculation, int columns);

/* Columns for the three packages, and with persons beside them. */
int pane_columns_least(const struct pane *pane);
int pane_columns_wanted(const struct pane *pane, int persons);

void pane_layout(struct pane *pane, int rows, int columns);
void pane_draw(const struct pane *pane, struct canvas *canvas, struct rect rect,
    bool focus);
/* False: not a move inside the pane. */
bool pane_command(struct pane *pane, enum command command);
bool pane_click(struct pane *pane, int y, int x);

/* The amount in focus; NULL: none (a question, or nothing calculated). */
const struct amount *pane_amount(const struct pane *pane);
/* The question in focus as index into the calculation, or -1. */
int pane_question(const struct pane *pane);

/* Short words for phases and packages, in the language set. */
const char *pane_phase(enum phase phase);
const char *pane_package(enum package package);

#endif
