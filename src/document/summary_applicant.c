/* SPDX-License-Identifier: EUPL-1.2 */
#include "summary_parts.h"

#include <glib.h>

#include "applicant.h"

static bool only_forced(const struct summary *summary)
{
	return summary->assessment != NULL &&
	       summary->assessment->kinds == (kind_mask)(1 << DEPARTURE_FORCED);
}

/* A sentence about a setting, when there is one. */
static void add_setting(struct document *document, const char *msgid, const char *setting)
{
	if (*setting != '\0')
		cell_add_text(document_add_cell(document, msgid), setting);
}

static void add_opening(struct applicant *applicant)
{
	const struct summary *summary = applicant->summary;
	const struct summary_frame *frame = summary->frame;
	struct document *document = applicant->document;
	char *names = summary_parts_names(summary, summary_parts_everybody(summary));
	struct cell *cell;

	summary_parts_add_letterhead(summary);
	document_add(document, BLOCK_TITLE, N_("What you may receive when you return"));
	cell_add_text(
	    document_add(document, BLOCK_PARAGRAPH, N_("This summary is for {0}.")), names);
	if (case_file_value_const(summary->file, FACT_COUNTRY_OF_RETURN, 0)->set) {
		cell = document_add_cell(document, N_("You go to this country: {0}."));
		summary_parts_add_value(summary, cell, FACT_COUNTRY_OF_RETURN, 0);
	}
	add_setting(document, N_("Your number is {0}."), frame->number);
	cell = document_add_cell(document, N_("We made this calculation on {0}."));
	cell_add_date(cell, frame->today)->passing = true;
	if (*frame->counsellor != '\0') {
		cell = document_add_cell(document, N_("You talked with {0}."));
		cell_add_text(cell, frame->counsellor)->passing = true;
	}
	g_free(names);
}

static void add_rules(struct applicant *applicant)
{
	const struct summary *summary = applicant->summary;
	const struct assessment *assessment = summary->assessment;
	struct document *document = applicant->document;
	const char *name;
	struct cell *cell;

	document_add(document, BLOCK_HEADING, N_("How much you may receive"));
	if ((unsigned)assessment->applies >= PACKAGE_COUNT) {
		document_add(document, BLOCK_PARAGRAPH,
		    assessment->applies == APPLIES_OPEN
			? N_("We do not know yet which rules apply to you.")
			: N_("You receive no money for your return. None of the rules apply to you."));
		return;
	}
	name = summary_parts_choose(
	    summary, assessment->package[assessment->applies].policy->name);
	cell = document_add(
	    document, BLOCK_PARAGRAPH, N_("These rules apply to you: “{0}”."));
	cell_add_text(cell, name);
	applicant_words_explain(applicant, name);
	cell_add_date(
	    document_add_cell(document, N_("The day of your request decides this: {0}.")),
	    summary->household->registered_on);
}

static void add_own_choice(struct applicant *applicant)
{
	struct document *document = applicant->document;

	document_add(document, BLOCK_HEADING, N_("It is your choice"));
	if (only_forced(applicant->summary)) {
		document_add(document, BLOCK_PARAGRAPH,
		    N_("You decide yourself whether you want this help."));
		document_add_cell(document, N_("Ask your lawyer what you can still do."));
		return;
	}
	document_add(
	    document, BLOCK_PARAGRAPH, N_("You decide yourself whether you return."));
	document_add_cell(
	    document, N_("You can change your mind until the moment you leave."));
	document_add_cell(document,
	    N_("When you leave, your requests to stay end. Your residence permit ends too."));
	document_add_cell(document, N_("Talk with a lawyer first if you are not sure."));
}

static void add_bring(struct applicant *applicant)
{
	struct document *document = applicant->document;

	document_add(document, BLOCK_HEADING, N_("What to bring"));
	document_add(document, BLOCK_PARAGRAPH,
	    N_("Bring this summary and your passport or identity card to the next talk."));
	document_add_cell(document, N_("An expired document can also help."));
	document_add_cell(document,
	    N_("Also bring papers about your children or your health, if you have them."));
	document_add_cell(document, N_("Do you want an interpreter? Tell us."));
}

static void add_closing(struct applicant *applicant)
{
	const struct summary_frame *frame = applicant->summary->frame;
	struct document *document = applicant->document;

	document_add(document, BLOCK_HEADING, N_("This is not a decision"));
	document_add(document, BLOCK_PARAGRAPH,
	    N_("This summary is only a calculation from what you told us."));
	document_add_cell(document, N_("It gives you no right to money."));
	document_add_cell(document, N_("The organisation that helps you decides later."));

	document_add(document, BLOCK_HEADING, N_("Your data"));
	document_add(document, BLOCK_PARAGRAPH,
	    N_("We use what you tell us only for your return."));
	document_add_cell(
	    document, N_("You can ask to see your data, to change it, or to remove it."));
	add_setting(document, N_("For questions about your data: {0}."), frame->privacy);
	add_setting(document, N_("For all other questions: {0}."), frame->contact);
	add_setting(document, N_("This summary is from {0}."), frame->organisation);
}

static void add_items(struct document *document, const char *const *items, size_t count)
{
	for (size_t i = 0; i < count; i++)
		document_add(document, BLOCK_ITEM, items[i]);
}

