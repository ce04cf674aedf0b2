/* SPDX-License-Identifier: EUPL-1.2 */
#include "form.h"

#include <glib.h>

/* Facts that come behind the persons: where people live, how to reach them. */
#define FIRST_OF_MORE FACT_ARRIVED_ON

bool form_rows_focusable(const struct form_row *row)
{
	return row->kind == FORM_FACT || row->kind == FORM_PERSON || row->kind == FORM_ADD;
}

static bool is_yes(const struct case_file *file, enum fact_id fact, int person)
{
	const struct value *value = case_file_value_const(file, fact, person);

	return value->set && value->number == 1;
}

/* What was answered stays in sight; the rest is asked where it can matter. */
bool form_rows_asked(const struct case_file *file, const struct fact *fact, int person)
{
	enum age_class age;

	if (person == 0 || case_file_value_const(file, fact->id, person)->set)
		return true;
	age = case_file_age(file, person);
	switch (fact->id) {
	case FACT_LINKED_TO:
	case FACT_UNACCOMPANIED:
		return age != AGE_ADULT;
	case FACT_OWN_APPLICATION:
		return age != AGE_MINOR && person != 1;
	case FACT_FORMER_UNACCOMPANIED_MINOR:
		return age != AGE_MINOR;
	case FACT_ASSISTED_RETURN_ON:
		return is_yes(file, FACT_ASSISTED_RETURN, person);
	case FACT_REAN_CASH_REASON:
		return case_file_value_const(file, FACT_REAN_CASH, person)->set;
	default:
		return true;
	}
}

static void add(struct form *form, enum form_row_kind kind, enum fact_id fact, int person)
{
	struct form_row *row = &form->row[form->row_count++];

	*row = (struct form_row){ .kind = kind, .fact = fact, .person = person };
}

static void add_facts(struct form *form, int from, int until, int person)
{
	for (int fact = from; fact < until; fact++) {
		if (form_rows_asked(form->file, fact_get((enum fact_id)fact), person))
			add(form, FORM_FACT, (enum fact_id)fact, person);
	}
}

/* The row that was in focus may be gone: then the one where it was. */
static void keep_focus(struct form *form, const struct form_row *was)
{
	for (int i = 0; i < form->row_count; i++) {
		if (form->row[i].kind == was->kind && form->row[i].fact == was->fact &&
		    form->row[i].person == was->person) {
			form->focus = i;
			return;
		}
	}
	form->focus = CLAMP(form->focus, 0, form->row_count - 1);
	while (!form_rows_focusable(&form->row[form->focus]))
		form->focus++;
}

void form_rows_make(struct form *form)
{
	struct form_row was = form->row[form->focus];

	if (form->open_person > form->file->person_count)
		form->open_person = 0;
	form->row_count = 0;
	add(form, FORM_HEADING_CASE, FACT_NONE, 0);
	add_facts(form, 0, FIRST_OF_MORE, 0);
	add(form, FORM_HEADING_PERSONS, FACT_NONE, 0);
	for (int person = 1; person <= form->file->person_count; person++) {
		add(form, FORM_PERSON, FACT_NONE, person);
		if (person == form->open_person)
			add_facts(form, FACT_CASE_COUNT, FACT_COUNT, person);
	}
	add(form, FORM_ADD, FACT_NONE, 0);
	add(form, FORM_HEADING_MORE, FACT_NONE, 0);
	add_facts(form, FIRST_OF_MORE, FACT_CASE_COUNT, 0);
	keep_focus(form, &was);
}
