/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * entry.h - answers to facts, as people read and type them.  Pure.
 */
#ifndef TERUGKEERDESK_SRC_TUI_ENTRY_H
#define TERUGKEERDESK_SRC_TUI_ENTRY_H

#include <stdbool.h>
#include <stddef.h>

#include "terugkeerdesk/core/case_file.h"
#include "terugkeerdesk/core/country.h"
#include "terugkeerdesk/core/fact.h"
#include "terugkeerdesk/core/lang.h"

/* What answers are read and written with. */
struct entry_words {
	const struct country_table *countries;
	enum lang lang;
};

/* Is it answered by typing, or by choosing among a few answers? */
bool entry_typed(const struct fact *fact);
/* The most bytes that can be typed. */
size_t entry_most(const struct fact *fact);

/* An answer in words; "" when not answered.  New memory, to text_free. */
char *entry_text(const struct entry_words *words, const struct case_file *file,
    const struct fact *fact, const struct value *value);
/* What counts while it is not answered ("no"), or "".  New memory, to g_free. */
char *entry_default(const struct entry_words *words, const struct fact *fact);

enum entry_result {
	ENTRY_WHOLE, /* *ret is the answer */
	ENTRY_EMPTY,
	ENTRY_HALF /* not an answer (yet) */
};
/* From what stands in the field.  *ret is cleared or zeroed, and set when whole. */
enum entry_result entry_parse(const struct entry_words *words, const struct fact *fact,
    const char *typed, struct value *ret);

/* What is expected where something is half typed: a msgid. */
const char *entry_expected(const struct fact *fact);

/* How many answers a fact that is not typed has; for FACT_TYPE_PERSON: nobody, and the
 * other adults of the case. */
int entry_choice_count(const struct case_file *file, const struct fact *fact, int person);
struct value entry_choice(const struct case_file *file, const struct fact *fact, int person,
    int index);
/* The index of the present answer, or -1. */
int entry_choice_of(const struct case_file *file, const struct fact *fact, int person,
    const struct value *value);

/* Countries (and "stateless", "mixed" for a nationality) that begin with or hold what was
 * typed: their codes, best first.  Returns the count. */
size_t entry_complete(const struct entry_words *words, const struct fact *fact,
    const char *typed, country_code *ret, size_t size);
/* The name of a country or of "stateless": borrowed. */
const char *entry_country(const struct entry_words *words, country_code code);

/* "Ali (39)", for lists of persons: name or "person 2", age on the registration date.
 * New memory, to text_free. */
char *entry_person(const struct case_file *file, int person);
/* The name alone, or "person 2"; U+200E behind a name that is written from right to left,
 * so that what follows it in a sentence stays there.  New memory, to text_free. */
char *entry_name(const struct case_file *file, int person);

#endif
