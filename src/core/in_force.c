/* SPDX-License-Identifier: EUPL-1.2 */
#include "in_force.h"

#include <stdlib.h>
#include <string.h>

#include <glib.h>

static int find_name(const char *const *list, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(list[i], name) == 0)
			return (int)i;
	return -1;
}

int rule_names_condition(const struct rule_names *names, const char *name)
{
	return find_name(names->condition, names->condition_count, name);
}

int rule_names_component(const struct rule_names *names, const char *name)
{
	return find_name(names->component, names->component_count, name);
}

bool rule_names_in_group(const char *condition, const char *group)
{
	size_t length = strlen(group);

	return strncmp(condition, group, length) == 0 && condition[length] == '.';
}

struct period in_force_period(const struct policy *policy, struct period section)
{
	if (policy->kind == POLICY_AMENDMENT) {
		if (section.from == DAY_NONE)
			section.from = policy->period.from;
		if (section.until == DAY_FOREVER)
			section.until = policy->period.until;
	}
	return section;
}

bool in_force_holds(const struct policy *policy, struct period section, day_number date)
{
	struct period period = in_force_period(policy, section);

	return period.from <= date && date <= period.until;
}

bool in_force_names(const country_code *nationalities, country_code code)
{
	if (nationalities == NULL)
		return true;
	for (; *nationalities != COUNTRY_NONE; nationalities++)
		if (*nationalities == code)
			return true;
	return false;
}

static int compare_amendments(const void *left, const void *right)
{
	const struct policy *one = *(const struct policy *const *)left;
	const struct policy *other = *(const struct policy *const *)right;

	if (one->period.from != other->period.from)
		return one->period.from < other->period.from ? -1 : 1;
	return strcmp(one->id, other->id);
}

const struct policy **in_force_amendments(const struct policy_set *set, size_t *ret_count)
{
	const struct policy **ret = g_new(const struct policy *, set->count + 1);
	size_t count = 0;

	for (size_t i = 0; i < set->count; i++)
		if (set->policy[i]->kind == POLICY_AMENDMENT)
			ret[count++] = set->policy[i];
	qsort(ret, count, sizeof(*ret), compare_amendments);
	*ret_count = count;
	return ret;
}

static bool has_condition(const struct policy *policy, const char *name)
{
	for (size_t i = 0; i < policy->condition_count; i++)
		if (strcmp(policy->condition[i].name, name) == 0)
			return true;
	return false;
}

const struct policy *in_force_owner(const struct policy_set *set,
    const struct policy *policy, const char *condition)
{
	const struct policy *owner = NULL;

	if (has_condition(policy, condition))
		return policy;
	if (policy->conditions_from == NULL)
		return NULL;
	for (char **id = policy->conditions_from; *id != NULL; id++) {
		const struct policy *from = policy_set_find(set, *id);
		const struct policy *found = in_force_owner(set, from, condition);

		if (found != NULL)
			owner = found; /* the last named wins */
	}
	return owner;
}

/* Take over the section of a condition that holds now, if this policy has one. */
static void take_condition(const struct policy *policy, const char *name, int index,
    struct in_force *ret)
{
	for (size_t i = 0; i < policy->condition_count; i++) {
		const struct condition_rule *rule = &policy->condition[i];

		if (strcmp(rule->name, name) != 0 ||
		    !in_force_holds(policy, rule->period, ret->date))
			continue;
		ret->exists[index] = !rule->abolished;
		ret->condition[index] = rule->abolished ? NULL : rule;
	}
}

static void take_component(const struct component_rule *rule, int index, struct in_force *ret)
{
	for (int kind = 0; kind < DEPARTURE_KIND_COUNT; kind++)
		if (rule->departure_kinds & (1 << kind))
			ret->component[index][kind] = rule;
}

