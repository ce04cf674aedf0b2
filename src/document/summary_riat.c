/* SPDX-License-Identifier: EUPL-1.2 */
#include "summary_parts.h"

#include <glib.h>

/* One application: whose it is, and who is entered under them. */
struct application {
	int applicant;      /* person number */
	person_mask family; /* without the applicant */
};

static bool answered_yes(const struct summary *summary, enum fact_id fact, int person)
{
	const struct value *value = case_file_value_const(summary->file, fact, person);

	return value->set && value->number == 1;
}

/* An adult who is registered separately, and a minor who travels without one. */
static bool has_own_application(const struct summary *summary, int person)
{
	enum fact_id decides = case_file_age(summary->file, person) == AGE_ADULT
	    ? FACT_OWN_APPLICATION : FACT_UNACCOMPANIED;

	return person > 1 && answered_yes(summary, decides, person);
}

/* Under whom a person is entered: a minor under the adult they are linked to, where that
 * adult applies separately; everybody else under the main applicant. */
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

	for (int applicant = 1; applicant <= summary->file->person_count; applicant++) {
		if (applicant > 1 && !has_own_application(summary, applicant))
			continue;
		ret[count] = (struct application){ .applicant = applicant };
		for (int person = 2; person <= summary->file->person_count; person++)
			if (!has_own_application(summary, person) &&
			    entered_under(summary, person) == applicant)
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

/* "No" only where all of it was asked. */
static void row_vulnerability(const struct summary *summary, int person)
{
	static const enum fact_id facts[] = { FACT_TRAFFICKING_VICTIM, FACT_UNACCOMPANIED,
		FACT_FORMER_UNACCOMPANIED_MINOR, FACT_HEALTH_NEEDS };
	bool vulnerable = false, asked = true;

	for (size_t i = 0; i < G_N_ELEMENTS(facts); i++) {
		vulnerable |= answered_yes(summary, facts[i], person);
		asked &= case_file_value_const(summary->file, facts[i], person)->set;
	}
	if (vulnerable || asked)
		cell_add_msgid(row(summary, N_("Vulnerability")),
		    vulnerable ? N_("yes") : N_("no"));
	else
		row_open(summary, N_("Vulnerability"));
}

/* RIAT asks for its name. */
static void row_partner(const struct summary *summary)
{
	static const char label[] = N_("Partner in the country of return");
	const struct value *value =
	    case_file_value_const(summary->file, FACT_PARTNER_AVAILABLE, 0);

	if (value->set)
		cell_add_msgid(row(summary, label),
		    value->number ? N_("yes (name to fill in)") : N_("no"));
	else
		row_open(summary, label);
}

/* RIAT knows voluntary and forced only; a charter is always forced. */
static void rows_return(const struct summary *summary)
{
	static const char label[] = N_("Type of return");
	const struct value *kind =
	    case_file_value_const(summary->file, FACT_DEPARTURE_KIND, 0);

	if (kind->set && kind->number == DEPARTURE_SUPERVISED)
		cell_add_msgid(row(summary, label), N_("voluntary (from detention)"));
	else
		row_fact(summary, label, FACT_DEPARTURE_KIND, 0);
	if (!kind->set || kind->number == DEPARTURE_FORCED)
		row_open(summary, N_("By charter"));
}

static void row_travel_date(const struct summary *summary)
{
	static const char label[] = N_("Travel date");
	const struct value *left =
	    case_file_value_const(summary->file, FACT_DEPARTED_ON, 0);
	const struct value *planned =
	    case_file_value_const(summary->file, FACT_DEPARTURE_ON, 0);
	struct cell *cell;

	if (!left->set && !planned->set) {
		row_open(summary, label);
		return;
	}
	cell = row(summary, label);
	cell_set_msgid(cell, left->set ? N_("{0}, confirmed") : N_("{0}, expected"));
	cell_add_date(cell, (day_number)(left->set ? left : planned)->number);
}

/* What says whether they belong in this file. */
static void row_place_in_family(const struct summary *summary, int person)
{
	if (case_file_age(summary->file, person) == AGE_ADULT)
		row_fact(summary, N_("Application of their own"), FACT_OWN_APPLICATION, person);
	else
		row_fact(summary, N_("Belongs to"), FACT_LINKED_TO, person);
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
	int applicant = application->applicant;

	add_head(summary, N_("Key moment 1: application"));
	row_fact(summary, N_("Country of return"), FACT_COUNTRY_OF_RETURN, 0);
	row_open(summary, N_("Project"));
	cell_add_msgid(row(summary, N_("EU country")), N_("the Netherlands"));
	if (*frame->organisation != '\0')
		cell_add_text(row(summary, N_("Organisation")), frame->organisation);
	else
		row_open(summary, N_("Organisation"));
	row_partner(summary);
	row_open(summary, N_("Type of support"));
	row_fact(summary, N_("Identity document"), FACT_TRAVEL_DOCUMENT, applicant);
	row_open(summary, N_("Signed consent"));
	add_person(summary, applicant);
	document_mark(summary->document, BLOCK_TABLE_END);

	for (int person = 1; person <= summary->file->person_count; person++) {
		if (!(application->family & (person_mask)1 << (person - 1)))
			continue;
		add_head(summary, N_("Family member"));
		add_person(summary, person);
		row_place_in_family(summary, person);
		row_fact(summary, N_("Identity document"), FACT_TRAVEL_DOCUMENT, person);
		row_vulnerability(summary, person);
		document_mark(summary->document, BLOCK_TABLE_END);
	}

	add_head(summary, N_("Key moment 1: return"));
	rows_return(summary);
	row_fact(summary, N_("Administrative status"), FACT_RESIDENCE_STATUS, 0);
	row_open(summary, N_("Travel mode"));
	row_travel_date(summary);
	row_open(summary, N_("Assistance needed"));
	row_vulnerability(summary, applicant);
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
	person_mask persons =
	    application->family | (person_mask)1 << (application->applicant - 1);
	const struct package_result *result =
	    summary->assessment == NULL ? NULL : package_of_plan(summary);
	struct range together = { 0, 0 };
	bool incomplete = false;
	struct cell *cell;

	add_head(summary, N_("Key moment 2: reintegration plan"));
	row_open(summary, N_("Arrival date"));
	for (int i = 0; result != NULL && i < result->line_count; i++) {
		const struct line *line = &result->line[i];
		char space[PARTS_NAME_SPACE];

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
		together.min += line->range.min;
		together.max += line->range.max;
		incomplete |= !line->stated;
	}
	if (together.max > 0) {
		cell = row(summary, N_("Budget lines together"));
		cell_set_msgid(cell, incomplete ? N_("{0} + not stated") : NULL);
		cell_add_money(cell, together);
	}
	row_open(summary, N_("Counselling meeting"));
	document_mark(summary->document, BLOCK_TABLE_END);

	add_head(summary, N_("Key moment 3: final report"));
	row_open(summary, N_("What the budget was used for"));
	row_open(summary, N_("Proofs"));
	row_open(summary, N_("Final budget"));
	document_mark(summary->document, BLOCK_TABLE_END);
}

/* Only what Frontex pays is entered in RIAT. */
static void add_way(const struct summary *summary)
{
	const struct assessment *assessment = summary->assessment;
	const struct value *route =
	    case_file_value_const(summary->file, FACT_ROUTE, 0);

	if (assessment == NULL || assessment->kinds == (kind_mask)(1 << DEPARTURE_FORCED) ||
	    !route->set || route->number == ROUTE_JRS)
		return;
	cell_add_msgid(document_add(summary->document, BLOCK_PARAGRAPH,
			   N_("The route of this case is {0}: nothing has to be entered in RIAT while that stays so.")),
	    fact_get(FACT_ROUTE)->choice_labels[route->number]);
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
		cell_add_text(cell, summary_parts_name(summary, list[i].applicant, space));
		if (*summary->frame->number != '\0')
			cell_add_text(
			    document_add(document, BLOCK_PARAGRAPH, N_("Case: {0}")),
			    summary->frame->number);
		add_way(summary);
		add_application(summary, &list[i]);
		add_plan(summary, &list[i]);
	}
}
