/* SPDX-License-Identifier: EUPL-1.2 */
#include "rulebook_parts.h"

#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "terugkeerdesk/core/fault.h"

#include "household_field.h"

struct checker {
	const struct policy_set *set;
	const struct country_table *countries;
	const struct rule_names *names;
	const struct policy *policy; /* being checked */
	struct faults *faults;
};

/* A fault in a section of the policy being checked.  Returns -1. */
static int wrong(const struct checker *checker, enum fault_code code, int line,
    const char *section, const char *name, const char *key, const char *found,
    const char *expected)
{
	struct fault fault;
	char place[160];

	snprintf(place, sizeof(place), "[%s%s%s]%s%s", section, *name ? " " : "", name,
	    *key ? " " : "", key);
	fault_set(&fault, code, place, found, expected);
	fault_at(&fault, checker->policy->file, line);
	faults_add(checker->faults, &fault);
	return -1;
}

static bool overlap(struct period one, struct period other)
{
	return one.from <= other.until && other.from <= one.until;
}

static bool is_set(const char *text)
{
	return text != NULL && *text != '\0';
}

/* --- Policies as a whole --- */

static int check_packages(struct checker *checker)
{
	const struct policy_set *set = checker->set;
	struct fault fault;
	int failed = 0;

	for (int package = 0; package < PACKAGE_COUNT; package++)
		if (policy_set_on(set, package, 0) == NULL) {
			failed = fault_set(&fault, FAULT_REQUIRED, package_name(package), "",
			    N_("a policy of this package"));
			faults_add(checker->faults, &fault);
		}
	for (size_t i = 0; i < set->count; i++)
		for (size_t j = 0; j < i; j++) {
			const struct policy *one = set->policy[j];
			const struct policy *other = set->policy[i];

			if (one->kind == POLICY_AMENDMENT || other->kind == POLICY_AMENDMENT ||
			    one->package != other->package ||
			    one->period.from != other->period.from)
				continue;
			checker->policy = other;
			failed = wrong(checker, FAULT_OVERLAP, 0, "policy", "", "from", one->id,
			    N_("one policy of a package from each date"));
		}
	return failed;
}

/* Every policy from which conditions are taken over exists, and none takes over from
 * itself in the end. */
static int check_origins(struct checker *checker, const struct policy *policy, size_t depth)
{
	if (policy->conditions_from == NULL)
		return 0;
	for (char **id = policy->conditions_from; *id != NULL; id++) {
		const struct policy *origin = policy_set_find(checker->set, *id);

		if (origin == NULL || depth == checker->set->count)
			return wrong(checker, FAULT_REFERENCE, 0, "policy", "",
			    "conditions_from", *id, N_("the id of another policy"));
		if (check_origins(checker, origin, depth + 1) < 0)
			return -1;
	}
	return 0;
}

/* --- Nationalities --- */

static int check_nationalities(const struct checker *checker, const country_code *code,
    int line, const char *section, const char *name)
{
	char text[16];

	for (; code != NULL && *code != COUNTRY_NONE; code++)
		if (country_get(checker->countries, *code) == NULL)
			return wrong(checker, FAULT_COUNTRY, line, section, name,
			    "nationality", country_code_text(text, *code),
			    N_("a code of countries.ini"));
	return 0;
}

/* --- Components --- */

static bool group_exists(const struct rule_names *names, const char *group)
{
	for (size_t i = 0; i < names->condition_count; i++)
		if (rule_names_in_group(names->condition[i], group))
			return true;
	return false;
}

/* A component that comes off another is itself whole: chains would need an order. */
static bool may_come_off(const struct checker *checker, const char *name)
{
	if (rule_names_component(checker->names, name) < 0)
		return false;
	for (size_t i = 0; i < checker->set->count; i++)
		for (size_t j = 0; j < checker->set->policy[i]->component_count; j++) {
			const struct component_rule *rule = &checker->set->policy[i]->component[j];

			if (strcmp(rule->name, name) == 0 && is_set(rule->less))
				return false;
		}
	return true;
}

