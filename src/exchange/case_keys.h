/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * exchange/case_keys.h - the keys of a case file that are not facts.
 */
#ifndef EXCHANGE_CASE_KEYS_H
#define EXCHANGE_CASE_KEYS_H

#define CASE_FORMAT "terugkeerdesk-case/1"

#define KEY_FORMAT    "format"
#define KEY_CASE      "case"
#define KEY_PERSONS   "persons"
#define KEY_OVERRIDES "overrides"

/* Of an override. */
#define KEY_PERSON    "person"
#define KEY_CONDITION "condition"
#define KEY_ANSWER    "answer"
#define KEY_REASON    "reason"

#define WORD_MET   "met"
#define WORD_UNMET "unmet"

#endif
