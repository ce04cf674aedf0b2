/* SPDX-License-Identifier: EUPL-1.2 */
#include "stretch_maker.h"

#include "household_field.h"

static void put_table(
    const struct fact_table *table, size_t count, bool of_member, uint64_t *facts)
{
	const struct household_field *field;

	for (size_t i = 0; (field = household_field_at(i)) != NULL; i++)
		for (size_t j = 0; j < count; j++)
			if (field->of_member == of_member &&
			    field->offset == table[j].offset)
				*facts |= UINT64_C(1) << field->fact;
}

static void put_field(uint8_t offset, bool of_member, uint64_t *facts)
{
	const struct fact_table alone = { .offset = offset };

	put_table(&alone, 1, of_member, facts);
}

static void put_payments(const struct schedule *schedule, uint64_t *facts)
{
	for (int i = 0; i < schedule->payment_count; i++) {
		const struct payment *payment = &schedule->payment[i];

		if (payment->moves)
			put_field(payment->moved_by, false, facts);
		if (payment->lowers)
			put_field(payment->lowered_by, true, facts);
	}
}

void stretch_facts_fill(struct stretch_maker *maker)
{
	struct stretch *stretch = maker->stretch;
	uint64_t facts = 0;

	put_table(stretch->case_table, stretch->case_table_count, false, &facts);
	put_table(stretch->member_table, stretch->member_table_count, true, &facts);
	for (size_t i = 0; i < stretch->softener_count; i++)
		put_field(stretch->softener[i].offset, true, &facts);
	for (size_t i = 0; i < stretch->lapse_count; i++) {
		put_field(stretch->lapse[i].offset, true, &facts);
		put_field(stretch->lapse[i].since_offset, true, &facts);
	}
	for (size_t i = 0; i < stretch->day_test_count; i++)
		put_field(stretch->day_test[i].offset, stretch->day_test[i].of_member,
		    &facts);
	for (int kind = 0; kind < DEPARTURE_KIND_COUNT; kind++)
		put_payments(stretch->schedule[kind], &facts);
	stretch->facts = facts;
}
