/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * why.h - the explanation of an amount; from here a finding can be overridden.
 */
#ifndef TERUGKEERDESK_SRC_TUI_WHY_H
#define TERUGKEERDESK_SRC_TUI_WHY_H

#include "amounts.h"
#include "entry.h"
#include "loop.h"
#include "pager.h"
#include "terugkeerdesk/core/assess.h"
#include "terugkeerdesk/desk/desk.h"

/* Both are borrowed from the case below; overriding changes them. */
void why_open(struct tui *tui, struct desk_case *opened,
    struct desk_calculation *calculation, const struct amount *amount);

/* --- why_text.c: the text, made of what was calculated --- */

/* What is explained, and the findings whose lines can be chosen: the tag of a line is
 * their index. */
struct why {
	struct tui *tui;
	struct desk_case *opened;
	struct desk_calculation *calculation;
	struct amount amount;
	struct pager pager;
	struct finding *finding; /* owned */
	int finding_count;
};

void why_text(struct why *why);
/* "Why: JRS, 2 Behnaz: € 2.615": new memory, to text_free. */
char *why_title(const struct why *why);
/* Whom an override of this finding is for: 0 where the answer is one for the case. */
int why_person(const struct finding *finding);
/* The override that counts for a finding; NULL: none. */
const struct override *why_override(const struct why *why, const struct finding *finding);

#endif
