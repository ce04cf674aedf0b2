/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/rulebook.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/core/household.h"

#include "judge.h"
#include "rulebook_parts.h"

/* --- Names --- */

static int add_name(const char **list, size_t *count, size_t most, const char *name,
    const char *what, struct fault *fault)
{
	char expected[16];

	for (size_t i = 0; i < *count; i++)
		if (strcmp(list[i], name) == 0)
			return 0;
	if (*count == most) {
		snprintf(expected, sizeof(expected), "%zu", most);
		return fault_set(fault, FAULT_TOO_LONG, what, name, expected);
	}
	list[(*count)++] = name;
	return 0;
}

static int add_names(const struct policy *policy, struct rule_names *names,
    struct fault *fault)
{
	for (size_t i = 0; i < policy->component_count; i++)
		if (add_name(names->component, &names->component_count,
			RULEBOOK_COMPONENTS_MAX, policy->component[i].name, "components",
			fault) < 0)
			return fault_at(fault, policy->file, policy->component[i].line);
	for (size_t i = 0; i < policy->condition_count; i++)
		if (add_name(names->condition, &names->condition_count,
			RULEBOOK_CONDITIONS_MAX, policy->condition[i].name, "conditions",
			fault) < 0)
			return fault_at(fault, policy->file, policy->condition[i].line);
	return 0;
}

/* Packages first, so that an amendment never changes the order of what it amends. */
static int collect_names(const struct policy_set *set, struct rule_names *names,
    struct fault *fault)
{
	for (int kind = POLICY_PACKAGE; kind <= POLICY_AMENDMENT; kind++)
		for (size_t i = 0; i < set->count; i++)
			if ((int)set->policy[i]->kind == kind &&
			    add_names(set->policy[i], names, fault) < 0)
				return -1;
	return 0;
}

/* --- Stretches --- */

static void add_period(GArray *days, struct period period)
{
	day_number after = period.until;

	if (period.from != DAY_NONE)
		g_array_append_val(days, period.from);
	if (after != DAY_FOREVER) {
		after++;
		g_array_append_val(days, after);
	}
}

/* Every day on which something in this policy begins or no longer holds. */
static void add_breaks(GArray *days, const struct policy *policy)
{
	add_period(days, policy->period);
	for (size_t i = 0; i < policy->condition_count; i++)
		add_period(days, in_force_period(policy, policy->condition[i].period));
	for (size_t i = 0; i < policy->amount_count; i++)
		add_period(days, in_force_period(policy, policy->amount[i].period));
	for (size_t i = 0; i < policy->applies_count; i++)
		add_period(days, in_force_period(policy, policy->applies[i].period));
	for (size_t i = 0; i < policy->overlay_count; i++) {
		const struct overlay_rule *overlay = &policy->overlay[i];
		struct period reviewed = { overlay->review, DAY_FOREVER };

		add_period(days, in_force_period(policy, overlay->period));
		if (overlay->review != DAY_FOREVER)
			add_period(days, reviewed);
	}
}

static int compare_days(const void *left, const void *right)
{
	day_number one = *(const day_number *)left;
	day_number other = *(const day_number *)right;

	return (one > other) - (one < other);
}

/* The first day of every stretch, in order; the first stretch has none (DAY_NONE). */
static void find_breaks(struct rulebook *rulebook)
{
	GArray *days = g_array_new(FALSE, FALSE, sizeof(day_number));
	day_number none = DAY_NONE;
	size_t count = 0;

	g_array_append_val(days, none);
	for (size_t i = 0; i < rulebook->set->count; i++)
		add_breaks(days, rulebook->set->policy[i]);
	for (size_t i = 0; i < rulebook->countries->exception_count; i++) {
		const struct country_exception *exception = &rulebook->countries->exception[i];
		struct period period = { exception->from, exception->until };

		add_period(days, period);
	}
	g_array_sort(days, compare_days);
	rulebook->from = g_new(day_number, days->len);
	for (guint i = 0; i < days->len; i++) {
		day_number day = g_array_index(days, day_number, i);

		if (count == 0 || rulebook->from[count - 1] != day)
			rulebook->from[count++] = day;
	}
	rulebook->stretch_count = count;
	g_array_free(days, TRUE);
}

/* Cut time into stretches, and make each of them. */
static int make_stretches(struct rulebook *rulebook, struct fault *fault)
{
	find_breaks(rulebook);
	rulebook->stretch = g_new0(struct stretch, rulebook->stretch_count);
	for (size_t i = 0; i < rulebook->stretch_count; i++)
		if (stretch_make(rulebook->set, rulebook->countries, &rulebook->names,
			rulebook->from[i], &rulebook->store, &rulebook->stretch[i], fault) < 0)
			return -1;
	return 0;
}

struct rulebook *rulebook_compile(const struct policy_set *set,
    const struct country_table *countries, struct faults *faults)
{
	struct rulebook *rulebook = g_new0(struct rulebook, 1);
	struct fault fault = { 0 };

	rulebook->set = set;
	rulebook->countries = countries;
	if (collect_names(set, &rulebook->names, &fault) == 0 &&
	    rulebook_check(set, countries, &rulebook->names, faults) == 0 &&
	    make_stretches(rulebook, &fault) == 0)
		return rulebook;
	if (fault.code != FAULT_NONE)
		faults_add(faults, &fault);
	rulebook_free(rulebook);
	return NULL;
}

