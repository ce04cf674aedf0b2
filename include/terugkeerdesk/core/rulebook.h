/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/core/rulebook.h - policies and countries, compiled for assessing.
 *
 * Compiling cuts time into stretches of registration dates in which every rule is the
 * same, and makes small tables of each: answers by nationality and by value of a fact
 * as bit masks, amounts by class of person.  A rulebook never changes; threads may
 * share it.
 */
#ifndef TERUGKEERDESK_CORE_RULEBOOK_H
#define TERUGKEERDESK_CORE_RULEBOOK_H

#include <stddef.h>
#include <stdint.h>

#include "terugkeerdesk/core/policy.h"

#define RULEBOOK_CONDITIONS_MAX 64 /* distinct names, over all policies */
#define RULEBOOK_COMPONENTS_MAX 16
#define RULEBOOK_GROUPS_MAX 8

struct rulebook;
struct faults;

/*
 * rulebook_new(set, countries, fault):
 * Compile.  Both must outlive the rulebook.  Fails (FAULT_REFERENCE, FAULT_REQUIRED,
 * FAULT_OVERLAP, ... with file and line) when a policy names what does not exist, when
 * a package has no policy, when two policies of a package begin on the same day, or
 * when the maxima above do not suffice.
 */
struct rulebook *rulebook_new(const struct policy_set *set,
    const struct country_table *countries, struct fault *fault);
/* The same, with every fault: one of each section that has one. */
struct rulebook *rulebook_compile(const struct policy_set *set,
    const struct country_table *countries, struct faults *faults);
void rulebook_free(struct rulebook *rulebook); /* NULL is fine */

const struct policy_set *rulebook_policies(const struct rulebook *rulebook);
const struct country_table *rulebook_countries(const struct rulebook *rulebook);
/* BLAKE2b is not core's business: the caller hashes; see desk/. */

/* Names, over all policies and dates.  Index or -1. */
size_t rulebook_condition_count(const struct rulebook *rulebook);
const char *rulebook_condition_name(const struct rulebook *rulebook, int condition);
int rulebook_condition_find(const struct rulebook *rulebook, const char *name);
const char *rulebook_condition_label(const struct rulebook *rulebook, int condition,
    enum lang lang);
size_t rulebook_component_count(const struct rulebook *rulebook);
const char *rulebook_component_name(const struct rulebook *rulebook, int component);
int rulebook_component_find(const struct rulebook *rulebook, const char *name);
const char *rulebook_component_label(const struct rulebook *rulebook, int component,
    enum lang lang);

/* How a source of a policy reads in a language: what the first section with that source
 * says, else the source itself. */
const char *rulebook_source(
    const struct rulebook *rulebook, const char *source, enum lang lang);

/* The first registration date since which every rule is as it is on `date`; before the
 * first change the first date there is. */
day_number rulebook_same_since(const struct rulebook *rulebook, day_number date);

/* The facts on which amounts of these packages depend for a registration date, a bit per
 * enum fact_id; besides those that always count: the kind and route of the departure, and
 * who somebody is (role, age, nationality, own application, unaccompanied). */
uint64_t rulebook_facts(
    const struct rulebook *rulebook, day_number date, package_mask packages);

/* The largest amount that may be chosen with a MONEY fact (lowered_by) by a member on a
 * registration date, over all packages; -1 when no component asks for it. */
struct household;
cents rulebook_most_chosen(const struct rulebook *rulebook,
    const struct household *household, int person, enum fact_id fact);

#endif
