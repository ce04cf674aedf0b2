/* SPDX-License-Identifier: EUPL-1.2 */
#include "screens.h"

#include <glib.h>

#include "entry.h"
#include "reading.h"
#include "terugkeerdesk/core/text.h"
#include "terugkeerdesk/desk/desk.h"
#include "words.h"

struct compare {
	const struct desk_case *opened;
	const struct desk_calculation *calculation;
};

/* What the lines of one person are written with. */
struct place {
	struct pager *pager;
	const struct tui *tui;
	const struct compare *compare;
	int person;
};

static char *payers_text(uint8_t payers)
{
	static const enum payer all[] = { PAYER_NL, PAYER_AMIF, PAYER_FRONTEX };
	GString *text = g_string_new(NULL);

	for (size_t i = 0; i < G_N_ELEMENTS(all); i++) {
		if ((payers & all[i]) != 0)
			g_string_append_printf(text, "%s%s", text->len > 0 ? ", " : "",
			    _(payer_label(all[i])));
	}
	if (text->len == 0)
		g_string_append(text, _("payer not stated"));
	return g_string_free(text, FALSE);
}

static char *sum_text(const struct sum *sum, enum lang lang)
{
	char money[MONEY_TEXT];

	money_format_range(money, sum->range, lang, MONEY_SHORT);
	if (!sum->incomplete)
		return g_strdup(money);
	/* TRANSLATORS: an amount, and one more that the documents do not state */
	return g_strdup_printf(_("%s + not stated"), money);
}

static void add_line(const struct place *place, const struct line *line)
{
	const struct rulebook *rulebook = desk_rulebook(place->tui->desk);
	char money[MONEY_TEXT];
	char *payers = payers_text(line->payers);

	/* TRANSLATORS: what is paid: an amount; when; in cash or in kind; by whom */
	pager_addf(place->pager, LOOK_NORMAL, 4, _("%s: %s; %s; %s; %s"),
	    rulebook_component_label(rulebook, line->component, place->tui->lang),
	    line->stated
	        ? money_format_range(money, line->range, place->tui->lang, MONEY_SHORT)
	        : _("not stated"),
	    _(phase_label((enum phase)line->phase)), _(form_label((enum form)line->form)),
	    payers);
	g_free(payers);
}

/* Only what is not simply met: that is what can still change. */
static void add_findings(const struct place *place, enum package package)
{
	const struct rulebook *rulebook = desk_rulebook(place->tui->desk);
	const struct desk_calculation *calculation = place->compare->calculation;
	struct finding *finding = g_new(struct finding, FINDINGS_MAX);
	size_t count = finding_list(rulebook, &calculation->household.household,
	    &calculation->assessment, package, finding, FINDINGS_MAX);

	for (size_t i = 0; i < count; i++) {
		const char *label;

		if (finding[i].person != place->person ||
		    (finding[i].answer == ANSWER_MET && !finding[i].overridden))
			continue;
		label = rulebook_condition_label(
		    rulebook, finding[i].condition, place->tui->lang);
		if (finding[i].overridden)
			/* TRANSLATORS: a condition: met or not met, by a counsellor's override */
			pager_addf(place->pager, LOOK_NOTICE, 6, _("%s: %s (override)"), label,
			    _(answer_label((enum answer)finding[i].answer)));
		else
			pager_addf(place->pager, LOOK_FAINT, 6, "%s: %s", label,
			    _(answer_label((enum answer)finding[i].answer)));
	}
	g_free(finding);
}

static void add_package(const struct place *place, enum package package)
{
	const struct package_result *result =
	    &place->compare->calculation->assessment.package[package];
	char *total = sum_text(&result->by_person[place->person - 1], place->tui->lang);
	bool any = false;

	pager_addf(place->pager, LOOK_STRONG, 2, "%s: %s", _(package_label(package)), total);
	g_free(total);
	for (int i = 0; i < result->line_count; i++) {
		if (result->line[i].person == place->person) {
			add_line(place, &result->line[i]);
			any = true;
		}
	}
	if (!any)
		pager_add(place->pager, LOOK_NORMAL, 4, PAGER_TEXT, _("no amounts"));
	add_findings(place, package);
}

static void add_totals(struct pager *pager, const struct tui *tui,
    const struct assessment *assessment)
{
	pager_add(pager, LOOK_HEADING, 0, PAGER_TEXT, _("Together"));
	for (int i = 0; i < PACKAGE_COUNT; i++) {
		const struct package_result *result = &assessment->package[i];
		char *total = sum_text(&result->total, tui->lang);
		char *first = sum_text(&result->at_departure, tui->lang);
		bool applies = (int)assessment->applies == i;

		/* TRANSLATORS: package, name of policy: an amount, of which at departure */
		pager_addf(pager, applies ? LOOK_STRONG : LOOK_NORMAL, 2,
		    applies ? _("%s, %s: %s, of which %s at departure. This applies.")
		            : _("%s, %s: %s, of which %s at departure"),
		    _(package_label((enum package)i)), result->policy->name[tui->lang], total,
		    first);
		g_free(first);
		g_free(total);
	}
}

static void add_difference(struct pager *pager, const struct tui *tui, const char *format,
    const struct sum *sum)
{
	char *text = sum_text(sum, tui->lang);

	pager_addf(pager, sum->range.max < 0 ? LOOK_LESS : LOOK_NORMAL, 2, "%s: %s", format,
	    text);
	g_free(text);
}

static void fill(struct tui *tui, void *data, struct pager *pager)
{
	const struct compare *compare = data;
	const struct assessment *assessment = &compare->calculation->assessment;
	struct place place = { .pager = pager, .tui = tui, .compare = compare };

	if (!compare->calculation->possible) {
		pager_add(pager, LOOK_NORMAL, 0, PAGER_TEXT,
		    _("Nothing can be calculated without a registration date."));
		return;
	}
	add_totals(pager, tui, assessment);
	add_difference(pager, tui, _("JRS compared with national"),
	    &assessment->jrs_minus_national);
	add_difference(pager, tui, _("Harmonised compared with national"),
	    &assessment->harmonised_minus_national);
	for (int person = 1; person <= compare->opened->file.person_count; person++) {
		char *name = entry_person(&compare->opened->file, person);

		place.person = person;
		pager_space(pager);
		pager_addf(pager, LOOK_HEADING, 0, "%d. %s", person, name);
		text_free(name);
		for (int i = 0; i < PACKAGE_COUNT; i++)
			add_package(&place, (enum package)i);
	}
}

void compare_open(struct tui *tui, const struct desk_case *opened,
    const struct desk_calculation *calculation)
{
	static const struct reading reading = { .title = N_("Full comparison"),
		.fill = fill,
		.free = g_free };
	struct compare *compare = g_new(struct compare, 1);

	compare->opened = opened;
	compare->calculation = calculation;
	reading_open(tui, &reading, compare);
}
