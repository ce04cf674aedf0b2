/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/desk/duplicates.h - warning of persons who are perhaps there already.
 *
 * Nothing is ever refused for it: a counsellor decides, and the log tells what they saw
 * and did, by case number and reason, without a name.
 */
#ifndef TERUGKEERDESK_DESK_DUPLICATES_H
#define TERUGKEERDESK_DESK_DUPLICATES_H

#include "terugkeerdesk/ledger/duplicates.h"

struct desk;
struct desk_case;
struct fault;

/* Other cases that may hold a person of this one and that nobody decided about yet; see
 * ledger_duplicates. */
int desk_duplicates(struct desk *desk, const struct desk_case *opened,
    struct ledger_duplicate ret[LEDGER_DUPLICATES_MAX], size_t *ret_count,
    struct fault *fault);

/* What was done about it. */
enum desk_duplicate {
	DESK_DUPLICATE_KEPT, /* saved as a case of its own; not warned of again */
	DESK_DUPLICATE_LEFT, /* not saved: the other case was taken up */
	DESK_DUPLICATE_TOLD  /* imported, and told on the way */
};
/* Put it in the log: of the case itself, or of the other one when this was not saved. */
int desk_duplicate_note(struct desk *desk, const struct desk_case *opened,
    const struct ledger_duplicate *duplicate, enum desk_duplicate what,
    struct fault *fault);

/* desk_import, and then look who is there already and note that it was told. */
int desk_import_looking(struct desk *desk, const char *json, size_t length,
    char ret_number[LEDGER_NUMBER_MAX],
    struct ledger_duplicate ret[LEDGER_DUPLICATES_MAX], size_t *ret_count,
    struct fault *fault);

#endif
