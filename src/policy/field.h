/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * src/policy/field.h - the value of one key, read strictly into a struct.
 */
#ifndef TERUGKEERDESK_SRC_POLICY_FIELD_H
#define TERUGKEERDESK_SRC_POLICY_FIELD_H

#include <stdbool.h>

#include "terugkeerdesk/ini/ini.h"

/* What a value is, and as what it is kept. */
enum field_type {
	FIELD_TEXT,        /* char *: one clean line for people */
	FIELD_ID,          /* char *: id of a policy */
	FIELD_WORD,        /* char *: name of a list of countries, of a section */
	FIELD_NAME,        /* char *: condition or component, "jrs.post_return" */
	FIELD_NAMES,       /* char **, NULL-ended, as all lists of texts */
	FIELD_WORDS,       /* char **: groups, values of a fact or a country list */
	FIELD_IDS,         /* char ** */
	FIELD_COUNTRIES,   /* country_code *, COUNTRY_NONE-ended */
	FIELD_DATE,        /* day_number */
	FIELD_AMOUNT,      /* cents, or AMOUNT_NOT_STATED */
	FIELD_YEARS,       /* int */
	FIELD_YES_NO,      /* bool */
	FIELD_POLICY_KIND, /* the enum of that name, as the next four */
	FIELD_PACKAGE,
	FIELD_PHASE,
	FIELD_FORM,
	FIELD_ANSWER,
	FIELD_NOTICE_WHEN,
	FIELD_PACKAGES, /* package_mask */
	FIELD_KINDS,    /* kind_mask */
	FIELD_ROUTES,   /* route_mask */
	FIELD_PAYERS,   /* uint8_t, set of enum payer */
	FIELD_FACT,     /* enum fact_id, as the next three */
	FIELD_MOVING_FACT,
	FIELD_SINCE_FACT,
	FIELD_MONEY_FACT,
	FIELD_SOFTENING_FACTS, /* enum fact_id[4], FACT_NONE-ended */
	FIELD_LATER /* a list that the check of its section reads; nothing is kept */
};

#define FIELD_FACTS_MAX 3

/* Where a value stands, and who hears what is wrong with it. */
struct field_place {
	const struct ini *ini;
	const struct ini_section *section;
	const struct ini_key *key;
	struct faults *faults;
};

/* Read the value into `target`.  Returns false, target untouched, after a complaint. */
bool field_read(const struct field_place *place, enum field_type type, void *target);

/* The parts of a list between commas; NULL after a complaint.  To g_strfreev. */
char **field_list(const struct field_place *place);

/* Is it GROUP.NAME, or a word without a dot, of a-z, 0-9, _ and -? */
bool field_is_name(const char *text);
bool field_is_word(const char *text);

/* What a value of the type looks like: a msgid or plain words.  New memory, g_free. */
char *field_expected(enum field_type type);

/* Complain about the value at `place`. */
void field_complain(const struct field_place *place, enum fault_code code,
    const char *found, const char *expected);

#endif
