/* SPDX-License-Identifier: EUPL-1.2 */
#include "summary_parts.h"

#include <glib.h>

/* One application: an adult, and who is entered under them. */
struct application {
	int adult;          /* person number */
	person_mask family; /* without the adult */
};

static bool answered_yes(const struct summary *summary, enum fact_id fact, int person)
{
	const struct value *value = case_file_value_const(summary->file, fact, person);

	return value->set && value->number == 1;
}

static bool has_own_application(const struct summary *summary, int person)
{
	return person > 1 && case_file_age(summary->file, person) == AGE_ADULT &&
	       answered_yes(summary, FACT_OWN_APPLICATION, person);
}

/* Under which adult a person is entered: a minor under the adult they are linked to,
 * where that adult applies separately; everybody else under the main applicant. */
static int entered_under(const struct summary *summary, int person)
{
	const struct value *linked =
	    case_file_value_const(summary->file, FACT_LINKED_TO, person);

	if (case_file_age(summary->file, person) != AGE_ADULT && linked->set &&
	    linked->number > 1 && linked->number <= summary->file->person_count &&
	    has_own_application(summary, (int)linked->number))
		return (int)linked->number;
	return 1;
}

static size_t applications_of(
    const struct summary *summary, struct application ret[CASE_PERSONS_MAX])
{
	size_t count = 0;

	for (int adult = 1; adult <= summary->file->person_count; adult++) {
		if (adult > 1 && !has_own_application(summary, adult))
			continue;
		ret[count] = (struct application){ .adult = adult };
		for (int person = 2; person <= summary->file->person_count; person++)
			if (!has_own_application(summary, person) &&
			    entered_under(summary, person) == adult)
				ret[count].family |= (person_mask)1 << (person - 1);
		count++;
	}
	return count;
}

static struct cell *row(const struct summary *summary, const char *label)
{
	document_add(summary->document, BLOCK_TABLE_ROW, label);
	return document_add_cell(summary->document, NULL);
}

static void row_open(const struct summary *summary, const char *label)
{
	cell_add_msgid(row(summary, label), N_("(to fill in)"));
}

static void row_fact(
    const struct summary *summary, const char *label, enum fact_id fact, int person)
{
	const struct value *value = case_file_value_const(summary->file, fact, person);

	if (value->set)
		summary_parts_add_value(summary, row(summary, label), fact, person);
	else
		row_open(summary, label);
}

static void add_head(const struct summary *summary, const char *heading)
{
	document_add(summary->document, BLOCK_HEADING, heading);
	document_add(summary->document, BLOCK_TABLE_ROW, N_("Field"))->strong = true;
	document_add_cell(summary->document, N_("To enter"))->strong = true;
}

static void row_vulnerability(const struct summary *summary, int person)
{
	static const enum fact_id facts[] = { FACT_TRAFFICKING_VICTIM, FACT_UNACCOMPANIED,
		FACT_FORMER_UNACCOMPANIED_MINOR, FACT_HEALTH_NEEDS };
	bool vulnerable = false;

	for (size_t i = 0; i < G_N_ELEMENTS(facts); i++)
		vulnerable |= answered_yes(summary, facts[i], person);
	if (vulnerable)
		cell_add_msgid(row(summary, N_("Vulnerability")), N_("yes"));
	else
		row_open(summary, N_("Vulnerability"));
}

static void add_person(const struct summary *summary, int person)
{
	char space[PARTS_NAME_SPACE];

	cell_add_text(
	    row(summary, N_("Name")), summary_parts_name(summary, person, space));
	row_fact(summary, N_("Name in Latin letters"), FACT_NAME_LATIN, person);
	row_fact(summary, N_("Role in the family"), FACT_ROLE, person);
	row_fact(summary, N_("Sex"), FACT_SEX, person);
	row_fact(summary, N_("Birth date"), FACT_BORN_ON, person);
	row_fact(summary, N_("Nationality"), FACT_NATIONALITY, person);
}

