/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/report/what_if.h - what two policies come to over many households.
 *
 * Households are added one after another and forgotten: the memory is the same for one as
 * for a million.  Threads add to a struct of their own each, which are merged.
 */
#ifndef TERUGKEERDESK_REPORT_WHAT_IF_H
#define TERUGKEERDESK_REPORT_WHAT_IF_H

#include <stdbool.h>
#include <stdint.h>

#include "terugkeerdesk/core/household_type.h"
#include "terugkeerdesk/core/spread.h"

enum what_if_side {
	WHAT_IF_POLICY, /* the one that is tried */
	WHAT_IF_AGAINST,
	WHAT_IF_SIDES
};

/* How a household is paid on one side. */
struct what_if_rules {
	const struct rulebook *rulebook; /* outlives everything here */
	bool applied; /* in the package that applies, else in `package` */
	enum package package;
};

/* Of the policy against the other side, where both are exact. */
enum what_if_outcome {
	WHAT_IF_GAIN,
	WHAT_IF_LOSE,
	WHAT_IF_SAME,
	WHAT_IF_UNDECIDED,
	WHAT_IF_OUTCOMES
};
const char *what_if_outcome_name(enum what_if_outcome outcome); /* "gain", ... */

/* What became of one household. */
struct what_if_verdict {
	enum what_if_outcome outcome;
	cents difference; /* of a decided one */
};

/* Households that have something in common. */
struct what_if_group {
	int64_t households;
	int64_t persons;
	struct sum total[WHAT_IF_SIDES];
	int64_t outcome[WHAT_IF_OUTCOMES];
};

/* How often an answer is missing, and how much of the range goes when it is given. */
struct what_if_cause {
	int64_t households[WHAT_IF_SIDES];
	cents narrows[WHAT_IF_SIDES];
};
/* Besides the facts: what the documents leave to a person, and what only several answers
 * together would settle. */
enum what_if_cause_of { WHAT_IF_CHECK = FACT_COUNT, WHAT_IF_TOGETHER, WHAT_IF_CAUSES };

/* Differences of decided households, in steps of WHAT_IF_STEP: bin WHAT_IF_BINS is 0, the
 * one behind it more than 0 up to one step; beyond the last bin all go into the last. */
#define WHAT_IF_STEP ((cents)5000)
#define WHAT_IF_BINS 2000

struct what_if {
	struct what_if_rules rules[WHAT_IF_SIDES];
	struct spread_store *store[WHAT_IF_SIDES]; /* owned; one for the same rulebook */
	int64_t households;
	int64_t persons;
	struct spread spread[WHAT_IF_SIDES];
	int64_t
	    incomplete[WHAT_IF_SIDES]; /* households with an amount that is not stated */
	int64_t outcome[WHAT_IF_OUTCOMES];
	cents gained, lost;      /* by those that gain and lose; neither is negative */
	struct range difference; /* smallest and largest of a decided household */
	int64_t bin[2 * WHAT_IF_BINS + 1];
	struct what_if_group type[HOUSEHOLD_TYPES];
	struct what_if_group nationality[COUNTRIES_MAX + 1]; /* of the main applicant */
	struct what_if_cause cause[WHAT_IF_CAUSES];
};

struct what_if *what_if_new(const struct what_if_rules rules[WHAT_IF_SIDES]);
void what_if_free(struct what_if *what_if); /* NULL is fine */

/* Add a household that is there `times` times.  It has a registration date.  Overrides
 * are numbered by a rulebook, so each side has its own; without them both may be the
 * same. */
struct what_if_verdict what_if_add(struct what_if *what_if,
    const struct household *const household[WHAT_IF_SIDES], int64_t times);
void what_if_merge(struct what_if *what_if, const struct what_if *other);

static inline int64_t what_if_decided(const struct what_if *what_if)
{
	return what_if->households - what_if->outcome[WHAT_IF_UNDECIDED];
}

/* One row of the distribution, without the end that is nearest to 0 (0 and 0: no
 * difference at all). */
struct what_if_difference {
	struct range range;
	int64_t households;
};
#define WHAT_IF_DIFFERENCES_MAX 32
/* The distribution in at most `size` rows of one round width, empty ones between them
 * too; most negative first.  Neighbours are joined until each row has nothing in it or
 * `smallest` households; fewer of them altogether have no distribution.  Returns the
 * count. */
size_t what_if_differences(const struct what_if *what_if, int64_t smallest,
    struct what_if_difference *ret, size_t size);

void what_if_group_merge(struct what_if_group *group, const struct what_if_group *more);

/* What may be told of all households together: outcomes of fewer than `smallest` are
 * merged, with others until they are enough. */
struct what_if_told {
	bool merged[WHAT_IF_OUTCOMES];
	int64_t households; /* of the merged ones */
	bool amounts; /* what was gained and lost is that of enough households */
};
void what_if_tell(
    const struct what_if *what_if, int64_t smallest, struct what_if_told *ret);
/* Of so many households that it may be told what their answers lack. */
bool what_if_cause_told(const struct what_if_cause *cause, int64_t smallest);

/* Groups for showing: the largest first, those smaller than `smallest` merged into one
 * row at the end; of each, the outcomes that would tell of fewer are hidden. */
#define WHAT_IF_MERGED (-1)
struct what_if_row {
	int index; /* in the array, or WHAT_IF_MERGED */
	struct what_if_group group;
	bool hidden[WHAT_IF_OUTCOMES];
};
size_t what_if_rows(const struct what_if_group *group, size_t count, int64_t smallest,
    struct what_if_row *ret);

#endif
