/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tests/rules/oracle.h - the rules once more, written out by hand.
 *
 * Straight C with the amounts, dates and countries in it, sharing nothing with the engine
 * but the household: it shows that the engine is right, and it is the floor of its
 * benchmark.  For households in which every fact is answered; a check stays open.
 */
#ifndef TERUGKEERDESK_TESTS_ORACLE_H
#define TERUGKEERDESK_TESTS_ORACLE_H

#include "terugkeerdesk/core/assess.h"
#include "terugkeerdesk/core/spread.h"

struct oracle;

/* Reads the plain list of countries below the tests; `countries` gives the rows. */
struct oracle *oracle_new(const struct country_table *countries);
void oracle_free(struct oracle *oracle);

void oracle_assess(const struct oracle *oracle, const struct household *household,
    struct assessment_sums *ret);

/* Two policies added up over many households, by hand: avrr-2017 (registered from its first
 * day) and harmonised-2024. */
struct oracle_what_if {
	struct spread national, harmonised;
	int64_t outcome[4]; /* gain, lose, same, undecided: of harmonised */
	cents gained, lost;
	struct {
		int64_t households;
		struct range national, harmonised;
	} nationality[COUNTRIES_MAX + 1];
};
void oracle_what_if(const struct oracle *oracle, const struct household *household,
    struct oracle_what_if *sum);

/* A household of 1 to 5 persons in which every fact is answered, by chance. */
struct oracle_household {
	struct household household; /* points into this struct */
	struct member member[5];
};
void oracle_household(uint64_t *state, const struct country_table *countries,
    struct oracle_household *ret);

/* The sums are the same. */
bool oracle_agrees(const struct assessment_sums *one, const struct assessment_sums *other);

#endif
