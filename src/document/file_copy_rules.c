/* SPDX-License-Identifier: EUPL-1.2 */
#include "file_copy.h"

#include <glib.h>
#include <string.h>

static void strong(struct cell *cell, bool right)
{
	cell->strong = true;
	cell->right = right;
}

static void add_total_row(struct document *document, const struct assessment *assessment,
    const char *msgid, const struct sum *(*pick)(const struct package_result *, int),
    int index)
{
	document_add(document, BLOCK_TABLE_ROW, msgid);
	for (int package = 0; package < PACKAGE_COUNT; package++) {
		const struct sum *sum = pick(&assessment->package[package], index);

		summary_parts_add_sum(document, sum->range, sum->incomplete);
	}
}

static const struct sum *pick_total(const struct package_result *result, int index)
{
	(void)index;
	return &result->total;
}

static const struct sum *pick_phase(const struct package_result *result, int phase)
{
	return &result->by_phase[phase];
}

static const struct sum *pick_person(const struct package_result *result, int person)
{
	return &result->by_person[person];
}

static bool is_in_some_package(const struct assessment *assessment, int phase)
{
	bool is = false;

	for (int package = 0; package < PACKAGE_COUNT; package++) {
		const struct sum *sum = pick_phase(&assessment->package[package], phase);

		is |= sum->incomplete || sum->range.max > 0;
	}
	return is;
}

static void add_heads(struct document *document, const char *first)
{
	strong(document_add(document, BLOCK_TABLE_ROW, first), false);
	for (int package = 0; package < PACKAGE_COUNT; package++)
		strong(document_add_cell(document, package_label((enum package)package)),
		    true);
}

static void add_difference(
    const struct summary *summary, const char *msgid, const struct sum *sum)
{
	struct document *document = summary->document;
	struct cell *cell = document_add(document, BLOCK_ITEM,
	    sum->incomplete ? N_("{0}: {1}, without amounts that are not stated")
			    : N_("{0}: {1}"));

	cell_add_msgid(cell, msgid);
	cell_add_money(cell, sum->range);
}

static const char *applies_words(enum applies applies)
{
	if (applies == APPLIES_OPEN)
		return N_("not known, a fact is missing");
	if (applies == APPLIES_NONE)
		return N_("no package");
	return package_label((enum package)applies);
}

void file_copy_totals(const struct summary *summary)
{
	const struct assessment *assessment = summary->assessment;
	struct document *document = summary->document;

	document_add(document, BLOCK_HEADING, N_("Totals"));
	cell_add_msgid(document_add(document, BLOCK_PARAGRAPH, N_("Applies: {0}.")),
	    applies_words(assessment->applies));
	add_heads(document, N_("Euro"));
	for (int phase = 0; phase < PHASE_COUNT; phase++)
		if (is_in_some_package(assessment, phase))
			add_total_row(document, assessment,
			    phase_label((enum phase)phase), pick_phase, phase);
	add_total_row(document, assessment, N_("Total"), pick_total, 0);
	document_mark(document, BLOCK_TABLE_END);

	add_heads(document, N_("Person"));
	for (int person = 0; person < summary->file->person_count; person++) {
		char space[PARTS_NAME_SPACE];
		struct cell *cell = document_add(document, BLOCK_TABLE_ROW, NULL);

		cell_add_text(cell, summary_parts_name(summary, person + 1, space));
		for (int package = 0; package < PACKAGE_COUNT; package++) {
			const struct sum *sum =
			    pick_person(&assessment->package[package], person);

			summary_parts_add_sum(document, sum->range, sum->incomplete);
		}
	}
	document_mark(document, BLOCK_TABLE_END);
	document_mark(document, BLOCK_SPACE);
	add_difference(
	    summary, N_("JRS minus national"), &assessment->jrs_minus_national);
	add_difference(summary, N_("Harmonised minus national"),
	    &assessment->harmonised_minus_national);
}

/* What is the same for every person with this line. */
static void add_component(const struct summary *summary, const struct line *line)
{
	struct cell *cell = document_add(summary->document, BLOCK_ITEM,
	    /* TRANSLATORS: component, moment, form, payers */
	    N_("{0}: {1}, {2}. Who pays: {3}."));

	cell_add_text(cell,
	    summary_parts_component(summary, line->component));
	cell_add_msgid(cell, phase_label((enum phase)line->phase));
	cell_add_msgid(cell, form_label((enum form)line->form));
	cell_add_msgid(cell, summary_parts_payers(line->payers));
	summary_parts_add_source(summary, line->rule->source, line->rule->ruling);
}

