/* SPDX-License-Identifier: EUPL-1.2 */
#include "rule_set.h"

#include <stdlib.h>
#include <string.h>

#include <glib.h>

/* The order of a set: packages in time, then amendments in time. */
static int by_time(const void *one, const void *other)
{
	const struct policy *a = *(const struct policy *const *)one;
	const struct policy *b = *(const struct policy *const *)other;

	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	if (a->package != b->package)
		return a->package < b->package ? -1 : 1;
	if (a->period.from != b->period.from)
		return a->period.from < b->period.from ? -1 : 1;
	return strcmp(a->id, b->id);
}

static void sort(struct policy_set *set)
{
	qsort(set->policy, set->count, sizeof(set->policy[0]), by_time);
}

void rule_set_remove(struct policy_set *set, const char *id)
{
	for (size_t i = 0; i < set->count; i++) {
		if (strcmp(set->policy[i]->id, id) != 0)
			continue;
		policy_free(set->policy[i]);
		set->count--;
		memmove(&set->policy[i], &set->policy[i + 1],
		    (set->count - i) * sizeof(set->policy[0]));
		return;
	}
}

void rule_set_put(struct policy_set *set, struct policy *take_policy)
{
	rule_set_remove(set, take_policy->id);
	set->policy = g_renew(struct policy *, set->policy, set->count + 1);
	set->policy[set->count++] = take_policy;
	sort(set);
}

void rule_set_hold(struct policy_set *set, const char *id)
{
	const struct policy *held = policy_set_find(set, id);
	day_number never = DAY_FOREVER;

	/* Beginning on days that nobody registers on, each on its own. */
	for (size_t i = 0; i < set->count; i++) {
		struct policy *policy = set->policy[i];

		if (policy != held && policy->kind == POLICY_PACKAGE &&
		    policy->package == held->package)
			policy->period.from = --never;
	}
	sort(set);
}
