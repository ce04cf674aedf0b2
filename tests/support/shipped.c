/* SPDX-License-Identifier: EUPL-1.2 */
#include "shipped.h"

#include <glib.h>

#include "support.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/policy/policies.h"

static struct {
	struct policy_set policies;
	struct country_table *countries;
	struct rulebook *rulebook;
} shipped;

int shipped_read(void **state)
{
	char *folder = support_data("policies"), *table = support_data("countries.ini");
	struct faults faults = { 0 };
	struct fault fault = { 0 };

	(void)state;
	shipped.countries = g_new0(struct country_table, 1);
	if (policies_read(folder, &shipped.policies, &faults) == 0 &&
	    countries_read(table, shipped.countries, &faults) == 0)
		shipped.rulebook =
		    rulebook_new(&shipped.policies, shipped.countries, &fault);
	faults_clear(&faults);
	g_free(folder);
	g_free(table);
	return shipped.rulebook != NULL ? 0 : -1;
}

int shipped_clear(void **state)
{
	(void)state;
	rulebook_free(shipped.rulebook);
	policy_set_clear(&shipped.policies);
	country_table_clear(shipped.countries);
	g_free(shipped.countries);
	return 0;
}

const struct rulebook *shipped_rules(void)
{
	return shipped.rulebook;
}

struct shipped_calculation *shipped_calculate(const struct case_file *file)
{
	struct shipped_calculation *calculation = g_new0(struct shipped_calculation, 1);
	struct fault fault = { 0 };

	if (assess_check(shipped.rulebook, file, &fault) != 0)
		fail_msg("%s at %s", fault_name(fault.code), fault.place);
	household_from_case(file, shipped.rulebook, &calculation->of_case);
	assess(
	    shipped.rulebook, &calculation->of_case.household, &calculation->assessment);
	return calculation;
}
