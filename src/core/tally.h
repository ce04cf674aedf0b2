/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * core/tally.h - sums over the joint completions of a household (contract).
 *
 * A completion fixes the departure kind for the case, and for each person by itself the
 * profile (age class, own application), the tariff where the nationality is not known,
 * and for each choice whether its sections are satisfied.  So within one kind the
 * smallest sum of a household is the sum of the smallest of its persons.
 */
#ifndef TERUGKEERDESK_SRC_CORE_TALLY_H
#define TERUGKEERDESK_SRC_CORE_TALLY_H

#include <stdbool.h>
#include <stdint.h>

#include "terugkeerdesk/core/assess.h"

#include "judge.h"
#include "schedule.h"
#include "stretch.h"

/* A household, or one person of it, in one departure kind. */
struct tally {
	struct outcome min;
	struct outcome max;
	uint8_t missing; /* bit per sum_of */
};

/* A case in one departure kind. */
struct tally_case {
	const struct stretch *stretch;
	const struct schedule *schedule;
	struct household household; /* with this kind, whether it is known or not */
	struct masks masks; /* judge_case */
	uint64_t moved; /* set of payments */
};
void tally_begin(const struct stretch *stretch, const struct household *household,
    enum departure_kind kind, struct tally_case *ret);

/* Somebody chose an amount that lowers what is paid. */
static inline bool tally_chosen(const struct tally_case *of_case, const struct member *member)
{
	return of_case->schedule->lowers && (member->rean_cash >= 0 || member->avrr_cash >= 0);
}

/* Add one person with these answers to a tally. */
void tally_add_member(const struct tally_case *of_case, const struct masks *answers,
    int person, struct tally *tally);
void tally_add(struct tally *tally, const struct tally *more);

/* What each payment gives a person, and what falls in each phase: over the same
 * completions. */
void tally_payments(const struct tally_case *of_case, const struct masks *answers, int person,
    struct sum ret[PAYMENTS_MAX]);
void tally_phases(const struct tally_case *of_case, const struct masks *answers, int person,
    struct sum ret[PACKAGE_COUNT][PHASE_COUNT]);

/* Over departure kinds: `first` takes over, the others widen. */
void tally_widen(struct tally *tally, const struct tally *other, bool first);
void tally_widen_sum(struct sum *sum, const struct sum *other, bool first);
struct sum tally_sum(const struct tally *tally, enum sum_of which);

/* The departure kinds that are possible. */
kind_mask tally_kinds(const struct household *household);

#endif
