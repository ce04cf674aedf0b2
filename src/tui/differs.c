/* SPDX-License-Identifier: EUPL-1.2 */
#include "screens.h"

#include <glib.h>

#include "entry.h"
#include "reading.h"
#include "terugkeerdesk/core/fault.h"
#include "terugkeerdesk/core/text.h"
#include "terugkeerdesk/desk/desk.h"
#include "terugkeerdesk/desk/told.h"
#include "words.h"

struct differs {
	const struct desk_case *opened;
	const struct desk_calculation *calculation;
};

static char *amount(bool stated, struct range range, enum lang lang)
{
	char money[MONEY_TEXT];

	return g_strdup(stated ? money_format_range(money, range, lang, MONEY_SHORT)
	                       : _("not stated"));
}

static const char *applies_label(enum applies applies)
{
	if (applies == APPLIES_OPEN)
		return _("not known yet");
	if (applies == APPLIES_NONE)
		return _("no package");
	return _(package_label((enum package)applies));
}

static void add_line(struct pager *pager, const struct tui *tui,
    const struct case_file *file, const struct snapshot_change *change)
{
	const struct rulebook *rulebook = desk_rulebook(tui->desk);
	int component = rulebook_component_find(rulebook, change->component);
	char *name = entry_name(file, change->person);
	char *then = amount(change->stated_then, change->then, tui->lang);
	char *now = amount(change->stated_now, change->now, tui->lang);

	/* TRANSLATORS: a person, what is paid, an amount, and the amount today */
	pager_addf(pager, LOOK_NORMAL, 4, _("%s, %s: %s, today %s"), name,
	    component >= 0 ? rulebook_component_label(rulebook, component, tui->lang)
	                   : change->component,
	    then, now);
	g_free(now);
	g_free(then);
	text_free(name);
}

static void add_total(struct pager *pager, const struct tui *tui,
    const struct snapshot_change *change)
{
	char then[MONEY_TEXT], now[MONEY_TEXT];

	/* TRANSLATORS: an amount, and the amount today */
	pager_addf(pager, LOOK_STRONG, 4, _("Total: %s, today %s"),
	    money_format_range(then, change->then, tui->lang, MONEY_SHORT),
	    money_format_range(now, change->now, tui->lang, MONEY_SHORT));
}

static void add_change(struct pager *pager, const struct tui *tui,
    const struct case_file *file, const struct snapshot_change *change)
{
	switch (change->kind) {
	case SNAPSHOT_APPLIES:
		/* TRANSLATORS: a package, and the package today */
		pager_addf(pager, LOOK_STRONG, 2, _("What applies: %s, today %s"),
		    applies_label(change->applies_then), applies_label(change->applies_now));
		break;
	case SNAPSHOT_POLICY:
		/* TRANSLATORS: the id of a policy, and that of today */
		pager_addf(pager, LOOK_NORMAL, 4, _("Policy: %s, today %s"),
		    change->policy_then, change->policy_now);
		break;
	case SNAPSHOT_TOTAL:
		add_total(pager, tui, change);
		break;
	case SNAPSHOT_LINE:
		add_line(pager, tui, file, change);
		break;
	}
}

/* Lines stand under the heading that they have on paper. */
static void add_told_line(struct pager *pager, const struct desk_told_line *line,
    const char *heading_before)
{
	int indent = line->heading != NULL ? 4 : 2;

	if (line->heading != NULL && g_strcmp0(line->heading, heading_before) != 0)
		pager_add(pager, LOOK_STRONG, 2, PAGER_TEXT, line->heading);
	if (line->then != NULL && line->now != NULL) {
		/* TRANSLATORS: a line of a summary as it was given, and as it is today */
		pager_addf(pager, LOOK_NORMAL, indent, _("then: %s"), line->then);
		pager_addf(pager, LOOK_NORMAL, indent, _("today: %s"), line->now);
	} else if (line->then != NULL) {
		/* TRANSLATORS: a line of a summary that is left out today */
		pager_addf(pager, LOOK_NORMAL, indent, _("gone: %s"), line->then);
	} else {
		/* TRANSLATORS: a line that a summary did not have */
		pager_addf(pager, LOOK_NORMAL, indent, _("new: %s"), line->now);
	}
}

static void add_summary(
    struct pager *pager, const struct tui *tui, const struct desk_told *told)
{
	char at[DESK_TIME_TEXT];
	const char *heading = NULL;

	desk_time_format(tui->desk, at, told->at, tui->lang);
	pager_space(pager);
	/* TRANSLATORS: "Summary for the applicant", "in Dutch" */
	pager_addf(pager, LOOK_HEADING, 0, _("%s, %s"), _(summary_label(told->reader)),
	    _(lang_label(told->lang)));
	/* TRANSLATORS: a date and time, and the name of a user */
	pager_addf(pager, LOOK_NORMAL, 0, told->printed
	        ? _("Printed on %s by %s. Made today it would say something else:")
	        : _("Saved on %s by %s. Made today it would say something else:"),
	    at, told->user);
	for (size_t i = 0; i < told->line_count; i++) {
		add_told_line(pager, &told->line[i], heading);
		heading = told->line[i].heading;
	}
}

/* Summaries that somebody has.  Whether there were any that would differ. */
static bool add_summaries(struct pager *pager, const struct tui *tui,
    const struct differs *differs)
{
	struct desk_told *told = NULL;
	struct fault fault;
	size_t count = 0;
	char *text;

	if (desk_told_differs(tui->desk, differs->opened, differs->calculation, &told, &count,
	        &fault) != 0) {
		text = loop_fault_text(&fault);
		pager_add(pager, LOOK_FAULT, 0, PAGER_TEXT, text);
		g_free(text);
	}
	for (size_t i = 0; i < count; i++)
		add_summary(pager, tui, &told[i]);
	desk_told_free(told, count);
	return count > 0;
}

static void fill(struct tui *tui, void *data, struct pager *pager)
{
	const struct differs *differs = data;
	struct snapshot_change *change = NULL;
	size_t count =
	    desk_case_differs(tui->desk, differs->opened, differs->calculation, &change);
	bool summaries = add_summaries(pager, tui, differs);
	int package = -1;

	if (summaries)
		pager_space(pager);
	if (count == 0 && summaries)
		return;
	if (count == 0)
		pager_add(pager, LOOK_NORMAL, 0, PAGER_TEXT,
		    _("Today this case comes out as it was saved."));
	else
		pager_add(pager, LOOK_NORMAL, 0, PAGER_TEXT,
		    _("The rules have changed since this case was saved. Today it comes out "
		      "differently. What was said to the person then was:"));
	for (size_t i = 0; i < count; i++) {
		if (change[i].kind != SNAPSHOT_APPLIES && change[i].package != package) {
			package = change[i].package;
			pager_space(pager);
			pager_add(pager, LOOK_HEADING, 2, PAGER_TEXT,
			    _(package_label((enum package)package)));
		}
		add_change(pager, tui, &differs->opened->file, &change[i]);
	}
	g_free(change);
}

void differs_open(struct tui *tui, const struct desk_case *opened,
    const struct desk_calculation *calculation)
{
	static const struct reading reading = { .title = N_("Different today"),
		.fill = fill,
		.free = g_free };
	struct differs *differs = g_new(struct differs, 1);

	differs->opened = opened;
	differs->calculation = calculation;
	reading_open(tui, &reading, differs);
}
