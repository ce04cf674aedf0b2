/* SPDX-License-Identifier: EUPL-1.2 */
/* The engine and a hand-written implementation of the same rules, side by side. */
#include "support.h"

#include <inttypes.h>
#include <stdio.h>

#include "oracle.h"
#include "shipped.h"

#define HOUSEHOLDS 100000

static void the_engine_agrees_with_the_rules_written_out_by_hand(void **state)
{
	const struct country_table *countries = rulebook_countries(shipped_rules());
	struct oracle *oracle = oracle_new(countries);
	struct support_random random = support_seed();
	uint64_t chance = random.state;

	(void)state;
	for (int i = 0; i < HOUSEHOLDS; i++) {
		uint64_t here = chance;
		struct oracle_household household;
		struct assessment_sums expected, found;

		oracle_household(&chance, countries, &household);
		oracle_assess(oracle, &household.household, &expected);
		assess_sums(shipped_rules(), &household.household, &found);
		if (!oracle_agrees(&expected, &found))
			fail_msg("household %d, made from %" PRIu64 ": national %" PRId64 "..%" PRId64
			         ", by hand %" PRId64 "..%" PRId64,
			    i, here, found.total[0].range.min, found.total[0].range.max,
			    expected.total[0].range.min, expected.total[0].range.max);
	}
	oracle_free(oracle);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_engine_agrees_with_the_rules_written_out_by_hand),
	};

	return cmocka_run_group_tests(tests, shipped_read, shipped_clear);
}
