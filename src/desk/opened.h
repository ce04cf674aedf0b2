/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * desk/opened.h - an opened case with what the front end does not see: the steps that
 * can be undone, and which person of the saved case each person is.
 */
#ifndef DESK_OPENED_H
#define DESK_OPENED_H

#include "terugkeerdesk/desk/desk.h"

/* A case and where its persons come from: the number in the saved case, 0 if added. */
struct version {
	struct case_file file;
	int origin[CASE_PERSONS_MAX];
};

/* One step: a fact, or (fact FACT_NONE) the whole case before and after. */
struct step {
	enum fact_id fact;
	int person;
	bool closed; /* the field was left: the next change is a step of its own */
	struct value before, after;
	struct version *whole_before, *whole_after; /* owned */
};

/* Steps in order; `done` of them are in force, the others can be done again. */
struct steps {
	struct step *item; /* owned */
	size_t count;
	size_t done;
	size_t allocated;
};

struct opened {
	struct desk_case base; /* first: what the front end holds */
	int origin[CASE_PERSONS_MAX];
	struct steps steps;
	struct case_file drafted; /* what stands in the ledger as draft, if `has_draft` */
	bool has_draft;
};

static inline struct opened *opened_of(struct desk_case *base)
{
	return (struct opened *)base;
}

/* Every person of the file is the one of that number in the saved case. */
void opened_reset_origins(struct opened *opened);

struct version *opened_take_version(const struct opened *opened);
void opened_put_version(struct opened *opened, const struct version *version);
void opened_free_version(struct version *version); /* wipes; NULL is fine */

/* Remember a change of one fact, or of the whole case (takes `before`). */
void steps_add_fact(struct steps *steps, enum fact_id fact, int person,
    const struct value *before, const struct value *after);
void steps_add_whole(
    struct steps *steps, struct version *take_before, struct version *take_after);
void steps_close(struct steps *steps);
void steps_clear(struct steps *steps); /* wipes */

/*
 * rebase_case(base, ours, origin, theirs, ret):
 * What we changed since `base`, put on top of `theirs`.  `origin` says which person of
 * `base` each of ours is; theirs are recognised by name, else by number.  A person they
 * removed and we changed comes back as a new one.
 */
void rebase_case(const struct case_file *base, const struct case_file *ours,
    const int origin[CASE_PERSONS_MAX], const struct case_file *theirs,
    struct case_file *ret);

#endif
