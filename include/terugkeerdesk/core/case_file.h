/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/core/case_file.h - a case: its facts, its persons, its overrides.
 */
#ifndef TERUGKEERDESK_CORE_CASE_FILE_H
#define TERUGKEERDESK_CORE_CASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "terugkeerdesk/core/fact.h"

struct country_table;
struct fault;

#define CASE_PERSONS_MAX 24
#define CASE_OVERRIDES_MAX 200
#define CONDITION_NAME_MAX 64

struct person {
	struct value fact[FACT_PERSON_COUNT]; /* index: fact id - FACT_CASE_COUNT */
};

enum override_answer {
	OVERRIDE_MET,
	OVERRIDE_UNMET
};

/* A finding that a counsellor replaced.  The last one for a person and a condition
 * counts; one for a person goes before one for everybody. */
struct override {
	int person; /* from 1; 0: everybody */
	char condition[CONDITION_NAME_MAX]; /* "rean.eu_residence" */
	enum override_answer answer;
	char *reason; /* clean text, owned, never empty */
};

struct case_file {
	struct value fact[FACT_CASE_COUNT];
	struct person person[CASE_PERSONS_MAX];
	int person_count; /* 0..CASE_PERSONS_MAX; person 1 is person[0] */
	struct override *override; /* owned */
	int override_count;
};

/* Zeroed storage is an empty case without persons. */
void case_file_clear(struct case_file *file);
void case_file_copy(struct case_file *ret, const struct case_file *file); /* clears *ret */
bool case_file_equal(const struct case_file *one, const struct case_file *other);

/* The value of a fact; `person` from 1 for facts of a person, 0 for the case.
 * NULL when there is no such person. */
struct value *case_file_value(struct case_file *file, enum fact_id fact, int person);
const struct value *case_file_value_const(const struct case_file *file, enum fact_id fact,
    int person);

/* Add an empty person (role: main applicant if first, else other); returns the
 * number, or -1 when there are CASE_PERSONS_MAX. */
int case_file_add_person(struct case_file *file);
/* Remove a person: links and overrides to that person go, numbers behind it move.  Who
 * becomes the first becomes the main applicant. */
void case_file_remove_person(struct case_file *file, int person);

/* Append or replace the override of (person, condition).  -1 when there are too many. */
int case_file_set_override(struct case_file *file, int person, const char *condition,
    enum override_answer answer, const char *reason);
void case_file_remove_override(struct case_file *file, int person, const char *condition);

/*
 * case_file_check(file, draft, fault):
 * The rules between facts that hold whatever the policy: a person, exactly one main
 * applicant who is person 1; registered_on, and the name and role of each person
 * (unless `draft`); links to an adult of the case, not to oneself, not beside the
 * unaccompanied flag; a reason with a lowered REAN cash; overrides of persons who are
 * there, with a reason.  A link on an adult is accepted.  The first fault found is
 * reported.
 */
int case_file_check(const struct case_file *file, bool draft, struct fault *fault);
/* Countries and nationalities against the table (FAULT_COUNTRY). */
int case_file_check_countries(const struct case_file *file,
    const struct country_table *table, struct fault *fault);

/* Age on the registration date, from the birth date alone. */
enum age_class {
	AGE_MINOR,
	AGE_ADULT,
	AGE_OPEN /* birth date or registration date not known well enough */
};
enum age_class case_file_age(const struct case_file *file, int person);

/* One difference between two cases, for the change log, undo and conflicts. */
struct change {
	enum fact_id fact; /* FACT_NONE: an override or a person as a whole */
	int person; /* number in the newer file (older, when it was removed); 0 case */
	enum change_kind {
		CHANGE_FACT,
		CHANGE_PERSON_ADDED,
		CHANGE_PERSON_REMOVED,
		CHANGE_OVERRIDE
	} kind;
	char condition[CONDITION_NAME_MAX]; /* with CHANGE_OVERRIDE */
	char *before; /* fact_word of the old value; owned */
	char *after;
};

/* All differences, case first, then persons in order.  Persons are matched by
 * number.  Returns the count; *ret is new memory, freed by change_list_free. */
size_t case_file_changes(const struct case_file *before, const struct case_file *after,
    struct change **ret);
void change_list_free(struct change *list, size_t count);

#endif
