/* SPDX-License-Identifier: EUPL-1.2 */
#include "applicant.h"

#include <glib.h>
#include <string.h>

#define REASONS_MAX RULEBOOK_CONDITIONS_MAX

/* One sentence of the policy, whom it is about, and what it costs them. */
struct reason {
	const char *why; /* borrowed from the policy */
	person_mask persons;
	unsigned components; /* bit per component of the rulebook */
	bool softened; /* said of somebody for whom it may be different */
};

struct reasons {
	struct reason item[REASONS_MAX];
	size_t count;
};

static void note(struct reasons *reasons, const char *why, const struct finding *finding,
    int component)
{
	size_t at = 0;

	while (at < reasons->count && strcmp(reasons->item[at].why, why) != 0)
		at++;
	if (at == REASONS_MAX)
		return;
	if (at == reasons->count)
		reasons->item[reasons->count++].why = why;
	reasons->item[at].persons |= (person_mask)1 << (finding->person - 1);
	reasons->item[at].components |= 1u << component;
	reasons->item[at].softened |= finding->softened;
}

/* The sentence of a finding: that of the rule, else the name of the condition. */
static const char *why_of(const struct summary *summary, const struct finding *finding)
{
	const char *why = "";

	if (finding->rule != NULL)
		why = summary_parts_choose(summary, finding->rule->why);
	if (*why == '\0')
		why = finding_label(summary->rulebook, finding, summary->frame->lang);
	return why;
}

/* The findings with `answer` behind the amounts of a person; with `lost` only behind
 * those that are nothing for certain. */
static void collect_of_person(const struct summary *summary, enum package package,
    int person, enum answer answer, bool lost, struct reasons *ret)
{
	static const size_t most = RULEBOOK_CONDITIONS_MAX;
	struct line lines[RULEBOOK_COMPONENTS_MAX];
	size_t line_count = line_list_of_person(summary->rulebook, summary->household,
	    summary->assessment, package, person, lines);

	for (size_t i = 0; i < line_count; i++) {
		struct finding findings[RULEBOOK_CONDITIONS_MAX];
		bool nothing = lines[i].stated && lines[i].range.max == 0;
		size_t count;

		if (nothing != lost)
			continue;
		count = finding_list_of_line(summary->rulebook, summary->household,
		    summary->assessment, package, &lines[i], findings, most);
		for (size_t j = 0; j < count; j++)
			if (findings[j].answer == answer)
				note(ret, why_of(summary, &findings[j]), &findings[j],
				    lines[i].component);
	}
}

static void collect(const struct summary *summary, package_mask packages,
    enum answer answer, bool lost, struct reasons *ret)
{
	for (int package = 0; package < PACKAGE_COUNT; package++)
		for (int person = 1; person <= summary->file->person_count; person++)
			if (packages & (package_mask)(1 << package))
				collect_of_person(summary, (enum package)package, person,
				    answer, lost, ret);
}

static char *component_names(const struct summary *summary, unsigned components)
{
	char *names = NULL;

	for (size_t i = 0; i < rulebook_component_count(summary->rulebook); i++)
		if (components & 1u << i)
			names = cell_join(names, summary_parts_component(summary, (int)i));
	return names;
}

/* Whom an item is about, unless that is everybody on the page. */
static void add_whom(struct applicant *applicant, person_mask persons)
{
	const struct summary *summary = applicant->summary;
	char *names;

	if (persons == 0 || persons == summary_parts_everybody(summary))
		return;
	names = summary_parts_names(summary, persons);
	cell_add_text(
	    document_add_cell(applicant->document, N_("This is about {0}.")), names);
	g_free(names);
}

/* The sentence, what its abbreviations mean, and whom it is about. */
static void add_reason(struct applicant *applicant, const struct reason *reason)
{
	cell_add_text(document_add(applicant->document, BLOCK_ITEM, NULL), reason->why);
	applicant_words_explain(applicant, reason->why);
	if (reason->softened)
		document_add_cell(applicant->document,
		    N_("Because of your situation it may be different for you."));
	add_whom(applicant, reason->persons);
}

