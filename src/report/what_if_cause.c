/* SPDX-License-Identifier: EUPL-1.2 */
#include "what_if_cause.h"

#include <string.h>

/* By how much each fact narrows the range of one household; -1: it is not missing. */
struct narrowing {
	cents of[FACT_COUNT];
};

static cents width(const struct spread *spread)
{
	return spread->max[SPREAD_TOTAL] - spread->min[SPREAD_TOTAL];
}

static void note(struct narrowing *narrowing, enum fact_id fact, cents narrows)
{
	if (narrowing->of[fact] < 0)
		narrowing->of[fact] = 0;
	narrowing->of[fact] += narrows > 0 ? narrows : 0;
}

/* The same question about several persons counts for each: they answer independently. */
static void ask_package(const struct rulebook *rulebook,
    const struct household *household, enum package package, struct narrowing *ret)
{
	struct question question[QUESTIONS_MAX];
	size_t count = question_list_of_package(
	    rulebook, household, package, question, QUESTIONS_MAX);

	for (size_t i = 0; i < count; i++)
		if (question[i].changes >> package & 1)
			note(ret, question[i].fact, question[i].narrows);
}

/* What applies is open: only kind and route decide that. */
static void ask_applies(const struct rulebook *rulebook,
    const struct household *household, const struct spread *spread, struct narrowing *ret)
{
	struct household tried = *household;
	const struct {
		enum fact_id fact;
		small_answer *answer;
		int values;
	} asked[] = {
		{ FACT_DEPARTURE_KIND, &tried.departure_kind, DEPARTURE_KIND_COUNT },
		{ FACT_ROUTE, &tried.route, ROUTE_COUNT },
	};

	for (size_t i = 0; i < sizeof(asked) / sizeof(asked[0]); i++) {
		cents widest = 0;

		if (*asked[i].answer != HOUSEHOLD_UNANSWERED)
			continue;
		for (int value = 1; value <= asked[i].values; value++) {
			struct spread left;

			*asked[i].answer = (small_answer)value;
			spread_make_applied(rulebook, &tried, &left);
			widest = width(&left) > widest ? width(&left) : widest;
		}
		*asked[i].answer = HOUSEHOLD_UNANSWERED;
		note(ret, asked[i].fact, width(spread) - widest);
	}
}

static void ask(const struct what_if_rules *rules, const struct household *household,
    const struct spread *spread, struct narrowing *ret)
{
	enum applies applies = rules->applied ? spread_applies(rules->rulebook, household)
					      : (enum applies)rules->package;

	if (applies == APPLIES_OPEN)
		ask_applies(rules->rulebook, household, spread, ret);
	else
		ask_package(rules->rulebook, household, (enum package)applies, ret);
}

static void add(
    struct what_if_cause *cause, enum what_if_side side, cents narrows, int64_t times)
{
	cause->households[side] += times;
	cause->narrows[side] += narrows * times;
}

void what_if_cause_add(struct what_if *what_if, enum what_if_side side,
    const struct household *household, const struct spread *spread, int64_t times)
{
	struct narrowing narrowing;
	cents left = width(spread);
	bool missing = false;

	/* Most ranges come from a check: that nothing is missing is seen at once. */
	if (household_answered(household)) {
		add(&what_if->cause[WHAT_IF_CHECK], side, left, times);
		return;
	}
	memset(&narrowing, 0xff, sizeof(narrowing));
	ask(&what_if->rules[side], household, spread, &narrowing);
	for (int fact = 0; fact < FACT_COUNT; fact++) {
		if (narrowing.of[fact] < 0)
			continue;
		missing = true;
		left -= narrowing.of[fact];
		add(&what_if->cause[fact], side, narrowing.of[fact], times);
	}
	if (left > 0)
		add(&what_if->cause[missing ? WHAT_IF_TOGETHER : WHAT_IF_CHECK], side,
		    left, times);
}
