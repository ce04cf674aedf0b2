/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/report/what_if.h"

#include <string.h>

#include <glib.h>

#include "what_if_cause.h"

const char *what_if_outcome_name(enum what_if_outcome outcome)
{
	static const char *const names[WHAT_IF_OUTCOMES] = {
		[WHAT_IF_GAIN] = "gain",
		[WHAT_IF_LOSE] = "lose",
		[WHAT_IF_SAME] = "same",
		[WHAT_IF_UNDECIDED] = "undecided",
	};

	return names[outcome];
}

struct what_if *what_if_new(const struct what_if_rules rules[WHAT_IF_SIDES])
{
	struct what_if *what_if = g_new0(struct what_if, 1);

	memcpy(what_if->rules, rules, sizeof(what_if->rules));
	for (int i = 0; i < WHAT_IF_SIDES; i++)
		what_if->store[i] = i > 0 && rules[i].rulebook == rules[0].rulebook
					? what_if->store[0]
					: spread_store_new(rules[i].rulebook);
	return what_if;
}

void what_if_free(struct what_if *what_if)
{
	if (what_if == NULL)
		return;
	if (what_if->store[WHAT_IF_AGAINST] != what_if->store[WHAT_IF_POLICY])
		spread_store_free(what_if->store[WHAT_IF_AGAINST]);
	spread_store_free(what_if->store[WHAT_IF_POLICY]);
	g_free(what_if);
}

/* --- one household --- */

static void spread_side(const struct what_if *what_if, int side,
    const struct household *household, struct spread *ret)
{
	const struct what_if_rules *rules = &what_if->rules[side];
	struct spread_store *store = what_if->store[side];
	struct spread made[PACKAGE_COUNT];

	if (rules->applied) {
		spread_make_applied(rules->rulebook, store, household, ret);
		return;
	}
	spread_make(
	    rules->rulebook, store, household, (package_mask)(1 << rules->package), made);
	*ret = made[rules->package];
}

/* Two packages of one rulebook are judged at once. */
static void spread_both(const struct what_if *what_if,
    const struct household *const household[WHAT_IF_SIDES],
    struct spread ret[PACKAGE_COUNT], const struct spread *ret_side[WHAT_IF_SIDES])
{
	const struct what_if_rules *policy = &what_if->rules[WHAT_IF_POLICY];
	const struct what_if_rules *against = &what_if->rules[WHAT_IF_AGAINST];

	if (policy->rulebook == against->rulebook && !policy->applied &&
	    !against->applied) {
		spread_make(policy->rulebook, what_if->store[WHAT_IF_POLICY],
		    household[WHAT_IF_POLICY],
		    (package_mask)(1 << policy->package | 1 << against->package), ret);
		ret_side[WHAT_IF_POLICY] = &ret[policy->package];
		ret_side[WHAT_IF_AGAINST] = &ret[against->package];
		return;
	}
	for (int side = 0; side < WHAT_IF_SIDES; side++) {
		spread_side(what_if, side, household[side], &ret[side]);
		ret_side[side] = &ret[side];
	}
}

static enum what_if_outcome compare(
    const struct spread *const side[WHAT_IF_SIDES], cents *ret_difference)
{
	cents difference = side[WHAT_IF_POLICY]->min[SPREAD_TOTAL] -
			   side[WHAT_IF_AGAINST]->min[SPREAD_TOTAL];

	*ret_difference = difference;
	if (!spread_exact(side[WHAT_IF_POLICY]) || !spread_exact(side[WHAT_IF_AGAINST]))
		return WHAT_IF_UNDECIDED;
	if (difference == 0)
		return WHAT_IF_SAME;
	return difference > 0 ? WHAT_IF_GAIN : WHAT_IF_LOSE;
}

static int bin_of(cents difference)
{
	cents size = difference < 0 ? -difference : difference;
	cents steps = (size + WHAT_IF_STEP - 1) / WHAT_IF_STEP;

	if (steps > WHAT_IF_BINS)
		steps = WHAT_IF_BINS;
	return (int)(WHAT_IF_BINS + (difference < 0 ? -steps : steps));
}

/* The smallest and the largest difference so far, of `decided` households. */
static void widen(struct range *range, cents min, cents max, int64_t decided)
{
	if (decided == 0 || min < range->min)
		range->min = min;
	if (decided == 0 || max > range->max)
		range->max = max;
}

