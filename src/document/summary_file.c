/* SPDX-License-Identifier: EUPL-1.2 */
#include "summary_parts.h"

#include <glib.h>

#include "file_copy.h"

static void add_setting(struct document *document, const char *msgid, const char *setting)
{
	if (*setting != '\0')
		cell_add_text(document_add(document, BLOCK_ITEM, msgid), setting);
}

static void add_opening(const struct summary *summary)
{
	const struct summary_frame *frame = summary->frame;
	struct document *document = summary->document;
	struct cell *cell;
	size_t before;

	summary_parts_add_letterhead(summary);
	document_add(document, BLOCK_TITLE, N_("Return support: summary for the file"));
	add_setting(document, N_("Case: {0}"), frame->number);
	before = document->count;
	if (frame->revision > 0)
		cell_add_number(document_add(document, BLOCK_ITEM,
				    frame->unsaved
					? N_("Revision: {0}, with changes that were not saved yet")
					: N_("Revision: {0}")),
		    frame->revision);
	cell = document_add(document, BLOCK_ITEM, N_("Date of the calculation: {0}"));
	cell_add_date(cell, frame->today);
	add_setting(document, N_("Counsellor: {0}"), frame->counsellor);
	summary_parts_pass(document, before);
	add_setting(document, N_("Organisation: {0}"), frame->organisation);
	document_add(document, BLOCK_PARAGRAPH,
	    N_("The texts behind these amounts are policy and not law. A person may receive support; this is no decision."));
}

static void add_packages(const struct summary *summary)
{
	for (int i = 0; i < PACKAGE_COUNT; i++) {
		enum package package = (enum package)i;
		const struct policy *policy = summary->assessment->package[i].policy;
		struct document *document = summary->document;
		const char *note = summary_parts_choose(summary, policy->source_note);
		struct cell *cell;

		/* TRANSLATORS: package, policy, id; National: REAN and AVRR-NL (avrr-2017) */
		cell = document_add(document, BLOCK_HEADING, N_("{0}: {1} ({2})"));
		cell_add_msgid(cell, package_label(package));
		cell_add_text(cell, summary_parts_choose(summary, policy->name));
		cell_add_text(cell, policy->id);
		document_add(document, BLOCK_PARAGRAPH, NULL);
		summary_parts_add_source(summary, policy->source, policy->ruling);
		if (*note != '\0')
			cell_add_text(document_add_cell(document, NULL), note);
		file_copy_lines(summary, package);
		file_copy_findings(summary, package);
	}
}

/* One question, with everybody for whom it narrows as much. */
static void add_question(const struct summary *summary, const struct question *question,
    person_mask persons)
{
	struct document *document = summary->document;
	const char *label = fact_get(question->fact)->label;
	struct range narrows = { question->narrows, question->narrows };
	char *names = summary_parts_names(summary, persons);
	struct cell *cell =
	    document_add(document, BLOCK_ITEM, persons == 0 ? NULL : N_("{0}: {1}"));

	cell_add_msgid(cell, label);
	cell_add_text(cell, names);
	if (question->narrows > 0) {
		cell = document_add_cell(document, N_("(narrows the total by {0})"));
		cell_add_figures(cell, narrows);
	}
	g_free(names);
}

static void add_questions(const struct summary *summary)
{
	struct question list[QUESTIONS_MAX];
	size_t count = question_list(summary->rulebook, summary->household,
	    summary->assessment, list, QUESTIONS_MAX);

	document_add(summary->document, BLOCK_HEADING, N_("Still to ask"));
	if (count == 0)
		document_add(summary->document, BLOCK_PARAGRAPH, N_("None."));
	for (size_t i = 0; i < count; i++) {
		person_mask persons = 0;
		bool first = true;

		for (size_t j = 0; j < count; j++) {
			if (list[j].fact != list[i].fact ||
			    list[j].narrows != list[i].narrows)
				continue;
			first &= j >= i;
			if (list[j].person > 0)
				persons |= (person_mask)1 << (list[j].person - 1);
		}
		if (first)
			add_question(summary, &list[i], persons);
	}
}

static void add_notices(const struct summary *summary)
{
	struct document *document = summary->document;
	struct notice list[NOTICES_MAX];
	size_t count = notice_list(summary->rulebook, summary->household,
	    summary->assessment, list, NOTICES_MAX);

	document_add(document, BLOCK_HEADING, N_("To know"));
	if (count == 0)
		document_add(document, BLOCK_PARAGRAPH, N_("None."));
	for (size_t i = 0; i < count; i++) {
		const struct notice_rule *rule = list[i].rule;
		char space[PARTS_NAME_SPACE];
		struct cell *cell = document_add(
		    document, BLOCK_ITEM, list[i].person > 0 ? N_("{0}: {1}") : NULL);

		if (list[i].person > 0)
			cell_add_text(
			    cell, summary_parts_name(summary, list[i].person, space));
		cell_add_text(cell, summary_parts_choose(summary, rule->text));
		summary_parts_add_source(summary, rule->source, rule->ruling);
	}
}

static void add_log(const struct summary *summary)
{
	const struct summary_frame *frame = summary->frame;
	struct document *document = summary->document;
	size_t before = document->count;

	if (frame->log_count == 0)
		return;
	document_add(document, BLOCK_HEADING, N_("The log of the ledger"));
	document_add_plural(document, BLOCK_PARAGRAPH,
	    "The log held {0} event when this summary was made.",
	    "The log held {0} events when this summary was made.", frame->log_count);
	cell_add_text(document_add_cell(document, N_("Its head: {0}.")), frame->log_head);
	summary_parts_pass(document, before);
}

void summary_file(const struct summary *summary)
{
	add_opening(summary);
	if (summary->assessment != NULL)
		file_copy_totals(summary);
	else
		document_add(summary->document, BLOCK_PARAGRAPH,
		    N_("Nothing can be calculated yet: there is no registration date or no person."));
	file_copy_facts(summary);
	file_copy_overrides(summary);
	if (summary->assessment != NULL) {
		add_packages(summary);
		add_questions(summary);
		add_notices(summary);
	}
	add_log(summary);
}
