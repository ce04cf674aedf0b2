/* SPDX-License-Identifier: EUPL-1.2 */
#include "why.h"

#include <glib.h>
#include <string.h>

#include "pane.h"
#include "terugkeerdesk/core/text.h"
#include "words.h"

static const struct rulebook *rulebook_of(const struct why *why)
{
	return desk_rulebook(why->tui->desk);
}

static const struct household *household_of(const struct why *why)
{
	return &why->calculation->household.household;
}

/* The part that is explained: a component, a moment, or all. */
static const char *part_of(const struct why *why)
{
	const struct amount *amount = &why->amount;

	if (amount->component != AMOUNTS_ALL)
		return rulebook_component_label(
		    rulebook_of(why), amount->component, why->tui->lang);
	return amount->phase == AMOUNTS_ALL ? _("Total") :
	                                      pane_phase((enum phase)amount->phase);
}

char *why_title(const struct why *why)
{
	const struct amount *amount = &why->amount;
	char money[MONEY_TEXT * 2];
	bool there;
	struct sum sum = amounts_sum(rulebook_of(why), &why->calculation->assessment,
	    amount, &there);
	const char *package = _(package_label(amount->package));
	char *name, *text;

	amounts_sentence(money, &sum, why->tui->lang);
	if (!there)
		g_strlcpy(money, "–", sizeof(money));
	if (amount->person == 0)
		/* TRANSLATORS: package, moment or part, amount */
		return g_strdup_printf(_("Why: %s, %s: %s"), package, part_of(why), money);
	name = entry_name(&why->opened->file, amount->person);
	/* TRANSLATORS: package, moment or part, name of a person, amount */
	text = g_strdup_printf(
	    _("Why: %s, %s, %s: %s"), package, part_of(why), name, money);
	text_free(name);
	return text;
}

int why_person(const struct finding *finding)
{
	const struct condition_rule *rule = finding->rule;
	bool of_case = rule != NULL &&
	    (rule->test == TEST_FACT || rule->test == TEST_FACT_DATE) &&
	    fact_get(rule->fact)->level == FACT_LEVEL_CASE;

	return of_case ? 0 : finding->person;
}

const struct override *why_override(const struct why *why, const struct finding *finding)
{
	const char *name = rulebook_condition_name(rulebook_of(why), finding->condition);
	const struct case_file *file = &why->opened->file;
	const struct override *found = NULL;

	for (int i = 0; i < file->override_count; i++) {
		const struct override *override = &file->override[i];
		if (strcmp(override->condition, name) != 0)
			continue;
		if (override->person == finding->person)
			return override;
		if (override->person == 0)
			found = override;
	}
	return found;
}

/* The policy. */

static void add_source(struct why *why, int indent, const char *source, bool ruling)
{
	struct pager *pager = &why->pager;

	pager_addf(pager, LOOK_FAINT, indent, _("Source: %s"),
	    rulebook_source(rulebook_of(why), source, why->tui->lang));
	if (ruling)
		pager_add(pager, LOOK_NOTICE, indent, PAGER_TEXT,
		    _("A ruling of the desk: the documents do not say this themselves"));
}

static void add_policy(struct why *why)
{
	const struct assessment *assessment = &why->calculation->assessment;
	const struct policy *policy = assessment->package[why->amount.package].policy;
	enum lang lang = why->tui->lang;

	pager_addf(&why->pager, LOOK_HEADING, 0, "%s (%s)", policy->name[lang], policy->id);
	if (assessment->applies == APPLIES_OPEN)
		pager_add(&why->pager, LOOK_NORMAL, 2, PAGER_TEXT,
		    _("Whether this package applies is still open"));
	else if ((int)assessment->applies != (int)why->amount.package)
		pager_add(&why->pager, LOOK_NOTICE, 2, PAGER_TEXT,
		    _("This package does not apply to this case; it is here to compare"));
	add_source(why, 2, policy->source, policy->ruling);
	if (policy->source_note[lang] != NULL && *policy->source_note[lang] != '\0')
		pager_add(&why->pager, LOOK_FAINT, 2, PAGER_TEXT, policy->source_note[lang]);
}

/* The lines. */

