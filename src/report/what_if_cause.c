/* SPDX-License-Identifier: EUPL-1.2 */
#include "what_if_cause.h"

#include "terugkeerdesk/core/narrow.h"

/* What is missing of one household; made for the first side that asks. */
struct missing {
	const struct spread_store *of; /* NULL: not made */
	package_mask packages; /* of both sides, as far as they are of one rulebook */
	struct narrowing list[FACT_COUNT];
	size_t count;
};

static cents width(const struct spread *spread)
{
	return spread->max[SPREAD_TOTAL] - spread->min[SPREAD_TOTAL];
}

static void add(
    struct what_if_cause *cause, enum what_if_side side, cents narrows, int64_t times)
{
	cause->households[side] += times;
	cause->narrows[side] += narrows * times;
}

/* Of the package: how much of the range every single answer takes away. */
static cents add_package(struct what_if *what_if, enum what_if_side side,
    const struct missing *missing, enum package package, int64_t times, bool *ret_any)
{
	cents ret = 0;

	for (size_t i = 0; i < missing->count; i++) {
		const struct narrowing *narrowing = &missing->list[i];

		if (!(narrowing->changes >> package & 1))
			continue;
		add(&what_if->cause[narrowing->fact], side, narrowing->narrows[package],
		    times);
		ret += narrowing->narrows[package];
		*ret_any = true;
	}
	return ret;
}

/* What applies is open: only kind and route decide that. */
static cents add_applies(struct what_if *what_if, enum what_if_side side,
    const struct household *household, const struct spread *spread, int64_t times,
    bool *ret_any)
{
	const struct rulebook *rulebook = what_if->rules[side].rulebook;
	struct household tried = *household;
	const struct {
		enum fact_id fact;
		small_answer *answer;
		int values;
	} asked[] = {
		{ FACT_DEPARTURE_KIND, &tried.departure_kind, DEPARTURE_KIND_COUNT },
		{ FACT_ROUTE, &tried.route, ROUTE_COUNT },
	};
	cents ret = 0;

	for (size_t i = 0; i < sizeof(asked) / sizeof(asked[0]); i++) {
		cents widest = 0;

		if (*asked[i].answer != HOUSEHOLD_UNANSWERED)
			continue;
		for (int value = 1; value <= asked[i].values; value++) {
			struct spread left;

			*asked[i].answer = (small_answer)value;
			spread_make_applied(
			    rulebook, what_if->store[side], &tried, &left);
			widest = width(&left) > widest ? width(&left) : widest;
		}
		*asked[i].answer = HOUSEHOLD_UNANSWERED;
		add(&what_if->cause[asked[i].fact], side, width(spread) - widest, times);
		ret += width(spread) - widest;
		*ret_any = true;
	}
	return ret;
}

/* For the other side too, where that is likely to ask for the same. */
static void find_missing(const struct what_if *what_if, enum what_if_side side,
    const struct household *household, enum package package, struct missing *ret)
{
	const struct what_if_rules *other = &what_if->rules[!side];

	ret->of = what_if->store[side];
	ret->packages = (package_mask)(1 << package);
	if (what_if->store[!side] == ret->of && !other->applied)
		ret->packages |= (package_mask)(1 << other->package);
	ret->count =
	    narrow_list(what_if->store[side], household, ret->packages, ret->list);
}

static void add_side(struct what_if *what_if, enum what_if_side side,
    const struct household *household, const struct spread *spread,
    struct missing *missing, int64_t times)
{
	const struct what_if_rules *rules = &what_if->rules[side];
	enum applies applies = rules->applied ? spread_applies(rules->rulebook, household)
					      : (enum applies)rules->package;
	cents left = width(spread);
	bool any = false;

	/* Most ranges come from a check: that nothing is missing is seen at once. */
	if (household_answered(household)) {
		add(&what_if->cause[WHAT_IF_CHECK], side, left, times);
		return;
	}
	if (applies == APPLIES_OPEN) {
		left -= add_applies(what_if, side, household, spread, times, &any);
	} else {
		if (missing->of != what_if->store[side] ||
		    !(missing->packages >> applies & 1))
			find_missing(
			    what_if, side, household, (enum package)applies, missing);
		left -= add_package(
		    what_if, side, missing, (enum package)applies, times, &any);
	}
	if (left > 0)
		add(&what_if->cause[any ? WHAT_IF_TOGETHER : WHAT_IF_CHECK], side, left,
		    times);
}

void what_if_cause_add(struct what_if *what_if,
    const struct household *const household[WHAT_IF_SIDES],
    const struct spread *const spread[WHAT_IF_SIDES], int64_t times)
{
	struct missing missing;

	missing.of = NULL;
	for (int side = 0; side < WHAT_IF_SIDES; side++)
		if (width(spread[side]) > 0)
			add_side(what_if, (enum what_if_side)side, household[side],
			    spread[side], &missing, times);
}
