/* SPDX-License-Identifier: EUPL-1.2 */
#include "terugkeerdesk/core/assess.h"

#include <string.h>

#include "household_field.h"
#include "judge.h"
#include "rulebook_parts.h"
#include "stretch_maker.h"

#define UNANSWERED_BIT 31

struct lister {
	const struct stretch *stretch;
	const struct country_table *countries;
	const struct household *household;
	struct notice *ret;
	size_t size;
	size_t count;
};

static void add(struct lister *lister, const struct notice_rule *rule, int person)
{
	if (lister->count < lister->size)
		lister->ret[lister->count++] = (struct notice){ rule, (uint8_t)person };
}

static bool has_value(const struct notice_rule *rule, const struct household_field *field,
    const void *owner)
{
	small_answer answer = household_answer(owner, field->offset);
	int bit = answer == HOUSEHOLD_UNANSWERED ? UNANSWERED_BIT : answer - 1;

	return rule->values >> bit & 1;
}

/* Did a condition of one of the notice's packages become a check through a fact? */
static bool is_softened(const struct lister *lister, const struct notice_rule *rule,
    int person)
{
	const struct stretch *stretch = lister->stretch;
	const struct household *household = lister->household;
	struct masks of_case = judge_case(stretch, household);
	struct masks plain = judge_plain(stretch, household, &of_case, person);
	uint64_t softened = plain.unmet &
	    judge_softened(stretch, &household->member[person - 1]) &
	    ~judge_overridden(stretch, household, person);

	for (int package = 0; package < PACKAGE_COUNT; package++)
		for (int i = 0; i < RULEBOOK_CONDITIONS_MAX; i++) {
			int bit = stretch->condition[package][i].bit;

			if (rule->packages & (1 << package) && stretch->condition[package][i].rule &&
			    softened >> bit & 1)
				return true;
		}
	return false;
}

/* Is an overlay for this nationality past its review date? */
static bool is_due(const struct lister *lister, const struct notice_rule *rule, int person)
{
	size_t row = lister->household->member[person - 1].nationality_row;

	if (row >= lister->countries->count)
		return false;
	for (int package = 0; package < PACKAGE_COUNT; package++) {
		const struct in_force *in_force = &lister->stretch->in_force[package];

		if (!(rule->packages & (1 << package)))
			continue;
		for (size_t i = 0; i < in_force->overlay_count; i++)
			if (in_force->overlay[i]->review <= in_force->date &&
			    in_force_names(in_force->overlay[i]->nationalities,
				lister->countries->country[row].code))
				return true;
	}
	return false;
}

static bool concerns(const struct lister *lister, const struct notice_rule *rule, int person)
{
	const struct member *member = &lister->household->member[person - 1];

	switch (rule->when) {
	case NOTICE_TURNS_18:
		return member->turns_18;
	case NOTICE_BORN_AFTER:
		return member->born_after;
	case NOTICE_NOT_LINKED:
		return member->age == AGE_MINOR && !member->linked &&
		    !household_yes(member->answer[MEMBER_UNACCOMPANIED]);
	case NOTICE_SOFTENED:
		return is_softened(lister, rule, person);
	case NOTICE_REVIEW:
		return is_due(lister, rule, person);
	case NOTICE_FACT:
		return has_value(rule, household_field_find(rule->fact), member);
	case NOTICE_ALWAYS:
		break;
	}
	return false;
}

static void list_rule(struct lister *lister, const struct notice_rule *rule)
{
	const struct household_field *field =
	    rule->when == NOTICE_FACT ? household_field_find(rule->fact) : NULL;

	if (rule->when == NOTICE_ALWAYS ||
	    (field != NULL && !field->of_member &&
		has_value(rule, field, lister->household))) {
		add(lister, rule, 0);
		return;
	}
	if (field != NULL && !field->of_member)
		return;
	for (int person = 1; person <= lister->household->member_count; person++)
		if (concerns(lister, rule, person))
			add(lister, rule, person);
}

static bool listed_before(const struct lister *lister, size_t from, const char *name)
{
	for (size_t i = 0; i < from; i++)
		if (strcmp(lister->ret[i].rule->name, name) == 0)
			return true;
	return false;
}

static void list_policy(struct lister *lister, const struct policy *policy)
{
	const struct household *household = lister->household;
	size_t before = lister->count;

	for (size_t i = 0; i < policy->notice_count; i++) {
		const struct notice_rule *rule = &policy->notice[i];

		if (!in_force_holds(policy, rule->period, household->registered_on) ||
		    (rule->departing_after != DAY_NONE &&
			(household->departure_on == DAY_NONE ||
			    household->departure_on <= rule->departing_after)))
			continue;
		/* What another policy in force says already is not said twice. */
		if (!listed_before(lister, before, rule->name))
			list_rule(lister, rule);
	}
}

size_t notice_list(const struct rulebook *rulebook, const struct household *household,
    const struct assessment *assessment, struct notice *ret, size_t size)
{
	struct lister lister = {
		.stretch = &rulebook->stretch[assessment->stretch],
		.countries = rulebook->countries,
		.household = household,
		.ret = ret,
		.size = size,
	};

	for (int package = 0; package < PACKAGE_COUNT; package++)
		list_policy(&lister, lister.stretch->policy[package]);
	for (size_t i = 0; i < rulebook->set->count; i++)
		if (rulebook->set->policy[i]->kind == POLICY_AMENDMENT)
			list_policy(&lister, rulebook->set->policy[i]);
	return lister.count;
}
