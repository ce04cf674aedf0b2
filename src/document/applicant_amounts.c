/* SPDX-License-Identifier: EUPL-1.2 */
#include "applicant.h"

#include <glib.h>

#define PERSONS_ON_PAGE 5 /* more go to the annex, so that the page stays one page */

/* What the lines of one moment have in common. */
struct moment {
	bool there;
	unsigned forms; /* bit per enum form */
	unsigned payers;
	bool payer_open; /* of some line it is not stated who pays */
	struct range cash, kind;
};

static const char *const moment_words[PHASE_COUNT] = {
	[PHASE_DEPARTURE] = N_("When you leave the Netherlands"),
	[PHASE_POST_ARRIVAL] = N_("The first days in your country"),
	[PHASE_POST_RETURN] = N_("Later, in your country"),
	[PHASE_NOT_STATED] = N_("The rules do not say when and where"),
};

/* The same, for a narrow column. */
static const char *const moment_heads[PHASE_COUNT] = {
	[PHASE_DEPARTURE] = N_("At departure"),
	[PHASE_POST_ARRIVAL] = N_("After arrival"),
	[PHASE_POST_RETURN] = N_("Later"),
	[PHASE_NOT_STATED] = N_("At an unknown moment"),
};

static const char *const form_words[] = {
	[FORM_CASH] = N_("In cash"),
	[FORM_KIND] = N_("In kind"),
	[FORM_CASH_OR_KIND] = N_("In cash or in kind"),
	[FORM_NOT_STATED] = N_("The rules do not say how"),
};

static struct range plus(struct range one, struct range other)
{
	return (struct range){ one.min + other.min, one.max + other.max };
}

static void moments_of(
    const struct package_result *result, struct moment ret[PHASE_COUNT])
{
	for (int i = 0; i < result->line_count; i++) {
		const struct line *line = &result->line[i];
		struct moment *moment = &ret[line->phase];

		moment->there = true;
		moment->forms |= 1u << line->form;
		moment->payers |= line->payers;
		moment->payer_open |= line->payers == PAYER_NOT_STATED;
		if (line->form == FORM_CASH)
			moment->cash = plus(moment->cash, line->range);
		else
			moment->kind = plus(moment->kind, line->range);
	}
}

static const char *payer_words(const struct moment *moment)
{
	static const char *const words[] = {
		[PAYER_NOT_STATED] = N_("The rules do not say who pays"),
		[PAYER_NL] = N_("The Netherlands"),
		[PAYER_AMIF] = N_("The European Union"),
		[PAYER_NL | PAYER_AMIF] = N_("The Netherlands and the European Union"),
		[PAYER_FRONTEX] = N_("The European Union"),
		[PAYER_NL | PAYER_FRONTEX] = N_("The Netherlands and the European Union"),
		[PAYER_AMIF | PAYER_FRONTEX] = N_("The European Union"),
		[PAYER_NL | PAYER_AMIF | PAYER_FRONTEX] =
		    N_("The Netherlands and the European Union"),
	};

	if (moment->payers == PAYER_NL && moment->payer_open)
		return N_("A part: the Netherlands");
	return words[moment->payers & (PAYER_NL | PAYER_AMIF | PAYER_FRONTEX)];
}

static const char *form_words_of(unsigned forms)
{
	for (unsigned form = FORM_CASH; form <= FORM_NOT_STATED; form++)
		if (forms == 1u << form)
			return form_words[form];
	return N_("A part in cash, a part in kind");
}

void applicant_amounts_add_sum(
    struct document *document, struct range range, bool incomplete)
{
	const char *words = NULL; /* the amount alone */
	struct cell *cell;

	if (incomplete && range.max == 0)
		words = N_("the amount is not in the rules");
	else if (incomplete)
		words = N_("{0}, and an amount that is not in the rules");
	else if (range.max == 0)
		words = N_("nothing");
	cell = document_add_cell(document, words);
	cell_add_money(cell, range);
	cell->right = true;
}

static void make_head(struct cell *cell, bool right)
{
	cell->right = right;
	cell->strong = true;
}

static const char *total_words(const struct sum *total)
{
	if (total->incomplete && total->range.max == 0)
		return N_("You may receive money. The rules do not say how much.");
	if (total->incomplete)
		return N_("In total you may receive {0}, and an amount that is not in the rules.");
	if (total->range.max == 0)
		return N_("You receive no money under these rules.");
	return N_("In total you may receive {0}.");
}