static void add_decided(struct what_if *what_if, cents difference, int64_t times)
{
	widen(&what_if->difference, difference, difference, what_if_decided(what_if));
	what_if->bin[bin_of(difference)] += times;
	if (difference > 0)
		what_if->gained += difference * times;
	else
		what_if->lost -= difference * times;
}

static void add_spread(struct spread *sum, const struct spread *more, int64_t times)
{
	for (int i = 0; i < SPREAD_COUNT; i++) {
		sum->min[i] += more->min[i] * times;
		sum->max[i] += more->max[i] * times;
	}
	sum->missing |= more->missing;
}

static void add_to_group(struct what_if_group *group, int members,
    const struct spread *const side[WHAT_IF_SIDES], enum what_if_outcome outcome,
    int64_t times)
{
	group->households += times;
	group->persons += members * times;
	group->outcome[outcome] += times;
	for (int i = 0; i < WHAT_IF_SIDES; i++) {
		struct sum *total = &group->total[i];

		total->range.min += side[i]->min[SPREAD_TOTAL] * times;
		total->range.max += side[i]->max[SPREAD_TOTAL] * times;
		total->incomplete |= side[i]->missing & 1u << SPREAD_TOTAL;
	}
}

struct what_if_verdict what_if_add(struct what_if *what_if,
    const struct household *const household[WHAT_IF_SIDES], int64_t times)
{
	enum household_type type = household_type_of(household[0]);
	size_t row = household[0]->member[0].nationality_row;
	int members = household[0]->member_count;
	struct spread spread[PACKAGE_COUNT];
	const struct spread *side[WHAT_IF_SIDES];
	enum what_if_outcome outcome;
	cents difference;

	spread_both(what_if, household, spread, side);
	outcome = compare(side, &difference);
	if (outcome != WHAT_IF_UNDECIDED)
		add_decided(what_if, difference, times);
	what_if->households += times;
	what_if->persons += members * times;
	what_if->outcome[outcome] += times;
	for (int i = 0; i < WHAT_IF_SIDES; i++) {
		add_spread(&what_if->spread[i], side[i], times);
		what_if->incomplete[i] +=
		    side[i]->missing & 1u << SPREAD_TOTAL ? times : 0;
	}
	what_if_cause_add(what_if, household, side, times);
	add_to_group(&what_if->type[type], members, side, outcome, times);
	add_to_group(&what_if->nationality[MIN(row, COUNTRIES_MAX)], members, side,
	    outcome, times);
	return (struct what_if_verdict){ outcome, difference };
}

/* --- many --- */

void what_if_group_merge(struct what_if_group *group, const struct what_if_group *more)
{
	group->households += more->households;
	group->persons += more->persons;
	for (int i = 0; i < WHAT_IF_SIDES; i++) {
		group->total[i].range.min += more->total[i].range.min;
		group->total[i].range.max += more->total[i].range.max;
		group->total[i].incomplete |= more->total[i].incomplete;
	}
	for (int i = 0; i < WHAT_IF_OUTCOMES; i++)
		group->outcome[i] += more->outcome[i];
}

void what_if_merge(struct what_if *what_if, const struct what_if *other)
{
	if (what_if_decided(other) > 0)
		widen(&what_if->difference, other->difference.min, other->difference.max,
		    what_if_decided(what_if));
	what_if->households += other->households;
	what_if->persons += other->persons;
	what_if->gained += other->gained;
	what_if->lost += other->lost;
	for (int i = 0; i < WHAT_IF_SIDES; i++) {
		add_spread(&what_if->spread[i], &other->spread[i], 1);
		what_if->incomplete[i] += other->incomplete[i];
	}
	for (int i = 0; i < WHAT_IF_OUTCOMES; i++)
		what_if->outcome[i] += other->outcome[i];
	for (int i = 0; i <= 2 * WHAT_IF_BINS; i++)
		what_if->bin[i] += other->bin[i];
	for (int i = 0; i < HOUSEHOLD_TYPES; i++)
		what_if_group_merge(&what_if->type[i], &other->type[i]);
	for (int i = 0; i <= COUNTRIES_MAX; i++)
		what_if_group_merge(&what_if->nationality[i], &other->nationality[i]);
	for (int i = 0; i < WHAT_IF_CAUSES; i++)
		for (int side = 0; side < WHAT_IF_SIDES; side++) {
			what_if->cause[i].households[side] +=
			    other->cause[i].households[side];
			what_if->cause[i].narrows[side] += other->cause[i].narrows[side];
		}
}
