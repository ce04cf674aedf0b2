/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/spread.h"

#include <string.h>

#include "completion.h"
#include "household_field.h"
#include "line.h"
#include "rulebook_parts.h"
#include "share.h"
#include "spread_store.h"

/* Where one payment falls, for a case in one departure kind. */
struct slot {
	uint8_t payment;
	uint8_t package;
	uint8_t of[4]; /* enum spread_of: total, payers, phase, form */
};

struct slots {
	package_mask packages;
	struct slot slot[PAYMENTS_MAX];
	int count;
	unsigned needs; /* sections that any of them looks at */
};

/* What the persons whose amounts are settled add up to, by slot. */
struct settled {
	cents given[PAYMENTS_MAX];
	uint64_t missing; /* slots */
};

static void find_slots(const struct tally_case *of_case, package_mask packages,
    struct slots *ret)
{
	const struct schedule *schedule = of_case->schedule;

	ret->packages = packages;
	ret->count = 0;
	ret->needs = schedule_needs(schedule, packages);
	for (int i = 0; i < schedule->payment_count; i++) {
		const struct payment *payment = &schedule->payment[i];
		const struct component_rule *rule = payment->rule;
		bool moved = of_case->moved >> i & 1;
		uint8_t form = (uint8_t)(moved ? rule->moved_form : rule->form);

		if (!(packages >> payment->package & 1))
			continue;
		ret->slot[ret->count++] = (struct slot){
			.payment = (uint8_t)i,
			.package = payment->package,
			.of = { SPREAD_TOTAL,
			    (uint8_t)(SPREAD_PAYERS +
			        line_payers(rule, of_case->household.route)),
			    (uint8_t)(SPREAD_PHASE + schedule_phase(payment, moved)),
			    (uint8_t)(SPREAD_FORM + form) },
		};
	}
}

static void add_settled(const struct tally_case *of_case, const struct slots *slots,
    const struct openness *openness, const struct member *member, int times,
    struct settled *sum)
{
	int tariff = __builtin_ctz(openness->tariffs);
	int profile = __builtin_ctz(openness->profiles);

	for (int i = 0; i < slots->count; i++) {
		cents given = schedule_give(of_case->schedule, slots->slot[i].payment, tariff,
		    profile, (int)openness->satisfied, member);

		if (given == AMOUNT_NOT_STATED)
			sum->missing |= UINT64_C(1) << i;
		else
			sum->given[i] += times * given;
	}
}

/* One completion of one person, by package and what is added up. */
struct made {
	cents of[PACKAGE_COUNT][SPREAD_COUNT];
};

static void make(const struct tally_case *of_case, const struct slots *slots,
    const struct completion *completion, unsigned satisfied, const struct member *member,
    struct made *ret, struct spread spread[PACKAGE_COUNT])
{
	memset(ret, 0, sizeof(*ret));
	for (int i = 0; i < slots->count; i++) {
		const struct slot *slot = &slots->slot[i];
		cents given = schedule_give(of_case->schedule, slot->payment,
		    completion->tariff, completion->profile, (int)satisfied, member);

		for (size_t j = 0; j < sizeof(slot->of); j++) {
			if (given == AMOUNT_NOT_STATED)
				spread[slot->package].missing |= 1u << slot->of[j];
			else
				ret->of[slot->package][slot->of[j]] += given;
		}
	}
}

/* The amounts of one person over all completions. */
static void spread_open(const struct tally_case *of_case, const struct slots *slots,
    const struct openness *openness, const struct member *member,
    struct spread ret[PACKAGE_COUNT])
{
	struct openness own = *openness;
	struct completion completion = { 0 };
	struct made made;
	bool first = true;

