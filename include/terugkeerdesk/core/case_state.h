/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/core/case_state.h - how far a case has come.
 *
 * A state is not kept by itself: each but the first is a date among the facts of the case
 * (advised_on, ..., closed_on), and the case is in the last state that has one.  So the
 * form, the JSON, the record, the log and undo know states without further ado.  A state
 * that was entered by mistake is taken back by clearing its date; the log keeps both.
 */
#ifndef TERUGKEERDESK_CORE_CASE_STATE_H
#define TERUGKEERDESK_CORE_CASE_STATE_H

#include <stdbool.h>

#include "terugkeerdesk/core/case_file.h"
#include "terugkeerdesk/core/date.h"

/* In the order in which they follow each other.  The numbers stand in ledgers: they never
 * change and are never used twice. */
enum case_state {
	CASE_INTAKE, /* since it was registered; has no date of its own */
	CASE_ADVISED, /* the person heard what may be received */
	CASE_APPLIED, /* support was applied for */
	CASE_APPROVED,
	CASE_BOOKED, /* the journey was booked */
	CASE_DEPARTED,
	CASE_REFUSED, /* support was refused */
	CASE_WITHDRAWN, /* the person changed their mind; possible until departure */
	CASE_CLOSED,
	CASE_STATE_COUNT
};

/* The stable word ("advised"), the label as a msgid, and the fact with its date
 * (FACT_NONE for CASE_INTAKE). */
const char *case_state_word(enum case_state state);
const char *case_state_label(enum case_state state);
enum fact_id case_state_fact(enum case_state state);
/* By its word; CASE_STATE_COUNT when there is none. */
enum case_state case_state_find(const char *word);

enum case_state case_state_of(const struct case_file *file);
/* The day on which the case came into a state; DAY_NONE: never, or CASE_INTAKE. */
day_number case_state_on(const struct case_file *file, enum case_state state);

/* Is the step legal? */
bool case_state_may_follow(enum case_state state, enum case_state before);
/* The state before the one that the case is in, by the dates that are set. */
enum case_state case_state_before(const struct case_file *file);

/*
 * case_state_check(file, fault):
 * The dates that are set make one legal way from the intake, and none lies before the one
 * before it.  FAULT_STATE, with the fact as place.
 */
int case_state_check(const struct case_file *file, struct fault *fault);

#endif
