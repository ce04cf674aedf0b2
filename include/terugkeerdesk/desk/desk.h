/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * terugkeerdesk/desk/desk.h - all that a front end may do, one function per thing.
 *
 * The desk ties rules, ledger, pages and files together; it owns no screen and no
 * sentence.  What it needs from outside (paths, time, user) comes in struct desk_env.
 */
#ifndef TERUGKEERDESK_DESK_DESK_H
#define TERUGKEERDESK_DESK_DESK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "terugkeerdesk/config/config.h"
#include "terugkeerdesk/core/assess.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/core/snapshot.h"
#include "terugkeerdesk/document/summary.h"
#include "terugkeerdesk/ledger/ledger.h"

/* Made by main.c; outlives the desk. */
struct desk_env {
	const char *data_folder;     /* holds policies/, countries.ini, examples/ */
	const char *policies_folder; /* NULL: data_folder/policies */
	const char *locale_folder; /* holds nl/LC_MESSAGES/terugkeerdesk.mo, for pages */
	const char *page_program; /* sets pages: terugkeerdesk-page */
	const char *ledger_path;
	const char *user; /* --user, or NULL */
	const struct config *config;
	int64_t (*now)(void);      /* seconds since 1970, UTC: the only clock */
	int64_t (*milliseconds)(void); /* of a clock that only goes on; NULL: none */
	day_number (*today)(void); /* the date on the wall here */
	int (*utc_offset)(
	    int64_t at); /* seconds that the clock here is ahead; NULL: UTC */
};

struct desk;

/* A desk without rules and without an open ledger: quick, before the first frame. */
struct desk *desk_new(const struct desk_env *env);
void desk_free(struct desk *desk); /* locks and closes the ledger; NULL is fine */
const struct desk_env *desk_env(const struct desk *desk);

#define DESK_TIME_TEXT 48
/* A moment as the clock here showed it: "21-11-2026 14:05", "21 November 2026 14:05". */
char *desk_time_format(
    const struct desk *desk, char ret[DESK_TIME_TEXT], int64_t at, enum lang lang);

/* Read and compile policies and countries, if that was not done.  Every fault of every
 * file is added to `faults`. */
int desk_load_rules(struct desk *desk, struct faults *faults);
const struct rulebook *desk_rulebook(const struct desk *desk); /* NULL before */
const uint8_t *desk_rules_hash(const struct desk *desk);

/* Check policy files and country tables, each by itself and all beside the rules that are
 * there (in the place of those with the same id).  Every fault is added to `faults`. */
int desk_check_policies(
    struct desk *desk, const char *const *path, size_t count, struct faults *faults);

/*
 * A calculation of one case: everything a screen or a page shows of it, made by one
 * call.  Big: allocate with desk_calculation_new.
 */
struct desk_calculation {
	bool possible; /* false: no registration date or no person yet */
	struct household_of_case household;
	struct assessment assessment;
	struct question question[QUESTIONS_MAX];
	size_t question_count;
	struct notice notice[NOTICES_MAX];
	size_t notice_count;
};
struct desk_calculation *desk_calculation_new(void);
void desk_calculation_free(struct desk_calculation *calculation);
/* Calculate; when the household is what it was, nothing is done again.  Returns whether
 * anything changed. */
bool desk_calculate(struct desk *desk, const struct case_file *file,
    struct desk_calculation *calculation);

/* Ledger: the one at env->ledger_path. */
struct ledger *desk_ledger(struct desk *desk); /* NULL while not opened */
bool desk_ledger_exists(const struct desk *desk);
int desk_ledger_create(struct desk *desk, const char *user, const char *passphrase,
    enum ledger_kdf_cost cost, struct fault *fault);
int desk_ledger_open(struct desk *desk, struct fault *fault);
/* In this thread; see ledger_unlock.  */
int desk_unlock(struct desk *desk, const char *user, const char *passphrase,
    bool (*progress)(void *data, int permille), void *data, struct fault *fault);
void desk_lock(struct desk *desk);

/* A throw-away ledger of the example cases, in a private temporary folder that
 * desk_free removes; opened and unlocked. */
int desk_demo(struct desk *desk, struct fault *fault);

/*
 * An opened case: the intake works on it.
 *
 * desk_case_new: not yet in the ledger.  desk_case_open: newest revision, or the draft
 * (`from_draft`).  Without an unlocked ledger, new cases live in memory only
 * (a calculation at the counter).
 */
