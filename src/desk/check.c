/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/desk/desk.h"

#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "terugkeerdesk/policy/policies.h"

#include "internal.h"

static int by_time(const void *one, const void *other)
{
	const struct policy *a = *(const struct policy *const *)one;
	const struct policy *b = *(const struct policy *const *)other;

	if (a->package != b->package)
		return a->package < b->package ? -1 : 1;
	if (a->period.from != b->period.from)
		return a->period.from < b->period.from ? -1 : 1;
	return strcmp(a->id, b->id);
}

/* Put `policy` where the order of the set has it, in the place of the one with its id. */
static void put_policy(struct policy_set *set, struct policy *policy)
{
	for (size_t i = 0; i < set->count; i++) {
		if (strcmp(set->policy[i]->id, policy->id) == 0) {
			policy_free(set->policy[i]);
			set->count--;
			memmove(&set->policy[i], &set->policy[i + 1],
			    (set->count - i) * sizeof(set->policy[0]));
			break;
		}
	}
	set->policy = g_renew(struct policy *, set->policy, set->count + 1);
	set->policy[set->count++] = policy;
	qsort(set->policy, set->count, sizeof(set->policy[0]), by_time);
}

/* Does the file hold with the policies it would stand beside?  Takes `policy`. */
static int check_beside(struct desk *desk, struct policy *policy, struct faults *faults)
{
	char *folder = desk_policies_folder(desk);
	char *countries = desk_countries_path(desk);
	struct country_table *table = g_new0(struct country_table, 1);
	struct policy_set set = { 0 };
	struct rulebook *rulebook = NULL;
	struct fault fault = { 0 };
	int failed = -1;

	if (policies_read(folder, &set, faults) == 0 &&
	    countries_read(countries, table, faults) == 0) {
		put_policy(&set, policy);
		policy = NULL;
		failed = policies_take_texts(&set, faults);
		if (failed == 0) {
			rulebook = rulebook_new(&set, table, &fault);
			if (rulebook == NULL) {
				faults_add(faults, &fault);
				failed = -1;
			}
		}
	}
	rulebook_free(rulebook);
	policy_free(policy);
	policy_set_clear(&set);
	country_table_clear(table);
	g_free(table);
	g_free(countries);
	g_free(folder);
	return failed;
}

int desk_check_policy(struct desk *desk, const char *path, struct faults *faults)
{
	struct policy *policy = policy_read(path, faults);

	return policy != NULL ? check_beside(desk, policy, faults) : -1;
}