	/* Only the choices that these packages look at. */
	own.leaders = completion_leaders(of_case->stretch, openness, slots->needs);
	while (completion_next(&own, &completion)) {
		make(of_case, slots, &completion,
		    completion_satisfied(of_case->stretch, &own, &completion), member, &made,
		    ret);
		for (int package = 0; package < PACKAGE_COUNT; package++)
			for (int i = 0; i < SPREAD_COUNT; i++) {
				cents amount = made.of[package][i];

				if (first || amount < ret[package].min[i])
					ret[package].min[i] = amount;
				if (first || amount > ret[package].max[i])
					ret[package].max[i] = amount;
			}
		first = false;
	}
}

static void add_range(struct spread *sum, const struct spread *more, int times)
{
	for (int i = 0; i < SPREAD_COUNT; i++) {
		sum->min[i] += times * more->min[i];
		sum->max[i] += times * more->max[i];
	}
	sum->missing |= more->missing;
}

/* Persons are completed independently of each other: their smallest amounts add up. */
static void add_open(const struct tally_case *of_case, const struct slots *slots,
    const struct openness *openness, const struct member *member, int times,
    struct spread sum[PACKAGE_COUNT])
{
	struct spread made[PACKAGE_COUNT] = { 0 };

	spread_open(of_case, slots, openness, member, made);
	for (int package = 0; package < PACKAGE_COUNT; package++)
		if (slots->packages >> package & 1)
			add_range(&sum[package], &made[package], times);
}

static void add_row(struct spread *sum, const struct stored_spread *row, int times)
{
	for (int i = 0; i < row->count; i++) {
		sum->min[row->of[i]] += (cents)times * row->min[i];
		sum->max[row->of[i]] += (cents)times * row->max[i];
	}
	sum->missing |= row->missing;
}

/* Fill a row in; what it holds is added as well. */
static void work_out(const struct tally_case *of_case, const struct slots *slots,
    const struct openness *openness, const struct member *member,
    struct stored_spread *row, int times, struct spread *sum)
{
	struct spread made[PACKAGE_COUNT] = { 0 };

	spread_open(of_case, slots, openness, member, made);
	add_range(sum, &made[row->package], times);
	stored_spread_put(row, &made[row->package]);
}

/* The same, from what was worked out before. */
static void add_stored(struct spread_store *store, const struct tally_case *of_case,
    const struct slots *slots, const struct openness *openness,
    const struct member *member, int times, struct spread sum[PACKAGE_COUNT])
{
	uint8_t route = of_case->household.route;
	person_key person = spread_store_key(store, of_case->stretch,
	    of_case->household.departure_kind - 1, openness, slots->needs);

	for (int package = 0; package < PACKAGE_COUNT; package++) {
		struct stored_spread *row;

		if (!(slots->packages >> package & 1))
			continue;
		row = spread_store_spread(store, person, of_case->moved, route, package);
		if (row->person == person && row->moved == of_case->moved &&
		    row->route == route && row->package == package) {
			add_row(&sum[package], row, times);
			continue;
		}
		*row = (struct stored_spread){ .person = person,
			.moved = of_case->moved,
			.route = route,
			.package = (uint8_t)package };
		work_out(of_case, slots, openness, member, row, times, &sum[package]);
	}
}

static void put_settled(const struct slots *slots, const struct settled *settled,
    struct spread sum[PACKAGE_COUNT])
{
	for (int i = 0; i < slots->count; i++) {
		const struct slot *slot = &slots->slot[i];
		struct spread *spread = &sum[slot->package];
		uint32_t missing = settled->missing >> i & 1;

		for (size_t j = 0; j < sizeof(slot->of); j++) {
			spread->min[slot->of[j]] += settled->given[i];
			spread->max[slot->of[j]] += settled->given[i];
			spread->missing |= missing << slot->of[j];
		}
	}
}

static void clear(package_mask packages, struct spread spread[PACKAGE_COUNT])
{
	for (int package = 0; package < PACKAGE_COUNT; package++)
		if (packages >> package & 1)
			memset(&spread[package], 0, sizeof(spread[package]));
}

