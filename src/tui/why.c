/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * why.c - why an amount is what it is: conditions, answers used, policy, source; and
 * where a counsellor knows better, an override with the reason.
 */
#include "why.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

#include "dialog.h"
#include "entry.h"
#include "frame.h"
#include "pager.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/core/text.h"
#include "terugkeerdesk/desk/desk.h"
#include "words.h"

#define REASON_BYTES_MAX 400

struct why {
	struct desk_case *opened;
	struct desk_calculation *calculation;
	struct why_about about;
	struct pager pager;
	struct finding *finding; /* those in the text; the tag of a line is the index */
	size_t finding_count;
	/* of the dialog that is open */
	struct finding chosen;
	enum override_answer answer;
};

static const struct rulebook *rulebook_of(const struct screen *screen)
{
	return desk_rulebook(screen->tui->desk);
}

/* --- the text --- */

/* A mark beside the word: nothing is said by colour alone. */
static const char *mark_of(enum answer answer, bool ascii)
{
	static const char *const marks[] = { [ANSWER_MET] = "✓",
		[ANSWER_UNMET] = "✗",
		[ANSWER_UNKNOWN] = "?",
		[ANSWER_CHECK] = "!" };
	static const char *const plain[] = { [ANSWER_MET] = "+",
		[ANSWER_UNMET] = "-",
		[ANSWER_UNKNOWN] = "?",
		[ANSWER_CHECK] = "!" };

	return ascii ? plain[answer] : marks[answer];
}

static char *answer_used(const struct screen *screen, const struct finding *finding,
    enum fact_id id)
{
	const struct why *why = screen->model;
	struct entry_words words = { .countries = rulebook_countries(rulebook_of(screen)),
		.lang = screen->tui->lang };
	const struct fact *fact = fact_get(id);
	int person = fact->level == FACT_LEVEL_PERSON ? finding->person : 0;
	const struct value *value = case_file_value_const(&why->opened->file, id, person);
	char *text = entry_text(&words, &why->opened->file, fact, value);
	char *counts = *text == '\0' ? entry_default(&words, fact) : NULL;
	char *line;

	if (*text != '\0')
		line = g_strdup_printf("%s: %s", _(fact->label), text);
	else if (*counts != '\0')
		/* TRANSLATORS: a question; what counts as long as it is not answered */
		line = g_strdup_printf(_("%s: not answered, so %s counts"), _(fact->label), counts);
	else
		line = g_strdup_printf(_("%s: not answered"), _(fact->label));
	g_free(counts);
	text_free(text);
	return line;
}

/* Which question the finding looks at; FACT_NONE: none, a date or an overlay decides. */
static enum fact_id fact_of(const struct condition_rule *rule)
{
	if (rule == NULL || rule->test == TEST_ALWAYS)
		return FACT_REGISTERED_ON;
	if (rule->test == TEST_COUNTRY || rule->test == TEST_OVERLAY)
		return FACT_NATIONALITY;
	return rule->fact;
}

static void add_source(struct pager *pager, const char *source, bool ruling)
{
	if (source == NULL || *source == '\0')
		return;
	/* TRANSLATORS: %s is a document; a ruling is the desk's, not the document's word */
	pager_addf(pager, LOOK_FAINT, 6, ruling ? _("Source: %s (ruling)") : _("Source: %s"),
	    source);
}

static void add_override(struct screen *screen, const struct finding *finding)
{
	struct why *why = screen->model;
	const char *name = rulebook_condition_name(rulebook_of(screen), finding->condition);
	const struct override *found = NULL;

	for (int i = 0; i < why->opened->file.override_count; i++) {
		const struct override *override = &why->opened->file.override[i];
		bool mine = override->person == finding->person;

		if (strcmp(override->condition, name) == 0 &&
		    (mine || (override->person == 0 && (found == NULL || found->person == 0))))
			found = override;
	}
	if (found != NULL)
		pager_addf(&why->pager, LOOK_NOTICE, 6,
		    /* TRANSLATORS: the answer before, and the reason that was given */
		    _("Override: the desk said “%s”. Reason: %s"),
		    _(answer_label((enum answer)finding->plain_answer)), found->reason);
}

static void add_finding(struct screen *screen, const struct finding *finding)
{
	struct why *why = screen->model;
	enum answer answer = (enum answer)finding->answer;
	char *line = g_strdup_printf("%s %s: %s", mark_of(answer, screen->tui->ascii),
	    rulebook_condition_label(rulebook_of(screen), finding->condition, screen->tui->lang),
	    _(answer_label(answer)));
	char *used = answer_used(screen, finding, fact_of(finding->rule));
	bool ruling = finding->overlay != NULL ? finding->overlay->ruling
	                                       : finding->rule != NULL && finding->rule->ruling;

	why->finding = g_renew(struct finding, why->finding, why->finding_count + 1);
	why->finding[why->finding_count] = *finding;
	pager_add(&why->pager, answer == ANSWER_MET ? LOOK_NORMAL : LOOK_STRONG, 4,
	    (int)why->finding_count++, line);
	pager_add(&why->pager, LOOK_NORMAL, 6, PAGER_TEXT, used);
	if (finding->softened)
		pager_add(&why->pager, LOOK_NOTICE, 6, PAGER_TEXT,
		    _("Not met by itself; because of vulnerability a person must check it."));
	if (finding->overridden)
		add_override(screen, finding);
	add_source(&why->pager, finding->source, ruling);
	g_free(used);
	g_free(line);
}

