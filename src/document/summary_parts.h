/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * document/summary_parts.h - what the three summaries have in common.
 */
#ifndef TERUGKEERDESK_SRC_DOCUMENT_SUMMARY_PARTS_H
#define TERUGKEERDESK_SRC_DOCUMENT_SUMMARY_PARTS_H

#include <stdint.h>

#include "terugkeerdesk/document/summary.h"

/* What a summary is made of, and the document it goes into. */
struct summary {
	const struct case_file *file;
	const struct rulebook *rulebook;
	const struct household *household;
	const struct assessment *assessment; /* NULL: nothing can be calculated yet */
	const struct summary_frame *frame;
	struct document *document;
};

void summary_applicant(const struct summary *summary);
void summary_file(const struct summary *summary);
void summary_riat(const struct summary *summary);

/* A set of persons: bit 1 << (number - 1). */
typedef uint32_t person_mask;

/* Whose paper it is, where the settings say so. */
void summary_parts_add_letterhead(const struct summary *summary);

/* The name of a person, or the number in brackets while there is none.  Borrowed from
 * the case or from `space`. */
#define PARTS_NAME_SPACE 16
const char *summary_parts_name(
    const struct summary *summary, int person, char space[PARTS_NAME_SPACE]);
/* Names of a set, comma between; g_free. */
char *summary_parts_names(const struct summary *summary, person_mask persons);
person_mask summary_parts_everybody(const struct summary *summary);

/* The words of a fact's value as an argument of `cell`; "not answered" where it is not.
 */
struct cell *summary_parts_add_value(
    const struct summary *summary, struct cell *cell, enum fact_id fact, int person);

/* The name of a country in the page's language, else its code.  Borrowed, or `space`. */
const char *summary_parts_country(
    const struct summary *summary, country_code code, char space[PARTS_NAME_SPACE]);

/* The label of a component of the rulebook.  Borrowed. */
const char *summary_parts_component(const struct summary *summary, int component);

/* A text in both languages from our own data: that of the page, else the other one. */
const char *summary_parts_choose(
    const struct summary *summary, char *const text[LANG_COUNT]);

/* Another cell of the last row with a sum in words: "not stated" and "and more that is
 * not stated" are words. */
struct cell *summary_parts_add_sum(
    struct document *document, struct range range, bool incomplete);

/* Another sentence of the last block: the source, and whether it is a ruling. */
void summary_parts_add_source(
    const struct summary *summary, const char *source, bool ruling);

/* What was added since there were `count` blocks says only how things stood when it was
 * made: it is not compared with a later one. */
void summary_parts_pass(struct document *document, size_t count);

/* "not_stated" payers and sets of payers as a msgid. */
const char *summary_parts_payers(unsigned payers);

#endif
