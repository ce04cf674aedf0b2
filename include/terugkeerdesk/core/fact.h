/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/core/fact.h - the one table of facts.
 *
 * Every question of the intake is one row.  The form, the JSON reader and writer,
 * the ledger's record and change log, the question list, the privacy inventory and
 * the manual are made from it.  A new question is a new row here and its fact_id.
 */
#ifndef TERUGKEERDESK_CORE_FACT_H
#define TERUGKEERDESK_CORE_FACT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "terugkeerdesk/core/lang.h"

/* In intake order; first those of the case, then those of each person. */
enum fact_id {
	FACT_REGISTERED_ON,
	FACT_DEPARTURE_KIND,
	FACT_DEPARTURE_ON,
	FACT_ROUTE,
	FACT_COUNTRY_OF_RETURN,
	FACT_RESIDENCE_STATUS,
	FACT_LONG_STAY_INTENT,
	FACT_OWN_MEANS,
	FACT_PARTNER_AVAILABLE,
	FACT_POST_ARRIVAL_AT_DEPARTURE,
	FACT_DUBLIN_CLAIMANT,
	FACT_ARRIVED_ON,
	FACT_PLACE,
	FACT_PHONE,
	FACT_INTERPRETER,
	FACT_NOTE,
	/* how far the case has come: core/case_state.h */
	FACT_ADVISED_ON,
	FACT_APPLIED_ON,
	FACT_APPROVED_ON,
	FACT_BOOKED_ON,
	FACT_DEPARTED_ON,
	FACT_REFUSED_ON,
	FACT_WITHDRAWN_ON,
	FACT_CLOSED_ON,
	FACT_CASE_COUNT,

	FACT_NAME = FACT_CASE_COUNT,
	FACT_NAME_LATIN,
	FACT_ROLE,
	FACT_SEX,
	FACT_BORN_ON,
	FACT_NATIONALITY,
	FACT_LINKED_TO,
	FACT_OWN_APPLICATION,
	FACT_EU_RESIDENCE,
	FACT_ASSISTED_RETURN,
	FACT_ASSISTED_RETURN_ON,
	FACT_OTHER_SUPPORT,
	FACT_EXCLUSION_GROUND,
	FACT_TRAFFICKING_VICTIM,
	FACT_UNACCOMPANIED,
	FACT_FORMER_UNACCOMPANIED_MINOR,
	FACT_HEALTH_NEEDS,
	FACT_V_NUMBER,
	FACT_TRAVEL_DOCUMENT,
	FACT_REAN_CASH,
	FACT_REAN_CASH_REASON,
	FACT_AVRR_CASH,
	FACT_COUNT,
	FACT_PERSON_COUNT = FACT_COUNT - FACT_CASE_COUNT,
	FACT_NONE = FACT_COUNT
};

enum fact_level {
	FACT_LEVEL_CASE,
	FACT_LEVEL_PERSON
};

/* What `number` in struct value holds for each type. */
enum fact_type {
	FACT_TYPE_CHOICE, /* index into choices */
	FACT_TYPE_YESNO, /* 0 no, 1 yes */
	FACT_TYPE_DATE, /* day_number */
	FACT_TYPE_PARTIAL_DATE, /* partial_date_pack */
	FACT_TYPE_COUNTRY, /* country_code */
	FACT_TYPE_NATIONALITY, /* country_code, NATIONALITY_STATELESS or _MIXED */
	FACT_TYPE_PERSON, /* person number from 1 */
	FACT_TYPE_MONEY, /* cents */
	FACT_TYPE_TEXT, /* text: one line */
	FACT_TYPE_LINES /* text: several lines */
};

/* What happens when it is not answered. */
enum fact_absent {
	FACT_ABSENT_UNKNOWN, /* the rules count it as missing and it is asked for */
	FACT_ABSENT_DEFAULT, /* `absent_number` counts */
	FACT_ABSENT_NOTHING /* no rule looks at it */
};

#define FACT_CHOICES_MAX 8
#define FACT_TEXT_BYTES_MAX 400 /* of one line: 300 letters of most scripts */
#define FACT_LINES_BYTES_MAX 8000
#define FACT_LINKED_NOBODY 0

struct fact {
	enum fact_id id;
	uint8_t record_number; /* stable for ever; never used twice */
	const char *key; /* in JSON, in policy files, in --json questions */
	enum fact_level level;
	enum fact_type type;
	enum fact_absent absent;
	int absent_number; /* with FACT_ABSENT_DEFAULT; DAY_NONE for a date and -1 for
	                      an amount: as if nothing was said */
	const char *choices[FACT_CHOICES_MAX]; /* JSON words, NULL-ended */
	const char *choice_labels[FACT_CHOICES_MAX]; /* msgids */
	const char *label; /* msgid, short: in the form */
	const char *help; /* msgid: what is asked and what it decides */
	const char *source; /* msgid: document or page that needs it; "" for administration */
	const char *purpose; /* msgid: why it is kept (privacy inventory) */
};

const struct fact *fact_get(enum fact_id id);
/* By JSON key among the facts of one level; NULL when there is none. */
const struct fact *fact_find(enum fact_level level, const char *key);
/* By JSON key whatever the level (policy files). */
const struct fact *fact_find_any(const char *key);
/* The index of a choice word ("voluntary"), or -1; yes/no for FACT_TYPE_YESNO. */
int fact_choice_find(const struct fact *fact, const char *word);

/* Indices of the choices that the engine has structure for (roles, kinds, routes). */
enum departure_kind {
	DEPARTURE_VOLUNTARY,
	DEPARTURE_SUPERVISED,
	DEPARTURE_FORCED,
	DEPARTURE_KIND_COUNT
};
enum route {
	ROUTE_IOM,
	ROUTE_JRS,
	ROUTE_NGO,
	ROUTE_COUNT
};
enum role {
	ROLE_MAIN_APPLICANT,
	ROLE_PARTNER,
	ROLE_CHILD,
	ROLE_OTHER,
	ROLE_COUNT
};

/* One answer.  Zeroed: not answered. */
struct value {
	bool set;
	int64_t number;
	char *text; /* owned; only for TEXT and LINES */
};

void value_clear(struct value *value);
void value_copy(struct value *ret, const struct value *value); /* clears *ret first */
bool value_equal(const struct value *one, const struct value *other);

/*
 * fact_parse(fact, word, ret, place, fault):
 * From the words of the case file (JSON, exports): ISO dates, choice words, "yes",
 * "no", alpha-2 codes, whole cents.  Text is normalised.  An empty word clears.
 */
struct fault;
int fact_parse(const struct fact *fact, const char *word, struct value *ret,
    const char *place, struct fault *fault);
/* The same words back ("" when not answered).  New memory, to g_free. */
char *fact_word(const struct fact *fact, const struct value *value);
/* Could fact_parse have made this value?  For records, which may hold any bytes. */
bool fact_value_valid(const struct fact *fact, const struct value *value);

#endif
