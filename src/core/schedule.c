/* SPDX-License-Identifier: EUPL-1.2 */
#include "schedule.h"

#include <string.h>

#include <glib.h>

#include "household_field.h"

static int find_payment(const struct schedule *schedule, int package, int component)
{
	for (int i = 0; i < schedule->payment_count; i++)
		if (schedule->payment[i].package == package &&
		    schedule->payment[i].component == component)
			return i;
	return -1;
}

static void put_field(enum fact_id fact, bool *ret_given, uint8_t *ret_offset)
{
	const struct household_field *field = household_field_find(fact);

	*ret_given = field != NULL;
	*ret_offset = field != NULL ? field->offset : 0;
}

static void list_payments(const struct schedule_source *source, struct schedule *ret)
{
	for (int package = 0; package < PACKAGE_COUNT; package++)
		for (size_t i = 0; i < source->names->component_count; i++) {
			const struct component_rule *rule =
			    source->in_force[package].component[i][source->kind];
			struct payment *payment = &ret->payment[ret->payment_count];

			if (rule == NULL)
				continue;
			payment->rule = rule;
			payment->package = (uint8_t)package;
			payment->component = (uint8_t)i;
			payment->needs = source->needs[package][i];
			payment->less = -1;
			put_field(rule->lowered_by, &payment->lowers, &payment->lowered_by);
			put_field(rule->moved_by, &payment->moves, &payment->moved_by);
			ret->lowers |= payment->lowers;
			ret->moves |= payment->moves;
			ret->payment_count++;
		}
	for (int i = 0; i < ret->payment_count; i++) {
		struct payment *payment = &ret->payment[i];
		const char *less = payment->rule->less;

		if (less != NULL && *less != '\0')
			payment->less = (int8_t)find_payment(ret, payment->package,
			    rule_names_component(source->names, less));
		ret->needs[payment->package] |= payment->needs;
		if (payment->less >= 0)
			ret->needs[payment->package] |=
			    ret->payment[payment->less].needs;
	}
}

/* The amounts of a rule, with the [amount] sections that hold for a tariff. */
static struct amounts amounts_of(const struct schedule_source *source, int tariff,
    const struct payment *payment)
{
	const struct in_force *in_force = &source->in_force[payment->package];
	uint64_t holding = source->amounts_of_tariff[tariff][payment->package];
	struct amounts ret = payment->rule->amounts;

	for (size_t i = 0; i < in_force->amount_count; i++) {
		const struct amount_rule *rule = in_force->amount[i];

		if (!(holding >> i & 1) || !(rule->departure_kinds & (1 << source->kind)) ||
		    strcmp(rule->component, payment->rule->name) != 0)
			continue;
		for (int who = 0; who < AMOUNT_CLASS_COUNT; who++)
			if (rule->amounts.of[who] != AMOUNT_ABSENT)
				ret.of[who] = rule->amounts.of[who];
	}
	return ret;
}

/* The first class that fits the person and that the component names. */
static cents amount_of(const struct amounts *amounts, int profile)
{
	bool minor = profile & PROFILE_MINOR;
	bool main = profile & PROFILE_MAIN;
	bool third = profile & PROFILE_THIRD;
	const bool fits[AMOUNT_CLASS_COUNT] = {
		[AMOUNT_UNACCOMPANIED] = minor && third,
		[AMOUNT_MAIN_APPLICANT] = main,
		[AMOUNT_OWN_APPLICATION] = !minor && !main && third,
		[AMOUNT_ADULT] = !minor,
		[AMOUNT_MINOR] = minor,
	};

	for (int who = 0; who < AMOUNT_CLASS_COUNT; who++)
		if (fits[who] && amounts->of[who] != AMOUNT_ABSENT)
			return amounts->of[who];
	return AMOUNT_NOT_STATED;
}

static void fill_amounts(const struct schedule_source *source, struct schedule *ret)
{
	size_t width = ret->payment_count;

	ret->amount = g_new0(cents, ret->tariff_count * PROFILE_COUNT * (width + 1));
	for (int tariff = 0; tariff < ret->tariff_count; tariff++)
		for (size_t i = 0; i < width; i++) {
			struct amounts amounts = amounts_of(source, tariff, &ret->payment[i]);

			for (int profile = 0; profile < PROFILE_COUNT; profile++)
				ret->amount[schedule_index(tariff, profile) * width + i] =
				    amount_of(&amounts, profile);
		}
}

static void table_outcomes(struct schedule *ret)
{
	size_t sets = (size_t)1 << ret->section_count;
	size_t rows = (size_t)ret->tariff_count * PROFILE_COUNT;

	if (ret->section_count > SECTIONS_TABLED)
		return;
	ret->outcome = g_new0(struct outcome, rows * sets);
	ret->missing = g_new0(uint8_t, rows * sets);
	for (size_t i = 0; i < rows * sets; i++) {
		size_t row = i / sets;
		cents given[PAYMENTS_MAX];

		schedule_give_all(ret, (int)(row / PROFILE_COUNT), (int)(row % PROFILE_COUNT),
		    (int)(i % sets), NULL, given);
		ret->missing[i] = schedule_add(ret, given, 0, &ret->outcome[i]);
	}
}