struct desk_case {
	struct case_file
	    file; /* what is on the screen; edit, then desk_case_left_field */
	struct case_file saved; /* the revision it is based on */
	char uuid[LEDGER_UUID_TEXT];
	char number[LEDGER_NUMBER_MAX]; /* "" until the first save */
	int revision;                   /* 0: never saved */
	bool in_ledger;                 /* false: at the counter, nothing is kept */
	struct snapshot shown;          /* with the revision it is based on */
};
struct desk_case *desk_case_new(struct desk *desk, bool in_ledger);
struct desk_case *desk_case_open(
    struct desk *desk, const char *uuid, bool from_draft, struct fault *fault);
void desk_case_free(struct desk_case *opened); /* wipes; NULL is fine */
bool desk_case_changed(const struct desk_case *opened);

/* Set one fact from an already parsed value.  Keeps an undo step; changes of one fact
 * until its field is left are one step. */
void desk_case_set(
    struct desk_case *opened, enum fact_id fact, int person, const struct value *value);
int desk_case_add_person(struct desk_case *opened);
void desk_case_remove_person(struct desk_case *opened, int person);
int desk_case_override(struct desk_case *opened, int person, const char *condition,
    enum override_answer answer, const char *reason, struct fault *fault);
void desk_case_remove_override(
    struct desk_case *opened, int person, const char *condition);
/* One step back or forward; -1 when there is none. *ret_fact and *ret_person (may be
 * NULL) say where the change was; FACT_NONE: a person or an override. */
int desk_case_undo(struct desk_case *opened, enum fact_id *ret_fact, int *ret_person);
int desk_case_redo(struct desk_case *opened, enum fact_id *ret_fact, int *ret_person);

/* A field was left: the draft is on disk when this returns (nothing at the counter). */
int desk_case_left_field(
    struct desk *desk, struct desk_case *opened, struct fault *fault);
/* Save a revision (F2, leaving, locking); a case at the counter becomes one of the
 * ledger. FAULT_CONFLICT: desk_case_theirs loads what another desk saved;
 * desk_case_rebase puts our changes on top of it. */
int desk_case_save(struct desk *desk, struct desk_case *opened,
    const struct desk_calculation *calculation, struct fault *fault);
int desk_case_theirs(struct desk *desk, const struct desk_case *opened,
    struct case_file *ret_theirs, struct ledger_revision *ret_revision,
    struct fault *fault);
int desk_case_rebase(struct desk *desk, struct desk_case *opened, struct fault *fault);
int desk_case_drop_draft(
    struct desk *desk, struct desk_case *opened, struct fault *fault);

/* Lines that would come out differently today than when the case was saved. */
size_t desk_case_differs(struct desk *desk, const struct desk_case *opened,
    const struct desk_calculation *calculation, struct snapshot_change **ret);

/* Cases from and to JSON, for scripts. */
int desk_import(struct desk *desk, const char *json, size_t length,
    char ret_number[LEDGER_NUMBER_MAX], struct fault *fault);
int desk_export(struct desk *desk, const char *uuid, bool pretty, char **ret_json,
    struct fault *fault);
/* Put in the log that a case (NULL: every case) left the desk. */
int desk_note_export(struct desk *desk, const char *uuid, struct fault *fault);
/* A case file for `calculate`: parsed and checked against the policies. */
int desk_read_case(struct desk *desk, const char *json, size_t length,
    struct case_file *ret, struct fault *fault);
char *desk_calculation_json(const struct desk *desk,
    const struct desk_calculation *calculation, bool pretty); /* g_free */
char *desk_error_json(const char *format, const struct fault *fault, const char *message);

/* Rows of the list by index, events of a log, and what verifying found, as JSON for other
 * programs; g_free. */
char *desk_list_json(struct desk *desk, const size_t *index, size_t count);
char *desk_verify_json(const struct ledger_report *report);

/* The summary as blocks. `opened` may be NULL (a case file without a ledger).  Where
 * nothing can be calculated yet, the page says so. */
int desk_summary(struct desk *desk, const struct case_file *file,
    const struct desk_calculation *calculation, const struct desk_case *opened,
    enum summary_for reader, enum lang lang, struct document *ret, struct fault *fault);

#endif
