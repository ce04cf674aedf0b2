/* SPDX-License-Identifier: EUPL-1.2 */
#include "file_copy.h"

#include "terugkeerdesk/core/case_state.h"

#define FACTS_IN_A_ROW 2
#define FIRST_OF_COURSE FACT_ADVISED_ON /* the dates behind it, until the persons */

static void add_facts(const struct summary *summary, enum fact_id from,
    enum fact_id until, int person)
{
	struct document *document = summary->document;

	for (int i = 0; i < FACTS_IN_A_ROW; i++) {
		struct cell *cell = i == 0 ?
		    document_add(document, BLOCK_TABLE_ROW, N_("Question")) :
		    document_add_cell(document, N_("Question"));

		cell->strong = true;
		document_add_cell(document, N_("Answer"))->strong = true;
	}
	for (enum fact_id id = from; id < until; id++) {
		const char *label = fact_get(id)->label;

		if ((id - from) % FACTS_IN_A_ROW == 0)
			document_add(document, BLOCK_TABLE_ROW, label);
		else
			document_add_cell(document, label);
		summary_parts_add_value(
		    summary, document_add_cell(document, NULL), id, person);
	}
	document_mark(document, BLOCK_TABLE_END);
}

/* Only the steps that were taken.  Those that follow a summary make it no other one. */
static void add_course(const struct summary *summary)
{
	struct document *document = summary->document;
	size_t before = document->count;

	document_add(document, BLOCK_HEADING, N_("Course of the case"));
	document_add(document, BLOCK_TABLE_ROW, N_("State"))->strong = true;
	document_add_cell(document, N_("Since"))->strong = true;
	for (enum case_state state = CASE_ADVISED; state < CASE_STATE_COUNT; state++) {
		day_number day = case_state_on(summary->file, state);

		if (day == DAY_NONE)
			continue;
		document_add(document, BLOCK_TABLE_ROW, case_state_label(state));
		cell_add_date(document_add_cell(document, NULL), day);
	}
	document_mark(document, BLOCK_TABLE_END);
	summary_parts_pass(document, before);
}

void file_copy_facts(const struct summary *summary)
{
	struct document *document = summary->document;

	document_add(document, BLOCK_HEADING, N_("Facts of the case"));
	add_facts(summary, 0, FIRST_OF_COURSE, 0);
	if (case_state_of(summary->file) != CASE_INTAKE)
		add_course(summary);
	for (int person = 1; person <= summary->file->person_count; person++) {
		char space[PARTS_NAME_SPACE];
		struct cell *cell =
		    document_add(document, BLOCK_HEADING, N_("Facts of person {0}: {1}"));

		cell_add_number(cell, person);
		cell_add_text(cell, summary_parts_name(summary, person, space));
		add_facts(summary, FACT_CASE_COUNT, FACT_COUNT, person);
	}
}

static const char *condition_label(const struct summary *summary, const char *name)
{
	int condition = rulebook_condition_find(summary->rulebook, name);

	return condition < 0 ? name
			     : rulebook_condition_label(
				   summary->rulebook, condition, summary->frame->lang);
}

void file_copy_overrides(const struct summary *summary)
{
	struct document *document = summary->document;

	document_add(document, BLOCK_HEADING, N_("Findings replaced by the counsellor"));
	if (summary->file->override_count == 0)
		document_add(document, BLOCK_PARAGRAPH, N_("None."));
	for (int i = 0; i < summary->file->override_count; i++) {
		const struct override *override = &summary->file->override[i];
		char space[PARTS_NAME_SPACE];
		struct cell *cell;

		cell = document_add(document, BLOCK_ITEM,
		    override->answer == OVERRIDE_MET
			? N_("{0} ({1}), {2}: met. Reason: {3}")
			: N_("{0} ({1}), {2}: unmet. Reason: {3}"));
		cell_add_text(cell, condition_label(summary, override->condition));
		cell_add_text(cell, override->condition);
		if (override->person == 0)
			cell_add_msgid(cell, N_("everybody"));
		else
			cell_add_text(
			    cell, summary_parts_name(summary, override->person, space));
		cell_add_text(cell, override->reason);
	}
}
