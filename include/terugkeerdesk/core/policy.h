/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/core/policy.h - what a policy file says, as structs.
 *
 * policy/policy.c fills these from data/policies/ (terugkeerdesk-policy(5) documents
 * every key); core/rulebook.h compiles them.  Nothing here has content of its own:
 * no amount, no country, no date.  Strings are owned by the policy.
 */
#ifndef TERUGKEERDESK_CORE_POLICY_H
#define TERUGKEERDESK_CORE_POLICY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "terugkeerdesk/core/case_file.h"
#include "terugkeerdesk/core/country.h"
#include "terugkeerdesk/core/date.h"
#include "terugkeerdesk/core/fact.h"
#include "terugkeerdesk/core/lang.h"
#include "terugkeerdesk/core/money.h"

enum package {
	PACKAGE_NATIONAL,
	PACKAGE_JRS,
	PACKAGE_HARMONISED,
	PACKAGE_COUNT
};
const char *package_name(enum package package); /* "national", "jrs", "harmonised" */

enum answer {
	ANSWER_MET,
	ANSWER_UNMET,
	ANSWER_UNKNOWN, /* a fact is missing */
	ANSWER_CHECK /* the documents leave it to a person */
};
const char *answer_name(enum answer answer); /* "met", "unmet", "unknown", "check" */

enum phase {
	PHASE_DEPARTURE,
	PHASE_POST_ARRIVAL,
	PHASE_POST_RETURN,
	PHASE_NOT_STATED,
	PHASE_COUNT
};
const char *phase_name(enum phase phase);

enum form {
	FORM_CASH,
	FORM_KIND,
	FORM_CASH_OR_KIND,
	FORM_NOT_STATED,
	FORM_COUNT
};
const char *form_name(enum form form);

/* A set of payers. */
enum payer {
	PAYER_NL = 1,
	PAYER_AMIF = 2,
	PAYER_FRONTEX = 4,
	PAYER_NOT_STATED = 0
};
#define PAYER_SETS 8 /* 0: not stated */
const char *payer_name(enum payer payer); /* "nl", "amif", "frontex", "not_stated" */

/* Who an amount is for.  The first class in this order that fits the person and
 * that the component names decides; adult and minor are always named. */
enum amount_class {
	AMOUNT_UNACCOMPANIED, /* a minor with the unaccompanied flag */
	AMOUNT_MAIN_APPLICANT,
	AMOUNT_OWN_APPLICATION, /* another adult, registered separately in RIAT */
	AMOUNT_ADULT,
	AMOUNT_MINOR,
	AMOUNT_CLASS_COUNT
};
#define AMOUNT_ABSENT INT64_MIN /* the class is not named */
#define AMOUNT_NOT_STATED (INT64_MIN + 1) /* the documents state no amount */

struct amounts {
	cents of[AMOUNT_CLASS_COUNT]; /* cents, AMOUNT_ABSENT or AMOUNT_NOT_STATED */
};

/* A period of registration dates, both ends inclusive. */
struct period {
	day_number from; /* DAY_NONE: open */
	day_number until; /* DAY_FOREVER: open */
};

typedef uint8_t kind_mask; /* bit 1 << enum departure_kind */
#define KIND_MASK_ALL ((kind_mask)((1 << DEPARTURE_KIND_COUNT) - 1))
typedef uint8_t route_mask; /* bit 1 << enum route */
#define ROUTE_MASK_ALL ((route_mask)((1 << ROUTE_COUNT) - 1))
typedef uint8_t package_mask; /* bit 1 << enum package */
#define PACKAGE_MASK_ALL ((package_mask)((1 << PACKAGE_COUNT) - 1))

/* [component NAME] or [component NAME VARIANT]: what is paid, for some departure kinds. */
struct component_rule {
	char *name; /* "jrs.post_return" */
	char *variant; /* "" or a word that tells two sections of one name apart */
	char *label[LANG_COUNT]; /* "" in a variant: that of the first section counts */
	char *paid[LANG_COUNT]; /* plain sentences: when and how one gets it; "" not stated */
	kind_mask departure_kinds;
	struct amounts amounts;
	enum fact_id lowered_by; /* a MONEY fact of the person, or FACT_NONE */
	char *less; /* component whose amount comes off this one; "" none */
	enum phase phase;
	enum form form;
	uint8_t payers; /* set of enum payer, when no route says otherwise */
	uint8_t payers_by_route[ROUTE_COUNT];
	route_mask payers_routes; /* which of payers_by_route are given */
	enum fact_id moved_by; /* a YESNO fact that, answered yes, moves it; FACT_NONE */
	route_mask moved_routes; /* only with one of these routes known */
	enum phase moved_phase;
	enum form moved_form;
	char **needs; /* groups of conditions ("rean"), NULL-ended */
	char *source;
	char *source_in[LANG_COUNT]; /* as it reads there; NULL: the same */
	bool ruling; /* the desk's ruling, not the document's word */
	int line; /* in the file */
};

/* How a condition looks at a case. */
enum condition_test {
	TEST_ALWAYS, /* `answer` for everybody in the period */
	TEST_FACT, /* answer by the value of a fact */
	TEST_FACT_DATE, /* a DATE fact after or before a date gives `answer` */
	TEST_COUNTRY, /* answer by the value of the nationality in a country list */
	TEST_OVERLAY /* met, unless an overlay says otherwise */
};

