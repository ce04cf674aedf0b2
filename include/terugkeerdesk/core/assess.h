/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/core/assess.h - what a household may receive, and why.
 *
 * assess() fills one fixed-size struct and allocates nothing.  Everything else here
 * reads that struct, so what is explained is what was calculated.
 *
 * Ranges (contract, "Calculation"): a line runs over all values of the missing facts
 * and both outcomes of every check; totals and differences over joint completions,
 * which fix the departure kind for the case and, for each person independently, the
 * age class, own_application, and for each group of conditions whether it is satisfied.
 */
#ifndef TERUGKEERDESK_CORE_ASSESS_H
#define TERUGKEERDESK_CORE_ASSESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "terugkeerdesk/core/household.h"
#include "terugkeerdesk/core/rulebook.h"

/* A sum.  `incomplete`: an amount that is not stated is not in it. */
struct sum {
	struct range range;
	bool incomplete;
};

/* One component for one person in one package. */
struct line {
	uint8_t person; /* from 1 */
	uint8_t component; /* index in the rulebook */
	uint8_t phase; /* enum phase */
	uint8_t form; /* enum form */
	uint8_t payers; /* set of enum payer; 0: not stated */
	bool stated; /* false: the documents state no amount (range is 0..0) */
	struct range range;
	const struct component_rule *rule; /* the rule, for source and label */
};
#define LINES_MAX (CASE_PERSONS_MAX * RULEBOOK_COMPONENTS_MAX)

/* Answers to all conditions of one person, as bit sets over the rulebook's rules.
 * Every rule in force has its bit in exactly one of the four; kept per departure kind
 * that is possible.  What a bit means is the rulebook's secret: use finding_list. */
struct answers {
	uint64_t met;
	uint64_t unmet;
	uint64_t unknown;
	uint64_t check;
};

struct package_result {
	const struct policy *policy; /* in force, or the comparator */
	struct sum total;
	struct sum at_departure; /* the lines of phase departure */
	struct line line[LINES_MAX]; /* persons in order, components in rulebook order;
	                                lines that are 0 for certain are left out */
	int line_count;
	struct sum by_person[CASE_PERSONS_MAX];
	struct sum by_phase[PHASE_COUNT];
};

enum applies {
	APPLIES_NATIONAL = PACKAGE_NATIONAL,
	APPLIES_JRS = PACKAGE_JRS,
	APPLIES_HARMONISED = PACKAGE_HARMONISED,
	APPLIES_NONE = PACKAGE_COUNT, /* no package */
	APPLIES_OPEN /* a missing fact decides it: null in JSON */
};
const char *applies_name(enum applies applies); /* NULL for APPLIES_OPEN */

struct assessment {
	enum applies applies;
	struct package_result package[PACKAGE_COUNT];
	struct sum jrs_minus_national;
	struct sum harmonised_minus_national;
	int stretch; /* of registration dates, in the rulebook */
	kind_mask kinds; /* departure kinds that are possible */
	struct answers answers[DEPARTURE_KIND_COUNT][CASE_PERSONS_MAX];
};

/*
 * assess(rulebook, household, ret):
 * registered_on must be a date, member_count 1..CASE_PERSONS_MAX.  Pure; no allocation.
 * Chosen amounts above the standard count as the standard (assess_check reports them).
 */
void assess(const struct rulebook *rulebook, const struct household *household,
    struct assessment *ret);

/* The sums alone, for many households: same numbers as assess(), lines, persons and
 * answers left alone. */
struct assessment_sums {
	enum applies applies;
	struct sum total[PACKAGE_COUNT];
	struct sum at_departure[PACKAGE_COUNT];
	struct sum jrs_minus_national;
	struct sum harmonised_minus_national;
};
void assess_sums(const struct rulebook *rulebook, const struct household *household,
    struct assessment_sums *ret);

/* What a case says against what the policies know: countries (FAULT_COUNTRY), overrides
 * (FAULT_CONDITION), chosen cash amounts (FAULT_AMOUNT_RANGE). */
int assess_check(const struct rulebook *rulebook, const struct case_file *file,
    struct fault *fault);

/* One condition of one person in one package. */
struct finding {
	uint8_t person; /* from 1 */
	uint8_t condition; /* index in the rulebook */
	uint8_t answer; /* enum answer: the final one */
	uint8_t plain_answer; /* before overrides and softening */
	bool softened; /* unmet became check by `softened_by` */
	bool overridden;
	const struct condition_rule *rule; /* NULL: no rule of the period, so met */
	const struct overlay_rule *overlay; /* the overlay that decided, or NULL */
	const struct country_exception *exception; /* that decided the list value, or NULL */
	const char *source;
};
#define FINDINGS_MAX (CASE_PERSONS_MAX * RULEBOOK_CONDITIONS_MAX)

/* The findings that count in a package for the departure kinds that are possible,
 * persons in order, conditions in rulebook order.  Where kinds differ: the answer over
 * all of them (unknown unless equal).  Returns the count written, at most `size`. */
size_t finding_list(const struct rulebook *rulebook, const struct household *household,
    const struct assessment *assessment, enum package package, struct finding *ret,
    size_t size);

/* The name of the condition as the rule that decided has it; else that of the rulebook. */
const char *finding_label(
    const struct rulebook *rulebook, const struct finding *finding, enum lang lang);

/* The findings that one line rests on (for "why"), the same way. */
size_t finding_list_of_line(const struct rulebook *rulebook,
    const struct household *household, const struct assessment *assessment,
    enum package package, const struct line *line, struct finding *ret, size_t size);

/* Every component for one person, those that are 0 for certain too (so that "why not"
 * can be asked).  Returns the count, at most RULEBOOK_COMPONENTS_MAX. */
size_t line_list_of_person(const struct rulebook *rulebook,
    const struct household *household, const struct assessment *assessment,
    enum package package, int person, struct line ret[RULEBOOK_COMPONENTS_MAX]);

/* A missing fact that matters: some answer to it changes an amount or what applies, or
 * settles a condition on which an amount rests that is not 0 for certain. */
struct question {
	enum fact_id fact;
	int person; /* from 1; 0: the case */
	cents narrows; /* width of the applying package's total (none or open: of the
	                  widest) minus the largest width left over the answers; >= 0 */
	package_mask changes; /* packages in which an answer does so */
	bool decides; /* some answer changes which package applies */
};
#define QUESTIONS_MAX (FACT_CASE_COUNT + CASE_PERSONS_MAX * 16)
/* Largest first, ties in intake order. */
size_t question_list(const struct rulebook *rulebook, const struct household *household,
    const struct assessment *assessment, struct question *ret, size_t size);
/* The same for one package, whatever applies: `narrows` is about its total. */
size_t question_list_of_package(const struct rulebook *rulebook,
    const struct household *household, enum package package, struct question *ret,
    size_t size);

/* A notice, for the case (person 0) or a person. */
struct notice {
	const struct notice_rule *rule;
	uint8_t person;
};
#define NOTICES_MAX 128
size_t notice_list(const struct rulebook *rulebook, const struct household *household,
    const struct assessment *assessment, struct notice *ret, size_t size);

#endif