static void schedule_free(struct schedule *schedule)
{
	g_free(schedule->amount);
	g_free(schedule->outcome);
	g_free(schedule->missing);
	g_free(schedule);
}

void schedule_store_clear(struct schedule_store *store)
{
	for (size_t i = 0; i < store->count; i++)
		schedule_free(store->schedule[i]);
	g_free(store->schedule);
	*store = (struct schedule_store){ 0 };
}

static bool same_payment(const struct payment *one, const struct payment *other)
{
	return one->rule == other->rule && one->package == other->package &&
	    one->component == other->component && one->needs == other->needs;
}

static bool same_schedule(const struct schedule *one, const struct schedule *other)
{
	size_t amounts = (size_t)one->tariff_count * PROFILE_COUNT * one->payment_count;

	if (one->payment_count != other->payment_count ||
	    one->section_count != other->section_count ||
	    one->tariff_count != other->tariff_count)
		return false;
	for (int i = 0; i < one->payment_count; i++)
		if (!same_payment(&one->payment[i], &other->payment[i]))
			return false;
	return memcmp(one->amount, other->amount, amounts * sizeof(cents)) == 0;
}

const struct schedule *schedule_make(const struct schedule_source *source,
    struct schedule_store *store)
{
	struct schedule *made = g_new0(struct schedule, 1);

	made->section_count = source->section_count;
	made->tariff_count = source->tariff_count;
	list_payments(source, made);
	fill_amounts(source, made);
	for (size_t i = 0; i < store->count; i++)
		if (same_schedule(store->schedule[i], made)) {
			schedule_free(made);
			return store->schedule[i];
		}
	table_outcomes(made);
	store->schedule = g_renew(struct schedule *, store->schedule, store->count + 1);
	store->schedule[store->count++] = made;
	return made;
}

/* What a person may choose to take of an amount, at most the amount. */
static cents lowered(const struct payment *payment, const struct member *member, cents amount)
{
	cents chosen;

	if (member == NULL || !payment->lowers || amount == AMOUNT_NOT_STATED)
		return amount;
	chosen = household_number(member, payment->lowered_by);
	return chosen >= 0 && chosen < amount ? chosen : amount;
}

static cents less(cents amount, cents taken)
{
	if (amount == AMOUNT_NOT_STATED || taken == AMOUNT_NOT_STATED)
		return AMOUNT_NOT_STATED;
	return taken < amount ? amount - taken : 0;
}

/* Without what comes off. */
static cents give_whole(const struct payment *payment, cents amount, int satisfied,
    const struct member *member)
{
	return payment->needs & ~satisfied ? 0 : lowered(payment, member, amount);
}

cents schedule_give(const struct schedule *schedule, int index, int tariff, int profile,
    int satisfied, const struct member *member)
{
	const cents *amount =
	    schedule->amount + schedule_index(tariff, profile) * schedule->payment_count;
	const struct payment *payment = &schedule->payment[index];
	cents ret = give_whole(payment, amount[index], satisfied, member);

	if (payment->less < 0 || payment->needs & ~satisfied)
		return ret;
	return less(ret, give_whole(&schedule->payment[payment->less], amount[payment->less],
			     satisfied, member));
}

void schedule_give_all(const struct schedule *schedule, int tariff, int profile, int satisfied,
    const struct member *member, cents ret[PAYMENTS_MAX])
{
	for (int i = 0; i < schedule->payment_count; i++)
		ret[i] = schedule_give(schedule, i, tariff, profile, satisfied, member);
}

uint8_t schedule_add(const struct schedule *schedule, const cents given[PAYMENTS_MAX],
    uint64_t moved, struct outcome *ret)
{
	const uint8_t national = 1 << (SUM_TOTAL + PACKAGE_NATIONAL);
	const uint8_t jrs = 1 << (SUM_TOTAL + PACKAGE_JRS);
	const uint8_t harmonised = 1 << (SUM_TOTAL + PACKAGE_HARMONISED);
	uint8_t missing = 0;

	*ret = (struct outcome){ 0 };
	for (int i = 0; i < schedule->payment_count; i++) {
		const struct payment *payment = &schedule->payment[i];
		enum phase phase = schedule_phase(payment, moved >> i & 1);
		int total = SUM_TOTAL + payment->package;
		int at_departure = SUM_AT_DEPARTURE + payment->package;
		bool stated = given[i] != AMOUNT_NOT_STATED;
		cents amount = stated ? given[i] : 0;

		ret->of[total] += amount;
		missing |= (uint8_t)(!stated << total);
		if (phase != PHASE_DEPARTURE)
			continue;
		ret->of[at_departure] += amount;
		missing |= (uint8_t)(!stated << at_departure);
	}
	ret->of[SUM_JRS_MINUS_NATIONAL] = ret->of[PACKAGE_JRS] - ret->of[PACKAGE_NATIONAL];
	ret->of[SUM_HARMONISED_MINUS_NATIONAL] =
	    ret->of[PACKAGE_HARMONISED] - ret->of[PACKAGE_NATIONAL];
	if (missing & (jrs | national))
		missing |= 1 << SUM_JRS_MINUS_NATIONAL;
	if (missing & (harmonised | national))
		missing |= 1 << SUM_HARMONISED_MINUS_NATIONAL;
	return missing;
}