static void add_lost(struct applicant *applicant, const struct reason *reason)
{
	char *lost = component_names(applicant->summary, reason->components);
	struct cell *cell =
	    document_add_cell(applicant->document, N_("So you do not get this: {0}."));

	cell_add_text(cell, lost);
	applicant_words_explain(applicant, lost);
	g_free(lost);
}

/* Does a package of this page have an amount that the counsellor may lower so? */
static bool page_has_lowered(const struct applicant *applicant, enum fact_id fact)
{
	bool has = false;

	for (int i = 0; i < PACKAGE_COUNT; i++) {
		const struct package_result *result =
		    &applicant->summary->assessment->package[i];

		for (int j = 0; j < result->line_count; j++)
			has |= applicant->about & (package_mask)(1 << i) &&
			    result->line[j].rule->lowered_by == fact;
	}
	return has;
}

/* The reasons that the counsellor gave for less cash, as written. */
static void add_lowered(struct applicant *applicant)
{
	const struct case_file *file = applicant->summary->file;

	for (int person = 1; person <= file->person_count; person++) {
		const struct value *reason =
		    case_file_value_const(file, FACT_REAN_CASH_REASON, person);
		const struct value *cash =
		    case_file_value_const(file, FACT_REAN_CASH, person);
		struct cell *cell;

		if (!cash->set || !reason->set || !page_has_lowered(applicant, FACT_REAN_CASH))
			continue;
		cell = document_add(applicant->document, BLOCK_ITEM,
		    N_("You get less cash when you leave: {0}."));
		cell_add_text(cell, reason->text);
		add_whom(applicant, (person_mask)1 << (person - 1));
	}
}

void applicant_reasons_not(struct applicant *applicant)
{
	size_t before = applicant->document->count;
	struct reasons reasons = { .count = 0 };

	document_add(
	    applicant->document, BLOCK_HEADING, N_("What you do not get, and why"));
	collect(applicant->summary, applicant->about, ANSWER_UNMET, true, &reasons);
	for (size_t i = 0; i < reasons.count; i++) {
		add_reason(applicant, &reasons.item[i]);
		add_lost(applicant, &reasons.item[i]);
	}
	add_lowered(applicant);
	if (applicant->document->count == before + 1)
		document_cut(applicant->document, before);
}

/* A question as one asks it; facts without one are asked by their label. */
static const char *const questions[FACT_COUNT] = {
	[FACT_DEPARTURE_KIND] = N_("Do you leave by yourself, or do you have to leave?"),
	[FACT_ROUTE] = N_("Which organisation helps you to return?"),
	[FACT_RESIDENCE_STATUS] = N_("What was the answer to your request to stay?"),
	[FACT_LONG_STAY_INTENT] =
	    N_("Did you come to the Netherlands to stay for a long time?"),
	[FACT_OWN_MEANS] = N_("Can you pay for the journey yourself?"),
	[FACT_BORN_ON] = N_("When were you born?"),
	[FACT_NATIONALITY] = N_("What is your nationality?"),
	[FACT_OWN_APPLICATION] = N_("Do you make a request of your own?"),
	[FACT_EU_RESIDENCE] =
	    N_("May you live in another country of the European Union?"),
	[FACT_ASSISTED_RETURN] = N_("Did you get help to return before?"),
	[FACT_OTHER_SUPPORT] =
	    N_("Does another organisation already help you to start again?"),
	[FACT_EXCLUSION_GROUND] =
	    N_("Were you told not to come back, or were you punished for a serious crime?"),
};

static void add_question(
    struct applicant *applicant, enum fact_id fact, person_mask persons)
{
	const char *question = questions[fact];
	struct cell *cell;

	if (question == NULL)
		question = N_("We still have to ask you this: {0}.");
	cell = document_add(applicant->document, BLOCK_ITEM, question);
	cell_add_msgid(cell, fact_get(fact)->label);
	add_whom(applicant, persons);
}