static bool wanted(const struct why *why, const struct line *line)
{
	return (why->about.person == 0 || why->about.person == line->person) &&
	       (why->about.phase == WHY_TOTAL || why->about.phase == line->phase);
}

static void add_line(struct screen *screen, const struct line *line)
{
	struct why *why = screen->model;
	enum lang lang = screen->tui->lang;
	char money[MONEY_TEXT];
	char *name = entry_person(&why->opened->file, line->person);
	struct finding *finding = g_new(struct finding, RULEBOOK_CONDITIONS_MAX);
	size_t count = finding_list_of_line(rulebook_of(screen),
	    &why->calculation->household.household, &why->calculation->assessment,
	    why->about.package, line, finding, RULEBOOK_CONDITIONS_MAX);

	pager_space(&why->pager);
	pager_addf(&why->pager, LOOK_HEADING, 0, "%d. %s", line->person, name);
	/* TRANSLATORS: what is paid: an amount; when; in cash or in kind */
	pager_addf(&why->pager, LOOK_STRONG, 2, _("%s: %s; %s; %s"),
	    rulebook_component_label(rulebook_of(screen), line->component, lang),
	    line->stated ? money_format_range(money, line->range, lang, MONEY_SHORT)
	                 : _("not stated"),
	    _(phase_label((enum phase)line->phase)), _(form_label((enum form)line->form)));
	if (line->rule != NULL)
		add_source(&why->pager, line->rule->source, line->rule->ruling);
	for (size_t i = 0; i < count; i++)
		add_finding(screen, &finding[i]);
	g_free(finding);
	text_free(name);
}

static void fill(struct screen *screen)
{
	struct why *why = screen->model;
	const struct assessment *assessment = &why->calculation->assessment;
	const struct policy *policy = assessment->package[why->about.package].policy;
	struct line lines[RULEBOOK_COMPONENTS_MAX];

	pager_empty(&why->pager);
	why->finding_count = 0;
	/* TRANSLATORS: the name of a policy and its id */
	pager_addf(&why->pager, LOOK_NORMAL, 0, _("Policy: %s (%s)"),
	    policy->name[screen->tui->lang], policy->id);
	add_source(&why->pager, policy->source, policy->ruling);
	if (assessment->applies != APPLIES_OPEN &&
	    (int)assessment->applies != (int)why->about.package)
		pager_add(&why->pager, LOOK_NOTICE, 0, PAGER_TEXT,
		    _("This package does not apply here; it stands there to compare."));
	for (int person = 1; person <= why->opened->file.person_count; person++) {
		size_t count = line_list_of_person(rulebook_of(screen),
		    &why->calculation->household.household, assessment, why->about.package, person,
		    lines);

		for (size_t i = 0; i < count; i++) {
			if (wanted(why, &lines[i]))
				add_line(screen, &lines[i]);
		}
	}
	if (why->finding_count == 0)
		pager_add(&why->pager, LOOK_NORMAL, 0, PAGER_TEXT,
		    _("This package pays nothing at that moment."));
}

/* --- overrides --- */

static void recalculate(struct screen *screen)
{
	struct why *why = screen->model;
	struct fault fault;
	int tag = pager_tag(&why->pager);

	desk_calculate(screen->tui->desk, &why->opened->file, why->calculation);
	fill(screen);
	pager_focus_tag(&why->pager, tag);
	if (desk_case_left_field(screen->tui->desk, why->opened, &fault) != 0)
		loop_say_fault(screen->tui, &fault);
}

static void reason_given(struct tui *tui, void *data, int choice, const char *line)
{
	struct screen *screen = data;
	struct why *why = screen->model;
	struct fault fault;
	char *reason = NULL;

	if (choice == DIALOG_CANCELLED)
		return;
	if (text_normalise(line, false, _("Reason"), &reason, &fault) != 0) {
		loop_say_fault(tui, &fault);
		return;
	}
	if (*reason == '\0')
		loop_say(tui, LOOK_FAULT, _("Without a reason the finding stays as it was"));
	else if (desk_case_override(why->opened, why->chosen.person,
	             rulebook_condition_name(rulebook_of(screen), why->chosen.condition),
	             why->answer, reason, &fault) != 0)
		loop_say_fault(tui, &fault);
	else
		recalculate(screen);
	text_free(reason);
}

