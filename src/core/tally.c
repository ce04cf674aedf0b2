/* SPDX-License-Identifier: EUPL-1.2 */
#include "tally.h"

#include "completion.h"
#include "household_field.h"

kind_mask tally_kinds(const struct household *household)
{
	if (household->departure_kind == HOUSEHOLD_UNANSWERED)
		return KIND_MASK_ALL;
	return (kind_mask)(1 << (household->departure_kind - 1));
}

/* Payments of this kind that a choice on the case moves.  The route is no part of a
 * completion: as long as it is missing they are where the documents put them. */
static uint64_t find_moved(const struct schedule *schedule, const struct household *household)
{
	uint64_t ret = 0;

	if (household->route == HOUSEHOLD_UNANSWERED)
		return 0;
	for (int i = 0; i < schedule->payment_count; i++) {
		const struct payment *payment = &schedule->payment[i];

		if (payment->moves &&
		    household_yes(household_answer(household, payment->moved_by)) &&
		    payment->rule->moved_routes & (1 << (household->route - 1)))
			ret |= (uint64_t)1 << i;
	}
	return ret;
}

void tally_begin(const struct stretch *stretch, const struct household *household,
    enum departure_kind kind, struct tally_case *ret)
{
	ret->stretch = stretch;
	ret->schedule = stretch->schedule[kind];
	ret->moved = ret->schedule->moves ? find_moved(ret->schedule, household) : 0;
	ret->household = *household;
	ret->household.departure_kind = (small_answer)(1 + kind);
	ret->masks = judge_case(stretch, &ret->household);
}

/* Somebody's chosen amounts and a moved payment are not in the tables. */
static bool is_tabled(const struct tally_case *of_case, const struct member *member)
{
	return of_case->schedule->outcome != NULL && of_case->moved == 0 &&
	    !tally_chosen(of_case, member);
}

/* The outcome of one completion, from the table or into *ret_made. */
static const struct outcome *find_outcome(const struct tally_case *of_case,
    const struct member *member, bool tabled, int tariff, int profile, unsigned satisfied,
    struct outcome *ret_made, uint8_t *ret_missing)
{
	const struct schedule *schedule = of_case->schedule;
	size_t at = schedule_index(tariff, profile) << schedule->section_count | satisfied;
	cents given[PAYMENTS_MAX];

	if (tabled) {
		*ret_missing = schedule->missing[at];
		return &schedule->outcome[at];
	}
	schedule_give_all(schedule, tariff, profile, (int)satisfied, member, given);
	*ret_missing = schedule_add(schedule, given, of_case->moved, ret_made);
	return ret_made;
}

static void add_outcome(struct outcome *sum, const struct outcome *more)
{
	for (int i = 0; i < SUM_COUNT; i++)
		sum->of[i] += more->of[i];
}

static void widen_outcome(struct tally *tally, const struct outcome *other)
{
	for (int i = 0; i < SUM_COUNT; i++) {
		cents amount = other->of[i];

		tally->min.of[i] = amount < tally->min.of[i] ? amount : tally->min.of[i];
		tally->max.of[i] = amount > tally->max.of[i] ? amount : tally->max.of[i];
	}
}

static void add_open_member(const struct tally_case *of_case, const struct member *member,
    const struct openness *openness, bool tabled, struct tally *tally)
{
	struct completion completion = { 0 };
	struct tally own = { 0 };
	bool first = true;

	while (completion_next(openness, &completion)) {
		struct outcome made;
		uint8_t missing;
		const struct outcome *outcome = find_outcome(of_case, member, tabled,
		    completion.tariff, completion.profile,
		    completion_satisfied(of_case->stretch, openness, &completion), &made, &missing);

		if (first)
			own.min = own.max = *outcome;
		else
			widen_outcome(&own, outcome);
		own.missing |= missing;
		first = false;
	}
	tally_add(tally, &own);
}

void tally_add_member(const struct tally_case *of_case, const struct masks *answers,
    int person, struct tally *tally)
{
	const struct member *member = &of_case->household.member[person - 1];
	struct openness openness = completion_openness(of_case->stretch, of_case->schedule, answers, member);
	bool tabled = is_tabled(of_case, member);
	struct outcome made;
	const struct outcome *outcome;
	uint8_t missing;

	if (openness.open != 0 || !completion_single(openness.profiles) ||
	    !completion_single(openness.tariffs)) {
		add_open_member(of_case, member, &openness, tabled, tally);
		return;
	}
	outcome = find_outcome(of_case, member, tabled, __builtin_ctz(openness.tariffs),
	    __builtin_ctz(openness.profiles), openness.satisfied, &made, &missing);
	add_outcome(&tally->min, outcome);
	add_outcome(&tally->max, outcome);
	tally->missing |= missing;
}