/* Does something that is paid in this package need the group of this condition? */
static bool group_needed(const struct in_force *in_force, const char *condition)
{
	for (int i = 0; i < RULEBOOK_COMPONENTS_MAX; i++)
		for (int kind = 0; kind < DEPARTURE_KIND_COUNT; kind++) {
			const struct component_rule *rule = in_force->component[i][kind];

			for (char **group = rule ? rule->needs : NULL; group && *group; group++)
				if (rule_names_in_group(condition, *group))
					return true;
		}
	return false;
}

static bool amends(const struct policy *policy, const struct in_force *in_force)
{
	return policy->kind == POLICY_AMENDMENT &&
	    policy->amends & (1 << in_force->package);
}

static void amend_components(const struct policy *policy, const struct rule_names *names,
    struct in_force *ret)
{
	if (!amends(policy, ret) || !in_force_holds(policy, policy->period, ret->date))
		return;
	for (size_t i = 0; i < policy->component_count; i++)
		take_component(&policy->component[i],
		    rule_names_component(names, policy->component[i].name), ret);
}

/* A condition is redefined where it exists, and added where its group is needed; what
 * the package itself has abolished (`gone`) does not come back through an amendment. */
static void amend_conditions(const struct policy *policy, const struct rule_names *names,
    const bool gone[RULEBOOK_CONDITIONS_MAX], struct in_force *ret)
{
	if (!amends(policy, ret))
		return;
	for (size_t i = 0; i < names->condition_count; i++) {
		const char *name = names->condition[i];

		if (!gone[i] && has_condition(policy, name) &&
		    (ret->exists[i] || group_needed(ret, name)))
			take_condition(policy, name, (int)i, ret);
	}
}

/* [amount] and [overlay] of a policy, and of an amendment whatever it amends. */
static void take_amounts(const struct policy *policy, struct in_force *ret)
{
	for (size_t i = 0; i < policy->amount_count; i++) {
		const struct amount_rule *rule = &policy->amount[i];

		if (rule->packages & (1 << ret->package) &&
		    in_force_holds(policy, rule->period, ret->date) &&
		    ret->amount_count < IN_FORCE_MAX)
			ret->amount[ret->amount_count++] = rule;
	}
}

static void take_overlays(const struct policy *policy, struct in_force *ret)
{
	for (size_t i = 0; i < policy->overlay_count; i++) {
		const struct overlay_rule *rule = &policy->overlay[i];

		if (rule->packages & (1 << ret->package) &&
		    in_force_holds(policy, rule->period, ret->date) &&
		    ret->overlay_count < IN_FORCE_MAX)
			ret->overlay[ret->overlay_count++] = rule;
	}
}

void in_force_find(const struct policy_set *set, const struct rule_names *names,
    enum package package, day_number date, struct in_force *ret)
{
	const struct policy *policy = policy_set_on(set, package, date);
	size_t amendment_count;
	const struct policy **amendment = in_force_amendments(set, &amendment_count);
	bool gone[RULEBOOK_CONDITIONS_MAX] = { false };

	*ret = (struct in_force){ .package = package, .date = date, .policy = policy };
	for (size_t i = 0; i < names->condition_count; i++) {
		const char *name = names->condition[i];
		const struct policy *owner = in_force_owner(set, policy, name);

		ret->exists[i] = owner != NULL;
		if (owner != NULL)
			take_condition(owner, name, (int)i, ret);
		gone[i] = owner != NULL && !ret->exists[i];
	}
	for (size_t i = 0; i < policy->component_count; i++)
		take_component(&policy->component[i],
		    rule_names_component(names, policy->component[i].name), ret);
	take_amounts(policy, ret);
	take_overlays(policy, ret);
	for (size_t i = 0; i < amendment_count; i++) {
		amend_components(amendment[i], names, ret);
		amend_conditions(amendment[i], names, gone, ret);
		take_amounts(amendment[i], ret);
		take_overlays(amendment[i], ret);
	}
	g_free(amendment);
}
