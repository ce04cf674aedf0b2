/* SPDX-License-Identifier: EUPL-1.2 */
#include "intake.h"

#include <glib.h>

#include "terugkeerdesk/core/case_state.h"

/* Facts that come behind the persons: where people live, how to reach them. */
#define FIRST_OF_MORE FACT_ARRIVED_ON
/* And the dates on which the case came further. */
#define FIRST_OF_COURSE FACT_ADVISED_ON

bool intake_rows_focusable(const struct intake_row *row)
{
	return row->kind == INTAKE_FACT || row->kind == INTAKE_PERSON || row->kind == INTAKE_ADD;
}

static bool is_yes(const struct case_file *file, enum fact_id fact, int person)
{
	const struct value *value = case_file_value_const(file, fact, person);

	return value->set && value->number == 1;
}

/* A date of the course is asked when that step could come next. */
static bool is_next_step(const struct case_file *file, enum fact_id fact)
{
	enum case_state state = CASE_INTAKE;

	while (case_state_fact(state) != fact)
		state++;
	return case_state_may_follow(state, case_state_of(file));
}

/* What was answered stays in sight; the rest is asked where it can matter. */
bool intake_rows_asked(const struct case_file *file, const struct fact *fact, int person)
{
	enum age_class age;

	if (case_file_value_const(file, fact->id, person)->set)
		return true;
	if (person == 0)
		return fact->id < FIRST_OF_COURSE || is_next_step(file, fact->id);
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

static void add(struct intake *intake, enum intake_row_kind kind, enum fact_id fact, int person)
{
	struct intake_row *row = &intake->row[intake->row_count++];

	*row = (struct intake_row){ .kind = kind, .fact = fact, .person = person };
}

static void add_facts(struct intake *intake, int from, int until, int person)
{
	for (int fact = from; fact < until; fact++) {
		if (intake_rows_asked(intake->file, fact_get((enum fact_id)fact), person))
			add(intake, INTAKE_FACT, (enum fact_id)fact, person);
	}
}

/* The row that was in focus may be gone: then the one where it was. */
static void keep_focus(struct intake *intake, const struct intake_row *was)
{
	for (int i = 0; i < intake->row_count; i++) {
		if (intake->row[i].kind == was->kind && intake->row[i].fact == was->fact &&
		    intake->row[i].person == was->person) {
			intake->focus = i;
			return;
		}
	}
	intake->focus = CLAMP(intake->focus, 0, intake->row_count - 1);
	while (!intake_rows_focusable(&intake->row[intake->focus]))
		intake->focus++;
}

void intake_rows_make(struct intake *intake)
{
	struct intake_row was = intake->row[intake->focus];

	if (intake->open_person > intake->file->person_count)
		intake->open_person = 0;
	intake->row_count = 0;
	add(intake, INTAKE_HEADING_CASE, FACT_NONE, 0);
	add_facts(intake, 0, FIRST_OF_MORE, 0);
	add(intake, INTAKE_HEADING_PERSONS, FACT_NONE, 0);
	for (int person = 1; person <= intake->file->person_count; person++) {
		add(intake, INTAKE_PERSON, FACT_NONE, person);
		if (person == intake->open_person)
			add_facts(intake, FACT_CASE_COUNT, FACT_COUNT, person);
	}
	add(intake, INTAKE_ADD, FACT_NONE, 0);
	add(intake, INTAKE_HEADING_MORE, FACT_NONE, 0);
	add_facts(intake, FIRST_OF_MORE, FIRST_OF_COURSE, 0);
	add(intake, INTAKE_HEADING_COURSE, FACT_NONE, 0);
	add_facts(intake, FIRST_OF_COURSE, FACT_CASE_COUNT, 0);
	keep_focus(intake, &was);
}