static bool same_component(const struct line *one, const struct line *other)
{
	return one->rule == other->rule && one->phase == other->phase &&
	    one->form == other->form && one->payers == other->payers;
}

void file_copy_lines(const struct summary *summary, enum package package)
{
	const struct package_result *result = &summary->assessment->package[package];
	struct document *document = summary->document;

	if (result->line_count == 0) {
		document_add(document, BLOCK_PARAGRAPH,
		    N_("No amount: every component is 0 for certain."));
		return;
	}
	strong(document_add(document, BLOCK_TABLE_ROW, N_("Person")), false);
	strong(document_add_cell(document, N_("Component")), false);
	strong(document_add_cell(document, N_("Euro")), true);
	for (int i = 0; i < result->line_count; i++) {
		const struct line *line = &result->line[i];
		char space[PARTS_NAME_SPACE];

		cell_add_text(document_add(document, BLOCK_TABLE_ROW, NULL),
		    summary_parts_name(summary, line->person, space));
		cell_add_text(document_add_cell(document, NULL),
		    summary_parts_component(summary, line->component));
		summary_parts_add_sum(document, line->range, !line->stated);
	}
	document_mark(document, BLOCK_TABLE_END);
	document_mark(document, BLOCK_SPACE);
	for (int i = 0; i < result->line_count; i++) {
		bool first = true;

		for (int j = 0; j < i; j++)
			first &= !same_component(&result->line[i], &result->line[j]);
		if (first)
			add_component(summary, &result->line[i]);
	}
}

/* Do two findings say the same, of different persons? */
static bool alike(const struct finding *one, const struct finding *other)
{
	return one->condition == other->condition && one->answer == other->answer &&
	       one->plain_answer == other->plain_answer &&
	       one->softened == other->softened && one->overridden == other->overridden &&
	       one->overlay == other->overlay && one->exception == other->exception &&
	       g_strcmp0(one->source, other->source) == 0;
}

static void add_finding(
    const struct summary *summary, const struct finding *finding, person_mask persons)
{
	struct document *document = summary->document;
	struct cell *cell;

	cell_add_text(document_add(document, BLOCK_TABLE_ROW, NULL),
	    finding_label(summary->rulebook, finding, summary->frame->lang));
	cell = document_add_cell(document,
	    finding->overridden ? N_("{0} (replaced; was: {1})")
	    : finding->softened ? N_("{0} (would be {1}, but the person is vulnerable)")
				: NULL);
	cell_add_msgid(cell, answer_label((enum answer)finding->answer));
	if (finding->overridden || finding->softened)
		cell_add_msgid(cell, answer_label((enum answer)finding->plain_answer));
	cell = document_add_cell(document, NULL);
	if (persons == summary_parts_everybody(summary)) {
		cell_add_msgid(cell, N_("everybody"));
	} else {
		char *names = summary_parts_names(summary, persons);

		cell_add_text(cell, names);
		g_free(names);
	}
	/* TRANSLATORS: a source, and that the desk itself decided how to read it */
	cell = document_add_cell(document, finding->rule != NULL && finding->rule->ruling
					       ? N_("{0} (ruling of the desk)")
					       : NULL);
	cell_add_text(cell, rulebook_source(
				summary->rulebook, finding->source, summary->frame->lang));
}

void file_copy_findings(const struct summary *summary, enum package package)
{
	struct document *document = summary->document;
	struct finding *list = g_new(struct finding, FINDINGS_MAX);
	size_t count = finding_list(summary->rulebook, summary->household,
	    summary->assessment, package, list, FINDINGS_MAX);

	if (count > 0) {
		strong(document_add(document, BLOCK_TABLE_ROW, N_("Condition")), false);
		strong(document_add_cell(document, N_("Finding")), false);
		strong(document_add_cell(document, N_("Person")), false);
		strong(document_add_cell(document, N_("Source")), false);
	}
	for (size_t condition = 0;
	     condition < rulebook_condition_count(summary->rulebook); condition++)
		for (size_t i = 0; i < count; i++) {
			person_mask persons = 0;
			bool first = list[i].condition == condition;

			for (size_t j = 0; j < count && first; j++) {
				if (!alike(&list[i], &list[j]))
					continue;
				first &= j >= i;
				persons |= (person_mask)1 << (list[j].person - 1);
			}
			if (first)
				add_finding(summary, &list[i], persons);
		}
	document_mark(document, BLOCK_TABLE_END);
	g_free(list);
}
