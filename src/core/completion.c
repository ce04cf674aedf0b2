/* SPDX-License-Identifier: EUPL-1.2 */
#include "completion.h"

/* Sections of one choice are satisfied together: the first one leads. */
static unsigned find_leaders(const struct stretch *stretch, unsigned open)
{
	unsigned ret = open;

	for (int i = 0; i < stretch->section_count; i++)
		for (int j = 0; j < i; j++)
			if (open >> i & open >> j & 1 &&
			    stretch->section[i].choice == stretch->section[j].choice)
				ret &= ~(1u << i);
	return ret;
}

static unsigned follow(const struct stretch *stretch, unsigned open, unsigned chosen)
{
	for (int i = 0; i < stretch->section_count; i++)
		for (int j = 0; j < i; j++)
			if (open >> i & chosen >> j & 1 &&
			    stretch->section[i].choice == stretch->section[j].choice)
				chosen |= 1u << i;
	return chosen;
}

/* The sections that still decide something: those of payments that no section rules out. */
static unsigned find_useful(const struct schedule *schedule, unsigned alive)
{
	unsigned ret = 0;

	for (int i = 0; i < schedule->payment_count; i++)
		if (!(schedule->payment[i].needs & ~alive))
			ret |= schedule->payment[i].needs;
	return ret;
}

void completion_sections(const struct stretch *stretch, const struct schedule *schedule,
    const struct masks *answers, struct openness *openness)
{
	uint64_t doubtful = answers->unknown | answers->check;

	openness->satisfied = openness->open = 0;
	for (int i = 0; i < stretch->section_count; i++) {
		uint64_t rules = stretch->section[i].rules;
		unsigned lives = !(answers->unmet & rules);
		unsigned doubted = (doubtful & rules) != 0;

		openness->satisfied |= (lives & !doubted) << i;
		openness->open |= (lives & doubted) << i;
	}
	if (!completion_single(openness->open))
		openness->open &=
		    find_useful(schedule, openness->satisfied | openness->open);
	openness->leaders = stretch->choices_shared ? find_leaders(stretch, openness->open)
	                                            : openness->open;
}

struct openness completion_openness(const struct stretch *stretch,
    const struct schedule *schedule, const struct masks *answers,
    const struct member *member)
{
	struct openness ret = {
		.profiles = judge_profiles(member),
		.tariffs = judge_tariffs(stretch, member),
	};

	completion_sections(stretch, schedule, answers, &ret);
	return ret;
}

unsigned completion_leaders(const struct stretch *stretch, const struct openness *openness,
    unsigned sections)
{
	unsigned ret = 0;

	if (!stretch->choices_shared)
		return openness->leaders & sections;
	for (int i = 0; i < stretch->section_count; i++) {
		unsigned leader = openness->leaders & 1u << i;

		if (leader != 0 && follow(stretch, openness->open, leader) & sections)
			ret |= leader;
	}
	return ret;
}

bool completion_next(const struct openness *openness, struct completion *ret)
{
	if (!ret->begun) {
		ret->begun = true;
		ret->tariff = __builtin_ctz(openness->tariffs);
		ret->profile = __builtin_ctz(openness->profiles);
		return true;
	}
	/* The next subset of the leaders, round to the empty one. */
	ret->chosen = (ret->chosen - openness->leaders) & openness->leaders;
	if (ret->chosen != 0)
		return true;
	do
		ret->profile++;
	while (ret->profile < PROFILE_COUNT && !(openness->profiles >> ret->profile & 1));
	if (ret->profile < PROFILE_COUNT)
		return true;
	ret->profile = __builtin_ctz(openness->profiles);
	do
		ret->tariff++;
	while (ret->tariff < TARIFFS_MAX && !(openness->tariffs >> ret->tariff & 1));
	return ret->tariff < TARIFFS_MAX;
}

unsigned completion_satisfied(const struct stretch *stretch, const struct openness *openness,
    const struct completion *completion)
{
	unsigned chosen = completion->chosen;

	if (stretch->choices_shared)
		chosen = follow(stretch, openness->open, chosen);
	return openness->satisfied | chosen;
}
