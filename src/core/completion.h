/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * core/completion.h - what is left open for one person, and one completion of it after
 * another.
 *
 * A completion fixes the profile, the tariff where the nationality is not known, and for
 * each choice whether its sections are satisfied.
 */
#ifndef TERUGKEERDESK_SRC_CORE_COMPLETION_H
#define TERUGKEERDESK_SRC_CORE_COMPLETION_H

#include <stdbool.h>
#include <stdint.h>

#include "judge.h"
#include "schedule.h"
#include "stretch.h"

struct openness {
	unsigned satisfied; /* sections */
	unsigned open; /* sections */
	unsigned leaders; /* of the open ones, the first of each choice */
	unsigned profiles;
	uint32_t tariffs;
};
struct openness completion_openness(const struct stretch *stretch,
    const struct schedule *schedule, const struct masks *answers,
    const struct member *member);
/* The sections of it anew, for other answers. */
void completion_sections(const struct stretch *stretch, const struct schedule *schedule,
    const struct masks *answers, struct openness *openness);

/* Leaders on which one of these sections depends. */
unsigned completion_leaders(const struct stretch *stretch, const struct openness *openness,
    unsigned sections);

/* Zeroed before the first. */
struct completion {
	bool begun;
	int tariff;
	int profile;
	unsigned chosen; /* leaders that are satisfied */
};
bool completion_next(const struct openness *openness, struct completion *ret);
/* The sections that are satisfied in it. */
unsigned completion_satisfied(const struct stretch *stretch, const struct openness *openness,
    const struct completion *completion);

static inline bool completion_single(unsigned set)
{
	return (set & (set - 1)) == 0;
}

/* There is one completion only. */
static inline bool completion_settled(const struct openness *openness)
{
	return openness->open == 0 && completion_single(openness->profiles) &&
	    completion_single(openness->tariffs);
}

#endif