static char *payers_of(const struct line *line)
{
	static const enum payer all[] = { PAYER_NL, PAYER_AMIF, PAYER_FRONTEX };
	GString *payers = g_string_new(NULL);

	for (size_t i = 0; i < G_N_ELEMENTS(all); i++) {
		if (line->payers & all[i])
			g_string_append_printf(payers, "%s%s", payers->len > 0 ? ", " : "",
			    _(payer_label(all[i])));
	}
	return g_string_free(payers, FALSE);
}

static void add_line(struct why *why, const struct line *line)
{
	struct sum sum = { .range = line->range, .incomplete = !line->stated };
	char money[MONEY_TEXT * 2];
	char *payers = payers_of(line);

	amounts_sentence(money, &sum, why->tui->lang);
	pager_addf(&why->pager, LOOK_STRONG, 2, "%s: %s",
	    rulebook_component_label(rulebook_of(why), line->component, why->tui->lang),
	    money);
	if (*payers != '\0')
		/* TRANSLATORS: when, in what form, paid by whom */
		pager_addf(&why->pager, LOOK_NORMAL, 4, _("%s, %s; paid by: %s"),
		    _(phase_label((enum phase)line->phase)),
		    _(form_label((enum form)line->form)), payers);
	else
		pager_addf(&why->pager, LOOK_NORMAL, 4, "%s, %s; %s",
		    _(phase_label((enum phase)line->phase)),
		    _(form_label((enum form)line->form)), _(payer_label(PAYER_NOT_STATED)));
	if (line->rule != NULL)
		add_source(why, 4, line->rule->source, line->rule->ruling);
	g_free(payers);
}

/* The conditions. */

static const char *mark_of(enum answer answer)
{
	static const char *const marks[] = {
		[ANSWER_MET] = "+",
		[ANSWER_UNMET] = "-",
		[ANSWER_UNKNOWN] = "?",
		[ANSWER_CHECK] = "!",
	};

	return marks[answer];
}

static enum look look_of(enum answer answer)
{
	return answer == ANSWER_MET ? LOOK_NORMAL :
	    answer == ANSWER_UNMET  ? LOOK_FAULT :
	                              LOOK_NOTICE;
}

static void add_answer(struct why *why, enum fact_id id, int person)
{
	const struct fact *fact = fact_get(id);
	struct entry_words words = { rulebook_countries(rulebook_of(why)), why->tui->lang };
	const struct value *value = case_file_value_const(
	    &why->opened->file, id, fact->level == FACT_LEVEL_CASE ? 0 : person);
	char *text = entry_text(&words, &why->opened->file, fact, value);
	char *counts = entry_default(&words, fact);

	if (value->set)
		/* TRANSLATORS: a question and what was answered */
		pager_addf(&why->pager, LOOK_NORMAL, 6, _("Answer: %s: %s"), _(fact->label),
		    text);
	else if (*counts != '\0')
		pager_addf(&why->pager, LOOK_NORMAL, 6, _("Answer: %s: not asked, so %s"),
		    _(fact->label), counts);
	else
		pager_addf(&why->pager, LOOK_NORMAL, 6, _("Answer: %s: not answered"),
		    _(fact->label));
	g_free(counts);
	text_free(text);
}

static void add_answers(struct why *why, const struct finding *finding)
{
	switch (finding->rule->test) {
	case TEST_FACT:
	case TEST_FACT_DATE:
		add_answer(why, finding->rule->fact, finding->person);
		if (finding->rule->since != FACT_NONE)
			add_answer(why, finding->rule->since, finding->person);
		break;
	case TEST_COUNTRY:
	case TEST_OVERLAY:
		add_answer(why, FACT_NATIONALITY, finding->person);
		break;
	case TEST_ALWAYS:
		break;
	}
}

static void add_exception(struct why *why, const struct country_exception *exception)
{
	char from[DATE_TEXT] = "…", until[DATE_TEXT] = "…";

	if (exception->from != DAY_NONE)
		date_format(from, exception->from, why->tui->lang);
	if (exception->until != DAY_FOREVER)
		date_format(until, exception->until, why->tui->lang);
	/* TRANSLATORS: two dates and a source; "…" where a side is open */
	pager_addf(&why->pager, LOOK_NORMAL, 6,
	    _("Exception for registrations from %s until %s: %s"), from, until,
	    exception->source);
}

