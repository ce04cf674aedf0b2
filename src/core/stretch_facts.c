/* SPDX-License-Identifier: EUPL-1.2 */
#include "stretch_maker.h"

#include "household_field.h"

/* The facts of one package. */
struct facts {
	uint64_t rules; /* on which an amount rests */
	uint64_t of;    /* bit per enum fact_id */
};

static void put(struct facts *facts, uint64_t rules, uint8_t offset, bool of_member)
{
	const struct household_field *field;

	if ((rules & facts->rules) == 0)
		return;
	for (size_t i = 0; (field = household_field_at(i)) != NULL; i++)
		if (field->of_member == of_member && field->offset == offset)
			facts->of |= UINT64_C(1) << field->fact;
}

static void put_tables(
    struct facts *facts, const struct fact_table *table, size_t count, bool of_member)
{
	for (size_t i = 0; i < count; i++)
		put(facts, fact_table_rules(&table[i]), table[i].offset, of_member);
}

static void put_rules(struct facts *facts, const struct stretch *stretch)
{
	put_tables(facts, stretch->case_table, stretch->case_table_count, false);
	put_tables(facts, stretch->member_table, stretch->member_table_count, true);
	for (size_t i = 0; i < stretch->softener_count; i++)
		put(facts, stretch->softener[i].rules, stretch->softener[i].offset, true);
	for (size_t i = 0; i < stretch->lapse_count; i++) {
		put(facts, stretch->lapse[i].rule, stretch->lapse[i].offset, true);
		put(facts, stretch->lapse[i].rule, stretch->lapse[i].since_offset, true);
	}
	for (size_t i = 0; i < stretch->day_test_count; i++)
		put(facts, masks_rules(&stretch->day_test[i].masks),
		    stretch->day_test[i].offset, stretch->day_test[i].of_member);
}

static void put_payments(
    struct facts *facts, const struct schedule *schedule, int package)
{
	for (int i = 0; i < schedule->payment_count; i++) {
		const struct payment *payment = &schedule->payment[i];

		if (payment->package != package)
			continue;
		if (payment->moves)
			put(facts, facts->rules, payment->moved_by, false);
		if (payment->lowers)
			put(facts, facts->rules, payment->lowered_by, true);
	}
}

void stretch_facts_fill(struct stretch_maker *maker)
{
	struct stretch *stretch = maker->stretch;

	for (int package = 0; package < PACKAGE_COUNT; package++) {
		struct facts facts = { 0 };
		unsigned needs = 0;

		for (int kind = 0; kind < DEPARTURE_KIND_COUNT; kind++)
			needs |= stretch->schedule[kind]->needs[package];
		for (int i = 0; i < stretch->section_count; i++)
			if (needs >> i & 1)
				facts.rules |= stretch->section[i].rules;
		put_rules(&facts, stretch);
		/* Without any rule a payment is still moved. */
		stretch->rules_for[package] = facts.rules;
		facts.rules = ~UINT64_C(0);
		for (int kind = 0; kind < DEPARTURE_KIND_COUNT; kind++)
			put_payments(&facts, stretch->schedule[kind], package);
		stretch->facts[package] = facts.of;
	}
}