/* Rules, "Support that is not money". */
static void add_other_help(struct applicant *applicant)
{
	static const char *const journey[] = {
		N_("information and advice"),
		N_("help to get your travel documents, and the cost of them"),
		N_("a ticket to a place near your home, and the journey over land from there"),
		N_("help at the airport, on the way and when you arrive"),
		N_("more help for children who travel alone, victims of human trafficking and people who are ill"),
	};
	static const char *const arrival[] = {
		N_("somebody who picks you up, and the journey to your home"),
		N_("a place to stay for a short time"),
		N_("medical help that cannot wait"),
	};
	static const char *const later[] = {
		N_("a business of your own, or help to find work"),
		N_("a house, school or training"),
		N_("medical, social or legal help, and somebody to talk to"),
	};
	const struct assessment *assessment = applicant->summary->assessment;
	struct document *document = applicant->document;
	bool at[PHASE_COUNT] = { false };

	for (int package = 0; package < PACKAGE_COUNT; package++) {
		const struct package_result *result = &assessment->package[package];

		if (!(applicant->about & (package_mask)(1 << package)))
			continue;
		for (int i = 0; i < result->line_count; i++)
			at[result->line[i].phase] = true;
	}

	if (applicant_reasons_journey(applicant->summary)) {
		document_add(document, BLOCK_HEADING, N_("Help that is not money"));
		document_add(
		    document, BLOCK_PARAGRAPH, N_("You may also get this help:"));
		add_items(document, journey, G_N_ELEMENTS(journey));
	}
	if (at[PHASE_POST_ARRIVAL]) {
		document_add(document, BLOCK_HEADING, N_("Help when you arrive"));
		document_add(document, BLOCK_PARAGRAPH,
		    N_("The amount for the first days can pay for this:"));
		add_items(document, arrival, G_N_ELEMENTS(arrival));
	}
	if (at[PHASE_POST_RETURN]) {
		document_add(document, BLOCK_HEADING, N_("Help to start again (reintegration)"));
		document_add(document, BLOCK_PARAGRAPH,
		    N_("You make a plan for the later amount. It can pay for this:"));
		add_items(document, later, G_N_ELEMENTS(later));
	}
}

static void add_data_annex(struct applicant *applicant)
{
	struct document *document = applicant->document;

	document_add(document, BLOCK_HEADING, N_("More about your data"));
	document_add(
	    document, BLOCK_PARAGRAPH, N_("Your data is in a locked file that only your counsellors can open."));
	document_add_cell(document,
	    N_("Do you ask for help to return? Then that organisation needs your data too."));
	document_add_cell(document,
	    N_("The organisation that it works with in your country may see it too."));
	document_add_cell(document, N_("That can be outside the European Union."));
	document_add_cell(document,
	    N_("Did you give us permission? You can always take it back."));
	document_add_cell(document, N_("We keep your data no longer than we need it."));
	document_add_cell(document,
	    N_("You can complain to the Dutch Data Protection Authority (Autoriteit Persoonsgegevens)."));
}

/* The package that applies; without one, those that may, or all to say why not. */
static package_mask packages_about(const struct applicant *applicant)
{
	enum applies applies = applicant->summary->assessment->applies;

	if ((unsigned)applies < PACKAGE_COUNT)
		return (package_mask)(1 << applies);
	if (applies == APPLIES_OPEN && applicant->choice.packages != 0)
		return applicant->choice.packages;
	return PACKAGE_MASK_ALL;
}

static void add_amounts(struct applicant *applicant)
{
	enum applies applies = applicant->summary->assessment->applies;

	add_rules(applicant);
	if ((unsigned)applies < PACKAGE_COUNT)
		applicant_amounts_main(applicant, (enum package)applies);
	applicant_choice_show(applicant);
	applicant_reasons_not(applicant);
	applicant_reasons_open(applicant);
}

static void add_annex(struct applicant *applicant)
{
	bool any = applicant->summary->assessment->applies != APPLIES_NONE;

	document_mark(applicant->document, BLOCK_PAGE_BREAK);
	document_add(applicant->document, BLOCK_TITLE, N_("More about this calculation"));
	for (int package = 0; package < PACKAGE_COUNT; package++)
		if (any && applicant->about & (package_mask)(1 << package))
			applicant_amounts_annex(applicant, (enum package)package);
	add_other_help(applicant);
	applicant_rules_annex(applicant);
	add_data_annex(applicant);
}

void summary_applicant(const struct summary *summary)
{
	struct applicant applicant = { .summary = summary,
		.document = summary->document };

	add_opening(&applicant);
	if (summary->assessment != NULL) {
		applicant_choice_find(summary, &applicant.choice);
		applicant.about = packages_about(&applicant);
		add_amounts(&applicant);
	} else {
		document_add(
		    applicant.document, BLOCK_HEADING, N_("How much you may receive"));
		document_add(applicant.document, BLOCK_PARAGRAPH,
		    N_("We do not know enough yet to calculate an amount."));
	}
	add_own_choice(&applicant);
	add_bring(&applicant);
	add_closing(&applicant);
	if (summary->assessment != NULL)
		add_annex(&applicant);
}