static void add_override(struct why *why, const struct finding *finding)
{
	const struct override *override = why_override(why, finding);

	if (!finding->overridden || override == NULL)
		return;
	/* TRANSLATORS: the answer that the rules give, and the reason of the counsellor */
	pager_addf(&why->pager, LOOK_NOTICE, 6,
	    _("Overridden by the counsellor; the rules say: %s. Reason: %s"),
	    _(answer_label((enum answer)finding->plain_answer)), override->reason);
}

static void add_finding(struct why *why, const struct finding *finding, int tag)
{
	enum answer answer = (enum answer)finding->answer;
	const struct condition_rule *rule = finding->rule;
	char *text = g_strdup_printf("%s %s: %s", mark_of(answer),
	    finding_label(rulebook_of(why), finding, why->tui->lang),
	    _(answer_label(answer)));

	pager_add(&why->pager, look_of(answer), 4, tag, text);
	g_free(text);
	add_override(why, finding);
	if (rule != NULL) {
		if (answer == ANSWER_UNMET && *rule->why[why->tui->lang] != '\0')
			pager_add(&why->pager, LOOK_NORMAL, 6, PAGER_TEXT,
			    rule->why[why->tui->lang]);
		add_answers(why, finding);
	}
	if (finding->softened)
		pager_add(&why->pager, LOOK_NORMAL, 6, PAGER_TEXT,
		    _("Not met, but this person is vulnerable: additional support may be "
		      "possible"));
	if (finding->overlay != NULL)
		pager_addf(&why->pager, LOOK_NORMAL, 6, _("Changed for a time by: %s (%s)"),
		    finding->overlay->name,
		    rulebook_source(
			rulebook_of(why), finding->overlay->source, why->tui->lang));
	if (finding->exception != NULL)
		add_exception(why, finding->exception);
	if (finding->source != NULL && *finding->source != '\0')
		add_source(why, 6, finding->source, rule != NULL && rule->ruling);
}

static bool known_already(const struct why *why, int from, const struct finding *finding)
{
	for (int i = from; i < why->finding_count; i++) {
		if (why->finding[i].condition == finding->condition)
			return true;
	}
	return false;
}

/* The conditions of all lines of a person, each once. */
static void collect(struct why *why, const struct line *line, int from)
{
	struct finding found[RULEBOOK_CONDITIONS_MAX];
	size_t count = finding_list_of_line(rulebook_of(why), household_of(why),
	    &why->calculation->assessment, why->amount.package, line, found,
	    G_N_ELEMENTS(found));

	for (size_t i = 0; i < count; i++) {
		if (known_already(why, from, &found[i]))
			continue;
		why->finding = g_renew(struct finding, why->finding, why->finding_count + 1);
		why->finding[why->finding_count++] = found[i];
	}
}

static bool is_asked(const struct why *why, const struct line *line)
{
	return (why->amount.phase == AMOUNTS_ALL || why->amount.phase == line->phase) &&
	    (why->amount.component == AMOUNTS_ALL ||
	        why->amount.component == line->component);
}

static void add_person(struct why *why, int person)
{
	struct line line[RULEBOOK_COMPONENTS_MAX];
	size_t count = line_list_of_person(rulebook_of(why), household_of(why),
	    &why->calculation->assessment, why->amount.package, person, line);
	char *name = entry_person(&why->opened->file, person);
	int from = why->finding_count;
	bool any = false;

	pager_space(&why->pager);
	pager_addf(&why->pager, LOOK_HEADING, 0, "%d %s", person, name);
	text_free(name);
	for (size_t i = 0; i < count; i++) {
		if (!is_asked(why, &line[i]))
			continue;
		add_line(why, &line[i]);
		collect(why, &line[i], from);
		any = true;
	}
	if (!any)
		pager_add(&why->pager, LOOK_NORMAL, 2, PAGER_TEXT,
		    _("This package has no such part for this person"));
	if (why->finding_count > from)
		pager_add(&why->pager, LOOK_STRONG, 2, PAGER_TEXT, _("Conditions"));
	for (int i = from; i < why->finding_count; i++)
		add_finding(why, &why->finding[i], i);
}

void why_text(struct why *why)
{
	pager_empty(&why->pager);
	why->finding_count = 0;
	add_policy(why);
	if (why->amount.person > 0) {
		add_person(why, why->amount.person);
		return;
	}
	for (int person = 1; person <= why->opened->file.person_count; person++)
		add_person(why, person);
}