/* [condition NAME] or [condition NAME VARIANT]: for one period of registration dates. */
struct condition_rule {
	char *name; /* "rean.own_means": the group is what stands before the dot */
	char *variant;
	char *label[LANG_COUNT]; /* short name of the condition */
	char *why[LANG_COUNT]; /* one plain sentence for when it is unmet */
	struct period period;
	bool abolished; /* in this period the condition does not exist */
	enum condition_test test;
	enum fact_id fact; /* FACT and FACT_DATE */
	enum answer by_value[FACT_CHOICES_MAX]; /* FACT: by number of the value */
	char *list; /* COUNTRY: name of the list */
	char **answer_words[4]; /* as written: the values under unmet=, check=, met= */
	day_number after; /* FACT_DATE: DAY_NONE or the date must be after this */
	day_number before; /* FACT_DATE: DAY_NONE or the date must be before this */
	enum answer answer; /* ALWAYS, FACT_DATE */
	char *overlay_of; /* OVERLAY: name whose overlays count ("" its own) */
	enum answer overlay_unmet; /* OVERLAY: what an unmet overlay becomes here */
	int years; /* with `since`: a yes counts only within so many years; 0 none */
	enum fact_id since; /* DATE fact of the person, or FACT_NONE */
	enum fact_id softened_by[4]; /* YESNO facts that make unmet a check; FACT_NONE-ended */
	char **counts_for; /* only for these components; NULL: the whole group's */
	char *source;
	char *source_in[LANG_COUNT]; /* as it reads there; NULL: the same */
	bool ruling;
	int line;
};

/* [amount COMPONENT NAME]: other amounts for some nationalities and a period. */
struct amount_rule {
	char *component;
	char *name;
	package_mask packages;
	kind_mask departure_kinds;
	country_code *nationalities; /* COUNTRY_NONE-ended; NULL: everybody */
	struct period period;
	struct amounts amounts; /* classes not named keep theirs */
	char *source;
	char *source_in[LANG_COUNT]; /* as it reads there; NULL: the same */
	bool ruling;
	int line;
};

/* [overlay NAME]: another answer to a condition for some nationalities and a period. */
struct overlay_rule {
	char *name;
	char *condition;
	package_mask packages;
	country_code *nationalities; /* COUNTRY_NONE-ended; NULL: everybody */
	struct period period;
	day_number review; /* registered on or after it: ANSWER_CHECK; DAY_FOREVER none */
	enum answer answer;
	char *source;
	char *source_in[LANG_COUNT]; /* as it reads there; NULL: the same */
	bool ruling;
	int line;
};

/* [applies NAME]: when this package is the one that applies. */
struct applies_rule {
	char *name;
	kind_mask departure_kinds;
	route_mask routes;
	struct period period;
	char *source;
	char *source_in[LANG_COUNT]; /* as it reads there; NULL: the same */
	bool ruling;
	int line;
};

/* [notice NAME]: something to know that changes no amount. */
enum notice_when {
	NOTICE_ALWAYS,
	NOTICE_FACT, /* `fact` has one of `values`, or is unanswered when that is named */
	NOTICE_TURNS_18, /* a minor who turns 18 before the departure date */
	NOTICE_BORN_AFTER, /* born after the registration date */
	NOTICE_NOT_LINKED, /* a minor neither linked nor unaccompanied */
	NOTICE_SOFTENED, /* a condition became a check through `softened_by` */
	NOTICE_REVIEW /* an overlay is past its review date */
};
struct notice_rule {
	char *name;
	char *text[LANG_COUNT];
	enum notice_when when;
	enum fact_id fact;
	uint32_t values; /* bit per value of the fact; bit 31: unanswered */
	struct period period; /* of registration dates */
	day_number departing_after; /* DAY_NONE: any; else departure_on must be later */
	package_mask packages; /* shown beside these packages */
	char *source;
	char *source_in[LANG_COUNT]; /* as it reads there; NULL: the same */
	bool ruling;
	int line;
};

enum policy_kind {
	POLICY_PACKAGE, /* amounts and conditions of one package, from a date */
	POLICY_AMENDMENT /* changes to packages: overlays, amounts, conditions */
};

struct policy {
	char *id; /* "harmonised-2024" */
	char *name[LANG_COUNT];
	enum policy_kind kind;
	enum package package; /* with POLICY_PACKAGE */
	package_mask amends; /* with POLICY_AMENDMENT */
	struct period period; /* of registration dates; a package's `until` is for show:
	                         the next policy of the package takes over */
	char **conditions_from; /* ids whose conditions this policy takes over */
	char *source;
	char *source_in[LANG_COUNT]; /* as it reads there; NULL: the same */
	char *source_note[LANG_COUNT]; /* e.g. that the start is not stated; may be "" */
	bool ruling;

	struct component_rule *component;
	size_t component_count;
	struct condition_rule *condition;
	size_t condition_count;
	struct amount_rule *amount;
	size_t amount_count;
	struct overlay_rule *overlay;
	size_t overlay_count;
	struct applies_rule *applies;
	size_t applies_count;
	struct notice_rule *notice;
	size_t notice_count;

	char *file; /* path as read */
	uint8_t hash[32]; /* of the bytes of the file */
};

/* Every policy of one folder.  Owned; sorted by package, then from, then id. */
struct policy_set {
	struct policy **policy;
	size_t count;
};

/* The same words for people: msgids ("at departure", "cash or in kind", ...). */
const char *package_label(enum package package);
const char *answer_label(enum answer answer);
const char *phase_label(enum phase phase);
const char *form_label(enum form form);
const char *payer_label(enum payer payer);

void policy_free(struct policy *policy); /* NULL is fine */
void policy_set_clear(struct policy_set *set);
const struct policy *policy_set_find(const struct policy_set *set, const char *id);

/* The policy of a package in force on a registration date: the last that began; before
 * the first, the first (as a comparator).  NULL: the set has none. */
const struct policy *policy_set_on(const struct policy_set *set, enum package package,
    day_number registered_on);

#endif