static void add_total(struct document *document, const struct sum *total)
{
	struct cell *cell = document_add(document, BLOCK_PARAGRAPH, total_words(total));

	cell_add_money(cell, total->range);
	cell->strong = true;
	if (total->range.min != total->range.max)
		document_add_cell(document,
		    N_("We do not know everything yet, so the amount is not sure."));
}

/* Returns whether anything comes in kind. */
static bool add_moments(struct applicant *applicant, const struct package_result *result)
{
	struct document *document = applicant->document;
	struct moment moments[PHASE_COUNT] = { 0 };
	bool in_kind = false;

	moments_of(result, moments);
	make_head(document_add(document, BLOCK_TABLE_ROW, N_("When and where")), false);
	make_head(document_add_cell(document, N_("How much")), true);
	make_head(document_add_cell(document, N_("How")), false);
	make_head(document_add_cell(document, N_("Who pays")), false);
	for (int phase = 0; phase < PHASE_COUNT; phase++) {
		const struct sum *sum = &result->by_phase[phase];

		if (!moments[phase].there)
			continue;
		document_add(document, BLOCK_TABLE_ROW, moment_words[phase]);
		applicant_amounts_add_sum(document, sum->range, sum->incomplete);
		document_add_cell(document, form_words_of(moments[phase].forms));
		document_add_cell(document, payer_words(&moments[phase]));
		in_kind |= (moments[phase].forms &
			       (1u << FORM_KIND | 1u << FORM_CASH_OR_KIND)) != 0;
	}
	document_mark(document, BLOCK_TABLE_END);
	return in_kind;
}

/* What one person has at one moment. */
static struct sum sum_of(const struct package_result *result, int person, int phase)
{
	struct sum sum = { 0 };

	for (int i = 0; i < result->line_count; i++) {
		const struct line *line = &result->line[i];

		if (line->person != person || line->phase != phase)
			continue;
		sum.range = plus(sum.range, line->range);
		sum.incomplete |= !line->stated;
	}
	return sum;
}

static void add_persons(struct applicant *applicant, const struct package_result *result)
{
	const struct summary *summary = applicant->summary;
	struct document *document = applicant->document;
	struct moment moments[PHASE_COUNT] = { 0 };

	moments_of(result, moments);
	make_head(document_add(document, BLOCK_TABLE_ROW, N_("For whom")), false);
	for (int phase = 0; phase < PHASE_COUNT; phase++)
		if (moments[phase].there)
			make_head(document_add_cell(document, moment_heads[phase]), true);
	make_head(document_add_cell(document, N_("Together")), true);
	for (int person = 1; person <= summary->file->person_count; person++) {
		const struct sum *whole = &result->by_person[person - 1];
		char space[PARTS_NAME_SPACE];

		cell_add_text(document_add(document, BLOCK_TABLE_ROW, NULL),
		    summary_parts_name(summary, person, space));
		for (int phase = 0; phase < PHASE_COUNT; phase++) {
			struct sum sum = sum_of(result, person, phase);

			if (moments[phase].there)
				applicant_amounts_add_sum(document, sum.range, sum.incomplete);
		}
		applicant_amounts_add_sum(document, whole->range, whole->incomplete);
	}
	document_mark(document, BLOCK_TABLE_END);
}

/* From whom it comes, as far as that is known. */
static void add_giver(struct applicant *applicant)
{
	const struct summary *summary = applicant->summary;
	const struct value *route =
	    case_file_value_const(summary->file, FACT_ROUTE, 0);
	struct document *document = applicant->document;

	if (summary->assessment->kinds == (kind_mask)(1 << DEPARTURE_FORCED)) {
		document_add(document, BLOCK_PARAGRAPH,
		    N_("You get this in your country, from an organisation that works for Frontex."));
		applicant_words_explain(applicant, "Frontex");
	} else if (route->set && route->number != ROUTE_NGO) {
		const char *label = fact_get(FACT_ROUTE)->choice_labels[route->number];

		/* TRANSLATORS: an organisation or a programme: IOM, JRS */
		cell_add_msgid(document_add(document, BLOCK_PARAGRAPH,
				   N_("You get this through {0}.")),
		    label);
		applicant_words_explain(applicant, label);
	} else {
		document_add(document, BLOCK_PARAGRAPH,
		    N_("You get this from the organisation that helps you to return."));
	}
}

