/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * core/judge.h - the answers to all conditions of one person, as bits of a stretch.
 */
#ifndef TERUGKEERDESK_SRC_CORE_JUDGE_H
#define TERUGKEERDESK_SRC_CORE_JUDGE_H

#include <stdint.h>

#include "terugkeerdesk/core/household.h"

#include "stretch.h"

/* The answers that the facts of the case give, the same for every person.  The departure
 * kind of the household counts as it stands: judge one kind at a time. */
struct masks judge_case(const struct stretch *stretch, const struct household *household);

/* The two steps to the answers for a person (from 1): what the facts say, and what a row
 * of the country table makes of that. */
struct masks judge_facts(const struct stretch *stretch, const struct household *household,
    const struct masks *of_case, int person);
void judge_nationality(const struct stretch *stretch, uint16_t row, struct masks *masks);

/* Both: the answers for a person, before anything softens or replaces them. */
struct masks judge_plain(const struct stretch *stretch, const struct household *household,
    const struct masks *of_case, int person);

/* The rules that become a check through a fact of the person when they are unmet. */
uint64_t judge_softened(const struct stretch *stretch, const struct member *member);

/* The rules that somebody replaced for a person. */
uint64_t judge_overridden(const struct stretch *stretch, const struct household *household,
    int person);

/* The final answers. */
struct masks judge_member(const struct stretch *stretch, const struct household *household,
    const struct masks *of_case, int person);

/* How many persons, from this one on, are alike whatever is asked of them. */
int judge_alike(const struct household *household, int person);

/* Which profiles, and which tariffs, a person may have: sets. */
unsigned judge_profiles(const struct member *member);
uint32_t judge_tariffs(const struct stretch *stretch, const struct member *member);

enum answer judge_answer(const struct masks *masks, int bit);

#endif
