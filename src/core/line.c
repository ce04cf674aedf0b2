/* SPDX-License-Identifier: EUPL-1.2 */
#include "line.h"

#include "rulebook_parts.h"

uint8_t line_payers(const struct component_rule *rule, small_answer route)
{
	if (route != HOUSEHOLD_UNANSWERED && rule->payers_routes & (1 << (route - 1)))
		return rule->payers_by_route[route - 1];
	return rule->payers;
}

/* Two forms that are both possible. */
static uint8_t either_form(uint8_t one, uint8_t other)
{
	if (one == other)
		return one;
	if (one == FORM_NOT_STATED || other == FORM_NOT_STATED)
		return FORM_NOT_STATED;
	return FORM_CASH_OR_KIND;
}

/* The line in one departure kind; false where the kind does not pay it. */
static bool describe_in(const struct tally_case *of_kind, enum package package, int component,
    struct line *ret)
{
	for (int i = 0; i < of_kind->schedule->payment_count; i++) {
		const struct payment *payment = &of_kind->schedule->payment[i];
		const struct component_rule *rule = payment->rule;
		bool moved = of_kind->moved >> i & 1;

		if (payment->package != package || payment->component != component)
			continue;
		*ret = (struct line){
			.component = (uint8_t)component,
			.phase = (uint8_t)schedule_phase(payment, moved),
			.form = (uint8_t)(moved ? rule->moved_form : rule->form),
			.payers = line_payers(rule, of_kind->household.route),
			.rule = rule,
		};
		return true;
	}
	return false;
}

bool line_describe(const struct share_case *of_case, enum package package, int component,
    struct line *ret)
{
	bool found = false;

	for (int kind = share_next(of_case->kinds, -1); kind >= 0;
	     kind = share_next(of_case->kinds, kind)) {
		struct line line;

		if (!describe_in(&of_case->of_kind[kind], package, component, &line))
			continue;
		if (!found) {
			*ret = line;
			found = true;
			continue;
		}
		if (line.phase != ret->phase)
			ret->phase = PHASE_NOT_STATED;
		ret->form = either_form(ret->form, line.form);
		if (line.payers != ret->payers)
			ret->payers = PAYER_NOT_STATED;
	}
	return found;
}

void line_fill(struct line *line, int person, const struct sum *amount)
{
	line->person = (uint8_t)person;
	line->stated = !amount->incomplete;
	line->range = amount->range;
}

bool line_is_nothing(const struct line *line)
{
	return line->stated && line->range.min == 0 && line->range.max == 0;
}

size_t line_list_of_person(const struct rulebook *rulebook,
    const struct household *household, const struct assessment *assessment,
    enum package package, int person, struct line ret[RULEBOOK_COMPONENTS_MAX])
{
	struct share_case of_case;
	struct share share;
	size_t count = 0;

	share_begin(&rulebook->stretch[assessment->stretch], household, &of_case);
	share_of(&of_case, person, &share);
	for (size_t i = 0; i < rulebook->names.component_count; i++)
		if (line_describe(&of_case, package, (int)i, &ret[count]))
			line_fill(&ret[count++], person, &share.line[package][i]);
	return count;
}