static int check_component(struct checker *checker, size_t index)
{
	const struct component_rule *rule = &checker->policy->component[index];
	const struct household_field *lowered = household_field_find(rule->lowered_by);
	const struct household_field *moved = household_field_find(rule->moved_by);

	for (size_t i = 0; i < index; i++) {
		const struct component_rule *other = &checker->policy->component[i];

		if (strcmp(other->name, rule->name) == 0 &&
		    other->departure_kinds & rule->departure_kinds)
			return wrong(checker, FAULT_OVERLAP, rule->line, "component",
			    rule->name, "departure_kind", rule->name,
			    N_("one section for each departure kind"));
	}
	if (is_set(rule->less) && !may_come_off(checker, rule->less))
		return wrong(checker, FAULT_REFERENCE, rule->line, "component", rule->name,
		    "less", rule->less, N_("a component without less of its own"));
	for (char **group = rule->needs; group != NULL && *group != NULL; group++)
		if (!group_exists(checker->names, *group))
			return wrong(checker, FAULT_REFERENCE, rule->line, "component",
			    rule->name, "needs", *group, N_("a group of conditions"));
	if (rule->lowered_by != FACT_NONE &&
	    (lowered == NULL || lowered->type != FIELD_MONEY))
		return wrong(checker, FAULT_REFERENCE, rule->line, "component", rule->name,
		    "lowered_by", fact_get(rule->lowered_by)->key,
		    N_("an amount that a person may choose"));
	if (rule->moved_by != FACT_NONE &&
	    (moved == NULL || moved->of_member ||
		fact_get(rule->moved_by)->type != FACT_TYPE_YESNO))
		return wrong(checker, FAULT_REFERENCE, rule->line, "component", rule->name,
		    "moved_by", fact_get(rule->moved_by)->key,
		    N_("a yes/no fact of the case that decides something"));
	return 0;
}

/* --- Conditions --- */

static int check_fact(const struct checker *checker, const struct condition_rule *rule)
{
	const struct household_field *field = household_field_find(rule->fact);
	enum field_type type = rule->test == TEST_FACT_DATE ? FIELD_DAY : FIELD_ANSWER;

	if (field == NULL || field->type != type)
		return wrong(checker, FAULT_REFERENCE, rule->line, "condition", rule->name,
		    "fact", fact_get(rule->fact)->key, N_("a fact that conditions can test"));
	if (rule->years > 0) {
		const struct household_field *since = household_field_find(rule->since);

		if (since == NULL || since->type != FIELD_DAY || !since->of_member ||
		    !field->of_member || fact_get(rule->fact)->type != FACT_TYPE_YESNO)
			return wrong(checker, FAULT_REFERENCE, rule->line, "condition",
			    rule->name, "since",
			    rule->since == FACT_NONE ? "" : fact_get(rule->since)->key,
			    N_("a date of the person, with a yes/no fact of the person"));
	}
	return 0;
}

static int check_country_test(const struct checker *checker, const struct condition_rule *rule)
{
	int list = country_list_find(checker->countries, rule->list);

	if (list < 0)
		return wrong(checker, FAULT_REFERENCE, rule->line, "condition", rule->name,
		    "country", rule->list, N_("a list of countries.ini"));
	for (size_t i = 0; i < G_N_ELEMENTS(rule->answer_words); i++)
		for (char **word = rule->answer_words[i]; word != NULL && *word != NULL; word++)
			if (country_value_find(&checker->countries->list[list], *word) < 0)
				return wrong(checker, FAULT_CHOICE, rule->line, "condition",
				    rule->name, answer_name((enum answer)i), *word,
				    N_("a value of that list"));
	return 0;
}

static int check_softeners(const struct checker *checker, const struct condition_rule *rule)
{
	for (size_t i = 0; i < G_N_ELEMENTS(rule->softened_by); i++) {
		const struct fact *fact;
		const struct household_field *field;

		if (rule->softened_by[i] == FACT_NONE)
			break;
		fact = fact_get(rule->softened_by[i]);
		field = household_field_find(rule->softened_by[i]);
		if (field == NULL || !field->of_member || fact->type != FACT_TYPE_YESNO ||
		    fact->absent != FACT_ABSENT_DEFAULT || fact->absent_number != 0)
			return wrong(checker, FAULT_REFERENCE, rule->line, "condition",
			    rule->name, "softened_by", fact->key,
			    N_("a yes/no fact of the person that is no unless answered"));
	}
	return 0;
}

