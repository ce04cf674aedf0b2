/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * reports_form.h - the rows of the form in which a report is asked for.
 */
#ifndef TERUGKEERDESK_SRC_TUI_REPORTS_FORM_H
#define TERUGKEERDESK_SRC_TUI_REPORTS_FORM_H

#include "line_editor.h"
#include "reports.h"

enum reports_field {
	REPORTS_FIELD_KIND,
	REPORTS_FIELD_POLICY,
	REPORTS_FIELD_POLICY_FILE,
	REPORTS_FIELD_AGAINST,
	REPORTS_FIELD_AGAINST_FILE,
	REPORTS_FIELD_BY,
	REPORTS_FIELD_FROM,
	REPORTS_FIELD_TO,
	REPORTS_FIELD_FILTER, /* and one row for every part of it */
	REPORTS_FIELD_MAKE = REPORTS_FIELD_FILTER + CASE_FILTER_PARTS,
	REPORTS_FIELDS
};
#define REPORTS_FIELD_BIT(field) (1u << (field))

struct reports_form {
	const struct rulebook *rulebook;
	enum lang lang;
	int choice[REPORTS_FIELDS];
	struct line_editor line[REPORTS_FIELDS];
};
void reports_form_init(struct reports_form *form, const struct rulebook *rulebook);
void reports_form_clear(struct reports_form *form); /* wipes */

const struct reports_kind *reports_form_kind(const struct reports_form *form);

/* Is the row there, with what was chosen so far? */
bool reports_form_shown(const struct reports_form *form, enum reports_field field);
const char *reports_form_label(enum reports_field field); /* translated */
const char *reports_form_help(enum reports_field field);  /* translated */

/* Is it typed, or chosen from so many?  The button is neither. */
bool reports_form_typed(enum reports_field field);
int reports_form_choices(const struct reports_form *form, enum reports_field field);
/* The words of a choice; borrowed. */
const char *reports_form_choice(
    const struct reports_form *form, enum reports_field field, int choice);

/* What is meant by what is typed: "Iraq" for "iq"; "" when that is plain, or when it
 * means nothing.  Borrowed. */
const char *reports_form_meant(const struct reports_form *form, enum reports_field field);

/* The question as it stands.  -1: the fault says what is wrong, *ret_field where. */
int reports_form_read(const struct reports_form *form, struct reports_ask *ret,
    enum reports_field *ret_field, struct fault *fault);

#endif