static void answer_chosen(struct tui *tui, void *data, int choice, const char *line)
{
	struct screen *screen = data;
	struct why *why = screen->model;
	struct dialog_words words = { .title = N_("Override a finding"),
		.text = N_("%s: why do you answer this differently? The reason is kept and "
		           "printed."),
		.first = rulebook_condition_label(
		    rulebook_of(screen), why->chosen.condition, tui->lang),
		.label = N_("Reason"),
		.line_most = REASON_BYTES_MAX };

	(void)line;
	if (choice == DIALOG_CANCELLED)
		return;
	why->answer = choice == 0 ? OVERRIDE_MET : OVERRIDE_UNMET;
	dialog_open(tui, &words, NULL, 0, reason_given, screen);
}

static void override_chosen(struct screen *screen)
{
	struct why *why = screen->model;
	int tag = pager_tag(&why->pager);
	struct dialog_words words = { .title = N_("Override a finding"),
		.text = N_("%s. The desk says: %s. What is it?"),
		.choices = { N_("met"), N_("not met") } };

	if (tag == PAGER_TEXT)
		return;
	why->chosen = why->finding[tag];
	words.first = rulebook_condition_label(
	    rulebook_of(screen), why->chosen.condition, screen->tui->lang);
	words.second = _(answer_label((enum answer)why->chosen.plain_answer));
	dialog_open(screen->tui, &words, NULL, 0, answer_chosen, screen);
}

static void withdraw(struct screen *screen)
{
	struct why *why = screen->model;
	int tag = pager_tag(&why->pager);
	const char *name;

	if (tag == PAGER_TEXT || !why->finding[tag].overridden) {
		loop_say(screen->tui, LOOK_NOTICE, _("There is no override of this finding"));
		return;
	}
	name = rulebook_condition_name(rulebook_of(screen), why->finding[tag].condition);
	desk_case_remove_override(why->opened, why->finding[tag].person, name);
	desk_case_remove_override(why->opened, 0, name);
	recalculate(screen);
}

/* --- the screen --- */

static unsigned why_contexts(const struct screen *screen)
{
	(void)screen;
	return CONTEXT_WHY;
}

static struct rect why_layout(struct screen *screen, int rows, int columns)
{
	struct why *why = screen->model;
	struct layout_frame parts = layout_frame(rows, columns);

	pager_fit(&why->pager, parts.body.rows, parts.body.columns);
	return frame_whole(rows, columns);
}

static char *title_of(const struct why *why)
{
	const char *package = _(package_label(why->about.package));

	if (why->about.phase == WHY_TOTAL)
		/* TRANSLATORS: why is this amount what it is: package, its total */
		return g_strdup_printf(_("Why: %s, total"), package);
	/* TRANSLATORS: why is this amount what it is: package, moment */
	return g_strdup_printf(
	    _("Why: %s, %s"), package, _(phase_label((enum phase)why->about.phase)));
}

static void why_draw(const struct screen *screen, struct canvas *canvas)
{
	const struct why *why = screen->model;
	struct layout_frame parts = layout_frame(canvas->rows, canvas->columns);
	char *title = title_of(why);
	struct frame frame = { .title = title,
		.hint = _("Arrows choose a condition; Enter overrides it, with a reason") };

	frame_draw(screen, canvas, &frame);
	pager_draw(&why->pager, canvas, parts.body);
	g_free(title);
}

static bool why_command(struct screen *screen, enum command command)
{
	struct why *why = screen->model;

	switch (command) {
	case COMMAND_ENTER:
		override_chosen(screen);
		return true;
	case COMMAND_REMOVE:
		withdraw(screen);
		return true;
	case COMMAND_CANCEL:
		loop_pop(screen->tui, screen);
		return true;
	default:
		return pager_command(&why->pager, command);
	}
}

static void why_click(struct screen *screen, int y, int x)
{
	struct why *why = screen->model;
	struct layout_frame parts = layout_frame(screen->rect.rows, screen->rect.columns);

	if (!frame_click(screen, y, x) && layout_inside(parts.body, y, x))
		pager_click(&why->pager, y - parts.body.y);
}

static void why_free(struct screen *screen)
{
	struct why *why = screen->model;

	pager_clear(&why->pager);
	g_free(why->finding);
	g_free(why);
}

static const struct screen_ops why_ops = {
	.contexts = why_contexts,
	.layout = why_layout,
	.draw = why_draw,
	.command = why_command,
	.click = why_click,
	.reword = fill,
	.free = why_free,
};

void why_open(struct tui *tui, struct desk_case *opened,
    struct desk_calculation *calculation, struct why_about about)
{
	struct why *why = g_new0(struct why, 1);

	why->opened = opened;
	why->calculation = calculation;
	why->about = about;
	fill(loop_push(tui, &why_ops, why));
}
