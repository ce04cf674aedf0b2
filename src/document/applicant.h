/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * document/applicant.h - the parts of the page that the applicant takes home.
 *
 * Language: B1.  Sentences of at most 20 words, 12 on average; active; "you"; no word
 * that only an official uses; every abbreviation explained where it first stands.
 */
#ifndef TERUGKEERDESK_SRC_DOCUMENT_APPLICANT_H
#define TERUGKEERDESK_SRC_DOCUMENT_APPLICANT_H

#include "summary_parts.h"

/* What would hold for one departure kind and route. */
struct alternative {
	int kind;
	int route;
	enum applies applies;
	struct sum total;
};
#define ALTERNATIVES_MAX (DEPARTURE_KIND_COUNT * ROUTE_COUNT)

/* Every departure kind that is still possible, by every route; ROUTE_COUNT of each kind
 * together.  Kinds with the outcome of the first are left out. */
struct choice {
	struct alternative list[ALTERNATIVES_MAX];
	size_t count;
	bool by_kind; /* the departure kind makes a difference, and is not known */
	bool by_route; /* the route makes a difference */
	package_mask packages; /* that apply in one of them */
};

/* A page in the making. */
struct applicant {
	const struct summary *summary;
	struct document *document;
	struct choice choice; /* zeroed where nothing can be calculated */
	package_mask about; /* the package that applies, else those that may */
	int annexes; /* packages of which all amounts were shown */
	unsigned explained; /* abbreviations that were, by row of the word list */
};

/* Does the annex speak of more packages than one? */
static inline bool applicant_is_about_several(const struct applicant *applicant)
{
	return (applicant->about & (applicant->about - 1)) != 0; /* more bits than one */
}

/* Add a sentence for each abbreviation in `text` that was not explained yet, to the
 * last block. */
void applicant_words_explain(struct applicant *applicant, const char *text);

/* Amounts of one package: the total, by moment, and by person where that fits. */
void applicant_amounts_main(struct applicant *applicant, enum package package);
/* The same in full, for the annex. */
void applicant_amounts_annex(struct applicant *applicant, enum package package);
/* Another cell of the last row with a sum in words. */
void applicant_amounts_add_sum(struct document *document, struct range range,
    bool incomplete);

/* The policies that the amounts come from, with their sources, for the annex. */
void applicant_rules_annex(struct applicant *applicant);

/* Find what other routes or kinds of departure would give; show it if it differs. */
void applicant_choice_find(const struct summary *summary, struct choice *ret);
void applicant_choice_show(struct applicant *applicant);

/* What is not given and why; what must still be answered or checked. */
void applicant_reasons_not(struct applicant *applicant);
void applicant_reasons_open(struct applicant *applicant);
/* Does anybody still come into question for help with the journey? */
bool applicant_reasons_journey(const struct summary *summary);

#endif
