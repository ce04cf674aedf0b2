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

/* A page in the making. */
struct applicant {
	const struct summary *summary;
	struct document *document;
	unsigned explained; /* abbreviations that were, by row of the word list */
};

/* Add a sentence for each abbreviation in `text` that was not explained yet, to the
 * last block. */
void applicant_words_explain(struct applicant *applicant, const char *text);

/* Amounts of one package: the total, by moment, and by person where that fits. */
void applicant_amounts_main(struct applicant *applicant, enum package package);
/* The same in full, for the annex; `package` PACKAGE_COUNT: none. */
void applicant_amounts_annex(struct applicant *applicant, enum package package);

/* What other routes or kinds of departure would give, if anything else. */
void applicant_choice(struct applicant *applicant);

/* What is not given and why; what must still be checked or answered.  `packages`: those
 * that the page is about. */
void applicant_reasons_not(struct applicant *applicant, package_mask packages);
void applicant_reasons_open(struct applicant *applicant, package_mask packages);
/* Does anybody still come into question for help with the journey? */
bool applicant_reasons_journey(const struct summary *summary);

#endif
