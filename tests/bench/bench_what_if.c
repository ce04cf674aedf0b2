/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Two policies over a million households in memory, on one core.
 *
 * Floor: the conditions and amounts of the same two policies written out by hand as one C
 * loop, with the same sums.
 */
#include "bench.h"

#include <stdbool.h>
#include <string.h>

#include <glib.h>

#include "oracle.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/policy/policies.h"
#include "terugkeerdesk/report/what_if.h"

#define HOUSEHOLDS 1000000
#define ROUNDS     7

struct run {
	struct policy_set set;
	struct country_table countries;
	struct rulebook *rulebook;
	struct oracle *oracle;
	struct oracle_household *household;
	struct what_if *what_if;
	struct oracle_what_if by_hand;
};

static void run_what_if(void *data)
{
	struct run *run = data;
	const struct what_if_rules rules[WHAT_IF_SIDES] = {
		[WHAT_IF_POLICY] = { run->rulebook, false, PACKAGE_HARMONISED },
		[WHAT_IF_AGAINST] = { run->rulebook, false, PACKAGE_NATIONAL },
	};

	what_if_free(run->what_if);
	run->what_if = what_if_new(rules);
	for (int i = 0; i < HOUSEHOLDS; i++) {
		const struct household *household = &run->household[i].household;

		what_if_add(run->what_if,
		    (const struct household *const[]){ household, household }, 1);
	}
}

static void run_floor(void *data)
{
	struct run *run = data;

	memset(&run->by_hand, 0, sizeof(run->by_hand));
	for (int i = 0; i < HOUSEHOLDS; i++)
		oracle_what_if(run->oracle, &run->household[i].household, &run->by_hand);
}

static bool same_spread(const struct spread *one, const struct spread *other)
{
	return memcmp(one->min, other->min, sizeof(one->min)) == 0 &&
	       memcmp(one->max, other->max, sizeof(one->max)) == 0;
}

static void check_same(const struct run *run)
{
	const struct what_if *what_if = run->what_if;
	const struct oracle_what_if *by_hand = &run->by_hand;

	if (!same_spread(&what_if->spread[WHAT_IF_POLICY], &by_hand->harmonised) ||
	    !same_spread(&what_if->spread[WHAT_IF_AGAINST], &by_hand->national) ||
	    memcmp(what_if->outcome, by_hand->outcome, sizeof(by_hand->outcome)) != 0 ||
	    what_if->gained != by_hand->gained || what_if->lost != by_hand->lost)
		bench_fail("what-if and floor differ");
	for (int i = 0; i <= COUNTRIES_MAX; i++) {
		const struct what_if_group *group = &what_if->nationality[i];

		if (group->households != by_hand->nationality[i].households ||
		    group->total[WHAT_IF_POLICY].range.max !=
			by_hand->nationality[i].harmonised.max ||
		    group->total[WHAT_IF_AGAINST].range.min !=
			by_hand->nationality[i].national.min)
			bench_fail("what-if and floor differ by nationality");
	}
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

/* Registered since avrr-2017 is in force. */
static void make_households(struct run *run)
{
	day_number first = policy_set_find(&run->set, "avrr-2017")->period.from;
	uint64_t chance = 20240322;

	run->household = g_new(struct oracle_household, HOUSEHOLDS);
	for (int i = 0; i < HOUSEHOLDS; i++) {
		struct oracle_household *made = &run->household[i];

		oracle_household(&chance, &run->countries, made);
		made->household.member = made->member;
		if (made->household.registered_on < first)
			made->household.registered_on +=
			    first - made->household.registered_on + i % 3000;
	}
}

int main(void)
{
	struct run *run = g_new0(struct run, 1);
	double ratio;

	load(run);
	run->oracle = oracle_new(&run->countries);
	make_households(run);
	ratio = bench_ratio(ROUNDS, run_what_if, run_floor, run);
	check_same(run);
	bench_report("what-if of two policies, one core", ratio, 3.00);
	what_if_free(run->what_if);
	g_free(run->household);
	oracle_free(run->oracle);
	rulebook_free(run->rulebook);
	policy_set_clear(&run->set);
	country_table_clear(&run->countries);
	g_free(run);
	return 0;
}