/* Within what time, where the rules say so: each sentence once. */
static void add_paid(struct applicant *applicant, const struct package_result *result)
{
	unsigned said = 0;

	for (int i = 0; i < result->line_count; i++) {
		const struct line *line = &result->line[i];
		const char *paid = summary_parts_choose(applicant->summary, line->rule->paid);

		/* What was moved to another moment comes then. */
		if (*paid == '\0' || line->phase != line->rule->phase ||
		    said & 1u << line->component)
			continue;
		said |= 1u << line->component;
		cell_add_text(document_add_cell(applicant->document, NULL), paid);
		applicant_words_explain(applicant, paid);
	}
}

void applicant_amounts_main(struct applicant *applicant, enum package package)
{
	const struct package_result *result =
	    &applicant->summary->assessment->package[package];
	int persons = applicant->summary->file->person_count;

	bool in_kind;

	add_total(applicant->document, &result->total);
	if (result->line_count == 0)
		return;
	in_kind = add_moments(applicant, result);
	add_giver(applicant);
	add_paid(applicant, result);
	if (in_kind)
		document_add_cell(applicant->document,
		    N_("In kind means: you get things or help, no cash."));
	if (persons > PERSONS_ON_PAGE)
		document_add_cell(applicant->document,
		    N_("Per person: see the other page."));
	else if (persons > 1)
		add_persons(applicant, result);
}

static void add_lines(struct applicant *applicant, const struct package_result *result)
{
	const struct summary *summary = applicant->summary;
	struct document *document = applicant->document;

	make_head(document_add(document, BLOCK_TABLE_ROW, N_("For whom")), false);
	make_head(document_add_cell(document, N_("What")), false);
	make_head(document_add_cell(document, N_("How much")), true);
	make_head(document_add_cell(document, N_("How")), false);
	make_head(document_add_cell(document, N_("When")), false);
	for (int i = 0; i < result->line_count; i++) {
		const struct line *line = &result->line[i];
		char space[PARTS_NAME_SPACE];

		cell_add_text(document_add(document, BLOCK_TABLE_ROW, NULL),
		    summary_parts_name(summary, line->person, space));
		cell_add_text(document_add_cell(document, NULL),
		    summary_parts_component(summary, line->component));
		applicant_amounts_add_sum(document, line->range, !line->stated);
		document_add_cell(document, form_words[line->form]);
		document_add_cell(document, moment_heads[line->phase]);
	}
	document_mark(document, BLOCK_TABLE_END);
}

/* Cash and the rest, by moment, on one scale. */
static void add_chart(struct applicant *applicant, const struct package_result *result)
{
	struct moment moments[PHASE_COUNT] = { 0 };
	struct range most = { 0, 0 };

	moments_of(result, moments);
	for (int phase = 0; phase < PHASE_COUNT; phase++)
		most.max =
		    MAX(most.max, moments[phase].cash.max + moments[phase].kind.max);
	if (most.max == 0)
		return;
	document_add(applicant->document, BLOCK_HEADING, N_("The amounts as a picture"));
	for (int phase = 0; phase < PHASE_COUNT; phase++) {
		const struct sum *sum = &result->by_phase[phase];

		if (!moments[phase].there)
			continue;
		document_add_bar(applicant->document, moment_heads[phase],
		    moments[phase].cash, moments[phase].kind, most);
		applicant_amounts_add_sum(
		    applicant->document, sum->range, sum->incomplete);
	}
}

/* Explain what the labels of the lines hold. */
static void explain_labels(
    struct applicant *applicant, const struct package_result *result)
{
	for (int i = 0; i < result->line_count; i++)
		applicant_words_explain(applicant,
		    summary_parts_component(applicant->summary, result->line[i].component));
}

void applicant_amounts_annex(struct applicant *applicant, enum package package)
{
	const struct summary *summary = applicant->summary;
	const struct package_result *result = &summary->assessment->package[package];
	const char *name = summary_parts_choose(summary, result->policy->name);
	struct cell *cell;

	if (result->line_count == 0)
		return;
	/* TRANSLATORS: a number; more than one policy may still be the one that holds */
	cell_add_number(document_add(applicant->document, BLOCK_HEADING,
			    applicant_is_about_several(applicant)
				? N_("All amounts, possibility {0}")
				: N_("All amounts")),
	    ++applicant->annexes);
	cell = document_add(applicant->document, BLOCK_PARAGRAPH,
	    N_("These are the amounts under the rules “{0}”."));
	cell_add_text(cell, name);
	applicant_words_explain(applicant, name);
	explain_labels(applicant, result);
	if (summary->file->person_count > PERSONS_ON_PAGE)
		add_persons(applicant, result);
	add_lines(applicant, result);
	add_chart(applicant, result);
}