static void add_application(
    const struct summary *summary, const struct application *application)
{
	const struct summary_frame *frame = summary->frame;
	int adult = application->adult;

	add_head(summary, N_("Key moment 1: application"));
	row_fact(summary, N_("Country of return"), FACT_COUNTRY_OF_RETURN, 0);
	row_open(summary, N_("Project"));
	cell_add_msgid(row(summary, N_("EU country")), N_("the Netherlands"));
	if (*frame->organisation != '\0')
		cell_add_text(row(summary, N_("Organisation")), frame->organisation);
	else
		row_open(summary, N_("Organisation"));
	row_fact(
	    summary, N_("Partner in the country of return"), FACT_PARTNER_AVAILABLE, 0);
	row_open(summary, N_("Type of support"));
	row_fact(summary, N_("Identity document"), FACT_TRAVEL_DOCUMENT, adult);
	row_open(summary, N_("Signed consent"));
	add_person(summary, adult);
	document_mark(summary->document, BLOCK_TABLE_END);

	for (int person = 1; person <= summary->file->person_count; person++) {
		if (!(application->family & (person_mask)1 << (person - 1)))
			continue;
		add_head(summary, N_("Family member"));
		add_person(summary, person);
		row_fact(summary, N_("Identity document"), FACT_TRAVEL_DOCUMENT, person);
		row_vulnerability(summary, person);
		document_mark(summary->document, BLOCK_TABLE_END);
	}

	add_head(summary, N_("Key moment 1: return"));
	row_fact(summary, N_("Type of return"), FACT_DEPARTURE_KIND, 0);
	row_open(summary, N_("By charter"));
	row_fact(summary, N_("Administrative status"), FACT_RESIDENCE_STATUS, 0);
	row_open(summary, N_("Travel mode"));
	row_fact(summary, N_("Travel date, expected or confirmed"), FACT_DEPARTURE_ON, 0);
	row_open(summary, N_("Assistance needed"));
	row_vulnerability(summary, adult);
	row_open(summary, N_("How the person heard of the programme"));
	document_mark(summary->document, BLOCK_TABLE_END);
}

/* The package that the plan is about: the one that applies, else JRS itself. */
static const struct package_result *package_of_plan(const struct summary *summary)
{
	enum applies applies = summary->assessment->applies;

	return &summary->assessment
		    ->package[(unsigned)applies < PACKAGE_COUNT ? (unsigned)applies
								: PACKAGE_JRS];
}

static void add_plan(const struct summary *summary, const struct application *application)
{
	person_mask persons = application->family | (person_mask)1
							<< (application->adult - 1);
	const struct package_result *result =
	    summary->assessment == NULL ? NULL : package_of_plan(summary);

	add_head(summary, N_("Key moment 2: reintegration plan"));
	row_open(summary, N_("Arrival date"));
	for (int i = 0; result != NULL && i < result->line_count; i++) {
		const struct line *line = &result->line[i];
		char space[PARTS_NAME_SPACE];
		struct cell *cell;

		if (!(persons & (person_mask)1 << (line->person - 1)) ||
		    line->phase == PHASE_DEPARTURE)
			continue;
		document_add(summary->document, BLOCK_TABLE_ROW, N_("Budget line"));
		cell = document_add_cell(
		    summary->document, line->stated ? N_("{0}, {1}: {2}")
						    : N_("{0}, {1}: amount not stated"));
		cell_add_text(cell, summary_parts_component(summary, line->component));
		cell_add_text(cell, summary_parts_name(summary, line->person, space));
		cell_add_money(cell, line->range);
	}
	row_open(summary, N_("Counselling meeting"));
	document_mark(summary->document, BLOCK_TABLE_END);

	add_head(summary, N_("Key moment 3: final report"));
	row_open(summary, N_("What the budget was used for"));
	row_open(summary, N_("Proofs"));
	row_open(summary, N_("Final budget"));
	document_mark(summary->document, BLOCK_TABLE_END);
}

void summary_riat(const struct summary *summary)
{
	struct document *document = summary->document;
	struct application list[CASE_PERSONS_MAX];
	size_t count = applications_of(summary, list);

	if (count == 0) {
		document_add(document, BLOCK_TITLE, N_("RIAT: what to enter"));
		document_add(document, BLOCK_PARAGRAPH,
		    N_("Nothing can be entered yet: there is no person."));
		return;
	}
	for (size_t i = 0; i < count; i++) {
		char space[PARTS_NAME_SPACE];
		struct cell *cell;

		if (i > 0)
			document_mark(document, BLOCK_PAGE_BREAK);
		cell =
		    document_add(document, BLOCK_TITLE, N_("RIAT: file {0} of {1}, {2}"));
		cell_add_number(cell, (long)i + 1);
		cell_add_number(cell, (long)count);
		cell_add_text(cell, summary_parts_name(summary, list[i].adult, space));
		if (*summary->frame->number != '\0')
			cell_add_text(
			    document_add(document, BLOCK_PARAGRAPH, N_("Case: {0}")),
			    summary->frame->number);
		add_application(summary, &list[i]);
		add_plan(summary, &list[i]);
	}
}
