/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A million households in memory, three packages with all conditions.
 *
 * Floor: the same rules written out by hand as one C loop.
 */
#include "bench.h"

#include <stdbool.h>

#include <glib.h>

#include "oracle.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/policy/policies.h"

#define HOUSEHOLDS 1000000
#define ROUNDS 7

struct run {
	struct policy_set set;
	struct country_table countries;
	struct rulebook *rulebook;
	struct oracle *oracle;
	struct oracle_household *household;
	struct assessment_sums *by_engine, *by_hand; /* of every household */
};

static void run_engine(void *data)
{
	struct run *run = data;

	for (int i = 0; i < HOUSEHOLDS; i++)
		assess_sums(run->rulebook, &run->household[i].household, &run->by_engine[i]);
}

static void run_floor(void *data)
{
	struct run *run = data;

	for (int i = 0; i < HOUSEHOLDS; i++)
		oracle_assess(run->oracle, &run->household[i].household, &run->by_hand[i]);
}

static void load(struct run *run)
{
	const char *data = g_getenv("TERUGKEERDESK_TEST_DATA");
	char *policies = g_build_filename(data, "policies", NULL);
	char *countries = g_build_filename(data, "countries.ini", NULL);

	if (policies_read(policies, &run->set, NULL) != 0 ||
	    countries_read(countries, &run->countries, NULL) != 0)
		bench_fail("the policies cannot be read");
	run->rulebook = rulebook_new(&run->set, &run->countries, NULL);
	if (run->rulebook == NULL)
		bench_fail("the policies cannot be compiled");
	g_free(countries);
	g_free(policies);
}

int main(void)
{
	struct run run = { 0 };
	uint64_t chance = 20240322;
	double ratio;

	load(&run);
	run.oracle = oracle_new(&run.countries);
	run.household = g_new(struct oracle_household, HOUSEHOLDS);
	run.by_engine = g_new0(struct assessment_sums, HOUSEHOLDS);
	run.by_hand = g_new0(struct assessment_sums, HOUSEHOLDS);
	for (int i = 0; i < HOUSEHOLDS; i++) {
		oracle_household(&chance, &run.countries, &run.household[i]);
		run.household[i].household.member = run.household[i].member;
	}
	ratio = bench_ratio(ROUNDS, run_engine, run_floor, &run);
	for (int i = 0; i < HOUSEHOLDS; i++) {
		if (!oracle_agrees(&run.by_engine[i], &run.by_hand[i]))
			bench_fail("engine and floor differ");
	}
	bench_report("engine", ratio, 3.00);
	g_free(run.by_hand);
	g_free(run.by_engine);
	g_free(run.household);
	oracle_free(run.oracle);
	rulebook_free(run.rulebook);
	policy_set_clear(&run.set);
	country_table_clear(&run.countries);
	return 0;
}
