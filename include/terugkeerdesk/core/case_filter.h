/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/core/case_filter.h - which cases a report is about.
 *
 * A case passes when it passes every part.  A part that was not set lets everything pass;
 * one that was set lets nothing pass that is not known, unless that is what it asks for.
 */
#ifndef TERUGKEERDESK_CORE_CASE_FILTER_H
#define TERUGKEERDESK_CORE_CASE_FILTER_H

#include <stdbool.h>
#include <stdint.h>

#include "terugkeerdesk/core/case_file.h"
#include "terugkeerdesk/core/date.h"
#include "terugkeerdesk/core/household_row.h"

enum case_filter_part {
	CASE_FILTER_REGISTERED_FROM, /* both days included */
	CASE_FILTER_REGISTERED_TO,
	CASE_FILTER_DEPARTURE_FROM, /* the day they left, or else the day planned */
	CASE_FILTER_DEPARTURE_TO,
	CASE_FILTER_NATIONALITY, /* of the main applicant */
	CASE_FILTER_DEPARTURE_KIND,
	CASE_FILTER_ROUTE,
	CASE_FILTER_HOUSEHOLD,
	CASE_FILTER_STATE,
	CASE_FILTER_PARTS
};

/* What a part asks for: a day_number, country_code, enum departure_kind, enum route, enum
 * household_type or enum case_state. */
#define CASE_FILTER_UNKNOWN (-1) /* nationality, kind, route: none is known */
struct case_filter {
	bool set[CASE_FILTER_PARTS];
	int32_t want[CASE_FILTER_PARTS];
}; /* zeroed: all cases */

/* Its stable word ("departure_kind"), and its label as a msgid. */
const char *case_filter_word(enum case_filter_part part);
const char *case_filter_label(enum case_filter_part part);
bool case_filter_is_day(enum case_filter_part part);

/* How many answers there are to choose among; 0: it is a day or a country.  The stable
 * word of each ("voluntary", ..., "unknown"), and its label as a msgid. */
int case_filter_choices(enum case_filter_part part);
const char *case_filter_choice_word(enum case_filter_part part, int choice);
const char *case_filter_choice_label(enum case_filter_part part, int choice);
/* What is to be put into `want` for a choice, and the label of what stands there. */
int32_t case_filter_choice(enum case_filter_part part, int choice);
const char *case_filter_want_label(enum case_filter_part part, int32_t want);

/* What a part that is set asks for, as a word ("2026-01-31", "IQ", "voluntary"). */
#define CASE_FILTER_TEXT DATE_TEXT
const char *case_filter_text(const struct case_filter *filter, enum case_filter_part part,
    char ret[CASE_FILTER_TEXT]);

/*
 * case_filter_parse(filter, part, word, fault):
 * Set a part from a word.  "unknown" is a nationality, kind or route too.  The fault has
 * the word of the part as place.
 */
int case_filter_parse(struct case_filter *filter, enum case_filter_part part,
    const char *word, struct fault *fault);

/* Of what is asked together: no period ends before it begins, and the country is in the
 * table. */
int case_filter_check(const struct case_filter *filter,
    const struct country_table *countries, struct fault *fault);

bool case_filter_any(const struct case_filter *filter); /* is a part set? */

bool case_filter_file(const struct case_filter *filter,
    const struct country_table *countries, const struct case_file *file);
bool case_filter_row(const struct case_filter *filter,
    const struct country_table *countries, const struct household_row *row);

#endif
