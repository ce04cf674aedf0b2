/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/desk/found.h - which cases of the ledger a report counted, and as what.
 *
 * From a number of a report to its cases: kept while the report was made, so that the
 * cases are those that were counted.
 */
#ifndef TERUGKEERDESK_DESK_FOUND_H
#define TERUGKEERDESK_DESK_FOUND_H

#include <stddef.h>
#include <stdint.h>

#include "terugkeerdesk/core/case_state.h"
#include "terugkeerdesk/core/household.h"
#include "terugkeerdesk/core/household_type.h"
#include "terugkeerdesk/ledger/ledger.h"
#include "terugkeerdesk/report/what_if.h"

struct desk_found_case {
	char uuid[LEDGER_UUID_TEXT];
	uint16_t nationality_row; /* of the main applicant: row in the country table, or
	                             COUNTRY_UNKNOWN_ROW */
	small_answer departure_kind;
	small_answer route;
	uint8_t household; /* enum household_type */
	uint8_t state; /* enum case_state */
	/* When it came into each state; CASE_INTAKE: registered.  DAY_NONE: never. */
	day_number came_on[CASE_STATE_COUNT];
	struct what_if_verdict verdict; /* of a what-if */
};

/* Zeroed storage is empty. */
struct desk_found {
	struct desk_found_case *item; /* owned */
	size_t count;
	size_t allocated;
};
void desk_found_clear(struct desk_found *found);

#endif
