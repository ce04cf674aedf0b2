/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * src/policy/vocabulary.h - the closed lists of words that policy files know.
 */
#ifndef TERUGKEERDESK_SRC_POLICY_VOCABULARY_H
#define TERUGKEERDESK_SRC_POLICY_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>

#include "terugkeerdesk/core/fact.h"

#define VOCABULARY_MAX FACT_COUNT

enum vocabulary {
	VOCABULARY_YES_NO,
	VOCABULARY_POLICY_KIND,
	VOCABULARY_PACKAGE,
	VOCABULARY_DEPARTURE_KIND,
	VOCABULARY_ROUTE,
	VOCABULARY_PHASE,
	VOCABULARY_FORM,
	VOCABULARY_PAYER,
	VOCABULARY_ANSWER, /* what a rule may say: not "unknown" */
	VOCABULARY_NOTICE_WHEN,
	VOCABULARY_FACT,           /* that a condition or notice may look at */
	VOCABULARY_MOVING_FACT,    /* yes or no about the case */
	VOCABULARY_SOFTENING_FACT, /* yes or no about a person, no unless answered */
	VOCABULARY_SINCE_FACT,     /* a date of a person */
	VOCABULARY_MONEY_FACT      /* amounts that are chosen for a person */
};

struct vocabulary_word {
	const char *word;
	unsigned value; /* the enumerator; of a payer its bit */
};

/* The words, in order; returns how many. */
size_t vocabulary_words(
    enum vocabulary vocabulary, struct vocabulary_word ret[VOCABULARY_MAX]);

/* The value of a word; false when it is not one of them. */
bool vocabulary_find(enum vocabulary vocabulary, const char *word, unsigned *ret);

/* "national, jrs, harmonised".  New memory, to g_free. */
char *vocabulary_list(enum vocabulary vocabulary);

/* The values of a fact that has choices: "no, yes"; "" of any other. */
char *vocabulary_values(const struct fact *fact);

#endif