struct rulebook *rulebook_new(const struct policy_set *set,
    const struct country_table *countries, struct fault *fault)
{
	struct faults faults = { 0 };
	struct rulebook *rulebook = rulebook_compile(set, countries, &faults);

	if (rulebook == NULL && fault != NULL)
		*fault = faults.item[0];
	faults_clear(&faults);
	return rulebook;
}

void rulebook_free(struct rulebook *rulebook)
{
	if (rulebook == NULL)
		return;
	if (rulebook->stretch != NULL)
		for (size_t i = 0; i < rulebook->stretch_count; i++)
			stretch_clear(&rulebook->stretch[i]);
	g_free(rulebook->stretch);
	g_free(rulebook->from);
	schedule_store_clear(&rulebook->store);
	g_free(rulebook);
}

/* --- Questions about it --- */

const struct policy_set *rulebook_policies(const struct rulebook *rulebook)
{
	return rulebook->set;
}

const struct country_table *rulebook_countries(const struct rulebook *rulebook)
{
	return rulebook->countries;
}

size_t rulebook_condition_count(const struct rulebook *rulebook)
{
	return rulebook->names.condition_count;
}

const char *rulebook_condition_name(const struct rulebook *rulebook, int condition)
{
	return rulebook->names.condition[condition];
}

int rulebook_condition_find(const struct rulebook *rulebook, const char *name)
{
	return rule_names_condition(&rulebook->names, name);
}

size_t rulebook_component_count(const struct rulebook *rulebook)
{
	return rulebook->names.component_count;
}

const char *rulebook_component_name(const struct rulebook *rulebook, int component)
{
	return rulebook->names.component[component];
}

int rulebook_component_find(const struct rulebook *rulebook, const char *name)
{
	return rule_names_component(&rulebook->names, name);
}

static bool is_label(const char *name, const char *wanted, const char *label)
{
	return strcmp(name, wanted) == 0 && label != NULL && *label != '\0';
}

/* The label of the first section that has one; the name itself where none has. */
const char *rulebook_condition_label(const struct rulebook *rulebook, int condition,
    enum lang lang)
{
	const char *name = rulebook->names.condition[condition];

	for (size_t i = 0; i < rulebook->set->count; i++) {
		const struct policy *policy = rulebook->set->policy[i];

		for (size_t j = 0; j < policy->condition_count; j++)
			if (is_label(policy->condition[j].name, name,
				policy->condition[j].label[lang]))
				return policy->condition[j].label[lang];
	}
	return name;
}

const char *rulebook_component_label(const struct rulebook *rulebook, int component,
    enum lang lang)
{
	const char *name = rulebook->names.component[component];

	for (size_t i = 0; i < rulebook->set->count; i++) {
		const struct policy *policy = rulebook->set->policy[i];

		for (size_t j = 0; j < policy->component_count; j++)
			if (is_label(policy->component[j].name, name,
				policy->component[j].label[lang]))
				return policy->component[j].label[lang];
	}
	return name;
}

day_number rulebook_same_since(const struct rulebook *rulebook, day_number date)
{
	day_number from = rulebook->from[rulebook_stretch_index(rulebook, date)];

	return from < DATE_FIRST ? DATE_FIRST : from;
}

uint64_t rulebook_facts(
    const struct rulebook *rulebook, day_number date, package_mask packages)
{
	const struct stretch *stretch =
	    &rulebook->stretch[rulebook_stretch_index(rulebook, date)];
	uint64_t ret = 0;

	for (int package = 0; package < PACKAGE_COUNT; package++)
		ret |= packages >> package & 1 ? stretch->facts[package] : 0;
	return ret;
}

/* The largest amount of one payment that this person could have. */
static cents most_of(const struct stretch *stretch, const struct schedule *schedule,
    int payment, const struct member *member)
{
	unsigned profiles = judge_profiles(member);
	unsigned tariffs = judge_tariffs(stretch, member);
	cents most = -1;

	for (int tariff = 0; tariff < schedule->tariff_count; tariff++)
		for (int profile = 0; profile < PROFILE_COUNT; profile++) {
			cents amount = schedule->amount[schedule_index(tariff, profile) *
				schedule->payment_count + (size_t)payment];

			if (tariffs >> tariff & 1 && profiles >> profile & 1 && amount > most)
				most = amount;
		}
	return most;
}

cents rulebook_most_chosen(const struct rulebook *rulebook,
    const struct household *household, int person, enum fact_id fact)
{
	const struct stretch *stretch =
	    &rulebook->stretch[rulebook_stretch_index(rulebook, household->registered_on)];
	cents most = -1;

	for (int kind = 0; kind < DEPARTURE_KIND_COUNT; kind++) {
		const struct schedule *schedule = stretch->schedule[kind];

		for (int i = 0; i < schedule->payment_count; i++) {
			cents amount;

			if (schedule->payment[i].rule->lowered_by != fact)
				continue;
			amount = most_of(stretch, schedule, i, &household->member[person - 1]);
			most = amount > most ? amount : most;
		}
	}
	return most;
}
