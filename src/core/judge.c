/* SPDX-License-Identifier: EUPL-1.2 */
#include "judge.h"

#include <string.h>

#include "household_field.h"

static void put(struct masks *masks, const struct masks *more)
{
	masks->unmet |= more->unmet;
	masks->unknown |= more->unknown;
	masks->check |= more->check;
}

static void take_out(struct masks *masks, uint64_t rules)
{
	masks->unmet &= ~rules;
	masks->unknown &= ~rules;
	masks->check &= ~rules;
}

static void put_answers(struct masks *masks, const struct fact_table *table, size_t count,
    const void *owner)
{
	for (size_t i = 0; i < count; i++)
		put(masks, &table[i].of[household_answer(owner, table[i].offset)]);
}

static void put_days(struct masks *masks, const struct stretch *stretch, bool of_member,
    const void *owner)
{
	for (size_t i = 0; i < stretch->day_test_count; i++) {
		const struct day_test *test = &stretch->day_test[i];
		day_number day;

		if (test->of_member != of_member)
			continue;
		day = household_number(owner, test->offset);
		if (day != DAY_NONE && (test->after == DAY_NONE || day > test->after) &&
		    (test->before == DAY_NONE || day < test->before))
			put(masks, &test->masks);
	}
}

struct masks judge_case(const struct stretch *stretch, const struct household *household)
{
	struct masks ret = stretch->always;

	put_answers(&ret, stretch->case_table, stretch->case_table_count, household);
	put_days(&ret, stretch, false, household);
	return ret;
}

/* A yes of too long ago counts as a no. */
static void let_lapse(struct masks *masks, const struct stretch *stretch,
    const struct member *member, day_number registered_on)
{
	for (size_t i = 0; i < stretch->lapse_count; i++) {
		const struct lapse *lapse = &stretch->lapse[i];
		day_number since = household_number(member, lapse->since_offset);

		if (!household_yes(household_answer(member, lapse->offset)) ||
		    since == DAY_NONE || registered_on < date_birthday(since, lapse->years))
			continue;
		take_out(masks, lapse->rule);
		put(masks, &lapse->otherwise);
	}
}

/* Without a known nationality: a rule that an overlay decides otherwise for somebody is
 * known only where overlay and facts agree. */
static void blur(struct masks *masks, const struct stretch *stretch)
{
	uint64_t met = ~masks_rules(masks);
	uint64_t unclear = (met & (stretch->overlay_unmet | stretch->overlay_check)) |
	    (masks->unmet & (stretch->overlay_met | stretch->overlay_check)) |
	    (masks->check & (stretch->overlay_met | stretch->overlay_unmet));

	take_out(masks, unclear);
	masks->unknown |= unclear;
}

struct masks judge_facts(const struct stretch *stretch, const struct household *household,
    const struct masks *of_case, int person)
{
	const struct member *member = &household->member[person - 1];
	struct masks ret = *of_case;

	put_answers(&ret, stretch->member_table, stretch->member_table_count, member);
	let_lapse(&ret, stretch, member, household->registered_on);
	put_days(&ret, stretch, true, member);
	return ret;
}

void judge_nationality(const struct stretch *stretch, uint16_t row, struct masks *masks)
{
	const struct row_class *class = &stretch->row_class[stretch->row_class_of[row]];

	take_out(masks, class->replaced);
	put(masks, &class->masks);
	if (class == &stretch->row_class[UNKNOWN_CLASS])
		blur(masks, stretch);
}

struct masks judge_plain(const struct stretch *stretch, const struct household *household,
    const struct masks *of_case, int person)
{
	struct masks ret = judge_facts(stretch, household, of_case, person);

	judge_nationality(stretch, household->member[person - 1].nationality_row, &ret);
	return ret;
}

uint64_t judge_softened(const struct stretch *stretch, const struct member *member)
{
	uint64_t ret = 0;

	for (size_t i = 0; i < stretch->softener_count; i++)
		if (household_yes(household_answer(member, stretch->softener[i].offset)))
			ret |= stretch->softener[i].rules;
	return ret;
}

static bool is_for(const struct household_override *override, int person)
{
	return override->person == person || override->person == 0;
}

uint64_t judge_overridden(const struct stretch *stretch, const struct household *household,
    int person)
{
	uint64_t ret = 0;

	for (int i = 0; i < household->override_count; i++)
		if (is_for(&household->override[i], person))
			ret |= stretch->rules_of[household->override[i].condition];
	return ret;
}

/* The last one counts, and one for the person goes before one for everybody. */
static void override(struct masks *masks, const struct stretch *stretch,
    const struct household *household, int whose)
{
	for (int i = 0; i < household->override_count; i++) {
		const struct household_override *override = &household->override[i];
		uint64_t rules = stretch->rules_of[override->condition];

		if (override->person != whose)
			continue;
		take_out(masks, rules);
		if (override->answer == OVERRIDE_UNMET)
			masks->unmet |= rules;
	}
}

struct masks judge_member(const struct stretch *stretch, const struct household *household,
    const struct masks *of_case, int person)
{
	struct masks ret = judge_plain(stretch, household, of_case, person);
	uint64_t softened =
	    ret.unmet & judge_softened(stretch, &household->member[person - 1]);

	ret.unmet &= ~softened;
	ret.check |= softened;
	if (household->override_count > 0) {
		override(&ret, stretch, household, 0);
		override(&ret, stretch, household, person);
	}
	return ret;
}

int judge_alike(const struct household *household, int person)
{
	const struct member *first = &household->member[person - 1];
	int ret = 1;

	while (household->override_count == 0 && person - 1 + ret < household->member_count &&
	       memcmp(first, first + ret, sizeof(*first)) == 0)
		ret++;
	return ret;
}

unsigned judge_profiles(const struct member *member)
{
	bool main = member->role == 1 + ROLE_MAIN_APPLICANT;
	unsigned ret = 0;

	if (member->age != AGE_ADULT) {
		int minor = PROFILE_MINOR | (main ? PROFILE_MAIN : 0) |
		    (household_yes(member->answer[MEMBER_UNACCOMPANIED]) ? PROFILE_THIRD : 0);

		ret |= 1u << minor;
	}
	if (member->age != AGE_MINOR && main)
		ret |= 1u << PROFILE_MAIN;
	if (member->age != AGE_MINOR && !main) {
		if (member->own_application == HOUSEHOLD_UNANSWERED)
			ret |= 1u << 0 | 1u << PROFILE_THIRD;
		else
			ret |= 1u << (household_yes(member->own_application) ? PROFILE_THIRD : 0);
	}
	return ret;
}

uint32_t judge_tariffs(const struct stretch *stretch, const struct member *member)
{
	if (member->nationality_row >= COUNTRY_UNKNOWN_ROW)
		return (uint32_t)(((uint64_t)1 << stretch->tariff_count) - 1);
	return (uint32_t)1 << stretch->tariff_of[member->nationality_row];
}

enum answer judge_answer(const struct masks *masks, int bit)
{
	uint64_t rule = (uint64_t)1 << bit;

	if (masks->unmet & rule)
		return ANSWER_UNMET;
	if (masks->unknown & rule)
		return ANSWER_UNKNOWN;
	return masks->check & rule ? ANSWER_CHECK : ANSWER_MET;
}
