/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/case_state.h"

#include <stdio.h>
#include <string.h>

#include "terugkeerdesk/core/fault.h"

#define BIT(state) (1u << (state))

static const struct {
	const char *word;
	const char *label;
	enum fact_id fact;
	unsigned after; /* states that it may follow */
} states[CASE_STATE_COUNT] = {
	[CASE_INTAKE] = { "intake", N_("intake"), FACT_NONE, 0 },
	[CASE_ADVISED] = { "advised", N_("advised"), FACT_ADVISED_ON, BIT(CASE_INTAKE) },
	[CASE_APPLIED] = { "applied", N_("applied"), FACT_APPLIED_ON,
	    BIT(CASE_INTAKE) | BIT(CASE_ADVISED) },
	[CASE_APPROVED] = { "approved", N_("approved"), FACT_APPROVED_ON,
	    BIT(CASE_APPLIED) },
	[CASE_BOOKED] = { "booked", N_("booked"), FACT_BOOKED_ON, BIT(CASE_APPROVED) },
	[CASE_DEPARTED] = { "departed", N_("departed"), FACT_DEPARTED_ON,
	    BIT(CASE_BOOKED) },
	/* Also afterwards: an exclusion ground may come to light late. */
	[CASE_REFUSED] = { "refused", N_("refused"), FACT_REFUSED_ON,
	    BIT(CASE_APPLIED) | BIT(CASE_APPROVED) | BIT(CASE_BOOKED) },
	[CASE_WITHDRAWN] = { "withdrawn", N_("withdrawn"), FACT_WITHDRAWN_ON,
	    BIT(CASE_INTAKE) | BIT(CASE_ADVISED) | BIT(CASE_APPLIED) |
		BIT(CASE_APPROVED) | BIT(CASE_BOOKED) },
	[CASE_CLOSED] = { "closed", N_("closed"), FACT_CLOSED_ON,
	    BIT(CASE_INTAKE) | BIT(CASE_ADVISED) | BIT(CASE_DEPARTED) |
		BIT(CASE_REFUSED) | BIT(CASE_WITHDRAWN) },
};

const char *case_state_word(enum case_state state)
{
	return states[state].word;
}

const char *case_state_label(enum case_state state)
{
	return states[state].label;
}

enum fact_id case_state_fact(enum case_state state)
{
	return states[state].fact;
}

enum case_state case_state_find(const char *word)
{
	enum case_state state = CASE_INTAKE;

	while (state < CASE_STATE_COUNT && strcmp(states[state].word, word) != 0)
		state++;
	return state;
}

day_number case_state_on(const struct case_file *file, enum case_state state)
{
	const struct value *value;

	if (state == CASE_INTAKE)
		return DAY_NONE;
	value = &file->fact[states[state].fact];
	return value->set ? (day_number)value->number : DAY_NONE;
}

static enum case_state last_below(const struct case_file *file, enum case_state end)
{
	enum case_state state = end;

	while (--state > CASE_INTAKE) {
		if (case_state_on(file, state) != DAY_NONE)
			break;
	}
	return state;
}

enum case_state case_state_of(const struct case_file *file)
{
	return last_below(file, CASE_STATE_COUNT);
}

enum case_state case_state_before(const struct case_file *file)
{
	enum case_state state = case_state_of(file);

	return state == CASE_INTAKE ? CASE_INTAKE : last_below(file, state);
}

bool case_state_may_follow(enum case_state state, enum case_state before)
{
	return (states[state].after & BIT(before)) != 0;
}

static int wrong(enum case_state state, const char *found, const char *expected,
    struct fault *fault)
{
	char place[64];

	snprintf(place, sizeof(place), "case.%s", fact_get(states[state].fact)->key);
	return fault_set(fault, FAULT_STATE, place, found, expected);
}

int case_state_check(const struct case_file *file, struct fault *fault)
{
	enum case_state before = CASE_INTAKE;

	for (enum case_state state = CASE_ADVISED; state < CASE_STATE_COUNT; state++) {
		day_number day = case_state_on(file, state);
		day_number day_before = case_state_on(file, before);

		if (day == DAY_NONE)
			continue;
		if (!case_state_may_follow(state, before))
			return wrong(state, states[before].label,
			    N_("one step of a case after the other"), fault);
		if (day_before != DAY_NONE && day < day_before)
			return wrong(state, states[before].label,
			    N_("a date that is not before it"), fault);
		before = state;
	}
	return 0;
}