void tally_add(struct tally *tally, const struct tally *more)
{
	add_outcome(&tally->min, &more->min);
	add_outcome(&tally->max, &more->max);
	tally->missing |= more->missing;
}

void tally_widen(struct tally *tally, const struct tally *other, bool first)
{
	if (first) {
		*tally = *other;
		return;
	}
	widen_outcome(tally, &other->min);
	widen_outcome(tally, &other->max);
	tally->missing |= other->missing;
}

void tally_widen_sum(struct sum *sum, const struct sum *other, bool first)
{
	if (first) {
		*sum = *other;
		return;
	}
	if (other->range.min < sum->range.min)
		sum->range.min = other->range.min;
	if (other->range.max > sum->range.max)
		sum->range.max = other->range.max;
	sum->incomplete |= other->incomplete;
}

struct sum tally_sum(const struct tally *tally, enum sum_of which)
{
	return (struct sum){
		.range = { tally->min.of[which], tally->max.of[which] },
		.incomplete = tally->missing >> which & 1,
	};
}

static void widen_amount(struct sum *sum, cents amount, bool first)
{
	if (first || amount < sum->range.min)
		sum->range.min = amount;
	if (first || amount > sum->range.max)
		sum->range.max = amount;
}

void tally_payments(const struct tally_case *of_case, const struct masks *answers, int person,
    struct sum ret[PAYMENTS_MAX])
{
	const struct schedule *schedule = of_case->schedule;
	const struct member *member = &of_case->household.member[person - 1];
	const struct openness openness = completion_openness(of_case->stretch, of_case->schedule, answers, member);

	for (int i = 0; i < schedule->payment_count; i++) {
		const struct payment *payment = &schedule->payment[i];
		struct completion completion = { 0 };
		struct openness own = openness;
		unsigned needs = payment->needs;
		bool first = true;

		/* Only the choices that this payment looks at. */
		if (payment->less >= 0)
			needs |= schedule->payment[payment->less].needs;
		own.leaders = completion_leaders(of_case->stretch, &openness, needs);
		ret[i] = (struct sum){ 0 };
		while (completion_next(&own, &completion)) {
			cents given = schedule_give(schedule, i, completion.tariff,
			    completion.profile,
			    (int)completion_satisfied(of_case->stretch, &own, &completion), member);
			bool stated = given != AMOUNT_NOT_STATED;

			widen_amount(&ret[i], stated ? given : 0, first);
			ret[i].incomplete |= !stated;
			first = false;
		}
	}
}

/* Add one completion up by phase. */
static void add_phases(const struct tally_case *of_case, const cents given[PAYMENTS_MAX],
    struct sum ret[PACKAGE_COUNT][PHASE_COUNT])
{
	const struct schedule *schedule = of_case->schedule;

	for (int i = 0; i < schedule->payment_count; i++) {
		const struct payment *payment = &schedule->payment[i];
		enum phase phase = schedule_phase(payment, of_case->moved >> i & 1);
		struct sum *sum = &ret[payment->package][phase];

		if (given[i] == AMOUNT_NOT_STATED) {
			sum->incomplete = true;
			continue;
		}
		sum->range.min += given[i];
		sum->range.max += given[i];
	}
}

void tally_phases(const struct tally_case *of_case, const struct masks *answers, int person,
    struct sum ret[PACKAGE_COUNT][PHASE_COUNT])
{
	const struct member *member = &of_case->household.member[person - 1];
	struct openness openness = completion_openness(of_case->stretch, of_case->schedule, answers, member);
	struct completion completion = { 0 };
	bool first = true;

	while (completion_next(&openness, &completion)) {
		struct sum made[PACKAGE_COUNT][PHASE_COUNT] = { 0 };
		cents given[PAYMENTS_MAX];

		schedule_give_all(of_case->schedule, completion.tariff, completion.profile,
		    (int)completion_satisfied(of_case->stretch, &openness, &completion), member, given);
		add_phases(of_case, given, made);
		for (int package = 0; package < PACKAGE_COUNT; package++)
			for (int phase = 0; phase < PHASE_COUNT; phase++)
				tally_widen_sum(&ret[package][phase], &made[package][phase],
				    first);
		first = false;
	}
}