static void make_in(struct spread_store *store, const struct stretch *stretch,
    const struct household *household, enum departure_kind kind, package_mask packages,
    struct spread ret[PACKAGE_COUNT])
{
	struct settled settled = { 0 };
	struct tally_case of_case;
	struct slots slots;
	int alike;

	clear(packages, ret);
	tally_begin(stretch, household, kind, &of_case);
	find_slots(&of_case, packages, &slots);
	for (int person = 1; person <= household->member_count; person += alike) {
		const struct member *member = &household->member[person - 1];
		struct masks answers =
		    judge_member(stretch, &of_case.household, &of_case.masks, person);
		struct openness openness =
		    completion_openness(stretch, of_case.schedule, &answers, member);

		alike = judge_alike(household, person);
		if (completion_settled(&openness))
			add_settled(&of_case, &slots, &openness, member, alike, &settled);
		else if (store != NULL && !tally_chosen(&of_case, member))
			add_stored(store, &of_case, &slots, &openness, member, alike, ret);
		else
			add_open(&of_case, &slots, &openness, member, alike, ret);
	}
	put_settled(&slots, &settled, ret);
}

static void widen(struct spread *spread, const struct spread *other, bool first)
{
	if (first) {
		*spread = *other;
		return;
	}
	for (int i = 0; i < SPREAD_COUNT; i++) {
		if (other->min[i] < spread->min[i])
			spread->min[i] = other->min[i];
		if (other->max[i] > spread->max[i])
			spread->max[i] = other->max[i];
	}
	spread->missing |= other->missing;
}

static const struct stretch *find_stretch(const struct rulebook *rulebook,
    const struct household *household)
{
	return &rulebook->stretch[rulebook_stretch_index(rulebook, household->registered_on)];
}

void spread_make(const struct rulebook *rulebook, struct spread_store *store,
    const struct household *household, package_mask packages,
    struct spread ret[PACKAGE_COUNT])
{
	const struct stretch *stretch = find_stretch(rulebook, household);
	kind_mask kinds = tally_kinds(household);
	int kind = share_next(kinds, -1);

	make_in(store, stretch, household, kind, packages, ret);
	while ((kind = share_next(kinds, kind)) >= 0) {
		struct spread other[PACKAGE_COUNT];

		make_in(store, stretch, household, kind, packages, other);
		for (int package = 0; package < PACKAGE_COUNT; package++)
			if (packages >> package & 1)
				widen(&ret[package], &other[package], false);
	}
}

enum applies spread_applies(const struct rulebook *rulebook,
    const struct household *household)
{
	const struct stretch *stretch = find_stretch(rulebook, household);

	return (enum applies)stretch->applies[household->departure_kind][household->route];
}

/* In what applies once kind and route are known. */
static void make_settled_applied(const struct rulebook *rulebook,
    struct spread_store *store, const struct household *household, struct spread *ret)
{
	enum applies applies = spread_applies(rulebook, household);
	struct spread all[PACKAGE_COUNT];

	memset(ret, 0, sizeof(*ret));
	if (applies >= APPLIES_NONE)
		return;
	spread_make(rulebook, store, household, (package_mask)(1 << applies), all);
	*ret = all[applies];
}

void spread_make_applied(const struct rulebook *rulebook, struct spread_store *store,
    const struct household *household, struct spread *ret)
{
	struct household tried = *household;
	kind_mask kinds = tally_kinds(household);
	bool first = true;

	if (spread_applies(rulebook, household) != APPLIES_OPEN) {
		make_settled_applied(rulebook, store, household, ret);
		return;
	}
	for (int kind = share_next(kinds, -1); kind >= 0; kind = share_next(kinds, kind))
		for (int route = 0; route < ROUTE_COUNT; route++) {
			struct spread made;

			if (household->route != HOUSEHOLD_UNANSWERED &&
			    household->route != 1 + route)
				continue;
			tried.departure_kind = (small_answer)(1 + kind);
			tried.route = (small_answer)(1 + route);
			make_settled_applied(rulebook, store, &tried, &made);
			widen(ret, &made, first);
			first = false;
		}
}
