/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tests/rules/rules.h - the real policies, cases in a few words, and what is expected.
 *
 * A case is written as words: facts of the case, then "+" for each person and facts of
 * that person.  What is not named has an answer that stands in nobody's way, so a row
 * of a table shows only what matters:
 *
 *   "registered_on=2016-12-31 + nationality=UA + born_on=2010 unaccompanied=yes"
 *
 * "nationality=" takes an answer away.  Expected is written as KEY=TEXT words, in euro;
 * "7460..8460" is a range, "*" behind a sum says that an amount is missing in it:
 *
 *   applies                              national, jrs, harmonised, none or open
 *   PACKAGE, at_departure.PACKAGE        the sum, e.g. national=9680
 *   jrs-national, harmonised-national    the difference
 *   person.PACKAGE.N                     the sum of one person
 *   phase.PACKAGE.PHASE                  the sum of one phase
 *   line.PACKAGE.N.COMPONENT             amount, "not_stated", or "none"
 *   when., form., payers. + the same     of that line
 *   find.PACKAGE.N.CONDITION             answer, "softened", "overridden", or "none"
 *   source.PACKAGE.N.CONDITION           the source of a finding, _ for a space
 *   ask.N.FACT                           what it narrows, or "no"; N 0: the case
 *   note.N.NAME                          yes or no
 *   policy.PACKAGE                       the id in force
 */
#ifndef TERUGKEERDESK_TESTS_RULES_RULES_H
#define TERUGKEERDESK_TESTS_RULES_RULES_H

#include "support.h"

#include "terugkeerdesk/core/assess.h"
#include "terugkeerdesk/core/fault.h"

struct rules {
	struct country_table countries;
	struct policy_set set;
	struct rulebook *rulebook;
};

/* The policies of the tree; `extra` (NULL: none) is a further policy file beside them,
 * given as text with its id.  Fails the test when anything cannot be read. */
void rules_load(struct rules *ret, const char *extra_id, const char *extra);
void rules_clear(struct rules *rules);
/* The same, expecting that compiling fails; fills the fault. */
void rules_load_bad(const char *extra_id, const char *extra, struct fault *ret);

void rules_case(const char *words, struct case_file *ret);
/* A further override: person 0 is everybody. */
void rules_override(struct case_file *file, int person, const char *condition,
    enum override_answer answer);

void rules_expect_case(const struct rules *rules, const struct case_file *file,
    const char *words, const char *expected);
void rules_expect(const struct rules *rules, const char *words, const char *expected);

/* A table of such rows. */
struct rules_row {
	const char *words;
	const char *expected;
};
void rules_expect_rows(const struct rules *rules, const struct rules_row *row, size_t count);
#define RULES_EXPECT_ROWS(rules, rows) \
	rules_expect_rows((rules), (rows), sizeof(rows) / sizeof((rows)[0]))

/* cmocka group fixtures: *state becomes the shipped rules. */
int rules_setup(void **state);
int rules_teardown(void **state);

#endif