/* The questions that change something on this page, each once, with whom it is about. */
static void add_questions(struct applicant *applicant)
{
	const struct summary *summary = applicant->summary;
	struct question list[QUESTIONS_MAX];
	size_t count = question_list(summary->rulebook, summary->household,
	    summary->assessment, list, QUESTIONS_MAX);
	package_mask shown = applicant->about | applicant->choice.packages;
	person_mask asked[FACT_COUNT] = { 0 };
	enum fact_id order[FACT_COUNT];
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		person_mask person =
		    list[i].person > 0 ? (person_mask)1 << (list[i].person - 1) : 0;
		bool known = false;

		if (!list[i].decides && !(list[i].changes & shown))
			continue;
		for (size_t j = 0; j < kept; j++)
			known |= order[j] == list[i].fact;
		if (!known)
			order[kept++] = list[i].fact;
		asked[list[i].fact] |= person;
	}
	if (kept > 0)
		document_add(applicant->document, BLOCK_PARAGRAPH,
		    N_("We need your answer to these questions:"));
	for (size_t i = 0; i < kept; i++)
		add_question(applicant, order[i], asked[order[i]]);
}

/* Who is stateless or has a doubtful nationality, where a rule looks at it. */
static person_mask unclear_nationality(const struct applicant *applicant)
{
	const struct summary *summary = applicant->summary;
	struct finding *list = g_new(struct finding, FINDINGS_MAX);
	person_mask unclear = 0;

	for (int package = 0; package < PACKAGE_COUNT; package++) {
		size_t count = finding_list(summary->rulebook, summary->household,
		    summary->assessment, (enum package)package, list, FINDINGS_MAX);

		if (!(applicant->about & (package_mask)(1 << package)))
			continue;
		for (size_t i = 0; i < count; i++) {
			const struct member *member =
			    &summary->household->member[list[i].person - 1];

			if (list[i].answer == ANSWER_UNKNOWN && list[i].rule != NULL &&
			    list[i].rule->test == TEST_COUNTRY && member->nationality_asked)
				unclear |= (person_mask)1 << (list[i].person - 1);
		}
	}
	g_free(list);
	return unclear;
}

static void add_checks(
    struct applicant *applicant, const struct reasons *checks, person_mask unclear)
{
	if (checks->count > 0 || unclear != 0)
		document_add(applicant->document, BLOCK_PARAGRAPH,
		    N_("Somebody must look at this before it is sure:"));
	for (size_t i = 0; i < checks->count; i++)
		add_reason(applicant, &checks->item[i]);
	if (unclear != 0) {
		document_add(applicant->document, BLOCK_ITEM,
		    N_("You have no nationality, or it is not clear which one."));
		add_whom(applicant, unclear);
	}
}

void applicant_reasons_open(struct applicant *applicant)
{
	size_t before = applicant->document->count;
	struct reasons checks = { .count = 0 };

	document_add(
	    applicant->document, BLOCK_HEADING, N_("What can still change this"));
	add_questions(applicant);
	collect(applicant->summary, applicant->about, ANSWER_CHECK, false, &checks);
	add_checks(applicant, &checks, unclear_nationality(applicant));
	if (applicant->document->count == before + 1)
		document_cut(applicant->document, before);
}

bool applicant_reasons_journey(const struct summary *summary)
{
	/* The group of conditions for help with the journey (contract, "Conditions"). */
	static const char group[] = "rean.";
	struct finding *list = g_new(struct finding, FINDINGS_MAX);
	size_t count = finding_list(summary->rulebook, summary->household,
	    summary->assessment, PACKAGE_NATIONAL, list, FINDINGS_MAX);
	person_mask without = 0;

	for (size_t i = 0; i < count; i++) {
		const struct condition_rule *rule = list[i].rule;

		if (list[i].answer == ANSWER_UNMET && rule != NULL &&
		    rule->counts_for == NULL && g_str_has_prefix(rule->name, group))
			without |= (person_mask)1 << (list[i].person - 1);
	}
	g_free(list);
	return without != summary_parts_everybody(summary);
}
