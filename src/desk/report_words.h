/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * desk/report_words.h - the stable words of what reports add up by.
 */
#ifndef DESK_REPORT_WORDS_H
#define DESK_REPORT_WORDS_H

#include <stddef.h>

#include "terugkeerdesk/desk/what_if.h"

/* What of a spread a report shows, part by part. */
struct report_part {
	const char *name; /* "payers" */
	const char *label; /* msgid of the heading */
	int first; /* enum spread_of */
	int count;
};
#define REPORT_PARTS 3
extern const struct report_part report_parts[REPORT_PARTS];

#define REPORT_WORD_MAX 32
/* "nl+amif", "departure", "cash_or_kind": new text in `ret`, or a constant. */
const char *report_part_word(const struct report_part *part, int index,
    char ret[REPORT_WORD_MAX]);

/* "own_application", "check", "together". */
const char *report_cause_word(int cause);

/* Is anything paid there, on either side, or not stated? */
bool report_part_used(const struct what_if *what_if, int of);

struct sum report_sum(const struct spread *spread, int of);

/* Groups as they may leave the desk: small ones merged. */
enum report_group_by {
	REPORT_BY_TYPE,
	REPORT_BY_NATIONALITY
};
#define REPORT_ROWS_MAX (COUNTRIES_MAX + 2)
size_t report_rows(const struct desk *desk, const struct what_if *what_if,
    enum report_group_by by, struct what_if_row ret[REPORT_ROWS_MAX]);
const char *report_group_name(enum report_group_by by); /* "type", "nationality" */
/* "one_adult", "IQ", "other"; NULL: a nationality that is not known. */
const char *report_group_word(const struct desk *desk, enum report_group_by by, int index);

#endif