static int check_condition(struct checker *checker, size_t index)
{
	const struct policy *policy = checker->policy;
	const struct condition_rule *rule = &policy->condition[index];

	for (size_t i = 0; i < index; i++) {
		const struct condition_rule *other = &policy->condition[i];

		if (strcmp(other->name, rule->name) == 0 &&
		    overlap(in_force_period(policy, other->period),
			in_force_period(policy, rule->period)))
			return wrong(checker, FAULT_OVERLAP, rule->line, "condition",
			    rule->name, "from", rule->name,
			    N_("one section for each date"));
	}
	if (rule->abolished)
		return 0;
	for (char **name = rule->counts_for; name != NULL && *name != NULL; name++)
		if (rule_names_component(checker->names, *name) < 0)
			return wrong(checker, FAULT_REFERENCE, rule->line, "condition",
			    rule->name, "counts_for", *name, N_("a component"));
	if (rule->test == TEST_OVERLAY && is_set(rule->overlay_of) &&
	    rule_names_condition(checker->names, rule->overlay_of) < 0)
		return wrong(checker, FAULT_REFERENCE, rule->line, "condition", rule->name,
		    "overlay", rule->overlay_of, N_("a condition"));
	if ((rule->test == TEST_FACT || rule->test == TEST_FACT_DATE) &&
	    check_fact(checker, rule) < 0)
		return -1;
	if (rule->test == TEST_COUNTRY && check_country_test(checker, rule) < 0)
		return -1;
	return check_softeners(checker, rule);
}

/* --- Amounts and overlays --- */

static int check_amount(const struct checker *checker, const struct amount_rule *rule)
{
	if (rule_names_component(checker->names, rule->component) < 0)
		return wrong(checker, FAULT_REFERENCE, rule->line, "amount", rule->component,
		    "", rule->component, N_("a component"));
	return check_nationalities(checker, rule->nationalities, rule->line, "amount",
	    rule->component);
}

static int check_overlay(const struct checker *checker, const struct overlay_rule *rule)
{
	if (rule_names_condition(checker->names, rule->condition) < 0)
		return wrong(checker, FAULT_REFERENCE, rule->line, "overlay", rule->name,
		    "condition", rule->condition, N_("a condition"));
	return check_nationalities(checker, rule->nationalities, rule->line, "overlay",
	    rule->name);
}

static int check_notice(const struct checker *checker, const struct notice_rule *rule)
{
	const struct household_field *field;

	if (rule->when != NOTICE_FACT)
		return 0;
	field = household_field_find(rule->fact);
	if (field == NULL || field->type != FIELD_ANSWER)
		return wrong(checker, FAULT_REFERENCE, rule->line, "notice", rule->name, "fact",
		    fact_get(rule->fact)->key, N_("a fact that notices can look at"));
	return 0;
}

static int check_policy(struct checker *checker)
{
	const struct policy *policy = checker->policy;
	int failed = check_origins(checker, policy, 1);

	/* One fault of each section, and of every section. */
	for (size_t i = 0; i < policy->component_count; i++)
		failed |= check_component(checker, i);
	for (size_t i = 0; i < policy->condition_count; i++)
		failed |= check_condition(checker, i);
	for (size_t i = 0; i < policy->amount_count; i++)
		failed |= check_amount(checker, &policy->amount[i]);
	for (size_t i = 0; i < policy->overlay_count; i++)
		failed |= check_overlay(checker, &policy->overlay[i]);
	for (size_t i = 0; i < policy->notice_count; i++)
		failed |= check_notice(checker, &policy->notice[i]);
	return failed;
}

int rulebook_check(const struct policy_set *set, const struct country_table *countries,
    const struct rule_names *names, struct faults *faults)
{
	struct checker checker = {
		.set = set,
		.countries = countries,
		.names = names,
		.faults = faults,
	};
	int failed = check_packages(&checker);

	for (size_t i = 0; i < set->count; i++) {
		checker.policy = set->policy[i];
		failed |= check_policy(&checker);
	}
	return failed;
}
